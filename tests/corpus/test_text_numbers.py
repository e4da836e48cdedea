"""Numbers of texts say what the words themselves say: equal where these are, and only there."""

from __future__ import annotations

from unittest import mock

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cchc_nlp.corpus import text_numbers
from cchc_nlp.corpus.text_numbers import RUN, TextNumbers, number_of, numbered
from cchc_nlp.corpus.title_cores import syllables

PIECES = [
    "sở", "Sở", "hòa", "hoà", "HOÀ", "quí", "quý", "qui", "kĩ", "kỹ", "sỹ", "i", "h", "q", "Σ", "İ",
    "05", "5", "²", "_", "-", "\n", " ", "\u00a0", "Ａ", "Москва", "𝟗", "𠀀", "\u0301", "\ud800",
    "１２",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=30).map("".join)


@given(st.lists(texts, min_size=1, max_size=8))
@example(["", "hòa", "a_b", "a b", "abc d"])
@example(["a b c d e f", "f", "", "", "b c d e f"])
@settings(deadline=None)
def test_numbers_are_equal_where_the_words_are(some: list[str]) -> None:
    words = [tuple(syllables(text)) for text in some]
    told = list(numbered(some))
    runs = [run for own in words for run in _runs(own)]
    numbers = [number for one in told for number in one.runs.tolist()]
    assert len(set(zip(runs, numbers, strict=True))) == len(set(runs)) == len(set(numbers))
    wholes = [one.whole for one in told]
    assert len(set(zip(words, wholes, strict=True))) == len(set(words)) == len(set(wholes))


@given(st.lists(texts, max_size=8), st.sampled_from([1, 20, 100]))
@settings(deadline=None)
def test_texts_read_together_have_the_numbers_that_each_has_alone(
    some: list[str], at_once: int
) -> None:
    with mock.patch.object(text_numbers, "AT_ONCE", at_once):
        together = list(map(_plain, numbered(some)))
    assert together == [_plain(one) for text in some for one in numbered([text])]


def test_what_was_written_once_has_its_number_for_ever() -> None:
    [one] = numbered(["Sở họp bàn việc của mình."])
    assert _plain(one) == (
        6_574_624_518_319_384_896,
        [16_706_057_360_384_559_094, 182_657_433_420_558_311],
    )
    assert number_of("Sở họp") == 6_753_427_682_256_718_022


def _runs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [words[at : at + RUN] for at in range(max(1, len(words) - RUN + 1))]


def _plain(one: TextNumbers) -> tuple[int, list[int]]:
    return one.whole, one.runs.tolist()
