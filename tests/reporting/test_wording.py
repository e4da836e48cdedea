"""A count is not an estimate: neither can be printed as the other."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.errors import ReportError
from cchc_nlp.records import Estimate, Period, Tally
from cchc_nlp.reporting.wording import about, number, period, printable, review, share, web_address

ESTIMATE = Estimate(31.4, 27.0, 36.2, "sum of scores, normal interval 95 %")


@pytest.mark.parametrize("value", [ESTIMATE, ESTIMATE.value, 31.0, True, "31", None])
def test_only_a_whole_number_is_printed_as_a_count(value: object) -> None:
    with pytest.raises(ReportError, match="not a count"):
        number(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [31, 31.4, Tally(31, {}, 31, 0, 0, 31, "model")])
def test_only_an_estimate_is_printed_as_an_estimate(value: object) -> None:
    with pytest.raises(ReportError, match="not an estimate"):
        about(value)  # type: ignore[arg-type]


@given(st.floats(0, 1e6), st.floats(0, 1e5), st.floats(0, 1e5))
def test_the_printed_interval_holds_the_true_one(value: float, below: float, above: float) -> None:
    low, high = max(0.0, value - below), value + above
    words = about(Estimate(value, low, high, "m")).replace(".", "")
    assert words.startswith("khoảng ")
    printed_low, printed_high = words.split("từ ")[1].rstrip(")").split(" đến ")
    noise = 1e-6  # what floats add to a whole number; the sentence rounds the same way
    assert int(printed_low) - noise <= low <= high <= int(printed_high) + noise


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (31, 152, "20,4%"),
        (1, 8, "12,5%"),
        (1, 16, "6,3%"),  # 6.25: half goes up, not to the even digit
        (1, 1, "100,0%"),
        (0, 7, "0,0%"),
        (0, 0, "–"),  # nothing published: no share, rather than a division by zero
    ],
)
def test_shares_are_rounded_half_away_from_zero(part: int, whole: int, words: str) -> None:
    assert share(part, whole) == words


def test_the_state_of_review_is_always_said() -> None:
    def tally(reviewed: int) -> Tally:
        basis = "model" if not reviewed else "reviewed" if reviewed == 152 else "mixed"
        return Tally(152, {}, 152, 0, reviewed, 152 - reviewed, basis)  # type: ignore[arg-type]

    assert review(tally(0)) == "máy gán nhãn, chưa rà soát"
    assert review(tally(152)) == "đã rà soát 152/152 tin, bài"
    assert review(tally(40)) == "đã rà soát 40/152 tin, bài, số còn lại do máy gán nhãn"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (dt.date(2023, 1, 1), dt.date(2023, 10, 25), "từ ngày 01/01/2023 đến ngày 25/10/2023"),
        (None, dt.date(2023, 10, 5), "đến hết ngày 05/10/2023"),
        (dt.date(2023, 1, 1), None, "từ ngày 01/01/2023"),
        (None, None, "toàn bộ thời gian có dữ liệu"),
    ],
)
def test_periods_in_words(start: dt.date | None, end: dt.date | None, words: str) -> None:
    assert period(Period(start, end)) == words


@given(st.text())
def test_printable_text_can_stand_in_xml(text: str) -> None:
    from lxml import etree

    element = etree.Element("t")
    element.text = printable(text)  # raises for what XML cannot hold
    assert "\n" not in element.text


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "javascript://so.vn/%0aalert(1)",
        "data:text/html,x",
        "//so.vn/a",
        "file:///etc",
        "http://[",
        "",
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert web_address(url) == ""
