"""A site of 2008 in tables and upper-case tags, without one heading element.

One variant is in windows-1258, whose tones stand after the letters, one in decomposed UTF-8; their
gold is composed.
"""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed, decomposed, windows_1258

HOME = "http://unknown-b.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    plain = Press("unknown_b", "generic", HOME, "unknown_b.j2", _address, _file, hands.OLD)
    plain = plain.but(byline="initials", time="day", files="body", variant="utf8")
    legacy = plain.but(
        variant="1258",
        address=_asp,
        encode=windows_1258,
        content_type="text/html; charset=windows-1258",
    )
    apart = plain.but(variant="nfd", address=_php, encode=decomposed, time="minute")
    return (
        plain.print(stories.REPORT, charset="utf-8"),
        plain.but(hand=hands.BREAKS).print(stories.MEETING, charset="utf-8"),
        plain.but(hand=hands.WORD).print(stories.HIRING, charset="utf-8"),
        legacy.print(stories.RESOLUTION, charset="windows-1258"),
        legacy.print(stories.REPORT, charset="windows-1258"),
        legacy.but(hand=hands.BREAKS).print(stories.VILLAGE, charset="windows-1258"),
        apart.print(stories.SCHEDULE, charset="utf-8"),
        apart.but(hand=hands.BREAKS).print(stories.INTERVIEW, charset="utf-8"),
    )


def _address(story: Story) -> str:
    return f"{HOME}/chitiet.asp?id={story.number}"


def _asp(story: Story) -> str:
    return f"{HOME}/cu/chitiet.asp?id={story.number}"


def _php(story: Story) -> str:
    return f"{HOME}/viewnews.php?id={story.number}"


def _file(_: Story, file: File) -> str:
    return f"{HOME}/files/{file.path}"
