"""What a page says of its article to machines: <meta>, <title>, schema.org in JSON-LD.

Only places are read here; which of them is believed is decided where the field is decided.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cchc_nlp.extraction.boxes import text_in
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.normalization import normalize

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLES = re.compile(r"(?:News|Report(?:age)?|Blog|Analysis)?Article|BlogPosting|Report\b")
MOST_SCRIPTS = 200  # of a page
MOST_LETTERS = 200_000  # of one JSON-LD script; real ones have a few thousand
MOST_IN_ALL = 1_000_000  # letters of a page's JSON-LD
_HEADLINES = ("og:title", "twitter:title", "dc.title", "title")
_PUBLISHED = ("article:published_time", "datepublished", "dc.date.issued", "pubdate")
_CHANGED = ("article:modified_time", "og:updated_time")
_SECTIONS = ("article:section", "articlesection")
_NAMES = frozenset(("og:site_name", *_HEADLINES, *_PUBLISHED, *_CHANGED, *_SECTIONS))


@dataclass(frozen=True)
class Metadata:
    """What stands there, "" where nothing does. `headlines` are in the order of trust.

    `headline` is that of the record in JSON-LD, `stated` and `changed` are its `datePublished` and
    `dateModified`; `meta_stated` and `meta_changed` come from `article:published_time` and its
    like. All are as they are written.
    """

    headlines: tuple[str, ...] = ()
    headline: str = ""
    site_name: str = ""
    page_title: str = ""
    section: str = ""
    stated: str = ""
    changed: str = ""
    meta_stated: str = ""
    meta_changed: str = ""


def told_of(told: Metadata, title: str) -> Metadata:
    """What a page tells of the article of this title: not what it tells of another one."""
    one, other = fold(told.headline).strip(" .…"), fold(title).strip(" .…")
    is_of_it = not one or one.startswith(other) or other.startswith(one)
    return told if is_of_it else replace(told, stated="", changed="", section="")


def read_metadata(tree: _Element) -> Metadata:
    """The metadata of a page.

    >>> from cchc_nlp.portals.base import parse_page
    >>> read_metadata(parse_page('''<title>Tin 1 - Sở A</title>
    ... <meta property="og:title" content="Tin 1"><script type="application/ld+json">
    ... {"@graph": [{"@type": "NewsArticle", "datePublished": "2023-10-25"}]}</script>'''))
    Metadata(headlines=('Tin 1',), headline='', site_name='', page_title='Tin 1 - Sở A', \
section='', stated='2023-10-25', changed='', meta_stated='', meta_changed='')
    """
    places: dict[str, list[_Element]] = {"meta": [], "title": [], "script": []}
    for element in tree.iter(*places):  # once: walking a page costs more than what is found
        places[str(element.tag)].append(element)
    metas = _metas(places["meta"])
    told: dict[str, str] = {}
    for record in _articles(places["script"]):
        for name in ("headline", "datePublished", "dateModified", "articleSection"):
            told.setdefault(name, _text(record.get(name)))
    headlines = (told.get("headline", ""), *(metas.get(name, "") for name in _HEADLINES))
    title = next(iter(places["title"]), None)
    return Metadata(
        headlines=tuple(dict.fromkeys(filter(None, headlines))),
        headline=told.get("headline", ""),
        site_name=metas.get("og:site_name", ""),
        page_title="" if title is None else _line(text_in(title)),
        section=told.get("articleSection", "") or _first(metas, _SECTIONS),
        stated=told.get("datePublished", ""),
        changed=told.get("dateModified", ""),
        meta_stated=_first(metas, _PUBLISHED),
        meta_changed=_first(metas, _CHANGED),
    )


def _metas(metas: Iterable[_Element]) -> dict[str, str]:
    """The first content of each <meta> of a name that is asked for, names in lower case."""
    found: dict[str, str] = {}
    for meta in metas:
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in _NAMES and (content := _line(meta.get("content") or "")):
            found.setdefault(name, content)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _articles(scripts: Sequence[_Element]) -> Iterator[dict[str, Any]]:
    """The records of an article in the page's JSON-LD."""
    left = MOST_IN_ALL
    for script in scripts[:MOST_SCRIPTS]:
        letters = len(script.text or "")
        if "ld+json" in (script.get("type") or "") and letters < min(MOST_LETTERS, left):
            left -= letters
            try:
                yield from _records(json.loads(script.text or "", strict=False))
            except (ValueError, RecursionError):  # a template that forgot to quote: no record
                continue


def _records(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _records(item)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLES.fullmatch(kind) for kind in kinds):
            yield value
        yield from _records(value.get("@graph"))
        yield from _records(value.get("mainEntity"))


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return _line(value) if isinstance(value, str) else ""


def _line(text: str) -> str:
    return " ".join(normalize(text).split())
