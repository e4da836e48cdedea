"""Bytes become text in one place; folding keeps every offset."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.vietnamese.normalization import decode, fold, normalize, plain_letters

WORDS = "Cải cách hành chính"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ủy ban", "Uỷ ban"),  # two places of the tone mark
        ("HOÀ BÌNH", "hòa bình"),
        ("thuý", "thúy"),
        ("khoẻ", "khỏe"),
        ("Ðăng", "Đăng"),  # the Icelandic letter in place of the Vietnamese one
        ("СССС", "cccc"),  # Cyrillic capitals
        ("76\u2013NQ", "76-NQ"),
        ("tin\u00a0bài", "tin bài"),
    ],
)
def test_spellings_of_one_word_fold_to_one_form(first: str, second: str) -> None:
    assert fold(first) == fold(second)


@pytest.mark.parametrize("word", ["quỳ", "quý", "hoàn", "toán", "loan", "huỳnh"])
def test_marks_that_have_one_place_only_stay(word: str) -> None:
    assert fold(word) == word


@given(st.text())
def test_folding_keeps_the_length_of_composed_text(text: str) -> None:
    composed = normalize(text)
    assert len(fold(composed)) == len(composed)


@given(st.text())
def test_normalizing_twice_is_normalizing_once(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text("aàảãáạăâđeêioôơuưyỳ ", max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(normalize(text))) == fold(normalize(text))


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (WORDS.encode(), "text/html"),
        (WORDS.encode(), "text/html; charset=ISO-8859-1"),  # the header is wrong
        (WORDS.encode("utf-8-sig"), ""),
        (unicodedata.normalize("NFD", WORDS).encode(), "text/html"),
        (WORDS.encode("utf-16"), "text/html; charset=utf-16"),
    ],
)
def test_pages_are_read_as_what_they_are(body: bytes, content_type: str) -> None:
    assert decode(body, content_type=content_type) == WORDS


def test_a_legacy_page_is_read_as_it_declares() -> None:
    page = '<meta charset="windows-1258"><p>Sở</p>'
    body = unicodedata.normalize("NFD", page).replace("ơ", "ơ").encode("cp1258", "ignore")
    assert "S" in decode(body)


def test_one_bad_byte_does_not_spoil_a_page() -> None:
    text = decode(WORDS.encode() + b" C\xe1c tin")
    assert text.startswith(WORDS)
    assert "\ufffd" in text


def test_labels_without_diacritics() -> None:
    assert plain_letters("Tổng lượt truy cập: ĐÃ XEM") == "tong luot truy cap: da xem"
