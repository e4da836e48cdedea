"""The Tab key: asked as a shell asks, through the environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_nlp.cli import _run
from cchc_nlp.cli.completing import corpora
from cchc_nlp.cli.completion import SHELLS
from cchc_nlp.corpus.store import Corpus

from ..factories import article


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Two corpora, one of them a folder below, and a file that is none."""
    (tmp_path / "out").mkdir()
    for name in ("so.db", "out/demo.db"):
        with Corpus.open(tmp_path / name) as corpus:
            corpus.add_articles([article("a"), article("b", source="xa.example")])
    (tmp_path / "so.txt").write_text("so")
    return tmp_path


def completed(folder: Path, line: str) -> list[str]:
    """What bash is told for a line whose last word is being typed."""
    words = line.split(" ")
    env = {
        **os.environ,
        "_CCHC_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "PYTHONPATH": os.pathsep.join(map(os.path.abspath, filter(None, sys.path))),
    }
    done = subprocess.run(
        [sys.executable, "-m", "cchc_nlp.cli"], env=env, cwd=folder, capture_output=True, check=True
    )
    assert done.stderr == b""
    return done.stdout.decode().split()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("cchc cou", ["plain,count"]),
        ("cchc review i", ["plain,import"]),
        ("cchc count --pol", ["plain,--policy"]),
        ("cchc count --policy ", ["plain,cchc", "plain,strict_tthc", "plain,broad"]),
        ("cchc count --lang ", ["plain,vi", "plain,en"]),
        ("cchc count -c ", ["plain,out/demo.db", "plain,so.db"]),
        ("cchc count -c out/", ["plain,out/demo.db"]),
        ("cchc classify -c so.t", ["file,so.t"]),
        ("cchc report --template d", ["plain,doan-van"]),
        ("cchc report --template so.", ["file,so."]),
        ("cchc count -c so.db --source ", ["plain,so.example", "plain,xa.example"]),
        ("cchc count -c so.txt --source ", []),
        ("cchc count --source ", []),
        ("cchc audit so", ["file,so"]),
    ],
)
def test_what_a_tab_gives(office: Path, line: str, expected: list[str]) -> None:
    assert completed(office, line) == expected


def test_a_tab_writes_nothing(office: Path) -> None:
    before = {path: path.read_bytes() for path in office.glob("*.db")}
    completed(office, "cchc count -c so.db --source ")
    assert {path: path.read_bytes() for path in office.glob("*.db")} == before


def test_a_folder_that_is_not_there_has_no_corpora(tmp_path: Path) -> None:
    assert corpora(f"{tmp_path.as_posix()}/khong-co/") == []


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_each_shell(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(["completion", shell], debug=False) == 0
    script = capsys.readouterr().out
    assert f"_CCHC_COMPLETE={shell}_complete" in script


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_bash_takes_the_script(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bash reads the script and completes a line by it; `cchc` is this package, as a function."""
    assert _run(["completion", "bash"], debug=False) == 0
    script = office / "completion.bash"
    script.write_text(capsys.readouterr().out, encoding="utf-8")
    program = office / "cchc"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cchc_nlp.cli "$@"\n')
    program.chmod(0o755)
    line = (
        f"source {script}; COMP_WORDS=({program} count --policy s); COMP_CWORD=3;"
        f" _cchc_completion {program}; echo ${{COMPREPLY[@]}}"
    )
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(os.path.abspath, filter(None, sys.path))),
    }
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, env=env, check=True)
    assert done.stdout.split() == ["strict_tthc"]
