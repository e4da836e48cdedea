"""The summary's cells: formulas over the evidence rows, beside the numbers of the report.

Words of ours are compared by COUNTIFS. Words of a site (sections, channels) are compared letter by
letter, since COUNTIFS would read ">5" or "Tin*" as a condition. Both are known to Excel 2013.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc_nlp.records import Group
from cchc_nlp.reporting.excel_cells import shown_text
from cchc_nlp.reporting.excel_columns import (
    CHANNEL,
    COUNTED,
    DATE,
    KIND,
    LABEL,
    REFORM,
    SECTION,
    column_letter,
)
from cchc_nlp.reporting.excel_evidence import NO_SECTION
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.wording import TOPICS, month

_COUNTED, _REFORM, _GENERAL = f'{COUNTED},"Có"', f'{REFORM},"Có"', f'{REFORM},"Không"'
ROMAN = ("I", "II", "III", "IV")
TOTAL = "CỘNG"

Days = tuple[dt.date, dt.date]  # the first day, and the first one after


@dataclass(frozen=True)
class Line:
    """A line of a breakdown: its name, which rows it is about, what the report says of them.

    `conditions` are those of COUNTIFS; `exact` is the column that must be the name.
    """

    name: str
    conditions: tuple[str, ...]
    exact: str
    total: int
    reform: int


# -- by label and quarter -----------------------------------------------------------------------


def summary_cells(facts: ReportFacts, *, first: int) -> Iterator[tuple[str | int, ...]]:
    """The heading and the rows by label and quarter, the row below the heading being `first`.

    Each row: its name, one formula a quarter, their sum, the number in the report, and a formula
    that says whether both agree.
    """
    quarters = tuple(quarters_of(facts))
    names = (f"Quý {ROMAN[day.month // 3]}/{day.year}" for day, _ in quarters)
    yield ("Nội dung", *names, "Cộng", "Số trong báo cáo", "Đối chiếu")
    for at, (name, condition, reported) in enumerate(_label_lines(facts), start=first):
        conditions = tuple(filter(None, [condition.format(row=at)]))
        cells = [_count(*_inside(days), *conditions) for days in quarters]
        end = column_letter(len(quarters) + 1)
        sum_at, reported_at = column_letter(len(quarters) + 2), column_letter(len(quarters) + 3)
        total = f"=SUM(B{at}:{end}{at})" if quarters else 0
        agrees = f'=IF({sum_at}{at}={reported_at}{at},"khớp","chưa khớp")'
        yield (name, *cells, total, reported, agrees)


def quarters_of(facts: ReportFacts) -> Iterator[Days]:
    """Each quarter the period touches; its open ends are where the counted articles end."""
    period, months = facts.count.period, [group.key for group in facts.by_month]
    start = period.start or (_month_days(months[0])[0] if months else None)
    end = period.end or (_month_days(months[-1])[0] if months else None)
    if start is None or end is None:
        return
    day = dt.date(start.year, (start.month - 1) // 3 * 3 + 1, 1)
    while day <= end:
        following = (day + dt.timedelta(days=100)).replace(day=1)
        yield day, following
        day = following


def _label_lines(facts: ReportFacts) -> Iterator[tuple[str, str, int]]:
    """The name of each row, its condition ("{row}" being its own number), and what was counted."""
    tally, topic = facts.count.tally, TOPICS[facts.count.policy]
    for group in facts.by_label:
        yield facts.names[group.key], LABEL + ",$A{row}", group.tally.total
    yield "TỔNG SỐ TIN, BÀI", "", tally.total
    yield f"TRONG ĐÓ: TIN, BÀI {topic.upper()}", _REFORM, tally.counts["reform"]
    yield "NỘI DUNG KHÁC", _GENERAL, tally.counts["general"]


# -- by quarter, month, section, channel and kind -----------------------------------------------


def breakdowns(facts: ReportFacts) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """What the articles are broken down by, with the lines; each adds up to the count."""
    yield "Quý", tuple(_quarter_lines(facts))
    months = (_dated(month(g.key), _month_days(g.key), [g]) for g in facts.by_month)
    yield "Tháng", tuple(months)
    yield "Chuyên mục", tuple(_named(facts.by_section, SECTION))
    yield "Kênh", tuple(_named(facts.by_source, CHANNEL))
    yield "Loại tin, bài", tuple(_named(facts.by_kind, KIND))


def line_cells(line: Line, *, at: int) -> tuple[str | int, ...]:
    """The cells of a line in row `at`: name, all, reform, others, share, both numbers, agreement.

    The first two are formulas over the evidence rows, the next two over them.
    """
    both = [_matching(line, at=at), _matching(line, at=at, reform=True)]
    return (line.name, *both, *_derived(at), line.total, line.reform, _agreement(at))


def total_cells(facts: ReportFacts, *, first: int, at: int) -> tuple[str | int, ...]:
    """The sums in row `at` of the lines from row `first` on, beside the count."""
    sums = [f"=SUM({x}{first}:{x}{at - 1})" if first < at else 0 for x in "BC"]
    tally = facts.count.tally
    return (TOTAL, *sums, *_derived(at), tally.total, tally.counts["reform"], _agreement(at))


def _derived(at: int) -> tuple[str, str]:
    return f"=B{at}-C{at}", f'=IF(B{at}=0,"–",C{at}/B{at})'


def _agreement(at: int) -> str:
    return f'=IF(AND(B{at}=F{at},C{at}=G{at}),"khớp","chưa khớp")'


def _quarter_lines(facts: ReportFacts) -> Iterator[Line]:
    for start, after in quarters_of(facts):
        inside = [g for g in facts.by_month if start <= _month_days(g.key)[0] < after]
        name = f"Quý {ROMAN[start.month // 3]}/{start.year}"
        yield _dated(name, (start, after), inside)


def _dated(name: str, days: Days, groups: Sequence[Group]) -> Line:
    return _line(name, groups, conditions=_inside(days))


def _named(groups: Sequence[Group], column: str) -> Iterator[Line]:
    """A line for each name as it is shown; groups that look alike share one."""
    by_name: dict[str, list[Group]] = {}
    for group in groups:
        by_name.setdefault(shown_text(group.key) or NO_SECTION, []).append(group)
    for name, alike in by_name.items():
        yield _line(name, alike, exact=column)


def _line(
    name: str, groups: Sequence[Group], *, conditions: tuple[str, ...] = (), exact: str = ""
) -> Line:
    total = sum(group.tally.total for group in groups)
    reform = sum(group.tally.counts["reform"] for group in groups)
    return Line(name, conditions, exact, total, reform)


def _matching(line: Line, *, at: int, reform: bool = False) -> str:
    """How many counted rows a line is about."""
    if not line.exact:
        return _count(*line.conditions, *([_REFORM] if reform else []))
    also = f'*({REFORM}="Có")' if reform else ""
    return f'=SUMPRODUCT(EXACT({line.exact},$A{at})*({COUNTED}="Có"){also})'


# -- formulas -----------------------------------------------------------------------------------


def _count(*conditions: str) -> str:
    """How many counted rows meet the conditions."""
    return f"=COUNTIFS({','.join([*conditions, _COUNTED])})"


def _inside(days: Days) -> tuple[str, str]:
    start, after = (f"DATE({day.year},{day.month},{day.day})" for day in days)
    return f'{DATE},">="&{start}', f'{DATE},"<"&{after}'


def _month_days(key: str) -> Days:
    year, number = int(key[:4]), int(key[5:])
    start = dt.date(year, number, 1)
    return start, start + dt.timedelta(days=calendar.monthrange(year, number)[1])
