"""The stamp stands at the end, after the text and its source; the headline is one h3 of many."""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "http://unknown-k.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    press = Press("unknown_k", "generic", HOME, "unknown_k.j2", _address, _file, hands.BREAKS)
    press = press.but(byline="fields", lead="body")
    return (
        press.print(stories.REPORT),
        press.print(stories.MEETING),
        press.but(hand=hands.JUSTIFIED).print(stories.RESOLUTION),
        press.print(stories.SCHEDULE),
        press.but(hand=hands.WORD).print(stories.INTERVIEW),
        press.print(stories.VILLAGE),
        press.print(stories.SCANNED),
    )


def _address(story: Story) -> str:
    return f"{HOME}/index.aspx?id={story.number}"


def _file(_: Story, file: File) -> str:
    return f"{HOME}/Upload/{file.path}"
