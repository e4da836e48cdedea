"""A real scheduler and its workers, processes of their own: some of them die, no row does."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from cchc_nlp.cli import _run
from cchc_nlp.scaling import classify_dataset

from .conftest import SIZE, Run
from .test_datasets import COUNTS, rows_of

pytest.importorskip("distributed")


@contextmanager
def process(*arguments: str, told: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A process of Dask's, when it has said what is waited for, and that line."""
    begun = subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments], stderr=subprocess.PIPE, text=True
    )
    with begun:
        assert begun.stderr is not None
        try:
            yield begun, next(line for line in begun.stderr if told in line)
        finally:
            begun.kill()


@pytest.fixture
def cluster() -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """The address of a scheduler, and its two workers."""
    loopback = ("--host", "127.0.0.1", "--no-dashboard")
    with ExitStack() as stack:
        scheduler = process("scheduler", *loopback, "--port", "0", told="Scheduler at:")
        _, line = stack.enter_context(scheduler)
        address = line.split()[-1]
        workers = [
            process(
                "worker", address, *loopback, "--no-nanny", "--nthreads", "1", told="Registered"
            )
            for _ in range(2)
        ]
        yield address, [stack.enter_context(worker)[0] for worker in workers]


def test_a_worker_killed_in_the_middle_changes_no_row(
    dataset: Path,
    labelled: Path,
    cluster: tuple[str, list[subprocess.Popen[str]]],
    tmp_path: Path,
) -> None:
    address, workers = cluster
    at_death: list[int] = []

    def kill(done: int, _: int) -> None:
        if not at_death:
            workers[0].send_signal(signal.SIGKILL)
            workers[0].wait()
            at_death.append(done)

    told = classify_dataset(
        dataset, tmp_path / "out", scheduler=address, partition_bytes=SIZE, progress=kill
    )
    assert told.to_dict() == COUNTS
    assert at_death[0] < told.partitions
    assert workers[0].returncode == -signal.SIGKILL
    for what in ("articles", "rejections"):
        assert rows_of(tmp_path / "out", what) == rows_of(labelled, what)
    assert not list((tmp_path / "out" / "under-way").iterdir())
    assert not list((tmp_path / "out").rglob(".*"))


def test_a_record_that_ends_every_worker_is_a_rejection(
    run: Run, dataset: Path, tmp_path: Path
) -> None:
    given, out = dataset / "papers" / "c.jsonl", tmp_path / "out"
    done = run("classify", given, "-o", out, "--engine", "dask", "--workers", 1, faulty=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(
        "1 partitions, 0 of them done before; 4 records: 0 articles, 4 rejected, 0 lists\n"
    )
    rows = rows_of(out, "rejections")
    assert [row["url"] for row in rows if "ended the process" in row["detail"]] == [
        "http://x.example/1",
        "http://so.example/last",
    ]


def test_a_scheduler_that_is_not_there_is_named(
    dataset: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("cchc_nlp.scaling.engines.PATIENCE", 1)
    call = ["classify", str(dataset), "-o", str(tmp_path / "out"), "--engine", "dask"]
    assert _run([*call, "--scheduler", "tcp://127.0.0.1:9"], debug=False) == 2
    assert capsys.readouterr().err.startswith("cchc: tcp://127.0.0.1:9: no Dask scheduler answers")
