"""From a page's bytes to its label, on one core: ours beside the script an analyst would write.

`python -m benchmarks.bench_pages [pages]`. All ways read the same bundled pages in turn, round
after round in one process, and are shown as multiples of a bare lxml parse of the same bytes (CPU
time, the median of the rounds). The script is requests' bytes, BeautifulSoup, the box with most
paragraphs, `underthesea.word_tokenize`, TF-IDF and logistic regression, learned beforehand.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import readability
import trafilatura
from bs4 import BeautifulSoup
from lxml import html as lxml_html
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from tests.article_pages.everything import all_pages
from tests.stored_pages import page_of
from underthesea import word_tokenize

from cchc_nlp import Corpus, Fetcher, classify, crawl, extract, get_labeler, serve_site, words
from cchc_nlp.classification.labeling import LabelerName
from cchc_nlp.corpus.pages import article_pages
from cchc_nlp.records import Article, Page

ROUNDS = 3


def year() -> list[Page]:
    """The article pages of the bundled department's year."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serve_site() as site,
        Corpus.open(Path(folder) / "c.db") as corpus,
    ):
        crawl(site.start_urls, corpus, fetcher=Fetcher(delay=0, proxy=site.proxy))
        return [page for _, page in article_pages(corpus)]


def written(number: int) -> list[Page]:
    pages = (p for p in all_pages() if p.portal)
    return [
        page_of(p.body, url=p.url, content_type=p.content_type, portal=p.portal or "")
        for p, _ in zip(pages, range(number), strict=False)
    ]


def body_text(page: Page) -> str:
    """What a script takes for the article: of all boxes the one with most paragraphs, or all."""
    soup = BeautifulSoup(page.body, "lxml")
    for tag in soup(["script", "style"]):
        tag.decompose()
    boxes = soup.find_all(["article", "div"])
    best = max(boxes, key=lambda box: len(box.find_all("p", recursive=False)), default=soup)
    return best.get_text(" ", strip=True)


def script(pages: Sequence[Page], model: Pipeline) -> list[bool]:
    return list(model.predict([word_tokenize(body_text(p), format="text") for p in pages]))


def learned(pages: Sequence[Page]) -> Pipeline:
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression())
    texts = [word_tokenize(body_text(page), format="text") for page in pages]
    return model.fit(texts, [place % 2 for place in range(len(texts))])


def ours(pages: Sequence[Page], labeler: LabelerName) -> int:
    articles = (read for read in extract(pages) if isinstance(read, Article))
    return sum(1 for _ in classify(articles, labeler=get_labeler(labeler)))


def ways(pages: Sequence[Page]) -> dict[str, Callable[[], object]]:
    model = learned(pages)
    read = [found for found in extract(pages) if isinstance(found, Article)]
    print(f"{len(pages)} pages, {len(read)} articles", file=sys.stderr)
    return {
        "bare lxml parse": lambda: [lxml_html.document_fromstring(p.body) for p in pages],
        "script: soup, underthesea, TF-IDF": lambda: script(pages, model),
        "cchc_nlp: page to label, combined": lambda: ours(pages, "combined"),
        "cchc_nlp: page to label, linear": lambda: ours(pages, "linear"),
        "cchc_nlp: page to label, rules": lambda: ours(pages, "rules"),
        "extraction: cchc_nlp": lambda: list(extract(pages)),
        "extraction: trafilatura": lambda: [trafilatura.extract(p.body) for p in pages],
        "extraction: readability": lambda: [
            readability.Document(p.body.decode("utf-8", "replace")).summary() for p in pages
        ],
        "words: underthesea": lambda: [word_tokenize(article.text) for article in read],
        "words: cchc_nlp": lambda: [words(article.text) for article in read],
        "labels: combined": lambda: list(classify(read)),
    }


def main(number: int) -> None:
    for name, pages in (("the bundled year", year()[:number]), ("written pages", written(number))):
        show(name, pages)


def show(name: str, pages: Sequence[Page]) -> None:
    all_ways = ways(pages)
    taken: dict[str, list[float]] = {way: [] for way in all_ways}
    for _ in range(ROUNDS):
        for way, work in all_ways.items():
            begun = time.process_time()
            work()
            taken[way].append(time.process_time() - begun)
    bare, *_ = found = [statistics.median(times) for times in taken.values()]
    kilobytes = statistics.median(len(page.body) for page in pages) / 1000
    print(f"{name}: {len(pages)} pages, {kilobytes:.1f} kB in the median")
    for way, seconds in zip(all_ways, found, strict=True):
        rate = len(pages) / seconds
        script_times = found[1] / seconds
        print(
            f"  {way:36} {rate:9,.0f} a second {seconds / bare:7.1f} x a bare parse,"
            f" {script_times:6.1f} times the script's speed"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
