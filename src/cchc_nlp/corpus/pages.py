"""Stored pages, read back as they came."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from typing import Any

import zstandard

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.crawling.frontier import Address
from cchc_nlp.records import Page

_PAGES = """
SELECT a.identity, a.url, a.source, a.kind, a.section, a.listed_date,
       p.fetched_at, p.final_url, p.status, p.content_type, p.portal, p.sha256, p.etag,
       p.last_modified, p.profile, b.zstd
FROM addresses a
JOIN pages p ON p.identity = a.identity
            AND p.id = (SELECT max(id) FROM pages WHERE identity = a.identity)
JOIN bodies b ON b.sha256 = p.sha256
"""

_TOLD = "url final_url source kind portal status content_type fetched_at sha256 section".split()


def last_page(corpus: Corpus, address: Address) -> Page | None:
    """The page as it was last time, if the server gave a mark by which it may know it again."""
    query = f"{_PAGES} WHERE a.identity = ? AND (p.etag <> '' OR p.last_modified <> '')"
    row = corpus.connection.execute(query, (address.identity,)).fetchone()
    return None if row is None else page_of(row)


def article_pages(corpus: Corpus) -> Iterator[tuple[str, Page]]:
    """The latest page of every article's address with its identity, in the order of discovery."""
    query = f"{_PAGES} WHERE a.kind = 'article' AND a.state = 'fetched' ORDER BY a.position"
    for row in corpus.connection.execute(query):
        yield row["identity"], page_of(row)


def all_pages(corpus: Corpus) -> Iterator[Page]:
    """The latest page of every address, lists too, in the order of discovery."""
    for row in corpus.connection.execute(f"{_PAGES} ORDER BY a.position"):
        yield page_of(row)


def page_row(page: Page) -> dict[str, Any]:
    """What is told of a page without its bytes."""
    told = page.to_dict()
    return {name: told[name] for name in _TOLD} | {"bytes": len(page.body)}


def page_of(row: sqlite3.Row) -> Page:
    """The page in a row of addresses, pages and bodies."""
    listed = row["listed_date"]
    return Page(
        url=row["url"],
        final_url=row["final_url"],
        source=row["source"],
        kind=row["kind"],
        status=row["status"],
        content_type=row["content_type"],
        fetched_at=dt.datetime.fromisoformat(row["fetched_at"]),
        sha256=row["sha256"],
        body=zstandard.decompress(row["zstd"]),
        portal=row["portal"],
        section=row["section"],
        listed_date=dt.date.fromisoformat(listed) if listed else None,
        profile=row["profile"],
        etag=row["etag"],
        last_modified=row["last_modified"],
    )
