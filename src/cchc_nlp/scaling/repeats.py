"""Duplicates across partitions, exactly those that `corpus.duplicates` finds on one machine.

First only numbers are looked at (`corpus.candidates`), one kind after another: what shares one is
joined. Only the articles of such a cluster are then read, brought together, and compared as a
corpus compares them. An article is known by its row, counted through all parts in their order; of
articles with one id only the first is compared, the others repeat it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_nlp.records import Article
from cchc_nlp.scaling.parts import parquet, put_aside

if TYPE_CHECKING:
    import numpy as np

BUCKET = 20_000  # articles that are compared in one task
SAME_ID = 0  # the kind of key that is the article's id
_COMPARED = "id url title text source published body_kind item_type is_repost".split()


@dataclass(frozen=True)
class Part:
    """One part's files, and which rows it holds: from `first` on, `rows` of them."""

    articles: str
    keys: str
    first: int
    rows: int


@dataclass(frozen=True)
class Kind:
    """All parts' numbers of one kind, to be joined."""

    number: int
    parts: tuple[Part, ...]
    folder: str


@dataclass(frozen=True)
class Spread:
    """One part, whose clustered articles are to be put where the buckets find them."""

    part: Part
    folder: str


@dataclass(frozen=True)
class Bucket:
    """Some clusters, whose articles are to be compared."""

    number: int
    parts: tuple[Part, ...]
    folder: str


def join_kind(kind: Kind) -> int:
    """Write the pairs (first row, other row) that share a number of this kind; how many."""
    import numpy as np

    found = [_column(part, kind.number) for part in kind.parts if part.rows]
    keys = np.concatenate(found) if found else np.zeros(0, np.int64)
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    begins = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if len(keys) else order
    first = order[np.repeat(begins, np.diff(np.r_[begins, len(keys)]))]
    is_other = (first != order) & (ordered != 0)
    pairs = np.stack([first[is_other], order[is_other]], axis=1)
    _save(_pairs_file(kind.folder, kind.number), pairs)
    return len(pairs)


def gather(folder: str, kinds: int) -> int:
    """Turn all pairs into clusters and clusters into buckets; how many buckets there are."""
    import numpy as np

    later = np.sort(_load(_pairs_file(folder, SAME_ID))[:, 1])
    _save(Path(folder) / "later.npy", later)
    pairs = np.concatenate([_load(_pairs_file(folder, kind)) for kind in range(1, kinds)])
    rows, cluster = _clusters(pairs)
    keep = ~np.isin(rows, later)
    rows, cluster = rows[keep], cluster[keep]
    sizes = np.bincount(cluster) if len(cluster) else np.zeros(0, np.int64)
    buckets = (np.cumsum(sizes) - sizes) // BUCKET
    _save(Path(folder) / "members.npy", np.stack([rows, buckets[cluster]], axis=1))
    return int(buckets[cluster].max()) + 1 if len(cluster) else 0


def spread(task: Spread) -> int:
    """Write a part's clustered articles, those of a bucket together; how many there are."""
    import numpy as np
    import pyarrow

    members = _load(Path(task.folder) / "members.npy")
    begin, end = np.searchsorted(members[:, 0], [task.part.first, task.part.first + task.part.rows])
    mine = members[begin:end]
    if not len(mine):
        return 0
    table = parquet().read_table(task.part.articles, columns=_COMPARED)
    table = table.take(pyarrow.array(mine[:, 0] - task.part.first))
    table = table.append_column("row", pyarrow.array(mine[:, 0]))
    table = table.append_column("bucket", pyarrow.array(mine[:, 1]))
    with (
        put_aside(_spread_file(task.folder, task.part)) as aside,
        parquet().ParquetWriter(aside, table.schema) as out,
    ):
        for bucket in np.unique(mine[:, 1]):
            out.write_table(table.filter(pyarrow.array(mine[:, 1] == bucket)))
    return len(mine)


def compare(task: Bucket) -> int:
    """Write which rows of a bucket repeat which article, and by what; how many."""
    import pyarrow

    from cchc_nlp.corpus.duplicates import find_repeats

    rows: dict[str, int] = {}
    articles: list[Article] = []
    for told in _bucket_rows(task):
        rows[told["id"]] = told["row"]
        articles.append(_article(told))
    found = sorted((rows[copy], repeat) for copy, repeat in find_repeats(articles).items())
    columns = {
        "row": pyarrow.array([row for row, _ in found], "int64"),
        "original": pyarrow.array([repeat.original for _, repeat in found], "string"),
        "kind": pyarrow.array([repeat.kind for _, repeat in found], "string"),
    }
    with put_aside(Path(task.folder) / f"marks-{task.number}.parquet") as aside:
        parquet().write_table(pyarrow.table(columns), aside)
    return len(found)


def collect(folder: str, buckets: int) -> None:
    """Put the buckets' findings in the order of rows, in one file, and what repeats by its id."""
    import pyarrow

    files = [Path(folder) / f"marks-{number}.parquet" for number in range(buckets)]
    if not files:
        return
    table = pyarrow.concat_tables([parquet().read_table(file) for file in files])
    table = pyarrow.concat_tables([table, _through_first(folder, table)]).sort_by("row")
    with put_aside(Path(folder) / "marks.parquet") as aside:
        parquet().write_table(table, aside, row_group_size=100_000)


def _through_first(folder: str, table: Any) -> Any:
    """Marks of rows whose id an earlier row has, where that one is a copy: no chains."""
    import pyarrow

    first, later = _load(_pairs_file(folder, SAME_ID)).T
    named = pyarrow.table({"first": pyarrow.array(first), "later": pyarrow.array(later)})
    found = named.join(table, "first", "row", "inner")
    columns = {
        "row": found.column("later"),
        "original": found.column("original"),
        "kind": pyarrow.array(["id"] * len(found), "string"),
    }
    return pyarrow.table(columns)


def mark(task: Spread) -> int:
    """Write into a part which of its articles repeat which; how many do. Others repeat nothing."""
    marks = _marks(task)
    table = parquet().read_table(task.part.articles)
    ids = table.column("id").to_pylist()
    marks |= {row: (ids[row], "id") for row in _later(task) if row not in marks}
    found = [marks.get(row, (None, "")) for row in range(task.part.rows)]
    columns: dict[str, list[Any]] = {
        "duplicate_of": [original for original, _ in found],
        "duplicate_kind": [kind for _, kind in found],
    }
    if any(table.column(name).to_pylist() != values for name, values in columns.items()):
        _rewrite(Path(task.part.articles), table, columns)
    return len(marks)


def _rewrite(file: Path, table: Any, columns: dict[str, list[Any]]) -> None:
    import pyarrow

    for name, values in columns.items():
        place = table.schema.get_field_index(name)
        table = table.set_column(place, name, pyarrow.array(values, "string"))
    with put_aside(file) as aside:
        parquet().write_table(table, aside, row_group_size=1000, compression="zstd")


def _marks(task: Spread) -> dict[int, tuple[str, str]]:
    """What each of a part's rows repeats, by the row within the part."""
    file = Path(task.folder) / "marks.parquet"
    if not file.is_file():
        return {}
    first, last = task.part.first, task.part.first + task.part.rows
    table = parquet().read_table(file, filters=[("row", ">=", first), ("row", "<", last)])
    return {told["row"] - first: (told["original"], told["kind"]) for told in table.to_pylist()}


def _later(task: Spread) -> Iterator[int]:
    """The rows within a part whose id an earlier row has."""
    import numpy as np

    later = _load(Path(task.folder) / "later.npy")
    begin, end = np.searchsorted(later, [task.part.first, task.part.first + task.part.rows])
    yield from (int(row) - task.part.first for row in later[begin:end])


def _clusters(pairs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The rows of all pairs, ascending, and for each the number of its cluster."""
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    rows, places = np.unique(pairs, return_inverse=True)
    places = places.reshape(pairs.shape)
    graph = coo_array(
        (np.ones(len(places), np.int8), (places[:, 0], places[:, 1])), (len(rows), len(rows))
    )
    return rows, connected_components(graph, directed=False)[1] if len(rows) else rows


def _bucket_rows(task: Bucket) -> Iterator[dict[str, Any]]:
    for part in task.parts:
        file = _spread_file(task.folder, part)
        if not file.is_file():
            continue
        with parquet().ParquetFile(file) as opened:
            place = opened.schema_arrow.get_field_index("bucket")
            for group in range(opened.num_row_groups):
                statistics = opened.metadata.row_group(group).column(place).statistics
                if statistics.min == task.number:
                    yield from opened.read_row_group(group).to_pylist()


def _article(told: dict[str, Any]) -> Article:
    fields = {name: told[name] for name in _COMPARED}
    published = fields["published"]
    fields["published"] = dt.datetime.fromisoformat(published) if published else None
    return Article(**fields)


def _column(part: Part, number: int) -> np.ndarray:
    import numpy as np

    column: np.ndarray = np.array(np.load(part.keys, mmap_mode="r")[number])
    return column


def _pairs_file(folder: str, kind: int) -> Path:
    return Path(folder) / f"pairs-{kind}.npy"


def _spread_file(folder: str, part: Part) -> Path:
    return Path(folder) / f"spread-{Path(part.articles).name}"


def _save(file: Path, values: np.ndarray) -> None:
    import numpy as np

    with put_aside(file) as aside, aside.open("wb") as out:
        np.save(out, values.astype(np.int64))


def _load(file: Path) -> np.ndarray:
    import numpy as np

    values: np.ndarray = np.load(file, mmap_mode="r")
    return values
