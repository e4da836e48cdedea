"""Where the list on a page is beside the point: other articles under one, links around a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cchc_nlp.vietnamese.folding import plain_letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A heading of other articles is made of one of each: "các | tin | khác".
_BEFORE = ("", "cac ", "nhung ", "mot so ")
_WHAT = ("tin", "bai", "bai viet", "tin tuc", "tin bai", "tin, bai")
_AFTER = (
    "khac da dua|lien quan|moi hon|cu hon|moi dang|da dang|cung loai|cung chuyen muc|cung chu de"
    "|tiep theo|khac|da dua".split("|")
)
_HEADINGS = frozenset(f"{a}{b} {c}" for a in _BEFORE for b in _WHAT for c in _AFTER) | {
    "other news", "related news", "related articles", "theo dong su kien", "xem them tin khac",
}  # fmt: skip
_IN_HEADINGS = re.compile(r"(?i)tin|b[àa]i|news|articles|theo dòng")
_BOXES = " or ".join(
    f"contains(@{name}, '{part}')"
    for name, parts in (
        ("class", "elated lien-quan lienquan lien_quan tin-khac tinkhac tin_khac tinlq"),
        ("type", "Related"),
    )
    for part in parts.split()
)
_SHORT = 80  # letters, with the spaces around a heading

_LONG = 60
_ARTICLE = 600  # letters of running text in one place
_AN_ITEM = 80
_INLINE = frozenset("span font b strong em i u small sup sub mark ins br".split())
_NO_TEXT = frozenset("script style noscript textarea option a title template".split())


def related_links(tree: HtmlElement) -> set[HtmlElement]:
    """The links in the lists under headings such as "Các tin khác", or in boxes named so."""
    found: set[HtmlElement] = set(tree.xpath(f"//*[{_BOXES}][not(.//h1)]//a"))
    for heading in _related_headings(tree):
        following = set(heading.xpath("following::a"))
        for above in heading.iterancestors():
            if links := [link for link in above.iter("a") if link in following]:
                found.update(links)
                break
    return found


def _related_headings(tree: HtmlElement) -> Iterator[HtmlElement]:
    for text in tree.xpath(f"//body//text()[string-length(.) < {_SHORT}]"):
        if _IN_HEADINGS.search(text) and _is_heading(text):
            parent = text.getparent()
            yield parent.getparent() if text.is_tail else parent


def _is_heading(text: str) -> bool:
    return " ".join(plain_letters(text).split()).strip(" :.»>-") in _HEADINGS


def is_article(tree: HtmlElement, items: Iterable[HtmlElement]) -> bool:
    """Whether a page is a text with some links around it; `items` are the blocks of a list on it.

    A home page may hold a long text too, beside many more news.
    """
    known = dict.fromkeys(items, True)
    enough = max(_ARTICLE, _AN_ITEM * len(known))
    letters: Counter[HtmlElement] = Counter()
    for text in tree.xpath(f"//body//text()[string-length(normalize-space(.)) > {_LONG}]"):
        place = _paragraph(text.getparent())
        if place is not None and not _is_within(place, known):
            said = len(text.strip())
            letters[place] += said
            if (around := place.getparent()) is not None:
                letters[around] += said
    return max(letters.values(), default=0) >= enough


def _paragraph(element: HtmlElement) -> HtmlElement | None:
    """The block that a text stands in; None for what is no running text."""
    while element.tag in _INLINE and (above := element.getparent()) is not None:
        element = above
    return None if element.tag in _NO_TEXT else element


def _is_within(element: HtmlElement, known: dict[HtmlElement, bool]) -> bool:
    """Whether the element stands in one that is known to count; what is learnt is kept."""
    path = []
    above: HtmlElement | None = element
    while above is not None and above not in known:
        path.append(above)
        above = above.getparent()
    is_within = known[above] if above is not None else False
    known |= dict.fromkeys(path, is_within)
    return is_within
