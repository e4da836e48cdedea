"""A trained labeler that is numbers only: n-grams of syllables, weights, a calibrated score.

A model is a folder of `model.json` (what it is, its n-grams) and `weights.npz` (its numbers, read
without pickle), so it is the same in every version of scikit-learn. `training` makes it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from cchc_nlp.classification.ngrams import Grams, Vocabulary, batches, grams
from cchc_nlp.classification.taxonomy import GENERAL_LABELS, REFORM_LABELS
from cchc_nlp.errors import InputError
from cchc_nlp.records import Article, Evidence, Label
from cchc_nlp.vietnamese.normalization import text_sha256

if TYPE_CHECKING:
    import numpy as np

FORMAT = 3
WEIGHTS = "weights.npz"
DOUBTFUL = (0.35, 0.65)  # a score between these has low confidence
MOST_EVIDENCE = 8
MOST_GRAMS = 24  # that evidence is made of
OWN_SHARE = 0.25  # a second label has at least this chance beside the first
# For a model trained without primary labels: no pillar is forced (guideline 2.1, rule 5).
UNNAMED = {True: "X1", False: "G7"}


Kind = Literal["reform", "general"]
Spans = tuple[tuple[int, int, float], ...]


class Judgement(NamedTuple):
    """What a model makes of one article.

    `logit` is the log-odds of reform, calibrated; `chances` gives the log of each label's chance
    among those of its kind, up to a constant; `spans` the start, end and weight of what speaks for
    reform. Both take long, and only what is asked is looked for.
    """

    logit: float
    chances: Callable[[Kind], dict[str, float]]
    spans: Callable[[], Spans]


class _OfKind(NamedTuple):
    """The labels of one kind, with their columns of weights and biases."""

    labels: tuple[str, ...]
    weights: np.ndarray
    bias: np.ndarray


@dataclass(frozen=True)
class LinearModel:
    """Weights over n-grams: one column for reform or not, one for each primary label.

    `seen` holds the `article_hash` of each article it was trained on, so that no one measures it
    on them unawares.
    """

    id: str
    vocabulary: Vocabulary = field(repr=False)
    reform: np.ndarray = field(repr=False)
    bias: float
    slope: float
    shift: float
    labels: tuple[str, ...]
    primary: np.ndarray = field(repr=False)
    primary_bias: np.ndarray = field(repr=False)
    seen: frozenset[str] = field(default=frozenset(), repr=False)

    def classify(self, articles: Iterable[Article]) -> Iterator[Label]:
        """One label an article, in order, a batch at a time."""
        for batch in batches(articles):
            for article, judged in zip(batch, self.judge(batch), strict=True):
                yield self._label(article, judged)

    def judge(
        self, articles: Sequence[Article], *, found: Grams | None = None
    ) -> Iterator[Judgement]:
        """What the model makes of each article; `found` are their n-grams, if they are there."""
        import numpy as np

        found = grams(articles) if found is None else found
        columns = self.vocabulary.columns(found.number)
        vectors = self.vocabulary.vectors(found, columns)
        size = len(articles)
        weight = vectors.value * self.reform.take(vectors.column)
        decision = np.bincount(vectors.article, weights=weight, minlength=size)
        logits = self.slope * (decision + self.bias) + self.shift
        begins = np.searchsorted(vectors.article, np.arange(size + 1)).tolist()
        for i, (article, logit) in enumerate(zip(articles, logits.tolist(), strict=True)):
            own = slice(*begins[i : i + 2])
            yield Judgement(
                logit,
                partial(self._chances, vectors.column[own], vectors.value[own]),
                partial(self._spans, article, found, i, columns) if logit > LEAST_LOGIT else tuple,
            )

    def _chances(self, column: np.ndarray, value: np.ndarray, kind: Kind) -> dict[str, float]:
        """The log-chances of one kind's labels: the article's values times their weights."""
        import numpy as np

        labels, weights, bias = self._by_kind[kind]
        sums = bias + np.einsum("i,ij->j", value, weights.take(column, axis=0))
        return dict(zip(labels, sums.tolist(), strict=True))

    @cached_property
    def _by_kind(self) -> dict[Kind, _OfKind]:
        """The labels by kind; weights as wide as the numbers that they are multiplied by."""
        return {"reform": self._of_kind(REFORM_LABELS), "general": self._of_kind(GENERAL_LABELS)}

    def _of_kind(self, names: Sequence[str]) -> _OfKind:
        import numpy as np

        own = [place for place, label in enumerate(self.labels) if label in names]
        weights = np.ascontiguousarray(self.primary[:, own], np.float64)
        return _OfKind(tuple(self.labels[i] for i in own), weights, self.primary_bias[own])

    def _spans(self, article: Article, found: Grams, place: int, columns: np.ndarray) -> Spans:
        """Where the pairs stand that speak most for reform, each at its first place.

        Single syllables weigh too, but show a reader nothing: "xin" is no evidence.
        """
        import numpy as np

        offset = found.begin[2 * place + 1]
        starts = found.start[found.pairs]
        own = slice(*np.searchsorted(starts, [offset, offset + len(article.text)]))
        column, first = np.unique(columns[found.pairs][own], return_index=True)
        column, first = column[column >= 0], first[column >= 0] + own.start
        weight = self.reform[column] * self.vocabulary.idf[column]
        best = np.argsort(-weight)[:MOST_GRAMS]
        best = best[weight[best] > 0]
        starts, ends = (
            where[found.pairs][first[best]] - offset for where in (found.start, found.end)
        )
        return _merged([*zip(starts.tolist(), ends.tolist(), weight[best].tolist(), strict=True)])

    def _label(self, article: Article, judged: Judgement) -> Label:
        score = probability(judged.logit)
        is_reform = score >= 0.5
        names = ranked(judged.chances("reform" if is_reform else "general"), is_reform=is_reform)
        return Label(
            article_id=article.id,
            url=article.url,
            title=article.title,
            is_reform=is_reform,
            score=round(score, 4),
            primary=names[0],
            secondary=names[1:] if is_reform else (),
            confidence="low" if DOUBTFUL[0] < score < DOUBTFUL[1] else "high",
            evidence=evidence(article, judged.spans()) if is_reform else (),
            labeler=self.id,
        )


LEAST_LOGIT = -3.0  # below this, a score of 0.05, no evidence for reform is looked for


def probability(logit: float) -> float:
    """The probability of log-odds, without overflow.

    >>> probability(0.0), round(probability(-800.0), 3)
    (0.5, 0.0)
    """
    import math

    return 1 / (1 + math.exp(-max(-500.0, min(500.0, logit))))


def ranked(chances: dict[str, float], *, is_reform: bool) -> tuple[str, ...]:
    """The likeliest label of the kind, and up to two more that are nearly as likely."""
    import math

    kind = REFORM_LABELS if is_reform else GENERAL_LABELS
    names = sorted((n for n in kind if n in chances), key=lambda name: -chances[name])
    if not names:
        return (UNNAMED[is_reform],)
    least = chances[names[0]] + math.log(OWN_SHARE)
    return tuple(name for name in names if chances[name] >= least)[:3]


def evidence(article: Article, spans: Iterable[tuple[int, int, float]]) -> tuple[Evidence, ...]:
    """The weightiest spans, in the order of the text; their weights sum to 1."""
    best = sorted(spans, key=lambda span: (-span[2], span[0]))[:MOST_EVIDENCE]
    total = sum(weight for _, _, weight in best)
    return tuple(Evidence(article.text[s:e], s, e, round(w / total, 4)) for s, e, w in sorted(best))


def _merged(spans: Sequence[tuple[int, int, float]]) -> Spans:
    """Spans that overlap as one: "thủ tục" and "tục hành" are "thủ tục hành"."""
    merged: list[tuple[int, int, float]] = []
    for start, end, weight in sorted(spans):
        if merged and start < merged[-1][1]:
            first, stop, sum_ = merged[-1]
            merged[-1] = first, max(stop, end), sum_ + weight
        else:
            merged.append((start, end, weight))
    return tuple(merged)


def article_hash(article: Article) -> str:
    """By what a model knows an article it was trained on again."""
    return text_sha256(f"{article.title}\n{article.text}")[:16]


def save_model(model: LinearModel, folder: str | Path) -> None:
    """Write a model into a folder, which is made. Raises InputError for a folder of spaCy's."""
    import numpy as np

    folder = Path(folder)
    if (folder / "config.cfg").exists():
        raise InputError(f"{folder}: holds a spaCy pipeline; name another folder")
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        folder / WEIGHTS,
        idf=model.vocabulary.idf,
        reform=model.reform,
        primary=model.primary,
        primary_bias=model.primary_bias,
    )
    about = {
        "format": FORMAT,
        "id": model.id,
        "labels": model.labels,
        "numbers": [model.bias, model.slope, model.shift],
        "weights_sha256": _sha256(folder / WEIGHTS),
        "seen": sorted(model.seen),
        "grams": model.vocabulary.names,
    }
    (folder / "model.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")


def load_model(folder: str | Path) -> LinearModel:
    """The model of a folder. Raises InputError if it holds none, or one of another format."""
    folder = Path(folder)
    try:
        about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        version, expected = about.get("format"), about.get("weights_sha256")
        if version != FORMAT:
            raise InputError(f"{folder}: model format {version}, {FORMAT} is read; train it again")
        if _sha256(folder / WEIGHTS) != expected:
            raise InputError(f"{folder}: {WEIGHTS} is not that of model.json; train it again")
        return _built(about, _arrays(folder / WEIGHTS))
    except OSError as error:
        raise InputError(
            f"{folder}: no model ({error.strerror}); make one with cchc train"
        ) from error
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise InputError(f"{folder}: a damaged model; make one with cchc train") from error


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _built(about: Mapping[str, Any], weights: Mapping[str, np.ndarray]) -> LinearModel:
    """The model that two files say; ValueError if they do not belong together."""
    import numpy as np

    bias, slope, shift = map(float, about["numbers"])
    size, labels = len(about["grams"]), tuple(about["labels"])
    shapes = {
        "idf": (size,), "reform": (size,),
        "primary": (size, len(labels)), "primary_bias": (len(labels),),
    }  # fmt: skip
    whole = all(
        weights[name].shape == shape and np.isfinite(weights[name]).all()
        for name, shape in shapes.items()
    )
    named = set(labels) <= {*REFORM_LABELS, *GENERAL_LABELS} and len(set(labels)) == len(labels)
    named = named and all(isinstance(name, str) for name in about["grams"])
    if not whole or not named or not np.isfinite([bias, slope, shift]).all():
        raise ValueError("n-grams, labels and weights are not of one model")
    return LinearModel(
        id=str(about["id"]),
        vocabulary=Vocabulary(tuple(about["grams"]), weights["idf"]),
        reform=weights["reform"],
        bias=bias,
        slope=slope,
        shift=shift,
        labels=labels,
        primary=weights["primary"],
        primary_bias=weights["primary_bias"],
        seen=frozenset(about["seen"]),
    )


def _arrays(path: Path) -> dict[str, Any]:
    import numpy as np

    with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}
