"""Stages for other processes: some records end the process that works on them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any


def doubled(records: Iterable[dict[str, Any]]) -> Iterator[int]:
    """Twice each record's number, unless the record says how its process is to end."""
    for record in records:
        if record.get("end") == "exit":
            os._exit(1)
        if record.get("end") == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if record.get("end") == "kill once":
            _once(Path(record["mark"]))
        yield 2 * record["n"]


def _once(mark: Path) -> None:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def minus(record: dict[str, Any]) -> int:
    """What stands for a record that cannot be doubled."""
    return -int(record["n"])
