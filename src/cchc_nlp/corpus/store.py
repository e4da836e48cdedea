"""The corpus file: opened, checked, migrated, read and written.

Every write is one transaction, so a process killed at any moment leaves a corpus that is whole;
at most the page it was working on is missing and is fetched again.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

from cchc_nlp.corpus.file_rows import has_files, with_files
from cchc_nlp.corpus.rekeying import rekey
from cchc_nlp.corpus.rows import (
    ARTICLE_COLUMNS,
    LABELS_QUERY,
    article_of,
    iso,
    label_of,
    review_of,
    review_row,
)
from cchc_nlp.errors import CorpusBusy, CorpusError, NewerCorpus, NotACorpus
from cchc_nlp.extraction.item_types import item_type_of
from cchc_nlp.extraction.origins import is_repost
from cchc_nlp.records import TIME_ZONE, Article, Label, Rejection, Review
from cchc_nlp.vietnamese.normalization import text_sha256

if TYPE_CHECKING:
    import pandas

APPLICATION_ID = 0x43434843  # "CCHC", so that `file` and we know a corpus from any other SQLite
BUSY_SECONDS = 5.0

# A number is never given twice: those set aside with their article may come back beside later ones.
_LAST_REVIEW = (
    "SELECT max(coalesce((SELECT max(id) FROM reviews), 0),"
    " coalesce((SELECT max(id) FROM reviews_aside), 0))"
)

Table = Literal["articles", "labels", "reviews", "rejections", "addresses"]


# Step N brings a corpus of version N to version N + 1; step 0 makes a new one.
MIGRATIONS = ("schema.sql", "schema_2.sql", "schema_3.sql", "schema_4.sql")
SCHEMA_VERSION = len(MIGRATIONS)
REKEYED_IN = 2  # the version in which addresses got other identities
TYPED_IN = 4  # the version in which articles got their kind


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
            _migrate(connection, _checked_version(connection, path))
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
            return sum(1 for a in articles if write_article(connection, a, identity=None))

    def articles(self, *, files: bool = True) -> Iterator[Article]:
        """Every article, in the order of publication, undated ones last.

        Their attachments hold what was read of them; without `files` they are left as the pages
        told of them, for those who keep many articles and need no file's text.
        """
        aliases = self._aliases()
        query = "SELECT * FROM articles ORDER BY published IS NULL, published, id"
        files = files and has_files(self.connection)
        for row in self.connection.execute(query):
            article = article_of(row, aliases.get(row["identity"], ()))
            if files and article.attachments:
                known = with_files(self.connection, article.attachments)
                article = dataclasses.replace(article, attachments=known)
            yield article

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
                [(original, kinds.get(copy, ""), copy) for copy, original in duplicates.items()],
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
                stored += sum(_write_label(connection, label) for label in batch)
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
            rows = [article.to_dict() for article in self.articles()]
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

    def _aliases(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for row in self.connection.execute("SELECT identity, url FROM aliases ORDER BY url"):
            found[row["identity"]] = (*found.get(row["identity"], ()), row["url"])
        return found


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
        connection.execute("PRAGMA journal_mode = WAL")
        _migrate(connection, 0)
    finally:
        connection.close()
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


def _script(name: str) -> str:
    return (resources.files("cchc_nlp.corpus") / name).read_text(encoding="utf-8")


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring the file to the present schema, one version in one transaction."""
    for step in range(version, SCHEMA_VERSION):
        connection.executescript(
            f"BEGIN IMMEDIATE; {_script(MIGRATIONS[step])} PRAGMA user_version = {step + 1};"
            f" PRAGMA application_id = {APPLICATION_ID}; COMMIT;"
        )
    if 0 < version < REKEYED_IN:
        connection.execute("BEGIN IMMEDIATE")
        rekey(connection)
        connection.execute("COMMIT")
    if 0 < version < TYPED_IN:
        connection.execute("BEGIN IMMEDIATE")
        _tell_kinds(connection)
        connection.execute("COMMIT")


def _tell_kinds(connection: sqlite3.Connection) -> None:
    """What kind of item each article is, where it was stored before anybody asked."""
    articles = (article_of(row, ()) for row in connection.execute("SELECT * FROM articles"))
    kinds = [(item_type_of(article), is_repost(article), article.id) for article in articles]
    connection.executemany("UPDATE articles SET item_type = ?, is_repost = ? WHERE id = ?", kinds)


# -- rows and records ---------------------------------------------------------------------------


def write_article(connection: sqlite3.Connection, article: Article, *, identity: str | None) -> int:
    """Insert or renew one article inside a transaction of the caller's; always 1."""
    row = {name: getattr(article, name) for name in ARTICLE_COLUMNS}
    row |= {
        "identity": identity,
        "published": iso(_in_vietnam(article.published)),
        "updated": iso(_in_vietnam(article.updated)),
        "fetched_at": iso(article.fetched_at),
        "text_sha256": text_sha256(article.text),
        "attachments": json.dumps([a.to_dict() for a in article.attachments], ensure_ascii=False),
        "item_type": article.item_type or item_type_of(article),
        "is_repost": article.is_repost or is_repost(article),
    }
    row["id"] = _id_of(connection, identity) or article.id
    _keep_version(connection, row["id"], row["text_sha256"])
    columns = ", ".join(row)
    places = ", ".join(f":{name}" for name in row)
    # An article that was crawled stays the one of its address when it is imported again.
    renewals = ", ".join(
        f"{name} = excluded.{name}" for name in row if name not in ("id", "identity")
    )
    connection.execute(
        f"INSERT INTO articles ({columns}) VALUES ({places})"  # noqa: S608
        f" ON CONFLICT (id) DO UPDATE SET {renewals},"
        " identity = coalesce(excluded.identity, identity)",
        row,
    )
    connection.execute("INSERT OR IGNORE INTO marks VALUES ('stale_duplicates')")
    return 1


def _in_vietnam(moment: dt.datetime | None) -> dt.datetime | None:
    """A moment as clocks in Vietnam show it: its day is the day it counts for."""
    if moment is None:
        return None
    return moment.astimezone(TIME_ZONE) if moment.tzinfo else moment.replace(tzinfo=TIME_ZONE)


def _id_of(connection: sqlite3.Connection, identity: str | None) -> str | None:
    """The id under which an address's article is known: labels and reviews hang on it."""
    query = "SELECT id FROM articles WHERE identity = ?"
    row = connection.execute(query, (identity,)).fetchone() if identity else None
    return None if row is None else str(row["id"])


def _keep_version(connection: sqlite3.Connection, article_id: str, text_sha256: str) -> None:
    """Keep what an article said so far, if it says something else from now on."""
    connection.execute(
        "INSERT INTO versions SELECT NULL, id, title, text, published, text_sha256, page_sha256, ?"
        " FROM articles WHERE id = ? AND text_sha256 <> ?",
        (dt.datetime.now(TIME_ZONE).isoformat(timespec="seconds"), article_id, text_sha256),
    )


def _write_label(connection: sqlite3.Connection, label: Label) -> int:
    article = connection.execute(
        "SELECT text_sha256 FROM articles WHERE id = ?", (label.article_id,)
    ).fetchone()
    if article is None:
        raise CorpusError(f"label of article {label.article_id}: no such article in the corpus")
    evidence = [span.to_dict() for span in label.evidence]
    connection.execute(
        "INSERT OR REPLACE INTO labels VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            label.article_id,
            label.is_reform,
            label.score,
            label.primary,
            json.dumps(label.secondary),
            label.confidence,
            json.dumps(evidence, ensure_ascii=False),
            label.labeler,
            article["text_sha256"],
        ),
    )
    return 1
