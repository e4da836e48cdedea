"""Drupal: 9, with the moment in UTC (in the small hours: the day before), and 7, text alone."""

from __future__ import annotations

import datetime as dt

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "http://drupal.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    nine = Press("drupal", "drupal", HOME, "drupal.j2", _node, _file, hands.CLEAN)
    nine = nine.but(variant="nine", byline="initials")
    seven = nine.but(variant="seven", address=_alias, byline="author")
    return (
        _print(nine, stories.REPORT),
        _print(nine.but(hand=hands.WORD), stories.RESOLUTION),
        _print(nine.but(hand=hands.DIVS), stories.VILLAGE),
        _print(nine, stories.NOTICE),
        _print(nine, stories.VIDEO),
        _print(seven.but(hand=hands.JUSTIFIED), stories.SCHEDULE),
        _print(seven.but(hand=hands.BREAKS), stories.INTERVIEW),
        _print(seven.but(byline="theo"), stories.MEETING),
        _print(seven.but(hand=hands.LAYOUT), stories.GUIDE),
        _print(seven, stories.SCANNED),
    )


def _print(press: Press, story: Story) -> Printed:
    utc = story.published.astimezone(dt.UTC)
    return press.print(story, utc=f"{utc:%Y-%m-%dT%H:%M:%SZ}")


def _node(story: Story) -> str:
    return f"{HOME}/vi/node/{story.number}"


def _alias(story: Story) -> str:
    return f"{HOME}/{story.section_slug}/{story.slug}"


def _file(_: Story, file: File) -> str:
    return f"{HOME}/sites/default/files/2023-06/{file.path}"
