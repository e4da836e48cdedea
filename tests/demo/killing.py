"""One crawl killed over and over at random moments, and compared with an undisturbed one.

`python -m tests.demo.killing 100` prints what came of a hundred kills.
"""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from cchc_nlp.corpus.gathering import crawl
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.crawling.fetching import Fetcher
from cchc_nlp.demo.server import DemoSite, serve_site

# What two crawls of one site must have in common, row for row; only clocks may differ.
RECORDS = (
    "SELECT identity, url, source, kind, section, listed_date, state, reason, detail, host,"
    " listing, page, portal, rank, tries, shown FROM addresses ORDER BY identity",
    "SELECT url, identity FROM aliases ORDER BY url",
    "SELECT identity, final_url, status, content_type, portal, sha256 FROM pages"
    " ORDER BY identity, sha256",
    "SELECT id, url, title, text, published, published_source, section, author, origin, lead,"
    " attachments, body_kind, duplicate_of FROM articles ORDER BY id",
    "SELECT identity, reason, detail FROM rejections ORDER BY identity",
    "SELECT listing, identity, page FROM shown ORDER BY listing, identity",
)


def start(site: DemoSite, corpus: Path) -> subprocess.Popen[bytes]:
    """A crawl of the site in a process of its own."""
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


def records(corpus: Path) -> list[list[tuple[Any, ...]]]:
    """All that a crawl has stored, but for its clocks."""
    with Corpus.open(corpus, create=False) as opened:
        return [[tuple(r) for r in opened.connection.execute(query)] for query in RECORDS]


def crawl_with_kills(corpus: Path, kills: int, *, most: int, seed: int = 31) -> dict[str, int]:
    """Crawl the bundled site and kill the crawl `kills` times, each after at most `most` requests.

    What was stored before a kill must never be asked for again: those are `fetched_twice`.
    """
    moments, kept, twice = random.Random(seed), set[str](), 0
    with serve_site() as site:
        for number in range(kills + 1):
            asked = len(site.requests)
            process = start(site, corpus)
            if number < kills:
                kill_after(process, site, moments.randrange(1, most))
            elif process.wait():
                raise AssertionError("the last crawl failed")
            twice += len(kept & set(map(str.casefold, site.requests[asked:])))
            kept = stored(corpus)
        return {"kills": kills, "requests": len(site.requests), "fetched_twice": twice}


def main(kills: int) -> int:
    """Print what the kills cost; status 1 unless it is nothing."""
    with tempfile.TemporaryDirectory() as folder:
        broken, whole = Path(folder) / "broken.db", Path(folder) / "whole.db"
        found: dict[str, Any] = crawl_with_kills(broken, kills, most=5)
        with serve_site() as site:
            crawl(site.start_urls, whole, fetcher=Fetcher(delay=0, proxy=site.proxy))
        found["equal_record_for_record"] = records(broken) == records(whole)
    print(json.dumps(found))  # noqa: T201
    return 0 if found["equal_record_for_record"] and not found["fetched_twice"] else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
