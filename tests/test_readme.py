"""The READMEs show what the demo prints, and say the same in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cchc_nlp.cli import cchc

from .documentation import blocks_of

LANGUAGES = ("README.md", "README.vi.md")


@pytest.mark.parametrize("name", LANGUAGES)
def test_the_demo_prints_what_the_readme_shows(name: str, project: Path, demo_made: Path) -> None:
    readme = (project / name).read_text(encoding="utf-8")
    (shown,) = re.findall(r"<!-- demo output -->\n```text\n(.*?)```", readme, re.DOTALL)
    assert (demo_made / "printed.txt").read_text(encoding="utf-8") == shown


def test_both_readmes_show_the_same_code_and_pictures(project: Path) -> None:
    shown = [
        (
            [re.sub(r"#.*", "", block.text) for block in blocks_of(project / name)],
            re.findall(r"!\[.*?\]\((.*?)\)", (project / name).read_text(encoding="utf-8")),
        )
        for name in LANGUAGES
    ]
    assert shown[0] == shown[1]


@pytest.mark.parametrize("name", LANGUAGES)
def test_what_a_readme_points_to_is_there(name: str, project: Path) -> None:
    readme = (project / name).read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#]+)\)", readme):
        assert link.startswith("http") or (project / link).exists(), link


def test_every_command_is_listed_in_the_changelog_and_has_help(project: Path) -> None:
    changelog = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    for name, command in cchc.commands.items():
        assert name in changelog
        assert command.short_help or command.help
