"""When an article was published, and where that was read. None rather than a guess.

The order of trust: the portal's own places, microdata inside the article, the date of the list
that led here. The header's clock and dates of cited documents are never looked at.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from cchc_nlp.portals.base import Portal, select
from cchc_nlp.records import TIME_ZONE, Page
from cchc_nlp.vietnamese.dates import parse_timestamp

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def find_publication_date(
    article: HtmlElement, page: Page, *, portal: Portal
) -> tuple[dt.datetime | None, str]:
    """The moment of publication in Asia/Ho_Chi_Minh and its source; (None, "") without one."""
    for element in select(article, portal.published_itemprop):
        stamp = element.get("content") or element.get("datetime") or element.text_content()
        if found := parse_timestamp(stamp):
            return found, "itemprop"
    for element in select(article, portal.published):
        if found := parse_timestamp(element.text_content()):
            return found, "selector"
    if page.listed_date is not None:
        return dt.datetime.combine(page.listed_date, dt.time(), TIME_ZONE), "list"
    return None, ""
