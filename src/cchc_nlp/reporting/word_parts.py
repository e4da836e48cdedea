"""Runs, rules and tables of a Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from cchc_nlp.reporting.languages import VI, Language
from cchc_nlp.reporting.tables import Column, Table, shown
from cchc_nlp.reporting.word_styles import TABLE_TEXT, TABLE_TEXT_ID, TEXT_MM
from cchc_nlp.reporting.wording import printable, web_address

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

MOST_UNCUT = 1000  # letters of a cell; a row that fills a page must be cut somewhere
MOST_KEPT_TOGETHER = 13  # rows; more would leave half a page empty

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

    table = document.add_table(rows=2, cols=len(content.columns), style="Table Grid")
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    head, pattern = table.rows
    for column, spec in zip(table.columns, content.columns, strict=True):
        column.width = _width(spec)
    for cell, spec in _dressed(head, content, align="center"):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        cell.paragraphs[0].add_run(spec.heading).bold = True
    _mark(head, "w:tblHeader")
    for cell, _ in _dressed(pattern, content):
        is_short = len(content.rows) <= MOST_KEPT_TOGETHER
        cell.paragraphs[0].paragraph_format.keep_with_next = is_short or None
    _add_rows(table, pattern._tr, content, lang)
    document.add_paragraph(style=TABLE_TEXT)


def _dressed(row: _Row, content: Table, *, align: str = "") -> Iterator[tuple[_Cell, Column]]:
    """Each cell with its column; its empty paragraph styled and aligned."""
    from docx.enum.text import WD_PARAGRAPH_ALIGNMENT

    _mark(row, "w:cantSplit")
    for cell, column in zip(row.cells, content.columns, strict=True):
        cell.width = _width(column)
        paragraph = cell.paragraphs[0]
        paragraph._p.style = TABLE_TEXT_ID
        paragraph.alignment = WD_PARAGRAPH_ALIGNMENT[(align or column.align).upper()]
        yield cell, column


def _add_rows(table: Any, pattern: Any, content: Table, lang: Language) -> None:
    """A copy of the pattern for each row, filled in: python-docx would make each cell anew."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    last = len(content.rows) - 1
    for place, cells in enumerate(content.rows):
        texts = [shown(cell, lang=lang) for cell in cells]
        row = deepcopy(pattern)
        pattern.addprevious(row)
        if max(map(len, texts)) > MOST_UNCUT:
            row.trPr.remove(row.trPr.find(qn("w:cantSplit")))
        paragraphs = [Paragraph(p, table) for p in row.iter(qn("w:p"))]
        for paragraph, text in zip(paragraphs, texts, strict=True):
            paragraph.add_run(text).bold = True if content.total and place == last else None
            if place == last:
                paragraph.paragraph_format.keep_with_next = None
        if content.links and web_address(content.links[place]):
            _link(paragraphs[1], web_address(content.links[place]))
    pattern.getparent().remove(pattern)


def _link(paragraph: Paragraph, url: str) -> None:
    """Make a paragraph lead to a page; it keeps its look, as the list is made to be printed."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    relation = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = paragraph._p.makeelement(qn("w:hyperlink"), {qn("r:id"): relation})
    for run in paragraph.runs:
        link.append(run._r)
    paragraph._p.append(link)


def _mark(row: _Row, mark: str) -> None:
    from docx.oxml.ns import qn

    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn(mark), {}))


def _width(column: Column) -> Any:
    from docx.shared import Mm

    return Mm(TEXT_MM * column.width / 100)
