"""How fast is the corpus file written and read, how large is it, how much memory do verbs take?

    python -m benchmarks.bench_store [articles ...] [--texts FILE.jsonl.gz] [--without VERB ...]

1,000, 10,000 and 100,000 articles where no number is given; 1,000,000 take an hour and 12 GB. Texts
are recombined from sentences of corpora/labelled that the dictionary of the store was not made
from, each sentence once in a round, with numbers of their own; or they are the real `text` of the
lines of a file. Every round has its own order: else a million would repeat each other. Rates are
articles a second of processor time, so that a busy machine shows less, and by the clock, which
waits for the disk and sees what two cores do at once. `each` and `stream` are the
size of the file as a multiple of its texts' size under zstd at level 3, compressed one by one, and
together in streams in which hardly a sentence stands twice. Each size ends with a line of JSON.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import itertools
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import zstandard
from tools.make_text_dictionary import HELD_OUT, texts_of

from cchc_nlp.classification.taxonomy import LABELS
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.records import TIME_ZONE, Article, Evidence, Label

FIRST = dt.datetime(2016, 1, 1, 8, tzinfo=TIME_ZONE)
BATCH = 5_000
TEXT_BYTES = (1_200, 4_400)  # the mean is that of 4,000 news items, less the longest
VERBS = {
    "count": ("count", "--by", "month", "--format", "json"),
    "ledger": ("ledger", "--format", "json"),
    "parquet": ("export", "-o", "out.parquet"),
    "jsonl": ("export", "-o", "out.jsonl"),
    "csv": ("export", "-o", "out.csv"),
    "labels": ("export", "--what", "labels", "-o", "labels.jsonl"),
    "xlsx": ("export", "-o", "out.xlsx"),
    "import": ("import", "out.jsonl"),
}
MOST = {"xlsx": 10_000}  # a workbook of more takes minutes


@dataclass
class Sizes:
    """Bytes of the texts: as they are, compressed one by one, and in streams."""

    raw: int = 0
    each: int = 0
    stream: int = 0


def made_texts() -> Iterator[str]:
    """Texts without end, and every sentence once in a round."""
    made = random.Random(5)
    found = {s for text in texts_of(HELD_OUT) for s in re.findall(r"[^\n.]{20,}[.]?", text)}
    sentences = sorted(found)
    rounds = iter(lambda: made.sample(sentences, len(sentences)), None)
    waiting = itertools.chain.from_iterable(rounds)
    while True:
        wanted, lines = made.randint(*TEXT_BYTES), []
        while wanted > 0:
            line = " ".join(s.strip() for s in itertools.islice(waiting, 3))
            lines.append(re.sub(r"\d", lambda _: str(made.randrange(10)), line))
            wanted -= len(line.encode())
        yield "\n".join(lines)


def real_texts(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def article(n: int, text: str) -> Article:
    made = random.Random(n)
    source = f"so-{made.randrange(20)}.example.gov.vn"
    title = text[:90].split("\n", maxsplit=1)[0]
    return Article(
        id=f"{made.getrandbits(64):016x}",
        url=f"https://{source}/tin-tuc-su-kien/-/asset_publisher/content/bai-viet-so-{n}",
        title=title,
        text=text,
        lead=text.split("\n", maxsplit=1)[0] if n % 2 else "",
        source=source,
        portal="liferay",
        section=f"Chuyên mục {made.randrange(8)}",
        published=FIRST + dt.timedelta(minutes=made.randrange(10 * 365 * 24 * 60)),
        published_source="selector",
        item_type="news",  # as the extractor says
        fetched_at=FIRST,
        page_sha256=f"{made.getrandbits(256):064x}",
    )


def label(found: Article) -> Label:
    made = random.Random(found.id)
    name = made.choice(LABELS)
    is_reform = not name.startswith("G")
    return Label(
        found.id, "", "", is_reform, made.random(), name, labeler="rules-2",
        evidence=(Evidence(found.text[:20], 0, 20, 0.5),) if is_reform else (),
    )  # fmt: skip


def sizes(texts: list[str]) -> Sizes:
    packer = zstandard.ZstdCompressor(level=3)
    raw = [text.encode() for text in texts]
    whole = b"".join(raw)
    streams = (whole[at : at + 800_000] for at in range(0, len(whole), 800_000))
    return Sizes(
        len(whole), sum(len(packer.compress(t)) for t in raw),
        sum(len(packer.compress(s)) for s in streams),
    )  # fmt: skip


@dataclass
class Taken:
    """Seconds of the processor and by the clock."""

    cpu: float = 0.0
    clock: float = 0.0

    @contextmanager
    def more(self) -> Iterator[None]:
        begun = time.process_time(), time.perf_counter()
        yield
        self.cpu += time.process_time() - begun[0]
        self.clock += time.perf_counter() - begun[1]


def fill(path: Path, texts: Iterator[str], number: int) -> tuple[Sizes, Taken, Taken]:
    """The corpus filled; what its texts take, and seconds of articles and of labels."""
    total, stored, labelled, done = Sizes(), Taken(), Taken(), 0
    with Corpus.open(path) as corpus:
        while done < number:
            batch = list(itertools.islice(texts, min(BATCH, number - done)))
            if not batch:
                break
            articles = [article(done + n, text) for n, text in enumerate(batch)]
            part = sizes(batch)
            total = Sizes(total.raw + part.raw, total.each + part.each, total.stream + part.stream)
            with stored.more():
                corpus.add_articles(articles)
            with labelled.more():
                corpus.add_labels(map(label, articles))
            done += len(batch)
        corpus.mark_duplicates({})
        corpus.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return total, stored, labelled


# In a small process: a process that is forked from a large one counts as large from its birth.
_RUN = """
import resource, subprocess, sys, time
begun = time.perf_counter()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
clock = time.perf_counter() - begun
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, clock, used.ru_maxrss // 1024)
sys.exit(status)
"""


def run(verb: tuple[str, ...], folder: Path) -> tuple[Taken, int]:
    """What one command takes in a process of its own, and its MB at the peak."""
    command = [sys.executable, "-m", "cchc_nlp.cli", *verb]
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *command],
        cwd=folder,
        text=True,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: {done.stderr}")
    cpu, clock, peak = done.stdout.split()
    return Taken(float(cpu), float(clock)), int(peak)


def pairs(verb: str, folder: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A verb over next to nothing, and over the corpus that was filled."""
    words = VERBS[verb]
    if verb != "import":
        return (*words, "-c", "none.db"), (*words, "-c", "c.db")
    with (folder / "out.jsonl").open(encoding="utf-8") as lines:
        (folder / "one.jsonl").write_text(next(lines), encoding="utf-8")
    return ("import", "one.jsonl", "-c", "one.db"), (*words, "-c", "in.db")


def beside_empty(verb: str, folder: Path, number: int) -> dict[str, float]:
    """What a verb takes over the corpus, and its rates without what it takes over nothing."""
    empty, full = pairs(verb, folder)
    (idle, _), (spent, peak) = run(empty, folder), run(full, folder)
    return {
        f"{verb}_s": spent.cpu,
        f"{verb}_clock_s": spent.clock,
        f"{verb}_rate": number / max(spent.cpu - idle.cpu, 0.01),
        f"{verb}_clock_rate": number / max(spent.clock - idle.clock, 0.01),
        f"{verb}_mb": peak,
    }


def measure(number: int, texts: Iterator[str], *, without: list[str]) -> None:
    """Print what one size gives, for people and then as a line of JSON."""
    figures: dict[str, float] = {"articles": number}
    with tempfile.TemporaryDirectory(prefix="bench-store-") as name:
        folder = Path(name)
        total, stored, labelled = fill(folder / "c.db", texts, number)
        size = (folder / "c.db").stat().st_size
        mean = total.raw / number / 1000
        bare, each, stream = (size / n for n in (total.raw, total.each, total.stream))
        figures |= {"text_bytes": total.raw, "zstd_bytes": total.each, "file_bytes": size}
        figures |= {"insert": number / stored.cpu, "insert_clock": number / stored.clock}
        figures |= {"label": number / labelled.cpu, "label_clock": number / labelled.clock}
        figures |= {"each": each, "stream": stream}
        print(f"\n{number:,} articles, {mean:.2f} kB of text each; rates a second, by the clock:")
        print("  insert {insert:,.0f}, {insert_clock:,.0f}".format(**figures))
        print("  labels {label:,.0f}, {label_clock:,.0f}".format(**figures))
        print(f"  file {size / 1e6:,.1f} MB: {each:.2f} each, {stream:.2f} stream, {bare:.2f} bare")
        Corpus.open(folder / "none.db").close()
        for verb in VERBS:
            if verb not in without and number <= MOST.get(verb, number):
                told = beside_empty(verb, folder, number)
                figures |= told
                spent, clock, rate, by_clock, peak = told.values()
                print(
                    f"  {verb:8} {spent:7.2f} s, {clock:7.2f} s {rate:10,.0f}, {by_clock:9,.0f}"
                    f" beside an empty one's {peak:6,} MB",
                    flush=True,
                )
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--texts", type=Path, help="real texts in place of made ones")
    parser.add_argument("--without", nargs="*", default=[], choices=VERBS)
    options = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for number in options.articles:
        texts = real_texts(options.texts) if options.texts else made_texts()
        measure(number, texts, without=options.without)


if __name__ == "__main__":
    main()
