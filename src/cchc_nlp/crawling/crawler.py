"""One visit: robots asked, page fetched, and on a list everything it leads to."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import replace
from functools import partial

from cchc_nlp.crawling.discovery import discover
from cchc_nlp.crawling.fetching import Answer, Fetcher
from cchc_nlp.crawling.frontier import Address, Visit
from cchc_nlp.errors import Unreachable
from cchc_nlp.portals.base import Portal, identity_of
from cchc_nlp.portals.detection import detect
from cchc_nlp.portals.generic import PORTAL as GENERIC
from cchc_nlp.records import TIME_ZONE, Outcome, Page
from cchc_nlp.vietnamese.normalization import decode


def visit(address: Address, *, fetcher: Fetcher) -> Visit:
    """Fetch one address and say what it gave.

    A page that cannot be had is an Outcome with its reason, never an exception: robots,
    unreachable, http_<status>, not_html, redirected (off the host, or a list past its end that is
    sent to another page).
    """
    try:
        if not fetcher.allows(address.url):
            return _without_page(address, "robots", "robots.txt asks not to")
        answer = fetcher.fetch(address.url, follow=partial(_may_follow, address))
    except Unreachable as error:
        return _without_page(address, "unreachable", str(error))
    if 300 <= answer.status < 400:
        return _without_page(address, "redirected", f"the server sends to {answer.url}")
    if answer.status != 200:
        return _without_page(
            address, f"http_{answer.status}", f"the server answered {answer.status}"
        )
    if not _is_html(answer):
        return _without_page(address, "not_html", answer.content_type)
    html = decode(answer.body, content_type=answer.content_type)
    portal = detect(html)
    return Visit(
        address, page=_page(address, answer, portal), found=_found(html, address, answer, portal)
    )


def _found(html: str, address: Address, answer: Answer, portal: Portal) -> tuple[Address, ...]:
    if address.kind != "list":
        return ()
    from lxml import html as lxml_html

    # Relative links are meant against the address that answered.
    answered = replace(address, url=answer.url)
    return tuple(discover(lxml_html.document_fromstring(html), answered, portal=portal))


def _may_follow(address: Address, target: str) -> bool:
    """A list past its end is sent to another page, often its first: that page is not asked again.

    The start address may lead to its own home, an article to its right spelling.
    """
    if address.kind == "article" or not address.found_on:
        return True
    return identity_of(target, GENERIC).casefold() == identity_of(address.url, GENERIC).casefold()


def _is_html(answer: Answer) -> bool:
    return not answer.content_type or bool(
        re.search(r"html|xml", answer.content_type, re.IGNORECASE)
    )


def _without_page(address: Address, reason: str, detail: str) -> Visit:
    return Visit(address, outcome=Outcome(address.url, address.source, reason, detail))


def _page(address: Address, answer: Answer, portal: Portal) -> Page:
    return Page(
        url=address.url,
        final_url=answer.url,
        source=address.source,
        kind=address.kind,
        status=answer.status,
        content_type=answer.content_type,
        fetched_at=dt.datetime.now(TIME_ZONE).replace(microsecond=0),
        sha256=hashlib.sha256(answer.body).hexdigest(),
        body=answer.body,
        portal=portal.name,
        section=address.section,
        listed_date=address.listed_date,
    )
