"""`cchc audit` from the outside: what is printed, what is written, and the status."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from cchc_nlp import Corpus, audit_report
from cchc_nlp.cli import _run

from ..factories import article, label, review

RIGHT = "Năm 2023, Trang thông tin điện tử của Sở đã đăng 5 tin, bài, gồm 3 tin và 2 bài."
WRONG = "Năm 2023, Trang thông tin điện tử của Sở đã đăng 9 tin, bài, gồm 3 tin và 2 bài."
REPEATED = "Ủy ban nhân dân tỉnh tỉnh đã giao."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Five articles of 2023 that a person read."""
    path = tmp_path / "c.db"
    with Corpus.open(path) as opened:
        opened.add_articles([article(name) for name in "abcde"])
        opened.add_labels([label(name, "G1") for name in "abcde"])
        opened.add_reviews([review("confirmed", name, "G1") for name in "abcde"])
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = _run([str(argument) for argument in arguments], debug=False)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def written(folder: Path, text: str) -> Path:
    path = folder / "bao-cao.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_report_that_agrees_is_told_in_a_table(
    tmp_path: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, "audit", written(tmp_path, RIGHT), "-c", corpus)
    assert status == 0
    assert "5 tin, bài: 3 + 2" in out
    assert out.splitlines()[-1] == "1 mục số liệu: 1 khớp; 0 phép tính chưa đúng; 0 lưu ý khác."


def test_what_is_off_is_quoted_with_both_numbers_and_titles(
    tmp_path: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, "audit", written(tmp_path, WRONG), "-c", corpus)
    assert status == 1
    assert "Các phần cộng lại được 5, báo cáo ghi 9, lệch 4" in out
    assert "chưa tìm thấy đủ: kho có 5" in out
    assert "14/03/2023  Tin a" in out
    last = "1 mục số liệu: 1 chưa khớp; 1 phép tính chưa đúng; 0 lưu ý khác."
    assert out.splitlines()[-1] == last


def test_remarks_alone_are_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "audit", written(tmp_path, REPEATED))
    assert status == 0
    assert "Viết lặp từ “tỉnh”: “tỉnh tỉnh”" in out
    assert out.splitlines()[-1] == "0 mục số liệu; 0 phép tính chưa đúng; 1 lưu ý khác."


def test_json_has_checks_and_remarks(
    tmp_path: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, f"{WRONG}\n{REPEATED}")
    status, out, _ = run(capsys, "audit", path, "-c", corpus, "--format", "json")
    told = json.loads(out)
    (claim,) = told["claims"]
    assert status == 1
    assert [check["computed"] for check in claim["checks"]] == [5]
    assert claim["verdict"]["status"] == "differs"
    assert len(claim["verdict"]["found"]["articles"]) == 5
    assert [remark["kind"] for remark in told["remarks"]] == ["doubled_word"]


@pytest.mark.parametrize("form", ["csv", "markdown"])
def test_other_forms_have_one_row_a_claim(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    _, out, _ = run(capsys, "audit", written(tmp_path, RIGHT), "--format", form)
    assert sum("5 tin, bài" in line for line in out.splitlines()) == 1


def test_english_on_request(
    tmp_path: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, "audit", written(tmp_path, RIGHT), "-c", corpus, "--lang", "en")
    assert out.splitlines()[-1] == "1 claims: 1 matches; 0 sums off; 0 remarks."
    _, out, _ = run(capsys, "audit", written(tmp_path, WRONG), "-c", corpus, "--lang", "en")
    assert "the parts come to 5, the report says 9, off by 4" in out
    assert "Differs: the report says 9 articles, not all were found: the corpus has 5" in out
    assert "line 1" in out


@pytest.mark.parametrize("ending", ["json", "md"])
def test_what_was_found_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    output = tmp_path / f"ket-qua.{ending}"
    status, _, _ = run(capsys, "audit", written(tmp_path, WRONG), "-o", output)
    assert status == 1
    assert "cộng lại được 5" in output.read_text(encoding="utf-8")


def test_an_ending_that_is_not_written_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "audit", written(tmp_path, WRONG), "-o", tmp_path / "a.xlsx")
    assert (status, out) == (2, "")
    assert ".docx" in err


def test_a_copy_of_another_kind_is_refused_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "audit", written(tmp_path, WRONG), "-o", tmp_path / "a.docx")
    assert (status, out) == (2, "")
    assert ".html" in err


@pytest.mark.parametrize("ending", ["md", "html"])
def test_the_report_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    path = tmp_path / f"bao-cao.{ending}"
    path.write_text(RIGHT, encoding="utf-8")
    status, out, err = run(capsys, "audit", path, "-o", path)
    assert (status, out) == (2, "")
    assert "is the report itself" in err
    assert path.read_text(encoding="utf-8") == RIGHT


def test_what_was_not_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<h1>Kết quả</h1><p>{RIGHT}</p><p>Hôm nay: 51</p>", encoding="utf-8")
    _, out, _ = run(capsys, "audit", path)
    assert "Không đọc:\n- 1 dòng của trang web hoặc lặp lại: “Hôm nay: 51”" in out


def test_a_report_is_held_against_another_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copied = " ".join(f"từ{n} ngữ{n}" for n in range(40)) + "."
    other = tmp_path / "so-y-te.txt"
    other.write_text(f"Sở Y tế. {copied}", encoding="utf-8")
    _, out, _ = run(capsys, "audit", written(tmp_path, copied), "--against", other)
    assert "Trùng 80 âm tiết liền nhau với so-y-te.txt" in out


def test_standard_input_is_read(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cchc_nlp.cli", "audit", "-"],
        input=WRONG.encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert "lệch 4" in done.stdout.decode()


# -- the department's year -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def demo(demo_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus of the demo's department, its reports beside it."""
    out = tmp_path_factory.mktemp("demo") / "out"
    shutil.copytree(demo_made / "out", out)
    return out / "demo.db"


@pytest.fixture
def opened(demo: Path) -> Iterator[Corpus]:
    with Corpus.open(demo, create=False) as corpus:
        yield corpus


def test_the_departments_report_agrees_number_by_number(project: Path, opened: Corpus) -> None:
    found = audit_report(project / "corpora" / "so-nnptnt-2023" / "so-bao-cao.docx", opened)
    (claim,) = (c for c in found.claims if c.total and c.total.value == 152)
    assert claim.verdict is not None
    told = {part["claimed"]: part["status"] for part in claim.verdict.found["parts"]}
    assert told == {152: "matches", 121: "matches", 31: "matches"}
    assert found.is_clean
    assert found.failing == 0
    own = [row for row in claim.verdict.found["articles"] if row["own"] and row["part"] == 1]
    assert len(own) == 31


@pytest.mark.no_cover
def test_the_report_that_the_corpus_wrote_agrees_with_it(demo: Path) -> None:
    """Every table of it: by month, by section, by subject, in the days the report is of."""
    with Corpus.open(demo, create=False) as corpus:
        for name in ("bao-cao.docx", "bao-cao.html"):
            found = audit_report(demo.parent / name, corpus)
            claims = found.claims
            assert found.is_clean
            statuses = Counter(c.verdict.status for c in claims if c.verdict)
            assert statuses["differs"] == 0, [c.verdict for c in claims]
            assert statuses["matches"] > 20
            rows = [check for claim in claims for check in claim.checks if check.kind == "row"]
            assert len(rows) == (20 if name.endswith(".docx") else 17)  # it has the table by site
            assert all(check.holds for check in rows)


@pytest.mark.no_cover
def test_a_falsified_month_of_a_table_is_caught(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = docx.Document(str(demo.parent / "bao-cao.docx"))
    (cell,) = (
        row.cells[1]
        for table in document.tables
        for row in table.rows
        if row.cells[0].text == "Tháng 09/2023"
    )
    assert cell.text == "15"
    cell.paragraphs[0].runs[0].text = "51"
    document.save(str(tmp_path / "a.docx"))
    status, out, _ = run(capsys, "audit", tmp_path / "a.docx", "-c", demo)
    assert status == 1
    assert "ghi 51, cộng lại là 15 (1 + 14), lệch 36; có thể đảo chữ số: tổng 51 là 15." in out
    assert "báo cáo nêu 51 tin, bài, chưa tìm thấy đủ: kho có 15 (từ ngày 01/09/2023" in out


def falsified(project: Path, folder: Path, *, said: str, instead: str) -> Path:
    """A copy of the department's report with other numbers in it."""
    document = docx.Document(str(project / "corpora" / "so-nnptnt-2023" / "so-bao-cao.docx"))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if said in run.text]
    assert len(runs) == 1
    runs[0].text = runs[0].text.replace(said, instead)
    path = folder / "sua.docx"
    document.save(str(path))
    return path


def test_a_falsified_copy_is_caught_with_both_numbers_and_the_evidence(
    project: Path, demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = falsified(
        project, tmp_path, said="31 tin, bài về cải cách", instead="35 tin, bài về cải cách"
    )
    status, out, _ = run(capsys, "audit", path, "-c", demo)
    assert status == 1
    assert "Các phần cộng lại được 156, báo cáo ghi 152, lệch 4" in out
    assert "báo cáo nêu 35 tin, bài về cải cách thủ tục hành chính, kho có 31" in out
    assert "03/01/2023  Rà soát quy định về thủ tục hành chính" in out
    assert "… và 21 tin, bài khác" in out
    assert "1 chưa khớp" in out.splitlines()[-1]


def test_a_total_that_the_crawl_may_lack_is_not_contradicted(
    project: Path, opened: Corpus, tmp_path: Path
) -> None:
    """Five pages failed and four articles are undated: 155 may be, 190 may not."""
    statuses = {}
    for number in (155, 190):
        path = falsified(project, tmp_path, said="đã đăng 152", instead=f"đã đăng {number}")
        found = audit_report(path, opened)
        (claim,) = (c for c in found.claims if c.total and c.total.value == number)
        assert claim.verdict is not None
        statuses[number] = claim.verdict.status
    assert statuses == {155: "not_enough", 190: "differs"}
