"""The labeler that spaCy trains: `textcat_multilabel` in the project's pipeline, for its users.

    nlp = train_spacy(read_labelled("corpora/labelled"), seed=0)
    nlp.to_disk("model")            # loads with spacy.load("model") in any process
    SpacyLabeler(nlp).classify(articles)

Its documents carry `doc.cats["reform"]` and one entry a label; a title stands on the first line.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch

from cchc_nlp.classification.labelled import Labelled
from cchc_nlp.classification.linear import DOUBTFUL, OWN_SHARE, UNNAMED, article_hash
from cchc_nlp.classification.ngrams import batches
from cchc_nlp.classification.taxonomy import GENERAL_LABELS, LABELS, REFORM_LABELS
from cchc_nlp.classification.texts import text_with_files
from cchc_nlp.classification.training import check_enough, rows_hash
from cchc_nlp.errors import InputError
from cchc_nlp.records import Article, Evidence, Label
from cchc_nlp.spacy_pipeline import load_spacy
from cchc_nlp.vietnamese.lexicon import find_terms

TEXTCAT = "textcat_multilabel"
REFORM = "reform"
EPOCHS = 12
BATCH = 32
MOST_EVIDENCE = 8
# A bag of words and pairs of words: as good here as what looks at their order, and fast on a CPU.
MODEL = {
    "@architectures": "spacy.TextCatBOW.v3",
    "exclusive_classes": False,
    "ngram_size": 2,
    "no_output_layer": False,
    "length": 262144,
}


def train_spacy(rows: Iterable[Labelled], *, seed: int = 0, epochs: int = EPOCHS) -> Language:
    """The project's pipeline with a text classifier trained on labelled articles.

    Raises InputError if there are too few articles of either kind.
    """
    rows = list(rows)
    check_enough(rows)
    fix_random_seed(seed)
    nlp = load_spacy()
    textcat = nlp.add_pipe(TEXTCAT, config={"model": MODEL, "threshold": 0.5})
    for name in (REFORM, *sorted({row.primary for row in rows} - {""})):
        textcat.add_label(name)
    examples = [Example.from_dict(nlp.make_doc(_text(r.article)), {"cats": _cats(r)}) for r in rows]
    _fit(nlp, examples, seed=seed, epochs=epochs)
    nlp.meta["seen"] = sorted(article_hash(row.article) for row in rows)
    nlp.meta["trained_on"] = rows_hash(rows)[:12]
    return nlp


def _fit(nlp: Language, examples: Sequence[Example], *, seed: int, epochs: int) -> None:
    shuffled = random.Random(seed)  # noqa: S311  # an order of articles, no secret
    with nlp.select_pipes(enable=[TEXTCAT]):
        optimizer = nlp.initialize(lambda: examples)
        for _ in range(epochs):
            order = list(examples)
            shuffled.shuffle(order)
            for batch in minibatch(order, BATCH):
                nlp.update(batch, sgd=optimizer, drop=0.2)


def _text(article: Article) -> str:
    return f"{article.title}\n{text_with_files(article)}"


def _cats(row: Labelled) -> dict[str, float]:
    """What is known of the article: nothing of its label, where only reform or not is."""
    labels = {name: float(name == row.primary) for name in LABELS} if row.primary else {}
    return {REFORM: float(row.is_reform)} | labels


@dataclass(frozen=True)
class SpacyLabeler:
    """Labels by a pipeline that `train_spacy` made; its evidence are the terms of the domain."""

    nlp: Language

    @property
    def id(self) -> str:
        """By what articles and labels it was trained, by which spaCy."""
        return f"spacy-{self.nlp.meta.get('trained_on', 'unknown')}-{spacy.__version__}"

    @property
    def seen(self) -> frozenset[str]:
        """Hashes of the articles that it was trained on."""
        return frozenset(self.nlp.meta.get("seen", ()))

    def classify(self, articles: Iterable[Article]) -> Iterator[Label]:
        """One label an article, in order, a batch at a time."""
        others = [name for name in self.nlp.pipe_names if name != TEXTCAT]
        for batch in batches(articles):
            texts = [_text(article) for article in batch]
            self.nlp.max_length = max(self.nlp.max_length, *map(len, texts), 0)
            with self.nlp.memory_zone():  # else the vocabulary keeps every word it ever met
                docs = self.nlp.pipe(texts, disable=others)
                labels = [self._label(d, a) for d, a in zip(docs, batch, strict=True)]
            yield from labels

    def _label(self, doc: Doc, article: Article) -> Label:
        score = float(doc.cats[REFORM])
        is_reform = score >= 0.5
        kind = REFORM_LABELS if is_reform else GENERAL_LABELS
        names = sorted((n for n in kind if n in doc.cats), key=lambda name: -doc.cats[name])
        least = OWN_SHARE * doc.cats[names[0]] if names else 1.0
        likely = [name for name in names if doc.cats[name] >= least][:3]
        return Label(
            article_id=article.id,
            url=article.url,
            title=article.title,
            is_reform=is_reform,
            score=round(score, 4),
            primary=likely[0] if likely else UNNAMED[is_reform],
            secondary=tuple(likely[1:]) if is_reform else (),
            confidence="low" if DOUBTFUL[0] < score < DOUBTFUL[1] else "high",
            evidence=_evidence(article) if is_reform else (),
            labeler=self.id,
        )


def _evidence(article: Article) -> tuple[Evidence, ...]:
    terms = [term for term in find_terms(article.text) if term.term.strength == "strong"]
    chosen = terms[:MOST_EVIDENCE]
    return tuple(Evidence(t.text, t.start, t.end, round(1 / len(chosen), 4)) for t in chosen)


def save_spacy(nlp: Language, folder: str | Path) -> None:
    """Write a pipeline into a folder. Raises InputError for one that holds a linear model."""
    if (Path(folder) / "model.json").exists():
        raise InputError(f"{folder}: holds a linear model; name another folder")
    nlp.to_disk(folder)


def load_spacy_labeler(folder: str | Path) -> SpacyLabeler:
    """The labeler of a folder. Raises InputError if it holds no pipeline with a text classifier."""
    try:
        nlp: Any = spacy.load(Path(folder))
    except (OSError, ValueError) as error:
        raise InputError(f"{folder}: no spaCy pipeline ({error})") from error
    if TEXTCAT not in nlp.pipe_names:
        raise InputError(
            f"{folder}: the pipeline has no {TEXTCAT}; make one with cchc train --labeler spacy"
        )
    return SpacyLabeler(nlp)
