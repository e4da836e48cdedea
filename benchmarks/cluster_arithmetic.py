"""Pages, bytes, core-hours and dollars from ten thousand pages to sixty thousand million.

The assumptions of docs/scale.md, by their names, and what follows from them and from measured
rates; `bench_scaling` prints it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

# Assumptions, named as such in the page. An archive of Common Crawl has about
# 75 TB (arXiv:2404.09770) and some three thousand million pages.
COMPRESSED, DOLLARS_PER_CORE_HOUR = 25_000, 0.05
CAPTURES, ANSWERS_A_PARTITION, REQUESTS_A_SECOND = 60_000_000, 4_000, 50
INDEX_BYTES, DOLLARS_A_TERABYTE = 300e9, 5.0  # what Athena asks for what it reads
CORES, KINDS = 80, 39  # ten machines of eight; an article's numbers for duplicates
COMPARED = 20_000  # articles in a task: scaling.repeats.BUCKET
CLUSTERED, OPENING_SECONDS = 1 / 3, 0.0024
SIZES = {
    "an office and its ministry": 10_000,
    "a province in ten years": 1_000_000,
    "*.gov.vn in Common Crawl": CAPTURES,
    "a thousand times that": 1000 * CAPTURES,
}


def arithmetic(stages: dict[str, float]) -> Iterator[dict[str, Any]]:
    """What each size takes at these rates."""
    each = sum(stages.values()) / 1000
    for name, pages in SIZES.items():
        hours = pages * each / 3600
        yield {
            "size": name,
            "pages": pages,
            "gigabytes": round(pages * COMPRESSED / 1e9, 2),
            "core_hours": round(hours, 1),
            "dollars": round(hours * DOLLARS_PER_CORE_HOUR, 2),
        }


def sums(stages: dict[str, float]) -> dict[str, float]:
    """What the page in docs says in words of all of *.gov.vn."""
    tasks = CLUSTERED * CAPTURES / COMPARED
    openings = tasks * CAPTURES / ANSWERS_A_PARTITION
    return {
        "partitions": CAPTURES / ANSWERS_A_PARTITION,
        "megabytes of a partition": ANSWERS_A_PARTITION * COMPRESSED / 1e6,
        f"hours on {CORES} cores": CAPTURES * sum(stages.values()) / 3.6e6 / CORES,
        "core-hours of ranged requests": CAPTURES / REQUESTS_A_SECOND / 3600,
        "gigabytes of numbers for duplicates": CAPTURES * KINDS * 8 / 1e9,
        "gigabytes of one kind of them": CAPTURES * 8 / 1e9,
        "tasks that compare": tasks,
        "openings of part files by them": openings,
        "core-hours of these openings": openings * OPENING_SECONDS / 3600,
        "dollars for a query that reads the whole index": INDEX_BYTES / 1e12 * DOLLARS_A_TERABYTE,
    }


def sizes_table(rows: Iterable[dict[str, Any]]) -> str:
    head = "| | pages | zipped | core-hours | USD |\n|---|---:|---:|---:|---:|"
    return "\n".join([head, *map(_size_row, rows)])


def _size_row(row: dict[str, Any]) -> str:
    names = {"GB": 1, "TB": 1e3, "PB": 1e6}
    name = next(name for name in reversed(names) if row["gigabytes"] >= names[name] or name == "GB")
    size = f"{row['gigabytes'] / names[name]:,.2f} {name}"
    return (
        f"| {row['size']} | {row['pages']:,} | {size} | {row['core_hours']:,.1f} |"
        f" {row['dollars']:,.2f} |"
    )
