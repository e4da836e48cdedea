"""`cchc demo` goes the whole way and prints what a person needs; again, it changes nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from cchc_nlp.cli import _run
from cchc_nlp.corpus.store import Corpus


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = _run(list(arguments), debug=False)
    return status, capsys.readouterr().out


@pytest.fixture(scope="module")
def out(demo_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tour") / "out"
    shutil.copytree(demo_made / "out", folder)
    return folder


def test_it_writes_every_file_it_names(out: Path) -> None:
    names = {"bao-cao.docx", "minh-chung.xlsx", "bao-cao.html", "ra-soat.xlsx", "demo.db"}
    assert names <= {path.name for path in out.iterdir()}


def test_again_it_gives_the_same(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, printed = run(capsys, "demo", "-o", str(out))
    assert status == 0
    assert printed.startswith("Từ ngày 01/01/2023 đến ngày 25/10/2023, trang thông tin điện tử ")
    assert "152 tin, bài, trong đó có 31 tin, bài về cải cách thủ tục hành chính" in printed
    assert "sau rà soát: 31/152 tin, bài" in printed
    assert str(out / "bao-cao.docx") in printed


PERIOD = ("--from", "2023-01-01", "--to", "25/10/2023")


def test_31_of_152_and_what_was_left_out_adds_up(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = str(out / "demo.db")
    _, printed = run(
        capsys, "count", "-c", corpus, *PERIOD, "--policy", "strict_tthc", "--format", "json"
    )
    count = json.loads(printed)
    assert (count["total"], count["counts"]["reform"], count["counts"]["general"]) == (152, 31, 121)
    assert (count["raw_total"], count["duplicates"], count["basis"]) == (161, 9, "reviewed")
    _, printed = run(capsys, "ledger", "-c", corpus, "--format", "json")
    ledger = json.loads(printed)
    articles = {k: n for k, n in count["left_out"].items() if k not in ("rejected", "not_fetched")}
    assert count["raw_total"] + sum(articles.values()) == ledger["articles"]
    assert count["left_out"]["rejected"] == sum(ledger["rejected"].values())
    assert count["left_out"]["not_fetched"] == sum(ledger["not_fetched"].values())


@pytest.mark.parametrize(("policy", "reform"), [("strict_tthc", 31), ("cchc", 50)])
def test_the_gold_counts_by_policy(
    out: Path, capsys: pytest.CaptureFixture[str], policy: str, reform: int
) -> None:
    corpus = str(out / "demo.db")
    _, printed = run(capsys, "count", "-c", corpus, *PERIOD, "--policy", policy, "--format", "json")
    assert json.loads(printed)["counts"]["reform"] == reform


def test_the_report_says_the_sentence(out: Path) -> None:
    text = "\n".join(p.text for p in Document(str(out / "bao-cao.docx")).paragraphs)
    assert "đã đăng tải 152 tin, bài, trong đó có 31 tin, bài" in " ".join(text.split())


def test_the_annex_has_a_row_for_each_article_of_the_period(out: Path) -> None:
    sheet = load_workbook(out / "minh-chung.xlsx").worksheets[0]
    rows = [row for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)]
    with Corpus.open(out / "demo.db") as corpus:
        expected = [
            a
            for a in corpus.articles()
            if a.published and "2023-01-01" <= str(a.published)[:10] <= "2023-10-25"
        ]
    assert len(rows) == len(expected) == 164


def test_the_departments_own_report_holds_against_the_corpus(
    out: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = project / "corpora" / "so-nnptnt-2023" / "so-bao-cao.docx"
    _, printed = run(capsys, "audit", str(report), "-c", str(out / "demo.db"), "--format", "json")
    claims = json.loads(printed)["claims"]
    (claim,) = (c for c in claims if c["total"] and c["total"]["value"] == 152)
    assert sorted(part["value"] for part in claim["parts"]) == [31, 121]
    assert claim["arithmetic"] == "sums"
    assert claim["verdict"]["status"] == "matches"
