"""WordPress: a classic theme, a theme of blocks with long comments, and Flatsome.

The classic byline holds both dates; blocks show the day and keep the moment in `datetime`;
Flatsome shows a badge without a year, and says the moment in UTC in the head.
"""

from __future__ import annotations

import datetime as dt

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "https://wordpress.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    classic = Press("wordpress", "wordpress", HOME, "wordpress.j2", _named, _file, hands.CLEAN)
    classic = classic.but(
        variant="classic", byline="author", lead="body", files="body", shows_update=True
    )
    block = classic.but(
        variant="block", address=_numbered, hand=hands.GUTENBERG, shows_update=False
    )
    flatsome = classic.but(variant="flatsome", address=_daily, byline="labels")
    return (
        _print(classic, stories.REPORT),
        _print(classic.but(hand=hands.WORD), stories.SCHEDULE),
        _print(classic, stories.NOTICE),
        _print(classic.but(hand=hands.DIVS), stories.INTERVIEW),
        _print(block, stories.VILLAGE),
        _print(block, stories.GUIDE),
        _print(block.but(byline="theo"), stories.MEETING),
        _print(block, stories.PHOTOS),
        _print(flatsome.but(hand=hands.JUSTIFIED), stories.RESOLUTION),
        _print(flatsome, stories.HIRING),
        _print(flatsome.but(byline="initials"), stories.VILLAGE),
        _print(flatsome, stories.REPORT),
    )


def _print(press: Press, story: Story) -> Printed:
    return press.print(story, utc=_utc)


def _utc(when: dt.datetime) -> str:
    return when.astimezone(dt.UTC).isoformat()


def _named(story: Story) -> str:
    return f"{HOME}/{story.slug}/"


def _numbered(story: Story) -> str:
    return f"{HOME}/?p={story.number}"


def _daily(story: Story) -> str:
    return f"{HOME}/{story.published:%Y/%m/%d}/{story.slug}/"


def _file(story: Story, file: File) -> str:
    return f"{HOME}/wp-content/uploads/{story.published:%Y/%m}/{file.path}"
