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
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urljoin, urlsplit

from cchc_nlp.crawling.links import base_of
from cchc_nlp.portals.base import clean_url
from cchc_nlp.vietnamese.folding import plain_letters
from cchc_nlp.vietnamese.normalization import decode

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

Kind = Literal["rss", "atom", "sitemap", "sitemap_index", "wp_json"]
MAX_BYTES = 50_000_000  # what sitemaps are allowed to hold
_GZIP = 31  # zlib's name for a gzip header with the largest window

_KINDS: dict[str, Kind] = {
    "rss": "rss",
    "RDF": "rss",
    "feed": "atom",
    "urlset": "sitemap",
    "sitemapindex": "sitemap_index",
}
# Whatever stands before the root (declaration, DTD with its entities, a warning of PHP) is cut off.
_ROOT = re.compile(r"<(?:[\w-]+:)?(?:rss|RDF|feed|urlset|sitemapindex)[\s>]")
_PAGE = re.compile(r"(?i)<(?:!doctype\s+html|html|head|body)\b")
_PROLOG = 20_000  # letters
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")

_FILE = re.compile(
    r"(?i)\.(?:jpe?g|png|gif|bmp|webp|svg|ico|pdf|docx?|xlsx?|pptx?|zip|rar|7z|mp[34]|m4[av]|avi"
    r"|css|js|xml|rss|gz)$"
)
# Sitemaps of pages, archives, people and pictures; "sitemap-page-2.xml" is a sitemap's second page.
_NO_NEWS = re.compile(
    r"(?i)(?:^|[-_./])(?:pages|page(?![-_.]?\d)|(?<=posts-)page|(?:post[-_])?tags?|categor(?:y|ies)"
    r"|chuyen-muc|danh-muc|authors?|tac-gia|users?|taxonom(?:y|ies)|images?|hinh-anh|products?"
    r"|san-pham|attachments?)(?=[-_.\d]|sitemap|$)"
)
# What WordPress's API lists beside posts.
_NO_POSTS = frozenset({"page", "attachment", "nav_menu_item", "wp_block", "wp_template"})


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
    >>> read_feed(b"<!DOCTYPE html><div id='root'></div>", "http://so.example/sitemap.xml") is None
    True
    """
    text = _text(_unzipped(body))
    if text[:1] in ("[", "{"):
        return _wordpress(text, url)
    root = _root(text)
    kind = None if root is None else _KINDS.get(_name(root))
    if root is None or kind is None:
        return None
    if kind == "sitemap_index":
        return Feed(kind, (), _children(_locations(root, "sitemap"), url))
    links = _locations(root, "url") if kind == "sitemap" else map(_item_link, _items(root))
    return Feed(kind, _pages(links, url), _children(_next_pages(root), url))


def feed_links(tree: HtmlElement, url: str) -> list[str]:
    """The addresses of the feeds that a page names in its head; those of comments are left out.

    >>> from cchc_nlp.portals.base import parse_html
    >>> tree = parse_html('<link rel="alternate" type="application/rss+xml" href="rss/tin.rss">')
    >>> feed_links(tree, "http://so.example/vi/")
    ['http://so.example/vi/rss/tin.rss']
    """
    base = base_of(tree, url)
    return list(_absolute((link.get("href") or "" for link in _head_feeds(tree)), base))


def sitemap_lines(robots: str) -> list[str]:
    r"""The addresses in the `Sitemap:` lines of a robots.txt, each once.

    >>> sitemap_lines("User-agent: *\nDisallow:\nSitemap: http://so.example/sitemap.xml # news")
    ['http://so.example/sitemap.xml']
    """
    robots = robots.lstrip("\ufeff \t\r\n")
    if robots.startswith("<"):  # the site's own page in its place
        return []
    return list(
        dict.fromkeys(re.findall(r"(?im)^[ \t]*sitemap[ \t]*:[ \t]*(https?://\S+)", robots))
    )


# -- reading ------------------------------------------------------------------------------------


def _unzipped(body: bytes) -> bytes:
    """The bytes of a compressed sitemap, as far as they are allowed to go and are whole."""
    if body[:2] != b"\x1f\x8b":
        return body
    try:
        return zlib.decompressobj(_GZIP).decompress(body, MAX_BYTES)
    except zlib.error:
        return b""


def _text(body: bytes) -> str:
    # UTF-16 is told by its mark only: ASP.NET declares it over bytes that are UTF-8.
    is_wide = body[:2] in (b"\xff\xfe", b"\xfe\xff")
    return decode(body, content_type="charset=utf-16" if is_wide else "").lstrip("\ufeff \t\r\n")


def _root(text: str) -> _Element | None:
    from lxml import etree

    start = _ROOT.search(text, 0, _PROLOG)
    if start is None or _PAGE.search(text, 0, start.start()):
        return None
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    text = _BARE_AMPERSAND.sub("&amp;", text[start.start() :])
    try:
        root: _Element | None = etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root


def _name(element: _Element) -> str:
    """The name without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _said(element: _Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def _wordpress(text: str, url: str) -> Feed | None:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(rows, list) or not all(map(_is_listed, rows)):
        return None
    return Feed("wp_json", _pages((row["link"] for row in rows if _is_post(row)), url))


def _is_listed(row: Any) -> bool:
    return isinstance(row, dict) and isinstance(row.get("link"), str)


def _is_post(row: dict[str, Any]) -> bool:
    """Whether an entry is neither a page, a category nor a person."""
    return str(row.get("type")) not in _NO_POSTS and not row.keys() & {"taxonomy", "avatar_urls"}


# -- links --------------------------------------------------------------------------------------


def _locations(root: _Element, entry: str) -> Iterator[str]:
    """The addresses in a sitemap's entries; pictures in them have addresses of their own."""
    for element in root.iter():
        if _name(element) == entry:
            yield from (_said(part) for part in element if _name(part) == "loc")


def _items(root: _Element) -> Iterator[_Element]:
    return (element for element in root.iter() if _name(element) in ("item", "entry"))


def _item_link(item: _Element) -> str:
    """The link of an item; where that is a file or missing, its permanent id."""
    links = [e for e in item if _name(e) == "link" and e.get("rel", "alternate") == "alternate"]
    links.sort(key=lambda link: "html" not in link.get("type", "html"))
    ids = [e for e in item if _name(e) in ("guid", "id") and e.get("isPermaLink") != "false"]
    about = [value for key, value in item.attrib.items() if str(key).endswith("}about")]
    said = [*(link.get("href") or _said(link) for link in links), *map(_permanent, ids), *about]
    return next((str(link) for link in said if link and not _is_file(str(link))), "")


def _permanent(element: _Element) -> str:
    said = _said(element)
    return said if said.startswith(("http://", "https://")) else ""


def _next_pages(root: _Element) -> Iterator[str]:
    """The further pages that a feed names of itself (RFC 5005)."""
    for element in (*root, *(part for channel in root for part in channel)):
        if _name(element) == "link" and element.get("rel") == "next":
            yield element.get("href") or ""


def _pages(links: Iterable[str], url: str) -> tuple[str, ...]:
    found = _absolute(links, url)
    return tuple(page for page in found if not _is_file(page) and not _is_root(page))


def _children(links: Iterable[str], url: str) -> tuple[str, ...]:
    found = _absolute(links, url)
    return tuple(child for child in found if child != url and not _NO_NEWS.search(_file(child)))


def _absolute(links: Iterable[str], url: str) -> Iterator[str]:
    """The addresses, each once; what is none is left out."""
    found: set[str] = set()
    for link in links:
        try:
            # escaped twice: "&amp;amp;"
            absolute = urljoin(url, link.strip().replace("&amp;", "&")) if link.strip() else ""
            absolute = clean_url(absolute) if absolute.startswith(("http://", "https://")) else ""
        except ValueError:  # "http://[bad"
            continue
        if absolute and absolute not in found:
            found.add(absolute)
            yield absolute


def _head_feeds(tree: HtmlElement) -> Iterator[HtmlElement]:
    for link in tree.iter("link"):
        is_feed = re.match(r"(?i)\s*application/(?:rss|atom)\+xml\b", link.get("type") or "")
        said = plain_letters(f"{link.get('title') or ''} {link.get('href') or ''}")
        is_comments = re.search(r"\bcomments?\b|binh luan|phan hoi", said)
        if is_feed and "alternate" in (link.get("rel") or "").lower().split() and not is_comments:
            yield link


def _is_file(url: str) -> bool:
    return bool(_FILE.search(_path(url)))


def _is_root(url: str) -> bool:
    return _path(url) in ("", "/") and "?" not in url


def _file(url: str) -> str:
    return _path(url).rpartition("/")[2]


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
