"""Plone of the old ministry's kind: byline with author and both dates, description, portlets."""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "http://unknown-d.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    press = Press("unknown_d", "generic", HOME, "unknown_d.j2", _address, _file, hands.CLEAN)
    press = press.but(byline="author", files="body", shows_update=True)
    return (
        press.print(stories.REPORT),
        press.but(hand=hands.WORD).print(stories.RESOLUTION),
        press.but(hand=hands.DIVS).print(stories.INTERVIEW),
        press.but(byline="labels").print(stories.MEETING),
        press.but(hand=hands.LAYOUT).print(stories.SCHEDULE),
        press.print(stories.NOTICE),
        press.print(stories.PHOTOS),
    )


def _address(story: Story) -> str:
    return f"{HOME}/{story.section_slug}/nr{story.number}"


def _file(story: Story, file: File) -> str:
    return f"{HOME}/{story.section_slug}/{file.path}/at_download/file"
