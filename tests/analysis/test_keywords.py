"""Word frequencies and keyness equal what scikit-learn and SciPy give."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2_contingency
from sklearn.feature_extraction.text import CountVectorizer

from cchc_nlp.analysis.keywords import keyness, keyness_by, plain_words, word_frequencies
from cchc_nlp.errors import InputError

TEXTS = [
    "Bộ phận một cửa tiếp nhận hồ sơ. Hồ sơ trả đúng hẹn.\nNghị quyết số 76/NQ-CP ngày 15/7/2021",
    "Giá lúa tăng, bà con phấn khởi; hồ sơ không có gì mới.",
    "Bà con gặt lúa, phơi lúa. 2023",
]
COUNTS = st.dictionaries(st.sampled_from("lúa ngô khoai sắn".split()), st.integers(1, 500))


def used(times: dict[str, int]) -> pd.DataFrame:
    index = pd.Index(list(times), name="word", dtype="string")
    return pd.DataFrame({"frequency": times.values(), "articles": 1}, index=index, dtype="int64")


def test_frequencies_are_those_of_scikit_learn() -> None:
    vectorizer = CountVectorizer(analyzer=lambda text: list(plain_words(text)))
    table = vectorizer.fit_transform(TEXTS)
    frame = word_frequencies(TEXTS).loc[vectorizer.get_feature_names_out()]
    assert frame["frequency"].tolist() == table.sum(axis=0).tolist()[0]
    assert frame["articles"].tolist() == (table > 0).sum(axis=0).tolist()[0]
    assert len(frame) == len(word_frequencies(TEXTS))


def test_words_are_folded_with_a_letter_and_terms_are_one() -> None:
    frame = word_frequencies(TEXTS)
    assert frame.loc["hồ sơ"].tolist() == [3, 2]
    assert frame.loc["lúa"].tolist() == [3, 2]
    assert {"bộ phận một cửa", "76/nq-cp"} <= set(frame.index)
    assert not {"2023", "15/7/2021", "."} & set(frame.index)
    assert word_frequencies(["khoẻ, khỏe"])["frequency"].tolist() == [2]


def test_keyness_of_one_word_by_hand() -> None:
    """12 of 1,000 words against 3 of 2,000: eight times as often."""
    frame = keyness(used({"lúa": 12, "ngô": 988}), used({"lúa": 3, "ngô": 1997}))
    row = frame.loc["lúa"]
    expected = chi2_contingency([[12, 3], [988, 1997]], correction=False, lambda_="log-likelihood")
    assert row["log_likelihood"] == pytest.approx(expected.statistic)
    assert row["p"] == pytest.approx(expected.pvalue)
    assert row["log_ratio"] == pytest.approx(3.0)
    assert row["bayes_factor"] == pytest.approx(expected.statistic - math.log(3000))
    assert row[["per_million", "reference_per_million"]].tolist() == [12_000, 1_500]
    assert row[["frequency", "reference"]].tolist() == [12, 3]


def test_a_word_that_one_side_never_has_counts_as_half_a_time_there() -> None:
    frame = keyness(used({"lúa": 8, "ngô": 92}), used({"ngô": 100}))
    assert frame.loc["lúa", "log_ratio"] == pytest.approx(math.log2(8 / 0.5))
    assert frame.loc["lúa", "reference"] == 0


def test_rare_words_are_left_out_but_count_for_the_size() -> None:
    frame = keyness(used({"lúa": 4, "ngô": 6}), used({"ngô": 10}), min_frequency=5)
    assert frame.index.tolist() == ["ngô"]
    assert frame.loc["ngô", "per_million"] == 600_000


@settings(deadline=None)
@given(COUNTS.filter(bool), COUNTS.filter(bool))
def test_keyness_from_the_other_side_is_the_same_with_the_sign_turned(
    one: dict[str, int], other: dict[str, int]
) -> None:
    here = keyness(used(one), used(other), min_frequency=1).sort_index()
    there = keyness(used(other), used(one), min_frequency=1).sort_index()
    assert here.index.tolist() == there.index.tolist() == sorted(one | other)
    pd.testing.assert_series_equal(
        here["log_likelihood"], there["log_likelihood"], rtol=1e-6, atol=1e-6
    )
    pd.testing.assert_series_equal(here["log_ratio"], -there["log_ratio"], rtol=1e-9, atol=1e-9)


@settings(deadline=None)
@given(COUNTS.filter(bool))
def test_nothing_is_key_against_itself(times: dict[str, int]) -> None:
    frame = keyness(used(times), used(times), min_frequency=1)
    assert frame["log_likelihood"].abs().max() < 1e-6
    assert (frame["log_ratio"] == 0).all()
    assert (frame["bayes_factor"] < 0).all() or sum(times.values()) == 1


def test_keyness_against_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="has none"):
        keyness(used({"lúa": 5}), used({}))


def articles() -> pd.DataFrame:
    return pd.DataFrame(
        {"text": TEXTS, "month": ["2023-01", "2023-02", "2023-02"], "year": ["2023"] * 3}
    )


def test_each_group_is_held_against_all_the_others() -> None:
    found = keyness_by(articles(), "month", min_frequency=1)
    assert found.index.names == ["month", "word"]
    alone = keyness(word_frequencies(TEXTS[:1]), word_frequencies(TEXTS[1:]), min_frequency=1)
    pd.testing.assert_frame_equal(
        found.loc["2023-01"].sort_index(), alone.sort_index(), check_index_type=False
    )
    assert found.loc[("2023-02", "lúa"), ["frequency", "reference"]].tolist() == [3, 0]


def test_one_group_has_nothing_to_be_held_against() -> None:
    with pytest.raises(InputError, match="by year"):
        keyness_by(articles(), "year")
    with pytest.raises(InputError, match="by quý: no such column; there are "):
        keyness_by(articles(), "quý")
