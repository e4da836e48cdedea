"""The files an article links to, or shows in a frame."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from cchc_nlp.extraction.boxes import kind_of_box, named, text_in
from cchc_nlp.portals.base import Printed
from cchc_nlp.records import Attachment
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.normalization import normalize

if TYPE_CHECKING:
    from lxml.etree import _Element

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
_FILE = re.compile(r"(?i)\.(pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|rar|7z)$")
_MAYBE_FILE = re.compile(r"(?i)\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|rar|7z)")
_FILE_NAME = re.compile(
    r"(?i)\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|rar|7z)(?:\s{0,3}\([^()]{0,40}\))?$"
)
MOST_OF_AN_ADDRESS = 8_000  # letters; no server takes a longer one
_FRAMES = {"iframe": "src", "embed": "src", "object": "data"}
# Handlers that answer with a file: DotNetNuke, NukeViet, Joomla, WebForms.
_HANDLER = re.compile(
    r"(?i)linkclick\.aspx|[?&](?:fileticket|download)=|/attachments?/download/|/download/\d"
    r"|/at_download/"
    r"|(?:download|taifile|getfile)\.(?:aspx|ashx|php)\?"
)
# Viewers take the file's address in their query: Google's, Microsoft's, pdf.js.
_VIEWED = ("url", "src", "file", "embedded_url")
_LABEL = re.compile(
    r"(?i)^(?:tải (?:về|xuống)|download|tệp|file|xem)(?:\s+(?:tệp|file))?\s*[:：]\s*"
)
# What a link says of any file, and so of none.
_NO_NAME = re.compile(
    r"(?:tải|xem|click|bấm|nhấn|download|chi tiết)?\s*(?:(?:tệp|file|tập tin|văn bản|tài liệu|về"
    r"|xuống"
    r"|tại|ở|vào|xem|chi tiết|đây|này|pdf|word|đính kèm|here|online|trực tuyến)\s*)*"
)


def find_attachments(
    found: Printed, base: str, *, beside: Iterable[_Element] = ()
) -> tuple[Attachment, ...]:
    """Links to files, each once, in the order they stand; the name is what the link says.

    A download address need not end in the file's name (`?download=1&id=0`): links in the
    portal's own place for attachments count whatever their address. Frames count that show a file,
    also through a viewer. Files of other articles listed in it do not. `beside` are elements
    around the article that may hold its files.
    """
    files: dict[str, Attachment] = {}
    for link in found.at(found.portal.attachment):
        _keep(files, link, link.get("href") or "", base)
    for root in (found.article, *beside):
        for element in root.iter("a", *_FRAMES):
            address = file_in(element)
            if address and not _is_of_another(element, root):
                _keep(files, element, address, base)
    return tuple(files.values())


def file_in(element: _Element) -> str:
    """The address of the file that a link leads to or a frame shows; "" for another thing."""
    tag = element.tag
    address = element.get("href" if tag == "a" else _FRAMES[str(tag)]) or ""
    if len(address) > MOST_OF_AN_ADDRESS:
        return ""
    ends, hands_out, viewed = _told(address)
    if ends or (tag == "a" and (hands_out or _is_download(element, address))):
        return address
    return viewed


class _Told(NamedTuple):
    """What an address says: that it ends in a file's name, is a handler's, names another file."""

    ends: bool
    hands_out: bool
    viewed: str


@lru_cache(maxsize=2048)
def _told(address: str) -> _Told:
    """What an address says of files; menus show the same ones on every page of a site."""
    may_be, low = bool(_MAYBE_FILE.search(address)), address.lower()
    may_hand_out = any(word in low for word in ("download", "file", "linkclick"))
    return _Told(
        ends=may_be and bool(_FILE.search(_path(address))),
        hands_out=may_hand_out and bool(_HANDLER.search(address)),
        viewed=next(_viewed(address), "") if may_be and "=" in address else "",
    )


def _is_download(link: _Element, address: str) -> bool:
    """Whether a link hands out a file, though its address says nothing of it."""
    if link.get("download") is not None:
        return True
    if address in ("", "#"):
        return False
    said = text_in(link)
    return "." in said and bool(_FILE_NAME.search(said.strip()))


def _viewed(address: str) -> Iterator[str]:
    """The file that a viewer's address names.

    >>> list(_viewed("https://docs.google.com/gview?url=http://so.example/a.pdf&embedded=true"))
    ['http://so.example/a.pdf']
    """
    try:
        parts = urlsplit(address)
        told = {**parse_qs(parts.query), **parse_qs(parts.fragment)}
    except ValueError:
        return
    for name in _VIEWED:
        yield from (value for value in told.get(name, ()) if _FILE.search(_path(value)))


def _path(href: str) -> str:
    """The path of an address; "" for "http://[bad", somebody's slip.

    Liferay hangs a uuid behind the file's name: /documents/20181/30001/ke-hoach.pdf/<uuid>.
    """
    try:
        path = urlsplit(href).path
    except ValueError:
        return ""
    return re.sub(r"/[0-9a-f-]{36}$", "", path) if "/documents/" in path else path


def _is_of_another(link: _Element, article: _Element) -> bool:
    """Whether a link stands in a list of other articles."""
    for above in link.iterancestors():
        if above is article:
            return False
        if kind_of_box(named(above)) == "others":
            return True
    return False


def _keep(found: dict[str, Attachment], link: _Element, href: str, base: str) -> None:
    if not _path(href) and "?" not in href:
        return
    url = urljoin(base, href.strip())
    last = unquote(_path(url)).rsplit("/", 1)[-1]
    name = _name(link, last) or url
    # the same file once more: a picture links to it first, and then its name
    if url not in found or found[url].name == last != name:
        found[url] = Attachment(url, name, _media_type((name, last)))


def _media_type(names: Iterable[str]) -> str:
    """The type that the first file's name ends in, until its bytes are seen."""
    endings = (match[1].lower() for name in names if (match := _FILE.search(name)))
    return MEDIA_TYPES.get(next(endings, ""), "application/octet-stream")


def _name(link: _Element, last: str) -> str:
    """What the link says, if that names the file, or its title, or the `last` of its path."""
    shown = normalize(" ".join(text_in(link).split())) if link.tag == "a" else ""
    shown = re.sub(r"\s*\([\d.,]+ ?[kKmM]?[bB]\)$", "", _LABEL.sub("", shown))
    titled = _LABEL.sub("", (link.get("title") or "").strip())
    if shown and not _NO_NAME.fullmatch(fold(shown)):
        return shown
    names = [name for name in (titled, last, shown) if name]
    return next((name for name in names if _FILE.search(name)), next(iter(names), ""))
