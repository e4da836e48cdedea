"""One crawl of a running system, compared with what was put in."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import cchc_nlp
from cchc_nlp.records import Article

from .stories import Story, stories

MOST_PAGES = 400  # far more than any of the systems has
# What systems make of typed characters, as typed.
_TYPED = str.maketrans("“”„‘’′″–—×\u00a0", '"""\'\'\'"--x ')


def crawled(url: str, folder: Path) -> list[Article]:
    """The articles that a crawl of the site stores."""
    fetcher = cchc_nlp.Fetcher(delay=0, sleep=lambda _: None)
    corpus = folder / "corpus.db"
    cchc_nlp.crawl([url], corpus, fetcher=fetcher, max_pages=MOST_PAGES)
    with cchc_nlp.Corpus.open(corpus) as store:
        return list(store.articles())


def faults(articles: Sequence[Article]) -> dict[str, list[str]]:
    """What a crawl got wrong, by kind; empty if it has every article once and as it is."""
    told = Counter(plain(article.title) for article in articles)
    there = {plain(story.title): story for story in stories()}
    found = [(there[plain(a.title)], a) for a in articles if plain(a.title) in there]
    kinds = {
        "missing": [story.title for title, story in there.items() if not told[title]],
        "twice": [title for title, times in told.items() if title in there and times > 1],
        "beside": [a.url for a in articles if plain(a.title) not in there],
        "date": [f"{a.url}: {a.published}" for s, a in found if not _dated(s, a)],
        "text": [f"{a.url}: {_first_difference(s, a)}" for s, a in found if not _same_text(s, a)],
    }
    return {kind: wrong for kind, wrong in kinds.items() if wrong}


def plain(text: str) -> str:
    """A text without what systems do to quotes, dashes and dots.

    >>> plain("Tin “mới” – nóng…")
    'Tin "mới" - nóng...'
    """
    typed = unicodedata.normalize("NFC", text).replace("…", "...").translate(_TYPED)
    return typed.replace("---", "-").replace("--", "-")


def _dated(story: Story, article: Article) -> bool:
    if article.published is None:
        return False
    return article.published.replace(second=0) == story.published.replace(second=0)


def _same_text(story: Story, article: Article) -> bool:
    return plain(article.text) == plain(story.text)


def _first_difference(story: Story, article: Article) -> str:
    wanted, given = plain(story.text).splitlines(), plain(article.text).splitlines()
    for number, (line, other) in enumerate(zip(wanted, given, strict=False)):
        if line != other:
            return f"line {number} is {other[:80]!r}, not {line[:80]!r}"
    return f"{len(given)} lines, not {len(wanted)}; beside: {given[len(wanted) :][:3]}"
