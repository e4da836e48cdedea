"""What abbreviations stand for, and which of several readings the words beside one ask for.

Both are data, in abbreviations.toml. A Vietnamese noun is narrowed by what follows it, so that
words after an abbreviation ("HS lớp 5") weigh more than those before it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.lexicon import load_lexicon
from cchc_nlp.vietnamese.syllables import is_syllable

_SPACES = r"[ \t]{1,2}"
_NUMBER = r"\d(?:[\d.,]{0,12}\d)?"
_COUNT = rf"{_NUMBER}(?:/{_NUMBER})?"  # "19", "1.245", "19/19"
_SYMBOL = re.compile(
    r"[ \t]{0,2}(?:[Ss]ố[ \t]{0,2}:?[ \t]{0,2})?\d{1,5}[A-Za-z]?(?:[ \t]?/[ \t]?(?:19|20)\d\d)?"
    r"[ \t]?[/-][ \t]?(?P<type>[^\W\d_]{1,15})"
)
_NAME = re.compile(r"\.?[ \t]{0,2}([^\W\d_]+)[ \t]([^\W\d_]+)")
_SENTENCE_END = re.compile(r"[.;!?\n](?=\s|\Z)")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_REACH = 48  # letters that the longest phrase before an abbreviation may take
_NEAR = 70


class Phrases(NamedTuple):
    """Phrases in one pattern, a group each, and the reading that each group speaks for.

    Each has one of `words` in it: most places have none, and a pattern is slow.
    """

    pattern: re.Pattern[str]
    readings: tuple[str, ...]
    words: frozenset[str]

    def reading(self, match: re.Match[str] | None) -> str:
        """The reading of a match; "" for none."""
        return self.readings[match.lastindex - 1] if match and match.lastindex else ""


class Cues(NamedTuple):
    """What decides between the readings of one abbreviation, from the surest to the vaguest."""

    readings: tuple[str, ...]
    symbols: Mapping[str, str]
    after: Phrases
    before: Phrases
    then: Phrases
    place: str
    near: Phrases | None


class Tables(NamedTuple):
    """The data of abbreviations.toml, with what lexicon.toml has written out in its terms."""

    expansions: Mapping[str, str]
    joined: Mapping[str, str]
    ambiguous: Mapping[str, Cues]
    left_out: frozenset[str]
    surnames: frozenset[str]


@cache
def tables() -> Tables:
    """The tables that ship with the package.

    >>> tables().expansions["KT-XH"], tables().joined["KTXH"], tables().expansions["TTHC"]
    ('kinh tế - xã hội', 'kinh tế - xã hội', 'thủ tục hành chính')
    >>> list(tables().ambiguous["TTr"].symbols.items())
    [('TTr', 'tờ trình')]
    """
    resource = files(__package__) / "abbreviations.toml"
    data: dict[str, Any] = tomllib.loads(resource.read_text(encoding="utf-8"))
    expansions = {**data["expansions"], **load_lexicon().interchangeable}
    return Tables(
        expansions=expansions,
        joined={joined(short): words for short, words in expansions.items()} | expansions,
        ambiguous={s: _cues(r, data["between"]) for s, r in data["ambiguous"].items()},
        left_out=frozenset(data["left_out"]),
        surnames=frozenset(data["surnames"]),
    )


def joined(short: str) -> str:
    """A short form without the signs between its letters.

    >>> joined("LĐ-TB&XH"), joined("KT - XH")
    ('LĐTBXH', 'KTXH')
    """
    return re.sub(r"[&\s-]", "", short)


def known_reading(short: str) -> str:
    """What an abbreviation with one reading stands for; "" for any other word.

    >>> known_reading("LĐ-TB&XH"), known_reading("TT"), known_reading("T-W")
    ('lao động - thương binh và xã hội', '', '')
    """
    if words := tables().expansions.get(short):
        return words
    letters = joined(short)
    return tables().joined.get(letters, "") if len(letters) > 3 else ""


def readings_of(short: str) -> tuple[str, ...]:
    """All that an abbreviation may stand for, by the data.

    >>> readings_of("TTr"), readings_of("BVTV"), readings_of("XYZ")
    (('tờ trình', 'thanh tra'), ('bảo vệ thực vật',), ())
    """
    if cues := tables().ambiguous.get(short):
        return cues.readings
    return (known,) if (known := known_reading(short)) else ()


def reading_in_context(short: str, plain: str, folded: str, *, start: int, end: int) -> str:
    """Which of its readings an abbreviation at [start, end) has; "" where the words do not say.

    >>> def reading(text: str, short: str) -> str:
    ...     start = text.index(short)
    ...     return reading_in_context(short, text, fold(text), start=start, end=start + len(short))
    >>> reading("tiếp nhận 125 HS", "HS"), reading("quà cho HS lớp 5", "HS"), reading("HS", "HS")
    ('hồ sơ', 'học sinh', '')
    """
    cues = tables().ambiguous[short]
    if folded[end : end + 1] == "." and folded[end + 1 : end + 2].isalpha():
        end += 1  # "TP.HCM"
    return (
        _by_symbol(cues, plain, end)
        or _by_words_after(cues.after, folded, end)
        or _by_words_before(cues.before, folded, start)
        or _by_words_after(cues.then, folded, end)
        or _by_place(cues, plain, end)
        or _by_sentence(cues, folded, start, end)
    )


def _by_symbol(cues: Cues, plain: str, end: int) -> str:
    symbol = _SYMBOL.match(plain, end)
    return (cues.symbols.get(symbol["type"]) or cues.symbols.get("*", "")) if symbol else ""


def _by_words_after(phrases: Phrases, folded: str, end: int) -> str:
    token = _TOKEN.search(folded, end, end + _REACH)
    if token is None or _key(token[0]) not in phrases.words:
        return ""
    return phrases.reading(phrases.pattern.match(folded, end))


def _by_words_before(phrases: Phrases, folded: str, start: int) -> str:
    reach = max(0, start - _REACH)
    if phrases.words.isdisjoint(_TOKEN.findall(folded, reach, start)):
        return ""
    return phrases.reading(phrases.pattern.search(folded, reach, start))


def _by_place(cues: Cues, plain: str, end: int) -> str:
    name = _NAME.match(plain, end) if cues.place else None
    if name is None or name[1] in tables().surnames:
        return ""
    return cues.place if all(w.istitle() and is_syllable(w) for w in name.groups()) else ""


def _by_sentence(cues: Cues, folded: str, start: int, end: int) -> str:
    if cues.near is None:
        return ""
    before = _SENTENCE_END.split(folded[max(0, start - _NEAR) : start])[-1]
    after = _SENTENCE_END.split(folded[end : end + _NEAR], maxsplit=1)[0]
    found = {
        cues.near.reading(match)
        for part in (before, after)
        if not cues.near.words.isdisjoint(_TOKEN.findall(part))
        for match in cues.near.pattern.finditer(part)
    }
    return found.pop() if len(found) == 1 else ""


def _cues(readings: Sequence[Mapping[str, Any]], between: Iterable[str]) -> Cues:
    gap = rf"(?:(?:{'|'.join(map(_phrase, between))}){_SPACES}){{0,2}}(?:{_COUNT}{_SPACES})?"
    near = _phrases(readings, "near", lead=r"(?<!\w)")
    return Cues(
        readings=tuple(r["reading"] for r in readings),
        symbols={code: r["reading"] for r in readings for code in r.get("symbols", ())},
        after=_phrases(readings, "after", lead=r"[ \t]{0,2}"),
        before=_phrases(readings, "before", lead=r"(?<!\w)", tail=rf"(?:{_SPACES}|:[ \t]){gap}\Z"),
        then=_phrases(readings, "then", lead=r"[ \t]{0,2}"),
        place=next((r["reading"] for r in readings if r.get("place")), ""),
        near=near if near.readings else None,
    )


def _phrases(
    readings: Sequence[Mapping[str, Any]], side: str, *, lead: str, tail: str = ""
) -> Phrases:
    """The phrases of one side; the longest first, for the first that fits is taken."""
    said = [(phrase, r["reading"]) for r in readings for phrase in r.get(side, ())]
    said.sort(key=lambda pair: -len(pair[0]))
    any_of = "|".join(f"({_phrase(phrase)})" for phrase, _ in said) or "(?!)"
    pattern = re.compile(f"{lead}(?:{any_of}){tail}")
    edge = -1 if side == "before" else 0
    words = frozenset(_key(_TOKEN.findall(fold(phrase))[edge]) for phrase, _ in said)
    return Phrases(pattern, tuple(reading for _, reading in said), words)


def _key(token: str) -> str:
    return "#" if token[0].isdigit() else token


def _phrase(phrase: str) -> str:
    """A phrase as a pattern for folded text: "#" is a number, no word goes on behind it."""
    words = re.escape(fold(phrase)).replace(r"\ ", _SPACES).replace(r"\#", _NUMBER)
    words = words.replace(_SPACES + r"\-", r"[ \t]?-").replace(_SPACES + "&", "[ \t]?&")
    return words + (
        r"(?![\w/-])" if phrase[-1] == "#" else r"(?!\w)" if phrase[-1].isalnum() else ""
    )
