"""Bespoke PHP on Bootstrap: the only h1 is the office's name, the headline is a `div.title`.

The sidebar's boxes have the same class for their own titles; the stamp is "Cập nhật lúc: 14h05 …".
"""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "http://unknown-a.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    press = Press("unknown_a", "generic", HOME, "unknown_a.j2", _address, _file, hands.CLEAN)
    press = press.but(byline="initials", shows_section=False)
    labelled = press.but(variant="label", shows_section=True, hand=hands.JUSTIFIED)
    return (
        press.print(stories.REPORT),
        press.but(hand=hands.BREAKS).print(stories.INTERVIEW),
        press.print(stories.NOTICE),
        press.but(hand=hands.WORD).print(stories.GUIDE),
        labelled.print(stories.SCHEDULE),
        labelled.but(byline="theo").print(stories.MEETING),
        labelled.but(hand=hands.DIVS).print(stories.VILLAGE),
    )


def _address(story: Story) -> str:
    return f"{HOME}/index.php?mod=news&act=detail&id={story.number}"


def _file(_: Story, file: File) -> str:
    return f"{HOME}/uploads/{file.path}"
