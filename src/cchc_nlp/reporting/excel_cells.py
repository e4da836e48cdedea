"""Sheets and cells of an Excel file: text stays text, whatever it begins with.

Rows are written as they come; what openpyxl keeps of each (its height, its link) is dropped or
bounded, so that a sheet of any length takes the same memory.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from cchc_nlp.reporting.evidence import Snippet
from cchc_nlp.reporting.excel_columns import column_letter
from cchc_nlp.reporting.excel_formulas import Formula
from cchc_nlp.reporting.wording import printable, visible, web_address

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.rich_text import CellRichText
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

StyleName = Literal[
    "Ô",
    "Đậm",
    "Giữa",
    "Ngày",
    "Số",
    "Số đậm",
    "Tỷ lệ",
    "Liên kết",
    "Đầu cột",
    "Nhóm",
    "Tựa",
    "Một dòng",
]

FONT, SIZE = "Times New Roman", 11
# What Excel holds; a file with more is called damaged, or loses what is over.
CELL_LIMIT = 32_767  # UTF-16 units in a cell
ROWS_LIMIT = 1_048_576  # rows of a sheet
LINK_LIMIT = 2_079  # characters of a link
FORMULA_LINK_LIMIT = 255  # characters of a link that a formula makes
_FORMULA_SIGNS = ("=", "+", "-", "@")
# Characters that no address has as they are, and a % that escapes nothing.
_UNSAFE = re.compile(r"""[\s"<>\[\]\\^`{|}]|%(?![0-9A-Fa-f]{2})""")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads "_x0041_" as "A"
_SHADE, _LINE, _BLUE = "FFDCE6F1", "FFBFBFBF", "FF0B5394"
A4, A3 = 9, 8  # Excel's numbers of paper sizes
LINE_POINTS, ROW_LIMIT = 15.0, 409.0  # height of a line of text; Excel's tallest row
LETTERS = 1.25  # letters of ours on the width of one digit of the default font
LINK_LINES = 3  # a link wraps in Excel, not in LibreOffice; more height than this is left empty


def new_book() -> Workbook:
    """A workbook that writes rows as they come and keeps none."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    book = Workbook(write_only=True)
    line = Side(style="thin", color=_LINE)
    frame = Border(left=line, right=line, top=line, bottom=line)
    plain, bold = Font(name=FONT, size=SIZE), Font(name=FONT, size=SIZE, bold=True)
    top = Alignment(vertical="top", wrap_text=True)
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    center = Alignment(horizontal="center", vertical="top")
    right = Alignment(horizontal="right", vertical="top")
    title = Font(name=FONT, size=SIZE + 2, bold=True)
    link = Font(name=FONT, size=SIZE, color=_BLUE, underline="single")
    shade = PatternFill("solid", start_color=_SHADE)
    for style in (
        NamedStyle("Ô", font=plain, alignment=top, border=frame),
        NamedStyle("Đầu cột", font=bold, alignment=middle, border=frame, fill=shade),
        NamedStyle("Đậm", font=bold, alignment=top, border=frame),
        NamedStyle("Giữa", font=plain, alignment=center, border=frame),
        NamedStyle("Số", font=plain, alignment=right, border=frame, number_format="#,##0"),
        NamedStyle("Số đậm", font=bold, alignment=right, border=frame, number_format="#,##0"),
        NamedStyle("Nhóm", font=bold, alignment=top, border=frame, fill=shade),
        NamedStyle("Tỷ lệ", font=plain, alignment=right, border=frame, number_format="0.0%"),
        NamedStyle("Tựa", font=title),
        NamedStyle("Ngày", font=plain, alignment=center, border=frame, number_format="DD/MM/YYYY"),
        NamedStyle("Liên kết", font=link, alignment=top, border=frame),
        NamedStyle("Một dòng", font=plain),
    ):
        book.add_named_style(style)
    return book


def new_sheet(book: Workbook, name: str, widths: Sequence[int], *, paper: int = A4) -> Any:
    """A sheet with columns so many characters wide, printed across, one page in width."""
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet: Any = book.create_sheet(name)  # the type stubs know little of such sheets
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[column_letter(place)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", paper
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, footer=0.3)
    sheet.oddFooter.center.text = "Trang &P/&N"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return sheet


def append_row(sheet: Any, cells: Sequence[Any], *, place: int, widths: Sequence[int]) -> None:
    """Append a row, being number `place`, tall enough for the text of its cells."""
    lines = (_lines(cell, width) for cell, width in zip(cells, widths, strict=True))
    height = LINE_POINTS * max(lines, default=1)
    sheet.row_dimensions[place].height = min(height, ROW_LIMIT)
    sheet.append(cells)
    del sheet.row_dimensions[place]  # it is written; kept, it would be a kilobyte a row


def _lines(cell: Any, width: int) -> int:
    """How many lines a cell takes; a formula one, since what it shows is short."""
    if cell.data_type == "f":
        return 1
    fits = int(width * LETTERS)
    lines = sum(max(1, -(-len(line) // fits)) for line in str(cell.value).split("\n"))
    return min(lines, LINK_LINES) if cell.hyperlink else lines


def append_texts(sheet: Any, *texts: str, style: StyleName = "Một dòng") -> None:
    """Append a row of texts."""
    sheet.append([text_cell(sheet, text, style=style) for text in texts])


def text_cell(sheet: WriteOnlyWorksheet, text: str, *, style: StyleName = "Ô") -> Any:
    """A cell that holds a text in one line, never a formula; longer ones are cut with "…"."""
    shown = shown_text(text)
    cell = value_cell(sheet, _ESCAPE.sub("_x005F_", shown), style=style)
    cell.data_type = "s"
    if shown.startswith(_FORMULA_SIGNS):
        cell.quotePrefix = True
    return cell


def shown_text(text: str) -> str:
    r"""A text as a cell shows it: in one line, cut where Excel would call the file damaged.

    >>> shown_text(" =1+1\t")
    '=1+1'
    """
    line = printable(text)
    if len(line) * 2 <= CELL_LIMIT:
        return line
    units = line.encode("utf-16-le")
    if len(units) <= CELL_LIMIT * 2:
        return line
    return units[: (CELL_LIMIT - 1) * 2].decode("utf-16-le", errors="ignore") + "…"


def value_cell(
    sheet: WriteOnlyWorksheet,
    value: int | str | dt.date | CellRichText | Formula,
    *,
    style: StyleName = "Ô",
) -> Any:
    """A cell that holds a number, a day, a text in parts, or a formula of ours."""
    from openpyxl.cell import WriteOnlyCell

    # The type stubs know of no day, formula or rich text.
    content: Any = value.carried if isinstance(value, Formula) else value
    cell = WriteOnlyCell(sheet, value=content)
    cell.style = style
    return cell


def link_cell(sheet: WriteOnlyWorksheet, text: str, *, target: str) -> Any:
    """A text that leads to a page; `target` is "" for one that leads nowhere."""
    cell = text_cell(sheet, text, style="Liên kết" if target else "Ô")
    if target:
        cell.hyperlink = target
    return cell


def link_target(url: str) -> str:
    """The address as Excel takes it, "" for one that it does not: too long, or not of the web.

    >>> link_target("https://so.example.vn/tin 1?a=[2]"), link_target("javascript:alert(1)")
    ('https://so.example.vn/tin%201?a=%5B2%5D', '')
    """
    page, mark, part = web_address(url).partition("#")
    whole = page + mark + part.replace("#", "%23")
    target = _UNSAFE.sub(lambda found: quote(found[0], safe=""), whole)
    return target if len(target) <= LINK_LIMIT else ""


def evidence_cell(sheet: WriteOnlyWorksheet, evidence: Iterable[Snippet]) -> Any:
    """Snippets one under the other, what is marked in bold."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    bold = InlineFont(b=True, sz=SIZE, rFont=FONT)
    pieces: list[Any] = []
    for snippet in evidence:
        pieces += ["\n"] if pieces else []
        for text, is_marked in snippet.parts():
            shown = _ESCAPE.sub("_x005F_", visible(text))
            pieces.append(TextBlock(bold, shown) if is_marked else shown)
    whole = CellRichText(pieces)
    fits = pieces and len(str(whole)) * 2 <= CELL_LIMIT
    return value_cell(sheet, whole) if fits else text_cell(sheet, str(whole))
