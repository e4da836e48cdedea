"""How well tally claims are read: `python benchmarks/eval_claims.py [FILE...] [-v | --json]`.

Without a file, reads CCHC_SHARED/data/claims_dev.jsonl, if that is set, and the written passages
beside the tests. A figure is found if its span is right to the letter; a claim of the annotation
is held against the found claim that shares most of its figures.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from cchc_nlp import find_claims

Row = dict[str, Any]


def figures(claim: Row) -> list[Row]:
    return [figure for figure in (claim["total"], *claim["parts"]) if figure]


def spans(claims: list[Row]) -> set[tuple[int, int]]:
    return {(figure["start"], figure["end"]) for claim in claims for figure in figures(claim)}


def percents(claim: Row) -> list[Row]:
    return claim.get("percents") or claim.get("percent") or []


def places(claim: Row) -> set[tuple[str, int]]:
    total = {("total", claim["total"]["start"])} if claim["total"] else set()
    parts = {("part", part["start"]) for part in claim["parts"]}
    return total | parts | {("percent", percent["start"]) for percent in percents(claim)}


def roles(claims: list[Row]) -> Counter[tuple[str, int]]:
    """Every figure as total, part or percent, as often as it is one."""
    return Counter(place for claim in claims for place in places(claim))


def pairs(expected: list[Row], found: list[Row]) -> Iterator[tuple[Row, Row | None]]:
    """Each claim of the annotation with the found claim that is likest; none is used twice."""
    left = list(found)
    for claim in expected:
        alike = [(len(places(claim) & places(f)) / len(places(claim) | places(f)), f) for f in left]
        score, best = max(alike, key=lambda pair: pair[0], default=(0, None))
        if best is not None and score:
            left.remove(best)
        yield claim, best if score else None


def same(value: Any, other: Any) -> bool:
    if value is None or other is None or isinstance(value, list) or isinstance(other, list):
        return bool(value == other)
    return abs(Fraction(str(value)) - Fraction(str(other))) < Fraction(1, 10**6)


def judge(row: Row, counts: Counter[str]) -> Iterator[str]:
    found = [claim.to_dict() for claim in find_claims(row["text"])]
    expected = row["claims"]
    gold, got = spans(expected), spans(found)
    counts.update(hit=len(gold & got), missed=len(gold - got), false=len(got - gold))
    text = row["text"]
    yield from (f"missed {text[s - 25 : s]}[{text[s:e]}]{text[e : e + 25]}" for s, e in gold - got)
    yield from (f"false {text[s - 25 : s]}[{text[s:e]}]{text[e : e + 25]}" for s, e in got - gold)
    values = {(f["start"], f["end"]): f for claim in found for f in figures(claim)}
    seen: dict[tuple[int, int], Row] = {
        (f["start"], f["end"]): f for c in expected for f in figures(c)
    }
    for span, figure in seen.items():
        if span in values:
            counts["values"] += 1
            counts["values right"] += same(figure["value"], values[span]["value"])
            counts["bounds right"] += figure["bound"] == values[span]["bound"]
            if (
                not same(figure["value"], values[span]["value"])
                or figure["bound"] != values[span]["bound"]
            ):
                yield f"value {figure} {values[span]}"
    mine, theirs = roles(expected), roles(found)
    counts.update({"roles right": (mine & theirs).total(), "roles found": theirs.total()})
    counts["roles"] += mine.total()
    for claim, best in pairs(expected, found):
        yield from judge_claim(claim, best, counts)
    if expected:
        counts["periods"] += 1
        periods = [claim["period"] for claim in found]
        right = bool(periods) and periods[0] == row["period"]
        counts["periods right"] += right
        counts["periods in any"] += row["period"] in periods
        if not right:
            yield f"period {row['period']} {periods[:1]}"
    counts["claims found"] += len(found)


def judge_claim(claim: Row, best: Row | None, counts: Counter[str]) -> Iterator[str]:
    counts["claims"] += 1
    counts["percents"] += len(percents(claim))
    for percent in percents(claim):
        mine = next((p for p in percents(best or {}) if p["start"] == percent["start"]), None)
        counts["percents found"] += mine is not None
        right = mine is not None and mine["correct"] == percent["correct"]
        counts["percents right"] += right
        if not right:
            yield f"percent {percent} {mine}"
    if best is None:
        yield f"no claim like {claim['relation']} {sorted(places(claim))}"
        return
    counts["same figures"] += places(claim) == places(best)
    counts["relations right"] += claim["relation"] == best["relation"]
    counts["arithmetic right"] += claim["arithmetic"] == best["arithmetic"]
    if claim["relation"] != best["relation"] or claim["arithmetic"] != best["arithmetic"]:
        yield (
            f"relation {claim['relation']}/{claim['arithmetic']} {sorted(places(claim))}"
            f" read as {best['relation']}/{best['arithmetic']} {sorted(places(best))}"
        )
    elif places(claim) != places(best):
        yield f"figures {claim['relation']} {sorted(places(claim))} read as {sorted(places(best))}"


def rows(path: Path) -> Iterator[Row]:
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def measure(path: Path) -> Counter[str]:
    """Counts over a file of annotated passages."""
    counts: Counter[str] = Counter()
    for row in rows(path):
        counts["passages"] += 1
        for _ in judge(row, counts):
            pass
    return counts


def faults_of(path: Path) -> dict[str, list[str]]:
    """What went wrong in each passage that is not read to the letter."""
    judged = {row["id"]: list(judge(row, Counter())) for row in rows(path)}
    return {name: faults for name, faults in judged.items() if faults}


def rates(c: Counter[str]) -> dict[str, float]:
    """What the table shows, between 0 and 1; false claims are counted by passage."""
    if not c["claims"]:
        return {"false claims": c["claims found"] / c["passages"]}
    return {
        "figures": _f1(c["hit"], c["hit"] + c["false"], c["hit"] + c["missed"]),
        "roles": _f1(c["roles right"], c["roles found"], c["roles"]),
        "relations": c["relations right"] / c["claims"],
        "arithmetic": c["arithmetic right"] / c["claims"],
        "same figures": c["same figures"] / c["claims"],
        "periods": c["periods right"] / c["periods"],
    }


def _f1(hit: int, found: int, expected: int) -> float:
    return 2 * hit / (found + expected) if found + expected else 1.0


def files() -> list[Path]:
    """What is measured when no file is named; the first needs the shared material."""
    cases = Path(__file__).parents[1] / "tests/auditing/cases"
    shared = os.environ.get("CCHC_SHARED")
    dev = [Path(shared, "data/claims_dev.jsonl")] if shared else []
    return [*dev, *sorted(cases.glob("*.jsonl"))]


def main() -> None:
    named = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("-")]
    for path in named or files():
        counts = measure(path)
        if "-v" in sys.argv:
            for name, faults in faults_of(path).items():
                print(name, *faults, sep="\n   ")
        if "--json" in sys.argv:
            print(json.dumps(counts))
            continue
        print(f"\n{path.name}: {counts['passages']} passages")
        if counts["claims"]:
            report(counts)
        else:
            print(f"false claims {counts['claims found']}")
        print(", ".join(f"{what} {rate:.3f}" for what, rate in rates(counts).items()))
        rounded = {what: round(rate, 4) for what, rate in rates(counts).items()}
        figures = {"passages": counts["passages"], "claims": counts["claims"]} | rounded
        print(json.dumps({"benchmark": "audit", "input": path.name, "figures": figures}))


def report(c: Counter[str]) -> None:
    precision, recall = c["hit"] / (c["hit"] + c["false"]), c["hit"] / (c["hit"] + c["missed"])
    f1 = 2 * precision * recall / (precision + recall)
    print(
        f"figures: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"
        f" ({c['hit']} right, {c['missed']} missed, {c['false']} false)"
    )
    print(f"values {c['values right']}/{c['values']}, bounds {c['bounds right']}/{c['values']}")
    print(f"claims {c['claims']}, found {c['claims found']}, same figures {c['same figures']}")
    for what in ("relations", "arithmetic"):
        print(f"{what} {c[f'{what} right']}/{c['claims']}")
    print(f"periods {c['periods right']}/{c['periods']} (any claim {c['periods in any']})")
    print(f"percents {c['percents']}: found {c['percents found']}, correct {c['percents right']}")


if __name__ == "__main__":
    main()
