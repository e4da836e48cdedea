"""Articles and labels into the corpus, inside a transaction of the caller's."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from typing import Any

from cchc_nlp.corpus.packing import Stored
from cchc_nlp.corpus.rows import ARTICLE_COLUMNS, article_rows
from cchc_nlp.errors import CorpusError
from cchc_nlp.records import TIME_ZONE, Article, Label

BATCH = 1_000  # articles held at once
# In kB, as far as there is so much. Rows come in no order of the indexes: with less, pages of these
# are read again and again; with 64 MB they are in a corpus of a million.
_CACHE = "PRAGMA cache_size = -192000"

_COLUMNS = (*ARTICLE_COLUMNS, "text_sha256", "identity")
_values = itemgetter(*_COLUMNS)
# An article that was crawled stays the one of its address when it is imported again.
_RENEWED = [name for name in _COLUMNS if name not in ("id", "identity")]
_ADD = (
    f"INSERT INTO articles ({', '.join(_COLUMNS)})"  # noqa: S608
    f" VALUES ({', '.join('?' for _ in _COLUMNS)})"
)
_WRITE = (
    f"{_ADD} ON CONFLICT (id) DO UPDATE SET {', '.join(f'{n} = excluded.{n}' for n in _RENEWED)},"
    " identity = coalesce(excluded.identity, identity)"
)
_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE name IN ('article_added', 'article_changed')"
_MARK = "INSERT OR IGNORE INTO marks VALUES ('stale_duplicates')"
_CLASS = (
    "source, section, item_type, body_kind, is_repost, is_repeated, is_labelled, is_reform,"
    ' "primary", secondary, confidence, labeler, state'
)
# What the trigger `recount` does for one article, for all that are in `together`. Sorted, so that
# a large table is gone through once and not for each row.
_RECOUNT = (
    "UPDATE ticks SET n = n + (SELECT count(*) FROM together)",
    "DELETE FROM counted WHERE article_id IN together",
    f"INSERT OR IGNORE INTO classes SELECT DISTINCT NULL, {_CLASS}"  # noqa: S608
    " FROM together CROSS JOIN known USING (article_id)",
    f"INSERT INTO counted SELECT c.id AS class, month, day, article_id, score, text"  # noqa: S608
    f" FROM together CROSS JOIN known USING (article_id) CROSS JOIN classes c USING ({_CLASS})"
    " ORDER BY class, month, day, article_id",
    "DELETE FROM together",
)


def write_article(connection: sqlite3.Connection, article: Article, *, identity: str | None) -> int:
    """Insert or renew one article; always 1."""
    row = article_rows([article])[0] | {"identity": identity}
    row["id"] = _id_of(connection, identity) or article.id
    _keep_versions(connection, [row], _texts(connection, "= ?", row["id"]))
    connection.execute(_WRITE, _values(row))
    connection.execute(_MARK)
    return 1


def write_articles(connection: sqlite3.Connection, articles: Iterable[Article]) -> int:
    """Insert or renew articles that no crawl found; how many there were."""
    connection.execute(_CACHE)
    written = 0
    with _without_triggers(connection):
        for batch in _each_once(articles):
            with _recounted_together(connection, [article.id for article in batch]):
                _write_rows(connection, [row | {"identity": None} for row in article_rows(batch)])
            written += len(batch)
    if written:
        connection.execute(_MARK)
    return written


def _write_rows(connection: sqlite3.Connection, rows: list[dict[str, Any]]) -> None:
    """Rows of the articles that are in `together`: new ones are added, those known renewed."""
    stored = _texts(connection, "IN together")
    _keep_versions(connection, rows, stored)
    # Two statements: in the one that may renew, SQLite sets each page aside before it writes.
    connection.executemany(_ADD, [_values(row) for row in rows if row["id"] not in stored])
    connection.executemany(_WRITE, [_values(row) for row in rows if row["id"] in stored])


@contextmanager
def _without_triggers(connection: sqlite3.Connection) -> Iterator[None]:
    """The triggers do not look at what the block writes of articles: it recounts them itself.

    A table without triggers takes rows in half the time: SQLite need not be able to take back
    each by itself. Nobody else sees it so, whatever happens: the whole is one transaction.
    """
    triggers = [tuple(row) for row in connection.execute(_TRIGGERS)]
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _, made_by in triggers:
        connection.execute(made_by)


def _each_once(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles in batches in which no id stands twice: the later one renews the earlier."""
    batch: dict[str, Article] = {}
    for article in articles:
        if len(batch) == BATCH or article.id in batch:
            yield list(batch.values())
            batch.clear()
        batch[article.id] = article
    if batch:
        yield list(batch.values())


@contextmanager
def _recounted_together(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterator[None]:
    """What the block writes of these articles is counted once, at its end."""
    rows = [(name,) for name in ids]
    connection.executemany("INSERT OR IGNORE INTO together VALUES (?)", rows)
    yield  # after an error the transaction is taken back, and with it what is in `together`
    for statement in _RECOUNT:
        connection.execute(statement)


def _id_of(connection: sqlite3.Connection, identity: str | None) -> str | None:
    """The id under which an address's article is known: labels and reviews hang on it."""
    query = "SELECT id FROM articles WHERE identity = ?"
    row = connection.execute(query, (identity,)).fetchone() if identity else None
    return None if row is None else str(row["id"])


def _texts(connection: sqlite3.Connection, which: str, *ids: str) -> dict[str, Stored]:
    """The hashes of the texts that some articles have now, by their ids."""
    query = f"SELECT id, text_sha256 FROM articles WHERE id {which}"  # noqa: S608
    return dict(map(tuple, connection.execute(query, ids)))


def _keep_versions(
    connection: sqlite3.Connection, rows: Iterable[dict[str, Any]], stored: dict[str, Stored]
) -> None:
    """Keep what articles said so far, if they say something else from now on."""
    at = dt.datetime.now(TIME_ZONE).isoformat(timespec="seconds")
    connection.executemany(
        "INSERT INTO versions SELECT NULL, id, title, text, published, text_sha256, page_sha256, ?"
        " FROM articles WHERE id = ?",
        [
            (at, row["id"])
            for row in rows
            if stored.get(row["id"], row["text_sha256"]) != row["text_sha256"]
        ],
    )


def write_labels(connection: sqlite3.Connection, labels: Sequence[Label]) -> int:
    """Insert or replace the labels of articles; how many there were.

    Raises CorpusError for a label of an article that is not here.
    """
    connection.execute(_CACHE)
    with _recounted_together(connection, [label.article_id for label in labels]):
        texts = _texts(connection, "IN together")
        rows = [_label_row(label, texts.get(label.article_id)) for label in labels]
        connection.executemany(
            "INSERT OR REPLACE INTO labels VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
        )
    return len(labels)


def _label_row(label: Label, text_sha256: Stored | None) -> tuple[object, ...]:
    if text_sha256 is None:
        raise CorpusError(f"label of article {label.article_id}: no such article in the corpus")
    evidence = [span.to_dict() for span in label.evidence]
    return (
        label.article_id,
        label.is_reform,
        label.score,
        label.primary,
        json.dumps(label.secondary),
        label.confidence,
        json.dumps(evidence, ensure_ascii=False),
        label.labeler,
        text_sha256,
    )
