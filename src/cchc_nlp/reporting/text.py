"""A paragraph and small tables to paste, as Markdown or plain text."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.languages import Language, language_of
from cchc_nlp.reporting.markup import Block, given, text_blocks
from cchc_nlp.reporting.names import context
from cchc_nlp.reporting.tables import Align, Table, chart_words, shown, table
from cchc_nlp.reporting.templating import render, template_source

_MARKDOWN = {
    "title": "# {}",
    "heading": "## {}",
    "subheading": "### {}",
    "item": "- {}",
    "note": "_{}_",
    "annex": "---",
}
_PLAIN = {"item": "- {}", "annex": ""}

# Marks that would make a scraped title more than text in Markdown.
_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]|~])")
MOST_WIDE = 60  # letters in a column of plain text; what is longer goes on in the next line


def write_text(
    facts: ReportFacts, output: Path, *, template: str | Path | None = None, agency: str = ""
) -> None:
    """Write Markdown (.md) or plain text; by default one paragraph and the table by label.

    Raises ReportError for a template that asks for what nobody computed.
    """
    name, source = template_source(template, default="tom-tat", suffix=".md")
    lang, is_markdown = language_of(name), output.suffix.lower() == ".md"
    names = context(facts, agency=agency, lang=lang)
    escape = _given_to_markdown if is_markdown else given
    filled = render(source, names, where=name, lang=lang, escape=escape)
    lay_out = _markdown if is_markdown else _plain
    text = "\n\n".join(lay_out(block, facts, lang) for block in text_blocks(filled))
    output.write_text(text.strip() + "\n", encoding="utf-8", newline="\n")


def _given_to_markdown(text: str) -> str:
    return given(_escaped(text))


# -- Markdown -------------------------------------------------------------------------------------


def _markdown(block: Block, facts: ReportFacts, lang: Language) -> str:
    if block.kind == "table":
        content = table(block.text, facts, lang=lang)
        grid = "\n".join(_markdown_table(content, lang))
        caption = f"**{content.caption}**"
        return _together(caption, grid, _escaped(content.after), has_rows=bool(content.rows))
    if block.kind == "chart":
        return _escaped(chart_words(block.text, facts, lang=lang))
    return _MARKDOWN.get(block.kind, "{}").format(block.text)


def _markdown_table(content: Table, lang: Language) -> Iterator[str]:
    """The rows between bars that stand below each other, as far as cells are not too long."""
    marks: dict[Align, Callable[[int], str]] = {
        "left": lambda width: ":" + "-" * (width - 1),
        "right": lambda width: "-" * (width - 1) + ":",
        "center": lambda width: ":" + "-" * (width - 2) + ":",
    }
    rows = [[column.heading for column in content.columns]]
    rows += [[_escaped(shown(cell, lang=lang)) for cell in row] for row in content.rows]
    widths = [max(width, 3) for width in _widths(rows)]
    for place, row in enumerate(rows):
        yield f"| {' | '.join(_aligned(row, widths, content))} |"
        if not place:
            lines = (
                marks[c.align](width) for c, width in zip(content.columns, widths, strict=True)
            )
            yield f"| {' | '.join(lines)} |"


def _escaped(text: str) -> str:
    return _MARKDOWN_SIGNS.sub(r"\\\1", text).replace("&", "&amp;").replace("<", "&lt;")


# -- plain text -----------------------------------------------------------------------------------


def _plain(block: Block, facts: ReportFacts, lang: Language) -> str:
    if block.kind == "table":
        content = table(block.text, facts, lang=lang)
        grid = "\n".join(_plain_table(content, lang))
        return _together(f"{content.caption}\n{grid}", content.after, has_rows=bool(content.rows))
    if block.kind == "chart":
        return chart_words(block.text, facts, lang=lang)
    return _PLAIN.get(block.kind, "{}").format(block.text)


def _plain_table(content: Table, lang: Language) -> Iterator[str]:
    """Columns side by side, two spaces between them, numbers to the right."""
    rows = [[column.heading for column in content.columns]]
    rows += [[shown(cell, lang=lang) for cell in row] for row in content.rows]
    folded = [list(zip_longest(*map(_folded, row), fillvalue="")) for row in rows]
    widths = _widths([line for row in folded for line in row])
    for row in folded:
        for line in row:
            yield "  ".join(_aligned(line, widths, content)).rstrip()


def _folded(cell: str) -> list[str]:
    """A cell as lines that are not too wide."""
    return textwrap.wrap(cell, MOST_WIDE, break_on_hyphens=False) or [""]


# -- both -----------------------------------------------------------------------------------------


def _together(*parts: str, has_rows: bool) -> str:
    """A table's caption, rows and what is to be said below; only the last where it has no rows."""
    return "\n\n".join(filter(None, parts if has_rows else parts[-1:]))


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """The width of each column, leaving out the cells that are wider than any column."""
    columns = zip(*rows, strict=True)
    return [min(max(map(text_width, column)), MOST_WIDE) for column in columns]


def _aligned(cells: Sequence[str], widths: Sequence[int], content: Table) -> Iterator[str]:
    for cell, width, column in zip(cells, widths, content.columns, strict=True):
        missing = max(width - text_width(cell), 0)
        left = {"left": 0, "center": missing // 2, "right": missing}[column.align]
        yield " " * left + cell + " " * (missing - left)


def text_width(text: str) -> int:
    r"""The columns that a text takes on a screen: marks take none, wide letters two.

    >>> text_width("Tổng số"), text_width("Tô\u0309ng"), text_width("公告")
    (7, 4, 4)
    """
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
