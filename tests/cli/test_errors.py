"""Bad input gets one clear line and exit 2, and leaves the corpus as it was."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import click
import pytest

from cchc_nlp.cli import _run, main
from cchc_nlp.cli.telling import told
from cchc_nlp.corpus.store import SCHEMA_VERSION, Corpus

from ..factories import article


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


# -- as a process ---------------------------------------------------------------------------------

CALL = [sys.executable, "-m", "cchc_nlp.cli"]
HAS_FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")


def environment(**more: str) -> dict[str, str]:
    path = os.pathsep.join(map(os.path.abspath, filter(None, sys.path)))
    return {**os.environ, "PYTHONPATH": path, **more}


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """A text whose words are more than a pipe holds."""
    path = tmp_path / "dai.txt"
    path.write_text("Sở công bố danh mục thủ tục hành chính.\n" * 3000, encoding="utf-8")
    return path


def test_a_reader_that_has_seen_enough_is_no_failure(long: Path) -> None:
    call = [*CALL, "tokenize", str(long), "--format", "json"]
    with subprocess.Popen(
        call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"text"')
        process.stdout.close()
        err = process.stderr.read()
    assert (process.returncode, err) == (0, b"")


@HAS_FULL
def test_a_full_disk_is_told_in_a_line(corpus: Path, long: Path) -> None:
    for words in (("ledger", "-c", str(corpus)), ("tokenize", str(long))):
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [*CALL, *words], stdout=full, stderr=subprocess.PIPE, env=environment(), check=False
            )
        err = done.stderr.decode()
        assert (done.returncode, one_line(err)) == (2, True)
        assert "standard output: No space left on device" in err


def test_the_old_console_of_windows_gets_its_letters(corpus: Path) -> None:
    """Python would ask for cp1252 there, which has no "ổ"."""
    done = subprocess.run(
        [*CALL, "ledger", "-c", str(corpus)],
        capture_output=True,
        env=environment(PYTHONIOENCODING="cp1252", PYTHONUTF8="0"),
        check=True,
    )
    assert done.stdout.decode("utf-8").startswith("sổ cái")


@pytest.mark.skipif(sys.platform == "win32", reason="no signals there")
def test_control_c_is_exit_3_without_a_traceback(tmp_path: Path) -> None:
    """A command that waits for its standard input is interrupted as a person would."""
    with subprocess.Popen(
        [*CALL, "tokenize", "-"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(PYTHONFAULTHANDLER="", PYTHONPROFILEIMPORTTIME="1"),
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:  # until what the verb needs has been loaded
            if b"cchc_nlp.vietnamese.segmentation" in line:
                break
        process.send_signal(signal.SIGINT)
        err = process.stderr.read().decode()
    assert process.returncode == 3
    assert "Traceback" not in err
    assert "cchc: interrupted" in err


def test_debug_adds_the_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "khong-co.db"
    assert "Traceback" not in run(capsys, "ledger", "-c", missing)[2]
    assert _run(["ledger", "-c", str(missing), "--debug"], debug=True) == 2
    err = capsys.readouterr().err
    assert "Traceback" in err
    assert err.splitlines()[-1].startswith(f"cchc: {missing}: no such corpus")


# -- each kind of error ---------------------------------------------------------------------------


def test_wrong_use_is_one_line_that_names_the_verb(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "count")
    assert (status, out) == (2, "")
    assert err == ("cchc: count: Missing option '-c' / '--corpus'; see `cchc count --help`\n")


def test_nothing_asked_is_answered_by_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys)
    assert (status, out) == (2, "")
    assert "Type these first:" in err


def test_days_that_are_swapped(capsys: pytest.CaptureFixture[str], corpus: Path) -> None:
    call = ("count", "-c", corpus, "--from", "25/10/2023", "--to", "01/01/2023")
    assert "swap the two days" in run(capsys, *call)[2]


def test_a_template_that_is_none(
    capsys: pytest.CaptureFixture[str], corpus: Path, tmp_path: Path
) -> None:
    with Corpus.open(corpus) as opened:
        opened.add_articles([article("a")])
    out = tmp_path / "a.docx"
    status, _, err = run(capsys, "report", "-c", corpus, "-o", out, "--template", "khong-co")
    assert (status, one_line(err), out.exists()) == (2, True, False)
    assert "doan-van" in err


def test_a_folder_where_nothing_can_be_written(
    capsys: pytest.CaptureFixture[str], corpus: Path, tmp_path: Path
) -> None:
    for out in (tmp_path / "khong-co" / "a.jsonl", corpus / "a.jsonl"):
        status, _, err = run(capsys, "export", "-c", corpus, "-o", out)
        assert (status, one_line(err)) == (2, True)
        assert "check the path" in err


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (sqlite3.OperationalError("database or disk is full"), "free some space"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "who may write"),
        (sqlite3.OperationalError("database is locked"), "wait for the other process"),
        (sqlite3.DatabaseError("database disk image is malformed"), "may be damaged"),
        (PermissionError(errno.EACCES, "Permission denied", "a.xlsx"), "a.xlsx: Permission"),
        (MemoryError(), "out of memory"),
        (ValueError("a\nb"), "unexpected ValueError: a b; run with --debug"),
        (click.FileError("x.db", "gone"), "x.db"),
    ],
)  # fmt: skip
def test_every_error_is_a_line_with_a_way_out(error: Exception, line: str) -> None:
    assert line in told(error)
    assert "\n" not in told(error)
