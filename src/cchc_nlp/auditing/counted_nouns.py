"""The nouns that reports count, and where they stand beside a number; in folded letters."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from cchc_nlp.vietnamese.folding import fold

_BEFORE_NUMBER = {"item", "programme", "visual", "print"}


class Unit(NamedTuple):
    """A counted noun: `kind` says what it may be added to, `weak` that it needs company.

    One that is `closed` ends its clause: "02 Nhất, 12 Ba", not the "ba" of "12 ba lô".
    """

    kind: str
    weak: bool
    closed: bool = False


@cache
def units() -> dict[str, Unit]:
    """Every counted noun in folded letters, from units.toml."""
    toml = (resources.files("cchc_nlp.auditing") / "units.toml").read_text(encoding="utf-8")
    found: dict[str, Unit] = {}
    for group in tomllib.loads(toml)["unit"]:
        for name in group["names"]:
            found.setdefault(fold(name), _unit_of(group))
    return found


def _unit_of(group: Mapping[str, Any]) -> Unit:
    return Unit(group["kind"], group.get("weak", False), group.get("closed", False))


@cache
def unit_pattern() -> re.Pattern[str]:
    """A counted noun right after a number."""
    return re.compile(rf"\s+(?P<first>{_any_unit()})")


@cache
def joined_unit_pattern() -> re.Pattern[str]:
    """A second noun of the same kind: "tin, bài", "tin/bài"."""
    return re.compile(rf"\s*(?:,|/|-)\s*(?P<first>{_any_unit()})(?!\s*\d)")


@cache
def unit_before_pattern() -> re.Pattern[str]:
    """A counted noun before its number: "tổng số tin, bài đã đăng là "."""
    lead, bounds = r"(?:tổng số|số lượng|số|lượng)\s+", r"(?:hơn|trên|gần|dưới|khoảng|\s)*"
    return re.compile(
        rf"\b{lead}(?P<first>{_any_unit()})[^.;:()\d]{{0,60}}?(?P<joint>\blà|\bđạt|:)\s*{bounds}$"
    )


@cache
def fraction_after_pattern() -> re.Pattern[str]:
    """A counted noun before a fraction: "bản tin 15/18 số"."""
    return re.compile(rf"(?:^|[:;,\n(]|\bvà)\s*(?:-\s)?(?P<first>{_any_unit()})\s+(?:đạt\s+)?$")


@cache
def list_item_pattern() -> re.Pattern[str]:
    """A noun right before its number, first in its item: "trong đó tin 9.305, bài 3.103"."""
    names = _any_unit(lambda unit: not unit.weak and unit.kind in _BEFORE_NUMBER)
    return re.compile(rf"(?:\b(?:trong đó|gồm|và|gồm có)|[,;:(])\s*(?P<first>{names})\s+$")


def _any_unit(fits: Callable[[Unit], bool] = lambda _: True) -> str:
    fitting = (name for name, unit in units().items() if fits(unit))
    names = sorted(fitting, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in names) + r")(?!\w)"
