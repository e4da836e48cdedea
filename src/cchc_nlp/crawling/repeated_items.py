"""The news items of a list page of an unknown portal system, by what repeats on it.

Links that stand in the same kind of place make a group, and a group is scored: news have long
titles, a day or a teaser beside them, and addresses of one shape; menus have none of it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from cchc_nlp.crawling.content_links import (
    ContentLink,
    Title,
    host_in,
    is_document,
    links_of,
    shape_of,
    titles_of,
)
from cchc_nlp.crawling.link_groups import TITLE_LIKE, Group, Member, groups_of
from cchc_nlp.crawling.listed_days import day_between, day_in_block, has_stamp
from cchc_nlp.crawling.pagers import pager_links
from cchc_nlp.crawling.related import is_article, related_links

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Item", "find_items", "pager_links"]

_ENOUGH = 4.0
_REPEATED = 3
_SHORTEST = 3  # words
_POINTS = ((12, 4.0), (8, 3.0), (5, 2.0), (0, 1.0))  # for at least so many words in a title
_TEASER = 60  # letters
_LONGEST_ITEM = 1000
_LONGEST_NAME = 10  # words of an office's name

_CATEGORY = re.compile(
    r"(?i)/(?:danh-?muc|chuyen-?muc|categor(?:y|ies)|loai-?tin|chu-?de|tags?|archives?|author)"
    r"(?:/[^/\d]*)?/?(?:\?|$)"
)
_REGISTER = re.compile(
    r"(?i)(?:^|/)(?:he-thong-|thu-vien-)?(?:van-?ban|vbpq|thu-?tuc|tthc|hoi-?dap|cau-?hoi)"
)
_OFFICE = re.compile(
    r"(?i)(?:sở|ban|phòng|trung tâm|chi cục|cục|vụ|viện|văn phòng|thanh tra|hội|ủy ban|uỷ ban|ubnd"
    r"|hđnd|đảng bộ|đảng ủy|xã|phường|thị trấn|huyện|công an|trường|bộ|cổng|trang)\b"
)
_DOCUMENT_NUMBER = re.compile(r"(?:Số:?\s*)?\d{1,6}\s?/(?:\d{4}/)?[A-ZĐ]{2,}[\w-]*")


@dataclass(frozen=True)
class Item:
    """One news item of a list: the link to it, its title and the day beside it."""

    link: HtmlElement
    title: str
    listed: dt.date | None


def find_items(tree: HtmlElement) -> list[Item]:
    """The news items that a page lists, in page order, each target once; empty if it is no list.

    >>> from cchc_nlp.portals.base import parse_html
    >>> tree = parse_html('''<ul class="menu"><li><a href="/gioi-thieu">Giới thiệu</a></ul><table>
    ... <tr><td><a href="/tin-2">Mở quầy ở Khe Vang</a> (25/10/2023)</td></tr>
    ... <tr><td><a href="/tin-1">Tập huấn cán bộ xã</a> (24/10/2023)</td></tr></table>''')
    >>> [(item.title, item.listed.isoformat()) for item in find_items(tree)]
    [('Mở quầy ở Khe Vang', '2023-10-25'), ('Tập huấn cán bộ xã', '2023-10-24')]
    """
    links = links_of(tree)
    titles = titles_of(links)
    related = related_links(tree)
    news = _news([content for content in links if content.link not in related], titles)
    if is_article(tree, [member.block for member in news.members.values()]):
        return []
    if related and news.members:  # on a list, "Các tin khác" heads the older ones
        news = _news(links, titles)
    return [news.item(target) for target in titles if target in news.members]


_Days = Mapping[str, dt.date]


@dataclass(frozen=True)
class _News:
    """What of a page's links is news, and the days beside them, by target."""

    members: dict[str, Member]
    days: dict[str, dt.date]

    def item(self, target: str) -> Item:
        title = self.members[target].title
        return Item(title.link, title.text, self.days.get(target))


def _news(links: Sequence[ContentLink], titles: Mapping[str, Title]) -> _News:
    news = _News({}, {})
    others: dict[str, Member] = {}
    for group in groups_of(links, titles):
        days = _days_of_news(group)
        for member in group.members:
            if days is None:
                others[member.target] = member
            elif _is_item(member, group, days):
                news.members.setdefault(member.target, member)
        news.days.update((days or {}) | news.days)
    _add_alike(news, others)
    return news


def _is_item(member: Member, group: Group, days: _Days) -> bool:
    """Whether one link of a group of news is an item, and not the category beside each."""
    if member.target in group.scattered and len(group.members) > len(group.scattered):
        return False
    is_named = member.title.words >= _SHORTEST or member.target in days
    return is_named and not _CATEGORY.search(f"/{member.target}")


def _add_alike(news: _News, others: Mapping[str, Member]) -> None:
    """Add the links whose address is made like those of the news: the pinned one above a list."""
    shapes = Counter(map(shape_of, news.members))
    for target in others.keys() - news.members:
        member, shape = others[target], shape_of(target)
        least = 4 if "#" in shape else TITLE_LIKE
        is_other = _is_other(target) or _REGISTER.search(target)
        if shapes[shape] >= 2 and member.title.words >= least and not is_other:
            news.members[target] = member
            if day := day_in_block(member.block, member.content.link):
                news.days[target] = day


def _days_of_news(group: Group) -> dict[str, dt.date] | None:
    """The days beside a group's links, by target; None for links that are no news."""
    if not _may_be_news(group):
        return None
    days = _days(group)
    return days if _score(group, days) >= _ENOUGH else None


def _may_be_news(group: Group) -> bool:
    """Whether titles and addresses allow it; days and teasers are then looked for."""
    members = group.members
    targets = [member.target for member in members]
    hosts = {host_in(target) for target in targets} - {""}
    return (
        median(member.title.words for member in members) >= _SHORTEST
        and len(hosts) <= max(2, len(members) / 2)  # else links to other offices
        and not _mostly(map(_is_other, targets))
        and sum(member.beside > _LONGEST_ITEM for member in members) < len(members) / 2
        and not _mostly(_is_register_row(member) for member in members)
    )


def _is_register_row(member: Member) -> bool:
    """Whether a document's number stands beside the link, as in a register of documents."""
    texts = member.block.itertext() if _DOCUMENT_NUMBER.search(member.said) else ()
    return any(_DOCUMENT_NUMBER.fullmatch(text.strip()) for text in texts)


def _days(group: Group) -> dict[str, dt.date]:
    """The day by target: in the item's block, else between it and its neighbours."""
    inside = {m.target: day_in_block(m.block, m.content.link) for m in group.members}
    found = {target: day for target, day in inside.items() if day}
    if found or len(group.members) == 1:
        return found
    between = max((_days_between(group, after=after) for after in (True, False)), key=len)
    return between if len(between) > len(group.members) / 2 else {}  # else the header's clock


def _days_between(group: Group, *, after: bool) -> dict[str, dt.date]:
    days = {m.target: day_between(m.block, group.taken, after=after) for m in group.members}
    return {target: day for target, day in days.items() if day}


def _score(group: Group, days: _Days) -> float:
    """How much a group looks like news; 0 for too few links to tell."""
    members = group.members
    dated = len(days) / len(members)
    stamped = not dated and _mostly(has_stamp(member.block) for member in members)
    if len(members) < (1 if dated else 2 if stamped else _REPEATED) or _is_chance(group):
        return 0.0
    words = median(member.title.words for member in members)
    score = next(points for least, points in _POINTS if words >= least)
    score += (2.0 + (dated >= 0.5)) * bool(dated)
    score += 2.0 * stamped
    score += _mostly(member.title.is_heading for member in members)
    score += 1.5 * _mostly(member.beside >= _TEASER for member in members)
    score += bool(_common_shapes(member.target for member in members))
    score -= 2.0 * _mostly(_REGISTER.search(member.target) for member in members)
    score -= 2.0 * (not dated and _mostly(_is_office(member.title) for member in members))
    return score


def _is_office(title: Title) -> bool:
    return title.words <= _LONGEST_NAME and bool(_OFFICE.match(title.text))


def _is_chance(group: Group) -> bool:
    """Whether one link or two stand apart without the look of news."""
    first, *others = group.members
    if others and (len(others) > 1 or others[0].block.getparent() == first.block.getparent()):
        return False
    return not all(map(_looks_alone_like_news, group.members))


def _looks_alone_like_news(member: Member) -> bool:
    """Whether a link is a headline, or has a teaser beside a long title."""
    is_shown = member.title.is_heading or member.beside >= _TEASER
    return member.title.words >= TITLE_LIKE and is_shown


def _mostly(signs: Iterable[object]) -> bool:
    found = [bool(sign) for sign in signs]
    return sum(found) > len(found) / 2


def _common_shapes(targets: Iterable[str]) -> frozenset[str]:
    """The shapes that most of the targets have, as far as they blank anything."""
    shapes = Counter(map(shape_of, targets))
    most = max(2, 0.5 * shapes.total())
    return frozenset(s for s, n in shapes.items() if n >= most and re.search(r"#|\bS\b|=", s))


def _is_other(target: str) -> bool:
    """Whether an address says that it is a category's or a document's."""
    return bool(_CATEGORY.search(f"/{target}")) or is_document(target)
