"""What is known of a portal system, as data: how it is recognised, lists, pages and prints.

Selectors are CSS, tried in order, the first that finds something wins. The facts were taken from
the systems' public sources and from saved pages; each portal's file says which.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from threading import get_ident
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from cchc_nlp.portals.selecting import Names, Selectors, compiled, select

if TYPE_CHECKING:
    from lxml.etree import HTMLParser, _Element
    from lxml.html import HtmlElement


@dataclass(frozen=True)
class ScriptPages:
    """The pages of a list that only a script asks for, as answers in HTML.

    `values` are regular expressions with one group, looked for in the list page's source: if one
    of them is missing, the page is no such list. `url` and the values of `form` name them in
    braces, and {page} besides; with a `form` the page is asked for by POST. `first` is the number
    of the page after the one that is shown. `encoded` finds the Base64 of a JSON object, which
    becomes the query {encoded}, without the names in `replaced`.
    """

    url: str
    values: Mapping[str, str]
    first: int = 2
    form: Mapping[str, str] = field(default_factory=dict)
    encoded: str = ""
    replaced: tuple[str, ...] = ()


@dataclass(frozen=True)
class Api:
    """The JSON interface behind a site that is drawn by a script, as a site's profile gives it.

    Addresses name in braces {section}, {page}, {offset} and {size}, or an item's own fields.
    `items` and `article` are dotted paths into the answers. `fields` says where an article keeps
    title, published, lead, body, author, origin and section.
    """

    list_url: str
    sections: Mapping[str, str]
    address: str
    article_url: str
    fields: Mapping[str, str]
    list_body: str = ""
    article_body: str = ""
    size: int = 20
    first: int = 1
    items: str = ""
    article: str = ""


@dataclass(frozen=True)
class Portal:
    """One portal system.

    `signs` are regular expressions looked for in the raw page; `signs_needed` of them make it
    sure. They begin with letters that must stand so: `re` finds those a hundred times sooner than
    a word's edge, a choice or letters of any case. Where `is_known` is false the system says little
    of the markup: what the selectors do not find is looked for by what a page looks like.
    `identity` is a regular expression on the address whose groups name one article however its
    address is spelled; "" where only the address itself does. `feeds` are paths under which such a
    site usually lists its articles for machines: they lead to articles and say nothing else.
    """

    name: str
    signs: tuple[str, ...]
    signs_needed: int = 1
    is_known: bool = True
    # lists
    menu: Selectors = ()
    item: Selectors = ()
    item_link: Selectors = ("a[href]",)
    item_date: Selectors = ()
    next_page: Selectors = ()
    script_pages: tuple[ScriptPages, ...] = ()
    api: Api | None = None
    feeds: tuple[str, ...] = ()
    list_title: Selectors = ()
    # identity of addresses
    identity: str = ""
    case_sensitive_paths: bool = True
    excluded: tuple[str, ...] = ()
    # articles: `article` is the block around headline and body; () the innermost that holds both
    article: Selectors = ("body",)
    title: Selectors = ()
    published: Selectors = ()
    published_itemprop: Selectors = ()
    updated: Selectors = ()
    lead: Selectors = ()
    captions: Selectors = ()  # of pictures that stand between the lead and the body
    body: Selectors = ()
    author: Selectors = ()
    origin: Selectors = ()
    attachment: Selectors = ()
    drop: Selectors = ()


_SELECTOR_FIELDS = tuple(f.name for f in fields(Portal) if f.type == "Selectors")

# Keys that a session, a cache or a campaign hangs on an address: they name no other page.
_PASSING_KEYS = re.compile(
    r"(?i)^(?:(?:jsessionid|phpsessid|cacheid|utm_\w+|fbclid|gclid|gsc\.\w+|_afr\w+|_adf\.\S+)=.*"
    r"|s(?:ess)?id=[0-9a-f]{20,}|_?t=\d{10,})$"
)
ADDRESSES = 8_192  # remembered: a menu leads to the same ones from every page of a site
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
# Addresses that never hold an article, whatever system prints them; and an e-office, no portal.
_NO_NEWS = re.compile(
    r"(?i)^https?://[^/]*\bvnptioffice\.vn(?:[/:]|$)"
    r"|/(?:login|logout|dang-?nhap|register|dang-?ky|search|tim-?kiem|print|in-bai|savefile|sendmail"
    r"|calendar|tags?|wp-admin|wp-login\.php|account)(?:[/.?]|$)"
    r"|[?&](?:print|printmode|tmpl|format|replytocom|share|download|searchword|tu-khoa)="
    r"|\.(?:jpe?g|png|gif|svg|webp|css|js)(?:\?|$)"
)


@lru_cache(maxsize=ADDRESSES)
def clean_url(url: str) -> str:
    """The address without fragment, session and campaign keys: what is fetched and shown.

    >>> clean_url("http://so.example/tin.aspx;jsessionid=9f?ItemID=12&utm_source=zalo#top")
    'http://so.example/tin.aspx?ItemID=12'
    """
    scheme, host, path, query, _ = urlsplit(url.strip())
    host = host.rpartition("@")[2].lower().removesuffix(_DEFAULT_PORTS.get(scheme, "")).rstrip(".")
    path = re.sub(r"(?i);jsessionid=[^/]*", "", path)
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(k, v) for k, v in pairs if not _PASSING_KEYS.match(f"{k}={v}")]
    query = query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit((scheme, host, path or "/", query, ""))


def identity_of(url: str, portal: Portal) -> str:
    """The key under which all spellings of one page's address meet.

    >>> from cchc_nlp.portals.nukeviet import PORTAL
    >>> identity_of("https://www.so.example/vi/news/tin-tuc/ten-cu-123.html", PORTAL)
    'so.example/#ten-cu-123'
    """
    return _identity(url, named=portal.identity, has_case=portal.case_sensitive_paths)


def list_identity(url: str, portal: Portal) -> str:
    """The key of a list's address: the number that names an article says nothing of a list.

    >>> from cchc_nlp.portals.nukeviet import PORTAL
    >>> list_identity("https://so.example/vi/news/giai-doan-2021-2025/", PORTAL)
    'so.example/vi/news/giai-doan-2021-2025'
    """
    return _identity(url, named="", has_case=portal.case_sensitive_paths)


@lru_cache(maxsize=ADDRESSES)
def _identity(url: str, *, named: str, has_case: bool) -> str:
    _, host, path, query, _ = urlsplit(clean_url(url))
    host = host.removeprefix("www.")
    path = unicodedata.normalize("NFC", unquote(path)).rstrip("/") or "/"
    path = path if has_case else path.lower()
    if named and (match := re.search(named, f"{path}?{query}")):
        return f"{host}/#{'#'.join(group for group in match.groups() if group)}"
    return f"{host}{path}" + (f"?{query}" if query else "")


def is_excluded(url: str, portal: Portal) -> bool:
    """Whether the address is one that never holds an article: print, mail, login, search pages.

    >>> from cchc_nlp.portals.nukeviet import PORTAL
    >>> [is_excluded(f"http://so.example/vi/news/{page}", PORTAL)
    ...  for page in ("print/tin-12.html", "tim-kiem-cuu-nan-tren-bien-12.html")]
    [True, False]
    """
    return bool(_NO_NEWS.search(url)) or any(re.search(pattern, url) for pattern in portal.excluded)


MOST_ATTRIBUTES = 20_000  # of one tag: the parser compares each with all before it
_A_LONG_TAG = 100_000  # letters
_TAG = re.compile(r"""<[a-zA-Z](?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|))*+""")
_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")


def parse_html(text: str) -> HtmlElement:
    """The tree of a page's text, also of an empty one or one with an XML declaration.

    Raises ValueError for a tag of more than 20,000 attributes, at which the parser would hang.

    >>> parse_html('<?xml version="1.0" encoding="utf-8"?><p>Tin</p>').text_content()
    'Tin'
    """
    from lxml import etree
    from lxml import html as lxml_html

    text = _parsable(text)
    try:
        return lxml_html.document_fromstring(text)
    except etree.ParserError:
        return lxml_html.document_fromstring("<html></html>")


def _parsable(text: str) -> str:
    """The text without what lxml refuses. Raises ValueError where it would take minutes."""
    if len(text) > _A_LONG_TAG and any(map(_is_endless, _TAG.finditer(text))):
        raise ValueError(f"a tag of more than {MOST_ATTRIBUTES:,} attributes: no page of news")
    return _without_declaration(text)


def _is_endless(tag: re.Match[str]) -> bool:
    is_long = tag.end() - tag.start() > _A_LONG_TAG
    return is_long and len(_VALUE.sub(" ", tag[0]).split()) > MOST_ATTRIBUTES


def _without_declaration(text: str) -> str:
    """lxml refuses a declared encoding in text that is decoded already."""
    found = _DECLARATION.match(text)  # not sub: that would try at every letter of the page
    return text[found.end() :] if found else text


def parse_page(page: str | bytes) -> _Element:
    """The tree of a page for reading its article: without comments, as deep as pages come.

    `page` is its text, or that in UTF-8. The elements are lxml's plain ones, which cost a fraction
    of `lxml.html`'s; and unlike `parse_html` it keeps what stands under more than 256 tags that
    nobody closed. Raises ValueError as that does.

    >>> parse_page("<p>Tin <b>mới</b><!-- cũ -->").xpath("string()")
    'Tin mới'
    """
    from lxml import etree

    utf8 = _parsable_utf8(page if isinstance(page, bytes) else page.encode("utf-8", "replace"))
    try:
        root = etree.fromstring(utf8, parser=_page_parser(get_ident()))
    except etree.XMLSyntaxError:  # nothing that could be an element
        root = None
    return etree.Element("html") if root is None else root


def _parsable_utf8(utf8: bytes) -> bytes:
    """As `_parsable`, of which few pages have need."""
    utf8 = utf8.replace(b"\0", b"")
    if len(utf8) > _A_LONG_TAG or b"<?xml" in utf8:
        return _parsable(utf8.decode()).encode()
    return utf8


@lru_cache(maxsize=32)
def _page_parser(thread: int) -> HTMLParser:
    """The parser of a thread; to make one takes a fifth of what it takes to read a small page.

    Threads that share one wait for each other. It keeps no table of ids, which takes a fifth of
    the time: nothing asks with XPath's id().
    """
    from lxml import etree

    return etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
    )


@dataclass(frozen=True)
class Printed:
    """The part of a page that holds its article, with the rules it is read by.

    `names` are the classes and ids of the page.
    """

    article: Any  # an element of lxml's
    portal: Portal
    names: Names

    def at(self, selectors: Selectors) -> list[Any]:
        """The elements in it that the first selector finds that finds any."""
        return select(self.article, selectors, names=self.names)


def check_selectors(portal: Portal) -> None:
    """Compile every selector of a portal. Raises cssselect.SelectorError for one that is none."""
    for value in (getattr(portal, name) for name in _SELECTOR_FIELDS):
        for selector in value:
            compiled(selector)


def dig(value: Any, path: str) -> Any:
    """What lies at a dotted path into plain JSON, also into JSON kept as text; None for nothing.

    >>> dig({"data": {"rows": ['{"id": 7}']}}, "data.rows.0.id")
    7
    """
    for name in filter(None, path.split(".")):
        value = parsed(value)
        if isinstance(value, Mapping):
            value = value.get(name)
        elif isinstance(value, list) and name.isdigit() and int(name) < len(value):
            value = value[int(name)]
        else:
            return None
    return value


def parsed(value: Any) -> Any:
    """JSON kept as text, parsed; any other value as it is."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
