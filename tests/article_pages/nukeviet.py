"""NukeViet: the default theme of 4.5, and the eGovernment theme of 4.3 with a twelve-hour stamp.

The hidden datePublished is right, the OpenGraph one holds a time zone's letters for its "T"; the
lead stands apart; files are the article's own address with `?download=1`.
"""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "http://nukeviet.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    default = Press("nukeviet", "nukeviet", HOME, "nukeviet.j2", _address, _file, hands.CLEAN)
    egov = default.but(variant="egov", hand=hands.JUSTIFIED, address=_egov_address)
    word = default.but(hand=hands.WORD)
    return (
        default.print(stories.REPORT),
        default.print(stories.RESOLUTION),
        default.print(stories.NOTICE),
        default.print(stories.MEETING),
        word.print(stories.SCHEDULE),
        word.print(stories.INTERVIEW),
        default.but(hand=hands.DIVS).print(stories.VILLAGE),
        egov.print(stories.REPORT),
        egov.print(stories.SCANNED),
        egov.print(stories.GUIDE),
        egov.but(hand=hands.LAYOUT).print(stories.HIRING),
        egov.print(stories.PHOTOS),
    )


def _address(story: Story) -> str:
    return f"{HOME}/vi/news/{story.section_slug}/{story.slug}-{story.number}.html"


def _egov_address(story: Story) -> str:
    return f"{HOME}/{story.section_slug}/{story.slug}-{story.number + 900}.html"


def _file(story: Story, file: File) -> str:
    if file in story.files:
        return f"{_address(story)}?download=1&id={story.files.index(file)}"
    return f"{HOME}/uploads/news/2023/{file.path}"
