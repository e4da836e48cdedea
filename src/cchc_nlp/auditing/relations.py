"""How the figures of a text belong together: from lists and lone figures to drafts of claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cchc_nlp.auditing import cues
from cchc_nlp.auditing.passages import Passage
from cchc_nlp.auditing.quantities import ELIDED, PERCENT, Figure
from cchc_nlp.auditing.splits import (
    LOOK_BACK,
    Leaning,
    Outline,
    Split,
    adds_up,
    amount,
    belongs,
    outline,
)
from cchc_nlp.records import Relation

_PRODUCTS = {"item", "programme", "visual", "print", "entry"}
_EVENTS = {"event", "programme"}
_ATTENDANCES = {"attendance", "visit"}


@dataclass(frozen=True)
class Share:
    """A percentage and what it is taken of; `part` and `base` are None when not printed."""

    figure: Figure
    part: Figure | None = None
    base: Figure | None = None
    is_change: bool = False


@dataclass(frozen=True)
class Draft:
    """Figures that make one statement; `closed` says that the list of parts is complete."""

    relation: Relation
    total: Figure | None
    parts: tuple[Figure, ...] = ()
    shares: tuple[Share, ...] = ()
    closed: bool = False

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Total, parts and percentages."""
        total = () if self.total is None else (self.total,)
        return (*total, *self.parts, *(share.figure for share in self.shares))

    @property
    def start(self) -> int:
        """Where its first figure stands."""
        return min(figure.start for figure in self.figures)


def relate(figures: Sequence[Figure], passage: Passage) -> list[Draft]:
    """The statements that some figures make, in the order of their first figure.

    One figure may stand in two: as a part of one total and the total of its own parts.
    """
    read = outline(figures, passage)
    drafts = [draft for split in read.splits for draft in _split_drafts(split)]
    divided = {draft.total for draft in drafts}
    drafts.extend(_leaning_drafts(read))
    used = {figure for draft in drafts for figure in draft.figures}
    drafts.extend(_outside_drafts(read, divided, used))
    drafts = _with_shares(drafts, figures)
    return sorted(filter(_is_claim, drafts), key=lambda draft: draft.start)


# -- lists of parts -------------------------------------------------------------------------------


def _split_drafts(split: Split) -> Iterator[Draft]:
    """A list as one draft, and what is said of its parts beside it."""
    total = split.total
    if total is None or not split.parts:
        return
    parts = tuple(_in_unit_of(part, total) for part in split.parts)
    relation = _split_relation(split, total, parts)
    yield Draft(relation, total, parts, closed=not split.open_ended)
    yield from _fractions(split.parts)


def _in_unit_of(part: Figure, total: Figure) -> Figure:
    if part.kind != ELIDED:
        return part
    return replace(part, kind=total.kind, weak=total.weak, unit=total.unit)


def _split_relation(split: Split, total: Figure, parts: Sequence[Figure]) -> Relation:
    """What kind of list it is; whether it adds up is judged afterwards."""
    if split.open_ended:
        return "open_list"
    if all(part.kind == "prize" for part in parts) and len(parts) > 1:
        return "prizes"
    if flow := _flow_of_list(total, parts):
        return flow
    if len(parts) == 1 or split.word == "riêng":
        return "subset"
    if _on_channels(parts):
        return "channels"
    return "partition" if _is_exhaustive(split, total, parts) else "subset"


def _flow_of_list(total: Figure, parts: Sequence[Figure]) -> Relation | None:
    """Dossiers: new and carried over make those received; one part resolved is of them."""
    if total.kind != "dossier" or not cues.RECEIVED.search(total.before):
        return None
    if all(cues.NEW_OR_CARRIED.search(part.before) for part in parts) and len(parts) > 1:
        return "flow_balance"
    around = parts[0].before + parts[0].after
    return "flow_balance" if len(parts) == 1 and cues.RESOLVED.search(around) else None


def _is_exhaustive(split: Split, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the list means to name all parts: by its words, or by what they come to."""
    if adds_up(total, parts):
        return True
    if any(cues.REST_IN_WORDS.search(part.after) for part in parts):
        return False
    bracket_alone = split.bracketed and not split.word
    if cues.EXHAUSTIVE.search(split.word) or bracket_alone or cues.REST.search(parts[-1].before):
        return True
    if sum(cues.STATUS.search(p.before[-30:] + p.after) is not None for p in parts) > 1:
        return True
    summed = amount(parts)
    if summed is None or total.number is None:
        return False
    return summed[0] >= total.number * 9 / 10


def _on_channels(parts: Sequence[Figure]) -> bool:
    """Whether every figure of one output has a channel of its own."""
    same = len({(part.kind, part.unit) for part in parts}) == 1 and parts[0].kind in _PRODUCTS
    return same and len(parts) > 1 and all(_channel(part) for part in parts)


def _channel(part: Figure) -> bool:
    return cues.ON_CHANNEL.search(part.after) is not None or (
        cues.CHANNEL.search(part.before) is not None
        and cues.PUBLISHED.search(part.before) is not None
    )


# -- figures that lean on another -----------------------------------------------------------------

_LEANING_RELATIONS: dict[str, Relation] = {
    "target": "plan",
    "cumulative": "period_and_cumulative",
    "average": "average",
    "peak": "average",
    "change": "growth",
    "prior": "growth",
}


def _leaning_drafts(read: Outline) -> Iterator[Draft]:
    """Averages, growth, targets: one draft for each figure that others lean on."""
    groups: dict[tuple[Relation, Figure | None], list[Leaning]] = {}
    for leaning in read.leaning:
        relation = _LEANING_RELATIONS[leaning.how]
        if relation == "period_and_cumulative" and leaning.anchor:
            yield Draft(relation, leaning.figure, (leaning.anchor,))
        else:
            groups.setdefault((relation, leaning.anchor), []).append(leaning)
    for (relation, anchor), leanings in groups.items():
        only_peaks = all(leaning.how == "peak" for leaning in leanings)
        parts = tuple(_in_unit_of(x.figure, anchor) if anchor else x.figure for x in leanings)
        yield Draft("none" if only_peaks else relation, anchor, parts)


def _fractions(figures: Iterable[Figure]) -> Iterator[Draft]:
    for figure in figures:
        if figure.over is None:
            continue
        yield _fraction(figure, figure.over)


def _fraction(part: Figure, base: Figure) -> Draft:
    """ "45/67 thôn" is part and whole; "96/80 tin" and what is held to a plan, result and target."""
    exceeds = part.number is not None and base.number is not None and part.number > base.number
    if exceeds or cues.HELD_TO_PLAN.search(base.after or part.after):
        return Draft("plan", part, (base,))
    if part.kind == "dossier" and part.unit and "tổng" in part.joint:
        return Draft("flow_balance", base, (part,))
    return Draft("fraction", base, (part,))


# -- figures outside of lists ---------------------------------------------------------------------


def _outside_drafts(
    read: Outline, divided: set[Figure | None], used: set[Figure]
) -> Iterator[Draft]:
    """What the figures of each sentence that are in no list say together."""
    earlier: list[Figure] = []
    carried: list[Figure] = []
    for sentence, figures in read.roots.items():
        drafts = list(_sentence_drafts(figures, earlier, used))
        yield from drafts
        taken = {f for d in drafts for f in d.figures} | used
        rest = [f for f in figures if f not in taken or f in divided]
        yield from _leftovers(rest, divided)
        earlier = [*earlier, *figures, *_parts_in(read, sentence)][-LOOK_BACK:]


def _parts_in(read: Outline, sentence: int) -> list[Figure]:
    return [figure for figure in read.homes if figure.sentence == sentence]
