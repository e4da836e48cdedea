"""Tables of cases for what is read in texts, by writers who had not seen the code.

One JSON object a line; `mistakes` says in words what of a case is read otherwise. `left` says why a
case is not read as it asks, as far as that is known.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from cchc_nlp.vietnamese.agencies import find_agencies
from cchc_nlp.vietnamese.citations import find_citations
from cchc_nlp.vietnamese.dates import find_dates
from cchc_nlp.vietnamese.numbers import find_numbers
from cchc_nlp.vietnamese.periods import find_periods
from cchc_nlp.vietnamese.references import resolve

Case = Mapping[str, Any]


def read_cases(name: str) -> list[Case]:
    """The cases of a table, by its file name without ".jsonl"."""
    lines = Path(__file__).with_name(f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def mistakes(name: str, case: Case) -> str:
    """What is read of the case and what it says, where they differ; else ""."""
    expected, found = KINDS_OF_CASES[name](case)
    return "" if expected == found else f"expected {expected}, found {found}"


def _numbers(case: Case) -> tuple[list[Any], list[Any]]:
    expected = [
        (n["text"], _value(n["value"]), n.get("bound", "exact"), n.get("percent", False))
        for n in case["numbers"]
    ]
    found = [(n.text, n.value, n.bound, n.is_percent) for n in find_numbers(case["text"])]
    return expected, found


def _value(written: Any) -> Any:
    if isinstance(written, str):
        return Fraction(written)
    return tuple(written) if isinstance(written, list) else written


def _dates(case: Case) -> tuple[list[Any], list[Any]]:
    expected = [(d["text"], d["date"]) for d in case["dates"]]
    return expected, [(d.text, str(d.date)) for d in find_dates(case["text"])]


def _periods(case: Case) -> tuple[list[Any], list[Any]]:
    reference = dt.date.fromisoformat(case["reference"]) if case.get("reference") else None
    found = list(find_periods(case["text"], reference=reference))
    anyhow = [p.get("extent") == "any" for p in case["periods"]]
    expected = [
        (None if free else p["text"], p["from"], p["to"])
        for p, free in zip(case["periods"], anyhow, strict=True)
    ]
    shown = [(m.text, _iso(m.period.start), _iso(m.period.end)) for m in found]
    if len(shown) == len(anyhow):
        shown = [(None if free else t, a, b) for (t, a, b), free in zip(shown, anyhow, strict=True)]
    return expected, shown


def _citations(case: Case) -> tuple[list[Any], list[Any]]:
    expected = [(c["kind"], c["normalized"], c.get("date")) for c in case["citations"]]
    return expected, [(c.kind, c.normalized, _iso(c.date)) for c in find_citations(case["text"])]


def _mentions(case: Case) -> tuple[list[Any], list[Any]]:
    expected = [(m["text"], m["document"]) for m in case["mentions"]]
    found = resolve(case["text"])
    return expected, [(r.text, r.document.normalized if r.document else None) for r in found]


def _agencies(case: Case) -> tuple[list[Any], list[Any]]:
    on = dt.date.fromisoformat(case["on"]) if case.get("on") else None
    return list(case["agencies"]), [m.name for m in find_agencies(case["text"], on=on)]


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


KINDS_OF_CASES: Mapping[str, Callable[[Case], tuple[list[Any], list[Any]]]] = {
    "numbers": _numbers,
    "dates": _dates,
    "periods": _periods,
    "citations": _citations,
    "mentions": _mentions,
    "agencies": _agencies,
}
