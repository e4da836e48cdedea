"""The process in which one file is read, with bounds on its memory and its time.

A damaged or malicious file may ask for any amount of either, in libraries that do not keep count.
So the reading is done by a process that the system bounds, and that can be ended from outside.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from cchc_nlp.extraction.file_records import Clock

MAX_MEMORY = 200_000_000
MAX_SECONDS = 20.0
# Of the memory for data; the rest is for the programs themselves, which are mapped beside it.
_DATA_SHARE = 0.8
# Of the time, after which a reader stops by itself and gives what it has.
_READING_SHARE = 0.85
_MOST_WRITTEN = 100_000_000  # bytes that a tool may put into a temporary file
_START = (
    "import sys; sys.path.append(sys.argv[1]);"
    "from cchc_nlp.extraction.file_limits import answer_in_here; answer_in_here(*sys.argv[2:])"
)


@dataclass(frozen=True)
class Ended:
    """How a bounded process ended: the lines it wrote whole, and why it was the last of them."""

    lines: tuple[str, ...]
    timed_out: bool
    returncode: int


def run_bounded(body: bytes, *, name: str, seconds: float, memory: int) -> Ended:
    """What a process of its own writes about a file; it and all it started end with the time."""
    root = str(Path(__file__).parents[2])
    options = [root, name, str(time.time() + seconds * _READING_SHARE), str(memory)]
    process = subprocess.Popen(  # noqa: S603  # this interpreter with fixed code
        [sys.executable, "-P", "-c", _START, *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    timed_out = False
    try:
        written, _ = process.communicate(body, timeout=seconds)
    except subprocess.TimeoutExpired:
        timed_out = True
        _end(process)
        written, _ = process.communicate()
    except BaseException:  # Ctrl-C reaches only this process
        _end(process)
        raise
    whole = written.rpartition(b"\n")[0]
    return Ended(tuple(whole.decode().splitlines()), timed_out, process.returncode)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and what it started, such as a tool that hangs."""
    try:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass  # ended by itself


def answer_in_here(name: str, until: str, memory: str) -> None:
    """The other end: a file from standard input, a line of JSON for every answer about it."""
    seconds = float(until) - time.time()
    _bound_this_process(int(memory), seconds=seconds)
    logging.disable()
    # openpyxl would load numpy, which reserves more memory than most files need.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    from cchc_nlp.extraction.file_text import answers

    clock = Clock(time.monotonic() + seconds)
    for answer in answers(sys.stdin.buffer.read(), name=name, clock=clock):
        line = json.dumps(answer.to_dict(), ensure_ascii=True)
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def _bound_this_process(memory: int, *, seconds: float) -> None:
    """Bounds that also hold for the tools this process starts. Windows has none of them."""
    try:
        import resource
    except ImportError:
        return
    # A process whose parent is gone ends as well.
    bounds = {
        resource.RLIMIT_DATA: int(memory * _DATA_SHARE),
        resource.RLIMIT_CPU: int(seconds * 1.5) + 1,
        resource.RLIMIT_FSIZE: _MOST_WRITTEN,
        resource.RLIMIT_CORE: 0,
    }
    for kind, bound in bounds.items():
        hard = resource.getrlimit(kind)[1]
        low = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        resource.setrlimit(kind, (low, low))
