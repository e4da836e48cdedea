"""The same stages over partitions: every stage is a function of a batch, so a pool can run it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

BATCH = 64


def in_parallel(
    stage: Callable[[Iterable[Given]], Iterable[Made]],
    records: Iterable[Given],
    *,
    workers: int,
    batch: int = BATCH,
) -> Iterator[Made]:
    """What `stage` yields for the records, in their order, run by `workers` processes.

    At most two batches a worker are under way, so memory stays constant. `stage` must be a
    function of a module, as the processes import it. One worker means this process.

    >>> list(in_parallel(sorted, ["b", "a", "c"], workers=1))
    ['a', 'b', 'c']
    """
    if workers <= 1:
        yield from stage(records)
        return
    waiting: deque[Future[list[Made]]] = deque()
    with ProcessPoolExecutor(workers) as pool:
        for part in _parts(records, batch):
            waiting.append(pool.submit(_listed, stage, part))
            if len(waiting) >= 2 * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _parts(records: Iterable[Given], size: int) -> Iterator[list[Given]]:
    iterator = iter(records)
    while part := list(islice(iterator, size)):
        yield part


def _listed(stage: Callable[[Iterable[Given]], Iterable[Made]], part: list[Given]) -> list[Made]:
    return list(stage(part))
