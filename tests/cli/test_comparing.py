"""`cchc compare`, and periods by name."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import click
import pytest

from cchc_nlp.cli import _run
from cchc_nlp.cli.options import period_named
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import PeriodError

from ..factories import article, label, review


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = _run([str(a) for a in arguments], debug=False)
    out, err = capsys.readouterr()
    return status, out, err


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """12 of 14 articles of reform in the second quarter of 2023, 2 of 12 in the third."""
    path = tmp_path / "c.db"
    with Corpus.open(path) as opened:
        for month, reform, total in ((5, 12, 14), (8, 2, 12)):
            for n in range(total):
                name = f"{month}-{n}"
                given = article(name)
                assert given.published is not None
                opened.add_articles([article(name, published=given.published.replace(month=month))])
                primary = "P2" if n < reform else "G5"
                opened.add_labels([label(name, primary)])
                opened.add_reviews([review("confirmed", name, primary)])
    return path


PERIODS = ("--period", "quý II/2023", "--period", "2023-Q3")


def test_two_quarters_in_words(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "compare", "-c", corpus, *PERIODS)
    lines = out.splitlines()
    assert status == 0
    assert lines[0].split("  ")[0] == "kỳ"
    assert lines[1].split() == ["quý", "II/2023", "14", "12", "85,7%", "14"]
    assert "giảm 69,0 điểm phần trăm (từ " in lines[-1]
    english = run(capsys, "compare", "-c", corpus, *PERIODS, "--lang", "en")[1]
    assert "down 69.0 percentage points" in english


def test_each_format(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ("compare", "-c", corpus, *PERIODS, "--format")
    found = json.loads(run(capsys, *call, "json")[1])
    assert (found["direction"], found["first"]["reform"], found["second"]["total"]) == (
        "down",
        12,
        12,
    )
    rows = list(csv.reader(io.StringIO(run(capsys, *call, "csv")[1])))
    assert rows[1:] == [
        ["quý II/2023", "14", "12", "85,7%", "14"],
        ["quý III/2023", "12", "2", "16,7%", "12"],
    ]
    assert run(capsys, *call, "markdown")[1].startswith("| kỳ | tin, bài | cải cách |")


@pytest.mark.parametrize("periods", [(), PERIODS[:2], (*PERIODS, *PERIODS)])
def test_two_periods_are_asked_for(
    corpus: Path, capsys: pytest.CaptureFixture[str], periods: tuple[str, ...]
) -> None:
    status, out, err = run(capsys, "compare", "-c", corpus, *periods)
    assert (status, out) == (2, "")
    assert "give two to compare" in err


def test_a_period_that_is_none_is_one_line(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ("compare", "-c", corpus, "--period", "hôm qua", "--period", "2023")
    status, _, err = run(capsys, *call)
    assert (status, err.count("\n")) == (2, 1)
    assert "'hôm qua' names no period; write one like: năm 2023" in err


def test_a_named_period_or_two_days() -> None:
    named = period_named(start=None, end=None, period="quý III/2023")
    days = period_named(start="2023-07-01", end="30/9/2023", period=None)
    assert named == days
    with pytest.raises(click.UsageError, match="--period, or --from and --to, not both"):
        period_named(start="2023-07-01", end=None, period="quý III/2023")
    with pytest.raises(PeriodError):
        period_named(start=None, end=None, period="")


def test_labels_that_nobody_read_are_no_change(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Corpus.open(corpus) as opened:
        opened.connection.execute("DELETE FROM reviews WHERE article_id = '8-3'")
    out = run(capsys, "compare", "-c", corpus, *PERIODS)[1]
    assert "chưa đủ căn cứ" in out
    assert "mức rà soát khác nhau" in out
