"""The news that every simulated site publishes: 36 short ones of the bundled department's year."""

from __future__ import annotations

import datetime as dt
import html
import importlib.util
import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parents[2] / "corpora" / "so-nnptnt-2023"
ZONE = dt.timezone(dt.timedelta(hours=7))
MOST_PARAGRAPHS = 5
# How many of the shortest texts of each section are taken.
SHARES = {"Tin hoạt động": 20, "Cải cách hành chính": 10, "Thông báo": 6}


@dataclass(frozen=True)
class Story:
    """One article; the oldest has number 1."""

    number: int
    title: str
    published: dt.datetime
    section: str
    lead: str
    paragraphs: tuple[str, ...]

    @property
    def slug(self) -> str:
        return slug(self.title)

    @property
    def day(self) -> str:
        return f"{self.published:%d/%m/%Y}"

    @property
    def stamp(self) -> str:
        return f"{self.published:%d/%m/%Y %H:%M}"

    @property
    def body(self) -> str:
        """The paragraphs as HTML."""
        return "\n".join(f"<p>{html.escape(text)}</p>" for text in self.paragraphs)

    @property
    def mark(self) -> str:
        """A stretch of the text that no other story has."""
        return max(self.paragraphs, key=len)


@dataclass(frozen=True)
class Section:
    """A category of a site with what it lists, newest first."""

    number: int
    name: str
    stories: tuple[Story, ...]

    @property
    def slug(self) -> str:
        return slug(self.name)


def slug(text: str, *, d: str = "d") -> str:
    """The words of a title as addresses spell them; some systems lose the letter đ (`d=""`).

    >>> slug("Đổi mới, sáng tạo"), slug("Đổi mới", d="")
    ('doi-moi-sang-tao', 'oi-moi')
    """
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", d))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


@cache
def stories() -> tuple[Story, ...]:
    """The oldest first."""
    chosen = sorted(_chosen(), key=lambda item: item.published)
    return tuple(_story(number, item) for number, item in enumerate(chosen, 1))


@cache
def sections() -> tuple[Section, ...]:
    """Tin hoạt động (20), Cải cách hành chính (10), Thông báo (6)."""
    newest = tuple(reversed(stories()))
    return tuple(
        Section(number, name, tuple(s for s in newest if s.section == name))
        for number, name in enumerate(SHARES, 1)
    )


def newest() -> tuple[Story, ...]:
    """All of them, the newest first."""
    return tuple(reversed(stories()))


def section_of(story: Story) -> Section:
    return next(section for section in sections() if section.name == story.section)


def older(story: Story, count: int = 3) -> tuple[Story, ...]:
    """Those published before it in its section, the newest first."""
    listed = section_of(story).stories
    place = listed.index(story)
    return listed[place + 1 : place + 1 + count]


def _chosen() -> list[Any]:
    spec = importlib.util.spec_from_file_location("so_nnptnt_2023", CORPUS / "articles.py")
    assert spec is not None
    assert spec.loader is not None
    reader = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = reader
    spec.loader.exec_module(reader)
    usable = [item for item in reader.read_items(CORPUS / "articles") if _is_usable(item)]
    usable.sort(key=lambda item: sum(len(text) for text in _texts(item)))
    by_section = ([i for i in usable if i.section == name][:n] for name, n in SHARES.items())
    return [item for taken in by_section for item in taken]


def _is_usable(item: Any) -> bool:
    """Dated, without table or file, with three paragraphs of a dozen words or more."""
    texts = _texts(item)
    return (
        item.published is not None
        and not item.attachments
        and all(block.kind != "table" for block in item.blocks)
        and len(texts) >= 3
        and all(len(text.split()) >= 12 for text in texts)
    )


def _texts(item: Any) -> list[str]:
    return [block.text for block in item.blocks if block.kind == "paragraph"]


def _story(number: int, item: Any) -> Story:
    texts = _texts(item)
    lead = next((block.text for block in item.blocks if block.kind == "lead"), "")
    return Story(
        number=number,
        title=item.title,
        published=item.published.replace(tzinfo=ZONE),
        section=item.section,
        lead=lead or texts[0],
        paragraphs=tuple(texts if lead else texts[1:])[:MOST_PARAGRAPHS],
    )
