"""What the cells of a table hold: whole numbers, percentages, nothing, or words."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from cchc_nlp.auditing.counted_nouns import units
from cchc_nlp.auditing.cues import cue
from cchc_nlp.auditing.grids import Cell
from cchc_nlp.records import Quantity
from cchc_nlp.vietnamese.folding import fold

_NUMBER = re.compile(
    r"(?P<number>\d{1,3}(?:[.\u00a0 ]\d{3})+(?!\d)|\d+)(?:[,.](?P<decimals>\d{1,3}))?"
    r"(?P<percent>\s*%)?(?:\s*\*+)?(?P<unit>\s+[^\W\d][^\d()]{0,24})?"
)
_NOTHING = re.compile(r"[-–—_.0\s]*")
_UNIT_LABEL = cue(r"(?:đơn vị tính|đvt)\s*:?\s*")


class Value(NamedTuple):
    """A cell as a number: `number` is None for words, 0 for "-" or nothing (`is_empty`)."""

    number: Fraction | None
    start: int
    end: int
    decimals: int = 0
    is_percent: bool = False
    is_empty: bool = False

    @property
    def is_count(self) -> bool:
        """Whether it is a whole number that is printed, and no percentage."""
        plain = self.number is not None and not self.is_empty
        return plain and not self.decimals and not self.is_percent


def value_of(cell: Cell) -> Value:
    """What a cell holds.

    >>> [value_of(Cell(t, 0, len(t))).number for t in ("1.245", "-", "x", "12 bài", "87,5")]
    [Fraction(1245, 1), Fraction(0, 1), None, Fraction(12, 1), Fraction(175, 2)]
    """
    text = cell.text.strip()
    if _NOTHING.fullmatch(text) and not text.strip("0").isdigit() and not text.startswith("0"):
        return Value(Fraction(0), cell.start, cell.start, is_empty=True)
    match = _NUMBER.fullmatch(text)
    if match is None or (match["unit"] and fold(match["unit"].strip()) not in units()):
        return Value(None, cell.start, cell.end)
    start = cell.start + cell.text.index(text)
    whole, decimals = re.sub(r"\D", "", match["number"]), match["decimals"] or ""
    end = start + (match.end("decimals") if decimals else match.end("number"))
    number = Fraction(int(whole + decimals), 10 ** len(decimals))
    return Value(number, start, end, len(decimals), bool(match["percent"]))


def quantity_of(value: Value, *, unit: str, topic: str) -> Quantity:
    """The number of a cell as a claim holds it."""
    number = value.number or Fraction(0)
    whole = int(number) if number.denominator == 1 else number
    return Quantity(whole, unit, topic, "exact", value.start, value.end)


@cache
def _unit_pattern() -> re.Pattern[str]:
    names = sorted(units(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


def unit_in(*texts: str) -> str:
    """The counted noun that the first of some texts names, as printed; "" where none does.

    >>> unit_in("Số lượng", "Đơn vị tính: tin, bài")
    'tin, bài'
    """
    return next((unit for text in texts if (unit := _unit_of(text))), "")


@lru_cache(maxsize=4096)  # of every cell the same headings and captions are asked
def _unit_of(text: str) -> str:
    folded = fold(text)
    label = _UNIT_LABEL.search(folded)
    matches = list(_unit_pattern().finditer(folded, label.end() if label else 0))
    strong = [match for match in matches if not units()[match[0]].weak]
    if not matches:
        return ""
    match = (strong or matches)[0]
    return text[match.start() : match.end()]


def is_weak(text: str) -> bool:
    """Whether the only counted nouns of a text count people, places or pictures as well.

    >>> is_weak("Số liệu trong bảng sau"), is_weak("Đơn vị tính: tin, bài")
    (True, False)
    """
    unit = fold(unit_in(text))
    return not unit or units()[unit].weak
