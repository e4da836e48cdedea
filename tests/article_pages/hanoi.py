"""The Hà Nội family of VCCorp's CMS: time before the day, JSON-LD with the same moment."""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "https://hanoi-sonoivu.example"


def pages() -> tuple[Printed, ...]:
    press = Press("hanoi", "vccorp", HOME, "vccorp.j2", _address, _file, hands.VCCORP)
    press = press.but(variant="hanoi", byline="author")
    own = press.but(byline="labels")
    return (
        own.print(stories.REPORT),
        own.print(stories.MEETING),
        own.but(hand=hands.WORD).print(stories.SCHEDULE),
        own.but(hand=hands.DIVS).print(stories.VILLAGE),
        own.but(hand=hands.JUSTIFIED).print(stories.RESOLUTION),
        own.print(stories.HIRING),
        press.but(hand=hands.CLEAN).print(stories.INTERVIEW),
        own.print(stories.PHOTOS),
    )


def _address(story: Story) -> str:
    return f"{HOME}/{story.slug}-4{story.published:%y%m%d%H%M}55{story.number % 1000}.htm"


def _file(_: Story, file: File) -> str:
    return f"{HOME}/uploads/2023/{file.path}"
