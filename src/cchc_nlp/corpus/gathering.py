"""A crawl into a corpus: every visit is one transaction, so that it can be killed and goes on.

A run that was not finished is resumed: what it stored is not fetched again. A finished one is
followed by a new run that visits the lists again, and of the articles those that are new, could not
be had, or are young enough to be still corrected. Hosts are asked side by side, each by one
connection at a time.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from cchc_nlp.corpus.addresses import (
    begin_run,
    finish_run,
    next_address,
    pending,
    profiles,
    recheck,
    robots_of_unfinished_run,
)
from cchc_nlp.corpus.clocks import drop_clocks
from cchc_nlp.corpus.duplicates import refresh_duplicates
from cchc_nlp.corpus.files import read_attachments
from cchc_nlp.corpus.ledger import build_ledger
from cchc_nlp.corpus.pages import last_page
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.corpus.visits import give_up_host, record_visit
from cchc_nlp.crawling.api_lists import api_starts
from cchc_nlp.crawling.crawler import visit
from cchc_nlp.crawling.fetching import Fetcher, check_url, host_of
from cchc_nlp.crawling.frontier import Address, Visit
from cchc_nlp.errors import CorpusBusy, CrawlError, Unreachable
from cchc_nlp.extraction.articles import extract_page
from cchc_nlp.portals.base import clean_url, identity_of
from cchc_nlp.portals.generic import PORTAL as GENERIC
from cchc_nlp.portals.sites import Site, rules_for
from cchc_nlp.records import Article, Attachment, Ledger, Page, Period, Rejection

Progress = Callable[[Visit | Attachment, int], None]
Files = Literal["none", "needed", "all"]
EVER = Period(None, None)
MOST_HOSTS = 8  # asked at the same time
# A host that gives nothing so many times in a row is left for another day.
PATIENCE = 4
COUNTED_EVERY = 20  # visits
_SILENT = ("unreachable", "dead_host", "timeout")


def crawl(  # noqa: PLR0913 - each has its default but for what is crawled, and into which file
    urls: Sequence[str],
    corpus: str | Path | Corpus,
    *,
    sites: Sequence[Site] = (),
    fetcher: Fetcher | None = None,
    period: Period = EVER,
    site: str = "",
    max_pages: int = 100_000,
    recheck_days: int = 0,
    files: Files = "none",
    progress: Progress | None = None,
) -> Ledger:
    """Crawl sites into a corpus and say what became of every address.

    `sites` are described in TOML (`load_sites`), `urls` need no description. The same call again
    resumes an interrupted crawl, or brings a finished one up to date; articles published in the
    last `recheck_days` before that are then asked for again, and what a changed one said before is
    kept. Items that a list dates outside `period` are not fetched. At the end `files` are read:
    none, those "needed" (of articles that are nothing but files), or all that articles link to.
    After each visit `progress(visit, n)`, and after each file `progress(attachment, n)`, is told
    how many wait. Raises Unreachable if no site's host can
    be reached; then a corpus that did not exist is not made, and one that did is as it was.
    """
    fetcher = fetcher or Fetcher()
    starts = [*(_start(url, site) for url in urls), *_described(sites)]
    if not starts:
        raise CrawlError("no address to crawl; give at least one")
    _introduce(fetcher, starts, sites)
    with _reachable(starts, corpus, fetcher) as store, _alone(store.path):
        run = begin_run(store, starts, robots=fetcher.robots, period=period, sites=sites)
        recheck(store, run, days=recheck_days)
        crawling = _Crawl(store, run, fetcher, period, progress, profiles(store))
        crawling.go_on(max_pages)
        drop_clocks(store)
        refresh_duplicates(store)
        if files != "none":
            read_attachments(store, fetcher=fetcher, which=files, run=run, progress=progress)
        if not pending(store, run):
            finish_run(store, run)
        return build_ledger(store)


@dataclass
class _Crawl:
    """One run under way: the visits being made, one for each host, and what was given up."""

    store: Corpus
    run: int
    fetcher: Fetcher
    period: Period
    progress: Progress | None
    profiles: dict[str, str]
    _under_way: dict[Future[Visit], str] = field(default_factory=dict)
    _silent: Counter[str] = field(default_factory=Counter)
    _visits: int = 0
    _counted: int = 0

    def go_on(self, most: int) -> None:
        """Visit what waits, until nothing does or `most` pages were asked for."""
        pool = ThreadPoolExecutor(MOST_HOSTS, thread_name_prefix="cchc-crawl")
        try:
            while self._under_way or most > 0:
                most -= self._begin(pool, most)
                if not self._under_way:
                    break
                for done in wait(self._under_way, return_when=FIRST_COMPLETED).done:
                    del self._under_way[done]
                    self._record(done.result())
        except BaseException:
            self.fetcher.stop()
            raise
        finally:
            pool.shutdown(cancel_futures=True)

    def _begin(self, pool: ThreadPoolExecutor, most: int) -> int:
        """Start a visit on every host that has none; how many were started."""
        begun = 0
        while begun < most and len(self._under_way) < MOST_HOSTS:
            address = next_address(self.store, self.run, busy=self._under_way.values())
            if address is None:
                break
            known = last_page(self.store, address) if not address.asking else None
            profile = self.profiles.get(address.source, "")
            future = pool.submit(visit, address, fetcher=self.fetcher, profile=profile, known=known)
            self._under_way[future] = host_of(address.asked)
            begun += 1
        return begun

    def _record(self, result: Visit) -> None:
        page = result.page
        is_article = page is not None and result.address.kind == "article"
        extracted = _extracted(page) if is_article and page else None
        record_visit(self.store, result, extracted, run=self.run, period=self.period)
        self._listen(result)
        if self.progress:
            self.progress(result, self._waiting())

    def _waiting(self) -> int:
        """How many addresses wait, counted anew now and then: there may be a great many."""
        if self._visits % COUNTED_EVERY == 0 or not self._counted:
            self._counted = pending(self.store, self.run)
        self._visits += 1
        return self._counted

    def _listen(self, result: Visit) -> None:
        """Give a host up that has been silent for too long; the next run tries it again."""
        host = host_of(result.address.asked)
        outcome = result.outcome
        if outcome is None or outcome.reason not in _SILENT:
            self._silent[host] = 0
            return
        self._silent[host] += 1
        if self._silent[host] >= PATIENCE:
            give_up_host(self.store, host, outcome, run=self.run)


def _extracted(page: Page) -> Article | Rejection:
    """The page's article; one page, whatever is wrong with it, must not end a crawl."""
    try:
        return extract_page(page)
    except Exception as error:
        said = f"unexpected {type(error).__name__}: {error}"
        return Rejection(page.url, page.source, "unreadable", said, page.sha256)


def _start(url: str, name: str) -> Address:
    url = clean_url(check_url(url))
    return Address(url, identity_of(url, GENERIC), name or urlsplit(url).netloc, "list")


def _described(sites: Sequence[Site]) -> Iterator[Address]:
    for site in sites:
        rules = rules_for(site.profile)
        for url in site.start:
            if rules.api is None:
                yield _start(url, site.name)
            else:
                yield from api_starts(check_url(url), rules.api, source=site.name)


def _introduce(fetcher: Fetcher, starts: Sequence[Address], sites: Sequence[Site]) -> None:
    """Tell the fetcher which hosts were typed, and what their profiles say of reaching them."""
    from cchc_nlp.crawling.connections import HostAccess

    fetcher.trusted |= {urlsplit(start.url).netloc for start in starts}
    for site in sites:
        for url in site.start:
            name = urlsplit(url).hostname or ""
            fetcher.access[name] = HostAccess(site.ca_file, site.tls_level, site.delay)


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
        fetcher.close()
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
    """Ask every host for its rules. Raises Unreachable if none of them answers."""
    silent: list[Unreachable] = []
    for start in starts:
        try:
            fetcher.rules(start.asked)
        except Unreachable as error:
            silent.append(error)
    if len(silent) == len(starts):
        raise silent[0]
