"""Stored pages read again with the present rules, without fetching anything."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import zstandard

from cchc_nlp.corpus.addresses import store_rejection
from cchc_nlp.corpus.duplicates import refresh_duplicates
from cchc_nlp.corpus.store import Corpus, write_article
from cchc_nlp.extraction.articles import extract_page
from cchc_nlp.records import Article, Page, Record, Rejection
from cchc_nlp.vietnamese.normalization import text_sha256


@dataclass(frozen=True)
class Reextraction(Record):
    """What reading all stored pages again did."""

    pages: int
    changed: int
    rejected: int


def extract_again(corpus: Corpus) -> Reextraction:
    """Extract every stored article page anew, in one transaction.

    An article whose text changed keeps its id; its label and review stay in the file but no
    longer count, because they were given for another text.
    """
    known = dict(corpus.connection.execute("SELECT identity, text_sha256 FROM articles"))
    done: Counter[str] = Counter()
    with corpus.transaction() as connection:
        for identity, page in list(_stored_pages(corpus)):
            result = extract_page(page)
            done["pages"] += 1
            done["rejected"] += isinstance(result, Rejection)
            done["changed"] += _hash(result) != known.get(identity)
            _replace(connection, result, identity)
    refresh_duplicates(corpus)
    return Reextraction(done["pages"], done["changed"], done["rejected"])


def _hash(result: Article | Rejection) -> str | None:
    return text_sha256(result.text) if isinstance(result, Article) else None


def _replace(connection: sqlite3.Connection, result: Article | Rejection, identity: str) -> None:
    """An address gives one article or one rejection: the other kind, if stored, goes."""
    if isinstance(result, Article):
        connection.execute("DELETE FROM rejections WHERE identity = ?", (identity,))
        write_article(connection, result, identity=identity)
    else:
        reviews = (
            "DELETE FROM reviews WHERE article_id = (SELECT id FROM articles WHERE identity = ?)"
        )
        connection.execute(reviews, (identity,))
        connection.execute("DELETE FROM articles WHERE identity = ?", (identity,))
        store_rejection(connection, result, identity)


_PAGES = """
SELECT a.identity, a.url, a.source, a.section, a.listed_date, p.*, b.zstd
FROM addresses a
JOIN pages p ON p.identity = a.identity
            AND p.id = (SELECT max(id) FROM pages WHERE identity = a.identity)
JOIN bodies b ON b.sha256 = p.sha256
WHERE a.kind = 'article' AND a.state = 'fetched'
ORDER BY a.position
"""


def _stored_pages(corpus: Corpus) -> Iterator[tuple[str, Page]]:
    for row in corpus.connection.execute(_PAGES):
        listed = row["listed_date"]
        yield (
            row["identity"],
            Page(
                url=row["url"],
                final_url=row["final_url"],
                source=row["source"],
                kind="article",
                status=row["status"],
                content_type=row["content_type"],
                fetched_at=dt.datetime.fromisoformat(row["fetched_at"]),
                sha256=row["sha256"],
                body=zstandard.decompress(row["zstd"]),
                portal=row["portal"],
                section=row["section"],
                listed_date=dt.date.fromisoformat(listed) if listed else None,
            ),
        )
