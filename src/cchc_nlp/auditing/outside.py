"""Figures in no list: what those of one sentence say together."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from cchc_nlp.auditing import cues
from cchc_nlp.auditing.drafts import Draft, in_unit_of
from cchc_nlp.auditing.quantities import ELIDED, Figure
from cchc_nlp.auditing.splits import LOOK_BACK, Outline, adds_up, amount, same_noun
from cchc_nlp.records import Relation
from cchc_nlp.vietnamese.folding import fold

_PRODUCTS = {"item", "programme", "visual", "print", "entry"}
_SENT = _PRODUCTS | {"visit", "document"}
_PLACES = {"group", "office"}
_EVENTS = {"event", "programme"}
_ATTENDANCES = {"attendance", "visit"}
_CHOSEN_FROM = {"entry", "opinion", "procedure"}
FLOWING = {"dossier", "opinion", "case", "task"}  # what is received, and then resolved or pending
_ATTENDANCE_WITHIN = 60  # letters between an event and those who came


def outside_drafts(
    read: Outline, *, listed: Iterable[Draft], others: Iterable[Draft]
) -> list[Draft]:
    """The statements of figures that no list holds; the total of a list may be in one."""
    divided = {draft.total for draft in listed}
    used: set[Figure | None] = {part for draft in listed for part in draft.parts}
    used |= {figure for draft in others for figure in draft.counted}
    leant_on = {draft.total for draft in others if draft.relation in ("average", "growth")}
    found = list(_attendances(read, used - (leant_on - {p for d in listed for p in d.parts})))
    used |= {figure for draft in found for figure in draft.figures}
    known = sorted([*itertools.chain(*read.roots.values()), *read.homes], key=_place)
    starts = [figure.start for figure in known]
    loose: list[Draft] = []
    for figures in read.roots.values():
        free = [f for f in _named(figures) if f not in used]
        place = bisect_left(starts, figures[0].start)
        earlier = known[max(0, place - LOOK_BACK) : place]
        together = list(_sentence_drafts(figures, free, earlier))
        taken = {f for draft in together for f in draft.figures}
        found += together
        loose += _leftovers([f for f in free if f not in taken], divided)
    loose = list(_across_sentences(loose))
    told = {draft.total for draft in found if draft.parts}
    loose = [x for x in loose if x.relation != "none" or x.total not in told]
    return [*_flows_joined(found), *_merged(loose)]


def _across_sentences(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A lone figure, and lone ones of the next sentences that come to it, are one statement."""
    place = 0
    while place < len(drafts):
        total = drafts[place].total
        run = list(_lone_followers(drafts, place)) if total else []
        ends = range(2, len(run) + 1)
        count = next((n for n in ends if total and adds_up(total, run[:n])), 0)
        yield Draft("partition", total, tuple(run[:count])) if count else drafts[place]
        place += count + 1


def _lone_followers(drafts: Sequence[Draft], place: int) -> Iterator[Figure]:
    last = drafts[place].total
    for draft in drafts[place + 1 : place + LOOK_BACK]:
        figure = draft.total
        if draft.relation != "none" or figure is None or last is None:
            return
        if figure.sentence - last.sentence > 1 or not same_noun(figure, last):
            return
        yield figure
        last = figure


def _flows_joined(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """What was resolved and what is pending, told in two lines, is one balance."""
    flows: dict[Figure | None, Draft] = {}
    for draft in drafts:
        if draft.relation != "flow_balance":
            yield draft
        elif draft.total in flows:
            first = flows[draft.total]
            flows[draft.total] = replace(first, parts=(*first.parts, *draft.parts))
        else:
            flows[draft.total] = draft
    yield from flows.values()


def _place(figure: Figure) -> int:
    return figure.start


def _named(figures: Sequence[Figure]) -> list[Figure]:
    """Bare numbers with the unit of the one before: "114 người cấp tỉnh, 165 ở các huyện"."""
    named: list[Figure] = []
    for figure in figures:
        named.append(in_unit_of(figure, named[-1] if named else None))
    return named


def _attendances(read: Outline, used: Collection[Figure | None]) -> Iterator[Draft]:
    """Events with those who came: "12 cuộc với 339 lượt người dự"."""
    everything = sorted([*itertools.chain(*read.roots.values()), *read.homes], key=_place)
    figures = [figure for figure in everything if figure.kind not in _PLACES]
    for came, event in itertools.pairwise(figures):
        if came.kind in _ATTENDANCES and event.kind in _EVENTS and _came_to(came):
            yield Draft("event_attendance", event, (came,))
    for place, came in enumerate(figures):
        if came.kind in _ATTENDANCES and cues.NUMBER_CAME.search(came.before):
            earlier = (f for f in figures[max(0, place - LOOK_BACK) : place] if f.kind in _EVENTS)
            event = next((f for f in earlier if f.sentence == came.sentence), None)
            if event:
                yield Draft("event_attendance", event, (came,))
    for event, came in itertools.pairwise(figures):
        if event.kind in _EVENTS and came.kind in _ATTENDANCES and came not in used:
            words = event.after
            if ";" not in words and len(words) < _ATTENDANCE_WITHIN and _came(words, came):
                yield Draft("event_attendance", event, (came,))


def _came_to(came: Figure) -> bool:
    return cues.CAME_TO.match(f"{fold(came.unit)}{came.after}") is not None


def _came(words: str, came: Figure) -> bool:
    if cues.ATTENDED.search(words):
        return True
    return bool(cues.PRESENT.search(came.after) or cues.ATTENDED.search(came.before))


def _sentence_drafts(
    figures: Sequence[Figure], free: Sequence[Figure], earlier: Sequence[Figure]
) -> Iterator[Draft]:
    """The first reading that fits all free figures of a sentence, and flows of dossiers."""
    yield from _common_base(figures)
    yield from _of_which(figures, free)
    flow = _flow(figures, earlier)
    if flow:
        yield flow
        return
    for reading in _READINGS:
        draft = reading(free, earlier)
        if draft:
            yield draft
            return


def _common_base(figures: Sequence[Figure]) -> Iterator[Draft]:
    """Parts of one base, if they add up: "29/44 cơ quan tốt, 11/44 khá, 4 đơn vị trung bình"."""
    first = next((f for f in figures if f.over is not None), None)
    if first is None or first.over is None:
        return
    base = first.over
    parts = tuple(f for f in figures if f.kind == first.kind and _has_base(f, base))
    if sum(f.over is not None for f in parts) > 1 and adds_up(base, parts):
        yield Draft("partition", base, parts)


def _has_base(figure: Figure, base: Figure) -> bool:
    return figure.over is None or figure.over.value == base.value


def _of_which(figures: Sequence[Figure], free: Sequence[Figure]) -> Iterator[Draft]:
    """A part told by "số ...": "đăng 486 tin, bài; số tin, bài phải đính chính là 5 tin, bài"."""
    for figure in free:
        if not cues.NUMBER_OF.search(figure.before):
            continue
        same = [f for f in figures if f.start < figure.start and f.unit == figure.unit]
        if same:
            yield Draft("subset", same[0], (figure,))


def _flow(figures: Sequence[Figure], earlier: Sequence[Figure]) -> Draft | None:
    """Dossiers received, maybe in the sentence before; of them some resolved, others pending."""
    # "Đã giải quyết: 3.217 hồ sơ" may be a line of its own, under the line of those received.
    reach = 3 if _is_of_flow(figures[0]) else 1
    near = [f for f in earlier if 0 < figures[0].sentence - f.sentence <= reach]
    flowing = [f for f in (*near, *figures) if f.kind in FLOWING and f.over is None]
    received = next((f for f in reversed(flowing) if cues.RECEIVED.search(f.before)), None)
    if received is None:
        return None
    later = [f for f in flowing if f.start > max(received.start, figures[0].start - 1)]
    later = [f for f in later if f.kind == received.kind or same_noun(f, received)]
    resolved = [f for f in later if _is_of_flow(f)]
    if not resolved:
        return None
    parts = [f for f in earlier if f.start > received.start and f.kind == ELIDED]
    meant = _meant_by(resolved[0], parts)
    return Draft("flow_balance", in_unit_of(meant or received, received), tuple(resolved[:2]))


def _meant_by(figure: Figure, candidates: Iterable[Figure]) -> Figure | None:
    """The figure whose label is said again beside another: "71 thuộc thẩm quyền"."""
    around = f"{figure.before}{figure.after}"
    labels = {c: re.split(r"[;,:(]", c.before)[-1].strip() for c in candidates}
    named = [c for c, label in labels.items() if " " in label and f" {label}" in around]
    return max(named, key=lambda c: len(labels[c]), default=None)


def _apart(free: Sequence[Figure], earlier: Sequence[Figure]) -> Draft | None:
    """ "Riêng ...": of what the sentence before counts, or of the part that it names again."""
    if len(free) != 1 or not cues.APART.search(free[0].before):
        return None
    figure = free[0]
    near = [e for e in earlier if figure.sentence - e.sentence == 1]
    totals = [e for e in near if same_noun(figure, e) and _is_no_less(e, figure)]
    if not totals:
        return None
    meant = _meant_by(figure, (e for e in near if e.kind == ELIDED or e in totals))
    total = meant if meant and _is_no_less(meant, figure) else totals[0]
    return Draft("subset", in_unit_of(total, totals[0]), (figure,))


def _is_no_less(total: Figure, part: Figure) -> bool:
    return total.number is not None and part.number is not None and total.number >= part.number


def _is_of_flow(figure: Figure) -> bool:
    """Whether dossiers were resolved, or are told to be pending."""
    if cues.RESOLVED.search(figure.before) or cues.PENDING.search(figure.before):
        return True
    return cues.PENDING_AFTER.search(figure.after) is not None


def is_new_or_carried(figure: Figure) -> bool:
    """Whether a figure is told to be new, or carried over from the time before."""
    clause = re.split("[;,)]", figure.after)[0]
    return cues.NEW_OR_CARRIED.search(f"{figure.before} {clause}") is not None


def _prizes(free: Sequence[Figure], _earlier: Sequence[Figure]) -> Draft | None:
    prizes = tuple(f for f in free if f.kind == "prize")
    return Draft("prizes", None, prizes) if len(prizes) > 1 else None


def _of_earlier(free: Sequence[Figure], earlier: Sequence[Figure]) -> Draft | None:
    """Parts of a figure of an earlier sentence, told by what they add up to."""
    if len(free) < 2 or len({f.kind for f in free}) > 1:
        return None
    fitting = [e for e in earlier if e.kind == free[0].kind and _comes_to(e, free)]
    relation: Relation = "channels" if on_channels(free) else "partition"
    return Draft(relation, fitting[-1], tuple(free)) if fitting else None


def _comes_to(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts add up to a total; to one of a heading ("gần 20.000 tin"), nearly."""
    if adds_up(total, parts):
        return True
    summed = amount(parts)
    next_to_it = parts[0].sentence - total.sentence == 1
    if total.bound == "exact" or not next_to_it or summed is None or total.number is None:
        return False
    return abs(summed[0] - total.number) * 10 <= total.number


def _of_received(free: Sequence[Figure], _earlier: Sequence[Figure]) -> Draft | None:
    """The later ones are of those received: "nhận 170 tác phẩm, đăng 163 tác phẩm"."""
    if len(free) < 2 or not all(f.kind == free[0].kind or same_noun(f, free[0]) for f in free):
        return None
    chosen = free[0].kind in _CHOSEN_FROM and cues.ENTRIES_RECEIVED.search(free[0].before)
    if not chosen and not _is_surveyed(free[0], free[1:]):
        return None
    adds = len(free) > 2 and adds_up(free[0], free[1:])
    return Draft("partition" if adds else "subset", free[0], tuple(free[1:]))


def _is_surveyed(first: Figure, later: Sequence[Figure]) -> bool:
    """Whether the first are what was looked at or sent out, and none of the later is more."""
    counted = [f.number for f in (first, *later)]
    if not cues.SURVEYED.search(first.before) or None in counted:
        return False
    return all(n <= counted[0] for n in counted[1:]) and not any(
        cues.SURVEYED.search(f.before) for f in later
    )


def _comes_together(free: Sequence[Figure], _earlier: Sequence[Figure]) -> Draft | None:
    """The first or the last figure is the sum of the others, which no word says."""
    if len(free) < 3 or len({f.kind for f in free}) > 1:
        return None
    ends = ((free[0], free[1:]), (free[-1], free[:-1]))
    total, parts = next(((t, p) for t, p in ends if adds_up(t, p)), (None, ()))
    if total is None:
        return None
    carried = total.kind in FLOWING and any(map(is_new_or_carried, parts))
    if carried:
        return Draft("flow_balance", total, tuple(parts))
    return Draft("channels" if on_channels(parts) else "partition", total, tuple(parts))


def _labelled(free: Sequence[Figure], _earlier: Sequence[Figure]) -> Draft | None:
    """Parts with no verb of their own that nearly come to the first: a sum gone wrong."""
    if len(free) < 3 or not all(same_noun(f, free[0]) for f in free):
        return None
    summed, total = amount(free[1:]), free[0].number
    if summed is None or total is None or not all(cues.LABEL.search(f.before) for f in free[1:]):
        return None
    near = abs(summed[0] - total) * 10 <= total
    return Draft("partition", free[0], tuple(free[1:])) if near else None


def on_channels(parts: Sequence[Figure]) -> bool:
    """Whether every figure of one output has a channel of its own."""
    same = len({(part.kind, part.unit) for part in parts}) == 1 and parts[0].kind in _SENT
    return same and len(parts) > 1 and all(_names_channel(part) for part in parts)


def _names_channel(part: Figure) -> bool:
    if cues.ON_CHANNEL.search(part.after):
        return True
    clause = re.split("[;,]", part.before)[-1]
    if cues.CHANNEL.search(clause) and cues.BY_CHANNEL.search(clause):
        return True
    clause = part.before.rpartition(";")[2]
    return bool(cues.CHANNEL.search(clause) and cues.PUBLISHED.search(clause))


def _by_channel(free: Sequence[Figure], _earlier: Sequence[Figure]) -> Draft | None:
    products = [f for f in free if f.kind in _PRODUCTS] or [f for f in free if f.kind in _SENT]
    return Draft("channels", None, tuple(products)) if on_channels(products) else None


def _within_cumulative(free: Sequence[Figure], _earlier: Sequence[Figure]) -> Draft | None:
    """What came so far, then what came last: "lũy kế 125.400 hồ sơ; riêng tháng 10 11.250"."""
    if len(free) != 2 or free[0].kind != free[1].kind:
        return None
    if not cues.CUMULATIVE.search(free[0].before) or not cues.MONTH.search(free[1].before):
        return None
    return Draft("period_and_cumulative", free[0], (free[1],))


def _list_without_total(free: Sequence[Figure], _earlier: Sequence[Figure]) -> Draft | None:
    """Figures of one unit side by side: parts of a total that nobody printed."""
    same = [f for f in free if f.unit == free[0].unit or same_noun(f, free[0])]
    if any(cues.PLANNED.search(f.before) for f in same):
        return None
    if len(same) < 2 or len(same) < len([f for f in free if f.kind in _PRODUCTS]):
        return None
    if len(same) < len(free) and not any(f.kind == ELIDED for f in same):
        return None
    open_ended = cues.OPEN_END.search(same[-1].after) is not None
    return Draft("open_list" if open_ended else "partition", None, tuple(same))


_READINGS = (
    _apart, _prizes, _comes_together, _labelled, _of_earlier, _of_received, _by_channel,
    _within_cumulative, _list_without_total,
)  # fmt: skip


def _leftovers(rest: Sequence[Figure], placed: Collection[Figure | None]) -> Iterator[Draft]:
    """What stands beside each other without arithmetic, or alone."""
    fresh = [f for f in rest if f not in placed]
    planned = list(itertools.dropwhile(lambda f: not cues.PLANNED.search(f.before), fresh))
    planned = list(itertools.takewhile(lambda f: not cues.DONE.search(f.before), planned))
    held = list(_held_to_plan(planned, fresh))
    yield from held
    expected = {*planned, *(figure for draft in held for figure in draft.counted)}
    targets = {figure for draft in held for figure in draft.parts}
    planned = [f for f in planned if f not in targets]
    rest = [f for f in rest if f not in expected]
    fresh = [f for f in rest if f not in placed]
    if planned:
        yield Draft("plan", None, tuple(planned))
    if len(fresh) > 1:
        yield Draft("parallel", None, tuple(rest))
    elif fresh:
        yield Draft("none", fresh[0], accompanied=len(rest) > 1)


def _held_to_plan(planned: Sequence[Figure], fresh: Sequence[Figure]) -> Iterator[Draft]:
    """What was done beside what was planned in the same unit."""
    targets = {figure.unit: figure for figure in reversed(planned)}
    done = [f for f in fresh if planned and f.start > planned[-1].start]
    for figure in done:
        target = targets.pop(figure.unit, None)
        if target:
            yield Draft("plan", figure, (target,))


def _merged(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Outputs listed over several sentences are one list."""
    waiting: Draft | None = None
    for draft in drafts:
        if waiting and _goes_on(waiting, draft):
            waiting = replace(waiting, parts=(*waiting.parts, *_members(draft)))
            continue
        if waiting:
            yield waiting
        waiting = draft
    if waiting:
        yield waiting


def _members(draft: Draft) -> tuple[Figure, ...]:
    return draft.parts or ((draft.total,) if draft.total else ())


def _goes_on(first: Draft, second: Draft) -> bool:
    if first.relation != "parallel" or second.relation not in ("parallel", "none"):
        return False
    figures = [*_members(first), *_members(second)]
    near = _members(second)[0].sentence - _members(first)[-1].sentence <= 1
    return near and all(f.kind in _PRODUCTS for f in figures)
