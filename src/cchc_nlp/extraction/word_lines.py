"""The lines of a Word file, each with the runs in which it was written.

One line a paragraph or row of a table, in the order they stand. Inserted text is read, deleted text
is not; text boxes follow the paragraph that holds them, notes stand at the end. A merged cell is
read once, where it begins.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from cchc_nlp.extraction.word_packages import WordPackage
from cchc_nlp.vietnamese.legacy_fonts import from_legacy_lines
from cchc_nlp.vietnamese.normalization import normalize

if TYPE_CHECKING:
    from lxml.etree import _Element

BETWEEN_CELLS = " | "
_SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Deleted or moved text, properties, and what is written twice for programs without drawings.
_SKIPPED = frozenset("del moveFrom Fallback rPr pPr tblPr tblGrid trPr tcPr sdtPr".split())
_CLUSTER = re.compile(r".[\u0300-\u036f\u200b-\u200d\ufeff\u00ad]*", re.DOTALL)


class Piece(NamedTuple):
    """Some letters of a line and the run and element they stand in; None between cells."""

    text: str
    run: _Element | None
    element: _Element | None


class WordCell(NamedTuple):
    """Where a cell of a row stands: in its line's raw text, and in the grid."""

    start: int
    end: int
    column: int
    columns: int
    continues: bool  # the cell above, with which it is merged


@dataclass(frozen=True, eq=False)
class WordLine:
    """A line: `text` is what is read, `raw` what its pieces hold together.

    `element` is its paragraph or row; `table` counts the tables from 1, 0 outside of them.
    """

    text: str
    raw: str
    pieces: tuple[Piece, ...]
    element: _Element
    kind: Literal["paragraph", "row", "box", "note"]
    table: int = 0
    cells: tuple[WordCell, ...] = ()


def lines_of_word(package: WordPackage) -> list[WordLine]:
    """All lines of a Word file that hold something."""
    lines = list(_Walk().lines(package))
    mended = from_legacy_lines([line.raw for line in lines])
    read = (" ".join(normalize(text).split()) for text in mended)
    pairs = zip(lines, read, strict=True)
    return [_with_text(line, text) for line, text in pairs if text]


def margin_lines(package: WordPackage) -> list[tuple[str, str]]:
    """What the headers and footers say, each line once: "header" or "footer", and its words."""
    found = [
        (name, line.text)
        for name, root in package.margins
        for line in lines_of_word(WordPackage(root))
    ]
    return list(dict.fromkeys(found))


def _with_text(line: WordLine, text: str) -> WordLine:
    return WordLine(text, line.raw, line.pieces, line.element, line.kind, line.table, line.cells)


def name_of(element: _Element) -> str:
    """The name of an element without its namespace.

    >>> from lxml import etree
    >>> name_of(etree.fromstring("<w:p xmlns:w='urn:w'/>"))
    'p'
    """
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def raw_offsets(raw: str, text: str) -> list[int] | None:
    """For each letter of a line where it stands in its raw text, and at last where that ends.

    None where the letters were changed by more than composing (a legacy font).

    >>> raw_offsets("152  tin", "152 tin")
    [0, 1, 2, 3, 5, 6, 7, 8]
    """
    if raw == text:
        return list(range(len(raw) + 1))
    letters: list[tuple[str, int]] = []
    for cluster in _CLUSTER.finditer(raw):
        for letter in unicodedata.normalize("NFC", normalize(cluster[0])):
            if not letter.isspace():
                letters.append((letter, cluster.start()))
            elif letters and letters[-1][0] != " ":
                letters.append((" ", cluster.start()))
    if letters and letters[-1][0] == " ":
        letters.pop()
    if "".join(letter for letter, _ in letters) != text:
        return None
    return [*(place for _, place in letters), len(raw.rstrip())]


class _Walk:
    """The lines of a tree in the order they stand; tables are counted on the way."""

    def __init__(self) -> None:
        self.tables = 0

    def lines(self, package: WordPackage) -> Iterator[WordLine]:
        yield from self._blocks(package.body, "paragraph")
        for _, root in package.notes:
            for note in root:
                if name_of(note) in ("footnote", "endnote") and not _is_separator(note):
                    yield from self._blocks(note, "note")

    def _blocks(
        self, parent: _Element, kind: Literal["paragraph", "box", "note"]
    ) -> Iterator[WordLine]:
        for child in parent:
            name = name_of(child)
            if name == "p":
                boxes: list[_Element] = []
                pieces = tuple(pieces_of(child, boxes))
                yield _line(pieces, child, kind)
                for box in boxes:
                    yield from self._blocks(box, "box")
            elif name == "tbl":
                yield from self._rows(child)
            elif name and name not in _SKIPPED:  # content controls, custom XML, insertions
                yield from self._blocks(child, kind)

    def _rows(self, table: _Element) -> Iterator[WordLine]:
        self.tables += 1
        number = self.tables
        for row in _inner(table, "tr"):
            if next(row.iterfind("{*}trPr/{*}del"), None) is None:
                yield self._row(row, number)

    def _row(self, row: _Element, number: int) -> WordLine:
        pieces: list[Piece] = []
        cells: list[WordCell] = []
        at, column = 0, _number(row.find("{*}trPr/{*}gridBefore"), least=0)
        for cell in _inner(row, "tc"):
            if cells:
                pieces.append(Piece(BETWEEN_CELLS, None, None))
                at += len(BETWEEN_CELLS)
            columns = _number(cell.find("{*}tcPr/{*}gridSpan"), least=1)
            continues = _continues(cell)
            inner = [] if continues else list(_cell_pieces(cell))
            end = at + sum(len(piece.text) for piece in inner)
            cells.append(WordCell(at, end, column, columns, continues))
            pieces += inner
            at, column = end, column + columns
        raw = "".join(piece.text for piece in pieces)
        has_text = any(piece.run is not None and piece.text.strip() for piece in pieces)
        kept = raw if has_text else ""
        return WordLine("", kept, tuple(pieces), row, "row", number, tuple(cells))


def _line(
    pieces: Sequence[Piece], element: _Element, kind: Literal["paragraph", "box", "note"]
) -> WordLine:
    raw = "".join(piece.text for piece in pieces)
    return WordLine("", raw, tuple(pieces), element, kind)


def pieces_of(parent: _Element, boxes: list[_Element]) -> Iterator[Piece]:
    """The letters of a paragraph with their runs; text boxes on the way are put into `boxes`."""
    for child in parent:
        name = name_of(child)
        if name == "txbxContent":
            boxes.append(child)
        elif name == "t":
            yield Piece(child.text or "", parent, child)
        elif name in _SPACES:
            yield Piece(_SPACES[name], parent, child)
        elif name and name not in _SKIPPED:
            yield from pieces_of(child, boxes)


def _cell_pieces(cell: _Element) -> Iterator[Piece]:
    """The paragraphs of a cell, and of tables and boxes in it, with a blank between them."""
    is_first = True
    for paragraph in cell.iter("{*}p"):
        if _is_out(paragraph, cell):
            continue
        if not is_first:
            yield Piece(" ", None, None)
        is_first = False
        yield from pieces_of(paragraph, [])


def _is_out(element: _Element, top: _Element) -> bool:
    """Whether something between an element and `top` is not read."""
    for above in element.iterancestors():
        if above is top:
            return False
        if name_of(above) in _SKIPPED:
            return True
    return False


def _inner(parent: _Element, name: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, also those in content controls."""
    for child in parent:
        found = name_of(child)
        if found == name:
            yield child
        elif found and found not in _SKIPPED and found not in ("tr", "tc", "p"):
            yield from _inner(child, name)


def _continues(cell: _Element) -> bool:
    merged = cell.find("{*}tcPr/{*}vMerge")
    return merged is not None and _value(merged) != "restart"


def _is_separator(note: _Element) -> bool:
    kind = next((value for key, value in note.attrib.items() if key.endswith("}type")), "")
    return kind not in ("", "normal")


def _value(element: _Element) -> str:
    return next((value for key, value in element.attrib.items() if key.endswith("}val")), "")


def _number(element: _Element | None, *, least: int) -> int:
    """A count in the file, within what a table can have: a damaged one may ask for millions."""
    text = "" if element is None else _value(element)
    return min(max(int(text), least), 100) if text.isdigit() else least
