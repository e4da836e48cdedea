"""The summary's cells: formulas over the evidence rows, beside the numbers of the report.

Words of ours are compared by COUNTIFS. Words of a site (sections, channels) are compared letter by
letter, since COUNTIFS would read ">5" or "Tin*" as a condition. Both are known to Excel 2013.
Each formula comes with its result over the rows that were written, found in them and nowhere else.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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
from cchc_nlp.reporting.excel_formulas import Formula
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.languages import VI
from cchc_nlp.reporting.row_counts import Days, RowCounts, section_words
from cchc_nlp.reporting.wording import TOPICS, month

_COUNTED, _REFORM, _GENERAL = f'{COUNTED},"Có"', f'{REFORM},"Có"', f'{REFORM},"Không"'
TOTAL = "CỘNG"

SummaryCell = str | int | Formula


@dataclass(frozen=True)
class Line:
    """A line of a breakdown: its name, which rows it is about, what the report says of them.

    The rows are those of some `days`, or those that have the name in a `column`.
    """

    name: str
    days: Days | None
    column: str
    total: int
    reform: int


@dataclass(frozen=True)
class LabelLine:
    """A row of the summary: its name, the rows it is about, twice, and the report's number.

    `condition` is one of COUNTIFS ("{row}" being the line's own number) or "", `asked` the same
    for `RowCounts.number`.
    """

    name: str
    condition: str
    asked: Mapping[str, Any]
    reported: int


# -- by label and quarter -----------------------------------------------------------------------


def summary_heading(facts: ReportFacts) -> tuple[str, ...]:
    """The headings of the rows of `summary_cells`."""
    names = (_quarter_name(start) for start, _ in quarters_of(facts))
    return ("Nội dung", *names, "Cộng", "Số trong báo cáo", "Đối chiếu")


def summary_cells(
    facts: ReportFacts, rows: RowCounts, *, first: int
) -> Iterator[tuple[SummaryCell, ...]]:
    """The rows by label and quarter, the first of them being row `first`.

    Each row: its name, one formula a quarter, their sum, the number in the report, and a formula
    that says whether both agree.
    """
    quarters = tuple(quarters_of(facts))
    for at, line in enumerate(_label_lines(facts), start=first):
        conditions = tuple(filter(None, [line.condition.format(row=at)]))
        cells = [
            Formula(_count(*_inside(days), *conditions), rows.number(days=days, **line.asked))
            for days in quarters
        ]
        total = _sum(cells, f"B{at}:{column_letter(len(quarters) + 1)}{at}")
        sum_at, reported_at = (column_letter(len(quarters) + place) for place in (2, 3))
        agrees = _agreement((f"{sum_at}{at}", f"{reported_at}{at}", total, line.reported))
        yield (line.name, *cells, total, line.reported, agrees)


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


def _label_lines(facts: ReportFacts) -> Iterator[LabelLine]:
    tally, topic = facts.count.tally, TOPICS[facts.count.policy].upper()
    for group in facts.by_label:
        name = facts.names[group.key]
        yield LabelLine(name, LABEL + ",$A{row}", {"value": name}, group.tally.total)
    yield LabelLine("TỔNG SỐ TIN, BÀI", "", {}, tally.total)
    reform, general = tally.counts["reform"], tally.counts["general"]
    yield LabelLine(f"TRONG ĐÓ: TIN, BÀI {topic}", _REFORM, {"is_reform": True}, reform)
    yield LabelLine("NỘI DUNG KHÁC", _GENERAL, {"is_reform": False}, general)


# -- by quarter, month, section, channel and kind -----------------------------------------------


def breakdowns(facts: ReportFacts) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """What the articles are broken down by, with the lines; each adds up to the count."""
    yield "Quý", tuple(_quarter_lines(facts))
    months = (_line(month(g.key), [g], days=_month_days(g.key)) for g in facts.by_month)
    yield "Tháng", tuple(months)
    yield "Chuyên mục", tuple(_named(facts.by_section, SECTION))
    yield "Kênh", tuple(_named(facts.by_source, CHANNEL))
    yield "Loại tin, bài", tuple(_named(facts.by_kind, KIND))


def line_cells(line: Line, rows: RowCounts, *, at: int) -> tuple[SummaryCell, ...]:
    """The cells of a line in row `at`: name, all, reform, others, share, both numbers, agreement.

    The first two are formulas over the evidence rows, the next two over them.
    """
    both = [_matching(line, rows, at=at), _matching(line, rows, at=at, reform=True)]
    return (line.name, *both, *_reckoned(both, line.total, line.reform, at=at))


def total_cells(
    facts: ReportFacts, lines: Sequence[Sequence[SummaryCell]], *, at: int
) -> tuple[SummaryCell, ...]:
    """The sums in row `at` of the lines above it, beside the count."""
    first, tally = at - len(lines), facts.count.tally
    sums = [
        _sum([line[place] for line in lines], f"{letter}{first}:{letter}{at - 1}")
        for place, letter in ((1, "B"), (2, "C"))
    ]
    return (TOTAL, *sums, *_reckoned(sums, tally.total, tally.counts["reform"], at=at))


def _reckoned(
    both: Sequence[Formula], total: int, reform: int, *, at: int
) -> tuple[SummaryCell, ...]:
    """What follows from all and reform: others, share, the report's numbers, whether they agree."""
    found, found_reform = (int(formula.result) for formula in both)
    others = Formula(f"=B{at}-C{at}", found - found_reform)
    share = Formula(f'=IF(B{at}=0,"–",C{at}/B{at})', found_reform / found if found else "–")
    agrees = _agreement((f"B{at}", f"F{at}", both[0], total), (f"C{at}", f"G{at}", both[1], reform))
    return (others, share, total, reform, agrees)


def _quarter_lines(facts: ReportFacts) -> Iterator[Line]:
    for start, after in quarters_of(facts):
        inside = [g for g in facts.by_month if start <= _month_days(g.key)[0] < after]
        yield _line(_quarter_name(start), inside, days=(start, after))


def _named(groups: Sequence[Group], column: str) -> Iterator[Line]:
    """A line for each name as it is shown; groups that look alike share one."""
    words = section_words if column == SECTION else shown_text
    by_name: dict[str, list[Group]] = {}
    for group in groups:
        by_name.setdefault(words(group.key), []).append(group)
    for name, alike in by_name.items():
        yield _line(name, alike, column=column)


def _line(
    name: str, groups: Sequence[Group], *, days: Days | None = None, column: str = ""
) -> Line:
    total = sum(group.tally.total for group in groups)
    reform = sum(group.tally.counts["reform"] for group in groups)
    return Line(name, days, column, total, reform)


def _matching(line: Line, rows: RowCounts, *, at: int, reform: bool = False) -> Formula:
    """How many counted rows a line is about."""
    is_reform = True if reform else None
    if line.days:
        conditions = (*_inside(line.days), *([_REFORM] if reform else []))
        return Formula(_count(*conditions), rows.number(days=line.days, is_reform=is_reform))
    also = f'*({REFORM}="Có")' if reform else ""
    formula = f'=SUMPRODUCT(EXACT({line.column},$A{at})*({COUNTED}="Có"){also})'
    return Formula(formula, rows.number(line.column, line.name, is_reform=is_reform))


# -- formulas -----------------------------------------------------------------------------------


def _count(*conditions: str) -> str:
    """How many counted rows meet the conditions."""
    return f"=COUNTIFS({','.join([*conditions, _COUNTED])})"


def _sum(cells: Sequence[SummaryCell], places: str) -> Formula:
    """The sum of formulas of counts; of no cell at all it is 0, and no formula over cells."""
    results = [int(cell.result) for cell in cells if isinstance(cell, Formula)]
    return Formula(f"=SUM({places})" if results else "=0", sum(results))


def _agreement(*pairs: tuple[str, str, Formula, int]) -> Formula:
    """Whether cells are the same as those beside them: their places, and what stands there."""
    same = [f"{one}={other}" for one, other, _, _ in pairs]
    told = f"AND({','.join(same)})" if same[1:] else same[0]
    is_same = all(found.result == reported for *_, found, reported in pairs)
    return Formula(f'=IF({told},"khớp","chưa khớp")', "khớp" if is_same else "chưa khớp")


def _inside(days: Days) -> tuple[str, str]:
    start, after = (f"DATE({day.year},{day.month},{day.day})" for day in days)
    return f'{DATE},">="&{start}', f'{DATE},"<"&{after}'


def _quarter_name(start: dt.date) -> str:
    return VI.quarter(f"{start.year}-Q{start.month // 3 + 1}")


def _month_days(key: str) -> Days:
    year, number = int(key[:4]), int(key[5:])
    start = dt.date(year, number, 1)
    return start, start + dt.timedelta(days=calendar.monthrange(year, number)[1])
