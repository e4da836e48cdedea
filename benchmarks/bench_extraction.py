"""What reading an article off its page costs, as a multiple of a bare parse of the same bytes.

`python -m benchmarks.bench_extraction` prints the median over the written pages of
`tests/article_pages` and the saved ones of `tests/portals`, all in one run on one machine: the
ratio says something, the milliseconds nothing. First comes the memory that a stream of articles
takes.
"""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

from benchmarks.telling import tell
from bs4 import BeautifulSoup
from lxml import html as lxml_html
from tests.article_pages.everything import all_pages
from tests.stored_pages import page_of

from cchc_nlp.extraction.articles import extract, extract_page
from cchc_nlp.portals.detection import detect
from cchc_nlp.records import Page
from cchc_nlp.vietnamese.normalization import decode

SAVED = Path(__file__).parents[1] / "tests" / "portals"
TRIES = 5
READINGS = 20_000


def written() -> Iterator[Page]:
    for page in all_pages():
        yield page_of(
            page.body,
            url=page.url,
            content_type=page.content_type,
            portal=page.portal or "generic",
        )


def saved() -> Iterator[Page]:
    for path in sorted(SAVED.glob("*/*.html")):
        body = path.read_bytes()
        if b"kind=list" not in body.split(b"\n", 1)[0]:
            yield page_of(body, url="http://so.example/", portal=detect(decode(body)).name)


def seconds(work: Callable[[], object]) -> float:
    """The least of some tries: what disturbs one does not disturb all."""
    found = []
    for _ in range(TRIES):
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return min(found)


def show(name: str, pages: list[Page]) -> dict[str, float]:
    """Print and give how many times a bare parse it takes to read these pages."""
    bare = [seconds(lambda p=page: lxml_html.document_fromstring(p.body)) for page in pages]
    ours = [seconds(lambda p=page: extract_page(p)) for page in pages]
    soup = [seconds(lambda p=page: BeautifulSoup(p.body, "lxml")) for page in pages[::10]]
    ratios = [one / other for one, other in zip(ours, bare, strict=True)]
    soups = [one / other for one, other in zip(soup, bare[::10], strict=True)]
    kilobytes = statistics.median(len(page.body) for page in pages) / 1000
    print(
        f"{name:32} {len(pages):4} pages of {kilobytes:5.1f} kB"
        f"   {statistics.median(ratios):5.1f} times a bare parse"
        f"   (BeautifulSoup's parse alone: {statistics.median(soups):.1f})"
    )
    ours, theirs = (round(statistics.median(found), 2) for found in (ratios, soups))
    return {"pages": len(pages), "cchc_nlp": ours, "soup_parse_alone": theirs}


def memory(pages: list[Page]) -> Iterator[tuple[int, int]]:
    """The most memory held so far, while a stream of articles goes by."""
    for number, _ in enumerate(extract(islice(cycle(pages), READINGS)), 1):
        if number % (READINGS // 4) == 0:
            mebibytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"after {number:6} pages {mebibytes:4} MiB at most")
            yield number, mebibytes


def main() -> None:
    pages = list(written())
    peaks = dict(memory(pages))
    kinds = {
        "written, known systems": [p for p in pages if p.portal != "generic"],
        "written, unknown systems": [p for p in pages if p.portal == "generic"],
        "saved, stubs of known systems": list(saved()),
    }
    times = {name: show(name, of_kind) for name, of_kind in kinds.items()}
    tell("extraction", "written and saved pages", mebibytes=peaks, times_a_bare_parse=times)


if __name__ == "__main__":
    main()
