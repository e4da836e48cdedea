"""Two h1, the first the portal's; the day only in `article:published_time`; a body without a name.

The path ends in the headline.
"""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "https://unknown-g.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    press = Press("unknown_g", "generic", HOME, "unknown_g.j2", _address, _file, hands.CLEAN)
    press = press.but(byline="labels", lead="body")
    return (
        press.print(stories.REPORT),
        press.print(stories.MEETING),
        press.but(hand=hands.WORD).print(stories.RESOLUTION),
        press.but(hand=hands.BREAKS).print(stories.VILLAGE),
        press.but(hand=hands.DIVS).print(stories.GUIDE),
        press.but(hand=hands.LAYOUT).print(stories.SCHEDULE),
        press.print(stories.SCANNED),
    )


def _address(story: Story) -> str:
    return f"{HOME}/b/{story.number}"


def _file(_: Story, file: File) -> str:
    return f"{HOME}/tep/{file.path}"
