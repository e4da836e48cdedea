"""A paragraph and a small table to paste, as Markdown or plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.markup import Block, text_blocks
from cchc_nlp.reporting.tables import Table, shown, table
from cchc_nlp.reporting.templating import context, render, template_source

_MARKDOWN = {
    "title": "# {}",
    "heading": "## {}",
    "subheading": "### {}",
    "item": "- {}",
    "note": "_{}_",
    "annex": "---",
}
_PLAIN = {"item": "- {}", "annex": ""}

# Marks that would make a scraped title more than text in a Markdown cell.
_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]|~])")


def write_text(
    facts: ReportFacts, output: Path, *, template: str | Path | None = None, agency: str = ""
) -> None:
    """Write Markdown (.md) or plain text; by default one paragraph and the table by label.

    Raises ReportError for a template that asks for what nobody computed.
    """
    name, source = template_source(template, default="paragraph", suffix=".md")
    filled = render(source, context(facts, agency=agency), where=name)
    lay_out = _markdown if output.suffix.lower() == ".md" else _plain
    text = "\n\n".join(lay_out(block, facts) for block in text_blocks(filled))
    output.write_text(text.strip() + "\n", encoding="utf-8", newline="\n")


def _markdown(block: Block, facts: ReportFacts) -> str:
    if block.kind == "table":
        return "\n".join(_markdown_table(table(block.text, facts)))
    return _MARKDOWN.get(block.kind, "{}").format(block.text)


def _markdown_table(content: Table) -> Iterator[str]:
    marks = {"left": ":---", "right": "---:", "center": ":---:"}
    yield _bar([column.heading for column in content.columns])
    yield _bar([marks[column.align] for column in content.columns])
    for row in content.rows:
        yield _bar([_escaped(shown(cell)) for cell in row])


def _escaped(text: str) -> str:
    return _MARKDOWN_SIGNS.sub(r"\\\1", text).replace("&", "&amp;").replace("<", "&lt;")


def _bar(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(block: Block, facts: ReportFacts) -> str:
    if block.kind == "table":
        return "\n".join(_plain_table(table(block.text, facts)))
    return _PLAIN.get(block.kind, "{}").format(block.text)


def _plain_table(content: Table) -> Iterator[str]:
    """Columns side by side, two spaces between them, numbers to the right."""
    rows = [[column.heading for column in content.columns]]
    rows += [[shown(cell) for cell in row] for row in content.rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    yield content.caption
    for row in rows:
        cells = [
            cell.rjust(width) if column.align == "right" else cell.ljust(width)
            for cell, width, column in zip(row, widths, content.columns, strict=True)
        ]
        yield "  ".join(cells).rstrip()
