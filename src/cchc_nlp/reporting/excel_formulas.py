"""Formulas with what they come to, for programs that show a file and do not compute.

Excel's Protected View, phones, previews and pandas are such: of a formula they show the result that
is stored beside it. openpyxl stores none, so the result travels behind the formula until the book
is saved, and is then put where the file format has it. Excel computes all formulas again anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from openpyxl import Workbook

# Stands between a formula, the type of its result and the result: a character that none of our
# formulas has, and that XML writes as it is. Formulas alone are searched for it, no site's text.
_SIGN = "`"
_CARRIED = re.compile(rb"(<c [^>]*)><f>([^<`]*)`(n|str)`([^<`]*)</f><v(?:/>|></v>)")
_PIECE = 1 << 20  # bytes of a sheet held at once


@dataclass(frozen=True)
class Formula:
    """A formula of ours and its result over the cells that are written: a number or words."""

    text: str
    result: float | str

    @property
    def carried(self) -> str:
        """Both in one, as `save_book` reads them apart again."""
        kind = "str" if isinstance(self.result, str) else "n"
        return f"{self.text}{_SIGN}{kind}{_SIGN}{self.result}"


def save_book(book: Workbook, output: Path) -> None:
    """Write the workbook with the results of its formulas."""
    with TemporaryFile(dir=output.parent) as made:
        book.save(made)
        with ZipFile(made) as old, ZipFile(output, "w", ZIP_DEFLATED) as new:
            for part in old.infolist():
                copied = ZipInfo(part.filename, part.date_time)
                copied.compress_type, copied.file_size = ZIP_DEFLATED, part.file_size
                with old.open(part) as source, new.open(copied, "w") as copy:
                    copy.writelines(_with_results(source))


def _with_results(part: IO[bytes]) -> Iterator[bytes]:
    """The bytes of a part, each result in its place; rows are not cut in two."""
    rest = b""
    while piece := part.read(_PIECE):
        rows, end, rest = (rest + piece).rpartition(b"</row>")
        yield _CARRIED.sub(rb'\1 t="\3"><f>\2</f><v>\4</v>', rows + end)
    yield rest
