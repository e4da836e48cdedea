"""The one line of JSON after a benchmark's table: `run_all` gathers these lines."""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path
from typing import Any


def tell(benchmark: str, given: str, **figures: Any) -> None:
    """Print what was measured, of what input, and on what machine and Python."""
    told = {"benchmark": benchmark, "input": given, "machine": machine(), "python": python()}
    print(json.dumps(told | {"figures": figures}, ensure_ascii=False), flush=True)


def replace_between(file: Path, name: str, text: str) -> None:
    """Put a text between `<!-- name -->` and `<!-- /name -->`; ValueError where they are not."""
    begin, end = f"<!-- {name} -->\n", f"\n<!-- /{name} -->"
    before, _, rest = file.read_text("utf-8").partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"{file}: has no place for {name}: {begin.strip()} ... {end.strip()}")
    file.write_text(f"{before}{begin}{text}{end}{after}", encoding="utf-8")


def machine() -> str:
    """Its kind, its cores, and what else runs on it at the moment.

    >>> machine()  # doctest: +SKIP
    'Linux x86_64, 2 cores, load 0.3'
    """
    # Windows knows no load.
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores{load}"


def python() -> str:
    """The interpreter: 'CPython 3.11.15'."""
    return f"{platform.python_implementation()} {platform.python_version()}"
