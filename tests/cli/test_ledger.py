"""`cchc ledger`: sums that a person can check, months and their signs, lists of items."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path

import pytest

from cchc_nlp.cli import _run
from cchc_nlp.cli.ledger import LISTS
from cchc_nlp.cli.ledger_tables import NONE, print_coverage
from cchc_nlp.corpus.coverage import Cell, Coverage, State
from cchc_nlp.corpus.listing import WHATS
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.records import TIME_ZONE

from ..factories import article, label

LONG = " ".join(f"Thôn {n} nạo vét {n * 7} mét kênh mương trước vụ xuân." for n in range(12))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "c.db"
    may = dt.datetime(2023, 5, 2, tzinfo=TIME_ZONE)
    with Corpus.open(path) as opened:
        opened.add_articles(
            [
                article("a", text=LONG),
                article("b", text=LONG, published=may),
                article("c", published=None, title="Không ngày"),
                article("d", origin="Báo Nhân Dân", published=may),
            ]
        )
        opened.add_labels([label(name) for name in "abc"])
        opened.mark_duplicates({"b": "a"}, kinds={"b": "text"})
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert _run(["ledger", *map(str, arguments)], debug=False) == 0
    return capsys.readouterr().out


def test_the_sums_stand_below_the_ledger(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "-c", corpus).splitlines()[-4:] == [
        "4 địa chỉ đã phát hiện = 4 đã tải + 0 chưa tải được",
        "4 đã tải = 0 trang danh sách + 0 không phải tin, bài + 4 tin, bài",
        "4 tin, bài = 3 đã gán nhãn + 1 chưa gán nhãn",
        "4 tin, bài = 1 được tính + 1 trùng lặp + 2 không tính",
    ]
    assert "4 articles = 3 labelled + 1 unlabelled" in run(capsys, "-c", corpus, "--lang", "en")


def test_a_crawl_under_way_is_not_disturbed(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Corpus.open(corpus) as opened:
        opened.add_articles([article("e")])
        with opened.transaction():
            assert "được tính" not in run(capsys, "-c", corpus)


def test_months_of_what_was_imported(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = run(capsys, "-c", corpus, "--by", "month")
    assert "2023-03  1?\n2023-04  –\n2023-05  2?\n" in printed
    assert "?: nhập từ tệp" in printed
    assert "so.example: không rõ ngày đăng: 1" in printed
    assert "imported from files" in run(capsys, "-c", corpus, "--by", "month", "--lang", "en")


def test_months_of_a_period(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ("-c", corpus, "--by", "month", "--from", "01/05/2023", "--to", "2023-06-30")
    rows = list(csv.reader(run(capsys, *call, "--format", "csv").splitlines()))
    assert rows == [["tháng", "so.example"], ["2023-05", "2?"], ["2023-06", "–"]]
    assert "| 2023-05 | 2? |" in run(capsys, *call, "--format", "markdown")
    found = json.loads(run(capsys, *call, "--format", "json"))
    assert found["coverage"][0] == {
        "source": "so.example",
        "month": "2023-05",
        "articles": 2,
        "failed": 0,
        "state": "imported",
    }
    assert found["groups"] == {
        "2023-03": {"so.example": 1},
        "2023-05": {"so.example": 2},
        "undated": {"so.example": 1},
    }
    assert found["articles"] == 4


@pytest.mark.parametrize(
    "call",
    [("--from", "2023-01-01"), ("--by", "source", "--to", "2023-01-01"),
     ("--by", "month", "--list", "undated"), ("--list", "lost")],
)  # fmt: skip
def test_what_does_not_go_together_is_refused(corpus: Path, call: tuple[str, ...]) -> None:
    assert _run(["ledger", "-c", str(corpus), *call], debug=False) == 2


def test_lists_are_the_library_s_and_each_has_its_words() -> None:
    assert LISTS == WHATS
    for words in NONE.values():
        assert tuple(words) == WHATS


def test_lists_of_items(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Không ngày" in run(capsys, "-c", corpus, "--list", "undated")
    assert "Báo Nhân Dân" in run(capsys, "-c", corpus, "--list", "reposts", "--format", "markdown")
    assert run(capsys, "-c", corpus, "--list", "failed") == "Không có địa chỉ nào chưa tải được.\n"
    call = ("-c", corpus, "--list", "rejected")
    assert run(capsys, *call, "--lang", "en") == "no page that is no article\n"
    assert json.loads(run(capsys, *call, "--format", "json")) == []
    assert len(run(capsys, *call, "--format", "csv").splitlines()) == 1
    (row,) = json.loads(run(capsys, "-c", corpus, "--list", "unlabelled", "--format", "json"))
    assert row == {
        "source": "so.example",
        "day": "2023-05-02",
        "title": "Tin d",
        "url": "http://so.example/d",
        "reason": "",
        "detail": "Tin hoạt động",
    }


def test_the_list_of_duplicates(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ("-c", corpus, "--list", "duplicates", "--format", "csv")
    rows = list(csv.reader(run(capsys, *call).splitlines()))
    assert rows[1:] == [
        ["1", "x", "–", "–", "2023-03-14", "so.example", "Tin a", "http://so.example/a"],
        ["1", "", "nội dung", "100%", "2023-05-02", "so.example", "Tin b", "http://so.example/b"],
    ]


# -- the matrix ---------------------------------------------------------------------------------


def matrix(sources: int, months: list[str], state: State, *, articles: int = 0) -> Coverage:
    cells = [
        Cell(f"so{n:02}", month, articles, 0, state) for month in months for n in range(sources)
    ]
    return Coverage(tuple(cells), {}, {})


def printed(
    coverage: Coverage, capsys: pytest.CaptureFixture[str], form: str = "text"
) -> list[str]:
    print_coverage(coverage, form=form, lang="vi")
    return capsys.readouterr().out.splitlines()


def test_months_without_anything_are_one_row(capsys: pytest.CaptureFixture[str]) -> None:
    months = [f"2023-{n:02}" for n in range(1, 7)]
    lines = printed(matrix(2, months, "crawled"), capsys)
    assert lines[1].split() == ["2023-01", "…", "2023-06", "0", "0"]
    whole = printed(matrix(2, months, "crawled"), capsys, "csv")
    assert len(whole) == 7
    assert len(printed(matrix(2, months, "crawled", articles=1), capsys)) == 1 + 6 + 2


def test_many_sources_stand_below_one_another(capsys: pytest.CaptureFixture[str]) -> None:
    months = ["2021-12", *(f"2022-{n:02}" for n in (1, 2))]
    some = matrix(9, months, "not_crawled")
    few = Coverage((*some.cells, Cell("so00", "2023-01", 4, 1, "partial")), {}, {})
    lines = printed(few, capsys)
    assert lines[:2] == ["2021: –", "2022: –"]
    assert lines[2].split() == ["nguồn", "2023-01"]
    assert lines[3].split() == ["so00", "4*+1"]
    assert printed(some, capsys, "csv")[0] == "nguồn,2021-12,2022-01,2022-02"
