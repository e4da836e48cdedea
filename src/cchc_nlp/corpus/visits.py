"""What a visit gave, written in one transaction: page, outcome, article, new addresses.

Here a list learns when it has come to its end. A page shows something new if one of its articles
was not shown by an earlier page of the same list; in an update of a list that was walked to its
end before, if one of them is new to the corpus. Three pages in a row without news end it. The age
of its articles ends it only once its direction is known: some lists begin with the oldest.
"""

from __future__ import annotations

import datetime as dt
import html
import re
import sqlite3
from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import urljoin

import zstandard

from cchc_nlp.corpus.addresses import (
    BARREN,
    TRIED_AGAIN,
    add_addresses,
    add_alias,
    is_barren_shape,
    known_address,
    known_before,
    now,
    shape_of,
    was_walked,
)
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.corpus.writing import write_article
from cchc_nlp.crawling.frontier import FROM_FEEDS, FROM_LISTS, LAST, Address, Visit
from cchc_nlp.crawling.links import is_inside
from cchc_nlp.portals.base import clean_url, identity_of
from cchc_nlp.portals.sites import rules_for
from cchc_nlp.records import Article, Outcome, Page, Period, Rejection

# A list is followed until so many of its pages in a row showed no new article.
MOST_STALE = 3
_HEAD_BYTES = 50_000
_CANONICAL = re.compile(r"""(?i)<link\b[^>]*\brel=["']?canonical\b[^>]*>""")
_HREF = re.compile(r"""(?i)\bhref=["']?([^"'\s>]+)""")


def record_visit(
    corpus: Corpus,
    visit: Visit,
    extracted: Article | Rejection | None,
    *,
    run: int,
    period: Period,
    is_last: bool = False,
) -> None:
    """Store all that a visit gave in one transaction.

    A page that says it is not there, and one whose address turns out to be a known article's, is
    an Outcome: `soft_404`, `duplicate`. A failure that may pass is put at the end of the queue,
    unless the visit `is_last`.
    """
    with corpus.transaction() as connection:
        address, outcome = visit.address, visit.outcome
        if outcome is None and isinstance(extracted, Rejection):
            outcome = _not_there(extracted) or _no_more(connection, extracted, address)
        if outcome is None and visit.page is not None and address.kind == "article":
            outcome = _known_elsewhere(connection, visit.page, address)
        if outcome is None and visit.page is not None and isinstance(extracted, Article):
            outcome = _same_as_canonical(connection, visit.page, extracted, address)
        if outcome and not is_last and _try_again(connection, address, outcome, run=run):
            return
        if outcome is None:
            _store(connection, visit, extracted)
        _close(connection, address, outcome, run=run, not_modified=visit.not_modified)
        if address.kind == "list" and outcome is None:
            left = _walk(connection, visit, run=run, period=period)
            add_addresses(connection, visit.found, run=run, period=period, left=left)


def give_up_host(corpus: Corpus, host: str, outcome: Outcome, *, run: int) -> int:
    """Close what waits on a host that does not answer, without asking; how many there were."""
    with corpus.transaction() as connection:
        cursor = connection.execute(
            "UPDATE addresses SET reason = ?, detail = ?, run = ?, state = CASE WHEN EXISTS"
            " (SELECT 1 FROM pages WHERE pages.identity = addresses.identity)"
            " THEN 'fetched' ELSE 'not_fetched' END WHERE host = ? AND state = 'pending'",
            (outcome.reason, f"the host was given up: {outcome.detail}", run, host),
        )
        return cursor.rowcount


def _not_there(rejection: Rejection) -> Outcome | None:
    if rejection.reason != "not_found_page":
        return None
    return Outcome(rejection.url, rejection.source, "soft_404", rejection.detail)


def _no_more(
    connection: sqlite3.Connection, rejection: Rejection, address: Address
) -> Outcome | None:
    """A page that was an article and is none today: the article stays as it was read."""
    query = "SELECT count(*) FROM articles WHERE identity = ?"
    if not connection.execute(query, (address.identity,)).fetchone()[0]:
        return None
    said = f"no article any more ({rejection.reason}: {rejection.detail})"
    return Outcome(rejection.url, rejection.source, "bad_content", said)


def _known_elsewhere(
    connection: sqlite3.Connection, page: Page, address: Address
) -> Outcome | None:
    """An address that is another article's, by where it led or by the system that prints it."""
    rules = rules_for(page.profile, page.portal)
    landed = identity_of(page.final_url, rules)
    if landed == address.identity or rules.api is not None:
        return None
    known = known_address(connection, landed)
    if known is None:
        add_alias(connection, page.final_url, address.identity, key=landed)
        return None
    if known["identity"] == address.identity:
        return None
    add_alias(connection, address.url, known["identity"], key=address.identity)
    return Outcome(page.url, page.source, "duplicate", f"the same article as {known['url']}")


def _same_as_canonical(
    connection: sqlite3.Connection, page: Page, article: Article, address: Address
) -> Outcome | None:
    """A page that names another address as its own, if that one's article has the same title.

    Many sites name one address on every page, so the name alone says nothing.
    """
    named = _canonical(page)
    if not named or not is_inside(named, page.url):
        return None
    identity = identity_of(named, rules_for(page.profile, page.portal))
    row = connection.execute(
        "SELECT title FROM articles WHERE identity = ? AND identity <> ?",
        (identity, address.identity),
    ).fetchone()
    if row is None or row["title"] != article.title:
        return None
    add_alias(connection, address.url, identity, key=address.identity)
    return Outcome(page.url, page.source, "duplicate", f"calls itself {named}")


def _canonical(page: Page) -> str:
    head = page.body[:_HEAD_BYTES].decode("utf-8", errors="ignore")
    link = _CANONICAL.search(head)
    href = _HREF.search(link[0]) if link else None
    try:
        return clean_url(urljoin(page.final_url, html.unescape(href[1]))) if href else ""
    except ValueError:
        return ""


def _try_again(
    connection: sqlite3.Connection, address: Address, outcome: Outcome, *, run: int
) -> bool:
    """Put a failure that may pass at the end of the queue, once in a run."""
    if outcome.reason not in TRIED_AGAIN:
        return False
    cursor = connection.execute(
        "UPDATE addresses SET tries = tries + 1, rank = ? WHERE identity = ? AND tries = 0",
        (LAST, address.identity),
    )
    if cursor.rowcount:
        _log(connection, address, outcome.reason, run)
    return bool(cursor.rowcount)


def _store(
    connection: sqlite3.Connection, visit: Visit, extracted: Article | Rejection | None
) -> None:
    identity = visit.address.identity
    if visit.page is not None:
        store_page(connection, visit.page, identity)
    if isinstance(extracted, Article):
        connection.execute("DELETE FROM rejections WHERE identity = ?", (identity,))
        write_article(connection, extracted, identity=identity)
    elif isinstance(extracted, Rejection):
        store_rejection(connection, extracted, identity)


def store_page(connection: sqlite3.Connection, page: Page, identity: str) -> None:
    """Keep an answer's bytes, once for each hash, and what was told with them."""
    connection.execute(
        "INSERT OR IGNORE INTO bodies VALUES (?, ?)",
        (page.sha256, zstandard.compress(page.body)),
    )
    connection.execute(
        "INSERT INTO pages VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            identity,
            page.fetched_at.isoformat(),
            page.final_url,
            page.status,
            page.content_type,
            page.portal,
            page.sha256,
            page.etag,
            page.last_modified,
            page.profile,
        ),
    )
    connection.execute(
        "UPDATE sources SET portal = ? WHERE name = ? AND portal = ''", (page.portal, page.source)
    )


def store_rejection(connection: sqlite3.Connection, rejection: Rejection, identity: str) -> None:
    """Insert or renew one rejection inside a transaction of the caller's."""
    connection.execute(
        "INSERT OR REPLACE INTO rejections VALUES (?, ?, ?, ?, ?, ?)",
        (
            identity,
            rejection.url,
            rejection.source,
            rejection.reason,
            rejection.detail,
            rejection.page_sha256,
        ),
    )


def _close(
    connection: sqlite3.Connection,
    address: Address,
    outcome: Outcome | None,
    *,
    run: int,
    not_modified: bool,
) -> None:
    """Write how the visit ended. A page that was had once stays, whatever became of it since."""
    reason, detail = ("", "") if outcome is None else (outcome.reason, outcome.detail)
    is_had = outcome is None or _has_page(connection, address)
    connection.execute(
        "UPDATE addresses SET state = ?, reason = ?, detail = ?, run = ?, rank = ?"
        " WHERE identity = ?",
        (
            "fetched" if is_had else "not_fetched",
            reason,
            detail,
            run,
            FROM_FEEDS if address.is_feed else FROM_LISTS,
            address.identity,
        ),
    )
    if outcome is None and address.kind == "list":  # the state of a postback is large
        query = "UPDATE addresses SET asking = '' WHERE identity = ?"
        connection.execute(query, (address.identity,))
    _log(connection, address, reason or ("not_modified" if not_modified else "ok"), run)


def _has_page(connection: sqlite3.Connection, address: Address) -> bool:
    query = "SELECT count(*) FROM pages WHERE identity = ?"
    return bool(connection.execute(query, (address.identity,)).fetchone()[0])


def _log(connection: sqlite3.Connection, address: Address, reason: str, run: int) -> None:
    connection.execute(
        "INSERT INTO visits VALUES (NULL, ?, ?, ?, ?)", (run, address.identity, now(), reason)
    )


# -- lists --------------------------------------------------------------------------------------


def _walk(connection: sqlite3.Connection, visit: Visit, *, run: int, period: Period) -> str:
    """What this page says of its list; the reason why the pages after it are left, or ""."""
    items = [found for found in visit.found if found.kind == "article"]
    _count_shown(connection, visit.address, len(items))
    if visit.address.is_feed:
        return ""
    listing = visit.address.chain
    new = _new_items(connection, items, visit.address, run=run)
    stale, falling, rising = _progress(connection, listing, items, is_new=bool(new), run=run)
    left = "nothing_new" if stale >= MOST_STALE else ""
    if not left and falling > rising and _is_past(items, new, period):
        left = "outside_period"
    if left:
        connection.execute(
            "UPDATE addresses SET state = 'not_fetched', reason = ?, run = ?"
            " WHERE listing = ? AND kind = 'list' AND state = 'pending'",
            (left, run, listing),
        )
    return left


def _count_shown(connection: sqlite3.Connection, address: Address, shown: int) -> None:
    """Write how many articles a page showed; the last barren one of its shape ends the others."""
    connection.execute(
        "UPDATE addresses SET shown = ? WHERE identity = ?", (shown, address.identity)
    )
    if shown or not address.found_on or not is_barren_shape(connection, address):
        return
    connection.execute(
        "UPDATE addresses SET state = 'not_fetched', reason = 'over_budget'"  # noqa: S608
        " WHERE source = ? AND shape = ? AND kind = 'list' AND state = 'pending'"
        f" AND found_on IN (SELECT url FROM addresses WHERE source = ? AND {BARREN})",
        (address.source, shape_of(address), address.source),
    )


def _new_items(
    connection: sqlite3.Connection, items: Sequence[Address], address: Address, *, run: int
) -> list[Address]:
    """The articles that this page is the first of its list to show."""
    is_update = was_walked(connection, address.chain, run=run)
    new = []
    for item in items:
        cursor = connection.execute(
            "INSERT INTO shown VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET run = excluded.run,"
            " page = excluded.page WHERE run <> excluded.run",
            (address.chain, item.identity, address.page, run),
        )
        if cursor.rowcount and not (is_update and known_before(connection, item.identity, run=run)):
            new.append(item)
    return new


def _progress(
    connection: sqlite3.Connection,
    listing: str,
    items: Sequence[Address],
    *,
    is_new: bool,
    run: int,
) -> tuple[int, int, int]:
    """Pages without news in a row, and how often the dates fell and rose on the way down."""
    days = [item.listed_date for item in items if item.listed_date is not None]
    falling = sum(later < earlier for earlier, later in pairwise(days))
    rising = sum(later > earlier for earlier, later in pairwise(days))
    row = connection.execute("SELECT * FROM listings WHERE identity = ?", (listing,)).fetchone()
    stale, fell, rose = (
        (row["stale"], row["falling"], row["rising"]) if row and row["run"] == run else (0, 0, 0)
    )
    progress = (0 if is_new else stale + 1, fell + falling, rose + rising)
    connection.execute(
        "INSERT INTO listings VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT DO UPDATE"
        " SET run = excluded.run, stale = excluded.stale, falling = excluded.falling,"
        " rising = excluded.rising",
        (listing, run, *progress),
    )
    return progress


def _is_past(items: Sequence[Address], new: Sequence[Address], period: Period) -> bool:
    """Whether all that is new on the page is dated before the period; pinned ones are not new."""
    days: list[dt.date | None] = [item.listed_date for item in (new or items)]
    start = period.start
    return start is not None and bool(days) and all(day and day < start for day in days)
