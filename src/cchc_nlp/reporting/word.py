"""The annual report as a Word file, laid out as Nghị định 30/2020/NĐ-CP asks.

The words come from a text template (see markup.py); the head, the signature and the layout are
the same for all. What only the office knows is "…" or stands in brackets, highlighted.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.letterhead import add_letterhead, add_signature
from cchc_nlp.reporting.markup import Block, text_blocks
from cchc_nlp.reporting.tables import table
from cchc_nlp.reporting.templating import context, render, template_source
from cchc_nlp.reporting.word_parts import add_rule, add_runs, add_table
from cchc_nlp.reporting.word_styles import TEXT_MM, new_document, new_section

if TYPE_CHECKING:
    from docx.document import Document

_STYLE_OF = {
    "heading": "Heading 1",
    "subheading": "Heading 2",
    "note": "Subtitle",
    "item": "List",
    "paragraph": "Body Text",
}


def write_word(
    facts: ReportFacts, output: Path, *, template: str | Path | None = None, agency: str = ""
) -> None:
    """Write the report; the part of the template after "---" becomes its annex.

    Raises ReportError for a template that asks for what nobody computed.
    """
    name, source = template_source(template, default="annual", suffix=".md")
    names = context(facts, agency=agency)
    parts = _parts(text_blocks(render(source, names, where=name)))
    title = next((block.text for block in parts[0] if block.kind == "title"), "Báo cáo")
    document = new_document(title=title, author=agency)
    add_letterhead(document, agency=agency or "…", year=names["year"])
    for place, part in enumerate(parts):
        if place:
            new_section(document)
        _add_part(document, part, facts, annex=place)
        if not place:
            add_signature(document)
    document.save(str(output))


def _parts(all_blocks: Iterable[Block]) -> list[list[Block]]:
    """The blocks of the report, and of each annex."""
    split = groupby(all_blocks, key=lambda block: block.kind == "annex")
    return [list(part) for is_mark, part in split if not is_mark] or [[]]


def _add_part(document: Document, part: Iterable[Block], facts: ReportFacts, *, annex: int) -> None:
    tables_before = 0
    for block in part:
        if block.kind == "table":
            tables_before += 1
            _add_table(document, block.text, facts, place=0 if annex else tables_before)
        elif block.kind == "title":
            _add_title(document, block.text, annex=annex)
        else:
            mark = "- " if block.kind == "item" else ""
            paragraph = document.add_paragraph(style=_STYLE_OF[block.kind])
            add_runs(paragraph, mark + block.text)


def _add_table(document: Document, name: str, facts: ReportFacts, *, place: int) -> None:
    """The table with its numbered caption; in an annex (0) the title stands for it."""
    content = table(name, facts)
    if place:
        document.add_paragraph(f"Bảng {place}. {content.caption}", style="Caption")
    add_table(document, content)


def _add_title(document: Document, text: str, *, annex: int) -> None:
    style = "Heading 1" if annex else "Title"
    for line in ("PHỤ LỤC" if annex else "BÁO CÁO", text):
        paragraph = document.add_paragraph(style=style if line == text else "Title")
        paragraph.alignment = 1
        paragraph.paragraph_format.first_line_indent = 0
        add_runs(paragraph, line)
    if not annex:
        add_rule(document, left=TEXT_MM * 0.32, right=TEXT_MM * 0.32)
