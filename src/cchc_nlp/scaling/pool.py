"""A stage run by several processes, in order, in constant memory; one that dies loses nothing.

Every stage is a function of a batch of records that yields one record for each, so any cut of the
records into batches gives the same.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Literal, Self, TypeVar

from cchc_nlp.errors import WorkerCrashed

Given = TypeVar("Given")
Made = TypeVar("Made")
Stage = Callable[[Iterable[Given]], Iterable[Made]]
StartMethod = Literal["fork", "forkserver", "spawn"]

BATCH = 64


def in_parallel(
    stage: Stage[Given, Made],
    records: Iterable[Given],
    *,
    workers: int,
    batch: int = BATCH,
    instead: Callable[[Given], Made] | None = None,
    start: StartMethod | None = None,
) -> Iterator[Made]:
    """What `stage` yields for the records, in their order, run by `workers` processes.

    At most two batches a worker are under way, so memory stays constant. `stage` must be a
    function of a module, as the processes import it. One worker means this process. `start` says
    how processes begin; the platform's way unless one is named.

    A process that dies (out of memory, a fault in a library) loses nothing: the batches it may
    have had are run again in a fresh process, if need be one record at a time, and the record
    that ends a fresh process too gives `instead(record)`. Without `instead` it raises
    WorkerCrashed, which names it.

    >>> list(in_parallel(sorted, ["b", "a", "c"], workers=1))
    ['a', 'b', 'c']
    """
    if workers <= 1:
        yield from stage(records)
        return
    waiting: deque[tuple[list[Given], Future[list[Made]]]] = deque()
    with _Pool(workers, start) as pool:
        for part in _parts(records, batch):
            waiting.append((part, pool.submit(stage, part)))
            if len(waiting) >= 2 * workers:
                yield from _finished(stage, *waiting.popleft(), instead=instead, start=start)
        while waiting:
            yield from _finished(stage, *waiting.popleft(), instead=instead, start=start)


class _Pool:
    """A pool of processes, made anew when one of them died."""

    def __init__(self, workers: int, start: StartMethod | None) -> None:
        self._workers = workers
        self._context = multiprocessing.get_context(start)
        self._pool = self._new()

    def submit(self, stage: Stage[Given, Made], part: list[Given]) -> Future[list[Made]]:
        """The stage's work on one batch, under way."""
        try:
            return self._pool.submit(_listed, stage, part)
        except BrokenProcessPool:
            self._pool.shutdown()
            self._pool = self._new()
            return self._pool.submit(_listed, stage, part)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, self._context, initializer=_ignore_interrupts)


def _finished(
    stage: Stage[Given, Made],
    part: list[Given],
    future: Future[list[Made]],
    *,
    instead: Callable[[Given], Made] | None,
    start: StartMethod | None,
) -> Iterator[Made]:
    """What a batch gave; of one whose process died, what its records give one by one."""
    try:
        made = future.result()
    except BrokenProcessPool:
        made = _again(stage, part, instead=instead, start=start)
    yield from made


def _again(
    stage: Stage[Given, Made],
    part: list[Given],
    *,
    instead: Callable[[Given], Made] | None,
    start: StartMethod | None,
) -> list[Made]:
    """Run a batch anew, as another one may have ended the pool; then each record by itself."""
    with _Pool(1, start) as pool:
        made = _tried(pool, stage, part)
        if made is not None:
            return made
        return [one for record in part for one in _alone(pool, stage, record, instead)]


def _alone(
    pool: _Pool, stage: Stage[Given, Made], record: Given, instead: Callable[[Given], Made] | None
) -> list[Made]:
    for _ in range(2):  # the first time, what went before may have filled the memory
        made = _tried(pool, stage, [record])
        if made is not None:
            return made
    if instead is None:
        raise WorkerCrashed(f"{name_of(record)}: ended the process that worked on it, twice")
    return [instead(record)]


def _tried(pool: _Pool, stage: Stage[Given, Made], part: list[Given]) -> list[Made] | None:
    """What the stage gives for a batch; None if its process died."""
    try:
        return pool.submit(stage, part).result()
    except BrokenProcessPool:
        return None


def name_of(record: object) -> str:
    """What names a record to its reader: its address, or its id, or else itself, cut short."""
    fields = record if isinstance(record, dict) else getattr(record, "__dict__", {})
    return str(fields.get("url") or fields.get("id") or repr(record)[:80])


def _parts(records: Iterable[Given], size: int) -> Iterator[list[Given]]:
    iterator = iter(records)
    while part := list(islice(iterator, size)):
        yield part


def _listed(stage: Stage[Given, Made], part: list[Given]) -> list[Made]:
    return list(stage(part))


def _ignore_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal; the one that asked ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
