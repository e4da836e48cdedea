"""Floors under what is read off written passages; `make eval-audit` prints the whole table."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from benchmarks.eval_claims import Row, faults_of, measure, rates

CASES = Path(__file__).parent / "cases"
# Passages that are not read to the letter: a change that mends one takes it out of here.
KNOWN = {
    "W015": 'numbers after "chương trình" and "biểu" are taken for those of documents and forms',
    "W017": "a table: its units stand in the heading of the columns",
    "W023": "the end of the period is told apart from its start, in brackets",
    "W069": "a table with semicolons",
    "W071": '"3 năm (2021 - 2023)" is not read as a period',
}


@cache
def rates_of(name: str) -> dict[str, float]:
    return rates(measure(CASES / name))


@pytest.mark.parametrize(
    ("what", "floor"),
    [
        ("figures", 0.97),
        ("roles", 0.97),
        ("relations", 0.97),
        ("arithmetic", 0.97),
        ("same figures", 0.95),
        ("periods", 0.96),
    ],
)
def test_written_claims_are_read(what: str, floor: float) -> None:
    assert rates_of("written_claims.jsonl")[what] >= floor


def test_nothing_is_found_where_no_claim_is() -> None:
    assert rates_of("no_claims.jsonl")["false claims"] <= 0.04


def test_what_is_not_read_is_known() -> None:
    assert set(faults_of(CASES / "written_claims.jsonl")) == set(KNOWN)


@pytest.mark.parametrize("row", [{"id": "X", "text": "Sở đăng 31 tin.", "claims": []}])
def test_a_false_figure_is_told(row: Row, tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    assert list(faults_of(path)) == ["X"]
    assert rates(measure(path)) == {"false claims": 1.0}


def test_passages_kept_apart_are_read_no_worse_than_when_they_were_first_seen() -> None:
    """They were measured only: what they lack was not mended by looking at them."""
    found = rates_of("written_claims_held.jsonl")
    assert found["figures"] >= 0.87
    assert found["relations"] >= 0.70
    assert rates_of("no_claims_held.jsonl")["false claims"] <= 0.1
