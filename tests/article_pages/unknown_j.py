"""Class names made by a bundler, a headline in a div, and "N ngày trước" over the day in a title.

No heading element stands on the page but those of the text and of the boxes.
"""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "https://unknown-j.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    press = Press("unknown_j", "generic", HOME, "unknown_j.j2", _address, _file, hands.CLEAN)
    press = press.but(byline="author")
    return (
        press.print(stories.REPORT),
        press.but(hand=hands.DIVS).print(stories.RESOLUTION),
        press.but(byline="theo").print(stories.MEETING),
        press.but(hand=hands.WORD).print(stories.INTERVIEW),
        press.print(stories.GUIDE),
        press.print(stories.VILLAGE),
        press.print(stories.VIDEO),
    )


def _address(story: Story) -> str:
    return f"{HOME}/a/{story.slug}"


def _file(_: Story, file: File) -> str:
    return f"{HOME}/f/{file.path}"
