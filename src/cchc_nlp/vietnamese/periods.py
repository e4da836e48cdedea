"""Periods as reports write them: "từ ngày 01/01/2023 đến ngày 25/10/2023", "quý III".

Every reading is a row of a table: its name, its pattern on folded text, and how its days are got.
A form without a year is completed from `reference`, and is no period where there is none.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cchc_nlp.errors import PeriodError
from cchc_nlp.records import Period, Span
from cchc_nlp.vietnamese.alignment import in_any_text
from cchc_nlp.vietnamese.anchors import holding, matches, stretches
from cchc_nlp.vietnamese.dates import find_dates
from cchc_nlp.vietnamese.folding import fold

Year = int | None
Found = re.Match[str]


@dataclass(frozen=True)
class PeriodMention(Span):
    """A period as it stands in a text; `reading` names the form it was taken for."""

    period: Period
    reading: str


def parse_day(text: str) -> dt.date:
    """The day a person typed, as 2023-10-25 or 25/10/2023. Raises PeriodError for anything else.

    >>> parse_day("25/10/2023")
    datetime.date(2023, 10, 25)
    """
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(text.strip(), form).date()  # noqa: DTZ007  (a day has none)
        except ValueError:
            continue
    raise PeriodError(f"{text!r} is not a day; write 2023-10-25 or 25/10/2023")


def parse_period(start: str | None, end: str | None) -> Period:
    """The period between two days, both included; None leaves an end open.

    Raises PeriodError for what is not a day, or an end before its start.
    """
    period = Period(parse_day(start) if start else None, parse_day(end) if end else None)
    if period.start and period.end and period.end < period.start:
        raise PeriodError(
            f"the period ends on {period.end}, before its start {period.start}; swap the two days"
        )
    return period


@in_any_text
def find_periods(text: str, *, reference: dt.date | None = None) -> Iterator[PeriodMention]:
    """The periods named in an NFC text, in order; where two readings overlap, the longer.

    >>> [str(m.period.start) for m in find_periods("Quý III/2024 và năm 2025")]
    ['2024-07-01', '2025-01-01']
    """
    folded = fold(text)
    days = [(day.start, day.end) for day in find_dates(text)]
    # With nothing to complete it from, a form without a year is none.
    near = [(0, len(folded))] if reference else stretches(folded, _ANY_YEAR, reach=_REACH)
    found: list[PeriodMention] = []
    for reading, needed, pattern, build in _READINGS:
        for match in matches(pattern, folded, holding(needed, folded, near)):
            period = _built(build, match, reference)
            if period is not None and not _is_within(match.span(), days):
                place = match.span()
                found.append(PeriodMention(text[slice(*place)], *place, period, reading))
    end = 0
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if mention.start >= end:
            yield mention
            end = mention.end


def _is_within(span: tuple[int, int], days: list[tuple[int, int]]) -> bool:
    """Whether a reading lies inside a day: "năm 2023" in "5 tháng 10 năm 2023" is no period."""
    place = bisect_right(days, (span[0], sys.maxsize)) - 1
    return place >= 0 and span[1] <= days[place][1]


def _built(
    build: Callable[[Found, Year], Period | None], match: Found, reference: dt.date | None
) -> Period | None:
    """The period a match means, or None where no calendar has it."""
    year = reference.year if reference else None
    if (relative := match.groupdict().get("rel")) and year:
        year += _RELATIVE[relative.split()[-1]]
    try:
        period = build(match, year)
    except ValueError:
        return None
    if period and period.start and period.end and period.end < period.start:
        return None
    return period


# -- how the days are got -------------------------------------------------------------------------


def _day(match: Found, which: str, year: Year) -> dt.date | None:
    """The day of the named groups, its year completed; None where no year is known."""
    written = match[f"{which}y"]
    year = int(written) if written else year
    return dt.date(year, int(match[f"{which}m"]), int(match[f"{which}d"])) if year else None


def _between(match: Found, year: Year) -> Period | None:
    """Two days; a first one without its year lies before the second: "25/12 đến 05/01/2024"."""
    end = _day(match, "b", year)
    start = _day(match, "a", end.year if end else year)
    if start and end and end < start and not match["ay"] and match["by"]:
        start = _day(match, "a", end.year - 1)
    return Period(start, end) if start and end else None


def _days_of_month(match: Found, _: Year) -> Period:
    """The days of "ngày 6-12/10/2025"."""
    year, month = int(match["by"]), int(match["bm"])
    return Period(dt.date(year, month, int(match["ad"])), dt.date(year, month, int(match["bd"])))


def _one_day(match: Found, year: Year) -> Period | None:
    day = _day(match, "b", year)
    return Period(day, day) if day else None


def _since(match: Found, year: Year) -> Period | None:
    start = _day(match, "a", year)
    return Period(start, None) if start else None


def _until(match: Found, year: Year) -> Period | None:
    end = _day(match, "b", year)
    return Period(None, end) if end else None


def _year_until(match: Found, year: Year) -> Period | None:
    """The year's first day to a day: "từ đầu năm (2023) đến ngày 15/6(/2023)"."""
    written = match["y"] or match["by"] or year
    end = _day(match, "b", int(written)) if written else None
    return Period(dt.date(int(written), 1, 1), end) if written and end else None


def _since_year(match: Found, year: Year) -> Period | None:
    written = match["y"] or year
    return Period(dt.date(int(written), int(match["m"] or 1), 1), None) if written else None


def _reporting_year(match: Found, _: Year) -> Period:
    """The Ministry's reporting year 2023 is 15/12/2022 to 14/12/2023."""
    year = int(match["y"])
    return Period(dt.date(year - 1, 12, 15), dt.date(year, 12, 14))


def _until_end(match: Found, year: Year) -> Period | None:
    """Up to the end of a month, a quarter or a year, from an open start or the year's first day."""
    written = match["y"] or match["first"] or year
    if not written:
        return None
    month = int(match["m"] or 3 * _NUMBERS.get(match["q"], 4))
    end = _months(int(written), month, month).end
    since = dt.date(int(match["first"] or written), 1, 1) if match["start"] else None
    return Period(since, end)


def _since_month(match: Found, _: Year) -> Period:
    return Period(dt.date(int(match["y"]), int(match["m"] or 1), 1), None)


def _quarter_range(match: Found, year: Year) -> Period | None:
    last_year = match["by"] or year
    if not last_year:
        return None
    first, last = _NUMBERS[match["aq"]], _NUMBERS[match["bq"]]
    first_year = int(match["ay"] or int(last_year) - (first > last))
    start = _months(first_year, 3 * first - 2, 3 * first).start
    return Period(start, _months(int(last_year), 3 * last - 2, 3 * last).end)


def _list_of(size: int) -> Callable[[Found, Year], Period | None]:
    """A list of quarters or months in a row as one period: "quý I, II và III năm 2023"."""

    def build(match: Found, year: Year) -> Period | None:
        parts = re.split(r"\s?,\s?|\svà\s", match["list"])
        numbers = [_NUMBERS.get(part) or int(part) for part in parts]
        if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            return None
        return _months(int(match["y"]), size * (numbers[0] - 1) + 1, size * numbers[-1])

    return build


def _first_quarters(match: Found, year: Year) -> Period | None:
    written, number = match["y"] or year, _NUMBERS[match["n"]]
    return _months(int(written), 1, 3 * number) if written and number < 4 else None


def _listed_years(match: Found, _: Year) -> Period | None:
    years = [int(year) for year in re.findall(_Y, match["list"])]
    in_a_row = years == list(range(years[0], years[0] + len(years)))
    return Period(dt.date(years[0], 1, 1), dt.date(years[-1], 12, 31)) if in_a_row else None


def _months(year: int, first: int, last: int) -> Period:
    return Period(dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]))


def _quarter(match: Found, year: Year) -> Period | None:
    written = match["y"] or match["later"] or year
    number = _NUMBERS[match["q"]]
    return _months(int(written), 3 * number - 2, 3 * number) if written else None


def _first_months(match: Found, year: Year) -> Period | None:
    written = match["y"] or year
    number = _NUMBERS.get(match["n"]) or int(match["n"])
    if not written or number > 12:
        return None
    is_last = match["side"].startswith("cuối")
    return _months(int(written), 13 - number if is_last else 1, 12 if is_last else number)


def _month(match: Found, year: Year) -> Period | None:
    written = match["y"] or match["later"] or year
    return _months(int(written), int(match["m"]), int(match["m"])) if written else None


def _month_range(match: Found, year: Year) -> Period | None:
    last_year = match["by"] or year
    first_year = match["ay"] or last_year
    if not last_year or not first_year:
        return None
    if not match["ay"] and int(match["am"]) > int(match["bm"]):
        first_year = int(last_year) - 1
    first = _months(int(first_year), int(match["am"]), int(match["am"]))
    last = _months(int(last_year), int(match["bm"]), int(match["bm"]))
    return Period(first.start, last.end)


def _years(match: Found, _: Year) -> Period:
    return Period(dt.date(int(match["a"]), 1, 1), dt.date(int(match["b"]), 12, 31))


def _whole_year(match: Found, _: Year) -> Period:
    return _months(int(match["y"]), 1, 12)


# -- the table ------------------------------------------------------------------------------------

_RELATIVE = {"trước": -1, "ngoái": -1, "nay": 0, "này": 0, "sau": 1}
_NUMBERS = {
    "01": 1, "02": 2, "03": 3, "04": 4,
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4,
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "nửa": 6,
}  # fmt: skip
# In these patterns a blank stands for one to three blanks of any kind, {_B} for up to three: with
# runs of any length, a page of blanks would be read for minutes.
_B = r"\s{0,3}"
_Y = r"(?:19|20)\d{2}"
_ANY_YEAR = re.compile(_Y)
_REACH = 200  # letters; the longest form is a list of months


def _written(which: str) -> str:
    """A day with named groups: 25/10/2023, 25.10.2023, 25 tháng 10 năm 2023; the year may lack."""
    d, m, y = (rf"(?P<{which}{part}>" for part in "dmy")
    return (
        rf"(?:ngày:? )?{d}\d{{1,2}})(?:\s?[/.-]\s?| tháng ){m}\d{{1,2}})"
        rf"(?:(?:\s?[/.-]\s?| năm ){y}{_Y}))?(?![\d/])"
    )


_A_DAY, _B_DAY = _written("a"), _written("b")
_TO = rf"{_B}(?:đến|tới|-){_B}(?:\(?hết\)? )?"
_NOW = rf"(?:{_B},?{_B}(?:đến|tới|cho đến) (?:nay|thời điểm (?:này|hiện tại)))"
_COUNT = r"(?P<n>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười)"
_QUARTER = "iii|ii|iv|i|0?[1-4]|một|hai|ba|bốn|tư"
_REL = r" (?P<rel>năm (?:trước|ngoái|nay|này|sau))"
_BACK = rf"(?!{_B},?{_B}(?:đến|tới|cho|-))"
# "quý I và quý II/2023": the year stands once, at the end of the list
_AND = rf"(?:{_B},{_B}| và )"
_MONTHS = rf"tháng (?P<am>\d{{1,2}})(?:[/\s-](?:năm )?(?P<ay>{_Y}))?{_TO}"

# Each row: the reading's name, a word that it cannot do without ("" for none), its pattern.
_ROWS = (
    ("days", "", rf"(?:từ )?{_A_DAY}{_TO}{_B_DAY}", _between),
    ("year_to_day", "đầu", rf"từ đầu năm(?: (?P<y>{_Y}))?{_TO}{_B_DAY}", _year_until),
    (
        "until_end",
        "",
        rf"(?:(?P<start>từ đầu năm(?: (?P<first>{_Y}))?){_B},?{_B})?"
        r"(?:tính |luỹ kế |cộng dồn )?(?:đến|tới) (?:hết |cuối )?"
        rf"(?:tháng (?P<m>\d{{1,2}})|quý (?P<q>{_QUARTER})|(?=năm))"
        rf"(?:(?:{_B}[/-]{_B}| năm |năm )(?P<y>{_Y}))?",
        _until_end,
    ),
    (
        "since_month",
        "từ",
        rf"(?:kể )?từ tháng (?P<m>\d{{1,2}})(?:{_B}/{_B}| năm |-)(?P<y>{_Y})(?!\d){_BACK}",
        _since_month,
    ),
    ("since_year", "từ", rf"(?:kể )?từ (?:đầu )?(?P<m>)năm (?P<y>{_Y})(?!\d){_BACK}", _since_month),
    (
        "quarters",
        "quý",
        rf"(?:các )?quý (?P<list>(?:{_QUARTER})(?:(?:{_B},{_B}| và )(?:{_QUARTER})){{1,3}})"
        rf"(?:{_B}[/-]{_B}| năm | )(?P<y>{_Y})",
        _list_of(3),
    ),
    (
        "months",
        "tháng",
        rf"(?:các )?tháng (?P<list>\d{{1,2}}(?:(?:{_B},{_B}| và )\d{{1,2}}){{1,11}})"
        rf"(?:{_B}/{_B}| năm )(?P<y>{_Y})",
        _list_of(1),
    ),
    ("quarters", "quý", rf"(?P<n>[1-3]|hai|ba) quý đầu năm(?: (?P<y>{_Y}))?", _first_quarters),
    (
        "years",
        "năm",
        rf"(?:các )?năm (?P<list>{_Y}(?:{_B},{_B}{_Y}){{0,4}} và {_Y})",
        _listed_years,
    ),
    ("reporting_year", "báo", rf"(?:năm|kỳ) báo cáo(?: năm)? (?P<y>{_Y})", _reporting_year),
    (
        "quarter_range",
        "quý",
        rf"(?:từ )?quý (?P<aq>{_QUARTER})(?:(?:{_B}[/-]{_B}| năm | )(?P<ay>{_Y}))?{_TO}"
        rf"quý (?P<bq>{_QUARTER})(?:(?:{_B}[/-]{_B}| năm | )(?P<by>{_Y}))?",
        _quarter_range,
    ),
    ("since_day", "từ", rf"(?:kể )?từ {_A_DAY}(?!{_TO}(?:ngày )?\d){_NOW}?", _since),
    (
        "since_year",
        "từ",
        r"(?:kể )?từ (?:đầu )?(?:tháng (?P<m>\d{1,2})[/\s-]{1,3})?"
        rf"(?:năm )?(?P<y>{_Y})?(?:năm)?{_NOW}",
        _since_year,
    ),
    (
        "days_of_month",
        "ngày",
        rf"(?:từ )?ngày (?P<ad>\d{{1,2}}){_TO}(?:ngày )?(?P<bd>\d{{1,2}})"
        rf"(?:/| tháng )(?P<bm>\d{{1,2}})(?:/| năm )(?P<by>{_Y})",
        _days_of_month,
    ),
    # a statement that opens with a day speaks of it, or of all up to it
    ("one_day", "ngày", rf"(?m:^)(?=ngày){_B_DAY}(?=,)", _one_day),
    ("until_day", "ngày", rf"(?:(?m:^)|(?<=[.;]\s))(?:đến|tới) (?:hết )?(?=ngày){_B_DAY}", _until),
    (
        "until_day",
        "",
        r"(?:tính|luỹ kế|cộng dồn)(?: tính)? (?:đến|tới) (?:hết |thời điểm )?"
        rf"(?:\d{{1,2}} giờ(?: \d{{1,2}}(?: phút)?)? )?{_B_DAY}",
        _until,
    ),
    (
        "quarter",
        "quý",
        rf"quý (?P<q>{_QUARTER})(?:{_REL}|(?:{_B}[/-]{_B}| năm | )(?P<y>{_Y})"
        rf"|(?=(?:{_AND}quý (?:{_QUARTER})){{1,3}}(?:{_B}[/-]{_B}| năm | )(?P<later>{_Y})))?",
        _quarter,
    ),
    (
        "months_of_year",
        "tháng",
        rf"{_COUNT} tháng (?P<side>đầu|cuối)(?: của)?(?:{_REL}|(?: năm)?(?:{_B}(?P<y>{_Y}))?)",
        _first_months,
    ),
    (
        "months_of_year",
        "tháng",
        rf"(?<!ngày\s)(?<!\w){_COUNT} tháng(?P<side>) năm (?P<y>{_Y})",
        _first_months,
    ),
    (
        "months_of_year",
        "nửa",
        rf"(?P<n>nửa) (?P<side>đầu|cuối) năm(?: (?P<y>{_Y}))?",
        _first_months,
    ),
    (
        "month_range",
        "tháng",
        rf"(?:từ )?{_MONTHS}tháng (?P<bm>\d{{1,2}})(?:[/\s-](?:năm )?(?P<by>{_Y}))?",
        _month_range,
    ),
    (
        "month",
        "tháng",
        rf"(?<!\d\s)tháng (?P<m>\d{{1,2}})(?:{_REL}|(?:{_B}/{_B}| năm |-)(?P<y>{_Y})"
        rf"|(?=(?:{_AND}tháng \d{{1,2}}){{1,3}}(?:{_B}/{_B}| năm |-)(?P<later>{_Y})))?",
        _month,
    ),
    (
        "years",
        "",
        rf"(?:giai đoạn(?: từ)?(?: năm)?|nhiệm kỳ|các năm|từ năm|năm) (?P<a>{_Y}){_B}"
        rf"(?:-|đến|tới){_B}(?:hết )?(?:năm )?(?P<b>{_Y})",
        _years,
    ),
    ("year", "năm", rf"(?:cả )?năm (?P<y>{_Y})", _whole_year),
)
_Build = Callable[[Found, Year], Period | None]
_READINGS: tuple[tuple[str, str, re.Pattern[str], _Build], ...] = tuple(
    (reading, needed, re.compile(rf"(?<!\w){pattern}(?!\w)".replace(" ", r"\s{1,3}")), build)
    for reading, needed, pattern, build in _ROWS
)
