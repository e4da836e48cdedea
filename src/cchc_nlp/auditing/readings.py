"""What the loose figures of one sentence say together: the readings, one a function."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cchc_nlp.auditing import cues
from cchc_nlp.auditing.drafts import Draft, in_unit_of
from cchc_nlp.auditing.figures import ELIDED, Figure
from cchc_nlp.auditing.sums import PRODUCTS, adds_up, nearly_adds_up, same_noun
from cchc_nlp.records import Relation

_SENT = PRODUCTS | {"visit", "document"}
FLOWING = {"dossier", "opinion", "case", "task"}  # what is received, and then resolved or pending
_MOST_OUTCOMES = 5
_CHOSEN_FROM = {"entry", "opinion", "procedure"}


def flow(figures: Sequence[Figure], earlier: Sequence[Figure]) -> Draft | None:
    """Dossiers received, maybe in the sentence before; of them some resolved, others pending."""
    # "Đã giải quyết: 3.217 hồ sơ" may be a line of its own, under the line of those received.
    reach = 3 if _is_of_flow(figures[0]) else 1
    near = [f for f in earlier if 0 < figures[0].sentence - f.sentence <= reach]
    flowing = [f for f in (*near, *figures) if f.kind in FLOWING and f.over is None]
    taken_in = [f for f in reversed(flowing) if cues.RECEIVED.search(f.before)]
    if not taken_in:
        return None
    received = next((f for f in taken_in if _balances(f, figures)), taken_in[0])
    later = [f for f in flowing if f.start > max(received.start, figures[0].start - 1)]
    later = [f for f in later if f.kind == received.kind or same_noun(f, received)]
    resolved = [f for f in later if _is_of_flow(f)]
    if not resolved:
        return None
    bare = [f for f in earlier if f.start > received.start and f.kind == ELIDED]
    meant = meant_by(resolved[0], bare)
    total = in_unit_of(meant or received, received)
    run = later[later.index(resolved[0]) :]
    return Draft("flow_balance", total, _outcomes(total, resolved[:2], run))


def _outcomes(total: Figure, likely: Sequence[Figure], run: Sequence[Figure]) -> tuple[Figure, ...]:
    """What became of dossiers: two outcomes, or more of a run if only they come to the total.

    "đã giải quyết 8.016 hồ sơ, đang giải quyết 704 hồ sơ, trả lại 13 hồ sơ"
    """
    if not adds_up(total, likely):
        ends = range(3, min(len(run), _MOST_OUTCOMES) + 1)
        likely = next((run[:end] for end in ends if adds_up(total, run[:end])), likely)
    return tuple(likely)


def _balances(received: Figure, figures: Sequence[Figure]) -> bool:
    """Whether what was resolved and what is pending come to what was received."""
    outcomes = [f for f in figures if f.start > received.start and _is_of_flow(f)]
    return len(outcomes) > 1 and adds_up(received, outcomes[:2])


def meant_by(figure: Figure, candidates: Iterable[Figure]) -> Figure | None:
    """The figure whose label is said again beside another: "71 thuộc thẩm quyền"."""
    around = f"{figure.before}{figure.after}"
    labels = {c: re.split(r"[;,:(]", c.before)[-1].strip() for c in candidates}
    named = [c for c, label in labels.items() if " " in label and f" {label}" in around]
    return max(named, key=lambda c: len(labels[c]), default=None)


def _apart(free: Sequence[Figure], earlier: Sequence[Figure]) -> Draft | None:
    """A lone figure after "riêng": of what the sentence before counts, or the part named again."""
    if len(free) != 1 or not cues.APART.search(free[0].before):
        return None
    figure = free[0]
    near = [e for e in earlier if figure.sentence - e.sentence == 1]
    totals = [e for e in near if same_noun(figure, e) and is_no_less(e, figure)]
    if not totals:
        return None
    meant = meant_by(figure, (e for e in near if e.kind == ELIDED or e in totals))
    total = meant if meant and is_no_less(meant, figure) else totals[0]
    return Draft("subset", in_unit_of(total, totals[0]), (figure,))


def is_no_less(total: Figure, part: Figure) -> bool:
    """Whether both are numbers, and the part is not the greater."""
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
    is_heading = total.bound != "exact" and parts[0].sentence - total.sentence == 1
    return is_heading and nearly_adds_up(total, parts)


def _of_received(free: Sequence[Figure], _earlier: Sequence[Figure]) -> Draft | None:
    """The later ones are of those received: "nhận 170 tác phẩm, đăng 163 tác phẩm"."""
    free = [f for f in free if f.number != 0 or f.kind == free[0].kind]
    if len(free) < 2 or not all(f.kind == free[0].kind or same_noun(f, free[0]) for f in free):
        return None
    chosen = free[0].kind in _CHOSEN_FROM and cues.ENTRIES_RECEIVED.search(free[0].before)
    if not chosen and not _is_surveyed(free[0], free[1:]):
        return None
    adds = len(free) > 2 and adds_up(free[0], free[1:])
    return Draft("partition" if adds else "subset", free[0], tuple(free[1:]))


def _is_surveyed(first: Figure, later: Sequence[Figure]) -> bool:
    """Whether the first are what was looked at or sent out, and none of the later is more."""
    if not cues.SURVEYED.search(first.before):
        return False
    return not any(cues.SURVEYED.search(f.before) or not is_no_less(first, f) for f in later)


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
    if not all(cues.LABEL.search(f.before) for f in free[1:]):
        return None
    near = nearly_adds_up(free[0], free[1:])
    return Draft("partition", free[0], tuple(free[1:])) if near else None


def on_channels(parts: Sequence[Figure]) -> bool:
    """Whether every figure of one output has a channel of its own."""
    same = len({(part.kind, part.unit) for part in parts}) == 1 and parts[0].kind in _SENT
    return same and len(parts) > 1 and all(_names_channel(part) for part in parts)


def _names_channel(part: Figure) -> bool:
    if cues.ON_CHANNEL.search(part.after):
        return True
    clause = re.split("[;,:(]", part.before)[-1]
    if cues.CHANNEL.search(clause) and cues.BY_CHANNEL.search(clause):
        return True
    clause = part.before.rpartition(";")[2]
    return bool(cues.CHANNEL.search(clause) and cues.PUBLISHED.search(clause))


def _by_channel(free: Sequence[Figure], _earlier: Sequence[Figure]) -> Draft | None:
    products = [f for f in free if f.kind in PRODUCTS] or [f for f in free if f.kind in _SENT]
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
    if len(same) < 2 or len(same) < len([f for f in free if f.kind in PRODUCTS]):
        return None
    if len(same) < len(free) and not any(f.kind == ELIDED for f in same):
        return None
    open_ended = cues.OPEN_END.search(same[-1].after) is not None
    return Draft("open_list" if open_ended else "partition", None, tuple(same))


READINGS = (
    _apart, _prizes, _comes_together, _labelled, _of_earlier, _of_received, _by_channel,
    _within_cumulative, _list_without_total,
)  # fmt: skip
