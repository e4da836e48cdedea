"""What the rules look for, found in many texts at once: terms of the domain, and telling words.

A phrase is a row of syllables. The n-grams of a batch hold the number of each syllable and pair
already: phrases are followed through these, all places of a batch at once, and only where one is
whole the text itself is compared.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc_nlp.classification.ngrams import Grams, joined, number_of
from cchc_nlp.classification.taxonomy import GENERAL_LABELS
from cchc_nlp.vietnamese.lexicon import Term, load_lexicon
from cchc_nlp.vietnamese.phrase_search import Squeezed, all_forms

if TYPE_CHECKING:
    import numpy as np

_SYLLABLE = re.compile(r"\w+")
_TAIL = re.compile(r"\W*\Z")
_FILTER_BITS = 16  # of a number, by which most n-grams are told to begin no phrase


@dataclass(frozen=True, eq=False)
class Sign:
    """A term with what the rules ask of it over and over; told apart by identity, quickly.

    `strength` is its weight as a sign of reform, `naming` as a sign of its labels.
    """

    name: str
    labels: tuple[str, ...]
    is_strong: bool
    strength: float
    naming: float


class Mention(NamedTuple):
    """A term as it stands in a text."""

    start: int
    end: int
    term: Sign


class Cue(NamedTuple):
    """A word that tells of kinds of articles (`general`: G1..G7) or calls for tests (`kinds`)."""

    start: int
    end: int
    kinds: tuple[str, ...]
    general: tuple[str, ...]


class Signs(NamedTuple):
    """The terms and cues of a text, each in order and without overlap."""

    terms: list[Mention]
    cues: list[Cue]


class _Meaning(NamedTuple):
    """What a phrase may be: a term, a cue of kinds and of general kinds, or what only looks so."""

    term: Sign | None
    kinds: tuple[tuple[str, ...], tuple[str, ...]] | None
    is_elsewhere: bool


_NOTHING = _Meaning(term=None, kinds=None, is_elsewhere=False)


class _Way(NamedTuple):
    """How a row of syllables may be written, and what it means then."""

    capitals: tuple[tuple[int, int], ...]  # where it must have them
    tail: re.Pattern[str] | None  # what must follow on its last syllable
    meaning: _Meaning


class _Level(NamedTuple):
    """What phrases begin with, so many syllables: their numbers in order, and what these are."""

    number: np.ndarray
    is_whole: np.ndarray
    goes_on: np.ndarray


class _Phrases(NamedTuple):
    """The phrases, folded, up to their last syllable."""

    ways: Mapping[str, Sequence[_Way]]  # of which the first that fits is meant
    simple: Mapping[str, _Meaning]  # of those that may stand anyhow
    levels: Sequence[_Level]  # of one syllable, of two ...
    is_upper: np.ndarray  # by upper bits: whether a phrase may be, or begin with, such a number


@cache
def rulebook() -> Mapping[str, Any]:
    """The content of rules.toml: weights, and the words of each kind."""
    text = resources.files(__package__).joinpath("rules.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))


def signs_of(texts: Sequence[str], found: Grams) -> Iterator[Signs]:
    """The signs of each text, of those whose n-grams are given."""
    import numpy as np

    start, end = _places(found)
    edges = [*np.searchsorted(start, found.begin).tolist(), len(start)]
    starts, ends = start.tolist(), end.tolist()
    for i, (text, begin) in enumerate(zip(texts, found.begin.tolist(), strict=True)):
        own = slice(edges[i], edges[i + 1])
        folded = found.folded[begin : begin + len(text)] if starts[own] else ""
        stop = begin + len(text)  # "dự thảo" of a title goes not on with "Luật" of the text below
        found_here = zip(starts[own], ends[own], strict=True)
        places = [(a - begin, b - begin) for a, b in found_here if b <= stop]
        yield _signs(text, folded, places)


def _places(found: Grams) -> tuple[np.ndarray, np.ndarray]:
    """Where syllables are those of a phrase: starts and ends, in order, the longest first."""
    import numpy as np

    _, _, levels, is_upper = _phrases()
    size = found.pairs.start
    upper = found.number[: found.pairs.stop] >> np.uint64(64 - _FILTER_BITS)
    row = np.flatnonzero(is_upper.take(upper.astype(np.int64)))
    number, one = found.number.take(row), found.number[:size]
    single = row < size
    at, *_ = _followed(row[single], number[single], levels[0])
    firsts, lasts = [at], [at]
    at, number = np.searchsorted(found.start[:size], found.start[row[~single]]), number[~single]
    for further, level in enumerate(levels[1:], start=1):
        whole, at, number = _followed(at, number, level)
        firsts.append(whole)
        lasts.append(whole + further)
        there = np.flatnonzero(at < size - further - 1)
        at = at[there]
        number = joined(number[there], one.take(at + further + 1))
    first, last = np.concatenate(firsts), np.concatenate(lasts)
    order = np.lexsort((-last, first))
    return found.start.take(first[order]), found.end.take(last[order])


def _followed(
    at: np.ndarray, number: np.ndarray, level: _Level
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of syllables' places and numbers: those that are a phrase; those with which one goes on."""
    import numpy as np

    place = np.searchsorted(level.number, number)
    known = np.flatnonzero(level.number.take(place, mode="clip") == number)
    at, number, place = at[known], number[known], place[known]
    on = level.goes_on.take(place)
    return at[level.is_whole.take(place)], at[on], number[on]


def _signs(text: str, folded: str, places: Iterable[tuple[int, int]]) -> Signs:
    """Of several signs of a sort the earlier, then the longer one."""
    terms: list[Mention] = []
    cues: list[Cue] = []
    elsewhere: list[tuple[int, int]] = []
    term_end = cue_end = other_end = 0
    simple = _phrases().simple
    for start, last in places:
        end, meaning = last, simple.get(folded[start:last])
        if meaning is None:
            meaning, end = _meaning(text, folded, start, last)
        term, kinds, is_elsewhere = meaning
        if term is not None and start >= term_end:
            terms.append(Mention(start, end, term))
            term_end = end
        if kinds is not None and start >= cue_end:
            cues.append(Cue(start, end, *kinds))
            cue_end = end
        if is_elsewhere and start >= other_end:
            elsewhere.append((start, end))
            other_end = end
    return Signs(_apart(terms, elsewhere) if elsewhere else terms, cues)


def _meaning(text: str, folded: str, start: int, end: int) -> tuple[_Meaning, int]:
    """What a stretch is, and where that ends."""
    stretch, form = text[start:end], folded[start:end]
    if "  " in form:  # white space in a phrase may be longer than one space
        squeezed = Squeezed(form)
        stretch, form = squeezed.of(stretch), squeezed.of(form)
    for capitals, tail, meaning in _phrases().ways.get(form, ()):
        if capitals and not all(stretch[a:b].isupper() for a, b in capitals):
            continue
        if tail is None:
            return meaning, end
        if follows := tail.match(folded, end):
            return meaning, follows.end()
    return _NOTHING, end


def _apart(terms: Iterable[Mention], elsewhere: Iterable[tuple[int, int]]) -> list[Mention]:
    """The terms that are no part of what only looks like one; see `lexicon.terms_among`."""
    others = deque(elsewhere)
    kept = []
    for term in terms:
        while others and others[0][1] <= term.start:
            others.popleft()
        start, end = others[0] if others else (term.end, term.end)
        if start >= term.end or (term.start <= start and end <= term.end):
            kept.append(term)
    return kept


@cache
def _phrases() -> _Phrases:
    import numpy as np

    ways: defaultdict[str, list[_Way]] = defaultdict(list)
    for form in sorted(all_forms(_meanings()), key=lambda form: -len(form.text)):
        core, tail = _core_and_tail(form.text)
        ways[core] += [_Way(way.capitals, tail, _meant(way.values)) for way in form.ways]
    rows = [_SYLLABLE.findall(form) for form in ways]
    syllables = sorted({syllable for row in rows for syllable in row})
    numbers = dict(zip(syllables, number_of(syllables), strict=True))
    levels = tuple(_levels([[numbers[syllable] for syllable in row] for row in rows]))
    is_upper = np.zeros(1 << _FILTER_BITS, bool)
    for asked in (levels[0].number[levels[0].is_whole], levels[1].number):
        is_upper[(asked >> np.uint64(64 - _FILTER_BITS)).astype(np.int64)] = True
    simple = {
        form: first.meaning
        for form, (first, *_) in ways.items()
        if first.tail is None and not first.capitals
    }
    return _Phrases(ways, simple, levels, is_upper)


def _core_and_tail(form: str) -> tuple[str, re.Pattern[str] | None]:
    """A folded phrase up to its last syllable, and the marks after that."""
    if form[-1].isalnum():
        return form, None
    core = _TAIL.sub("", form)
    return core, re.compile(re.escape(form[len(core) :]).replace(r"\ ", " +"))


def _levels(rows: Sequence[Sequence[np.uint64]]) -> Iterator[_Level]:
    import numpy as np

    sizes = np.array([len(row) for row in rows])
    table = np.zeros((len(rows), sizes.max()), np.uint64)
    for row, numbers in zip(table, rows, strict=True):
        row[: len(numbers)] = numbers
    number = table[:, 0]
    for size in range(1, sizes.max() + 1):
        there = sizes >= size
        known, place = np.unique(number[there], return_inverse=True)
        is_whole, goes_on = (np.zeros(len(known), bool) for _ in range(2))
        is_whole[place[sizes[there] == size]] = True
        goes_on[place[sizes[there] > size]] = True
        yield _Level(known, is_whole, goes_on)
        if size < sizes.max():
            number = joined(number, table[:, size])


def _meanings() -> Iterator[tuple[str, Any]]:
    """Each phrase, with the term, the kinds of cues, or the None that it stands for."""
    lexicon = load_lexicon()
    kinds: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for kind, phrases in (*rulebook()["general"].items(), *rulebook()["tests"].items()):
        for phrase in phrases:
            kinds[phrase] += (kind,)
    known: dict[Term, Sign] = {}
    for phrase, term in lexicon.terms.items():
        yield phrase, known.setdefault(term, _sign(term))
    yield from kinds.items()
    yield from dict.fromkeys(lexicon.elsewhere).items()


def _sign(term: Term) -> Sign:
    strength, naming = (rulebook()[of][term.strength] for of in ("strengths", "primary"))
    return Sign(term.name, term.labels, term.strength == "strong", strength, naming)


@lru_cache(maxsize=4096)  # many forms of a phrase mean one thing
def _meant(values: tuple[Any, ...]) -> _Meaning:
    """What values come to: of two terms, and of two lists of kinds, the first is meant."""
    terms = [value for value in values if isinstance(value, Sign)]
    kinds = [
        (value, tuple(kind for kind in value if kind in GENERAL_LABELS))
        for value in values
        if isinstance(value, tuple)
    ]
    return _Meaning(next(iter(terms), None), next(iter(kinds), None), None in values)
