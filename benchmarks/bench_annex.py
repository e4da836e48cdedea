"""A hundred thousand articles in the evidence annex: how many rows a second, in how much memory?

    python -m benchmarks.bench_annex [articles ...]

Each number of articles (10,000 and 100,000 unless others are given) is written by a process of its
own, whose peak memory is what the system says of it. The articles are made up: texts of some six
hundred letters that cite documents, two sources, eight sections, a year, every label, one in
twenty a repetition. Seconds are of one core, whatever else the machine does.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.telling import tell

from cchc_nlp.classification.taxonomy import LABELS
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.records import TIME_ZONE, Article, Evidence, Label, Period
from cchc_nlp.reporting.reports import report

NUMBERS = (10_000, 100_000)
PERIOD = Period(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
FIRST = dt.datetime(2023, 1, 1, 8, tzinfo=TIME_ZONE)
MINUTES = 364 * 24 * 60
LEAD = "Thực hiện Kế hoạch số {n}/KH-UBND ngày 18/01/2023 của UBND tỉnh về cải cách hành chính, "
BODY = (
    "Sở đã niêm yết công khai thủ tục hành chính tại Bộ phận Một cửa và trên trang thông tin điện"
    " tử.\nNgười dân nộp hồ sơ trực tuyến, theo dõi và nhận kết quả qua dịch vụ bưu chính công ích."
    "\nLãnh đạo Sở yêu cầu các phòng, đơn vị trực thuộc giải quyết hồ sơ đúng hạn, không để tồn"
    " đọng, kịp thời tháo gỡ vướng mắc cho tổ chức, cá nhân khi thực hiện.\n"
)


def articles(number: int) -> Iterator[Article]:
    made = random.Random(5)
    for n in range(number):
        yield Article(
            id=f"{n:016x}",
            url=f"https://so-{n % 2}.example.vn/tin-hoat-dong/cai-cach-hanh-chinh-{n}.html",
            title=f"Sở đẩy mạnh cải cách thủ tục hành chính trong lĩnh vực số {n}",
            text=LEAD.format(n=made.randrange(1, 400)) + BODY,
            source=f"so-{n % 2}.example.vn",
            section=f"Chuyên mục {made.randrange(8)}",
            author="Văn phòng Sở",
            published=FIRST + dt.timedelta(minutes=made.randrange(MINUTES)),
            item_type="news",
        )


def labels(number: int) -> Iterator[Label]:
    made, words = random.Random(6), "thủ tục hành chính"
    for n, article in enumerate(articles(number)):
        name = made.choice(LABELS)
        at = article.text.index(words)
        yield Label(
            article.id, article.url, article.title, not name.startswith("G"), 0.9, name,
            evidence=(Evidence(words, at, at + len(words)),), labeler="rules-2",
            secondary=("X2",) if n % 10 == 0 else (),
        )  # fmt: skip


def fill(path: Path, number: int) -> None:
    with Corpus.open(path) as corpus:
        corpus.add_articles(articles(number))
        corpus.mark_duplicates({f"{n:016x}": f"{n - 1:016x}" for n in range(1, number, 20)})
        corpus.add_labels(labels(number))


def write(path: Path, output: Path) -> None:
    """Write the annex and print seconds of one core, and megabytes of memory at the peak."""
    with Corpus.open(path) as corpus:
        report(corpus, output, period=PERIOD)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{time.process_time():.1f} {peak:.0f}")


def main(numbers: tuple[int, ...]) -> None:
    print(f"{'articles':>9} {'seconds':>8} {'rows/s':>7} {'peak MB':>8} {'file MB':>8}")
    for number in numbers:
        with tempfile.TemporaryDirectory() as folder:
            corpus, output = Path(folder) / "c.db", Path(folder) / "minh-chung.xlsx"
            fill(corpus, number)
            command = [sys.executable, "-m", "benchmarks.bench_annex", "--write"]
            done = subprocess.run(
                [*command, str(corpus), str(output)], check=True, capture_output=True, text=True
            )
            seconds, peak = map(float, done.stdout.split())
            size = output.stat().st_size / 1e6
            rows = number / seconds
            print(f"{number:9,} {seconds:8.1f} {rows:7.0f} {peak:8.0f} {size:8.1f}", flush=True)
            told = {"articles": number, "rows_a_second": round(rows), "peak_mb": round(peak)}
            tell("annex", "made-up articles", **told, file_mb=round(size, 1))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(*map(Path, sys.argv[2:]))
    else:
        main(tuple(map(int, sys.argv[1:])) or NUMBERS)
