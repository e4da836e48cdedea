"""What stands around the news: other news, documents, menus, clocks, counters, styles, scripts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

LAYOUTS = Path(__file__).parent / "layouts"
CLOCK = dt.date(2024, 3, 11)
WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
OFFICE = "Sở Nội vụ tỉnh Vĩnh Giang"


class Other(NamedTuple):
    """Another piece of news, of which a page shows the title, the day and perhaps the lead."""

    number: int
    title: str
    slug: str
    day: dt.datetime
    lead: str


class Document(NamedTuple):
    """An entry of the register of legal documents."""

    number: str
    issued: str
    about: str


def _rows(name: str) -> list[list[str]]:
    text = (LAYOUTS / f"{name}.txt").read_text(encoding="utf-8")
    return [line.split("|") for line in text.splitlines()]


def others() -> tuple[Other, ...]:
    """The newest first; all of them newer than the clock's day or up to a month older."""
    return tuple(
        Other(5200 - place, title, slug, dt.datetime.fromisoformat(day), lead)
        for place, (title, slug, day, lead) in enumerate(_rows("others"))
    )


def styles(count: int = 60, prefix: str = "box") -> Markup:
    """A theme's rules, written into the page."""
    rules = (
        f".{prefix}-{n} .title a{{color:#{n * 4099 % 0xFFFFFF:06x};"
        f"font:bold {11 + n % 5}px/1.5 Arial,sans-serif}}"
        f".{prefix}-{n} .date:before{{content:'\\f017';margin:0 {n % 9}px 0 0}}"
        for n in range(1, 3 * count + 1)
    )
    return Markup(f'<style type="text/css">{"".join(rules)}</style>')


def scripts(count: int = 25) -> Markup:
    """A theme's scripts, with markup in strings."""
    calls = "\n".join(
        f"$('#slide-{n}').owlCarousel({{items:{n % 5 + 1},loop:!0,nav:!1,autoplayTimeout:{n}00}});"
        for n in range(1, count + 1)
    )
    template = (
        '<div class="news-item"><h1 class="title">Đang tải…<\\/h1>'
        '<span class="date">01/01/2020 00:00<\\/span><\\/div>'
    )
    return Markup(
        '<script type="text/javascript">\n//<![CDATA[\njQuery(function($){\n'
        f"var tpl = '{template}';\n{calls}\n"
        "$('.clock').each(function(){$(this).attr('data-tpl', tpl);});\n});\n//]]>\n</script>"
    )


def everything() -> dict[str, Any]:
    """What layouts may use."""
    return {
        "clock": CLOCK,
        "weekdays": WEEKDAYS,
        "others": others(),
        "office_name": OFFICE,
        "documents_list": tuple(Document(*row) for row in _rows("documents")),
        "menu_entries": {name: entries for name, *entries in _rows("menu")},
        "banner_list": _rows("banners")[0],
        "event_list": _rows("events"),
        "comments": _rows("comments"),
        "styles": styles,
        "scripts": scripts,
    }
