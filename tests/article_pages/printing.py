"""What a printed page is: its bytes beside the exact title, dates, text and files it holds."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import jinja2
from markupsafe import Markup

from . import chrome
from .blocks import ZONE, Block, File, FileLink, Story, Text, lines_of, plain
from .hands import Hand, written

FETCHED = dt.datetime(2024, 3, 11, 9, 21, 40, tzinfo=ZONE)


@dataclass(frozen=True)
class Gold:
    """What a reader sees on the page; `lines` are the lead and then the body, a block a line."""

    title: str
    published: dt.datetime | None
    updated: dt.datetime | None
    section: str
    author: str
    origin: str
    lead: str
    lines: tuple[str, ...]
    attachments: tuple[tuple[str, str], ...]
    body_kind: str


@dataclass(frozen=True)
class Printed:
    """A page as the server sent it."""

    system: str
    name: str
    portal: str
    url: str
    content_type: str
    body: bytes
    gold: Gold
    fetched: dt.datetime


@dataclass(frozen=True)
class Press:
    """How one system prints a story; `replace` makes its variants.

    `lead` stands apart from the body, or as its first paragraph ("body"); `byline` in fields of its
    own (or "author" alone), or at the end of the body under labels, as initials, as "(Theo …)";
    `time` to the minute, by day alone, or not at all; `files` in a list or in the body.
    """

    system: str
    portal: str
    home: str
    layout: str
    address: Callable[[Story], str]
    file_address: Callable[[Story, File], str]
    hand: Hand
    lead: str = "apart"
    byline: str = "fields"
    time: str = "minute"
    files: str = "list"
    shows_section: bool = True
    shows_update: bool = False
    lead_prefix: str = ""
    variant: str = ""
    content_type: str = "text/html; charset=utf-8"
    encode: Callable[[str], bytes] = str.encode

    def but(self, **changes: Any) -> Press:
        return replace(self, **changes)

    def print(self, story: Story, **context: Any) -> Printed:
        """The page of a story, with its gold."""
        lead = self.lead_prefix + story.lead if story.lead and self.lead == "apart" else ""
        blocks, repeated = self._blocks(story)
        files = tuple((self.file_address(story, file), file.name) for file in story.files)
        body = written(blocks, self.hand, lambda file: self.file_address(story, file))
        html = (
            _layouts()
            .get_template(self.layout)
            .render(
                s=story,
                body=Markup(body + self._end(story)),
                lead=lead,
                files=files if self.files == "list" else (),
                url=self.address(story),
                home=self.home,
                variant=self.variant,
                byline=self.byline,
                section=story.section if self.shows_section else "",
                updated=story.updated if self.shows_update else None,
                author=story.author if self.byline in {"fields", "author"} else "",
                origin=story.origin if self.byline == "fields" else "",
                **context,
            )
        )
        shown = lines_of(blocks[1:] if lead and repeated else blocks)
        gold = Gold(
            title=story.title,
            published=self._published(story),
            updated=story.updated if self.shows_update else None,
            section=story.section if self.shows_section else "",
            author=story.author
            if self.byline in {"fields", "author", "labels", "initials"}
            else "",
            origin=story.origin if self.byline in {"fields", "labels", "theo"} else "",
            lead=lead,
            lines=((lead,) if lead else ()) + shown,
            attachments=self._attachments(story),
            body_kind=story.kind,
        )
        name = "-".join(filter(None, (story.key, self.variant, self.hand.name)))
        return Printed(
            self.system,
            name,
            self.portal,
            self.address(story),
            self.content_type,
            self.encode(html),
            gold,
            FETCHED,
        )

    def _blocks(self, story: Story) -> tuple[tuple[Block, ...], bool]:
        blocks = story.blocks
        repeated = bool(blocks) and isinstance(blocks[0], Text) and blocks[0].plain == story.lead
        if self.lead == "body" and story.lead and not repeated:
            blocks = (Text(f"<b>{story.lead}</b>"), *blocks)
        if self.files == "body":
            blocks = (*blocks, *(FileLink("", file) for file in story.files))
        return blocks, repeated

    def _end(self, story: Story) -> str:
        """The byline, where it is typed under the text."""
        hand = self.hand
        if self.byline == "labels":
            said = [("Tác giả: ", story.author), ("Nguồn: ", story.origin)]
            return "".join(hand.p.format(label + name) for label, name in said if name)
        if self.byline == "initials" and story.author:
            return hand.right.format(f"<b>{story.author}</b>")
        if self.byline == "theo" and story.origin:
            return hand.p.format(f"<i>(Theo {story.origin})</i>")
        return ""

    def _published(self, story: Story) -> dt.datetime | None:
        if self.time == "day":
            return story.published.replace(hour=0, minute=0)
        return story.published if self.time == "minute" else None

    def _attachments(self, story: Story) -> tuple[tuple[str, str], ...]:
        inside = [block.file for block in story.blocks if hasattr(block, "file")]
        inside = [file for file in inside if isinstance(file, File)]
        return tuple(
            (self.file_address(story, file), file.name) for file in (*inside, *story.files)
        )


def decomposed(html: str) -> bytes:
    """UTF-8 of letters and marks apart, as some editors type them."""
    return unicodedata.normalize("NFD", html).encode()


def windows_1258(html: str) -> bytes:
    """The old Windows code page: tones stand after their letters."""
    return b"".join(map(_letter_1258, html))


def _letter_1258(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        tones = "\u0300\u0301\u0303\u0309\u0323"
        marks = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(c for c in marks if c not in tones))
        tone = "".join(c for c in marks if c in tones)
        return (base + tone).encode("cp1258", errors="xmlcharrefreplace")


@cache
def _layouts() -> jinja2.Environment:
    found = jinja2.Environment(loader=jinja2.FileSystemLoader(chrome.LAYOUTS), autoescape=True)
    found.globals.update(chrome.everything())
    found.filters["plain"] = plain
    return found
