"""What is read of the tables whose writers had not seen the code."""

from __future__ import annotations

import pytest
from tests.vietnamese.cases import KINDS_OF_CASES, Case, mistakes, read_cases

CASES = [
    pytest.param(
        name,
        case,
        id=f"{name}-{case['text'][:40]}",
        marks=[pytest.mark.xfail(reason=case["left"])] if case.get("left") else [],
    )
    for name in KINDS_OF_CASES
    for case in read_cases(name)
]


@pytest.mark.parametrize(("name", "case"), CASES)
def test_a_case_is_read_as_it_says(name: str, case: Case) -> None:
    assert mistakes(name, case) == ""


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("numbers", 503),
        ("dates", 202),
        ("periods", 270),
        ("citations", 130),
        ("mentions", 35),
        ("agencies", 70),
    ],
)
def test_no_case_is_lost(name: str, least: int) -> None:
    assert len({case["text"] for case in read_cases(name)}) >= least
