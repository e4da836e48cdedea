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
    "written_claims": {
        "W015": 'numbers after "chương trình" and "biểu" are taken for those of documents',
        "W023": "the end of the period is told apart from its start, in brackets",
        "W069": "a table with semicolons",
        "W071": '"3 năm (2021 - 2023)" is not read as a period',
    },
    "written_claims_2": {
        "B064": "events are listed with other outputs, and counted again with those who came",
        "B066": 'the later of two years ("năm 2023 lên ... năm 2024") is the period',
        "B069": "what is only planned is no result here",
        "B070": '"6 tháng đầu năm" takes its year from the plan before it',
        "B081": '"mỗi tuần 3-5 tin, bài" is read as an average',
    },
    "written_claims_3": {
        "BH022": '"đến hết tháng 6/2025" is read as open at its start',
        "BH026": '"tính đến ngày 31/12/2024" is read as open at its start',
        "BH027": '"năm công tác 2024" is not read as a period',
        "BH042": "what is only planned is no result here",
        "BH047": "what each was to do is set apart from what all of them did",
    },
    "written_claims_4": {
        "P011": "an output is listed with others, and again as what a month was part of",
        "P037": "a day in a list of voters is no period",
        "P052": '"100%" of what has no number is no claim here',
        "P062": "a fraction that stands after what it is of",
        "P063": "channels that nothing says are all",
        "P069": 'a part named before its number, behind a percentage ("một phần 822")',
    },
    "written_claims_held": {
        "W091": '"năm công tác 2024" is not read as a period',
        "W092": "a month, told as its days",
        "W095": "days in brackets are not read as a period",
        "W097": 'numbers after "chỉ thị" and "kết luận" are taken for those of documents',
        "W104": '"đến hết năm 2025" is read as open at its start',
        "W109": "parts on channels, of which there are more",
        "W118": "none pending: read as a balance",
        "W124": "a month in brackets is not read as a period",
        "W127": '"tháng 11 và tháng 12/2024" is read as two months',
    },
}


@cache
def rates_of(name: str) -> dict[str, float]:
    return rates(measure(CASES / name))


FLOORS = {
    "figures": 0.97,
    "roles": 0.97,
    "relations": 0.93,
    "arithmetic": 0.95,
    "same figures": 0.95,
    "periods": 0.82,
}


@pytest.mark.parametrize("name", KNOWN)
@pytest.mark.parametrize(("what", "floor"), FLOORS.items())
def test_written_claims_are_read(name: str, what: str, floor: float) -> None:
    assert rates_of(f"{name}.jsonl")[what] >= floor


@pytest.mark.parametrize("name", ["no_claims", "no_claims_2", "no_claims_3", "no_claims_held"])
def test_nothing_is_found_where_no_claim_is(name: str) -> None:
    assert rates_of(f"{name}.jsonl")["false claims"] <= 0.04


@pytest.mark.parametrize(("name", "known"), KNOWN.items())
def test_what_is_not_read_is_known(name: str, known: dict[str, str]) -> None:
    assert set(faults_of(CASES / f"{name}.jsonl")) == set(known)


@pytest.mark.parametrize("row", [{"id": "X", "text": "Sở đăng 31 tin.", "claims": []}])
def test_a_false_figure_is_told(row: Row, tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    assert list(faults_of(path)) == ["X"]
    assert rates(measure(path)) == {"false claims": 1.0}
