"""What a list page shows: its items with their dates, the pages after it, sections and feeds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from cchc_nlp.crawling.feeds import feed_links
from cchc_nlp.crawling.frontier import FROM_FEEDS, Address
from cchc_nlp.crawling.links import base_of, is_endless, is_inside, is_same_site, target_of
from cchc_nlp.crawling.paging import pages_after
from cchc_nlp.crawling.repeated_items import find_items
from cchc_nlp.portals.base import (
    Portal,
    clean_url,
    identity_of,
    is_excluded,
    list_identity,
)
from cchc_nlp.portals.selecting import select
from cchc_nlp.records import Reason
from cchc_nlp.vietnamese.dates import parse_timestamp

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A menu's link to a file leads to no list. An item of a list may be one: it was published.
_FILE = re.compile(r"(?i)\.(?:pdf|docx?|xlsx?|pptx?|odt|zip|rar|7z|mp[34]|avi)(?:\?|$)")


def discover(
    tree: HtmlElement, address: Address, *, portal: Portal, html: str = ""
) -> Iterator[Address]:
    """The addresses a list page leads to, each once, in the order they stand on the page.

    A page that a script fetched and that shows no item is the end of its list.
    """
    seen: set[str] = {address.identity}
    if (base := base_of(tree, address.url)) != address.url:
        tree.make_links_absolute(base, resolve_base_href=False, handle_failures="ignore")
    sections = list(_sections(tree, address, portal=portal))
    items = list(_items(tree, address, portal=portal, sections={a.url for a in sections}))
    is_over = address.asking is not None and address.asking.values and not items
    for found in (
        *items,
        *(() if is_over else pages_after(tree, html, address, portal=portal)),
        *sections,
        *_refreshed(tree, address, portal=portal),
        *feeds_of(tree, address, portal=portal),
    ):
        if found.identity not in seen:
            seen.add(found.identity)
            yield found


def feed_address(url: str, address: Address) -> Address:
    """A feed or sitemap to look into, after all lists."""
    return replace(
        address,
        url=url,
        identity=url,
        kind="list",
        section="",
        listed_date=None,
        found_on=address.url,
        listing="",
        page=1,
        rank=FROM_FEEDS,
        is_feed=True,
        asking=None,
    )


def feeds_of(tree: HtmlElement, address: Address, *, portal: Portal) -> Iterator[Address]:
    """The feeds a page names in its head."""
    for url in feed_links(tree, address.url):
        if is_inside(url, address.url):
            yield feed_address(url, replace(address, portal=portal.name))


def found_item(
    url: str,
    address: Address,
    *,
    portal: Portal,
    section: str = "",
    listed: dt.date | None = None,
    rank: int | None = None,
) -> Address:
    """An article that a list or a feed leads to."""
    return Address(
        url=url,
        identity=identity_of(url, portal),
        source=address.source,
        kind="article",
        section=section,
        listed_date=listed,
        found_on=address.url,
        portal=portal.name,
        rank=address.rank if rank is None else rank,
    )


def _items(
    tree: HtmlElement, address: Address, *, portal: Portal, sections: set[str]
) -> Iterator[Address]:
    section = _list_title(tree, portal) or address.section
    items = select(tree, portal.item)
    listed = _printed(items, portal) if items else _recognised(tree, address, sections)
    # A home page's boxes say less of their articles than the sections do: those come first.
    is_home = not items and not (address.found_on and section)
    for link, day in listed:
        if url := target_of(link, address.url):
            found = found_item(
                url,
                address,
                portal=portal,
                section="" if is_home else section,
                listed=day,
                rank=FROM_FEEDS if is_home else address.rank,
            )
            yield replace(found, left=_left(url, address, portal))


def _left(url: str, address: Address, portal: Portal) -> Reason | None:
    """Why an item of a list is not visited; None if it is."""
    if not is_same_site(url, address.url):
        return "off_site"
    if is_excluded(url, portal):
        return "excluded"
    return "over_budget" if is_endless(url) else None


def _printed(
    items: list[HtmlElement], portal: Portal
) -> Iterator[tuple[HtmlElement, dt.date | None]]:
    """The links to articles and the days beside them, where the system is known to print them."""
    for item in items:
        if links := select(item, portal.item_link):
            places = select(item, portal.item_date)
            stamps = (parse_timestamp(e.get("datetime") or e.text_content()) for e in places)
            yield links[0], next((stamp.date() for stamp in stamps if stamp), None)


def _recognised(
    tree: HtmlElement, address: Address, sections: set[str]
) -> Iterator[tuple[HtmlElement, dt.date | None]]:
    """What repeats and reads like news, without the headings that lead to sections."""
    found = [(target_of(item.link, address.url), item) for item in find_items(tree)]
    parents = {url.rpartition("/")[0] for url, _ in found}
    for url, item in found:
        if url not in sections and url.rstrip("/") not in parents:
            yield item.link, item.listed


def _sections(tree: HtmlElement, address: Address, *, portal: Portal) -> Iterator[Address]:
    for link in select(tree, portal.menu):
        url = target_of(link, address.url)
        is_page = bool(url) and is_inside(url, address.url) and not _FILE.search(url)
        if is_page and not is_excluded(url, portal):
            yield Address(
                url=url,
                identity=list_identity(url, portal),
                source=address.source,
                kind="list",
                found_on=address.url,
                portal=portal.name,
            )


def _refreshed(tree: HtmlElement, address: Address, *, portal: Portal) -> Iterator[Address]:
    """Where a page sends its reader after some seconds: many start pages do nothing else."""
    for meta in tree.iter("meta"):
        if (meta.get("http-equiv") or "").lower() == "refresh":
            target = re.search(r"(?i)url\s*=\s*['\"]?([^'\"\s]+)", meta.get("content") or "")
            url = clean_url(urljoin(address.url, target[1])) if target else ""
            if url and is_inside(url, address.url):
                identity = list_identity(url, portal)
                yield Address(
                    url, identity, address.source, "list", found_on=address.url, portal=portal.name
                )


def _list_title(tree: HtmlElement, portal: Portal) -> str:
    titles = select(tree, portal.list_title)
    return " ".join(titles[0].text_content().split()) if titles else ""
