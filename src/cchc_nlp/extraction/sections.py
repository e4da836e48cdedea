"""The section that a page itself names, for articles whose list did not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_nlp.extraction.blocks import text_blocks
from cchc_nlp.extraction.bylines import same
from cchc_nlp.extraction.metadata import Metadata
from cchc_nlp.vietnamese.normalization import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

_TRAILS = (
    "//*[contains(@class, 'readcrumb') or contains(@id, 'readcrumb') or contains(@class, 'bread')"
    " or contains(@class, 'duong-dan') or contains(@class, 'duongdan') or contains(@class, 'sitemap-path')"
    " or @itemtype='http://schema.org/BreadcrumbList' or @itemtype='https://schema.org/BreadcrumbList']"
)
_STEPS = re.compile(r"\s*[»›>|/→]+\s*|\s+[-–]\s+")
_HOME = frozenset({"trang chủ", "trang chu", "home", "chi tiết", "chi tiết tin", "bạn đang ở", ""})
MOST_WORDS = 12


def section_of(tree: _Element, told: Metadata, *, title: str) -> str:
    """The last step of the page's trail before the article, or what it tells machines; "" if none.

    >>> from cchc_nlp.portals.base import parse_page
    >>> page = parse_page("<ul class=breadcrumb><li>Trang chủ<li>Tin tức<li>Tin 1</ul>")
    >>> section_of(page, Metadata(), title="Tin 1")
    'Tin tức'
    """
    for trail in tree.xpath(_TRAILS)[:4]:
        if steps := _steps(trail, title):
            return steps[-1]
    return told.section if len(told.section.split()) <= MOST_WORDS else ""


def _steps(trail: _Element, title: str) -> list[str]:
    links = ["".join(link.itertext()) for link in trail.iter("a")]
    lines = list(text_blocks(trail))
    steps = lines if len(lines) > 1 else [*links, *_STEPS.split(lines[0])] if lines else links
    whole = [" ".join(step.split()).strip(" /»›>|-") for step in steps]
    return [
        step
        for step in whole
        if fold(step) not in _HOME and not same(step, title) and len(step.split()) <= MOST_WORDS
    ]
