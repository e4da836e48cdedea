"""Rows into a file, streamed: JSONL, CSV, Excel or Parquet by its ending.

Ids and dates travel as text, so that no spreadsheet turns 001 into 1 or 05/12 into 12 May.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any

from cchc_nlp.errors import InputError, ModelMissing

Rows = Iterable[dict[str, Any]]
Columns = Mapping[str, list[Any]]

ROW_GROUP = 1_000  # rows of a Parquet file held at once: 5 MB of articles

_as_json = json.JSONEncoder(ensure_ascii=False).encode


def write_rows(path: Path, rows: Rows) -> int:
    """Write rows that have the same keys to a file; how many there were.

    In all but .jsonl lists are JSON in a cell. Raises InputError for another ending, ModelMissing
    where Parquet cannot be written. A failure leaves no half file.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise InputError(f"{path}: ending {path.suffix!r} is not written; use {' '.join(_WRITERS)}")
    with whole_file(path) as aside:
        return write(aside, rows)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A file beside the one that is meant, put in its place when it is whole."""
    aside = path.with_name(f".{os.getpid()}.{path.name}")
    try:
        yield aside
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _write_jsonl(path: Path, rows: Rows) -> int:
    written = 0
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(_as_json(row) + "\n")
            written += 1
    return written


def _write_csv(path: Path, rows: Rows) -> int:
    # utf-8-sig: Excel opens it with Vietnamese letters intact.
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        return _write_table(rows, lambda values: csv.writer(out).writerow(map(_inert, values)))


def _inert(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: scraped text must not run (OWASP)."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@") else value


def _write_xlsx(path: Path, rows: Rows) -> int:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("cchc")

    def append(values: Iterable[Any]) -> None:
        cells = [WriteOnlyCell(sheet, value=value) for value in values]
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a title that begins with = is no formula
        sheet.append(cells)

    written = _write_table(rows, append)
    book.save(path)
    return written


def _write_parquet(path: Path, rows: Rows) -> int:
    waiting = map(_flat, rows)
    groups = iter(lambda: list(islice(waiting, ROW_GROUP)), [])
    return write_columns(
        path, ({name: [row[name] for row in group] for name in group[0]} for group in groups)
    )


def write_columns(path: Path, groups: Iterable[Columns]) -> int:
    """Write a Parquet file in row groups; how many rows there were. Bytes are text in UTF-8.

    The types are those of the first group; a column that is empty there holds text. Raises
    ModelMissing where pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise ModelMissing("Parquet needs pyarrow: pip install 'cchc_nlp[parquet]'") from error
    waiting = iter(groups)
    first = next(waiting, {})
    found = {name: pa.array(column).type for name, column in first.items()}
    text = (pa.null(), pa.binary())
    schema = pa.schema((name, pa.string() if of in text else of) for name, of in found.items())
    few = [name for name, column in first.items() if len(set(column)) < len(column) // 2]
    with ParquetWriter(path, schema, use_dictionary=few) as writer:
        tables = (
            pa.table([_array(group[field.name], field.type) for field in schema], schema)
            for group in chain([first] if first else [], waiting)
        )
        return _beside(writer.write_table, tables)


def _beside(write: Callable[[Any], object], tables: Iterable[Any]) -> int:
    """Write each table while the next is read, in a thread; how many rows there were."""
    written, last = 0, None
    with ThreadPoolExecutor(1) as beside:
        for table in tables:
            if last is not None:
                last.result()  # no more than two tables are held
            last = beside.submit(write, table)
            written += table.num_rows
        if last is not None:
            last.result()
    return written


def _array(column: list[Any], of: Any) -> Any:
    import pyarrow as pa

    if column and isinstance(column[0], bytes):  # text that was encoded here: not looked at again
        return pa.array(column, pa.binary()).view(of)
    return pa.array(column, of)


def _write_table(rows: Rows, append: Callable[[list[Any]], object]) -> int:
    written = 0
    for row in rows:
        flat = _flat(row)
        if not written:
            append(list(flat))
        append(list(flat.values()))
        written += 1
    return written


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _as_json(value) if isinstance(value, list | dict) else value
        for key, value in row.items()
    }


_WRITERS: dict[str, Callable[[Path, Rows], int]] = {
    ".jsonl": _write_jsonl,
    ".csv": _write_csv,
    ".xlsx": _write_xlsx,
    ".parquet": _write_parquet,
}
