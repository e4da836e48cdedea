"""Phrases are found as a reader going syllable by syllable would find them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.lexicon import load_lexicon
from cchc_nlp.vietnamese.normalization import normalize
from cchc_nlp.vietnamese.phrase_search import PhraseTree

TOKEN = re.compile(r"\w+|[^\w ]")


def slowly(phrases: list[str], text: str) -> Iterator[tuple[int, int, str]]:
    """At each syllable try every phrase, token by token; the longest wins and is passed over."""
    tokens = [(m.start(), m.end(), m[0]) for m in TOKEN.finditer(fold(text))]
    position = 0
    while position < len(tokens):
        sizes = [(_size(phrase, text, tokens[position:]), phrase) for phrase in phrases]
        size, phrase = max(sizes, key=lambda found: found[0], default=(0, ""))
        if size:
            yield tokens[position][0], tokens[position + size - 1][1], phrase
        position += size or 1


def _size(phrase: str, text: str, tokens: list[tuple[int, int, str]]) -> int:
    wanted = TOKEN.findall(phrase)
    if len(wanted) > len(tokens):
        return 0
    for token, (start, end, folded) in zip(wanted, tokens, strict=False):
        in_capitals = len(token) > 1 and token.isupper()
        if folded != fold(token) or (in_capitals and not text[start:end].isupper()):
            return 0
    return len(wanted)


PHRASES = [
    "một cửa", "một cửa liên thông", "cửa liên thông", "PCI", "TTHC", "kiểm soát TTHC", "hoà",
    "cán bộ, công chức", "bộ, công", "76/NQ-CP", "ISO 9001:2015", "( )", "số hóa hồ sơ", "sơ",
]  # fmt: skip
PIECES = st.sampled_from(
    "một cửa Một CỬA liên thông PCI pci TTHC kiểm soát hoà Hòa cán bộ , công chức 76 / NQ - CP "
    "nq ISO iso 9001 : 2015 ( ) số hóa hồ sơ \n . a 1".split(" ")
)
GAPS = st.sampled_from(["", " ", " ", "  ", "   "])


@given(st.lists(st.tuples(PIECES, GAPS), max_size=25), st.sets(st.sampled_from(PHRASES)))
def test_phrases_are_those_found_slowly(pieces: list[tuple[str, str]], chosen: set[str]) -> None:
    text = normalize("".join(piece + gap for piece, gap in pieces))
    phrases = sorted(chosen)
    tree = PhraseTree((phrase, phrase) for phrase in phrases)
    assert list(tree.find(text)) == list(slowly(phrases, text))


@given(st.text(max_size=80))
def test_any_text_is_searched(text: str) -> None:
    text = normalize(text)
    for start, end, _ in load_lexicon().term_tree.find(text):
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize("text", ["", " ", "  ", "một cửa  ", "  một   cửa"])
def test_spaces_at_the_edges(text: str) -> None:
    found = [(s, e) for s, e, _ in PhraseTree([("một cửa", 1)]).find(text)]
    assert found == ([(text.index("một"), text.index("cửa") + 3)] if text.strip() else [])


def test_without_phrases_nothing_is_found() -> None:
    assert list(PhraseTree[int]([]).find("một cửa")) == []
