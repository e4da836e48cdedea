"""Abbreviations of administrative prose written out: "UBND", "LĐ-TB&XH", the "HS" of "125 HS".

A document's own explanation counts for all of it, before the lexicon; of an abbreviation with
several readings the words beside it decide, or nothing does and it is left alone. Nothing is
read in document symbols, addresses, file names and words that merely stand in capitals.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from cchc_nlp.records import Span
from cchc_nlp.vietnamese.abbreviation_tables import (
    joined,
    known_reading,
    reading_in_context,
    readings_of,
    tables,
)
from cchc_nlp.vietnamese.alignment import in_any_text
from cchc_nlp.vietnamese.citation_tables import tables as citation_tables
from cchc_nlp.vietnamese.folding import fold, plain_forms, plain_letters
from cchc_nlp.vietnamese.syllables import is_syllable

Source = Literal["document", "lexicon", "context"]

_CAPITAL = "A-ZĐƯÂÊÔƠ"
_SHORT = rf"(?P<short>(?<![\w&/-])[{_CAPITAL}][{_CAPITAL}a-zđư&-]{{1,14}}(?<![&-])(?![\w&/-]))"
_SAID = r"(?:viết|gọi)[ ](?:tắt|chung)(?:[ ]là)?[ ]?:?[ ]?"
_WORD = r"[^\W\d_]{1,12}"
# Words before: "Bảo vệ thực vật (BVTV)", with "sau đây gọi tắt là" or "UBND tỉnh" in the brackets.
_AFTER = re.compile(
    rf"\([ ]?(?:(?:sau|từ|dưới)[ ]đây[ ])?(?:được[ ])?(?:{_SAID}|(?:là|hay)[ ])?"
    rf"[\"']?(?:{_WORD}[ ]){{0,3}}{_SHORT}(?P<tail>(?:[ ]{_WORD}){{0,2}})[\"']?[ ]?\)"
)
_AFTER_COMMA = re.compile(rf"(?:,[ ](?:sau[ ]đây[ ])?|[ ]-[ ])(?:được[ ])?{_SAID}[\"']?{_SHORT}")
# Words after: "BVTV (Bảo vệ thực vật)", and "BVTV: Bảo vệ thực vật" as a line of its own.
_BEFORE = re.compile(
    rf"{_SHORT}[\"']?[ ]{{0,2}}\((?:là[ ])?(?:viết[ ]tắt[ ]của[ ])?(?:cụm[ ]từ[ ]|tức[ ]là[ ])?"
    r"[\"']?(?P<words>[^()\n;:]{3,120}?)[\"']?\)"
)
_LISTED = re.compile(
    rf"^[ \t•*+-]{{0,4}}(?:\d{{1,3}}[.)]?[ \t]{{1,4}})?{_SHORT}[ \t]{{0,4}}[:=|\t-][ \t]{{0,4}}"
    r"(?P<words>[^()\n;:]{3,120}?)[ \t]{0,4}[.;,]?$",
    re.MULTILINE,
)
_REACH = 160  # letters before a short form in which its words stand

_ADDRESS = re.compile(
    r"@|://|(?i:\bwww\.)|(?i:\.(?:vn|com|net|org|info|pdf|docx?|xlsx?|pptx?|zip|rar|html?|aspx?|jpe?g|png|mp4)(?!\w))"
)
# What signs hold together; a sign between spaces only does between capitals ("KT - XH").
_JOINT = rf"(?<=[{_CAPITAL}])[ ][&-][ ](?=[{_CAPITAL}])"
_CHAIN = re.compile(
    rf"[\w&/\u0300-\u036f-]+(?:{_JOINT}[{_CAPITAL}a-zđư&]{{2,9}}(?![\w/\u0300-\u036f-]))*"
)
_CAPITALS = re.compile(rf"[{_CAPITAL}][a-z]?[{_CAPITAL}]")
_PART = re.compile(r"(?<![\w\u0300-\u036f])[^\W\d_]+(?![\w\u0300-\u036f])")
_NUMBERED = re.compile(r"^/|\d[A-Za-z]?[/-]")  # a chain that is a document symbol
_CLAUSE_END = re.compile(r"[.;:(){}\n]")
_WORDS = re.compile(r"[^\W\d_]+")
_LONGEST = 5  # parts of an abbreviation: LĐ-TB&XH has three


@dataclass(frozen=True)
class Abbreviation(Span):
    """A short form that the document itself explains: `text` stands for `expansion`."""

    expansion: str


@dataclass(frozen=True)
class Expansion(Span):
    """An abbreviation as it stands in a text, the words it stands for, and who says so."""

    expansion: str
    source: Source


class _Text(NamedTuple):
    """A text, the forms of it that are searched, and what it explains itself, by position."""

    text: str
    plain: str
    folded: str
    own: Mapping[str, Sequence[Abbreviation]]


@in_any_text
def find_abbreviations(text: str) -> Iterator[Abbreviation]:
    """The abbreviations that a text explains, where it does, in order.

    >>> text = "Chi cục Bảo vệ thực vật (sau đây gọi tắt là BVTV), CĐS (chuyển đổi số)"
    >>> [(a.text, a.expansion) for a in find_abbreviations(text)]
    [('BVTV', 'Bảo vệ thực vật'), ('CĐS', 'chuyển đổi số')]
    """
    plain = plain_forms(text)
    found = [*_explained_before(text, plain), *_explained_after(text, plain)]
    end = 0
    for abbreviation in sorted(found, key=lambda a: a.start):
        if abbreviation.start >= end:
            end = abbreviation.end
            yield abbreviation


@in_any_text
def expand(text: str) -> Iterator[Expansion]:
    """Every abbreviation of a text that can be read, in order, without overlap.

    What the document explains is given in its own words, everything else in lower case but for
    proper names. What nothing decides is not among them, as the last TT here.

    >>> text = "UBND xã có 125 HS quá hạn, theo TT 01/2023/TT-VPCP; TT nêu trên"
    >>> for e in expand(text):
    ...     print(e.start, e.text, e.expansion, e.source)
    0 UBND Ủy ban nhân dân lexicon
    15 HS hồ sơ context
    32 TT thông tư context
    >>> text = "Ngành TT giao Chi cục Trồng trọt (TT)"
    >>> [(e.start, e.expansion, e.source) for e in expand(text)]
    [(6, 'Trồng trọt', 'document'), (34, 'Trồng trọt', 'document')]
    """
    own: dict[str, list[Abbreviation]] = {}
    for abbreviation in find_abbreviations(text):
        own.setdefault(joined(abbreviation.text), []).append(abbreviation)
    plain = plain_forms(text)
    source = _Text(text, plain, fold(text), own)
    for chain in _CHAIN.finditer(_readable(plain)):
        if _CAPITALS.search(chain[0]):
            yield from _expansions(source, chain)


def _expansions(source: _Text, chain: re.Match[str]) -> Iterator[Expansion]:
    """The abbreviations of words that signs hold together: "HĐND-UBND", "KT - XH"."""
    parts = list(_PART.finditer(chain.string, *chain.span()))
    position = 0 if _is_prose(source, chain, parts) else len(parts)
    while position < len(parts):
        size, expansion = _longest(source, parts[position : position + _LONGEST])
        if expansion:
            yield expansion
        position += size


def _is_prose(source: _Text, chain: re.Match[str], parts: Sequence[re.Match[str]]) -> bool:
    """Whether letters are words, not those of a document symbol ("07/KH-SNV", "QĐ-UBND")."""
    if not parts or _NUMBERED.search(chain[0]):
        return False
    sign = chain.string[parts[0].end() : parts[0].end() + 1]
    is_typed = sign in ("-", "/") and parts[0][0] in citation_tables().codes
    return not is_typed or _is_known(source, chain[0])


def _is_known(source: _Text, short: str) -> bool:
    return joined(short) in source.own or bool(known_reading(short))


def _longest(source: _Text, parts: Sequence[re.Match[str]]) -> tuple[int, Expansion | None]:
    """How many parts the abbreviation at their start takes, and its reading if there is one."""
    if sum(map(str.isupper, parts[0][0])) > 1:
        for size in range(len(parts), 0, -1):
            if expansion := _reading(source, parts[0].start(), parts[size - 1].end()):
                return size, expansion
    return 1, None


def _reading(source: _Text, start: int, end: int) -> Expansion | None:
    """The stretch of a text as an abbreviation: by the document, the lexicon, the context."""
    origin: Source = "document"
    short, words = source.plain[start:end], ""
    if own := source.own and source.own.get(joined(short)):
        words = own[max(0, bisect_right(own, start, key=lambda a: a.start) - 1)].expansion
    elif known := known_reading(short):
        words, origin = known, "lexicon"
    elif short in tables().ambiguous:
        words = reading_in_context(short, source.plain, source.folded, start=start, end=end)
        origin = "context"
    if not words or "/" in short or _is_a_word(source.plain, start, end):
        return None
    return Expansion(source.text[start:end], start, end, words, origin)


def _is_a_word(plain: str, start: int, end: int) -> bool:
    """Whether letters that make a syllable stand among other words in capitals."""
    if not is_syllable(plain[start:end]):
        return False
    before = plain[max(0, start - 40) : start].rpartition("\n")[2]
    after = plain[end : end + 40].partition("\n")[0]
    beside = [*_WORDS.findall(before)[-1:], *_WORDS.findall(after)[:1]]
    if not any(map(str.islower, before + after)):
        return bool(beside) or not any(map(str.isdigit, before + after))
    return any(w.isupper() and len(w) > 1 and is_syllable(w) for w in beside)


def _readable(plain: str) -> str:
    """The text with blanks for addresses, file names, and symbols with blanks in them."""
    return _spaced_symbol().sub(_blank, re.sub(r"\S+", _blank_address, plain))


@cache
def _spaced_symbol() -> re.Pattern[str]:
    """A document symbol with blanks in it: "12/ KH-UBND", "17 QĐ-UBND", "07/KH- UBND"."""
    types = "|".join(map(re.escape, citation_tables().codes))
    return re.compile(
        rf"(?<![\w/])\d{{1,5}}[A-Za-z]?(?:[ ]?/[ ]?\d{{4}})?[ ]?[/-]?[ ]?(?:{types})[ ]?[/-][ ]?"
        rf"[{_CAPITAL}][\w&]{{1,14}}(?:[ ]?-[ ]?[{_CAPITAL}][\w&]{{1,9}}){{0,4}}"
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blank_address(match: re.Match[str]) -> str:
    return _blank(match) if _ADDRESS.search(match[0]) else match[0]


def _explained_before(text: str, plain: str) -> Iterator[Abbreviation]:
    """Short forms in brackets or after "gọi tắt là", with the words before them."""
    for pattern in (_AFTER, _AFTER_COMMA):
        for match in pattern.finditer(plain):
            line = plain[max(0, match.start() - _REACH) : match.start()]
            words = _CLAUSE_END.split(line)[-1].rstrip(" \"',")
            if tail := match.groupdict().get("tail"):
                words = words.removesuffix(tail) if words.endswith(tail) else ""
            if spelled := _spelled(words, match["short"]):
                end = match.start() - len(line) + line.rindex(words) + len(words)
                yield from _explained(text, match, end - len(spelled), end)


def _explained_after(text: str, plain: str) -> Iterator[Abbreviation]:
    """Short forms with their words in brackets behind them, or in a list of abbreviations."""
    for pattern in (_BEFORE, _LISTED):
        for match in pattern.finditer(plain):
            if _spelled(match["words"].strip(), match["short"]) == match["words"].strip():
                yield from _explained(text, match, *match.span("words"))


def _explained(text: str, match: re.Match[str], start: int, end: int) -> Iterator[Abbreviation]:
    """The abbreviation, unless it is a numeral or the initials of a person."""
    short, words = match["short"], text[start:end].strip()
    is_name = len(joined(short)) < 4 and all(map(str.istitle, words.split()))
    if is_name:  # unless the text says so in words, or the lexicon knows them
        is_name = "tắt" not in match[0] and fold(words) not in map(fold, readings_of(short))
    if not is_name and joined(words) != joined(short) and not re.fullmatch("[IVX]+", short):
        yield Abbreviation(
            text[match.start("short") : match.end("short")], *match.span("short"), words
        )


def _spelled(words: str, short: str) -> str:
    """The last of the words whose first letters spell the short form; "" if none do."""
    letters = joined(short)
    if sum(map(str.isupper, letters)) < 2:
        return ""
    left = {len(letters)}  # how many letters may be open still
    for word in reversed(list(re.finditer(r"\w+", words))):
        passed = left if fold(word[0]) in tables().left_out else set()
        left = passed | {n - taken for n in left if (taken := _taken(word[0], letters[:n]))}
        if 0 in left:
            return words[word.start() :]
        if not left:
            break
    return ""


def _taken(word: str, letters: str) -> int:
    """How many of the last letters a word stands for: T, Tr, or all of a shorter form in it."""
    if len(word) > 1 and word.isupper() and letters.endswith(word):
        return len(word)
    unit = re.search(f"[{_CAPITAL}][a-zđư]*$", letters)
    if unit is None or _initial(word) != _initial(unit[0]):
        return 0
    rest = iter(plain_letters(word[1:]))
    return len(unit[0]) if all(letter in rest for letter in plain_letters(unit[0][1:])) else 0


def _initial(word: str) -> str:
    """The first letter as abbreviations write it: Ủ is U and Ư is U, but Đ stays Đ."""
    return unicodedata.normalize("NFD", word[0].upper())[0]
