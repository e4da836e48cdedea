"""Links of a page that stand in the same kind of place, and the block that is each one's alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, islice
from typing import TYPE_CHECKING

from cchc_nlp.crawling.content_links import ContentLink, Title, is_document, title_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TITLE_LIKE = 6  # words: from here on a link is no category's name
_REPEATED = 3
_NEAR = 3  # elements, the link itself among them
_FAR = 5
_LONE = 4  # elements around a link that no other is like

# Classes that tell one item of a list from the next, or one column from another.
_MODIFIER = re.compile(
    r"(?i)(?:col|hidden|visible|post|category|tag|type|status|format)-.*"
    r"|(?:is-)?(?:first|last|odd|even|active|current|featured|left|right|clearfix|row|dau|cuoi)"
)

# Whose an element is: one target's, or None where several have a part in it.
Owners = Mapping["HtmlElement", str | None]


@dataclass(frozen=True, eq=False)
class Member:
    """One link of a group, and the largest block around it that no other member has a part in."""

    content: ContentLink
    title: Title
    block: HtmlElement

    @property
    def target(self) -> str:
        """The address the link leads to, as written."""
        return self.content.target

    @cached_property
    def said(self) -> str:
        """All that the block says."""
        return " ".join(str(self.block.text_content()).split())

    @property
    def beside(self) -> int:
        """How many letters stand beside the title."""
        return len(self.said) - len(self.title.text)


@dataclass(frozen=True, eq=False)
class Group:
    """Links to different targets in the same kind of place, one a target, in page order.

    `taken` are the elements that hold one of them, or another link that may be a title.
    `scattered` are the targets that come again and again between the others, as a category does.
    """

    members: tuple[Member, ...]
    taken: Container[HtmlElement]
    scattered: frozenset[str]


def groups_of(links: Iterable[ContentLink], titles: Mapping[str, Title]) -> Iterator[Group]:
    """Every group of links on a page, also those of one; a repeated run in one place is its own."""
    kinds: dict[tuple[str, ...], list[ContentLink]] = defaultdict(list)
    places: dict[HtmlElement, str] = {}
    links = list(links)
    for content in links:
        kinds[_kind_of_place(content.link, places)].append(content)
    titled = owners_of(c for c in links if _is_title_like(c, titles[c.target]))
    for alike in kinds.values():
        owners = owners_of(alike)
        far = _LONE if len({content.target for content in alike}) == 1 else None
        blocks = [_block(content, owners, titled, far) for content in alike]
        members = _with_headings(
            [Member(c, titles[c.target], b) for c, b in zip(alike, blocks, strict=True)]
        )
        taken, scattered = owners.keys() | titled.keys(), _scattered(members)
        yield from (Group(run, taken, scattered) for run in _runs(members))


def _with_headings(members: list[Member]) -> list[Member]:
    """The members; where all links say the same ("Xem chi tiết"), with their blocks' headings."""
    if len({m.target for m in members}) == 1 or len({m.title.text for m in members}) > 1:
        return members
    return [replace(m, title=title_in(m.block, m.title)) for m in members]


def _scattered(members: list[Member]) -> frozenset[str]:
    """Short names whose links alternate with the others': "c a c b c d"."""
    turns = Counter(target for target, _ in groupby(member.target for member in members))
    names = {m.target for m in members if m.title.words < TITLE_LIKE and not m.title.is_heading}
    return frozenset(t for t in names if turns[t] > 1 and 2 < len(turns) <= 3 * turns[t])


def _is_title_like(content: ContentLink, title: Title) -> bool:
    return title.words >= TITLE_LIKE and not is_document(content.target)


def owners_of(links: Iterable[ContentLink]) -> dict[HtmlElement, str | None]:
    """Whose each element around the links is: one target's, or None where it is several's."""
    owners: dict[HtmlElement, str | None] = {}
    for content in links:
        for element in (content.link, *content.link.iterancestors()):
            known = owners.setdefault(element, content.target)
            if known is None:
                break
            if known != content.target:
                owners[element] = None
    return owners


def _kind_of_place(link: HtmlElement, known: dict[HtmlElement, str]) -> tuple[str, ...]:
    """Tags and classes from the link upwards, as far as they tell places apart."""
    path: list[str] = []
    named = 0
    for element in islice((link, *islice(link.iterancestors(), _FAR)), _FAR):
        if len(path) >= _NEAR and named:
            break
        if element not in known:
            known[element] = _kind(element)
        path.append(known[element])
        named += "." in known[element]
    return tuple(path)


def _kind(element: HtmlElement) -> str:
    names = re.sub(r"\d+", "", element.get("class") or "").split()
    name = next((name for name in names if not _MODIFIER.fullmatch(name)), "")
    tag = str(element.tag)
    return f"{tag}.{name}" if name else tag


def _block(content: ContentLink, owners: Owners, titled: Owners, far: int | None) -> HtmlElement:
    """The largest element around a link, `far` away at most, that is its target's alone."""
    block = content.link
    for above in islice(content.link.iterancestors(), far):
        if above.tag == "body" or owners.get(above) is None:
            break
        if titled.get(above, content.target) != content.target:
            break
        block = above
    return block


def _runs(members: list[Member]) -> Iterator[tuple[Member, ...]]:
    """The members by the element they repeat in: what repeats there, pairs and headlines, the rest.

    A table may hold two items a row, a list its first item in a frame of its own.
    """
    places: dict[HtmlElement | None, dict[str, Member]] = defaultdict(dict)
    for member in members:
        places[member.block.getparent()].setdefault(member.target, member)
    pairs: dict[str, Member] = {}
    singles: dict[str, Member] = {}
    for run in places.values():
        if len(run) >= _REPEATED:
            yield tuple(run.values())
        elif len(run) == _REPEATED - 1 or all(m.title.is_heading for m in run.values()):
            pairs = {**run, **pairs}
        else:
            singles = {**run, **singles}
    yield from (tuple(rest.values()) for rest in (pairs, singles) if rest)
