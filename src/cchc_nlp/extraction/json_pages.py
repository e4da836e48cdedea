"""An article that came as JSON, laid out as the page a reader would see."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING

from cchc_nlp.portals.base import Api, dig, parse_page
from cchc_nlp.vietnamese.entities import unescape_markup

if TYPE_CHECKING:
    from lxml.etree import _Element

# Fields of plain text, and the element each becomes.
_PLAIN = {"title": "h1", "published": "p", "author": "p", "origin": "p"}


def laid_out(text: str, api: Api) -> _Element:
    """The tree of an article whose fields a site profile names. Raises ValueError if not JSON.

    >>> api = Api("", {}, "", "", {"title": "TieuDe", "body": "NoiDung"})
    >>> tree = laid_out('{"TieuDe": "Tin 1", "NoiDung": "&lt;p&gt;Sở họp.&lt;/p&gt;"}', api)
    >>> tree.find(".//h1").text, tree.find(".//div/p").text
    ('Tin 1', 'Sở họp.')
    """
    record = dig(json.loads(text), api.article)
    said = {name: _whole(str(dig(record, path) or "")) for name, path in api.fields.items()}
    plain = (
        f'<{tag} class="{name}">{html.escape(unescape_markup(said.get(name, "")))}</{tag}>'
        for name, tag in _PLAIN.items()
    )
    rich = (
        f'<div class="{name}">{unescape_markup(said.get(name, ""))}</div>'
        for name in ("lead", "body")
    )
    return parse_page(f"<article>{''.join(plain)}{''.join(rich)}</article>")


def _whole(text: str) -> str:
    """Text with its cut pairs of UTF-16 replaced: JSON may hold them, no page can."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
