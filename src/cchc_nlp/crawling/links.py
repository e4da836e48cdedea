"""Where a link leads, and whether it stays on the site."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from cchc_nlp.portals.base import ADDRESSES, clean_url

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_QUOTED_ADDRESS = re.compile(
    r"""(?:SubmitFormPost\(|location(?:\.href)?\s*=|location\.(?:assign|replace)\()\s*['"]([^'"]+)"""
)
MOST_SEGMENTS = 12
MOST_REPEATS = 3
_LANGUAGES = frozenset({"vi", "en", "vi_vn", "en_us", "vi-vn", "en-us"})


def base_of(tree: HtmlElement, url: str) -> str:
    """What a page's relative links are meant against: its <base>, else its own address."""
    declared = next((b.get("href") for b in tree.iter("base") if b.get("href")), None)
    try:
        return urljoin(url, declared.strip()) if declared else url
    except ValueError:
        return url


def target_of(link: HtmlElement, base: str) -> str:
    """The absolute address a link leads to, also out of a script's call; "" for none."""
    href = (link.get("href") or link.get("data-href") or "").strip()
    if href.lower().startswith("javascript:") or not href or href == "#":
        quoted = _QUOTED_ADDRESS.search(f"{href} {link.get('onclick') or ''}")
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


def is_inside(url: str, base: str) -> bool:
    """Whether the address lies on the same host and is no trap of endlessly growing paths.

    >>> is_inside("http://so.example/tin/en/vi", "http://www.so.example/")
    False
    """
    return is_same_site(url, base) and not is_endless(url)


def is_same_site(url: str, base: str) -> bool:
    """Whether two addresses lie on one host, with or without "www."; no host is on none.

    >>> is_same_site("https://so.example:443/tin", "http://www.so.example/")
    True
    """
    try:
        return _host(url) == _host(base)
    except ValueError:
        return False


@lru_cache(maxsize=ADDRESSES)
def _host(url: str) -> str:
    return urlsplit(clean_url(url)).netloc.removeprefix("www.")


def is_endless(url: str) -> bool:
    """Whether a path looks like one that grows by itself: too deep, a word again and again."""
    segments = [s for s in urlsplit(url).path.lower().split("/") if s]
    deepest = max((segments.count(s) for s in segments if not s.isdigit()), default=0)
    switched = len(segments) > 2 and set(segments[-2:]) <= _LANGUAGES
    return len(segments) > MOST_SEGMENTS or deepest >= MOST_REPEATS or switched
