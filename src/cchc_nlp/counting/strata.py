"""Which articles were drawn at random to be read, and what was found: the sample of an estimate.

Readers go down a stratum's random order, so what was read from its top is a random sample of it.
Whatever else was read there is known, and is no sample.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from cchc_nlp.classification.taxonomy import counts_as_reform
from cchc_nlp.counting.selection import INSIDE, Asked, Cell
from cchc_nlp.counting.ways import Unread, chance
from cchc_nlp.records import Label, Policy

MOST_SKIPPED = 0.1  # of a sample: with more the order was not kept


@dataclass(frozen=True)
class Unit:
    """One drawn article: its place in the order, its chance when drawn, and the truth if read.

    An article that a person left undecided was read, and has both truths in `either`.
    """

    position: int
    chance: float
    truth: bool | None
    unread: Unread | None = None
    either: tuple[bool, bool] | None = None


@dataclass(frozen=True)
class Stratum:
    """The articles of one draw and one stratum that are counted, in their random order."""

    name: str
    units: tuple[Unit, ...]
    draw: int = 0

    @cached_property
    def sample(self) -> tuple[Unit, ...]:
        """Those from the top down to the last of which at most one in ten was skipped.

        The skipped ones are in it: a reader skips what is hard, so they are no chance gaps.
        """
        read, last = 0, 0
        for place, unit in enumerate(self.units, 1):
            read += unit.truth is not None
            if unit.truth is not None and read >= place * (1 - MOST_SKIPPED):
                last = place
        return self.units[:last]

    @cached_property
    def read(self) -> int:
        """How many of the sample were read."""
        return sum(unit.truth is not None for unit in self.sample)

    @cached_property
    def unread(self) -> int:
        """How many nobody has read."""
        return sum(unit.truth is None for unit in self.units)

    @cached_property
    def sure(self) -> tuple[int, int]:
        """The least and the largest number of the kind that what was read allows."""
        found = sum(unit.truth is True for unit in self.units)
        return found, found + self.unread

    def settled(self, *, narrow: bool) -> Stratum:
        """With what was left undecided taken for none of the kind, or all of it for one."""
        place = 0 if narrow else 1
        units = (
            replace(unit, truth=unit.either[place]) if unit.either else unit for unit in self.units
        )
        return replace(self, units=tuple(units))

    @property
    def groups(self) -> list[Unread]:
        """Its unread ones, for what the scores alone say."""
        return [unit.unread for unit in self.units if unit.unread is not None]


_DRAWN = f"""
SELECT d.draw, d.stratum, d.position, d.score, c.class, l.is_reform, l."primary", l.secondary,
       l.score AS present_score, c.article_id, l.confidence
FROM drawn d JOIN draws ON draws.id = d.draw AND draws.is_active
JOIN counted c ON c.article_id = d.article_id JOIN labels l ON l.article_id = d.article_id
WHERE {INSIDE} ORDER BY d.draw, d.stratum, d.position
"""  # noqa: S608


def read_strata(asked: Asked, *, policy: Policy, strict: float) -> tuple[Stratum, ...]:
    """The strata of all draws that hold, of what is counted; an article is in its first draw."""
    strata: dict[tuple[int, str], list[Unit]] = {}
    for row, cell, machine in _drawn(asked):
        truth = None
        if cell.label is not None and cell.label.reviewed is not None:
            truth = counts_as_reform(cell.label, policy)
        score = machine.score
        is_unsure = cell.label is not None and cell.label.reviewed == "unsure"
        unread = Unread(machine, 1, score, score * (1 - score)) if truth is None else None
        likely = chance(machine, row[3], policy=policy, strict=strict)
        either = (False, True) if is_unsure else None
        unit = Unit(row[2], likely, truth, unread, either)
        strata.setdefault((row[0], row[1]), []).append(unit)
    return tuple(Stratum(name, tuple(units), draw) for (draw, name), units in strata.items())


def _drawn(asked: Asked) -> Iterator[tuple[tuple[Any, ...], Cell, Label]]:
    kept, seen = asked.kept, set()
    for row in asked.rows(_DRAWN):
        cell = kept.get(row[4])
        if cell is None or cell.is_repeated or row[9] in seen:
            continue
        seen.add(row[9])
        yield row, cell, _machine(row)


def _machine(row: Sequence[Any]) -> Label:
    """What the machine said of a drawn article, whatever a person said later."""
    return Label(
        article_id="",
        url="",
        title="",
        is_reform=bool(row[5]),
        score=row[8],
        primary=row[6],
        secondary=tuple(json.loads(row[7])),
        confidence=row[10],
    )


def without(unread: Iterable[Unread], strata: Iterable[Stratum]) -> list[Unread]:
    """What is unread and stands in no draw: the unread, less those of the strata."""
    drawn = [unit.unread for stratum in strata for unit in stratum.units if unit.unread]
    taken = [Unread(one.label, -1, -one.scores, -one.spread) for one in drawn]
    fresh = [*unread, *taken]
    return fresh if sum(group.number for group in fresh) else []
