"""The evidence annex as an Excel file: the articles, a summary computed from them, the ledger.

The summary's cells are formulas over the rows, so that a correction in a row is counted at once.
Rows are written one by one and not kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_nlp.reporting import tables
from cchc_nlp.reporting.evidence_rows import EvidenceRow
from cchc_nlp.reporting.excel_cells import (
    A3,
    StyleName,
    append_row,
    evidence_cell,
    link_cell,
    new_book,
    new_sheet,
    text_cell,
    value_cell,
)
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.summary import column_letter, summary_cells
from cchc_nlp.reporting.wording import POLICIES, TOPICS, period, review, web_address

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

EVIDENCE, SUMMARY, LEDGER = "Minh chứng", "Tổng hợp", "Sổ cái"
LINK_LIMIT = 65_000  # links on a sheet; Excel drops all of them above 65.530

# Heading and width in characters; summary.py names columns C, E, F and G.
COLUMNS = (
    ("STT", 6),
    ("Tên tin/bài", 42),
    ("Ngày đăng", 12),
    ("Chuyên mục", 16),
    ("Lĩnh vực CCHC", 24),
    ("Thuộc diện đếm", 11),
    ("Tính là {topic}", 11),
    ("Tác giả", 20),
    ("Kênh", 18),
    ("Đường dẫn", 26),
    ("Trích dẫn căn cứ", 52),
    ("Rà soát", 13),
    ("Ghi chú", 22),
)


def write_excel(facts: ReportFacts, output: Path) -> None:
    """Write the workbook, with the sheets "Minh chứng", "Tổng hợp" and "Sổ cái"."""
    book = new_book()
    _write_evidence(book, facts)
    _write_summary(book, facts)
    _write_ledger(book, facts)
    book.save(output)


def _write_evidence(book: Workbook, facts: ReportFacts) -> None:
    widths = [width for _, width in COLUMNS]
    sheet = new_sheet(book, EVIDENCE, widths, paper=A3)
    sheet.freeze_panes, sheet.print_title_rows = "C2", "1:1"
    sheet.auto_filter.ref = f"A1:{column_letter(len(COLUMNS))}{len(facts.rows) + 1}"
    headings = [name.format(topic=TOPICS[facts.count.policy]) for name, _ in COLUMNS]
    heads = [text_cell(sheet, name, style="Đầu cột") for name in headings]
    append_row(sheet, heads, place=1, widths=widths)
    for place, row in enumerate(facts.rows, start=2):
        append_row(sheet, list(_evidence_cells(sheet, row)), place=place, widths=widths)


def _evidence_cells(sheet: WriteOnlyWorksheet, row: EvidenceRow) -> Iterator[Any]:
    yield value_cell(sheet, row.stt, style="Giữa")
    yield text_cell(sheet, row.title)
    yield value_cell(sheet, row.published.date(), style="Ngày")
    yield text_cell(sheet, row.section)
    yield text_cell(sheet, row.label)
    yield text_cell(sheet, _yes(row.counted), style="Giữa")
    yield text_cell(sheet, _yes(row.is_reform), style="Giữa")
    yield text_cell(sheet, row.author)
    yield text_cell(sheet, row.channel)
    yield link_cell(sheet, row.url, url=web_address(row.url) if row.stt <= LINK_LIMIT else "")
    yield evidence_cell(sheet, row.evidence)
    yield text_cell(sheet, row.review)
    yield text_cell(sheet, "; ".join(_notes(row)))


def _yes(is_so: bool, /) -> str:  # noqa: FBT001 - one cell's value
    return "Có" if is_so else "Không"


def _notes(row: EvidenceRow) -> Iterator[str]:
    if row.note:
        yield row.note
    if row.secondary:
        yield f"Nội dung phụ: {', '.join(row.secondary)}"


def _write_summary(book: Workbook, facts: ReportFacts) -> None:
    heading, *lines = summary_cells(facts, sheet=EVIDENCE, first=4)
    sheet = new_sheet(book, SUMMARY, [54, *[13] * (len(heading) - 1)])
    sheet.freeze_panes = "B4"
    caption = f"Tổng hợp tin, bài {period(facts.count.period)}"
    sheet.append([text_cell(sheet, caption, style="Một dòng")])
    state = f"Tình trạng rà soát: {review(facts.count.tally)}"
    sheet.append([text_cell(sheet, state, style="Một dòng")])
    sheet.append([text_cell(sheet, str(name), style="Đầu cột") for name in heading])
    for name, *values in lines:
        style: StyleName = "Đậm" if str(name).isupper() else "Ô"
        cells = [value_cell(sheet, value, style=style) for value in values]
        sheet.append([text_cell(sheet, str(name), style=style), *cells])


def _write_ledger(book: Workbook, facts: ReportFacts) -> None:
    sheet = new_sheet(book, LEDGER, [76, 14])
    for table in (tables.ledger(facts), tables.left_out(facts)):
        sheet.append([text_cell(sheet, table.caption, style="Một dòng")])
        heads = [text_cell(sheet, column.heading, style="Đầu cột") for column in table.columns]
        sheet.append(heads)
        for name, value in table.rows:
            sheet.append([text_cell(sheet, str(name)), value_cell(sheet, value)])
        sheet.append([])
    for line in _provenance(facts):
        sheet.append([text_cell(sheet, line, style="Một dòng")])


def _provenance(facts: ReportFacts) -> Iterator[str]:
    count = facts.count
    yield f"Kỳ thống kê: {period(count.period)}"
    yield f"Tiêu chí thống kê: {POLICIES[count.policy]}"
    yield f"Kênh: {', '.join(count.sources)}"
    for name, version in count.versions.items():
        yield f"Phiên bản {name}: {version}"
    yield f"Mã kiểm tra dữ liệu: {count.corpus_sha256}"
