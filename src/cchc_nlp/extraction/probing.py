"""What crawler and extractor see at one address, before anything is stored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from cchc_nlp.crawling.crawler import visit
from cchc_nlp.crawling.fetching import AGENT, Fetcher, check_url
from cchc_nlp.crawling.frontier import Address, Visit
from cchc_nlp.errors import CrawlError
from cchc_nlp.extraction.articles import extract_page
from cchc_nlp.portals.base import clean_url, identity_of
from cchc_nlp.portals.generic import PORTAL as GENERIC
from cchc_nlp.records import Article, Record, Rejection

SECTIONS_TRIED = 3


@dataclass(frozen=True)
class Probe(Record):
    """What was found: the portal system, its sections, how its lists go on, where dates stand.

    `lists` are the sections and pages the address leads to, `articles` those it shows, `dated` how
    many of them have a day beside them. `paging` is "link", "postback", "script" or "" where no
    page after the first was seen, `next_page` an example. `sample` is one article that was read,
    `date_source` where its date stood ("" without one). `profile` is TOML to start a site's own
    description from.
    """

    url: str
    portal: str
    lists: tuple[str, ...]
    articles: tuple[str, ...]
    dated: int
    paging: str
    next_page: str
    sample: str
    sample_title: str
    date_source: str
    feeds: tuple[str, ...]
    robots: str
    crawl_delay: float
    profile: str


def probe(url: str, *, fetcher: Fetcher | None = None) -> Probe:
    """Visit an address, a section or two and one article, as a crawl would.

    Raises CrawlError, with the reason, if there is no page.
    """
    fetcher = fetcher or Fetcher()
    url = clean_url(check_url(url))
    fetcher.trusted.add(urlsplit(url).netloc)
    try:
        return _probe(url, fetcher)
    finally:
        fetcher.close()


def _probe(url: str, fetcher: Fetcher) -> Probe:
    home = visit(Address(url, identity_of(url, GENERIC), "", "list"), fetcher=fetcher)
    if home.page is None:
        reason = f"{home.outcome.reason}: {home.outcome.detail}" if home.outcome else "no answer"
        raise CrawlError(f"{url}: {reason}; {_way_out(home)}")
    seen = [home, *_sections(home, fetcher)]
    following = next((a for v in seen for a in v.found if a.page > 1), None)
    items = [a for v in seen for a in v.found if a.kind == "article"]
    sample = _sample(items, fetcher)
    rules = fetcher.rules(url)
    portals = [v.page.portal for v in seen if v.page] + (
        [sample.portal] if isinstance(sample, Article) else []
    )
    portal = next((name for name in portals if name not in ("", GENERIC.name)), GENERIC.name)
    return Probe(
        url=url,
        portal=portal,
        lists=tuple(a.url for a in home.found if _is_section(a)),
        articles=tuple(a.url for a in home.found if a.kind == "article"),
        dated=sum(a.listed_date is not None for a in home.found if a.kind == "article"),
        paging=_kind(following),
        next_page=following.url if following else "",
        sample=sample.url if sample else "",
        sample_title=sample.title if isinstance(sample, Article) else "",
        date_source=sample.published_source if isinstance(sample, Article) else "",
        feeds=tuple(a.url for a in home.found if a.is_feed),
        robots=_worded(rules.body),
        crawl_delay=rules.delay(agent=AGENT),
        profile=_profile(url, portal),
    )


def _way_out(home: Visit) -> str:
    if home.outcome is not None and home.outcome.reason == "needs_js":
        return "CONTRIBUTING.md shows how [site.api] describes one"
    return "check the address in a browser"


def _is_section(address: Address) -> bool:
    return address.kind == "list" and not address.is_feed


def _sections(home: Visit, fetcher: Fetcher) -> Iterator[Visit]:
    """A few of the sections that a home page leads to, visited; none where it is a list itself."""
    if any(a.page > 1 for a in home.found):
        return
    for address in [a for a in home.found if _is_section(a)][:SECTIONS_TRIED]:
        yield visit(address, fetcher=fetcher)


def _sample(items: list[Address], fetcher: Fetcher) -> Article | Rejection | None:
    """One article, read as a crawl would read it, without the help of the list's date."""
    for address in items[:1]:
        page = visit(address, fetcher=fetcher).page
        return extract_page(replace(page, listed_date=None)) if page else None
    return None


def _kind(following: Address | None) -> str:
    if following is None:
        return ""
    if following.asking is None:
        return "link"
    return "script" if following.asking.values else "postback"


def _worded(rules: str) -> str:
    lines = [line.strip() for line in rules.splitlines() if line.strip().lower()[:8] == "disallow"]
    return "; ".join(lines) if lines else "no rules"


def _profile(url: str, portal: str) -> str:
    """A description to start from, valid as it stands.

    >>> print(_profile("http://so.example/", "nukeviet"))
    [[site]]
    name = "so.example"
    start = ["http://so.example/"]
    portal = "nukeviet"
    """
    name, start = json.dumps(urlsplit(url).netloc), json.dumps(url)
    lines = ["[[site]]", f"name = {name}", f"start = [{start}]"]
    if portal != GENERIC.name:
        return "\n".join([*lines, f"portal = {json.dumps(portal)}"])
    rules = (
        '# item = ".ds-tin li"            # one article on a list',
        '# title = "h1"                   # of an article, and so on',
        '# published = ".ngay-dang"',
        '# body = ".noi-dung"',
    )
    return "\n".join([*lines, "", "[site.rules]", *rules])
