"""Which articles of a corpus could repeat each other, found in little memory whatever its size.

Of each article only its numbers are kept (`candidates`), in files that go when they are closed, and
one kind after another is sorted. What shares a number is one cluster; only clusters are compared.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice, pairwise
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from cchc_nlp.corpus.candidates import NONE, TITLE, candidate_keys
from cchc_nlp.corpus.packing import Stored, unpacked
from cchc_nlp.corpus.rows import article_of
from cchc_nlp.records import Article

if TYPE_CHECKING:
    import numpy as np

DAYS = 3  # between an item and its re-post under the same title
NO_DAY = 0
AT_ONCE = 1_000  # articles that are compared together, of clusters that are not larger

_NUMBERED = "SELECT rowid, title, text, published FROM articles WHERE body_kind = 'html'"
_COMPARED = "SELECT * FROM articles WHERE rowid IN (SELECT value FROM json_each(?))"


def clustered_articles(connection: sqlite3.Connection) -> Iterator[list[Article]]:
    """The articles that may repeat others, whole clusters together, some clusters at a time."""
    waiting: list[int] = []
    for cluster in _clusters(connection):
        waiting += cluster
        if len(waiting) >= AT_ONCE:
            yield _articles(connection, waiting)
            waiting = []
    if waiting:
        yield _articles(connection, waiting)


def _articles(connection: sqlite3.Connection, rowids: list[int]) -> list[Article]:
    rows = connection.execute(_COMPARED, (json.dumps(rowids),))
    return [article_of(row, ()) for row in rows]


def _clusters(connection: sqlite3.Connection) -> Iterator[list[int]]:
    """The row ids of each cluster of two or more."""
    import numpy as np

    with ExitStack() as stack:
        files = _written_numbers(connection, stack)
        if not files:
            return
        rowids, days = _column(files[0]), _column(files[1])
        cluster = np.arange(len(rowids))
        for kind, file in enumerate(files[2:]):
            near = days if kind == TITLE else None
            cluster = _joined(cluster, *_sharing(_column(file), near))
    yield from _members(rowids, cluster)


def _written_numbers(connection: sqlite3.Connection, stack: ExitStack) -> list[IO[bytes]]:
    """Files of all articles' row ids, of their days, and of their numbers of each kind."""
    import numpy as np

    files: list[IO[bytes]] = []
    known = connection.execute(f"{_NUMBERED} ORDER BY rowid")
    while rows := list(islice(known, AT_ONCE)):
        keys = candidate_keys([_numbered(title, text) for _, title, text, _ in rows])
        columns = [[row["rowid"] for row in rows], [_day(row["published"]) for row in rows]]
        columns += list(keys.T)
        while len(files) < len(columns):
            files.append(stack.enter_context(TemporaryFile()))  # noqa: SIM115 - closed by the stack
        for file, column in zip(files, columns, strict=True):
            file.write(np.array(column, np.int64).tobytes())
    return files


def _numbered(title: str, text: Stored) -> Article:
    """As much of an article as its numbers are made of."""
    return Article(id="", url="", title=title, text=unpacked(text))


def _day(published: str | None) -> int:
    return NO_DAY if published is None else dt.datetime.fromisoformat(published).toordinal()


def _column(file: IO[bytes]) -> np.ndarray:
    import numpy as np

    file.seek(0)
    return np.fromfile(file, np.int64)


def _sharing(numbers: np.ndarray, days: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of places that lead to all that share a number; with `days`, near in time.

    Who has no day is near to all. Chains of days are one: what is compared may be too much, and
    never too little.
    """
    import numpy as np

    order = np.argsort(numbers, kind="stable") if days is None else np.lexsort((days, numbers))
    one, other = order[:-1], order[1:]
    same = (numbers[one] == numbers[other]) & (numbers[other] != NONE)
    if days is not None:  # those without a day are the first of their number
        first = np.maximum.accumulate(np.where(np.r_[True, ~same], np.arange(len(order)), 0))
        same &= (days[other] - days[one] <= DAYS) | (days[order[first[1:]]] == NO_DAY)
    return one[same], other[same]


def _joined(cluster: np.ndarray, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The clusters' numbers after those of some pairs were made one."""
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    if not len(one):
        return cluster
    size = len(cluster)
    graph = coo_array((np.ones(len(one), np.int8), (cluster[one], cluster[other])), (size, size))
    joined: np.ndarray = connected_components(graph, directed=False)[1][cluster]
    return joined


def _members(rowids: np.ndarray, cluster: np.ndarray) -> Iterator[list[int]]:
    import numpy as np

    order = np.argsort(cluster, kind="stable")
    order = order[np.bincount(cluster)[cluster[order]] > 1]
    begins = np.flatnonzero(np.diff(cluster[order], prepend=-1))
    for begin, end in pairwise([*begins.tolist(), len(order)]):
        yield rowids[order[begin:end]].tolist()
