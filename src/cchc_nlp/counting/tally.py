"""From labels to whole numbers: what is counted, what is left out and why.

Every article of the corpus is either in `raw_total` or under one reason of `left_out`; a
duplicate is in `raw_total` and not in `total`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import Literal

from cchc_nlp.classification.taxonomy import LABELS, TAXONOMY_VERSION, counts_as_reform
from cchc_nlp.corpus.duplicates import refresh_duplicates
from cchc_nlp.corpus.ledger import build_ledger
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.estimate import reckon
from cchc_nlp.counting.figures import keep_figure
from cchc_nlp.counting.selection import (
    Asked,
    Part,
    Question,
    ask,
    cell_of,
    read_readers,
    select_months,
    select_parts,
    why_left_out,
)
from cchc_nlp.counting.sentences import count_footnote, count_sentence
from cchc_nlp.errors import CorpusError, InputError
from cchc_nlp.extraction.item_types import COUNTED_TYPES
from cchc_nlp.records import Article, Basis, Count, Group, ItemType, Label, Period, Policy, Tally

By = Literal["month", "quarter", "section", "source", "label"]


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
    corpus: Corpus,
    *,
    period: Period,
    policy: Policy = "cchc",
    by: By | None = None,
    item_types: tuple[ItemType, ...] = COUNTED_TYPES,
    sources: tuple[str, ...] = (),
) -> Count:
    """Count the articles published in the period, reform-related ones by the policy.

    With `by` also one group a month, quarter, section, source or primary label; months and
    quarters without an article are groups with zeros. `item_types` says which kinds of items are
    counted, `sources` whose (all, where none is named); an article that several of the sources
    published counts once. Raises InputError for a source there is not, CorpusError if what was
    counted and what was left out do not add up to the articles of the corpus.
    """
    _refuse_unknown(corpus, sources)
    if corpus.has_stale_duplicates():  # a crawl or an import was cut short
        refresh_duplicates(corpus)
    asked = ask(corpus, Question(period, item_types, sources))
    parts, left_out = select_parts(asked)
    tally = tally_of_parts(parts, policy=policy)
    left_out |= _without_article(corpus, tally, left_out)
    reckoned = reckon(asked, policy=policy, parts=parts)
    counted = Count(
        period=period,
        policy=policy,
        tally=tally,
        estimate={"reform": reckoned.estimate} if reckoned.estimate else {},
        left_out=left_out,
        sentence="",
        sources=tuple(sorted({part.cell.source for part in parts})),
        versions=_versions(parts),
        corpus_sha256=corpus.sha256(),
        groups=_groups(asked, policy=policy, by=by, parts=parts) if by else None,
        item_types=item_types,
        ways=reckoned.ways,
        sample=reckoned.sample,
        asked_sources=sources,
        readers=read_readers(asked),
    )
    return _with_words(corpus, counted)


def _with_words(corpus: Corpus, counted: Count) -> Count:
    """The count with the id under which it can be asked again, its sentence and its footnote."""
    kept = replace(counted, figure=keep_figure(corpus, counted))
    return replace(kept, sentence=count_sentence(kept), footnote=count_footnote(kept))


def tally_of(items: Iterable[Counted], *, policy: Policy) -> Tally:
    """The tally of some articles: unique ones counted, duplicates only in `raw_total`."""
    cells = (cell_of(item.article, item.label) for item in items)
    return tally_of_parts([Part(cell, 1) for cell in cells], policy=policy)


def tally_of_parts(parts: Iterable[Part], *, policy: Policy) -> Tally:
    """The tally of what was selected."""
    raw = unsure = reviewed = reform = reposts = total = confirmed = 0
    primary: Counter[str] = Counter()
    for part in parts:
        label, number = part.cell.label, part.number
        raw += number
        if label is None or part.cell.is_repeated:
            continue
        total += number
        primary[label.primary] += number
        is_reform = counts_as_reform(label, policy)
        reform += number * is_reform
        reviewed += number * (label.reviewed is not None)
        confirmed += number * (is_reform and label.reviewed in ("confirmed", "changed"))
        unsure += number * (label.reviewed == "unsure")
        reposts += number * part.cell.is_repost
    return Tally(
        total=total,
        counts={
            "reform": reform,
            "general": total - reform,
            **{name: primary[name] for name in LABELS},
        },
        raw_total=raw,
        duplicates=raw - total,
        reviewed=reviewed,
        unreviewed=total - reviewed,
        unsure=unsure,
        reposts=reposts,
        confirmed=confirmed,
        basis=_basis(reviewed, total),
    )


def counted_articles(
    corpus: Corpus, period: Period, *, item_types: tuple[ItemType, ...] = COUNTED_TYPES
) -> Iterator[Counted]:
    """The articles of the period with their labels, duplicates among them, oldest first."""
    labels = {label.article_id: label for label in corpus.labels()}
    if corpus.has_stale_duplicates():
        refresh_duplicates(corpus)
    question = Question(period, item_types)
    for article in corpus.articles(files=False):
        if article.published is None or article.published.date() not in period:
            continue
        label = labels.get(article.id)
        if label is not None and not why_left_out(cell_of(article, label), question):
            yield Counted(article, label)


def _refuse_unknown(corpus: Corpus, sources: tuple[str, ...]) -> None:
    known = corpus.sources() if sources else ()
    if unknown := [name for name in sources if name not in known]:
        raise InputError(f"{corpus.path}: no source {unknown[0]!r}; there are: {', '.join(known)}")


def _without_article(
    corpus: Corpus, tally: Tally, left_out: Mapping[str, int]
) -> Mapping[str, int]:
    """Pages without an article to be counted.

    Raises CorpusError if the articles do not add up.
    """
    ledger = build_ledger(corpus)
    if tally.raw_total + sum(left_out.values()) != ledger.articles:
        raise CorpusError(
            f"{corpus.path}: counted {tally.raw_total} and left out {sum(left_out.values())} of"
            f" {ledger.articles} articles; please report this"
        )
    return {
        "rejected": sum(ledger.rejected.values()),
        "not_fetched": sum(ledger.not_fetched.values()),
    }


def _basis(reviewed: int, total: int) -> Basis:
    if not reviewed:
        return "model"
    return "reviewed" if reviewed == total else "mixed"


def _versions(parts: Iterable[Part]) -> Mapping[str, str]:
    labelers = sorted({part.cell.label.labeler for part in parts if part.cell.label})
    return {
        "cchc_nlp": version("cchc_nlp"),
        "taxonomy": TAXONOMY_VERSION,
        "labeler": ", ".join(labelers),
    }


# -- groups -------------------------------------------------------------------------------------

_KEYS: Mapping[By, Callable[[Part], str]] = {
    "month": lambda part: f"{part.month // 100}-{part.month % 100:02d}",
    "quarter": lambda part: _quarter(part.month // 100, part.month % 100),
    "section": lambda part: part.cell.section,
    "source": lambda part: part.cell.source,
    "label": lambda part: part.cell.label.primary if part.cell.label else "",
}


def _quarter(year: int, month: int) -> str:
    return f"{year}-Q{(month + 2) // 3}"


def _groups(asked: Asked, *, policy: Policy, by: By, parts: list[Part]) -> tuple[Group, ...]:
    if by in ("month", "quarter"):
        parts = list(select_months(asked))
    by_key: dict[str, list[Part]] = {key: [] for key in _expected(by, asked.question.period, parts)}
    for part in parts:
        by_key.setdefault(_KEYS[by](part), []).append(part)
    names = by_key if by == "label" else sorted(by_key)
    return tuple(Group(name, tally_of_parts(by_key[name], policy=policy)) for name in names)


def _expected(by: By, period: Period, parts: list[Part]) -> Iterator[str]:
    """The keys that must be there even with nothing in them."""
    if by == "label":
        yield from LABELS
    if by in ("month", "quarter") and parts:
        months = [part.month for part in parts]
        month = period.start.year * 100 + period.start.month if period.start else min(months)
        last = period.end.year * 100 + period.end.month if period.end else max(months)
        while month <= last:
            yield _KEYS[by](Part(parts[0].cell, 0, month))
            month += 1 if month % 100 < 12 else 89
