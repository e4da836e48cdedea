"""Periods by name: what people type, what is refused, and the minutes at the borders."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.corpus.exchange import import_files
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.named_periods import describe_period, named_period, period_kind
from cchc_nlp.counting.tally import count
from cchc_nlp.errors import PeriodError
from cchc_nlp.records import Period

from ..factories import article, label

TODAY = dt.date(2023, 10, 25)
NAMED = {
    "năm 2023": ("2023-01-01", "2023-12-31"),
    "2023": ("2023-01-01", "2023-12-31"),
    "quý III/2023": ("2023-07-01", "2023-09-30"),
    "Quý 3 năm 2023": ("2023-07-01", "2023-09-30"),
    "QUÝ  IV/2024": ("2024-10-01", "2024-12-31"),
    "quý I": ("2023-01-01", "2023-03-31"),
    "Q3/2023": ("2023-07-01", "2023-09-30"),
    "q1 2024": ("2024-01-01", "2024-03-31"),
    "2023-Q3": ("2023-07-01", "2023-09-30"),
    "2023Q4": ("2023-10-01", "2023-12-31"),
    "6 tháng đầu năm 2023": ("2023-01-01", "2023-06-30"),
    "sáu tháng cuối năm 2023": ("2023-07-01", "2023-12-31"),
    "9 tháng 2023": ("2023-01-01", "2023-09-30"),
    "9 tháng năm 2023": ("2023-01-01", "2023-09-30"),
    "tháng 10/2023": ("2023-10-01", "2023-10-31"),
    "tháng 02/2024": ("2024-02-01", "2024-02-29"),
    "2023-10": ("2023-10-01", "2023-10-31"),
    "10/2023": ("2023-10-01", "2023-10-31"),
    "năm báo cáo 2023": ("2022-12-15", "2023-12-14"),
    "kỳ báo cáo năm 2023": ("2022-12-15", "2023-12-14"),
    "kỳ báo cáo quý I/2024": ("2023-12-15", "2024-03-14"),
    "kỳ báo cáo quý II năm 2023": ("2023-03-15", "2023-06-14"),
    "kỳ báo cáo quý III/2023": ("2023-06-15", "2023-09-14"),
    "kỳ báo cáo quý IV/2023": ("2023-09-15", "2023-12-14"),
    "kỳ báo cáo 6 tháng đầu năm 2023": ("2022-12-15", "2023-06-14"),
    "kỳ báo cáo 6 tháng cuối năm 2023": ("2023-06-15", "2023-12-14"),
    "đến nay": ("2023-01-01", "2023-10-25"),
    "từ đầu năm đến nay": ("2023-01-01", "2023-10-25"),
    "to date": ("2023-01-01", "2023-10-25"),
    "từ ngày 01/3/2023 đến nay": ("2023-03-01", "2023-10-25"),
    "từ 01/01/2023 đến 25/10/2023": ("2023-01-01", "2023-10-25"),
    "từ ngày 1/1/2023 đến hết ngày 25/10/2023": ("2023-01-01", "2023-10-25"),
    "từ 2023-01-01 đến 2023-10-25": ("2023-01-01", "2023-10-25"),
    "2023-01-01..2023-10-25": ("2023-01-01", "2023-10-25"),
    "25/10/2023": ("2023-10-25", "2023-10-25"),
    "giai đoạn 2021-2025": ("2021-01-01", "2025-12-31"),
    "tính đến ngày 30/6/2023": ("None", "2023-06-30"),
}
REFUSED = [
    "", " ", "hôm qua", "quý V/2023", "2023-13", "tháng 13/2023", "13 tháng 2023", "0 tháng 2023",
    "năm 20233", "quý III/2023 và quý IV/2023", "trong quý III/2023 vừa qua", "2023-Q5", "x" * 500,
    "kỳ báo cáo 9 tháng năm 2023", "31/02/2023", "2023..2024",
]  # fmt: skip


@pytest.mark.parametrize(("text", "days"), NAMED.items())
def test_a_period_is_read(text: str, days: tuple[str, str]) -> None:
    for written in (text, unicodedata.normalize("NFD", text), f" {text.upper()} "):
        period = named_period(written, today=TODAY)
        assert (str(period.start), str(period.end)) == days


@pytest.mark.parametrize("text", REFUSED)
def test_what_names_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodError) as refused:
        named_period(text, today=TODAY)
    assert text[:40] in str(refused.value)
    assert len(str(refused.value)) < 400


def test_the_refusal_shows_examples() -> None:
    with pytest.raises(PeriodError, match=r"'hôm qua' names no period; .*quý III/2023.*2023-10"):
        named_period("hôm qua", today=TODAY)


def test_an_end_before_its_start_is_named() -> None:
    with pytest.raises(PeriodError, match="ends on 2023-01-01, before its start 2023-10-25"):
        named_period("từ 25/10/2023 đến 01/01/2023", today=TODAY)


def test_the_reporting_quarters_make_up_the_reporting_year() -> None:
    year = named_period("năm báo cáo 2023", today=TODAY)
    quarters = [named_period(f"kỳ báo cáo quý {q}/2023", today=TODAY) for q in range(1, 5)]
    assert (quarters[0].start, quarters[-1].end) == (year.start, year.end)
    for before, after in pairwise(quarters):
        assert before.end is not None
        assert after.start == before.end + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "kind", "vi", "en"),
    [
        ("năm 2023", "year", "năm 2023", "2023"),
        ("Q3/2023", "quarter", "quý III/2023", "Q3 2023"),
        ("2023-10", "month", "tháng 10/2023", "October 2023"),
        ("2023-02", "month", "tháng 02/2023", "February 2023"),
        ("6 tháng đầu năm 2023", "half", "6 tháng đầu năm 2023", "the first half of 2023"),
        ("6 tháng cuối năm 2023", "half", "6 tháng cuối năm 2023", "the second half of 2023"),
        ("9 tháng 2023", "months", "9 tháng đầu năm 2023", "the first 9 months of 2023"),
        (
            "kỳ báo cáo quý I/2024",
            "reporting",
            "kỳ báo cáo quý I/2024 (từ ngày 15/12/2023 đến ngày 14/03/2024)",
            "the reporting Q1 2024 (2023-12-15 to 2024-03-14)",
        ),
        ("đến nay", "", "từ ngày 01/01/2023 đến ngày 25/10/2023", "from 2023-01-01 to 2023-10-25"),
        ("2023-02-01..2023-03-31", "", "từ ngày 01/02/2023 đến ngày 31/03/2023",
         "from 2023-02-01 to 2023-03-31"),
        (
            "2022-07-01..2023-09-30",
            "",
            "từ ngày 01/07/2022 đến ngày 30/09/2023",
            "from 2022-07-01 to 2023-09-30",
        ),
        ("tính đến ngày 30/6/2023", "", "đến ngày 30/06/2023", "until 2023-06-30"),
    ],
)  # fmt: skip
def test_a_period_is_told_by_its_name(text: str, kind: str, vi: str, en: str) -> None:
    period = named_period(text, today=TODAY)
    assert period_kind(period) == kind
    assert (describe_period(period), describe_period(period, lang="en")) == (vi, en)


@pytest.mark.parametrize(
    ("period", "vi", "en"),
    [
        (Period(None, None), "toàn bộ thời gian có dữ liệu", "all dates"),
        (Period(dt.date(2023, 3, 1), None), "từ ngày 01/03/2023", "from 2023-03-01"),
    ],
)
def test_open_periods_are_told_too(period: Period, vi: str, en: str) -> None:
    assert (describe_period(period), describe_period(period, lang="en")) == (vi, en)


@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31)),
    st.integers(0, 800),
)
def test_what_is_told_of_whole_periods_is_read_back(start: dt.date, days: int) -> None:
    period = Period(start, start + dt.timedelta(days=days))
    told = describe_period(period)
    if period_kind(period) != "reporting":
        assert named_period(told, today=TODAY) == period
    else:
        assert named_period(told.partition(" (")[0], today=TODAY) == period


MINUTES = {
    "2023-07-01T00:00:00+07:00": True,
    "2023-09-30T23:59:00+07:00": True,
    "2023-06-30T23:59:00+07:00": False,
    "2023-10-01T00:00:00+07:00": False,
    # the last of the month in London, the first of the next in Hà Nội
    "2023-06-30T17:00:00+00:00": True,
    "2023-06-30T16:59:00+00:00": False,
    "2023-09-30T16:59:00+00:00": True,
    "2023-09-30T17:00:00+00:00": False,
}
QUARTER = named_period("quý III/2023", today=TODAY)


@pytest.mark.parametrize(("published", "is_in"), MINUTES.items())
def test_the_minutes_at_the_borders(tmp_path: Path, published: str, is_in: bool) -> None:
    file = tmp_path / "tin.jsonl"
    row = {"id": "a", "title": "Tin a", "text": "Sở đăng tin.", "published": published}
    file.write_text(json.dumps(row), encoding="utf-8")
    with Corpus.open(tmp_path / "c.db") as corpus:
        import_files([file], corpus)
        corpus.add_labels([label("a")])
        found = count(corpus, period=QUARTER)
    assert found.tally.total == int(is_in)
    assert found.left_out["outside_period"] == int(not is_in)


@pytest.mark.parametrize(
    ("published", "is_in"),
    [("2023-06-30T17:00:00+00:00", True), ("2023-09-30T17:00:00+00:00", False)],
)
def test_articles_added_in_another_time_zone(tmp_path: Path, published: str, is_in: bool) -> None:
    moment = dt.datetime.fromisoformat(published)
    with Corpus.open(tmp_path / "c.db") as corpus:
        corpus.add_articles([article("a", published=moment)])
        corpus.add_labels([label("a")])
        assert count(corpus, period=QUARTER).tally.total == int(is_in)
