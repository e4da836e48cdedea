"""VHV CMS: day and hour parted by a bar, votes and "Chia sẻ" inside the text's own container."""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "https://vhv.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    press = Press("vhv", "vhv", HOME, "vhv.j2", _address, _file, hands.CLEAN)
    old = press.but(variant="old", address=_old_address, hand=hands.JUSTIFIED)
    return (
        press.print(stories.REPORT),
        press.but(hand=hands.WORD).print(stories.SCHEDULE),
        press.but(byline="labels").print(stories.MEETING),
        press.but(hand=hands.DIVS, byline="labels").print(stories.INTERVIEW),
        press.print(stories.NOTICE),
        press.but(hand=hands.LAYOUT).print(stories.GUIDE),
        old.print(stories.RESOLUTION),
        old.but(hand=hands.BREAKS).print(stories.VILLAGE),
        old.print(stories.HIRING),
        old.print(stories.PHOTOS),
    )


def _address(story: Story) -> str:
    return f"{HOME}/{story.section_slug}/{story.slug}-{story.number}.html"


def _old_address(story: Story) -> str:
    return f"{HOME}/{story.slug}-c21072-{story.number}.html"


def _file(_: Story, file: File) -> str:
    return f"{HOME}/upload/2005340/fck/{file.path}"
