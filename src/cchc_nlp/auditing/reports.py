"""A report as one text, with the places its lines, headings and tables come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from cchc_nlp.auditing.grids import Cell, Lines, Table
from cchc_nlp.auditing.headings import (
    Heading,
    heading_level,
    report_title,
    style_levels,
    word_heading_level,
)
from cchc_nlp.auditing.layouts import html_tables, pdf_tables, text_tables, word_tables
from cchc_nlp.auditing.unread import Unread, unread_in_word, unread_lines
from cchc_nlp.extraction.blocks import blocks_of
from cchc_nlp.extraction.documents import FileLines, document_title, file_lines
from cchc_nlp.extraction.word_lines import WordLine, lines_of_word
from cchc_nlp.extraction.word_packages import open_word
from cchc_nlp.portals.base import parse_page
from cchc_nlp.records import Record, Span
from cchc_nlp.vietnamese.normalization import decode, read_text

__all__ = ["Cell", "Heading", "Line", "Report", "Table", "read_report"]

Kind = Literal["text", "html", "docx", "pdf"]
_KINDS: dict[str, Kind] = {".html": "html", ".htm": "html", ".docx": "docx", ".pdf": "pdf"}


@dataclass(frozen=True)
class Line(Span):
    """One line of the text and where it came from.

    `place` is "paragraph 4" or "table 1, row 2" of a Word file, "p" or "h2" of a page, "line 7" of
    a text, "" where it is not known.
    """

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
    unread: tuple[Unread, ...] = ()


def read_report(path: str | Path) -> Report:
    """The report in a .txt .md .html .htm .docx or .pdf file.

    Raises InputError for a file that cannot be read, and says why in one line; EncodingError for a
    text file that is not UTF-8.
    """
    path = Path(path)
    read = file_lines(path)
    kind = _KINDS.get(path.suffix.lower(), "text")
    text = read_text(path) if kind == "text" else "\n".join(read.kept)
    title = report_title(text) or document_title(read.kept)
    reader = {"docx": _word, "html": _html, "pdf": _pdf, "text": _plain}[kind]
    return reader(path, text, title=title, read=read)


def report_of(text: str, *, title: str = "") -> Report:
    r"""The report that a text makes by itself, such as one from standard input.

    >>> report = report_of("I. KẾT QUẢ\nQuý I\t12\nQuý II\t20\nCộng\t32\n")
    >>> report.headings[0].text, [cell.text for cell in report.tables[0].grid[-1]]
    ('I. KẾT QUẢ', ['Cộng', '32'])
    """
    lines = Lines.of(text)
    places = [f"line {number}" for number in range(1, len(lines.texts) + 1)]
    levels = [heading_level(line) for line in lines.texts]
    return Report(
        text,
        title,
        "text",
        _headings(lines, levels),
        tuple(text_tables(lines)),
        _lines(lines, places),
    )


def _plain(_path: Path, text: str, *, title: str, read: FileLines) -> Report:
    del read  # a text is read as it stands
    return report_of(text, title=title)


def _pdf(path: Path, text: str, *, title: str, read: FileLines) -> Report:
    lines = Lines.of(text)
    headings = _headings(lines, [heading_level(line) for line in lines.texts])
    places = [""] * len(lines.texts)
    tables = tuple(pdf_tables(path, lines))
    unread = unread_lines(read.left_out, pages=read.pages_without_text)
    return Report(text, title, "pdf", headings, tables, _lines(lines, places), unread)


def _html(path: Path, text: str, *, title: str, read: FileLines) -> Report:
    lines = Lines.of(text)
    tree = parse_page(decode(path.read_bytes()))
    blocks = list(blocks_of(tree))
    kept = lines.placed([block.text for block in blocks])
    tags = [_heading_tag(blocks[at].place) if at is not None else "" for at in kept]
    levels = [
        int(tag[1]) if tag[1:].isdigit() else heading_level(line)
        for tag, line in zip(tags, lines.texts, strict=True)
    ]
    tables = tuple(html_tables(tree, lines))
    headings, unread = _headings(lines, levels), unread_lines(read.left_out)
    return Report(text, title, "html", headings, tables, _lines(lines, tags), unread)


def _heading_tag(element: object) -> str:
    """The tag of the heading that an element stands in, else its own."""
    above = [element, *element.iterancestors()][:4]  # type: ignore[attr-defined]
    tags = [tag for part in above if isinstance(tag := part.tag, str)]
    return next((tag for tag in tags if len(tag) == 2 and tag in "h1h2h3h4h5h6"), tags[0])


def _word(path: Path, text: str, *, title: str, read: FileLines) -> Report:
    lines = Lines.of(text)
    package = open_word(path)
    sources = lines_of_word(package)
    kept = lines.placed([source.text for source in sources])
    found = [None if at is None else sources[at] for at in kept]
    styles = style_levels(package.styles)
    levels = [word_heading_level(line, styles) if line else 0 for line in found]
    places = dict(zip(map(id, sources), _word_places(sources), strict=True))
    named = [places[id(line)] if line else "" for line in found]
    tables = tuple(word_tables(found, lines))
    headings, unread = _headings(lines, levels), unread_in_word(package, read.left_out)
    return Report(text, title, "docx", headings, tables, _lines(lines, named), unread)


def _word_places(sources: Iterable[WordLine]) -> Iterator[str]:
    """What each line is called: paragraphs are counted through, rows from 1 in each table."""
    paragraphs, table, row = 0, 0, 0
    for source in sources:
        if source.kind == "row":
            row = row + 1 if source.table == table else 1
            table = source.table
            yield f"table {table}, row {row}"
        else:
            paragraphs += 1
            yield f"{'footnote' if source.kind == 'note' else source.kind} {paragraphs}"


def _headings(lines: Lines, levels: Sequence[int]) -> tuple[Heading, ...]:
    return tuple(
        Heading(line, start, start + len(line), level)
        for line, start, level in zip(lines.texts, lines.starts, levels, strict=True)
        if level
    )


def _lines(lines: Lines, places: Sequence[str]) -> tuple[Line, ...]:
    return tuple(
        Line(line, start, start + len(line), place)
        for line, start, place in zip(lines.texts, lines.starts, places, strict=True)
    )
