"""Frames hold what a count counts, with types, and no row more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_nlp.analysis.frames import article_frame, label_frame
from cchc_nlp.classification.taxonomy import LABELS
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.tally import count
from cchc_nlp.records import TIME_ZONE, Period, Policy

from ..factories import DAY, article, label, review

MARCH = Period(dt.date(2023, 3, 1), dt.date(2023, 3, 31))


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    late = dt.datetime(2023, 4, 1, 0, 30, tzinfo=TIME_ZONE)
    with Corpus.open(tmp_path / "c.db") as opened:
        opened.add_articles(
            [
                article("a"),
                article("b", is_repost=True, origin="Báo Nhân Dân"),
                article("copy", duplicate_of="a"),
                article("late", published=late),
                article("undated", published=None),
                article("form", item_type="document"),
                article("scan", body_kind="attachment"),
                article("unlabelled"),
                # What it repeats has no label: it is the one that counts.
                article("stand-in", duplicate_of="unlabelled"),
                article("second", duplicate_of="unlabelled", url="http://so.example/z"),
            ]
        )
        opened.mark_duplicates({"copy": "a", "stand-in": "unlabelled", "second": "unlabelled"})
        names = "copy late undated form scan stand-in second".split()
        opened.add_labels(
            [
                label("a", secondary=("P6",), score=0.75),
                label("b", "P4", confidence="low"),
                *(label(name, "G2") for name in names),
            ]
        )
        opened.add_reviews([review("confirmed", "a")])
        yield opened


@pytest.mark.parametrize("policy", ["cchc", "strict_tthc", "broad"])
@pytest.mark.parametrize("period", [MARCH, Period(None, None), Period(dt.date(2023, 4, 1), None)])
def test_the_rows_are_those_of_the_count(corpus: Corpus, period: Period, policy: Policy) -> None:
    tally = count(corpus, period=period, policy=policy).tally
    frame = article_frame(corpus, period=period, policy=policy)
    assert (len(frame), frame["is_reform"].sum()) == (tally.total, tally.counts["reform"])
    labels = label_frame(corpus, period=period, policy=policy)
    primary = labels[labels["role"] == "primary"]
    assert primary["label"].value_counts().to_dict() == {
        name: tally.counts[name] for name in LABELS
    }


def test_a_copy_of_what_is_not_counted_stands_for_it(corpus: Corpus) -> None:
    assert list(article_frame(corpus, period=MARCH).index) == ["a", "b", "stand-in"]


def test_columns_have_types_and_the_days_of_vietnam(corpus: Corpus) -> None:
    frame = article_frame(corpus)
    first = frame.loc["a"]
    assert first["published"] == DAY
    assert str(frame["published"].dt.tz) == "Asia/Ho_Chi_Minh"
    assert (first["month"], first["quarter"]) == ("2023-03", "2023-Q1")
    assert (frame.loc["late", "month"], frame.loc["late", "quarter"]) == ("2023-04", "2023-Q2")
    assert (first["primary"], first["score"], first["reviewed"]) == ("P2", 0.75, "confirmed")
    assert frame["reviewed"].isna().tolist() == [False, True, True, True]
    assert list(frame["primary"].cat.categories) == list(LABELS)
    assert frame["is_repost"].dtype == bool
    assert frame["is_repost"].tolist() == [False, True, False, False]


def test_a_label_has_a_row_a_name_and_its_role(corpus: Corpus) -> None:
    """The reviewer confirmed P2 alone, so the machine's P6 beside it is gone."""
    frame = label_frame(corpus, period=MARCH)
    rows = frame[["article", "label", "role"]].to_numpy().tolist()
    assert rows == [["a", "P2", "primary"], ["b", "P4", "primary"], ["stand-in", "G2", "primary"]]
    assert frame["name"].iloc[0] == "Cải cách thủ tục hành chính"


def test_secondary_labels_have_rows_of_their_own(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "s.db") as corpus:
        corpus.add_articles([article("a")])
        corpus.add_labels([label("a", secondary=("P6", "X1"))])
        frame = label_frame(corpus)
    assert frame[["label", "role"]].to_numpy().tolist() == [
        ["P2", "primary"], ["P6", "secondary"], ["X1", "secondary"],
    ]  # fmt: skip


def test_frames_of_nothing_keep_their_columns_and_types(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "e.db") as empty:
        articles, labels = article_frame(empty), label_frame(empty)
    assert (len(articles), len(labels)) == (0, 0)
    assert str(articles["published"].dtype) == "datetime64[s, Asia/Ho_Chi_Minh]"
    assert articles["is_reform"].dtype == labels["is_reform"].dtype == bool
