"""Does a model that also learns from a user's own articles label them better? Tried before told.

Own articles are held out in turn, whole families and clusters of duplicates at a time, and none is
asked for that the labeler that ships was trained on, or a re-post of one: a text that was learned
proves nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cchc_nlp.classification.combined import CombinedLabeler
from cchc_nlp.classification.labeling import Labeler
from cchc_nlp.classification.labelled import Labelled
from cchc_nlp.classification.linear import article_hash
from cchc_nlp.classification.shipped import background, shipped_model
from cchc_nlp.classification.training import (
    FOLDS,
    check_enough,
    fit_part,
    matrix_of,
    shipped_articles,
    vocabulary_of,
)
from cchc_nlp.corpus.duplicates import find_duplicates
from cchc_nlp.errors import InputError
from cchc_nlp.records import Record

LIKELY = 0.05  # a difference that comes by chance less often than this is called one


@dataclass(frozen=True)
class Trial(Record):
    """What own articles changed, on those articles, each labelled by a model that never saw it.

    `before` and `after` are F1 of the labeler that ships and of the new one; `mended` articles are
    right only with the new one, `spoiled` only with the old one; `chance` is how often so uneven a
    division comes by chance (sign test, two-sided). `seen` own articles are, or repeat, articles
    that ship: they are learned from, and not measured on.
    """

    articles: int
    reform: int
    before: float
    after: float
    mended: int
    spoiled: int
    chance: float
    seen: int = 0

    @property
    def harmed(self) -> bool:
        """Whether it is worse, beyond what chance would do."""
        return self.after < self.before and self.chance < LIKELY

    @property
    def helped(self) -> bool:
        """Whether it is better, beyond what chance would do."""
        return self.after > self.before and self.chance < LIKELY


def with_own(own: Iterable[Labelled], shipped: Sequence[Labelled]) -> list[Labelled]:
    """The shipped articles and one's own; a text that is in both counts as one's own."""
    own = list(own)
    known = {article_hash(row.article) for row in own}
    return [*(row for row in shipped if article_hash(row.article) not in known), *own]


def try_own(own: Iterable[Labelled], shipped: Sequence[Labelled]) -> Trial:
    """Whether training on one's own articles beside `shipped` helps.

    Raises InputError if there are too few of either kind, or of too few subjects, that the
    labeler that ships has not seen.
    """
    own = [replace(row, family=f"own {row.family}") for row in own]
    families = families_of([*own, *shipped_articles()])
    known = set(families[len(own) :]) | {
        family
        for family, row in zip(families, own, strict=False)
        if article_hash(row.article) in shipped_model().seen
    }
    unseen = [replace(r, family=f) for r, f in zip(own, families, strict=False) if f not in known]
    seen = [row for row, f in zip(own, families, strict=False) if f in known]
    try:
        check_enough(unseen)
    except InputError as error:
        raise InputError(
            f"{error}; {len(seen)} of {len(own)} are, or repeat, articles that ship: without them"
            " nothing can be tried (--no-trial trains all the same)"
        ) from error
    rows = [*with_own(seen, shipped), *unseen]
    first = len(rows) - len(unseen)
    matrix = matrix_of(rows, vocabulary_of(rows, background()))
    kinds = [row.is_reform for row in rows]
    after: dict[int, bool] = {}
    for learned, held_out in _folds(unseen):
        part = [*range(first), *(first + i for i in learned)]
        model = fit_part(matrix, kinds, part, like=shipped_model())
        after |= _said(CombinedLabeler(model), unseen, held_out)
    before = _said(CombinedLabeler(shipped_model()), unseen, range(len(unseen)))
    return replace(_trial(unseen, before, after), seen=len(seen))


def families_of(rows: Sequence[Labelled]) -> list[str]:
    """A family for each article: those of one family, and all that repeat one another, as one."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    original = find_duplicates(replace(row.article, id=str(i)) for i, row in enumerate(rows))
    first = {row.family: i for i, row in reversed(list(enumerate(rows)))}
    pairs = [(i, first[row.family]) for i, row in enumerate(rows)]
    pairs += [(int(one), int(other)) for one, other in original.items()]
    ones, others = zip(*pairs, strict=True)
    links = coo_array(([True] * len(pairs), (ones, others)), shape=(len(rows), len(rows)))
    return [str(number) for number in connected_components(links, directed=False)[1]]


def _folds(rows: Sequence[Labelled]) -> Iterator[tuple[list[int], list[int]]]:
    from sklearn.model_selection import StratifiedGroupKFold

    kinds, families = [row.is_reform for row in rows], [row.family for row in rows]
    for learned, held_out in StratifiedGroupKFold(FOLDS).split(rows, kinds, families):
        yield learned.tolist(), held_out.tolist()


def _said(labeler: Labeler, rows: Sequence[Labelled], part: Sequence[int]) -> dict[int, bool]:
    labels = labeler.classify(rows[i].article for i in part)
    return {i: label.is_reform for i, label in zip(part, labels, strict=True)}


def _trial(
    rows: Sequence[Labelled], before: Mapping[int, bool], after: Mapping[int, bool]
) -> Trial:
    truth = {i: row.is_reform for i, row in enumerate(rows)}
    mended = sum(after[i] == true != before[i] for i, true in truth.items())
    spoiled = sum(before[i] == true != after[i] for i, true in truth.items())
    return Trial(
        articles=len(truth),
        reform=sum(truth.values()),
        before=_f1(before, truth),
        after=_f1(after, truth),
        mended=mended,
        spoiled=spoiled,
        chance=sign_test(mended, spoiled),
    )


def _f1(said: Mapping[int, bool], truth: Mapping[int, bool]) -> float:
    found = sum(said[i] and true for i, true in truth.items())
    either = sum(said.values()) + sum(truth.values())
    return 2 * found / either if either else 0.0


def sign_test(first: int, second: int) -> float:
    """How often a fair coin divides so many throws as unevenly, or more.

    >>> round(sign_test(8, 1), 4), sign_test(3, 3)
    (0.0391, 1.0)
    """
    throws, fewer = first + second, min(first, second)
    tail: float = sum(math.comb(throws, k) for k in range(fewer + 1)) / 2**throws
    return min(1.0, 2 * tail)
