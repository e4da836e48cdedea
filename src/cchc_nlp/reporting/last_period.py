"""The same days of the year before, to compare with: counted only where somebody had looked.

A year ago without an article in the corpus may be a year in which nothing was published, or one
that nobody crawled. The first may be compared with, the second never.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cchc_nlp.corpus.coverage import Cell, build_coverage
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.comparison import Comparison, compare
from cchc_nlp.counting.tally import count
from cchc_nlp.records import Count, Period, Record

Why = Literal["", "open", "empty", "not_crawled", "empty_import", "unlabelled", "nothing"]


@dataclass(frozen=True)
class LastPeriod(Record):
    """What there is to compare with; where `comparison` is None, `why` says what is missing.

    "open": the period itself has no first or last day. "empty": it has no article. "not_crawled":
    of `months` (a month of a source each) only `crawled` were looked at. "empty_import": only
    files tell of those days, and they hold none. "unlabelled": so many of its articles have no
    label. "nothing": somebody looked, and there is none. `imported` says that the numbers come
    from files, whose gaps are unknown.
    """

    period: Period | None = None
    comparison: Comparison | None = None
    why: Why = "open"
    months: int = 0
    crawled: int = 0
    imported: bool = False
    unlabelled: int = 0


def compare_with_last(corpus: Corpus, counted: Count) -> LastPeriod:
    """The count beside that of the same days of an earlier year, by the same policy and sources."""
    before = period_before(counted.period)
    if before is None:
        return LastPeriod()
    if not counted.tally.total:
        return LastPeriod(before, why="empty")
    found = _looked_at(corpus, before, counted)
    return found if found.why else _compared(corpus, found, counted)


def _looked_at(corpus: Corpus, period: Period, counted: Count) -> LastPeriod:
    """How much of the period was crawled; `why` is "" where all of it was, or is in files."""
    cells = _cells(corpus, period, counted)
    states = Counter(cell.state for cell in cells)
    why: Why = ""
    if not cells or states["not_crawled"] or states["partial"]:
        why = "not_crawled"
    elif states["imported"] and not sum(cell.articles for cell in cells):
        why = "empty_import"
    return LastPeriod(
        period,
        why=why,
        months=len(cells),
        crawled=states["crawled"],
        imported=bool(states["imported"]),
    )


def _compared(corpus: Corpus, found: LastPeriod, counted: Count) -> LastPeriod:
    earlier = count(
        corpus,
        period=found.period or counted.period,
        policy=counted.policy,
        item_types=counted.item_types,
        sources=counted.asked_sources,
    )
    if unlabelled := earlier.left_out.get("unlabelled", 0):
        return replace(found, why="unlabelled", unlabelled=unlabelled)
    if not earlier.tally.total:
        return replace(found, why="nothing")
    return replace(found, comparison=compare(earlier, counted))


def period_before(period: Period) -> Period | None:
    """The same days a year earlier, or as many years as the period is long; None for an open one.

    >>> period_before(Period(dt.date(2023, 1, 1), dt.date(2023, 10, 25)))
    Period(start=datetime.date(2022, 1, 1), end=datetime.date(2022, 10, 25))
    >>> period_before(Period(dt.date(2025, 2, 1), dt.date(2025, 2, 28))).end
    datetime.date(2024, 2, 29)
    """
    if period.start is None or period.end is None:
        return None
    years = 1
    while years < period.end.year and _earlier(period.end, years, is_end=True) >= period.start:
        years += 1
    if period.start.year <= years:  # there is no year 0
        return None
    return Period(_earlier(period.start, years), _earlier(period.end, years, is_end=True))


def _earlier(day: dt.date, years: int, *, is_end: bool = False) -> dt.date:
    """The day so many years before; the end of a month stays its end."""
    year = max(day.year - years, 1)
    last = calendar.monthrange(year, day.month)[1]
    ends_month = is_end and (day + dt.timedelta(days=1)).day == 1
    return day.replace(year=year, day=last if ends_month else min(day.day, last))


def _cells(corpus: Corpus, period: Period, counted: Count) -> Sequence[Cell]:
    """Every month of every source that the count asked for, or that it found."""
    names = counted.asked_sources or counted.sources
    return [cell for cell in build_coverage(corpus, period=period).cells if cell.source in names]
