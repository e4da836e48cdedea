"""The users' own documents: a report that counts 152 = 121 + 31, an article about reform."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cchc_nlp.cli import _run

REPORT = "bao-cao-485-so-nnptnt-ha-nam-2023.txt"
ARTICLE = "bai-viet-chi-cuc-trong-trot-2024.txt"
CITED = {
    "17/QĐ-UBQGCĐS": "2023-04-04",
    "1182/KH-SNN": "2024-04-16",
    "485/BC-SNN": "2023-10-25",
    "123/KH-UBND": "2023-01-18",
    "07/KH-SNN": "2023-01-30",
}


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    status = _run([str(a) for a in arguments], debug=False)
    return status, capsys.readouterr().out


def test_the_report_makes_one_claim_and_its_sum_holds(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shared / "sources" / REPORT
    status, out = run(capsys, "audit", path, "--format", "json")
    (claim,) = json.loads(out)["claims"]
    assert status == 0
    assert (claim["total"]["value"], claim["total"]["unit"]) == (152, "tin, bài")
    assert [part["value"] for part in claim["parts"]] == [121, 31]
    assert (claim["relation"], claim["arithmetic"]) == ("partition", "sums")
    assert claim["period"] == {"from": "2023-01-01", "to": "2023-10-25"}
    text = path.read_text(encoding="utf-8")
    for number in (claim["total"], *claim["parts"]):
        assert text[number["start"] : number["end"]] == str(number["value"])
    assert text[claim["start"] : claim["end"]] == claim["text"]


def test_the_article_is_about_communicating_reform(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out = run(capsys, "classify", shared / "sources" / ARTICLE, "--format", "json")
    label = json.loads(out)
    assert status == 0
    assert (label["is_reform"], label["primary"]) == (True, "X2")
    assert label["evidence"]
    for chrome in ("Đang truy cập", "Tổng lượt truy cập", "Hôm nay"):
        assert chrome not in out


def test_the_articles_counters_are_no_claims(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out = run(capsys, "audit", shared / "sources" / ARTICLE, "--format", "json")
    values = [claim["total"]["value"] for claim in json.loads(out)["claims"] if claim["total"]]
    assert not {6, 5110, 3424846} & set(values)


def test_both_cite_what_they_cite(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = {}
    for name in (REPORT, ARTICLE):
        _, out = run(capsys, "cite", shared / "sources" / name, "--format", "json")
        found |= {row["normalized"]: row["date"] for row in json.loads(out)}
    assert found == CITED
