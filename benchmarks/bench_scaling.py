"""What a page costs from its bytes to its label, what two processes save, and what that makes.

    python -m benchmarks.bench_scaling [--pages 2000] [--rounds 3] [--records 10000]
                                       [--docs docs/scale.md]

Rates are processor seconds of one core, so that a busy machine disturbs them little. What two
processes save is told twice: by the clock, in rounds side by side, which says something only on an
idle machine (the load is printed beside it); and by what a record costs the caller and the workers,
in processor seconds, when all have begun. Pages are the written ones of `tests/article_pages`,
articles those of CCHC_SHARED's news where it is set, or else those on the pages; of articles eight
times as many are labelled. With --docs the tables of that page are written anew.
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
import os
import resource
import statistics
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.cluster_arithmetic import arithmetic, sizes_table, sums
from benchmarks.telling import machine, replace_between, tell

from cchc_nlp.scaling.pool import BATCH

# What is heavy is imported where it is used: workers import this module as they begin.
if TYPE_CHECKING:
    from cchc_nlp.records import Article, Page

WORKERS = 2
LABELLED = 8  # times as many articles are labelled as pages are extracted: both take as long
FEW = (WORKERS - 1) * BATCH + 1  # records that every worker gets a batch of


def written(number: int) -> list[Page]:
    """So many pages, each with an address of its own."""
    from tests.article_pages.everything import all_pages
    from tests.stored_pages import page_of

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
    from cchc_nlp.classification.labeling import as_article
    from cchc_nlp.extraction.articles import extract
    from cchc_nlp.records import Article

    if folder := os.environ.get("CCHC_SHARED"):
        with gzip.open(Path(folder) / "data/news_sample.jsonl.gz", "rt", encoding="utf-8") as rows:
            return [as_article(json.loads(row)) for row in islice(rows, number)]
    return [one for one in extract(pages) if isinstance(one, Article)][:number]


def archived(pages: list[Page], path: Path) -> Path:
    """The pages as a WARC file."""
    from cchc_nlp.crawling.archiving import write_warc
    from cchc_nlp.crawling.fetching import Exchange

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
    from cchc_nlp.corpus.archives import read_pages
    from cchc_nlp.corpus.candidates import candidate_keys
    from cchc_nlp.corpus.duplicates import find_repeats
    from cchc_nlp.extraction.articles import extract
    from cchc_nlp.scaling import Labelling

    label = Labelling()
    list(extract(pages[:20])), list(label(articles[:20])), candidate_keys(articles[:20])
    with tempfile.TemporaryDirectory() as folder:
        warc = archived(pages, Path(folder) / "pages.warc.gz")
        reading = core_seconds(lambda: sum(1 for _ in read_pages(warc)))
    stages = {
        "read from WARC, lists told from articles": reading / len(pages),
        "extract": core_seconds(lambda: list(extract(pages))) / len(pages),
        "label": core_seconds(lambda: list(label(articles))) / len(articles),
        "numbers for duplicates": core_seconds(lambda: candidate_keys(articles)) / len(articles),
        "compare, where it shares a number": core_seconds(lambda: find_repeats(articles))
        / len(articles),
    }
    return {name: round(1000 * seconds, 3) for name, seconds in stages.items()}


class Spent(NamedTuple):
    """What a run took: seconds by the clock, of the caller's core, and of other processes."""

    clock: float
    caller: float
    others: float


def spent(made: Iterator[Any]) -> Spent:
    began = time.perf_counter(), *processors()
    for _ in made:
        pass
    ended = time.perf_counter(), *processors()
    return Spent(*(b - a for a, b in zip(began, ended, strict=True)))


def processors() -> tuple[float, float]:
    """Processor seconds of this process, and of those that it began and that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    own, others = (one.ru_utime + one.ru_stime for one in used)
    return own, others


def speedup(stage: Callable[[int, int], Iterator[Any]], number: int, rounds: int) -> dict[str, Any]:
    """How many times as fast several processes are with so many records: medians of rounds.

    `times` by the clock, with the processes' start, and `times_begun` without it. The rest is
    processor time: ms a record of one process alone, of the caller, and of the workers; and
    `times_by_processor`, what these allow on cores that do nothing else: all work at once, so that
    it takes the longer of the caller's own work and of an even share of all of it.
    """
    found = [_round(stage, number) for _ in range(rounds)]
    return {name: round(statistics.median(one[name] for one in found), 3) for name in found[0]}


def _round(stage: Callable[[int, int], Iterator[Any]], number: int) -> dict[str, float]:
    begun, alone, shared = (
        spent(stage(*one)) for one in ((FEW, WORKERS), (number, 1), (number, WORKERS))
    )
    rest = number - FEW
    caller = max(0.0, shared.caller - begun.caller) / rest
    workers = max(0.0, shared.others - begun.others) / rest
    each = alone.caller / number
    return {
        "records": number,
        "times": alone.clock / shared.clock,
        "times_begun": alone.clock / number * rest / (shared.clock - begun.clock),
        "times_by_processor": each / max(caller, (caller + workers) / WORKERS),
        "start_seconds": begun.clock,
        "alone_ms": 1000 * each,
        "caller_ms": 1000 * caller,
        "workers_ms": 1000 * workers,
    }


def by_workers(pages: list[Page], articles: list[Article], given: Namespace) -> dict[str, Any]:
    """What `--workers` saves, by stage."""
    from cchc_nlp.scaling import Labelling, classify_in_parallel, extract_in_parallel

    def extracted(number: int, workers: int) -> Iterator[Any]:
        return extract_in_parallel(islice(cycle(pages), number), workers=workers, start="spawn")

    def labelled(number: int, workers: int) -> Iterator[Any]:
        many = islice(cycle(articles), number)
        return classify_in_parallel(many, labelling=Labelling(), workers=workers, start="spawn")

    return {
        "extract": speedup(extracted, given.records, given.rounds),
        "label": speedup(labelled, LABELLED * given.records, given.rounds),
    }


def rates_table(stages: dict[str, float]) -> str:
    rows = [f"| {name} | {ms:.2f} |" for name, ms in stages.items()]
    each = sum(stages.values())
    last = f"| a page, through all of it | {each:.1f}: {1000 / each:.0f} pages a second a core |"
    return "\n".join(["| stage | ms of one core |", "|---|---|", *rows, last])


def workers_table(found: dict[str, Any]) -> str:
    head = (
        "| stage | records | by the clock | without the start | by processor time | alone |"
        " caller | workers | start |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|"
    )
    rows = [
        f"| {name} | {one['records']:,} | {one['times']:.2f} | {one['times_begun']:.2f} |"
        f" {one['times_by_processor']:.2f} | {one['alone_ms']:.2f} ms | {one['caller_ms']:.2f} ms |"
        f" {one['workers_ms']:.2f} ms | {one['start_seconds']:.1f} s |"
        for name, one in found.items()
    ]
    return "\n".join([head, *rows])


def main() -> None:
    parser = ArgumentParser()
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--docs", type=Path, help="write the tables of this page anew")
    given = parser.parse_args()
    pages = written(given.pages)
    articles = news(pages, given.pages)
    kilobytes = statistics.mean(len(page.body) for page in pages) / 1000
    letters = statistics.mean(len(article.text) for article in articles)
    said = (
        f"{len(pages):,} pages of {kilobytes:.1f} kB,"
        f" {len(articles):,} articles of {letters:,.0f} letters"
    )
    stages = rates(pages, articles)
    rows, found = (
        list(arithmetic(stages)),
        by_workers(pages, articles, given) if given.rounds else {},
    )
    tables = {"rates": rates_table(stages), "sizes": sizes_table(rows)}
    tables |= {"workers": workers_table(found)} if found else {}
    for name, table in tables.items():
        print(f"{table}\n\n({said}; {machine()})\n")
        if given.docs:
            replace_between(given.docs, name, f"{table}\n\n({said}; {machine()}.)")
    for name, value in sums(stages).items():
        print(f"{name:48} {value:14,.1f}")
    told = {"milliseconds": stages, "workers": found, "arithmetic": rows, "sums": sums(stages)}
    tell("scaling", said, **told)


if __name__ == "__main__":
    main()
