"""Finding the tables of a report: in Word's XML, in a page, and in lines with aligned columns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_nlp.auditing.grids import Lines, Placed, Table, table_of
from cchc_nlp.extraction.blocks import one_line
from cchc_nlp.extraction.word_lines import BETWEEN_CELLS, WordLine, raw_offsets
from cchc_nlp.vietnamese.normalization import normalize_mended

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PAGES = 300  # of a PDF whose columns are looked for
_LEAST_ROWS = 3  # that agree on their number of columns
_RULE = re.compile(r"[\s|:+=_-]*-{2}[\s|:+=_-]*")
_WIDE = re.compile(r"\s{2,}|\t")
_PIPE = re.compile(r"(?<!\\)\|")  # not that of a name, which Markdown writes "a \| b"


def word_tables(found: Sequence[WordLine | None], lines: Lines) -> Iterator[Table]:
    """The tables of a Word file; `found` is where each line of the text was written."""
    numbered = enumerate(found)
    for number, group in groupby(numbered, key=lambda pair: pair[1].table if pair[1] else 0):
        if not number:
            continue
        pairs = [(at, line) for at, line in group if line]
        rows = [_word_row(line, lines.starts[at]) for at, line in pairs]
        if all(row is not None for row in rows):
            kept = [row for row in rows if row is not None]
            table = table_of(kept, lines, above=pairs[0][0] - 1)
            if table is not None:
                yield table


def _word_row(line: WordLine, start: int) -> list[Placed] | None:
    """The cells of a row in the text; None where its letters cannot be followed back."""
    offsets = raw_offsets(line.raw, line.text)
    pieces = line.text.split(BETWEEN_CELLS)
    if offsets is None and len(pieces) != len(line.cells):
        return None
    placed, at = [], 0
    for number, cell in enumerate(line.cells):
        if offsets is None:
            first, last = at, at + len(pieces[number])
            at = last + len(BETWEEN_CELLS)
        else:
            first, last = (bisect_left(offsets, place) for place in (cell.start, cell.end))
        first, last = _trimmed(line.text, first, last)
        placed.append(
            Placed(start + first, start + last, cell.columns, 1, cell.column, cell.continues)
        )
    return placed


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space around it."""
    start, end = min(start, len(text)), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def html_tables(tree: _Element, lines: Lines) -> Iterator[Table]:
    """The tables of a page whose rows all stand in the text, one line each."""
    at = 0
    for element in tree.iter("table"):
        if next(element.iterdescendants("table"), None) is not None:
            continue
        rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
        found = _html_rows([row for row in rows if row], lines, at=at)
        if found is None:
            continue
        first, at, placed = found
        table = table_of(placed, lines, above=first - 1)
        if table is not None:
            yield table


def _html_rows(
    rows: Sequence[Sequence[_Element]], lines: Lines, *, at: int
) -> tuple[int, int, list[list[Placed]]] | None:
    """Line of the first row, line after the last, and the cells; None if a row is not found."""
    placed: list[list[Placed]] = []
    first = -1
    for row in rows:
        texts = [one_line(cell) for cell in row]
        line = BETWEEN_CELLS.join(text for text in texts if text)
        if line:
            try:
                place = lines.texts.index(line, at)
            except ValueError:
                return None
            first, at = (place if first < 0 else first), place + 1
        start = lines.starts[at - 1] if first >= 0 else 0
        placed.append(_html_row(row, texts, start=start))
    return (first, at, placed) if first >= 0 else None


def _html_row(row: Sequence[_Element], texts: Sequence[str], *, start: int) -> list[Placed]:
    placed = []
    for cell, text in zip(row, texts, strict=True):
        columns, rows = _spanned(cell.get("colspan")), _spanned(cell.get("rowspan"))
        placed.append(Placed(start, start + len(text), columns, rows))
        start += len(text) + len(BETWEEN_CELLS) if text else 0
    return placed


def _spanned(value: str | None) -> int:
    """What a page says a cell spans, within what tables have."""
    return min(max(int(value), 1), 100) if value and value.strip().isdecimal() else 1


def text_tables(lines: Lines) -> Iterator[Table]:
    """Tables in plain lines: columns parted by pipes, by tabs, or by two blanks and more."""
    rows = [_cells_of(line, start) for line, start in zip(lines.texts, lines.starts, strict=True)]
    yield from _aligned(rows, lines)


def _aligned(rows: Sequence[list[Placed] | None], lines: Lines) -> Iterator[Table]:
    """The tables among rows; None is a line that has no columns, [] one that only draws a rule."""
    for is_row, group in groupby(enumerate(rows), key=lambda pair: pair[1] is not None):
        if not is_row:
            continue
        members = [(at, row) for at, row in group if row]
        agreed = _agreed([row for _, row in members])
        if agreed:
            table = table_of(agreed, lines, above=members[0][0] - 1)
            if table is not None:
                yield table


def _agreed(rows: Sequence[list[Placed]]) -> list[list[Placed]]:
    """The rows of the length that most have, and a total that has no number of its own.

    Nothing where another row stands between them: a row that is not understood may be a part.
    """
    counted = Counter(map(len, rows))
    width = max(counted, key=lambda size: (counted[size] + counted[size - 1], size), default=0)
    if width < 2 or counted[width] < 2 or counted[width] + counted[width - 1] < _LEAST_ROWS:
        return []
    kept = [row if len(row) != width - 1 else _shifted(row) for row in rows]
    while kept and len(kept[0]) != width:  # a title over the table
        kept.pop(0)
    return kept if all(len(row) == width for row in kept) else []


def _shifted(row: list[Placed]) -> list[Placed]:
    """A row whose first cell, the number of the row, is empty."""
    return [Placed(row[0].start, row[0].start), *row]


def _cells_of(line: str, start: int) -> list[Placed] | None:
    if _RULE.fullmatch(line) and line.strip():
        return []
    if _PIPE.search(line):
        return _piped(line, start)
    if not _WIDE.search(line.strip()):
        return None
    parts = _split(line, start, _WIDE, within=_trimmed(line, 0, len(line)))
    return parts if len(parts) >= 2 else None


def _piped(line: str, start: int) -> list[Placed]:
    """The cells of a row written with pipes, of which the outer ones may lack."""
    first, last = _trimmed(line, 0, len(line))
    while last > first and line[first] == "|":
        first += 1
    while last > first and line[last - 1] == "|" and line[last - 2 : last - 1] != "\\":
        last -= 1
    return _split(line, start, _PIPE, within=(first, last))


def _split(
    line: str, start: int, between: re.Pattern[str], *, within: tuple[int, int]
) -> list[Placed]:
    edges = [within[0]]
    for match in between.finditer(line, *within):
        edges += match.span()
    edges.append(within[1])
    inner = [_trimmed(line, *ends) for ends in zip(edges[::2], edges[1::2], strict=True)]
    return [Placed(start + left, start + right) for left, right in inner]


def pdf_tables(path: Path, lines: Lines) -> Iterator[Table]:
    """Tables of a PDF by how its words are laid out; a row that the text lacks ends its table."""
    squeezed, places = _squeezed(lines.text)
    at = 0
    rows: list[list[Placed] | None] = []
    for line in _laid_out(path):
        cells = [cell for cell in _WIDE.split(line.strip()) if cell]
        found = _find_cells(cells, squeezed, places, at=at) if len(cells) > 1 else None
        if found is not None:
            row, at = found
            rows.append(row)
        elif line.strip():
            rows.append(None)
    yield from _with_lines_above(rows, lines)


def _with_lines_above(rows: Sequence[list[Placed] | None], lines: Lines) -> Iterator[Table]:
    for is_row, group in groupby(rows, key=lambda row: row is not None):
        agreed = _agreed([row for row in group if row]) if is_row else []
        if agreed:
            above = bisect_left(lines.starts, agreed[0][0].start + 1) - 2
            table = table_of(agreed, lines, above=above)
            if table is not None:
                yield table


def _laid_out(path: Path) -> Iterator[str]:
    """The lines of a PDF with blanks as wide as they are printed."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        for page in PdfReader(path).pages[:MOST_PAGES]:
            laid = normalize_mended(page.extract_text(extraction_mode="layout"))
            yield from laid.splitlines()
            yield ""
    except (PyPdfError, ValueError, KeyError, ZeroDivisionError, RecursionError):
        return  # the words were read; only their columns are not known


def _squeezed(text: str) -> tuple[str, list[int]]:
    places = [at for at, letter in enumerate(text) if not letter.isspace()]
    return "".join(text[at] for at in places), places


def _find_cells(
    cells: Sequence[str], squeezed: str, places: Sequence[int], *, at: int
) -> tuple[list[Placed], int] | None:
    """Where the cells of a row stand in the text, one after the other, and what follows them."""
    shorts = ["".join(cell.split()) for cell in cells]
    found = squeezed.find("".join(shorts), at)
    if found < 0:
        return None
    placed = []
    for short in shorts:
        placed.append(Placed(places[found], places[found + len(short) - 1] + 1))
        found += len(short)
    return placed, found
