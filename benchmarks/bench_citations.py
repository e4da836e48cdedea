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

from cchc_nlp.vietnamese.citations import find_citations

SIZES = (1, 2, 4, 8)  # megabytes of UTF-8
HOSTILE = ("1/", "Số ", "số 1/QĐ-", "Luật sửa đổi ", "Kế hoạch số 12 của ", "(( ")


def main() -> None:
    for part in HOSTILE:
        _measure(repr(part), part)
    if os.environ.get("CCHC_SHARED"):
        path = Path(os.environ["CCHC_SHARED"]) / "data/citations_legal_dev.jsonl"
        rows = path.read_text("utf-8").splitlines()
        _measure("real legal text", "\n".join(json.loads(row)["text"] for row in rows) + "\n")


def _measure(name: str, part: str) -> None:
    whole = (part * (SIZES[-1] * 1_000_000 // len(part.encode()) + 1)).encode()
    times = []
    for size in SIZES:
        text = whole[: size * 1_000_000].decode(errors="ignore")
        start = time.process_time()
        found = sum(1 for _ in find_citations(text))
        times.append(time.process_time() - start)
    growth = ", ".join(f"{b / a:.2f}" for a, b in pairwise(times))
    seconds = ", ".join(f"{seconds:.1f}" for seconds in times)
    print(f"{name:<24} {seconds} s; growth {growth}; {found} citations in {SIZES[-1]} MB")


if __name__ == "__main__":
    main()
