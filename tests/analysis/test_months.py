"""Numbers along time are the tally's own, and a zero is a zero only if somebody looked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from cchc_nlp.analysis.months import daily_counts, term_frequencies, trends
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.tally import count
from cchc_nlp.errors import InputError
from cchc_nlp.records import TIME_ZONE, Period

from ..corpus.test_coverage import run
from ..factories import article, label

PERIOD = Period(dt.date(2023, 1, 1), dt.date(2023, 4, 30))
JANUARY = dt.datetime(2023, 1, 5, tzinfo=TIME_ZONE)


def fill(corpus: Corpus) -> None:
    """Two articles in January, one in March and its copy; by one source, "so"."""
    corpus.add_articles(
        [
            article("a", published=JANUARY, source="so", text="Bà con hỏi về thủ tục hành chính."),
            article("b", published=JANUARY, source="so", text="Giá lúa tăng."),
            article("c", source="so", text="Thủ tục hành chính, lại thủ tục hành chính."),
            article("d", source="so", text="Bản đăng lại.", duplicate_of="c"),
        ]
    )
    corpus.mark_duplicates({"d": "c"})
    corpus.add_labels([label("a"), label("b", "G5"), label("c"), label("d")])


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """Crawled on 15 April: until March whole, April in part."""
    with Corpus.open(tmp_path / "c.db") as opened:
        run(opened, visits=(("list", "2023-04-15", "ok"),))
        fill(opened)
        yield opened


@pytest.fixture
def imported(tmp_path: Path) -> Iterator[Corpus]:
    """The same articles out of a file."""
    with Corpus.open(tmp_path / "i.db") as opened:
        fill(opened)
        yield opened


def listed(column: pd.Series) -> list[object]:
    return [None if pd.isna(value) else value for value in column]


def test_a_month_that_was_looked_at_has_a_zero_and_one_that_was_not_has_none(
    corpus: Corpus,
) -> None:
    frame = trends(corpus, period=Period(dt.date(2023, 1, 1), dt.date(2023, 5, 31)))
    assert list(frame.index) == ["2023-01", "2023-02", "2023-03", "2023-04", "2023-05"]
    assert list(frame["looked_at"]) == [
        "crawled", "crawled", "crawled", "partial", "not_crawled",
    ]  # fmt: skip
    assert listed(frame["total"]) == [2, 0, 1, None, None]
    assert listed(frame["reform"]) == [1, 0, 1, None, None]
    assert listed(frame["general"]) == [1, 0, 0, None, None]
    assert listed(frame["share"]) == [0.5, None, 1.0, None, None]


def test_what_a_file_does_not_hold_is_unknown(imported: Corpus) -> None:
    frame = trends(imported, period=PERIOD)
    assert listed(frame["total"]) == [2, None, 1, None]
    assert set(frame["looked_at"]) == {"imported"}


def test_a_month_counts_as_whole_only_if_every_source_was_looked_at(corpus: Corpus) -> None:
    run(corpus, source="khac", visits=(("list", "2023-02-10", "ok"),))
    frame = trends(corpus, period=PERIOD)
    assert list(frame["looked_at"]) == ["crawled", "partial", "partial", "partial"]
    assert listed(frame["total"]) == [2, None, 1, None]
    by_source = trends(corpus, period=PERIOD, by="source")
    assert list(by_source.index) == ["khac", "so"]
    assert listed(by_source["total"]) == [None, 3]


def test_quarters_are_known_as_far_as_their_months(corpus: Corpus) -> None:
    frame = trends(corpus, period=Period(dt.date(2023, 1, 1), dt.date(2023, 9, 30)), by="quarter")
    assert list(frame.index) == ["2023-Q1", "2023-Q2", "2023-Q3"]
    assert list(frame["looked_at"]) == ["crawled", "partial", "not_crawled"]
    assert listed(frame["total"]) == [3, None, None]


@pytest.mark.parametrize(
    ("period", "months"),
    [
        (Period(None, None), ["2023-01", "2023-02", "2023-03"]),
        (Period(dt.date(2022, 12, 15), None), ["2022-12", "2023-01", "2023-02", "2023-03"]),
        (Period(None, dt.date(2023, 4, 2)), ["2023-01", "2023-02", "2023-03", "2023-04"]),
    ],
)
def test_an_open_end_is_where_the_articles_end_and_not_today(
    corpus: Corpus, period: Period, months: list[str]
) -> None:
    run(corpus, visits=(("list", "2026-11-15", "ok"),))
    assert list(trends(corpus, period=period).index) == months
    assert list(term_frequencies(corpus, period=period).index) == months
    by_source = trends(corpus, period=Period(None, None), by="source")
    assert list(by_source["looked_at"]) == ["crawled"]


def test_a_period_in_which_nothing_is_counted_has_its_months_too(corpus: Corpus) -> None:
    frame = trends(corpus, period=Period(dt.date(2022, 11, 1), dt.date(2022, 12, 31)))
    assert listed(frame["total"]) == [0, 0]


@pytest.mark.parametrize("by", ["month", "quarter", "section", "source", "label"])
def test_the_numbers_are_those_of_the_count(corpus: Corpus, by: str) -> None:
    counted = count(corpus, period=PERIOD, by=by)  # type: ignore[arg-type]
    frame = trends(corpus, period=PERIOD, by=by)  # type: ignore[arg-type]
    for group in counted.groups or ():
        if group.tally.total:
            assert frame.loc[group.key, "total"] == group.tally.total
            assert frame.loc[group.key, "reform"] == group.tally.counts["reform"]
    assert frame["total"].sum() == counted.tally.total == 3


def test_a_term_is_counted_once_an_article(corpus: Corpus) -> None:
    frame = term_frequencies(corpus, period=PERIOD, terms=["thủ tục hành chính"])
    assert listed(frame["thủ tục hành chính"]) == [1, 0, 1, None]


def test_a_term_that_is_not_in_the_lexicon_is_named(corpus: Corpus) -> None:
    with pytest.raises(InputError, match="lúa non"):
        term_frequencies(corpus, period=PERIOD, terms=["lúa non"])


def test_every_day_of_the_period_is_there_and_known_as_far_as_its_month(corpus: Corpus) -> None:
    frame = daily_counts(corpus, period=PERIOD)
    assert len(frame) == 31 + 28 + 31 + 30
    assert frame["total"].sum() == 3
    assert frame.loc["2023-01-05"].tolist() == [2, 1, 1, "crawled"]
    assert frame.loc["2023-01-06", "total"] == 0
    assert pd.isna(frame.loc["2023-04-01", "total"])
    assert frame["total"].isna().sum() == 30


def test_days_without_a_period_go_from_the_first_article_to_the_last(corpus: Corpus) -> None:
    days = daily_counts(corpus, period=Period(None, None)).index
    assert (str(days[0].date()), str(days[-1].date())) == ("2023-01-05", "2023-03-14")


def test_days_of_an_empty_corpus_are_none(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "e.db") as empty:
        assert daily_counts(empty, period=Period(None, None)).empty
        assert trends(empty, period=Period(None, None)).empty
