"""DotNetNuke: EasyDNNNews, and a module of its own with the stamp in brackets, SA and CH.

The files' addresses are handlers without an extension; the module's title is a heading too.
"""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "http://dotnetnuke.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    easy = Press("dotnetnuke", "dotnetnuke", HOME, "dotnetnuke.j2", _easy, _file, hands.CLEAN)
    easy = easy.but(variant="edn", byline="author")
    own = easy.but(variant="own", address=_own, byline="labels", hand=hands.LAYOUT)
    return (
        easy.print(stories.REPORT),
        easy.but(hand=hands.WORD).print(stories.RESOLUTION),
        easy.but(hand=hands.DIVS).print(stories.INTERVIEW),
        easy.print(stories.NOTICE),
        easy.print(stories.VIDEO),
        own.but(hand=hands.OLD).print(stories.REPORT),
        own.print(stories.SCHEDULE),
        own.but(hand=hands.BREAKS).print(stories.VILLAGE),
        own.but(hand=hands.WORD).print(stories.MEETING),
        own.but(hand=hands.JUSTIFIED).print(stories.HIRING),
    )


def _easy(story: Story) -> str:
    return f"{HOME}/Tin-tuc/ArtMID/591/ArticleID/{story.number}/{story.slug}"


def _own(story: Story) -> str:
    return f"{HOME}/Default.aspx?TabID=1736&ItemID={story.number}"


def _file(_: Story, file: File) -> str:
    return f"{HOME}/LinkClick.aspx?fileticket=Ab{len(file.path)}%3d&tabid=72&portalid=0"
