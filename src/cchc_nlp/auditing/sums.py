"""Which figures can be counted together, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from cchc_nlp.auditing.figures import ELIDED, Figure
from cchc_nlp.vietnamese.folding import fold

_ALIKE = ({"item", "entry", "programme"}, {"attendance", "visit"})

PRODUCTS = {"item", "programme", "visual", "print", "entry"}
_ANY_PRODUCT = ("ấn phẩm", "sản phẩm")


def belongs(part: Figure, total: Figure) -> bool:
    """Whether a part can be counted in the unit of the total.

    A case ("trường hợp") can be one of anything; prizes go to works, people and offices.
    """
    if part.kind in (ELIDED, "case", total.kind) or same_noun(part, total):
        return True
    if part.kind == "prize":
        return total.kind in ("entry", "office", "attendance", "item")
    if part.kind in PRODUCTS and fold(total.unit).startswith(_ANY_PRODUCT):
        return True
    return any({part.kind, total.kind} <= alike for alike in _ALIKE)


def same_noun(figure: Figure, other: Figure) -> bool:
    """Whether two units are one noun, maybe told more closely: "đơn" and "đơn khiếu nại"."""
    return _is_one_noun(figure.unit, other.unit)


@lru_cache(maxsize=4096)  # a report counts few things, again and again
def _is_one_noun(unit: str, other: str) -> bool:
    first, second = sorted((fold(unit), fold(other)), key=len)
    return bool(first) and re.match(rf"{re.escape(first)}(?!\w)", second) is not None


def amount(figures: Sequence[Figure]) -> tuple[Fraction, Fraction] | None:
    """The sum of some figures and how far rounding may carry it; None if one has no value."""
    numbers = [f.number for f in figures if f.number is not None]
    if not numbers or len(numbers) < len(figures):
        return None
    # Whole numbers are added as such: fractions take ten times as long.
    return Fraction(sum(numbers)), Fraction(sum(f.rounding for f in figures if f.rounding))


def adds_up(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the printed values add up, within the rounding of figures in thousands."""
    summed = amount(parts)
    if summed is None or total.number is None:
        return False
    return abs(summed[0] - total.number) <= summed[1] + total.rounding


def nearly_adds_up(total: Figure, parts: Sequence[Figure], *, within: int = 10) -> bool:
    """Whether parts come within a tenth (`within` 10) of a total: a sum that has gone wrong."""
    summed = amount(parts)
    if summed is None or total.number is None:
        return False
    return abs(summed[0] - total.number) * within <= total.number
