"""Who works on partitions: this process, or a Dask cluster. The only door to Dask."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from cchc_nlp.errors import InputError, ModelMissing, WorkerCrashed

if TYPE_CHECKING:
    from distributed import Client, Future

EngineName = Literal["dask", "serial"]
Task = TypeVar("Task")
Made = TypeVar("Made")

# Dask gives a task up when four workers died with it. A partition's journal finds the record at
# fault in three; so often may a partition be given up and still be begun again.
MOST_GIVEN_UP = 10
PATIENCE = 60  # seconds, for a scheduler to answer, and then for its first worker


class Engine(Protocol):
    """Runs a function of a module on many tasks."""

    def __call__(
        self, work: Callable[[Task], Made], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Made]]:
        """Each task with what it gave, in the order in which they end."""


@contextmanager
def open_engine(
    name: EngineName, *, scheduler: str | None = None, workers: int | None = None
) -> Iterator[Engine]:
    """An engine, closed behind its user: a running cluster is left, a local one is taken down.

    Raises ModelMissing without Dask, InputError where no scheduler or no worker answers.
    """
    if name == "serial":
        yield _serially
        return
    with _cluster(workers) if scheduler is None else _connected(scheduler) as client:
        yield _OnCluster(client)


def _serially(work: Callable[[Task], Made], tasks: Iterable[Task]) -> Iterator[tuple[Task, Made]]:
    for task in tasks:
        yield task, work(task)


class _OnCluster:
    """Tasks as futures; a worker that dies gives its tasks back to the others."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def __call__(
        self, work: Callable[[Task], Made], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Made]]:
        from distributed import KilledWorker, as_completed

        begun = {self._begin(work, task): task for task in tasks}
        given_up: Counter[str] = Counter()
        ended = as_completed(begun, loop=self._client.loop)
        for future in ended:
            task = begun.pop(future)
            try:
                made = future.result()
            except KilledWorker as error:
                given_up[repr(task)] += 1
                if given_up[repr(task)] > MOST_GIVEN_UP:
                    raise WorkerCrashed(f"{task}: ended every worker that had it") from error
                again = self._begin(work, task)
                begun[again] = task
                ended.add(again)
                continue
            yield task, made

    def _begin(self, work: Callable[[Task], Made], task: Task) -> Future:
        return self._client.submit(work, task, pure=False)


@contextmanager
def _connected(scheduler: str) -> Iterator[Client]:
    """A client of a cluster that runs already."""
    distributed = _distributed()
    try:
        client = distributed.Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError(
            f"{scheduler}: no Dask scheduler answers ({error}); start one with `dask scheduler`"
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise InputError(
                f"{scheduler}: has no worker; start one with `dask worker {scheduler}`"
            ) from error
        yield client


@contextmanager
def _cluster(workers: int | None) -> Iterator[Client]:
    """A client of a cluster of this machine's, a process a core unless so many are named."""
    distributed = _distributed()
    from dask import config

    # A worker that dies again and again is begun anew as often: by default, one that happens not
    # to be there fifteen seconds after a death is dismissed for good.
    with (
        config.set({"distributed.deploy.lost-worker-timeout": "1 day"}),
        distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        ) as cluster,
        distributed.Client(cluster, set_as_default=False) as client,
    ):
        yield client


def _distributed() -> Any:
    try:
        import distributed
    except ImportError as error:
        raise ModelMissing("a cluster needs Dask: pip install 'cchc_nlp[dask]'") from error
    return distributed
