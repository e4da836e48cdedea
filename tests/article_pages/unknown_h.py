"""No day of its own anywhere: a clock, a slogan, other news, documents and cited decisions have."""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "http://unknown-h.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    press = Press("unknown_h", "generic", HOME, "unknown_h.j2", _address, _file, hands.CLEAN)
    press = press.but(byline="initials", time="none")
    return (
        press.print(stories.REPORT),
        press.print(stories.RESOLUTION),
        press.but(hand=hands.WORD).print(stories.SCHEDULE),
        press.but(hand=hands.JUSTIFIED).print(stories.HIRING),
        press.but(hand=hands.DIVS).print(stories.VILLAGE),
        press.but(byline="theo").print(stories.MEETING),
        press.print(stories.SCANNED),
    )


def _address(story: Story) -> str:
    return f"{HOME}/bai/{story.slug}"


def _file(_: Story, file: File) -> str:
    return f"{HOME}/tai-lieu/{file.path}"
