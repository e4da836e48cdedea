"""A linear model from labelled articles, by scikit-learn; the model itself needs none of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cchc_nlp.classification.labeling import as_article
from cchc_nlp.classification.linear import LinearModel, grams
from cchc_nlp.errors import InputError
from cchc_nlp.records import Article
from cchc_nlp.vietnamese.normalization import read_text

FOLDS = 5
FEWEST = 10  # articles of each kind: fewer cannot be divided into folds that mean anything
MIN_DOCUMENTS = 2
STRENGTH = 10.0  # scikit-learn's C; the usual one for sparse unit vectors


def train_file(path: str | Path) -> LinearModel:
    """A model from a file: JSON lines with `title`, `text`, `is_reform` and, if known, `primary`.

    Raises InputError naming a line that is not, or if there are too few of either kind.
    """
    return train(_read(Path(path)))


def train(rows: Iterable[Mapping[str, Any]]) -> LinearModel:
    """A model from rows with `title`, `text`, `is_reform` and, if known, `primary`.

    The score is calibrated on decisions made for articles held out in turn (sigmoid, 5 folds).
    """
    rows = list(rows)
    articles = [as_article(row) for row in rows]
    reform = [bool(row["is_reform"]) for row in rows]
    if min(sum(reform), len(reform) - sum(reform)) < FEWEST:
        raise InputError(f"{sum(reform)} reform of {len(reform)}: {FEWEST} of each kind are needed")
    return _fitted(articles, reform, [str(row.get("primary") or "") for row in rows])


def _fitted(articles: Sequence[Article], reform: list[bool], primary: list[str]) -> LinearModel:
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_predict

    vectorizer = TfidfVectorizer(analyzer=grams, sublinear_tf=True, min_df=MIN_DOCUMENTS)
    matrix = vectorizer.fit_transform(articles)
    logistic = LogisticRegression(C=STRENGTH, max_iter=1000)
    decisions = cross_val_predict(logistic, matrix, reform, cv=FOLDS, method="decision_function")
    sigmoid = LogisticRegression(C=1e6).fit(decisions.reshape(-1, 1), reform)
    binary = logistic.fit(matrix, reform)
    known = [i for i, name in enumerate(primary) if name]
    several = len({primary[i] for i in known}) > 2
    labels = LogisticRegression(C=STRENGTH, max_iter=1000)
    if several:
        labels.fit(matrix[known], [primary[i] for i in known])
    return LinearModel(
        id=f"linear-{_hash(articles, reform, primary)[:12]}",
        index={str(gram): int(column) for gram, column in _by_column(vectorizer.vocabulary_)},
        idf=np.asarray(vectorizer.idf_),
        reform=np.asarray(binary.coef_[0]),
        reform_bias=float(binary.intercept_[0]),
        slope=float(sigmoid.coef_[0][0]),
        shift=float(sigmoid.intercept_[0]),
        labels=tuple(map(str, labels.classes_)) if several else (),
        primary=labels.coef_.T.copy() if several else None,
        primary_bias=labels.intercept_.copy() if several else None,
    )


def _by_column(vocabulary: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(vocabulary.items(), key=lambda item: item[1])


def _hash(articles: Sequence[Article], reform: list[bool], primary: list[str]) -> str:
    """What the model was made from is named in it."""
    digest = hashlib.sha256()
    for article, is_reform, name in zip(articles, reform, primary, strict=True):
        row = (article.title, article.text, is_reform, name)
        digest.update(json.dumps(row, ensure_ascii=False).encode())
    return digest.hexdigest()


def _read(path: Path) -> Iterable[Mapping[str, Any]]:
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            bool(row["is_reform"])
        except (ValueError, TypeError, KeyError) as error:
            raise InputError(f"{path}, line {number}: needs title, text and is_reform") from error
        yield row
