"""From a page to an Article, or a Rejection that says why.

A page is an article only if it looks like one: a title, and a body, an attachment or media.
Reasons of a Rejection: `no_title`, `no_body`, `not_found_page`, `unreadable`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cchc_nlp.extraction.attachments import find_attachments
from cchc_nlp.extraction.blocks import one_line, text_blocks
from cchc_nlp.extraction.boilerplate import without_chrome
from cchc_nlp.extraction.json_pages import laid_out
from cchc_nlp.extraction.publication_date import find_publication_date
from cchc_nlp.extraction.unknown import Found, find_unknown
from cchc_nlp.portals.base import Portal, Selectors, identity_of, parse_html, select
from cchc_nlp.portals.detection import detect
from cchc_nlp.portals.sites import rules_for
from cchc_nlp.records import TIME_ZONE, Article, BodyKind, Page, Rejection
from cchc_nlp.vietnamese.normalization import decode, fold, normalize

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Portals print their "not found" inside the full frame, with status 200.
_NOT_FOUND = re.compile(
    r"không tìm thấy|không tồn tại|đang được hoàn thiện|tài nguyên không|^\W*(lỗi )?404\b(?!/)",
    re.IGNORECASE,
)
# "Chi tiết xem tệp đính kèm": a body that only says where the content is.
_POINTER = re.compile(r"đính kèm|kèm theo|tải về|xem (chi tiết|file|tệp)")
POINTER_SYLLABLES = 40
NOT_FOUND_SYLLABLES = 60
_NOTHING = "no headline with a text under it"
_AUTHOR = re.compile(r"\s*(tác giả|người đăng|tin, ảnh|bài, ảnh)\s*:\s*", re.IGNORECASE)
_ORIGIN = re.compile(r"\s*(nguồn( tin)?|theo)\s*:\s*", re.IGNORECASE)


def extract(pages: Iterable[Page]) -> Iterator[Article | Rejection]:
    """One Article or Rejection for each page, in the order given."""
    for page in pages:
        yield extract_page(page)


def extract_page(page: Page) -> Article | Rejection:
    """The article a page holds, or why it holds none."""
    text = decode(page.body, content_type=page.content_type)
    try:
        portal = rules_for(page.profile, page.portal or detect(text).name)
        tree = parse_html(text) if portal.api is None else laid_out(text, portal.api)
        return _article(tree, page, portal)
    except (ValueError, RecursionError) as error:  # one broken page must not end a crawl
        return _rejection(page, "unreadable", f"{type(error).__name__}: {error}")


def _article(tree: HtmlElement, page: Page, portal: Portal) -> Article | Rejection:
    element = next(iter(select(tree, portal.article)), tree)
    if not portal.is_known and not select(element, portal.body):
        found = find_unknown(tree)
        return _unknown(found, page, portal) if found else _rejection(page, "no_title", _NOTHING)
    title = _title(element, portal)
    if not title:
        return _rejection(page, "no_title", f"no headline where {portal.name} prints it")
    attachments = find_attachments(element, page.final_url, portal=portal)
    # Read first what may stand inside the body, and is dropped from its text.
    published, published_source = find_publication_date(element, page, portal=portal)
    author = _byline(element, portal.author, other=_ORIGIN)
    origin = _byline(element, portal.origin, other=_AUTHOR)
    body = next(iter(select(element, portal.body)), None)
    lead, text = _lead_and_text(element, body, portal)
    if _is_not_found(title, text):
        return _rejection(page, "not_found_page", title)
    kind = _body_kind(body, text, has_attachments=bool(attachments))
    if kind == "empty":
        return _rejection(page, "no_body", f"no text, file or media where {portal.name} prints it")
    return Article(
        id=hashlib.sha256(identity_of(page.url, portal).encode()).hexdigest()[:16],
        url=page.url,
        title=title,
        text=text,
        source=page.source,
        portal=portal.name,
        published=published,
        published_source=published_source,
        section=page.section,
        author=author,
        origin=origin,
        lead=lead,
        attachments=attachments,
        body_kind=kind,
        fetched_at=page.fetched_at,
        page_sha256=page.sha256,
    )


def _unknown(found: Found, page: Page, portal: Portal) -> Article | Rejection:
    """The article of a page that no selector knows."""
    attachments = find_attachments(found.element, page.final_url, portal=portal)
    text = "\n".join(found.lines)
    if _is_not_found(found.title, text):
        return _rejection(page, "not_found_page", found.title)
    kind = _body_kind(found.element, text, has_attachments=bool(attachments))
    if kind == "empty":
        return _rejection(page, "no_body", "no text, file or media under the headline")
    published, source = found.published, "label" if found.published else ""
    if published is None and page.listed_date is not None:
        published = dt.datetime.combine(page.listed_date, dt.time(), TIME_ZONE)
        source = "list"
    return Article(
        id=hashlib.sha256(identity_of(page.url, portal).encode()).hexdigest()[:16],
        url=page.url,
        title=found.title,
        text=text,
        source=page.source,
        portal=portal.name,
        published=published,
        published_source=source,
        section=page.section,
        attachments=attachments,
        body_kind=kind,
        fetched_at=page.fetched_at,
        page_sha256=page.sha256,
    )


def _is_not_found(title: str, text: str) -> bool:
    """Whether a portal says that the page is not there; an article may say so of something else."""
    return bool(_NOT_FOUND.search(title)) and len(text.split()) < NOT_FOUND_SYLLABLES


def _title(element: HtmlElement, portal: Portal) -> str:
    return next((line for found in select(element, portal.title) if (line := one_line(found))), "")


def _lead_and_text(
    element: HtmlElement, body: HtmlElement | None, portal: Portal
) -> tuple[str, str]:
    """The lead, and lead and body as one text: the lead once, where the body repeats it."""
    lead = "\n".join(
        line for found in select(element, portal.lead)[:1] for line in text_blocks(found)
    )
    dropped = {e for s in portal.drop for e in select(body, (s,))} if body is not None else set()
    for found in dropped:
        found.drop_tree()
    lines = list(without_chrome(text_blocks(body))) if body is not None else []
    if lead and fold(lead) not in fold("\n".join(lines[:3])):
        lines = [lead, *lines]
    return lead, "\n".join(lines)


def _body_kind(body: HtmlElement | None, text: str, *, has_attachments: bool) -> BodyKind:
    """What the content is: a sentence that only points to its file counts as an attachment."""
    if text and not (has_attachments and _is_pointer(text)):
        return "html"
    if has_attachments:
        return "attachment"
    has_media = body is not None and bool(body.xpath(".//img|.//video|.//audio|.//iframe"))
    return "media" if has_media else "empty"


def _is_pointer(text: str) -> bool:
    return len(text.split()) < POINTER_SYLLABLES and bool(_POINTER.search(fold(text)))


def _byline(element: HtmlElement, selectors: Selectors, *, other: re.Pattern[str]) -> str:
    """The first line that is not labelled as the `other` kind, without its label.

    Also of hidden elements: microdata is printed for machines.
    """
    for found in select(element, selectors):
        line = normalize(" ".join(found.text_content().split()))
        if line and not other.match(line):
            return _ORIGIN.sub("", _AUTHOR.sub("", line, count=1), count=1).strip(" -")
    return ""


def _rejection(page: Page, reason: str, detail: str) -> Rejection:
    return Rejection(page.url, page.source, reason, detail, page.sha256)
