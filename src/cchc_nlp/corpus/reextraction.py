"""Stored pages read again with the present rules, without fetching anything."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass

from cchc_nlp.corpus.duplicates import refresh_duplicates
from cchc_nlp.corpus.pages import article_pages
from cchc_nlp.corpus.store import Corpus, write_article
from cchc_nlp.corpus.visits import store_rejection
from cchc_nlp.extraction.articles import extract_page
from cchc_nlp.records import Article, Record, Rejection
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
        for identity, page in list(article_pages(corpus)):
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
