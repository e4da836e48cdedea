"""VCCorp's CMS: roles in attributes, lead beginning "(vinhgiang.example) -", boxes inside the body.

Tables and captions stand in `VCSortableInPreviewMode` as the box of related news does; the number
in an address may be of the day before.
"""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "https://vccorp.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    press = Press("vccorp", "vccorp", HOME, "vccorp.j2", _address, _file, hands.VCCORP)
    press = press.but(byline="author", lead_prefix="(vinhgiang.example) - ")
    named = press.but(byline="initials")
    return (
        press.print(stories.REPORT),
        named.print(stories.RESOLUTION),
        press.print(stories.NOTICE),
        press.print(stories.SCANNED),
        press.print(stories.PHOTOS),
        named.print(stories.MEETING),
        press.print(stories.VIDEO),
        named.print(stories.INTERVIEW),
        press.print(stories.GUIDE),
        press.print(stories.VILLAGE),
    )


def _address(story: Story) -> str:
    stamp = story.published.replace(day=max(1, story.published.day - 1))
    return f"{HOME}/{story.slug}-102{stamp:%y%m%d%H%M%S}{story.number % 1000}.htm"


def _file(_: Story, file: File) -> str:
    return f"https://media.vinhgiang.example/documents/2023/{file.path}"
