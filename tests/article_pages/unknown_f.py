"""The day is only in a JSON-LD `@graph`; the sidebar stands first and is longer than the text."""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "https://unknown-f.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    press = Press("unknown_f", "generic", HOME, "unknown_f.j2", _address, _file, hands.CLEAN)
    press = press.but(byline="initials")
    return (
        press.print(stories.REPORT),
        press.print(stories.VILLAGE),
        press.but(hand=hands.JUSTIFIED).print(stories.RESOLUTION),
        press.but(hand=hands.DIVS).print(stories.INTERVIEW),
        press.print(stories.NOTICE),
        press.but(hand=hands.WORD).print(stories.HIRING),
        press.print(stories.PHOTOS),
    )


def _address(story: Story) -> str:
    return f"{HOME}/t/{story.slug}"


def _file(_: Story, file: File) -> str:
    return f"{HOME}/f/{file.path}"
