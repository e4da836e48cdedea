"""Part files: one Parquet file a partition, of a fixed schema, written aside and put in place."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from cchc_nlp.errors import ModelMissing
from cchc_nlp.records import ARTICLE_FIELDS, Article, Label, Rejection

ROWS = 1000  # of a row group: what a writer holds at a time
# Beside text: the rest of a row, as `cchc export` writes it, is text; lists are JSON in a cell.
_TYPES = {"position": "int64", "is_repost": "bool", "is_reform": "bool", "score": "float64"}
_LABEL = "is_reform score primary secondary confidence evidence labeler".split()
# `duplicate_kind` is null until duplicates were looked for, "" where there is none.
ARTICLE_COLUMNS = ("input", "position", *ARTICLE_FIELDS, "duplicate_kind", *_LABEL)
REJECTION_COLUMNS = "input position url source reason detail page_sha256".split()


def parquet() -> ModuleType:
    """pyarrow's module for Parquet. Raises ModelMissing with the way to it."""
    try:
        import pyarrow.parquet as module
    except ImportError as error:
        said = "datasets are read and written with pyarrow: pip install 'cchc_nlp[parquet]'"
        raise ModelMissing(said) from error
    found: ModuleType = module
    return found


def article_row(name: str, position: int, article: Article, label: Label) -> dict[str, Any]:
    """The row of an article and its label; whether it repeats another is not known yet."""
    told = article.to_dict() | {"duplicate_of": None, "duplicate_kind": None}
    said = label.to_dict()
    return {"input": name, "position": position} | told | {key: said[key] for key in _LABEL}


def rejection_row(name: str, position: int, rejection: Rejection) -> dict[str, Any]:
    """The row of a page that is no article."""
    return {"input": name, "position": position} | rejection.to_dict()


def schema_of(columns: tuple[str, ...] | list[str]) -> Any:
    """The Arrow schema of these columns."""
    import pyarrow

    return pyarrow.schema([(name, _TYPES.get(name, "string")) for name in columns])


class PartWriter:
    """Takes rows one by one and writes them a thousand at a time."""

    def __init__(self, file: Path, columns: tuple[str, ...] | list[str]) -> None:
        self._schema = schema_of(columns)
        self._writer = parquet().ParquetWriter(file, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def add(self, row: Mapping[str, Any]) -> None:
        """Keep a row; lists become JSON."""
        self._rows.append({name: _cell(row[name]) for name in self._schema.names})
        if len(self._rows) >= ROWS:
            self._flush()

    def close(self) -> None:
        """Write what is left; the file is whole."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow

        if self._rows:
            self._writer.write_table(pyarrow.Table.from_pylist(self._rows, schema=self._schema))
        self._rows.clear()


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


@contextmanager
def part_writer(file: Path, columns: tuple[str, ...] | list[str]) -> Iterator[PartWriter]:
    """A writer whose file is put in its place when it is whole."""
    with put_aside(file) as aside:
        writer = PartWriter(aside, columns)
        try:
            yield writer
        finally:
            writer.close()


@contextmanager
def put_aside(file: Path) -> Iterator[Path]:
    """A file of this process beside the one that is meant, put in its place when it is whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{socket.gethostname()}.{os.getpid()}.{file.name}")
    try:
        yield aside
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)


def write_json(file: Path, value: object) -> None:
    """Write a small file, all of it or nothing."""
    with put_aside(file) as aside:
        aside.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")


def read_json(file: Path) -> Any:
    """What such a file holds; None where there is none."""
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else None
