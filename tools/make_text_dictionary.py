"""Make what the store compresses its texts with: src/cchc_nlp/corpus/texts_32769.zdict.

Run: python tools/make_text_dictionary.py [number]. The same articles and zstandard give the same
bytes; the SHA-256 it prints is the one in schema_5.sql. A corpus is read with the dictionary that
it was written with, so a dictionary that was shipped is never made anew: another one gets a number
of its own. Eight of the files of articles are held out, to measure with.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import zstandard

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "corpora" / "labelled" / "articles").glob("*.jsonl"))
LEARNED, HELD_OUT = FILES[:14], FILES[14:]
SIZE = 64 * 1024  # twice as much saves another hundredth of the text
FIRST_NUMBER = 32_769  # zstd's numbers below are registered ones


def texts_of(files: Sequence[Path]) -> list[str]:
    """The texts in some files of articles."""
    lines = (line for path in files for line in path.read_text("utf-8").splitlines())
    return [json.loads(line)["text"] for line in lines]


def main(number: int = FIRST_NUMBER) -> None:
    samples = [text.encode() for text in texts_of(LEARNED)]
    made = zstandard.train_dictionary(SIZE, samples, dict_id=number).as_bytes()
    path = ROOT / "src" / "cchc_nlp" / "corpus" / f"texts_{number}.zdict"
    path.write_bytes(made)
    sha256 = hashlib.sha256(made).hexdigest()
    print(f"{path.name}: {len(made)} bytes of {len(samples)} texts, {sha256}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
