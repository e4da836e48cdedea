"""A crawl killed at any moment goes on: the same corpus, and nothing stored is fetched again."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.demo.server import DemoSite, serve_site

KILLS = 10


def start(site: DemoSite, corpus: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cchc_nlp.cli", "crawl", *site.start_urls]
    options = ["-c", str(corpus), "--delay", "0", "--proxy", site.proxy]
    return subprocess.Popen([*command, *options], stdout=subprocess.DEVNULL)


def kill_after(process: subprocess.Popen[bytes], site: DemoSite, requests: int) -> None:
    """Kill the crawl once it has asked for so many more pages (or has ended before)."""
    enough = len(site.requests) + requests
    while len(site.requests) < enough and process.poll() is None:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.001)
    process.kill()
    process.wait()


def stored(corpus: Path) -> set[str]:
    """The addresses whose page is in the corpus."""
    if not corpus.exists():
        return set()
    connection = sqlite3.connect(corpus)
    try:
        query = "SELECT url FROM addresses WHERE state = 'fetched'"
        return {row[0].casefold() for row in connection.execute(query)}
    finally:
        connection.close()


def test_ten_kills_cost_nothing(tmp_path: Path, crawled: Path) -> None:
    corpus, kept = tmp_path / "year.db", set[str]()
    moments = random.Random(31)
    with serve_site() as site:
        for _ in range(KILLS):
            asked = len(site.requests)
            kill_after(start(site, corpus), site, moments.randrange(1, 36))
            assert not kept & set(map(str.casefold, site.requests[asked:]))
            kept = stored(corpus)
        asked = len(site.requests)
        assert start(site, corpus).wait() == 0
        assert not kept & set(map(str.casefold, site.requests[asked:]))
    assert len(kept) > 20  # the kills fell into the crawl, not before it
    with Corpus.open(corpus) as resumed, Corpus.open(crawled) as whole:
        assert texts(resumed) == texts(whole)


def texts(corpus: Corpus) -> dict[str, tuple[str, str | None]]:
    """What a resumed crawl must have in common with an undisturbed one."""
    return {a.id: (a.text, a.duplicate_of) for a in corpus.articles()}
