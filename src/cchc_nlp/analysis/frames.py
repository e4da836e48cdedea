"""Articles and labels as typed pandas frames. Their rows are what `count` counts, no more, no less.

Everything else of this room takes such a frame or a column of it, so that any choice of rows (a
section, a label, one's own list) is made in pandas.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from cchc_nlp.classification.taxonomy import LABELS, counts_as_reform, label_names
from cchc_nlp.corpus.duplicates import refresh_duplicates
from cchc_nlp.counting.selection import Question, cell_of, why_left_out
from cchc_nlp.records import Article, Label, Period, Policy

if TYPE_CHECKING:
    import pandas

    from cchc_nlp.corpus.store import Corpus

EVER = Period(None, None)
_TYPES = {
    "id": "string",
    "published": "datetime64[s, Asia/Ho_Chi_Minh]",
    "month": "string",
    "quarter": "string",
    "source": "category",
    "section": "category",
    "item_type": "category",
    "title": "string",
    "text": "string",
    "url": "string",
    "origin": "string",
    "is_repost": "bool",
    "is_reform": "bool",
    "primary": "category",
    "score": "float64",
    "confidence": "category",
    "reviewed": "category",
}
_LABEL_TYPES = {
    "article": "string",
    "label": "category",
    "name": "category",
    "role": "category",
    "is_reform": "bool",
    "score": "float64",
    "reviewed": "category",
    "labeler": "category",
}


class Decided(NamedTuple):
    """An article that is counted, with the decision on it: a person's, else the machine's."""

    article: Article
    label: Label


def article_frame(
    corpus: Corpus, *, period: Period = EVER, policy: Policy = "cchc"
) -> pandas.DataFrame:
    """One row for each article that a count of the period has in its total, by its id.

    `len(frame)` is the count's `total`, `frame["is_reform"].sum()` its `counts["reform"]` by the
    policy; what repeats another article is not there. `month` is "2023-10", `quarter` "2023-Q4",
    `reviewed` missing where no person has decided.
    """
    rows = (_row(item, policy) for item in counted_once(corpus, period))
    return _typed(rows, _TYPES, labels="primary").set_index("id")


def label_frame(
    corpus: Corpus, *, period: Period = EVER, policy: Policy = "cchc"
) -> pandas.DataFrame:
    """One row for each label of each article in `article_frame`; `article` is its id there.

    `role` is "primary" or "secondary", `name` the label's name in Vietnamese; an article has one
    primary label. `is_reform` and `score` are the article's.
    """
    names = label_names()
    rows: Iterator[dict[str, object]] = (
        {
            "article": item.article.id,
            "label": label,
            "name": names[label],
            "role": role,
            "is_reform": counts_as_reform(item.label, policy),
            "score": item.label.score,
            "reviewed": item.label.reviewed,
            "labeler": item.label.labeler,
        }
        for item in counted_once(corpus, period)
        for role, label in _roles(item.label)
    )
    return _typed(rows, _LABEL_TYPES, labels="label")


def counted_once(corpus: Corpus, period: Period) -> Iterator[Decided]:
    """The articles that are in the total of a count, oldest first.

    Where what an article repeats is not counted itself (it is a document, or has no label), the
    first of its copies that is counted stands for it, as in `counting.selection`.
    """
    if corpus.has_stale_duplicates():
        refresh_duplicates(corpus)
    labels = {label.article_id: label for label in corpus.labels()}
    stand_ins = _stand_ins(_kept(corpus, labels))
    for item in _kept(corpus, labels):
        article = item.article
        is_once = article.duplicate_of is None or article.id in stand_ins
        if is_once and article.published and article.published.date() in period:
            yield item


def _kept(corpus: Corpus, labels: Mapping[str, Label]) -> Iterator[Decided]:
    """What is counted if it is dated in the period, duplicates among it."""
    question = Question(EVER)
    for article in corpus.articles(files=False):
        label = labels.get(article.id)
        if label is not None and not why_left_out(cell_of(article, label), question):
            yield Decided(article, label)


def _stand_ins(kept: Iterator[Decided]) -> frozenset[str]:
    """The first copy of each article that is not there itself."""
    present: set[str] = set()
    copies: list[tuple[str, str, str, str]] = []
    for article, _ in kept:
        present.add(article.id)
        if article.duplicate_of:
            day = str(article.published or "")
            copies.append((day, article.url, article.id, article.duplicate_of))
    first: dict[str, str] = {}
    for _, _, copy, original in sorted(copies):
        if original not in present:
            first.setdefault(original, copy)
    return frozenset(first.values())


def _roles(label: Label) -> Iterator[tuple[str, str]]:
    yield "primary", label.primary
    yield from (("secondary", name) for name in label.secondary)


def _row(item: Decided, policy: Policy) -> dict[str, object]:
    article, label = item
    day = article.published
    told = ("id", "source", "section", "item_type", "title", "text", "url", "origin", "is_repost")
    return {
        **{name: getattr(article, name) for name in told},
        "published": day,
        "month": day and f"{day:%Y-%m}",
        "quarter": day and f"{day.year}-Q{(day.month + 2) // 3}",
        "is_reform": counts_as_reform(label, policy),
        "primary": label.primary,
        "score": label.score,
        "confidence": label.confidence,
        "reviewed": label.reviewed,
    }


def _typed(
    rows: Iterator[dict[str, object]], types: dict[str, str], *, labels: str
) -> pandas.DataFrame:
    """The rows as a frame that has its columns and types, and all labels, even without a row."""
    import pandas as pd

    frame = pd.DataFrame(list(rows), columns=list(types)).astype(types)
    frame[labels] = frame[labels].cat.set_categories(LABELS)
    return frame
