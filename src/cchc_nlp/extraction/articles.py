"""From a page to an Article, or a Rejection that says why.

A page is an article only if it looks like one: a title, and a body, an attachment or media.
Reasons of a Rejection: `no_title`, `no_body`, `list_page`, `not_found_page`, `unreadable`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from cchc_nlp.errors import CchcError
from cchc_nlp.extraction.attachments import find_attachments
from cchc_nlp.extraction.item_types import item_type_of
from cchc_nlp.extraction.json_pages import laid_out
from cchc_nlp.extraction.known import Parts, body_kind, find_printed, is_list_page, read_known
from cchc_nlp.extraction.metadata import Metadata, read_metadata, told_of
from cchc_nlp.extraction.origins import is_repost
from cchc_nlp.extraction.publication_date import (
    Dated,
    date_by_rules,
    date_by_signs,
    date_by_way,
    is_possible,
)
from cchc_nlp.extraction.sections import section_of
from cchc_nlp.extraction.unknown import find_unknown
from cchc_nlp.portals.base import Portal, Printed, identity_of, parse_page
from cchc_nlp.portals.detection import detect
from cchc_nlp.portals.selecting import select
from cchc_nlp.portals.sites import rules_for
from cchc_nlp.records import Article, Page, Rejection
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.normalization import utf8_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# Portals print their "not found" inside the full frame, with status 200.
_NOT_FOUND = re.compile(
    r"từ chối truy cập|trang bạn yêu cầu|server error|đang bảo trì|^kết quả tìm kiếm|^đăng nhập\b"
    r"|^liên hệ$|không tìm thấy|không tồn tại|đang được hoàn thiện|tài nguyên không"
    r"|^\W*(lỗi )?404\b(?!/)",
    re.IGNORECASE,
)
# "Chi tiết xem tệp đính kèm": a body that only says where the content is.
_POINTER = re.compile(r"đính kèm|kèm theo|tải về|xem (chi tiết|file|tệp)")
POINTER_SYLLABLES = 40
NOT_FOUND_SYLLABLES = 60
MOST_BYTES = 20_000_000  # what a crawl takes of a page
MOST_TAGS = 200_000  # opening and closing; the largest table of a ministry had a tenth


def extract(pages: Iterable[Page]) -> Iterator[Article | Rejection]:
    """One Article or Rejection for each page, in the order given."""
    for page in pages:
        yield extract_page(page)


def extract_page(page: Page) -> Article | Rejection:
    """The article a page holds, or why it holds none."""
    from lxml.etree import LxmlError

    try:
        if _is_too_large(page.body):
            said = f"more than {MOST_BYTES:,} bytes or {MOST_TAGS:,} tags: no page of news"
            return _rejection(page, "unreadable", said)
        utf8 = utf8_of(page.body, content_type=page.content_type)
        portal = rules_for(page.profile, page.portal or detect(utf8.decode()).name)
        tree = parse_page(utf8) if portal.api is None else laid_out(utf8.decode(), portal.api)
        return _article(tree, page, portal)
    # one broken page must not end a crawl
    except (ValueError, RecursionError, CchcError, LxmlError) as error:
        return _rejection(page, "unreadable", f"{type(error).__name__}: {error}")


def _is_too_large(body: bytes) -> bool:
    if len(body) <= MOST_TAGS:  # as most are: a tag has letters
        return False
    return len(body) > MOST_BYTES or body.count(b"<") > MOST_TAGS


def _article(tree: _Element, page: Page, portal: Portal) -> Article | Rejection:
    printed = find_printed(tree, portal)
    if portal.is_known and is_list_page(tree, printed):
        return _rejection(page, "list_page", f"its headlines lead elsewhere ({portal.name})")
    told = cache(partial(read_metadata, tree))  # few pages are asked for it, some more than once
    parts = read_known(printed, page)
    if parts is None or parts.is_empty:
        unknown = _read_unknown(tree, page, printed, told=told)
        if unknown is not None and (not portal.is_known or _is_sure(unknown)):
            parts = unknown
    if parts is None:
        return _rejection(page, "no_title", f"no headline with a text under it ({portal.name})")
    if _is_not_found(parts):
        return _rejection(page, "not_found_page", parts.title)
    kind = body_kind(parts, is_pointer=_is_pointer(parts))
    if kind == "empty":
        return _rejection(page, "no_body", f"no text, file or media under it ({portal.name})")
    dated = _dated(parts, page, told=told)
    article = Article(
        id=hashlib.sha256(identity_of(page.url, portal).encode()).hexdigest()[:16],
        url=page.url,
        title=parts.title,
        text=parts.text,
        source=page.source,
        portal=portal.name,
        published=dated.published,
        published_source=dated.source,
        updated=dated.updated,
        section=page.section or section_of(tree, printed.names, title=parts.title, told=told),
        author=parts.byline.author,
        origin=parts.byline.origin,
        lead=parts.lead,
        attachments=parts.attachments,
        body_kind=kind,
        fetched_at=page.fetched_at,
        page_sha256=page.sha256,
    )
    return replace(article, item_type=item_type_of(article), is_repost=is_repost(article))


def _read_unknown(
    tree: _Element, page: Page, printed: Printed, *, told: Callable[[], Metadata]
) -> Parts | None:
    """The article of a page whose text no selector finds; what they do find still counts."""
    portal, names = printed.portal, printed.names
    given = select(tree, portal.title, names=names)
    found = find_unknown(names, told(), given=given, is_bold=not portal.is_known)
    if found is None:
        return None
    printed = Printed(found.element, portal, names)
    attachments = find_attachments(printed, page.final_url, beside=found.beside)
    dated = date_by_rules(printed)
    if dated.published is None:
        of_it = told_of(told(), found.title)
        dated = date_by_signs(of_it, found.around, found.places, page=page)
    return Parts(found.title, found.lead, found.lines, found.byline, dated, attachments, found.body)


def _is_sure(parts: Parts) -> bool:
    """Whether what was read without selectors is surely an article, though its system is known.

    A theme may print it elsewhere; but known systems have pages that are none, with texts on them.
    """
    return parts.dated.published is not None and not parts.is_empty


def _dated(parts: Parts, page: Page, *, told: Callable[[], Metadata]) -> Dated:
    """The article's own date; where its place is empty, what machines or the way there say."""
    if parts.dated.published is not None and is_possible(parts.dated.published, page):
        return parts.dated
    by_signs = date_by_signs(told_of(told(), parts.title), (), (), page=page)
    if by_signs.published is not None:
        return by_signs
    by_way = date_by_way(page.url, listed=page.listed_date)
    is_believed = by_way.published is not None and is_possible(by_way.published, page)
    return by_way if is_believed else Dated()


def _is_not_found(parts: Parts) -> bool:
    """Whether a portal says that the page is not there; an article may say so of something else."""
    return parts.syllables < NOT_FOUND_SYLLABLES and bool(_NOT_FOUND.search(parts.title))


def _is_pointer(parts: Parts) -> bool:
    """Whether a text only says where the content is, or is nothing but the files' names."""
    names = {attachment.name for attachment in parts.attachments}
    if parts.lines and names.issuperset(parts.lines):
        return True
    return parts.syllables < POINTER_SYLLABLES and bool(_POINTER.search(fold(parts.text)))


def _rejection(page: Page, reason: str, detail: str) -> Rejection:
    return Rejection(page.url, page.source, reason, detail, page.sha256)
