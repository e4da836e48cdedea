"""Is an article as cheap in a stream of a million as in one of a thousand? Part of `make bench`.

    python -m benchmarks.bench_growth [articles ...]

1,000, 10,000 and 100,000 articles where no number is given; 1,000,000 take an hour. Each number is
a process of its own, in which pages stream through `extract` and `classify`, as in a program that
keeps none of them. Microseconds are of one core, after a first page for what is loaded once, and
without what the making of the pages takes; the peak is what the system says of the process.

The pages are the written ones of `tests/article_pages` that hold an article, again and again: some
forty kilobytes each. Of each a title with a number of its own, all ids and addresses, and the
longest paragraph are new. That paragraph is made of three sentences of corpora/labelled, drawn at
random, with other figures, and of thirty words in an order that was never seen, because what is
remembered is pairs of words. The rest of a page is the same every time, so that a real stream
costs more by the piece; what is measured is whether it grows.
"""

from __future__ import annotations

import hashlib
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from typing import NamedTuple

from benchmarks.telling import tell

NUMBERS = (1_000, 10_000, 100_000)
SENTENCES, WORDS = 3, 30
# What is heavy is imported where it is used: a process begun by a large one counts as large.


class Pattern(NamedTuple):
    """A page around its longest paragraph, and its title, which stands in several places."""

    page: object
    title: str
    before: str
    after: str


class Clock:
    """Seconds of one core that the making of pages took, to be left out."""

    seconds = 0.0


def patterns() -> Iterator[Pattern]:
    """The written pages in UTF-8 that hold an article."""
    from tests.article_pages.everything import all_pages
    from tests.stored_pages import page_of

    from cchc_nlp.extraction.articles import extract_page
    from cchc_nlp.records import Article

    for printed in all_pages():
        page = page_of(
            printed.body,
            url=printed.url,
            content_type=printed.content_type,
            portal=printed.portal or "",
        )
        found = extract_page(page)
        if isinstance(found, Article) and "utf-8" in printed.content_type.lower():
            body = printed.body.decode("utf-8", "replace")
            line = max(found.text.split("\n"), key=len)
            before, _, after = body.partition(line or "\n")
            if line and after:
                yield Pattern(page, found.title, before, after)


def paragraphs() -> Iterator[str]:
    """Paragraphs without end, no two of them alike."""
    from tools.make_text_dictionary import FILES, texts_of

    made = random.Random(7)
    sentences = [s for text in texts_of(FILES) for s in re.findall(r"[^\n.]{40,300}[.]", text)]
    words = sorted({word for sentence in sentences for word in sentence.split()})
    while True:
        drawn = " ".join(made.choices(sentences, k=SENTENCES)).strip()
        drawn = re.sub(r"\d", lambda _: str(made.randrange(10)), drawn)
        yield f"{drawn} {' '.join(made.choices(words, k=WORDS))}."


def pages(number: int, clock: Clock) -> Iterator[object]:
    """So many pages; what making them takes is put down to the clock."""
    began = time.process_time()
    made = zip(cycle(list(patterns())), paragraphs(), strict=False)
    for n, (pattern, paragraph) in enumerate(islice(made, number)):
        title = f"{pattern.title} {n}"
        html = f"{pattern.before}{paragraph}{pattern.after}"
        body = html.replace(pattern.title, title).encode()
        url = f"{pattern.page.url}?tin={n}"
        page = replace(
            pattern.page, body=body, url=url, final_url=url, sha256=hashlib.sha256(body).hexdigest()
        )
        clock.seconds += time.process_time() - began
        yield page
        began = time.process_time()


def read_articles(pages: Iterator[object]) -> Iterator[object]:
    from cchc_nlp import extract
    from cchc_nlp.records import Article

    return (found for found in extract(pages) if isinstance(found, Article))


def measure(number: int) -> None:
    """Print articles, those labelled as reform, microseconds of each, and megabytes at the peak."""
    from cchc_nlp import classify

    clock = Clock()
    stream = pages(number + 1, clock)
    list(classify(read_articles(islice(stream, 1))))  # loads what is loaded once
    began, left_out = time.process_time(), clock.seconds
    articles = reform = 0
    for label in classify(read_articles(stream)):
        articles, reform = articles + 1, reform + label.is_reform
    spent = time.process_time() - began - (clock.seconds - left_out)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(articles, reform, 1e6 * spent / articles, peak)


def main(numbers: tuple[int, ...]) -> None:
    print(f"{'pages':>9} {'articles':>9} {'reform':>9} {'µs each':>8} {'peak MB':>8}")
    for number in numbers:
        command = [sys.executable, "-m", "benchmarks.bench_growth", "--one", str(number)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        articles, reform, micros, peak = map(float, done.stdout.split())
        print(f"{number:9,} {articles:9,.0f} {reform:9,.0f} {micros:8.0f} {peak:8.0f}", flush=True)
        tell(
            "growth",
            "written pages with new titles and paragraphs",
            articles=int(articles),
            articles_a_second=round(1e6 / micros, 2),
            peak_mb=round(peak),
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]))
    else:
        main(tuple(map(int, sys.argv[1:])) or NUMBERS)
