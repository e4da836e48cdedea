"""How far readers agree with the writers, and with one another.

Run: python corpora/labelled/agreement.py. second_readings.jsonl holds what pairs of readers said of
articles of which they had seen no label: two of 300 from the first round of writing, two of 120
from the second.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sklearn.metrics import cohen_kappa_score

HERE = Path(__file__).parent
PAIRS = ((1, 2), (3, 4))
Labels = Mapping[str, Mapping[str, Any]]


def main() -> None:
    readings = _rows(HERE / "second_readings.jsonl")
    written = {
        row["id"]: row for path in (HERE / "articles").glob("*.jsonl") for row in _rows(path)
    }
    for pair in PAIRS:
        said: dict[str, Labels] = {
            f"reader {number}": {row["id"]: row for row in readings if row["reader"] == number}
            for number in pair
        }
        names = sorted(said[f"reader {pair[0]}"])
        _print_agreement({"writers": {name: written[name] for name in names}, **said}, names)


def _print_agreement(said: Mapping[str, Labels], names: Sequence[str]) -> None:
    reform = [name for name in names if all(labels[name]["is_reform"] for labels in said.values())]
    for (one, first), (two, second) in itertools.combinations(said.items(), 2):
        for field, over in (("is_reform", names), ("label", reform)):
            pairs = [(first[name][field], second[name][field]) for name in over]
            kappa = cohen_kappa_score(*zip(*pairs, strict=True))
            alike = sum(a == b for a, b in pairs)
            print(f"{one}, {two}: {field} {alike} of {len(pairs)}, kappa {kappa:.3f}")


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


if __name__ == "__main__":
    main()
