"""Bad input gets one clear line and exit 2, and leaves the corpus as it was."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from cchc_nlp.cli import _run, main
from cchc_nlp.corpus.store import SCHEMA_VERSION, Corpus


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Exit status, standard output and error of one command."""
    status = _run([str(a) for a in arguments], debug=False)
    out, err = capsys.readouterr()
    return status, out, err


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "c.db"
    Corpus.open(path).close()
    return path


def one_line(err: str) -> bool:
    return err.startswith("cchc: ") and err.count("\n") == 1


def test_a_host_that_does_not_exist(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    status, _, err = run(capsys, "crawl", "http://khong-co.invalid/", "-c", new, "--delay", 0)
    assert (status, one_line(err), new.exists()) == (2, True, False)
    assert "khong-co.invalid" in err


def test_a_host_that_does_not_exist_leaves_a_corpus_as_it_was(
    capsys: pytest.CaptureFixture[str], corpus: Path
) -> None:
    before = corpus.read_bytes()
    status, _, err = run(capsys, "crawl", "http://khong-co.invalid/", "-c", corpus, "--delay", 0)
    assert (status, one_line(err), corpus.read_bytes()) == (2, True, before)


def test_what_is_no_address(capsys: pytest.CaptureFixture[str], corpus: Path) -> None:
    status, _, err = run(capsys, "crawl", "sonnptnt", "-c", corpus)
    assert (status, one_line(err)) == (2, True)


@pytest.mark.parametrize("content", ["", "một tệp văn bản thường, không phải kho ngữ liệu"])
def test_a_corpus_file_that_is_not_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str
) -> None:
    path = tmp_path / "x.db"
    path.write_text(content, encoding="utf-8")
    status, _, err = run(capsys, "count", "-c", path)
    assert (status, one_line(err), path.read_text(encoding="utf-8")) == (2, True, content)


def test_a_corpus_of_a_newer_schema(capsys: pytest.CaptureFixture[str], corpus: Path) -> None:
    connection = sqlite3.connect(corpus)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    before = corpus.read_bytes()
    status, _, err = run(capsys, "ledger", "-c", corpus)
    assert (status, one_line(err), corpus.read_bytes()) == (2, True, before)
    assert "upgrade" in err


def test_a_period_whose_end_is_before_its_start(
    capsys: pytest.CaptureFixture[str], corpus: Path
) -> None:
    status, _, err = run(
        capsys, "count", "-c", corpus, "--from", "2023-10-25", "--to", "01/01/2023"
    )
    assert (status, one_line(err)) == (2, True)


@pytest.mark.parametrize("day", ["25-10", "2023-13-01", "hôm qua", "31/02/2023"])
def test_a_day_that_is_none(capsys: pytest.CaptureFixture[str], corpus: Path, day: str) -> None:
    status, _, err = run(capsys, "count", "-c", corpus, "--from", day)
    assert (status, one_line(err)) == (2, True)
    assert day in err


@pytest.mark.parametrize("verb", ["audit", "cite", "classify", "tokenize"])
@pytest.mark.parametrize(
    "content", [b"", b"  \n", "Cải cách".encode("utf-16-be"), b"C\xe1\xba c\xe1ch"]
)
def test_a_text_file_that_is_empty_or_in_another_encoding(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, verb: str, content: bytes
) -> None:
    path = tmp_path / "bai.txt"
    path.write_bytes(content)
    status, out, err = run(capsys, verb, path)
    assert (status, out, one_line(err)) == (2, "", True)
    assert "bai.txt" in err


@pytest.mark.parametrize("verb", ["audit", "cite", "classify", "tokenize"])
def test_a_file_that_is_not_there(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, verb: str
) -> None:
    status, _, err = run(capsys, verb, tmp_path / "khong-co.docx")
    assert (status, one_line(err)) == (2, True)


def test_a_word_file_that_is_none(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(b"not a zip")
    status, _, err = run(capsys, "audit", path)
    assert (status, one_line(err)) == (2, True)


def test_a_bad_row_of_many_imports_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, corpus: Path
) -> None:
    before = corpus.read_bytes()
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"title": "Một", "text": "Hai"}\n{"title": "Ba"}\n', encoding="utf-8")
    status, _, err = run(capsys, "import", rows, "-c", corpus)
    assert (status, one_line(err), corpus.read_bytes()) == (2, True, before)
    assert "line 2" in err


def test_wrong_use_is_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "count")[0] == 2
    assert run(capsys, "no-such-verb")[0] == 2


def test_an_interruption_is_exit_3(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cchc_nlp.crawl", interrupted, raising=False)
    status, _, err = run(capsys, "crawl", "http://so.example/", "-c", tmp_path / "c.db")
    assert status == 3
    assert "goes on" in err


def test_main_leaves_with_the_status(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
