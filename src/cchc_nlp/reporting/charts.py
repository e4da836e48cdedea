"""Charts as inline SVG: no script, no font, no picture file, and words for who cannot see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cchc_nlp.records import Group
from cchc_nlp.reporting.wording import month, number

if TYPE_CHECKING:
    from lxml.etree import _Element

WIDTH, HEIGHT = 720.0, 300.0
LEFT, RIGHT, TOP, BOTTOM = 44.0, 8.0, 24.0, 36.0
LABELS_SHOWN = 12
STEPS = (1, 2, 5)


def month_chart(groups: Sequence[Group], *, topic: str) -> str:
    """A stacked column for each month: reform items below, other items above; an SVG element.

    Every column has its numbers as a `title`; the whole has a title and a description.

    >>> "<svg" in month_chart((), topic="CCHC")
    True
    """
    from lxml import etree

    svg = etree.Element(
        "svg",
        viewBox=f"0 0 {WIDTH:.0f} {HEIGHT:.0f}",
        role="img",
        attrib={"class": "chart", "aria-labelledby": "chart-title chart-desc"},
    )
    _add(svg, "title", f"Số tin, bài theo tháng: {topic} và nội dung khác", id="chart-title")
    _add(svg, "desc", _description(groups, topic), id="chart-desc")
    top = _round_top(max((group.tally.total for group in groups), default=0))
    _grid(svg, top)
    _columns(svg, groups, top=top, topic=topic)
    return etree.tostring(svg, encoding="unicode")


def _add(parent: _Element, tag: str, text: str = "", **attributes: str) -> _Element:
    from lxml import etree

    element = etree.SubElement(parent, tag, {k.rstrip("_"): v for k, v in attributes.items()})
    element.text = text or None
    return element


def _description(groups: Sequence[Group], topic: str) -> str:
    months = (
        f"{month(group.key)}: {number(group.tally.total)} tin, bài,"
        f" {number(group.tally.counts['reform'])} về {topic}"
        for group in groups
    )
    return "; ".join(months) + "." if groups else "Không có tin, bài trong kỳ."


def _round_top(highest: int) -> int:
    """The least of 4, 8, 20, 40, 80, 200 ... that is not below the highest column.

    >>> _round_top(0), _round_top(4), _round_top(9), _round_top(21)
    (4, 4, 20, 40)
    """
    return next(top for top in _tops() if top >= highest)


def _tops() -> Iterator[int]:
    power = 1
    while True:
        yield from (4 * step * power for step in STEPS)
        power *= 10


def _y(value: float, top: int) -> float:
    return HEIGHT - BOTTOM - value / top * (HEIGHT - BOTTOM - TOP)


def _grid(svg: _Element, top: int) -> None:
    for quarter in range(5):
        value = top * quarter // 4
        y = f"{_y(value, top):.1f}"
        _add(svg, "line", x1=f"{LEFT}", x2=f"{WIDTH - RIGHT}", y1=y, y2=y, class_="grid")
        _add(svg, "text", number(value), x=f"{LEFT - 6}", y=y, dy="4", class_="axis end")


def _columns(svg: _Element, groups: Sequence[Group], *, top: int, topic: str) -> None:
    room = (WIDTH - LEFT - RIGHT) / max(len(groups), 1)
    every = -(-len(groups) // LABELS_SHOWN) or 1
    for place, group in enumerate(groups):
        middle = LEFT + (place + 0.5) * room
        column = _add(svg, "g")
        _add(column, "title", _description([group], topic))
        _column(column, group, top=top, left=middle - room * 0.32, width=room * 0.64)
        if place % every == 0:
            x, y = f"{middle:.1f}", f"{HEIGHT - BOTTOM + 18:.1f}"
            words = month(group.key).removeprefix("Tháng ")
            _add(svg, "text", words, x=x, y=y, class_="axis middle")


def _column(column: _Element, group: Group, *, top: int, left: float, width: float) -> None:
    reform, total = group.tally.counts["reform"], group.tally.total
    for name, low, high in (("reform", 0, reform), ("general", reform, total)):
        attributes = {"x": left, "y": _y(high, top), "width": width}
        attributes["height"] = _y(low, top) - _y(high, top)
        plain = {key: f"{value:.1f}" for key, value in attributes.items()}
        _add(column, "rect", **plain, class_=name)
    if width >= 20:
        x, y = f"{left + width / 2:.1f}", f"{_y(total, top) - 6:.1f}"
        words = f"{number(reform)}/{number(total)}"
        _add(column, "text", words, x=x, y=y, class_="axis middle")
