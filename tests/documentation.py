"""The code blocks of a Markdown page, and what it takes to hold them to their word.

A page is a story, told in a folder where the demo has been made (`out/`) and its site crawled and
labelled, not read (`so.db`): `sh` blocks are run line by line, `python` blocks share their names.
`<!-- prints -->` before a `text` block promises that the block above it prints these lines, in
this order; "…" stands for what is left out, of a line's end or of lines.

What cannot run here stands in a block of another tag (`text`, `bat`, `powershell`, `cron`), and
there, as in running text, every command and option must be one that `cchc` has.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cchc_nlp.cli import cchc

RUN = ("python", "sh")
READ = ("", "text", "toml", "json", "jinja", "bat", "powershell", "cron", "pycon", "html")
PROMISE = "<!-- prints -->"
STATUS = re.compile(r"#.*\bexit status (\d)\b")
_NAMED = re.compile(r"\bcchc(?:\.exe)?\"? +([a-z]\w*(?:[ \t]+(?!\|)[^\s#;&)]+)*)")


@dataclass(frozen=True)
class Block:
    """One fenced block: its tag, its text, its first line in the page, and whether it promises.

    With a title it is a file of that name, which the reader has saved.
    """

    tag: str
    text: str
    line: int
    title: str = ""
    is_promise: bool = False


def blocks_of(page: Path) -> Iterator[Block]:
    """Every block of code, fenced or indented, in order."""
    before = ""
    for token in _tokens(page):
        if token.type in ("fence", "code_block"):
            info = token.info if token.type == "fence" else "indented"
            title = re.search(r'title="(.+?)"', info)
            yield Block(
                tag=info.split()[0] if info.strip() else "",
                text=token.content,
                line=(token.map or [0])[0] + 1,
                title=title[1] if title else "",
                is_promise=before.strip() == PROMISE,
            )
        before = token.content if token.type == "html_block" else ""


def commands_named(page: Path) -> Iterator[str]:
    """Every `cchc ...` that a page names: in code spans, and in blocks that are not run."""
    for token in _tokens(page):
        spans = [child.content for child in token.children or () if child.type == "code_inline"]
        is_code = token.type == "fence" and token.info.strip()  # without a tag: what is printed
        lines = token.content.splitlines() if is_code else spans
        for line in lines:
            yield from (found[1] for found in _NAMED.finditer(line))


def _tokens(page: Path) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8"))


def command_lines(text: str) -> Iterator[tuple[list[str], int]]:
    """What an `sh` block runs: the arguments of each `cchc`, and the exit status it tells."""
    for line in text.replace("\\\n", " ").splitlines():
        told = STATUS.search(line)
        for command in _split(line):
            assert command[0] == "cchc", f"{line!r} cannot be run here: tag its block `text`"
            yield command[1:], int(told[1]) if told else 0


def _split(line: str) -> Iterator[list[str]]:
    """The commands of a line, which `;` separates."""
    words = shlex.split(line, comments=True)
    command: list[str] = []
    for word in words:
        command.append(word.removesuffix(";"))
        if word.endswith(";"):
            yield command
            command = []
    if command:
        yield command


def unknown_in(command: str) -> list[str]:
    """Which verb and which options of a command line `cchc` does not have.

    >>> unknown_in("count -c so.db --form json"), unknown_in("recount"), unknown_in("ledger")
    (['--form'], ['recount'], [])
    """
    words = command.split()
    at: click.Command = cchc
    while words and isinstance(at, click.Group) and not words[0].startswith("-"):
        if words[0] not in at.commands:
            return [words[0]]
        at = at.commands[words.pop(0)]
    known = {"-h", "--help"} | {o for p in [*at.params, *cchc.params] for o in p.opts}
    given = (word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word))
    return [option.rstrip(".,:") for option in given if option.rstrip(".,:") not in known]


def missing_lines(shown: str, printed: str) -> list[str]:
    """The lines of a promise that were not printed, or not in that order."""
    rest = iter([line.rstrip() for line in printed.splitlines()])
    return [
        line
        for line in map(str.rstrip, shown.splitlines())
        if line != "…" and not any(_matches(line, there) for there in rest)
    ]


def _matches(shown: str, there: str) -> bool:
    if shown.endswith("…"):
        return there.startswith(shown.removesuffix("…").rstrip())
    return shown == there
