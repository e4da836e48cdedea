"""Datasets labelled: WARC, Parquet or JSONL in; articles with labels and duplicates marked out.

output/articles/part-*.parquet     one row an article with its label; by `input`, `position`
output/rejections/part-*.parquet   one row a page that is no article, with the reason
output/manifest/part-*.json        what each part was made from, and by what versions
output/manifest.json               the sums, when all is done
output/keys/part-*.npy             what a later run compares new articles with
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cchc_nlp.errors import InputError
from cchc_nlp.records import Record
from cchc_nlp.scaling import repeats
from cchc_nlp.scaling.engines import Engine, EngineName, open_engine
from cchc_nlp.scaling.inputs import PARTITION_BYTES, partitions_of
from cchc_nlp.scaling.partitions import Task, is_done, label_partition, versions_of
from cchc_nlp.scaling.parts import parquet, read_json, write_json
from cchc_nlp.scaling.repeats import Bucket, Kind, Part, Spread
from cchc_nlp.scaling.stages import Labelling

Progress = Callable[[int, int], object]


@dataclass(frozen=True)
class DatasetRun(Record):
    """What labelling a dataset gave: records = articles + rejections + lists.

    `done_before` partitions were found done; `reform` and `duplicates` are among the articles, as
    the machine says: counts of labels, which no person has confirmed.
    """

    partitions: int
    done_before: int
    records: int
    articles: int
    rejections: int
    lists: int
    reform: int
    duplicates: int


def classify_dataset(
    source: str | Path,
    output: str | Path,
    *,
    labelling: Labelling | None = None,
    engine: EngineName = "dask",
    scheduler: str | None = None,
    workers: int | None = None,
    partition_bytes: int = PARTITION_BYTES,
    progress: Progress | None = None,
) -> DatasetRun:
    """Extract, label and compare all of a dataset: a file, a folder or a pattern of files.

    The work is done by a Dask cluster: this machine's, or the one whose `scheduler` is named,
    whose workers see both folders under the same paths; or by this process ("serial"). All give
    the same rows. What an earlier call finished is not done again, so that a call that was cut
    short is simply made again. `progress(done, all)` is called as partitions end.

    Raises InputError where there is nothing to read or where `output` holds another dataset,
    ModelMissing without Dask or pyarrow.
    """
    parquet()  # rather now than on a worker
    chosen = labelling or Labelling()
    versions = versions_of(chosen)
    folder = Path(output).resolve()
    tasks = [
        Task(partition, str(folder), chosen, versions)
        for partition in partitions_of(source, size=partition_bytes)
    ]
    _drop_stale(folder, tasks)
    todo = [task for task in tasks if not is_done(task)]
    if todo or not (folder / "manifest.json").is_file():
        (folder / "manifest.json").unlink(missing_ok=True)
        with open_engine(engine, scheduler=scheduler, workers=workers) as run:
            for number, _ in enumerate(run(label_partition, todo), 1):
                if progress is not None:
                    progress(len(tasks) - len(todo) + number, len(tasks))
            duplicates = _mark_duplicates(tasks, folder, run)
        _drop_halves(folder)
        _write_manifest(folder, tasks, duplicates)
    told = read_json(folder / "manifest.json")
    return DatasetRun(len(tasks), len(tasks) - len(todo), **told["counts"])


def _drop_stale(folder: Path, tasks: Sequence[Task]) -> None:
    """Remove parts of stretches that a file has no more; refuse another dataset's folder."""
    current, names = {task.receipt for task in tasks}, {task.partition.name for task in tasks}
    for receipt in sorted(set((folder / "manifest").glob("part-*.json")) - current):
        name = read_json(receipt)["name"]
        if name not in names:
            raise InputError(
                f"{folder}: holds {name}, which is not in this dataset; name another folder"
            )
        for kept in folder.glob(f"*/{receipt.stem}.*"):
            kept.unlink()
        (folder / "manifest.json").unlink(missing_ok=True)


def _drop_halves(folder: Path) -> None:
    """Remove what workers that died left beside the files that others finished."""
    for half in folder.glob("*/.*.part-*"):
        half.unlink()


def _mark_duplicates(tasks: Sequence[Task], folder: Path, run: Engine) -> int:
    """Compare the articles of all parts and mark what repeats another; how many do."""
    import numpy as np

    work = folder / "repeats"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    parts: list[Part] = []
    kinds = 0
    for task in tasks:
        kind, rows = np.load(task.keys, mmap_mode="r").shape
        first = parts[-1].first + parts[-1].rows if parts else 0
        parts.append(Part(str(task.articles), str(task.keys), first, rows))
        kinds = max(kinds, kind)
    spreads = [Spread(part, str(work)) for part in parts if part.rows]
    found = 0
    if kinds:
        each = [Kind(number, tuple(parts), str(work)) for number in range(kinds)]
        _run(run, repeats.join_kind, each)
        buckets = repeats.gather(str(work), kinds)
        _run(run, repeats.spread, spreads)
        _run(run, repeats.compare, [Bucket(n, tuple(parts), str(work)) for n in range(buckets)])
        repeats.collect(str(work), buckets)
        found = sum(_run(run, repeats.mark, spreads))
    shutil.rmtree(work)
    return found


def _run(run: Engine, work: Callable[[Any], int], tasks: Sequence[Any]) -> list[int]:
    return [made for _, made in run(work, tasks)]


def _write_manifest(folder: Path, tasks: Sequence[Task], duplicates: int) -> None:
    counts: Counter[str] = Counter()
    for task in tasks:
        counts.update(read_json(task.receipt)["counts"])
    names = ("records", "articles", "rejections", "lists", "reform")
    told = {name: counts[name] for name in names} | {"duplicates": duplicates}
    write_json(folder / "manifest.json", {"versions": dict(tasks[0].versions), "counts": told})
