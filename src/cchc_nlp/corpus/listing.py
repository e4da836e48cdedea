"""The items behind the ledger's numbers: which articles, pages and addresses they count."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal, get_args

from cchc_nlp.corpus.coverage import FAILURES
from cchc_nlp.corpus.duplicates import refresh_duplicates, shared_text
from cchc_nlp.corpus.packing import unpacked
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import CorpusError
from cchc_nlp.records import Record

What = Literal["undated", "failed", "rejected", "duplicates", "reposts", "unlabelled"]
WHATS: tuple[What, ...] = get_args(What)


@dataclass(frozen=True)
class LedgerItem(Record):
    """One item: an article, a page that is none, or an address that could not be had.

    `day` is the day of publication, else the one that a list prints beside it. `reason` is why it
    is listed: an outcome's or a rejection's word, the origin of a re-post, or "".
    """

    source: str
    day: dt.date | None
    title: str
    url: str
    reason: str
    detail: str


@dataclass(frozen=True)
class ClusterMember(LedgerItem):
    """One article of a cluster that tells the same; one of them is counted.

    `reason` says by what a copy is known ("text", "title", "near"; "" for the one that is counted);
    `share` is the share of the smaller text that it has in common with the counted one.
    """

    cluster: int
    is_counted: bool
    share: float


@dataclass(frozen=True)
class Cluster(Record):
    """What is counted once: the article that is, and those that repeat it."""

    original: ClusterMember
    copies: tuple[ClusterMember, ...]


def ledger_items(corpus: Corpus, what: What) -> Iterator[LedgerItem]:
    """The items of one kind, by source, day and address; duplicates cluster by cluster.

    "failed" are the addresses that could not be had or still wait, without those that were left on
    purpose. Raises CorpusError for a kind that there is not.
    """
    if what == "duplicates":
        for cluster in duplicate_clusters(corpus):
            yield cluster.original
            yield from cluster.copies
        return
    if what not in _QUERIES:
        raise CorpusError(f"no list of {what!r}; lists there are: {', '.join(WHATS)}")
    for row in corpus.connection.execute(f"{_QUERIES[what]} ORDER BY 1, 2 IS NULL, 2, 4"):
        yield LedgerItem(**_fields(row))


def duplicate_clusters(corpus: Corpus) -> Iterator[Cluster]:
    """Every cluster of articles that repeat one another, numbered from 1 by the counted one's day.

    Duplicates are looked for first, where a crawl or an import was cut short before it did.
    """
    if corpus.has_stale_duplicates():
        refresh_duplicates(corpus)
    rows = corpus.connection.execute(_CLUSTERS)
    for number, (first, group) in enumerate(groupby(rows, key=lambda row: row["first"]), 1):
        text = _text(corpus, first)
        original, *copies = (
            ClusterMember(
                **_fields(row),
                cluster=number,
                is_counted=row["id"] == first,
                share=round(shared_text(_text(corpus, row["id"]), text), 3),
            )
            for row in group
        )
        yield Cluster(original, tuple(copies))


def _text(corpus: Corpus, article_id: str) -> str:
    """What one article says: texts are not sorted with their rows."""
    query = "SELECT text FROM articles WHERE id = ?"
    return unpacked(corpus.connection.execute(query, (article_id,)).fetchone()["text"])


def _fields(row: sqlite3.Row) -> dict[str, Any]:
    day = row["day"]
    told = {name: row[name] for name in ("source", "title", "url", "reason", "detail")}
    return {**told, "day": dt.date.fromisoformat(day) if day else None}


# Each gives source, day, title, url, reason, detail, in this order.
_ARTICLE = """
SELECT a.source, coalesce(substr(a.published, 1, 10), d.listed_date) AS day, a.title, a.url,
       {} AS reason, a.section AS detail
FROM articles a LEFT JOIN addresses d ON d.identity = a.identity
"""
_UNLABELLED = """
LEFT JOIN labels l ON l.article_id = a.id AND l.text_sha256 = a.text_sha256
WHERE l.article_id IS NULL
"""
_REJECTED = """
SELECT r.source, d.listed_date AS day, '' AS title, r.url, r.reason, r.detail
FROM rejections r LEFT JOIN addresses d ON d.identity = r.identity
"""
# An article that is looked at again is had all the while.
_FAILED = """
SELECT source, listed_date AS day, '' AS title, url,
       CASE state WHEN 'pending' THEN 'pending' ELSE reason END AS reason, detail
FROM addresses
WHERE (state = 'pending' AND identity NOT IN
       (SELECT identity FROM articles WHERE identity IS NOT NULL))
   OR (state = 'not_fetched' AND reason IN ({}))
"""
_QUERIES: Mapping[str, str] = {
    "undated": _ARTICLE.format("''") + "WHERE a.published IS NULL",
    "failed": _FAILED.format(", ".join(f"'{reason}'" for reason in FAILURES)),
    "rejected": _REJECTED,
    "reposts": _ARTICLE.format("a.origin") + "WHERE a.is_repost",
    "unlabelled": _ARTICLE.format("''") + _UNLABELLED,
}
# The counted one of each cluster, then its copies; clusters by the day of the counted one.
_CLUSTERS = """
SELECT o.id AS first, a.id, a.source, substr(a.published, 1, 10) AS day, a.title, a.url,
       a.duplicate_kind AS reason, a.section AS detail
FROM articles a JOIN articles o ON o.id = coalesce(a.duplicate_of, a.id)
WHERE a.duplicate_of IS NOT NULL OR a.id IN (SELECT duplicate_of FROM articles)
ORDER BY o.published IS NULL, o.published, o.id, a.id <> o.id, a.published IS NULL,
         a.published, a.url
"""
