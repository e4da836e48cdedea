"""Periods as reports write them, and as people type them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.errors import PeriodError
from cchc_nlp.vietnamese.periods import find_periods, parse_day, parse_period

WRITTEN = dt.date(2023, 10, 25)
CASES = [
    # two days, with and without the small words
    ("Tính từ ngày 01/01/2023 đến hết ngày 25/10/2023", "2023-01-01", "2023-10-25"),
    ("từ 15/12/2022 đến 14/12/2023", "2022-12-15", "2023-12-14"),
    ("(01/6/2023 - 30/6/2023)", "2023-06-01", "2023-06-30"),
    # the first day takes the second's year
    ("từ ngày 01/01 đến 15/6/2022", "2022-01-01", "2022-06-15"),
    ("từ ngày 20 tháng 5 năm 2023 đến ngày 19 tháng 6 năm 2023", "2023-05-20", "2023-06-19"),
    ("từ đầu năm đến ngày 15/6/2023", "2023-01-01", "2023-06-15"),
    # open ends
    ("từ đầu năm 2021 đến nay", "2021-01-01", None),
    ("từ đầu năm đến nay", "2023-01-01", None),
    ("tính đến hết ngày 30/9/2023", None, "2023-09-30"),
    # quarters, months, years
    ("Quý III/2024", "2024-07-01", "2024-09-30"),
    ("trong QUÝ IV năm 2022", "2022-10-01", "2022-12-31"),
    ("quý I", "2023-01-01", "2023-03-31"),
    ("9 tháng đầu năm 2022", "2022-01-01", "2022-09-30"),
    ("sáu tháng đầu năm", "2023-01-01", "2023-06-30"),
    ("6 tháng cuối năm 2022", "2022-07-01", "2022-12-31"),
    ("tháng 02/2024", "2024-02-01", "2024-02-29"),
    ("từ tháng 01 đến tháng 9/2023", "2023-01-01", "2023-09-30"),
    ("6 tháng năm 2022", "2022-01-01", "2022-06-30"),
    ("nửa cuối năm 2022", "2022-07-01", "2022-12-31"),
    ("trong các năm 2021-2022", "2021-01-01", "2022-12-31"),
    ("từ ngày 6-12/10/2025", "2025-10-06", "2025-10-12"),
    ("từ ngày 25 đến hết ngày 30/10/2023", "2023-10-25", "2023-10-30"),
    # a statement that opens with a day
    ("Đến ngày 22/5/2022, cả tỉnh", None, "2022-05-22"),
    ("Ngày 01/7/2025, Trung tâm", "2025-07-01", "2025-07-01"),
    ("giai đoạn 2021 - 2025", "2021-01-01", "2025-12-31"),
    ("năm 2023", "2023-01-01", "2023-12-31"),
]


@pytest.mark.parametrize(("text", "start", "end"), CASES, ids=[c[0] for c in CASES])
def test_a_period_is_read(text: str, start: str | None, end: str | None) -> None:
    (mention,) = find_periods(text, reference=WRITTEN)
    days = mention.period
    assert (days.start and str(days.start), days.end and str(days.end)) == (start, end)


@pytest.mark.parametrize(
    "text",
    ["ngày 5 tháng 10 năm 2023", "Quyết định số 17/QĐ-UBND ngày 04/4/2023", "từ 31/02/2023 đến nay",
     "từ ngày 25/10/2023 đến ngày 01/01/2023", "tháng 13/2023", "quý V", "năm học mới"],
)  # fmt: skip
def test_what_is_no_period(text: str) -> None:
    assert list(find_periods(text, reference=WRITTEN)) == []


def test_without_a_reference_a_form_without_a_year_is_no_period() -> None:
    assert list(find_periods("quý III, 6 tháng đầu năm, từ đầu năm đến nay")) == []


@pytest.mark.parametrize("text", ["từ đầu năm" + " " * 20_000, "từ 1/1 " * 5_000, "1/" * 20_000])
def test_runs_of_one_thing_are_read_at_once(text: str) -> None:
    assert list(find_periods(text)) == []


@given(st.text("từ ngày đến năm quý tháng 0123456789/- I\n", max_size=60))
def test_mentions_stand_in_the_text_and_never_overlap(text: str) -> None:
    end = 0
    for mention in find_periods(text, reference=WRITTEN):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        end = mention.end


@pytest.mark.parametrize("text", ["2023-10-25", "25/10/2023", " 25/10/2023 "])
def test_a_typed_day(text: str) -> None:
    assert parse_day(text) == WRITTEN


@pytest.mark.parametrize("text", ["", "10/25/2023", "25.10.2023", "2023", "hôm qua"])
def test_what_is_not_a_day_is_named(text: str) -> None:
    with pytest.raises(PeriodError, match="write 2023-10-25 or 25/10/2023"):
        parse_day(text)


def test_a_period_must_not_end_before_it_starts() -> None:
    with pytest.raises(PeriodError, match="before its start"):
        parse_period("2023-10-25", "2023-01-01")
    assert parse_period(None, None).to_dict() == {"from": None, "to": None}
