"""How various the labelled articles are, beside real news: `python corpora/labelled/variety.py`.

Near duplicates by MinHash over syllable triples, the share of n-grams that are not repeated
(distinct-n, on samples of equal length), openings and endings that stand twice, sentences that
stand twice. CCHC_SHARED names the folder with real news to compare with; else they are left out.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from datasketch import MinHash, MinHashLSH

HERE = Path(__file__).parent
NEAR = 0.5  # estimated Jaccard similarity of syllable triples
SAMPLE = 200_000  # syllables that distinct-n is taken of
_SENTENCE = re.compile(r"(?<=[.!?…])\s|\n")


def main() -> None:
    articles = read_articles()
    texts = [article["text"] for article in articles]
    print(
        f"{len(texts)} articles, {len({a['hand'] for a in articles})} hands, "
        f"{len({a['family'] for a in articles})} topic families"
    )
    print(f"pairs with more than half of their triples in common: {len(near_pairs(texts))}")
    _print_repeats("openings of four syllables", [_syllables(t)[:4] for t in texts])
    _print_repeats("endings of four syllables", [_syllables(t)[-4:] for t in texts])
    sentences = [s for t in texts for s in _SENTENCE.split(t) if len(_syllables(s)) > 7]
    print(
        f"sentences of more than seven syllables: {len(sentences)}, "
        f"standing twice: {len(sentences) - len(set(sentences))}"
    )
    _print_distinct("written", texts)
    if os.environ.get("CCHC_SHARED"):
        path = Path(os.environ["CCHC_SHARED"]) / "data/news_sample.jsonl.gz"
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            real = [json.loads(line)["text"] for line in lines]
        _print_distinct("real news", real)
        _print_repeats("real news, openings", [_syllables(t)[:4] for t in real[: len(texts)]])


def read_articles() -> list[dict[str, str]]:
    """Every labelled article, in the order of the files."""
    paths = sorted((HERE / "articles").glob("*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


def near_pairs(texts: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of texts that are near duplicates of one another."""
    index, pairs = MinHashLSH(threshold=NEAR, num_perm=128), []
    for place, text in enumerate(texts):
        hashed = MinHash(num_perm=128)
        hashed.update_batch([" ".join(gram).encode() for gram in _grams(_syllables(text), 3)])
        pairs += [(int(other), place) for other in index.query(hashed)]
        index.insert(str(place), hashed)
    return pairs


def _print_distinct(name: str, texts: Sequence[str]) -> None:
    order = random.Random(1).sample(range(len(texts)), len(texts))
    syllables = [s for place in order for s in _syllables(texts[place])][:SAMPLE]
    shares = []
    for size in (1, 2, 3):
        grams = list(_grams(syllables, size))
        shares.append(f"distinct-{size} {len(set(grams)) / len(grams):.3f}")
    print(f"{name}: {len(syllables)} syllables, {', '.join(shares)}")


def _print_repeats(name: str, rows: Iterable[Sequence[str]]) -> None:
    counted = Counter(" ".join(row) for row in rows)
    most, times = counted.most_common(1)[0]
    twice = sum(n for n in counted.values() if n > 1)
    print(f"{name}: {len(counted)} different, {twice} articles share one, most {times}: {most!r}")


def _syllables(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _grams(syllables: Sequence[str], size: int) -> Iterable[tuple[str, ...]]:
    return zip(*(syllables[start:] for start in range(size)), strict=False)


if __name__ == "__main__":
    main()
