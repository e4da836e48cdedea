"""Wagtail: `time[datetime]` in UTC beside the day in words, and comments longer than the text."""

from __future__ import annotations

import datetime as dt

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "https://unknown-e.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    press = Press("unknown_e", "generic", HOME, "unknown_e.j2", _address, _file, hands.CLEAN)
    press = press.but(byline="author")
    return (
        _print(press, stories.REPORT),
        _print(press, stories.VILLAGE),
        _print(press.but(byline="theo"), stories.MEETING),
        _print(press, stories.NOTICE),
        _print(press, stories.VIDEO),
        _print(press.but(hand=hands.WORD), stories.RESOLUTION),
        _print(press.but(hand=hands.GUTENBERG), stories.GUIDE),
    )


def _print(press: Press, story: Story) -> Printed:
    return press.print(story, utc=story.published.astimezone(dt.UTC).isoformat())


def _address(story: Story) -> str:
    return f"{HOME}/{story.section_slug}/{story.slug}/"


def _file(story: Story, file: File) -> str:
    return f"{HOME}/documents/{story.number}/{file.path}"
