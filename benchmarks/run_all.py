"""What `make bench` runs: every table, and all their figures in out/bench.json.

    python -m benchmarks.run_all [-o out/bench.json] [name ...]

Each benchmark is a process of its own, begun when the one before has ended. One that fails is
named, and makes the status 1; the others run all the same. Names choose some: `words pages`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.telling import machine, python

ROOT = Path(__file__).parents[1]
MODULES = {
    "labels": "eval_classification",
    "audit": "eval_claims",
    "words": "bench_words",
    "citations": "bench_citations",
    "extraction": "bench_extraction",
    "pages": "bench_pages 60",
    "claims": "bench_claims",
    "store": "bench_store 1000 10000",
    "counting": "bench_counting 100000",
    "annex": "bench_annex 10000 25000",
    "growth": "bench_growth 1000 10000",
    "scaling": "bench_scaling --pages 600 --rounds 1",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *MODULES])
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "out" / "bench.json")
    given = parser.parse_args()
    gathered: list[dict[str, Any]] = []
    failed = [name for name in given.names or MODULES if not run(name, gathered)]
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(json.dumps(gathered, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"\n{len(gathered)} lines of figures in {given.output}")
    if failed:
        raise SystemExit(f"failed: {', '.join(failed)}")


def run(name: str, gathered: list[dict[str, Any]]) -> bool:
    """Run one, show what it prints, and keep its figures; whether it ended well."""
    print(f"\n== {name}: python -m benchmarks.{MODULES[name]}", flush=True)
    module, *arguments = MODULES[name].split()
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as begun:
        assert begun.stdout is not None
        for line in begun.stdout:
            print(line, end="", flush=True)
            gathered.extend(figures(line, name))
    return begun.returncode == 0


def figures(line: str, name: str) -> Iterator[dict[str, Any]]:
    """The figures in a line, if it holds some, in the form that `tell` gives them.

    What a line does not say itself is filled in: `name` is that of the benchmark.
    """
    if not line.startswith('{"'):
        return
    told = json.loads(line)
    if "figures" not in told:
        told = {"figures": told}
    yield {"benchmark": name, "input": "", "machine": machine(), "python": python()} | told


if __name__ == "__main__":
    main()
