"""A calendar holds each day in its place, and what is unknown stays so."""

from __future__ import annotations

import datetime as dt

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cchc_nlp.analysis.calendars import SHADES, UNKNOWN, WEEKDAYS, calendar_frame, calendar_svg

SVG = "{http://www.w3.org/2000/svg}"


def series(values: list[int | None], first: str = "2023-01-01") -> pd.Series:
    days = pd.date_range(first, periods=len(values), name="day")
    return pd.Series(values, index=days, dtype="Int64")


@settings(deadline=None)
@given(
    st.lists(st.none() | st.integers(0, 50), min_size=1, max_size=40),
    st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
)
def test_every_day_stands_in_its_week_and_nothing_else_does(
    values: list[int | None], first: dt.date
) -> None:
    days = series(values, str(first))
    frame = calendar_frame(days)
    assert frame.index.day_of_week.tolist() == [0] * len(frame)
    for day, value in days.items():
        cell = frame.loc[day - pd.Timedelta(days=day.weekday()), WEEKDAYS[day.weekday()]]
        assert pd.isna(cell) if pd.isna(value) else cell == value
    assert frame.notna().to_numpy().sum() == days.notna().sum()


def test_the_picture_has_a_square_a_day_that_says_what_it_is() -> None:
    svg = etree.fromstring(
        calendar_svg(calendar_frame(series([0, 4, None])), title="Sở & <năm>\x00")
    )
    squares = {square.findtext(f"{SVG}title"): square for square in svg.iter(f"{SVG}rect")}
    assert squares["01/01/2023: 0 tin, bài"].get("fill") == SHADES[0]
    assert squares["02/01/2023: 4 tin, bài"].get("fill") == SHADES[-1]
    assert squares[f"03/01/2023: {UNKNOWN}"].get("fill") == "none"
    assert len([words for words in squares if words and "/2023: " in words]) == 8
    assert svg.findtext(f"{SVG}title") == "Sở & <năm>\ufffd"


def test_the_legend_names_the_numbers_of_each_shade_once() -> None:
    svg = etree.fromstring(calendar_svg(calendar_frame(series([0, 10])), title="Năm"))
    words = [text.text for text in svg.iter(f"{SVG}text")]
    assert words[-6:] == ["0", "1–2", "3–5", "6–7", "8–10", UNKNOWN]


def test_years_are_told_once_each() -> None:
    svg = etree.fromstring(calendar_svg(calendar_frame(series([1] * 100, "2022-11-15")), title=""))
    words = [text.text for text in svg.iter(f"{SVG}text")]
    assert [word for word in words if word and word[:2] in ("12", "01", "02")] == [
        "12/2022", "01/2023", "02",
    ]  # fmt: skip


def test_no_day_at_all_is_an_empty_calendar() -> None:
    frame = calendar_frame(series([]))
    assert frame.empty
    assert "<svg" in calendar_svg(frame, title="Năm")
