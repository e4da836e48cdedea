"""The labelling guideline as computable evidence: no model, no training, the same answer always.

    read the article -> signals (topic, title, administration, document tests) -> score
                     -> weights of the labels -> primary, secondary -> evidence

Every number and word list is in rules.toml; the rulings named below are those of the guideline.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cchc_nlp.classification.reading import Reading, Sentence, read, rules
from cchc_nlp.classification.taxonomy import (
    GENERAL_LABELS,
    PILLARS,
    REFORM_LABELS,
    precedences,
)
from cchc_nlp.records import Article, Confidence, Evidence, Label
from cchc_nlp.vietnamese.lexicon import TermMention

LABELER_ID = "rules-1"
DOUBTFUL = (0.35, 0.65)  # a score between these has low confidence
RECRUITMENT_SCORE = 0.6  # reform, but a notice: never beyond doubt
MOST_EVIDENCE = 12


@dataclass(frozen=True)
class RuleLabeler:
    """Labels articles by the rules of the guideline.

    >>> article = Article("1", "", "Niêm yết TTHC tại Bộ phận Một cửa", "Sở niêm yết 19 TTHC.")
    >>> label = next(RuleLabeler().classify([article]))
    >>> label.is_reform, label.primary, [e.text for e in label.evidence]
    (True, 'P2', ['TTHC'])
    """

    id: str = LABELER_ID

    def classify(self, articles: Iterable[Article]) -> Iterator[Label]:
        """One label an article, in order, as they come."""
        return map(_label, articles)


def _label(article: Article) -> Label:
    reading = read(article)
    score = 1 / (1 + math.exp(-_logit(reading)))
    if _is_recruitment_notice(reading):
        score = max(score, RECRUITMENT_SCORE)
    weights = label_weights(reading)
    primary, confidence = _decision(reading, score, weights)
    is_reform = primary in REFORM_LABELS
    return Label(
        article_id=article.id,
        url=article.url,
        title=article.title,
        is_reform=is_reform,
        score=round(score, 4),
        primary=primary,
        secondary=_secondary(reading, primary, weights),
        confidence=confidence,
        evidence=_evidence(reading, primary),
        labeler=LABELER_ID,
    )


# -- reform or not --------------------------------------------------------------------------------


def _logit(reading: Reading) -> float:
    weights: Mapping[str, float] = rules()["weights"]
    return weights["bias"] + sum(weights[name] * value for name, value in signals(reading).items())


def signals(reading: Reading) -> dict[str, float]:
    """What speaks for and against reform, each a number that `weights` in rules.toml weighs.

    For: terms in the title and the lead, the share of sentences with terms (topic test: what
    would be left without them), how many and how various. Against: a title or sentences about
    something else, a round-up without a part of its own, a document about another subject, a
    foreign administration, a criminal case.
    """
    strengths = [_strength(sentence.terms) for sentence in (*reading.sentences, _title(reading))]
    strong = [value >= 1 for value in strengths]
    lead = [term for term in reading.text_terms if term.start < reading.lead_end]
    named = {term.term.name for term in reading.text_terms if term.term.strength == "strong"}
    spread = sum(strengths) / len(strengths)
    about_else = not _strong(reading.title_terms)
    return {
        "title": min(2.0, _sum(reading.title_terms)),
        "lead": min(3.0, _sum(lead)),
        "spread": spread,
        "strong_share": sum(strong) / len(strong),
        "strong_sentences": math.log1p(sum(strong)),
        "variety": min(5, len(named)),
        "procedure": _procedure(reading),
        "other_title": about_else
        * min(2, sum(c.kind in GENERAL_LABELS for c in reading.title_cues)),
        "other_share": sum(_elsewhere(s) for s in reading.sentences)
        / max(1, len(reading.sentences)),
        "override": reading.title_says("override"),
        "round_up": about_else and reading.title_says("round_up") and spread < 1 / 3,
        "document": about_else and reading.title_says("document"),
        "abroad": reading.title_says("abroad"),
        "case": reading.title_says("case"),
    }


def _procedure(reading: Reading) -> float:
    """Rulings 7 and 9: the share of sentences about files, desks and time limits."""
    about = [{m.term.name for m in s.terms if "P2" in m.term.labels} for s in reading.sentences]
    if len(set().union(*about)) < 3:
        return 0.0
    return sum(map(bool, about)) / len(about)


def _title(reading: Reading) -> Sentence:
    return Sentence(0, len(reading.article.title), reading.title_terms, reading.title_cues)


def _elsewhere(sentence: Sentence) -> bool:
    return not sentence.terms and any(cue.kind in GENERAL_LABELS for cue in sentence.cues)


def _strong(terms: Iterable[TermMention]) -> bool:
    return any(mention.term.strength == "strong" for mention in terms)


def _sum(terms: Iterable[TermMention]) -> float:
    """The strengths of the different terms together."""
    by_name = {mention.term.name: mention.term.strength for mention in terms}
    return sum(rules()["strengths"][strength] for strength in by_name.values())


def _strength(terms: Iterable[TermMention]) -> float:
    return min(1.2, _sum(terms))


# -- which label ----------------------------------------------------------------------------------


def label_weights(reading: Reading) -> dict[str, float]:
    """How much the terms speak for each reform label; repeating a term adds less and less."""
    zones: Mapping[str, float] = rules()["zones"]
    seen: Counter[tuple[str, tuple[str, ...], str]] = Counter()
    for place, mention in enumerate(reading.title_terms):
        zone = "title" if place else "title_first"
        seen[mention.term.name, mention.term.labels, mention.term.strength] += zones[zone]
    for mention in reading.text_terms:
        zone = "lead" if mention.start < reading.lead_end else "body"
        seen[mention.term.name, mention.term.labels, mention.term.strength] += zones[zone]
    masses: dict[str, list[float]] = {label: [] for label in REFORM_LABELS}
    for (_, labels, strength), mass in seen.items():
        for label in labels:
            masses[label].append(rules()["primary"][strength] * math.sqrt(mass))
    return {label: _fading_sum(values) for label, values in masses.items()}


def _fading_sum(values: Iterable[float]) -> float:
    """The largest in full, each further one for less: many weak words do not beat a strong one."""
    fading: float = rules()["primary"]["fading"]
    return sum(v * fading**place for place, v in enumerate(sorted(values, reverse=True)))


def _decision(
    reading: Reading, score: float, weights: Mapping[str, float]
) -> tuple[str, Confidence]:
    if _is_recruitment_notice(reading):
        return "P4", "low"
    confidence: Confidence = "low" if DOUBTFUL[0] < score < DOUBTFUL[1] else "high"
    if score >= 0.5:
        return _primary(reading, weights), confidence
    return _general_class(reading), confidence


def _is_recruitment_notice(reading: Reading) -> bool:
    """Ruling 13: a recruitment notice, exam results, a list of candidates of a public office."""
    of_office = any("P4" in mention.term.labels for mention in reading.title_terms)
    return of_office and reading.title_says("recruitment") and reading.title_says("notice")


def _primary(reading: Reading, weights: Mapping[str, float]) -> str:
    if _communicates(reading):
        return "X2"
    best = max(REFORM_LABELS, key=lambda label: weights[label])
    for rule in precedences():
        others = [o for o in rule.gives_way_to if weights[o] >= rule.share * weights[best]]
        if best == rule.label and others:
            best = max(others, key=lambda label: weights[label])
    return best


def _communicates(reading: Reading) -> bool:
    """Ruling on X2: the act of communicating is the news, in the title or in most sentences."""
    if reading.title_says("communication") and _strong(reading.title_terms):
        return True
    about = [s for s in reading.sentences if _strong(s.terms)]
    acts = [s for s in about if any(cue.kind == "communication" for cue in s.cues)]
    return len(acts) >= 3 and len(acts) >= len(about) / 2


def _secondary(reading: Reading, primary: str, weights: Mapping[str, float]) -> tuple[str, ...]:
    """Labels with sentences of their own; P4 for one person's appointment (ruling 11)."""
    if primary in GENERAL_LABELS:
        return ("P4",) if primary == "G3" and reading.title_says("appointment") else ()
    own: Counter[str] = Counter()
    for sentence in (*reading.sentences, _title(reading)):
        own.update(
            {lb for m in sentence.terms if m.term.strength == "strong" for lb in m.term.labels}
        )
    enough = max(2, 0.15 * len(reading.sentences))
    found = [lb for lb in REFORM_LABELS if lb != primary and own[lb] >= enough]
    return tuple(sorted(found, key=lambda label: -weights[label])[:3])


def _general_class(reading: Reading) -> str:
    """The class whose words weigh most; G7, if there are none."""
    title, text = rules()["general_title"], rules()["general_text"]
    article = reading.article
    seen: Counter[tuple[str, str]] = Counter()
    for place, cue in enumerate(c for c in reading.title_cues if c.kind in title):
        weight = title[cue.kind] * (1 if place else title["first"])
        seen[cue.kind, article.title[cue.start : cue.end].lower()] += weight
    for cue in (cue for sentence in reading.sentences for cue in sentence.cues):
        seen[cue.kind, article.text[cue.start : cue.end].lower()] += text.get(cue.kind, 0)
    masses: dict[str, list[float]] = {label: [] for label in reversed(GENERAL_LABELS)}
    for (kind, _), mass in seen.items():
        if kind in masses:
            masses[kind].append(math.sqrt(mass))
    return max(masses, key=lambda label: _fading_sum(masses[label]))


# -- what shows it --------------------------------------------------------------------------------


def _evidence(reading: Reading, primary: str) -> tuple[Evidence, ...]:
    """The stretches of the text that speak most for the label; their weights sum to 1."""
    found = list(_candidates(reading, primary))
    chosen = sorted(
        sorted(found, key=lambda e: (-e.weight, e.start))[:MOST_EVIDENCE], key=lambda e: e.start
    )
    total = sum(e.weight for e in chosen)
    return tuple(Evidence(e.text, e.start, e.end, round(e.weight / total, 4)) for e in chosen)


def _candidates(reading: Reading, primary: str) -> Iterator[Evidence]:
    for mention in reading.text_terms:
        if primary in REFORM_LABELS:
            share = 1.0 if primary in mention.term.labels else 0.5
            weight = share * rules()["strengths"][mention.term.strength]
            yield Evidence(mention.text, mention.start, mention.end, weight)
    for sentence in reading.sentences:
        for cue in sentence.cues:
            if cue.kind == primary:
                yield Evidence(reading.article.text[cue.start : cue.end], cue.start, cue.end, 1.0)
