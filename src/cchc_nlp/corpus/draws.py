"""Random draws, written down: which articles were to be read, in which order, by which seed.

An estimate is only as good as the randomness of what was read. So the order is drawn once, kept
with its seed, and drawn again only for a reason that is kept too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from cchc_nlp.corpus.rows import iso
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.records import TIME_ZONE, Period, Record

Stratum = Literal["uncertain", "rest", "positive"]


@dataclass(frozen=True)
class DrawnItem(Record):
    """One article of a draw: its stratum, its place in that one's random order, its score then."""

    article_id: str
    stratum: Stratum
    position: int
    score: float
    draw: int = 0


@dataclass(frozen=True)
class Draw(Record):
    """One draw: of which period, when, by which seed; `why` it was drawn again, "" the first time.

    `frame` is the hash of what was drawn from: the same frame and seed give the same order.
    """

    id: int
    at: dt.datetime
    period: Period
    seed: int
    frame: str
    why: str
    is_active: bool


def record_draw(
    corpus: Corpus,
    items: Iterable[DrawnItem],
    *,
    period: Period,
    seed: int,
    frame: str,
    why: str = "",
) -> Draw:
    """Keep a draw; with a reason `why`, earlier ones of the period no longer hold."""
    at = dt.datetime.now(TIME_ZONE).replace(microsecond=0)
    start, until = iso(period.start), iso(period.end)
    with corpus.transaction() as connection:
        if why:
            connection.execute(
                "UPDATE draws SET is_active = 0 WHERE start IS ? AND until IS ?", (start, until)
            )
        made = connection.execute(
            "INSERT INTO draws (at, start, until, seed, frame, why) VALUES (?, ?, ?, ?, ?, ?)",
            (at.isoformat(), start, until, seed, frame, why),
        )
        number = int(made.lastrowid or 0)
        connection.executemany(
            "INSERT INTO drawn VALUES (?, ?, ?, ?, ?)",
            [(number, i.article_id, i.stratum, i.position, i.score) for i in items],
        )
    return Draw(number, at, period, seed, frame, why, is_active=True)


def all_draws(corpus: Corpus) -> tuple[Draw, ...]:
    """Every draw that was ever made, in order."""
    rows = corpus.connection.execute("SELECT * FROM draws ORDER BY id")
    return tuple(
        Draw(
            id=row["id"],
            at=dt.datetime.fromisoformat(row["at"]),
            period=Period(*(_day(row[name]) for name in ("start", "until"))),
            seed=row["seed"],
            frame=row["frame"],
            why=row["why"],
            is_active=bool(row["is_active"]),
        )
        for row in rows
    )


def drawn_items(corpus: Corpus) -> Iterator[DrawnItem]:
    """The articles of the draws that hold, by draw, stratum and position.

    An article that stands in several draws is given in the first of them only.
    """
    seen: set[str] = set()
    query = (
        "SELECT d.* FROM drawn d JOIN draws ON draws.id = d.draw AND draws.is_active"
        " ORDER BY d.draw, d.stratum, d.position"
    )
    for row in corpus.connection.execute(query):
        if row["article_id"] not in seen:
            seen.add(row["article_id"])
            yield DrawnItem(
                row["article_id"], row["stratum"], row["position"], row["score"], row["draw"]
            )


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
