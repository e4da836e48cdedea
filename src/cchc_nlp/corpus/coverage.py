"""What was crawled of each source, month by month: where no article is a zero, and where unknown.

A month without an article is a zero only if somebody looked: a finished run that wanted the whole
month, began after its end, and lost none of the source's lists.
"""

from __future__ import annotations

import calendar
import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.records import Period, Reason, Record

State = Literal["crawled", "partial", "imported", "not_crawled"]

EVER = Period(None, None)
# Our own choice, or the site's wish: no failure. (The order of `Reason` says so.)
CHOSEN = get_args(Reason)[:7]
FAILURES = tuple(reason for reason in get_args(Reason) if reason not in CHOSEN)
# A menu that leads nowhere hides nothing; a page after the first that is gone does.
_DEAD_LINK = ("not_found", "soft_404")
_HAD = ("ok", "not_modified")
_BEST_FIRST: tuple[State, ...] = ("crawled", "partial", "not_crawled")


@dataclass(frozen=True)
class Cell(Record):
    """What there is of one source in one month ("2023-10").

    `articles` are those stored, `failed` the addresses that a list dates in this month and that
    could not be had, or still wait. The states: "crawled" whole, "partial", "imported" (known from
    files only: what is not in them is unknown), "not_crawled".
    """

    source: str
    month: str
    articles: int
    failed: int
    state: State

    @property
    def is_zero(self) -> bool:
        """Whether it is known that nothing was published."""
        return self.state == "crawled" and not self.articles and not self.failed


@dataclass(frozen=True)
class Coverage(Record):
    """Every source in every month, months in order and sources by name.

    `undated` articles and `failed_undated` addresses belong to no month that is known.
    """

    cells: tuple[Cell, ...]
    undated: Mapping[str, int]
    failed_undated: Mapping[str, int]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources, sorted."""
        return tuple(sorted({cell.source for cell in self.cells}))

    @property
    def months(self) -> tuple[str, ...]:
        """The months, in order, none left out."""
        return tuple(sorted({cell.month for cell in self.cells}))


@dataclass(frozen=True)
class _Run:
    """What one run saw of one source: its wanted days, and the days of its visits."""

    wanted: Period
    began: dt.date
    ended: dt.date
    is_whole: bool  # it was finished, and no list was lost

    def state(self, month: str) -> State:
        """How much of a month it saw."""
        first, last = _days(month)
        if first > self.ended or _is_after(first, self.wanted.end) or _is_before(last, self.wanted):
            return "not_crawled"
        is_wanted = first in self.wanted and last in self.wanted
        return "crawled" if self.is_whole and is_wanted and last < self.began else "partial"


def build_coverage(corpus: Corpus, *, period: Period = EVER) -> Coverage:
    """The coverage of every source in every month of the period.

    Without a period, from the first to the last month of what is stored or was wanted.
    """
    connection = corpus.connection
    runs = {source: tuple(_runs(connection, source)) for source in _crawled(connection)}
    articles, failed = _counted(connection, _ARTICLES), _failed(connection)
    months = tuple(_months(period, [month for _, month in (*articles, *failed) if month], runs))
    return Coverage(
        cells=tuple(
            Cell(
                source,
                month,
                articles[source, month],
                failed[source, month],
                _state(runs.get(source), month, is_imported=(source, month) in imported),
            )
            for imported in [_counted(connection, _IMPORTED)]
            for month in months
            for source in corpus.sources()
        ),
        undated={source: n for (source, month), n in articles.items() if not month},
        failed_undated={source: n for (source, month), n in failed.items() if not month},
    )


_ARTICLES = (
    "SELECT source, coalesce(substr(published, 1, 7), ''), count(*) FROM articles GROUP BY 1, 2"
)
# From a file: a record of one, or found in a WARC's run, whose only "source" is the file's name.
_IMPORTED = """
SELECT source, coalesce(substr(published, 1, 7), ''), count(*) FROM articles
WHERE identity IS NULL OR identity IN (
    SELECT a.identity FROM addresses a JOIN runs r ON r.id = a.found_in
    WHERE NOT EXISTS (SELECT 1 FROM json_each(r.sources) j JOIN sources s ON s.name = j.value))
GROUP BY 1, 2
"""
# An article that is looked at again is had all the while.
_FAILED = """
SELECT source, coalesce(substr(listed_date, 1, 7), ''), count(*) FROM addresses
WHERE kind = 'article' AND (state = 'pending' OR (state = 'not_fetched' AND reason IN ({})))
  AND identity NOT IN (SELECT identity FROM articles WHERE identity IS NOT NULL)
GROUP BY 1, 2
"""
_RUNS = """
SELECT r.id, r.since, r.until, r.finished, substr(r.started, 1, 10) AS first_day,
       substr(coalesce(r.finished, r.started), 1, 10) AS last_day,
       EXISTS (SELECT 1 FROM visits WHERE run = r.id) AS has_log,
       EXISTS (SELECT 1 FROM addresses WHERE run = r.id AND state = 'fetched') AS has_pages
FROM runs r, json_each(r.sources) j WHERE j.value = ?
"""
# The end of each list's visits in a run, and the day of the first one.
_VISITS = """
SELECT v.reason, a.page, substr(v.at, 1, 10) AS last_day, substr(first.at, 1, 10) AS first_day
FROM (SELECT identity, max(id) AS last, min(id) AS first FROM visits WHERE run = :run
      GROUP BY identity) t
JOIN visits v ON v.id = t.last JOIN visits first ON first.id = t.first
JOIN addresses a ON a.identity = t.identity
WHERE a.source = :source AND a.kind = 'list'
"""
# Lists that this run gave up without asking, or has not asked yet.
_LEFT = """
SELECT count(*) FROM addresses WHERE source = ? AND kind = 'list' AND run = ?
  AND (state = 'pending' OR (reason IN ({failures}) AND (page > 1 OR reason NOT IN ({dead}))))
"""


def _crawled(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The sources that some run went to; the run of an imported file bears the file's name."""
    query = (
        "SELECT DISTINCT name FROM sources JOIN (SELECT value FROM runs, json_each(runs.sources))"
        " ON value = name"
    )
    return tuple(row[0] for row in connection.execute(query))


def _runs(connection: sqlite3.Connection, source: str) -> Iterator[_Run]:
    """What each run saw of the source; a run in which no list of it could be had saw nothing.

    Runs before schema version 2 kept no log of their visits: the day they ended is all there is.
    """
    for run in connection.execute(_RUNS, (source,)).fetchall():
        visits = connection.execute(_VISITS, {"run": run["id"], "source": source}).fetchall()
        is_unlogged = run["has_pages"] and not run["has_log"]
        if not is_unlogged and not any(visit["reason"] in _HAD for visit in visits):
            continue
        days = [run] if is_unlogged else visits
        yield _Run(
            Period(_day(run["since"]), _day(run["until"])),
            began=dt.date.fromisoformat(min(row["first_day"] for row in days)),
            ended=dt.date.fromisoformat(max(row["last_day"] for row in days)),
            is_whole=run["finished"] is not None and not _lost(connection, visits, run, source),
        )


def _lost(
    connection: sqlite3.Connection, visits: Sequence[sqlite3.Row], run: sqlite3.Row, source: str
) -> bool:
    """Whether a list of the source failed in this run, or was not asked for."""
    failed = (v for v in visits if v["reason"] in FAILURES)
    if any(v["page"] > 1 or v["reason"] not in _DEAD_LINK for v in failed):
        return True
    query = _LEFT.format(failures=_marks(FAILURES), dead=_marks(_DEAD_LINK))
    found = connection.execute(query, (source, run["id"], *FAILURES, *_DEAD_LINK))
    return bool(found.fetchone()[0])


def _state(runs: Sequence[_Run] | None, month: str, *, is_imported: bool) -> State:
    """The best that any run made of the month."""
    if runs is None:
        return "imported"
    states = {run.state(month) for run in runs}
    best: State = next((state for state in _BEST_FIRST if state in states), "not_crawled")
    return "imported" if best == "not_crawled" and is_imported else best


def _counted(connection: sqlite3.Connection, query: str) -> Counter[tuple[str, str]]:
    return Counter({(row[0], row[1]): row[2] for row in connection.execute(query)})


def _failed(connection: sqlite3.Connection) -> Counter[tuple[str, str]]:
    rows = connection.execute(_FAILED.format(_marks(FAILURES)), FAILURES)
    return Counter({(row[0], row[1]): row[2] for row in rows})


def _months(
    period: Period, stored: Sequence[str], runs: Mapping[str, Sequence[_Run]]
) -> Iterator[str]:
    """Every month from the first to the last; what lies after the last visit was never wanted."""
    every = [run for of_source in runs.values() for run in of_source]
    first = [f"{run.wanted.start:%Y-%m}" for run in every if run.wanted.start]
    last = [f"{min(run.wanted.end or run.ended, run.ended):%Y-%m}" for run in every]
    begin = f"{period.start:%Y-%m}" if period.start else min([*stored, *first, *last], default="")
    end = f"{period.end:%Y-%m}" if period.end else max([*stored, *last], default="")
    if not begin or not end:
        return
    year, month = map(int, begin.split("-"))
    while (name := f"{year:04}-{month:02}") <= end:
        yield name
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _days(month: str) -> tuple[dt.date, dt.date]:
    """The first and the last day of a month.

    >>> _days("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    first = dt.date.fromisoformat(f"{month}-01")
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _is_after(day: dt.date, end: dt.date | None) -> bool:
    return end is not None and day > end


def _is_before(day: dt.date, wanted: Period) -> bool:
    return wanted.start is not None and day < wanted.start


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" for _ in values)
