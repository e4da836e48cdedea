"""What was tried for labelling, and what each gave: one line a way.

Run: CCHC_SHARED=FOLDER python -m benchmarks.try_labelers [--spacy]. Everything learns from the
articles of corpora/labelled alone, where nothing else is said, and is measured on the labelled
newspaper articles (F1 over all, F1 and best F1 at another threshold, on the clear ones; label;
calibration) and on ordinary news (alarms of 5,000, some of them right). The choice among these
ways was made by these figures: they flatter what ships.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from cchc_nlp.classification import combined
from cchc_nlp.classification.combined import CombinedLabeler
from cchc_nlp.classification.evaluation import Truth, evaluate
from cchc_nlp.classification.labeling import Labeler, as_article, get_labeler
from cchc_nlp.classification.labelled import Labelled, read_labelled
from cchc_nlp.classification.linear import LinearModel
from cchc_nlp.classification.ngrams import TITLE, Vocabulary
from cchc_nlp.classification.shipped import background
from cchc_nlp.classification.training import fit_model, matrix_of, vocabulary_of
from cchc_nlp.records import Article, Label

CORPUS = Path(__file__).parent.parent / "corpora" / "labelled"
THRESHOLDS = [step / 100 for step in range(10, 91)]


@dataclass(frozen=True)
class Material:
    """What is learned from and measured on."""

    written: Sequence[Labelled]
    news: Sequence[Labelled]
    ordinary: Sequence[Article]
    unlabelled: Sequence[Article]


def main() -> None:
    if not os.environ.get("CCHC_SHARED"):
        sys.exit("CCHC_SHARED is not set: there is nothing to measure on")
    material = read_material(Path(os.environ["CCHC_SHARED"]) / "data")
    print(f"{'':<44} {'F1':>6} {'best':>6} {'clear':>6} {'label':>6} {'calibr.':>7} {'alarms':>6}")
    for name, labeler in ways(material):
        print(line(name, labeler, material), flush=True)


def read_material(folder: Path) -> Material:
    return Material(
        written=list(read_labelled(CORPUS)),
        news=list(read_labelled(folder / "reform_dev.jsonl")),
        ordinary=read_articles(folder / "news_sample.jsonl.gz"),
        unlabelled=read_articles(folder / "news_unlabelled.jsonl.gz")[::10],
    )


def read_articles(path: Path) -> list[Article]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [as_article(json.loads(line)) for line in lines]


def ways(material: Material) -> Iterator[tuple[str, Labeler]]:
    """Each way by its name, simplest first."""
    yield "phrase search", get_labeler("phrases")
    yield "rules", get_labeler("rules")
    rows = material.written
    vocabulary = vocabulary_of(rows, background())
    linear = fit_model(rows, vocabulary)
    yield "linear, as it ships", linear
    yield "  without the title's own n-grams", fit_model(rows, without_titles(vocabulary))
    yield "  single syllables only", fit_model(rows, single(vocabulary))
    own = vocabulary_of(rows, background()._replace(texts=np.zeros_like(background().texts)))
    yield "  rarity by the written articles alone", fit_model(rows, own)
    yield "  unknown n-grams not counted", fit_model(rows, replace(vocabulary, unknown=0.0))
    yield "  the first round of writing only", fit_first_round(rows)
    yield "  half of the writers", fit_half(rows)
    yield "  weights by class ratio (NB-SVM)", ratio_model(rows, vocabulary)
    yield "  ordinary news as general articles", fit_with_news(material, vocabulary)
    if "--spacy" in sys.argv:
        yield "spaCy's text classifier", spacy_labeler(rows)
    for model, rules, bias in (
        (1.0, 0.7, 0.0),
        (1.0, 1.0, 0.0),
        (0.6, 0.85, 0.0),
        (0.6, 0.85, 0.8),
    ):
        yield (
            f"combined, {model} model + {rules} rules + {bias}",
            Shares(linear, model, rules, bias),
        )
    yield "combined, as it ships", CombinedLabeler(linear)


def line(name: str, labeler: Labeler, material: Material) -> str:
    labels = list(labeler.classify(row.article for row in material.news))
    truths = [Truth(row.is_reform, row.primary) for row in material.news]
    found = evaluate(zip(labels, truths, strict=True), strata=[r.strata for r in material.news])
    alarms = sum(label.is_reform for label in labeler.classify(material.ordinary))
    clear = found.strata["confidence: high"].f1
    return (
        f"{name:<44} {found.f1:6.3f} {best_f1(labels, truths):6.3f} {clear:6.3f}"
        f" {found.primary_macro_f1:6.3f} {found.calibration_error:7.3f} {alarms:6d}"
    )


def best_f1(labels: Sequence[Label], truths: Sequence[Truth]) -> float:
    """F1 at the threshold that would have been best: how much a threshold could give."""
    pairs = [(label.score, truth.is_reform) for label, truth in zip(labels, truths, strict=True)]

    def f1(threshold: float) -> float:
        found = sum(score >= threshold and true for score, true in pairs)
        either = sum((score >= threshold) + true for score, true in pairs)
        return 2 * found / either if either else 0.0

    return max(map(f1, THRESHOLDS))


# -- the ways -------------------------------------------------------------------------------------


def without_titles(vocabulary: Vocabulary) -> Vocabulary:
    return only(vocabulary, [not name.startswith(TITLE) for name in vocabulary.names])


def single(vocabulary: Vocabulary) -> Vocabulary:
    return only(vocabulary, [" " not in name for name in vocabulary.names])


def only(vocabulary: Vocabulary, kept: Sequence[bool]) -> Vocabulary:
    names = tuple(name for name, keep in zip(vocabulary.names, kept, strict=True) if keep)
    return Vocabulary(names, vocabulary.idf[np.array(kept)])


def fit_first_round(rows: Sequence[Labelled]) -> LinearModel:
    first = [row for row in rows if row.article.id < "w15"]
    return fit_model(first, vocabulary_of(first, background()))


def fit_half(rows: Sequence[Labelled]) -> LinearModel:
    half = [row for row in rows if int(row.article.id[1:3]) % 2]
    return fit_model(half, vocabulary_of(half, background()))


def ratio_model(rows: Sequence[Labelled], vocabulary: Vocabulary) -> LinearModel:
    """Each n-gram weighed by how much likelier it is in reform (Wang and Manning, 2012)."""
    matrix = matrix_of(rows, vocabulary).values
    is_reform = np.array([row.is_reform for row in rows])
    share = [np.asarray(matrix[kind].sum(axis=0)).ravel() + 0.3 for kind in (is_reform, ~is_reform)]
    ratio = np.log(share[0] / share[0].sum()) - np.log(share[1] / share[1].sum())
    model = LogisticRegression(C=10.0, max_iter=3000).fit(matrix.multiply(ratio).tocsr(), is_reform)
    plain = fit_model(rows, vocabulary)
    return replace(
        plain,
        reform=model.coef_[0] * ratio,
        bias=float(model.intercept_[0]),
        slope=1.0,
        shift=0.0,
    )


def fit_with_news(material: Material, vocabulary: Vocabulary) -> LinearModel:
    general = [Labelled(article, is_reform=False, primary="G7") for article in material.unlabelled]
    return fit_model([*material.written, *general], vocabulary)


def spacy_labeler(rows: Sequence[Labelled]) -> Labeler:
    from cchc_nlp.spacy_labeler import SpacyLabeler, train_spacy

    return SpacyLabeler(train_spacy(rows))


@dataclass(frozen=True)
class Shares:
    """The combined labeler with other shares."""

    linear: LinearModel
    model: float
    rules: float
    bias: float
    id: str = "shares"

    def classify(self, articles: Iterable[Article]) -> Iterator[Label]:
        names: Mapping[str, Any] = {
            "MODEL_SHARE": self.model, "RULES_SHARE": self.rules, "BIAS": self.bias,
        }  # fmt: skip
        before = {name: getattr(combined, name) for name in names}
        vars(combined).update(names)
        try:
            yield from list(CombinedLabeler(self.linear).classify(articles))
        finally:
            vars(combined).update(before)


if __name__ == "__main__":
    main()
