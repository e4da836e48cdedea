"""Huế's WebForms: "Ngày cập nhật" with the day alone, or with the hour in a later edition."""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "https://sonoivu.thuathienhue-vg.example"


def pages() -> tuple[Printed, ...]:
    early = Press("hue", "hue", HOME, "hue.j2", _early, _file, hands.LAYOUT)
    early = early.but(lead="body", byline="initials", time="day")
    later = early.but(variant="later", address=_later, lead="apart", byline="labels", time="minute")
    return (
        early.print(stories.REPORT),
        early.but(hand=hands.WORD).print(stories.RESOLUTION),
        early.but(hand=hands.BREAKS).print(stories.MEETING),
        early.but(hand=hands.DIVS).print(stories.VILLAGE),
        early.but(hand=hands.CLEAN).print(stories.NOTICE),
        later.but(hand=hands.WORD).print(stories.SCHEDULE),
        later.print(stories.GUIDE),
        later.but(hand=hands.JUSTIFIED).print(stories.INTERVIEW),
        later.but(hand=hands.CLEAN).print(stories.PHOTOS),
    )


def _early(story: Story) -> str:
    return f"{HOME}/?gd=1&cn=129&tc={story.number}"


def _later(story: Story) -> str:
    return f"{HOME}/?gd=25&cn=589&tc={story.number + 500}"


def _file(_: Story, file: File) -> str:
    return f"{HOME}/UploadFiles/TinTuc/2015/5/8/{file.path}"
