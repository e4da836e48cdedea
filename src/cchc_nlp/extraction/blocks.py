"""The text of an element, one block a line: paragraphs, list items, rows of tables, captions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from cchc_nlp.vietnamese.normalization import mended_line, normalize_mended

if TYPE_CHECKING:
    from lxml.etree import _Element

    # Elements, each with those in it that are still to be read.
    _Way = list[tuple[_Element, Iterator[_Element]]]

_BLOCKS = frozenset(
    "address article aside blockquote caption center dd details div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table"
    " tbody tfoot thead tr ul".split()
)
_SILENT = frozenset(
    "script style noscript template button select option textarea input svg iframe object head"
    " title audio video canvas map mat-icon".split()
)
_CELLS = frozenset({"td", "th"})
_LINES = _BLOCKS - {"table"}  # one without elements in it is a line
_OPENED = _BLOCKS | _CELLS | {"a", "br", "time"}  # all others change nothing but the text
_CELL = "\u2029"  # cannot occur in a page's words; the end of a cell of data
_HIDDEN = re.compile(
    r"(?:^|\s)(?:hidden|hide|d-none|sr-only|visually-hidden|screen-reader-text"
    r"|material-icons(?:-\w+)?|mat-icon)(?:\s|$)"
)
_SHOWN_SOMEWHERE = re.compile(r"(?:^|\s)d-(?:\w+-)?(?:block|inline|flex|grid|table)")
_HEADINGS = frozenset("h1 h2 h3".split())


class Block(NamedTuple):
    """One line of a page.

    `linked` counts its letters that stand in links; `place` is the element it begins in; `left` is
    what the reader called the box it stands in, if that is to be left; `level` counts the elements
    around the headline that were left behind when the line was reached.
    """

    text: str
    linked: int
    place: _Element
    left: str
    level: int


def text_blocks(
    element: _Element, *, leaves: Callable[[_Element], str] | None = None
) -> Iterator[str]:
    """The lines of an element, with plain single spaces; cells of a row are joined by " | ".

    What stands in an element that `leaves` has a word for is not among them.
    """
    return (block.text for block in blocks_of(element, leaves=leaves) if not block.left)


def one_line(element: _Element) -> str:
    """The element's text on one line."""
    if len(element) == 0 and element.tag not in _SILENT and not is_hidden(element):
        return mended_line(element.text or "")
    return " ".join(text_blocks(element))


def blocks_of(
    element: _Element,
    *,
    leaves: Callable[[_Element], str] | None = None,
    after: _Element | None = None,
    until: _Element | None = None,
) -> Iterator[Block]:
    """The lines of an element in reading order; only those after `after`, if that is given.

    At `until` reading ends with an empty line there, if that begins a line of its own.
    """
    reader = _Reader(element, leaves, after)
    ended, enters = reader.ended, reader.enters
    around = reader.way_in() if after is None else reader.way_to(after)
    while around:
        parent, children = around[-1]
        for child in children:
            if child is until and reader.begins_line(child):
                yield from (*ended, reader.empty_line(child))
                return
            if enters(child):
                around.append((child, iter(child)))
                break
            if ended:
                yield from ended
                ended.clear()
        else:
            around.pop()
            reader.leave(parent)
    reader.flush()
    yield from ended


class _Reader:
    """The line that is being read, and where; elements are entered and left in document order.

    Lines that have ended gather in `ended`: a generator for each element would cost more than
    all the rest. So does each look at an element: one that holds no other is read at once.
    """

    def __init__(
        self,
        root: _Element,
        leaves: Callable[[_Element], str] | None,
        after: _Element | None,
    ) -> None:
        self.root, self.leaves = root, leaves
        self.path = set() if after is None else {after, *after.iterancestors()}
        self.level = 0
        self.ended: list[Block] = []
        self.parts: list[str] = []
        self.linked = 0
        self.place: _Element | None = None
        self.in_link = 0
        self.left: _Element | None = None
        self.word = ""
        self.tables: list[bool] = []  # whether each table around is one of data
        self.cells: list[bool] = []  # whether each cell around is one of a table of data

    def way_in(self) -> _Way:
        """The root, if it is shown, with what is in it."""
        root = self.root
        if root.tag in _SILENT or is_hidden(root):
            return []
        self._ask(root)
        self._begin(root, str(root.tag))
        return [(root, iter(root))]

    def way_to(self, after: _Element) -> _Way:
        """The elements around one, the root first, each with what is in it after the next.

        None if one of them is not shown, or none is the root.
        """
        way = [after]
        while way[-1] is not self.root and (above := way[-1].getparent()) is not None:
            way.append(above)
        way.reverse()
        if way[0] is not self.root or any(e.tag in _SILENT or is_hidden(e) for e in way[:-1]):
            return []
        for above in way[:-1]:
            if above.tag in _OPENED:
                self._open(above, str(above.tag))
        if len(way) > 1 and (tail := after.tail):
            self._say(tail, after, is_tail=True)
        return [(above, inner.itersiblings()) for above, inner in pairwise(way)]

    def enters(self, element: _Element) -> bool:
        """Begin an element that holds others; False for any else, which is over already."""
        tag = element.tag
        if not isinstance(tag, str):  # a comment
            return False
        if tag in _SILENT or is_hidden(element):
            self.parts.append(" ")  # "09:30<icon>693": two things, not one number
        else:
            if self.leaves is not None:
                self._ask(element)
            if len(element):
                self._begin(element, tag)
                return True
            self._read(element, tag)
        if tail := element.tail:
            self._say(tail, element, is_tail=True)
        return False

    def begins_line(self, element: _Element) -> bool:
        """Whether the line so far ends at an element; if so, it has ended."""
        is_edge = element.tag in _BLOCKS and not (self.cells and self.cells[-1])
        if is_edge:
            self.flush()
        return is_edge

    def empty_line(self, element: _Element) -> Block:
        return Block("", 0, element, self.word, self.level)

    def _ask(self, element: _Element) -> None:
        if self.leaves is not None and self.left is None and (word := self.leaves(element)):
            self.flush()
            self.left, self.word = element, word

    def _begin(self, element: _Element, tag: str) -> None:
        if tag in _OPENED:
            self._open(element, tag)
        if text := element.text:
            self._say(text, element)

    def _read(self, element: _Element, tag: str) -> None:
        """The whole of an element that holds no other."""
        if tag in _LINES and element is not self.left and not (self.cells and self.cells[-1]):
            self.flush()
            if (text := element.text) and not text.isspace():
                self._end(text, len(text.strip()) if self.in_link else 0, element)
        else:
            self._begin(element, tag)
            if tag in _OPENED or element is self.left:
                self._close(element)

    def leave(self, element: _Element) -> None:
        self._close(element)
        if self.path and element in self.path:
            self.level += 1
        if (tail := element.tail) and element is not self.root:
            self._say(tail, element, is_tail=True)

    def flush(self) -> None:
        """End the line here, if it says anything."""
        if self.place is not None:  # more than blanks
            self._end("".join(self.parts), self.linked, self.place)
            self.linked, self.place = 0, None
        self.parts.clear()

    def _end(self, said: str, linked: int, place: _Element) -> None:
        line = _without_empty_cells(said) if _CELL in said else mended_line(said)
        if line:
            self.ended.append(Block(line, linked, place, self.word, self.level))

    def _say(self, text: str, element: _Element, *, is_tail: bool = False) -> None:
        """Go on with the text of an element, or with what follows it."""
        if self.place is None:
            if text.isspace():
                return  # before a line
            self.place = element.getparent() if is_tail else element
        self.parts.append(text)
        if self.in_link:
            self.linked += len(text.strip())

    def _edge(self) -> None:
        """A line ends, but for blocks inside a cell of data: they stay in its row."""
        if self.cells and self.cells[-1]:
            self.parts.append(" ")
        else:
            self.flush()

    def _open(self, element: _Element, tag: str) -> None:
        if tag in _LINES or tag == "br":
            self._edge()
        elif tag in _CELLS:
            self._open_cell(element)
        elif tag == "a":
            self.in_link += 1
        elif tag == "time":
            self.parts.append(" ")  # two in a row are two dates
        else:
            self.flush()
            self.tables.append(_is_of_data(element))
            self.cells.append(False)

    def _open_cell(self, element: _Element) -> None:
        row = element.getparent()
        is_data = bool(self.tables and self.tables[-1]) and row is not None and len(row) > 1
        if not is_data:
            self._edge()
        self.cells.append(is_data)

    def _close(self, element: _Element) -> None:
        tag = element.tag
        if tag in _LINES:
            self._edge()
        elif tag in _CELLS and self.cells:
            if self.cells.pop():
                self.parts.append(_CELL)
            else:
                self._edge()
        elif tag == "table":
            self.flush()
            if self.tables and self.cells:
                self.tables.pop()
                self.cells.pop()
        elif tag == "a":
            self.in_link = max(0, self.in_link - 1)
        elif tag == "time":
            self.parts.append(" ")
        if element is self.left:
            self.flush()
            self.left, self.word = None, ""


def _without_empty_cells(said: str) -> str:
    cells = (" ".join(cell.split()) for cell in normalize_mended(said).split(_CELL))
    return " | ".join(cell for cell in cells if cell)


def _is_of_data(table: _Element) -> bool:
    """Whether a table holds data: rows of cells; not one that lays out headlines or tables."""
    if table.get("role") == "presentation" or next(table.iter(*_HEADINGS), None) is not None:
        return False
    if next(table.iterdescendants("table"), None) is not None:
        return False
    parts = (table, *table.iterchildren("tbody", "thead", "tfoot"))
    rows = (row for part in parts for row in part.iterchildren("tr"))
    return sum(1 for _ in islice(rows, 2)) > 1


def is_hidden(element: _Element) -> bool:
    """Whether a page shows nothing of an element."""
    for name, value in element.items():  # one look for all: each takes as long
        if name == "class" and _is_named_hidden(value):
            return True
        if name == "style" and "none" in value and "display:none" in value.replace(" ", "").lower():
            return True
        if name == "hidden":
            return True
    return False


@lru_cache(maxsize=4096)
def _is_named_hidden(named: str) -> bool:
    return bool(_HIDDEN.search(named)) and not _SHOWN_SOMEWHERE.search(named)
