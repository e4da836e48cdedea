"""The same knowledge as a spaCy pipeline. The only door to spaCy.

`load_spacy()` gives a pipeline whose documents keep every character: `doc.text == text`. Words
are those of `segmentation`, document citations stand in `doc.spans["citations"]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_nlp.errors import ModelMissing
from cchc_nlp.vietnamese.citations import find_citations
from cchc_nlp.vietnamese.segmentation import words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def load_spacy() -> Language:
    """A Vietnamese pipeline without a trained model: tokenizer and citations.

    >>> doc = load_spacy()("Căn cứ Kế hoạch số 07/KH-SNN")
    >>> [span.text for span in doc.spans["citations"]]
    ['Kế hoạch số 07/KH-SNN']
    """
    try:
        import spacy
        from spacy.language import Language
    except ImportError as error:
        raise ModelMissing("the spaCy pipeline needs spaCy: pip install spacy") from error
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    vocab = nlp.vocab

    def tokenizer(text: str) -> Doc:
        from spacy.tokens import Doc

        pieces = list(_pieces(text))
        return Doc(vocab, words=[p for p, _ in pieces], spaces=[space for _, space in pieces])

    nlp.tokenizer = tokenizer
    Language.component("cchc_citations", func=_add_citations)
    nlp.add_pipe("cchc_citations")
    return nlp


def _add_citations(doc: Doc) -> Doc:
    found = (
        doc.char_span(c.start, c.end, label=c.kind or "văn bản", alignment_mode="expand")
        for c in find_citations(doc.text)
    )
    doc.spans["citations"] = [span for span in found if span is not None]
    return doc


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Words and runs of white space, each with spaCy's mark of a single space that follows it."""
    tokens = words(text)
    ends = [token.end for token in tokens]
    starts = [*(token.start for token in tokens), len(text)]
    if starts[0]:
        yield text[: starts[0]], False
    for token, end, start in zip(tokens, ends, starts[1:], strict=True):
        gap = text[end:start]
        yield token.text, gap.startswith(" ")
        if rest := gap.removeprefix(" "):
            yield rest, False
