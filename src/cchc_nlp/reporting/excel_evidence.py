"""The sheet "Minh chứng": one row an article, written as it comes and not kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cchc_nlp.errors import ReportError
from cchc_nlp.reporting.documents import take_notes
from cchc_nlp.reporting.evidence_rows import EvidenceRow
from cchc_nlp.reporting.excel_cells import (
    A3,
    FORMULA_LINK_LIMIT,
    ROWS_LIMIT,
    append_row,
    evidence_cell,
    link_cell,
    link_target,
    new_sheet,
    text_cell,
    value_cell,
)
from cchc_nlp.reporting.excel_columns import (
    CHANNEL,
    COLUMNS,
    EVIDENCE,
    KIND,
    LABEL,
    SECTION,
    column_letter,
    letter_of,
    named_cells,
)
from cchc_nlp.reporting.excel_formulas import Formula
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.row_counts import RowCounts, asked_cells
from cchc_nlp.reporting.wording import TOPICS, web_address

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

# Rows whose address is a link of its own: openpyxl keeps 2.4 kB of each until the file is saved,
# and Excel drops all links of a sheet with more than 65,530. Later rows link from their number.
LINKED_ROWS = 20_000


def write_evidence(book: Workbook, facts: ReportFacts, notes: sqlite3.Connection) -> RowCounts:
    """Write the sheet, name its columns for formulas, and note what its rows cite.

    What comes back is what the formulas of other sheets find in the rows. Raises ReportError if
    there are more rows than a sheet holds, or if what is counted in them is not what the facts say.
    """
    from openpyxl.workbook.defined_name import DefinedName

    sheet = _open(book, facts)
    widths, counts = [width for _, width in COLUMNS], RowCounts()
    place = 1
    for place, row in enumerate(facts.rows, start=2):
        append_row(sheet, list(_cells(sheet, row, place=place)), place=place, widths=widths)
        take_notes(notes, row)
        counts.add(row)
    sheet.auto_filter.ref = f"A1:{column_letter(len(COLUMNS))}{place}"
    for name, cells in named_cells(place):
        book.defined_names[name] = DefinedName(name, attr_text=cells)
    _check(facts, total=counts.number(), reform=counts.number(is_reform=True))
    return counts


def _open(book: Workbook, facts: ReportFacts) -> Any:
    """The sheet with its heading."""
    if len(facts.rows) >= ROWS_LIMIT:
        raise ReportError(
            f"{len(facts.rows)} articles do not fit into a sheet of {ROWS_LIMIT} rows;"
            " report a shorter period"
        )
    widths = [width for _, width in COLUMNS]
    sheet = new_sheet(book, EVIDENCE, widths, paper=A3)
    sheet.freeze_panes, sheet.print_title_rows = "C2", "1:1"
    headings = [name.format(topic=TOPICS[facts.count.policy]) for name, _ in COLUMNS]
    heads = [text_cell(sheet, name, style="Đầu cột") for name in headings]
    append_row(sheet, heads, place=1, widths=widths)
    return sheet


def _check(facts: ReportFacts, *, total: int, reform: int) -> None:
    tally = facts.count.tally
    if (total, reform) != (tally.total, tally.counts["reform"]):
        raise ReportError(
            f"the rows have {total} counted articles, {reform} of them reform, the count"
            f" {tally.total} and {tally.counts['reform']}: the corpus changed while the annex was"
            " written; write it again when nothing else is at work on it"
        )


def _cells(sheet: WriteOnlyWorksheet, row: EvidenceRow, *, place: int) -> Iterator[Any]:
    target, asked = link_target(row.url), asked_cells(row)
    yield _number(sheet, row, place=place, target=target)
    yield text_cell(sheet, row.title)
    yield value_cell(sheet, row.published.date(), style="Ngày")
    yield text_cell(sheet, asked[SECTION])
    yield text_cell(sheet, asked[LABEL])
    yield text_cell(sheet, _yes(row.counted), style="Giữa")
    yield text_cell(sheet, _yes(row.is_reform), style="Giữa")
    yield text_cell(sheet, row.author)
    yield text_cell(sheet, asked[CHANNEL])
    yield link_cell(sheet, row.url, target=target if place <= LINKED_ROWS + 1 else "")
    yield text_cell(sheet, asked[KIND])
    yield text_cell(sheet, row.review)
    yield text_cell(sheet, row.reviewer)
    yield evidence_cell(sheet, row.evidence)
    yield text_cell(sheet, "; ".join(_notes(row, target)))


def _number(sheet: WriteOnlyWorksheet, row: EvidenceRow, *, place: int, target: str) -> Any:
    """The row's number; in rows without a link of their own it leads to the address beside it."""
    if place <= LINKED_ROWS + 1 or not 0 < len(target) <= FORMULA_LINK_LIMIT:
        return value_cell(sheet, row.stt, style="Giữa")
    link = f"=HYPERLINK({letter_of('Đường dẫn')}{place},{row.stt})"
    return value_cell(sheet, Formula(link, row.stt), style="Liên kết")


def _yes(is_so: bool, /) -> str:  # noqa: FBT001 - one cell's value
    return "Có" if is_so else "Không"


def _notes(row: EvidenceRow, target: str) -> Iterator[str]:
    if row.note:
        yield row.note
    if row.secondary:
        yield f"Nội dung phụ: {', '.join(row.secondary)}"
    if web_address(row.url) and not target:
        yield "Địa chỉ quá dài để gắn liên kết"
