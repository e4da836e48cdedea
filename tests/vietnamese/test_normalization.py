"""Bytes become text in one place; folding keeps every offset."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.vietnamese.folding import fold, plain_letters
from cchc_nlp.vietnamese.normalization import (
    decode,
    mended_line,
    normalize,
    normalize_mended,
    utf8_of,
)

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


MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u200b\u00ad\r\n\0"


@given(st.text("aAăâeêoôơuưáặ" + MARKS, max_size=12))
def test_marks_in_any_order_are_composed_once_and_for_all(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once
    assert not set(once) & set("\u200b\u00ad\r\0")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("e\u0323\u0302", "ệ"),
        ("e\u0302\u0323", "ệ"),
        ("\u1eb9\u0302", "ệ"),  # ẹ, then the circumflex
        ("\u00e1\u0302", "ấ"),  # á, then the circumflex
        ("a\u0301\u0306", "ắ"),
        ("o\u0323\u031b", "ợ"),
        ("o\u0301\u031b", "ớ"),
        ("U\u031b\u0303", "Ữ"),
        ("hành\u00ad chính\ufeff", "hành chính"),
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\r\u200b\nb", "a\nb"),
        ("\u200eĐà\u200b Nẵng\u200f", "Đà Nẵng"),
    ],
)
def test_letters_typed_in_any_way_are_one_letter(written: str, meant: str) -> None:
    assert normalize(written) == meant


def test_what_is_in_order_is_not_written_anew() -> None:
    text = "Sở Nội vụ\n" * 100
    assert normalize(text) is text


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


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("T&amp;#225;c gi&amp;amp;atilde;", "Tác giã"),
        ("H&micro; t&Ugrave;", "H\u00b5 tÙ"),  # one word is no proof of a font
        ("C\u00e1\u00ba\u00a3i c\u00c3\u00a1ch", "Cải cách"),
        ("&lt;script&gt; &amp;lt;", "&lt;script&gt; &amp;lt;"),
        ("&#7897; &nbsp;&quot;", 'ộ \u00a0"'),
        ("Tr\u00ad\u00eang \u00a7\u00b9i h\u00e4c", "Trường Đại học"),  # soft hyphen: ư
        ("&#0;&#xD800;&#1114112;", "&#0;&#xD800;&#1114112;"),
    ],
)
def test_lines_are_mended(line: str, read: str) -> None:
    assert normalize_mended(line) == read


def test_labels_without_diacritics() -> None:
    assert plain_letters("Tổng lượt truy cập: ĐÃ XEM") == "tong luot truy cap: da xem"


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("<p>Cải cách</p>".encode(), "<p>Cải cách</p>"),
        ("\ufeff<p>Cải\u200b cách</p>\r\n\r".encode(), "<p>Cải cách</p>\n\n"),
        ("ca\u0309i ca\u0301ch".encode(), "cải cách"),
        ("cải cách".encode("windows-1258", "replace"), "c?i cách"),
        # é, whose bytes a letter of ASCII stands between, is whole without it
        (b"c\xc3a\xa9ch", "cÃa©ch"),
    ],
)
def test_a_parser_is_given_the_bytes_of_the_text(body: bytes, read: str) -> None:
    assert utf8_of(body) == read.encode()
    assert decode(body) == read


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u200b", "\u200b\u00a0 ", "\u3000", "\t\u2060"])
def test_blanks_around_a_line_are_none_of_it(blank: str) -> None:
    assert mended_line(f"{blank}Sở  họp\u200b bàn.{blank}") == "Sở họp bàn."
