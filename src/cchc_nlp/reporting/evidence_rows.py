"""The articles of a period one by one, as the evidence annex shows them: read, shown, forgotten.

Rows come straight from the corpus in the order of publication, whatever their number; all that is
kept is the place of each article that another one repeats.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from cchc_nlp.classification.taxonomy import counts_as_reform, label_names
from cchc_nlp.corpus.rows import article_of, label_of
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.selection import Question, cell_of, why_left_out
from cchc_nlp.extraction.item_types import COUNTED_TYPES
from cchc_nlp.records import Article, Label, Period, Policy, Record
from cchc_nlp.reporting.evidence import Snippet, snippets
from cchc_nlp.reporting.wording import KINDS, REVIEWS, kind_of


@dataclass(frozen=True)
class EvidenceRow(Record):
    """One article of the period, as the evidence annex shows it.

    `counted` says whether it is in the total; `is_reform` whether the policy counts it as reform.
    `label`, `secondary`, `kind` and `review` are in words; `primary` is the code of `label`, and
    both are "" for an article that nobody labelled. `evidence` is empty for general items.
    `reviewer` is who decided, "" where the machine's label stands; `text` is the article's own.
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
    reviewer: str = ""
    text: str = field(default="", repr=False)


@dataclass(frozen=True)
class Judged:
    """A dated article with its label, what the count made of it, and who decided in which words."""

    article: Article
    published: dt.datetime
    label: Label | None
    is_reform: bool
    counted: bool
    reviewer: str = ""
    remark: str = ""


@dataclass(frozen=True)
class CorpusRows(Collection[EvidenceRow]):
    """The rows of a period, read anew each time they are gone through; never all in memory."""

    corpus: Corpus
    period: Period
    policy: Policy

    def __iter__(self) -> Iterator[EvidenceRow]:
        items = judged_articles(self.corpus, period=self.period, policy=self.policy)
        return rows_of(items, places=_repeated(self.corpus, self.period))

    def __len__(self) -> int:
        found = self.corpus.connection.execute(_NUMBER, _days(self.period)).fetchone()
        return int(found[0])

    def __contains__(self, row: object) -> bool:
        return any(row == other for other in self)


@dataclass(frozen=True)
class ToldRows(Collection[EvidenceRow]):
    """Rows that tell how many of them have been gone through, and of how many."""

    rows: Collection[EvidenceRow]
    progress: Callable[[int, int], object]

    def __iter__(self) -> Iterator[EvidenceRow]:
        total = len(self)
        for done, row in enumerate(self.rows, 1):
            yield row
            self.progress(done, total)

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, row: object) -> bool:
        return row in self.rows


def judged_articles(corpus: Corpus, *, period: Period, policy: Policy) -> Iterator[Judged]:
    """Every article published in the period, counted or not, in the order of publication."""
    question = Question(period)
    for row in corpus.connection.execute(_JUDGED, _days(period)):
        article = article_of(row, ())
        label = label_of(row) if row["article_id"] is not None else None
        is_left_out = article.duplicate_of is not None or why_left_out(
            cell_of(article, label), question
        )
        if article.published is not None:
            yield Judged(
                article=article,
                published=article.published,
                label=label,
                is_reform=label is not None and counts_as_reform(label, policy),
                counted=not is_left_out,
                reviewer=row["reviewer"] or "",
                remark=row["remark"] or "",
            )


def rows_of(items: Iterator[Judged], *, places: Mapping[str, int]) -> Iterator[EvidenceRow]:
    """One row for each article, numbered from 1; `places` has the numbers of repeated ones."""
    names = label_names()
    for stt, item in enumerate(items, start=1):
        yield _row(item, stt=stt, names=names, places=places)


# Days compare as text: every date of the corpus is ISO 8601 in the same time zone.
_INSIDE = "published >= ? AND published < ?"
_NUMBER = f"SELECT count(*) FROM articles WHERE {_INSIDE}"  # noqa: S608
_JUDGED = f"""
SELECT a.*, l.article_id, l.is_reform, l.score, l."primary", l.secondary, l.confidence,
       l.evidence, l.labeler, r.state, r.is_reform AS r_is_reform, r."primary" AS r_primary,
       r.secondary AS r_secondary, r.reviewer, r.note AS remark
FROM articles a
LEFT JOIN labels l ON l.article_id = a.id AND l.text_sha256 = a.text_sha256
LEFT JOIN reviews r ON l.article_id IS NOT NULL
                   AND r.text_sha256 IN (a.text_sha256, lower(hex(a.text_sha256)))
                   AND r.id = (SELECT max(id) FROM reviews WHERE article_id = a.id)
WHERE a.{_INSIDE.replace("AND ", "AND a.")} ORDER BY a.published, a.id
"""  # noqa: S608
_PLACES = f"""
SELECT id, stt
FROM (SELECT id, row_number() OVER (ORDER BY published, id) AS stt FROM articles WHERE {_INSIDE})
WHERE id IN (SELECT duplicate_of FROM articles WHERE duplicate_of IS NOT NULL)
"""  # noqa: S608


def _days(period: Period) -> tuple[str, str]:
    """The first day of a period and the first one after it, as the corpus compares them."""
    after = period.end + dt.timedelta(days=1) if period.end else None
    return (
        period.start.isoformat() if period.start else "",
        after.isoformat() if after else "9999-12-32",
    )


def _repeated(corpus: Corpus, period: Period) -> Mapping[str, int]:
    """The numbers of the articles of the period that another article repeats."""
    rows: Iterator[sqlite3.Row] = iter(corpus.connection.execute(_PLACES, _days(period)))
    return {row["id"]: row["stt"] for row in rows}


def _row(
    item: Judged, *, stt: int, names: Mapping[str, str], places: Mapping[str, int]
) -> EvidenceRow:
    article, label = item.article, item.label
    return EvidenceRow(
        stt=stt,
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
        reviewer=item.reviewer,
        text=article.text,
    )


def _notes(item: Judged, places: Mapping[str, int]) -> Iterator[str]:
    article = item.article
    if article.duplicate_of is not None:
        place = places.get(article.duplicate_of)
        yield f"Trùng với tin, bài số {place}" if place else "Trùng với tin, bài ngoài kỳ"
    if article.body_kind != "html":
        yield KINDS[article.body_kind]
    elif article.item_type not in ("", *COUNTED_TYPES):
        yield f"{kind_of(article)}, không tính"
    if article.origin:
        yield f"Nguồn: {article.origin}"
    if item.label is not None and item.label.confidence == "low":
        yield "Độ tin cậy thấp"
    if item.remark:
        yield f"Người rà soát ghi: {item.remark}"
