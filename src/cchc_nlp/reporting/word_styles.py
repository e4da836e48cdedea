"""Page and styles of a Word file, by Phụ lục I of Nghị định 30/2020/NĐ-CP.

What the decree leaves to choice is chosen once, here: margins 20, 20, 30 and 15 mm, 14 pt in the
body (12 pt in tables), first line 12.7 mm in, 6 pt between paragraphs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.styles.style import ParagraphStyle

FONT = "Times New Roman"
PAGE_MM = (210, 297)
MARGINS_MM = {"top_margin": 20, "bottom_margin": 20, "left_margin": 30, "right_margin": 15}
TEXT_MM = PAGE_MM[0] - MARGINS_MM["left_margin"] - MARGINS_MM["right_margin"]
TABLE_TEXT, TABLE_TEXT_ID = "Nội dung bảng", "TableText"


@dataclass(frozen=True)
class Style:
    """A paragraph style: sizes and spaces in points, the first line's indent in mm."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    align: Literal["LEFT", "CENTER", "JUSTIFY"] = "JUSTIFY"
    first_line: float = 0
    before: float = 0
    after: float = 0
    keep_with_next: bool = False


STYLES: Mapping[str, Style] = {
    "Normal": Style(align="LEFT"),
    "Body Text": Style(first_line=12.7, after=6),
    "List": Style(align="LEFT", first_line=12.7, after=3),
    "Title": Style(bold=True, align="CENTER", keep_with_next=True),
    "Subtitle": Style(italic=True, align="CENTER", before=4, after=12),
    "Heading 1": Style(bold=True, first_line=12.7, after=6, keep_with_next=True),
    "Heading 2": Style(bold=True, first_line=12.7, after=6, keep_with_next=True),
    "Caption": Style(size=13, bold=True, align="CENTER", before=6, after=4, keep_with_next=True),
    "Header": Style(size=13, align="CENTER"),
    TABLE_TEXT: Style(size=12, align="LEFT", before=2, after=2),
}


def new_document(*, title: str, author: str, lang: Literal["vi", "en"] = "vi") -> Document:
    """An empty A4 document with the decree's styles and page numbers."""
    import docx
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn

    spoken = {"vi": "vi-VN", "en": "en-GB"}[lang]
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, author, ""
    properties.language = spoken
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), spoken)
    in_tables = document.styles.add_style(TABLE_TEXT, WD_STYLE_TYPE.PARAGRAPH)
    in_tables.element.styleId = TABLE_TEXT_ID
    for name, style in STYLES.items():
        _apply(style, document.styles[name])
    _set_page(document.sections[0])
    _number_pages(document.sections[0])
    return document


def new_section(document: Document) -> None:
    """Begin an annex on a new page; its pages are numbered from 1 again."""
    from docx.shared import Pt

    section = document.add_section()
    # The break stands in a paragraph, which must not need a page of its own.
    layout = document.paragraphs[-1].paragraph_format
    layout.line_spacing, layout.space_before, layout.space_after = Pt(1), Pt(0), Pt(0)
    _set_page(section)
    number = _element(section._sectPr, "w:pgNumType", {"w:start": "1"})
    section._sectPr.insert_element_before(number, "w:cols", "w:titlePg", "w:docGrid")


def _apply(style: Style, target: ParagraphStyle) -> None:
    from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    for old in target.element.xpath("./w:rPr | ./w:pPr/*[not(self::w:outlineLvl)]"):
        old.getparent().remove(old)
    font, layout = target.font, target.paragraph_format
    font.name, font.size, font.color.rgb = FONT, Pt(style.size), RGBColor(0, 0, 0)
    for script in ("w:eastAsia", "w:cs"):
        target.element.rPr.rFonts.set(qn(script), FONT)
    font.bold, font.italic = style.bold, style.italic
    layout.alignment = WD_PARAGRAPH_ALIGNMENT[style.align]
    layout.first_line_indent = Mm(style.first_line)
    layout.space_before, layout.space_after = Pt(style.before), Pt(style.after)
    layout.line_spacing, layout.keep_with_next = 1.0, style.keep_with_next


def _set_page(section: Section) -> None:
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(PAGE_MM[0]), Mm(PAGE_MM[1])
    for name, width in MARGINS_MM.items():
        setattr(section, name, Mm(width))
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True


def _number_pages(section: Section) -> None:
    """The page number as a field, centred in the top margin; the first page has none."""
    paragraph = section.header.paragraphs[0]
    for kind in ("begin", "PAGE", "end"):
        run = paragraph.add_run()._r
        if kind == "PAGE":
            field = _element(run, "w:instrText", {})
            field.text = kind
        else:
            field = _element(run, "w:fldChar", {"w:fldCharType": kind})
        run.append(field)


def _element(near: Any, tag: str, attributes: Mapping[str, str]) -> Any:
    from docx.oxml.ns import qn

    return near.makeelement(qn(tag), {qn(name): value for name, value in attributes.items()})
