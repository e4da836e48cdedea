"""The README's ten lines run, and its commands exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cchc_nlp.cli import _run, cchc


@pytest.fixture
def readme(project: Path) -> str:
    return (project / "README.md").read_text(encoding="utf-8")


def test_the_ten_lines_of_python_run(
    readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, *others = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})
    for other in others:  # these assert what they show
        exec(compile(other, "README.md", "exec"), {})
    assert "đã đăng tải 152 tin, bài" in capsys.readouterr().out
    assert (tmp_path / "bao-cao.docx").stat().st_size > 10_000


def test_every_command_of_the_readme_exists(readme: str) -> None:
    named = set(re.findall(r"^cchc (\w+)", readme, re.MULTILINE))
    assert named
    assert named <= set(cchc.commands)


def test_every_command_is_listed_in_the_changelog_and_has_help(project: Path) -> None:
    changelog = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    for name, command in cchc.commands.items():
        assert name in changelog
        assert command.short_help or command.help


def test_the_demo_prints_what_the_readme_shows(
    readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (shown,) = re.findall(r"<!-- demo output -->\n```\n(.*?)```", readme, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    assert _run(["demo", "-o", "out"], debug=False) == 0
    assert capsys.readouterr().out.replace("\\", "/") == shown
