"""Numbers as the sentences of an audit print them, and rounding as offices do it."""

from __future__ import annotations

from fractions import Fraction

from cchc_nlp.counting.phrasing import vietnamese_number

Number = int | Fraction


def rounded(number: Number, *, decimals: int = 0) -> Fraction:
    """The number with so many decimals, half away from zero.

    >>> rounded(Fraction(1, 2)), rounded(Fraction(-1, 2)), rounded(Fraction(2), decimals=1)
    (Fraction(1, 1), Fraction(-1, 1), Fraction(2, 1))
    """
    unit = 10**decimals
    size = abs(Fraction(number)) * unit
    whole = (2 * size.numerator + size.denominator) // (2 * size.denominator)
    return Fraction(whole if number >= 0 else -whole, unit)


def plain(number: Number) -> Number:
    """The number as an int where it is whole.

    >>> plain(Fraction(6)), plain(Fraction(11, 2))
    (6, Fraction(11, 2))
    """
    return int(number) if number.denominator == 1 else number


def number_words(number: Number, *, decimals: int = 1) -> str:
    """A number with points between thousands and a comma before decimals; none that say nothing.

    >>> number_words(2682057), number_words(Fraction(11, 2)), number_words(Fraction(6), decimals=2)
    ('2.682.057', '5,5', '6')
    """
    value = rounded(number, decimals=decimals)
    whole, rest = divmod(abs(value), 1)
    digits = f"{int(rest * 10**decimals):0{decimals}d}".rstrip("0") if decimals else ""
    sign = "-" if value < 0 else ""
    return f"{sign}{vietnamese_number(int(whole))}{',' if digits else ''}{digits}"
