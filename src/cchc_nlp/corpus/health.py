"""Which sources look broken: a smaller total is noticed by its maker, not by its reader.

A site that moves, walls itself off or changes its pages does not fail loudly; it gives fewer
articles, or the same page for every address. Each source is held against its own history.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from cchc_nlp.corpus.addresses import PASSING
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.records import Record
from cchc_nlp.vietnamese.normalization import text_sha256

# From which share on something is a problem, and over how many pages a share says anything.
MOST_UNDATED, MOST_REJECTED, MOST_FAILED, MOST_REPEATED = 0.2, 0.5, 0.2, 0.2
ENOUGH = 10
HISTORY = 6  # months before the silence that make the pace
SILENCE = 2  # whole months without an article

# From the narrow table: texts are not read, and nothing of an article is held.
_OWN = "FROM counted WHERE class IN (SELECT id FROM classes WHERE source = ?)"
_MONTHS = f"SELECT month, count(*) AS articles, max(day) AS last_day {_OWN} GROUP BY month"
_EMPTY = text_sha256("")[:16]  # as `counted` has it; items without a text repeat none
_REPEATED = f"""
SELECT coalesce(sum(times), 0)
FROM (SELECT count(*) AS times {_OWN} AND text <> '{_EMPTY}' GROUP BY text HAVING times > 1)
"""  # noqa: S608


@dataclass(frozen=True)
class Problem(Record):
    """What looks broken: `part` of `whole` are so, or for `part` months none of `whole` a month.

    Kinds: none, undated, rejected, failed, repeated, silent.
    """

    kind: str
    part: int = 0
    whole: float = 0


@dataclass(frozen=True)
class Health(Record):
    """How one source does. `pace` is its usual number of articles a month, `newest` its last day.

    `repeated` counts articles whose text stands under several addresses, `failed` the addresses
    that may be had another day. Without `problems` it looks healthy.
    """

    source: str
    articles: int
    undated: int
    rejected: int
    failed: int
    repeated: int
    newest: dt.date | None
    pace: float
    access: str
    problems: tuple[Problem, ...]


def source_health(corpus: Corpus) -> tuple[Health, ...]:
    """The health of every source that was crawled, by name."""
    rows = corpus.connection.execute("SELECT name, access FROM sources ORDER BY name").fetchall()
    return tuple(_health(corpus.connection, row["name"], row["access"]) for row in rows)


def _health(connection: sqlite3.Connection, source: str, access: str) -> Health:
    found = connection.execute(_MONTHS, (source,)).fetchall()
    months = {row["month"]: row["articles"] for row in found}
    undated = months.pop(0, 0)
    numbers = {
        "articles": undated + sum(months.values()),
        "undated": undated,
        "rejected": _one(connection, "SELECT count(*) FROM rejections WHERE source = ?", source),
        "failed": _failed(connection, source),
        "repeated": _one(connection, _REPEATED, source),
    }
    pace = _pace(months)
    newest = max((_day(row) for row in found if row["month"]), default=None)
    problems = (*_shares(numbers), *_silence(newest, pace, _last_visit(connection, source)))
    return Health(source, **numbers, newest=newest, pace=pace, access=access, problems=problems)


def _day(row: sqlite3.Row) -> dt.date:
    return dt.date(row["month"] // 100, row["month"] % 100, row["last_day"])


def _failed(connection: sqlite3.Connection, source: str) -> int:
    reasons = [reason for reason in PASSING if reason != "robots"]  # the site's wish is no failure
    marks = ", ".join("?" for _ in reasons)
    query = f"SELECT count(*) FROM addresses WHERE source = ? AND reason IN ({marks})"  # noqa: S608
    return int(connection.execute(query, (source, *reasons)).fetchone()[0])


def _shares(numbers: Mapping[str, int]) -> Iterator[Problem]:
    articles, rejected, failed = (numbers[name] for name in ("articles", "rejected", "failed"))
    if not articles:
        yield Problem("none")
    for kind, whole, most in (
        ("undated", articles, MOST_UNDATED),
        ("rejected", articles + rejected, MOST_REJECTED),
        ("failed", articles + rejected + failed, MOST_FAILED),
        ("repeated", articles, MOST_REPEATED),
    ):
        if whole >= ENOUGH and numbers[kind] > most * whole:
            yield Problem(kind, numbers[kind], whole)


def _silence(newest: dt.date | None, pace: float, seen: dt.date | None) -> Iterator[Problem]:
    """Whether a source that used to speak has said nothing for whole months before the visit."""
    if newest is None or seen is None or pace < 1:
        return
    silent = (seen.year - newest.year) * 12 + seen.month - newest.month - 1
    if silent >= SILENCE:
        yield Problem("silent", silent, pace)


def _pace(months: Mapping[int, int]) -> float:
    """The median of the last months that had an article, the newest (unfinished) one left out."""
    counts: Sequence[int] = [months[month] for month in sorted(months)][-HISTORY - 1 : -1]
    return float(median(counts)) if counts else 0.0


def _last_visit(connection: sqlite3.Connection, source: str) -> dt.date | None:
    """The day up to which the source was looked at: the last run's, or the end of its period."""
    row = connection.execute(
        "SELECT min(coalesce(r.until, '9999'), substr(max(v.at), 1, 10)) FROM visits v"
        " JOIN runs r ON r.id = v.run JOIN addresses a ON a.identity = v.identity"
        " WHERE a.source = ? GROUP BY v.run ORDER BY v.run DESC LIMIT 1",
        (source,),
    ).fetchone()
    return dt.date.fromisoformat(row[0]) if row and row[0] else None


def _one(connection: sqlite3.Connection, query: str, source: str) -> int:
    return int(connection.execute(query, (source,)).fetchone()[0])
