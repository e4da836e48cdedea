"""What finding the claims of a long report costs: `python -m benchmarks.bench_claims`.

Prints the seconds of processor time for a report of 9,000 paragraphs, about 300 pages, and for
texts of one statement repeated: by how much the time grows when the text doubles says whether
anything is tried once for every other figure.
"""

from __future__ import annotations

import json
import time
from itertools import cycle
from pathlib import Path

from benchmarks.telling import tell

from cchc_nlp import find_claims, find_numbers, find_periods

CASES = Path(__file__).parents[1] / "tests/auditing/cases"
PARAGRAPHS = 9_000
WORDS = (
    "Trong kỳ, lãnh đạo đơn vị đã quán triệt đến toàn thể công chức, viên chức các văn bản của cấp"
    " trên; phân công rõ người, rõ việc, rõ thời gian hoàn thành và thường xuyên đôn đốc, nhắc nhở."
)
REPEATED = ("(31 tin ", "31 tin. ", "trong đó 31 tin ", "- Mục: 31\n", "3/4 xã ", "1\t2\n")
TIMES = 2_000


def report() -> str:
    """Every fourth paragraph counts something; the others are an office's prose."""
    rows = (CASES / "written_claims.jsonl").read_text(encoding="utf-8").splitlines()
    counted = cycle([json.loads(row)["text"].replace("\n", " ") for row in rows])
    return "\n".join(WORDS if n % 4 else next(counted) for n in range(PARAGRAPHS))


def seconds(text: str) -> float:
    began = time.process_time()
    find_claims(text)
    return time.process_time() - began


def main() -> None:
    find_claims("Sở đăng 31 tin, bài năm 2023.")  # patterns are built once
    text = report()
    print(f"{PARAGRAPHS} paragraphs, {len(text)} letters")
    taken, grown = {}, {}
    for find in (find_numbers, find_periods, find_claims):
        began = time.process_time()
        found = len(list(find(text)))
        taken[find.__name__] = round(time.process_time() - began, 2)
        print(f"{find.__name__}: {found} in {taken[find.__name__]:.1f} s")
    for words in REPEATED:
        once, twice = seconds(words * TIMES), seconds(words * 2 * TIMES)
        grown[words] = round(twice / once, 2)
        print(f"{words!r}: {once:.2f} s, of twice the text {twice / once:.1f} times that")
    given = f"{PARAGRAPHS} paragraphs, {len(text)} letters"
    tell("claims", given, seconds=taken, growth_by_doubling=grown)


if __name__ == "__main__":
    main()
