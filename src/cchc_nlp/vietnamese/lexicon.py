"""Domain terms of administrative reform kept whole, and the abbreviations of offices.

The terms are data (lexicon.toml). They are found syllable by syllable in the folded text through
a tree of syllables: one pass, the longest term wins, offsets point into the text as given.
"""

from __future__ import annotations

import itertools
import re
import tomllib
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Generic, Literal, TypeVar

from cchc_nlp.records import Span
from cchc_nlp.vietnamese.normalization import fold

T = TypeVar("T")
Strength = Literal["strong", "weak", "ambiguous"]
_STRENGTHS: tuple[Strength, ...] = ("strong", "weak", "ambiguous")

_TOKEN = re.compile(r"\w+|[^\w ]")
_SYLLABLE = re.compile(r"\w+")
_SHORT_FORM = re.compile(
    r"\((?:sau đây )?(?:(?:gọi|viết) (?:tắt )?(?:là )?:? ?)?[\"“]?([A-ZĐ][A-ZĐ&]{1,9})[\"”]?\)"
)
_LEFT_OUT = {"và", "về", "của", "các"}  # small words that have no letter in an abbreviation


@dataclass(frozen=True)
class Term:
    """A term of the domain: its labels (P1..P6, X1..X3) and how far it speaks for them alone."""

    name: str
    labels: tuple[str, ...]
    strength: Strength


@dataclass(frozen=True)
class TermMention(Span):
    """A term as it stands in a text."""

    term: Term


@dataclass(frozen=True)
class Abbreviation(Span):
    """A short form that the document itself explains: `text` stands for `expansion`."""

    expansion: str


@dataclass(frozen=True)
class Lexicon:
    """What lexicon.toml says: terms by their written forms, abbreviations by their short form."""

    version: str
    terms: Mapping[str, Term]
    abbreviations: Mapping[str, str]
    elsewhere: tuple[str, ...]
    words: tuple[str, ...]


class PhraseTree(Generic[T]):
    """Phrases as a tree of syllables and marks, each with what it stands for.

    White space between syllables is free, a line break is not; a syllable in capitals matches
    only capitals, every other one also matches in another case or tone-mark style.

    >>> tree = PhraseTree([("một cửa", 1), ("một cửa điện tử", 2), ("PCI", 3)])
    >>> list(tree.find("Hệ thống Một cửa  điện tử, pci và PCI"))
    [(9, 25, 2), (34, 37, 3)]
    """

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._root: dict[str | None, Any] = {}
        for phrase, value in phrases:
            node = self._root
            for token in _TOKEN.finditer(phrase):
                node = node.setdefault(_key(token[0]), {})
            node[None] = value

    def find(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Start, end and value of each phrase in an NFC text, the longest at each place."""
        tokens = _tokens(text)
        position = 0
        while position < len(tokens):
            size, value = self._longest(text, tokens, position)
            if size:
                yield tokens[position][0], tokens[position + size - 1][1], value
            position += size or 1

    def _longest(
        self, text: str, tokens: Sequence[tuple[int, int, str]], position: int
    ) -> tuple[int, Any]:
        node, best, value = self._root, 0, None
        for size in itertools.count(1):
            if position + size > len(tokens):
                break
            start, end, folded = tokens[position + size - 1]
            below = node.get(folded)
            if below is None and text[start:end].isupper():
                below = node.get(folded.upper())
            if below is None:
                break
            node = below
            if None in node:
                best, value = size, node[None]
        return best, value


@lru_cache(maxsize=4)  # one text is searched for terms and then for other words
def _tokens(text: str) -> tuple[tuple[int, int, str], ...]:
    """Start, end and folded form of each syllable, number, mark and line break."""
    return tuple((m.start(), m.end(), m[0]) for m in _TOKEN.finditer(fold(text)))


def _key(token: str) -> str:
    """A token of a phrase as the tree knows it: abbreviations keep their capitals."""
    return fold(token).upper() if len(token) > 1 and token.isupper() else fold(token)


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the package.

    >>> load_lexicon().abbreviations["BVTV"]
    'bảo vệ thực vật'
    >>> load_lexicon().terms["niêm yết công khai thủ tục hành chính"].labels
    ('P2',)
    """
    raw = tomllib.loads(resources.files(__package__).joinpath("lexicon.toml").read_text("utf-8"))
    interchangeable: dict[str, str] = raw["interchangeable"]
    terms: dict[str, Term] = {}
    for label, strength, line in _lines(raw):
        name, *_ = forms = line.split(" | ")
        for form in itertools.chain.from_iterable(_written_out(f, interchangeable) for f in forms):
            terms[form] = _merged(terms.get(form), Term(name, (label,), strength))
    abbreviations = {**raw["abbreviations"], **interchangeable}
    return Lexicon(
        version=raw["version"],
        terms=MappingProxyType(terms),
        abbreviations=MappingProxyType(abbreviations),
        elsewhere=tuple(raw["elsewhere"]["phrases"]),
        words=tuple(raw["words"]["whole"]),
    )


def _lines(raw: Mapping[str, Any]) -> Iterator[tuple[str, Strength, str]]:
    for label, group in raw.items():
        if isinstance(group, dict) and "strong" in group:
            for strength in _STRENGTHS:
                yield from ((label, strength, line) for line in group.get(strength, ()))


def _merged(known: Term | None, term: Term) -> Term:
    """A form under two labels is one term with both; the first one's name and strength stay."""
    if known is None or known.labels == term.labels:
        return known or term
    return Term(known.name, (*known.labels, *term.labels), known.strength)


def _written_out(form: str, interchangeable: Mapping[str, str]) -> Iterator[str]:
    """The form, and with each abbreviation in it written out."""
    yield form
    for short, expansion in interchangeable.items():
        if re.search(rf"\b{short}\b", form):
            yield re.sub(rf"\b{short}\b", expansion, form)


@cache
def _terms() -> PhraseTree[Term]:
    return PhraseTree(load_lexicon().terms.items())


@cache
def _elsewhere() -> PhraseTree[None]:
    return PhraseTree((phrase, None) for phrase in load_lexicon().elsewhere)


def find_terms(text: str) -> Iterator[TermMention]:
    """The domain terms of an NFC text, in order, without overlap.

    What belongs to a phrase that only looks like a term ("cải cách ruộng đất") is left out.

    >>> [(m.text, m.term.labels) for m in find_terms("Niêm yết TTHC tại Bộ phận Một cửa")]
    [('Niêm yết TTHC', ('P2',)), ('Bộ phận Một cửa', ('P2',))]
    """
    others = deque(_elsewhere().find(text))
    for start, end, term in _terms().find(text):
        while others and others[0][1] <= start:
            others.popleft()
        other = others[0] if others else (end, end, None)
        if other[0] >= end or (start <= other[0] and other[1] <= end):
            yield TermMention(text[start:end], start, end, term)


def abbreviations(text: str) -> Iterator[Abbreviation]:
    """The abbreviations that the text explains where it first uses them.

    >>> [(a.text, a.expansion) for a in abbreviations("Chi cục Bảo vệ thực vật (BVTV) báo cáo")]
    [('BVTV', 'Bảo vệ thực vật')]
    """
    for match in _SHORT_FORM.finditer(text):
        if expansion := _expansion(text[max(0, match.start() - 160) : match.start()], match[1]):
            yield Abbreviation(match[1], match.start(1), match.end(1), expansion)


def _expansion(before: str, short: str) -> str:
    """The last words of `before` whose first letters spell the short form; "" if none do."""
    letters = short.replace("&", "")
    line = before.rsplit("\n", 1)[-1].rstrip()
    for word in reversed(list(_SYLLABLE.finditer(line))):
        spelled = word[0] if word[0].isupper() and letters.endswith(word[0]) else _initial(word[0])
        if letters.endswith(spelled):
            letters = letters[: -len(spelled)]
        elif word[0].lower() not in _LEFT_OUT:
            return ""
        if not letters:
            return line[word.start() :]
    return ""


def _initial(word: str) -> str:
    """The first letter as abbreviations write it: Ủ is U and Ư is U, but Đ stays Đ."""
    return unicodedata.normalize("NFD", word[0].upper())[0]
