"""What is counted, by kind of item and by source; sums and single articles follow one rule."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_nlp.classification.taxonomy import LABELS
from cchc_nlp.cli import _run
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.tally import count, counted_articles, tally_of
from cchc_nlp.errors import InputError
from cchc_nlp.records import TIME_ZONE, Article, ItemType, Label, Period, Policy

from ..factories import article, label, review

YEAR = Period(dt.date(2023, 1, 1), dt.date(2023, 12, 31))


def corpus_of(path: Path, *pairs: tuple[Article, Label]) -> Corpus:
    corpus = Corpus.open(path / "c.db")
    corpus.add_articles([a for a, _ in pairs])
    corpus.add_labels([found for _, found in pairs])
    corpus.mark_duplicates({a.id: a.duplicate_of for a, _ in pairs if a.duplicate_of})
    return corpus


def test_a_document_is_no_article_unless_it_is_asked_for(tmp_path: Path) -> None:
    kinds: tuple[ItemType, ...] = ("news", "feature", "notice", "document", "static")
    pairs = [(article(kind, item_type=kind), label(kind)) for kind in kinds]
    with corpus_of(tmp_path, *pairs) as corpus:
        found = count(corpus, period=YEAR)
        assert (found.tally.total, found.left_out["document"], found.left_out["static"]) == (
            3,
            1,
            1,
        )
        narrow = count(corpus, period=YEAR, item_types=("news", "feature"))
        assert (narrow.tally.total, narrow.left_out["notice"]) == (2, 1)
        wide = count(corpus, period=YEAR, item_types=(*kinds,))
        assert wide.tally.total == 5
        assert "5 tin, bài, văn bản, trang tĩnh" in wide.sentence


def test_kinds_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with corpus_of(tmp_path, (article(item_type="notice"), label())) as corpus:
        call = ["count", "-c", str(corpus.path), "--types"]
    assert _run([*call, "news, feature"], debug=False) == 0
    assert "Thông báo: 1" in capsys.readouterr().out
    assert _run([*call, "tin"], debug=False) == 2
    assert "give one or more of news, feature" in capsys.readouterr().err


def test_one_source_counts_what_it_was_first_to_publish_there(tmp_path: Path) -> None:
    """The same article on three sites is one in all, and one for each of them."""
    pairs = [
        (article("a", source="so.example"), label("a")),
        (article("b", source="huyen.example", duplicate_of="a"), label("b")),
        (article("c", source="huyen.example", duplicate_of="a"), label("c")),
        (article("d", source="xa.example", duplicate_of="a"), label("d")),
    ]
    with corpus_of(tmp_path, *pairs) as corpus:
        whole = count(corpus, period=YEAR)
        assert (whole.tally.total, whole.tally.raw_total) == (1, 4)
        local = count(corpus, period=YEAR, sources=("huyen.example",), by="month")
        assert (local.tally.total, local.tally.raw_total, local.tally.duplicates) == (1, 2, 1)
        assert local.left_out["other_source"] == 2
        assert sum(g.tally.total for g in local.groups or ()) == 1
        assert "trang thông tin điện tử huyen.example đã đăng tải 1" in local.sentence
        two = count(corpus, period=YEAR, sources=("huyen.example", "xa.example"))
        assert (two.tally.total, two.tally.raw_total) == (1, 3)
        with pytest.raises(InputError, match=r"no source 'tinh\.example'; there are: huyen"):
            count(corpus, period=YEAR, sources=("tinh.example",))


def test_reposts_are_counted_and_named(tmp_path: Path) -> None:
    pairs = [
        (article("a", origin="Báo Nhân Dân", is_repost=True), label("a")),
        (article("b"), label("b")),
    ]
    with corpus_of(tmp_path, *pairs) as corpus:
        found = count(corpus, period=YEAR)
    assert (found.tally.total, found.tally.reposts) == (2, 1)
    assert "trong số đã tính có 1 mục đăng lại từ nguồn khác" in found.footnote


moments = st.none() | st.dates(dt.date(2022, 11, 1), dt.date(2024, 2, 1))
made = st.lists(
    st.tuples(
        moments,
        st.sampled_from(["html", "attachment", "media"]),
        st.sampled_from(get_args(ItemType)),
        st.sampled_from(LABELS) | st.none(),
        st.sampled_from(["high", "low"]),
        st.sampled_from([None, "confirmed", "unsure"]),
    ),
    max_size=20,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=made, policy=st.sampled_from(get_args(Policy)))
def test_sums_and_single_articles_agree(
    tmp_path_factory: pytest.TempPathFactory, made: list[tuple], policy: Policy
) -> None:
    path = tmp_path_factory.mktemp("c") / "c.db"
    with Corpus.open(path) as corpus:
        for number, (day, body, kind, name, sure, state) in enumerate(made):
            key = str(number)
            moment = dt.datetime.combine(day, dt.time(23, 59), TIME_ZONE) if day else None
            corpus.add_articles([article(key, published=moment, body_kind=body, item_type=kind)])
            if name:
                corpus.add_labels([label(key, name, confidence=sure)])
                corpus.add_reviews([review(state, key, name)] if state else [])
        found = count(corpus, period=YEAR, policy=policy, by="month")
        single = tally_of(counted_articles(corpus, YEAR), policy=policy)
    assert found.tally == single
    months = Counter({g.key: g.tally.total for g in found.groups or ()})
    assert months.total() == single.total


def test_a_copy_of_what_is_not_counted_counts_itself(tmp_path: Path) -> None:
    pairs = [
        (article("law", item_type="document"), label("law")),
        (article("news", duplicate_of="law"), label("news")),
        (article("again", duplicate_of="law"), label("again")),
    ]
    with corpus_of(tmp_path, *pairs) as corpus:
        found = count(corpus, period=YEAR, by="month")
    assert (found.tally.total, found.tally.raw_total, found.left_out["document"]) == (1, 2, 1)
    assert sum(g.tally.total for g in found.groups or ()) == 1


def test_what_has_no_label_is_named_in_the_sentence(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "c.db") as corpus:
        corpus.add_articles([article("a"), article("b")])
        assert "Trong kỳ còn 2 tin, bài chưa gán nhãn" in count(corpus, period=YEAR).sentence
        corpus.add_labels([label("a")])
        corpus.add_reviews([review("confirmed", "a")])
        found = count(corpus, period=YEAR)
    assert found.sentence.endswith("Trong kỳ còn 1 tin, bài chưa gán nhãn, chưa tính ở trên.")
