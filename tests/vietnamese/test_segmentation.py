"""Words keep their offsets, whatever underthesea makes of the spelling."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_nlp.vietnamese.normalization import normalize
from cchc_nlp.vietnamese.segmentation import words
from cchc_nlp.vietnamese.spacy_pipeline import load_spacy

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
@given(st.text("aăâđêôơư óàảãạ.,/-0123456789\nTHC", max_size=80).map(normalize))
def test_no_letter_is_lost(text: str) -> None:
    assert "".join("".join(t.text.split()) for t in words(text)) == "".join(text.split())


def test_numbers_of_documents_and_dates_are_one_word() -> None:
    found = [t.text for t in words("Nghị quyết 76/NQ-CP ngày 15/7/2021")]
    assert "76/NQ-CP" in found
    assert "15/7/2021" in found


def test_segmenting_leaves_no_log_handler() -> None:
    words("cải cách hành chính")
    assert logging.root.handlers == [
        h for h in logging.root.handlers if type(h).__module__.startswith("_pytest")
    ]


@pytest.mark.parametrize("text", NASTY)
def test_a_spacy_document_keeps_every_character(text: str) -> None:
    assert load_spacy()(text).text == text


def test_spacy_shows_citations() -> None:
    doc = load_spacy()("Thực hiện Kế hoạch số 07/KH-SNN ngày 30/01/2023 của Sở.")
    (span,) = doc.spans["citations"]
    assert span.text == "Kế hoạch số 07/KH-SNN ngày 30/01/2023"
    assert span.label_ == "Kế hoạch"
