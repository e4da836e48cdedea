"""In and out of the corpus: records to files, files to articles, in memory that does not grow."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal, TypeVar

from cchc_nlp.corpus.article_files import read_articles
from cchc_nlp.corpus.article_rows import article_columns, told_articles
from cchc_nlp.corpus.duplicates import refresh_duplicates
from cchc_nlp.corpus.ledger import build_ledger
from cchc_nlp.corpus.pages import all_pages, page_row
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.corpus.table_files import ROW_GROUP, Rows, whole_file, write_columns, write_rows
from cchc_nlp.errors import InputError
from cchc_nlp.records import Article, Record, Rejection

__all__ = ["export", "import_files", "read_articles", "write_records"]

What = Literal["articles", "labels", "rejections", "pages", "ledger"]
T = TypeVar("T")
Told = Callable[[int, int], object]  # how many are done, of how many; 0 where nobody knows


def export(
    corpus: Corpus, output: str | Path, *, what: What = "articles", progress: Told | None = None
) -> int:
    """Write records to a file whose ending chooses the format; how many there were.

    .jsonl keeps everything; in .csv, .xlsx and .parquet lists are JSON in a cell. Pages go with
    their bytes into a .warc or .warc.gz, and without them into the others. `progress(done, 0)` is
    told of them as they go. Raises InputError for another ending. A failure leaves no half file.
    """
    from cchc_nlp.corpus.archives import export_warc, is_warc

    path = Path(output)
    if what == "articles" and path.suffix.lower() == ".parquet":
        with whole_file(path) as aside:
            groups = article_columns(corpus.connection, ROW_GROUP)
            return write_columns(aside, _told(groups, progress, each=ROW_GROUP))
    if not is_warc(path):
        return write_rows(path, _told(_rows(corpus, what), progress))
    if what != "pages":
        raise InputError(f"{path}: a WARC holds pages, not {what}; use --what pages")
    with whole_file(path) as aside:
        return export_warc(corpus, aside, progress=progress)


def write_records(records: Iterable[Record], output: str | Path) -> int:
    """Write records of one kind to a file, as `export` does; how many there were."""
    return write_rows(Path(output), (record.to_dict() for record in records))


def _told(records: Iterable[T], progress: Told | None, *, each: int = 1) -> Iterator[T]:
    """The records, or groups of so many; of each that is done `progress` is told."""
    for done, record in enumerate(records, 1):
        yield record
        if progress is not None:
            progress(done * each, 0)


def _rows(corpus: Corpus, what: What) -> Rows:
    if what == "articles":
        return told_articles(corpus.connection)
    if what == "labels":
        return (label.to_dict() for label in corpus.labels())
    if what == "rejections":
        return (rejection.to_dict() for rejection in corpus.rejections())
    if what == "pages":
        return (page_row(page) for page in all_pages(corpus))
    return iter([build_ledger(corpus).to_dict()])


def import_files(
    paths: Iterable[str | Path], corpus: str | Path | Corpus, *, progress: Told | None = None
) -> tuple[int, list[Rejection]]:
    """Store the articles of some files; how many, and what was no article.

    WARC files (.warc, .warc.gz) give their pages as a crawl would.

    The other files are stored in one transaction: a bad one leaves the corpus as it was, or unmade.
    `progress` is told how many articles are stored, of how many where that is known.
    """
    from cchc_nlp.corpus.archives import check_warc, import_warc, is_warc  # all of crawling

    files = [Path(path) for path in paths]
    archives = [path for path in files if is_warc(path)]
    others = [path for path in files if path not in archives]
    for path in archives:
        check_warc(path)
    rejected: list[Rejection] = []
    with _opened(corpus) as store:
        stored = store.add_articles(_told(_each_once(_articles(others, rejected)), progress))
        if not (stored or rejected or archives):
            raise InputError(f"{', '.join(map(str, files))}: nothing there that can be read")
    with _opened(corpus) as store:
        read = [import_warc(path, store, progress=progress) for path in archives]
        refresh_duplicates(store)
    rejected += [record for _, more in read for record in more]
    return stored + sum(number for number, _ in read), rejected


@contextmanager
def _opened(corpus: str | Path | Corpus) -> Iterator[Corpus]:
    """The corpus; one that was not there before is not there after a failure."""
    if isinstance(corpus, Corpus):
        yield corpus
        return
    path = Path(corpus)
    is_new = not path.exists()
    try:
        with Corpus.open(path) as store:
            yield store
    except BaseException:
        for ending in ("", "-wal", "-shm") if is_new else ():
            Path(f"{path}{ending}").unlink(missing_ok=True)
        raise


def _articles(files: Sequence[Path], rejected: list[Rejection]) -> Iterator[Article]:
    """The articles of some files; what is none is added to `rejected`."""
    for path in files:
        for record in read_articles(path):
            if isinstance(record, Article):
                yield record
            else:
                rejected.append(record)


def _each_once(articles: Iterable[Article]) -> Iterator[Article]:
    """The articles as they come. Raises InputError after the last one if two had the same id."""
    with closing(sqlite3.connect("")) as aside:  # a file that goes when it is closed
        aside.execute("CREATE TABLE seen (id TEXT PRIMARY KEY, times INTEGER) WITHOUT ROWID")
        for article in articles:
            aside.execute(_SEEN, (article.id,))
            yield article
        for name, times in aside.execute("SELECT id, times FROM seen WHERE times > 1 LIMIT 1"):
            raise InputError(f"id {name!r} stands {times} times; give each article its own")


_SEEN = "INSERT INTO seen VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET times = times + 1"
