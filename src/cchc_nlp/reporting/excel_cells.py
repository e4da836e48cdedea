"""Sheets and cells of an Excel file: text stays text, whatever it begins with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from cchc_nlp.reporting.evidence import Snippet
from cchc_nlp.reporting.summary import column_letter
from cchc_nlp.reporting.wording import printable, visible

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.rich_text import CellRichText
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

StyleName = Literal["Ô", "Đầu cột", "Đậm", "Giữa", "Ngày", "Liên kết", "Một dòng"]

FONT, SIZE = "Times New Roman", 11
CELL_LIMIT = 32_767  # characters in a cell; Excel calls a file with more damaged
_FORMULA_SIGNS = ("=", "+", "-", "@")
_SHADE, _LINE, _BLUE = "FFDCE6F1", "FFBFBFBF", "FF0B5394"
A4, A3 = 9, 8  # Excel's numbers of paper sizes
LINE_POINTS, ROW_LIMIT = 15.0, 409.0  # height of a line of text; Excel's tallest row


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
    link = Font(name=FONT, size=SIZE, color=_BLUE, underline="single")
    shade = PatternFill("solid", start_color=_SHADE)
    for style in (
        NamedStyle("Ô", font=plain, alignment=top, border=frame),
        NamedStyle("Đầu cột", font=bold, alignment=middle, border=frame, fill=shade),
        NamedStyle("Đậm", font=bold, alignment=top, border=frame),
        NamedStyle("Giữa", font=plain, alignment=center, border=frame),
        NamedStyle("Ngày", font=plain, alignment=center, border=frame, number_format="DD/MM/YYYY"),
        NamedStyle("Liên kết", font=link, alignment=top, border=frame),
        NamedStyle("Một dòng", font=plain),
    ):
        book.add_named_style(style)
    return book


def new_sheet(book: Workbook, name: str, widths: Sequence[int], *, paper: int = A4) -> Any:
    """A sheet with columns so many characters wide, printed across, one page in width."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet: Any = book.create_sheet(name)  # the type stubs know little of such sheets
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[column_letter(place)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", paper
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return sheet


def append_row(sheet: Any, cells: Sequence[Any], *, place: int, widths: Sequence[int]) -> None:
    """Append a row, being number `place`, tall enough for the text of its cells."""
    lines = (
        sum(max(1, -(-len(line) // width)) for line in str(cell.value).split("\n"))
        for cell, width in zip(cells, widths, strict=True)
    )
    height = LINE_POINTS * max(lines, default=1)
    sheet.row_dimensions[place].height = min(height, ROW_LIMIT)
    sheet.append(cells)


def text_cell(sheet: WriteOnlyWorksheet, text: str, *, style: StyleName = "Ô") -> Any:
    """A cell that holds a text in one line, never a formula; longer ones are cut with "…"."""
    shown = printable(text)
    cut = shown if len(shown) <= CELL_LIMIT else shown[: CELL_LIMIT - 1] + "…"
    cell = value_cell(sheet, cut, style=style)
    cell.data_type = "s"
    cell.quotePrefix = cut.startswith(_FORMULA_SIGNS)
    return cell


def value_cell(
    sheet: WriteOnlyWorksheet, value: str | int | dt.date | CellRichText, *, style: StyleName = "Ô"
) -> Any:
    """A cell that holds a number, a day, a text in parts, or a formula of ours."""
    from openpyxl.cell import WriteOnlyCell

    content: Any = value  # the type stubs know of no day, formula or rich text
    cell = WriteOnlyCell(sheet, value=content)
    cell.style = style
    return cell


def link_cell(sheet: WriteOnlyWorksheet, text: str, *, url: str) -> Any:
    """A text that leads to a page; `url` is "" for one that leads nowhere."""
    cell = text_cell(sheet, text, style="Liên kết" if url else "Ô")
    if url:
        cell.hyperlink = url
    return cell


def evidence_cell(sheet: WriteOnlyWorksheet, evidence: Iterable[Snippet]) -> Any:
    """Snippets one under the other, what is marked in bold."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    bold = InlineFont(b=True, sz=SIZE, rFont=FONT)
    pieces: list[Any] = []
    for snippet in evidence:
        pieces += ["\n"] if pieces else []
        for text, is_marked in snippet.parts():
            pieces.append(TextBlock(bold, visible(text)) if is_marked else visible(text))
    whole = CellRichText(pieces)
    fits = pieces and len(str(whole)) <= CELL_LIMIT
    return value_cell(sheet, whole) if fits else text_cell(sheet, str(whole))
