"""Liferay 6: an asset publisher of 6.2 with midnight stamps, VPortal's VCMS, and e-portal portlets.

The site's name and every block's title are h1; the headline is an h3, a `p.title01` or an h1. A
stamp of 12:00 AM is a day without a time. VCMS prints today's date above the headline.
"""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "http://liferay6.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    asset = Press("liferay6", "liferay", HOME, "liferay6.j2", _content, _file, hands.JUSTIFIED)
    asset = asset.but(variant="hanoi62", byline="labels")
    vcms = asset.but(variant="vportal", address=_vcms, hand=hands.OLD, byline="initials")
    eportal = asset.but(variant="eportal", address=_news, byline="fields", hand=hands.WORD)
    return (
        asset.print(stories.REPORT),
        asset.but(hand=hands.CLEAN).print(stories.MEETING),
        asset.print(stories.NOTICE),
        asset.but(hand=hands.DIVS).print(stories.VILLAGE),
        vcms.print(stories.RESOLUTION),
        vcms.print(stories.SCHEDULE),
        vcms.print(stories.INTERVIEW),
        vcms.but(hand=hands.BREAKS).print(stories.PHOTOS),
        eportal.print(stories.REPORT),
        eportal.print(stories.HIRING),
        eportal.but(hand=hands.LAYOUT).print(stories.GUIDE),
        eportal.but(hand=hands.CLEAN).print(stories.SCANNED),
    )


def _content(story: Story) -> str:
    return f"{HOME}/{story.section_slug}/-/view_content/{story.number}-{story.slug}"


def _vcms(story: Story) -> str:
    return f"{HOME}/web/guest/tin?p_p_id=vcmsviewcontent_INSTANCE_q7Tz&articleId={story.number}"


def _news(story: Story) -> str:
    return f"{HOME}/web/guest/chi-tiet-tin?tinId={story.number}"


def _file(_: Story, file: File) -> str:
    uuid = f"1b2c3d4e-0000-4000-8000-{len(file.path):012d}"
    return f"{HOME}/documents/20197/109501/{file.path}/{uuid}"
