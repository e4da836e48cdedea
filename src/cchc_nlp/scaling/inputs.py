"""Datasets cut into partitions: a WARC file, some row groups of a Parquet file, a stretch of JSONL.

A partition is read by itself, and its records are known by the file's name and their position:
the byte where a line begins, the number of a row or of an answer.
"""

from __future__ import annotations

import datetime as dt
import glob
import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from cchc_nlp.corpus.archives import is_warc, read_pages
from cchc_nlp.corpus.exchange import article_in
from cchc_nlp.errors import InputError
from cchc_nlp.records import TIME_ZONE, Article, Outcome, Page, Rejection
from cchc_nlp.scaling.parts import parquet

PARTITION_BYTES = 32_000_000
ENDINGS = (".jsonl", ".jsonl.gz", ".parquet", ".warc", ".warc.gz")
Found = Article | Page | Rejection


@dataclass(frozen=True)
class Partition:
    """A stretch of one file: from byte `start` to `stop` of JSONL, row groups of Parquet, or all.

    `name` is the file's path within the dataset, `path` where it is.
    """

    path: str
    name: str
    start: int
    stop: int

    @property
    def key(self) -> str:
        """What its part files are called by."""
        return hashlib.sha256(f"{self.name}\n{self.start}".encode()).hexdigest()[:16]


def partitions_of(source: str | Path, *, size: int = PARTITION_BYTES) -> list[Partition]:
    """The partitions of a file, a folder or a pattern, in the order of names; about `size` bytes.

    Raises InputError where there is nothing to read.
    """
    root, paths = _files(Path(source))
    found = [
        Partition(str(path.resolve()), path.relative_to(root).as_posix(), start, stop)
        for path in paths
        for start, stop in _stretches(path, size)
    ]
    if not found:
        raise InputError(
            f"{source}: no dataset there; give a file or folder of {' '.join(ENDINGS)}"
        )
    return found


def read_partition(partition: Partition) -> Iterator[tuple[int, Found]]:
    """Every record with its position: an article, a page to extract, or what cannot be read."""
    path = Path(partition.path)
    if is_warc(path):
        yield from _answers(partition, path)
    elif path.suffix == ".parquet":
        yield from _rows(partition, path)
    else:
        yield from _lines(partition, path)


def hash_of(partition: Partition) -> str:
    """The SHA-256 of a partition's bytes, to the end of its last line."""
    digest = hashlib.sha256()
    start, stop = _bytes_of(partition)
    with Path(partition.path).open("rb") as file:
        file.seek(start)
        while start < stop and (block := file.read(min(1 << 20, stop - start))):
            digest.update(block)
            start += len(block)
        if partition.path.endswith(".jsonl"):
            digest.update(file.readline())
    return digest.hexdigest()


# -- files --------------------------------------------------------------------------------------


def _files(source: Path) -> tuple[Path, list[Path]]:
    """The folder that names are told from, and the files."""
    if source.is_dir():
        return source, sorted(path for path in source.rglob("*") if _is_dataset(path))
    if source.is_file():
        return source.parent, [source] if _is_dataset(source) else []
    fixed = [p for p in (source, *source.parents) if not glob.has_magic(str(p))]
    root = fixed[0] if fixed else Path()
    pattern = source.relative_to(root).as_posix()
    found = root.glob(pattern) if glob.has_magic(pattern) else ()
    return root, sorted(path for path in found if _is_dataset(path))


def _is_dataset(path: Path) -> bool:
    return path.name.lower().endswith(ENDINGS) and path.is_file()


def _stretches(path: Path, size: int) -> Iterator[tuple[int, int]]:
    total = path.stat().st_size
    if path.suffix == ".jsonl":
        yield from ((start, min(start + size, total)) for start in range(0, total, size))
    elif path.suffix == ".parquet":
        yield from _row_groups(path, size)
    else:
        yield 0, total


def _row_groups(path: Path, size: int) -> Iterator[tuple[int, int]]:
    """Runs of row groups of about so many bytes."""
    with parquet().ParquetFile(path) as file:
        sizes = [
            file.metadata.row_group(i).total_byte_size for i in range(file.metadata.num_row_groups)
        ]
    start = 0
    for stop in range(1, len(sizes) + 1):
        if sum(sizes[start:stop]) >= size or stop == len(sizes):
            yield start, stop
            start = stop


def _bytes_of(partition: Partition) -> tuple[int, int]:
    path = Path(partition.path)
    if path.suffix != ".parquet":
        return partition.start, partition.stop
    with parquet().ParquetFile(path) as file:
        chunks = [
            file.metadata.row_group(group).column(i)
            for group in range(partition.start, partition.stop)
            for i in range(file.metadata.num_columns)
        ]
    begins = [chunk.dictionary_page_offset or chunk.data_page_offset for chunk in chunks]
    ends = [b + c.total_compressed_size for b, c in zip(begins, chunks, strict=True)]
    return min(begins, default=0), max(ends, default=0)


# -- records ------------------------------------------------------------------------------------


def _answers(partition: Partition, path: Path) -> Iterator[tuple[int, Found]]:
    position, damage = -1, ""
    try:
        for position, found in enumerate(read_pages(path)):
            yield position, _refused(found) if isinstance(found, Outcome) else found
    except InputError as error:
        damage = str(error).splitlines()[0][:200]
    if damage := damage or _damage(path):
        yield position + 1, _unreadable(partition, position + 1, f"the file from here on: {damage}")


def _damage(path: Path) -> str:
    """What is wrong with a zipped file; a reader of WARC takes damage for the end."""
    if path.suffix != ".gz":
        return ""
    try:
        with gzip.open(path) as file:
            while file.read(1 << 20):
                pass
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        return str(error)
    return ""


def _refused(outcome: Outcome) -> Rejection:
    return Rejection(outcome.url, outcome.source, outcome.reason, outcome.detail)


def _rows(partition: Partition, path: Path) -> Iterator[tuple[int, Found]]:
    with parquet().ParquetFile(path) as file:
        before = (file.metadata.row_group(i).num_rows for i in range(partition.start))
        position = sum(before)
        groups = range(partition.start, partition.stop)
        for batch in file.iter_batches(batch_size=256, row_groups=groups):
            for row in batch.to_pylist():
                yield position, _record(row, partition, position)
                position += 1


def _lines(partition: Partition, path: Path) -> Iterator[tuple[int, Found]]:
    """The lines that begin in the partition."""
    is_zipped = path.suffix == ".gz"
    with gzip.open(path) if is_zipped else path.open("rb") as opened:
        file = cast("BinaryIO", opened)
        position = _first_line(file, partition.start)
        while (is_zipped or position < partition.stop) and (line := file.readline()):
            if line.strip():
                yield position, _record(line, partition, position)
            position += len(line)


def _first_line(file: BinaryIO, start: int) -> int:
    """Where the first line begins that begins at `start` or after; the file stands there."""
    if start == 0:
        return 0
    file.seek(start - 1)
    return start - 1 + len(file.readline())


def _record(row: bytes | dict[str, Any], partition: Partition, position: int) -> Found:
    where = f"{partition.name}: {position}"
    try:
        if isinstance(row, bytes):
            row = json.loads(row.decode("utf-8-sig"))
        if isinstance(row, dict) and row.get("html") and not row.get("text"):
            return _page(row, partition)
        return article_in(row, where, source=str(_source(row) or partition.name))
    except (InputError, ValueError, TypeError) as error:
        address = str(row.get("url") or "") if isinstance(row, dict) else ""
        return _unreadable(partition, position, str(error), url=address)


def _source(row: object) -> str:
    """The host of a row's address."""
    return urlsplit(str(row.get("url") or "")).netloc if isinstance(row, dict) else ""


def _page(row: dict[str, Any], partition: Partition) -> Page:
    """The page in a row with `html`; fetched when the row says, or when its file was written."""
    html = row["html"]
    body = html if isinstance(html, bytes) else str(html).encode("utf-8", "surrogatepass")
    said = row.get("fetched_at")
    moment = dt.datetime.fromisoformat(str(said)) if said else _written(partition)
    moment = moment.astimezone(TIME_ZONE) if moment.tzinfo else moment.replace(tzinfo=TIME_ZONE)
    default = "text/html" if isinstance(html, bytes) else "text/html; charset=utf-8"
    url = str(row.get("url") or "")
    return Page(
        url=url,
        final_url=url,
        source=str(row.get("source") or _source(row)),
        kind="article",
        status=200,
        content_type=str(row.get("content_type") or default),
        fetched_at=moment,
        sha256=hashlib.sha256(body).hexdigest(),
        body=body,
    )


def _written(partition: Partition) -> dt.datetime:
    stamp = Path(partition.path).stat().st_mtime
    return dt.datetime.fromtimestamp(stamp, TIME_ZONE).replace(microsecond=0)


def _unreadable(partition: Partition, position: int, why: str, *, url: str = "") -> Rejection:
    return Rejection(url or f"{partition.name}#{position}", partition.name, "unreadable", why)
