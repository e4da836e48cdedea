"""Who re-posts whom, by what is printed and by what is the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_nlp.analysis.reposts import repost_counts
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.records import Period

from ..factories import article, label

MARCH = Period(dt.date(2023, 3, 1), dt.date(2023, 3, 31))


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "c.db") as opened:
        found = [
            article("a", source="so", origin="Báo Nhân Dân", is_repost=True),
            article("b", source="so", origin="báo nhân dân", is_repost=True),
            article("c", source="so", origin="Báo Nhân Dân", is_repost=True),
            article("d", source="so", origin="Văn phòng Sở"),
            article("e", source="tinh"),
            article("f", source="so"),
            article("g", source="tinh"),
            article("old", source="so", published=dt.datetime(2022, 1, 1, tzinfo=dt.UTC)),
        ]
        opened.add_articles(found)
        opened.mark_duplicates({"f": "e", "g": "e", "d": "old"})
        opened.add_labels([label(one.id) for one in found])
        yield opened


def test_origins_are_counted_by_name_and_copies_by_the_source_they_repeat(corpus: Corpus) -> None:
    frame = repost_counts(corpus, period=MARCH)
    assert frame.to_numpy().tolist() == [
        ["so", "Báo Nhân Dân", 3, 0],
        ["so", "tinh", 0, 1],
    ]


def test_nobody_who_re_posts_is_an_empty_frame(corpus: Corpus) -> None:
    frame = repost_counts(corpus, period=Period(dt.date(2021, 1, 1), dt.date(2021, 2, 1)))
    assert frame.empty
    assert list(frame.columns) == ["source", "origin", "named", "copied"]
