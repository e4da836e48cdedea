"""Many phrases found in one pass, whole syllables only, the longest at each place.

The search is that of Aho and Corasick (pyahocorasick) over the folded text. What it cannot know is
checked on each hit: that it begins and ends between syllables, and that abbreviations stand in
capitals.
"""

from __future__ import annotations

import bisect
import itertools
import operator
import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from cchc_nlp.vietnamese.folding import fold

T = TypeVar("T")

_TOKEN = re.compile(r"\w+|[^\w ]")
_SPACES = re.compile("  +")
MOST_MARKS = 4  # within a phrase, around which white space is free; around further ones it is not


class Way(NamedTuple):
    """How a form may be written: where it must have capitals, and what it stands for then."""

    capitals: tuple[tuple[int, int], ...]
    values: tuple[Any, ...]


class Form(NamedTuple):
    """A folded phrase; of its ways the first that fits is meant."""

    text: str
    ways: tuple[Way, ...]


class PhraseTree(Generic[T]):
    """Phrases, each with what it stands for.

    White space between syllables is free, a line break is not; a syllable in capitals matches
    only capitals, every other one also matches in another case or tone-mark style.

    >>> tree = PhraseTree([("một cửa", 1), ("một cửa điện tử", 2), ("PCI", 3)])
    >>> list(tree.find("Hệ thống Một cửa  điện tử, pci và PCI"))
    [(9, 25, 2), (34, 37, 3)]
    """

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._phrases = tuple(phrases)

    def find(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Start, end and value of each phrase in an NFC text, the longest at each place."""
        return leftmost_longest(self.all_matches(text, fold(text)))

    def all_matches(self, text: str, folded: str) -> list[tuple[int, int, T]]:
        """Every phrase that stands in the text, those within one another too, by their ends.

        A phrase that was given twice matches twice, as what was given last first.
        """
        if "  " in folded:
            return self._matches_between_spaces(text, folded)
        found: list[tuple[int, int, T]] = []
        for last, (length, ways) in self._automaton.iter(folded) if self._phrases else ():
            end = last + 1
            after = folded[end : end + 1]
            # written out, for a call costs as much as all the rest: most hits end inside a word
            if (after.isalnum() or after == "_") and _in_word(folded[last]):
                continue
            start = end - length
            if start and _in_word(folded[start - 1]) and _in_word(folded[start]):
                continue
            for capitals, values in ways:
                if not capitals or all(text[start + a : start + b].isupper() for a, b in capitals):
                    found += [(start, end, value) for value in values]
                    break
        return found

    def _matches_between_spaces(self, text: str, folded: str) -> list[tuple[int, int, T]]:
        """The matches of a text that has two spaces in a row, at their places in it."""
        squeezed = Squeezed(folded)
        found = self.all_matches(squeezed.of(text), squeezed.of(folded))
        return [(*squeezed.outer(start, end), value) for start, end, value in found]

    @cached_property
    def _automaton(self) -> Any:
        import ahocorasick

        automaton = ahocorasick.Automaton()
        for form in all_forms(self._phrases):
            automaton.add_word(form.text, (len(form.text), form.ways))
        automaton.make_automaton()
        return automaton


def all_forms(phrases: Iterable[tuple[str, Any]]) -> list[Form]:
    """The folded forms of phrases, each once, with all that it stands for; the last given first."""
    forms: dict[str, dict[tuple[tuple[int, int], ...], Way]] = {}
    for phrase, value in phrases:
        for form, capitals in _written(_TOKEN.findall(phrase)):
            ways = forms.setdefault(form, {})
            known = ways[capitals].values if capitals in ways else ()
            ways[capitals] = Way(capitals, (value, *known))
    # where both match, that without capitals stands for it
    return [
        Form(form, tuple(ways[capitals] for capitals in sorted(ways, key=len)))
        for form, ways in forms.items()
    ]


class Squeezed:
    """A text of which only the first of spaces in a row is kept, and the places in both."""

    def __init__(self, folded: str) -> None:
        self._kept = _single_spaced(folded)
        self._starts = [start for start, _ in self._kept]
        self._begins = list(itertools.accumulate((b - a for a, b in self._kept), initial=0))

    def of(self, text: str) -> str:
        """The text, or another with spaces at the same places, without them."""
        return "".join([text[a:b] for a, b in self._kept])

    def inner(self, offset: int) -> int:
        """Where a letter that is kept stands in the squeezed text."""
        piece = bisect.bisect(self._starts, offset) - 1
        return self._begins[piece] + offset - self._starts[piece]

    def outer(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the squeezed text stands in the text itself."""
        return self._outer(start), self._outer(end - 1) + 1

    def _outer(self, offset: int) -> int:
        piece = bisect.bisect(self._begins, offset, hi=len(self._kept)) - 1
        return self._starts[piece] + offset - self._begins[piece]


def leftmost_longest(matches: Iterable[tuple[int, int, T]]) -> Iterator[tuple[int, int, T]]:
    """The matches in order and without overlap: of two the earlier, then the longer one."""
    stop = 0
    for match in sorted(matches, key=_by_place):
        if match[0] >= stop:
            yield match
            stop = match[1]


def _by_place(match: tuple[int, int, Any]) -> tuple[int, int]:
    return match[0], -match[1]


def _single_spaced(folded: str) -> list[tuple[int, int]]:
    """The stretches that are left if of spaces in a row only the first is kept."""
    kept, start = [], 0
    for run in _SPACES.finditer(folded):
        kept.append((start, run.start() + 1))
        start = run.end()
    return [*kept, (start, len(folded))]


@lru_cache(maxsize=4096)  # phrases are made of few syllables
def _folded(token: str) -> str:
    return fold(token)


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _written(tokens: list[str]) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    """The folded forms of a phrase, and where each must have capitals.

    Between two syllables stands a space; beside a mark one may stand or not.
    """
    gaps: list[tuple[str, ...]] = []
    marks = 0
    for before, after in itertools.pairwise(tokens):
        is_free = not (_in_word(before[0]) and _in_word(after[0]))
        marks += is_free
        gaps.append((" ",) if not is_free else ("", " ") if marks <= 2 * MOST_MARKS else ("",))
    folded = list(map(_folded, tokens))
    capital = [at for at, token in enumerate(tokens) if len(token) > 1 and token.isupper()]
    for chosen in itertools.product(("",), *gaps):
        pieces = list(map(operator.add, chosen, folded))
        ends = list(itertools.accumulate(map(len, pieces)))
        yield "".join(pieces), tuple([(ends[at] - len(folded[at]), ends[at]) for at in capital])
