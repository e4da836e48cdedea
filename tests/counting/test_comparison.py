"""Two periods beside each other: the published intervals, no noise called a change, cautions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.counting.comparison import compare, share_difference
from cchc_nlp.counting.comparison_words import comparison_sentence, percent
from cchc_nlp.errors import InputError
from cchc_nlp.records import Count, Period, Tally

Q2 = Period(dt.date(2023, 4, 1), dt.date(2023, 6, 30))
Q3 = Period(dt.date(2023, 7, 1), dt.date(2023, 9, 30))
VERSIONS = {"cchc_nlp": "0.1.0", "taxonomy": "1.0", "labeler": "combined-1"}


def counted(reform: int, total: int, period: Period = Q2, **fields: Any) -> Count:
    basis = fields.pop("basis", "reviewed")
    reviewed = {"reviewed": total, "mixed": total // 2, "model": 0}[basis]
    tally = Tally(
        total=total,
        counts={"reform": reform, "general": total - reform},
        raw_total=total,
        duplicates=0,
        reviewed=reviewed,
        unreviewed=total - reviewed,
        basis=basis,
    )
    given = {
        "period": period,
        "policy": "cchc",
        "tally": tally,
        "estimate": {},
        "left_out": {},
        "sentence": "",
        "sources": ("so.example",),
        "versions": VERSIONS,
        "corpus_sha256": "c0",
    }
    return Count(**{**given, **fields})


# Newcombe 1998 (Statistics in Medicine 17: 873-890), table II, method 10.
PUBLISHED = [
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((6, 7), (2, 7), 0.0582, 0.8062),
    ((5, 56), (0, 29), -0.0381, 0.1926),
    ((0, 10), (0, 20), -0.1611, 0.2775),
    ((0, 10), (0, 10), -0.2775, 0.2775),
    ((10, 10), (0, 20), 0.6791, 1.0000),
    ((10, 10), (0, 10), 0.6075, 1.0000),
]


@pytest.mark.parametrize(("of", "minus", "low", "high"), PUBLISHED)
def test_the_interval_is_the_published_one(
    of: tuple[int, int], minus: tuple[int, int], low: float, high: float
) -> None:
    found = share_difference(of, minus)
    assert found.value == pytest.approx(of[0] / of[1] - minus[0] / minus[1])
    assert (found.low, found.high) == (
        pytest.approx(low, abs=5e-5),
        pytest.approx(high, abs=5e-5),
    )


shares = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(of=shares, minus=shares)
def test_the_interval_holds_the_difference_and_turns_round(
    of: tuple[int, int], minus: tuple[int, int]
) -> None:
    one, other = share_difference(of, minus), share_difference(minus, of)
    assert -1 <= one.low <= one.value <= one.high <= 1
    assert (one.value, one.low, one.high) == pytest.approx((-other.value, -other.high, -other.low))
    same = share_difference(of, of)
    assert same.value == 0
    assert same.low == pytest.approx(-same.high)
    assert same.low < 0 < same.high


@given(of=shares, minus=shares)
def test_more_of_the_same_makes_a_narrower_interval(
    of: tuple[int, int], minus: tuple[int, int]
) -> None:
    few = share_difference(of, minus)
    many = share_difference((4 * of[0], 4 * of[1]), (4 * minus[0], 4 * minus[1]))
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize("share", [(1, 0), (0, 0), (3, 2), (-1, 5)])
def test_what_is_no_share_is_refused(share: tuple[int, int]) -> None:
    with pytest.raises(InputError, match="is no share"):
        share_difference(share, (1, 2))


def test_noise_is_not_called_a_change() -> None:
    found = compare(counted(22, 140), counted(31, 152, Q3))  # peers' notes, 7.9
    assert found.direction == "unclear"
    assert comparison_sentence(found) == (
        "Tỷ lệ tin, bài về cải cách hành chính: quý III/2023 là 20,4% (31/152), so với quý II/2023"
        " là 15,7% (22/140): chưa đủ căn cứ để nói là tăng hay giảm (chênh lệch 4,7 điểm phần trăm,"
        " khoảng tin cậy 95% từ -4,3 đến 13,4)."
    )
    assert comparison_sentence(found, lang="en") == (
        "Share of articles on administrative reform: Q3 2023 20.4% (31/152), against Q2 2023 15.7%"
        " (22/140): not enough to say that it rose or fell (difference 4.7 percentage points, 95%"
        " interval -4.3 to 13.4)."
    )


@pytest.mark.parametrize(
    ("old", "new", "vi", "en"),
    [
        (
            (48, 80),
            (56, 70),
            "tăng 20,0 điểm phần trăm (từ 5,2 đến 33,4, khoảng tin cậy 95%).",
            "up 20.0 percentage points (5.2 to 33.4, 95% interval).",
        ),
        (
            (56, 70),
            (48, 80),
            "giảm 20,0 điểm phần trăm (từ 5,2 đến 33,4, khoảng tin cậy 95%).",
            "down 20.0 percentage points (5.2 to 33.4, 95% interval).",
        ),
    ],
)
def test_a_change_is_told_with_its_range(
    old: tuple[int, int], new: tuple[int, int], vi: str, en: str
) -> None:
    found = compare(counted(*old), counted(*new, Q3))
    assert comparison_sentence(found).endswith(vi)
    assert comparison_sentence(found, lang="en").endswith(en)


def test_the_end_of_a_change_is_never_printed_as_nothing() -> None:
    found = compare(counted(100, 1000), counted(128, 1000, Q3))
    assert found.difference is not None
    assert 0 < found.difference.low < 0.0005
    assert "tăng 2,8 điểm phần trăm (từ trên 0 đến" in comparison_sentence(found)
    assert "(above 0 to" in comparison_sentence(found, lang="en")


def test_a_share_of_nothing_is_not_compared() -> None:
    found = compare(counted(0, 0), counted(3, 9, Q3))
    assert (found.difference, found.direction) == (None, "unclear")
    assert "quý II/2023 không có tin, bài: không có tỷ lệ để so sánh" in comparison_sentence(found)
    assert "Q2 2023 no article: there is no share" in comparison_sentence(found, lang="en")
    assert found.to_dict()["first"]["share"] is None  # type: ignore[index]


def test_two_policies_are_not_compared() -> None:
    with pytest.raises(InputError, match="policies cchc and broad cannot be compared; count both"):
        compare(counted(1, 9), counted(1, 9, Q3, policy="broad"))


OTHER = {
    "sources": {"sources": ("khac.example",)},
    "labeler": {"versions": {**VERSIONS, "labeler": "rules-2"}},
    "taxonomy": {"versions": {**VERSIONS, "taxonomy": "2.0"}},
    "cchc_nlp": {"versions": {**VERSIONS, "cchc_nlp": "0.2.0"}},
    "item_types": {"item_types": ("news", "feature")},
    "corpus": {"corpus_sha256": "c1"},
    "basis": {"basis": "mixed"},
    "overlap": {"period": Period(dt.date(2023, 6, 30), dt.date(2023, 9, 28))},
    "length": {"period": Period(dt.date(2023, 7, 1), dt.date(2023, 7, 31))},
    "open": {"period": Period(dt.date(2023, 7, 1), None)},
}


@pytest.mark.parametrize("code", OTHER)
def test_what_the_two_do_not_have_in_common_is_said(code: str) -> None:
    fields = {"period": Q3, **OTHER[code]}
    found = compare(counted(22, 140), counted(31, 152, **fields))
    assert [caution.code for caution in found.cautions] == [code]
    assert found.cautions[0].vi in comparison_sentence(found)
    assert found.cautions[0].en in comparison_sentence(found, lang="en")
    assert found.to_dict()["cautions"][0]["code"] == code  # type: ignore[index]


def test_two_whole_quarters_in_one_way_need_no_caution() -> None:
    assert compare(counted(22, 140), counted(31, 152, Q3)).cautions == ()


@pytest.mark.parametrize("basis", ["model", "mixed"])
def test_what_nobody_read_is_said(basis: str) -> None:
    found = compare(counted(22, 140, basis=basis), counted(31, 152, Q3, basis=basis))
    assert [caution.code for caution in found.cautions] == ["unreviewed"]


def test_one_period_twice_is_an_overlap() -> None:
    found = compare(counted(22, 140), counted(22, 140))
    assert [caution.code for caution in found.cautions] == ["overlap"]


def test_a_period_without_ends_overlaps_everything() -> None:
    found = compare(counted(22, 140), counted(22, 140, Period(None, None)))
    assert {caution.code for caution in found.cautions} == {"overlap", "open"}


def test_the_public_json() -> None:
    found = compare(counted(48, 80), counted(56, 70, Q3)).to_dict()
    assert list(found) == ["first", "second", "policy", "difference", "cautions", "direction"]
    assert found["direction"] == "up"
    assert found["second"] == {
        "period": {"from": "2023-07-01", "to": "2023-09-30"},
        "reform": 56,
        "total": 70,
        "reviewed": 70,
        "share": 0.8,
    }


@pytest.mark.parametrize(
    ("share", "vi"),
    [
        (Fraction(31, 152), "20,4%"),
        (Fraction(1, 16), "6,3%"),
        (Fraction(0), "0,0%"),
        (Fraction(1), "100,0%"),
        (None, "–"),
    ],
)
def test_shares_are_printed_half_away_from_zero(share: Fraction | None, vi: str) -> None:
    assert percent(share) == vi
    assert percent(share, lang="en") == vi.replace(",", ".")


def test_a_difference_of_next_to_nothing_has_no_sign() -> None:
    found = compare(counted(5001, 10000), counted(5000, 10000, Q3))
    assert "chênh lệch 0,0 điểm" in comparison_sentence(found)


def test_counts_are_left_as_they_were() -> None:
    first = counted(22, 140)
    copy = replace(first)
    compare(first, counted(31, 152, Q3))
    assert first == copy
