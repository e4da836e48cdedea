"""Which statements are claims: what an office did, not what befalls people or is asked of them."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from functools import cache

from cchc_nlp.auditing import cues
from cchc_nlp.auditing.drafts import Draft
from cchc_nlp.auditing.passages import Passage
from cchc_nlp.auditing.sums import adds_up

_LONGEST_HOPE = 400  # letters from a word of hope to the figures that it makes no results
# Relations that only a report tells of, and kinds that the news tells of in the same way.
_STRUCTURED = {
    "event_attendance",
    "growth",
    "period_and_cumulative",
    "average",
    "plan",
    "channels",
    "open_list",
}
_NEWS = {"attendance", "case", "office", "visual", "equipment"}
_PLACES_AND_PEOPLE = {"office", "attendance", "case", "task", "equipment", "opinion"}


def claims_among(drafts: Sequence[Draft], passage: Passage) -> list[Draft]:
    """The statements that count an office's work; none if all is only planned."""
    is_office_work = cache(lambda sentence: _is_office_work(sentence, passage))
    has_befallen = cache(lambda sentence: _has_befallen(sentence, passage))
    judged = [(draft, _is_claim(draft, is_office_work, has_befallen)) for draft in drafts]
    told = {draft.figures[0].sentence for draft, is_claim in judged if is_claim}
    kept = [
        draft
        for draft, is_claim in judged
        if is_claim or _is_beside_others(draft, told, is_office_work)
    ]
    kept = [draft for draft in kept if not _is_required(draft)]
    return [] if all(_is_hoped_for(draft, passage) for draft in kept) else kept


def _is_beside_others(
    draft: Draft, told: Container[int], is_office_work: Callable[[int], bool]
) -> bool:
    """Whether a lone count of people or things stands in a sentence that counts other work."""
    if draft.relation != "none" or not draft.counted or draft.counted[0].kind == "office":
        return False
    sentence = draft.figures[0].sentence
    return sentence in told and is_office_work(sentence)


def _is_required(draft: Draft) -> bool:
    """Whether figures with no total are what somebody has to hand in."""
    if cues.NORM.search(draft.figures[0].before):
        return True
    alone = draft.total is None or not draft.parts
    return alone and cues.REQUIRED.search(draft.figures[0].before) is not None


def _is_hoped_for(draft: Draft, passage: Passage) -> bool:
    """Whether a statement is a forecast or a goal: no word after that of hope says it was done."""
    if draft.relation == "plan" and draft.total and draft.parts:
        return False
    start, _ = passage.sentence_span(draft.figures[0].sentence)
    words = passage.folded[max(start, draft.start - _LONGEST_HOPE) : draft.start]
    hope = next(cues.HOPED.finditer(words), None)
    return hope is not None and cues.HAPPENED.search(words, hope.end()) is None


def _is_claim(
    draft: Draft, is_office_work: Callable[[int], bool], has_befallen: Callable[[int], bool]
) -> bool:
    """Places and people alone are counted in the news too: they need company, or office work."""
    if any(figure.over or not figure.weak for figure in draft.counted):
        return True
    if draft.accompanied:
        return True
    adds = draft.relation == "partition" and draft.total and adds_up(draft.total, draft.parts)
    if adds and (len(draft.parts) > 2 or not has_befallen(draft.figures[0].sentence)):
        return True
    if (adds or draft.relation in _STRUCTURED) and not all(f.kind in _NEWS for f in draft.counted):
        return True
    if draft.relation == "none" and any(f.kind in _PLACES_AND_PEOPLE for f in draft.counted):
        return False
    return is_office_work(draft.figures[0].sentence)


def _is_office_work(sentence: int, passage: Passage) -> bool:
    """Whether a sentence, or the one before it, speaks of what a report reports."""
    start, _ = passage.sentence_span(max(0, sentence - 1))
    _, end = passage.sentence_span(sentence)
    if cues.OFFICE_WORK.search(passage.folded, start, end):
        return True
    start, _ = passage.sentence_span(sentence)
    at_work = all(c.search(passage.folded, start, end) for c in (cues.OFFICE, cues.DID))
    return at_work and not _has_befallen(sentence, passage)


def _has_befallen(sentence: int, passage: Passage) -> bool:
    """Whether a sentence tells what befell people, which is no office's doing."""
    return cues.BEFALLEN.search(passage.folded, *passage.sentence_span(sentence)) is not None
