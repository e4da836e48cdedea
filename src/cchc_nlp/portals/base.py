"""What is known of a portal system, as data: how it is recognised, lists, pages and prints.

Selectors are CSS, tried in order, the first that finds something wins. The facts were taken from
the systems' public sources and from saved pages; each portal's file says which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Selectors = tuple[str, ...]


@dataclass(frozen=True)
class Portal:
    """One portal system.

    `signs` are regular expressions looked for in the raw page; `signs_needed` of them make it
    sure. `identity` is a regular expression on the address whose groups name one article however
    its address is spelled; "" where only the address itself does.
    """

    name: str
    signs: tuple[str, ...]
    signs_needed: int = 1
    # lists
    menu: Selectors = ()
    item: Selectors = ()
    item_link: Selectors = ("a[href]",)
    item_date: Selectors = ()
    next_page: Selectors = ()
    list_title: Selectors = ()
    # identity of addresses
    identity: str = ""
    case_sensitive_paths: bool = True
    excluded: tuple[str, ...] = ()
    # articles
    article: Selectors = ("body",)
    title: Selectors = ()
    published: Selectors = ()
    published_itemprop: Selectors = ()
    lead: Selectors = ()
    body: Selectors = ()
    author: Selectors = ()
    origin: Selectors = ()
    attachment: Selectors = ()
    drop: Selectors = ()


# Keys that a session, a cache or a campaign hangs on an address: they name no other page.
_PASSING_KEYS = re.compile(
    r"(?i)^(jsessionid|phpsessid|_t|t|cacheid|utm_\w+|fbclid|gsc\.\w+|_afrloop)$"
)


def clean_url(url: str) -> str:
    """The address without fragment, session and campaign keys: what is fetched and shown.

    >>> clean_url("http://so.example/tin.aspx;jsessionid=9f?ItemID=12&utm_source=zalo#top")
    'http://so.example/tin.aspx?ItemID=12'
    """
    scheme, host, path, query, _ = urlsplit(url.strip())
    path = re.sub(r"(?i);jsessionid=[^/]*", "", path)
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(k, v) for k, v in pairs if not _PASSING_KEYS.match(k)]
    query = query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit((scheme.lower(), host.lower(), path or "/", query, ""))


def identity_of(url: str, portal: Portal) -> str:
    """The key under which all spellings of one page's address meet.

    >>> from cchc_nlp.portals.nukeviet import PORTAL
    >>> identity_of("https://www.so.example/vi/news/tin-tuc/ten-cu-123.html", PORTAL)
    'so.example/#123'
    """
    _, host, path, query, _ = urlsplit(clean_url(url))
    host = host.removeprefix("www.")
    path = path if portal.case_sensitive_paths else path.lower()
    if portal.identity and (match := re.search(portal.identity, f"{path}?{query}")):
        return f"{host}/#{'#'.join(group for group in match.groups() if group)}"
    return f"{host}{path}" + (f"?{query}" if query else "")


def is_excluded(url: str, portal: Portal) -> bool:
    """Whether the address is one that never holds an article: print, mail, login, search pages."""
    return any(re.search(pattern, url) for pattern in portal.excluded)


def parse_html(text: str) -> HtmlElement:
    """The tree of a page's text, also of an empty one or one with an XML declaration.

    >>> parse_html('<?xml version="1.0" encoding="utf-8"?><p>Tin</p>').text_content()
    'Tin'
    """
    from lxml import etree
    from lxml import html as lxml_html

    # lxml refuses a declared encoding in text that is decoded already.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        return lxml_html.document_fromstring(text)
    except etree.ParserError:
        return lxml_html.document_fromstring("<html></html>")


@cache
def _compiled(selector: str) -> object:
    from lxml.cssselect import CSSSelector

    return CSSSelector(selector, translator="html")


def select(element: HtmlElement, selectors: Selectors) -> list[HtmlElement]:
    """The elements of the first selector that finds any; an empty list if none does."""
    for selector in selectors:
        if found := _compiled(selector)(element):  # type: ignore[operator]
            return list(found)
    return []
