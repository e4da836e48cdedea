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
from cchc_nlp.portals.base import Portal, identity_of, parse_html
from cchc_nlp.portals.detection import detect
from cchc_nlp.portals.generic import PORTAL as GENERIC
from cchc_nlp.records import TIME_ZONE, Outcome, Page
from cchc_nlp.vietnamese.normalization import decode


def visit(address: Address, *, fetcher: Fetcher) -> Visit:
    """Fetch one address and say what it gave.

    A page that cannot be had is an Outcome with its reason, never an exception: robots,
    unreachable, http_<status>, not_html, unreadable, redirected (off the host, or a list past its
    end that is sent to another page).
    """
    answer = _answer(address, fetcher)
    if isinstance(answer, Outcome):
        return Visit(address, outcome=answer)
    html = decode(answer.body, content_type=answer.content_type)
    portal = detect(html)
    try:
        found = _found(html, address, answer, portal)
    except (ValueError, RecursionError) as error:  # one broken page must not end a crawl
        broken = _outcome(address, "unreadable", f"{type(error).__name__}: {error}")
        return Visit(address, outcome=broken)
    return Visit(address, page=_page(address, answer, portal), found=found)


def _answer(address: Address, fetcher: Fetcher) -> Answer | Outcome:
    try:
        if not fetcher.allows(address.url):
            return _outcome(address, "robots", "robots.txt asks not to")
        answer = fetcher.fetch(address.url, follow=partial(_may_follow, address))
    except Unreachable as error:
        return _outcome(address, "unreachable", str(error))
    reason, detail = _refusal(answer)
    return _outcome(address, reason, detail) if reason else answer


def _refusal(answer: Answer) -> tuple[str, str]:
    """Why an answer is no page; two empty words if it is one."""
    if 300 <= answer.status < 400:
        return "redirected", f"the server sends to {answer.url}"
    if answer.status != 200:
        return f"http_{answer.status}", f"the server answered {answer.status}"
    return ("", "") if _is_html(answer) else ("not_html", answer.content_type)


def _found(html: str, address: Address, answer: Answer, portal: Portal) -> tuple[Address, ...]:
    if address.kind != "list":
        return ()
    # Relative links are meant against the address that answered.
    answered = replace(address, url=answer.url)
    return tuple(discover(parse_html(html), answered, portal=portal))


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


def _outcome(address: Address, reason: str, detail: str) -> Outcome:
    return Outcome(address.url, address.source, reason, detail)


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
