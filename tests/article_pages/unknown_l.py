"""The day in words beside the section; the boxes repeat the classes of headline and lead."""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "http://unknown-l.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    press = Press("unknown_l", "generic", HOME, "unknown_l.j2", _address, _file, hands.BREAKS)
    press = press.but(byline="initials")
    return (
        press.print(stories.REPORT),
        press.print(stories.VILLAGE),
        press.but(byline="theo").print(stories.MEETING),
        press.but(hand=hands.SHAREPOINT).print(stories.SCHEDULE),
        press.but(hand=hands.DIVS).print(stories.RESOLUTION),
        press.but(hand=hands.LAYOUT).print(stories.GUIDE),
        press.but(hand=hands.CLEAN).print(stories.NOTICE),
    )


def _address(story: Story) -> str:
    return f"{HOME}/bv/{story.number}"


def _file(_: Story, file: File) -> str:
    return f"{HOME}/dk/{file.path}"
