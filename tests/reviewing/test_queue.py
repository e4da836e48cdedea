"""The reading order is drawn once, can be checked by anyone, and nothing later changes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_nlp.corpus.draws import all_draws, drawn_items
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import ReviewError
from cchc_nlp.records import TIME_ZONE, Article, Label, Period
from cchc_nlp.reviewing.queue import (
    draw_queue,
    frame_sha256,
    place_in_draw,
    reading_order,
)

from ..factories import article, label, review

OPEN = Period(None, None)
MARCH = Period(dt.date(2023, 3, 1), dt.date(2023, 3, 31))


def unlike(name: str, **fields: object) -> Article:
    """An article whose text repeats no other's."""
    return article(name, text=" ".join(f"{name}x{n}" for n in range(60)), **fields)


def scored(name: str, score: float, **fields: object) -> Label:
    return label(name, "P2" if score >= 0.5 else "G5", score=score, **fields)


@contextmanager
def corpus_of(scores: dict[str, float]) -> Iterator[Corpus]:
    with TemporaryDirectory() as folder, Corpus.open(Path(folder) / "c.db") as corpus:
        add(corpus, scores)
        yield corpus


def add(corpus: Corpus, scores: dict[str, float]) -> None:
    corpus.add_articles(unlike(name) for name in scores)
    corpus.add_labels(scored(name, score) for name, score in scores.items())


def ids(corpus: Corpus, period: Period = OPEN) -> list[str]:
    return [item.article_id for item in reading_order(corpus, period=period)]


def test_strata_parts_and_an_order_that_anyone_can_check() -> None:
    scores = {f"r{n:03}": 0.01 for n in range(200)}
    scores |= {"u1": 0.1, "u2": 0.89, "p1": 0.9, "p2": 0.99}
    with corpus_of(scores) as corpus:
        draw = draw_queue(corpus, period=OPEN)
        assert draw is not None
        assert draw.frame == frame_sha256(scores)
        assert draw.seed == int(draw.frame[:8], 16)
        queue = reading_order(corpus, period=OPEN)
    by_hash = sorted(scores, key=lambda name: place_in_draw(draw.seed, name))
    rest = [name for name in by_hash if name.startswith("r")]
    expected = [n for n in by_hash if n[0] == "u"]
    expected += rest[:40]  # 20 % of 200
    expected += [n for n in by_hash if n[0] == "p"] + rest[40:]
    assert [item.article_id for item in queue] == expected
    assert [item.part for item in queue] == [1] * 2 + [2] * 40 + [3] * 2 + [4] * 160


def test_a_low_confidence_is_uncertain_whatever_the_score() -> None:
    with corpus_of({"a": 0.99}) as corpus:
        corpus.add_labels([scored("a", 0.99, confidence="low")])
        draw_queue(corpus, period=OPEN)
        assert [item.stratum for item in drawn_items(corpus)] == ["uncertain"]


@pytest.mark.parametrize(("rest", "audited"), [(10, 10), (30, 30), (100, 30), (151, 31)])
def test_the_sample_is_a_fifth_and_thirty_at_least(rest: int, audited: int) -> None:
    with corpus_of({f"r{n:03}": 0.01 for n in range(rest)}) as corpus:
        draw_queue(corpus, period=OPEN)
        parts = [item.part for item in reading_order(corpus, period=OPEN)]
    assert parts.count(2) == audited


def test_only_unread_articles_that_are_counted_are_drawn(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "c.db") as corpus:
        corpus.add_articles(
            [
                unlike("news"),
                unlike("empty", body_kind="empty"),
                unlike("file", body_kind="attachment"),
                unlike("film", body_kind="media"),
                unlike("law", item_type="document"),
                unlike("page", item_type="static"),
                unlike("undated", published=None),
                unlike("april", published=dt.datetime(2023, 4, 1, tzinfo=TIME_ZONE)),
                unlike("unlabelled"),
                article("a1", text="Một văn bản được đăng hai lần. " * 20),
                article("copy", title="Tin a1", text="Một văn bản được đăng hai lần. " * 20),
                article("read"),
            ]
        )
        names = "news empty file film law page undated april a1 copy read".split()
        corpus.add_labels(scored(name, 0.5) for name in names)
        corpus.add_reviews([review("confirmed", "read")])
        draw_queue(corpus, period=MARCH)
        assert sorted(ids(corpus, MARCH)) == ["a1", "empty", "news"]
        draw_queue(corpus, period=OPEN)
        assert sorted(ids(corpus)) == ["a1", "april", "empty", "news", "undated"]
        corpus.add_articles([unlike("a1")])  # its text changed: its label is of another text
        corpus.add_labels([scored("a1", 0.5)])
        assert "a1" in ids(corpus)


def test_nothing_to_draw_writes_nothing(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "c.db") as corpus:
        assert draw_queue(corpus, period=OPEN) is None
        assert all_draws(corpus) == ()


def test_a_seed_is_chosen_once_and_a_redraw_needs_a_reason() -> None:
    with corpus_of({f"a{n}": 0.5 for n in range(9)}) as corpus:
        first = draw_queue(corpus, period=OPEN, seed=7)
        assert first is not None
        assert first.seed == 7
        with pytest.raises(ReviewError, match=r"was drawn on .* with seed 7; .*reason"):
            draw_queue(corpus, period=OPEN, seed=8)
        with pytest.raises(ReviewError, match="reason in words"):
            draw_queue(corpus, period=OPEN, seed=8, why="  ")
        before = ids(corpus)
        again = draw_queue(corpus, period=OPEN, seed=8, why="nhãn được gán lại")
        assert again is not None
        assert [(d.why, d.is_active) for d in all_draws(corpus)] == [
            ("", False),
            ("nhãn được gán lại", True),
        ]
        assert ids(corpus) != before
        assert sorted(ids(corpus)) == sorted(before)
        with pytest.raises(ReviewError, match="whole number from 0"):
            draw_queue(corpus, period=MARCH, seed=-1)


def test_a_redraw_leaves_what_was_read_and_other_periods_alone() -> None:
    with corpus_of({"a1": 0.5, "a2": 0.5}) as corpus:
        corpus.add_articles([unlike("b", published=None)])
        corpus.add_labels([scored("b", 0.5)])
        draw_queue(corpus, period=MARCH)
        draw_queue(corpus, period=OPEN)
        corpus.add_articles([article("a1")])
        corpus.add_labels([scored("a1", 0.5)])
        corpus.add_reviews([review("confirmed", "a1")])
        draw_queue(corpus, period=MARCH, why="đổi kỳ")
        assert {(i.article_id, i.draw) for i in drawn_items(corpus)} == {("b", 2), ("a2", 3)}


SCORES = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=4),
    st.sampled_from([0.0, 0.05, 0.1, 0.5, 0.9, 1.0]),
    min_size=1,
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(scores=SCORES)
def test_two_draws_of_the_same_give_the_same_order_a_permutation(scores: dict[str, float]) -> None:
    orders = []
    for names in (list(scores), list(reversed(scores))):
        with corpus_of({name: scores[name] for name in names}) as corpus:
            draw_queue(corpus, period=OPEN)
            orders.append(ids(corpus))
            assert draw_queue(corpus, period=OPEN) is None
            assert ids(corpus) == orders[-1]
    assert orders[0] == orders[1]
    assert sorted(orders[0]) == sorted(scores)


@settings(max_examples=25, deadline=None)
@given(scores=SCORES, later=SCORES)
def test_a_sample_that_was_drawn_is_never_changed_by_what_comes_later(
    scores: dict[str, float], later: dict[str, float]
) -> None:
    later = {f"{name}-later": score for name, score in later.items()}
    with corpus_of(scores) as corpus:
        draw_queue(corpus, period=OPEN)
        before = reading_order(corpus, period=OPEN)
        add(corpus, later)
        # Labelled anew, with scores of other strata: what was drawn stays where it is.
        corpus.add_labels(scored(name, 1 - score) for name, score in scores.items())
        draw_queue(corpus, period=OPEN)
        after = reading_order(corpus, period=OPEN)
    assert [item for item in after if item.draw == 1] == before
    assert {item.article_id for item in after if item.draw == 2} == set(later)
    parts = [item.part for item in after]
    assert parts == sorted(parts)
