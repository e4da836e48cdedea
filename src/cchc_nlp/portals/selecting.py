"""CSS selectors asked of a page whose classes and ids are known beforehand.

Most of a portal's selectors find nothing on a page, or something under one named element: to ask
there and nowhere else costs a tenth of asking every element.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache, partial
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

    `properties` are those of `itemprop` in the same way, `elements` all of them.

    >>> from cchc_nlp.portals.base import parse_page
    >>> names = Names(parse_page('<p class="tin moi" id=dau itemprop=headline>'))
    >>> {name: len(elements) for name, elements in names.items()}, list(names.properties)
    ({'tin': 1, 'moi': 1, 'dau': 1}, ['headline'])
    """

    def __init__(self, tree: _Element) -> None:
        self.elements = _named()(tree)
        self.properties: dict[str, list[Any]] = {}
        self._found: dict[str, list[Any]] = {}
        for element in self.elements:
            get = element.get
            for name in _parts(get("class"), get("id")):
                self._found.setdefault(name, []).append(element)
            if said := get("itemprop"):
                self.properties.setdefault(said, []).append(element)

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

    return XPath("//@class/.. | //@id/.. | //@itemprop/..")


@lru_cache(maxsize=4096)
def _parts(classes: str | None, identity: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{classes or ''} {identity or ''}".split()))


class _Way(NamedTuple):
    """One alternative of a selector.

    `needed` are the classes and ids that a page must have for it; `places` gives the elements of a
    page that may be its outermost one, None where that has no name. `below` finds what the selector
    finds with that element for its outermost; `is_alone`: that is the element itself.
    """

    needed: tuple[str, ...]
    places: Callable[[Names], list[Any]] | None
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
    if way.places is None:
        return list(way.whole(element))
    places = [place for place in way.places(names) if _is_in(place, element)]
    if len(places) > MOST_PLACES or (len(places) > 1 and not way.is_alone):
        return list(way.whole(element))  # one may stand in another
    return [found for place in places for found in way.below(place)]


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
    >>> [way.needed for way in _ways("h1, .title b")]
    [(), ('title',)]
    """
    import cssselect
    from lxml.cssselect import LxmlHTMLTranslator
    from lxml.etree import XPath

    path_of = LxmlHTMLTranslator().selector_to_xpath
    ways = []
    for one in cssselect.parse(selector):
        outermost = one.parsed_tree
        while isinstance(outermost, cssselect.parser.CombinedSelector):
            outermost = outermost.selector
        is_alone = outermost is one.parsed_tree
        way = _Way(
            needed=tuple(_NAMES.findall(_QUOTED.sub("", one.canonical()))),
            places=_places(outermost),
            below=(is_alone and _itself(outermost)) or XPath(path_of(one, prefix="self::")),
            whole=XPath(path_of(one)),
            is_alone=is_alone,
        )
        ways.append(way)
    return tuple(ways)


def _itself(plain: Any) -> Search | None:
    """An element if it has tag, classes and id of a selector of no more; None for another one."""
    from cssselect.parser import Class, Element, Hash

    parts = list(_parts_of(plain))
    if not all(isinstance(part, Class | Hash | Element) for part in parts):
        return None
    classes = {part.class_name for part in parts if isinstance(part, Class)}
    ids = {part.id for part in parts if isinstance(part, Hash)}
    tag = (parts[-1].element or "").lower()

    def found(element: _Element) -> list[_Element]:
        is_it = (
            (not tag or element.tag == tag)
            and classes <= _classes(element.get("class") or "")
            and all(element.get("id") == name for name in ids)
        )
        return [element] if is_it else []

    return found


@lru_cache(maxsize=4096)
def _classes(written: str) -> frozenset[str]:
    return frozenset(re.split("[ \t\r\n]+", written))


def _places(outermost: Any) -> Callable[[Names], list[Any]] | None:
    """How the elements that a part of a selector may be are found among a page's names."""
    from cssselect.parser import Attrib, Class, Hash

    for part in _parts_of(outermost):
        if isinstance(part, Class | Hash):
            name = part.class_name if isinstance(part, Class) else part.id
            return lambda names: names.get(name, [])
        value = str(part.value.value) if isinstance(part, Attrib) and part.value else ""
        if not value or " " in value:
            continue
        if (part.attrib, part.operator) == ("itemprop", "="):
            return lambda names: names.properties.get(value, [])
        if part.attrib == "id" and (fits := _FITS.get(part.operator)):
            return partial(_with_id, fits, value)
    return None


def _with_id(fits: Callable[[str, str], bool], value: str, names: Names) -> list[Any]:
    found = {element for name in names if fits(name, value) for element in names[name]}
    return [element for element in names.elements if element in found] if found else []


_FITS: Mapping[str, Callable[[str, str], bool]] = {
    "^=": str.startswith, "$=": str.endswith, "*=": str.__contains__,
}  # fmt: skip


def _parts_of(tree: Any) -> Iterator[Any]:
    """The parts of a selector that are said of one element, the last one first."""
    while tree is not None:
        yield tree
        tree = getattr(tree, "selector", None)
