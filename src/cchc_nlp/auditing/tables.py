"""Tally claims that stand in tables: every printed total with the cells it should sum."""

from __future__ import annotations

from fractions import Fraction

from cchc_nlp.auditing.cues import cue
from cchc_nlp.auditing.grids import Table
from cchc_nlp.auditing.reports import Report
from cchc_nlp.auditing.table_shapes import Column, Row, Shape, shape_of
from cchc_nlp.auditing.table_shares import TableShare, shares
from cchc_nlp.auditing.table_slips import Part, likely_slip, shown
from cchc_nlp.auditing.table_sums import Sum, column_sums, row_sums
from cchc_nlp.auditing.table_values import is_weak, quantity_of, unit_in
from cchc_nlp.records import Check, Claim, Percent, Period
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.periods import find_periods

MOST_ROWS = 3000  # of a table; a longer one is a list of things, not of counts
_MOST_SHOWN = 12  # numbers of a sum that are written out
_NO_COUNTS = cue(
    r"(?:đơn vị tính|đvt|đơn vị)\s*:?\s*\(?(?:(?:triệu|nghìn|ngàn|tỷ|1\.000)\s*)*"
    r"(?:đồng|vnđ|ha|tấn|tạ|kg|km|m2|m3|%|điểm|giờ|mm|usd)\b"
)
_COUNTED = cue(r"số lượng|\bsố lượt\b")


def report_table_claims(report: Report) -> tuple[Claim, ...]:
    """The claims of all tables of a report, in reading order; each with its checks."""
    found = [claim for table in report.tables for claim in table_claims(table, report.text)]
    return tuple(sorted(found, key=lambda claim: (claim.start, claim.end)))


def table_claims(table: Table, text: str) -> tuple[Claim, ...]:
    r"""The claims of one table of `text`: its totals down and along, and its percentages.

    A table of money, measures or marks, or one that counts nothing that has a name, has none.

    >>> from cchc_nlp.auditing.reports import report_of
    >>> report = report_of("Quý\tSố tin, bài\nQuý I\t60\nQuý II\t92\nCộng\t125\n")
    >>> [claim] = table_claims(report.tables[0], report.text)
    >>> claim.total.value, claim.total.unit, claim.arithmetic, claim.checks[0].slip
    (125, 'tin, bài', 'fails', 'có thể đảo chữ số: 125 thay cho 152')
    """
    if len(table.grid) > MOST_ROWS:
        return ()
    shape = shape_of(table)
    if not _counts_something(shape):
        return ()
    claims = [_sum_claim(shape, found, text) for found in (*column_sums(shape), *row_sums(shape))]
    claims += [_share_claim(shape, share, text) for share in shares(shape)]
    return tuple(claims)


def _counts_something(shape: Shape) -> bool:
    """Whether headings, caption or labels name what is counted."""
    heads = [column.name for column in shape.columns]
    labels = [row.label for row in shape.rows]
    said = fold("\n".join([*heads, shape.caption]))
    if _NO_COUNTS.search(said):
        return False
    return bool(unit_in(*heads, shape.caption, *labels)) or bool(_COUNTED.search(said))


def _unit(shape: Shape, column: Column, row: Row) -> str:
    """What a cell counts: by its own heading, the headings over it, its row, or the caption."""
    named = [shape.table.grid[row.index][c.index].text for c in shape.columns if c.names_units]
    if any(named):
        return " ".join(named)
    others = [c.name for c in shape.columns if c.kind == "label"]
    captions = [line for line in reversed(shape.caption.split("\n")) if not is_weak(line)]
    return unit_in(*reversed(column.path), *captions, row.label, *others)


def _span(shape: Shape, row: Row) -> tuple[int, int]:
    cells = shape.table.grid[row.index]
    own = [cell for cell in cells if cell.row == row.index and cell.text] or list(cells)
    return min(cell.start for cell in own), max(cell.end for cell in own)


def _period(shape: Shape, *texts: str) -> Period:
    """The period that the nearest words name, else the caption's; open if none does."""
    for text in (*texts, *reversed(shape.caption.split("\n"))):
        for mention in find_periods(text):
            return mention.period
    return Period(None, None)


def _sum_claim(shape: Shape, found: Sum, text: str) -> Claim:
    start, end = _span(shape, found.row)
    unit = _unit(shape, found.column, found.row)
    label = found.column.name if found.kind == "column" else found.row.label
    return Claim(
        text=text[start:end],
        start=start,
        end=end,
        total=quantity_of(found.total, unit=unit, topic=label),
        parts=tuple(quantity_of(t.value, unit=unit, topic=t.label) for t in found.terms),
        relation=found.relation,
        period=_period(shape, found.row.label, found.column.name),
        arithmetic="sums" if found.holds else "fails",
        checks=(_sum_check(found),),
    )


def _sum_check(found: Sum) -> Check:
    said = found.total.number or Fraction(0)
    parts = [Part(term.label, term.number) for term in found.terms]
    slip = "" if found.holds else likely_slip(said, parts, above=found.above)
    return Check(
        kind=found.kind,
        holds=found.holds,
        said=int(said),
        computed=int(found.computed),
        slip=slip,
        why=_sum_words(found, slip),
    )


def _sum_words(found: Sum, slip: str) -> str:
    where = (
        f"Cột “{found.column.name}”, dòng “{found.row.label}”"
        if found.column.name
        else f"Dòng “{found.row.label}”"
    )
    terms = [term for term in found.terms if not term.value.is_empty]
    written = "".join(
        f" {'+' if term.sign > 0 else '-'} {shown(term.value.number or 0)}" for term in terms
    )
    sums = written.removeprefix(" + ") if len(terms) <= _MOST_SHOWN else f"{len(terms)} số"
    said, computed = shown(found.total.number or 0), shown(found.computed)
    if found.holds:
        return f"{where}: {sums.strip()} = {said}, khớp."
    gap = shown(abs((found.total.number or 0) - found.computed))
    tail = f"; {slip}" if slip else ""
    return f"{where}: ghi {said}, cộng lại là {computed} ({sums.strip()}), lệch {gap}{tail}."


def _share_claim(shape: Shape, share: TableShare, text: str) -> Claim:
    start, end = _span(shape, share.row)
    unit = _unit(shape, share.column, share.row)
    said = share.said.number or Fraction(0)
    return Claim(
        text=text[start:end],
        start=start,
        end=end,
        total=quantity_of(share.base, unit=unit, topic=share.base_name),
        parts=(quantity_of(share.part, unit=unit, topic=share.part_name),),
        percents=(Percent(said, share.said.start, share.said.end, share.holds),),
        relation=share.relation,
        period=_period(shape, share.row.label, share.column.name),
        checks=(Check("percent", share.holds, said, share.computed, "", _share_words(share)),),
    )


def _share_words(share: TableShare) -> str:
    part, base = shown(share.part.number or 0), shown(share.base.number or 0)
    said, computed = shown(share.said.number or 0), shown(share.computed)
    how = f"{part} so với {base}" if share.is_change else f"{part}/{base}"
    head = f"Dòng “{share.row.label}”, cột “{share.column.name}”"
    if share.holds:
        return f"{head}: {how} = {said}%, khớp."
    return f"{head}: ghi {said}%, tính lại là {computed}% ({how})."
