"""Is an article as cheap in a stream of a million as in one of a thousand? Part of `make bench`.

    python -m benchmarks.bench_growth [articles ...] [--pages year]

1,000, 10,000 and 100,000 articles where no number is given; 1,000,000 take an hour and a half. One
process, in which pages stream through `extract` and `classify`, as in a program that keeps none of
them; it tells at each number. Microseconds are of one core, of an article since the number before,
after a first page for what is loaded once, and without what the making of the pages takes; the
peak is what the system says of the process so far. Machines that are shared change their speed
from hour to hour: some pages on the way are parsed by lxml alone, and an article is told in
multiples of that too.

The pages are the written ones of `tests/article_pages` that hold an article, some forty kilobytes
each, or those of the bundled department's year, eleven each; again and again. Of each a title with
a number of its own, all ids and addresses, and the longest paragraph are new. That paragraph is
made of three sentences of corpora/labelled, drawn at random, with other figures, and of thirty
words in an order that was never seen, because what is remembered is pairs of words. The rest of a
page is the same every time, so that a real stream costs more by the piece; what is measured is
whether it grows.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import resource
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import cycle, islice, pairwise
from statistics import fmean
from typing import NamedTuple

from benchmarks.telling import tell
from benchmarks.year_pages import bundled_year
from lxml import html as lxml_html
from tests.article_pages.everything import all_pages
from tests.stored_pages import page_of
from tools.make_text_dictionary import FILES, texts_of

from cchc_nlp import classify, extract
from cchc_nlp.extraction.articles import extract_page
from cchc_nlp.records import Article, Page

NUMBERS = (1_000, 10_000, 100_000)
SENTENCES, WORDS = 3, 30
EACH = 37  # pages, of which one is parsed by lxml alone too; it divides no number of patterns


class Pattern(NamedTuple):
    """A page around its longest paragraph, and its title, which stands in several places."""

    page: Page
    title: str
    before: str
    after: str


class Clock:
    """Seconds of one core that went beside: into the making of pages, and into bare parses."""

    def __init__(self) -> None:
        self.made = 0.0
        self.parses: list[float] = []


def written_pages() -> Iterator[Page]:
    for page in all_pages():
        if "utf-8" in page.content_type.lower():
            yield page_of(
                page.body, url=page.url, content_type=page.content_type, portal=page.portal or ""
            )


PAGES = {"written": written_pages, "year": bundled_year}


def patterns(pages: Iterable[Page]) -> Iterator[Pattern]:
    """Those that hold an article, and its longest paragraph as it is."""
    for page in pages:
        found = extract_page(page)
        if isinstance(found, Article):
            body = page.body.decode("utf-8", "replace")
            line = max(found.text.split("\n"), key=len)
            before, _, after = body.partition(line or "\n")
            if line and after:
                yield Pattern(page, found.title, before, after)


def paragraphs() -> Iterator[str]:
    """Paragraphs without end, no two of them alike."""
    made = random.Random(7)
    sentences = [s for text in texts_of(FILES) for s in re.findall(r"[^\n.]{40,300}[.]", text)]
    words = sorted({word for sentence in sentences for word in sentence.split()})
    while True:
        drawn = " ".join(made.choices(sentences, k=SENTENCES)).strip()
        drawn = re.sub(r"\d", lambda _: str(made.randrange(10)), drawn)
        yield f"{drawn} {' '.join(made.choices(words, k=WORDS))}."


def pages(found: list[Pattern], clock: Clock) -> Iterator[Page]:
    """Pages without end; what making and parsing them takes is put down to the clock."""
    began = time.process_time()
    made = zip(cycle(found), paragraphs(), strict=False)
    for n, (pattern, paragraph) in enumerate(made):
        page = page_like(pattern, paragraph, n)
        clock.made += time.process_time() - began
        if n % EACH == 0:
            began = time.process_time()
            lxml_html.document_fromstring(page.body)
            clock.parses.append(time.process_time() - began)
        yield page
        began = time.process_time()


def page_like(pattern: Pattern, paragraph: str, n: int) -> Page:
    html = f"{pattern.before}{paragraph}{pattern.after}"
    body = html.replace(pattern.title, f"{pattern.title} {n}").encode()
    url, sha256 = f"{pattern.page.url}?tin={n}", hashlib.sha256(body).hexdigest()
    return replace(pattern.page, body=body, url=url, final_url=url, sha256=sha256)


def measure(kind: str, numbers: list[int]) -> None:
    """Print a line and a line of JSON at each number."""
    clock = Clock()
    stream = pages(list(patterns(PAGES[kind]())), clock)
    labels = classify(found for found in extract(stream) if isinstance(found, Article))
    next(labels)  # loads what is loaded once
    print(f"{'articles':>9} {'reform':>9} {'µs each':>8} {'x a parse':>9} {'peak MB':>8}")
    for before, number in pairwise([0, *sorted(numbers)]):
        clock.made, clock.parses = 0.0, []
        began = time.process_time()
        reform = sum(label.is_reform for label in islice(labels, number - before))
        spent = time.process_time() - began - clock.made - sum(clock.parses)
        show(kind, number=number, reform=reform, each=spent / (number - before), clock=clock)


def show(kind: str, *, number: int, reform: int, each: float, clock: Clock) -> None:
    times = each / fmean(clock.parses)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{number:9,} {reform:9,} {1e6 * each:8.0f} {times:9.2f} {peak:8.0f}", flush=True)
    tell(
        "growth",
        f"{kind} pages with new titles and paragraphs",
        articles=number,
        articles_a_second=round(1 / each, 2),
        times_a_parse=round(times, 2),
        peak_mb=round(peak),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="*", type=int)
    parser.add_argument("--pages", choices=PAGES, default="written")
    given = parser.parse_args()
    measure(given.pages, given.articles or list(NUMBERS))


if __name__ == "__main__":
    main()
