"""`cchc review ...`: what it prints, in each format, and its exit status."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cchc_nlp.cli import _run
from cchc_nlp.corpus.draws import all_draws
from cchc_nlp.corpus.store import Corpus

from .sheets import rows_of, write


def run(*arguments: object) -> int:
    return _run([str(a) for a in arguments], debug=False)


@pytest.fixture
def path(corpus: Corpus) -> Path:
    corpus.close()
    return corpus.path


@pytest.fixture
def read(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Lan and Minh have read blind; they differ on a2."""
    for by, label in (("Lan", "G5"), ("Minh", "P6")):
        sheet = tmp_path / f"{by}.xlsx"
        assert run("review", "export", "-c", path, "-o", sheet, "--blind") == 0
        write(sheet, "a1", Nhãn_đúng="P2")
        write(sheet, "a2", Nhãn_đúng=label)
        assert run("review", "import", sheet, "-c", path, "--by", by) == 0
    assert "2 new decisions" in capsys.readouterr().out
    return path


def test_export_tells_parts_and_seed(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "s.xlsx"
    period = ("--from", "01/03/2023", "--to", "2023-03-31")
    call = ("review", "export", "-c", path, "-o", sheet, *period)
    assert run(*call, "--reads", 3, "--seed", 7) == 0
    told = capsys.readouterr().out
    assert "3 rows in" in told
    assert "parts: 1. Máy chưa chắc: 2; 3. Máy cho là CCHC: 1" in told
    assert "random order by seed 7" in told
    assert len(rows_of(sheet)) == 3
    assert run(*call, "--seed", 8) == 2
    assert "was drawn on" in capsys.readouterr().err
    assert run(*call, "--seed", 8, "--redraw", " ") == 2
    assert "needs a reason" in capsys.readouterr().err
    assert run(*call, "--seed", 8, "--redraw", "gán nhãn lại") == 0
    with Corpus.open(path) as corpus:
        assert [(d.seed, d.why) for d in all_draws(corpus)] == [(7, ""), (8, "gán nhãn lại")]


def test_status_in_each_format(read: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("review", "status", "-c", read) == 0
    told = capsys.readouterr().out
    assert "người rà soát Minh" in told
    assert "1. Máy chưa chắc" in told
    assert run("review", "status", "-c", read, "--lang", "en", "--format", "csv") == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert ["labelled articles", "4", "2"] in rows
    assert ["reader Lan", "", "2"] in rows
    assert run("review", "status", "-c", read, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["readers"] == {"Lan": 2, "Minh": 2}


def test_agree_exits_1_while_something_is_to_settle(
    read: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("review", "agree", "-c", read) == 1
    told = capsys.readouterr().out
    assert "Lan, Minh: 2 tin, bài cả hai cùng kết luận" in told
    assert "50.0%" in told
    assert "http://so.example/a2" in told
    sheet = tmp_path / "settle.xlsx"
    named = ("--readers", "Lan", "--readers", "Minh")
    assert run("review", "agree", "-c", read, *named, "--format", "json", "-o", sheet) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["to_settle"][0]["decisions"] == {"Lan": "G5", "Minh": "P6"}
    assert found["primary"]["share"] == 0.5
    write(sheet, "a2", Kết_luận="Đúng")
    assert run("review", "import", sheet, "-c", read, "--by", "Hoa") == 0
    assert run("review", "agree", "-c", read, *named, "--lang", "en") == 0
    assert "0 articles to settle" in capsys.readouterr().out


def test_agree_needs_two_readers(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("review", "agree", "-c", path) == 2
    assert "import another one's sheet" in capsys.readouterr().err
