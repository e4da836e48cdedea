"""What of a page is furniture, that stands on all pages of a site: menus, headers, banners, polls.

It is told by tags and by the words that classes and ids are made of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Words in classes and ids, as `words_of` separates them.
_FURNITURE = re.compile(
    r"\b(?:(?:main|top|sub|left|right|side|mobile|bottom|header|footer|mega|nav)? ?menus?"
    r"|nav|navi|navbar|navigation|bread ?crumbs?|footers?|chan ?trang|banners?|quang ?cao|adverts?"
    r"|web ?links?|lien ?ket|doi ?tac|polls?|vot(?:e|es|ing)|tham ?do|binh ?chon|surveys?"
    r"|van ?ban|vbpq|vbqppl|legal|(?<!cai cach )thu ?tuc|tthc|hoi ?dap|faqs?|calendar"
    r"|lich ?(?:cong ?tac|tiep|lam)\w*|social|share|login|dang ?nhap|languages?|tags"
    r"|pag(?:er|ing|ination)|phan ?trang|comments?|binh ?luan)\b"
)
_SLIDES = re.compile(r"\b(?:slid(?:e|es|er)|slide ?shows?|carousel)\b")
_NEWS = re.compile(r"\b(?:news|tin|article|post)")
_HEADER = re.compile(
    r"(?:^|\s)(?:(?:site|main|top)[-_]?)?header(?:[-_]+(?:top|main|nav)\w*)?(?:\s|$)"
)
_FURNITURE_TAGS = frozenset({"nav", "aside"})
_EDGES = frozenset({"header", "footer"})
# A wrapper of the whole page may be named after one part of it ("has-menu").
_MOST_OF_THE_PAGE = 0.7

_SEAMS = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")


class Furniture:
    """Which elements of a page stand in its furniture; each is looked at once."""

    def __init__(self, tree: HtmlElement) -> None:
        self.known: dict[HtmlElement, bool] = {}
        self.links = sum(1 for _ in tree.iter("a"))

    def holds(self, element: HtmlElement) -> bool:
        """Whether the element stands in furniture."""
        path = []
        above: HtmlElement | None = element
        while above is not None and above not in self.known:
            path.append(above)
            above = above.getparent()
        is_inside = self.known[above] if above is not None else False
        for part in reversed(path):
            is_inside = is_inside or self._is(part)
            self.known[part] = is_inside
        return is_inside

    def _is(self, element: HtmlElement) -> bool:
        if element.tag in _FURNITURE_TAGS:
            return True
        if element.tag in _EDGES:
            # the header of an article on a list holds its title
            return next(element.iterancestors("article", "main", "li"), None) is None
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        if named == " " or element.tag in ("a", "article", "body", "html"):
            return False
        return _is_named_furniture(named) and not self._is_most(element)

    def _is_most(self, element: HtmlElement) -> bool:
        if next(element.iter("main", "article", "header", "footer", "h1", "h2"), None) is None:
            return False
        return sum(1 for _ in element.iter("a")) > _MOST_OF_THE_PAGE * self.links


def _is_named_furniture(named: str) -> bool:
    if "hentry" in named:  # WordPress names categories and tags in an item's class
        return False
    words = words_of(named)
    if _FURNITURE.search(words) or _HEADER.search(named.lower()):
        return True
    return bool(_SLIDES.search(words)) and not _NEWS.search(words)


def words_of(named: str) -> str:
    """The words that a class or id is made of.

    >>> words_of("lstDanhMucThuTuc menu-left_2")
    'lst danh muc thu tuc menu left '
    """
    return _SEAMS.sub(" ", named).lower()
