"""The corpus file: opened, checked, migrated, read and written.

Every write is one transaction, so a process killed at any moment leaves a corpus that is whole;
at most the page it was working on is missing and is fetched again.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

from cchc_nlp.corpus.article_rows import articles_of, told_articles
from cchc_nlp.corpus.migrations import APPLICATION_ID, SCHEMA_VERSION, migrate
from cchc_nlp.corpus.rows import (
    LABELS_QUERY,
    label_of,
    review_of,
    review_row,
)
from cchc_nlp.corpus.writing import write_articles, write_labels
from cchc_nlp.errors import CorpusBusy, CorpusError, NewerCorpus, NotACorpus
from cchc_nlp.records import Article, Label, Rejection, Review

if TYPE_CHECKING:
    import pandas

BUSY_SECONDS = 5.0
PAGE_BYTES = 16_384  # in half as large ones, rows of a kilobyte and a half leave a tenth empty

# A number is never given twice: those set aside with their article may come back beside later ones.
_LAST_REVIEW = (
    "SELECT max(coalesce((SELECT max(id) FROM reviews), 0),"
    " coalesce((SELECT max(id) FROM reviews_aside), 0))"
)

Table = Literal["articles", "labels", "reviews", "rejections", "addresses"]


class Corpus:
    """One SQLite file. Use `Corpus.open(path)`, as a context manager or with `close()`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Self:
        """The corpus at `path`; a new one is made where there is none, unless `create` is false.

        Raises NotACorpus for another kind of file, NewerCorpus for one that a later version
        wrote; neither file is touched.
        """
        path = Path(path)
        if not path.exists() and not create:
            raise NotACorpus(f"{path}: no such corpus; make one with `cchc crawl URL -c {path}`")
        if not path.exists():
            _create(path)
        connection = _connect(path)
        try:
            migrate(connection, _checked_version(connection, path))
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")
        except BaseException:
            connection.close()
            raise
        return cls(connection, path)

    def close(self) -> None:
        """Close the file; what was written stays written."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of the block's writes, or none. Raises CorpusBusy while another process writes."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise CorpusError(f"{self.path}: cannot be written ({error})") from error
            raise CorpusBusy(
                f"{self.path}: another process is writing; wait for it to end and run this again"
            ) from error
        try:
            yield self.connection
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    # -- articles -------------------------------------------------------------------------------

    def add_articles(self, articles: Iterable[Article]) -> int:
        """Store articles that come from elsewhere than a crawl; how many there were."""
        with self.transaction() as connection:
            return write_articles(connection, articles)

    def articles(self, *, files: bool = True) -> Iterator[Article]:
        """Every article, in the order of publication, undated ones last.

        Their attachments hold what was read of them; without `files` they are left as the pages
        told of them, for those who keep many articles and need no file's text.
        """
        return articles_of(self.connection, files=files)

    def rejections(self) -> Iterator[Rejection]:
        """Every fetched page that is not an article."""
        for row in self.connection.execute("SELECT * FROM rejections ORDER BY url"):
            yield Rejection(
                row["url"], row["source"], row["reason"], row["detail"], row["page_sha256"]
            )

    def mark_duplicates(
        self, duplicates: Mapping[str, str], *, kinds: Mapping[str, str] | None = None
    ) -> None:
        """Write `{article id: id of the one it repeats}`; all others repeat nothing.

        `kinds` says by what each is known: `{article id: "text", "title" or "near"}`.
        """
        kinds = kinds or {}
        with self.transaction() as connection:
            connection.execute(
                "UPDATE articles SET duplicate_of = NULL, duplicate_kind = ''"
                " WHERE duplicate_of IS NOT NULL OR duplicate_kind <> ''"
            )
            connection.executemany(
                "UPDATE articles SET duplicate_of = ?, duplicate_kind = ? WHERE id = ?",
                ((original, kinds.get(copy, ""), copy) for copy, original in duplicates.items()),
            )
            connection.execute("DELETE FROM marks WHERE name = 'stale_duplicates'")

    def has_stale_duplicates(self) -> bool:
        """Whether articles were written since duplicates were last looked for."""
        query = "SELECT count(*) FROM marks WHERE name = 'stale_duplicates'"
        return bool(self.connection.execute(query).fetchone()[0])

    # -- labels and reviews ---------------------------------------------------------------------

    def add_labels(self, labels: Iterable[Label]) -> int:
        """Store labels, replacing earlier ones of the same articles; how many there were.

        Every 500 are one transaction, so that a long run that is interrupted keeps most of its
        work. Raises CorpusError for a label of an article that is not here; then nothing of its
        500 is stored.
        """
        stored, waiting = 0, iter(labels)
        while batch := list(islice(waiting, 500)):
            with self.transaction() as connection:
                stored += write_labels(connection, batch)
        return stored

    def labels(self) -> Iterator[Label]:
        """The decision on each article: a person's where there is one, else the machine's.

        A review of a text that has changed since is no longer a decision: `reviewed` is None.
        """
        for row in self.connection.execute(LABELS_QUERY):
            yield label_of(row)

    def add_reviews(self, reviews: Iterable[Review]) -> int:
        """Append reviews to the history; how many there were."""
        with self.transaction() as connection:
            rows = [review_row(review) for review in reviews]
            connection.executemany(
                'INSERT INTO reviews (id, article_id, state, is_reform, "primary", secondary,'  # noqa: S608
                " reviewer, at, text_sha256, note)"
                f" VALUES (1 + ({_LAST_REVIEW}), ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
        return len(rows)

    def reviews(self) -> Iterator[Review]:
        """Every review ever made, oldest first."""
        for row in self.connection.execute("SELECT * FROM reviews ORDER BY id"):
            yield review_of(row)

    # -- the whole ------------------------------------------------------------------------------

    def to_frame(self, table: Table) -> pandas.DataFrame:
        """A table as a pandas frame, ids and dates as text, ready for notebooks."""
        import pandas as pd

        rows: list[dict[str, Any]]
        if table == "articles":
            rows = list(told_articles(self.connection))
        elif table == "labels":
            rows = [label.to_dict() for label in self.labels()]
        else:
            rows = [dict(row) for row in self.connection.execute(f"SELECT * FROM {table}")]  # noqa: S608
        return pd.DataFrame(rows)

    def sources(self) -> tuple[str, ...]:
        """The names of the sites (and imported files) the articles come from, sorted."""
        query = (
            "SELECT name FROM sources UNION SELECT source FROM classes WHERE EXISTS"
            " (SELECT 1 FROM counted WHERE class = classes.id) ORDER BY 1"
        )
        return tuple(row[0] for row in self.connection.execute(query))

    def sha256(self) -> str:
        """One hash over texts, dates, labels and reviews: the same corpus gives the same number.

        Titles, scores and what is repeated by which article are not in it.
        """
        tick = self.connection.execute("SELECT n FROM ticks").fetchone()[0]
        query = "SELECT sha256 FROM hashes WHERE tick = ?"
        if kept := self.connection.execute(query, (tick,)).fetchone():
            return str(kept[0])
        digest = self._digest()
        with suppress(CorpusError), self.transaction() as connection:  # busy: next time, then
            connection.execute("DELETE FROM hashes")
            connection.execute("INSERT INTO hashes VALUES (?, ?)", (tick, digest))
        return digest

    def _digest(self) -> str:
        digest = hashlib.sha256()
        for query in _HASHED:
            for row in self.connection.execute(query):
                digest.update("\n".join(map(str, row)).encode())
        return digest.hexdigest()


# What the hash of a corpus is taken over; put together by SQLite, a million rows in a second.
_HASHED = (
    """
    SELECT json_array(source, section, item_type, body_kind, is_repost, is_repeated, is_labelled,
                      is_reform, "primary", secondary, confidence, labeler, state) AS class,
           (SELECT group_concat(text || (month * 100 + day), ' ')
            FROM counted WHERE class = classes.id)
    FROM classes WHERE EXISTS (SELECT 1 FROM counted WHERE class = classes.id) ORDER BY 1
    """,
    """
    SELECT json_array(article_id, state, is_reform, "primary", secondary, text_sha256)
    FROM reviews ORDER BY id
    """,
    """
    SELECT group_concat(identity || ' ' || state || ' ' || reason, char(10))
    FROM (SELECT identity, state, reason FROM addresses ORDER BY identity)
    """,
)


# -- opening ------------------------------------------------------------------------------------


def _create(path: Path) -> None:
    """Make an empty corpus aside and put it in place whole, so that a kill leaves none or all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}.new")
    connection = _connect(aside, mode="rwc")
    try:
        connection.execute("PRAGMA synchronous = OFF")  # nobody has it yet: on disk once, below
        connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        connection.execute("PRAGMA journal_mode = WAL")
        migrate(connection, 0)
    finally:
        connection.close()
    with aside.open("rb+") as whole:
        os.fsync(whole.fileno())
    aside.replace(path)


def _connect(path: Path, *, mode: Literal["rw", "rwc"] = "rw") -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
    except sqlite3.OperationalError as error:
        raise NotACorpus(f"{path}: cannot be opened ({error}); check the path") from error
    connection.row_factory = sqlite3.Row
    return connection


def _checked_version(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version of an existing file, which only has been read so far."""
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise NotACorpus(f"{path}: not a corpus file ({error}); name another with -c") from error
    if application != APPLICATION_ID:
        raise NotACorpus(f"{path}: an SQLite file, but not a corpus; name another with -c")
    if version > SCHEMA_VERSION:
        raise NewerCorpus(
            f"{path}: schema version {version}, this cchc_nlp knows up to {SCHEMA_VERSION};"
            " upgrade with `pip install -U cchc_nlp`"
        )
    return version
