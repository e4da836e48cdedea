"""Articles into printings: each with its host, its address and the habits of its editor."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import md5
from typing import Any, Literal
from urllib.parse import quote

from articles import Block, Item

Role = Literal["unique", "duplicate", "repost", "undated", "attachment", "before", "after"]
Site = Mapping[str, Any]  # site.toml

# What editors leave in a page, and in how many of a hundred of them.
_HABITS = (("word", 35), ("no_break", 30), ("zero_width", 15), ("layout", 10), ("decomposed", 6))


@dataclass(frozen=True)
class Section:
    """A list of a host; `pages_too_many` is how far its pager leads past the end."""

    name: str
    host: str
    path: str
    layout: str
    portal: str
    per_page: int
    entities: bool = False
    pinned: str = ""
    pages_too_many: int = 0


@dataclass(frozen=True)
class Posting:
    """One printing of an article: the same article may be printed twice.

    `order` is where it stands in its list, also for an article without a date; `number` is the
    portal's own, given out by `numbered`.
    """

    item: Item
    role: Role
    section: Section
    title: str
    blocks: tuple[Block, ...]
    published: dt.datetime | None
    order: dt.datetime
    origin: str = ""
    original: str = ""
    number: int = 0

    @property
    def portal(self) -> str:
        return self.section.portal

    @property
    def author(self) -> str:
        return self.item.author

    @property
    def lead(self) -> str:
        return next((block.text for block in self.blocks if block.kind == "lead"), "")

    @property
    def body(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.kind != "lead")

    @property
    def lines(self) -> tuple[str, ...]:
        """Lead and body as a reader has them, one block, item or row a line."""
        return tuple(line for block in self.blocks for line in block.printed)

    @property
    def key(self) -> str:
        """What decides, once and for all, everything about the page that is left to chance."""
        return f"{self.item.slot}/{self.role}"

    @property
    def hex(self) -> str:
        return md5(self.key.encode(), usedforsecurity=False).hexdigest().upper()

    @property
    def views(self) -> int:
        return 40 + chance(self.key + "views", 900)

    @property
    def habits(self) -> frozenset[str]:
        return frozenset(name for name, share in _HABITS if chance(self.key + name, 100) < share)

    @property
    def tail(self) -> str:
        """The end of a NukeViet address: /cai-cach-hanh-chinh/ten-bai-viet-123.html"""
        category = self.section.path.rstrip("/").rsplit("/", 1)[1]
        return f"/{category}/{slug(self.title)}-{self.number}.html"

    @property
    def href(self) -> str:
        """The address on its host, as the list of its section prints it."""
        if self.portal == "nukeviet":
            return "/vi/news" + self.tail
        path = self.section.path
        if chance(self.key + "case", 5) == 0:  # the server does not mind, and editors type
            path = path.replace("/Pages/", "/pages/")
        return f"{path}?ItemID={self.number}"

    @property
    def url(self) -> str:
        return f"http://{self.section.host}{self.href}"

    @property
    def summary(self) -> str:
        """What a list shows of the text: about forty words."""
        first = self.lead or next((b.text for b in self.blocks if b.kind == "paragraph"), "")
        words = first.split()
        return " ".join(words[:40]) + ("..." if len(words) > 40 else "")

    @property
    def attachments(self) -> tuple[dict[str, str], ...]:
        return tuple(
            {"href": self._file_href(name, n), "name": name}
            for n, name in enumerate(self.item.attachments)
        )

    def _file_href(self, name: str, n: int) -> str:
        if self.portal == "nukeviet":
            return f"{self.href}?download=1&id={n}"
        return f"/Documents/2023/{quote(name)}"


def chance(key: str, of: int) -> int:
    """A number from 0 to `of` - 1 that is always the same for the same key."""
    return zlib.crc32(key.encode()) % of


def slug(title: str) -> str:
    """A title as an alias: no diacritics, at most 90 characters, cut between words."""
    plain = unicodedata.normalize("NFD", title.lower().replace("đ", "d"))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    while len("-".join(words)) > 90:
        words.pop()
    return "-".join(words)


def sections_of(site: Site) -> dict[str, Section]:
    """The sections by their names, in the order of the menus."""
    hosts = site["hosts"]
    return {
        section["name"]: Section(
            **section,
            portal=hosts[section["host"]]["portal"],
            per_page=hosts[section["host"]]["per_page"],
        )
        for section in site["sections"]
    }


def postings_of(items: Iterable[Item], site: Site) -> tuple[Posting, ...]:
    """Every printing of every article, numbered; those of articles not yet written are left out."""
    sections = sections_of(site)
    firsts = {item.slot: _first(item, sections, site) for item in items}
    seconds = [
        again(firsts[entry["slot"]], entry, sections)
        for again, entries in ((_second, site["duplicates"]), (_reworded, site["reposts"]))
        for entry in entries
        if entry["slot"] in firsts
    ]
    return tuple(_numbered([*firsts.values(), *seconds], site))


def _first(item: Item, sections: Mapping[str, Section], site: Site) -> Posting:
    return Posting(
        item=item,
        role=_role(item, site["period"]),
        section=sections[item.section],
        title=item.title,
        blocks=item.blocks,
        published=item.published,
        order=item.published or site["undated"][item.slot],
        origin=item.origin,
    )


def _role(item: Item, period: Sequence[dt.date]) -> Role:
    if item.published is None:
        return "undated"
    if item.published.date() < period[0]:
        return "before"
    if item.published.date() > period[1]:
        return "after"
    return "unique" if item.blocks else "attachment"


def _second(first: Posting, entry: Site, sections: Mapping[str, Section]) -> Posting:
    return dataclasses.replace(
        first,
        role="duplicate",
        section=sections[entry["section"]],
        published=entry["published"],
        order=entry["published"],
        origin=entry.get("origin", ""),
        original=first.item.slot,
    )


def _reworded(first: Posting, entry: Site, sections: Mapping[str, Section]) -> Posting:
    opening, *rest = first.blocks
    if entry["replace"] not in opening.text:
        raise ValueError(f"{first.item.slot}: the opening does not hold {entry['replace']!r}")
    changed = Block(opening.kind, (opening.text.replace(entry["replace"], entry["by"]),))
    second = _second(first, entry, sections)
    return dataclasses.replace(second, role="repost", title=entry["title"], blocks=(changed, *rest))


def _numbered(postings: Sequence[Posting], site: Site) -> Iterator[Posting]:
    """Every host numbers its articles as they come in, and leaves gaps: odd numbers are others'."""
    for host, facts in site["hosts"].items():
        here = sorted((p for p in postings if p.section.host == host), key=lambda p: p.order)
        for position, posting in enumerate(here):
            yield dataclasses.replace(posting, number=facts["first_number"] + 2 * position)
