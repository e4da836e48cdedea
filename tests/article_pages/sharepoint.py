"""SharePoint 2013 with news web parts of two vendors.

The ids are nearly the same and mean other things: `divArticleDescription1` and `2` are lead and
body with one, `divArticleDescription` and `divArticleContent` with the other. A 24-hour stamp is
followed by AM or PM; the clock stands first; the page's own title is no article's.
"""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "http://sharepoint.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    first = Press("sharepoint", "sharepoint", HOME, "sharepoint.j2", _item, _file, hands.SHAREPOINT)
    first = first.but(variant="a")
    second = first.but(variant="b", address=_page, hand=hands.CLEAN)
    second_named = second.but(byline="initials")
    return (
        first.print(stories.REPORT),
        first.print(stories.RESOLUTION),
        first.print(stories.MEETING),
        first.print(stories.SCHEDULE),
        first.print(stories.NOTICE),
        first.but(hand=hands.WORD).print(stories.GUIDE),
        first.but(hand=hands.BREAKS).print(stories.INTERVIEW),
        second_named.print(stories.INTERVIEW),
        second_named.but(hand=hands.SHAREPOINT).print(stories.VILLAGE),
        second.but(hand=hands.WORD).print(stories.HIRING),
        second.but(hand=hands.DIVS).print(stories.SCANNED),
        second_named.but(hand=hands.LAYOUT).print(stories.RESOLUTION),
    )


def _item(story: Story) -> str:
    return f"{HOME}/Pages/chi-tiet.aspx?ItemID={story.number}"


def _page(story: Story) -> str:
    return f"{HOME}/tintuc/Pages/{story.section_slug}.aspx?ItemID={story.number + 500}"


def _file(_: Story, file: File) -> str:
    return f"{HOME}/Lists/TinTuc/Attachments/{len(file.path) + 300}/{file.path}"
