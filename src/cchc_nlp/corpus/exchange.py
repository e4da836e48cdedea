"""In and out: JSONL, CSV, Excel, Parquet out; JSONL, CSV, saved pages and single documents in.

Ids and dates travel as text, so that no spreadsheet turns 001 into 1 or 05/12 into 12 May.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, Literal, get_args

from cchc_nlp.corpus.duplicates import refresh_duplicates
from cchc_nlp.corpus.ledger import build_ledger
from cchc_nlp.corpus.pages import all_pages, page_row
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import InputError, ModelMissing
from cchc_nlp.extraction.articles import extract_page
from cchc_nlp.extraction.documents import read_document
from cchc_nlp.records import (
    ARTICLE_FIELDS,
    TIME_ZONE,
    Article,
    Attachment,
    ItemType,
    Page,
    Record,
    Rejection,
)
from cchc_nlp.vietnamese.normalization import normalize, read_text

What = Literal["articles", "labels", "rejections", "pages", "ledger"]
Rows = Iterable[dict[str, Any]]

_MOMENTS = ("published", "updated", "fetched_at")


# -- out ----------------------------------------------------------------------------------------


def export(corpus: Corpus, output: str | Path, *, what: What = "articles") -> int:
    """Write records to a file whose ending chooses the format; how many there were.

    .jsonl keeps everything; in .csv, .xlsx and .parquet lists are JSON in a cell. Pages go with
    their bytes into a .warc or .warc.gz, and without them into the others. Raises InputError for
    another ending. A failure leaves no half file.
    """
    from cchc_nlp.corpus.archives import export_warc, is_warc

    path = Path(output)
    if not is_warc(path):
        return _write(path, _rows(corpus, what))
    if what != "pages":
        raise InputError(f"{path}: a WARC holds pages, not {what}; use --what pages")
    with _aside(path) as aside:
        return export_warc(corpus, aside)


def write_records(records: Iterable[Record], output: str | Path) -> int:
    """Write records of one kind to a file, as `export` does; how many there were."""
    return _write(Path(output), (record.to_dict() for record in records))


def _write(path: Path, rows: Rows) -> int:
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise InputError(f"{path}: ending {path.suffix!r} is not written; use {' '.join(_WRITERS)}")
    with _aside(path) as aside:
        return write(aside, rows)


@contextmanager
def _aside(path: Path) -> Iterator[Path]:
    """A file beside the one that is meant, put in its place when it is whole."""
    aside = path.with_name(f".{os.getpid()}.{path.name}")
    try:
        yield aside
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _rows(corpus: Corpus, what: What) -> Rows:
    if what == "articles":
        return (article.to_dict() for article in corpus.articles())
    if what == "labels":
        return (label.to_dict() for label in corpus.labels())
    if what == "rejections":
        return (rejection.to_dict() for rejection in corpus.rejections())
    if what == "pages":
        return (page_row(page) for page in all_pages(corpus))
    return iter([build_ledger(corpus).to_dict()])


def _write_jsonl(path: Path, rows: Rows) -> int:
    written = 0
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
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
    import pandas as pd

    frame = pd.DataFrame([_flat(row) for row in rows])
    try:
        frame.to_parquet(path, index=False)
    except ImportError as error:
        raise ModelMissing("Parquet needs pyarrow: pip install pyarrow") from error
    return len(frame)


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
        key: json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
        for key, value in row.items()
    }


_WRITERS: dict[str, Callable[[Path, Rows], int]] = {
    ".jsonl": _write_jsonl,
    ".csv": _write_csv,
    ".xlsx": _write_xlsx,
    ".parquet": _write_parquet,
}


# -- in -----------------------------------------------------------------------------------------


def read_articles(path: str | Path) -> Iterator[Article | Rejection]:
    """The articles in a file or in a folder's files, one by one.

    .jsonl and .csv hold one article a row (`title` and `text` at least); .html is a saved page;
    .txt, .docx and .pdf are one article each. A page that is none gives a Rejection. Raises
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


def import_files(
    paths: Iterable[str | Path], corpus: str | Path | Corpus
) -> tuple[int, list[Rejection]]:
    """Store the articles of some files; how many, and what was no article.

    WARC files (.warc, .warc.gz) give their pages as a crawl would.

    All files are read before the corpus is opened: a bad one leaves it as it was, or unmade.
    """
    from cchc_nlp.corpus.archives import check_warc, import_warc, is_warc  # all of crawling

    files = [Path(path) for path in paths]
    archives = [path for path in files if is_warc(path)]
    found = [r for path in files if path not in archives for r in read_articles(path)]
    articles = [record for record in found if isinstance(record, Article)]
    rejected = [record for record in found if isinstance(record, Rejection)]
    if not found and not archives:
        raise InputError(f"{', '.join(map(str, files))}: nothing there that can be read")
    for name, times in Counter(article.id for article in articles).items():
        if times > 1:
            raise InputError(f"id {name!r} stands {times} times; give each article its own")
    for path in archives:
        check_warc(path)
    with nullcontext(corpus) if isinstance(corpus, Corpus) else Corpus.open(corpus) as store:
        store.add_articles(articles)
        read = [import_warc(path, store) for path in archives]
        refresh_duplicates(store)
    rejected += [record for _, more in read for record in more]
    return len(articles) + sum(number for number, _ in read), rejected


def _from_jsonl(path: Path) -> Iterator[Article]:
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise InputError(f"{path}: line {number}: not JSON ({error.msg})") from error
            yield article_in(row, f"{path}: line {number}", source=path.name)


def _from_csv(path: Path) -> Iterator[Article]:
    for number, row in enumerate(csv.DictReader(io.StringIO(read_text(path), newline="")), 2):
        meant = {key: _meant(value) for key, value in row.items()}
        yield article_in(meant, f"{path}: line {number}", source=path.name)


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
    ".html": _from_page,
    ".htm": _from_page,
    ".txt": _from_document,
    ".docx": _from_document,
    ".pdf": _from_document,
}
