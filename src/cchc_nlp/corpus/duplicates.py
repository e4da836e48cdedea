"""Which articles repeat another one under another address, and by what that is known.

In the order of certainty: the same text; the same title core, if the texts do not contradict; or
nearly the same text. Items of a series (weekly schedules, daily prices, results by day) look alike
and repeat nothing: a number in which their titles or texts differ, or the days between them, keep
them apart. Articles without a text of their own (a file, a picture) cannot be compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple

from cchc_nlp.corpus.candidates import FEWEST_SYLLABLES, FIRST_BAND, TEXT, keys_of
from cchc_nlp.corpus.clusters import DAYS, clustered_articles
from cchc_nlp.corpus.compared_items import ComparedItem, items_of, runs_of
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.extraction.item_types import COUNTED_TYPES
from cchc_nlp.records import Article

if TYPE_CHECKING:
    import numpy as np

Kind = Literal["text", "title", "near"]

# Two texts repeat each other if they share four fifths of their five-syllable runs: a re-post with
# a new lead passes, two monthly reports on one form do not.
SHARED = 0.8
# Under one title, less says that two texts are one: an extract, or the piece with another ending.
SHARED_BY_TITLE = 0.3  # of the smaller text's runs
SAME_NUMBERS = 0.7  # of the smaller text's numbers
# A title that so many items of these days carry names none of them (a site's name on every page).
MOST_NAMESAKES = 20


class Repeat(NamedTuple):
    """Which article another one repeats, and by what that is known."""

    original: str
    kind: Kind


def refresh_duplicates(corpus: Corpus) -> int:
    """Find the corpus's duplicates anew and mark them; how many there are."""
    found: dict[str, Repeat] = {}
    for articles in clustered_articles(corpus.connection):
        found |= find_repeats(articles)
    corpus.mark_duplicates(
        {copy: repeat.original for copy, repeat in found.items()},
        kinds={copy: repeat.kind for copy, repeat in found.items()},
    )
    return len(found)


def find_duplicates(articles: Iterable[Article]) -> dict[str, str]:
    """`{id of a duplicate: id of its original}` over all the articles given."""
    return {copy: repeat.original for copy, repeat in find_repeats(articles).items()}


def find_repeats(articles: Iterable[Article]) -> dict[str, Repeat]:
    """`{id of a duplicate: what it repeats}` over all the articles given, in whatever order.

    An original repeats nothing itself. It is the earliest of its cluster that the office wrote, or
    the earliest where all are re-posts; one without a date only where none has one.
    """
    items = items_of(sorted((a for a in articles if a.body_kind == "html"), key=_rank))
    keys = keys_of(items)
    clusters = _Clusters(len(items))
    _join_same_texts(items, clusters, texts=keys[:, TEXT].tolist())
    _join_same_titles(items, clusters)
    _join_near_texts(items, clusters, bands=keys[:, FIRST_BAND:])
    return {
        items[copy].id: Repeat(items[clusters.first(copy)].id, kind)
        for copy, kind in sorted(clusters.kinds.items())
    }


def shared_text(first: str, second: str) -> float:
    """The share of the smaller text's five-syllable runs that the other one has too.

    >>> shared_text("Sở họp bàn việc của mình.", "Sở họp bàn việc của mình, rồi đi thăm đồng.")
    1.0
    """
    return _share_of_smaller(runs_of(first), runs_of(second))


def _rank(article: Article) -> tuple[bool, bool, bool, str, str, str]:
    """What is counted of a cluster comes first: a kind that counts, dated, its own, early."""
    is_other = article.item_type not in ("", *COUNTED_TYPES)
    day = str(article.published or "")
    return is_other, article.published is None, article.is_repost, day, article.url, article.id


class _Clusters:
    """Which items are one; each cluster is known by its item of the first rank."""

    def __init__(self, size: int) -> None:
        self.kinds: dict[int, Kind] = {}  # of every item but the first of its cluster
        self._parents = list(range(size))

    def first(self, item: int) -> int:
        """The item that all of this one's cluster repeat."""
        while self._parents[item] != item:
            self._parents[item] = item = self._parents[self._parents[item]]
        return item

    def join(self, one: int, other: int, kind: Kind) -> None:
        """Make two clusters one; the worse first becomes a copy, of this kind."""
        better, worse = sorted((self.first(one), self.first(other)))
        if better != worse:
            self._parents[worse] = better
            self.kinds[worse] = kind


class _Days:
    """Items under a key, found by theirs and by day."""

    def __init__(self) -> None:
        self._by_day: dict[tuple[object, int | None], list[int]] = defaultdict(list)

    def add(self, key: object, day: int | None, item: int) -> None:
        """Keep an item. Those without a day come last, and are asked for by no other."""
        self._by_day[key, day].append(item)
        if day is not None:
            self._by_day[key, None].append(item)

    def near(self, key: object, day: int | None) -> list[int]:
        """The items of the key that are at most `DAYS` away; of one without a day, all."""
        days = [None] if day is None else range(day - DAYS, day + DAYS + 1)
        return [item for one in days for item in self._by_day.get((key, one), ())]


def _join_same_texts(
    items: Sequence[ComparedItem], clusters: _Clusters, *, texts: Sequence[int]
) -> None:
    """Join what has one text; short ones, which may be a weekly form, only within some days."""
    whole: dict[int, int] = {}
    short = _Days()
    for place, (item, key) in enumerate(zip(items, texts, strict=True)):
        if not item.is_short:
            clusters.join(whole.setdefault(key, place), place, "text")
        elif found := short.near(key, item.day):
            clusters.join(min(found), place, "text")
        else:
            short.add(key, item.day, place)


def _join_same_titles(items: Sequence[ComparedItem], clusters: _Clusters) -> None:
    """Join what has one title core, if days and texts agree.

    Items that were joined by their title lead to no others: a chain of days would be a series.
    """
    named = _Days()
    for place, item in enumerate(items):
        if len(item.core.words) < FEWEST_SYLLABLES:
            continue
        near = {clusters.first(other): other for other in named.near(item.core.words, item.day)}
        near.pop(clusters.first(place), None)
        if len(near) > MOST_NAMESAKES:
            continue
        same = (near[first] for first in sorted(near) if _agree(items[near[first]], item))
        found = next(same, None)
        if found is None or place in clusters.kinds:
            named.add(item.core.words, item.day, place)
        if found is not None:
            clusters.join(found, place, "title")


def _join_near_texts(
    items: Sequence[ComparedItem], clusters: _Clusters, *, bands: np.ndarray
) -> None:
    """Join originals of nearly the same text, unless they are of a series."""
    originals = [place for place in range(len(items)) if place not in clusters.kinds]
    for one, other in _similar(bands[originals]):
        first, second = originals[one], originals[other]
        if (
            first not in clusters.kinds
            and second not in clusters.kinds
            and _share(items[first].runs, items[second].runs) >= SHARED
            and not _is_series(items[first], items[second])
        ):
            clusters.join(first, second, "near")


def _agree(one: ComparedItem, other: ComparedItem) -> bool:
    """Whether two items of one title say the same as far as their texts tell."""
    if _is_series(one, other):
        return False
    if one.is_short or other.is_short:
        return True
    return _share_of_smaller(one.runs, other.runs) >= SHARED_BY_TITLE


def _is_series(one: ComparedItem, other: ComparedItem) -> bool:
    """Whether two items that look alike are of one series: other numbers under the same words."""
    if one.core.unnumbered != other.core.unnumbered or not one.core.words:
        return False
    if one.core.numbers != other.core.numbers:
        return True
    if one.core.part and other.core.part and one.core.part != other.core.part:
        return True
    is_form = one.is_short and other.is_short and _are_far(one, other)
    return is_form or _numbers_contradict(one, other)


def _are_far(one: ComparedItem, other: ComparedItem) -> bool:
    return one.day is not None and other.day is not None and abs(one.day - other.day) > DAYS


def _numbers_contradict(one: ComparedItem, other: ComparedItem) -> bool:
    """Whether each text has numbers of its own, as two days of one table have.

    A site that tells another day's numbers under one title tells another day; between sites, and
    within a day, some may differ (a correction, a date of the page) but no dates of their own.
    """
    if not (one.numbers - other.numbers and other.numbers - one.numbers):
        return False
    is_other_day = None not in (one.day, other.day) and one.day != other.day
    if _are_far(one, other) or (is_other_day and one.article.source == other.article.source):
        return True
    if one.dates - other.dates and other.dates - one.dates:
        return True
    fewest = min(len(one.numbers), len(other.numbers))
    return len(one.numbers & other.numbers) < SAME_NUMBERS * fewest


def _similar(bands: np.ndarray) -> Iterator[tuple[int, int]]:
    """Pairs (first, second in rank) that are worth comparing: those with a band in common."""
    known: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place, (own, is_shared) in enumerate(zip(bands, _stands_twice(bands), strict=True)):
        numbers = zip(is_shared.nonzero()[0].tolist(), own[is_shared].tolist(), strict=True)
        found = [known[number] for number in numbers]
        for earlier in sorted(set(chain.from_iterable(found))):
            yield earlier, place
        for others in found:
            others.append(place)


def _stands_twice(numbers: np.ndarray) -> np.ndarray:
    """Whether each number stands in its column more than once: most stand alone."""
    import numpy as np

    order = np.argsort(numbers, axis=0)
    same = np.diff(np.take_along_axis(numbers, order, axis=0), axis=0) == 0
    alone = np.zeros((1, numbers.shape[1]), bool)
    twice = np.empty(numbers.shape, bool)
    beside = np.concatenate([alone, same]) | np.concatenate([same, alone])
    np.put_along_axis(twice, order, beside[: len(numbers)], axis=0)
    return twice


def _share(first: np.ndarray, second: np.ndarray) -> float:
    common = _in_common(first, second)
    return common / (len(first) + len(second) - common)


def _share_of_smaller(first: np.ndarray, second: np.ndarray) -> float:
    return _in_common(first, second) / min(len(first), len(second))


def _in_common(first: np.ndarray, second: np.ndarray) -> int:
    import numpy as np

    return len(np.intersect1d(first, second, assume_unique=True))
