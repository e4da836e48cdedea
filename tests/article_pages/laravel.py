"""Bespoke Laravel sites: "Đăng ngày … | 1234", the day above the headline, classes of Tailwind."""

from __future__ import annotations

from . import hands, stories
from .blocks import File, Story
from .printing import Press, Printed

HOME = "https://laravel.vinhgiang.example"


def pages() -> tuple[Printed, ...]:
    early = Press("laravel", "laravel", HOME, "laravel.j2", _hti, _file, hands.JUSTIFIED)
    early = early.but(variant="hatinh")
    commune = early.but(
        variant="communal", address=_post, lead="body", byline="initials", time="day"
    )
    tailwind = early.but(variant="tailwind", address=_piece, byline="initials", hand=hands.CLEAN)
    return (
        early.print(stories.REPORT),
        early.but(hand=hands.WORD).print(stories.SCHEDULE),
        early.but(hand=hands.CLEAN).print(stories.MEETING),
        early.print(stories.SCANNED),
        commune.print(stories.VILLAGE),
        commune.but(hand=hands.DIVS).print(stories.RESOLUTION),
        commune.but(hand=hands.LAYOUT).print(stories.PHOTOS),
        commune.but(hand=hands.WORD).print(stories.HIRING),
        tailwind.print(stories.INTERVIEW),
        tailwind.print(stories.GUIDE),
        tailwind.but(hand=hands.BREAKS).print(stories.RESOLUTION),
        tailwind.print(stories.NOTICE),
    )


def _hti(story: Story) -> str:
    return f"{HOME}/vi/tin/{story.section_slug}/tin-tuc/{story.number}-{story.slug}.hti"


def _post(story: Story) -> str:
    return f"{HOME}/posts/{story.slug}"


def _piece(story: Story) -> str:
    return f"{HOME}/bai-viet/{story.slug}-{story.number}"


def _file(_: Story, file: File) -> str:
    return f"{HOME}/storage/files/{file.path}"
