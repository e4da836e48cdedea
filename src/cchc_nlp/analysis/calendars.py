"""A year as a calendar: weeks across, weekdays down, as a frame and as a drawing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from cchc_nlp.counting.phrasing import vietnamese_day
from cchc_nlp.reporting.wording import visible

if TYPE_CHECKING:
    import pandas
    from lxml.etree import _Element

WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
SIDE, STEP = 13, 15  # of a day's square, and from one to the next, in pixels
LEFT, TOP, BOTTOM = 34, 42, 30
NARROWEST = 360  # that the legend has room
# From nothing to most, light to dark: readable in grey and by the colour-blind (after viridis).
SHADES = ("#ececec", "#b5de2b", "#35b779", "#26828e", "#482878")
UNKNOWN = "ngoài kỳ hoặc chưa biết"
FONT = "font-family: sans-serif; font-size: 10px; fill: #444"


def calendar_frame(days: pandas.Series) -> pandas.DataFrame:
    """A series by day (a column of `daily_counts`) as one row a week and one column a weekday.

    Weeks are named by their Monday, weekdays "T2" to "CN"; no week is left out. What is outside
    the series, or missing in it, is missing.
    """
    import pandas as pd

    monday = days.index - pd.to_timedelta(days.index.day_of_week, unit="D")
    weeks = pd.date_range(monday.min(), monday.max(), freq="7D") if len(days) else monday
    frame = pd.DataFrame(pd.NA, index=weeks.rename("week"), columns=list(WEEKDAYS), dtype="Int64")
    for weekday, name in enumerate(WEEKDAYS):
        is_one = days.index.day_of_week == weekday
        frame.loc[monday[is_one], name] = days[is_one].array
    return frame


def calendar_svg(calendar: pandas.DataFrame, *, title: str) -> str:
    """A `calendar_frame` as an SVG picture: a square a day, the darker the more.

    A day of which nothing is known is an empty, dashed square; each square has its day and number
    as a tooltip. In a notebook: `IPython.display.SVG(calendar_svg(...))`.
    """
    from lxml import etree

    values = _values(calendar)
    title = visible(title)
    weeks = [week.date() for week in calendar.index]
    width = max(LEFT + STEP * len(weeks) + 8, NARROWEST)
    height = TOP + STEP * len(WEEKDAYS) + BOTTOM
    size = {"viewBox": f"0 0 {width} {height}", "width": str(width), "height": str(height)}
    svg = etree.Element("svg", size, nsmap={None: "http://www.w3.org/2000/svg"}, role="img")
    _add(svg, "title", title)
    _add(svg, "rect", "", width=width, height=height, fill="#ffffff")  # for dark pages too
    _words(svg, title, at=(LEFT, 14))
    _names(svg, weeks)
    top = max((value for row in values for value in row if value is not None), default=0)
    for place, (week, row) in enumerate(zip(weeks, values, strict=True)):
        for weekday, value in enumerate(row):
            at = LEFT + STEP * place, TOP + STEP * weekday
            day = vietnamese_day(week + dt.timedelta(days=weekday))
            said = UNKNOWN if value is None else f"{value} tin, bài"
            _square(svg, _shade(value, top), at=at, words=f"{day}: {said}")
    _legend(svg, top, y=height - BOTTOM + 12)
    return etree.tostring(svg, encoding="unicode")


def _values(calendar: pandas.DataFrame) -> list[list[int | None]]:
    import pandas as pd

    rows = calendar.to_numpy(dtype=object)
    return [[None if pd.isna(value) else int(value) for value in row] for row in rows]


def _shade(value: int | None, top: int) -> str:
    """The colour of a number: nothing, or one of four equal steps up to the highest.

    >>> [SHADES.index(_shade(value, 8)) for value in (0, 1, 2, 3, 8)]
    [0, 1, 1, 2, 4]
    """
    if value is None:
        return ""
    steps = len(SHADES) - 1
    return SHADES[-(-value * steps // max(top, steps))]


def _names(svg: _Element, weeks: list[dt.date]) -> None:
    """Every other weekday, and each month above the week in which it begins; years once."""
    year = None
    for row, name in list(enumerate(WEEKDAYS))[::2]:
        _words(svg, name, at=(8, TOP + STEP * row + SIDE - 2))
    for place, week in enumerate(weeks):
        sunday = week + dt.timedelta(days=6)
        if sunday.day <= len(WEEKDAYS):
            name = f"{sunday:%m}" if sunday.year == year else f"{sunday:%m/%Y}"
            year = sunday.year
            _words(svg, name, at=(LEFT + STEP * place, TOP - 6))


def _legend(svg: _Element, top: int, *, y: int) -> None:
    """Each shade that is used with the numbers that have it, and what is not known."""
    x = LEFT
    by_shade: dict[str, list[int]] = {}
    for value in range(top + 1):
        by_shade.setdefault(_shade(value, top), []).append(value)
    for shade, found in [*by_shade.items(), ("", [])]:
        words = f"{found[0]}–{found[-1]}" if found[1:] else f"{found[0]}" if found else UNKNOWN
        _square(svg, shade, at=(x, y), words=words)
        _words(svg, words, at=(x + SIDE + 4, y + SIDE - 2))
        x += SIDE + 4 + 7 * len(words) + 8


def _square(svg: _Element, shade: str, *, at: tuple[int, int], words: str) -> None:
    square = _add(svg, "rect", "", x=at[0], y=at[1], width=SIDE, height=SIDE, rx=2)
    unknown = {"fill": "none", "stroke": "#bbb", "stroke-dasharray": "2 2"}
    square.attrib.update({"fill": shade} if shade else unknown)
    _add(square, "title", words)


def _words(svg: _Element, text: str, *, at: tuple[int, int]) -> None:
    _add(svg, "text", text, x=at[0], y=at[1], style=FONT)


def _add(parent: _Element, tag: str, text: str, **attributes: object) -> _Element:
    from lxml import etree

    told = {name: str(value) for name, value in attributes.items()}
    element = etree.SubElement(parent, tag, told)
    element.text = text or None
    return element
