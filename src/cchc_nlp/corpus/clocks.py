"""Dates that are a clock: the same day on page after page of a site.

One page cannot tell today's date in a header from the day it was published; many pages can
(Liferay themes, SharePoint's `Label_DateTime_Now`, a day hard-coded in a template).
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Set
from dataclasses import replace

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.extraction.publication_date import date_by_way
from cchc_nlp.records import Article, Page, Rejection

FEWEST_PAGES = 5  # with one day
SHARE = 0.5  # of a source's articles dated that way
# Bare stamps beside a headline; what a label, a selector or microdata says is no clock.
_SUSPECTS = f"""
SELECT a.source, substr(a.published, 1, 10) AS day, count(*) AS pages,
       (SELECT count(*) FROM articles b WHERE b.source = a.source AND b.published_source = 'stamp'
        AND b.published IS NOT NULL) AS dated,
       sum(substr(a.published, 1, 10) = coalesce(d.listed_date, '')) AS listed
FROM articles a LEFT JOIN addresses d ON d.identity = a.identity
WHERE a.published_source = 'stamp' AND a.published IS NOT NULL
GROUP BY a.source, day
HAVING pages >= {FEWEST_PAGES} AND pages > {SHARE} * dated AND listed < pages
"""  # noqa: S608

_DATED_BY_IT = """
SELECT a.id, a.url, d.listed_date FROM articles a LEFT JOIN addresses d ON d.identity = a.identity
WHERE a.published_source = 'stamp' AND a.source = ? AND substr(a.published, 1, 10) = ?
"""
_REDATE = "UPDATE articles SET published = ?, published_source = ?, updated = NULL WHERE id = ?"

Clocks = Set[tuple[str, str]]


def find_clocks(connection: sqlite3.Connection) -> Clocks:
    """The clocks of the corpus as (source, day), with those just found written down.

    A day is one if at least five articles of a source bear it, more than half of those that were
    dated by a stamp without a label, and their lists do not say the same day of all of them.
    """
    found = [(row["source"], row["day"]) for row in connection.execute(_SUSPECTS)]
    connection.executemany("INSERT OR IGNORE INTO clocks VALUES (?, ?)", found)
    return known_clocks(connection)


def known_clocks(connection: sqlite3.Connection) -> Clocks:
    """The clocks found so far."""
    return {(row["source"], row["day"]) for row in connection.execute("SELECT * FROM clocks")}


def without_clock(result: Article | Rejection, page: Page, clocks: Clocks) -> Article | Rejection:
    """The article with the date its list or address gives, or none, if its own is a clock."""
    if isinstance(result, Rejection) or result.published is None:
        return result
    day = result.published.date().isoformat()
    if result.published_source != "stamp" or (result.source, day) not in clocks:
        return result
    dated = date_by_way(page.url, listed=page.listed_date)
    return replace(result, published=dated.published, published_source=dated.source, updated=None)


def drop_clocks(corpus: Corpus) -> int:
    """Date articles that bear a clock's day by their list or address, or not; how many."""
    with corpus.transaction() as connection:
        changed = [
            row
            for clock in find_clocks(connection)
            for row in connection.execute(_DATED_BY_IT, clock).fetchall()
        ]
        for row in changed:
            listed = dt.date.fromisoformat(row["listed_date"]) if row["listed_date"] else None
            dated = date_by_way(row["url"], listed=listed)
            moment = dated.published.isoformat() if dated.published else None
            connection.execute(_REDATE, (moment, dated.source, row["id"]))
    return len(changed)
