"""Runs, rules and tables of a Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from cchc_nlp.reporting.languages import VI, Language
from cchc_nlp.reporting.tables import Column, Table, shown
from cchc_nlp.reporting.word_styles import TABLE_TEXT, TEXT_MM
from cchc_nlp.reporting.wording import printable, web_address

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Row
    from docx.text.paragraph import Paragraph

MOST_KEPT_TOGETHER = 18  # rows; more would leave half a page empty

# What a person has to fill in: "…", and remarks in brackets.
_TO_FILL_IN = re.compile(r"(\[[^\]]+\]|…)")


def add_runs(paragraph: Paragraph, text: str, **font: Any) -> None:
    """The text as runs, with what is still to be filled in highlighted; `font` is set on each."""
    from docx.enum.text import WD_COLOR_INDEX

    for piece in filter(None, _TO_FILL_IN.split(printable(text))):
        run = paragraph.add_run(piece)
        for name, value in font.items():
            setattr(run.font, name, value)
        if _TO_FILL_IN.fullmatch(piece):
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def add_rule(holder: Any, *, left: float, right: float) -> None:
    """A thin line across a cell or document, so many mm from its left and right edges."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    paragraph = holder.add_paragraph()
    layout = paragraph.paragraph_format
    layout.left_indent, layout.right_indent = Mm(left), Mm(right)
    layout.first_line_indent, layout.space_before, layout.line_spacing = Mm(0), Pt(3), Pt(5)
    properties = paragraph._p.get_or_add_pPr()
    borders = properties.makeelement(qn("w:pBdr"), {})
    line = {"val": "single", "sz": "6", "space": "0", "color": "000000"}
    borders.append(borders.makeelement(qn("w:top"), {qn(f"w:{k}"): v for k, v in line.items()}))
    properties.insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")


def add_table(document: Document, content: Table, *, lang: Language = VI) -> None:
    """The table, its header repeated on every page, no row cut by the end of a page.

    A short table stays on one page.
    """
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT

    table = document.add_table(rows=1, cols=len(content.columns), style="Table Grid")
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, spec in zip(table.columns, content.columns, strict=True):
        column.width = _width(spec)
    for cell in table.rows[0].cells:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for spec, paragraph in _cells(table.rows[0], content, align="center"):
        paragraph.add_run(spec.heading).bold = True
    _mark(table.rows[0], "w:tblHeader")
    for place, cells in enumerate(content.rows):
        is_total = content.total and place == len(content.rows) - 1
        url = content.links[place] if content.links else ""
        texts = [shown(cell, lang=lang) for cell in cells]
        _fill(table.add_row(), texts, content, is_total=is_total, url=url)
    if len(content.rows) <= MOST_KEPT_TOGETHER:
        _keep_together(table)
    document.add_paragraph(style=TABLE_TEXT)


def _keep_together(table: Any) -> None:
    """Every row on the page of the next one."""
    for row in table.rows[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _fill(row: _Row, cells: Sequence[str], content: Table, *, is_total: bool, url: str) -> None:
    for place, (_, paragraph) in enumerate(_cells(row, content)):
        run = paragraph.add_run(cells[place])
        run.bold = is_total or None
        if place == 1 and web_address(url):
            _link(paragraph, run, web_address(url))


def _cells(row: _Row, content: Table, *, align: str = "") -> Iterator[tuple[Column, Paragraph]]:
    """Each column with the empty paragraph of its cell, styled and aligned."""
    from docx.enum.text import WD_PARAGRAPH_ALIGNMENT

    _mark(row, "w:cantSplit")
    for cell, column in zip(row.cells, content.columns, strict=True):
        cell.width = _width(column)
        paragraph = cell.paragraphs[0]
        paragraph.style = TABLE_TEXT
        paragraph.alignment = WD_PARAGRAPH_ALIGNMENT[(align or column.align).upper()]
        yield column, paragraph


def _link(paragraph: Paragraph, run: Any, url: str) -> None:
    """Make a run lead to a page; it keeps its look, as the list is made to be printed."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    relation = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = paragraph._p.makeelement(qn("w:hyperlink"), {qn("r:id"): relation})
    paragraph._p.append(link)
    link.append(run._r)


def _mark(row: _Row, mark: str) -> None:
    from docx.oxml.ns import qn

    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn(mark), {}))


def _width(column: Column) -> Any:
    from docx.shared import Mm

    return Mm(TEXT_MM * column.width / 100)
