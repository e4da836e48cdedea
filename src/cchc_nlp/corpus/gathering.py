"""A crawl into a corpus: every visit is one transaction, so that it can be killed and goes on.

A run that was not finished is resumed: what it stored is not fetched again. A finished one is
followed by a new run that visits the lists again, and of the articles only those that are new or
could not be had.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from cchc_nlp.corpus.addresses import (
    begin_run,
    finish_run,
    next_address,
    pending,
    record_visit,
    robots_of_unfinished_run,
)
from cchc_nlp.corpus.duplicates import refresh_duplicates
from cchc_nlp.corpus.ledger import build_ledger
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.crawling.crawler import visit
from cchc_nlp.crawling.fetching import Fetcher, check_url
from cchc_nlp.crawling.frontier import Address, Visit
from cchc_nlp.errors import CorpusBusy, CrawlError
from cchc_nlp.extraction.articles import extract_page
from cchc_nlp.portals.base import clean_url, identity_of
from cchc_nlp.portals.generic import PORTAL as GENERIC
from cchc_nlp.records import Ledger, Period

Progress = Callable[[Visit, int], None]
EVER = Period(None, None)


def crawl(
    urls: Sequence[str],
    corpus: str | Path | Corpus,
    *,
    fetcher: Fetcher | None = None,
    period: Period = EVER,
    site: str = "",
    max_pages: int = 100_000,
    progress: Progress | None = None,
) -> Ledger:
    """Crawl sites into a corpus and say what became of every address.

    The same call again resumes an interrupted crawl, or brings a finished one up to date. Items
    that a list dates outside `period` are not fetched. After each visit `progress(visit, n)` is
    told how many addresses wait. Raises Unreachable if a site's host cannot be reached at all;
    then a corpus that did not exist is not made, and one that did is as it was.
    """
    fetcher = fetcher or Fetcher()
    starts = [_start(url, site) for url in urls]
    if not starts:
        raise CrawlError("no address to crawl; give at least one")
    with _reachable(starts, corpus, fetcher) as store, _alone(store.path):
        run = begin_run(store, starts, robots=fetcher.robots, period=period)
        for _ in range(max_pages):
            address = next_address(store, run)
            if address is None:
                break
            result = visit(address, fetcher=fetcher)
            is_article = result.page is not None and address.kind == "article"
            extracted = extract_page(result.page) if is_article and result.page else None
            record_visit(store, result, extracted, run=run, period=period)
            if progress:
                progress(result, pending(store, run))
        refresh_duplicates(store)
        if not pending(store, run):
            finish_run(store, run)
        return build_ledger(store)


def _start(url: str, site: str) -> Address:
    url = clean_url(check_url(url))
    return Address(url, identity_of(url, GENERIC), site or urlsplit(url).netloc, "list")


@contextmanager
def _reachable(
    starts: Sequence[Address], corpus: str | Path | Corpus, fetcher: Fetcher
) -> Iterator[Corpus]:
    """The corpus, opened only after every site's host has answered."""
    is_new = not isinstance(corpus, Corpus) and not Path(corpus).exists()
    if is_new:
        _ask_rules(starts, fetcher)
    store = corpus if isinstance(corpus, Corpus) else Corpus.open(corpus)
    try:
        if not is_new:
            fetcher.robots.update(robots_of_unfinished_run(store, starts))
            _ask_rules(starts, fetcher)
        yield store
    finally:
        if store is not corpus:
            store.close()


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Holds off a second crawl into the same corpus; a kill frees it, on every system.

    The lock is SQLite's own, on an empty file beside the corpus: readers and reviewers of the
    corpus are not held off. Raises CorpusBusy while another crawl runs.
    """
    beside = path.with_name(f"{path.name}.crawl")
    lock = sqlite3.connect(beside, timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        raise CorpusBusy(f"{path}: another crawl is writing to it; wait for it to end") from error
    try:
        yield
    finally:
        lock.close()
        beside.unlink(missing_ok=True)


def _ask_rules(starts: Sequence[Address], fetcher: Fetcher) -> None:
    for start in starts:
        fetcher.rules(start.url)
