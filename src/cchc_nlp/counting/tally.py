"""From labels to whole numbers: what is counted, what is left out and why.

Every article of the corpus is either in `raw_total` or under one reason of `left_out`; a
duplicate is in `raw_total` and not in `total`. Only "tin, bài" are counted (guideline 2.2): an
item that is nothing but a file or a picture is left out by name.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Literal

from cchc_nlp.classification.taxonomy import (
    LABELS,
    TAXONOMY_VERSION,
    counts_as_reform,
)
from cchc_nlp.corpus.duplicates import refresh_duplicates
from cchc_nlp.corpus.ledger import build_ledger
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.estimate import estimate_reform
from cchc_nlp.counting.sentences import count_sentence
from cchc_nlp.errors import CorpusError
from cchc_nlp.records import (
    Article,
    Basis,
    Count,
    Estimate,
    Group,
    Label,
    Period,
    Policy,
    Tally,
)

By = Literal["month", "quarter", "section", "source", "label"]
LEFT_OUT = ("undated", "outside_period", "attachment_only", "media_only", "unlabelled")


@dataclass(frozen=True)
class Counted:
    """One article in the period with its label: what tallies are made of."""

    article: Article
    label: Label

    @property
    def day(self) -> dt.date:
        """The day of publication."""
        if self.article.published is None:
            raise CorpusError(f"{self.article.url}: an undated article cannot be counted by date")
        return self.article.published.date()


def count(
    corpus: Corpus, *, period: Period, policy: Policy = "cchc", by: By | None = None
) -> Count:
    """Count the articles published in the period, reform-related ones by the policy.

    With `by` also one group a month, quarter, section, source or primary label; months and
    quarters without an article are groups with zeros. Raises CorpusError if what was counted and
    what was left out do not add up to the articles of the corpus.
    """
    items, left_out = _sorted_out(corpus, period)
    ledger = build_ledger(corpus)
    if len(items) + sum(left_out.values()) != ledger.articles:
        raise CorpusError(
            f"{corpus.path}: counted {len(items)} and left out {sum(left_out.values())} of"
            f" {ledger.articles} articles; please report this"
        )
    tally = tally_of(items, policy=policy)
    sources = tuple(sorted({item.article.source for item in items}))
    return Count(
        period=period,
        policy=policy,
        tally=tally,
        estimate=_estimate(items, policy),
        left_out={
            **left_out,
            "rejected": sum(ledger.rejected.values()),
            "not_fetched": sum(ledger.not_fetched.values()),
        },
        sentence=count_sentence(tally, period=period, policy=policy, sources=sources),
        sources=sources,
        versions=_versions(items),
        corpus_sha256=corpus.sha256(),
        groups=tuple(_groups(items, by, period=period, policy=policy)) if by else None,
    )


def tally_of(items: Iterable[Counted], *, policy: Policy) -> Tally:
    """The tally of some articles: unique ones counted, duplicates only in `raw_total`."""
    items = list(items)
    unique = [item.label for item in items if item.article.duplicate_of is None]
    reform = sum(counts_as_reform(label, policy) for label in unique)
    primary = Counter(label.primary for label in unique)
    reviewed = sum(label.reviewed is not None for label in unique)
    return Tally(
        total=len(unique),
        counts={
            "reform": reform,
            "general": len(unique) - reform,
            **{name: primary[name] for name in LABELS},
        },
        raw_total=len(items),
        duplicates=len(items) - len(unique),
        reviewed=reviewed,
        unreviewed=len(unique) - reviewed,
        unsure=sum(label.reviewed == "unsure" for label in unique),
        basis=_basis(reviewed, len(unique)),
    )


def counted_articles(corpus: Corpus, period: Period) -> Iterator[Counted]:
    """The articles of the period with their labels, duplicates among them, oldest first."""
    yield from _sorted_out(corpus, period)[0]


def _sorted_out(corpus: Corpus, period: Period) -> tuple[list[Counted], dict[str, int]]:
    labels = {label.article_id: label for label in corpus.labels()}
    if corpus.has_stale_duplicates():  # a crawl or an import was cut short
        refresh_duplicates(corpus)
    items, left_out = [], dict.fromkeys(LEFT_OUT, 0)
    for article in corpus.articles(files=False):
        label = labels.get(article.id)
        if reason := _why_left_out(article, label, period):
            left_out[reason] += 1
        elif label is not None:
            items.append(Counted(article, label))
    return items, left_out


def _why_left_out(article: Article, label: Label | None, period: Period) -> str:
    """The first reason that holds, in the order of LEFT_OUT's meaning; "" if it is counted."""
    if article.body_kind in ("attachment", "media"):
        return f"{article.body_kind}_only"
    if article.published is None:
        return "undated"
    if article.published.date() not in period:
        return "outside_period"
    return "" if label is not None else "unlabelled"


def _basis(reviewed: int, total: int) -> Basis:
    if not reviewed:
        return "model"
    return "reviewed" if reviewed == total else "mixed"


def _estimate(items: Iterable[Counted], policy: Policy) -> Mapping[str, Estimate]:
    """The scores speak of reform as a whole: other policies have one only once all is read."""
    unique = [item.label for item in items if item.article.duplicate_of is None]
    unread = [label.score for label in unique if label.reviewed is None]
    if not unique or (unread and policy != "cchc"):
        return {}
    decided = (label for label in unique if label.reviewed is not None)
    certain = sum(counts_as_reform(label, policy) for label in decided)
    return {"reform": estimate_reform(certain=certain, scores=unread)}


def _versions(items: Iterable[Counted]) -> Mapping[str, str]:
    labelers = sorted({item.label.labeler for item in items})
    return {
        "cchc_nlp": version("cchc_nlp"),
        "taxonomy": TAXONOMY_VERSION,
        "labeler": ", ".join(labelers),
    }


# -- groups -------------------------------------------------------------------------------------

_KEYS: Mapping[By, Callable[[Counted], str]] = {
    "month": lambda item: f"{item.day:%Y-%m}",
    "quarter": lambda item: _quarter(item.day),
    "section": lambda item: item.article.section,
    "source": lambda item: item.article.source,
    "label": lambda item: item.label.primary,
}


def _quarter(day: dt.date) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}"


def _groups(items: list[Counted], by: By, *, period: Period, policy: Policy) -> Iterator[Group]:
    key = _KEYS[by]
    by_key: dict[str, list[Counted]] = {name: [] for name in _expected(by, period, items)}
    for item in items:
        by_key.setdefault(key(item), []).append(item)
    for name in by_key if by == "label" else sorted(by_key):
        yield Group(name, tally_of(by_key[name], policy=policy))


def _expected(by: By, period: Period, items: list[Counted]) -> Iterator[str]:
    """The keys that must be there even with nothing in them."""
    if by == "label":
        yield from LABELS
    if by in ("month", "quarter") and items:
        day = period.start or items[0].day
        last = period.end or items[-1].day
        while day <= last:
            yield f"{day:%Y-%m}" if by == "month" else _quarter(day)
            day = (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
