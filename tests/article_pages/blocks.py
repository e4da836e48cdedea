"""A piece of news as blocks that every editor may write otherwise, and what a block says."""

from __future__ import annotations

import datetime as dt
import html
import re
import unicodedata
from dataclasses import dataclass
from typing import TypeAlias

ZONE = dt.timezone(dt.timedelta(hours=7))


def plain(markup: str) -> str:
    """What inline markup says.

    >>> plain("Theo <a href='/x'>Kế&nbsp;hoạch</a>  số 5")
    'Theo Kế hoạch số 5'
    """
    text = html.unescape(re.sub(r"<[^>]+>", "", markup))
    return unicodedata.normalize("NFC", " ".join(text.replace("\u200b", "").split()))


@dataclass(frozen=True)
class File:
    """A document: what the page calls it, and its file's name."""

    name: str
    path: str


@dataclass(frozen=True)
class Text:
    """A paragraph, with inline markup."""

    said: str

    @property
    def plain(self) -> str:
        return plain(self.said)


@dataclass(frozen=True)
class Heading:
    said: str


@dataclass(frozen=True)
class Rows:
    """A table of data; the first row is its head, above it perhaps a title across all columns."""

    rows: tuple[tuple[str, ...], ...]
    merged: str = ""


@dataclass(frozen=True)
class Items:
    """A list; an item may hold another."""

    items: tuple[str | tuple[str, Items], ...]
    ordered: bool = False


@dataclass(frozen=True)
class Picture:
    path: str
    caption: str


@dataclass(frozen=True)
class Quote:
    said: tuple[str, ...]


@dataclass(frozen=True)
class Signed:
    """A signature block, perhaps beside the addressees."""

    lines: tuple[str, ...]
    left: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileLink:
    """A paragraph that ends in a link to a file."""

    before: str
    file: File


@dataclass(frozen=True)
class Embedded:
    """A file shown in a frame."""

    file: File


@dataclass(frozen=True)
class Video:
    path: str


Block: TypeAlias = (
    Text | Heading | Rows | Items | Picture | Quote | Signed | FileLink | Embedded | Video
)


@dataclass(frozen=True)
class Story:
    """One piece; a body that begins with the lead's own words repeats it."""

    key: str
    number: int
    title: str
    slug: str
    section: str
    section_slug: str
    published: dt.datetime
    lead: str
    blocks: tuple[Block, ...]
    author: str = ""
    origin: str = ""
    files: tuple[File, ...] = ()
    kind: str = "html"
    updated: dt.datetime | None = None


def lines_of(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """The text of blocks, a block a line."""
    return tuple(line for block in blocks for line in _lines(block) if line)


def _lines(block: Block) -> tuple[str, ...]:
    shown: tuple[str, ...] = ()
    match block:
        case Text(said) | Heading(said) | Picture(_, said):
            shown = (plain(said),)
        case Quote(said):
            shown = tuple(map(plain, said))
        case Signed(lines, left):
            shown = tuple(map(plain, (*left, *lines)))
        case FileLink(before, file):
            shown = (plain(before + file.name),)
        case Rows(rows, merged):
            cells = (" | ".join(filter(None, map(plain, row))) for row in rows)
            shown = (plain(merged), *cells)
        case Items():
            shown = _item_lines(block)
    return shown


def _item_lines(block: Items) -> tuple[str, ...]:
    shown: list[str] = []
    for item in block.items:
        if isinstance(item, str):
            shown.append(plain(item))
        else:
            shown += [plain(item[0]), *_item_lines(item[1])]
    return tuple(shown)


def at(year: int, month: int, day: int, hour: int, minute: int) -> dt.datetime:
    return dt.datetime(year, month, day, hour, minute, tzinfo=ZONE)
