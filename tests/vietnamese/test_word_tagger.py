"""The fast tagger marks what underthesea's own model marks, and says where it cannot be sure."""

from __future__ import annotations

import gzip
import itertools
import json
import logging
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from underthesea import word_tokenize
from underthesea.pipeline.text_normalize import token_normalize

from cchc_nlp.vietnamese import segmentation
from cchc_nlp.vietnamese.best_path import Transitions, best_marks
from cchc_nlp.vietnamese.normalization import normalize
from cchc_nlp.vietnamese.segmentation import _segmenter, words

LINES = [
    "Sở Nội vụ tỉnh Hà Nam vừa tổ chức hội nghị trực tuyến về cải cách hành chính.",
    "Hiện ông Th sống một mình, ThS. Nguyễn Văn A thì không",
    "nghành y tế, bỏ ra 1.600m-2.000m, 43H-0530, e-mail a@b.vn, http://x.vn/a?b=1 :)) v.v...",
    "Xiaomi Redmi Note 4X Hatsune Miku",
    "12 34, 5 6,7 08:30:00 3x4 TP.HCM H'Mông A&B (a) b!",
    "Th  Sơn TP.  ", " hai  dấu\u00a0cách\tvà :D", "cuối câu v.v. TP.", "một hai ba",
    "a", "1", ",", "Đ", "=", "a=b", "… “ ” 😀",
]  # fmt: skip


def _unspaced(line: str) -> list[str]:
    found = _segmenter()(line)
    return ["".join(map(token_normalize, line[a:b].split())) for a, b in found]


@pytest.mark.parametrize("line", LINES)
def test_words_are_those_of_underthesea(line: str) -> None:
    assert _unspaced(line) == ["".join(word.split()) for word in word_tokenize(line)]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "hoà",
                "giải",
                "Hà",
                "Nội",
                "cải",
                "cách",
                "12",
                "4K",
                ".",
                ",",
                "-",
                "&",
                "TP.",
                "(",
                "a/b",
            ]
        ),
        min_size=1,
        max_size=12,
    ).map(" ".join)
)
def test_any_row_of_tokens_is_marked_as_underthesea_does(line: str) -> None:
    assert _unspaced(line) == ["".join(word.split()) for word in word_tokenize(line)]


@pytest.mark.no_cover
def test_words_of_real_news(shared: Path) -> None:
    with gzip.open(shared / "data/news_sample.jsonl.gz", "rt", encoding="utf-8") as rows:
        texts = [json.loads(row)["text"] for row in itertools.islice(rows, 60)]
    for line in (line for text in texts for line in normalize(text).split("\n") if line.strip()):
        assert _unspaced(line) == ["".join(word.split()) for word in word_tokenize(line)]


def test_two_ways_that_weigh_the_same_are_left_to_the_model() -> None:
    even = Transitions(0.0, 0.0, 0.0, 0.0)
    assert marks([-1.0, 1.0], even) == [False, True]
    assert marks([-1.0, 0.0], even) is None
    assert marks([0.0, 1.0], even) is None
    assert marks([1.0], even) == [True]


def marks(scores: list[float], transitions: Transitions) -> list[bool] | None:
    found = best_marks(np.array(scores), transitions)
    return None if found is None else found.tolist()


def best_of_all(scores: list[float], transitions: Transitions) -> list[bool]:
    """The best path among all there are."""
    ways = itertools.product([False, True], repeat=len(scores))
    pairs = (transitions.bb, transitions.bi), (transitions.ib, transitions.ii)

    def weight(way: tuple[bool, ...]) -> float:
        own = sum(score for score, mark in zip(scores, way, strict=True) if mark)
        return own + sum(pairs[one][two] for one, two in itertools.pairwise(way))

    return list(max(ways, key=weight))


weights = st.floats(-5, 5)


@given(st.lists(weights, min_size=1, max_size=9), st.builds(Transitions, *[weights] * 4))
def test_the_path_is_the_best_of_all(scores: list[float], transitions: Transitions) -> None:
    found = marks(scores, transitions)
    assert found is None or found == best_of_all(scores, transitions)


def test_words_do_not_change_with_what_others_asked_underthesea_to_keep() -> None:
    before = words("trực báo hôm nay")
    word_tokenize("trực báo", fixed_words=["trực báo hôm"])
    assert words("trực báo hôm nay") == before


def test_an_unknown_model_is_left_to_underthesea_and_said_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    text = "Sở Nội vụ tổ chức hội nghị trực tuyến"
    expected = words(text)
    monkeypatch.setattr(segmentation, "KNOWN", frozenset())
    segmentation._segmenter.cache_clear()
    try:
        with caplog.at_level(logging.WARNING, "cchc_nlp"):
            assert words(text) == words(text) == expected
        assert [r.message for r in caplog.records] == [
            "words are read slowly: the model of this underthesea is not a known one"
        ]
    finally:
        segmentation._segmenter.cache_clear()


@pytest.mark.no_cover
def test_an_underthesea_that_is_built_otherwise_is_read_by_its_public_function(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    expected = words("Sở Nội vụ, nghành y tế")

    def moved() -> None:
        raise ImportError("no module regex_tokenize")

    monkeypatch.setattr(segmentation, "_fast_segmenter", moved)
    segmentation._segmenter.cache_clear()
    try:
        with caplog.at_level(logging.WARNING, "cchc_nlp"):
            assert words("Sở Nội vụ, ngành y tế")[0] == expected[0]
            assert "".join(t.text for t in words("nghành y")) == "nghànhy"
        assert "no module regex_tokenize" in caplog.text
    finally:
        segmentation._segmenter.cache_clear()
