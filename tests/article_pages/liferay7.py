"""Liferay 7: a provincial CMS view, asset publishers, and a bespoke theme with the path above.

A placeholder clock says the same wrong day on every page; the first h1 is hidden and the site's;
the headline is `h1#titleDetail`, a span in an h4, or an h2 that the path repeats.
"""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "http://liferay7.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    cms = Press("liferay7", "liferay", HOME, "liferay7.j2", _cms, _file, hands.JUSTIFIED)
    cms = cms.but(variant="hoabinh")
    asset = cms.but(variant="ncov", address=_slug, byline="theo", shows_section=False)
    bespoke = cms.but(variant="quangngai", address=_view, byline="initials", shows_update=True)
    return (
        cms.print(stories.REPORT),
        cms.print(stories.SCHEDULE),
        cms.but(hand=hands.WORD).print(stories.RESOLUTION),
        cms.but(hand=hands.BREAKS).print(stories.VILLAGE),
        cms.but(hand=hands.CLEAN).print(stories.NOTICE),
        cms.but(hand=hands.CLEAN).print(stories.VIDEO),
        asset.but(hand=hands.CLEAN).print(stories.MEETING),
        asset.print(stories.GUIDE),
        asset.but(hand=hands.DIVS).print(stories.HIRING),
        bespoke.but(hand=hands.DIVS).print(stories.INTERVIEW),
        bespoke.but(hand=hands.WORD).print(stories.REPORT),
        bespoke.but(hand=hands.LAYOUT).print(stories.PHOTOS),
    )


def _cms(story: Story) -> str:
    portlet = "vn_example_CmsViewPortlet_INSTANCE_ab12"
    query = f"p_p_id={portlet}&p_p_lifecycle=0&_{portlet}_articleId={story.number}"
    return f"{HOME}/web/guest/cms?{query}"


def _slug(story: Story) -> str:
    return f"{HOME}/-/{story.slug}"


def _view(story: Story) -> str:
    stamp = int(story.published.timestamp() * 1000)
    return f"{HOME}/chi-tiet-tin/-/view-article/1/{story.number}/{stamp}"


def _file(story: Story, file: File) -> str:
    uuid = f"6f0e2a91-7c1d-4b55-9a10-{story.number:012d}"
    return f"{HOME}/documents/20181/30001/{file.path}/{uuid}?t=1698217500000"
