"""What feeds and sitemaps show: addresses of articles, and further feeds. They never date anything.

Portals' feeds are as often wrong as right (a link that is the thumbnail, a sitemap that is the
site's empty shell): what is no feed is None, and what cannot be an article's address is left out.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

Kind = Literal["rss", "atom", "sitemap", "sitemap_index", "wp_json"]
MAX_BYTES = 50_000_000
_ROOTS: dict[str, Kind] = {
    "rss": "rss",
    "RDF": "rss",
    "feed": "atom",
    "urlset": "sitemap",
    "sitemapindex": "sitemap_index",
}
_FILES = re.compile(r"(?i)\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|zip|rar|mp[34])(?:[?#]|$)")
# Sitemaps of WordPress, Yoast and Ghost that name pages, archives and people.
_NO_NEWS = re.compile(
    r"(?i)(?:[-_./]|^)(?:pages?|post_tag|tags?|categor(?:y|ies)|authors?|users?|taxonom(?:y|ies)"
    r"|images?|products?|attachments?)(?:[-_.]?\d*)?[-_.](?:sitemap|\d+\.xml|xml)"
)


@dataclass(frozen=True)
class Feed:
    """The articles a feed names and the feeds it leads to, absolute, each once, in its order."""

    kind: Kind
    pages: tuple[str, ...]
    children: tuple[str, ...] = ()


def read_feed(body: bytes, url: str) -> Feed | None:
    """The feed in an answer's bytes; None if they are none.

    >>> read_feed(b"<urlset><url><loc>/tin-1.html</loc></url></urlset>", "http://so.example/s.xml")
    Feed(kind='sitemap', pages=('http://so.example/tin-1.html',), children=())
    """
    body = _unzipped(body)
    if body.lstrip()[:1] == b"[":
        return _wordpress(body, url)
    root = _root(body)
    kind = None if root is None else _ROOTS.get(_name(root))
    if root is None or kind is None:
        return None
    links = _absolute(_links(root, kind), url)
    if kind == "sitemap_index":
        return Feed(kind, (), tuple(link for link in links if not _NO_NEWS.search(link)))
    return Feed(kind, tuple(link for link in links if not _FILES.search(link)))


def feed_links(tree: HtmlElement, url: str) -> list[str]:
    """The addresses of the feeds that a page names in its head; those of comments are left out."""
    kinds = ("application/rss+xml", "application/atom+xml")
    found = (
        link.get("href") or ""
        for link in tree.iter("link")
        if "alternate" in (link.get("rel") or "").lower()
        and (link.get("type") or "").lower() in kinds
    )
    return [link for link in _absolute(found, url) if "/comments/" not in link]


def sitemap_lines(robots: str) -> list[str]:
    r"""The addresses in the `Sitemap:` lines of a robots.txt.

    >>> sitemap_lines("User-agent: *\nSitemap: http://so.example/sitemap.xml")
    ['http://so.example/sitemap.xml']
    """
    return re.findall(r"(?im)^\s*sitemap\s*:\s*(https?://\S+)", robots)


def _unzipped(body: bytes) -> bytes:
    if body[:2] != b"\x1f\x8b":
        return body
    try:
        return zlib.decompressobj(31).decompress(body, MAX_BYTES)
    except zlib.error:
        return b""


def _root(body: bytes) -> _Element | None:
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root: _Element | None = etree.fromstring(body.lstrip(b"\xef\xbb\xbf \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root


def _name(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _links(root: _Element, kind: Kind) -> Iterator[str]:
    if kind in ("sitemap", "sitemap_index"):
        for entry in root:
            yield from (e.text or "" for e in entry if _name(e) == "loc")
        return
    wanted = "item" if kind == "rss" else "entry"
    for item in root.iter():
        if _name(item) == wanted:
            yield _item_link(item)


def _item_link(item: _Element) -> str:
    """The link of an item; where that is a picture or missing, its permanent id."""
    texts = [(_name(e), e) for e in item]
    links = [
        (e.get("href") or e.text or "").strip()
        for name, e in texts
        if name == "link" and e.get("rel", "alternate") == "alternate"
    ]
    ids = [
        (e.text or "").strip()
        for name, e in texts
        if name in ("guid", "id") and e.get("isPermaLink", "true") == "true"
    ]
    usable = (link for link in (*links, *ids) if link and not _FILES.search(link))
    return next((link for link in usable if "://" in link or link.startswith("/")), "")


def _absolute(links: Iterable[str], url: str) -> list[str]:
    found: dict[str, None] = {}
    for link in links:
        try:
            absolute = urljoin(url, link.strip()) if link.strip() else ""
        except ValueError:
            continue
        if absolute.startswith(("http://", "https://")):
            found[absolute] = None
    return list(found)


def _wordpress(body: bytes, url: str) -> Feed | None:
    try:
        rows = json.loads(body)
    except (ValueError, RecursionError):
        return None
    links = [str(row["link"]) for row in rows if isinstance(row, dict) and row.get("link")]
    if rows and not links:
        return None
    return Feed("wp_json", tuple(_absolute(links, url)))
