"""Percentages: which statement each belongs to, and what it is a percentage of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from cchc_nlp.auditing import cues
from cchc_nlp.auditing.counted_nouns import unit_pattern
from cchc_nlp.auditing.drafts import Draft, Share
from cchc_nlp.auditing.figures import PERCENT, Figure
from cchc_nlp.records import Relation

# Which statement of a figure a percentage speaks of, if the figure stands in several.
_ORDER: tuple[Relation, ...] = (
    "plan", "fraction", "flow_balance", "partition", "prizes", "subset", "channels", "open_list",
    "average", "growth", "period_and_cumulative", "event_attendance", "none", "parallel",
)  # fmt: skip


_OF_ONE_FIGURE = {"plan", "growth"}


def with_shares(drafts: Sequence[Draft], figures: Sequence[Figure]) -> list[Draft]:
    """The drafts with the percentages that speak of them, and new ones for the rest."""
    desk = _Desk(drafts)
    for percent in figures:
        if percent.kind == PERCENT:
            desk.place(percent)
    return list(_rates_joined(draft for draft in desk.drafts if draft.figures))


def _rates_joined(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """A rate and the lone number after it are one: "tỷ lệ đạt 92,7%, số hồ sơ là 11.340"."""
    drafts = list(drafts)
    rates = {d.figures[0].sentence: d for d in drafts if not d.counted and len(d.shares) == 1}
    alone: dict[int, list[Draft]] = {}
    for draft in drafts:
        alone.setdefault(draft.figures[0].sentence, []).append(draft)
    for draft in drafts:
        sentence = draft.figures[0].sentence
        rate = rates.get(sentence) if len(alone[sentence]) == 2 else None
        if rate is None:
            yield draft
        elif draft is not rate and draft.relation == "none" and draft.start > rate.start:
            yield replace(draft, shares=(*rate.shares, *draft.shares))
        elif draft is not rate or not _has_lone_follower(rate, alone[sentence]):
            yield draft


def _has_lone_follower(rate: Draft, beside: Sequence[Draft]) -> bool:
    return any(d.relation == "none" and d.counted and d.start > rate.start for d in beside)


class _Desk:
    """Drafts that percentages are laid on; `homes` finds those that a figure stands in."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.drafts = list(drafts)
        self.homes: dict[int, list[int]] = {}
        self.figures: dict[int, Figure] = {}
        for index, draft in enumerate(drafts):
            for figure in draft.counted:
                self.homes.setdefault(figure.start, []).append(index)
                self.figures[figure.start] = figure
        self.starts = sorted(self.figures)

    def place(self, percent: Figure) -> None:
        """Lay a percentage on the statement of the last figure before it in its sentence."""
        position = bisect_left(self.starts, percent.start)
        if self._explains(percent, position):
            return
        last = self.figures[self.starts[position - 1]] if position else None
        if last is None or last.sentence != percent.sentence or _own_clause(percent):
            self._add_alone(percent)
            return
        meant = _meant(percent)
        homes = self.homes[last.start]
        index = min(homes, key=lambda i: _rank(self.drafts[i], last, meant))
        draft = self.drafts[index]
        if draft.relation == "parallel" and meant:
            self._take_out(index, last)
            homes = self.homes[last.start] = []
        if not homes or _is_apart(draft, percent, meant):
            draft, index = Draft("none", last), len(self.drafts)
            self.drafts.append(draft)
            homes.append(index)
        if draft.relation == "none" and meant:
            draft = replace(draft, relation=meant)
        if draft.relation == "fraction" and meant == "plan" and draft.total:
            draft = replace(draft, relation="plan", total=draft.parts[0], parts=(draft.total,))
        share = _share(draft, percent, meant)
        self.drafts[index] = replace(draft, shares=(*draft.shares, share))

    def _explains(self, percent: Figure, position: int) -> bool:
        """A rate with its fraction in brackets: "đạt 64,5% (12.900/20.000 hồ sơ)"."""
        after = self.starts[position : position + 1]
        homes = self.homes.get(after[0], []) if after else []
        index = next((i for i in homes if self.drafts[i].relation == "fraction"), None)
        if index is None or after[0] - percent.stop > 3 or percent.after.strip() != "(":
            return False
        draft = self.drafts[index]
        share = Share(percent, draft.parts[0], draft.total)
        self.drafts[index] = replace(draft, shares=(*draft.shares, share))
        return True

    def _add_alone(self, percent: Figure) -> None:
        """Rates of one sentence with no numbers are one statement."""
        for draft in _alone(percent):
            last = self.drafts[-1] if self.drafts else None
            if last and not last.counted and last.shares[-1].figure.sentence == percent.sentence:
                self.drafts[-1] = replace(last, shares=(*last.shares, *draft.shares))
            else:
                self.drafts.append(draft)

    def _take_out(self, index: int, figure: Figure) -> None:
        draft = self.drafts[index]
        parts = tuple(part for part in draft.parts if part.start != figure.start)
        if len(parts) == 1:
            self.drafts[index] = Draft("none", parts[0], accompanied=True)
        else:
            self.drafts[index] = replace(draft, parts=parts)


def _meant(percent: Figure) -> Relation | None:
    """What the words around a percentage make of it: growth, a share of a plan, or of a total."""
    if cues.PLAN_AFTER.search(percent.after):
        return "plan"
    if cues.CHANGE.search(percent.before) or cues.COMPARED.search(percent.after):
        return "growth"
    return "subset" if cues.OF_WHICH.search(percent.before) else None


def _is_apart(draft: Draft, percent: Figure, meant: Relation | None) -> bool:
    """Whether a rate says another thing of the last figure than the statement it stands in."""
    if draft.relation == "period_and_cumulative":
        return meant in _OF_ONE_FIGURE
    if {draft.relation, meant} != _OF_ONE_FIGURE:
        return False
    return meant == "plan" or cues.CHANGE.search(percent.before) is not None


def _own_clause(percent: Figure) -> bool:
    return ";" in percent.before


def _rank(draft: Draft, last: Figure, meant: Relation | None) -> tuple[bool, bool, int]:
    is_part = any(part.start == last.start for part in draft.parts)
    return draft.relation != meant, not is_part, _ORDER.index(draft.relation)


def _share(draft: Draft, percent: Figure, meant: Relation | None) -> Share:
    """The percentage with its numerator and base, where both are printed in the statement."""
    total = draft.total
    if draft.relation == "growth" or meant == "growth":
        prior = next((p for p in draft.parts if _is_prior(p)), None)
        return Share(percent, total, prior, is_change=True)
    if draft.relation == "plan":
        return Share(percent, total, draft.parts[0] if draft.parts else None)
    if meant == "plan" or draft.relation in ("average", "event_attendance", "parallel"):
        return Share(percent)
    return _share_of_total(draft, percent)


def _share_of_total(draft: Draft, percent: Figure) -> Share:
    total = draft.total
    before = [part for part in draft.parts if part.start < percent.start]
    fitting = next((p for p in reversed(before) if total and _fits(percent, p, total)), None)
    if fitting is not None:  # "trễ hạn 7 hồ sơ, tỷ lệ đúng hạn 98,9%" is of another part
        return Share(percent, fitting, total)
    if total is None or not before or _is_on_time_of_received(before[-1], total):
        return Share(percent)
    is_all = percent.value == 100 and before[-1].number != total.number
    if is_all and draft.relation != "fraction":  # "1.105 hồ sơ (100%)": all of them
        return Share(percent)
    return Share(percent, before[-1], total)


def _fits(percent: Figure, part: Figure, total: Figure) -> bool:
    """Whether a percentage is that of a part, to its last digit, rounded or cut off."""
    if not part.number or not total.number or percent.number is None:
        return False
    shown = Fraction(percent.number)
    places = next((n for n in range(4) if (shown * 10**n).denominator == 1), 4)
    return abs(Fraction(100 * part.number) / total.number - shown) < Fraction(1, 10**places)


def _is_prior(part: Figure) -> bool:
    return any(c.search(part.before) for c in (cues.PRIOR, cues.PRIOR_IN_BRACKETS, cues.FROM))


def _is_on_time_of_received(part: Figure, total: Figure) -> bool:
    """Dossiers on time are a share of those resolved, which "tiếp nhận 7.744" does not count."""
    is_received = cues.RECEIVED.search(total.before) is not None
    return has_status(part) and is_received and not cues.RESOLVED.search(total.before)


def has_status(part: Figure) -> bool:
    """Whether a part counts dossiers on time, late or pending."""
    clause = part.before.rpartition(",")[2]
    return cues.STATUS.search(clause + part.after) is not None


def _alone(percent: Figure) -> Iterator[Draft]:
    """A percentage of people or things whose number is not printed; "100%" is a way of speaking."""
    named = unit_pattern().match(percent.after) or cues.SHARE.search(percent.before)
    if named and percent.value != 100:
        yield Draft("none", None, shares=(Share(percent),))
