"""The files an article links to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from cchc_nlp.portals.base import Portal, select
from cchc_nlp.records import Attachment

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Written out: what a machine's own table of types says differs from machine to machine.
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "rar": "application/vnd.rar",
}
_FILE = re.compile(r"(?i)\.(pdf|docx?|xlsx?|pptx?|odt|ods|zip|rar|7z)$")


def find_attachments(article: HtmlElement, base: str, *, portal: Portal) -> tuple[Attachment, ...]:
    """Links to files, each once, in the order they stand; the name is the file's where shown.

    A download address need not end in the file's name (`?download=1&id=0`): links in the
    portal's own place for attachments count whatever their address.
    """
    found: dict[str, Attachment] = {}
    for link in select(article, portal.attachment):
        _keep(found, link, base)
    for link in article.iter("a"):
        if _FILE.search(_path(link.get("href") or "")):
            _keep(found, link, base)
    return tuple(found.values())


def _path(href: str) -> str:
    """The path of an address; "" for "http://[bad", somebody's slip."""
    try:
        return urlsplit(href).path
    except ValueError:
        return ""


def _keep(found: dict[str, Attachment], link: HtmlElement, base: str) -> None:
    href = link.get("href") or ""
    if not _path(href) and "?" not in href:
        return
    url = urljoin(base, href)
    if url not in found:
        name = _name(link, url)
        ending = name.rpartition(".")[2].lower()
        media_type = MEDIA_TYPES.get(ending, "application/octet-stream")
        found[url] = Attachment(url, name, media_type)


def _name(link: HtmlElement, url: str) -> str:
    shown = " ".join(link.text_content().split())
    titled = (link.get("title") or "").split(":", 1)[-1].strip()
    segments = unquote(urlsplit(url).path).split("/")
    # Liferay hangs a uuid behind the file's name: /documents/20181/30001/ke-hoach.pdf/<uuid>
    path_name = next((part for part in reversed(segments) if _FILE.search(part)), segments[-1])
    return next((n for n in (shown, titled, path_name) if _FILE.search(n)), shown or path_name)
