"""The arithmetic of a statement done again: sums, balances, shares, plans, growth, averages.

A check that fails says both numbers in one sentence, and names a slip only where undoing it makes
the numbers come out. Units that cannot be added are not added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Literal

from cchc_nlp.auditing import cues
from cchc_nlp.auditing.arithmetic import check_percent, check_sum, decimals_of
from cchc_nlp.auditing.averages import average_check
from cchc_nlp.auditing.drafts import Draft, Share
from cchc_nlp.auditing.figures import Figure
from cchc_nlp.auditing.passages import Passage
from cchc_nlp.auditing.slips import Named, Ratio, percent_slip, sum_slip
from cchc_nlp.auditing.topics import topic_of
from cchc_nlp.auditing.wording import Number, number_words, plain
from cchc_nlp.records import Check, Period

Name = Callable[[Figure], Named]


def check_draft(
    draft: Draft, passage: Passage, *, period: Period, beside: Sequence[Figure] = ()
) -> tuple[Check, ...]:
    """Everything in a statement that can be reckoned again, in reading order.

    `beside` are the figures of its sentences, which a wrong share may have been taken of.
    """

    def name(figure: Figure) -> Named:
        topic = topic_of(figure, passage, part=True)
        return Named(figure.number or 0, topic or figure.unit)

    return tuple(
        [
            *_sums(draft, name, beside),
            *_percents(draft, passage, name=name, beside=beside),
            *_averages(draft, period),
        ]
    )


# -- sums and balances ----------------------------------------------------------------------------


def _sums(draft: Draft, name: Name, beside: Sequence[Figure]) -> Iterator[Check]:
    arithmetic = check_sum(draft)
    total = draft.total
    if arithmetic == "not_applicable" or total is None or total.number is None:
        return
    summed = plain(sum((Fraction(p.number or 0) for p in draft.parts), Fraction(0)))
    kind, what = _balance(draft)
    if arithmetic == "sums":
        said = number_words(summed, decimals=2)
        why = f"{what} cộng lại được {said}, đúng"
        yield Check(kind, holds=True, said=total.number, computed=summed, slip="", why=why)
        return
    parts = [name(part) for part in draft.parts]
    slip = ""
    if all(figure.bound == "exact" for figure in draft.counted):
        slip = sum_slip(total.number, parts, prior=_prior(beside))
    why = _sum_words(what, summed, total.number)
    yield Check(kind, holds=False, said=total.number, computed=summed, slip=slip, why=why)


def _sum_words(what: str, summed: Number, said: Number) -> str:
    gap = abs(Fraction(summed) - said)
    shown, printed, off = (number_words(number, decimals=2) for number in (summed, said, gap))
    return f"{what} cộng lại được {shown}, báo cáo ghi {printed}, lệch {off}"


def _balance(draft: Draft) -> tuple[Literal["sum", "balance"], str]:
    """Whether a sum is one of the dossiers' balances, and what is added up, in words."""
    before = [part.before.rpartition(",")[2] + part.after[:30] for part in draft.parts]
    if draft.relation == "flow_balance":
        if all(cues.NEW_OR_CARRIED.search(words) for words in before):
            return "balance", "Số tiếp nhận mới và số kỳ trước chuyển sang"
        return "balance", "Số đã giải quyết và số đang giải quyết"
    is_resolved = draft.total is not None and draft.total.kind == "dossier"
    if is_resolved and all(cues.STATUS.search(words) for words in before):
        return "balance", "Số trước hạn, đúng hạn, quá hạn"
    return "sum", "Các phần"


def _prior(beside: Sequence[Figure]) -> Number | None:
    """The number of the year before, if one is printed with the statement."""
    found = [f.number for f in beside if f.number is not None and cues.PRIOR.search(f.before)]
    return found[0] if len(found) == 1 else None


# -- shares, plans, growth ------------------------------------------------------------------------


def _percents(
    draft: Draft, passage: Passage, *, name: Name, beside: Sequence[Figure]
) -> Iterator[Check]:
    for share in draft.shares:
        printed = passage.text[share.figure.start : share.figure.end]
        holds = check_percent(share, printed)
        if holds is None or share.part is None or share.base is None:
            continue
        ratio = _ratio(share, printed, name=name, beside=() if holds else beside)
        kind: Literal["percent", "plan"] = "plan" if draft.relation == "plan" else "percent"
        slip = "" if holds or not _is_plain(share) else percent_slip(ratio)
        computed = plain(ratio.computed)
        yield Check(kind, holds, plain(ratio.said), computed, slip, _share_words(ratio, share))


def _ratio(share: Share, printed: str, *, name: Name, beside: Sequence[Figure]) -> Ratio:
    part, base, figure = share.part, share.base, share.figure
    known = (part, base, figure)
    return Ratio(
        said=Fraction(figure.number or 0),
        decimals=decimals_of(printed),
        part=name(part) if part else Named(0),
        base=name(base) if base else Named(0),
        others=tuple(name(f) for f in beside if f not in known and f.number and not f.rounding),
        is_change=share.is_change,
    )


def _is_plain(share: Share) -> bool:
    """Whether all numbers of a share are printed to the last digit, without "hơn" or "gần"."""
    figures = [f for f in (share.part, share.base, share.figure) if f]
    return all(figure.bound == "exact" and not figure.rounding for figure in figures)


def _share_words(ratio: Ratio, share: Share) -> str:
    decimals = max(1, ratio.decimals)
    computed = number_words(ratio.computed, decimals=decimals)
    said = f"{_BOUNDS[share.figure.bound]}{number_words(ratio.said, decimals=decimals)}"
    part, base = (number_words(named.number, decimals=2) for named in (ratio.part, ratio.base))
    if share.is_change:
        way = "tăng" if ratio.part.number >= ratio.base.number else "giảm"
        return f"{part} so với {base} {way} {computed}%, báo cáo ghi {said}%"
    return f"{part}/{base} bằng {computed}%, báo cáo ghi {said}%"


_BOUNDS = {
    "exact": "", "over": "trên ", "at_least": "ít nhất ", "under": "dưới ",
    "at_most": "không quá ", "about": "khoảng ",
}  # fmt: skip


# -- averages -------------------------------------------------------------------------------------


def _averages(draft: Draft, period: Period) -> Iterator[Check]:
    if draft.relation != "average" or draft.total is None:
        return
    for part in draft.parts:
        is_most = cues.MOST.search(part.before)  # of one month, which no average tells
        if cues.AVERAGE.search(part.before) or (
            cues.AVERAGE_AFTER.search(part.after) and not is_most
        ):
            check = average_check(draft.total, part, period=period)
            if check is not None:
                yield check
