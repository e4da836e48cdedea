"""Tally claims that stand in tables: totals with their cells, shares, and counts by themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from cchc_nlp.auditing.cues import cue
from cchc_nlp.auditing.grids import Table
from cchc_nlp.auditing.reports import Report
from cchc_nlp.auditing.slips import Named, sum_slip
from cchc_nlp.auditing.table_shapes import Column, Row, Shape, is_total, shape_of
from cchc_nlp.auditing.table_shares import TableShare, shares
from cchc_nlp.auditing.table_sums import Sum, column_sums, row_sums
from cchc_nlp.auditing.table_topics import head_noun, period_of_cell, topic_of_cell
from cchc_nlp.auditing.table_values import Value, is_weak, quantity_of, unit_in
from cchc_nlp.auditing.wording import number_words, plain
from cchc_nlp.records import Check, Claim, Percent, Quantity
from cchc_nlp.vietnamese.folding import fold

MOST_ROWS = 3000  # of a table; a longer one is a list of things, not of counts
_MOST_SHOWN = 12  # numbers of a sum that are written out
_NO_COUNTS = cue(
    r"(?:đơn vị tính|đvt|đơn vị)\s*:?\s*\(?(?:(?:triệu|nghìn|ngàn|tỷ|1\.000)\s*)*"
    r"(?:đồng|vnđ|ha|tấn|tạ|kg|km|m2|m3|%|điểm|giờ|mm|usd)\b"
)
_REST = cue(r"^(?:nội dung |lĩnh vực |vấn đề )?khác$")
_COUNTED = cue(r"số lượng|\bsố lượt\b")


def report_table_claims(report: Report, *, reference: dt.date | None = None) -> tuple[Claim, ...]:
    """The claims of all tables of a report, in reading order; each with its checks.

    `reference` is a day of the year that "Quý I" is of, where a table prints no year.
    """
    found = [
        claim
        for table in report.tables
        for claim in table_claims(table, report.text, reference=reference)
    ]
    return tuple(sorted(found, key=lambda claim: (claim.start, claim.end)))


def table_claims(table: Table, text: str, *, reference: dt.date | None = None) -> tuple[Claim, ...]:
    r"""The claims of one table of `text`: its totals, its percentages, its counts of "tin, bài".

    A table of money, measures or marks, or one that counts nothing that has a name, has none.

    >>> from cchc_nlp.auditing.reports import report_of
    >>> report = report_of("Quý\tSố tin, bài\nQuý I\t60\nQuý II\t92\nCộng\t125\n")
    >>> [claim] = table_claims(report.tables[0], report.text)
    >>> claim.total.value, claim.total.unit, claim.arithmetic, claim.checks[0].slip
    (125, 'tin, bài', 'fails', 'có thể đảo chữ số: tổng 125 là 152')
    """
    if len(table.grid) > MOST_ROWS:
        return ()
    shape = shape_of(table)
    if not _counts_something(shape):
        return ()
    reader = _Reader(shape, text, reference)
    sums = [reader.of_sum(found) for found in (*column_sums(shape), *row_sums(shape))]
    return tuple(reader.with_singles(_with_shares(sums, map(reader.of_share, shares(shape)))))


def _with_shares(sums: Sequence[Claim], of_shares: Iterator[Claim]) -> list[Claim]:
    """Sums and shares, in which a share of a sum's own numbers is told with the sum."""
    claims = list(sums)
    for share in of_shares:
        at = next((n for n, claim in enumerate(claims) if _is_of(share, claim)), None)
        if at is None:
            claims.append(share)
            continue
        claim = claims[at]
        claims[at] = replace(
            claim, percents=claim.percents + share.percents, checks=claim.checks + share.checks
        )
    return claims


def _is_of(share: Claim, claim: Claim) -> bool:
    if claim.checks[0].kind != "row" or claim.total is None or share.total is None:
        return False
    starts = {part.start for part in claim.parts}
    is_one = claim.total.start == share.total.start
    return is_one and all(part.start in starts for part in share.parts)


def _counts_something(shape: Shape) -> bool:
    """Whether headings, caption or labels name what is counted."""
    heads = [column.name for column in shape.columns]
    labels = [row.label for row in shape.rows]
    said = fold("\n".join([*heads, shape.caption]))
    if _NO_COUNTS.search(said):
        return False
    return bool(unit_in(*heads, shape.caption, *labels)) or bool(_COUNTED.search(said))


def _span(shape: Shape, row: Row) -> tuple[int, int]:
    cells = shape.table.grid[row.index]
    own = [cell for cell in cells if cell.row == row.index and cell.text] or list(cells)
    return min(cell.start for cell in own), max(cell.end for cell in own)


class _Reader:
    """A table that was understood, in its text, with the year its rows are of."""

    def __init__(self, shape: Shape, text: str, reference: dt.date | None) -> None:
        self.shape, self.text, self.reference = shape, text, reference

    def of_sum(self, found: Sum) -> Claim:
        """A total with what should come to it."""
        unit = self._unit(found.column, found.row)
        return replace(
            self._claim(found.row, found.column),
            total=self._quantity(found.row, found.column, found.total),
            parts=tuple(quantity_of(t.value, unit=unit, topic=t.label) for t in found.terms),
            relation=found.relation,
            arithmetic="sums" if found.holds else "fails",
            checks=(_sum_check(found),),
        )

    def of_share(self, share: TableShare) -> Claim:
        """A percentage: of a plan or a change the result is the total, as in a sentence."""
        part = (share.row, share.part_column, share.part)
        base = (share.row, share.base_column, share.base)
        is_result_first = share.relation in ("plan", "growth")
        whole, other = (part, base) if is_result_first else (base, part)
        said = share.said.number or Fraction(0)
        unit = self._unit(other[1], share.row)
        check = Check("percent", share.holds, said, share.computed, "", _share_words(share))
        return replace(
            self._claim(share.row, whole[1]),
            total=self._quantity(*whole),
            parts=(quantity_of(other[2], unit=unit, topic=other[1].name),),
            percents=(Percent(said, share.said.start, share.said.end, share.holds),),
            relation=share.relation,
            checks=(check,),
        )

    def with_singles(self, claims: Sequence[Claim]) -> Iterator[Claim]:
        """The claims, and the rows "Tin, bài đã đăng: 152" of a table with one column of counts."""
        yield from claims
        if len(self.shape.counts) != 1:
            return
        known = {q.start for claim in claims for q in (claim.total, *claim.parts) if q is not None}
        (column,) = self.shape.counts
        for row in self.shape.rows:
            value = self.shape.value(row, column)
            unit = "" if is_weak(row.label) else head_noun(row.label, unit_in(row.label))
            if unit and value.is_count and value.start not in known and row.kind == "part":
                total = replace(self._quantity(row, column, value), unit=unit)
                yield replace(self._claim(row, column), total=total)

    def _claim(self, row: Row, column: Column) -> Claim:
        start, end = _span(self.shape, row)
        period = period_of_cell(self.shape, row, column, reference=self.reference)
        return Claim(self.text[start:end], start, end, period=period)

    def _quantity(self, row: Row, column: Column, value: Value) -> Quantity:
        topic = topic_of_cell(self.shape, row, column)
        return quantity_of(value, unit=self._unit(column, row), topic=topic)

    def _unit(self, column: Column, row: Row) -> str:
        """What a cell counts: by its own heading, the headings over it, its row, or the caption."""
        shape = self.shape
        named = [shape.table.grid[row.index][c.index].text for c in shape.columns if c.names_units]
        if any(named):
            return " ".join(named)
        others = [c.name for c in shape.columns if c.kind == "label"]
        captions = [line for line in reversed(shape.caption.split("\n")) if not is_weak(line)]
        path = [] if _REST.search(fold(column.leaf)) else list(reversed(column.path))
        wholes = [c.name for c in shape.counts if is_total(c.leaf)]  # of which it may be a part
        return unit_in(*path, *wholes, *captions, row.label, *others)


def _sum_check(found: Sum) -> Check:
    said = found.total.number or Fraction(0)
    parts = [Named(plain(term.number), term.label) for term in found.terms]
    above = None if found.above is None else plain(found.above)
    slip = "" if found.holds else sum_slip(plain(said), parts, above=above)
    return Check(
        kind=found.kind,
        holds=found.holds,
        said=int(said),
        computed=int(found.computed),
        slip=slip,
        why=_sum_words(found),
    )


def _shown(number: Fraction | int | None) -> str:
    return number_words(number or 0, decimals=2)


def _sum_words(found: Sum) -> str:
    where = (
        f"Cột “{found.column.name}”, dòng “{found.row.label}”"
        if found.column.name
        else f"Dòng “{found.row.label}”"
    )
    terms = [term for term in found.terms if not term.value.is_empty]
    written = "".join(
        f" {'+' if term.sign > 0 else '-'} {_shown(term.value.number)}" for term in terms
    )
    sums = written.removeprefix(" + ") if len(terms) <= _MOST_SHOWN else f"{len(terms)} số"
    said, computed = _shown(found.total.number), _shown(found.computed)
    if found.holds:
        return f"{where}: {sums.strip()} = {said}, đúng"
    gap = _shown(abs((found.total.number or 0) - found.computed))
    return f"{where}: ghi {said}, cộng lại là {computed} ({sums.strip()}), lệch {gap}"


def _share_words(share: TableShare) -> str:
    part, base = _shown(share.part.number), _shown(share.base.number)
    said, computed = _shown(share.said.number), _shown(share.computed)
    how = f"{part} so với {base}" if share.is_change else f"{part}/{base}"
    head = f"Dòng “{share.row.label}”, cột “{share.column.name}”"
    if share.holds:
        return f"{head}: {how} = {said}%, đúng"
    return f"{head}: ghi {said}%, tính lại là {computed}% ({how})"
