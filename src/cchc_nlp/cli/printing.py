"""How results are printed: JSON, CSV, Markdown, or a plain table for people."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

import click

Row = Sequence[object]
GAP = "  "
NARROWEST = 12  # letters that a column keeps, if it has so many, however narrow the terminal
_BREAKS = re.compile(r"(\s+|(?<=[A-Za-z][./])(?=\w))")  # between words, and in a long address


def print_json(value: object) -> None:
    """One JSON value on stdout, UTF-8, two spaces of indent."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(headings: Sequence[str], rows: Sequence[Row], *, form: str) -> None:
    """A table as CSV, Markdown or aligned text; on a terminal the text fits its width."""
    if form == "csv":
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([headings, *rows])
        click.echo(out.getvalue(), nl=False)
        return
    is_markdown = form == "markdown"
    table = [headings, *rows]
    for line in markdown(table) if is_markdown else aligned(table, width=_terminal_width()):
        click.echo(line)


def markdown(rows: Sequence[Row]) -> Iterator[str]:
    r"""The lines of a table in Markdown, the first row being its headings.

    >>> print("\n".join(markdown([["kỳ", "tin, bài"], ["2023|Q1", 47]])))
    | kỳ | tin, bài |
    |---|---|
    | 2023\|Q1 | 47 |
    """
    for place, row in enumerate(rows):
        yield "| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |"
        if not place:
            yield "|" + "---|" * len(row)


def _terminal_width() -> int | None:
    """Letters in a line of the terminal that is printed to; None for a pipe or a file."""
    if not sys.stdout.isatty():
        return None
    import shutil

    return shutil.get_terminal_size().columns


def aligned(rows: Sequence[Row], *, width: int | None) -> Iterator[str]:
    """The lines of a table, each column as wide as it needs; within `width`, cells are wrapped.

    >>> for line in aligned([("loại", "trong đó"), ("tin", "mới 3; cũ 12; trùng 4")], width=18):
    ...     print(line)
    loại  trong đó
    tin   mới 3; cũ
          12; trùng 4
    """
    table = [list(map(str, row)) for row in rows]
    widths = _widths(table, width)
    for row in table:
        cells = [
            _wrapped(cell, wide, is_last=place == len(row))
            for place, (cell, wide) in enumerate(zip(row, widths, strict=True), 1)
        ]
        for line in zip_longest(*cells, fillvalue=""):
            yield GAP.join(map(_padded, line, widths)).rstrip()


def _widths(table: Sequence[Sequence[str]], width: int | None) -> list[int]:
    """What each column needs, or, within a width, what it gets."""
    from rich.cells import cell_len

    columns = list(zip(*table, strict=True))
    widths = [max(map(cell_len, column)) for column in columns]
    if width is None:
        return widths
    words = [max(map(_longest_word, column)) for column in columns[:-1]]  # not of the last:
    words.append(0)  # an address there may run over the edge
    least = [max(n, min(wide, NARROWEST)) for n, wide in zip(words, widths, strict=True)]
    return fitted(widths, width - len(GAP) * (len(widths) - 1), least=least)


def _padded(cell: str, width: int) -> str:
    from rich.cells import cell_len

    return cell + " " * (width - cell_len(cell))


def _longest_word(cell: str) -> int:
    return max(map(len, _BREAKS.split(cell)))


def fitted(widths: Sequence[int], room: int, *, least: Sequence[int]) -> list[int]:
    """Widths that fit into `room`: narrow columns keep theirs, wide ones share what is left.

    None gets less than its `least` (its longest word), unless that alone is too much: then words
    are broken. As they are where they fit, and where the room is too small for any table.

    >>> fitted([4, 8, 90, 30], 80, least=[4, 8, 9, 5])
    [4, 8, 38, 30]
    >>> fitted([31, 10, 60], 60, least=[31, 10, 8])
    [31, 10, 19]
    >>> fitted([4, 8], 6, least=[4, 8])
    [4, 8]
    """
    if sum(widths) <= room or room < sum(min(wide, NARROWEST // 2) for wide in widths):
        return list(widths)
    words = _shared(least, room, least=[0] * len(least))
    return _shared(widths, room, least=words)


def _shared(widths: Sequence[int], room: int, *, least: Sequence[int]) -> list[int]:
    """The widths cut to the largest share at which all of them fit, but none below its least."""
    for share in range(room, 0, -1):
        cut = [max(low, min(wide, share)) for low, wide in zip(least, widths, strict=True)]
        if sum(cut) <= room:
            return cut
    return list(least)


def _wrapped(cell: str, width: int, *, is_last: bool) -> list[str]:
    """A cell's lines; what is indented stays so.

    An address in the last column is not broken: it may be clicked or copied.
    """
    from rich.cells import cell_len

    if cell_len(cell) <= width:
        return [cell]
    from textwrap import TextWrapper

    indent = cell[: len(cell) - len(cell.lstrip())]
    wrapper = TextWrapper(width, subsequent_indent=indent, break_long_words=not is_last)
    wrapper.break_on_hyphens = not is_last  # where to break then, wordsep_re says
    wrapper.wordsep_re = _BREAKS
    return wrapper.wrap(cell)


def reasons(counted: Mapping[str, int]) -> str:
    """Counts by reason on one line: "http_404: 2; robots: 1"; "-" without any."""
    return "; ".join(f"{name}: {number}" for name, number in counted.items() if number) or "-"
