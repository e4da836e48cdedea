"""A trained labeler that is numbers only: n-grams of syllables, weights, a calibrated score.

A model is a folder of `model.json` (what it is, its n-grams) and `weights.npz` (its numbers, read
without pickle), so it is the same in every version of scikit-learn. `training` makes it.
"""

from __future__ import annotations

import json
import math
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_nlp.classification.reading import text_with_files
from cchc_nlp.errors import InputError
from cchc_nlp.records import Article, Evidence, Label
from cchc_nlp.vietnamese.normalization import fold

if TYPE_CHECKING:
    import numpy as np

FORMAT = 1
_SYLLABLE = re.compile(r"\w+")
DOUBTFUL = (0.35, 0.65)  # a score between these has low confidence
MOST_EVIDENCE = 8
# For a model trained without primary labels: no pillar is forced (guideline 2.1, rule 5).
UNNAMED = {True: "X1", False: "G7"}
OWN_SHARE = 0.25  # a second label has at least this probability beside the first


@dataclass(frozen=True)
class LinearModel:
    """Weights over n-grams: one column for reform or not, one for each primary label."""

    id: str
    index: Mapping[str, int] = field(repr=False)
    idf: np.ndarray = field(repr=False)
    reform: np.ndarray = field(repr=False)
    reform_bias: float = 0.0
    slope: float = 1.0
    shift: float = 0.0
    labels: tuple[str, ...] = ()
    primary: np.ndarray | None = field(default=None, repr=False)
    primary_bias: np.ndarray | None = field(default=None, repr=False)

    def classify(self, articles: Iterable[Article]) -> Iterator[Label]:
        """One label an article, in order, as they come."""
        return (self._label(article) for article in articles)

    def _label(self, article: Article) -> Label:
        import numpy as np

        columns, values = self.vector(article)
        score = self.score(columns, values)
        is_reform = score >= 0.5
        chances = np.zeros(len(self.labels))
        if self.primary is not None and self.primary_bias is not None:
            logits = values @ self.primary[columns] + self.primary_bias
            chances = np.exp(logits - logits.max())
        allowed = [i for i, name in enumerate(self.labels) if name.startswith("G") != is_reform]
        ranked = sorted(allowed, key=lambda i: -chances[i])
        best = chances[ranked[0]] if ranked else 1.0
        names = [self.labels[i] for i in ranked if chances[i] >= OWN_SHARE * best][:3]
        return Label(
            article_id=article.id,
            url=article.url,
            title=article.title,
            is_reform=is_reform,
            score=round(score, 4),
            primary=names[0] if names else UNNAMED[is_reform],
            secondary=tuple(names[1:]) if is_reform else (),
            confidence="low" if DOUBTFUL[0] < score < DOUBTFUL[1] else "high",
            evidence=self._evidence(article) if is_reform else (),
            labeler=self.id,
        )

    def vector(self, article: Article) -> tuple[np.ndarray, np.ndarray]:
        """The article's known n-grams as columns and unit-length TF-IDF values."""
        import numpy as np

        counts: dict[int, int] = {}
        for gram in grams(article):
            column = self.index.get(gram)
            if column is not None:
                counts[column] = counts.get(column, 0) + 1
        columns = np.fromiter(counts, dtype=np.int64, count=len(counts))
        values = (1 + np.log(np.fromiter(counts.values(), dtype=float))) * self.idf[columns]
        length = float(np.sqrt(values @ values))
        return columns, values / length if length else values

    def score(self, columns: np.ndarray, values: np.ndarray) -> float:
        """The calibrated probability of reform."""
        decision = float(values @ self.reform[columns]) + self.reform_bias
        return 1 / (1 + math.exp(-(self.slope * decision + self.shift)))

    def _evidence(self, article: Article) -> tuple[Evidence, ...]:
        """The places in the text whose n-grams speak most for reform, each n-gram once."""
        weighed: dict[str, tuple[float, int, int]] = {}
        for gram, start, end in _placed(article.text):
            column = self.index.get(gram)
            weight = float(self.reform[column] * self.idf[column]) if column is not None else 0.0
            if weight > 0 and gram not in weighed:
                weighed[gram] = (weight, start, end)
        best = sorted(weighed.values(), reverse=True)[:MOST_EVIDENCE]
        total = sum(weight for weight, _, _ in best)
        spans = sorted((start, end, weight / total) for weight, start, end in best)
        return tuple(Evidence(article.text[s:e], s, e, round(w, 4)) for s, e, w in spans)


def grams(article: Article) -> Iterator[str]:
    """The syllables and pairs of syllables of an article; those of the title are marked "t:"."""
    for gram, _, _ in _placed(article.title):
        yield f"t:{gram}"
        yield gram
    for gram, _, _ in _placed(text_with_files(article)):
        yield gram


def _placed(text: str) -> Iterator[tuple[str, int, int]]:
    """Each syllable and each pair that follows on one line, with its place."""
    found = [(match[0], *match.span()) for match in _SYLLABLE.finditer(fold(text))]
    for folded, start, end in found:
        yield folded, start, end
    for (first, start, stop), (second, begin, end) in pairwise(found):
        if "\n" not in text[stop:begin]:
            yield f"{first} {second}", start, end


def save_model(model: LinearModel, folder: str | Path) -> None:
    """Write a model into a folder, which is made."""
    import numpy as np

    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    about = {
        "format": FORMAT,
        "id": model.id,
        "labels": model.labels,
        "numbers": [model.reform_bias, model.slope, model.shift],
        "grams": list(model.index),
    }
    arrays: dict[str, Any] = {"idf": model.idf, "reform": model.reform}
    if model.primary is not None and model.primary_bias is not None:
        arrays |= {"primary": model.primary, "primary_bias": model.primary_bias}
    np.savez_compressed(folder / "weights.npz", **arrays)
    (folder / "model.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")


def load_model(folder: str | Path) -> LinearModel:
    """The model of a folder. Raises InputError if it holds none, or one of another format."""
    import numpy as np

    folder = Path(folder)
    try:
        about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
            weights = {name: arrays[name] for name in arrays.files}
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise InputError(f"{folder}: no model ({error}); make one with cchc train") from error
    if about.get("format") != FORMAT:
        raise InputError(f"{folder}: model format {about.get('format')}, {FORMAT} is read")
    bias, slope, shift = about["numbers"]
    return LinearModel(
        id=about["id"],
        index={gram: column for column, gram in enumerate(about["grams"])},
        idf=weights["idf"],
        reform=weights["reform"],
        reform_bias=bias,
        slope=slope,
        shift=shift,
        labels=tuple(about["labels"]),
        primary=weights.get("primary"),
        primary_bias=weights.get("primary_bias"),
    )
