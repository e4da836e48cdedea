"""Dates as portals and offices write them: "25/10/2023 14:05 CH", "ngày 25 tháng 10 năm 2023".

Numbers are read day first, always; a date without its year, or one that no calendar has, is no
date. Nothing here looks at today's clock.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cchc_nlp.records import TIME_ZONE, Span
from cchc_nlp.vietnamese.alignment import in_any_text
from cchc_nlp.vietnamese.anchors import matches, stretches
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.normalization import normalize


@dataclass(frozen=True)
class DateMention(Span):
    """A full date in running text; the word "ngày" before it is outside the span."""

    date: dt.date


_VIETNAMESE_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_ENGLISH_MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
)  # fmt: skip

_YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d)"
_GAP = r"[\s,./-]{0,4}"
# "10 tháng năm 2023" is ten months of 2023; May in words is read only before another "năm".
_MONTH_WORD = "|".join(sorted(_VIETNAMESE_MONTHS.keys() - {"năm"}, key=len, reverse=True))
_MONTH = rf"(?:tháng|thg|th)\.?\s{{0,3}}(?P<month>\d{{1,2}}(?!\d)|{_MONTH_WORD}|năm(?=\s+năm))"
_ENGLISH = rf"(?P<month>{'|'.join(_ENGLISH_MONTHS)})[a-z]{{0,6}}\.?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # 25/10/2023, 25-10-2023, 13.3.2020; not "12/2021/QĐ-UBND", nor a part of a longer number
        # and after a letter, that an OCR took for a digit, no date ("l5/10/2023")
        r"(?<!\d)(?<!\d[./])(?:(?<![^\W\d_])|(?<=ngày)|(?<=từ)|(?<=đến))(?P<day>\d{1,2})"
        r"\s{0,2}(?P<sep>[/.-])\s{0,2}"
        rf"(?P<month>\d{{1,2}})\s{{0,2}}(?P=sep)\s{{0,2}}{_YEAR}(?!/\s?\w|\.\d)",
        # 25/10 năm 2023
        r"(?<!\d)(?<!\d[./])(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s{1,3}năm\s{1,3}"
        rf"{_YEAR}",
        # 2023-10-25, 2023/10/25
        rf"(?<![\d/-]){_YEAR}(?P<sep>[/.-])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?!\d)",
        # 25 tháng 10 năm 2023, 03 tháng bốn năm 2018, 25 Th10 2023
        rf"(?<![\d/.])(?P<day>\d{{1,2}}){_GAP}{_MONTH}{_GAP}(?:năm\s{{0,3}})?{_YEAR}",
        # Tháng Mười 25, 2023 (WordPress); September 09, 2026
        rf"\b(?:{_MONTH}|{_ENGLISH.replace('month', 'english')})\s{{1,3}}"
        rf"(?P<day>\d{{1,2}}),\s{{0,3}}{_YEAR}",
        # 25 Oct 2023
        rf"(?<![\d/.])(?P<day>\d{{1,2}})\s{{1,3}}{_ENGLISH}\s{{1,3}}{_YEAR}",
    )
)
# No date is without its year, nor longer than this on either side of it.
_ANY_YEAR = re.compile(r"(?:19|20)\d{2}")
_REACH = 60
_NUKEVIET_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)(\+\d\d)(\d\d:\d\d:\d\d)")
_TIME = re.compile(
    r"(?<![\d:])(?<!\d[,.])(?P<hour>\d{1,2})\s{0,2}"
    r"(?:(?::|giờ|h|g)\s{0,2}(?P<minute>\d{2})(?!\d)(?::(?P<second>\d{2})(?:\.\d+)?)?|(?:giờ|h)\b)"
    r"(?:\s{0,2}phút|')?(?!\s{0,2}trước)"
    r"\s{0,2}(?:(?P<half>sa|ch|am|pm|sáng|chiều|tối)\b)?"
    r"\s{0,2}(?P<zone>z\b|(?:gmt|utc)(?P<far>\s?[+-]\d{1,2})?|[+-]\d\d:?\d\d\b(?![/-]))?"
)
_AFTERNOON = ("ch", "pm", "chiều", "tối")


def _month(match: re.Match[str]) -> int:
    name = match["month"] or match["english"]
    if name.isdecimal():
        return int(name)
    return _VIETNAMESE_MONTHS.get(name) or _ENGLISH_MONTHS.index(name) + 1


def _date(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(match["year"]), _month(match), int(match["day"]))
    except ValueError:
        return None


@in_any_text
def find_dates(text: str) -> Iterator[DateMention]:
    """Every full date of a text, in reading order, numeric or worded.

    >>> text = "Báo cáo ngày 25/10/2023, trình ngày 03 tháng bốn năm 2018"
    >>> [(mention.text, mention.date.isoformat()) for mention in find_dates(text)]
    [('25/10/2023', '2023-10-25'), ('03 tháng bốn năm 2018', '2018-04-03')]
    """
    yield from _dates_of(text)


@lru_cache(maxsize=2)  # citations, numbers and periods of one text each ask for its dates
def _dates_of(text: str) -> tuple[DateMention, ...]:
    folded = fold(text)
    near = stretches(folded, _ANY_YEAR, reach=_REACH)
    matched = [match for pattern in _PATTERNS for match in matches(pattern, folded, near)]
    found: list[DateMention] = []
    end = 0
    for match in sorted(matched, key=lambda m: m.span()):
        date = _date(match)
        if date is not None and match.start() >= end:
            end = match.end()
            found.append(DateMention(text[match.start() : end], match.start(), end, date))
    return tuple(found)


def parse_timestamp(text: str) -> dt.datetime | None:
    """The moment that the date element of a portal's page means, in Asia/Ho_Chi_Minh.

    Midnight where only a day is printed; labels, weekdays and view counts around it are passed
    over. None without a full and possible date. Never to be called on the body of an article:
    the date of a decision cited there reads like any other.

    >>> parse_timestamp("Thứ ba, 25 Tháng 1 2022 16:22 | Đã xem: 92").isoformat()
    '2022-01-25T16:22:00+07:00'
    >>> parse_timestamp("25-10-2023 02:05:00 CH").isoformat()
    '2023-10-25T14:05:00+07:00'
    >>> parse_timestamp("2023-10-24T18:30:00Z").isoformat()
    '2023-10-25T01:30:00+07:00'
    >>> parse_timestamp("Số: 12/2021/QĐ-UBND") is None
    True
    """
    # NukeViet prints the zone before the time: 2021-12-11+0714:05:00
    text = fold(_NUKEVIET_STAMP.sub(r"\1T\3\2:00", normalize(text)))
    mention = next(find_dates(text), None)
    if mention is None:
        return None
    # "T" joins an ISO date to its time; blanks keep the halves around the date apart.
    rest = f"{text[: mention.start]} | {text[mention.end :].removeprefix('t')}"
    midnight = dt.datetime.combine(mention.date, dt.time(), TIME_ZONE)
    moments = (_moment(mention.date, match) for match in _TIME.finditer(rest))
    return next((moment for moment in moments if moment), midnight)


_UNITS = {
    "giây": dt.timedelta(seconds=1), "phút": dt.timedelta(minutes=1), "giờ": dt.timedelta(hours=1),
    "tiếng": dt.timedelta(hours=1), "ngày": dt.timedelta(days=1), "tuần": dt.timedelta(weeks=1),
}  # fmt: skip
_AGO = re.compile(rf"(?<![\d.,])(\d{{1,2}})\s{{1,3}}({'|'.join(_UNITS)})\s{{1,3}}trước")
_YESTERDAY = re.compile(r"\bhôm\s{1,3}(qua|kia)\b")


def parse_relative(text: str, fetched: dt.datetime) -> dt.datetime | None:
    """The moment that "3 giờ trước" or "hôm qua" means on a page fetched then; None without one.

    Days and weeks give midnight: their hour is not said. Months and years are too vague to give
    a day.

    >>> fetched = dt.datetime(2023, 10, 25, 14, 5, tzinfo=TIME_ZONE)
    >>> parse_relative("Đăng 3 giờ trước", fetched).isoformat()
    '2023-10-25T11:05:00+07:00'
    >>> parse_relative("Hôm qua", fetched).isoformat()
    '2023-10-24T00:00:00+07:00'
    >>> parse_relative("2 tháng trước", fetched) is None
    True
    """
    text, fetched = fold(normalize(text)), fetched.astimezone(TIME_ZONE)
    if match := _AGO.search(text):
        step = int(match[1]) * _UNITS[match[2]]
        moment = fetched - step
        return moment if step < dt.timedelta(days=1) else _midnight(moment)
    if match := _YESTERDAY.search(text):
        return _midnight(fetched - dt.timedelta(days=1 if match[1] == "qua" else 2))
    return None


def _midnight(moment: dt.datetime) -> dt.datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


_ISO = re.compile(r"\s*\d{4}-\d{2}-\d{2}(?!\d)")


def parse_iso(text: str) -> dt.datetime | None:
    """The moment in an attribute or a field for machines, in Asia/Ho_Chi_Minh; only ISO 8601.

    "12/11/2021" in an attribute is as often month-first as not: None. NukeViet's misplaced zone
    is read.

    >>> parse_iso("2021-12-11+0714:05:00").isoformat(), parse_iso("12/11/2021 2:00:23 PM")
    ('2021-12-11T14:05:00+07:00', None)
    """
    return parse_timestamp(text) if _ISO.match(text) else None


def _moment(date: dt.date, match: re.Match[str]) -> dt.datetime | None:
    """The date at a time of day, moved from the printed zone; None for an hour no clock has."""
    hour, half = int(match["hour"]), match["half"]
    if half in _AFTERNOON and hour < 12:  # "14:05 PM" is how some portals print 14:05
        hour += 12
    elif half in ("sa", "am") and hour == 12:
        hour = 0
    try:
        time = dt.time(hour, int(match["minute"] or 0), int(match["second"] or 0))
    except ValueError:
        return None
    return dt.datetime.combine(date, time, _zone(match)).astimezone(TIME_ZONE)


def _zone(match: re.Match[str]) -> dt.tzinfo:
    """The zone printed after a time ("Z", "GMT+7", "+07:00"); Vietnam's where there is none."""
    zone = match["zone"]
    if not zone:
        return TIME_ZONE
    digits = re.sub(r"\D", "", zone).ljust(1, "0")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    offset = dt.timedelta(hours=hours, minutes=minutes)
    if offset >= dt.timedelta(hours=24):
        return TIME_ZONE
    return dt.timezone(-offset if "-" in zone else offset)
