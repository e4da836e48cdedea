"""The links of a page that may lead to a text of its own: what they say and where they stand.

Left out are images, scripts, mail addresses, site roots, pages that never hold an article, links
in the middle of a sentence, and whatever stands in a page's furniture: menus, headers, banners,
polls, registers of legal documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cchc_nlp.crawling.furniture import Furniture
from cchc_nlp.crawling.listed_days import without_day
from cchc_nlp.portals.base import is_excluded
from cchc_nlp.portals.generic import PORTAL as GENERIC

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_TITLE = 45  # words
_USUAL_TITLE = range(3, 31)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CUT = ("…", "...")
_LONGEST_LABEL = 60  # letters before a link on its line
_INLINE = frozenset("b strong em i u span font".split())

_NO_PAGE = re.compile(r"(?i)\s*(?:#|$|(?!https?:)[a-z][a-z0-9+.-]*:)")
_ROOT = re.compile(
    r"(?i)(?:(?:https?:)?//[^/?]*)?(?:\.{0,2}/)*(?:(?:index|default|home|trang-?chu)(?:\.\w+)?/?)?$"
)
_HOST = re.compile(r"(?i)(?:https?:)?//([^/?]+)")
_FILE = re.compile(
    r"(?i)\.(?:jpe?g|png|gif|bmp|svg|webp|mp[34]|m4[av]|avi|flv|wmv|wav|xml|rss|css|js|exe)(?:$|[?&])"
    r"|(?:^|/)_layouts/"
)
_DOCUMENT = re.compile(
    r"(?i)\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|txt|csv|zip|rar|7z)(?:$|[?;/&])"
    r"|/linkclick\.aspx\?|[?&]download="
)
_WORD = re.compile(r"[^\W\d_]\S*")
_NUMBER = re.compile(r"\d+")
_VALUE = re.compile(r"=(\d+)?[^&]*")
_JOINTS = re.compile(r"[-_+,~ ]+|%20")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TITLE_CLASS = re.compile(r"(?i)titl|tieu|headline")


@dataclass(frozen=True, eq=False)
class ContentLink:
    """One <a>; `target` is its address as written, without the fragment."""

    link: HtmlElement
    target: str


class Title(NamedTuple):
    """What the links to one target say together, and the one that says it."""

    text: str
    link: HtmlElement
    is_heading: bool
    words: int


def links_of(tree: HtmlElement) -> list[ContentLink]:
    """The links of a page that may lead to a text of its own, in page order."""
    furniture = Furniture(tree)
    return [
        ContentLink(link, target)
        for link in tree.iter("a")
        if (target := target_as_written(link)) and not furniture.holds(link) and not _in_text(link)
    ]


def target_as_written(link: HtmlElement) -> str:
    """The address of a page or document, without its fragment; "" for anything else.

    >>> from cchc_nlp.portals.base import parse_html
    >>> tree = parse_html("<a href='tin-12.html#dau'></a><a href='/a.jpg'></a><a href='#'></a>")
    >>> [target_as_written(link) for link in tree.iter("a")]
    ['tin-12.html', '', '']
    """
    href = link.get("href") or ""
    if _NO_PAGE.match(href):
        return ""
    target = href.partition("#")[0].strip()
    return target if _may_be_article(target) else ""


@lru_cache(maxsize=4096)
def _may_be_article(target: str) -> bool:
    if _ROOT.match(target) or _FILE.search(target):
        return False
    return not is_excluded(f"/{target}", GENERIC)


def is_document(target: str) -> bool:
    """Whether an address is a document's: a list of news may hold some, a list of them is none."""
    return bool(_DOCUMENT.search(target))


def host_in(target: str) -> str:
    """The host that an address names; "" for one on the same site."""
    match = _HOST.match(target)
    return match[1].lower().removeprefix("www.") if match else ""


def words_in(text: str) -> int:
    """The number of words; in Vietnamese each syllable is one.

    >>> words_in("Họp giao ban - tháng 10")
    4
    """
    return len(_WORD.findall(text))


def titles_of(links: Iterable[ContentLink]) -> dict[str, Title]:
    """The title by target: one that is not cut before one that is, a heading before a teaser."""
    found: dict[str, Title] = {}
    for content in links:
        for title in _said(content.link):
            known = found.get(content.target)
            if known is None or _is_better(title, known):
                found[content.target] = title
    return found


@lru_cache(maxsize=4096)
def shape_of(target: str) -> str:
    """An address with numbers and slugs blanked: news of one site mostly share one.

    >>> shape_of("/vi/news/cai-cach-hanh-chinh/mo-quay-moi-o-xa-207.html?b=3")
    '/vi/news/S/S-#.html?b=#'
    """
    path, _, query = _HOST.sub("", target).partition("?")
    segments = "/".join(_segment_shape(segment) for segment in path.split("/"))
    keys = _VALUE.sub(lambda match: "=#" if match[1] else "=", query)
    return f"{segments}?{keys}" if query else segments


def _segment_shape(segment: str) -> str:
    stem, dot, ending = segment.rpartition(".")
    if not dot:
        stem, ending = segment, ""
    parts = _JOINTS.split(stem)
    if sum(not part.isdigit() for part in parts) < 3:
        return _NUMBER.sub("#", segment)
    first = "#-" if parts[0].isdigit() else ""
    # The year at the end of a slug is no number of an article.
    last = "-#" if parts[-1].isdigit() and not _YEAR.fullmatch(parts[-1]) else ""
    return f"{first}S{last}{dot}{ending}"


def title_in(block: HtmlElement, link_title: Title) -> Title:
    """The heading of a block whose link says nothing of its own; else the link's title."""
    heading = next(block.iter(*_HEADINGS), None)
    text = without_day(heading.itertext()) if heading is not None else ""
    if not text:
        return link_title
    return link_title._replace(text=text, is_heading=True, words=words_in(text))


def _said(link: HtmlElement) -> Iterator[Title]:
    """What one link says: its text, or the heading in it, and its title attribute."""
    inner = next(link.iter(*_HEADINGS), None)
    is_heading = inner is not None or _is_titled(link)
    shown = without_day((link if inner is None else inner).itertext())
    words = words_in(shown)
    if words > LONGEST_TITLE:  # the whole block is one link
        shown = next((text for text in map(_squeezed, link.itertext()) if text), "")
        words = words_in(shown)
    yield Title(shown, link, is_heading, words)
    attribute = _squeezed(link.get("title") or "")
    if attribute and attribute[:10].lower().startswith(shown[:10].lower()):
        yield Title(attribute, link, is_heading, words_in(attribute))


def _is_titled(link: HtmlElement) -> bool:
    for element in (link, *islice(link.iterancestors(), 2)):
        if element.tag in _HEADINGS or _TITLE_CLASS.search(element.get("class") or ""):
            return True
    return False


def _is_better(title: Title, known: Title) -> bool:
    if _completes(title, known) or _completes(known, title):
        return _completes(title, known)
    return _rank(title) > _rank(known)


def _completes(title: Title, cut: Title) -> bool:
    """Whether one title goes on where the other ends in dots."""
    if not cut.text.endswith(_CUT):
        return False
    start = cut.text.rstrip(".… ")
    return len(title.text) > len(cut.text) and title.text.startswith(start)


def _rank(title: Title) -> tuple[bool, bool, bool, int]:
    is_usual = title.words in _USUAL_TITLE
    return (
        title.is_heading and title.words > 0,
        is_usual,
        not title.text.endswith(_CUT),
        len(title.text),
    )


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _in_text(link: HtmlElement) -> bool:
    """Whether the link stands in the middle of a sentence."""
    while (parent := link.getparent()) is not None:
        before = link.getprevious()
        said = ((parent.text if before is None else before.tail) or "").strip()
        if len(said) > _LONGEST_LABEL:
            return True
        if said or before is not None or parent.tag not in _INLINE:
            return False
        link = parent
    return False
