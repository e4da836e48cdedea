"""The summary sheet's cells: formulas over the evidence rows, beside the numbers of the report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.wording import TOPICS

# Columns of the evidence sheet that the formulas look at.
DATE, LABEL, COUNTED, REFORM = "C", "E", "F", "G"
ROMAN = ("I", "II", "III", "IV")

Quarter = tuple[dt.date, dt.date]


def summary_cells(facts: ReportFacts, *, sheet: str, first: int) -> Iterator[tuple[str | int, ...]]:
    """The heading and the rows of the summary, the row below the heading being number `first`.

    Each row: its name, one formula a quarter, their sum, the number in the report, and a formula
    that says whether both agree.
    """
    quarters = tuple(quarters_of(facts))
    yield _heading(quarters)
    for at, (name, condition, reported) in enumerate(_lines(facts, sheet), start=first):
        cells = [_formula(facts, quarter, condition.format(row=at), sheet) for quarter in quarters]
        end = column_letter(len(quarters) + 1)
        sum_at, reported_at = column_letter(len(quarters) + 2), column_letter(len(quarters) + 3)
        total = f"=SUM(B{at}:{end}{at})" if quarters else 0
        agrees = f'=IF({sum_at}{at}={reported_at}{at},"khớp","chưa khớp")'
        yield (name, *cells, total, reported, agrees)


def column_letter(place: int) -> str:
    """The letter of a column, the first being 1.

    >>> column_letter(2), column_letter(27)
    ('B', 'AA')
    """
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def quarters_of(facts: ReportFacts) -> Iterator[Quarter]:
    """Each quarter the period touches, as its first day and the first day after it.

    An open end of the period is where the evidence rows begin or end.
    """
    period, days = facts.count.period, [row.published.date() for row in facts.rows]
    start, end = period.start or min(days, default=None), period.end or max(days, default=None)
    if start is None or end is None:
        return
    day = dt.date(start.year, (start.month - 1) // 3 * 3 + 1, 1)
    while day <= end:
        following = (day + dt.timedelta(days=100)).replace(day=1)
        yield day, following
        day = following


def _heading(quarters: Sequence[Quarter]) -> tuple[str, ...]:
    names = (f"Quý {ROMAN[day.month // 3]}/{day.year}" for day, _ in quarters)
    return ("Nội dung", *names, "Cộng", "Số trong báo cáo", "Đối chiếu")


def _lines(facts: ReportFacts, sheet: str) -> Iterator[tuple[str, str, int]]:
    """The name of each row, its condition ("{row}" being its own number), and what was counted."""
    tally, last = facts.count.tally, len(facts.rows) + 1
    is_label = _column(sheet, LABEL, last) + ",$A{row}"
    is_reform = _column(sheet, REFORM, last)
    for group in facts.by_label:
        yield facts.names[group.key], is_label, group.tally.total
    yield "TỔNG SỐ TIN, BÀI", "", tally.total
    topic = TOPICS[facts.count.policy]
    yield f"TRONG ĐÓ: TIN, BÀI {topic.upper()}", f'{is_reform},"Có"', tally.counts["reform"]
    yield "NỘI DUNG KHÁC", f'{is_reform},"Không"', tally.counts["general"]


def _formula(facts: ReportFacts, quarter: Quarter, condition: str, sheet: str) -> str:
    """How many counted rows of the quarter meet the condition."""
    last = len(facts.rows) + 1
    dates, counted = _column(sheet, DATE, last), _column(sheet, COUNTED, last)
    (start, end) = (f"DATE({day.year},{day.month},{day.day})" for day in quarter)
    conditions = [f'{dates},">="&{start},{dates},"<"&{end},{counted},"Có"', condition]
    return f"=COUNTIFS({','.join(filter(None, conditions))})"


def _column(sheet: str, letter: str, last: int) -> str:
    return f"'{sheet}'!${letter}$2:${letter}${max(last, 2)}"
