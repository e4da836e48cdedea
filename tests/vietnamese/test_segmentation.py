"""Words keep their offsets, whatever underthesea makes of the spelling."""

from __future__ import annotations

import logging
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from underthesea import word_tokenize

from cchc_nlp.vietnamese.normalization import normalize
from cchc_nlp.vietnamese.segmentation import words

NASTY = [
    "hoà giải  ở   cơ sở, thuý",
    "Uỷ ban nhân dân\nỦy ban nhân dân",
    "Công văn số 215/SNN-VP ngày 15/7/2021 về “một cửa” 😀…",
    "   ",
    "",
    "a\u00a0b\tc",
    "TTHC/CCHC&DVC (100%)",
]


@pytest.mark.parametrize("text", NASTY)
def test_tokens_stand_in_the_text_and_nothing_but_space_is_left(text: str) -> None:
    tokens = words(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert "".join("".join(t.text.split()) for t in tokens) == "".join(text.split())


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text("aăâđêôơư óàảãạ.,/-0123456789\nTHC", max_size=80), st.text(max_size=40)))
def test_no_letter_is_lost(text: str) -> None:
    found = "".join(token.text for token in words(text))
    assert "".join(normalize(found).split()) == "".join(normalize(text).split())


def test_numbers_of_documents_and_dates_are_one_word() -> None:
    found = [t.text for t in words("Nghị quyết 76/NQ-CP ngày 15/7/2021")]
    assert "76/NQ-CP" in found
    assert "15/7/2021" in found


def test_segmenting_leaves_no_log_handler() -> None:
    words("cải cách hành chính")
    assert logging.root.handlers == [
        h for h in logging.root.handlers if type(h).__module__.startswith("_pytest")
    ]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Đẩy mạnh cải cách hành chính năm 2023", "cải cách hành chính"),
        ("CẢI CÁCH HÀNH CHÍNH", "CẢI CÁCH HÀNH CHÍNH"),
        ("Cải cách  hành chính", "Cải cách  hành chính"),
        ("giải quyết thủ tục hành chính đúng hạn", "thủ tục hành chính"),
        ("theo cơ chế một cửa liên thông", "một cửa liên thông"),
        ("dịch vụ công trực tuyến toàn trình", "dịch vụ công trực tuyến toàn trình"),
        ("Uỷ ban nhân dân xã", "Uỷ ban nhân dân"),
        ("Quyết định 61/2018/NĐ-CP,", "61/2018/NĐ-CP"),
        ("Hướng dẫn số36-HD/VPTW.", "36-HD/VPTW"),
        ("số 215/SNN&PTNT-VP", "215/SNN&PTNT-VP"),
        ("ngày 15-7-2021;", "15-7-2021"),
        ("ngày 15.7.2021.", "15.7.2021"),
    ],
)
def test_what_is_kept_whole(text: str, whole: str) -> None:
    assert whole in [token.text for token in words(text)]


@pytest.mark.parametrize(
    ("text", "not_whole"),
    [
        ("cải cách\nhành chính", "cải cách\nhành chính"),  # a word never crosses a line
        ("152 tin/bài", "152 tin/bài"),
        ("hỗ trợ 24/7", "24/7 "),
    ],
)
def test_what_is_not_kept_whole(text: str, not_whole: str) -> None:
    assert not_whole not in [token.text for token in words(text)]


def test_words_of_a_person_are_kept_whole_in_that_call_alone() -> None:
    text = "Hội nghị trực báo tuần"
    assert "Trực báo" not in [t.text for t in words(text)]
    assert "trực báo" in [t.text for t in words(text, extra_words=["Trực báo", "(lạ) [chữ"])]
    assert "trực báo" not in [t.text for t in words(text)]


def test_words_outside_of_what_is_kept_whole_are_those_of_underthesea() -> None:
    """An officials' sentence: the words between the terms are the segmenter's, untouched."""
    text = "Bác sĩ bây giờ có thể thản nhiên báo tin bệnh nhân bị ung thư, hoà giải ở cơ sở"
    theirs = [word.replace(" ", "") for word in word_tokenize(text)]
    assert [t.text.replace(" ", "").replace("hoà", "hòa") for t in words(text)] == theirs


def test_a_decomposed_text_has_its_words_at_its_own_places() -> None:
    text = unicodedata.normalize("NFD", "Đẩy mạnh cải cách hành chính")
    found = [token.text for token in words(text)]
    assert found[-1] == unicodedata.normalize("NFD", "cải cách hành chính")
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


def test_threads_get_the_words_of_one_thread() -> None:
    texts = [f"Sở Nội vụ báo cáo kết quả {n} hồ sơ thủ tục hành chính" for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(words, texts)) == [words(text) for text in texts]


@pytest.mark.no_cover
def test_a_line_without_end_is_read_in_parts() -> None:
    assert len(words("cải cách hành chính " * 2_000)) == 2_000
    assert "".join(t.text for t in words("x." * 20_000)) == "x." * 20_000
