"""The likeliest slip behind numbers that do not come out: named only if undoing it makes them.

Each slip is a row of a table, the likeliest first. A sum or a share that no single slip explains
has none: a guess would send the writer looking in the wrong place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

from cchc_nlp.auditing.wording import Number, number_words, rounded

_LEAST_NUMBER = 10  # one digit cannot be transposed, and as many things as not come to it


@dataclass(frozen=True)
class Named:
    """A number of a report and what it counts there."""

    number: Number
    name: str = ""

    def __str__(self) -> str:
        shown = number_words(self.number, decimals=2)
        return f"{shown} ({self.name})" if self.name else shown


# -- sums -----------------------------------------------------------------------------------------


def sum_slip(
    total: Number,
    parts: Sequence[Named],
    *,
    prior: Number | None = None,
    above: Number | None = None,
) -> str:
    """What makes parts come to another number than the total; "" where no one slip explains it.

    `prior` is the total of the year before, if the report prints it; `above` that of the row above.

    >>> sum_slip(152, [Named(121, "tin"), Named(13, "bài")])
    'có thể đảo chữ số: 13 (bài) là 31'
    >>> sum_slip(152, [Named(121, "tin"), Named(35, "bài")])
    ''
    """
    return next(chain(_copied(total, prior, above), _sum_slips(total, parts)), "")


def _copied(total: Number, prior: Number | None, above: Number | None) -> Iterator[str]:
    if prior is not None and total == prior:
        yield f"có thể ghi nhầm tổng của kỳ trước ({number_words(prior)})"
    if above is not None and total == above:
        yield f"có thể chép lại số của dòng trên ({number_words(above)})"


def _sum_slips(total: Number, parts: Sequence[Named]) -> Iterator[str]:
    summed = sum(part.number for part in parts)
    for told, variants in (("thiếu hoặc thừa một chữ số 0", _zeros), ("đảo chữ số", _swaps)):
        for part in parts:
            meant = part.number + total - summed
            if meant in variants(part.number):
                yield f"có thể {told}: {part} là {number_words(meant)}"
        if summed in variants(total):
            yield f"có thể {told}: tổng {number_words(total)} là {number_words(summed)}"
    for part in parts:
        if part.number and summed - total == part.number:
            yield f"có thể {part} chưa được cộng vào tổng, hoặc đã nằm trong một phần khác"
        if part.number and total - summed == part.number:
            yield f"có thể {part} đã được cộng hai lần vào tổng"


def _zeros(number: Number) -> set[Number]:
    """The number with one zero more or less at its end."""
    found: set[Number] = {number * 10} if number else set()
    if number and isinstance(number, int) and number % 10 == 0:
        found.add(number // 10)
    return found


def _swaps(number: Number) -> set[Number]:
    """The number with two neighbouring digits in the other order."""
    if not isinstance(number, int) or number < _LEAST_NUMBER:
        return set()
    digits = str(number)
    pairs = range(len(digits) - 1)
    swapped = (digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in pairs)
    found: set[Number] = {int(text) for text in swapped if text[0] != "0"}
    return found - {number}


# -- shares ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ratio:
    """A printed percentage beside what it is of: `base`, and the `others` that stand nearby."""

    said: Number
    decimals: int
    part: Named
    base: Named
    others: tuple[Named, ...] = ()
    is_change: bool = False

    @property
    def computed(self) -> Fraction:
        """What the percentage should be, unrounded; the size of a change without its sign."""
        ratio = Fraction(self.part.number) * 100 / Fraction(self.base.number)
        return abs(ratio - 100) if self.is_change else ratio

    def gives(self, value: Fraction) -> bool:
        """Whether a value is printed as what was said, rounded or cut off."""
        unit = Fraction(1, 10**self.decimals)
        return rounded(value, decimals=self.decimals) == self.said or 0 <= value - self.said < unit


def percent_slip(ratio: Ratio) -> str:
    """What makes a printed percentage another one than its numbers give; "" where nothing does.

    >>> percent_slip(Ratio(226, 0, Named(226), Named(100), is_change=True))
    'có thể ghi tỷ lệ so với kỳ trước (226%) thay cho mức tăng, giảm (126%)'
    >>> percent_slip(Ratio(Fraction(256, 10), 1, Named(31), Named(152), (Named(121, "tin"),)))
    'có thể tính trên 121 (tin) thay cho 152'
    """
    return next(_percent_slips(ratio), "")


def _percent_slips(ratio: Ratio) -> Iterator[str]:
    plain = Fraction(ratio.part.number) * 100 / Fraction(ratio.base.number)
    right = number_words(ratio.computed, decimals=ratio.decimals)
    said = number_words(ratio.said, decimals=ratio.decimals)
    if ratio.is_change and ratio.gives(plain):
        yield f"có thể ghi tỷ lệ so với kỳ trước ({said}%) thay cho mức tăng, giảm ({right}%)"
    if not ratio.is_change and plain > 100 and ratio.gives(plain - 100):
        yield f"có thể ghi mức tăng, giảm ({said}%) thay cho tỷ lệ ({right}%)"
    if abs(ratio.computed - ratio.said) < Fraction(1, 10**ratio.decimals):
        yield f"có thể làm tròn sai chiều: {right}%"
    if ratio.computed and ratio.gives(10000 / plain) and not ratio.is_change:
        yield "có thể chia ngược: số chia và số bị chia đổi chỗ"
    yield from _other_numbers(ratio)
    yield from _misprints(ratio, right)


def _other_numbers(ratio: Ratio) -> Iterator[str]:
    """The percentage as one over another base, or of another number over the same base."""
    if ratio.is_change:
        return
    for other in ratio.others:
        if not other.number or other.number in (ratio.base.number, ratio.part.number):
            continue
        if ratio.gives(Fraction(ratio.part.number) * 100 / Fraction(other.number)):
            yield f"có thể tính trên {other} thay cho {ratio.base}"
        if ratio.gives(Fraction(other.number) * 100 / Fraction(ratio.base.number)):
            yield f"có thể là tỷ lệ của {other}, không phải của {ratio.part}"


def _misprints(ratio: Ratio, right: str) -> Iterator[str]:
    """Digits in another order, or the comma in another place, of what is printed."""
    scale = 10**ratio.decimals
    said = int(ratio.said * scale)
    meant = int(rounded(ratio.computed, decimals=ratio.decimals) * scale)
    if meant in _swaps(said):
        yield f"có thể đảo chữ số: {right}%"
    if ratio.gives(ratio.computed * 10) or ratio.gives(ratio.computed / 10):
        yield f"có thể đặt sai dấu phẩy hoặc thiếu, thừa một chữ số: {right}%"
