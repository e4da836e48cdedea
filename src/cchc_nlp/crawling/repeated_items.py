"""The news items of a list page of an unknown portal system, by what repeats on it.

Links that stand in the same kind of place make a group, and a group is scored: news have long
titles, a day or a teaser beside them, and addresses of one shape; menus have none of it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from cchc_nlp.crawling.content_links import (
    ContentLink,
    Title,
    content_links,
    host_in,
    shape_of,
    titles_of,
    words_in,
)
from cchc_nlp.crawling.listed_days import day_between, day_in_block
from cchc_nlp.crawling.pagers import pager_links
from cchc_nlp.crawling.related import is_article, related_links

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Item", "pager_links", "repeated_items"]

_ENOUGH = 4.0
_TITLE_LIKE = 6  # words: from here on a link is no category's name
_SHORTEST = 3
_TEASER = 60  # letters beside a title

# Classes that tell one item of a list from the next.
_MODIFIER = re.compile(
    r"(?i)(?:col|hidden|visible)-.*|(?:is-)?(?:first|last|odd|even|active|current|featured|left|right"
    r"|clearfix|row|dau|cuoi|nobo|bo|post|item)|(?:post|category|tag|type|status|format)-.*"
)
_CATEGORY = re.compile(
    r"(?i)/(?:danh-?muc|chuyen-?muc|categor(?:y|ies)|loai-?tin|chu-?de|tags?|archives?|author)"
    r"(?:/[^/\d]*)?/?(?:\?|$)"
)
_REGISTER = re.compile(r"(?i)(?:^|/)(?:he-thong-|thu-vien-)?(?:van-?ban|vbpq|thu-?tuc|hoi-?dap)")
_DOCUMENT_NUMBER = re.compile(r"\d+/(?:\d{4}/)?[A-ZĐ]{2,}")


@dataclass(frozen=True)
class Item:
    """One news item of a list: the link to it, its title and the day beside it."""

    link: HtmlElement
    title: str
    listed: dt.date | None


@dataclass(frozen=True, eq=False)
class _Member:
    """One link of a group and the block of the page that is its alone."""

    content: ContentLink
    block: HtmlElement
    title: Title

    @property
    def beside(self) -> int:
        """How much is said beside the title."""
        return len(" ".join(str(self.block.text_content()).split())) - len(self.title.text)


def repeated_items(tree: HtmlElement) -> list[Item]:
    """The news items that a page lists, in page order, each target once; empty if it is no list.

    >>> from cchc_nlp.portals.base import parse_html
    >>> tree = parse_html('''<ul class="menu"><li><a href="/gioi-thieu">Giới thiệu</a></ul><table>
    ... <tr><td><a href="/tin-2">Mở quầy ở Khe Vang</a> (25/10/2023)</td></tr>
    ... <tr><td><a href="/tin-1">Tập huấn cán bộ xã</a> (24/10/2023)</td></tr></table>''')
    >>> [(item.title, item.listed.isoformat()) for item in repeated_items(tree)]
    [('Mở quầy ở Khe Vang', '2023-10-25'), ('Tập huấn cán bộ xã', '2023-10-24')]
    """
    links = content_links(tree)
    titles = titles_of(links)
    related = related_links(tree)
    main = [content for content in links if content.link not in related]
    found = _News(main, titles)
    blocks = [member.block for group in found.groups for member in group]
    if is_article(tree, blocks):
        return []
    if related and found.is_list:
        found = _News(links, titles)
    return found.items()


class _News:
    """The groups of links that are news, out of the links of a page."""

    def __init__(self, links: list[ContentLink], titles: dict[str, Title]) -> None:
        self.links = links
        self.titles = titles
        self.owners = _owners(c for c in links if titles[c.target].words >= _TITLE_LIKE)
        self.days: dict[str, dt.date] = {}
        self.groups = [group for group in self._candidates() if self._is_news(group)]

    @property
    def is_list(self) -> bool:
        return any(len(_targets(group)) >= _SHORTEST for group in self.groups)
