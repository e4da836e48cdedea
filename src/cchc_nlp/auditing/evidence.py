"""What a corpus shows of a period: counted once, by every policy, with what the crawl misses."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cchc_nlp.auditing.scopes import SECTION, Scope
from cchc_nlp.corpus.coverage import Cell, build_coverage
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.estimate import reckon
from cchc_nlp.counting.phrasing import outwards
from cchc_nlp.counting.selection import INSIDE, Asked, Part, Question, ask, select_parts
from cchc_nlp.counting.tally import count
from cchc_nlp.records import Count, Period, Policy, Record
from cchc_nlp.vietnamese.folding import fold

POLICIES: tuple[Policy, ...] = ("strict_tthc", "cchc", "broad")  # narrowest first
MOST_ARTICLES = 1000  # of one part, in the JSON
_COUNTED = f"""
SELECT a.id, a.title, a.url, substr(a.published, 1, 10), c.class
FROM counted c JOIN articles a ON a.id = c.article_id
WHERE {INSIDE} AND c.class IN (SELECT value FROM json_each(?3))
ORDER BY a.published, a.url LIMIT {MOST_ARTICLES}
"""  # noqa: S608
_WHOLE_RUN = """
SELECT count(*) FROM runs r, json_each(r.sources) j
WHERE j.value = ? AND r.finished IS NOT NULL AND coalesce(r.since, '') <= ?
  AND coalesce(r.until, '9999') >= ? AND substr(r.started, 1, 10) > ?
"""


@dataclass(frozen=True)
class Interval:
    """How many articles a number may count: by its own words, at least, at most, with re-posts.

    `least` and `most` are the bounds of the estimate where a machine alone labelled some.
    """

    own: int
    low: int
    high: int
    raw: int
    least: int
    most: int
    is_sure: bool = True  # False where nobody read what a machine told apart


@dataclass(frozen=True)
class Missing(Record):
    """What may lie in the period and is not counted: addresses that failed, undated articles.

    `months` were not crawled, or not wholly: what they hold is unknown.
    """

    failed: int
    failed_undated: int
    undated: int
    months: tuple[str, ...]

    @property
    def at_most(self) -> int | None:
        """How many more articles there could be; None where nobody knows."""
        return None if self.months else self.failed + self.failed_undated + self.undated

    def to_dict(self) -> dict[str, Any]:
        """The public JSON, with `at_most`."""
        return {**super().to_dict(), "at_most": self.at_most}


@dataclass(frozen=True)
class Shown:
    """The count of one period, and everything a verdict asks of it."""

    counted: Count
    asked: Asked
    parts: tuple[Part, ...]
    missing: Missing

    @property
    def total(self) -> int:
        """Unique articles."""
        return self.counted.tally.total

    def interval(self, scope: Scope) -> Interval:
        """The numbers of a scope, narrowest to widest, and the bounds of what nobody has read."""
        by_policy = {policy: self._number(scope, policy) for policy in POLICIES}
        raw = max(self._number(scope, policy, repeated=True) for policy in POLICIES)
        low, high = min(by_policy.values()), max(by_policy.values())
        is_sure = not self.counted.tally.unreviewed or scope.kind in ("all", "section")
        least, most = low, high
        if not is_sure and scope.kind in ("reform", "rest"):
            bounds = [self._bounds(scope, policy) for policy in POLICIES]
            least, most = min(low, *(b[0] for b in bounds)), max(high, *(b[1] for b in bounds))
            is_sure = True
        own = by_policy[scope.first]
        return Interval(own, low, high, max(raw, high), least, most, is_sure)

    def by_policy(self, scope: Scope) -> dict[Policy, int]:
        """The number of a scope under each policy."""
        return {policy: self._number(scope, policy) for policy in POLICIES}

    def _number(self, scope: Scope, policy: Policy, *, repeated: bool = False) -> int:
        return sum(
            part.number
            for part in self.parts
            if part.cell.label is not None
            and (repeated or not part.cell.is_repeated)
            and (scope.counts(part.cell.label, policy) or part.cell.section == scope.section != "")
        )

    def _bounds(self, scope: Scope, policy: Policy) -> tuple[int, int]:
        estimate = self.estimates.get(policy)
        if estimate is None:
            return self.total, 0
        low, high = estimate["low"], estimate["high"]
        return (self.total - high, self.total - low) if scope.kind == "rest" else (low, high)

    @cached_property
    def estimates(self) -> Mapping[str, Mapping[str, int]]:
        """Whole bounds of the reform articles by policy, with what nobody read; {} if all are."""
        if not self.counted.tally.unreviewed:
            return {}
        told = {p: reckon(self.asked, policy=p, parts=self.parts).estimate for p in POLICIES}
        bounds = {p: outwards(e.low, e.high) for p, e in told.items() if e}
        return {p: {"low": low, "high": high} for p, (low, high) in bounds.items()}

    def section(self, topic: str) -> str:
        """The portal's own section of that very name; "" if there is none."""
        names = {fold(part.cell.section): part.cell.section for part in self.parts}
        plain = fold(topic).removeprefix(f"{SECTION} ").removeprefix("công tác ")
        return names.get(plain, "")

    def articles(self, scope: Scope) -> list[dict[str, Any]]:
        """The articles counted for a scope under any policy, those by its `own` words first."""
        kept = {
            number: [p for p in POLICIES if scope.counts(cell.label, p)]
            for number, cell in self.asked.kept.items()
            if cell.label is not None and not cell.is_repeated
        }
        classes = [number for number, policies in kept.items() if policies]
        rows = self.asked.rows(_COUNTED, json.dumps(classes))
        found = [
            {"id": i, "title": title, "date": date, "url": url, "policies": kept[number]}
            | {"own": scope.first in kept[number]}
            for i, title, url, date, number in rows
        ]
        return sorted(found, key=lambda row: not row["own"])

    def to_dict(self) -> dict[str, Any]:
        """The numbers of the period as a verdict's `found` has them."""
        tally = self.counted.tally
        return {
            "period": self.counted.period.to_dict(),
            "total": tally.total,
            "raw_total": tally.raw_total,
            **{policy: n for policy, n in self.by_policy(Scope("reform")).items()},
            "reviewed": tally.reviewed,
            "unreviewed": tally.unreviewed,
            "estimate": dict(self.estimates),
            "missing": self.missing.to_dict(),
            "sources": list(self.counted.sources),
            "figure": self.counted.figure,
        }


@dataclass
class Evidence:
    """A corpus that is asked about each period once."""

    corpus: Corpus
    _known: dict[Period, Shown] = field(default_factory=dict)

    def of(self, period: Period) -> Shown:
        """What there is of a period."""
        if period not in self._known:
            counted = count(self.corpus, period=period)
            asked = ask(self.corpus, Question(period))
            parts, _ = select_parts(asked)
            missing = _missing(self.corpus, period)
            self._known[period] = Shown(counted, asked, tuple(parts), missing)
        return self._known[period]


def _missing(corpus: Corpus, period: Period) -> Missing:
    coverage = build_coverage(corpus, period=period)
    crawled = {cell.source for cell in coverage.cells if cell.state == "crawled"}
    unknown = {
        cell.month
        for cell in _not_crawled(coverage.cells)
        if cell.source not in crawled or not _is_whole(corpus, cell, period)
    }
    return Missing(
        failed=sum(cell.failed for cell in coverage.cells),
        failed_undated=sum(coverage.failed_undated.values()),
        undated=sum(coverage.undated.values()),
        months=tuple(sorted(unknown)),
    )


def _not_crawled(cells: tuple[Cell, ...]) -> Iterator[Cell]:
    """What a file brought is what somebody chose to count; what a crawl left out is not."""
    return (cell for cell in cells if cell.state in ("partial", "not_crawled"))


def _is_whole(corpus: Corpus, cell: Cell, period: Period) -> bool:
    """Whether a month that a run wanted in part is in the period only in that part."""
    first = dt.date.fromisoformat(f"{cell.month}-01")
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    start, end = max(first, period.start or first), min(last, period.end or last)
    days = (start.isoformat(), end.isoformat(), end.isoformat())
    return bool(corpus.connection.execute(_WHOLE_RUN, (cell.source, *days)).fetchone()[0])
