"""How results are printed: JSON, CSV, Markdown, or a plain table for people."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

import click

Row = Sequence[object]
GAP = "  "
NARROWEST = 8  # letters that a column keeps, however narrow the terminal


def print_json(value: object) -> None:
    """One JSON value on stdout, UTF-8, two spaces of indent."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(headings: Sequence[str], rows: Sequence[Row], *, form: str) -> None:
    """A table as CSV, Markdown or aligned text; on a terminal the text fits its width."""
    if form == "csv":
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([headings, *rows])
        click.echo(out.getvalue(), nl=False)
    elif form == "markdown":
        click.echo("| " + " | ".join(headings) + " |")
        click.echo("|" + "---|" * len(headings))
        for row in rows:
            click.echo("| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |")
    else:
        for line in aligned([headings, *rows], width=_terminal_width()):
            click.echo(line)


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
    from rich.cells import cell_len

    table = [list(map(str, row)) for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*table, strict=True)]
    if width is not None:
        widths = fitted(widths, width - len(GAP) * (len(widths) - 1))
    for row in table:
        cells = [
            _wrapped(cell, wide, is_last=place == len(row))
            for place, (cell, wide) in enumerate(zip(row, widths, strict=True), 1)
        ]
        for line in zip_longest(*cells, fillvalue=""):
            padded = (
                part + " " * (wide - cell_len(part))
                for part, wide in zip(line, widths, strict=True)
            )
            yield GAP.join(padded).rstrip()


def fitted(widths: Sequence[int], room: int) -> list[int]:
    """Widths that fit into `room`: narrow columns keep theirs, wide ones share what is left.

    As they are where they fit, and where the room is too small for any table to be read.

    >>> fitted([4, 8, 90, 30], 80)
    [4, 8, 38, 30]
    >>> fitted([4, 8], 6)
    [4, 8]
    """
    if sum(widths) <= room or room < NARROWEST * len(widths):
        return list(widths)
    left, share = room, 0
    waiting = sorted(range(len(widths)), key=lambda place: widths[place])
    while waiting:
        share = left // len(waiting)
        if widths[waiting[0]] > share:
            break
        left -= widths[waiting.pop(0)]
    return [
        share + (place == waiting[-1]) * (left % len(waiting)) if place in waiting else wide
        for place, wide in enumerate(widths)
    ]


def _wrapped(cell: str, width: int, *, is_last: bool) -> list[str]:
    """A cell's lines; what is indented stays so.

    An address in the last column is not broken: it may be clicked or copied.
    """
    from rich.cells import cell_len

    if cell_len(cell) <= width:
        return [cell]
    import textwrap

    indent = cell[: len(cell) - len(cell.lstrip())]
    return textwrap.wrap(
        cell,
        width,
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=not is_last,
    )


def reasons(counted: Mapping[str, int]) -> str:
    """Counts by reason on one line: "http_404: 2; robots: 1"; "-" without any."""
    return "; ".join(f"{name}: {number}" for name, number in counted.items() if number) or "-"
