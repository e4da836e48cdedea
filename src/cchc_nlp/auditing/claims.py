"""Every statement of a report that counts something: its figures, their relation, their sums."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from cchc_nlp.auditing.arithmetic import check_percent, check_sum
from cchc_nlp.auditing.checks import check_draft
from cchc_nlp.auditing.cues import cue
from cchc_nlp.auditing.drafts import Draft, Share
from cchc_nlp.auditing.figures import Figure
from cchc_nlp.auditing.grids import Lines
from cchc_nlp.auditing.layouts import text_tables
from cchc_nlp.auditing.passages import Passage, read_passage
from cchc_nlp.auditing.quantities import find_figures
from cchc_nlp.auditing.relations import relate
from cchc_nlp.auditing.tables import table_claims
from cchc_nlp.auditing.topics import topic_of
from cchc_nlp.records import Check, Claim, Percent, Period, Quantity, Span
from cchc_nlp.vietnamese.citations import find_citations
from cchc_nlp.vietnamese.periods import PeriodMention, find_periods

_COMPARED = cue(r"(?:so với|cùng kỳ|bằng)[^.;,]{0,20}$")
_MOST_BESIDE = 100  # figures; more is no sentence that anybody reads
_LONGEST_LEAD = 2000  # letters
_OPEN = Period(None, None)


def find_claims(text: str) -> list[Claim]:
    """The tally claims of a text, in reading order; spans are offsets into `text` as given.

    Dates, document numbers, money, measures and site counters are no claims, nor is "100%" of
    something whose number is not printed.

    >>> [claim] = find_claims("Năm 2023, Sở đăng 152 tin, bài, trong đó 121 tin và 31 bài về CCHC.")
    >>> claim.total.value, [part.value for part in claim.parts], claim.relation, claim.arithmetic
    (152, [121, 31], 'partition', 'sums')
    >>> claim.period.to_dict()
    {'from': '2023-01-01', 'to': '2023-12-31'}
    """
    of_tables, read = _claims_of_tables(text)
    prose = [
        claim
        for claim in _claims_of_prose(text)
        if _is_statement(claim, text)
        or not any(start <= claim.start and claim.end <= end for start, end in read)
    ]
    return sorted([*prose, *of_tables], key=lambda claim: (claim.start, claim.end))


def _claims_of_tables(text: str) -> tuple[list[Claim], list[tuple[int, int]]]:
    """The claims of tables written in lines, and the stretches that are read as tables."""
    if "|" not in text and "\t" not in text:
        return [], []
    claims: list[Claim] = []
    read: list[tuple[int, int]] = []
    for table in text_tables(Lines.of(text)):
        if found := table_claims(table, text):
            claims += found
            read.append((table.start, table.end))
    return claims, read


def _is_statement(claim: Claim, text: str) -> bool:
    """Whether a claim is said within one cell, as a sentence: more than one number."""
    numbers = [q for q in (claim.total, *claim.parts) if q is not None]
    said = text[min(n.start for n in numbers) : max(n.end for n in numbers)] if numbers else ""
    return len(numbers) > 1 and not any(edge in said for edge in "|\t\n")


def _claims_of_prose(text: str) -> list[Claim]:
    passage = read_passage(text)
    citations = list(find_citations(passage.text))
    drafts = relate(list(find_figures(passage, citations=citations)), passage)
    periods = _Periods(passage, citations) if drafts else None
    beside = _Neighbours(drafts)
    claims = [_claim(draft, passage, periods.of(draft)) for draft in drafts if periods]
    return [
        replace(claim, checks=_checks(draft, passage, claim=claim, beside=beside))
        for draft, claim in zip(drafts, claims, strict=True)
    ]


def _checks(
    draft: Draft, passage: Passage, *, claim: Claim, beside: _Neighbours
) -> tuple[Check, ...]:
    return check_draft(draft, passage, period=claim.period, beside=beside.of(draft))


class _Neighbours:
    """The counted figures of a text, to be asked for those in the sentences of a statement."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        counted = {figure for draft in drafts for figure in draft.counted}
        self.figures = sorted(counted, key=lambda figure: figure.start)
        self.starts = [figure.start for figure in self.figures]

    def of(self, draft: Draft) -> list[Figure]:
        """Those that stand in its sentences; of an endless sentence the nearest only."""
        sentences = {figure.sentence for figure in draft.figures}
        first = bisect_left(self.starts, draft.start)
        last = bisect_left(self.starts, max(figure.start for figure in draft.figures) + 1)
        near = self.figures[max(0, first - _MOST_BESIDE) : last + _MOST_BESIDE]
        return [figure for figure in near if figure.sentence in sentences]


def _claim(draft: Draft, passage: Passage, period: Period) -> Claim:
    start, end = _sentences(draft, passage)
    parts = tuple(_quantity(part, passage, part=True) for part in draft.parts)
    return Claim(
        text=passage.source[start:end],
        start=start,
        end=end,
        total=None if draft.total is None else _quantity(draft.total, passage, part=False),
        parts=parts,
        percents=tuple(_percent(share, passage) for share in draft.shares),
        relation=draft.relation,
        period=period,
        arithmetic=check_sum(draft),
    )


def _sentences(draft: Draft, passage: Passage) -> tuple[int, int]:
    """Where the sentences that hold the statement begin and end in the source.

    Of an endless sentence only what is near the figures: else the claims of one that holds
    thousands would take its length squared.
    """
    numbers = [figure.sentence for figure in draft.figures]
    start, _ = passage.sentence_span(min(numbers))
    _, end = passage.sentence_span(max(numbers))
    start = max(start, draft.start - _LONGEST_LEAD)
    end = min(end, max(figure.stop for figure in draft.figures) + _LONGEST_LEAD)
    return passage.source_position(start), passage.source_position(end)


def _quantity(figure: Figure, passage: Passage, *, part: bool) -> Quantity:
    return Quantity(
        value=figure.value,
        unit=figure.unit,
        topic=topic_of(figure, passage, part=part),
        bound=figure.bound,
        start=passage.source_position(figure.start),
        end=passage.source_position(figure.end),
    )


def _percent(share: Share, passage: Passage) -> Percent:
    figure = share.figure
    return Percent(
        value=Fraction(figure.number or 0),
        start=passage.source_position(figure.start),
        end=passage.source_position(figure.end),
        correct=check_percent(share, passage.text[figure.start : figure.end]),
    )


class _Periods:
    """The periods that a text names, and which of them a statement speaks of."""

    def __init__(self, passage: Passage, citations: Iterable[Span]) -> None:
        self.passage = passage
        cited = [(citation.start, citation.end) for citation in citations]
        self.mentions = [m for m in find_periods(passage.text) if self._is_own(m, cited)]
        self.starts = [mention.start for mention in self.mentions]

    def _is_own(self, mention: PeriodMention, cited: Sequence[tuple[int, int]]) -> bool:
        """Not the date of a document, nor what something is compared with."""
        place = bisect_left(cited, (mention.start + 1, 0)) - 1
        if place >= 0 and mention.start < cited[place][1]:
            return False
        before = self.passage.folded[max(0, mention.start - 30) : mention.start]
        return _COMPARED.search(before) is None

    def of(self, draft: Draft) -> Period:
        """The last period named before the statement in its sentence, else after it, else above."""
        passage = self.passage
        # What was done is dated, not the plan that it is held to.
        is_held = draft.relation == "plan" and draft.total is not None
        position = draft.total.start if is_held and draft.total else draft.start
        start, end = passage.sentence_span(passage.sentence(position))
        before = bisect_left(self.starts, position)
        if before and self.mentions[before - 1].start >= start:
            return self.mentions[before - 1].period
        if before < len(self.mentions) and self.mentions[before].start < end:
            return self.mentions[before].period
        if before:
            return self.mentions[before - 1].period
        # A headline counts what the sentence under it dates.
        first = self.mentions[0] if self.mentions else None
        is_near = first is not None and passage.sentence(first.start) == passage.sentence(end) + 1
        return first.period if first and is_near else _OPEN
