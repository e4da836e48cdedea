"""What a page costs from its bytes to its label, what two processes save, and what that makes.

    python -m benchmarks.bench_scaling [--pages 2000] [--rounds 3] [-o scaling.json]

Rates are processor seconds of one core, so that a busy machine disturbs them little; what two
processes save is told by the clock, in rounds side by side, and says something only on an idle
machine: the load is printed beside it. Pages are the written ones of `tests/article_pages`, the
articles those of CCHC_SHARED's news where it is set, or else those on the pages.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from tests.article_pages.everything import all_pages
from tests.stored_pages import page_of

from cchc_nlp.classification.labeling import as_article
from cchc_nlp.corpus.archives import read_pages
from cchc_nlp.corpus.candidates import candidate_keys
from cchc_nlp.corpus.duplicates import find_repeats
from cchc_nlp.crawling.archiving import write_warc
from cchc_nlp.crawling.fetching import Exchange
from cchc_nlp.extraction.articles import extract
from cchc_nlp.records import Article, Page
from cchc_nlp.scaling import Labelling, classify_in_parallel, extract_in_parallel

WORKERS, LABELLED = 2, 10_000
# What the page in docs assumes, and names as assumptions. An archive of Common Crawl has about
# 75 TB (arXiv:2404.09770) and some three thousand million pages.
COMPRESSED, DOLLARS_PER_CORE_HOUR = 25_000, 0.05
SIZES = {
    "an office and its ministry": 10_000,
    "a province in ten years": 1_000_000,
    "*.gov.vn in Common Crawl": 60_000_000,
    "a thousand times that": 60_000_000_000,
}


def written(number: int) -> list[Page]:
    """So many pages, each with an address of its own."""
    found = [
        page_of(page.body, url=page.url, content_type=page.content_type, portal=page.portal or "")
        for page in all_pages()
    ]
    return [
        replace(page, url=f"{page.url}?lan={n}", final_url=f"{page.url}?lan={n}")
        for n, page in enumerate(islice(cycle(found), number))
    ]


def news(pages: list[Page], number: int) -> list[Article]:
    """So many articles: real news where there is some, else what the pages hold."""
    if folder := os.environ.get("CCHC_SHARED"):
        with gzip.open(Path(folder) / "data/news_sample.jsonl.gz", "rt", encoding="utf-8") as rows:
            return [as_article(json.loads(row)) for row in islice(rows, number)]
    return [one for one in extract(pages) if isinstance(one, Article)][:number]


def archived(pages: list[Page], path: Path) -> Path:
    """The pages as a WARC file."""
    with write_warc(path) as add:
        assert add is not None
        for page in pages:
            headers = (("Content-Type", page.content_type),)
            moment = page.fetched_at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            add(Exchange(page.url, "GET", {}, b"", 200, "", headers, page.body, moment))
    return path


def core_seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def rates(pages: list[Page], articles: list[Article]) -> dict[str, float]:
    """Milliseconds of one core for a page or an article, by stage."""
    label = Labelling()
    list(extract(pages[:20])), list(label(articles[:20])), candidate_keys(articles[0])
    with tempfile.TemporaryDirectory() as folder:
        warc = archived(pages, Path(folder) / "pages.warc.gz")
        reading = core_seconds(lambda: sum(1 for _ in read_pages(warc)))
    stages = {
        "read from WARC, lists told from articles": reading / len(pages),
        "extract": core_seconds(lambda: list(extract(pages))) / len(pages),
        "label": core_seconds(lambda: list(label(articles))) / len(articles),
        "numbers for duplicates": core_seconds(lambda: [candidate_keys(a) for a in articles])
        / len(articles),
        "compare, where it shares a number": core_seconds(lambda: find_repeats(articles))
        / len(articles),
    }
    return {name: round(1000 * seconds, 3) for name, seconds in stages.items()}


def cycled(articles: list[Article], number: int) -> Iterator[Article]:
    """So many articles, however few there are: labels take a fifth of the time that pages do."""
    return islice(cycle(articles), number)


def clock(work: Callable[[], Iterator[Any]]) -> tuple[float, float]:
    """Seconds by the clock, and seconds of processors, those of other processes too."""
    began, spent = time.perf_counter(), spent_seconds()
    for _ in work():
        pass
    return time.perf_counter() - began, spent_seconds() - spent


def spent_seconds() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def speedup(stage: Callable[[int], Iterator[Any]], rounds: int) -> dict[str, Any]:
    """How many times as fast several processes are: the median of rounds by the clock.

    `at_most` is what their processor seconds allow on cores that do nothing else.
    """
    found = [(clock(lambda: stage(1)), clock(lambda: stage(WORKERS))) for _ in range(rounds)]
    ratios = [round(alone[0] / shared[0], 2) for alone, shared in found]
    allowed = [WORKERS * alone[1] / shared[1] for alone, shared in found]
    return {
        "times": statistics.median(ratios),
        "rounds": ratios,
        "at_most": round(statistics.median(allowed), 2),
    }


def arithmetic(stages: dict[str, float]) -> Iterator[dict[str, Any]]:
    each = sum(stages.values()) / 1000
    for name, pages in SIZES.items():
        hours = pages * each / 3600
        yield {
            "size": name,
            "pages": pages,
            "gigabytes": round(pages * COMPRESSED / 1e9, 1),
            "core_hours": round(hours, 1),
            "dollars": round(hours * DOLLARS_PER_CORE_HOUR, 2),
        }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("-o", "--output", type=Path)
    given = parser.parse_args()
    pages = written(given.pages)
    articles = news(pages, given.pages)
    load = os.getloadavg()[0]
    stages = rates(pages, articles)
    kilobytes = statistics.mean(len(page.body) for page in pages) / 1000
    letters = statistics.mean(len(article.text) for article in articles)
    print(f"{len(pages)} pages of {kilobytes:.1f} kB")
    print(f"{len(articles)} articles of {letters:.0f} letters")
    for name, milliseconds in stages.items():
        print(f"  {name:42} {milliseconds:8.3f} ms of one core")
    each = sum(stages.values())
    print(f"  {'a page, through all of it':42} {each:8.3f} ms: {1000 / each:.0f} a second a core")
    told = {"load": load, "cores": os.cpu_count(), "milliseconds": stages, "workers": {}}
    if given.rounds:
        told["workers"] = {
            "extract": speedup(
                lambda n: extract_in_parallel(pages, workers=n, start="spawn"), given.rounds
            ),
            "label": speedup(
                lambda n: classify_in_parallel(
                    cycled(articles, LABELLED), labelling=Labelling(), workers=n, start="spawn"
                ),
                given.rounds,
            ),
        }
    for name, found in told["workers"].items():
        print(
            f"--workers {WORKERS}, {name}: {found['times']} times as fast {found['rounds']},"
            f" {found['at_most']} by processor seconds"
        )
    print(f"load before {load:.1f}, after {os.getloadavg()[0]:.1f}, on {os.cpu_count()} cores")
    told["arithmetic"] = list(arithmetic(stages))
    for row in told["arithmetic"]:
        print(
            f"{row['size']:28} {row['pages']:14,} pages {row['gigabytes']:13,.1f} GB"
            f" {row['core_hours']:13,.1f} core-hours {row['dollars']:11,.2f} USD"
        )
    if given.output:
        given.output.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
