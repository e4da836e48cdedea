"""The articles in files that people have: rows of JSONL, CSV or Parquet, saved pages, documents."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from cchc_nlp.errors import EncodingError, InputError, ModelMissing
from cchc_nlp.extraction.articles import extract_page
from cchc_nlp.extraction.documents import read_document
from cchc_nlp.records import (
    ARTICLE_FIELDS,
    TIME_ZONE,
    Article,
    Attachment,
    ItemType,
    Page,
    Rejection,
)
from cchc_nlp.vietnamese.normalization import normalize, read_text

_MOMENTS = ("published", "updated", "fetched_at")
READ_WHOLE = 1_000_000  # bytes: a smaller text file is read at once
READ_AT_ONCE = 500  # rows of a Parquet file


def read_articles(path: str | Path) -> Iterator[Article | Rejection]:
    """The articles in a file or in a folder's files, one by one.

    .jsonl, .csv and .parquet hold one article a row (`title` and `text` at least); .html is a saved
    page; .txt, .docx and .pdf are one article each. A page that is none gives a Rejection. Raises
    InputError naming file and line for a row that is not an article.
    """
    path = Path(path)
    if path.is_dir():
        for inner in sorted(p for p in path.rglob("*") if p.suffix.lower() in _READERS):
            yield from read_articles(inner)
        return
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise InputError(f"{path}: ending {path.suffix!r} is not read; use {' '.join(_READERS)}")
    yield from read(path)


def _from_jsonl(path: Path) -> Iterator[Article]:
    for number, line in enumerate(_lines(path), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise InputError(f"{path}: line {number}: not JSON ({error.msg})") from error
            yield article_in(row, f"{path}: line {number}", source=path.name)


def _from_csv(path: Path) -> Iterator[Article]:
    for number, row in enumerate(csv.DictReader(f"{line}\n" for line in _lines(path)), 2):
        meant = {key: _meant(value) for key, value in row.items()}
        yield article_in(meant, f"{path}: line {number}", source=path.name)


def _from_parquet(path: Path) -> Iterator[Article]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ModelMissing("Parquet needs pyarrow: pip install 'cchc_nlp[parquet]'") from error
    try:
        number = 0
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=READ_AT_ONCE):
                for row in batch.to_pylist():
                    number += 1
                    yield article_in(row, f"{path}: row {number}", source=path.name)
    except (pa.ArrowInvalid, OSError) as error:
        raise InputError(f"{path}: not a Parquet file that can be read ({error})") from error


def _lines(path: Path) -> Iterator[str]:
    """The lines of a text file as `read_text` gives them; of a large one in UTF-8, one by one."""
    if not path.is_file() or path.stat().st_size <= READ_WHOLE or _is_utf16(path):
        yield from read_text(path).removesuffix("\n").split("\n")
        return
    at = 0
    with path.open("rb") as file:
        for line in file:
            try:
                text = line.decode("utf-8" if at else "utf-8-sig")
            except UnicodeDecodeError as error:
                where = f"{path}: byte {at + error.start}"
                raise EncodingError(
                    f"{where} is not UTF-8; save the file as UTF-8 and try again"
                ) from error
            at += len(line)
            yield from normalize(text).removesuffix("\n").split("\n")


def _is_utf16(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) in (b"\xff\xfe", b"\xfe\xff")


def _meant(value: object) -> object:
    """A cell as it was before `_inert` marked it."""
    is_marked = isinstance(value, str) and value[:2] in ("'=", "'+", "'-", "'@")
    return value[1:] if is_marked and isinstance(value, str) else value


def _from_page(path: Path) -> Iterator[Article | Rejection]:
    body = path.read_bytes()
    fetched = dt.datetime.fromtimestamp(path.stat().st_mtime, TIME_ZONE).replace(microsecond=0)
    yield extract_page(
        Page(
            url=path.resolve().as_uri(),
            final_url=path.resolve().as_uri(),
            source=path.parent.name,
            kind="article",
            status=200,
            content_type="text/html",
            fetched_at=fetched,
            sha256=hashlib.sha256(body).hexdigest(),
            body=body,
        )
    )


def _from_document(path: Path) -> Iterator[Article]:
    document = read_document(path)
    row = {"title": document.title or path.stem, "text": document.text, "url": path.as_posix()}
    yield article_in(row, str(path), source=path.name)


def article_in(row: object, where: str, *, source: str) -> Article:
    """The article in a row of a file; unknown columns are left, known ones must be right.

    Raises InputError that begins with `where` for a row that holds none.
    """
    if not isinstance(row, dict) or not all(str(row.get(k) or "").strip() for k in _needed(row)):
        raise InputError(f"{where}: needs `title` and `text`, both with text in them")
    fields = {k: row[k] for k in ARTICLE_FIELDS if row.get(k) not in (None, "")}
    for name in ("title", "text", "lead", "author", "origin", "section"):
        if name in fields:
            fields[name] = normalize(str(fields[name]))
    for name in _MOMENTS:
        if name in fields:
            fields[name] = _moment(fields[name], f"{where}: {name}")
    fields["attachments"] = tuple(Attachment(**a) for a in _listed(fields.get("attachments")))
    fields["aliases"] = tuple(_listed(fields.get("aliases")))
    fields["is_repost"] = str(row.get("is_repost") or "").lower() in ("true", "1")
    if fields.get("item_type", "") not in ("", *get_args(ItemType)):
        known = ", ".join(get_args(ItemType))
        raise InputError(f"{where}: item_type {fields['item_type']!r}: use one of {known}")
    fields.setdefault("url", "")
    fields.setdefault("text", "")
    fields.setdefault("source", source)
    fields.setdefault("id", _id(fields))
    return Article(**fields)


def _needed(row: Mapping[str, Any]) -> tuple[str, ...]:
    """What must hold text: an item that is a file or a picture has none of its own."""
    is_text = (row.get("body_kind") or "html") == "html"
    return ("title", "text") if is_text else ("title",)


def _listed(value: object) -> list[Any]:
    """A list, also where a table keeps it as JSON in a cell."""
    if isinstance(value, str):
        value = json.loads(value)
    return value if isinstance(value, list) else []


def _moment(value: object, where: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(str(value))
    except ValueError as error:
        raise InputError(
            f"{where}: {value!r} is no ISO date; write 2023-10-25T14:05+07:00"
        ) from error
    return moment.astimezone(TIME_ZONE) if moment.tzinfo else moment.replace(tzinfo=TIME_ZONE)


def _id(fields: Mapping[str, Any]) -> str:
    key = fields["url"] or f"{fields['title']}\n{fields['text']}"
    return hashlib.sha256(str(key).encode()).hexdigest()[:16]


_READERS: dict[str, Callable[[Path], Iterator[Article | Rejection]]] = {
    ".jsonl": _from_jsonl,
    ".csv": _from_csv,
    ".parquet": _from_parquet,
    ".html": _from_page,
    ".htm": _from_page,
    ".txt": _from_document,
    ".docx": _from_document,
    ".pdf": _from_document,
}
