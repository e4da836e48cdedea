"""The likeliest slip of the pen behind a total that does not add up, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple


class Part(NamedTuple):
    """A number that should be in a total, and what it is called."""

    label: str
    number: Fraction


def shown(number: Fraction | int) -> str:
    """A number as a report prints it.

    >>> shown(Fraction(1245)), shown(Fraction(175, 2))
    ('1.245', '87,5')
    """
    number = Fraction(number)
    if number.denominator == 1:
        return f"{int(number):,}".replace(",", ".")
    return f"{float(number):.2f}".rstrip("0").replace(".", ",")


def likely_slip(total: Fraction, parts: Sequence[Part], *, above: Fraction | None = None) -> str:
    """What may have happened where `parts` do not come to `total`; "" where nothing is likely.

    `above` is the total of the row above.

    >>> likely_slip(Fraction(125), [Part("Quý I", Fraction(60)), Part("Quý II", Fraction(92))])
    'có thể đảo chữ số: 125 thay cho 152'
    """
    return next(_slips(total, parts, above), "")


def _slips(total: Fraction, parts: Sequence[Part], above: Fraction | None) -> Iterator[str]:
    right = sum((part.number for part in parts), Fraction(0))
    yield from _of_the_total(total, right)
    for part in parts:
        if part.number and total - right == part.number:
            yield f"có thể cộng hai lần “{part.label}” ({shown(part.number)})"
        if part.number and right - total == part.number:
            yield f"có thể bỏ sót “{part.label}” ({shown(part.number)})"
    if above is not None and total == above:
        yield f"có thể chép lại số của dòng trên ({shown(above)})"
    for part in parts:
        yield from _of_a_part(part, part.number + total - right)


def _of_the_total(total: Fraction, right: Fraction) -> Iterator[str]:
    instead = f"{shown(total)} thay cho {shown(right)}"
    if _is_transposed(total, right):
        yield f"có thể đảo chữ số: {instead}"
    if right and total == 10 * right:
        yield f"có thể thừa một chữ số 0: {instead}"
    if total and right == 10 * total:
        yield f"có thể thiếu một chữ số 0: {instead}"


def _of_a_part(part: Part, wanted: Fraction) -> Iterator[str]:
    instead = f"“{part.label}”: {shown(part.number)} thay cho {shown(wanted)}"
    if _is_transposed(part.number, wanted):
        yield f"có thể đảo chữ số ở {instead}"
    if part.number and wanted in (10 * part.number, part.number / 10):
        yield f"có thể thừa hoặc thiếu chữ số 0 ở {instead}"


def _is_transposed(said: Fraction, meant: Fraction) -> bool:
    """Whether two neighbouring digits changed places."""
    if said.denominator != 1 or meant.denominator != 1 or said == meant:
        return False
    a, b = str(int(said)), str(int(meant))
    if len(a) != len(b):
        return False
    places = [at for at in range(len(a)) if a[at] != b[at]]
    if len(places) != 2 or places[1] - places[0] != 1:
        return False
    return a[places[0]] == b[places[1]] and a[places[1]] == b[places[0]]
