"""What the percentages of a table are taken of, by name or by what fits nearly all of its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from cchc_nlp.auditing.cues import cue
from cchc_nlp.auditing.table_shapes import Column, Row, Shape
from cchc_nlp.auditing.table_values import Value
from cchc_nlp.records import Relation
from cchc_nlp.vietnamese.folding import fold

_PLAN = cue(r"kế hoạch|chỉ tiêu|\bgiao\b")
_DONE = cue(r"thực hiện|kết quả|đạt được|đã ")
_GROWTH = cue(r"tăng|giảm|so với|so sánh")
_RISE_ALONE = cue(r"tăng(?!.*(?:giảm|so với|so sánh))")
_QUOTIENT = re.compile(r"\(?(\d{1,2})\)?\s*[/:]\s*\(?(\d{1,2})\)?(?:\s*[*x×.]?\s*100\s*%?|\s*%)?")
_LEAST_FIT = 2


@dataclass(frozen=True)
class TableShare:
    """A percentage of a table with its numerator and base; `is_change` for a growth."""

    row: Row
    column: Column
    said: Value
    part: Value
    base: Value
    part_column: Column
    base_column: Column
    relation: Relation
    is_change: bool = False

    @property
    def computed(self) -> Fraction:
        """The percentage that its numbers give.

        A fall has no sign, as reports print it, but where the column speaks of rises alone.
        """
        part, base = self.part.number or Fraction(0), self.base.number or Fraction(1)
        if not self.is_change:
            return 100 * part / base
        change = 100 * (part - base) / base
        return change if _RISE_ALONE.search(fold(self.column.name)) else abs(change)

    @property
    def holds(self) -> bool:
        """Whether the printed one is right to its last digit, rounded or cut off."""
        unit = Fraction(1, 10**self.said.decimals)
        said = self.said.number or Fraction(0)
        return said - unit / 2 <= self.computed < said + unit


def shares(shape: Shape) -> Iterator[TableShare]:
    """Every percentage of which it is known what it is taken of."""
    for column in shape.columns:
        if column.kind == "percent":
            yield from _shares(shape, column)


def _shares(shape: Shape, column: Column) -> list[TableShare]:
    named = _named(shape, column)
    if named is not None:
        return list(_of(shape, column, *named, is_change=False))
    best: list[TableShare] = []
    for part in shape.counts:
        for base in shape.counts:
            if part == base:
                continue
            for is_change in (False, True):
                if is_change and not _GROWTH.search(fold(column.name)):
                    continue
                found = list(_of(shape, column, part, base, is_change=is_change))
                if _fit(found) > _fit(best) and 4 * _fit(found) >= 3 * len(found):
                    best = found
    return best if _fit(best) >= _LEAST_FIT else []


def _fit(found: list[TableShare]) -> int:
    return sum(share.holds for share in found)


def _named(shape: Shape, column: Column) -> tuple[Column, Column] | None:
    """Part and base by formula, or those of a plan with one column of each."""
    quotient = _QUOTIENT.fullmatch(column.formula.strip())
    by_number = {c.number: c for c in shape.counts if c.number}
    if quotient and quotient[1] in by_number and quotient[2] in by_number:
        return by_number[quotient[1]], by_number[quotient[2]]
    plans = [c for c in shape.counts if _PLAN.search(fold(c.name))]
    done = [c for c in shape.counts if _DONE.search(fold(c.name)) and c not in plans]
    is_growth = _GROWTH.search(fold(column.name)) and not _PLAN.search(fold(column.name))
    if len(plans) == 1 and len(done) == 1 and not is_growth:
        return done[0], plans[0]
    return None


def _of(
    shape: Shape, column: Column, part: Column, base: Column, *, is_change: bool
) -> Iterator[TableShare]:
    relation: Relation = "growth" if is_change else "fraction"
    if _PLAN.search(fold(base.name)):
        relation = "plan"
    for row in shape.rows:
        said = shape.value(row, column)
        over, under = shape.value(row, part), shape.value(row, base)
        if said.number is None or said.is_empty or not over.is_count or not under.is_count:
            continue
        if under.number:
            yield TableShare(row, column, said, over, under, part, base, relation, is_change)
