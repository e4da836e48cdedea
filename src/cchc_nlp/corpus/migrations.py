"""A corpus file brought to the present schema, whatever version wrote it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from importlib import resources

from cchc_nlp.corpus.packing import packed, packed_hash, packed_lead
from cchc_nlp.corpus.rekeying import rekey
from cchc_nlp.corpus.rows import article_of
from cchc_nlp.extraction.item_types import item_type_of
from cchc_nlp.extraction.origins import is_repost

APPLICATION_ID = 0x43434843  # "CCHC", so that `file` and we know a corpus from any other SQLite
# Step N brings a corpus of version N to version N + 1; step 0 makes a new one.
MIGRATIONS = ("schema.sql", *(f"schema_{version}.sql" for version in range(2, 7)))
SCHEMA_VERSION = len(MIGRATIONS)
BATCH = 1_000  # texts held at once


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring the file to the present schema, one version in one transaction.

    Whatever interrupts it leaves the file as the last whole step left it. A file of an earlier
    version is made as small as it can be afterwards, if the disk has room for that.
    """
    connection.create_function("packed_hash", 1, packed_hash, deterministic=True)
    for step in range(version, SCHEMA_VERSION):
        try:
            _take_step(connection, step, is_new=version == 0)
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    if 0 < version < SCHEMA_VERSION:
        with suppress(sqlite3.OperationalError):  # no room, or somebody reads: it stays large
            connection.execute("VACUUM")


def _take_step(connection: sqlite3.Connection, step: int, *, is_new: bool) -> None:
    script = (resources.files("cchc_nlp.corpus") / MIGRATIONS[step]).read_text(encoding="utf-8")
    connection.executescript(f"BEGIN IMMEDIATE; {script}")
    if not is_new and step + 1 in _FOLLOWED_BY:
        _FOLLOWED_BY[step + 1](connection)
    connection.execute(f"PRAGMA user_version = {step + 1}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("COMMIT")


def _tell_kinds(connection: sqlite3.Connection) -> None:
    """What kind of item each article is, where it was stored before anybody asked."""
    for rows in _batches(connection, "SELECT rowid AS at, * FROM articles"):
        articles = [article_of(row, ()) for row in rows]
        kinds = [(item_type_of(article), is_repost(article), article.id) for article in articles]
        query = "UPDATE articles SET item_type = ?, is_repost = ? WHERE id = ?"
        connection.executemany(query, kinds)


def _pack_texts(connection: sqlite3.Connection) -> None:
    """What articles say, and said, as `packing` keeps it."""
    for rows in _batches(connection, "SELECT rowid AS at, text, lead FROM articles"):
        small = [(packed(text), packed_lead(lead, text), at) for at, text, lead in rows]
        connection.executemany("UPDATE articles SET text = ?, lead = ? WHERE rowid = ?", small)
    for rows in _batches(connection, "SELECT rowid AS at, text FROM versions"):
        said = [(packed(text), at) for at, text in rows]
        connection.executemany("UPDATE versions SET text = ? WHERE rowid = ?", said)


def _batches(connection: sqlite3.Connection, query: str) -> Iterator[list[sqlite3.Row]]:
    """The rows of a table in the order of `at`, not many at once: it may be changed between."""
    last = -1
    while rows := connection.execute(
        f"{query} WHERE rowid > ? ORDER BY rowid LIMIT {BATCH}", (last,)
    ).fetchall():
        yield rows
        last = rows[-1]["at"]


_FOLLOWED_BY: Mapping[int, Callable[[sqlite3.Connection], object]] = {
    2: rekey,
    4: _tell_kinds,
    5: _pack_texts,
}
