"""Which cells of a table every printed total should sum: down its column, along its row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cchc_nlp.auditing.cues import cue
from cchc_nlp.auditing.table_shapes import DASHED, Column, Row, Shape, is_half_year, is_total
from cchc_nlp.auditing.table_values import Value
from cchc_nlp.records import Relation
from cchc_nlp.vietnamese.folding import fold

_PURE = cue(r"(?:tổng(?: cộng| số)?|cộng(?: tổng)?|cả năm|toàn tỉnh)\s*(?:\(.*\))?")
_PARTS_GROUP = cue(r"^(?:trong đó|chia ra|bao gồm|gồm|cụ thể)")
_RECEIVED = cue(r"tiếp nhận|phải giải quyết")
_RESOLVED = cue(r"đã giải quyết|đã xử lý")
_PENDING = cue(r"đang giải quyết|chưa giải quyết|đang xử lý")
_CHANNEL = cue(r"\bkênh\b|fanpage|facebook|zalo|\bcổng\b|\bđài\b|truyền thanh")
_TERM = re.compile(r"([+\-–])?\s*\(?\s*(\d{1,2})\s*\)?\s*")


@dataclass(frozen=True)
class Term:
    """A number that goes into a sum, what it is called, and its sign."""

    label: str
    value: Value
    sign: int = 1

    @property
    def number(self) -> Fraction:
        """The number with its sign."""
        return self.sign * (self.value.number or Fraction(0))


@dataclass(frozen=True)
class Sum:
    """A total, what should come to it, and the row and column where it stands."""

    kind: Literal["row", "column"]
    row: Row
    column: Column
    total: Value
    terms: tuple[Term, ...]
    relation: Relation = "partition"
    above: Fraction | None = None

    @property
    def computed(self) -> Fraction:
        """What the terms come to."""
        return sum((term.number for term in self.terms), Fraction(0))

    @property
    def holds(self) -> bool:
        """Whether they come to the total."""
        return self.computed == self.total.number


# -- down the columns -----------------------------------------------------------------------------
def column_sums(shape: Shape) -> Iterator[Sum]:
    """Every total of a row of totals, and of a numbered row with rows of its own under it."""
    for row, parts in _blocks(shape):
        found = [_column_sum(shape, row, column, parts) for column in shape.counts]
        kept = [found_sum for found_sum in found if found_sum is not None]
        if not _is_misread(kept):
            yield from kept


def _is_misread(sums: Sequence[Sum]) -> bool:
    """Whether no total of three or more holds, and no one row left out or doubled explains it."""
    if len(sums) < 3 or any(found.holds for found in sums):
        return False
    gaps = [found.total.number - found.computed for found in sums if found.total.number is not None]
    for sign in (1, -1):
        for at in range(min(len(found.terms) for found in sums)):
            if all(
                sign * gap == found.terms[at].number for gap, found in zip(gaps, sums, strict=True)
            ):
                return False
    return True


def _column_sum(shape: Shape, row: Row, column: Column, parts: Sequence[Row]) -> Sum | None:
    total = shape.value(row, column)
    values = [(part, shape.value(part, column)) for part in parts]
    if not total.is_count or any(value.number is None for _, value in values):
        return None
    if sum(value.is_count for _, value in values) < 2 or not all(
        value.is_count or value.is_empty for _, value in values
    ):
        return None
    is_channels = _CHANNEL.search(fold(" ".join(part.label for part in parts)))
    terms = tuple(Term(part.label, value) for part, value in values)
    return Sum("column", row, column, total, terms, "channels" if is_channels else "partition")


def _blocks(shape: Shape) -> Iterator[tuple[Row, list[Row]]]:
    """Each row that sums others, with those."""
    rows = [row for row in shape.rows if row.kind in ("part", "total", "of_which", "empty")]
    totals = [row for row in rows if row.kind == "total"]
    yield from _numbered_blocks(shape, rows)
    if not totals:
        return
    first = totals[0] is next((row for row in rows if row.kind != "empty"), None)
    if first:
        others = [row for row in rows if row is not totals[0]]
        inner = [row for row in others if row.kind == "total"]
        if not inner or not is_total_of_all(totals[0], inner):
            yield totals[0], _top(shape, [row for row in others if row.kind != "total"])
        return
    since: list[Row] = []
    inner = []
    for row in rows:
        if row.kind != "total":
            since.append(row)
        elif parts := _top(shape, since):
            yield row, parts
            inner.append(row)
            since = []
        elif len(inner) > 1:
            yield row, inner


def is_total_of_all(total: Row, inner: Sequence[Row]) -> bool:
    """Whether a first total is repeated by another of its name: then it has no parts below."""
    return any(fold(row.label) == fold(total.label) for row in inner)


def _top(shape: Shape, rows: Sequence[Row]) -> list[Row]:
    """The rows that are no parts of other rows; a heading without numbers gives its own."""
    kept = [row for row in rows if row.kind in ("part", "empty") and row.level < DASHED]
    levels = {row.level for row in kept if row.level}
    if not levels:
        return [row for row in kept if row.kind == "part"]
    top = min(levels)
    found: list[Row] = []
    for at, row in enumerate(kept):
        if row.level != top:
            continue
        if row.kind == "part":
            found.append(row)
        else:
            found += _top(shape, _under(kept, at))
    return found


def _under(rows: Sequence[Row], at: int) -> list[Row]:
    """The rows under a numbered one, up to the next of its level."""
    below = []
    for row in rows[at + 1 :]:
        if row.level and row.level <= rows[at].level:
            break
        if row.kind == "total":
            break
        below.append(row)
    return below


def _numbered_blocks(shape: Shape, rows: Sequence[Row]) -> Iterator[tuple[Row, list[Row]]]:
    for at, row in enumerate(rows):
        if row.kind == "part" and row.level:
            below = [r for r in _under(rows, at) if row.level < r.level < DASHED]
            parts = _top(shape, below)
            if len(parts) > 1:
                yield row, parts


# -- along the rows -------------------------------------------------------------------------------
def row_sums(shape: Shape) -> Iterator[Sum]:
    """Every total of a column of totals, and of a column with a formula over it."""
    for column in shape.counts:
        best: list[Sum] = []
        for terms, relation in _candidates(shape, column):
            found = list(_along(shape, column, terms, relation))
            held = sum(one.holds for one in found)
            is_sure = bool(column.formula) or (_is_pure(column) and (held or len(found) < 3))
            if found and (2 * held > len(found) or (is_sure and not best)):
                best = found
            if found and 2 * held > len(found):
                break
        yield from best
    yield from _flow(shape)


def _is_pure(column: Column) -> bool:
    return bool(_PURE.fullmatch(fold(column.leaf)) or _PURE.fullmatch(fold(column.path[0])))


Terms = list[tuple[Column, int]]


def _candidates(shape: Shape, column: Column) -> Iterator[tuple[Terms, Relation]]:
    """Which columns may make up one, the likeliest first."""
    if column.formula:
        terms = _formula_terms(shape, column)
        if terms:
            yield terms, "flow_balance" if any(sign < 0 for _, sign in terms) else "partition"
        return
    if not column.path or column.is_aside:
        return
    if len(column.path) > 1 and is_total(column.leaf):
        group = [c for c in shape.counts if c.path[:-1] == column.path[:-1] and c != column]
        yield from _sized([(c, 1) for c in group])
    elif len(column.path) > 1 and is_total(column.path[0]):
        same = [c for c in shape.counts if c.leaf == column.leaf and c.path[0] != column.path[0]]
        yield from _sized([(c, 1) for c in same])
    if is_total(column.path[0]) and (len(column.path) == 1 or is_total(column.leaf)):
        yield from _whole_table(shape, column)


def _sized(terms: Terms) -> Iterator[tuple[Terms, Relation]]:
    if len(terms) > 1:
        yield terms, "partition"


def _whole_table(shape: Shape, column: Column) -> Iterator[tuple[Terms, Relation]]:
    """All other columns, those of one group under "chia ra", or those right beside the total."""
    others = [
        c for c in _representatives(shape, column) if not c.is_aside and not is_half_year(c.name)
    ]
    named = [c for c in others if c.path and _PARTS_GROUP.search(fold(c.path[0]))]
    if named:
        yield from _sized([(c, 1) for c in named])
        return
    yield from _sized([(c, 1) for c in others])
    after = [c for c in others if c.index > column.index]
    before = [c for c in others if c.index < column.index]
    for size in range(len(after), 1, -1):
        yield from _sized([(c, 1) for c in after[:size]])
    for size in range(len(before), 1, -1):
        yield from _sized([(c, 1) for c in before[-size:]])


def _representatives(shape: Shape, column: Column) -> list[Column]:
    """Of each group of headings its own total, or else all of its columns."""
    found: list[Column] = []
    groups = dict.fromkeys(c.path[:1] for c in shape.counts if c.path[:1] != column.path[:1])
    for group in groups:
        members = [c for c in shape.counts if c.path[:1] == group]
        own = [c for c in members if len(c.path) > 1 and is_total(c.leaf)]
        found += own[:1] or members
    return found


def _flow(shape: Shape) -> Iterator[Sum]:
    """Received is resolved and pending, where half of the rows or more say so."""
    totals = [
        next((c for c in shape.counts if _is_total_under(c, pattern)), None)
        for pattern in (_RECEIVED, _RESOLVED, _PENDING)
    ]
    if totals[0] is None or totals[1] is None or totals[2] is None:
        return
    terms = [(column, 1) for column in totals[1:] if column is not None]
    found = list(_along(shape, totals[0], terms, "flow_balance"))
    if 2 * sum(one.holds for one in found) >= len(found):
        yield from found


def _is_total_under(column: Column, pattern: re.Pattern[str]) -> bool:
    is_total_column = len(column.path) == 1 or is_total(column.leaf)
    return bool(column.path) and is_total_column and bool(pattern.search(fold(column.path[0])))


def _formula_terms(shape: Shape, column: Column) -> Terms:
    """The columns of "1+2" or "5 - 6"; nothing for a formula that does more."""
    formula = re.sub(r"^\(?(.*?)\)?$", r"\1", column.formula.strip())
    if formula.count("(") != formula.count(")"):
        formula = column.formula.strip()
    if "".join(match[0] for match in _TERM.finditer(formula)) != formula:
        return []
    by_number = {c.number: c for c in shape.columns if c.number}
    terms: Terms = []
    for match in _TERM.finditer(formula):
        part = by_number.get(match[2])
        if part is None or part.kind != "count":
            return []
        terms.append((part, -1 if match[1] in ("-", "–") else 1))
    return terms if len(terms) > 1 else []


def _along(shape: Shape, column: Column, terms: Terms, relation: Relation) -> Iterator[Sum]:
    above: Fraction | None = None
    for row in shape.rows:
        total = shape.value(row, column)
        if row.kind == "aside" or not total.is_count:
            continue
        values = [(c, shape.value(row, c), sign) for c, sign in terms]
        fit = all(value.is_count or value.is_empty for _, value, _ in values)
        if fit and any(value.is_count for _, value, _ in values):
            parts = tuple(Term(c.name, value, sign) for c, value, sign in values)
            yield Sum("row", row, column, total, parts, relation, above)
        above = total.number
