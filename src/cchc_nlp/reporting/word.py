"""A report as a Word file, laid out as Nghị định 30/2020/NĐ-CP asks.

The words come from a text template (see markup.py), or from a document of the user's own (see
word_templates.py). A template with a title is a document with head and signature; one without is
a piece to paste. What only the office knows is "…" or stands in brackets, highlighted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, groupby
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.languages import Language, language_of
from cchc_nlp.reporting.letterhead import add_letterhead, add_signature
from cchc_nlp.reporting.markup import Block, given, text_blocks
from cchc_nlp.reporting.names import context
from cchc_nlp.reporting.tables import Table, chart_words, table
from cchc_nlp.reporting.templating import render, template_source
from cchc_nlp.reporting.word_chart import add_chart, columns_of
from cchc_nlp.reporting.word_parts import add_rule, add_runs, add_table
from cchc_nlp.reporting.word_styles import TEXT_MM, new_document, new_section
from cchc_nlp.reporting.word_templates import fill_word, is_word_template

if TYPE_CHECKING:
    from docx.document import Document

_STYLE_OF = {
    "heading": "Heading 1",
    "subheading": "Heading 2",
    "note": "Subtitle",
    "item": "List",
    "paragraph": "Body Text",
}
_ROMAN = "I II III IV V VI VII VIII IX X".split()


def write_word(
    facts: ReportFacts, output: Path, *, template: str | Path | None = None, agency: str = ""
) -> None:
    """Write the report; each part of the template after "---" becomes an annex.

    Raises ReportError for a template that asks for what nobody computed.
    """
    if is_word_template(template):
        fill_word(facts, output, template=Path(template), agency=agency)
        return
    name, source = template_source(template, default="nam", suffix=".md")
    lang = language_of(name)
    names = context(facts, agency=agency, lang=lang)
    filled = render(source, names, where=name, lang=lang, escape=given)
    parts = _parts(text_blocks(filled))
    title = next((block.text for block in parts[0] if block.kind == "title"), "")
    document = new_document(
        title=title or lang.words["report"].capitalize(), author=agency, lang=lang.code
    )
    if title:
        add_letterhead(document, agency=agency or "…", year=names["year"])
    _add_part(document, parts[0], facts, lang)
    if title:
        add_signature(document)
    for place, part in enumerate(parts[1:]):
        new_section(document)
        numbered = f" {_numeral(place)}" if len(parts) > 2 else ""
        _add_part(document, part, facts, lang, annex=f"{lang.words['annex']}{numbered}")
    document.save(str(output))


def _parts(all_blocks: Iterable[Block]) -> list[list[Block]]:
    """The blocks of the report, and of each annex."""
    split = groupby(all_blocks, key=lambda block: block.kind == "annex")
    return [list(part) for is_mark, part in split if not is_mark] or [[]]


def _numeral(place: int) -> str:
    return _ROMAN[place] if place < len(_ROMAN) else str(place + 1)


def _add_part(
    document: Document,
    part: Sequence[Block],
    facts: ReportFacts,
    lang: Language,
    *,
    annex: str = "",
) -> None:
    """The blocks of the report, or of an annex, whose one table has the annex's title."""
    is_one = sum(block.kind == "table" for block in part) == 1
    numbers = {"table": count(1), "chart": count(1)}
    for block in part:
        if block.kind == "table":
            is_titled = bool(annex) and is_one
            _add_table(document, block, facts, lang, place=None if is_titled else numbers["table"])
        elif block.kind == "chart":
            _add_chart(document, block, facts, lang, place=numbers["chart"])
        elif block.kind == "title":
            _add_title(document, block.text, lang, annex=annex)
        else:
            mark = "- " if block.kind == "item" else ""
            paragraph = document.add_paragraph(style=_STYLE_OF[block.kind])
            add_runs(paragraph, mark + block.text)


def _add_table(
    document: Document,
    block: Block,
    facts: ReportFacts,
    lang: Language,
    *,
    place: Iterator[int] | None,
) -> None:
    """A table below its numbered caption, unless a title stands for it, and what follows it.

    Of a table without rows only what is to be said is left; it has no number.
    """
    content = table(block.text, facts, lang=lang)
    if content.rows and place:
        document.add_paragraph(_caption(content, lang.words["table"], place), style="Caption")
    if content.rows:
        add_table(document, content, lang=lang)
    if content.after:
        add_runs(document.add_paragraph(style="Body Text"), content.after)


def _add_chart(
    document: Document, block: Block, facts: ReportFacts, lang: Language, *, place: Iterator[int]
) -> None:
    """A chart above its numbered caption; none where there is nothing but a sum."""
    from docx.shared import Pt

    words = chart_words(block.text, facts, lang=lang)
    content = table(block.text, facts, lang=lang)
    if len(content.rows) < 2:
        return
    add_chart(document, columns_of(content), title=content.caption, words=words)
    caption = document.add_paragraph(_caption(content, lang.words["chart"], place), style="Caption")
    caption.paragraph_format.keep_with_next = False
    caption.paragraph_format.space_after = Pt(12)


def _caption(content: Table, kind: str, place: Iterator[int]) -> str:
    return f"{kind} {next(place)}. {content.caption}"


def _add_title(document: Document, text: str, lang: Language, *, annex: str) -> None:
    """A document's kind and subject above a rule; or the annex's number above its name."""
    lines = ((annex, "Title"), (text.upper(), "Heading 1"))
    for line, style in lines if annex else ((lang.words["report"], "Title"), (text, "Title")):
        paragraph = document.add_paragraph(style=style)
        paragraph.alignment = 1
        paragraph.paragraph_format.first_line_indent = 0
        add_runs(paragraph, line)
    if not annex:
        add_rule(document, left=TEXT_MM * 0.32, right=TEXT_MM * 0.32)
