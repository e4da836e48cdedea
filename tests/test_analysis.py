"""Frames for notebooks hold the tally's own numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_nlp.analysis import term_frequencies, trends
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import InputError
from cchc_nlp.records import TIME_ZONE, Period

from .factories import article, label

PERIOD = Period(dt.date(2023, 1, 1), dt.date(2023, 3, 31))


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    january = dt.datetime(2023, 1, 5, tzinfo=TIME_ZONE)
    with Corpus.open(tmp_path / "c.db") as opened:
        opened.add_articles(
            [
                article("a", published=january, text="Bà con hỏi về thủ tục hành chính."),
                article("b", published=january, text="Giá lúa tăng."),
                article("c", text="Thủ tục hành chính, lại thủ tục hành chính."),
                article("d", text="Bản đăng lại.", duplicate_of="c"),
            ]
        )
        opened.mark_duplicates({"d": "c"})
        opened.add_labels([label("a"), label("b", "G5"), label("c"), label("d")])
        yield opened


def test_trends_have_every_month_and_no_share_of_nothing(corpus: Corpus) -> None:
    frame = trends(corpus, period=PERIOD)
    assert list(frame.index) == ["2023-01", "2023-02", "2023-03"]
    assert frame["total"].tolist() == [2, 0, 1]
    assert frame["reform"].tolist() == [1, 0, 1]
    assert frame["share"].isna().tolist() == [False, True, False]
    assert frame.loc["2023-01", "share"] == 0.5


def test_a_term_is_counted_once_an_article(corpus: Corpus) -> None:
    frame = term_frequencies(corpus, period=PERIOD, terms=["thủ tục hành chính"])
    assert frame["thủ tục hành chính"].tolist() == [1, 0, 1]


def test_a_term_that_is_not_in_the_lexicon_is_named(corpus: Corpus) -> None:
    with pytest.raises(InputError, match="lúa non"):
        term_frequencies(corpus, period=PERIOD, terms=["lúa non"])
