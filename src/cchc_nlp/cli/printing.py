"""How results are printed: JSON, CSV, Markdown, or a plain table for people."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence

import click

Row = Sequence[object]


def print_json(value: object) -> None:
    """One JSON value on stdout, UTF-8, two spaces of indent."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(headings: Sequence[str], rows: Sequence[Row], *, form: str) -> None:
    """A table as CSV, Markdown or aligned text."""
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
        _print_aligned(headings, rows)


def _print_aligned(headings: Sequence[str], rows: Sequence[Row]) -> None:
    from rich.cells import cell_len

    table = [list(map(str, row)) for row in (headings, *rows)]
    widths = [max(cell_len(row[i]) for row in table) for i in range(len(headings))]
    for row in table:
        cells = (
            cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)
        )
        click.echo("  ".join(cells).rstrip())


def reasons(counted: Mapping[str, int]) -> str:
    """Counts by reason on one line: "http_404: 2; robots: 1"; "-" without any."""
    return "; ".join(f"{name}: {number}" for name, number in counted.items() if number) or "-"
