"""From a story and what a layout shows of it to a page with its gold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from .marks import Story, slug
from .printing import Gold, Printed, plain
from .rendering import lines_of
from .stories import story


@dataclass(frozen=True)
class Entry:
    """A story as a site published it; `published` is None where its page shows no such date."""

    key: str
    published: datetime | None = None
    updated: datetime | None = None

    @property
    def story(self) -> Story:
        return story(self.key)

    @property
    def slug(self) -> str:
        return slug(self.story.title).strip("-")


@dataclass(frozen=True)
class Shown:
    """What a layout prints of a story."""

    section: str = ""
    author: bool = False
    origin: bool = False
    lead_apart: bool = True
    captions: bool = True


def printed(
    system: str,
    entry: Entry,
    url: str,
    html: str,
    shown: Shown,
    *,
    files: tuple[tuple[str, str], ...] = (),
    content_type: str = "text/html; charset=utf-8",
) -> Printed:
    told = entry.story
    lead = plain(told.lead)
    body = lines_of(told.blocks, captions=shown.captions)
    gold = Gold(
        title=plain(told.title),
        published=entry.published,
        updated=entry.updated,
        section=shown.section,
        author=told.author if shown.author else "",
        origin=told.origin if shown.origin else "",
        lead=lead if shown.lead_apart else "",
        lines=((lead,) if lead else ()) + body,
        attachments=tuple((urljoin(url, where), name) for where, name in files),
        body_kind=told.kind,
    )
    return Printed(
        system=system,
        name=f"{system}-{entry.key}",
        portal="",
        url=url,
        content_type=content_type,
        body=html.encode(),
        gold=gold,
    )
