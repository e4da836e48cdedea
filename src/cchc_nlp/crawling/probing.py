"""What the crawler sees at one address, before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_nlp.crawling.crawler import visit
from cchc_nlp.crawling.fetching import AGENT, Fetcher, check_url
from cchc_nlp.crawling.frontier import Address
from cchc_nlp.errors import CrawlError
from cchc_nlp.portals.base import clean_url, identity_of
from cchc_nlp.portals.generic import PORTAL as GENERIC
from cchc_nlp.records import Record


@dataclass(frozen=True)
class Probe(Record):
    """What was found: the portal system, lists and articles linked, dates read beside them."""

    url: str
    portal: str
    lists: tuple[str, ...]
    articles: tuple[str, ...]
    dated: int
    crawl_delay: float


def probe(url: str, *, fetcher: Fetcher | None = None) -> Probe:
    """Visit one address as a list page. Raises CrawlError, with the reason, if it has no page."""
    fetcher = fetcher or Fetcher()
    url = clean_url(check_url(url))
    result = visit(Address(url, identity_of(url, GENERIC), "", "list"), fetcher=fetcher)
    if result.page is None:
        reason = result.outcome.detail if result.outcome else "no answer"
        raise CrawlError(f"{url}: {reason}; check the address in a browser")
    items = [address for address in result.found if address.kind == "article"]
    return Probe(
        url=url,
        portal=result.page.portal,
        lists=tuple(a.url for a in result.found if a.kind == "list"),
        articles=tuple(a.url for a in items),
        dated=sum(a.listed_date is not None for a in items),
        crawl_delay=fetcher.rules(url).delay(agent=AGENT),
    )
