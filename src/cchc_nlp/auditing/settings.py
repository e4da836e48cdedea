"""Where a claim stands in its report: the period, channel and office of it there."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from cchc_nlp.auditing.cues import cue
from cchc_nlp.auditing.scopes import Channel, channel_in
from cchc_nlp.counting.named_periods import named_period, period_kind
from cchc_nlp.errors import PeriodError
from cchc_nlp.records import Claim, Period, Span
from cchc_nlp.vietnamese.agencies import AgencyMention, find_agencies
from cchc_nlp.vietnamese.dates import find_dates
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.periods import PeriodMention, find_periods

From = Literal["claim", "paragraph", "heading", "stated", "title", ""]

_LETTERHEAD = 1500  # letters
_NEAR = 400  # letters before a claim that are still its paragraph
_DATELINE = 80  # letters of a line like "Hà Nam, ngày 25 tháng 10 năm 2023"
_PLACE_AND = cue(r"(?:^|\t|  )[^\d.;:]{2,40}, ngày $")
_ADDRESSED = cue(r"\s*(?:kính gửi|nơi nhận|-)")
_FIGURES = cue(r"\bsố liệu\b")  # "(Số liệu tính từ ngày ... đến ngày ...)"
_BETWEEN_DAYS = cue(r"\b(?:từ|đến|tới|trước)\b.*\d{4}")
_LONGEST_NOTE = 200  # letters of a line that says whose days the numbers are
_NUMBERED = cue(r"\bbáo cáo số \S+ ngày $")
_REPORTING = {"year": "năm báo cáo {y}", "half": "kỳ báo cáo 6 tháng {side} năm {y}",
              "quarter": "kỳ báo cáo quý {q}/{y}"}  # fmt: skip


@dataclass(frozen=True)
class Setting:
    """A report around its claims: its title, its headings with their places, its day."""

    text: str
    title: str = ""
    headings: tuple[Span, ...] = ()
    given_day: dt.date | None = None
    tables: tuple[Span, ...] = ()

    @cached_property
    def day(self) -> dt.date | None:
        """The day of the report, as its letterhead or title prints it."""
        if self.given_day is not None:
            return self.given_day
        lines = [self.title, *self.text[:_LETTERHEAD].split("\n")]
        for line in lines:
            for mention in find_dates(line):
                before = fold(line[: mention.start])
                is_short = len(line) <= _DATELINE and _PLACE_AND.search(before)
                if is_short or _NUMBERED.search(before):
                    return mention.date
        return None

    @cached_property
    def actor(self) -> AgencyMention | None:
        """The office whose report it is, where title or letterhead names a department."""
        head = self.text[:_LETTERHEAD].split("\n")
        senders = "\n".join(line for line in head if not _ADDRESSED.match(fold(line)))
        for text in (self.title, senders):
            found = [m for m in find_agencies(text, on=self.day) if m.agency.kind == "department"]
            if found:
                return found[0]
        return None

    @cached_property
    def stated(self) -> Period:
        """The days that all numbers of the report are of, where a line under its name says so."""
        for line in self.text[:_LETTERHEAD].split("\n"):
            if len(line) > _LONGEST_NOTE or not _BETWEEN_DAYS.search(fold(line)):
                continue
            is_note = _FIGURES.search(fold(line)) or not line.endswith((".", ";", ":", ","))
            for mention in find_periods(line, reference=self.day) if is_note else ():
                return mention.period
        return Period(None, None)

    @property
    def last_day(self) -> dt.date | None:
        """The last day that the report can tell of: of its numbers, or its own."""
        return self.stated.end or self.day

    @property
    def reference(self) -> dt.date | None:
        """A day of the year that the report is about, by which "Quý I" is understood."""
        if self.stated.end is not None:
            return self.stated.end
        starts = (mention.period.start for mention in find_periods(self.title))
        return next((start for start in starts if start is not None), self.day)

    def period_of(self, claim: Claim, *, of_table: bool = False) -> tuple[Period, From]:
        """The claim's own period, or that of its paragraph, heading or report's title, and whose.

        One that lasts "đến nay" ends on the day of the report. What stands in a table has no
        paragraph, and brings the period of its row, column or caption.
        """
        if of_table and claim.period.start is not None:
            return self._closed(claim.period), "claim"
        for text, whose in self._places(claim, of_table=of_table):
            if whose == "stated" and self.stated.start is not None:
                return self.stated, whose
            mentions = [m for m in find_periods(text, reference=self.day) if _is_span(m)]
            if whose == "claim" and mentions:
                return self._closed(claim.period), whose
            begun = [m.period for m in mentions if m.period.start is not None]
            if begun:
                return self._until_the_day(begun[-1]), whose
        return (Period(None, None), "")

    def _places(self, claim: Claim, *, of_table: bool) -> Sequence[tuple[str, From]]:
        heading = self.heading_above(claim)
        above: tuple[tuple[str, From], ...] = (
            ("" if heading is None else heading.text, "heading"),
            ("", "stated"),
            (self.title, "title"),
        )
        if of_table:
            return above
        tables = [table.end for table in self.tables if table.end <= claim.start]
        start = max(claim.start - _NEAR, heading.end if heading else 0, *tables[-1:])
        paragraph = self.text[start : claim.start].rpartition("\n\n")[2]
        return ((claim.text, "claim"), (paragraph, "paragraph"), *above)

    def heading_above(self, claim: Claim) -> Span | None:
        """The nearest heading before a claim."""
        at = bisect_right(self._heading_starts, claim.start)
        return self.headings[at - 1] if at else None

    @cached_property
    def _heading_starts(self) -> list[int]:
        return [heading.start for heading in self.headings]

    def line_of(self, claim: Claim) -> int:
        """The number of the line on which a claim begins, from 1."""
        return bisect_right(self._line_starts, claim.start)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def channel_of(self, claim: Claim) -> Channel:
        """The channel that the claim names, or else the heading above it."""
        heading = self.heading_above(claim)
        said = channel_in(claim.text) or (channel_in(heading.text) if heading else None)
        return said or "unsaid"

    def _closed(self, period: Period) -> Period:
        if period.start is None or period.end is not None:
            return period
        return replace(period, end=self.last_day)

    def _until_the_day(self, period: Period) -> Period:
        """A report cannot tell of the days after its own."""
        period = self._closed(period)
        last = self.last_day
        is_cut = last and period.start and period.end and period.start < last < period.end
        return replace(period, end=last) if is_cut else period


def _is_span(mention: PeriodMention) -> bool:
    """More than a day: the day of a document is no period of a report."""
    return mention.period.start != mention.period.end


def reporting_period(period: Period) -> Period | None:
    """The reporting year, half or quarter of a calendar one (15 December to 14 December ...).

    >>> year = reporting_period(Period(dt.date(2023, 1, 1), dt.date(2023, 12, 31)))
    >>> str(year.start), str(year.end)
    ('2022-12-15', '2023-12-14')
    """
    form = _REPORTING.get(period_kind(period))
    if form is None or period.start is None or period.end is None:
        return None
    start = period.start
    side, quarter = ("đầu" if start.month == 1 else "cuối"), (start.month + 2) // 3
    try:
        name = form.format(y=start.year, side=side, q=("", "I", "II", "III", "IV")[quarter])
        return named_period(name, today=period.end)
    except PeriodError:
        return None


def resembles(actor: AgencyMention, source: str) -> bool:
    """Whether a source's name or host may be the office's: its code or initials are in it."""
    plain = _letters(source)
    names = {_letters(code) for code in actor.agency.codes}
    words = [word for word in fold(actor.agency.name).split() if word != "và"]
    names |= {_letters("".join(word[0] for word in words)), _letters(actor.agency.name)}
    names |= {_letters("so" + name.removeprefix("s")) for name in set(names)}
    return any(len(name) > 2 and name in plain for name in names)


def _letters(text: str) -> str:
    bare = unicodedata.normalize("NFD", fold(text).replace("đ", "d"))
    return "".join(letter for letter in bare if letter.isascii() and letter.isalnum())
