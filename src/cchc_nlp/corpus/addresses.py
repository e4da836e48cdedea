"""The queue of a crawl, kept in the corpus: what is to visit, what a visit gave."""

from __future__ import annotations

import datetime as dt
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import parse_qsl, urlsplit

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.crawling.fetching import host_of
from cchc_nlp.crawling.frontier import Address
from cchc_nlp.crawling.paging import as_json, from_json
from cchc_nlp.crawling.robots import Robots
from cchc_nlp.portals.base import clean_url
from cchc_nlp.portals.sites import Site
from cchc_nlp.records import TIME_ZONE, Period

# Outcomes that may be better the next day: a new run tries them again.
PASSING = (
    "robots", "timeout", "unreachable", "dead_host", "tls_error", "server_error", "blocked",
    "gated", "soft_404", "bad_content", "needs_js",
)  # fmt: skip
# Of these, what may be better a little later: tried again at the end of the same run.
TRIED_AGAIN = ("timeout", "unreachable", "server_error", "blocked")
# A site may say that nothing has changed in many ways (a calendar, a filter): so many lists of one
# shape that show no article at all, and no further one of that shape is visited.
MOST_BARREN = 20

_WANTED = (
    "source = :source AND reason = 'outside_period' AND listed_date >= :start"
    " AND listed_date <= :end"
)
# The sources of a run are those of its row; other sources' addresses wait for their own runs.
_DUE = (
    "state = 'pending' AND source IN"
    " (SELECT value FROM runs, json_each(runs.sources) WHERE runs.id = ?)"
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
    corpus: Corpus,
    starts: Sequence[Address],
    *,
    robots: Mapping[str, Robots],
    period: Period,
    sites: Sequence[Site] = (),
) -> int:
    """The interrupted run of these sources, or a new one in which the start addresses are due.

    Either way the start addresses are due, and what an earlier period left and this one wants.
    All other lists are visited again when they are found again: a list that an earlier run has
    walked to its end is left where nothing new is shown.
    """
    run = unfinished_run(corpus, starts)
    with corpus.transaction() as connection:
        if run is None:
            run = _new_run(connection, starts, robots, period)
        _write_profiles(connection, sites)
        days = {"start": str(period.start or dt.date.min), "end": str(period.end or dt.date.max)}
        for start in starts:
            connection.execute(
                f"UPDATE addresses SET state = 'pending', reason = '' WHERE {_WANTED}",  # noqa: S608
                {"source": start.source, **days},
            )
        add_addresses(connection, starts, run=run, period=period)
    return run


def _new_run(
    connection: sqlite3.Connection,
    starts: Sequence[Address],
    robots: Mapping[str, Robots],
    period: Period,
) -> int:
    wanted = [str(day) if day else None for day in (period.start, period.end)]
    cursor = connection.execute(
        "INSERT INTO runs (sources, started, since, until) VALUES (?, ?, ?, ?)",
        (_names(starts), now(), *wanted),
    )
    run = int(cursor.lastrowid or 0)
    for start in starts:
        connection.execute(
            "INSERT OR IGNORE INTO sources (name, start_url) VALUES (?, ?)",
            (start.source, start.url),
        )
        connection.execute(
            "UPDATE addresses SET state = 'pending', reason = '', detail = '', tries = 0"  # noqa: S608
            f" WHERE source = ? AND kind = 'article' AND reason IN ({_marks(PASSING)})",
            (start.source, *PASSING),
        )
    connection.executemany(
        "INSERT OR REPLACE INTO robots VALUES (?, ?, ?)",
        [(host, rules.body, run) for host, rules in robots.items()],
    )
    return run


def begin_import(corpus: Corpus, name: str, start_urls: Mapping[str, str]) -> int:
    """A run that fetches nothing: what a file holds of the sources, given by start address."""
    with corpus.transaction() as connection:
        connection.executemany(
            "INSERT OR IGNORE INTO sources (name, start_url) VALUES (?, ?)", start_urls.items()
        )
        cursor = connection.execute(
            "INSERT INTO runs (sources, started) VALUES (?, ?)", (json.dumps([name]), now())
        )
    return int(cursor.lastrowid or 0)


def _write_profiles(connection: sqlite3.Connection, sites: Sequence[Site]) -> None:
    from cchc_nlp.crawling.connections import HostAccess

    for site in sites:
        access = str(HostAccess(ca_file=site.ca_file, tls_level=site.tls_level))
        connection.execute(
            "UPDATE sources SET profile = ?, access = ? WHERE name = ?",
            (site.profile, access, site.name),
        )


def recheck(corpus: Corpus, run: int, *, days: int) -> None:
    """In a new run, make articles due again that were published at most `days` before it."""
    since = (dt.datetime.now(TIME_ZONE) - dt.timedelta(days=days)).isoformat()
    with corpus.transaction() as connection:
        connection.execute(
            "UPDATE addresses SET state = 'pending', tries = 0 WHERE kind = 'article'"
            " AND state = 'fetched' AND run < ? AND identity IN"
            " (SELECT identity FROM articles WHERE published >= ?)",
            (run, since),
        )


def finish_run(corpus: Corpus, run: int) -> None:
    """Write that nothing is left to visit, and which lists were walked without a gap."""
    with corpus.transaction() as connection:
        connection.execute(
            "UPDATE listings SET whole = NOT EXISTS (SELECT 1 FROM addresses a"  # noqa: S608
            f" WHERE a.listing = listings.identity AND a.reason IN ({_marks(PASSING)}))"
            " AND NOT EXISTS (SELECT 1 FROM addresses a WHERE a.identity = listings.identity"
            f" AND a.reason IN ({_marks(PASSING)})) WHERE run = ?",
            (*PASSING, *PASSING, run),
        )
        connection.execute("UPDATE runs SET finished = ? WHERE id = ?", (now(), run))


def was_walked(connection: sqlite3.Connection, listing: str, *, run: int) -> bool:
    """Whether an earlier run walked the list to its end, and went at least as far back."""
    query = """
        SELECT count(*) FROM listings l, runs before JOIN runs this ON this.id = :run
        WHERE l.identity = :listing AND l.whole
          AND before.id < this.id AND before.sources = this.sources
          AND before.finished IS NOT NULL
          AND (before.since IS NULL OR before.since <= this.since)
          AND (before.until IS NULL OR before.until >= this.until)
    """
    return bool(connection.execute(query, {"listing": listing, "run": run}).fetchone()[0])


def profiles(corpus: Corpus) -> dict[str, str]:
    """The profile of each source, as JSON; "" for those that have none."""
    return dict(corpus.connection.execute("SELECT name, profile FROM sources").fetchall())


def next_address(corpus: Corpus, run: int, *, busy: Iterable[str] = ()) -> Address | None:
    """The next address to visit on a host that is not busy, in the order of discovery.

    No list starves its articles; feeds come after all lists, what failed comes last.
    """
    taken = frozenset(busy)
    for host in _waiting_hosts(corpus.connection):
        row = None if host in taken else corpus.connection.execute(
            f"SELECT * FROM addresses WHERE {_DUE} AND host = ?"  # noqa: S608
            " ORDER BY rank, position LIMIT 1",
            (run, host),
        ).fetchone()  # fmt: skip
        if row is not None:
            return _address(row)
    return None


def _waiting_hosts(connection: sqlite3.Connection) -> Iterator[str]:
    """The hosts that have something waiting, one step in the index for each."""
    query = "SELECT min(host) FROM addresses WHERE state = 'pending' AND host > ?"
    host: str | None = ""
    while (host := connection.execute(query, (host,)).fetchone()[0]) is not None:
        yield host


def pending(corpus: Corpus, run: int) -> int:
    """How many addresses wait for a visit."""
    query = f"SELECT count(*) FROM addresses WHERE {_DUE}"  # noqa: S608
    return int(corpus.connection.execute(query, (run,)).fetchone()[0])


def add_addresses(
    connection: sqlite3.Connection,
    addresses: Iterable[Address],
    *,
    run: int,
    period: Period,
    left: str = "",
) -> None:
    """Queue the addresses that are new; another spelling of a known one becomes its alias.

    Lists that are known from an earlier run are due again. With `left`, lists are not queued but
    written down as left for that reason.
    """
    for address in addresses:
        known = known_address(connection, address.identity)
        if known is None:
            state, reason = _first_state(connection, address, period, left)
            _insert(connection, address, state, reason, run)
            continue
        if address.kind == "list" and known["kind"] == "list":
            _ask_again(connection, address, known, run=run, left=left)
        elif address.kind == "article" and known["kind"] == "list":
            _take_for_article(connection, address, known)
        elif known["state"] == "pending":
            _complete(connection, address, known)
        if known["url"] != address.url and not address.asking:
            add_alias(connection, address.url, known["identity"], key=address.identity)


def add_alias(connection: sqlite3.Connection, url: str, identity: str, *, key: str) -> None:
    """Write down another spelling of an address; `key` is the identity it would have by itself."""
    connection.execute("INSERT OR IGNORE INTO aliases VALUES (?, ?, ?)", (url, identity, key))


def known_before(connection: sqlite3.Connection, identity: str, *, run: int) -> bool:
    """Whether an identity, or another spelling with it, was discovered in an earlier run."""
    row = known_address(connection, identity)
    return row is not None and row["found_in"] < run


def known_address(connection: sqlite3.Connection, identity: str) -> sqlite3.Row | None:
    """The address of an identity, or of the one that it is another spelling of."""
    row: sqlite3.Row | None = connection.execute(
        "SELECT * FROM addresses WHERE identity = :key UNION ALL SELECT a.* FROM aliases s"
        " JOIN addresses a ON a.identity = s.identity WHERE s.key = :key LIMIT 1",
        {"key": identity},
    ).fetchone()
    return row


def _insert(
    connection: sqlite3.Connection, address: Address, state: str, reason: str, run: int
) -> None:
    row = _columns(address) | {"state": state, "reason": reason, "run": run, "found_in": run}
    connection.execute(
        f"INSERT INTO addresses ({', '.join(row)}) VALUES ({_marks(row)})",  # noqa: S608
        tuple(row.values()),
    )


def _ask_again(
    connection: sqlite3.Connection, address: Address, known: sqlite3.Row, *, run: int, left: str
) -> None:
    """A list of an earlier run is due once more, by the way this run's page says."""
    if known["run"] == run or left:
        return
    connection.execute(
        "UPDATE addresses SET state = 'pending', reason = '', detail = '', tries = 0, run = ?,"
        " asking = ?, found_on = ?, rank = ? WHERE identity = ?",
        (run, as_json(address.asking), address.found_on, address.rank, known["identity"]),
    )


def _take_for_article(connection: sqlite3.Connection, address: Address, known: sqlite3.Row) -> None:
    """What a menu led to as a list, showed no article, and is an item of a list, is an article."""
    if known["shown"] != 0 or not known["found_on"]:
        return
    connection.execute(
        "UPDATE addresses SET kind = 'article', state = 'pending', reason = '', section = ?,"
        " listed_date = ?, found_on = ?, shape = '', shown = NULL WHERE identity = ?",
        (
            address.section,
            address.listed_date.isoformat() if address.listed_date else None,
            address.found_on,
            known["identity"],
        ),
    )


def _complete(connection: sqlite3.Connection, address: Address, known: sqlite3.Row) -> None:
    """What one list says of an article that another has named: its day, its section."""
    listed = address.listed_date.isoformat() if address.listed_date else None
    connection.execute(
        "UPDATE addresses SET listed_date = coalesce(listed_date, ?),"
        " section = CASE section WHEN '' THEN ? ELSE section END, rank = min(rank, ?)"
        " WHERE identity = ?",
        (listed, address.section, address.rank, known["identity"]),
    )


def _first_state(
    connection: sqlite3.Connection, address: Address, period: Period, left: str
) -> tuple[str, str]:
    if address.left is not None:
        return "not_fetched", address.left
    if address.listed_date is not None and address.listed_date not in period:
        return "not_fetched", "outside_period"
    if address.kind == "list" and left and address.listing:
        return "not_fetched", left
    if address.kind == "list" and address.found_on and _is_barren(connection, address):
        return "not_fetched", "over_budget"
    return "pending", ""


def _is_barren(connection: sqlite3.Connection, address: Address) -> bool:
    """Whether a list is one more of a kind that leads from nothing to nothing, as calendars do.

    Sections that a start page or a list with articles leads to are always visited.
    """
    query = f"SELECT count(*) FROM addresses WHERE url = ? AND {BARREN}"  # noqa: S608
    found_on = connection.execute(query, (address.found_on,)).fetchone()[0]
    return bool(found_on) and is_barren_shape(connection, address)


# A page that was visited and showed no article, and is not where the crawl began.
BARREN = "kind = 'list' AND shown = 0 AND found_on <> ''"


def is_barren_shape(connection: sqlite3.Connection, address: Address) -> bool:
    """Whether many lists of this shape were visited and none showed an article."""
    place = (address.source, shape_of(address))
    query = "SELECT 1 FROM addresses WHERE source = ? AND shape = ? AND kind = 'list' AND shown {}"
    barren = connection.execute(f"{query.format('= 0')} LIMIT {MOST_BARREN}", place).fetchall()
    if len(barren) < MOST_BARREN:
        return False
    return connection.execute(f"{query.format('> 0')} LIMIT 1", place).fetchone() is None


def shape_of(address: Address) -> str:
    """A list's address without its numbers and values: what all pages of one calendar share.

    >>> shape_of(Address("http://so.example/lich/2023-10-05?xem=thang", "", "so", "list"))
    'so.example/lich/#?xem'
    """
    if address.kind != "list":
        return ""
    parts = urlsplit(address.url)
    keys = "&".join(sorted(key for key, _ in parse_qsl(parts.query, keep_blank_values=True)))
    path = re.sub(r"\d+(?:[-/._]\d+)*", "#", parts.path)
    return host_of(address.url) + path + (f"?{keys}" if keys else "")


def _columns(address: Address) -> dict[str, str | int | None]:
    return {
        "identity": address.identity,
        "url": clean_url(address.url),
        "source": address.source,
        "kind": address.kind,
        "section": address.section,
        "listed_date": address.listed_date.isoformat() if address.listed_date else None,
        "found_on": address.found_on,
        "host": host_of(address.asked),
        "listing": address.listing,
        "page": address.page,
        "portal": address.portal,
        "asking": as_json(address.asking),
        "rank": address.rank,
        "is_feed": int(address.is_feed),
        "shape": shape_of(address),
    }


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
        listing=row["listing"],
        page=row["page"],
        portal=row["portal"],
        rank=row["rank"],
        is_feed=bool(row["is_feed"]),
        asking=from_json(row["asking"]),
    )


def _names(starts: Sequence[Address]) -> str:
    return json.dumps(sorted({start.source for start in starts}), ensure_ascii=False)


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)


def now() -> str:
    """The present moment as the corpus writes it."""
    return dt.datetime.now(TIME_ZONE).isoformat(timespec="seconds")
