"""Agreement against scikit-learn and the published worked examples; what is left to settle."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import ReviewError
from cchc_nlp.reviewing.agreement import measure, nominal_alpha, review_agreement
from cchc_nlp.reviewing.exporting import export_disputed, export_reviews
from cchc_nlp.reviewing.importing import import_reviews

from ..factories import article, label
from .sheets import rows_of, write

# K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011); "." is a missing value.
PUBLISHED = [
    (["0100000010", "1110010000"], 0.095),
    (["aabbdcccedda", "babbbccceddd"], 0.692),
    (["123321412...", "1233224125.3", ".3332342251.", "12332441251."], 0.743),
]


def units_of(observers: list[str]) -> list[list[str]]:
    return [[v for v in unit if v != "."] for unit in zip(*observers, strict=True)]


@pytest.mark.parametrize(("observers", "alpha"), PUBLISHED)
def test_alpha_of_the_published_examples(observers: list[str], alpha: float) -> None:
    assert nominal_alpha(units_of(observers)) == pytest.approx(alpha, abs=0.0005)


def test_alpha_is_undefined_without_variation() -> None:
    assert nominal_alpha([["a", "a"], ["a", "a"]]) is None
    assert nominal_alpha([]) is None
    assert nominal_alpha([["a"], ["b"]]) is None


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_kappa_is_scikit_learns(pairs: list[tuple[str, str]]) -> None:
    found = measure([{"A": a, "B": b} for a, b in pairs])
    assert found.share == pytest.approx(sum(a == b for a, b in pairs) / len(pairs))
    if len({value for pair in pairs for value in pair}) == 1:
        assert (found.kappa, found.alpha) == (None, None)
        assert "the same" in found.why
    else:
        first, second = zip(*pairs, strict=True)
        assert found.kappa == pytest.approx(cohen_kappa_score(first, second))
        assert found.alpha is not None
        assert found.alpha <= 1


def test_three_readers_have_no_kappa() -> None:
    found = measure([{"A": "x", "B": "x", "C": "y"}, {"A": "x", "B": "y"}, {"C": "x"}])
    assert (found.share, found.kappa, found.why) == (0.25, None, "kappa is of two readers")


@pytest.fixture
def read(tmp_path: Path) -> Corpus:
    """Lan and Minh have read s1 to s5, Hoa s1; s6 was read by Lan alone."""
    corpus = Corpus.open(tmp_path / "c.db")
    names = [f"s{n}" for n in range(1, 7)]
    corpus.add_articles(article(name) for name in names)
    corpus.add_labels(label(name) for name in names)
    said = {
        "Lan": {"s1": "P2", "s2": "P2", "s3": "G2", "s4": "?", "s5": "P2", "s6": "P1"},
        "Minh": {"s1": "P2", "s2": "P6", "s3": "G2", "s4": "P2", "s5": "G2"},
        " minh": {"s5": "P2"},
    }
    for by, decisions in said.items():
        sheet = tmp_path / f"{by}.xlsx"
        export_reviews(corpus, sheet, blind=True)
        for name, word in decisions.items():
            column = "Kết_luận" if word == "?" else "Nhãn_đúng"
            write(sheet, name, **{column: word})
        assert import_reviews(sheet, corpus, by=by) == len(decisions)
    return corpus


def test_each_readers_last_decision_counts(read: Corpus) -> None:
    with read as corpus:
        found = review_agreement(corpus)
    assert found.readers == ("Lan", "minh")
    assert (found.articles, found.unsure) == (4, 1)
    assert (found.primary.share, found.is_reform.share) == (0.75, 1.0)
    assert found.is_reform.kappa == found.is_reform.alpha == 1.0
    assert found.primary.kappa == pytest.approx(
        cohen_kappa_score(["P2", "P2", "G2", "P2"], ["P2", "P6", "G2", "P2"])
    )
    assert [(d.article_id, dict(d.decisions)) for d in found.to_settle] == [
        ("s2", {"Lan": "P2", "minh": "P6"}),
        ("s4", {"Lan": "Chưa rõ", "minh": "P2"}),
    ]


def test_what_is_to_settle_goes_out_as_a_sheet_and_comes_back_settled(
    read: Corpus, tmp_path: Path
) -> None:
    sheet = tmp_path / "settle.xlsx"
    with read as corpus:
        found = review_agreement(corpus)
        assert export_disputed(corpus, sheet, agreement=found) == 2
        rows = {row["Mã"]: (row["Kết luận"], row["Ghi chú"]) for row in rows_of(sheet)}
        assert rows["s2"] == (None, "Lan: P2; minh: P6")
        write(sheet, "s2", Kết_luận="Đúng")
        write(sheet, "s4", Kết_luận="Đúng")
        assert import_reviews(sheet, corpus, by="Tổ trưởng") == 2
        assert review_agreement(corpus, readers=["lan", "Minh"]).to_settle == ()
        assert review_agreement(corpus, readers=["lan", "Minh"]).primary == found.primary
        assert len(review_agreement(corpus).to_settle) == 2  # three readers, as far as is known


def test_a_decision_on_another_text_is_not_compared(read: Corpus) -> None:
    with read as corpus:
        corpus.add_articles([article("s2", text="Bản sửa lại.")])
        corpus.add_labels([label("s2")])
        assert [d.article_id for d in review_agreement(corpus).to_settle] == ["s4"]


def test_readers_are_named_who_have_read(read: Corpus, tmp_path: Path) -> None:
    with read as corpus:
        with pytest.raises(ReviewError, match=r"'Hoa' has read no article .*; Lan, minh did"):
            review_agreement(corpus, readers=["Lan", "Hoa"])
        with pytest.raises(ReviewError, match="there is Lan alone; import another"):
            review_agreement(corpus, readers=["Lan", " LAN"])
    with (
        Corpus.open(tmp_path / "new.db") as empty,
        pytest.raises(ReviewError, match="nobody alone"),
    ):
        review_agreement(empty)
