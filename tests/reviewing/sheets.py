"""Filling sheets as people do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from cchc_nlp.reviewing.columns import HEADINGS

LETTER = dict(zip(HEADINGS, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", strict=False))


def write(sheet: Path, name: str, **cells: object) -> None:
    """Write into the row of an article, found by its id; `_` in a heading is a space."""
    book = load_workbook(sheet)
    for row in book.worksheets[0].iter_rows(min_row=2):
        if row[0].value == name:
            for heading, value in cells.items():
                row[HEADINGS.index(heading.replace("_", " "))].value = value
    book.save(sheet)


def rows_of(sheet: Path) -> list[dict[str, Any]]:
    """The rows, cells by heading."""
    rows = load_workbook(sheet).worksheets[0].iter_rows(min_row=2, values_only=True)
    return [dict(zip(HEADINGS, row, strict=True)) for row in rows]
