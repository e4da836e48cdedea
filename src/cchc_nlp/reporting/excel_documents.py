"""The sheets "Theo tiêu chí" and "Văn bản viện dẫn": evidence as the reform index asks for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cchc_nlp.reporting.criteria import Criterion, all_criteria
from cchc_nlp.reporting.documents import (
    CitedDocument,
    Proof,
    cited_documents,
    proof_number,
    proofs_of,
)
from cchc_nlp.reporting.excel_cells import (
    A3,
    append_row,
    append_texts,
    link_cell,
    link_target,
    new_sheet,
    text_cell,
    value_cell,
)
from cchc_nlp.reporting.excel_columns import COUNTED, REFORM, column_letter
from cchc_nlp.reporting.excel_formulas import Formula
from cchc_nlp.reporting.row_counts import RowCounts, section_words
from cchc_nlp.reporting.wording import day, number

if TYPE_CHECKING:
    from openpyxl import Workbook

CRITERIA, DOCUMENTS = "Minh chứng theo tiêu chí", "Văn bản viện dẫn"
LINKED_ROWS = 5_000  # of each sheet; see excel_evidence.LINKED_ROWS

_CRITERION_COLUMNS = (
    ("Tiêu chí", 34),
    ("Điểm chuẩn", 9),
    ("Tự chấm", 9),
    ("Thẩm định", 9),
    ("Tài liệu kiểm chứng (tin, bài)", 46),
    ("Ngày đăng", 12),
    ("Số, ký hiệu văn bản viện dẫn", 34),
    ("Mục", 20),
    ("Đoạn", 10),
    ("Trang (đường dẫn)", 34),
    ("STT tin, bài", 8),
)
_DOCUMENT_COLUMNS = (
    ("STT", 7),
    ("Loại văn bản", 18),
    ("Số, ký hiệu", 24),
    ("Ngày ban hành", 24),
    ("Cơ quan ban hành", 36),
    ("Số tin, bài viện dẫn", 11),
    ("STT tin, bài (ở trang Minh chứng)", 40),
    ("Đoạn", 10),
    ("Trang (đường dẫn tin, bài đầu tiên)", 40),
)

_CRITERIA_NOTES = (
    "Danh mục do máy gợi ý theo nhãn và tiêu đề tin, bài; người lập hồ sơ chọn lại trước khi dùng.",
    "Tên tiêu chí và thang điểm do từng địa phương ban hành: sửa cột Tiêu chí, điền các cột điểm"
    " theo bộ tiêu chí của cơ quan mình.",
)
_DOCUMENT_NOTES = (
    "Văn bản được nêu số, ký hiệu trong tin, bài tính là cải cách hành chính. Một số, ký hiệu có"
    " nhiều ngày hoặc nhiều cơ quan ban hành là các văn bản khác nhau hoặc có chỗ ghi sai.",
)


def write_criteria(book: Workbook, notes: sqlite3.Connection, counts: RowCounts) -> None:
    """Write the evidence for each criterion; one without any says so."""
    whole = counts.number(is_reform=True)
    widths = [width for _, width in _CRITERION_COLUMNS]
    sheet = _open(book, CRITERIA, _CRITERIA_NOTES, columns=_CRITERION_COLUMNS)
    at = len(_CRITERIA_NOTES) + 3
    for place, one in enumerate(all_criteria()):
        listed = proof_number(notes, place)
        head = list(_head_cells(sheet, one, _found(one, listed, at=at, whole=whole)))
        append_row(sheet, head, place=at, widths=widths)
        for row, proof in enumerate(proofs_of(notes, place), start=at + 1):
            cells = list(_proof_cells(sheet, one, proof, is_linked=row <= LINKED_ROWS))
            append_row(sheet, cells, place=row, widths=widths)
        at += listed + 1
    end = column_letter(len(widths))
    sheet.auto_filter.ref = f"A{len(_CRITERIA_NOTES) + 2}:{end}{at - 1}"


def write_documents(book: Workbook, notes: sqlite3.Connection) -> None:
    """Write the documents that reform articles cite, the most cited first."""
    widths = [width for _, width in _DOCUMENT_COLUMNS]
    sheet = _open(book, DOCUMENTS, _DOCUMENT_NOTES, columns=_DOCUMENT_COLUMNS)
    first = at = len(_DOCUMENT_NOTES) + 3
    for at, document in enumerate(cited_documents(notes), start=first):
        cells = _document_cells(sheet, document, stt=at - first + 1)
        append_row(sheet, list(cells), place=at, widths=widths)
    sheet.auto_filter.ref = f"A{first - 1}:{column_letter(len(widths))}{at}"


def _open(
    book: Workbook, name: str, notes: tuple[str, ...], *, columns: tuple[tuple[str, int], ...]
) -> Any:
    """A sheet with its title, what to know of it, and its heading."""
    widths = [width for _, width in columns]
    sheet = new_sheet(book, name, widths, paper=A3)
    head = len(notes) + 2
    sheet.freeze_panes, sheet.print_title_rows = f"A{head + 1}", f"{head}:{head}"
    append_texts(sheet, name, style="Tựa")
    for line in notes:
        append_texts(sheet, line)
    heads = [text_cell(sheet, heading, style="Đầu cột") for heading, _ in columns]
    append_row(sheet, heads, place=head, widths=widths)
    return sheet


def _found(one: Criterion, listed: int, *, at: int, whole: int) -> Formula | str:
    """How many articles speak for the criterion in row `at`: those below it, or all of reform."""
    if one.is_whole:
        after = " tin, bài (xem trang Minh chứng)"
        return Formula(f'=COUNTIFS({COUNTED},"Có",{REFORM},"Có")&"{after}"', f"{whole}{after}")
    if not listed:
        return "Chưa có tin, bài"
    cells = f"E{at + 1}:E{at + listed}"
    return Formula(f'=COUNTA({cells})&" tin, bài"', f"{listed} tin, bài")


def _head_cells(sheet: Any, one: Criterion, found: Formula | str) -> Iterator[Any]:
    """A criterion's own row: its name, room for points, and how many articles speak for it."""
    yield text_cell(sheet, one.name, style="Nhóm")
    for _ in range(3):
        yield text_cell(sheet, "", style="Nhóm")
    yield value_cell(sheet, found, style="Nhóm")
    for _ in range(6):
        yield text_cell(sheet, "", style="Nhóm")


def _proof_cells(sheet: Any, one: Criterion, proof: Proof, *, is_linked: bool) -> Iterator[Any]:
    yield text_cell(sheet, one.name)
    for _ in range(3):
        yield text_cell(sheet, "", style="Giữa")
    yield text_cell(sheet, proof.title)
    yield value_cell(sheet, proof.published, style="Ngày")
    yield text_cell(sheet, "; ".join(proof.documents))
    yield text_cell(sheet, section_words(proof.section))
    yield text_cell(sheet, _paragraph(proof.place), style="Giữa")
    yield link_cell(sheet, proof.url, target=link_target(proof.url) if is_linked else "")
    yield value_cell(sheet, proof.stt, style="Giữa")


def _document_cells(sheet: Any, document: CitedDocument, *, stt: int) -> Iterator[Any]:
    only = document.days[0] if len(document.days) == 1 else "; ".join(map(day, document.days))
    target = link_target(document.url) if stt <= LINKED_ROWS else ""
    yield value_cell(sheet, stt, style="Giữa")
    yield text_cell(sheet, document.kind)
    yield text_cell(sheet, document.number)
    yield text_cell(sheet, only) if isinstance(only, str) else value_cell(sheet, only, style="Ngày")
    yield text_cell(sheet, "; ".join(document.issuers))
    yield value_cell(sheet, document.articles, style="Giữa")
    yield text_cell(sheet, _rows(document))
    yield text_cell(sheet, _paragraph(document.place), style="Giữa")
    yield link_cell(sheet, document.url, target=target)


def _rows(document: CitedDocument) -> str:
    listed = "; ".join(map(str, document.rows))
    more = document.articles - len(document.rows)
    return f"{listed}; … và {number(more)} tin, bài khác" if more else listed


def _paragraph(place: int | None) -> str:
    """Where a document is named, in words.

    >>> _paragraph(0), _paragraph(3), _paragraph(None)
    ('Tiêu đề', 'Đoạn 3', '')
    """
    if place is None:
        return ""
    return f"Đoạn {place}" if place else "Tiêu đề"
