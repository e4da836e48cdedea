"""`cchc --help` teaches: verbs in the order of the way, and examples that truly run."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cchc_nlp import shipped_articles
from cchc_nlp.classification.labelled import Labelled
from cchc_nlp.cli import _run, cchc
from cchc_nlp.cli.examples import EXAMPLES, Example
from cchc_nlp.cli.verbs import FIRST, LINES, WAY


def helped(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert _run([*words, "--help"], debug=False) == 0
    return capsys.readouterr().out


def commands() -> Iterator[tuple[str, click.Command]]:
    for name, command in cchc.commands.items():
        yield name, command
        for inner, below in getattr(command, "commands", {}).items():
            yield f"{name} {inner}", below


def test_the_verbs_stand_in_the_order_of_the_way(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = helped(capsys)
    table = shown.split("Verbs, in the order of the way:\n")[1].split("\nOptions:")[0]
    rows = [line.split() for line in table.splitlines() if line]
    steps = [row[0] for row in rows if row[0] in WAY and row[1] in WAY[row[0]]]
    assert steps == list(WAY) == [
        "see", "get", "label", "review", "count", "report", "audit", "language", "models", "shell",
    ]  # fmt: skip
    assert len(rows) == len(LINES)  # a line each, in a terminal of 80 columns
    assert shown.index("cchc demo") < shown.index("cchc count") < shown.index("cchc probe")
    assert "docs/" in shown


def test_every_verb_has_its_command_of_the_same_name() -> None:
    assert {name: command.name for name, command in cchc.commands.items()} == {
        name: name for name in LINES
    }
    modules = {path.stem for path in (Path(__file__).parents[2] / "src/cchc_nlp/cli").glob("*.py")}
    assert {name.replace("import", "import_") for name in LINES} <= modules


def test_help_loads_no_verb() -> None:
    code = (
        "import sys; from cchc_nlp.cli import _run; _run(['--help'], debug=False);"
        "print(sorted(m for m in sys.modules if m.startswith('cchc_nlp')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.splitlines()[-1]
    assert "cchc_nlp.cli.verbs" in loaded
    for verb in ("audit", "crawl", "ledger"):
        assert f"cchc_nlp.cli.{verb}'" not in loaded
    assert "cchc_nlp.records" not in loaded


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_verb_shows_its_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = helped(capsys, *name.split())
    for example in EXAMPLES[name]:
        assert f"\n    {example.line}\n" in shown  # unbroken, to be pasted
    if name != "review":
        assert "Examples:" in shown


def test_every_example_is_of_a_verb_there_is() -> None:
    assert set(EXAMPLES) == {name for name, _ in commands()}


# -- they run -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def office(demo_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    shutil.copytree(demo_made, folder, dirs_exist_ok=True)
    return folder


def words_of(line: str) -> list[str]:
    """The arguments of an example, without where its output goes."""
    program, *words = shlex.split(re.split(r" >>? ", line)[0])
    assert program == "cchc"
    return words


RUN = [e for examples in EXAMPLES.values() for e in examples if e.status is not None]
ONLY_READ = [e for examples in EXAMPLES.values() for e in examples if e.status is None]


@pytest.fixture(scope="module")
def few() -> list[Labelled]:
    """A hundred of the articles that ship: test_commands.py trains beside all of them."""
    return shipped_articles()[:100]


@pytest.mark.parametrize("example", RUN, ids=lambda e: e.line)  # in this order, in one folder
@pytest.mark.no_cover
def test_an_example_runs(
    example: Example,
    office: Path,
    few: list[Labelled],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(office)
    for place in ("cchc_nlp", "cchc_nlp.classification.trial"):
        monkeypatch.setattr(f"{place}.shipped_articles", lambda: few)
    words = words_of(example.line)
    if words[0] == "demo":
        words[-1] = str(office / "out")  # where it ran already: it goes on
    status = _run(words, debug=False)
    printed = capsys.readouterr()
    assert status == example.status, printed.err
    assert printed.out.strip()


@pytest.mark.parametrize("example", ONLY_READ, ids=lambda e: e.line)
def test_an_example_that_cannot_run_here_is_understood(example: Example) -> None:
    command: click.Command = cchc
    words = words_of(example.line)
    while isinstance(command, click.Group):
        command = command.commands[words.pop(0)]
    assert command.make_context("", words).params


def test_only_what_asks_a_site_or_a_second_reader_is_not_run() -> None:
    verbs = {tuple(words_of(example.line)[:2]) for example in ONLY_READ}
    assert {verb for verb, _ in verbs} == {"probe", "crawl", "review"}
    assert [inner for verb, inner in verbs if verb == "review"] == ["agree"]


@pytest.mark.parametrize("line", [line for line, _ in FIRST[1:2]])
def test_what_to_type_first_runs_after_the_demo(
    line: str,
    demo_made: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(demo_made / "out", tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    assert _run(words_of(line), debug=False) == 0
    assert "tổng cộng" in capsys.readouterr().out


# -- what was mistyped ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["cuont"], "did you mean count"),
        (["reprot", "-c", "x.db"], "did you mean report"),
        (["xyz"], "there are: demo, probe, crawl"),
        (["count", "-c", "x.db", "--polcy", "cchc"], "--policy"),
        (["review", "stats"], "status"),
        (["count", "-c", "x.db", "--by", "moon"], "month"),
    ],
)
def test_what_is_mistyped_is_answered_by_what_is_like_it(
    words: list[str], hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(words, debug=False) == 2
    err = capsys.readouterr().err
    assert hint in err
    assert err.startswith("cchc: ")
    assert err.count("\n") == 1
