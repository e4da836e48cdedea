"""Counted and left out are all there is; policies, groups and duplicates count exactly."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_nlp.classification.taxonomy import LABELS
from cchc_nlp.corpus.ledger import build_ledger
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.sentences import count_sentence
from cchc_nlp.counting.tally import count
from cchc_nlp.records import TIME_ZONE, Article, Label, Period
from cchc_nlp.vietnamese.normalization import text_sha256

from ..factories import article, label, review

YEAR = Period(dt.date(2023, 1, 1), dt.date(2023, 10, 25))


def at(day: int, month: int, hour: int = 8, minute: int = 0, year: int = 2023) -> dt.datetime:
    return dt.datetime(year, month, day, hour, minute, tzinfo=TIME_ZONE)


def corpus_of(path: Path, *pairs: tuple[Article, Label | None]) -> Corpus:
    corpus = Corpus.open(path / "c.db")
    corpus.add_articles([a for a, _ in pairs])
    corpus.add_labels([found for _, found in pairs if found])
    corpus.mark_duplicates({a.id: a.duplicate_of for a, _ in pairs if a.duplicate_of})
    return corpus


def test_border_days_belong_to_the_period(tmp_path: Path) -> None:
    pairs = [
        (article("before", published=at(31, 12, 23, 50, 2022)), label("before")),
        (article("first", published=at(1, 1, 0, 10)), label("first")),
        (article("last", published=at(25, 10, 23, 50)), label("last")),
        (article("after", published=at(26, 10, 0, 10)), label("after")),
    ]
    with corpus_of(tmp_path, *pairs) as corpus:
        found = count(corpus, period=YEAR)
    assert found.tally.total == 2
    assert found.left_out["outside_period"] == 2


def test_each_reason_of_leaving_out_is_named(tmp_path: Path) -> None:
    pairs = [
        (article("undated", published=None), label("undated")),
        (article("file", body_kind="attachment"), label("file")),
        (article("film", body_kind="media"), label("film")),
        (article("unread"), None),
        (article("counted"), label("counted")),
    ]
    with corpus_of(tmp_path, *pairs) as corpus:
        found = count(corpus, period=YEAR)
    assert dict(found.left_out) == {
        "undated": 1,
        "outside_period": 0,
        "attachment_only": 1,
        "media_only": 1,
        "document": 0,
        "static": 0,
        "unlabelled": 1,
        "rejected": 0,
        "not_fetched": 0,
    }
    assert found.tally.total == 1


@pytest.mark.parametrize(("policy", "reform"), [("strict_tthc", 2), ("cchc", 3), ("broad", 5)])
def test_policies(tmp_path: Path, policy: str, reform: int) -> None:
    pairs = [
        (article("p2"), label("p2", "P2")),
        (article("x2"), label("x2", "X2", secondary=("P2",))),
        (article("p4"), label("p4", "P4")),
        (article("notice"), label("notice", "P4", confidence="low")),
        (article("leader"), label("leader", "G3", secondary=("P4",))),
        (article("rice"), label("rice", "G5")),
    ]
    with corpus_of(tmp_path, *pairs) as corpus:
        tally = count(corpus, period=YEAR, policy=policy).tally  # type: ignore[arg-type]
    assert (tally.counts["reform"], tally.counts["general"], tally.total) == (reform, 6 - reform, 6)


def test_a_duplicate_is_in_the_raw_total_only(tmp_path: Path) -> None:
    pairs = [(article("one"), label("one")), (article("two", duplicate_of="one"), label("two"))]
    with corpus_of(tmp_path, *pairs) as corpus:
        tally = count(corpus, period=YEAR).tally
    assert (tally.raw_total, tally.total, tally.duplicates, tally.counts["reform"]) == (2, 1, 1, 1)


def test_months_without_articles_are_there(tmp_path: Path) -> None:
    pairs = [
        (article("jan", published=at(31, 1)), label("jan")),
        (article("oct", published=at(1, 10)), label("oct")),
    ]
    with corpus_of(tmp_path, *pairs) as corpus:
        months = count(corpus, period=YEAR, by="month").groups or ()
        quarters = count(corpus, period=YEAR, by="quarter").groups or ()
    assert [g.key for g in months] == [f"2023-{m:02d}" for m in range(1, 11)]
    assert [g.tally.total for g in months] == [1, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    assert [(g.key, g.tally.total) for g in quarters] == [
        ("2023-Q1", 1),
        ("2023-Q2", 0),
        ("2023-Q3", 0),
        ("2023-Q4", 1),
    ]


def test_an_estimate_is_given_for_what_nobody_read_by_every_policy(tmp_path: Path) -> None:
    pairs = [(article("a"), label("a", "P2")), (article("b"), label("b", "G5"))]
    with corpus_of(tmp_path, *pairs) as corpus:
        found = count(corpus, period=YEAR)
        strict = count(corpus, period=YEAR, policy="strict_tthc")
    estimate = found.estimate["reform"]
    assert (estimate.value, estimate.low, estimate.high) == pytest.approx(
        (1.0, 0.168, 1.832), abs=1e-3
    )
    assert not estimate.has_confidence
    assert found.ways == {"counted": 1, "summed": 1.0}
    assert strict.estimate["reform"].value == pytest.approx(0.9 + 0.1 * 2 / 3)


def test_nothing_labelled_is_no_estimate_of_nothing(tmp_path: Path) -> None:
    with corpus_of(tmp_path, (article(), None)) as corpus:
        found = count(corpus, period=YEAR)
    assert found.estimate == {}
    assert found.left_out["unlabelled"] == 1


def test_the_sentence_names_what_a_reader_left_undecided(tmp_path: Path) -> None:
    with corpus_of(tmp_path, (article(), label())) as corpus:
        corpus.add_reviews([review("unsure")])
        found = count(corpus, period=YEAR)
    assert found.tally.unsure == 1
    assert (
        "đã rà soát toàn bộ 1 tin, bài, còn phân vân 1, con số có thể từ 0 đến 1)" in found.sentence
    )
    english = count_sentence(found, lang="en")
    assert "all 1 were read by a person, 1 left undecided, so it may be 0 to 1)" in english


def test_a_count_after_an_interrupted_import_still_knows_its_duplicates(tmp_path: Path) -> None:
    text = "Thôn xóm đã nạo vét kênh mương trước vụ xuân."
    with Corpus.open(tmp_path / "c.db") as corpus:
        corpus.add_articles([article(n, title="Nạo vét", text=text) for n in ("a", "b")])
        corpus.add_labels([label("a"), label("b")])
        assert count(corpus, period=YEAR).tally.duplicates == 1


def test_the_sentence_says_who_labelled(tmp_path: Path) -> None:
    with corpus_of(tmp_path, (article(), label())) as corpus:
        sentence = count(corpus, period=YEAR, policy="strict_tthc").sentence
    assert sentence == (
        "Từ ngày 01/01/2023 đến ngày 25/10/2023, trang thông tin điện tử so.example đã đăng tải 1"
        " tin, bài; theo kết quả máy gán nhãn, chưa rà soát, có 1 tin, bài về cải cách thủ tục hành"
        " chính, ước tính khoảng 1 tin, bài (từ 0 đến 1; chưa có độ tin cậy, vì còn phần chưa"
        " đọc ngẫu nhiên) (tiêu chí hẹp: chỉ thủ tục hành chính)."
    )


kinds = st.sampled_from(["html", "attachment", "media"])
moments = st.none() | st.dates(dt.date(2022, 11, 1), dt.date(2023, 12, 31))
made = st.lists(st.tuples(moments, kinds, st.sampled_from(LABELS) | st.none()), max_size=25)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=made, copies=st.booleans())
def test_counted_plus_left_out_is_every_article(
    tmp_path_factory: pytest.TempPathFactory,
    made: list[tuple[dt.date | None, str, str | None]],
    copies: bool,
) -> None:
    pairs = []
    for number, (moment, kind, name) in enumerate(made):
        published = dt.datetime.combine(moment, dt.time(23, 59), TIME_ZONE) if moment else None
        original = "0" if copies and number % 3 == 2 else None
        given_article = article(
            str(number), published=published, body_kind=kind, duplicate_of=original
        )
        pairs.append((given_article, label(str(number), name) if name else None))
    with corpus_of(tmp_path_factory.mktemp("c"), *pairs) as corpus:
        found = count(corpus, period=YEAR, by="label")
        articles = build_ledger(corpus).articles
    left_out = sum(n for k, n in found.left_out.items() if k not in ("rejected", "not_fetched"))
    assert found.tally.raw_total + left_out == articles == len(made)
    assert found.tally.raw_total == found.tally.total + found.tally.duplicates
    assert found.tally.total == found.tally.counts["reform"] + found.tally.counts["general"]
    assert found.tally.total == sum(found.tally.counts[name] for name in LABELS)
    by_label = Counter({g.key: g.tally.total for g in found.groups or ()})
    assert by_label.total() == found.tally.total


def test_text_hashes_differ() -> None:
    assert text_sha256("a") != text_sha256("á")
