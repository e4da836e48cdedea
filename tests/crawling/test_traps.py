"""A site full of traps: each ends in the right outcome, nothing hangs, memory stays small."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .trap_site import EXPECTED

SECONDS = 120


@pytest.fixture(scope="module")
def trapped() -> dict[str, Any]:
    """What two crawls of the trap site gave, in a process whose memory is its own."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.crawling.trap_site"]
    done = subprocess.run(command, cwd=root, capture_output=True, timeout=SECONDS, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("path", "reason"), EXPECTED.items())
def test_a_trap_ends_in_its_outcome(trapped: dict[str, Any], path: str, reason: str) -> None:
    assert trapped["outcomes"][path].partition(":")[0] == (reason or "fetched")


def test_every_article_is_had_in_spite_of_them(trapped: dict[str, Any]) -> None:
    assert {f"/tin-{n}.html" for n in range(30)} <= set(trapped["articles"])
    assert len(trapped["articles"]) == len(set(trapped["articles"]))


def test_what_was_published_during_the_crawl_is_had_by_the_next(trapped: dict[str, Any]) -> None:
    assert "/tin-90001.html" in trapped["articles"]
    assert "/tin-90005.html" in trapped["articles"]


def test_a_calendar_without_end_is_left_and_counted(trapped: dict[str, Any]) -> None:
    asked = [path for path in trapped["asked"] if path.startswith("/lich/")]
    assert len(asked) <= 30
    left = [v for k, v in trapped["outcomes"].items() if k.startswith("/lich/")]
    assert any(value.startswith("over_budget") for value in left)


def test_a_wall_slows_the_crawl_and_costs_nothing(trapped: dict[str, Any]) -> None:
    assert 0 < trapped["walls"] < 10
    assert not any("blocked" in value for value in trapped["outcomes"].values())


def test_what_robots_forbid_is_never_asked_for(trapped: dict[str, Any]) -> None:
    assert not any(path.startswith("/forbidden") for path in trapped["asked"])


def test_memory_stays_small(trapped: dict[str, Any]) -> None:
    assert trapped["megabytes"] < 300
