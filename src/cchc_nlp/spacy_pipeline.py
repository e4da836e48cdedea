"""The library's knowledge as a spaCy pipeline. The only door to spaCy.

`load_spacy()`, or `spacy.load("cchc_nlp")` after `pip install cchc_nlp`, gives a pipeline whose
documents keep every character: `doc.text` is the text as given. Its parts are known to spaCy by
entry points (pyproject.toml), so that a saved pipeline loads in a process that never imported this.

    tokenizer         words of `segmentation`; config `extra_words` names more to be kept whole
    cchc_terms        doc.spans["terms"]: label "P2", id the name of the term
    cchc_citations    doc.spans["citations"]: label the kind, id the canonical number
    cchc_quantities   doc.spans["quantities"]: label the bound, id the value
    cchc_reform       doc.cats "reform", "general", the primary label; doc.spans["reform"]: evidence
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.util import (
    DummyTokenizer,
    dict_to_dot,
    from_bytes,
    from_disk,
    load_model_from_config,
    registry,
    to_bytes,
    to_disk,
)
from spacy.vocab import Vocab
from thinc.api import Config

from cchc_nlp.classification.labeling import classify
from cchc_nlp.vietnamese.alignment import align
from cchc_nlp.vietnamese.citations import find_citations
from cchc_nlp.vietnamese.lexicon import find_terms
from cchc_nlp.vietnamese.numbers import NumberMention, find_numbers
from cchc_nlp.vietnamese.segmentation import words

TOKENIZER = "cchc.UndertheseaTokenizer.v1"
COMPONENTS = ("cchc_terms", "cchc_citations", "cchc_quantities", "cchc_reform")

Mark = tuple[int, int, str, str]  # start, end, label and id of a span


def load_spacy(*, extra_words: Iterable[str] = ()) -> Language:
    """A Vietnamese pipeline without a trained model: words, terms, citations, numbers, label.

    >>> doc = load_spacy()("Năm 2023, Sở đăng hơn 30 bài về TTHC theo Kế hoạch số 07/KH-SNN")
    >>> [(span.text, span.label_, span.id_) for span in doc.spans["citations"]]
    [('Kế hoạch số 07/KH-SNN', 'Kế hoạch', '07/KH-SNN')]
    >>> [(span.text, span.label_, span.id_) for span in doc.spans["quantities"]]
    [('30', 'over', '30')]
    >>> [span.text for span in doc.spans["terms"]], doc.cats["reform"] > 0.5
    (['TTHC'], True)
    """
    tokenizer = {"@tokenizers": TOKENIZER, "extra_words": list(extra_words)}
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": tokenizer}}, meta={"name": "cchc"})
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def load(
    *,
    vocab: Vocab | bool = True,
    disable: Iterable[str] = (),
    enable: Iterable[str] = (),
    exclude: Iterable[str] = (),
    config: dict[str, Any] | None = None,
) -> Language:
    """What `spacy.load("cchc_nlp")` calls; the parameters are spaCy's own."""
    built = load_spacy()
    return load_model_from_config(
        Config().from_str(built.config.to_str(), overrides=dict_to_dot(config or {})),
        vocab=vocab,
        disable=disable,
        enable=enable,
        exclude=exclude,
        meta=built.meta,
    )


# -- words ----------------------------------------------------------------------------------------


@registry.tokenizers(TOKENIZER)
def create_tokenizer(extra_words: list[str]) -> Callable[[Language], UndertheseaTokenizer]:
    """What makes the tokenizer of a pipeline, as spaCy's configuration asks for it."""
    return lambda nlp: UndertheseaTokenizer(nlp.vocab, extra_words)


class UndertheseaTokenizer(DummyTokenizer):  # type: ignore[misc]  # not typed
    """Words as `cchc_nlp.words` gives them, white space between them kept."""

    def __init__(self, vocab: Vocab, extra_words: Iterable[str] = ()) -> None:
        self.vocab = vocab
        self.extra_words = list(extra_words)

    def __call__(self, text: str) -> Doc:
        """The document of a text: `doc.text == text`."""
        pieces = list(_pieces(text, self.extra_words))
        return Doc(
            self.vocab, words=[piece for piece, _ in pieces], spaces=[gap for _, gap in pieces]
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return UndertheseaTokenizer, (self.vocab, self.extra_words)

    def to_bytes(self, **_: Any) -> bytes:
        """The extra words; the vocabulary is the pipeline's."""
        return bytes(to_bytes({"extra_words": lambda: srsly.json_dumps(self.extra_words)}, []))

    def from_bytes(self, data: bytes, **_: Any) -> UndertheseaTokenizer:
        """The tokenizer itself, with the extra words that were kept."""
        from_bytes(data, {"extra_words": lambda kept: self._keep(srsly.json_loads(kept))}, [])
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Keep the extra words in a folder."""
        write = {"extra_words.json": lambda file: srsly.write_json(file, self.extra_words)}
        to_disk(Path(path), write, [])

    def from_disk(self, path: str | Path, **_: Any) -> UndertheseaTokenizer:
        """The tokenizer itself, with the extra words that were kept."""
        from_disk(
            Path(path), {"extra_words.json": lambda file: self._keep(srsly.read_json(file))}, []
        )
        return self

    def _keep(self, extra_words: list[str]) -> None:
        self.extra_words = extra_words


def _pieces(text: str, extra_words: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Words and runs of white space, each with spaCy's mark of a single space that follows it."""
    tokens = words(text, extra_words=extra_words)
    ends = [token.end for token in tokens]
    starts = [*(token.start for token in tokens), len(text)]
    if starts[0]:
        yield text[: starts[0]], False
    for token, end, start in zip(tokens, ends, starts[1:], strict=True):
        gap = text[end:start]
        yield token.text, gap.startswith(" ")
        if rest := gap.removeprefix(" "):
            yield rest, False


# -- what is found --------------------------------------------------------------------------------


@Language.component("cchc_terms")
def mark_terms(doc: Doc) -> Doc:
    """The document with its domain terms marked."""
    found = find_terms(doc.text)
    return _mark(
        doc, "terms", ((m.start, m.end, "+".join(m.term.labels), m.term.name) for m in found)
    )


@Language.component("cchc_citations")
def mark_citations(doc: Doc) -> Doc:
    """The document with the documents it cites marked."""
    found = find_citations(doc.text)
    return _mark(
        doc, "citations", ((c.start, c.end, c.kind or "văn bản", c.normalized) for c in found)
    )


@Language.component("cchc_quantities")
def mark_quantities(doc: Doc) -> Doc:
    """The document with the numbers that count something marked."""
    return _mark(
        doc,
        "quantities",
        (
            (n.start, n.end, "percent" if n.is_percent else n.bound, _value(n))
            for n in find_numbers(doc.text)
        ),
    )


@Language.component("cchc_reform")
def label_reform(doc: Doc) -> Doc:
    """The document with its label: `doc.user_data["title"]` is read as its title, if it has one."""
    aligned = align(doc.text)  # evidence stands in the normalized text that was labelled
    title = str(doc.user_data.get("title", ""))
    (label,) = classify([{"title": title, "text": aligned.text}])
    general = 1 - label.score
    doc.cats |= {
        "reform": label.score,
        "general": general,
        label.primary: label.score if label.is_reform else general,
    }
    places = (aligned.place(e.start, e.end) for e in label.evidence)
    return _mark(doc, "reform", ((start, end, label.primary, "") for start, end in places))


def _value(number: NumberMention) -> str:
    """The value as text: "1245", "99.5", "3-5"; "" where it is vague or malformed."""
    if isinstance(number.value, tuple):
        return "-".join(map(str, number.value))
    return "" if number.value is None else f"{float(number.value):.15g}"


def _mark(doc: Doc, group: str, marks: Iterable[Mark]) -> Doc:
    """The document with what was found in its text as a group of spans, each on whole words.

    Two finds in one word, as in "45/67", are two spans of that word.
    """
    spans = (
        doc.char_span(start, end, label=label, span_id=identity, alignment_mode="expand")
        for start, end, label, identity in marks
    )
    doc.spans[group] = SpanGroup(
        doc, name=group, spans=[span for span in spans if span is not None]
    )
    return doc
