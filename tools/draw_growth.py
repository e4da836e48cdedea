"""Draw docs/images/growth.png from the JSON lines of bench_growth and bench_store; their tables.

Run: python tools/draw_growth.py FILE... [--docs docs/benchmarks.md]. Files hold JSON lines among
others (what a benchmark printed), or the list in out/bench.json. Above, microseconds an article;
below, megabytes at the peak; both against the number of articles. --docs writes the page's tables
anew too: that of the picture, and that of the store. Of a size that is told twice the last figures
count.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # run as a script: the benchmarks are beside it

from benchmarks.run_all import figures  # noqa: E402
from benchmarks.telling import replace_between  # noqa: E402

PICTURE = ROOT / "docs" / "images" / "growth.png"
COLOURS = ("#00796b", "#c2571a", "#3b5ba5", "#7a4a9c")


class Line(NamedTuple):
    """What is drawn of one piece of work: the names of its figures in the JSON lines."""

    name: str
    benchmark: str
    rate: str  # articles a second
    peak: str = ""  # megabytes
    times: str = ""  # a bare parse of the same pages on the way


LINES = (
    Line("extract and label", "growth", "articles_a_second", "peak_mb", "times_a_parse"),
    Line("insert into a corpus", "store", "insert"),
    Line("export to Parquet", "store", "parquet_rate", "parquet_mb"),
    Line("count by month and label", "store", "count_rate", "count_mb"),
)
# What the store's table tells of each size: figures by their names, as they are written.
STORE = (
    ("insert, a second", "{insert:,.0f} / {insert_clock:,.0f}"),
    ("labels, a second", "{label:,.0f} / {label_clock:,.0f}"),
    ("**file: times the zstd size of its texts, one by one**", "{each:.2f}"),
    ("the same against all texts as one stream", "{stream:.2f}"),
    ("Parquet out, a second", "{parquet_rate:,.0f} / {parquet_clock_rate:,.0f}"),
    ("JSONL out, a second", "{jsonl_rate:,.0f} / {jsonl_clock_rate:,.0f}"),
    ("CSV out, a second", "{csv_rate:,.0f} / {csv_clock_rate:,.0f}"),
    (
        "JSONL in, with the search for duplicates, a second",
        "{import_rate:,.0f} / {import_clock_rate:,.0f}",
    ),
    ("count by month, a program's start included", "{count_s:.1f} s / {count_clock_s:.1f} s"),
    ("most memory: Parquet out", "{parquet_mb:,.0f} MB"),
    ("JSONL out", "{jsonl_mb:,.0f} MB"),
    ("JSONL in", "{import_mb:,.0f} MB"),
    ("count", "{count_mb:,.0f} MB"),
)
Sizes = dict[int, dict[str, Any]]  # figures by the number of articles


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--docs", type=Path, help="write the table of this page anew")
    given = parser.parse_args()
    found = sizes(told for file in given.files for told in lines_of(file))
    draw(found, PICTURE)
    print(f"{PICTURE}: {PICTURE.stat().st_size:,} bytes")
    for name, text in (("growth", table(found)), ("store", store_table(found["store"]))):
        print(f"{text}\n")
        if given.docs:
            replace_between(given.docs, name, text)


def lines_of(file: Path) -> Iterator[dict[str, Any]]:
    """The figures in what a benchmark printed, or in the list that `make bench` writes."""
    text = file.read_text("utf-8")
    if text.startswith("["):
        yield from json.loads(text)
        return
    for line in text.splitlines():
        yield from figures(line, "store")


def sizes(told: Iterable[dict[str, Any]]) -> dict[str, Sizes]:
    """Figures by benchmark and number of articles."""
    found: dict[str, Sizes] = {line.benchmark: {} for line in LINES}
    for one in told:
        if one["benchmark"] in found:
            found[one["benchmark"]][one["figures"]["articles"]] = one["figures"]
    return found


def points(found: Sizes, name: str) -> list[tuple[int, float]]:
    return sorted((number, told[name]) for number, told in found.items() if name in told)


def draw(found: dict[str, Sizes], path: Path) -> None:
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    figure, (above, below) = pyplot.subplots(2, 1, figsize=(8, 7), sharex=True)
    for line, colour, mark in zip(LINES, COLOURS, "osD^", strict=True):
        rates = points(found[line.benchmark], line.rate)
        peaks = points(found[line.benchmark], line.peak)
        told = ((above, [(n, 1e6 / rate) for n, rate in rates]), (below, peaks))
        for panel, pairs in told:
            if pairs:
                panel.plot(*zip(*pairs, strict=True), color=colour, marker=mark, label=line.name)
    finish(above, "Processor time of an article", "microseconds of one core")
    above.set_yscale("log")
    above.yaxis.set_major_formatter(_plain)
    finish(below, "Memory at the peak", "megabytes")
    below.set_ylim(bottom=0, top=1.1 * below.get_ylim()[1])
    below.set_xlabel("number of articles")
    figure.legend(*above.get_legend_handles_labels(), loc="upper center", ncols=4, fontsize=9)
    figure.tight_layout(rect=(0, 0, 1, 0.95))  # under the legend
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=110, metadata={"Software": None})


def finish(panel: Any, title: str, unit: str) -> None:
    panel.set_title(title, loc="left")
    panel.set_ylabel(unit)
    panel.set_xscale("log")
    panel.xaxis.set_major_formatter(_plain)
    panel.grid(color="#dddddd")


def _plain(number: float, _: int) -> str:
    return f"{number:,.0f}"


def table(found: dict[str, Sizes]) -> str:
    """The same as a table: microseconds of one core, and megabytes at the peak."""
    numbers = sorted({number for of_size in found.values() for number in of_size})
    rows = [row for line in LINES for row in rows_of(line, found[line.benchmark], numbers)]
    return "\n".join([*head(numbers), *rows])


def store_table(found: Sizes) -> str:
    """What the store took of each size: of the processor, and by the clock."""
    rows = [
        f"| {name} | {' | '.join(written(told, found[n]) for n in sorted(found))} |"
        for name, told in STORE
    ]
    return "\n".join([*head(sorted(found)), *rows])


def head(numbers: list[int]) -> list[str]:
    cells = " | ".join(f"{number:,}" for number in numbers)
    return [f"| | {cells} |", "|---" + "|---:" * len(numbers) + "|"]


def written(told: str, figures: dict[str, Any]) -> str:
    try:
        return told.format(**figures)
    except KeyError:  # not measured at this size
        return ""


def rows_of(line: Line, found: Sizes, numbers: list[int]) -> Iterator[str]:
    micros = {n: f"{1e6 / rate:,.0f}" for n, rate in points(found, line.rate)}
    peaks = {n: f"{peak:,.0f}" for n, peak in points(found, line.peak)}
    times = {n: f"{value:.1f}" for n, value in points(found, line.times)}
    told = {"µs an article": micros, "times a bare parse": times, "MB at the peak": peaks}
    for what, cells in told.items():
        if cells:
            yield f"| {line.name}: {what} | {' | '.join(cells.get(n, '') for n in numbers)} |"


if __name__ == "__main__":
    main()
