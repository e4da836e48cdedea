"""Averages over time: the divisor that a printed one needs, beside the days of its period."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from cchc_nlp.auditing.cues import cue
from cchc_nlp.auditing.figures import Figure
from cchc_nlp.auditing.wording import number_words
from cchc_nlp.records import Check, Period

_EACH = cue(
    r"(?:mỗi|/|một|hàng|bình quân|trung bình|bình quân (?:một|1)|trung bình (?:một|1))\s?"
    r"(ngày|tuần|tháng|quý|năm)\b"
)
_UNITS = ("ngày", "tuần", "tháng", "quý", "năm")
_LOOSENESS = Fraction(1, 10)  # how far "hơn 200" may be from 200
_MOST = 100_000  # days; no period of a report is longer
_WORKING_DAYS = 5


@dataclass(frozen=True)
class _Average:
    """A printed average of a stock by a unit of time."""

    total: Figure
    printed: Figure
    unit: str  # as printed in sentences

    @property
    def said(self) -> Fraction:
        return Fraction(self.printed.number or 0)

    def comes_of(self, divisor: Fraction | int) -> bool:
        """Whether the stock by the divisor may be printed so, rounded or cut off."""
        value = Fraction(self.total.number or 0) / divisor
        step = max(self._last_digit, 2 * self.printed.rounding)
        margin = max(step, self.said * _LOOSENESS)
        slack = Fraction(self.total.rounding) / divisor
        low, high = value - self.said - slack, value - self.said + slack
        if self.printed.bound in ("over", "at_least"):
            return high >= -step / 2 and low <= margin
        if self.printed.bound in ("under", "at_most"):
            return low <= step / 2 and high >= -margin
        if self.printed.bound == "about":
            return low <= margin and high >= -margin
        return high >= -step / 2 and low < step

    @property
    def _last_digit(self) -> Fraction:
        places = next((n for n in range(7) if (self.said * 10**n).denominator == 1), 0)
        return Fraction(1, 10**places)

    @property
    def divisor(self) -> int | None:
        """The only whole divisor that gives the average; None if there is none, or several."""
        exact = Fraction(self.total.number or 0) / self.said
        tried = [n for n in (floor(exact), floor(exact) + 1) if 0 < n < _MOST and self.comes_of(n)]
        return tried[0] if len(tried) == 1 or (self._is_loose and tried) else None

    @property
    def _is_loose(self) -> bool:
        return self.printed.bound != "exact"


def average_check(total: Figure, printed: Figure, *, period: Period) -> Check | None:
    """The check of an average over the days, weeks or months of a period; None for another."""
    unit = _unit(printed)
    if not unit or not total.number or not printed.number:
        return None
    average = _Average(total, printed, unit)
    if period.start is None or period.end is None or period.end < period.start:
        return _without_period(average)
    length = _length(period.start, period.end, unit)
    return _held_against(average, length, period)


def _unit(figure: Figure) -> str:
    """The unit of time that an average is by; "" for "mỗi lớp" and the like."""
    found = _EACH.search(figure.before[-50:]) or _EACH.search(figure.after[:25])
    return next((unit for unit in _UNITS if found and cue(unit).pattern == found[1]), "")


def _held_against(average: _Average, length: Fraction, period: Period) -> Check:
    said, computed = average.said, Fraction(average.total.number or 0) / length
    unit, total = average.unit, number_words(average.total.number or 0)
    lasts = f"{number_words(length)} {unit}"
    if average.comes_of(length):
        why = f"{total} chia cho {lasts} được {number_words(computed)}, đúng"
        return _check(why, holds=True, said=said, computed=computed)
    working = _working_days(period) if unit == "ngày" else 0
    if working and average.comes_of(working):
        why = f"{total} chia cho {working} ngày làm việc được {number_words(said)}, đúng"
        return _check(why, holds=True, said=said, computed=said)
    why = (
        f"{total} chia cho {lasts} của kỳ được {number_words(computed, decimals=0)} mỗi {unit},"
        f" báo cáo ghi {number_words(said)}"
    )
    divisor = average.divisor
    slip = f"số ghi ứng với phép chia cho {divisor} {unit}, kỳ dài {lasts}" if divisor else ""
    if divisor == 360 and unit == "ngày":
        slip += " (có thể lấy năm 360 ngày)"
    return _check(why, holds=False, said=said, computed=computed, slip=slip)


def _without_period(average: _Average) -> Check | None:
    """What the average needs, where no period says what it is over."""
    divisor = average.divisor
    if divisor is None:
        return None
    why = (
        f"Số bình quân {number_words(average.said)} ứng với phép chia cho {divisor} {average.unit};"
        " báo cáo không nêu rõ ngày đầu, ngày cuối của kỳ"
    )
    return _check(why, holds=True, said=average.said, computed=None)


def _check(
    why: str, *, holds: bool, said: Fraction, computed: Fraction | None, slip: str = ""
) -> Check:
    return Check("average", holds=holds, said=said, computed=computed, slip=slip, why=why)


def _length(start: dt.date, end: dt.date, unit: str) -> Fraction:
    days = (end - start).days + 1
    if unit in ("ngày", "tuần"):
        return Fraction(days, 1 if unit == "ngày" else 7)
    return months_between(start, end) / {"tháng": 1, "quý": 3, "năm": 12}[unit]


def months_between(start: dt.date, end: dt.date) -> Fraction:
    """The months of a period, both days in it, the last one as a share of its days.

    >>> months_between(dt.date(2020, 1, 1), dt.date(2020, 6, 15))
    Fraction(11, 2)
    """
    after = end + dt.timedelta(days=1)
    whole = (after.year - start.year) * 12 + after.month - start.month
    rest = Fraction(after.day - start.day, calendar.monthrange(end.year, end.month)[1])
    return whole + rest


def _working_days(period: Period) -> int:
    """Mondays to Fridays, without regard to holidays."""
    if period.start is None or period.end is None:
        return 0
    days = (period.end - period.start).days + 1
    whole, rest = divmod(days, 7)
    first = period.start.weekday()
    return whole * _WORKING_DAYS + sum((first + i) % 7 < _WORKING_DAYS for i in range(rest))
