"""Whether the numbers of a statement add up, in whole numbers and exact fractions."""

from __future__ import annotations

import re
from fractions import Fraction
from math import inf

from cchc_nlp.auditing.drafts import Draft, Share
from cchc_nlp.auditing.figures import Figure
from cchc_nlp.auditing.sums import adds_up
from cchc_nlp.records import Arithmetic

_ADDITIVE = {"partition", "channels", "prizes", "flow_balance"}
# How far "hơn 200" may be from 200 where a ratio is checked: a writer who means a third more
# says so.
_LOOSENESS = Fraction(1, 10)

Range = tuple[Fraction | float, Fraction | float]


def check_sum(draft: Draft) -> Arithmetic:
    """Whether the parts come to the total; not applicable where they need not, or cannot be known.

    Figures in thousands are compared within their rounding. Where a printed sum is off, it fails
    only if "hơn", "gần" and their like leave no way for it to be right.
    """
    if draft.total is None or len(draft.parts) < 2 or draft.relation not in _ADDITIVE:
        return "not_applicable"
    if adds_up(draft.total, draft.parts):
        return "sums"
    ranges = [_range(figure) for figure in draft.parts]
    total = _range(draft.total)
    if total is None or None in ranges:
        return "not_applicable"
    low = sum(r[0] for r in ranges if r)
    high = sum(r[1] for r in ranges if r)
    return "not_applicable" if low <= total[1] and total[0] <= high else "fails"


def _range(figure: Figure) -> Range | None:
    """The least and the greatest number that the words allow; None for a vague one."""
    number = figure.number
    if number is None:
        return None
    low, high = Fraction(number) - figure.rounding, Fraction(number) + figure.rounding
    if figure.bound == "about":
        return -inf, inf
    if figure.bound in ("over", "at_least"):
        return low, inf
    return (-inf, high) if figure.bound in ("under", "at_most") else (low, high)


def check_percent(share: Share, printed: str) -> bool | None:
    """Whether a percentage is right to its last printed digit, rounded or cut off.

    `printed` is the percentage as written. None where the numerator or the base is not printed
    as a number.
    """
    part, base = share.part, share.base
    if part is None or base is None or not part.number or not base.number:
        return None
    low, high = _ratio(_near(part), _near(base))
    if share.is_change:
        low, high = _change(low - 100, high - 100)
    if share.figure.number is None:
        return None
    shown = Fraction(share.figure.number)
    unit = Fraction(1, 10 ** decimals_of(printed))
    return _allows(share.figure.bound, shown, unit, low, high)


def _ratio(
    part: tuple[Fraction, Fraction], base: tuple[Fraction, Fraction]
) -> tuple[Fraction, Fraction]:
    return 100 * part[0] / base[1], 100 * part[1] / base[0]


def _change(low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    """The size of a change between two bounds, growth or fall."""
    least, most = sorted((abs(low), abs(high)))
    return (Fraction(0) if low < 0 < high else least), most


def _near(figure: Figure) -> tuple[Fraction, Fraction]:
    number = Fraction(figure.number or 0)
    low, high = number - figure.rounding, number + figure.rounding
    if figure.bound in ("under", "at_most", "about"):
        low -= number * _LOOSENESS
    if figure.bound in ("over", "at_least", "about"):
        high += number * _LOOSENESS
    return low, high


def _allows(bound: str, shown: Fraction, unit: Fraction, low: Fraction, high: Fraction) -> bool:
    """Whether some ratio between `low` and `high` may be printed as `shown` with its bound."""
    least, most = shown - unit / 2, shown + unit
    if bound == "exact":
        return least <= high and low < most
    if bound in ("over", "at_least"):
        return high >= shown
    if bound in ("under", "at_most"):
        return low <= shown
    return least - shown * _LOOSENESS <= high and low <= most + shown * _LOOSENESS


def decimals_of(printed: str) -> int:
    """How many digits stand after the comma, or point, of a printed percentage.

    >>> decimals_of("20,4"), decimals_of("20")
    (1, 0)
    """
    match = re.search(r"[.,](\d+)", printed)
    return len(match[1]) if match else 0
