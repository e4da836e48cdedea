"""A text is folded the same, letter by letter or as an array, and keeps its length."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.vietnamese.folding import fold, fold_codes, fold_letters
from cchc_nlp.vietnamese.normalization import normalize

# What folding looks at: open i and y, marked o and u, what stands before and after them.
TELLING = st.text(st.sampled_from("qhklmtsQHSTiìíỉĩịIÍỴyỳýaeoòóõọùúuUÙỤÒĐđ 1_.Σσİ😀𐐀ßＨ—\n"))


def as_array(text: str) -> str:
    return fold_codes(text).tobytes().decode("utf-32-le", "surrogatepass")


@given(TELLING | st.text())
def test_an_array_is_folded_as_text_is(text: str) -> None:
    assert as_array(text) == fold(text)


@given(TELLING | st.text(), st.integers(1, 400))
def test_a_long_text_is_folded_as_its_lines_are(text: str, times: int) -> None:
    line = text.replace("\n", " ") + "."
    assert fold("\n".join([line] * times)) == "\n".join([fold(line)] * times)


@given(st.text())
def test_folding_keeps_the_length_of_composed_text(text: str) -> None:
    composed = normalize(text)
    assert len(fold(composed)) == len(composed) == fold_codes(composed).size


@given(st.text())
def test_words_are_what_regular_expressions_call_so(text: str) -> None:
    composed = normalize(text)
    in_word = fold_letters(composed).in_word.tolist()
    assert in_word == [bool(re.match(r"\w", letter)) for letter in fold(composed)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("HÒA BÌNH", "hoà bình"), ("kĩ thuật", "Kỹ thuật"), ("qui định", "quy định"), ("sỹ", "sĩ")],
)
def test_spellings_of_one_word_are_one_within_a_long_text(one: str, other: str) -> None:
    before = "Ủy ban nhân dân tỉnh. " * 200
    assert fold(before + one) == fold(before + other)
