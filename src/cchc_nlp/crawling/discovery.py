"""What a list page shows: its items with their dates, the pages after it, the site's sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from cchc_nlp.crawling.frontier import Address
from cchc_nlp.portals.base import Portal, Selectors, clean_url, identity_of, is_excluded, select
from cchc_nlp.vietnamese.dates import parse_timestamp

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def discover(tree: HtmlElement, address: Address, *, portal: Portal) -> Iterator[Address]:
    """The addresses a list page leads to, each once, in the order they stand on the page."""
    seen: set[str] = {address.identity}
    for found in (
        *_items(tree, address, portal=portal),
        *_lists(tree, address, portal=portal, selectors=portal.next_page, section=address.section),
        *_lists(tree, address, portal=portal, selectors=portal.menu, section=""),
    ):
        if found.identity not in seen:
            seen.add(found.identity)
            yield found


def _items(tree: HtmlElement, address: Address, *, portal: Portal) -> Iterator[Address]:
    section = _list_title(tree, portal) or address.section
    for item in select(tree, portal.item):
        links = select(item, portal.item_link)
        url = links and _target(links[0], address.url)
        if not url or not _is_inside(url, address.url) or is_excluded(url, portal):
            continue
        places = select(item, portal.item_date)
        stamps = (parse_timestamp(e.get("datetime") or e.text_content()) for e in places)
        listed = next((stamp.date() for stamp in stamps if stamp), None)
        yield Address(
            url, identity_of(url, portal), address.source, "article", section, listed, address.url
        )


def _lists(
    tree: HtmlElement, address: Address, *, portal: Portal, selectors: Selectors, section: str
) -> Iterator[Address]:
    for link in select(tree, selectors):
        url = _target(link, address.url)
        if url and _is_inside(url, address.url) and not is_excluded(url, portal):
            identity = identity_of(url, portal)
            yield Address(url, identity, address.source, "list", section, None, address.url)


def _list_title(tree: HtmlElement, portal: Portal) -> str:
    titles = select(tree, portal.list_title)
    return " ".join(titles[0].text_content().split()) if titles else ""


def _target(link: HtmlElement, base: str) -> str:
    """The absolute address of a link, also out of `javascript:SubmitFormPost('...')`; or ""."""
    href = (link.get("href") or "").strip()
    if href.lower().startswith("javascript:"):
        quoted = re.search(r"SubmitFormPost\(\s*'([^']+)'", href)
        href = _unescaped(quoted[1]) if quoted else ""
    if not href or href.startswith("#"):
        return ""
    try:
        url = urljoin(base, href)
        return clean_url(url) if url.startswith(("http://", "https://")) else ""
    except ValueError:  # "http://[bad": somebody's slip, not an address
        return ""


def _unescaped(quoted: str) -> str:
    r"""A string of JavaScript with its \uXXXX read.

    >>> _unescaped(r"/tin.aspx?Paged=TRUE\u0026p_ID=9")
    '/tin.aspx?Paged=TRUE&p_ID=9'
    """
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), quoted)


def _is_inside(url: str, base: str) -> bool:
    """Whether the address lies on the same host and is no trap of endlessly growing paths."""
    hosts = {urlsplit(u).netloc.lower().removeprefix("www.") for u in (url, base)}
    segments = [s for s in urlsplit(url).path.split("/") if s]
    deepest = max((segments.count(s) for s in segments), default=0)
    return len(hosts) == 1 and len(segments) <= 10 and deepest < 3
