"""Everything a report may print, computed once: the renderers add no number of their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cchc_nlp.classification.taxonomy import counts_as_reform, label_names
from cchc_nlp.corpus.ledger import build_ledger
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.tally import By, count, counted_articles
from cchc_nlp.extraction.item_types import COUNTED_TYPES
from cchc_nlp.records import Article, Count, Group, Label, Ledger, Period, Policy, Record
from cchc_nlp.reporting.evidence import Snippet, snippets
from cchc_nlp.reporting.last_period import LastPeriod, compare_with_last
from cchc_nlp.reporting.wording import KINDS, REVIEWS, kind_of


@dataclass(frozen=True)
class EvidenceRow(Record):
    """One article of the period, as the evidence annex shows it.

    `counted` says whether it is in the total; `is_reform` whether the policy counts it as reform.
    `label`, `secondary`, `kind` and `review` are in words; `primary` is the code of `label`, and
    both are "" for an article that nobody labelled. `evidence` is empty for general items.
    """

    stt: int
    title: str
    published: dt.datetime
    section: str
    primary: str
    label: str
    secondary: tuple[str, ...]
    is_reform: bool
    counted: bool
    author: str
    channel: str
    url: str
    kind: str
    review: str
    duplicate: bool
    evidence: tuple[Snippet, ...]
    note: str


@dataclass(frozen=True)
class ReportFacts(Record):
    """A count, its breakdowns, the ledger, the evidence rows, and label codes in words.

    `last` is what there is to compare with: the same days of the year before.
    """

    count: Count
    by_month: tuple[Group, ...]
    by_section: tuple[Group, ...]
    by_label: tuple[Group, ...]
    ledger: Ledger
    rows: tuple[EvidenceRow, ...]
    names: Mapping[str, str]
    by_quarter: tuple[Group, ...] = ()
    by_source: tuple[Group, ...] = ()
    last: LastPeriod = field(default_factory=LastPeriod)


@dataclass(frozen=True)
class Judged:
    """A dated article with its label, and what the count made of it."""

    article: Article
    published: dt.datetime
    label: Label | None
    is_reform: bool
    counted: bool


def build_facts(corpus: Corpus, *, period: Period, policy: Policy) -> ReportFacts:
    """The facts of a period, counted by a policy.

    Raises CorpusError where the corpus does not add up, ReportError where a label's evidence does
    not stand in its article.
    """
    counted = count(corpus, period=period, policy=policy)
    return ReportFacts(
        count=counted,
        by_month=_groups(corpus, "month", period=period, policy=policy),
        by_section=_groups(corpus, "section", period=period, policy=policy),
        by_label=_groups(corpus, "label", period=period, policy=policy),
        ledger=build_ledger(corpus),
        rows=evidence_rows(tuple(_judged(corpus, period, policy)), names=label_names()),
        names=label_names(),
        by_quarter=_groups(corpus, "quarter", period=period, policy=policy),
        by_source=_groups(corpus, "source", period=period, policy=policy),
        last=compare_with_last(corpus, counted),
    )


def _groups(corpus: Corpus, by: By, *, period: Period, policy: Policy) -> tuple[Group, ...]:
    return count(corpus, period=period, policy=policy, by=by).groups or ()


def _judged(corpus: Corpus, period: Period, policy: Policy) -> Iterator[Judged]:
    """Every article published in the period, counted or not, in the order of publication."""
    labels = {label.article_id: label for label in corpus.labels()}
    in_total = {
        item.article.id
        for item in counted_articles(corpus, period)
        if item.article.duplicate_of is None
    }
    for article in corpus.articles(files=False):
        if article.published is None or article.published.date() not in period:
            continue
        label = labels.get(article.id)
        yield Judged(
            article=article,
            published=article.published,
            label=label,
            is_reform=label is not None and counts_as_reform(label, policy),
            counted=article.id in in_total,
        )


def evidence_rows(items: Sequence[Judged], *, names: Mapping[str, str]) -> tuple[EvidenceRow, ...]:
    """One row for each article, numbered from 1; `names` gives labels in words."""
    places = {item.article.id: stt for stt, item in enumerate(items, start=1)}
    return tuple(_row(item, names=names, places=places) for item in items)


def _row(item: Judged, *, names: Mapping[str, str], places: Mapping[str, int]) -> EvidenceRow:
    article, label = item.article, item.label
    return EvidenceRow(
        stt=places[article.id],
        title=article.title,
        published=item.published,
        section=article.section,
        primary=label.primary if label else "",
        label=names[label.primary] if label else "",
        secondary=tuple(names[code] for code in label.secondary) if label else (),
        is_reform=item.is_reform,
        counted=item.counted,
        author=article.author,
        channel=article.source,
        url=article.url,
        kind=kind_of(article),
        review=REVIEWS[label.reviewed] if label else "Chưa gán nhãn",
        duplicate=article.duplicate_of is not None,
        evidence=snippets(article.text, label.evidence) if label and item.is_reform else (),
        note="; ".join(_notes(item, places)),
    )


def _notes(item: Judged, places: Mapping[str, int]) -> Iterator[str]:
    article = item.article
    if article.duplicate_of is not None:
        place = places.get(article.duplicate_of)
        yield f"Trùng với tin số {place}" if place else "Trùng với tin, bài ngoài kỳ"
    if article.body_kind != "html":
        yield KINDS[article.body_kind]
    elif article.item_type not in ("", *COUNTED_TYPES):
        yield f"{kind_of(article)}, không tính"
    if article.origin:
        yield f"Nguồn: {article.origin}"
    if item.label is not None and item.label.confidence == "low":
        yield "Độ tin cậy thấp"
