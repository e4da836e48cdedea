"""A linear model from labelled articles, by scikit-learn; the model itself needs none of it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cchc_nlp.classification.labelled import Labelled, read_labelled
from cchc_nlp.classification.linear import LinearModel, article_hash
from cchc_nlp.classification.ngrams import (
    TITLE,
    Grams,
    Vectors,
    Vocabulary,
    batches,
    grams,
)
from cchc_nlp.classification.shipped import Background, background, model_folder
from cchc_nlp.errors import InputError
from cchc_nlp.vietnamese.folding import fold

if TYPE_CHECKING:
    import numpy as np

FOLDS = 5
FEWEST = 10  # articles of each kind: fewer cannot be divided into folds that mean anything
MIN_ARTICLES, MIN_TITLES = 3, 2  # in which an n-gram stands that a model learns from
STRENGTH = 10.0  # scikit-learn's C of reform or not; the usual one for sparse unit vectors
PRIMARY_STRENGTH = 3.0  # of the labels, of which there are fewer articles each


def train_file(path: str | Path) -> LinearModel:
    """A model from a file or folder that `read_labelled` reads, and from nothing else.

    Raises InputError naming a line that is not right, or if there are too few of either kind.
    """
    return train_model(read_labelled(path))


def train_model(rows: Iterable[Labelled]) -> LinearModel:
    """A model from labelled articles.

    What is rare and what is common is weighed by the frequencies in ordinary news that ship with
    the package, and in the articles. The score is calibrated on decisions made for families held
    out in turn (sigmoid, 5 folds).
    """
    rows = list(rows)
    check_enough(rows)
    return fit_model(rows, vocabulary_of(rows, background()))


def check_enough(rows: Sequence[Labelled]) -> None:
    """Raise InputError if there are too few articles, or subjects, of either kind."""
    reform = sum(row.is_reform for row in rows)
    if min(reform, len(rows) - reform) < FEWEST:
        raise InputError(f"{reform} reform of {len(rows)}: {FEWEST} of each kind are needed")
    subjects = [len({r.family for r in rows if r.is_reform is kind}) for kind in (True, False)]
    if min(subjects) < FOLDS:
        raise InputError(
            f"{subjects[0]} subjects of reform articles, {subjects[1]} of general ones: {FOLDS} of"
            " each are needed; a subject is `family`, or else `id`, with what repeats it"
        )


def shipped_articles() -> list[Labelled]:
    """The labelled articles that the shipped model was trained on: those of corpora/labelled."""
    return list(read_labelled(model_folder() / "labelled.jsonl.gz"))


class Matrix(NamedTuple):
    """The articles as rows of TF-IDF values, and the n-grams that are its columns."""

    values: Any  # scipy.sparse.csr_array
    vocabulary: Vocabulary


def fit_model(rows: Sequence[Labelled], vocabulary: Vocabulary) -> LinearModel:
    """A model from labelled articles over a vocabulary."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    matrix = matrix_of(rows, vocabulary)
    is_reform = np.array([row.is_reform for row in rows])
    logistic = LogisticRegression(C=STRENGTH, max_iter=3000)
    decisions = _held_out(logistic, matrix.values, is_reform, rows)
    sigmoid = LogisticRegression(C=1e6).fit(decisions.reshape(-1, 1), is_reform)
    logistic.fit(matrix.values, is_reform)
    labels, primary, primary_bias = _labels(rows, matrix)
    return LinearModel(
        id=f"linear-{rows_hash(rows)[:12]}",
        vocabulary=matrix.vocabulary,
        reform=np.asarray(logistic.coef_[0]),
        bias=float(logistic.intercept_[0]),
        slope=float(sigmoid.coef_[0][0]),
        shift=float(sigmoid.intercept_[0]),
        labels=labels,
        primary=primary,
        primary_bias=primary_bias,
        seen=frozenset(article_hash(row.article) for row in rows),
    )


def fit_part(
    matrix: Matrix, is_reform: Sequence[bool], part: Sequence[int], *, like: LinearModel
) -> LinearModel:
    """A model of some of the articles only, to be tried: it names no labels.

    It is calibrated as the model `like`: calibrating each anew would take five times as long.
    """
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    logistic = LogisticRegression(C=STRENGTH, max_iter=3000)
    logistic.fit(matrix.values[part], np.array(is_reform)[part])
    return replace(
        like,
        id="linear-part",
        vocabulary=matrix.vocabulary,
        reform=np.asarray(logistic.coef_[0]),
        bias=float(logistic.intercept_[0]),
        labels=(),
        primary=np.zeros((len(matrix.vocabulary.names), 0), np.float32),
        primary_bias=np.zeros(0),
    )


def _held_out(model: Any, matrix: Any, is_reform: np.ndarray, rows: Sequence[Labelled]) -> Any:
    """What the model decides on each article when trained without its family."""
    from sklearn.model_selection import StratifiedGroupKFold, cross_val_predict

    return cross_val_predict(
        model,
        matrix,
        is_reform,
        groups=[row.family for row in rows],
        cv=StratifiedGroupKFold(FOLDS),
        method="decision_function",
    )


def _labels(
    rows: Sequence[Labelled], matrix: Matrix
) -> tuple[tuple[str, ...], np.ndarray, np.ndarray]:
    """The labels that are known of some articles, and the weights for them; none below three."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    known = [i for i, row in enumerate(rows) if row.primary]
    names = [rows[i].primary for i in known]
    if len(set(names)) < 3:
        return (), np.zeros((len(matrix.vocabulary.names), 0), np.float32), np.zeros(0)
    model = LogisticRegression(C=PRIMARY_STRENGTH, max_iter=1000).fit(matrix.values[known], names)
    weights = model.coef_.T.astype(np.float32)
    return tuple(map(str, model.classes_)), weights, model.intercept_.copy()


# -- articles as numbers --------------------------------------------------------------------------


def vocabulary_of(rows: Sequence[Labelled], background: Background) -> Vocabulary:
    """The n-grams that stand in enough of the articles, weighed by how rare they are."""
    import numpy as np

    once = [each_once(grams(batch)) for batch in batches(row.article for row in rows)]
    numbers, frequency = np.unique(np.concatenate([n for n, _ in once]), return_counts=True)
    titles = np.unique(np.concatenate([n[of_title] for n, of_title in once]))
    least = np.where(np.isin(numbers, titles), MIN_TITLES, MIN_ARTICLES)
    numbers, frequency = numbers[frequency >= least], frequency[frequency >= least]
    if not len(numbers):
        raise InputError(f"no word stands in {MIN_ARTICLES} of {len(rows)} articles: add articles")
    names = _names(rows, numbers)
    articles = background.articles + len(rows)
    found = background.frequency(numbers) + frequency
    return Vocabulary(names, np.log((1 + articles) / (1 + found)) + 1)


def each_once(found: Grams) -> tuple[np.ndarray, np.ndarray]:
    """Each n-gram of each article once, and whether it is of the title's own view."""
    import numpy as np

    order = np.lexsort((found.number, found.article))
    number, article = found.number[order], found.article[order]
    is_first = np.ones(len(order), bool)
    is_first[1:] = (number[1:] != number[:-1]) | (article[1:] != article[:-1])
    return number[is_first], found.of_title[order][is_first]


def _names(rows: Sequence[Labelled], numbers: np.ndarray) -> tuple[str, ...]:
    """How the n-grams are written, in the order of their numbers."""
    import numpy as np

    names: list[str] = [""] * len(numbers)
    is_named = np.zeros(len(numbers), bool)
    for batch in batches(row.article for row in rows):
        found = grams(batch)
        place = np.searchsorted(numbers, found.number).clip(max=len(numbers) - 1)
        new = np.flatnonzero((numbers[place] == found.number) & ~is_named[place])
        places, first = np.unique(place[new], return_index=True)
        is_named[places] = True
        for number, i in zip(places.tolist(), new[first].tolist(), strict=True):
            syllables = re.findall(r"\w+", fold(found.text[found.start[i] : found.end[i]]))
            names[number] = TITLE * bool(found.of_title[i]) + " ".join(syllables)
    return tuple(names)


def matrix_of(rows: Sequence[Labelled], vocabulary: Vocabulary) -> Matrix:
    """The articles as a sparse matrix over the vocabulary."""
    import numpy as np
    from scipy import sparse

    parts: list[Vectors] = []
    before = 0
    for batch in batches(row.article for row in rows):
        found = grams(batch)
        vectors = vocabulary.vectors(found, vocabulary.columns(found.number))
        parts.append(vectors._replace(article=vectors.article + before))
        before += len(batch)
    row, column, value = (np.concatenate(part) for part in zip(*parts, strict=True))
    shape = (len(rows), len(vocabulary.names))
    return Matrix(sparse.csr_array((value, (row, column)), shape=shape), vocabulary)


def rows_hash(rows: Sequence[Labelled]) -> str:
    """What the model was made from is named in it."""
    digest = hashlib.sha256()
    for row in rows:
        line = (row.article.title, row.article.text, row.is_reform, row.primary)
        digest.update(json.dumps(line, ensure_ascii=False).encode())
    return digest.hexdigest()
