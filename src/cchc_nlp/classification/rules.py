"""The labelling guideline as computable evidence: no model, no training, the same answer always.

    read the article -> signals (topic, title, administration, document tests) -> score
                     -> weights of the labels -> primary, secondary -> evidence

Every number and word list is in rules.toml; the rulings named below are those of the guideline.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cchc_nlp.classification.ngrams import batches
from cchc_nlp.classification.reading import Cue, Reading, Sentence, read_batch, rulebook
from cchc_nlp.classification.taxonomy import GENERAL_LABELS, REFORM_LABELS, precedences
from cchc_nlp.records import Article, Confidence, Evidence, Label
from cchc_nlp.vietnamese.lexicon import Term, TermMention

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
    return weights["bias"] + sum(weights[name] * v for name, v in signals(reading).items())


def signals(reading: Reading) -> dict[str, float]:
    """What speaks for and against reform, each a number that `weights` in rules.toml weighs.

    For: terms in the title and the lead, the share of sentences with terms (topic test: what
    would be left without them), how many and how various. Against: a title or sentences about
    something else, a round-up without a part of its own, a document about another subject, a
    foreign administration, a criminal case.
    """
    parts = len(reading.sentences) + 1
    strengths = [_strength(part.terms) for part in _with_terms(reading)]
    strong = sum(value >= 1 for value in strengths)
    lead_end = reading.lead_end
    lead = [term for term in reading.text_terms if term.start < lead_end]
    named = {term.term.name for term in reading.text_terms if term.term.strength == "strong"}
    spread = sum(strengths) / parts
    about_else = not _strong(reading.title_terms)
    return {
        "title": min(2.0, _sum(reading.title_terms)),
        "lead": min(3.0, _sum(lead)),
        "spread": spread,
        "strong_share": strong / parts,
        "strong_sentences": math.log1p(strong),
        "variety": min(5, len(named)),
        "procedure": _procedure(reading),
        "papers": _is_about_papers(reading),
        "other_title": about_else * min(2, sum(map(_is_general, reading.title_cues))),
        "other_share": _about_else(reading.sentences) / max(1, len(reading.sentences)),
        "override": reading.title_says("override"),
        "round_up": about_else and _is_round_up(reading) and spread < 1 / 3,
        "document": about_else and reading.title_says("document"),
        "abroad": reading.title_says("abroad"),
        "case": reading.title_says("case"),
    }


def _procedure(reading: Reading) -> float:
    """Rulings 7 and 9: the share of sentences about files, desks and time limits."""
    named = {m.term.name for m in reading.text_terms if "P2" in m.term.labels}
    if len(named) < 3:
        return 0.0
    about = (any("P2" in m.term.labels for m in s.terms) for s in reading.sentences)
    return sum(about) / len(reading.sentences)


def _is_about_papers(reading: Reading) -> bool:
    """Ruling 7: a title that asks about, or answers on, files and licences."""
    papers = sum(cue.kind == "papers" for cue in reading.title_cues)
    return papers >= 2 or (papers == 1 and reading.title_says("dialogue"))


def is_recruitment_notice(reading: Reading) -> bool:
    """Ruling 13: a recruitment notice, exam results, a list of candidates of a public office."""
    is_notice = reading.title_says("recruitment") and reading.title_says("notice")
    return is_notice and any("P4" in mention.term.labels for mention in reading.title_terms)


def _is_round_up(reading: Reading) -> bool:
    """Guideline 2.1, threshold: a mixed report in which reform has no heading of its own."""
    return reading.title_says("round_up") and not any(_strong(h.terms) for h in reading.headings)


def _with_terms(reading: Reading) -> list[Sentence]:
    """The sentences, and the title after them, that have terms."""
    title = Sentence(0, len(reading.article.title), reading.title_terms, reading.title_cues)
    return [part for part in (*reading.sentences, title) if part.terms]


def _about_else(sentences: Iterable[Sentence]) -> int:
    """How many sentences have words of general classes, and no term."""
    return sum(bool(s.cues) and not s.terms and any(map(_is_general, s.cues)) for s in sentences)


def _is_general(cue: Cue) -> bool:
    return cue.kind in GENERAL_LABELS


def _strong(terms: Iterable[TermMention]) -> bool:
    return any(mention.term.strength == "strong" for mention in terms)


def _sum(terms: Iterable[TermMention]) -> float:
    """The strengths of the different terms together."""
    strengths: Mapping[str, float] = rulebook()["strengths"]
    by_name = {mention.term.name: mention.term.strength for mention in terms}
    return sum(strengths[strength] for strength in by_name.values())


def _strength(terms: Iterable[TermMention]) -> float:
    return min(1.2, _sum(terms))


# -- which label ----------------------------------------------------------------------------------


def label_weights(reading: Reading) -> dict[str, float]:
    """How much the terms speak for each reform label; repeating a term adds less and less."""
    zones, strengths = rulebook()["zones"], rulebook()["primary"]
    lead_end = reading.lead_end
    seen: defaultdict[Term, float] = defaultdict(float)
    for place, mention in enumerate(reading.title_terms):
        seen[mention.term] += zones["title" if place else "title_first"]
    for mention in reading.text_terms:
        seen[mention.term] += zones["lead" if mention.start < lead_end else "body"]
    masses: dict[str, list[float]] = {label: [] for label in REFORM_LABELS}
    for term, mass in seen.items():
        for label in term.labels:
            masses[label].append(strengths[term.strength] * math.sqrt(mass))
    return {label: _fading_sum(values) for label, values in masses.items()}


def _fading_sum(values: Iterable[float]) -> float:
    """The largest in full, each further one for less: many weak words do not beat a strong one."""
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
        if rule.title and not reading.title_says(rule.title):
            continue
        others = [o for o in rule.gives_way_to if weights[o] >= rule.share * weights[best]]
        if best == rule.label and others:
            best = max(others, key=lambda label: weights[label])
    return best


def communicates(reading: Reading) -> bool:
    """Ruling on X2: the act of communicating is the news, in the title or in most sentences."""
    if reading.title_says("communication") and _strong(reading.title_terms):
        return True
    about = [s for s in reading.sentences if s.terms and _strong(s.terms)]
    acts = [s for s in about if any(cue.kind == "communication" for cue in s.cues)]
    return len(acts) >= 3 and len(acts) >= len(about) / 2


def secondary(reading: Reading, primary: str, weights: Mapping[str, float]) -> tuple[str, ...]:
    """Labels with sentences of their own; P4 for one person's appointment (ruling 11)."""
    if primary in GENERAL_LABELS:
        return ("P4",) if primary == "G3" and reading.title_says("appointment") else ()
    named, weakly = Counter[str](), Counter[str]()
    for part in _with_terms(reading):
        named.update(_labels(m for m in part.terms if m.term.strength == "strong"))
        weakly.update(_labels(part.terms))
    headed = {label for heading in reading.headings for label in _labels(heading.terms)}
    enough = max(2, OWN_SHARE * len(reading.sentences))
    found = (
        label
        for label in REFORM_LABELS
        if label != primary and (weakly if label in headed else named)[label] >= enough
    )
    return tuple(sorted(found, key=lambda label: -weights[label])[:MOST_SECONDARY])


def _labels(terms: Iterable[TermMention]) -> set[str]:
    return {label for mention in terms for label in mention.term.labels}


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
    for place, cue in enumerate(c for c in reading.title_cues if c.kind in title):
        weight = title[cue.kind] * (1 if place else first)
        seen[cue.kind, article.title[cue.start : cue.end].lower()] += weight
    for start, end, kind in (cue for sentence in reading.sentences for cue in sentence.cues):
        if kind in text:
            seen[kind, text_read[start:end].lower()] += text[kind]
    masses: dict[str, list[float]] = {label: [] for label in GENERAL_LABELS}
    for (kind, _), mass in seen.items():
        if kind in masses:
            masses[kind].append(math.sqrt(mass))
    return {label: _fading_sum(values) for label, values in masses.items()}


# -- what shows it --------------------------------------------------------------------------------


def evidence(reading: Reading, primary: str) -> tuple[Evidence, ...]:
    """The stretches of the text that speak most for the label; their weights sum to 1."""
    found = sorted(_candidates(reading, primary), key=lambda span: (-span[2], span[0]))
    chosen = sorted(found[:MOST_EVIDENCE], key=lambda span: span[0])
    total = sum(weight for *_, weight in chosen)
    text = reading.article.text
    return tuple(Evidence(text[s:e], s, e, round(weight / total, 4)) for s, e, weight in chosen)


def _candidates(reading: Reading, primary: str) -> Iterator[tuple[int, int, float]]:
    """Start, end and weight of stretches of the article's own text; what files say is not shown."""
    size = len(reading.article.text)
    if primary in REFORM_LABELS:
        strengths: Mapping[str, float] = rulebook()["strengths"]
        for mention in reading.text_terms:
            if mention.end <= size:
                share = 1.0 if primary in mention.term.labels else 0.5
                yield mention.start, mention.end, share * strengths[mention.term.strength]
    for sentence in reading.sentences:
        for start, end, kind in sentence.cues:
            if kind == primary and end <= size:
                yield start, end, 1.0
