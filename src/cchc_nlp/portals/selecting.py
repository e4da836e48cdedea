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
_NAMES = re.compile(r"([.#])([\w-]+)")
_QUOTED = re.compile(r":not\([^)]*\)|\[[^\]]*\]")


class Names:
    """The classes of a page and its other attributes, each with the elements that have them.

    Attributes are looked for when somebody asks for them: most pages are never asked for most.

    >>> from cchc_nlp.portals.base import parse_page
    >>> names = Names(parse_page('<p class="tin moi" id=dau itemprop=headline>'))
    >>> {name: len(elements) for name, elements in names.classes.items()}
    {'tin': 1, 'moi': 1}
    >>> list(names.values("id")), list(names.values("itemprop")), list(names.values("type"))
    (['dau'], ['headline'], [])
    """

    def __init__(self, tree: _Element) -> None:
        self.tree = tree
        self.classes: dict[str, list[Any]] = {}
        self._values: dict[str, dict[str, list[Any]]] = {}
        for element in _having("class")(tree):
            for name in _parts(element.get("class") or ""):
                self.classes.setdefault(name, []).append(element)

    def values(self, attribute: str) -> dict[str, list[Any]]:
        """The values of an attribute, each with its elements, in the order of the page."""
        if attribute not in self._values:
            found = self._values[attribute] = {}
            for element in _having(attribute)(self.tree):
                found.setdefault(element.get(attribute) or "", []).append(element)
        return self._values[attribute]


@lru_cache(maxsize=256)
def _having(attribute: str) -> Search:
    from lxml.etree import XPath

    # not "//": broken pages have elements beside the root
    return XPath(f"descendant-or-self::*/@{attribute}/..")


@lru_cache(maxsize=4096)
def _parts(classes: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(classes.split()))


class _Way(NamedTuple):
    """One alternative of a selector.

    `needed` are the classes and ids that a page must have for it; `places` gives the elements of a
    page that may be its outermost one, None where that has no name. `below` finds what the selector
    finds with that element for its outermost; `is_alone`: that is the element itself.
    """

    needed: tuple[tuple[str, str], ...]
    places: Callable[[Names], list[Any]] | None
    below: Search
    whole: Search
    is_alone: bool

    def begins_at(self, names: Names, within: Any) -> list[Any] | None:
        """The elements at which the way may begin on a page; None if at any."""
        for sign, name in self.needed:
            if name not in (names.classes if sign == "." else names.values("id")):
                return []
        if self.places is None:
            return None
        found = self.places(names)
        return found if within is names.tree else [e for e in found if _is_in(e, within)]


def select(element: Any, selectors: Selectors, *, names: Names | None = None) -> list[Any]:
    """The elements of the first selector that finds any; an empty list if none does.

    `names` are those of the page that the element is of: selectors that name others
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
    ways = []
    for way in _ways(selector):
        if (places := way.begins_at(names, element)) != []:
            ways.append((way, places))
    if len(ways) != 1:
        return list(compiled(selector)(element)) if ways else []
    [(way, places)] = ways
    if places is None or len(places) > MOST_PLACES or (len(places) > 1 and not way.is_alone):
        return list(way.whole(element))  # of several, one may stand in another
    return [found for place in places for found in way.below(place)]


def _is_in(place: _Element, element: _Element) -> bool:
    above: _Element | None = place
    while above is not None and above is not element:  # sooner than `iterancestors`
        above = above.getparent()
    return above is not None


@cache
def compiled(selector: str) -> Search:
    """A selector as a search. Raises cssselect.SelectorError for one that is none."""
    from lxml.cssselect import CSSSelector

    return CSSSelector(selector, translator="html")


@cache
def _ways(selector: str) -> tuple[_Way, ...]:
    """The alternatives of a selector.

    >>> [way.needed for way in _ways("div.hentry > #tin-12 [class*='noidung']")]
    [(('.', 'hentry'), ('#', 'tin-12'))]
    >>> [way.needed for way in _ways("h1, .title b")]
    [(), (('.', 'title'),)]
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

    parts = list(_parts_of(outermost))
    for part in parts:
        if isinstance(part, Class):
            return partial(_with_class, part.class_name)
        if isinstance(part, Hash):
            return partial(_with_value, "id", str.__eq__, part.id)
    for part in parts:
        if isinstance(part, Attrib) and part.value and (fits := _FITS.get(part.operator)):
            value, name = str(part.value.value), part.attrib.lower()
            if value and not part.namespace and _PLAIN_NAME.fullmatch(name):
                return partial(_with_value, name, fits, value)
    return None


def _with_class(name: str, names: Names) -> list[Any]:
    return names.classes.get(name, [])


def _with_value(
    attribute: str, fits: Callable[[str, str], bool], value: str, names: Names
) -> list[Any]:
    """The elements whose attribute fits, in their order."""
    told = names.values(attribute)
    if fits is str.__eq__:
        return told.get(value, [])
    found = [elements for written, elements in told.items() if fits(written, value)]
    if len(found) < 2:
        return found[0] if found else []
    fitting = {element for elements in found for element in elements}
    return [element for element in _having(attribute)(names.tree) if element in fitting]


_PLAIN_NAME = re.compile(r"(?!class$)[a-z][a-z-]*")  # most have a class: no less than the page
_FITS: Mapping[str, Callable[[str, str], bool]] = {
    "=": str.__eq__,
    "^=": str.startswith,
    "$=": str.endswith,
    "*=": str.__contains__,
}


def _parts_of(tree: Any) -> Iterator[Any]:
    """The parts of a selector that are said of one element, the last one first."""
    while tree is not None:
        yield tree
        tree = getattr(tree, "selector", None)
