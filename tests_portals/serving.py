"""Programs that run while a test does: started on loopback, waited for, and stopped."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

ROOT = Path(__file__).parents[1]
INSTALLED = ROOT / ".portals"
LOOPBACK = "127.0.0.1"
HERE = Path(__file__).parent


def need(*names: str | Path) -> None:
    """Skip unless all are there: programs by their name, unpacked folders and files by path."""
    for name in names:
        found = name.exists() if isinstance(name, Path) else shutil.which(name, path=_path())
        if not found:
            pytest.skip(f"{name} is not installed; `make install-portals` installs it")


def program(name: str) -> str:
    """The path of a program, also where a system keeps its servers."""
    found = shutil.which(name, path=_path())
    assert found, name
    return found


def _path() -> str:
    return os.environ.get("PATH", "") + ":/usr/sbin:/sbin"


def free_port() -> int:
    """A port of loopback on which nothing listens."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def answers(url: str, *status: int) -> Callable[[], bool]:
    """Whether a server already gives one of the statuses (200 unless told) for an address."""

    def asked() -> bool:
        try:
            given = requests.get(url, timeout=30, allow_redirects=False).status_code
        except requests.RequestException:
            return False
        return given in (status or (200,))

    return asked


@contextmanager
def running(
    command: Sequence[str | Path],
    *,
    ready: Callable[[], bool],
    log: Path,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    seconds: float = 60,
) -> Iterator[None]:
    """A program, from when it is ready until the block ends; it ends with this process too.

    Raises AssertionError with the end of its log if it is not ready in time.
    """
    full = [program("setpriv"), "--pdeathsig", "TERM", *map(str, command)]
    environment = {**os.environ, **(env or {})}
    with (
        log.open("wb") as out,
        subprocess.Popen(
            full, stdout=out, stderr=out, cwd=cwd, env=environment, start_new_session=True
        ) as process,
    ):
        try:
            _wait(process, ready, log, time.monotonic() + seconds)
            yield
        finally:
            _stop(process)


def _wait(
    process: subprocess.Popen[bytes], ready: Callable[[], bool], log: Path, until: float
) -> None:
    while not ready():
        ended = process.poll() is not None
        if ended or time.monotonic() > until:
            said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
            why = "ended" if ended else "is not ready in time"
            raise AssertionError(f"{process.args} {why}:\n{said}")
        time.sleep(0.1)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the program and what it started."""
    for kind in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, kind)
            process.wait(timeout=20)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
        else:
            return


def call(command: Sequence[str | Path], *, stdin: str = "", **env: str) -> str:
    """What a program prints. Raises AssertionError with what it says if it fails."""
    done = subprocess.run(
        [*map(str, command)],
        input=stdin,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done.stdout
