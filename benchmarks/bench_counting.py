"""A million articles in a corpus: how long does a count take?

    python -m benchmarks.bench_counting [articles] [corpus]

The articles are made up (short texts, twenty sources, eight sections, ten years, every label); a
corpus that is already there is counted again.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.telling import tell

from cchc_nlp.classification.taxonomy import LABELS
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.tally import count
from cchc_nlp.records import TIME_ZONE, Article, Label, Period, Tally

FIRST = dt.datetime(2016, 1, 1, 8, tzinfo=TIME_ZONE)
BATCH = 50_000
ROUNDS = 3


def articles(number: int) -> Iterator[Article]:
    made = random.Random(3)
    for n in range(number):
        source = f"so-{made.randrange(20)}.example"
        yield Article(
            id=f"{n:016x}",
            url=f"http://{source}/{n}",
            title=f"Tin số {n}",
            text=f"Sở đăng tin số {n} về việc của mình.",
            source=source,
            section=f"Chuyên mục {made.randrange(8)}",
            published=FIRST + dt.timedelta(minutes=made.randrange(10 * 365 * 24 * 60)),
            item_type="news",
        )


def labels(number: int) -> Iterator[Label]:
    made = random.Random(4)
    for n in range(number):
        name = made.choice(LABELS)
        is_reform = not name.startswith("G")
        score = made.uniform(0.5, 1) if is_reform else made.uniform(0, 0.5)
        yield Label(
            f"{n:016x}", "", "", is_reform, score, name, labeler="rules-2",
            secondary=("P2",) if made.random() < 0.1 else (),
        )  # fmt: skip


def fill(path: Path, number: int) -> None:
    begun = time.perf_counter()
    with Corpus.open(path) as corpus:
        stored = list(articles(number)) if number <= BATCH else None
        waiting = iter(stored or articles(number))
        while batch := [a for _, a in zip(range(BATCH), waiting, strict=False)]:
            corpus.add_articles(batch)
        corpus.mark_duplicates({f"{n:016x}": f"{n - 1:016x}" for n in range(1, number, 20)})
        corpus.add_labels(labels(number))
    print(f"filled with {number:,} articles in {time.perf_counter() - begun:.0f} s")


def main(number: int = 1_000_000, path: str = "") -> None:
    file = Path(path or Path(tempfile.gettempdir()) / f"bench-counting-{number}.db")
    if not file.exists():
        fill(file, number)
    print(f"{file.stat().st_size / 1e6:.0f} MB")
    whole, year = Period(None, None), Period(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
    questions = {
        "all of it": {"period": whole},
        "one year": {"period": year},
        "by month": {"period": whole, "by": "month"},
        "by section, strict": {"period": whole, "by": "section", "policy": "strict_tthc"},
        "two sources": {"period": whole, "sources": ("so-1.example", "so-2.example")},
    }
    with Corpus.open(file) as corpus:
        taken = {"first count": _timed(corpus, questions["all of it"])[0]}
        print(f"{'first count':20} {taken['first count']:6.2f} s")
        for name, options in questions.items():
            rounds = [_timed(corpus, options) for _ in range(ROUNDS)]
            spent, tally = median(spent for spent, _ in rounds), rounds[0][1]
            taken[name] = spent
            print(f"{name:20} {spent:6.2f} s  {tally.counts['reform']:,} of {tally.total:,}")
    seconds = {name: round(spent, 3) for name, spent in taken.items()}
    tell("counting", f"{number:,} short articles", articles=number, seconds=seconds)


def _timed(corpus: Corpus, options: dict[str, Any]) -> tuple[float, Tally]:
    begun = time.perf_counter()
    tally = count(corpus, **options).tally
    return time.perf_counter() - begun, tally


if __name__ == "__main__":
    main(*(int(a) if a.isdigit() else a for a in sys.argv[1:]))
