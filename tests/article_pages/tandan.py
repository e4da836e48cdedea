"""Tân Dân's portal: the day in the address is the page's making, a day before it was published."""

from __future__ import annotations

import datetime as dt

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "http://tandan.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    press = Press("tandan", "tandan", HOME, "tandan.j2", _address, _file, hands.CLEAN)
    press = press.but(byline="initials")
    commune = press.but(variant="commune", address=_commune, time="day", lead="body")
    return (
        press.print(stories.REPORT),
        press.but(hand=hands.WORD).print(stories.RESOLUTION),
        press.but(hand=hands.SHAREPOINT).print(stories.SCHEDULE),
        press.but(hand=hands.DIVS, byline="fields").print(stories.INTERVIEW),
        press.print(stories.NOTICE),
        commune.but(hand=hands.WORD).print(stories.VILLAGE),
        commune.but(hand=hands.JUSTIFIED).print(stories.HIRING),
        commune.but(hand=hands.DIVS).print(stories.PHOTOS),
        commune.print(stories.GUIDE),
    )


def _address(story: Story) -> str:
    made = story.published - dt.timedelta(days=1)
    return f"{HOME}/portal/pages/{made:%Y-%m-%d}/{story.slug[:50]}{story.number}.aspx"


def _commune(story: Story) -> str:
    day = story.published
    return (
        f"{HOME}/portal/Pages/{day.year}-{day.month}-{day.day}/{story.slug[:40]}8k{day.day}q.aspx"
    )


def _file(story: Story, file: File) -> str:
    return f"{HOME}/portal/Lists/Tep/Attachments/{story.number}/{file.path}"
