"""How many of the citations that people marked in legal sentences are found, and how exactly.

Run: CCHC_SHARED=FOLDER python benchmarks/eval_citations.py. Nested marks count once, by the
outermost. About 240 numbered citations of that data are not marked and count as false here.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from cchc_nlp.vietnamese.citations import find_citations

Place = tuple[int, int]


def main() -> None:
    if not os.environ.get("CCHC_SHARED"):
        print("CCHC_SHARED is not set: citations are not measured")
        return
    path = Path(os.environ["CCHC_SHARED"]) / "data" / "citations_legal_dev.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    pairs = [(_found(row["text"]), _marked(row["spans"])) for row in rows]
    exact = sum(len(found & marked) for found, marked in pairs)
    found_n = sum(len(found) for found, _ in pairs)
    marked_n = sum(len(marked) for _, marked in pairs)
    right = sum(_touching(found, marked) for found, marked in pairs)
    reached = sum(_touching(marked, found) for found, marked in pairs)
    print(f"sentences {len(rows)}, marked {marked_n}, found {found_n}")
    _print("exact", exact / found_n, exact / marked_n)
    _print("overlapping", right / found_n, reached / marked_n)


def _found(text: str) -> set[Place]:
    return {(citation.start, citation.end) for citation in find_citations(text)}


def _marked(spans: Iterable[dict[str, int]]) -> set[Place]:
    places = {(span["start"], span["end"]) for span in spans}
    return {p for p in places if not any(q != p and q[0] <= p[0] and p[1] <= q[1] for q in places)}


def _touching(these: set[Place], those: set[Place]) -> int:
    return sum(any(a < d and c < b for c, d in those) for a, b in these)


def _print(name: str, precision: float, recall: float) -> None:
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{name:<12} precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


if __name__ == "__main__":
    main()
