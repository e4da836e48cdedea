"""What people read is Vietnamese, and English where --lang says so; help and errors are English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cchc_nlp.cli import _run, cchc

from .test_commands import corpus, data  # noqa: F401  (fixtures)

VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
PERIOD = ("--from", "01/01/2023", "--to", "31/03/2023")
TWO = ("--period", "2023-Q1", "--period", "2023-Q2")
# Verbs whose output ends in a report, or beside one; the others print a line of English, or data.
SPEAKING = {
    "demo", "crawl", "ledger", "plan", "review status", "review agree", "count", "compare",
    "trends", "audit", "cite",
}  # fmt: skip


def speaking(commands: dict[str, click.Command], above: str = "") -> Iterator[str]:
    for name, command in commands.items():
        if isinstance(command, click.Group):
            yield from speaking(dict(command.commands), f"{name} ")
        elif any("--lang" in option.opts for option in command.params):
            yield above + name


def test_which_verbs_speak_two_languages() -> None:
    found = set(speaking(dict(cchc.commands)))
    assert found >= SPEAKING
    for name in found:
        first, *rest = name.split()
        command = cchc.commands[first]
        for inner in rest:
            assert isinstance(command, click.Group)
            command = command.commands[inner]
        (option,) = (o for o in command.params if "--lang" in o.opts)
        assert option.default == "vi"


@pytest.mark.parametrize(
    "words",
    [
        ("count", *PERIOD),
        ("compare", *TWO),
        ("ledger",),
        ("ledger", "--by", "month"),
        ("ledger", "--list", "rejected"),
        ("plan", *PERIOD),
        ("review", "status"),
        ("trends", *PERIOD),
        ("trends", *PERIOD, "--by", "label"),
    ],
    ids=" ".join,
)
def test_a_verb_keeps_to_the_language(
    words: tuple[str, ...],
    corpus: Path,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    call = [*words, "-c", str(corpus)]
    assert _run([*call, "--lang", "en"], debug=False) == 0
    english = capsys.readouterr().out
    assert not VIETNAMESE.findall(english), english
    assert _run(call, debug=False) == 0
    assert VIETNAMESE.search(capsys.readouterr().out)


def test_a_text_and_an_audit_keep_to_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Theo 07/KH-SNN, Sở đã đăng 9 tin, bài, gồm 3 tin và 2 bài.", encoding="utf-8")
    for verb, head in (("cite", "number"), ("audit", "place")):
        assert _run([verb, str(path), "--lang", "en"], debug=False) in (0, 1)
        assert capsys.readouterr().out.startswith(head)
        assert _run([verb, str(path)], debug=False) in (0, 1)
        assert VIETNAMESE.search(capsys.readouterr().out.splitlines()[0])
