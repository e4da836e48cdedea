"""The labelling guideline as computable evidence: no model, no training, the same answer always.

    read the article -> signals (topic, title, administration, document tests) -> score
                     -> weights of the labels -> primary, secondary -> evidence

Every number and word list is in rules.toml; the rulings named below are those of the guideline.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from cchc_nlp.classification.ngrams import batches
from cchc_nlp.classification.reading import Reading, read_batch
from cchc_nlp.classification.signs import Mention, Sign, rulebook
from cchc_nlp.classification.taxonomy import GENERAL_LABELS, REFORM_LABELS, precedences
from cchc_nlp.records import Article, Confidence, Evidence, Label

LABELER_ID = "rules-2"  # to be raised when rules or lexicon change a label
DOUBTFUL = (0.35, 0.65)  # a score between these has low confidence
RECRUITMENT_SCORE = 0.6  # reform, but a notice: never beyond doubt
OWN_SHARE = 0.15  # of the sentences: a second subject has at least so many of its own
MOST_SECONDARY = 3
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
        """One label an article, in order, a batch at a time."""
        return (_label(reading) for batch in batches(articles) for reading in read_batch(batch))


def _label(reading: Reading) -> Label:
    article = reading.article
    weights = label_weights(reading)
    score, confidence = _score(reading)
    is_reform = score >= 0.5
    primary = _primary(reading, weights) if is_reform else _general_class(reading)
    return Label(
        article_id=article.id,
        url=article.url,
        title=article.title,
        is_reform=is_reform,
        score=round(score, 4),
        primary=primary,
        secondary=secondary(reading, primary, weights),
        confidence=confidence,
        evidence=evidence(reading, primary),
        labeler=LABELER_ID,
    )


# -- reform or not --------------------------------------------------------------------------------


def _score(reading: Reading) -> tuple[float, Confidence]:
    """The probability of reform, and whether it is beyond doubt."""
    score = 1 / (1 + math.exp(-logit(reading)))
    if is_recruitment_notice(reading):
        return max(score, RECRUITMENT_SCORE), "low"
    return score, "low" if DOUBTFUL[0] < score < DOUBTFUL[1] else "high"


def logit(reading: Reading) -> float:
    """The log-odds of reform by the signals."""
    weights: Mapping[str, float] = rulebook()["weights"]
    return weights["bias"] + sum([weights[name] * v for name, v in signals(reading).items()])


def signals(reading: Reading) -> dict[str, float]:
    """What speaks for and against reform, each a number that `weights` in rules.toml weighs.

    For: terms in the title and the lead, the share of sentences with terms (topic test: what
    would be left without them), how many and how various. Against: a title or sentences about
    something else, a round-up without a part of its own, a document about another subject, a
    foreign administration, a criminal case.
    """
    parts, kinds = len(reading.starts) + 1, reading.title_kinds
    strengths = [_strength(terms) for terms in reading.with_terms()]
    strong = sum(value >= 1 for value in strengths)
    lead_end, terms = reading.lead_end, reading.signs.terms
    lead = [mention for mention in terms if mention.start < lead_end]
    named = {mention.term.name for mention in terms if mention.term.is_strong}
    spread = sum(strengths) / parts
    about_else = not _strong(reading.title.terms)
    return {
        "title": min(2.0, _sum(reading.title.terms)),
        "lead": min(3.0, _sum(lead)),
        "spread": spread,
        "strong_share": strong / parts,
        "strong_sentences": math.log1p(strong),
        "variety": min(5, len(named)),
        "procedure": _procedure(reading),
        "papers": _is_about_papers(reading),
        "other_title": about_else * min(2, sum(len(cue.general) for cue in reading.title.cues)),
        "other_share": _about_else(reading) / max(1, len(reading.starts)),
        "override": "override" in kinds,
        "round_up": about_else and _is_round_up(reading) and spread < 1 / 3,
        "document": about_else and "document" in kinds,
        "abroad": "abroad" in kinds,
        "case": "case" in kinds,
    }


def _procedure(reading: Reading) -> float:
    """Rulings 7 and 9: the share of sentences about files, desks and time limits."""
    named = {m.term.name for m in reading.signs.terms if "P2" in m.term.labels}
    if len(named) < 3:
        return 0.0
    about = [any("P2" in m.term.labels for m in terms) for terms in reading.terms.values()]
    return sum(about) / len(reading.starts)


def _is_about_papers(reading: Reading) -> bool:
    """Ruling 7: a title that asks about, or answers on, files and licences."""
    papers = sum("papers" in cue.kinds for cue in reading.title.cues)
    return papers >= 2 or (papers == 1 and "dialogue" in reading.title_kinds)


def is_recruitment_notice(reading: Reading) -> bool:
    """Ruling 13: a recruitment notice, exam results, a list of candidates of a public office."""
    if not reading.title_kinds >= {"recruitment", "notice"}:
        return False
    return any("P4" in mention.term.labels for mention in reading.title.terms)


def _is_round_up(reading: Reading) -> bool:
    """Guideline 2.1, threshold: a mixed report in which reform has no heading of its own."""
    if "round_up" not in reading.title_kinds:
        return False
    return not any(map(_strong, reading.headings()))


def _about_else(reading: Reading) -> int:
    """How many sentences have words of general classes, and no term."""
    general = (cue for cue in reading.signs.cues if cue.general)
    return len(reading.sentences_of(general) - reading.terms.keys())


def _strong(terms: Iterable[Mention]) -> bool:
    return any(mention.term.is_strong for mention in terms)


def _sum(terms: Sequence[Mention]) -> float:
    """The strengths of the different terms together."""
    if len(terms) == 1:  # as in most sentences
        return terms[0].term.strength
    return sum({mention.term.name: mention.term.strength for mention in terms}.values())


def _strength(terms: Sequence[Mention]) -> float:
    return min(1.2, _sum(terms))


# -- which label ----------------------------------------------------------------------------------


def label_weights(reading: Reading) -> dict[str, float]:
    """How much the terms speak for each reform label; repeating a term adds less and less."""
    zones, lead_end = rulebook()["zones"], reading.lead_end
    in_lead, in_body = zones["lead"], zones["body"]
    seen: defaultdict[Sign, float] = defaultdict(float)
    for place, mention in enumerate(reading.title.terms):
        seen[mention.term] += zones["title" if place else "title_first"]
    for start, _, term in reading.signs.terms:
        seen[term] += in_lead if start < lead_end else in_body
    masses: dict[str, list[float]] = {label: [] for label in REFORM_LABELS}
    for term, mass in seen.items():
        for label in term.labels:
            masses[label].append(term.naming * math.sqrt(mass))
    return {label: _fading_sum(values) for label, values in masses.items()}


def _fading_sum(values: Sequence[float]) -> float:
    """The largest in full, each further one for less: many weak words do not beat a strong one."""
    if not values:
        return 0.0
    fading: float = rulebook()["primary"]["fading"]
    total, share = 0.0, 1.0
    for value in sorted(values, reverse=True):
        total += share * value
        share *= fading
    return total


def _primary(reading: Reading, weights: Mapping[str, float]) -> str:
    if is_recruitment_notice(reading):
        return "P4"
    if communicates(reading):
        return "X2"
    best = max(REFORM_LABELS, key=lambda label: weights[label])
    for rule in precedences():
        if rule.title and rule.title not in reading.title_kinds:
            continue
        others = [o for o in rule.gives_way_to if weights[o] >= rule.share * weights[best]]
        if best == rule.label and others:
            best = max(others, key=lambda label: weights[label])
    return best


def communicates(reading: Reading) -> bool:
    """Ruling on X2: the act of communicating is the news, in the title or in most sentences."""
    if "communication" in reading.title_kinds and _strong(reading.title.terms):
        return True
    told = [cue for cue in reading.signs.cues if "communication" in cue.kinds]
    if len(told) < 3:
        return False
    about = {sentence for sentence, terms in reading.terms.items() if _strong(terms)}
    acts = about & reading.sentences_of(told)
    return len(acts) >= 3 and len(acts) >= len(about) / 2


def secondary(reading: Reading, primary: str, weights: Mapping[str, float]) -> tuple[str, ...]:
    """Labels with sentences of their own; P4 for one person's appointment (ruling 11)."""
    if primary in GENERAL_LABELS:
        return ("P4",) if primary == "G3" and "appointment" in reading.title_kinds else ()
    groups = reading.with_terms()
    strongly = Counter(label for terms in groups for label in _labels(terms, only_strong=True))
    headed = {label for heading in reading.headings() for label in _labels(heading)}
    weakly = Counter(label for terms in groups for label in _labels(terms)) if headed else strongly
    enough = max(2, OWN_SHARE * len(reading.starts))
    found = (
        label
        for label in REFORM_LABELS
        if label != primary and (weakly if label in headed else strongly)[label] >= enough
    )
    return tuple(sorted(found, key=lambda label: -weights[label])[:MOST_SECONDARY])


def _labels(terms: Iterable[Mention], *, only_strong: bool = False) -> set[str]:
    return {
        label
        for mention in terms
        if mention.term.is_strong or not only_strong
        for label in mention.term.labels
    }


def _general_class(reading: Reading) -> str:
    """The class whose words weigh most; G7, if there are none."""
    weights = general_weights(reading)
    return max(reversed(GENERAL_LABELS), key=lambda label: weights[label])


def general_weights(reading: Reading) -> dict[str, float]:
    """How much the words of each general class weigh."""
    title, text = rulebook()["general_title"], rulebook()["general_text"]
    first: float = rulebook()["zones"]["first_cue"]
    article, text_read = reading.article, reading.text
    seen: defaultdict[tuple[str, str], float] = defaultdict(float)
    named = [(cue, kind) for cue in reading.title.cues for kind in cue.general]
    for place, (cue, kind) in enumerate(named):
        word = article.title[cue.start : cue.end].lower()
        seen[kind, word] += title[kind] * (1 if place else first)
    for start, end, _, general in reading.signs.cues:
        if general:
            word = text_read[start:end].lower()
            for kind in general:
                seen[kind, word] += text[kind]
    masses: dict[str, list[float]] = {label: [] for label in GENERAL_LABELS}
    for (kind, _), mass in seen.items():
        masses[kind].append(math.sqrt(mass))
    return {label: _fading_sum(values) for label, values in masses.items()}


# -- what shows it --------------------------------------------------------------------------------


def evidence(reading: Reading, primary: str) -> tuple[Evidence, ...]:
    """The stretches of the text that speak most for the label; their weights sum to 1."""
    text = reading.article.text
    return tuple(Evidence(text[s:e], s, e, weight) for s, e, weight in shares(reading, primary))


def shares(reading: Reading, primary: str) -> list[tuple[int, int, float]]:
    """The same as start, end and weight."""
    best = sorted(_candidates(reading, primary), key=itemgetter(2), reverse=True)[:MOST_EVIDENCE]
    chosen = sorted(best)
    total = sum([weight for *_, weight in chosen])
    return [(start, end, round(weight / total, 4)) for start, end, weight in chosen]


def _candidates(reading: Reading, primary: str) -> list[tuple[int, int, float]]:
    """Start, end and weight of stretches of the article's own text; what files say is not shown."""
    size = len(reading.article.text)
    if primary in GENERAL_LABELS:
        return [
            (start, end, 1.0)
            for start, end, _, general in reading.signs.cues
            if primary in general and end <= size
        ]
    return [
        (start, end, (1.0 if primary in term.labels else 0.5) * term.strength)
        for start, end, term in reading.signs.terms
        if end <= size
    ]
