"""The queue of a crawl, kept in the corpus: what is to visit, what a visit gave."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import zstandard

from cchc_nlp.corpus.store import Corpus, write_article
from cchc_nlp.crawling.frontier import Address, Visit
from cchc_nlp.crawling.robots import Robots
from cchc_nlp.records import TIME_ZONE, Article, Outcome, Page, Period, Rejection

# A list is followed until so many of its pages in a row showed no new article.
MOST_STALE = 3
# Outcomes that another run may mend; a 404 is final.
_RETRIED = "reason IN ('unreachable', 'unreadable', 'robots', 'http_429') OR reason LIKE 'http_5%'"
_WANTED = (
    "source = :source AND reason = 'outside_period' AND listed_date >= :start"
    " AND listed_date <= :end"
)


def unfinished_run(corpus: Corpus, starts: Sequence[Address]) -> int | None:
    """The run over the same sources that was interrupted, if the last one was."""
    row = corpus.connection.execute(
        "SELECT id, finished FROM runs WHERE sources = ? ORDER BY id DESC LIMIT 1",
        (_names(starts),),
    ).fetchone()
    return row["id"] if row and row["finished"] is None else None


def has_finished_run(corpus: Corpus) -> bool:
    """Whether any crawl into this corpus has come to its end."""
    query = "SELECT count(*) FROM runs WHERE finished IS NOT NULL"
    return bool(corpus.connection.execute(query).fetchone()[0])


def robots_of_unfinished_run(corpus: Corpus, starts: Sequence[Address]) -> dict[str, Robots]:
    """The robots rules an interrupted run has read already, by host."""
    rows = corpus.connection.execute(
        "SELECT host, body FROM robots WHERE run = ?", (unfinished_run(corpus, starts),)
    )
    return {row["host"]: Robots(row["body"]) for row in rows}


def begin_run(
    corpus: Corpus, starts: Sequence[Address], *, robots: Mapping[str, Robots], period: Period
) -> int:
    """The interrupted run of these sources, or a new one with its lists due again.

    Either way the start addresses are due, and what an earlier period left and this one wants.
    """
    run = unfinished_run(corpus, starts)
    with corpus.transaction() as connection:
        if run is None:
            run = _new_run(connection, starts, robots)
        days = {"start": str(period.start or dt.date.min), "end": str(period.end or dt.date.max)}
        for start in starts:
            connection.execute(
                f"UPDATE addresses SET state = 'pending', reason = '' WHERE {_WANTED}",  # noqa: S608
                {"source": start.source, **days},
            )
        _add(connection, starts, run=run, period=period)
    return run


def _new_run(
    connection: sqlite3.Connection, starts: Sequence[Address], robots: Mapping[str, Robots]
) -> int:
    cursor = connection.execute(
        "INSERT INTO runs (sources, started) VALUES (?, ?)", (_names(starts), _now())
    )
    run = int(cursor.lastrowid or 0)
    for start in starts:
        connection.execute(
            "INSERT OR IGNORE INTO sources (name, start_url) VALUES (?, ?)",
            (start.source, start.url),
        )
        connection.execute(
            "UPDATE addresses SET state = 'pending', reason = '', detail = ''"  # noqa: S608
            f" WHERE source = ? AND (kind = 'list' OR {_RETRIED})",
            (start.source,),
        )
    connection.executemany(
        "INSERT OR REPLACE INTO robots VALUES (?, ?, ?)",
        [(host, rules.body, run) for host, rules in robots.items()],
    )
    return run


def finish_run(corpus: Corpus, run: int) -> None:
    """Write that nothing is left to visit."""
    with corpus.transaction() as connection:
        connection.execute("UPDATE runs SET finished = ? WHERE id = ?", (_now(), run))


def next_address(corpus: Corpus, run: int) -> Address | None:
    """The next address to visit, in the order of discovery: no list starves its articles."""
    row = corpus.connection.execute(
        f"SELECT * FROM addresses WHERE {_DUE} ORDER BY position LIMIT 1",  # noqa: S608
        (run,),
    ).fetchone()
    return None if row is None else _address(row)


def pending(corpus: Corpus, run: int) -> int:
    """How many addresses wait for a visit."""
    query = f"SELECT count(*) FROM addresses WHERE {_DUE}"  # noqa: S608
    return int(corpus.connection.execute(query, (run,)).fetchone()[0])


# The sources of a run are those of its row; other sources' addresses wait for their own runs.
_DUE = (
    "state = 'pending' AND source IN"
    " (SELECT value FROM runs, json_each(runs.sources) WHERE runs.id = ?)"
)


def record_visit(
    corpus: Corpus,
    visit: Visit,
    extracted: Article | Rejection | None,
    *,
    run: int,
    period: Period,
) -> None:
    """Store all that a visit gave in one transaction: page, outcome, article, new addresses."""
    with corpus.transaction() as connection:
        identity = visit.address.identity
        if visit.page is not None:
            _store_page(connection, visit.page, identity)
        _close_address(connection, identity, visit.outcome, run=run)
        if isinstance(extracted, Article):
            write_article(connection, extracted, identity=identity)
        elif isinstance(extracted, Rejection):
            store_rejection(connection, extracted, identity)
        found = _with_staleness(connection, visit)
        _add(connection, found, run=run, period=period)


def _with_staleness(connection: sqlite3.Connection, visit: Visit) -> list[Address]:
    """The addresses found; those of lists know how long nothing new has been shown."""
    is_new = (not _is_known(connection, a) for a in visit.found if a.kind == "article")
    stale = 0 if any(is_new) else visit.address.stale + 1
    return [replace(a, stale=stale) if a.kind == "list" else a for a in visit.found]


def _is_known(connection: sqlite3.Connection, address: Address) -> bool:
    query = "SELECT 1 FROM addresses WHERE identity = ?"
    return connection.execute(query, (address.identity,)).fetchone() is not None


def _store_page(connection: sqlite3.Connection, page: Page, identity: str) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO bodies VALUES (?, ?)",
        (page.sha256, zstandard.compress(page.body)),
    )
    connection.execute(
        "INSERT INTO pages VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)",
        (
            identity,
            page.fetched_at.isoformat(),
            page.final_url,
            page.status,
            page.content_type,
            page.portal,
            page.sha256,
        ),
    )
    connection.execute(
        "UPDATE sources SET portal = ? WHERE name = ? AND portal = ''", (page.portal, page.source)
    )


def _close_address(
    connection: sqlite3.Connection, identity: str, outcome: Outcome | None, *, run: int
) -> None:
    state = "fetched" if outcome is None else "not_fetched"
    reason, detail = ("", "") if outcome is None else (outcome.reason, outcome.detail)
    connection.execute(
        "UPDATE addresses SET state = ?, reason = ?, detail = ?, run = ? WHERE identity = ?",
        (state, reason, detail, run, identity),
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


def _add(
    connection: sqlite3.Connection, addresses: Iterable[Address], *, run: int, period: Period
) -> None:
    """Queue the addresses that are new; another spelling of a known one becomes its alias."""
    for address in addresses:
        known = connection.execute(
            "SELECT url FROM addresses WHERE identity = ?", (address.identity,)
        ).fetchone()
        if known is None:
            connection.execute(
                "INSERT INTO addresses (identity, url, source, kind, section, listed_date,"
                " found_on, stale, state, reason, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*_columns(address), *_first_state(address, period), run),
            )
        elif known["url"] != address.url:
            connection.execute(
                "INSERT OR IGNORE INTO aliases VALUES (?, ?)", (address.url, address.identity)
            )


def _columns(address: Address) -> tuple[str | int | None, ...]:
    listed = address.listed_date.isoformat() if address.listed_date else None
    return (
        address.identity,
        address.url,
        address.source,
        address.kind,
        address.section,
        listed,
        address.found_on,
        address.stale,
    )


def _first_state(address: Address, period: Period) -> tuple[str, str]:
    if address.listed_date is not None and address.listed_date not in period:
        return "not_fetched", "outside_period"
    if address.stale >= MOST_STALE:
        return "not_fetched", "nothing_new"
    return "pending", ""


def _address(row: sqlite3.Row) -> Address:
    listed = row["listed_date"]
    return Address(
        url=row["url"],
        identity=row["identity"],
        source=row["source"],
        kind=row["kind"],
        section=row["section"],
        listed_date=dt.date.fromisoformat(listed) if listed else None,
        found_on=row["found_on"],
        stale=row["stale"],
    )


def _names(starts: Sequence[Address]) -> str:
    return json.dumps(sorted({start.source for start in starts}), ensure_ascii=False)


def _now() -> str:
    return dt.datetime.now(TIME_ZONE).isoformat(timespec="seconds")
