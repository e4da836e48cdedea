"""The text of an element, one block a line: paragraphs, list items, rows of tables, captions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cchc_nlp.vietnamese.normalization import normalize_mended

if TYPE_CHECKING:
    from lxml.etree import _Element

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
        return " ".join(normalize_mended(element.text or "").split())
    return " ".join(text_blocks(element))


def blocks_of(
    element: _Element,
    *,
    leaves: Callable[[_Element], str] | None = None,
    after: _Element | None = None,
) -> Iterator[Block]:
    """The lines of an element in reading order; only those after `after`, if that is given."""
    from lxml import etree

    reader = _Reader(element, leaves, after)
    ended = reader.ended
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        if event == "end":
            reader.leave(inner)
        elif not reader.enters(inner):
            walk.skip_subtree()
        if ended:
            yield from ended
            ended.clear()
    reader.flush()
    yield from ended


class _Reader:
    """The line that is being read, and where; elements are entered and left in document order.

    Lines that have ended gather in `ended`: a generator for each element would cost more than
    all the rest.
    """

    def __init__(
        self,
        root: _Element,
        leaves: Callable[[_Element], str] | None,
        after: _Element | None,
    ) -> None:
        self.root, self.leaves, self.after = root, leaves, after
        self.path = set() if after is None else {after, *after.iterancestors()}
        self.level = 0
        self.ended: list[Block] = []
        self.parts: list[str] = []
        self.linked = 0
        self.place: _Element | None = None
        self.in_link = 0
        self.left: _Element | None = None
        self.word = ""
        self.skipped: _Element | None = None
        self.tables: list[bool] = []  # whether each table around is one of data
        self.cells: list[bool] = []  # whether each cell around is one of a table of data

    def enters(self, element: _Element) -> bool:
        """Begin an element; False where nothing in it is read: before the headline, or no text."""
        tag, after = element.tag, self.after
        if (
            tag in _SILENT
            or (after is not None and (element is after or element not in self.path))
            or (element.keys() and is_hidden(element))
        ):
            self.skipped = element
            if after is None:
                self.parts.append(" ")  # "09:30<icon>693": two things, not one number
            return False
        if self.leaves is not None and self.left is None and element not in self.path:
            self._ask(element, self.leaves)
        if tag in _OPENED:
            self._open(element, tag)
        if after is None and (text := element.text):
            self._say(text, element)
        return True

    def _ask(self, element: _Element, leaves: Callable[[_Element], str]) -> None:
        if word := leaves(element):
            self.flush()
            self.left, self.word = element, word

    def leave(self, element: _Element) -> None:
        if element is self.skipped:
            self.skipped = None
        elif element.tag in _OPENED or element is self.left:
            self._close(element)
        if self.path:
            if element is self.after:
                self.after = None
            elif self.after is None and element in self.path:
                self.level += 1
        if self.after is None and (text := element.tail) and element is not self.root:
            self._say(text, element, is_tail=True)

    def flush(self) -> None:
        """End the line here, if it says anything."""
        place = self.place
        if place is None:  # at most blanks
            self.parts.clear()
            return
        raw, linked = normalize_mended("".join(self.parts)), self.linked
        self.parts.clear()
        self.linked, self.place = 0, None
        line = _without_empty_cells(raw) if _CELL in raw else " ".join(raw.split())
        if line:
            self.ended.append(Block(line, linked, place, self.word, self.level))

    def _say(self, text: str, element: _Element, *, is_tail: bool = False) -> None:
        """Go on with the text of an element, or with what follows it."""
        self.parts.append(text)
        if self.place is None and not text.isspace():
            self.place = element.getparent() if is_tail else element
        if self.in_link:
            self.linked += len(text.strip())

    def _edge(self) -> None:
        """A line ends, but for blocks inside a cell of data: they stay in its row."""
        if self.cells and self.cells[-1]:
            self.parts.append(" ")
        else:
            self.flush()

    def _open(self, element: _Element, tag: str) -> None:
        if tag == "table":
            self.flush()
            self.tables.append(_is_of_data(element))
            self.cells.append(False)
        elif tag in _CELLS:
            self._open_cell(element)
        elif tag == "a":
            self.in_link += 1
        elif tag == "time":
            self.parts.append(" ")  # two in a row are two dates
        else:
            self._edge()

    def _open_cell(self, element: _Element) -> None:
        row = element.getparent()
        is_data = bool(self.tables and self.tables[-1]) and row is not None and len(row) > 1
        if not is_data:
            self._edge()
        self.cells.append(is_data)

    def _close(self, element: _Element) -> None:
        tag = element.tag
        if tag in _CELLS and self.cells:
            if self.cells.pop():
                self.parts.append(_CELL)
            else:
                self._edge()
        elif tag == "table":
            self.flush()
            if self.tables and self.cells:
                self.tables.pop()
                self.cells.pop()
        elif tag in _BLOCKS:
            self._edge()
        elif tag == "a":
            self.in_link = max(0, self.in_link - 1)
        elif tag == "time":
            self.parts.append(" ")
        if element is self.left:
            self.flush()
            self.left, self.word = None, ""


def _without_empty_cells(raw: str) -> str:
    cells = (" ".join(cell.split()) for cell in raw.split(_CELL))
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
    style = element.get("style")
    if style and "none" in style and "display:none" in style.replace(" ", "").lower():
        return True
    named = element.get("class")
    if named and _HIDDEN.search(named) and not _SHOWN_SOMEWHERE.search(named):
        return True
    return element.get("hidden") is not None
