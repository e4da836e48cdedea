"""CSS selectors asked of a page whose classes and ids are known beforehand.

Most of a portal's selectors find nothing on a page, or something under one named element: to ask
there and nowhere else costs a tenth of asking every element.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

    Search = Callable[[_Element], list[_Element]]

Selectors = tuple[str, ...]
MOST_PLACES = 8  # named elements that are asked one by one; of more the whole is quicker

# Names of classes and ids outside of :not(...) and quotes: what a page must hold.
_NAMES = re.compile(r"[.#]([\w-]+)")
_QUOTED = re.compile(r":not\([^)]*\)|\[[^\]]*\]")


class Names(Mapping[str, list[Any]]):
    """The classes and ids of a page, each with the elements that have it, in their order.

    >>> from cchc_nlp.portals.base import parse_page
    >>> names = Names(parse_page('<p class="tin moi" id=dau>'))
    >>> {name: len(elements) for name, elements in names.items()}
    {'tin': 1, 'moi': 1, 'dau': 1}
    """

    def __init__(self, tree: _Element) -> None:
        self.elements = _named()(tree)
        self._found: dict[str, list[Any]] = {}
        for element in self.elements:
            for name in _parts(element.get("class"), element.get("id")):
                self._found.setdefault(name, []).append(element)

    def __getitem__(self, name: str) -> list[Any]:
        return self._found[name]

    def __contains__(self, name: object) -> bool:
        return name in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


@cache
def _named() -> Search:
    from lxml.etree import XPath

    return XPath("//@class/.. | //@id/..")


@lru_cache(maxsize=4096)
def _parts(classes: str | None, identity: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{classes or ''} {identity or ''}".split()))


class _Way(NamedTuple):
    """One alternative of a selector.

    `needed` are the classes and ids that a page must have for it, `first` the one of the outermost
    element, "" if it has none. `below` finds what the selector finds with that element for its
    outermost; `is_alone`: that is the element itself.
    """

    needed: tuple[str, ...]
    first: str
    below: Search
    whole: Search
    is_alone: bool


def select(element: Any, selectors: Selectors, *, names: Names | None = None) -> list[Any]:
    """The elements of the first selector that finds any; an empty list if none does.

    `names` are the classes and ids of the page that the element is of: selectors that name others
    are passed over, and where one begins at a named element only that is asked.

    >>> from cchc_nlp.portals.base import parse_page
    >>> page = parse_page("<div class=tin><p>Một<p>Hai</div>")
    >>> [p.text for p in select(page, (".bai p", ".tin p"), names=Names(page))]
    ['Một', 'Hai']
    """
    for selector in selectors:
        if found := _found(element, selector, names):
            return found
    return []


def _found(element: Any, selector: str, names: Names | None) -> list[Any]:
    if names is None:
        return list(compiled(selector)(element))
    ways = [way for way in _ways(selector) if all(map(names.__contains__, way.needed))]
    if len(ways) != 1:
        return list(compiled(selector)(element)) if ways else []
    (way,) = ways
    places = names[way.first] if way.first else ()
    if not places or len(places) > MOST_PLACES:
        return list(way.whole(element))
    inside = [place for place in places if _is_in(place, element)]
    if len(inside) > 1 and not way.is_alone:  # one may stand in another
        return list(way.whole(element))
    return [found for place in inside for found in way.below(place)]


def _is_in(place: _Element, element: _Element) -> bool:
    return place is element or any(above is element for above in place.iterancestors())


@cache
def compiled(selector: str) -> Search:
    """A selector as a search. Raises cssselect.SelectorError for one that is none."""
    from lxml.cssselect import CSSSelector

    return CSSSelector(selector, translator="html")


@cache
def _ways(selector: str) -> tuple[_Way, ...]:
    """The alternatives of a selector.

    >>> [way.needed for way in _ways("div.hentry > #tin-12 [class*='noidung']")]
    [('hentry', 'tin-12')]
    >>> [(way.first, way.needed) for way in _ways("h1, .title b")]
    [('', ()), ('title', ('title',))]
    """
    import cssselect
    from lxml.cssselect import LxmlHTMLTranslator
    from lxml.etree import XPath

    translator = LxmlHTMLTranslator()
    return tuple(
        _Way(
            needed=tuple(_NAMES.findall(_QUOTED.sub("", one.canonical()))),
            first=_first(one.parsed_tree),
            below=XPath(translator.selector_to_xpath(one, prefix="self::")),
            whole=XPath(translator.selector_to_xpath(one)),
            is_alone=not isinstance(one.parsed_tree, cssselect.parser.CombinedSelector),
        )
        for one in cssselect.parse(selector)
    )


def _first(tree: Any) -> str:
    """A class or id of the outermost element of a parsed selector, "" if it has none."""
    from cssselect.parser import Class, CombinedSelector, Hash

    while tree is not None:
        if isinstance(tree, Class):
            return str(tree.class_name)
        if isinstance(tree, Hash):
            return str(tree.id)
        tree = getattr(tree, "selector", None)
    return ""
