"""Write into each labelled article which part it belongs to: learned from, or held out.

    later      from July 2025 on: the state in two levels, 34 provinces
    families   every sixth subject, in the order of the alphabet, of what is left
    train      the rest

No article is drawn at random, and no subject is in both `train` and `families`.
Run: python corpora/labelled/splits.py
"""

from __future__ import annotations

import json
from pathlib import Path

ARTICLES = Path(__file__).parent / "articles"
LATER = "2025-07"
EVERY = 6


def main() -> None:
    files = {path: read(path) for path in sorted(ARTICLES.glob("*.jsonl"))}
    earlier = {r["family"] for rows in files.values() for r in rows if r["date"] < LATER}
    held_out = set(sorted(earlier)[EVERY - 1 :: EVERY])
    for path, rows in files.items():
        lines = (
            json.dumps({**row, "split": split(row, held_out)}, ensure_ascii=False) for row in rows
        )
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def read(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def split(row: dict[str, str], held_out: set[str]) -> str:
    if row["date"] >= LATER:
        return "later"
    return "families" if row["family"] in held_out else "train"


if __name__ == "__main__":
    main()
