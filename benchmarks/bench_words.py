"""Words of real news: are they underthesea's, and how much faster? Beside pyvi. In `make bench`.

Run: CCHC_SHARED=FOLDER python -m benchmarks.bench_words [articles]. All three read the same lines
one after the other in one process; every line's words are compared with underthesea's. pyvi cuts
otherwise, by another model: only its speed is shown. Without the domain's own words, which are
joined afterwards (`segmentation`).
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.telling import tell
from pyvi import ViTokenizer
from underthesea import word_tokenize
from underthesea.pipeline.text_normalize import token_normalize

from cchc_nlp.vietnamese.normalization import normalize
from cchc_nlp.vietnamese.segmentation import _segmenter

_ROUND = 400  # lines that each reads in turn


def main(articles: int) -> None:
    if not os.environ.get("CCHC_SHARED"):
        print("CCHC_SHARED is not set: words are not measured")
        return
    path = Path(os.environ["CCHC_SHARED"]) / "data/news_sample.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        texts = [json.loads(row)["text"] for _, row in zip(range(articles), rows, strict=False)]
    lines = [line for text in texts for line in normalize(text).split("\n") if line.strip()]
    segment = _segmenter()
    ways = {"words()": lambda line: list(segment(line)), "underthesea": word_tokenize}
    ways |= {"pyvi": ViTokenizer.tokenize}
    seconds = {name: _read(way, ["một"])[1] * 0 for name, way in ways.items()}  # opens each
    unlike = words = 0
    for first in range(0, len(lines), _ROUND):
        batch, read = lines[first : first + _ROUND], {}
        for name, way in ways.items():
            read[name], spent = _read(way, batch)
            seconds[name] += spent
        words += sum(map(len, read["underthesea"]))
        three = zip(batch, read["words()"], read["underthesea"], strict=True)
        unlike += sum(not _same(*one) for one in three)
    print(f"{len(texts):,} articles, {len(lines):,} lines, {words:,} words compared;", end=" ")
    print(f"lines with others than underthesea's: {unlike}")
    times = {name: round(seconds["underthesea"] / spent, 2) for name, spent in seconds.items()}
    for name, spent in seconds.items():
        print(f"  {name:12} {spent:8.1f} s {times[name]:6.1f} times as fast as underthesea")
    told = {"articles": len(texts), "lines": len(lines), "words_compared": words}
    tell("words", "reference news", **told, lines_with_others=unlike, times_underthesea=times)


def _read(way: Callable[[str], Any], lines: list[str]) -> tuple[list[Any], float]:
    """What one gives for the lines, and seconds of one core."""
    began = time.process_time()
    return [way(line) for line in lines], time.process_time() - began


def _same(line: str, found: list[tuple[int, int]], expected: list[str]) -> bool:
    """Whether these are the same words, but for how underthesea spells and spaces them."""
    mine = ["".join(map(token_normalize, line[a:b].split())) for a, b in found]
    return mine == ["".join(word.split()) for word in expected]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
