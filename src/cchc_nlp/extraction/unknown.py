"""The article on a page of an unknown system: what its headline stands over.

No selector is known, so the page is read as a person reads it: the headline, the block around it
that has something to say, the day beside the headline, the text up to the related list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cchc_nlp.extraction.blocks import one_line, text_blocks
from cchc_nlp.extraction.boilerplate import is_chrome, is_related_heading, without_chrome
from cchc_nlp.vietnamese.dates import parse_timestamp
from cchc_nlp.vietnamese.normalization import fold, plain_letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEADLINES = ("h1", "h2", "h3")
FEWEST_WORDS = 3  # of a headline
SAYING = 40  # words outside of links that a block must have to be an article
PARAGRAPH = 18  # words; a shorter line above the first paragraph may be a stamp or a byline
_STAMP = re.compile(
    r"^(?:(?:thoi gian |ngay )?(?:dang|cap nhat|xuat ban|tao)|ngay|luc|chu nhat|\d"
    r"|thu (?:hai|ba|tu|nam|sau|bay))"
)
_AROUND = ("nav", "header", "footer", "aside")


@dataclass(frozen=True)
class Found:
    """An article found without selectors; `published` is None without a day beside the headline."""

    element: HtmlElement
    title: str
    lines: tuple[str, ...]
    published: datetime | None


def find_unknown(tree: HtmlElement) -> Found | None:
    """The article of a page, or None if no headline stands over a text."""
    for heading in _headings(tree):
        block = _block(heading)
        if block is not None:
            title = one_line(heading)
            above, below = _around_title(list(text_blocks(block)), title)
            lines, stamps = _without_stamps(below)
            published = _first_day([*stamps, *above])
            return Found(block, title, tuple(without_chrome(lines)), published)
    return None


def _headings(tree: HtmlElement) -> list[HtmlElement]:
    """Headlines outside the page's frame, larger ones first."""
    found = []
    for tag in HEADLINES:
        for heading in tree.iter(tag):
            in_frame = any(e.tag in _AROUND for e in heading.iterancestors())
            words = len(one_line(heading).split())
            if not in_frame and words >= FEWEST_WORDS and not is_related_heading(one_line(heading)):
                found.append(heading)
    return found


def _block(heading: HtmlElement) -> HtmlElement | None:
    """The smallest element around a headline that says something beside it."""
    for element in heading.iterancestors():
        if element.tag in ("body", "html"):
            return element if _words(element) >= SAYING else None
        if _words(element) >= SAYING or _has_content(element):
            return element
    return None


def _words(element: HtmlElement) -> int:
    """How many words an element says outside of links."""
    linked = sum(len((a.text_content() or "").split()) for a in element.iter("a"))
    return len(" ".join(text_blocks(element)).split()) - linked


def _has_content(element: HtmlElement) -> bool:
    """A file or a film under a headline may be all there is to an article."""
    return any(True for _ in element.iter("iframe", "object", "embed", "video"))


def _around_title(lines: list[str], title: str) -> tuple[list[str], list[str]]:
    """The lines right above the headline (nearest first), and those below it."""
    wanted = fold(title)
    for place, line in enumerate(lines):
        if fold(line) == wanted or wanted in fold(line):
            return lines[max(0, place - 2) : place][::-1], lines[place + 1 :]
    return [], lines


def _without_stamps(lines: list[str]) -> tuple[list[str], list[str]]:
    """The text without the stamps and counters over its first paragraph, and those."""
    for place, line in enumerate(lines):
        if len(line.split()) >= PARAGRAPH or not (_is_stamp(line) or is_chrome(line)):
            return lines[place:], lines[:place]
    return [], lines


def _is_stamp(line: str) -> bool:
    plain = plain_letters(line).strip(" -–|():,")
    return bool(_STAMP.match(plain)) and parse_timestamp(line) is not None


def _first_day(lines: list[str]) -> datetime | None:
    return next((day for line in lines if _is_stamp(line) and (day := parse_timestamp(line))), None)
