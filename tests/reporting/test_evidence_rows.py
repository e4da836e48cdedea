"""Rows come from the corpus one by one, and are forgotten as soon as they are written."""

from __future__ import annotations

import dataclasses
import datetime as dt
import tracemalloc
import weakref
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.tally import count
from cchc_nlp.records import TIME_ZONE, Period, Policy, Review
from cchc_nlp.reporting.evidence_rows import CorpusRows, EvidenceRow
from cchc_nlp.reporting.excel import write_excel
from cchc_nlp.vietnamese.normalization import text_sha256

from ..factories import article, label
from .conftest import MakeFacts, MakeRow

NUMBER, LETTERS = 120, 20_000
MARCH = dt.datetime(2023, 3, 1, tzinfo=TIME_ZONE)


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """Long articles, one every two days from March on; each third repeats the first."""
    with Corpus.open(tmp_path / "c.db") as corpus:
        corpus.add_articles(
            article(f"a{n:03}", text="x" * LETTERS, published=MARCH + dt.timedelta(days=2 * n))
            for n in range(NUMBER)
        )
        corpus.add_labels(label(f"a{n:03}", "P2" if n % 2 else "G1") for n in range(NUMBER))
        corpus.mark_duplicates({f"a{n:03}": "a000" for n in range(3, NUMBER, 3)})
        yield corpus


def test_going_through_rows_takes_the_memory_of_a_few(corpus: Corpus) -> None:
    rows = CorpusRows(corpus, Period(None, None), "cchc")
    tracemalloc.start()
    try:
        found = sum(len(row.text) for row in rows)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == NUMBER * LETTERS
    assert peak < found / 4


@pytest.mark.parametrize(
    "period",
    [
        Period(None, None),
        Period(dt.date(2023, 3, 3), None),
        Period(None, dt.date(2023, 3, 3)),
        Period(dt.date(2023, 3, 3), dt.date(2023, 5, 2)),
        Period(dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
    ],
)
@pytest.mark.parametrize("policy", ["cchc", "strict_tthc", "broad"])
def test_rows_are_the_articles_of_the_period_and_add_up_to_the_count(
    corpus: Corpus, period: Period, policy: Policy
) -> None:
    rows = CorpusRows(corpus, period, policy)
    expected = [a for a in corpus.articles() if a.published and a.published.date() in period]
    assert [row.url for row in rows] == [article.url for article in expected]
    assert [row.stt for row in rows] == list(range(1, len(rows) + 1))
    tally = count(corpus, period=period, policy=policy).tally
    counted = [row for row in rows if row.counted]
    assert (len(counted), sum(row.is_reform for row in counted)) == (
        tally.total,
        tally.counts["reform"],
    )
    told = {row.note for row in rows if row.duplicate}
    first = "Trùng với tin, bài số 1" if rows and counted else ""
    assert told <= {first, "Trùng với tin, bài ngoài kỳ"}


def test_a_review_of_another_text_names_nobody(corpus: Corpus) -> None:
    for name, text in (("a000", "x" * LETTERS), ("a001", "một bản khác")):
        done = Review(name, "confirmed", False, "G1", (), "Lan", MARCH, text_sha256(text), "")
        corpus.add_reviews([done])
    first, second, *_ = CorpusRows(corpus, Period(None, None), "cchc")
    assert (first.reviewer, first.review) == ("Lan", "Đã xác nhận")
    assert (second.reviewer, second.review) == ("", "Chưa rà soát")


class Watched(Collection[EvidenceRow]):
    """Rows made as they are asked for; `most` is how many of them were alive at once."""

    def __init__(self, rows: Collection[EvidenceRow]) -> None:
        self.rows, self.alive, self.most = rows, weakref.WeakSet[EvidenceRow](), 0

    def __iter__(self) -> Iterator[EvidenceRow]:
        for row in self.rows:
            copy = dataclasses.replace(row)
            self.alive.add(copy)
            self.most = max(self.most, len(self.alive))
            yield copy
            del copy

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, row: object) -> bool:
        return row in self.rows


def test_the_annex_keeps_no_row(make_facts: MakeFacts, make_row: MakeRow, tmp_path: Path) -> None:
    rows = tuple(make_row(stt) for stt in range(1, 200))
    watched = Watched(rows)
    write_excel(dataclasses.replace(make_facts(rows), rows=watched), tmp_path / "a.xlsx")
    assert 1 <= watched.most <= 2
