"""How the figures of a text belong together: from lists and lone figures to drafts of claims."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cchc_nlp.auditing import cues
from cchc_nlp.auditing.drafts import Draft, in_unit_of
from cchc_nlp.auditing.figures import ELIDED, PERCENT, Figure
from cchc_nlp.auditing.leanings import Leaning
from cchc_nlp.auditing.office_work import claims_among
from cchc_nlp.auditing.outlines import Outline, Split
from cchc_nlp.auditing.outside import outside_drafts
from cchc_nlp.auditing.passages import Passage
from cchc_nlp.auditing.readings import FLOWING, is_new_or_carried, on_channels
from cchc_nlp.auditing.shares import has_status, with_shares
from cchc_nlp.auditing.splits import outline
from cchc_nlp.auditing.sums import adds_up, belongs, nearly_adds_up, same_noun
from cchc_nlp.records import Relation

_MOST_SUMMED = 24  # figures before their sum
_MOST_INNER = 9  # figures: a part and its own parts


def relate(figures: Sequence[Figure], passage: Passage) -> list[Draft]:
    """The statements that some figures make, in the order of their first figure.

    One figure may stand in two: as a part of one total and the total of its own parts.
    """
    read = outline(figures, passage)
    changes = list(_changes(figures))
    moved = {figure.start for draft in changes for figure in draft.counted}
    splits = (s for s in read.splits if not any(part.start in moved for part in s.parts))
    listed = [draft for split in splits for draft in _split_drafts(split)]
    leaning = _growth_joined([*_leaning_drafts(read), *changes])
    others = [*leaning, *_fractions(figures), *_summed_up(figures)]
    outside = outside_drafts(read, listed=listed, others=others)
    kept = claims_among(with_shares([*listed, *others, *outside], figures), passage)
    return sorted(kept, key=lambda draft: draft.start)


# -- lists of parts -------------------------------------------------------------------------------


def _split_drafts(split: Split) -> Iterator[Draft]:
    """A list as one draft, and what is said of its parts beside it."""
    total = split.total
    if total is None or not split.parts:
        return
    parts = tuple(in_unit_of(part, total) for part in split.parts)
    if not adds_up(total, parts):
        # "582 cơ sở tại 41 tỉnh": the second counts something else.
        of_its_noun = tuple(p for p in parts if same_noun(p, total))
        parts = of_its_noun if len(of_its_noun) > 1 and adds_up(total, of_its_noun) else parts
    if not adds_up(total, parts):
        inner, parts = _inner_lists(parts)
        yield from inner
    yield Draft(_split_relation(split, total, parts), total, parts)


def _inner_lists(parts: Sequence[Figure]) -> tuple[list[Draft], tuple[Figure, ...]]:
    """Parts followed by their own parts ("3.172 hồ sơ, sớm hẹn 2.881, đúng hẹn 291"), and the rest.

    No word says so: only that two or more figures after a part come to it.
    """
    inner, outer, place = [], [], 0
    while place < len(parts):
        part = parts[place]
        ends = range(place + 3, min(place + _MOST_INNER, len(parts)) + 1)
        end = next((e for e in ends if adds_up(part, parts[place + 1 : e])), place + 1)
        if end > place + 1:
            inner.append(Draft("partition", part, tuple(parts[place + 1 : end])))
        outer.append(part)
        place = end
    return inner, tuple(outer)


def _split_relation(split: Split, total: Figure, parts: Sequence[Figure]) -> Relation:
    """What kind of list it is; whether it adds up is judged afterwards."""
    if split.open_ended:
        return "open_list"
    if all(part.kind == "prize" for part in parts) and len(parts) > 1:
        return "prizes"
    if flow := _flow_of_list(total, parts):
        return flow
    if len(parts) == 1 or split.word == "riêng":
        is_of_a_month = "riêng" in parts[0].before and cues.MONTH.search(parts[0].before)
        return "period_and_cumulative" if is_of_a_month and len(parts) == 1 else "subset"
    if on_channels(parts):
        return "channels"
    return "partition" if _is_exhaustive(split, total, parts) else "subset"


def _flow_of_list(total: Figure, parts: Sequence[Figure]) -> Relation | None:
    """Dossiers: new and carried over make those received; one part resolved is of them."""
    if total.kind not in FLOWING:
        return None
    if all(map(is_new_or_carried, parts)) and len(parts) > 1:
        return "flow_balance"
    if len(parts) > 1 and _is_resolved(parts[0]) and all(map(_is_pending, parts[1:])):
        return "flow_balance"
    if total.kind != "dossier" or not cues.RECEIVED.search(total.before):
        return None
    around = parts[0].before + parts[0].after
    return "flow_balance" if len(parts) == 1 and cues.RESOLVED.search(around) else None


def _is_resolved(part: Figure) -> bool:
    return cues.RESOLVED.search(part.before) is not None and not has_status(part)


def _is_pending(part: Figure) -> bool:
    found = cues.PENDING.search(part.before) or cues.PENDING_AFTER.search(part.after)
    return found is not None


def _is_exhaustive(split: Split, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the list means to name all parts: by its words, or by what they come to."""
    if adds_up(total, parts):
        return True
    bare = split.bracketed and not split.word
    has_some = bare and cues.HAVING.search(parts[0].before)
    has_rest = any(cues.OF_THE_REST.search(part.after) for part in parts)
    if has_some or has_rest or cues.REST_IN_WORDS.search(parts[-1].after):
        return has_rest and not has_some
    bare = bare or (split.itemized and not split.word)
    if bare or cues.EXHAUSTIVE.search(split.word) or cues.REST.search(parts[-1].before):
        return True
    if all(map(has_status, parts)) or _are_opposite(parts):
        return True
    of_one_kind = len({part.kind for part in parts}) == 1
    return of_one_kind and nearly_adds_up(total, parts)


def _are_opposite(parts: Sequence[Figure]) -> bool:
    """Whether two parts are told by one word and its denial: "công nhận 51, không công nhận 24"."""
    if len(parts) != 2:
        return False
    for first, second in itertools.permutations(_labels(part) for part in parts):
        denied = cues.DENIED.match(second)
        if denied and first and second[denied.end() :].startswith(first):
            return True
    return False


def _labels(part: Figure) -> str:
    """What is said of a part: the last words of its clause before it, or those after it."""
    before = cues.LIST_WORDS.sub("", re.split(r"[;,:(]", part.before)[-1]).strip()
    return before or re.split(r"[;,:(.]", part.after)[0].strip()


# -- figures that lean on another -----------------------------------------------------------------

_LEANING_RELATIONS: dict[str, Relation] = {
    "target": "plan",
    "cumulative": "period_and_cumulative",
    "whole": "subset",
    "average": "average",
    "peak": "average",
    "change": "growth",
    "prior": "growth",
}


def _leaning_drafts(read: Outline) -> Iterator[Draft]:
    """Averages, growth, targets: one draft for each figure that others lean on."""
    groups: dict[tuple[Relation, Figure | int], list[Leaning]] = {}
    for leaning in read.leaning:
        if leaning.how == "alone":
            continue
        relation = _LEANING_RELATIONS[leaning.how]
        if leaning.how in ("cumulative", "whole") and leaning.anchor:
            yield Draft(relation, leaning.figure, (leaning.anchor,))
        else:
            about = leaning.anchor or leaning.figure.sentence
            groups.setdefault((relation, about), []).append(leaning)
    for (relation, about), leanings in groups.items():
        anchor = about if isinstance(about, Figure) else None
        only_peaks = all(leaning.how == "peak" for leaning in leanings)
        if only_peaks and anchor and anchor.kind == ELIDED:
            yield from (Draft("none", leaning.figure) for leaning in leanings)
            continue
        parts = tuple(in_unit_of(x.figure, anchor) for x in leanings)
        yield Draft("none" if only_peaks else relation, anchor, parts)


def _growth_joined(drafts: Iterable[Draft]) -> list[Draft]:
    """What was before and the size of the change, told of one figure, are one statement."""
    joined: dict[object, Draft] = {}
    for place, draft in enumerate(drafts):
        told = draft.relation == "growth" and draft.total is not None
        key = draft.total.start if told and draft.total else -1 - place
        first = joined.get(key)
        parts = sorted((*(first.parts if first else ()), *draft.parts), key=lambda f: f.start)
        joined[key] = replace(draft, parts=tuple(parts))
    return list(joined.values())


def _changes(figures: Sequence[Figure]) -> Iterator[Draft]:
    """What was and what is: "tăng từ 21.500 lượt năm 2023 lên 30.100 lượt năm 2024"."""
    for prior, current in itertools.pairwise(figures):
        kinds = {prior.kind, current.kind}
        if PERCENT in kinds or kinds == {ELIDED} or prior.sentence != current.sentence:
            continue
        if not belongs(current, prior) and not belongs(prior, current):
            continue
        is_told = cues.FROM.search(prior.before) and cues.UP_OR_DOWN_TO.search(current.before)
        if is_told or cues.DOWN_TO.search(current.before):
            yield Draft("growth", in_unit_of(current, prior), (in_unit_of(prior, current),))


def _summed_up(figures: Sequence[Figure]) -> Iterator[Draft]:
    """Bare numbers and then what they come to: "Quý I 31, Quý II 44; cộng 75 tin, bài"."""
    for place, total in enumerate(figures):
        if not total.kind or total.kind == PERCENT or not cues.SUMMED_UP.search(total.before):
            continue
        near = [f for f in figures[max(0, place - _MOST_SUMMED) : place] if f.kind != PERCENT]
        bare = itertools.takewhile(_is_bare, reversed(near))
        run = [figure for figure in bare if figure.sentence == total.sentence][::-1]
        if len(run) > 1 and (adds_up(total, run) or nearly_adds_up(total, run)):
            yield Draft("partition", total, tuple(in_unit_of(part, total) for part in run))


def _is_bare(figure: Figure) -> bool:
    return figure.kind == ELIDED and not figure.over


def _fractions(figures: Sequence[Figure]) -> Iterator[Draft]:
    """Two numbers with a stroke; in brackets the first one says again what stands before."""
    for place, figure in enumerate(figures):
        if figure.over is not None and figure.kind:
            yield _fraction(figure, figure.over)
        elif figure.over is not None:
            before = reversed(figures[max(0, place - 2) : place])
            same = (f for f in before if f.number == figure.number and f.kind)
            if named := next(same, None):
                yield Draft(
                    "fraction", in_unit_of(figure.over, named), (in_unit_of(figure, named),)
                )


def _fraction(part: Figure, base: Figure) -> Draft:
    """Part and whole ("45/67 thôn"), or result and target ("96/80 tin", what is held to a plan)."""
    exceeds = part.number is not None and base.number is not None and part.number > base.number
    is_all_by_plan = part.number == base.number and cues.BY_PLAN.search(part.after)
    if exceeds or (cues.HELD_TO_PLAN.search(part.after) and not is_all_by_plan):
        return Draft("plan", part, (base,))
    if part.kind == "dossier" and base.start - part.end > 2 and cues.RESOLVED.search(part.before):
        return Draft("flow_balance", base, (part,))
    if part.named and base.start - part.end > 2 and not part.is_stroke:
        # "27 sáng kiến trong tổng số 113 sáng kiến"
        return Draft("subset", base, (part,))
    return Draft("fraction", base, (part,))
