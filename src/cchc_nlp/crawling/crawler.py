"""One visit: robots asked, page fetched, and on a list everything it leads to."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import parse_qsl, urlsplit

from cchc_nlp.crawling.answers import disguise_of, is_html, refusal_of
from cchc_nlp.crawling.api_lists import api_items
from cchc_nlp.crawling.discovery import discover, feed_address, found_item
from cchc_nlp.crawling.feeds import read_feed, sitemap_lines
from cchc_nlp.crawling.fetching import Answer, Fetcher
from cchc_nlp.crawling.frontier import Address, Asking, Visit
from cchc_nlp.crawling.links import is_inside, is_same_site
from cchc_nlp.errors import Unreachable
from cchc_nlp.portals.base import Portal, identity_of, is_excluded, parse_html
from cchc_nlp.portals.detection import detect
from cchc_nlp.portals.generic import PORTAL as GENERIC
from cchc_nlp.portals.sites import charset_of, rules_for
from cchc_nlp.records import TIME_ZONE, Outcome, Page, Reason
from cchc_nlp.vietnamese.normalization import decode


def visit(
    address: Address, *, fetcher: Fetcher, profile: str = "", known: Page | None = None
) -> Visit:
    """Fetch one address and say what it gave.

    A page that cannot be had is an Outcome with its reason, never an exception. `known` is the
    page as it was last time: where the server says that it has not changed, the addresses it shows
    are read from there.
    """
    try:
        return _visit(address, fetcher, profile, known)
    except Exception as error:  # one page, whatever is wrong with it, must not end a crawl
        said = f"unexpected {type(error).__name__}: {error}"
        return Visit(address, outcome=_outcome(address, "bad_content", said))


def _visit(address: Address, fetcher: Fetcher, profile: str, known: Page | None) -> Visit:
    answer = _answer(address, fetcher, known)
    if isinstance(answer, Outcome):
        return Visit(address, outcome=answer)
    if answer.status == 304 and known is not None:
        again = replace(answer, url=known.final_url, body=known.body)
        return Visit(
            address, not_modified=True, found=_read(address, again, profile, fetcher).found
        )
    return _read(address, answer, profile, fetcher)


def _read(address: Address, answer: Answer, profile: str, fetcher: Fetcher) -> Visit:
    """What an answer holds; a broken one is an Outcome."""
    try:
        return _feed(address, answer) or _page_visit(address, answer, profile, fetcher)
    except (ValueError, RecursionError, LookupError) as error:
        said = f"{type(error).__name__}: {error}"
        return Visit(address, outcome=_outcome(address, "bad_content", said))


def _answer(address: Address, fetcher: Fetcher, known: Page | None) -> Answer | Outcome:
    asking, url = address.asking or Asking(), address.asked
    try:
        if not fetcher.allows(url):
            return _outcome(address, "robots", "robots.txt asks not to")
        answer = fetcher.fetch(
            url,
            follow=partial(_may_follow, address, fetcher),
            body=asking.body,
            media_type=asking.media_type,
            headers=_validators(known),
        )
    except Unreachable as error:
        return _outcome(address, error.reason, str(error))
    if answer.status == 304 and known is not None:
        return answer
    refusal = _turned_away(address, answer, fetcher) or refusal_of(answer)
    if answer.status == 429:
        fetcher.slow_down(url)
    elif refusal is None:
        fetcher.recover(url)
    return _outcome(address, *refusal) if refusal else answer


def _validators(known: Page | None) -> dict[str, str]:
    """The headers by which a server may say that a page has not changed."""
    if known is None:
        return {}
    kept = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in kept.items() if value}


def _may_follow(address: Address, fetcher: Fetcher, target: str) -> bool:
    """Whether a redirect is followed: not against robots.txt, nor to a login or search page.

    A list past its end is sent to another page, often its first: that page is not asked again. A
    list's first page may lead to its own home, an article to its right spelling.
    """
    if is_excluded(target, GENERIC) or not fetcher.allows(target):
        return False
    if address.kind == "article" or not address.listing:
        return True
    return identity_of(target, GENERIC).casefold() == identity_of(address.url, GENERIC).casefold()


def _turned_away(address: Address, answer: Answer, fetcher: Fetcher) -> tuple[Reason, str] | None:
    """Why a redirect that stays on the site was not followed."""
    if not 300 <= answer.status < 400 or not is_same_site(answer.url, address.asked):
        return None
    said = f"the server sends to {answer.url}"
    if not fetcher.allows(answer.url):
        return "robots", f"{said}, which robots.txt asks not to visit"
    return ("excluded", said) if is_excluded(answer.url, GENERIC) else ("duplicate", said)


def _feed(address: Address, answer: Answer) -> Visit | None:
    """The articles a feed or sitemap names, and the feeds it leads to; None for other answers."""
    if not address.is_feed:
        return None
    feed = read_feed(answer.body, answer.url)
    if feed is None:
        said = f"neither feed nor sitemap: {answer.content_type or 'no type'}"
        return Visit(address, outcome=_outcome(address, "bad_content", said))
    portal = rules_for("", address.portal or GENERIC.name)
    pages = [
        found_item(url, address, portal=portal)
        for url in feed.pages
        if is_inside(url, address.url) and not is_excluded(url, portal)
    ]
    children = [*feed.children, *_more_of(answer, is_json=feed.kind == "wp_json")]
    further = [feed_address(url, address) for url in children if is_inside(url, address.url)]
    return Visit(address, page=_page(address, answer, portal.name, ""), found=(*pages, *further))


def _more_of(answer: Answer, *, is_json: bool) -> Iterator[str]:
    """The page after this one of a WordPress list, if its header says that there is one."""
    total = answer.headers.get("x-wp-totalpages", "")
    pairs = dict(parse_qsl(urlsplit(answer.url).query))
    here = pairs.get("page", "1")
    if is_json and total.isdecimal() and here.isdecimal() and int(here) < int(total):
        first = re.sub(r"&page=\d+", "", answer.url)
        yield f"{first}&page={int(here) + 1}"


def _page_visit(address: Address, answer: Answer, profile: str, fetcher: Fetcher) -> Visit:
    portal = rules_for(profile, address.portal or GENERIC.name)
    if portal.api is not None:
        found = tuple(api_items(answer.body, address, api=portal.api)) if _is_list(address) else ()
        return Visit(address, page=_page(address, answer, portal.name, profile), found=found)
    if not is_html(answer):
        return Visit(address, outcome=_outcome(address, "bad_content", answer.content_type))
    content_type = charset_of(profile, answer.content_type)
    html = decode(answer.body, content_type=content_type)
    disguise = disguise_of(html, answer.url) or _sent_elsewhere(address, answer)
    if disguise is not None:
        if disguise[0] == "blocked":
            fetcher.slow_down(answer.url)
        return Visit(address, outcome=_outcome(address, *disguise))
    seen = detect(html)
    portal = rules_for(profile, address.portal if seen is GENERIC and address.portal else seen.name)
    page = replace(_page(address, answer, portal.name, profile), content_type=content_type)
    return Visit(address, page=page, found=_found(html, address, answer, portal, fetcher))


def _sent_elsewhere(address: Address, answer: Answer) -> tuple[Reason, str] | None:
    """An article that leads to the home page, or to the list it was found on, is gone."""
    if _is_list(address) or answer.url == address.url:
        return None
    landed = urlsplit(answer.url)
    is_home = landed.path in ("", "/") and not landed.query
    if is_home or answer.url == address.found_on:
        return "soft_404", f"the server sends to {answer.url}"
    return None


def _found(
    html: str, address: Address, answer: Answer, portal: Portal, fetcher: Fetcher
) -> tuple[Address, ...]:
    if not _is_list(address):
        return ()
    # Relative links are meant against the address that answered.
    answered = replace(address, url=answer.url)
    found = tuple(discover(parse_html(html), answered, portal=portal, html=html))
    if address.found_on:
        return found
    return (*found, *_usual_feeds(replace(answered, portal=portal.name), portal, fetcher))


def _usual_feeds(address: Address, portal: Portal, fetcher: Fetcher) -> Iterator[Address]:
    """What robots.txt names, and where such a system keeps its feeds; asked of a site's start."""
    scheme, host = urlsplit(address.url)[:2]
    usual = [f"{scheme}://{host}{path}" for path in portal.feeds]
    for url in dict.fromkeys((*sitemap_lines(fetcher.rules(address.url).body), *usual)):
        if is_inside(url, address.url):
            yield feed_address(url, address)


def _is_list(address: Address) -> bool:
    return address.kind == "list"


def _outcome(address: Address, reason: Reason, detail: str) -> Outcome:
    return Outcome(address.url, address.source, reason, detail)


def _page(address: Address, answer: Answer, portal: str, profile: str) -> Page:
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
        portal=portal,
        section=address.section,
        listed_date=address.listed_date,
        profile=profile,
        etag=answer.headers.get("etag", ""),
        last_modified=answer.headers.get("last-modified", ""),
    )
