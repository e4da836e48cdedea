"""Terms and telling words, found by numbers, are those that a search of the text finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc_nlp.classification.ngrams import grams
from cchc_nlp.classification.reading import sentences
from cchc_nlp.classification.signs import Signs, rulebook, signs_of
from cchc_nlp.records import Article
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.lexicon import Term, load_lexicon, terms_among
from cchc_nlp.vietnamese.normalization import normalize
from cchc_nlp.vietnamese.phrase_search import PhraseTree, leftmost_longest

WORDS = [
    (phrase, kind)
    for table in ("general", "tests")
    for kind, phrases in rulebook()[table].items()
    for phrase in phrases
]
PHRASES = sorted({*load_lexicon().terms, *load_lexicon().elsewhere, *(p for p, _ in WORDS)})
TREE = PhraseTree[Term | str | None](
    (
        *load_lexicon().terms.items(),
        *((p, " ".join(k for q, k in WORDS if q == p)) for p, _ in dict(WORDS).items()),
        *dict.fromkeys(load_lexicon().elsewhere).items(),
    )
)
PIECES = st.sampled_from(PHRASES) | st.sampled_from(
    [" ", "  ", "   ", "\n", "-", '"', "“", ",", "các ", "một cửa", "số", "A", "\u00a0", "_", "😀"]
)
TEXTS = st.lists(PIECES, max_size=12).map(lambda pieces: normalize(" ".join(pieces)))
TEXTS |= st.lists(PIECES, max_size=12).map(lambda pieces: normalize("".join(pieces)))
TEXTS |= TEXTS.map(str.upper) | TEXTS.map(str.lower)

# What a sentence is, in one expression; it looks at every letter.
STOP, NO_STOP = (rf"[.!?…](?{sign}[\"”']?(?:\s|\Z))" for sign in "=!")
SENTENCE = re.compile(
    rf"(?m).{{15}}[^.!?…\n]*+(?:{NO_STOP}[^.!?…\n]*+)*+{STOP}[\"”']?|.{{15,}}|^.+"
)


def found_in(text: str) -> tuple[list[tuple[int, int, str]], list[tuple[int, int, str]]]:
    """The terms and the cues of a text, by a search for all phrases."""
    matches = TREE.all_matches(text, fold(text))
    terms = [(a, b, value) for a, b, value in matches if isinstance(value, Term)]
    cues = [(a, b, value) for a, b, value in matches if isinstance(value, str)]
    elsewhere = [(a, b, None) for a, b, value in matches if value is None]
    mentions = terms_among(terms, elsewhere, text)
    return [(m.start, m.end, m.term.name) for m in mentions], list(leftmost_longest(cues))


def as_told(signs: Signs) -> tuple[list[tuple[int, int, str]], list[tuple[int, int, str]]]:
    cues = [(cue.start, cue.end, " ".join(cue.kinds)) for cue in signs.cues]
    return [(m.start, m.end, m.term.name) for m in signs.terms], cues


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
@example([("góp ý dự thảo", "Luật Chăn nuôi")])
def test_signs_are_what_a_search_for_all_phrases_finds(articles: list[tuple[str, str]]) -> None:
    texts = [text for article in articles for text in article]
    found = grams([Article(str(i), "", *article) for i, article in enumerate(articles)])
    assert list(map(as_told, signs_of(texts, found))) == list(map(found_in, texts))


@pytest.mark.parametrize("end", ['"', ' "', '  "', "”", ""])
def test_a_phrase_may_end_with_a_mark(end: str) -> None:
    text = f"tại bộ phận “một  cửa{end}"
    _, signs = signs_of(["", text], grams([Article("1", "", "", text)]))
    assert as_told(signs) == found_in(text)
    assert signs.terms[0].end == len(text)


def test_every_phrase_begins_with_a_letter_or_a_digit() -> None:
    assert [phrase for phrase in PHRASES if not re.match(r"\w", phrase)] == []


@given(st.text("ab .…!?\"”'\n\t|Đ", max_size=80))
def test_sentences_end_with_their_stop_or_their_line(text: str) -> None:
    assert list(zip(*sentences(text), strict=True)) == [m.span() for m in SENTENCE.finditer(text)]
