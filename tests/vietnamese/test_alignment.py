"""A normalized text leads back to the text as it was given."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.records import Span
from cchc_nlp.vietnamese.agencies import find_agencies
from cchc_nlp.vietnamese.alignment import align
from cchc_nlp.vietnamese.citations import find_citations
from cchc_nlp.vietnamese.dates import find_dates
from cchc_nlp.vietnamese.lexicon import find_terms
from cchc_nlp.vietnamese.normalization import normalize
from cchc_nlp.vietnamese.numbers import find_numbers
from cchc_nlp.vietnamese.periods import find_periods
from cchc_nlp.vietnamese.references import resolve

MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u200b\u00ad\r\n\ufeff\u00a0 "
AWKWARD = st.text("aăâeêioôơuưyđAEOU" + MARKS + "가ᄀ\u1161\u11a8\u09c7\u09be", max_size=60)


@given(st.one_of(st.text(max_size=60), AWKWARD))
def test_the_text_is_the_normalized_one(text: str) -> None:
    assert align(text).text == normalize(text)


@given(st.one_of(st.text(max_size=60), AWKWARD), st.data())
def test_a_place_holds_what_it_says(text: str, data: st.DataObject) -> None:
    aligned = align(text)
    start = data.draw(st.integers(0, len(aligned.text)))
    end = data.draw(st.integers(start, len(aligned.text)))
    first, last = aligned.place(start, end)
    assert 0 <= first <= last <= len(text)
    assert aligned.text[start:end] in normalize(text[first:last])


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_words_of_a_decomposed_text_are_found_again(form: str) -> None:
    given_text = unicodedata.normalize(form, "Sở\u200b Nội vụ\r\ncải\u00adcách thủ tục hành chính")
    aligned = align(given_text)
    start = aligned.text.index("thủ tục")
    first, last = aligned.place(start, start + len("thủ tục"))
    assert given_text[first:last] == unicodedata.normalize(form, "thủ tục")


def test_places_outside_are_refused() -> None:
    with pytest.raises(IndexError, match="4 to 9 is not within a text of 5 letters"):
        align("tin\u200b 5").place(4, 9)


@pytest.mark.no_cover
def test_a_megabyte_is_aligned_at_once() -> None:
    text = unicodedata.normalize("NFD", "Uỷ ban nhân dân thị xã ") * 20_000
    assert align(text).text == normalize(text)
    assert align("\u0301" * 100_000).text == normalize("\u0301" * 100_000)


FINDERS = (
    find_agencies,
    find_citations,
    find_dates,
    find_numbers,
    find_periods,
    find_terms,
    resolve,
)
SENTENCE = (
    "Từ ngày 01/01/2023 đến ngày 25/10/2023, Sở Nội vụ đăng 152 tin, bài về cải cách hành chính "
    "theo Kế hoạch số 07/KH-SNV ngày 30/01/2023; Kế hoạch này còn hiệu lực."
)


@pytest.mark.parametrize("find", FINDERS, ids=[find.__name__ for find in FINDERS])
def test_a_decomposed_text_holds_what_the_composed_one_holds(
    find: Callable[[str], Iterator[Span]],
) -> None:
    decomposed = unicodedata.normalize("NFD", SENTENCE)
    found, expected = list(find(decomposed)), list(find(SENTENCE))
    assert [normalize(span.text) for span in found] == [span.text for span in expected] != []
    assert all(decomposed[span.start : span.end] == span.text for span in found)
