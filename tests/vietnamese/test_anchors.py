"""The stretches that a search is kept to: whole words around every anchor, and nothing is lost."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.vietnamese.anchors import matches, stretches

DIGIT = re.compile(r"\d")
PIECES = st.sampled_from(["tin", "bài", "31", " ", " ", "\n", "ngày", "dài" * 9, "12/5", ","])
TEXTS = st.lists(PIECES, max_size=60).map("".join)


@given(TEXTS, st.integers(0, 20))
def test_every_anchor_is_in_one_stretch_of_whole_words(text: str, reach: int) -> None:
    found = stretches(text, DIGIT, reach=reach)
    for match in DIGIT.finditer(text):
        assert sum(start <= match.start() < end for start, end in found) == 1
    for start, end in found:
        assert start == 0 or text[start - 1].isspace()
        assert end == len(text) or text[end].isspace()
    assert all(one[1] < other[0] for one, other in pairwise(found))


@given(TEXTS)
def test_what_holds_an_anchor_is_found_as_in_the_whole_text(text: str) -> None:
    pattern = re.compile(r"(?<!\w)(?:ngày\s)?\d+(?:/\d+)?(?!\w)")
    near = matches(pattern, text, stretches(text, DIGIT, reach=12))
    assert [m.span() for m in near] == [m.span() for m in pattern.finditer(text)]


def test_a_text_without_an_anchor_has_none() -> None:
    assert stretches("Sở đã đăng nhiều tin, bài", DIGIT, reach=8) == []
    assert stretches("", DIGIT, reach=8) == []
