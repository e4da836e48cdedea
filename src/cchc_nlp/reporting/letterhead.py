"""The head and the foot of an administrative document: who, number, place and day; who signs.

Layout by Phụ lục I of Nghị định 30/2020/NĐ-CP. What the office has not given is "…", highlighted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cchc_nlp.reporting.word_parts import add_rule, add_runs

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_LEFT_MM, _RIGHT_MM = 65, 100


def add_letterhead(document: Document, *, agency: str, year: str) -> None:
    """Agency and number on the left; country, motto, place and day on the right."""
    left, right = _two_cells(document)
    _line(left.paragraphs[0], "…", size=13)
    _line(left.add_paragraph(), agency.upper(), size=13, bold=True)
    add_rule(left, left=20, right=20)
    _line(left.add_paragraph(), "Số: …/BC-…", size=13)
    _line(right.paragraphs[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12.5, bold=True)
    _line(right.add_paragraph(), "Độc lập - Tự do - Hạnh phúc", size=13.5, bold=True)
    add_rule(right, left=18, right=18)
    _line(right.add_paragraph(), f"…, ngày … tháng … năm {year}", size=14, italic=True)
    document.add_paragraph()


def add_signature(document: Document) -> None:
    """Nơi nhận on the left; on the right who signs. Never alone on a page."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.add_paragraph().paragraph_format.keep_with_next = True
    left, right = _two_cells(document)
    add_runs(left.paragraphs[0], "Nơi nhận:", size=_pt(12), bold=True, italic=True)
    for place in ("- …;", "- …;", "- Lưu: VT, …."):
        add_runs(left.add_paragraph(), place, size=_pt(11))
    _line(right.paragraphs[0], "[CHỨC VỤ NGƯỜI KÝ]", size=14, bold=True)
    for _ in range(4):
        right.add_paragraph()
    _line(right.add_paragraph(), "…", size=14, bold=True)


def _two_cells(document: Document) -> Sequence[Any]:
    """A row of two cells without borders, kept on one page."""
    from docx.oxml.ns import qn
    from docx.shared import Mm

    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    row = table.rows[0]
    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:cantSplit"), {}))
    for place, width in enumerate((_LEFT_MM, _RIGHT_MM)):
        table.columns[place].width = row.cells[place].width = Mm(width)
    return tuple(row.cells)


def _line(paragraph: Paragraph, text: str, *, size: float, **font: bool) -> None:
    from docx.enum.text import WD_PARAGRAPH_ALIGNMENT

    paragraph.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    add_runs(paragraph, text, size=_pt(size), **font)


def _pt(points: float) -> Any:
    from docx.shared import Pt

    return Pt(points)
