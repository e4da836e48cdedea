"""One article or label into the corpus, inside a transaction of the caller's."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3

from cchc_nlp.corpus.rows import ARTICLE_COLUMNS, article_row
from cchc_nlp.errors import CorpusError
from cchc_nlp.records import TIME_ZONE, Article, Label

_COLUMNS = (*ARTICLE_COLUMNS, "text_sha256", "identity")
# An article that was crawled stays the one of its address when it is imported again.
_RENEWED = [name for name in _COLUMNS if name not in ("id", "identity")]
_WRITE = (
    f"INSERT INTO articles ({', '.join(_COLUMNS)})"  # noqa: S608
    f" VALUES ({', '.join(f':{name}' for name in _COLUMNS)})"
    f" ON CONFLICT (id) DO UPDATE SET {', '.join(f'{n} = excluded.{n}' for n in _RENEWED)},"
    " identity = coalesce(excluded.identity, identity)"
)


def write_article(connection: sqlite3.Connection, article: Article, *, identity: str | None) -> int:
    """Insert or renew one article; always 1."""
    row = article_row(article) | {"identity": identity}
    row["id"] = _id_of(connection, identity) or article.id
    _keep_version(connection, row["id"], row["text_sha256"])
    connection.execute(_WRITE, row)
    connection.execute("INSERT OR IGNORE INTO marks VALUES ('stale_duplicates')")
    return 1


def _id_of(connection: sqlite3.Connection, identity: str | None) -> str | None:
    """The id under which an address's article is known: labels and reviews hang on it."""
    query = "SELECT id FROM articles WHERE identity = ?"
    row = connection.execute(query, (identity,)).fetchone() if identity else None
    return None if row is None else str(row["id"])


def _keep_version(connection: sqlite3.Connection, article_id: str, text_sha256: str) -> None:
    """Keep what an article said so far, if it says something else from now on."""
    query = "SELECT 1 FROM articles WHERE id = ? AND text_sha256 <> ?"
    if connection.execute(query, (article_id, text_sha256)).fetchone() is None:
        return
    connection.execute(
        "INSERT INTO versions SELECT NULL, id, title, text, published, text_sha256, page_sha256, ?"
        " FROM articles WHERE id = ?",
        (dt.datetime.now(TIME_ZONE).isoformat(timespec="seconds"), article_id),
    )


def write_label(connection: sqlite3.Connection, label: Label) -> int:
    """Insert or replace the label of one article; always 1.

    Raises CorpusError for a label of an article that is not here.
    """
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
