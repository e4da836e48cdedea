"""Tables as grids of cells that know where they stand in a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cchc_nlp.records import Record, Span

LONGEST_CAPTION = 250  # letters of a line that may speak of the table under it
_MOST_COLUMNS = 200


@dataclass(frozen=True)
class Cell(Span):
    """One cell of a table with its first row and column, and how many of each it covers.

    Of an empty cell `start == end` is where it would stand.
    """

    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Table(Span):
    """A grid in which a merged cell stands at every place it covers; all rows are of one length.

    `caption` holds the lines right above the table, the nearest last.
    """

    grid: tuple[tuple[Cell, ...], ...] = ()
    caption: str = ""


class Placed(NamedTuple):
    """A cell on its way into a grid: what it spans, and its column where that is known."""

    start: int
    end: int
    columns: int = 1
    rows: int = 1
    column: int = -1
    continues: bool = False


@dataclass(frozen=True)
class Lines(Record):
    """The lines of a text and where each begins."""

    text: str
    texts: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        r"""The lines of a text, empty ones too.

        >>> Lines.of("I\n\nII").starts
        (0, 2, 3)
        """
        texts = tuple(text.split("\n"))
        starts, at = [], 0
        for line in texts:
            starts.append(at)
            at += len(line) + 1
        return cls(text, texts, tuple(starts))

    def placed(self, sources: Sequence[str]) -> list[int | None]:
        r"""For each line the index of the source it was, where some sources were left out.

        >>> Lines.of("a\nc").placed(["a", "b", "c"])
        [0, 2]
        """
        found: list[int | None] = []
        at = 0
        for line in self.texts:
            place = next((n for n in range(at, len(sources)) if sources[n] == line), None)
            found.append(place)
            at = at if place is None else place + 1
        return found


def table_of(rows: Sequence[Sequence[Placed]], lines: Lines, *, above: int) -> Table | None:
    """The table that rows of cells make; `above` is the index of the line before it, or -1.

    None where it has less than two rows or columns.
    """
    grid = _grid(rows, lines.text)
    if len(grid) < 2 or not grid[0] or len(grid[0]) < 2:
        return None
    cells = [cell for row in grid for cell in row if cell.text]  # an empty one may be anywhere
    start = min((cell.start for cell in cells), default=0)
    end = max((cell.end for cell in cells), default=0)
    return Table(lines.text[start:end], start, end, grid, _caption(lines, above))


def _caption(lines: Lines, above: int) -> str:
    near = lines.texts[max(0, above - 3) : above + 1]
    spoken = [line.strip() for line in near if line.strip() and len(line) <= LONGEST_CAPTION]
    return "\n".join(spoken[-2:])


def _grid(rows: Sequence[Sequence[Placed]], text: str) -> tuple[tuple[Cell, ...], ...]:
    """The rows with every merged cell at all its places, gaps filled with empty cells."""
    taken: dict[tuple[int, int], Cell] = {}
    for number, row in enumerate(rows):
        column = 0
        for placed in row:
            column = _free(taken, number, column) if placed.column < 0 else placed.column
            _put(placed, taken, text=text, row=number, column=column)
            column += placed.columns
    width = min(max((column + 1 for _, column in taken), default=0), _MOST_COLUMNS)
    return tuple(_filled(row, number, taken, width=width) for number, row in enumerate(rows))


def _free(taken: dict[tuple[int, int], Cell], row: int, column: int) -> int:
    while (row, column) in taken:
        column += 1
    return column


def _put(
    placed: Placed, taken: dict[tuple[int, int], Cell], *, text: str, row: int, column: int
) -> None:
    above = taken.get((row - 1, column))
    if placed.continues and above is not None:
        cell = replace(above, rows=row - above.row + 1)
        first = above.row
    else:
        start, end = placed.start, placed.end
        cell = Cell(text[start:end], start, end, row, column, placed.rows, placed.columns)
        first = row
    last = max(row, cell.row + cell.rows - 1)
    for r in range(first, last + 1):
        for c in range(cell.column, min(cell.column + cell.columns, _MOST_COLUMNS)):
            taken[r, c] = cell


def _filled(
    row: Iterable[Placed], number: int, taken: dict[tuple[int, int], Cell], *, width: int
) -> tuple[Cell, ...]:
    here = min((placed.start for placed in row), default=0)
    return tuple(
        taken.get((number, column)) or Cell("", here, here, number, column)
        for column in range(width)
    )
