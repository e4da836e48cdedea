"""The labeler that is used where no other is named: what was learned, and the guideline's rules.

The trained model knows many words and no guideline, the rules know the guideline and few words;
their errors differ. The log-odds of both are added, and so are what they say of each label. How
much each counts was chosen on real labelled articles (docs/labels.md tells what was tried).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_nlp.classification.linear import Judgement, LinearModel, evidence, probability
from cchc_nlp.classification.ngrams import batches, grams
from cchc_nlp.classification.reading import Reading, read_batch
from cchc_nlp.classification.rules import LABELER_ID as RULES_ID
from cchc_nlp.classification.rules import (
    RECRUITMENT_SCORE,
    communicates,
    general_weights,
    is_recruitment_notice,
    label_weights,
    secondary,
    shares,
)
from cchc_nlp.classification.rules import logit as rules_logit
from cchc_nlp.classification.taxonomy import GENERAL_LABELS, REFORM_LABELS
from cchc_nlp.records import Article, Confidence, Evidence, Label

LABELER_ID = "combined-1"  # to be raised when a number below changes
THRESHOLD = 0.5
DOUBTFUL = (0.35, 0.65)  # a score between these has low confidence
# Of the log-odds of each. The model is calibrated on written articles, where it is surer than it
# may be on real ones; both err towards general there.
MODEL_SHARE, RULES_SHARE, BIAS = 0.6, 0.85, 0.4
# Letters of title and text from which the model counts in full: it has seen no single sentence.
FULL_LENGTH = 400
MOST_LOGIT = math.log(999)  # neither of the two is believed beyond this
ENOUGH_SPANS = 4  # of the domain's terms: then pairs of syllables show a reader nothing more
NAMES_SHARE, NAMES_FLOOR = 1.5, 0.1  # of the rules' word on the label


@dataclass(frozen=True)
class CombinedLabeler:
    """Labels articles by a trained model and by the rules together."""

    linear: LinearModel

    @property
    def id(self) -> str:
        """Its own name and both of theirs."""
        return f"{LABELER_ID}+{self.linear.id}+{RULES_ID}"

    @property
    def seen(self) -> frozenset[str]:
        """Hashes of the articles that the model was trained on."""
        return self.linear.seen

    def classify(self, articles: Iterable[Article]) -> Iterator[Label]:
        """One label an article, in order, a batch at a time."""
        for batch in batches(articles):
            yield from self._labels(batch)

    def _labels(self, batch: Sequence[Article]) -> Iterator[Label]:
        found = grams(batch)
        readings = read_batch(batch, found=found)
        judgements = self.linear.judge(batch, found=found)
        labeler = self.id
        for reading, judged in zip(readings, judgements, strict=True):
            yield _label(reading, judged, labeler)


def _label(reading: Reading, judged: Judgement, labeler: str) -> Label:
    article = reading.article
    score, confidence = _score(reading, judged)
    is_reform = score >= THRESHOLD
    weights = label_weights(reading) if is_reform else {}
    primary = _reform_label(reading, judged, weights) if is_reform else _class(reading, judged)
    return Label(
        article_id=article.id,
        url=article.url,
        title=article.title,
        is_reform=is_reform,
        score=round(score, 4),
        primary=primary,
        secondary=secondary(reading, primary, weights),
        confidence=confidence,
        evidence=_evidence(reading, judged, primary),
        labeler=labeler,
    )


def _score(reading: Reading, judged: Judgement) -> tuple[float, Confidence]:
    """The probability of reform, and whether it is beyond doubt."""
    share = MODEL_SHARE * min(1.0, _length(reading) / FULL_LENGTH)
    by_model, by_rules = _bounded(judged.logit), _bounded(rules_logit(reading))
    score = probability(share * by_model + RULES_SHARE * by_rules + BIAS)
    if is_recruitment_notice(reading):
        return max(score, RECRUITMENT_SCORE), "low"
    return score, "low" if DOUBTFUL[0] < score < DOUBTFUL[1] else "high"


def _length(reading: Reading) -> int:
    return len(reading.article.title) + len(reading.text)


def _bounded(logit: float) -> float:
    return max(-MOST_LOGIT, min(MOST_LOGIT, logit))


def _reform_label(reading: Reading, judged: Judgement, weights: Mapping[str, float]) -> str:
    if is_recruitment_notice(reading):
        return "P4"
    if communicates(reading):
        return "X2"
    return _likeliest(REFORM_LABELS, judged.chances("reform"), weights)


def _class(reading: Reading, judged: Judgement) -> str:
    return _likeliest(GENERAL_LABELS, judged.chances("general"), general_weights(reading))


def _likeliest(
    labels: Sequence[str], chances: Mapping[str, float], weights: Mapping[str, float]
) -> str:
    """The label for which most speaks: the model's log-chance and the rules' share of weight."""
    total = sum(weights.values()) or 1.0
    said = {
        label: chances.get(label, 0.0)
        + NAMES_SHARE * math.log(weights[label] / total + NAMES_FLOOR)
        for label in labels
    }
    return max(labels, key=lambda label: said[label])


def _evidence(reading: Reading, judged: Judgement, primary: str) -> tuple[Evidence, ...]:
    """The rules' spans; where they are few, the model's weightiest elsewhere, half the weight."""
    by_rules = shares(reading, primary)
    text = reading.article.text
    if primary in GENERAL_LABELS or len(by_rules) >= ENOUGH_SPANS:
        return tuple(Evidence(text[s:e], s, e, weight) for s, e, weight in by_rules)
    apart = [
        (start, end, weight)
        for start, end, weight in judged.spans()
        if all(end <= first or last <= start for first, last, _ in by_rules)
    ]
    learned = sorted(apart, key=lambda span: -span[2])[: ENOUGH_SPANS - len(by_rules)]
    total = sum(weight for _, _, weight in learned)
    spans = [(start, end, weight / total) for start, end, weight in learned]
    return evidence(reading.article, [*by_rules, *spans])
