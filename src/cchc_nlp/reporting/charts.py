"""Charts as inline SVG: no script, no font, no picture file, and words for who cannot see them.

Places across are shares of the width and places down are pixels, so that a chart fits a phone and
its letters keep their size.
"""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from cchc_nlp.records import Group
from cchc_nlp.reporting.coverage_grid import UNKNOWN
from cchc_nlp.reporting.wording import month, number

if TYPE_CHECKING:
    from lxml.etree import _Element

# Months: pixels down.
HEIGHT, TOP, BOTTOM = 340, 22, 42
MOST_STEPS = 5
# Room for the columns on a phone of 360 px and on a screen, and what a character takes, in pixels.
PHONE, SCREEN, CHARACTER = 285, 560, 7
LEGIBLE = 15  # the least height of a part that a number is written into

# Labels: pixels down of a line of words, a bar, and the gap below it; the longest bar in per cent.
LINE, BAR, GAP, LONGEST = 18, 12, 9, 88.0
LINE_CHARACTERS = 44  # at 13 px on a phone


def month_chart(groups: Sequence[Group], *, topic: str, unseen: Collection[str] = ()) -> str:
    """A stacked column for each month: reform items below, other items above; an SVG element.

    Every column has its numbers as a `title`; the whole has a title and a description. `unseen`
    months, at which nobody looked, have a dash where others have their column.

    >>> "<svg" in month_chart((), topic="CCHC")
    True
    """
    title = f"Số tin, bài theo tháng: {topic} và nội dung khác"
    words = [_month_words(group, topic, unseen) for group in groups]
    svg = _chart("month", title, description=_sentence(words), height=HEIGHT)
    top, step = _axis(max((group.tally.total for group in groups), default=0))
    left = 4.0 + 2 * len(number(top))
    _grid(svg, top, step=step, left=left)
    room = (100 - left) / max(len(groups), 1)
    for place, (group, told) in enumerate(zip(groups, words, strict=True)):
        middle = left + (place + 0.5) * room
        _month_name(svg, group.key, middle=middle, groups=groups)
        column = _add(svg, "g")
        _add(column, "title", told)
        if group.key in unseen and not group.tally.total:
            _add(column, "text", UNKNOWN, x=_share(middle), y=_px(_y(0, top) - 6), class_="n")
        else:
            _column(column, group, top=top, middle=middle, width=room * 0.66, months=len(groups))
    return _written(svg)


def label_chart(groups: Sequence[Group], *, names: Mapping[str, str], topic: str) -> str:
    """A stacked bar for each label, its name above and its numbers behind it; an SVG element.

    >>> "Không có tin, bài trong kỳ." in label_chart((), names={}, topic="CCHC")
    True
    """
    title = f"Số tin, bài theo nội dung chính: tính là {topic} và nội dung khác"
    words = [_words(names[group.key], group, topic) for group in groups]
    lines = [textwrap.wrap(names[group.key], LINE_CHARACTERS) for group in groups]
    height = sum(LINE * len(name) + BAR + GAP for name in lines)
    svg = _chart("label", title, description=_sentence(words), height=height)
    most = max((group.tally.total for group in groups), default=0)
    y = 0
    for group, name, told in zip(groups, lines, words, strict=True):
        bar = _add(svg, "g")
        _add(bar, "title", told)
        for line in name:
            y += LINE
            _add(bar, "text", line, x="0", y=_px(y - 5), class_="label")
        _bar(bar, group, y=y, most=most or 1)
        y += BAR + GAP
    return _written(svg)


# -- words --------------------------------------------------------------------------------------


def _month_words(group: Group, topic: str, unseen: Collection[str]) -> str:
    if group.key in unseen and not group.tally.total:
        return f"{month(group.key)}: chưa thu thập"
    return _words(month(group.key), group, topic)


def _words(name: str, group: Group, topic: str) -> str:
    reform, total = group.tally.counts["reform"], group.tally.total
    return f"{name}: {number(total)} tin, bài, {number(reform)} về {topic}"


def _sentence(words: Sequence[str]) -> str:
    return f"{'; '.join(words)}." if words else "Không có tin, bài trong kỳ."


# -- months -------------------------------------------------------------------------------------


def _axis(highest: int) -> tuple[int, int]:
    """Where the axis ends and its step: the least of 1, 2, 5, 10 ... that gives at most 5 steps.

    >>> _axis(0), _axis(4), _axis(21), _axis(1245)
    ((1, 1), (4, 1), (25, 5), (1500, 500))
    """
    step = next(step for step in _steps() if step * MOST_STEPS >= highest)
    return max(-(-highest // step), 1) * step, step


def _steps() -> Iterator[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def _y(value: float, top: int) -> float:
    return HEIGHT - BOTTOM - value / top * (HEIGHT - BOTTOM - TOP)


def _grid(svg: _Element, top: int, *, step: int, left: float) -> None:
    for value in range(0, top + 1, step):
        y = _px(_y(value, top))
        kind = "grid" if value else "grid base"
        _add(svg, "line", x1=_share(left), x2="100%", y1=y, y2=y, class_=kind)
        _add(svg, "text", number(value), x=_share(left), y=y, dx="-6", dy="4", class_="axis end")


def _month_name(svg: _Element, key: str, *, middle: float, groups: Sequence[Group]) -> None:
    """The month's number, and below it the year where one begins; every third where it is tight."""
    year, _, digits = key.partition("-")
    place, months = int(digits), len(groups)
    x, shown = _share(middle), _fit(months, characters=2)
    if shown != "n" and place % 3 == 1:
        shown = "n" if shown == "n wide" or months <= 3 * SCREEN // (2 * CHARACTER + 3) else ""
    if shown:
        _add(svg, "text", str(place), x=x, y=_px(HEIGHT - BOTTOM + 17), class_=shown)
    if place == 1 or key == groups[0].key:
        few = "n year" if months <= 12 * PHONE // 40 else "n year wide"
        _add(svg, "text", year, x=x, y=_px(HEIGHT - BOTTOM + 34), class_=few)


def _column(
    column: _Element, group: Group, *, top: int, middle: float, width: float, months: int
) -> None:
    """The two parts, the total above them, and the reform items' number where there is room."""
    reform, total = group.tally.counts["reform"], group.tally.total
    low, high = _y(reform, top), _y(total, top)
    left = middle - width / 2
    for name, y, bottom in (("reform", low, _y(0, top)), ("general", high, low)):
        box = {"x": _share(left), "y": _px(y), "width": _share(width), "height": _px(bottom - y)}
        _add(column, "rect", **box, class_=name)
    shown = _fit(months, characters=len(number(total))) if total else "n"
    if shown:
        x = _share(middle)
        _add(column, "text", number(total), x=x, y=_px(high - 5), class_=shown)
        if reform and low - high >= LEGIBLE:
            _add(column, "text", number(reform), x=x, y=_px(low - 3), class_=f"{shown} on-general")
        elif reform and _y(0, top) - low >= LEGIBLE:
            _add(column, "text", number(reform), x=x, y=_px(low + 13), class_=f"{shown} on-reform")


def _fit(months: int, *, characters: int) -> str:
    """The class of a number in every column: "" where even a screen has no room for it."""
    needed = months * (characters * CHARACTER + 3)
    return "n" if needed <= PHONE else "n wide" if needed <= SCREEN else ""


# -- labels -------------------------------------------------------------------------------------


def _bar(bar: _Element, group: Group, *, y: int, most: int) -> None:
    reform, total = group.tally.counts["reform"], group.tally.total
    part, whole = (LONGEST * value / most for value in (reform, total))
    for name, x, width in (("reform", 0.0, part), ("general", part, whole - part)):
        box = {"x": _share(x), "y": _px(y), "width": _share(width), "height": _px(BAR)}
        _add(bar, "rect", **box, class_=name)
    words = f"{number(reform)}/{number(total)}" if reform else number(total)
    _add(bar, "text", words, x=_share(whole), dx="6", y=_px(y + BAR - 2), class_="axis")


# -- SVG ----------------------------------------------------------------------------------------


def _chart(name: str, title: str, *, description: str, height: int) -> _Element:
    from lxml import etree

    named = {"class": f"chart {name}-chart", "aria-labelledby": f"{name}-title {name}-desc"}
    svg = etree.Element("svg", width="100%", height=str(height), role="img", attrib=named)
    _add(svg, "title", title, id=f"{name}-title")
    _add(svg, "desc", description, id=f"{name}-desc")
    return svg


def _add(parent: _Element, tag: str, text: str = "", **attributes: str) -> _Element:
    from lxml import etree

    element = etree.SubElement(parent, tag, {k.rstrip("_"): v for k, v in attributes.items()})
    element.text = text or None
    return element


def _written(svg: _Element) -> str:
    from lxml import etree

    return etree.tostring(svg, encoding="unicode")


def _share(value: float) -> str:
    return f"{value:.2f}%"


def _px(value: float) -> str:
    return f"{value:.1f}"
