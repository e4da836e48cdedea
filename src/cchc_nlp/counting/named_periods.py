"""Periods by name, as people type them: "quý III/2023", "Q3/2023", "năm báo cáo 2023".

What reports write is read by `vietnamese.periods`; here is what only a keyboard gives, and the
reporting periods. Those run from the 15th to the 14th: a quarter from 15 December (March, June,
September), the first six months from 15 December to 14 June, the year from 15 December to 14
December (Công văn 581/BNV-CCHC of the Ministry of Home Affairs). There is no
such rule for nine months, so "kỳ báo cáo 9 tháng" is refused rather than guessed.
"""

from __future__ import annotations

import calendar
import dataclasses
import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from typing import Literal

from cchc_nlp.counting.phrasing import vietnamese_day
from cchc_nlp.errors import PeriodError
from cchc_nlp.records import Period
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.periods import find_periods, parse_day, parse_period

EXAMPLES = (
    "năm 2023; quý III/2023; 2023-Q3; tháng 10/2023; 2023-10; 6 tháng đầu năm 2023;"
    " năm báo cáo 2023; kỳ báo cáo quý I/2024; đến nay; từ 01/01/2023 đến 25/10/2023;"
    " 2023-01-01..2023-10-25"
)
Found = re.Match[str]


def named_period(text: str, *, today: dt.date) -> Period:
    """The period that a text names, both ends included; the whole text must name it.

    A quarter or a month without its year is of the year of `today`; "đến nay" ends today, and
    begins on the first of January where no other beginning is named. Raises PeriodError, with
    examples, for everything else.

    >>> today = dt.date(2023, 10, 25)
    >>> [str(day) for day in dataclasses.astuple(named_period("Q3/2023", today=today))]
    ['2023-07-01', '2023-09-30']
    >>> [str(day) for day in dataclasses.astuple(named_period("năm báo cáo 2023", today=today))]
    ['2022-12-15', '2023-12-14']
    >>> [str(day) for day in dataclasses.astuple(named_period("đến nay", today=today))]
    ['2023-01-01', '2023-10-25']
    """
    asked = " ".join(unicodedata.normalize("NFC", text).split())
    try:
        period = _typed(asked, today) or _written(asked, today)
    except ValueError as error:  # a month 13, a 30 February
        raise _refused(text) from error
    if period is None:
        raise _refused(text)
    return period


def _refused(text: str) -> PeriodError:
    short = text if len(text) <= 80 else f"{text[:80]}…"
    return PeriodError(f"{short!r} names no period; write one like: {EXAMPLES}")


def _typed(asked: str, today: dt.date) -> Period | None:
    """The period of one of the forms of the table below."""
    folded = fold(asked)
    for pattern, build in _FORMS:
        if match := pattern.fullmatch(folded):
            return build(match, today)
    return None


def _written(asked: str, today: dt.date) -> Period | None:
    """The period that a report would write so; one that lasts "đến nay" ends today."""
    mention = next(find_periods(asked, reference=today), None)
    if mention is None or mention.text != asked:
        return None
    is_open = mention.period.end is None and _TO_NOW.search(fold(asked))
    return dataclasses.replace(mention.period, end=today) if is_open else mention.period


# -- the forms that a keyboard gives ---------------------------------------------------------------


def _months(year: int, first: int, last: int) -> Period:
    return Period(dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]))


def _quarter(year: int, quarter: int) -> Period:
    return _months(year, 3 * quarter - 2, 3 * quarter)


def _reporting(year: int, first: int, last: int) -> Period:
    """The reporting months: from the 15th of the month before the first to the 14th of the last."""
    before = dt.date(year, first, 1) - dt.timedelta(days=1)
    return Period(before.replace(day=15), dt.date(year, last, 14))


def _reporting_half(match: Found, _: dt.date) -> Period:
    first = 7 if match["side"] == "cuối" else 1
    return _reporting(int(match["y"]), first, first + 5)


def _reporting_quarter(match: Found, _: dt.date) -> Period:
    quarter = _QUARTERS[match["q"]]
    return _reporting(int(match["y"]), 3 * quarter - 2, 3 * quarter)


def _this_year(match: Found, today: dt.date) -> Period:
    return Period(dt.date(today.year, 1, 1), today)


def _two_days(match: Found, _: dt.date) -> Period:
    return parse_period(match["a"], match["b"])


def _one_day(match: Found, _: dt.date) -> Period:
    return Period(parse_day(match[0]), parse_day(match[0]))


_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_Y = r"(?P<y>(?:19|20)\d{2})"
_Q = r"(?P<q>iii|ii|iv|i|[1-4])"
_DAY = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{4}"
_TO_NOW = re.compile(r"(?:đến|tới) (?:nay|thời điểm)")
_ROWS: tuple[tuple[str, Callable[[Found, dt.date], Period]], ...] = (
    (rf"{_Y}", lambda m, _: _months(int(m["y"]), 1, 12)),
    (
        rf"(?:q(?P<a>[1-4]) ?[/ -]? ?{_Y})|(?P<z>(?:19|20)\d{{2}}) ?[/-]? ?q(?P<b>[1-4])",
        lambda m, _: _quarter(int(m["y"] or m["z"]), int(m["a"] or m["b"])),
    ),
    (rf"{_Y}[/-](?P<m>\d{{1,2}})", lambda m, _: _months(int(m["y"]), int(m["m"]), int(m["m"]))),
    (rf"(?P<m>\d{{1,2}})[/-]{_Y}", lambda m, _: _months(int(m["y"]), int(m["m"]), int(m["m"]))),
    (rf"(?P<n>\d{{1,2}}) tháng(?: đầu)? {_Y}", lambda m, _: _months(int(m["y"]), 1, int(m["n"]))),
    (rf"(?:năm|kỳ) báo cáo (?:năm )?{_Y}", lambda m, _: _reporting(int(m["y"]), 1, 12)),
    (rf"kỳ báo cáo quý {_Q}(?: ?[/-] ?| năm | ){_Y}", _reporting_quarter),
    (rf"kỳ báo cáo (?:6|sáu) tháng (?P<side>đầu|cuối) năm {_Y}", _reporting_half),
    (r"(?:từ đầu năm )?(?:đến|tới|cho đến) nay|(?:year )?to date", _this_year),
    (rf"(?:từ )?(?:ngày )?(?P<a>{_DAY}) ?(?:\.\.|đến|tới) ?(?:ngày )?(?P<b>{_DAY})", _two_days),
    (_DAY, _one_day),
)
_FORMS = tuple((re.compile(pattern), build) for pattern, build in _ROWS)


# -- back into words ------------------------------------------------------------------------------

Kind = Literal["year", "half", "months", "quarter", "month", "reporting", ""]
_ROMAN = ("", "I", "II", "III", "IV")
_MONTHS = (  # not the calendar's names, which follow the locale of the process
    "January February March April May June July August September October November December"
).split()


def period_kind(period: Period) -> Kind:
    """What a period is a whole one of, or "" for any other stretch of days.

    >>> period_kind(Period(dt.date(2023, 7, 1), dt.date(2023, 9, 30)))
    'quarter'
    """
    start, end = period.start, period.end
    if start is None or end is None:
        return ""
    if _reporting_name(period):
        return "reporting"
    is_whole = start.day == 1 and (end + dt.timedelta(days=1)).day == 1
    if not is_whole or start.year != end.year or start > end:
        return ""
    return _kind_of_months(start.month, end.month)


def _kind_of_months(first: int, last: int) -> Kind:
    if first == last:
        return "month"
    if last - first == 2 and last % 3 == 0:
        return "quarter"
    if (first, last) == (1, 12):
        return "year"
    if (first, last) in ((1, 6), (7, 12)):
        return "half"
    return "months" if first == 1 else ""


def _reporting_name(period: Period) -> tuple[str, str] | None:
    """The Vietnamese and English name of a reporting period; None for another."""
    if period.end is None or period.end.year == dt.MINYEAR:  # no year lies before it
        return None
    year = period.end.year
    names = {
        (1, 12): (f"năm báo cáo {year}", f"the reporting year {year}"),
        (1, 6): (f"kỳ báo cáo 6 tháng đầu năm {year}", f"the reporting first half of {year}"),
        (7, 12): (f"kỳ báo cáo 6 tháng cuối năm {year}", f"the reporting second half of {year}"),
    } | {
        (3 * q - 2, 3 * q): (f"kỳ báo cáo quý {_ROMAN[q]}/{year}", f"the reporting Q{q} {year}")
        for q in (1, 2, 3, 4)
    }
    return next((name for span, name in names.items() if _reporting(year, *span) == period), None)


def describe_period(period: Period, *, lang: Literal["vi", "en"] = "vi") -> str:
    """The name of a whole year, half, quarter, month or reporting period; else its days.

    >>> describe_period(Period(dt.date(2023, 1, 1), dt.date(2023, 6, 30)))
    '6 tháng đầu năm 2023'
    >>> describe_period(Period(dt.date(2022, 12, 15), dt.date(2023, 12, 14)), lang="en")
    'the reporting year 2023 (2022-12-15 to 2023-12-14)'
    """
    days = _days(period, lang)
    if name := _reporting_name(period):
        inner = days.removeprefix("from ") if lang == "en" else days
        return f"{name[lang == 'en']} ({inner})"
    kind = period_kind(period)
    return _named(period, kind, lang) if kind else days


def _days(period: Period, lang: str) -> str:
    start, end = period.start, period.end
    if lang == "en":
        since, until = (f"from {start}", f"to {end}") if start else ("", f"until {end}")
        return " ".join(part for part in (since, until if end else "") if part) or "all dates"
    parts = [f"từ ngày {vietnamese_day(start)}"] if start else []
    parts += [f"đến ngày {vietnamese_day(end)}"] if end else []
    return " ".join(parts) or "toàn bộ thời gian có dữ liệu"


def _named(period: Period, kind: Kind, lang: str) -> str:
    start, end = period.start or dt.date.min, period.end or dt.date.max
    year, months, quarter = start.year, end.month - start.month + 1, end.month // 3
    is_last = start.month == 7
    names: dict[str, tuple[str, str]] = {
        "year": (f"năm {year}", f"{year}"),
        "quarter": (f"quý {_ROMAN[quarter]}/{year}", f"Q{quarter} {year}"),
        "month": (f"tháng {start.month:02d}/{year}", f"{_MONTHS[start.month - 1]} {year}"),
        "months": (f"{months} tháng đầu năm {year}", f"the first {months} months of {year}"),
        "half": (
            f"6 tháng {'cuối' if is_last else 'đầu'} năm {year}",
            f"the {'second' if is_last else 'first'} half of {year}",
        ),
    }
    return names[kind][lang == "en"]
