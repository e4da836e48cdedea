"""A report as one text, with the places its lines, headings and tables come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from cchc_nlp.extraction.documents import document_text, read_document
from cchc_nlp.records import Record, Span

Kind = Literal["text", "html", "docx", "pdf"]


@dataclass(frozen=True)
class Heading(Span):
    """A heading of a report; `level` 1 is the highest."""

    level: int = 1


@dataclass(frozen=True)
class Cell(Span):
    """One cell of a table with its first row and column, and how many of each it covers.

    Where the text leaves an empty cell out, `start == end` is where it would stand.
    """

    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Table(Span):
    """A grid: every row has as many cells as there are columns; a merged cell stands in all it covers.

    `caption` holds the lines right above it that speak of it.
    """

    grid: tuple[tuple[Cell, ...], ...] = ()
    caption: str = ""


@dataclass(frozen=True)
class Line(Span):
    """One line of the text and where it came from ("paragraph 4", "table 1, row 2", "h2", "line 7")."""

    place: str = ""


@dataclass(frozen=True)
class Report(Record):
    """A read report: every span of it points into `text`, which is what `document_text` gives."""

    text: str
    title: str = ""
    kind: Kind = "text"
    headings: tuple[Heading, ...] = ()
    tables: tuple[Table, ...] = ()
    lines: tuple[Line, ...] = field(default=(), repr=False)


def read_report(path: str | Path) -> Report:
    """The report in a .txt .md .html .htm .docx or .pdf file.

    Raises InputError for a file that cannot be read, and says why in one line.
    """
    return Report(document_text(path), read_document(path).title)
