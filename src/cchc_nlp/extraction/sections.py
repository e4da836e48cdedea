"""The section that a page itself names, for articles whose list did not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from cchc_nlp.extraction.blocks import text_blocks
from cchc_nlp.extraction.boxes import text_in
from cchc_nlp.extraction.bylines import same
from cchc_nlp.extraction.metadata import Metadata, read_metadata
from cchc_nlp.portals.selecting import Names
from cchc_nlp.vietnamese.folding import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

# Letters in the classes and ids of trails ("Bạn đang ở: Trang chủ » Tin tức").
_TRAIL = re.compile(r"(?i)bread|crumb|duong-dan|duongdan|site-path")
_TAGS = ("ul", "ol", "nav", "div", "p", "span", "td", "section")
_STEPS = re.compile(r"\s*[»›>|/→]+\s*|\s+[-–]\s+")
_HOME = frozenset({"trang chủ", "trang chu", "home", "chi tiết", "chi tiết tin", "bạn đang ở", ""})
LONGEST_HOME = max(map(len, _HOME))  # folding keeps lengths
MOST_WORDS = 12
MOST_TRAILS = 4


def section_of(
    tree: _Element, names: Names, *, title: str, told: Callable[[], Metadata] | None = None
) -> str:
    """The last step of the page's trail before the article, or what it tells machines; "" if none.

    `told` reads that; most pages have a trail.

    >>> from cchc_nlp.portals.base import parse_page
    >>> page = parse_page('<ul class="breadcrumb"><li>Trang chủ<li>Tin tức<li>Tin 1</ul>')
    >>> section_of(page, Names(page), title="Tin 1")
    'Tin tức'
    """
    for trail in islice(_trails(tree, names), MOST_TRAILS):
        if steps := _steps(trail, title):
            return steps[-1]
    section = (told() if told else read_metadata(tree)).section
    return section if len(section.split()) <= MOST_WORDS else ""


def _trails(tree: _Element, names: Names) -> Iterator[_Element]:
    """The elements named as trails are, in the order of the page."""
    told = chain(names.classes.items(), names.values("id").items())
    trails = {e for name, elements in told if _is_trail(name) for e in elements}
    if len(trails) < 2:  # as on most pages: to walk one for their order takes longer
        return (e for e in trails if e.tag in _TAGS)
    return (e for e in tree.iter(*_TAGS) if e in trails)


@lru_cache(maxsize=4096)
def _is_trail(name: str) -> bool:
    return bool(_TRAIL.search(name))


def _steps(trail: _Element, title: str) -> list[str]:
    links = [text_in(link) for link in trail.iter("a")]
    lines = list(text_blocks(trail))
    steps = lines if len(lines) > 1 else [*links, *_STEPS.split(lines[0])] if lines else links
    whole = [" ".join(step.split()).strip(" /»›>|-") for step in steps]
    return [
        step
        for step in whole
        if not (len(step) <= LONGEST_HOME and fold(step) in _HOME)
        and not same(step, title)
        and len(step.split()) <= MOST_WORDS
    ]
