"""Plain WebForms: labels of a master page ("Đăng lúc: …"), and a line that begins with the time."""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "http://webforms.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    master = Press("webforms", "webforms", HOME, "webforms.j2", _number, _file, hands.CLEAN)
    master = master.but(variant="master", byline="labels")
    line = master.but(variant="cema", address=_named, byline="fields", hand=hands.JUSTIFIED)
    return (
        master.print(stories.REPORT),
        master.but(hand=hands.BREAKS, byline="initials").print(stories.INTERVIEW),
        master.but(hand=hands.WORD).print(stories.SCHEDULE),
        master.print(stories.NOTICE),
        master.but(hand=hands.DIVS, lead="body").print(stories.MEETING),
        line.print(stories.RESOLUTION),
        line.but(hand=hands.WORD).print(stories.GUIDE),
        line.but(hand=hands.LAYOUT).print(stories.HIRING),
        line.but(hand=hands.BREAKS).print(stories.VILLAGE),
        line.but(hand=hands.CLEAN).print(stories.PHOTOS),
    )


def _number(story: Story) -> str:
    return f"{HOME}/ChiTiet.aspx?id={story.number}"


def _named(story: Story) -> str:
    return f"{HOME}/{story.section_slug}/{story.slug}.htm"


def _file(_: Story, file: File) -> str:
    return f"{HOME}/Upload/Files/{file.path}"
