"""A badge of day and month without a year: no day can be told. Dates with years are others'."""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "http://unknown-i.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    press = Press("unknown_i", "generic", HOME, "unknown_i.j2", _address, _file, hands.GUTENBERG)
    press = press.but(byline="initials", time="none", lead="body", files="body")
    return (
        press.print(stories.REPORT),
        press.but(hand=hands.WORD).print(stories.RESOLUTION),
        press.print(stories.VILLAGE),
        press.but(hand=hands.CLEAN).print(stories.SCHEDULE),
        press.print(stories.PHOTOS),
        press.but(hand=hands.DIVS).print(stories.INTERVIEW),
    )


def _address(story: Story) -> str:
    return f"{HOME}/tin/{story.slug}"


def _file(_: Story, file: File) -> str:
    return f"{HOME}/storage/{file.path}"
