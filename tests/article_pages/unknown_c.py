"""A WebSphere and a WebCenter portal: text straight in the detail's div, and ids with colons."""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "http://unknown-c.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    wps = Press("unknown_c", "generic", HOME, "unknown_c.j2", _wcm, _file, hands.CLEAN)
    wps = wps.but(variant="wps", byline="author")
    center = wps.but(variant="webcenter", address=_document, byline="labels", hand=hands.WORD)
    return (
        wps.print(stories.REPORT),
        wps.but(hand=hands.JUSTIFIED).print(stories.SCHEDULE),
        wps.but(hand=hands.DIVS).print(stories.VILLAGE),
        wps.print(stories.SCANNED),
        center.print(stories.RESOLUTION),
        center.print(stories.MEETING),
        center.but(hand=hands.LAYOUT).print(stories.HIRING),
        center.but(hand=hands.CLEAN).print(stories.NOTICE),
    )


def _wcm(story: Story) -> str:
    return f"{HOME}/wps/portal/Home/{story.section_slug}/tin-chi-tiet/{story.slug}"


def _document(story: Story) -> str:
    return f"{HOME}/webcenter/portal/vg/pages_r/l/tin?dDocName=VGUCM{story.number}"


def _file(story: Story, file: File) -> str:
    return f"{HOME}/wps/wcm/connect/{story.number}-aa-bb/{file.path}?MOD=AJPERES"
