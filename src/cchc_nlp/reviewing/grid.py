"""A filled sheet as rows of text: found by its headings, wherever people have moved them."""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from cchc_nlp.errors import ReviewError
from cchc_nlp.reviewing.columns import (
    DECISION,
    FILLED_IN,
    HEADINGS,
    ID,
    NEEDED,
    PRIMARY,
    SECONDARY,
    cell_text,
    comparable,
)

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_OLD_KINDS = (
    "an old Excel file (.xls); open it and save it as .xlsx",
    "protected by a password; open it, take the password off, save and import again",
)
_NO_SHEET = "not an Excel sheet (.xlsx), whatever its name; export one with review export"
_TITLE_ROWS = 30  # the headings are looked for above this row
# What openpyxl raises over files that are damaged inside, beside its own errors.
_DAMAGE = (
    SyntaxError, LookupError, ValueError, TypeError, AttributeError, EOFError, BadZipFile,
    zlib.error, NotImplementedError, RuntimeError,
)  # fmt: skip


@dataclass(frozen=True)
class GridRow:
    """One row of the sheet: its number, its cells by heading, the columns' letters."""

    number: int
    cells: Mapping[str, str]
    letters: Mapping[str, str]

    def at(self, heading: str) -> str:
        """Where a cell stands, as a spreadsheet names it: "row 14, K14"."""
        return f"row {self.number}, {self.letters.get(heading, '?')}{self.number}"

    @property
    def is_filled(self) -> bool:
        """Whether a person decided something in it; a note alone is no decision."""
        return any(self.cells[name] for name in (DECISION, PRIMARY, SECONDARY))


def read_grid(path: Path) -> list[GridRow]:
    """Every row below the headings that holds anything, hidden and filtered ones too.

    Raises ReviewError for a file that is no .xlsx or cannot be read, for headings that are missing
    or stand twice, for merged decisions and for formulas that no program has computed.
    """
    body = _body(path)
    sheet, top = _found(path, _opened(path, body))
    letters = _letters(path, sheet, top)
    _refuse_merged(path, sheet, top=top, letters=letters)
    values = sheet
    if any(_is_formula(sheet, letters, n) for n in range(top + 1, sheet.max_row + 1)):
        values = _opened(path, body, computed=True)[sheet.title]
    return list(_rows(path, (sheet, values), top=top, letters=letters))


# -- the file -----------------------------------------------------------------------------------


def _body(path: Path) -> bytes:
    """The bytes; read at once, so that the file stays free for whoever has it open."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise ReviewError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    if problem := _wrong_kind(body):
        raise ReviewError(f"{path}: {problem}")
    return body


def _wrong_kind(body: bytes) -> str:
    """What the file is in place of an .xlsx, and the way out; "" if it may be one."""
    if body.startswith(_OLE):
        return _OLD_KINDS[_PROTECTED in body]
    if not body.startswith(b"PK"):
        return _NO_SHEET
    try:
        with ZipFile(io.BytesIO(body)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:60] if "mimetype" in names else b""
    except _DAMAGE:
        return "a damaged .xlsx; take it from its source again, or repair it in a spreadsheet"
    if b"opendocument" in kind:
        return "an OpenDocument file (.ods); open it and save it as .xlsx"
    if "xl/workbook.bin" in names:
        return "a binary workbook (.xlsb); open it and save it as .xlsx"
    return "" if "xl/workbook.xml" in names else _NO_SHEET


def _opened(path: Path, body: bytes, *, computed: bool = False) -> Workbook:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of decorations that openpyxl does not keep
            return load_workbook(io.BytesIO(body), data_only=computed)
    except _DAMAGE as error:
        raise ReviewError(
            f"{path}: a damaged .xlsx ({type(error).__name__}); repair it in a spreadsheet, or"
            " take it from its source again"
        ) from error


# -- the headings -------------------------------------------------------------------------------


def _found(path: Path, book: Workbook) -> tuple[Worksheet, int]:
    """The worksheet that has the headings, and their row."""
    found = []
    for sheet in book.worksheets:
        counts = {
            row: len(_known_headings(sheet, row))
            for row in range(1, min(_TITLE_ROWS, sheet.max_row) + 1)
        }
        row = max(counts, key=counts.__getitem__, default=1)
        if counts.get(row, 0) >= len(NEEDED) // 2 + 1:
            found.append((sheet, row))
    if not found:
        raise ReviewError(
            f"{path}: no row has the headings of a review sheet ({', '.join(NEEDED)}); keep them"
        )
    if len(found) > 1:
        names = " and ".join(repr(sheet.title) for sheet, _ in found)
        raise ReviewError(
            f"{path}: the worksheets {names} are both review sheets; keep the one with the"
            " decisions"
        )
    return found[0]


def _known_headings(sheet: Worksheet, row: int) -> list[tuple[str, str]]:
    """`(heading, letter)` of the cells of a row that are headings of ours."""
    known = {comparable(name): name for name in HEADINGS}
    cells: Any = sheet[row]
    said = [(comparable(cell_text(cell.value)), cell) for cell in cells]
    return [(known[text], cell.column_letter) for text, cell in said if text in known]


def _letters(path: Path, sheet: Worksheet, top: int) -> Mapping[str, str]:
    letters: dict[str, str] = {}
    for name, letter in _known_headings(sheet, top):
        if name in letters:
            raise ReviewError(
                f"{path}: row {top}: heading {name!r} stands twice, in {letters[name]}{top} and"
                f" {letter}{top}; rename or delete one of the columns"
            )
        letters[name] = letter
    if missing := [name for name in NEEDED if name not in letters]:
        raise ReviewError(
            f"{path}: row {top}: no column {', '.join(map(repr, missing))}; keep the headings of"
            " the export"
        )
    return letters


# -- the rows -----------------------------------------------------------------------------------


def _refuse_merged(path: Path, sheet: Worksheet, *, top: int, letters: Mapping[str, str]) -> None:
    """One word over several rows is a decision on the first alone: nobody can tell."""
    from openpyxl.utils import column_index_from_string

    ours = {column_index_from_string(letter): name for name, letter in letters.items()}
    for area in sheet.merged_cells.ranges:
        columns = range(area.min_col, area.max_col + 1)
        if area.max_row > area.min_row and area.max_row > top and any(c in ours for c in columns):
            raise ReviewError(
                f"{path}: {area.coord}: merged cells; unmerge them and fill each row on its own"
            )


def _is_formula(sheet: Worksheet, letters: Mapping[str, str], number: int) -> bool:
    return any(sheet[f"{letters[n]}{number}"].data_type == "f" for n in _read(letters))


def _read(letters: Mapping[str, str]) -> tuple[str, ...]:
    """The headings whose cells are read; titles and excerpts are nobody's decision."""
    return tuple(name for name in letters if name in NEEDED or name in FILLED_IN)


def _rows(
    path: Path, sheets: tuple[Worksheet, Worksheet], *, top: int, letters: Mapping[str, str]
) -> Iterator[GridRow]:
    written, values = sheets
    for number in range(top + 1, written.max_row + 1):
        cells = dict.fromkeys(HEADINGS, "")
        for name, letter in letters.items():
            place = f"{letter}{number}"
            cells[name] = cell_text(values[place].value)
            if written[place].data_type == "f" and name in _read(letters) and not cells[name]:
                raise ReviewError(
                    f"{path}: row {number}, {place}: a formula without a result; write the word"
                    " itself"
                )
        is_heading = comparable(cells[ID]) == comparable(ID)  # repeated for printing
        if any(cells.values()) and not is_heading:
            yield GridRow(number, cells, letters)
