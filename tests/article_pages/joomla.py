"""Joomla: 3, whose h1 is the section's and whose h2 the headline, and 5, with the day alone."""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "http://joomla.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    three = Press("joomla", "joomla", HOME, "joomla.j2", _query, _file, hands.CLEAN)
    three = three.but(variant="three", byline="author", lead="body", shows_update=True)
    five = three.but(
        variant="five", address=_named, time="day", byline="initials", shows_update=False
    )
    return (
        three.print(stories.REPORT),
        three.but(hand=hands.WORD).print(stories.RESOLUTION),
        three.but(hand=hands.DIVS).print(stories.INTERVIEW),
        three.print(stories.NOTICE),
        three.but(hand=hands.LAYOUT).print(stories.SCHEDULE),
        five.but(hand=hands.JUSTIFIED).print(stories.HIRING),
        five.print(stories.GUIDE),
        five.but(hand=hands.BREAKS).print(stories.VILLAGE),
        five.print(stories.PHOTOS),
        five.but(byline="theo").print(stories.MEETING),
    )


def _query(story: Story) -> str:
    alias = f"{story.number}:{story.slug}"
    return f"{HOME}/index.php?option=com_content&view=article&id={alias}&catid=12&Itemid=107"


def _named(story: Story) -> str:
    return f"{HOME}/{story.section_slug}/{story.number}-{story.slug}.html"


def _file(story: Story, file: File) -> str:
    if file in story.files:
        return f"{HOME}/component/attachments/download/{60 + story.files.index(file)}"
    return f"{HOME}/images/vanban/{file.path}"
