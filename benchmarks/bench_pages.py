"""From a page's bytes to its label, on one core: ours beside the script an analyst would write.

`python -m benchmarks.bench_pages [pages] [--without-script]`. All ways read the same bundled pages
in turn, round after round in one process, each right after a bare lxml parse of the same bytes, and
are shown as multiples of that parse (CPU time, the median of the rounds): machines that are shared
change their speed from second to second. The script is requests' bytes, BeautifulSoup, the box with
most paragraphs, `underthesea.word_tokenize`, TF-IDF and logistic regression, learned beforehand; it
takes most of the time, and can be left out.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence

import readability
import trafilatura
from benchmarks.telling import tell
from benchmarks.year_pages import bundled_year
from bs4 import BeautifulSoup
from lxml import html as lxml_html
from pyvi import ViTokenizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from tests.article_pages.everything import all_pages
from tests.stored_pages import page_of
from underthesea import word_tokenize

from cchc_nlp import classify, extract, get_labeler, words
from cchc_nlp.classification.labeling import LabelerName
from cchc_nlp.records import Article, Page

ROUNDS = 5
PARSES = 3  # bare ones before each way: one alone is too short to be timed well
BARE = "bare lxml parse"
SCRIPT = "script: soup, underthesea, TF-IDF"
LEARNED = "labels: scikit-learn, of words"  # a pipeline, of text that is cut into words already


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


def peers(pages: Sequence[Page], read: Sequence[Article]) -> dict[str, Callable[[], object]]:
    """The script, and what others are there for its parts."""
    model = learned(pages)
    cut = [word_tokenize(article.text, format="text") for article in read]
    return {
        SCRIPT: lambda: script(pages, model),
        "extraction: trafilatura": lambda: [trafilatura.extract(p.body) for p in pages],
        "extraction: readability": lambda: [
            readability.Document(p.body.decode("utf-8", "replace")).summary() for p in pages
        ],
        "words: underthesea": lambda: [word_tokenize(article.text) for article in read],
        LEARNED: lambda: list(model.predict(cut)),
        "words: pyvi": lambda: [ViTokenizer.tokenize(article.text) for article in read],
    }


def ways(pages: Sequence[Page], *, has_script: bool) -> dict[str, Callable[[], object]]:
    read = [found for found in extract(pages) if isinstance(found, Article)]
    print(f"{len(pages)} pages, {len(read)} articles", file=sys.stderr)
    return {
        BARE: lambda: [lxml_html.document_fromstring(p.body) for p in pages],
        **(peers(pages, read) if has_script else {}),
        "cchc_nlp: page to label, combined": lambda: ours(pages, "combined"),
        "cchc_nlp: page to label, linear": lambda: ours(pages, "linear"),
        "cchc_nlp: page to label, rules": lambda: ours(pages, "rules"),
        "extraction: cchc_nlp": lambda: list(extract(pages)),
        "words: cchc_nlp": lambda: [words(article.text) for article in read],
        "labels: combined": lambda: list(classify(read)),
    }


def main(number: int, *, has_script: bool) -> None:
    for name, pages in (
        ("the bundled year", bundled_year()[:number]),
        ("written pages", written(number)),
    ):
        show(name, pages, has_script=has_script)


def show(name: str, pages: Sequence[Page], *, has_script: bool) -> None:
    all_ways = ways(pages, has_script=has_script)
    parse = all_ways[BARE]
    bare: list[float] = []
    ratios: dict[str, list[float]] = {way: [] for way in all_ways}
    for _ in range(ROUNDS):
        for way, work in all_ways.items():
            bare.append(statistics.fmean(seconds(parse) for _ in range(PARSES)))
            ratios[way].append(seconds(work) / bare[-1])
    kilobytes = statistics.median(len(page.body) for page in pages) / 1000
    print(f"{name}: {len(pages)} pages, {kilobytes:.1f} kB in the median")
    found = {way: round(statistics.median(ratios[way]), 2) for way in all_ways}
    a_second = len(pages) / statistics.median(bare)
    for way, times in found.items():
        beside = f", {found[SCRIPT] / times:6.1f} times the script's speed" if has_script else ""
        print(f"  {way:36} {a_second / times:9,.0f} a second {times:7.1f} x a bare parse{beside}")
    tell("pages", name, pages=len(pages), kilobytes=kilobytes, times_a_bare_parse=found)


def seconds(work: Callable[[], object]) -> float:
    """Of processor time."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    main(next(iter(numbers), 100), has_script="--without-script" not in sys.argv)
