"""Each verb on a small corpus: what it prints and writes, in each format."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from cchc_nlp.cli import _run, cchc
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.demo.server import serve_site

from ..factories import article, label, review

ROWS = [
    {"id": "a", "title": "Công bố danh mục thủ tục hành chính lĩnh vực thú y",
     "text": "Sở công bố 12 thủ tục hành chính tại Bộ phận Một cửa.", "published": "2023-02-01"},
    {"id": "b", "title": "Giá lúa tuần này", "text": "Giá lúa tăng nhẹ tại các huyện.",
     "published": "2023-02-03"},
    {"id": "c", "title": "Lịch cắt nước", "text": "Trạm bơm nghỉ hai ngày.", "published": None},
]  # fmt: skip
PERIOD = ("--from", "01/01/2023", "--to", "31/03/2023")


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert _run([str(a) for a in arguments], debug=False) == 0
    return capsys.readouterr().out


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "tin.jsonl"
    lines = (json.dumps(row, ensure_ascii=False) for row in ROWS)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def corpus(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "c.db"
    assert "3 articles" in run(capsys, "import", data, "-c", path)
    assert "3 articles labelled" in run(capsys, "classify", "-c", path)
    return path


def test_count_in_each_format(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ("count", "-c", corpus, *PERIOD, "--by", "month")
    text = run(capsys, *call)
    assert text.startswith("Từ ngày 01/01/2023 đến ngày 31/03/2023, ")
    assert "Tin, bài không xác định được ngày đăng: 1" in text
    found = json.loads(run(capsys, *call, "--format", "json"))
    assert (found["total"], found["counts"]["reform"]) == (2, 1)
    assert [group["key"] for group in found["groups"]] == ["2023-01", "2023-02", "2023-03"]
    rows = list(csv.reader(io.StringIO(run(capsys, *call, "--format", "csv"))))
    assert rows[0][:4] == ["", "tin, bài", "cải cách", "nội dung khác"]
    assert rows[1][:4] == ["tổng cộng", "2", "1", "1"]
    assert run(capsys, *call, "--format", "markdown").startswith("|  | tin, bài | cải cách |")
    assert "left out: undated: 1" in run(capsys, *call, "--lang", "en")


def test_an_estimate_stands_beside_what_nobody_read_and_not_beside_a_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "c.db"
    with Corpus.open(path) as opened:
        opened.add_articles([article("a1")])
        opened.add_labels([label("a1")])
    assert "ước tính số tin, bài cải cách: khoảng " in run(capsys, "count", "-c", path)
    with Corpus.open(path) as opened:
        opened.add_reviews([review("unsure")])
    printed = run(capsys, "count", "-c", path)
    assert "con số có thể từ 0 đến 1" in printed
    assert "khoảng" not in printed


def test_ledger_in_two_languages(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "ledger", "-c", corpus).startswith("sổ cái")
    assert run(capsys, "ledger", "-c", corpus, "--lang", "en").startswith("ledger")
    assert json.loads(run(capsys, "ledger", "-c", corpus, "--format", "json"))["articles"] == 3
    months = run(capsys, "ledger", "-c", corpus, "--by", "month", *PERIOD)
    assert run(capsys, "ledger", "-c", corpus, "--by", "month", "--period", "2023-Q1") == months
    assert _run(["ledger", "-c", str(corpus), "--period", "2023-Q1"], debug=False) == 2


def test_classify_a_file_keeps_its_order(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "nhan.jsonl"
    run(capsys, "classify", data, "-o", out)
    labels = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [label["article_id"] for label in labels] == ["a", "b", "c"]
    assert [label["is_reform"] for label in labels] == [True, False, False]
    assert labels[0]["primary"] == "P2"


def test_review_there_and_back(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "ra-soat.xlsx"
    assert "3 rows" in run(capsys, "review", "export", "-c", corpus, "-o", sheet)
    assert "0 new decisions" in run(capsys, "review", "import", sheet, "-c", corpus, "--by", "Lan")
    assert (
        json.loads(run(capsys, "review", "status", "-c", corpus, "--format", "json"))["unread"] == 3
    )


@pytest.mark.parametrize("ending", ["docx", "xlsx", "html", "md", "txt"])
def test_report_in_each_format(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    out = tmp_path / f"bao-cao.{ending}"
    run(capsys, "report", "-c", corpus, *PERIOD, "-o", out)
    assert out.stat().st_size > 200


@pytest.mark.parametrize("what", ["articles", "labels", "rejections", "ledger"])
def test_export_of_each_kind(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    out = tmp_path / "x.jsonl"
    run(capsys, "export", "-c", corpus, "-o", out, "--what", what)
    lines = out.read_text(encoding="utf-8").splitlines()
    assert len(lines) == {"articles": 3, "labels": 3, "rejections": 0, "ledger": 1}[what]


def test_trends_and_terms(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(run(capsys, "trends", "-c", corpus, *PERIOD, "--format", "json"))
    assert [row["total"] for row in rows] == [None, 2, None]
    call = ("trends", "-c", corpus, *PERIOD)
    printed = run(capsys, *call)
    assert printed.startswith("tháng    tin, bài  cải cách  nội dung khác  thu thập")
    assert "2023-01  -         -         -              nhập từ tệp  -" in printed
    assert "2023-02  2         1         1              nhập từ tệp  50,0%" in printed
    assert run(capsys, "trends", "-c", corpus, "--period", "2023-Q1") == printed
    printed = run(capsys, *call, "--lang", "en")
    assert "2023-01  -      -       -        imported   -" in printed
    assert "2023-02  2      1       1        imported   50.0%" in printed
    assert ",0.5\n" in run(capsys, *call, "--format", "csv")
    terms = tmp_path / "terms.txt"
    terms.write_text("thủ tục hành chính\n", encoding="utf-8")
    rows = json.loads(
        run(capsys, "trends", "-c", corpus, *PERIOD, "--terms", terms, "--format", "json")
    )
    assert [row["thủ tục hành chính"] for row in rows] == [None, 1, None]


def test_the_key_words_of_each_group(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, path = tmp_path / "tin.jsonl", tmp_path / "c.db"
    rows = [
        {"id": f"{month}-{day}", "title": f"Tin {month}-{day}", "published": f"2023-0{month}-{day}",
         "text": f"Ngày {day}, bà con {what} ở xã, {what} xong thì về. " * 3}
        for month, what in ((1, "cấy lúa"), (2, "nuôi tôm"))
        for day in range(10, 20)
    ]  # fmt: skip
    data.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    run(capsys, "import", data, "-c", path)
    run(capsys, "classify", "-c", path)
    call = ("trends", "-c", path, *PERIOD, "--keyness", "--format", "json")
    found = json.loads(run(capsys, *call))
    words = {(row["month"], row["word"]) for row in found}
    assert ("2023-01", "lúa") in words
    assert ("2023-02", "tôm") in words
    assert not {word for _, word in words} & {"bà con", "xã", "về"}
    assert all(row["log_ratio"] > 0 for row in found)
    assert _run(["trends", "-c", str(path), "--keyness", "--terms", "x"], debug=False) == 2


def labelled_file(path: Path) -> Path:
    rows = [
        {"id": f"{n}{what[0]}", "title": f"{what} {n}", "text": f"{what} ở xã {n}. " * 20,
         "is_reform": is_reform, "label": label, "confidence": "high"}
        for n in range(12)
        for what, is_reform, label in (
            ("Rút ngắn thủ tục", True, "P2"), ("Giá lúa tăng", False, "G5"),
        )
    ]  # fmt: skip
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_train_then_use_the_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, model = labelled_file(tmp_path / "data.jsonl"), tmp_path / "model"
    said = run(capsys, "train", data, "-o", model, "--alone", "--no-trial")
    assert "24 own articles and 0 that ship" in said
    found = json.loads(run(capsys, "evaluate", data, "--model", model, "--format", "json"))
    assert (found["f1"], found["seen"]) == (1.0, 24)
    assert [other["labeler"].split("-")[0] for other in found["others"]] == [
        "combined", "linear", "rules", "phrases",
    ]  # fmt: skip
    labels = run(capsys, "classify", data, "--model", model, "--format", "json")
    assert f'"{found["labeler"]}"' in labels


@pytest.mark.no_cover
def test_training_on_top_says_whether_it_helped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, model = labelled_file(tmp_path / "data.jsonl"), tmp_path / "model"
    said = run(capsys, "train", data, "-o", model)
    assert "on 24 own articles (12 reform), held out in turn: F1 1.000 with what ships" in said
    assert "0 mended, 0 spoiled (chance 1.00): no proof that it helps" in said
    assert "24 own articles and 2323 that ship" in said


@pytest.mark.no_cover
def test_a_spacy_pipeline_is_trained_and_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, model = labelled_file(tmp_path / "data.jsonl"), tmp_path / "model"
    call = ("train", data, "-o", model, "--labeler", "spacy", "--alone")
    assert "a spaCy pipeline" in run(capsys, *call)
    call = ("evaluate", data, "--model", model, "--labeler", "rules", "--format", "json")
    found = json.loads(run(capsys, *call))
    assert found["labeler"].startswith("spacy-")
    assert found["seen"] == 24


def test_labelers_stand_side_by_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "evaluate", labelled_file(tmp_path / "data.jsonl"))
    head = said.split("\n", 1)[0]
    assert [name for name in ("linear-", "rules-2", "phrases-1") if name in head]
    for part in ("f1 on clear ones", "counted by", "adjusted", "P2", "confidence: high"):
        assert part in said


def test_another_labeler_may_label(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = labelled_file(tmp_path / "data.jsonl")
    assert '"rules-2"' in run(capsys, "classify", data, "--labeler", "rules", "--format", "json")


def test_probe_says_what_it_sees(capsys: pytest.CaptureFixture[str]) -> None:
    with serve_site() as site:
        out = run(capsys, "probe", site.start_urls[1], "--proxy", site.proxy, "--format", "json")
    found = json.loads(out)
    assert found["portal"] == "nukeviet"
    assert any("khuyen-nong" in url for url in found["lists"])


def test_tokenize_and_cite(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bai.txt"
    path.write_text("Thực hiện Kế hoạch số 07/KH-SNN ngày 30/01/2023.", encoding="utf-8")
    tokens = [
        json.loads(line) for line in run(capsys, "tokenize", path, "--format", "json").splitlines()
    ]
    assert "07/KH-SNN" in [token["text"] for token in tokens]
    assert run(capsys, "tokenize", path).startswith("Thực_hiện Kế_hoạch số")
    (citation,) = json.loads(run(capsys, "cite", path, "--format", "json"))
    assert (citation["normalized"], citation["date"]) == ("07/KH-SNN", "2023-01-30")


@pytest.mark.parametrize("verb", ["cite", "tokenize", "audit", "classify"])
def test_a_text_may_come_from_standard_input(verb: str) -> None:
    text = "Năm 2023, Sở đăng 12 tin, bài theo Kế hoạch số 07/KH-SNN ngày 30/01/2023."
    done = CliRunner().invoke(cchc, [verb, "-"], input=text)
    assert done.exit_code == 0
    assert done.output.strip()


def test_labels_are_written_in_the_format_of_the_ending(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "nhan.csv"
    run(capsys, "classify", data, "-o", out)
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert [row["article_id"] for row in csv.DictReader(file)] == ["a", "b", "c"]


def test_labels_as_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = labelled_file(tmp_path / "data.jsonl")
    rows = list(csv.DictReader(io.StringIO(run(capsys, "classify", data, "--format", "csv"))))
    assert len(rows) == 24
    assert {row["is_reform"] for row in rows} == {"True", "False"}
    assert run(capsys, "classify", data, "--format", "markdown").startswith("| article_id |")


def test_a_corpus_is_known_by_its_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "office.sqlite"
    Corpus.open(path).close()
    with pytest.raises(click.UsageError, match="nothing is reviewed yet"):
        run_raising("evaluate", path)


def run_raising(*words: object) -> None:
    cchc.main([str(word) for word in words], standalone_mode=False)


def test_labelling_loads_no_spacy(tmp_path: Path) -> None:
    """It takes a second and a half to load, and only its own pipelines need it."""
    path = tmp_path / "bai.txt"
    path.write_text("Niêm yết TTHC tại Bộ phận Một cửa.", encoding="utf-8")
    code = (
        "import sys\nfrom cchc_nlp.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\nprint('spacy' in sys.modules)"
    )
    call = [sys.executable, "-c", code, "classify", str(path)]
    done = subprocess.run(call, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] == "False"
