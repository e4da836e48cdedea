"""Words of real news: are they underthesea's, and how much faster? Part of `make bench`.

Run: CCHC_SHARED=FOLDER python -m benchmarks.bench_words [articles]. Both read the same lines one
after the other in one process; every line's words are compared. Without the domain's own words,
which are joined afterwards (`segmentation`).
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import time
from pathlib import Path

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
    segment("một"), word_tokenize("một")
    ours = theirs = 0.0
    unlike = words = 0
    for first in range(0, len(lines), _ROUND):
        batch = lines[first : first + _ROUND]
        start = time.process_time()
        found = [list(segment(line)) for line in batch]
        middle = time.process_time()
        expected = [word_tokenize(line) for line in batch]
        ours, theirs = ours + middle - start, theirs + time.process_time() - middle
        words += sum(map(len, expected))
        unlike += sum(not _same(*three) for three in zip(batch, found, expected, strict=True))
    print(f"{len(texts)} articles, {len(lines)} lines, {words} words; lines with others: {unlike}")
    print(f"underthesea {theirs:.1f} s, words() {ours:.1f} s: {theirs / ours:.1f} times as fast")


def _same(line: str, found: list[tuple[int, int]], expected: list[str]) -> bool:
    """Whether these are the same words, but for how underthesea spells and spaces them."""
    mine = ["".join(map(token_normalize, line[a:b].split())) for a, b in found]
    return mine == ["".join(word.split()) for word in expected]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
