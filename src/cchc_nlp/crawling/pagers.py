"""The links of a list's pager on a page of an unknown system.

A pager's links differ in one number, and their texts say which page they lead to. A calendar's
days and the stars of a rating look much the same and are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cchc_nlp.crawling.links import target_of
from cchc_nlp.vietnamese.normalization import plain_letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def pager_links(tree: HtmlElement) -> list[HtmlElement]:
    return []
