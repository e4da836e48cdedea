"""Figures in no list: what those of one sentence say together."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from cchc_nlp.auditing import cues
from cchc_nlp.auditing.drafts import Draft, in_unit_of
from cchc_nlp.auditing.figures import Figure
from cchc_nlp.auditing.outlines import Outline
from cchc_nlp.auditing.readings import READINGS, flow, is_no_less
from cchc_nlp.auditing.splits import LOOK_BACK
from cchc_nlp.auditing.sums import PRODUCTS, adds_up, belongs, same_noun
from cchc_nlp.vietnamese.folding import fold

_PLACES = {"group", "office"}
_EVENTS = {"event", "programme"}
_ATTENDANCES = {"attendance", "visit"}
_WITH_PEOPLE = {"initiative", "visit"}  # "26 đội hình với 1.100 lượt", "196 lượt với 241 người"
_MOST_BESIDE = 24  # figures of a sentence, and after
_ATTENDANCE_WITHIN = 60  # letters between an event and those who came


def outside_drafts(
    read: Outline, *, listed: Iterable[Draft], others: Iterable[Draft]
) -> list[Draft]:
    """The statements of figures that no list holds; the total of a list may be in one."""
    divided = {draft.total for draft in listed}
    used: set[Figure | None] = {part for draft in listed for part in draft.parts}
    used |= {draft.total for draft in listed if draft.relation == "prizes"}
    used |= {figure for draft in others for figure in draft.counted}
    leant_on = {draft.total for draft in others if draft.relation in ("average", "growth")}
    found = list(_attendances(read, used - (leant_on - {p for d in listed for p in d.parts})))
    used |= {figure for draft in found for figure in draft.figures}
    known = read.figures
    starts = [figure.start for figure in known]
    loose: list[Draft] = []
    for figures in read.roots.values():
        free = [f for f in _named(figures) if f not in used]
        place = bisect_left(starts, figures[0].start)
        earlier = known[max(0, place - LOOK_BACK) : place]
        apart = list(_of_named(free, known[max(0, place - LOOK_BACK) : place + _MOST_BESIDE]))
        free = _without(free, apart)
        together = [*apart, *_sentence_drafts(figures, free, earlier)]
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


def _without(free: Iterable[Figure], drafts: Iterable[Draft]) -> list[Figure]:
    """The figures that are parts of none of some statements."""
    taken = {part for draft in drafts for part in draft.parts}
    return [figure for figure in free if figure not in taken]


def _named(figures: Sequence[Figure]) -> list[Figure]:
    """Bare numbers with the unit of the one before: "114 người cấp tỉnh, 165 ở các huyện"."""
    named: list[Figure] = []
    for figure in figures:
        named.append(in_unit_of(figure, named[-1] if named else None))
    return named


def _attendances(read: Outline, used: Collection[Figure | None]) -> Iterator[Draft]:
    """Events with those who came: "12 cuộc với 339 lượt người dự"."""
    figures = [figure for figure in read.figures if figure.kind not in _PLACES]
    for came, event in itertools.pairwise(figures):
        if came.kind in _ATTENDANCES and event.kind in _EVENTS and _came_to(came):
            yield Draft("event_attendance", event, (came,))
    yield from _numbers_who_came(figures)
    for event, came in itertools.pairwise(figures):
        if event.kind in _EVENTS and came.kind in _ATTENDANCES and came not in used:
            words = event.after
            if ";" not in words and len(words) < _ATTENDANCE_WITHIN and _came(words, came):
                yield Draft("event_attendance", event, (came,))
        elif came not in used and _is_with_people(event, came):
            yield Draft("event_attendance", event, (came,))


def _is_with_people(group: Figure, came: Figure) -> bool:
    """Whether turns or groups are told with the people in them."""
    if group.kind not in _WITH_PEOPLE or came.kind != "attendance":
        return False
    by_turns = fold(came.unit).startswith("lượt")
    return cues.WITH.search(group.after) is not None and (group.kind == "visit") != by_turns


def _numbers_who_came(figures: Sequence[Figure]) -> Iterator[Draft]:
    """The first event of a sentence with "số người dự là 2.870 người"."""
    for place, came in enumerate(figures):
        if came.kind in _ATTENDANCES and cues.NUMBER_CAME.search(came.before):
            near = figures[max(0, place - LOOK_BACK) : place]
            events = [f for f in near if f.kind in _EVENTS and f.sentence == came.sentence]
            if events:
                yield Draft("event_attendance", events[0], (came,))


def _came_to(came: Figure) -> bool:
    return cues.CAME_TO.match(f"{fold(came.unit)}{came.after}") is not None


def _came(words: str, came: Figure) -> bool:
    if cues.ATTENDED.search(words) or (words.strip() == "," and came.kind == "attendance"):
        return True
    return bool(cues.PRESENT.search(came.after) or cues.ATTENDED.search(came.before))


def _sentence_drafts(
    figures: Sequence[Figure], free: Sequence[Figure], earlier: Sequence[Figure]
) -> Iterator[Draft]:
    """The first reading that fits all free figures of a sentence, and flows of dossiers."""
    yield from _common_base(figures)
    yield from _of_which(figures, free)
    if balance := flow(figures, earlier):
        yield balance
        return
    nested, free = _nested(free)
    yield from nested
    for reading in READINGS if free else ():
        draft = reading(free, earlier)
        if draft:
            yield draft
            return


def _nested(free: Sequence[Figure]) -> tuple[list[Draft], Sequence[Figure]]:
    """Figures that come to the one before them, which is itself of another, and the rest.

    "phát 1.500 phiếu, thu về 1.468 phiếu; 1.391 phiếu hài lòng, 77 phiếu bình thường"
    """
    for place in range(max(1, len(free) - LOOK_BACK - 1), len(free) - 2):
        total, parts = free[place], tuple(free[place + 1 :])
        alike = same_noun(free[0], total) and all(same_noun(part, total) for part in parts)
        if alike and adds_up(total, parts):
            return [Draft("partition", total, parts)], free[: place + 1]
    return [], free


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


def _of_named(free: Sequence[Figure], known: Sequence[Figure]) -> Iterator[Draft]:
    """A part of a part that is named again: "2.185 văn bản đi; trong văn bản đi có 2.140"."""
    for figure in free:
        named = cues.OUT_OF_NAMED.search(figure.before)
        words = set(named["label"].split()) if named else set()
        if len(words) < 2:
            continue
        near = [f for f in known if f.start < figure.start and figure.sentence - f.sentence < 2]
        near = [f for f in near if f.number and belongs(figure, f)]
        later = [f for f in free if f.start >= figure.start and same_noun(f, figure)]
        if total := next((f for f in near if len(later) > 1 and adds_up(f, later)), None):
            yield Draft("partition", total, tuple(later))
        elif meant := [f for f in near if words <= _words_beside(f)]:
            yield Draft("subset", meant[-1], (figure,))


def _words_beside(figure: Figure) -> set[str]:
    before = re.split(r"[;,:(]", figure.before)[-1]
    after = re.split(r"[;,:().]", figure.after)[0]
    return set(f"{before} {fold(figure.unit)} {after}".split())


def _of_which(figures: Sequence[Figure], free: Sequence[Figure]) -> Iterator[Draft]:
    """A part told by "số ...": "đăng 486 tin, bài; số tin, bài phải đính chính là 5 tin, bài"."""
    for figure in free:
        are_some = cues.OF_THESE_ARE.search(figure.before) and cues.ARE.search(figure.after)
        if not are_some and not cues.NUMBER_OF.search(figure.before):
            continue
        earlier = [f for f in figures if f.start < figure.start]
        same = [f for f in earlier if f.unit == figure.unit]
        alike = [f for f in earlier if same_noun(f, figure) and is_no_less(f, figure)]
        if total := next(iter(alike[::-1] if are_some else same), None):
            yield Draft("subset", total, (figure,))


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
    targets = {f.unit: f for f in reversed(planned) if not cues.FOR_EACH.search(f.before)}
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
    return near and all(f.kind in PRODUCTS for f in figures)
