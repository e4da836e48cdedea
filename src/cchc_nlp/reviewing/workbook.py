"""How a review sheet looks: headings, drop-downs, links, and a page that says how to fill it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cchc_nlp.classification.taxonomy import LABELS, label_names
from cchc_nlp.reviewing.columns import (
    DAY,
    DECISION,
    FILLED_IN,
    HEADINGS,
    LINK,
    MACHINE,
    PART,
    PARTS,
    PRIMARY,
    RIGHT,
    SCORE,
    SECONDARY,
    UNCLEAR,
    WIDTHS,
    WRONG,
)

_CENTRED = (DAY, MACHINE, SCORE, DECISION, PRIMARY)
_FONT = "Calibri"  # of all other cells
SHEET, GUIDE = "Rà soát", "Hướng dẫn"
LINE_POINTS, MOST_LINES = 15.0, 10
MOST_LINKS, LONGEST_LINK = 60_000, 2_000  # Excel's bounds: 65,530 in a sheet, 2,079 letters
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_HOW = (
    ("Cách làm", ""),
    ("Bước 1", "Đọc từ trên xuống. Với mỗi dòng, xem tiêu đề, đoạn đầu, căn cứ của máy; khi cần thì"
     " bấm vào đường dẫn để đọc toàn văn."),
    ("Bước 2", f"Ghi vào cột “{DECISION}”: “{RIGHT}” nếu nhãn máy gán là đúng; “{WRONG}” nếu sai;"
     f" “{UNCLEAR}” nếu đọc rồi mà vẫn chưa quyết định được."),
    ("Bước 3", f"Nếu ghi “{WRONG}” thì chọn nhãn đúng ở cột “{PRIMARY}”; nội dung phụ (nếu có) ghi"
     f" ở cột “{SECONDARY}”, cách nhau bằng dấu phẩy, ví dụ: P2, X1."),
    ("Nếu cột của máy để trống", f"Đây là bản đọc độc lập: ghi thẳng nhãn vào cột “{PRIMARY}”,"
     f" không cần ghi “{DECISION}”."),
    ("Được phép", "Lọc, sắp xếp cả bảng, ẩn dòng, tô màu, thêm cột, thêm trang. Dòng chưa ghi kết"
     " luận được coi là chưa đọc."),
    ("Không được", "Sửa các cột tiêu đề màu xanh, gộp ô, sắp xếp riêng một vài cột, đổi tên cột."),
    ("Gửi lại", "Lưu dạng .xlsx, không đặt mật khẩu. Nếu có ô ghi chưa đúng, máy báo rõ dòng và ô,"
     " và không nhập gì cho đến khi sửa xong."),
)  # fmt: skip
_PART_HELP = {
    1: "Máy phân vân giữa hai phía. Đọc trước vì ở đây người đọc sửa được nhiều nhất.",
    2: "Lấy ngẫu nhiên từ những tin, bài máy cho là không thuộc CCHC, để biết máy bỏ sót bao nhiêu."
    " Phải đọc lần lượt từ trên xuống, không chọn dòng, không bỏ dòng: bỏ dòng khó hay chọn dòng"
    " lạ thì mẫu không còn ngẫu nhiên và số ước tính sai mà không ai thấy.",
    3: "Máy khá chắc là thuộc CCHC. Đọc để xác nhận từng tin, bài trước khi đưa vào số liệu.",
    4: "Những tin, bài còn lại. Đọc hết thì số liệu là số đếm, không còn là số ước tính.",
    5: "Đã có kết luận; sửa được nếu thấy sai.",
    6: "Không nằm trong số liệu (trùng lặp, chỉ có tệp hay ảnh, văn bản, trang tĩnh); không cần"
    " đọc.",
}


def save_sheet(output: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """Write rows, cells by heading, as a review sheet; it appears whole or not at all."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(SHEET)
    sheet.append(HEADINGS)
    for row in rows:
        sheet.append([_plain(row.get(name, "")) for name in HEADINGS])
    _dress(sheet)
    _as_text(sheet)
    _link(sheet)
    _guide(book.create_sheet(GUIDE))
    aside = output.with_name(f".{output.stem}.{os.getpid()}.xlsx")
    try:
        book.save(aside)
        aside.replace(output)
    finally:
        aside.unlink(missing_ok=True)


def _plain(value: object) -> object:
    """Text with each character that XML cannot hold shown as U+FFFD; no cell for no text."""
    if isinstance(value, str):
        return _UNPRINTABLE.sub("\ufffd", value) or None
    return value


def _dress(sheet: Any) -> None:
    """Frozen headings, filters, widths, heights, what a printed page needs, drop-downs."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = sheet.dimensions
    top = Alignment(wrap_text=True, vertical="top")
    centred = Alignment(wrap_text=True, vertical="top", horizontal="center")
    by_people = PatternFill("solid", fgColor="FFE699")
    by_machine = PatternFill("solid", fgColor="DDE6F0")
    for number, (name, width) in enumerate(WIDTHS.items(), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.cell(1, number).font = Font(name=_FONT, size=11, bold=True)
        sheet.cell(1, number).fill = by_people if name in FILLED_IN else by_machine
    to_fill = PatternFill("solid", fgColor="FFFBEB")
    for row in sheet.iter_rows():
        for cell, name in zip(row, HEADINGS, strict=True):
            cell.alignment = centred if name in _CENTRED else top
            if cell.row > 1 and name in FILLED_IN:
                cell.fill = to_fill
        # LibreOffice does not fit the height of wrapped rows by itself.
        lines = max(map(_lines, row, WIDTHS.values()))
        sheet.row_dimensions[row[0].row].height = LINE_POINTS * lines
    _prepare_printing(sheet, titles="1:1")
    _add_choices(sheet)


def _add_choices(sheet: Any) -> None:
    """Drop-downs that help and do not forbid: what people type otherwise is understood too."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for heading, choices in ((DECISION, (RIGHT, WRONG, UNCLEAR)), (PRIMARY, LABELS)):
        letter = get_column_letter(HEADINGS.index(heading) + 1)
        choice = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
        choice.showErrorMessage = False
        choice.add(f"{letter}2:{letter}{max(2, sheet.max_row)}")
        sheet.add_data_validation(choice)


def _prepare_printing(sheet: Any, *, titles: str = "") -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if titles:
        sheet.print_title_rows = titles


def _lines(cell: Any, width: int) -> int:
    """About how many lines a cell's text takes in its column, at most ten."""
    return min(MOST_LINES, 1 + len(str(cell.value or "")) // max(1, width - 2))


def _as_text(sheet: Any) -> None:
    """Scraped text stays text: a title that begins with = is no formula, also when edited."""
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"
                if cell.value[0] in "=+-@":
                    cell.quotePrefix = True


def _link(sheet: Any) -> None:
    """Addresses that can be clicked; a link, never a formula, and to the web only."""
    from openpyxl.styles import Font

    column = HEADINGS.index(LINK) + 1
    for number in range(2, min(sheet.max_row, MOST_LINKS) + 1):
        cell = sheet.cell(number, column)
        if cell.value and _is_web_address(cell.value):
            cell.hyperlink = cell.value
            cell.font = Font(name=_FONT, size=11, color="0563C1", underline="single")


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and len(url) < LONGEST_LINK


def _guide(sheet: Any) -> None:
    """How to fill the sheet, what each part is for, what each label means."""
    from openpyxl.styles import Alignment, Font, PatternFill

    rows: list[Sequence[str]] = list(_HOW)
    rows += [("", ""), (f"Cột “{PART}”", "")]
    rows += [(PARTS[part], told) for part, told in _PART_HELP.items()]
    rows += [("", ""), ("Nhãn", "")]
    rows += list(label_names().items())
    widths = (30, 100)
    for row in rows:
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(name=_FONT, size=11, bold=cell.column == 1)
            if row[0] and not row[1]:
                cell.fill = PatternFill("solid", fgColor="DDE6F0")
        lines = max(map(_lines, sheet[sheet.max_row], widths))
        sheet.row_dimensions[sheet.max_row].height = LINE_POINTS * lines
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = widths
    _prepare_printing(sheet)
    sheet.page_setup.fitToHeight = 1
