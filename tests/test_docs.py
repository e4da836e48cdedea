"""Every block of code in the documentation runs, and every verb and public name is documented."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import docx
import pytest

import cchc_nlp
from cchc_nlp import load_sites
from cchc_nlp.cli import _run, cchc
from cchc_nlp.crawling.fetching import Fetcher
from cchc_nlp.demo.server import serve_site

from .documentation import (
    READ,
    RUN,
    Block,
    blocks_of,
    command_lines,
    commands_named,
    missing_lines,
    unknown_in,
)

ROOT = Path(__file__).parent.parent
DEMO = ["demo", "-o", "out"]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
PAGES = [page for page in PAGES if page.name != "CHANGELOG.md"]
# The code of README.vi.md is README.md's, which test_readme.py holds: once is enough.
RUNNING = [
    page
    for page in PAGES
    if page.name != "README.vi.md" and any(block.tag in RUN for block in blocks_of(page))
]


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.fixture
def office(
    demo_made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, Any]]:
    """A reader's folder: the demo made, its site reachable as on the web, without its pauses.

    `mau-cua-so.docx` is the form that the office has used for years, with a name written into it.
    """
    shutil.copytree(demo_made, tmp_path, dirs_exist_ok=True)
    form = docx.Document()
    form.add_paragraph("Sở đã đăng {{ total }} tin, bài.")
    form.save(str(tmp_path / "mau-cua-so.docx"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Fetcher, "_pause_for", lambda self, seconds: None)
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serve_site() as site:
        for name in ("http_proxy", "HTTP_PROXY"):
            monkeypatch.setenv(name, site.proxy)
        yield {"__name__": "__main__"}


@pytest.mark.parametrize("page", RUNNING, ids=name_of)
@pytest.mark.no_cover
def test_every_block_of_a_page_runs(
    page: Path, office: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    printed = ""
    for block in blocks_of(page):
        where = f"{name_of(page)}:{block.line}"
        if block.title:
            Path(block.title).write_text(block.text, encoding="utf-8")
        elif block.tag == "python":
            exec(compile("\n" * block.line + block.text, name_of(page), "exec"), office)
        elif block.tag == "sh":
            run_lines(block, where, capsys)
        elif block.is_promise:
            missing = missing_lines(block.text, printed)
            assert not missing, f"{where}: {missing} is not printed; printed is\n{printed}"
        if block.tag in RUN and not block.title:
            printed = capsys.readouterr().out


def run_lines(block: Block, where: str, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, told in command_lines(block.text):
        if arguments == DEMO:  # what made this folder
            click.echo(Path("printed.txt").read_text(encoding="utf-8"))
            continue
        status = _run(arguments, debug=False)
        assert status == told, f"{where}: cchc {arguments} gave {status}: {capsys.readouterr()}"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_block_is_run_or_read(page: Path, tmp_path: Path) -> None:
    for block in blocks_of(page):
        where = f"{name_of(page)}:{block.line}"
        assert block.tag in RUN + READ, f"{where}: nobody runs or reads a block of {block.tag!r}"
        if block.tag == "":
            told = re.findall(r"^(?:cchc|python|make|pip) .*", block.text, re.MULTILINE)
            assert not told, f"{where}: {told} stands in a block without a tag; `sh` runs it"
        elif block.tag == "json":
            json.loads(block.text)
        elif block.tag == "toml" and "[[site]]" in block.text:
            (tmp_path / "sites.toml").write_text(block.text, encoding="utf-8")
            assert load_sites(tmp_path / "sites.toml")
        elif block.tag == "toml":
            tomllib.loads(block.text)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_and_option_that_a_page_names_exists(page: Path) -> None:
    wrong = {named: unknown for named in commands_named(page) if (unknown := unknown_in(named))}
    assert not wrong


def test_every_verb_is_shown_at_work() -> None:
    named = {command.split()[0] for page in PAGES for command in commands_named(page)}
    assert set(cchc.commands) <= named


def test_every_verb_and_option_is_in_the_reference(reference: Any) -> None:
    page = reference.command_line_page()
    assert "\b" not in page  # click's mark of a paragraph to keep
    assert "\\b" not in page
    for name, command in cchc.commands.items():
        assert f"## cchc {name} " in page
        for parameter in command.params:
            assert all(option in page for option in parameter.opts if option.startswith("-"))


def test_every_public_name_is_in_the_reference_and_has_a_docstring(reference: Any) -> None:
    page = reference.library_page()
    for name in cchc_nlp.__all__:
        assert page.count(f"::: cchc_nlp.{name}\n") == 1
        assert (getattr(cchc_nlp, name).__doc__ or "").strip()


@pytest.fixture
def reference(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(ROOT / "tools")
    import docs_reference  # type: ignore[import-not-found]

    return docs_reference


def test_what_holds_the_pages_to_their_word_can_fail(tmp_path: Path) -> None:
    assert unknown_in("count -c so.db --form json") == ["--form"]
    assert unknown_in("review exports") == ["exports"]
    assert missing_lines("a\n…\nc", "a\nb\nc") == []
    assert missing_lines("c\na", "a\nb\nc") == ["a"]
    assert missing_lines("tổng …", "tổng cộng 152") == []
    with pytest.raises(AssertionError, match="tag its block"):
        list(command_lines("git clone x"))
