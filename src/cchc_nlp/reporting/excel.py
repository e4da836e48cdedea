"""The evidence annex as an Excel file: the articles, summaries computed from them, the ledger.

The summaries' cells are formulas over the rows, so that a correction in a row is counted at once.
Rows are written one by one and not kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_nlp.reporting import tables
from cchc_nlp.reporting.documents import open_notes
from cchc_nlp.reporting.excel_cells import (
    StyleName,
    append_row,
    append_texts,
    new_book,
    new_sheet,
    text_cell,
    value_cell,
)
from cchc_nlp.reporting.excel_documents import write_criteria, write_documents
from cchc_nlp.reporting.excel_evidence import write_evidence
from cchc_nlp.reporting.excel_formulas import save_book
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.row_counts import RowCounts
from cchc_nlp.reporting.summary import (
    TOTAL,
    SummaryCell,
    breakdowns,
    line_cells,
    summary_cells,
    summary_heading,
    total_cells,
)
from cchc_nlp.reporting.table_words import VERSIONS
from cchc_nlp.reporting.wording import POLICIES, TOPICS, period, review

if TYPE_CHECKING:
    from openpyxl import Workbook

SUMMARY, BREAKDOWNS, LEDGER = "Tổng hợp", "Tổng hợp chi tiết", "Sổ cái"

_LINE_WIDTHS = (44, 13, 13, 13, 11, 13, 13, 12)
_LINE_STYLES: tuple[StyleName, ...] = ("Số", "Số", "Số", "Tỷ lệ", "Số", "Số", "Giữa")


def write_excel(facts: ReportFacts, output: Path) -> None:
    """Write the workbook: evidence, summaries, evidence by criterion, documents, ledger.

    Raises ReportError if the rows are too many for a sheet or do not add up to the count.
    """
    book = new_book()
    with _closed_on_failure(book), open_notes() as notes:
        counts = write_evidence(book, facts, notes)
        _write_summary(book, facts, counts)
        _write_breakdowns(book, facts, counts)
        write_criteria(book, notes, counts)
        write_documents(book, notes)
        _write_ledger(book, facts)
        save_book(book, output)


@contextmanager
def _closed_on_failure(book: Workbook) -> Iterator[None]:
    """Sheets that were begun end in good order, or openpyxl complains long after the failure."""
    try:
        yield
    except BaseException:
        for sheet in book.worksheets:
            with suppress(Exception):
                sheet.close()
        raise


def _write_summary(book: Workbook, facts: ReportFacts, counts: RowCounts) -> None:
    heading = summary_heading(facts)
    widths = [50, *[13] * (len(heading) - 1)]
    sheet = new_sheet(book, SUMMARY, widths)
    sheet.freeze_panes, sheet.print_title_rows = "B4", "3:3"
    caption = f"Tổng hợp tin, bài theo nội dung chính và quý, {period(facts.count.period)}"
    append_texts(sheet, caption, style="Tựa")
    append_texts(sheet, f"Tình trạng rà soát: {review(facts.count.tally)}")
    heads = [text_cell(sheet, name, style="Đầu cột") for name in heading]
    append_row(sheet, heads, place=3, widths=widths)
    for place, values in enumerate(summary_cells(facts, counts, first=4), start=4):
        append_row(sheet, _summary_row(sheet, values), place=place, widths=widths)


def _summary_row(sheet: Any, values: Sequence[SummaryCell]) -> list[Any]:
    """Its name, the numbers, and whether they agree; rows that sum up others are in bold."""
    name, *numbers, agreement = values
    is_sum = str(name).isupper()
    return [
        text_cell(sheet, str(name), style="Đậm" if is_sum else "Ô"),
        *(value_cell(sheet, n, style="Số đậm" if is_sum else "Số") for n in numbers),
        value_cell(sheet, agreement, style="Giữa"),
    ]


def _write_breakdowns(book: Workbook, facts: ReportFacts, counts: RowCounts) -> None:
    """By quarter, month, section, channel and kind, one below the other."""
    sheet = new_sheet(book, BREAKDOWNS, _LINE_WIDTHS)
    caption = f"Tổng hợp chi tiết tin, bài {period(facts.count.period)}"
    append_texts(sheet, caption, style="Tựa")
    at = 2  # the row that is empty above a block
    for name, lines in breakdowns(facts):
        sheet.append([])
        cells = [line_cells(line, counts, at=row) for row, line in enumerate(lines, start=at + 2)]
        cells.append(total_cells(facts, cells, at=at + 2 + len(cells)))
        append_row(sheet, _line_heads(sheet, facts, name), place=at + 1, widths=_LINE_WIDTHS)
        for row, values in enumerate(cells, start=at + 2):
            _append_line(sheet, values, at=row)
        at += 2 + len(cells)


def _line_heads(sheet: Any, facts: ReportFacts, name: str) -> list[Any]:
    topic = TOPICS[facts.count.policy]
    headings = (
        name, "Tổng số", f"Tin, bài {topic}", "Nội dung khác", f"Tỷ lệ tin, bài {topic}",
        "Tổng số trong báo cáo", f"Tin, bài {topic} trong báo cáo", "Đối chiếu",
    )  # fmt: skip
    return [text_cell(sheet, heading, style="Đầu cột") for heading in headings]


def _append_line(sheet: Any, values: Sequence[SummaryCell], *, at: int) -> None:
    name, *rest = values
    is_total = name == TOTAL
    cells = [text_cell(sheet, str(name), style="Đậm" if is_total else "Ô")]
    for value, style in zip(rest, _LINE_STYLES, strict=True):
        cells.append(
            value_cell(sheet, value, style="Số đậm" if is_total and style == "Số" else style)
        )
    append_row(sheet, cells, place=at, widths=_LINE_WIDTHS)


def _write_ledger(book: Workbook, facts: ReportFacts) -> None:
    sheet = new_sheet(book, LEDGER, [84, 14])
    for table in (tables.ledger(facts), tables.left_out(facts)):
        append_texts(sheet, table.caption, style="Tựa")
        append_texts(sheet, *(column.heading for column in table.columns), style="Đầu cột")
        for name, value in table.rows:
            sheet.append([text_cell(sheet, str(name)), value_cell(sheet, value, style="Số")])
        sheet.append([])
    for line in _provenance(facts):
        append_texts(sheet, line, style="Ô")


def _provenance(facts: ReportFacts) -> Iterator[str]:
    count = facts.count
    yield f"Kỳ thống kê: {period(count.period)}"
    yield f"Tiêu chí thống kê: {POLICIES[count.policy]}"
    yield f"Kênh: {', '.join(count.sources)}"
    for name, version in count.versions.items():
        yield f"Phiên bản {VERSIONS.get(name, name)}: {version}"
    yield f"Mã kiểm tra dữ liệu: {count.corpus_sha256}"
