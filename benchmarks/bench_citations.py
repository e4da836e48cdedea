"""Does reading citations take twice the time for twice the text? Part of `make bench`.

Run: python -m benchmarks.bench_citations. Hostile text and, where CCHC_SHARED names the folder,
real legal text, of 1, 2, 4 and 8 MB; seconds of one core, and by how much each doubling grew.
"""

from __future__ import annotations

import json
import os
import time
from itertools import pairwise
from pathlib import Path

from benchmarks.telling import tell

from cchc_nlp.vietnamese.citations import find_citations

SIZES = (1, 2, 4, 8)  # megabytes of UTF-8
HOSTILE = ("1/", "Số ", "số 1/QĐ-", "Luật sửa đổi ", "Kế hoạch số 12 của ", "(( ")


def main() -> None:
    grown = {part: _measure(repr(part), part) for part in HOSTILE}
    if os.environ.get("CCHC_SHARED"):
        path = Path(os.environ["CCHC_SHARED"]) / "data/citations_legal_dev.jsonl"
        rows = path.read_text("utf-8").splitlines()
        text = "\n".join(json.loads(row)["text"] for row in rows) + "\n"
        grown["real legal text"] = _measure("real legal text", text)
    given = f"hostile and legal text of {', '.join(map(str, SIZES))} MB"
    tell("citations", given, growth_by_doubling=grown)


def _measure(name: str, part: str) -> list[float]:
    """Print seconds for each size; by how much each doubling grew."""
    whole = (part * (SIZES[-1] * 1_000_000 // len(part.encode()) + 1)).encode()
    times = []
    for size in SIZES:
        text = whole[: size * 1_000_000].decode(errors="ignore")
        start = time.process_time()
        found = sum(1 for _ in find_citations(text))
        times.append(time.process_time() - start)
    grown = [round(b / a, 2) for a, b in pairwise(times)]
    growth = ", ".join(f"{times:.2f}" for times in grown)
    seconds = ", ".join(f"{seconds:.1f}" for seconds in times)
    print(f"{name:<24} {seconds} s; growth {growth}; {found} citations in {SIZES[-1]} MB")
    return grown


if __name__ == "__main__":
    main()
