"""How good a labeler is on articles that people have labelled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cchc_nlp.classification.labeling import Labeler, classify, get_labeler
from cchc_nlp.classification.labelled import Labelled, read_labelled
from cchc_nlp.classification.linear import article_hash
from cchc_nlp.classification.prevalence import METHODS, rates, shares
from cchc_nlp.classification.taxonomy import REFORM_LABELS
from cchc_nlp.errors import InputError
from cchc_nlp.records import Label, Record

BINS = 10
PREVALENCES = (0.05, 0.2, 0.5)  # shares of reform at which counting is tried, beside the real one


@dataclass(frozen=True)
class Truth:
    """What a person says of an article; `primary` may be "" where only reform or not is known."""

    is_reform: bool
    primary: str = ""


@dataclass(frozen=True)
class Figures(Record):
    """Precision, recall and F1, from 0 to 1, of `articles` of which `support` are of the kind."""

    articles: int
    support: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True)
class Bin(Record):
    """Articles with scores from `low` to `high`: the mean of the scores, the share of reform."""

    low: float
    high: float
    articles: int
    mean_score: float
    reform_share: float


@dataclass(frozen=True)
class Confusion(Record):
    """An article that was labelled otherwise than a person did: reform or not, or which label."""

    article_id: str
    title: str
    said: str
    true: str
    score: float
    kind: str  # "false_reform", "missed_reform" or "other_label"


@dataclass(frozen=True)
class Evaluation(Record):
    """Figures of a labeler, all shares from 0 to 1.

    `primary_macro_f1` is the mean F1 of the reform labels that occur in the truth; an article
    called general counts against them. `calibration_error` is the mean distance between score and
    truth in ten bins of the score. `count_error` is how many reform articles were counted too
    many; `expected_count_error` the same for the sum of the scores. `count_errors` says, for each
    way to count (`prevalence`) and each share of reform, by how many articles in 100 it is off, up
    or down; "real" is the share in the data. `seen` articles were used to train the model: on them
    it flatters itself; the stratum "seen: no" is what counts then.
    """

    articles: int
    reform: int
    precision: float
    recall: float
    f1: float
    confusion: Mapping[str, int]
    primary_macro_f1: float
    primary_f1: Mapping[str, float]
    calibration_error: float
    count_error: int
    expected_count_error: float
    labeler: str = ""
    seen: int = 0
    labels: Mapping[str, Figures] = field(default_factory=dict)
    strata: Mapping[str, Figures] = field(default_factory=dict)
    calibration: tuple[Bin, ...] = ()
    count_errors: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    confusions: tuple[Confusion, ...] = ()


Pair = tuple[Label, Truth]


def evaluate(
    pairs: Iterable[Pair], *, strata: Sequence[Mapping[str, str]] | None = None
) -> Evaluation:
    """The figures for labels beside the truth; `strata` name the groups of each article.

    Raises InputError if there is no pair.

    >>> label = Label("1", "", "Cắt giảm TTHC", True, 0.9, "P2")
    >>> evaluate([(label, Truth(True, "P2")), (label, Truth(False))]).precision
    0.5
    """
    pairs = list(pairs)
    if not pairs:
        raise InputError("nothing to evaluate: give at least one labelled article")
    hits = Counter((label.is_reform, truth.is_reform) for label, truth in pairs)
    labels = _label_figures(pairs)
    primary_f1 = {n: labels[n].f1 for n in REFORM_LABELS if n in labels and labels[n].support}
    figures = _reform_figures(pairs)
    return Evaluation(
        articles=len(pairs),
        reform=figures.support,
        precision=figures.precision,
        recall=figures.recall,
        f1=figures.f1,
        confusion={
            "true_reform": hits[True, True],
            "false_reform": hits[True, False],
            "missed_reform": hits[False, True],
            "true_general": hits[False, False],
        },
        primary_macro_f1=_share(sum(primary_f1.values()), len(primary_f1)),
        primary_f1=primary_f1,
        calibration_error=_calibration_error(pairs),
        count_error=hits[True, False] - hits[False, True],
        expected_count_error=sum(label.score - truth.is_reform for label, truth in pairs),
        labeler=pairs[0][0].labeler,
        labels=labels,
        strata=_strata(pairs, strata or [{}] * len(pairs)),
        calibration=tuple(_curve(pairs)),
        count_errors=_count_errors(pairs),
        confusions=tuple(_confusions(pairs)),
    )


def evaluate_file(path: str | Path, *, labeler: Labeler | None = None) -> Evaluation:
    """Label the articles of a file or folder anew and compare; see `read_labelled` for its form.

    Raises InputError naming the line that is not a labelled article.
    """
    return evaluate_articles(read_labelled(path), labeler=labeler)


def evaluate_articles(rows: Iterable[Labelled], *, labeler: Labeler | None = None) -> Evaluation:
    """Label articles anew and compare with what people said of them."""
    rows, labeler = list(rows), labeler or get_labeler()
    labels = classify((row.article for row in rows), labeler=labeler)
    truths = (Truth(row.is_reform, row.primary) for row in rows)
    known: frozenset[str] = getattr(labeler, "seen", frozenset())
    seen = [article_hash(row.article) in known for row in rows]
    groups = [
        {**row.strata, **({"seen": "yes" if was else "no"} if any(seen) else {})}
        for row, was in zip(rows, seen, strict=True)
    ]
    found = evaluate(zip(labels, truths, strict=True), strata=groups)
    return Evaluation(**{**vars(found), "seen": sum(seen)})


def _reform_figures(pairs: Sequence[Pair]) -> Figures:
    return _figures((label.is_reform, truth.is_reform) for label, truth in pairs)


def _figures(said_and_true: Iterable[tuple[bool, bool]]) -> Figures:
    hits = Counter(said_and_true)
    found, wrong, missed = hits[True, True], hits[True, False], hits[False, True]
    return Figures(
        articles=sum(hits.values()),
        support=found + missed,
        precision=_share(found, found + wrong),
        recall=_share(found, found + missed),
        f1=_share(2 * found, 2 * found + wrong + missed),
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _label_figures(pairs: Sequence[Pair]) -> dict[str, Figures]:
    """Of each label that a person gave: how often it was said of its articles and of others.

    Whether an article that a person only called reform has the label is not known: it is left out.
    """
    names = sorted({truth.primary for _, truth in pairs} - {""})
    return {
        name: _figures(
            (label.primary == name, truth.primary == name)
            for label, truth in pairs
            if truth.primary or truth.is_reform != (name in REFORM_LABELS)
        )
        for name in names
    }


def _strata(pairs: Sequence[Pair], strata: Sequence[Mapping[str, str]]) -> dict[str, Figures]:
    groups: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair, names in zip(pairs, strata, strict=True):
        for name, value in names.items():
            groups[f"{name}: {value}"].append(pair)
    return {name: _reform_figures(groups[name]) for name in sorted(groups)}


def _binned(pairs: Iterable[Pair]) -> dict[int, list[Pair]]:
    bins: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        bins[min(BINS - 1, int(pair[0].score * BINS))].append(pair)
    return bins


def _curve(pairs: Sequence[Pair]) -> Iterable[Bin]:
    for place, part in sorted(_binned(pairs).items()):
        mean = sum(label.score for label, _ in part) / len(part)
        reform = sum(truth.is_reform for _, truth in part) / len(part)
        yield Bin(place / BINS, (place + 1) / BINS, len(part), round(mean, 4), round(reform, 4))


def _calibration_error(pairs: Sequence[Pair]) -> float:
    """Expected calibration error: |mean score - share of reform| by bin, weighted by size."""
    gaps = (
        abs(sum(label.score - truth.is_reform for label, truth in part))
        for part in _binned(pairs).values()
    )
    return sum(gaps) / len(pairs)


def _count_errors(pairs: Sequence[Pair]) -> dict[str, dict[str, float]]:
    """Articles in 100 by which each method is off, up or down, at each share of reform.

    What a method knows of the labeler it learns on every second article of each kind, and is tried
    on the others; then the other way round; the mean of both, without their signs, which would
    cancel out. Another share of reform is had by weighing articles.
    """
    by_kind = sorted(pairs, key=lambda pair: pair[1].is_reform)
    halves = by_kind[::2], by_kind[1::2]
    real = sum(truth.is_reform for _, truth in pairs) / len(pairs)
    errors: dict[str, dict[str, float]] = {method: {} for method in METHODS}
    for name, share in (("real", real), *((f"{share:.0%}", share) for share in PREVALENCES)):
        both = [_off(known, tried, share) for known, tried in (halves, halves[::-1])]
        if all(both):
            for method in METHODS:
                errors[method][name] = round(50 * sum(abs(off[method]) for off in both), 2)
    return errors


def _off(known: Sequence[Pair], tried: Sequence[Pair], share: float) -> dict[str, float]:
    """By what share each method is off on articles weighed to hold that share of reform."""
    there = [truth.is_reform for _, truth in tried]
    if not known or not 0 < sum(there) < len(there):
        return {}
    reform = sum(there) / len(there)
    weights = [share / reform if true else (1 - share) / (1 - reform) for true in there]
    learned = rates([label.score for label, _ in known], [truth.is_reform for _, truth in known])
    found = shares([label.score for label, _ in tried], learned, weights=weights)
    return {method: value - share for method, value in found.items()}


def _confusions(pairs: Iterable[Pair]) -> Iterable[Confusion]:
    for label, truth in pairs:
        true = truth.primary or ("reform" if truth.is_reform else "general")
        if label.is_reform != truth.is_reform:
            kind = "false_reform" if label.is_reform else "missed_reform"
        elif truth.primary and label.primary != truth.primary:
            kind = "other_label"
        else:
            continue
        yield Confusion(label.article_id, label.title, label.primary, true, label.score, kind)
