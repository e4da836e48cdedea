"""The department's own people reading: decisions as the gold has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.records import Article, Period, Review
from cchc_nlp.reviewing.queue import draw_queue, reading_order
from cchc_nlp.vietnamese.normalization import text_sha256

from ..factories import DAY

Gold = Mapping[str, Mapping[str, Any]]


def decide(corpus: Corpus, ids: Iterable[str], gold: Gold) -> None:
    """Decide on some articles."""
    by_id = {article.id: article for article in corpus.articles(files=False)}
    corpus.add_reviews([_decision(by_id[name], gold[by_id[name].url]) for name in ids])


def read_half(corpus: Corpus, gold: Gold, *, period: Period) -> None:
    """Read the upper half of each of the queue's first three parts."""
    parts = _parts(corpus, period)
    decide(
        corpus, [n for part in (1, 2, 3) for n in parts[part][: (len(parts[part]) + 1) // 2]], gold
    )


def read_queue(corpus: Corpus, gold: Gold, *, period: Period) -> None:
    """Read the queue's first three parts."""
    parts = _parts(corpus, period)
    decide(corpus, [name for part in (1, 2, 3) for name in parts[part]], gold)


def read_all(corpus: Corpus, gold: Gold, *, period: Period) -> None:
    """Read everything that is counted."""
    decide(corpus, [name for part in _parts(corpus, period).values() for name in part], gold)


def _parts(corpus: Corpus, period: Period) -> dict[int, list[str]]:
    draw_queue(corpus, period=period)
    queue = reading_order(corpus, period=period)
    return {n: [item.article_id for item in queue if item.part == n] for n in (1, 2, 3, 4)}


def _decision(article: Article, row: Mapping[str, Any]) -> Review:
    return Review(
        article_id=article.id,
        state="unsure" if row["confidence"] == "low" else "changed",
        is_reform=row["is_reform"],
        primary=row["primary"],
        secondary=tuple(row["secondary"]),
        by="Lan",
        at=DAY,
        text_sha256=text_sha256(article.text),
    )
