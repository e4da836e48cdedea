"""In a terminal: progress on stderr, tables that fit; in a pipe neither."""

from __future__ import annotations

import json
import os
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_nlp.cli.printing import aligned

pty = pytest.importorskip("pty")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

CALL = [sys.executable, "-m", "cchc_nlp.cli"]
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
COLOURS = re.compile(r"\x1b\[[0-9;]+m")


def environment(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "NO_COLOR")}
    path = os.pathsep.join(map(os.path.abspath, filter(None, sys.path)))
    return kept | {"PYTHONPATH": path, "TERM": "xterm-256color"} | more


def in_terminal(*arguments: object, columns: int = 80, **more: str) -> str:
    """What a command writes to a terminal of so many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        [*CALL, *map(str, arguments)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(**more),
    )
    os.close(theirs)
    written = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux's way to say that nobody writes any more
            break
        if not part:
            break
        written += part
    os.close(ours)
    assert process.wait() == 0, written.decode()
    return written.decode().replace("\r\n", "\n")


@pytest.fixture
def office(demo_made: Path, tmp_path: Path) -> Path:
    shutil.copy(demo_made / "out" / "demo.db", tmp_path / "demo.db")
    return tmp_path


# -- tables ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [80, 104, 140])
def test_the_ledger_fits_a_terminal(office: Path, columns: int) -> None:
    shown = in_terminal("ledger", "-c", office / "demo.db", columns=columns)
    assert max(map(len, shown.splitlines())) <= columns
    words = " ".join(shown.split())
    assert "trang không cho phép thu thập tự động (robots.txt): 1;" in words.replace(" 219", "")


def test_a_pipe_gets_each_row_in_one_line(office: Path) -> None:
    call = [*CALL, "ledger", "-c", str(office / "demo.db")]
    done = subprocess.run(call, capture_output=True, check=True, env=environment(COLUMNS="80"))
    assert done.stderr == b""
    lines = done.stdout.decode().splitlines()
    assert len(lines) == 9 + 1 + 4
    assert max(map(len, lines)) > 200


def test_wrapped_cells_lose_nothing() -> None:
    rows = [("a", "b", "c"), ("một hai ba bốn năm", "  sáu bảy tám chín", "mười " * 9)]
    shown = " ".join(" ".join(aligned(rows, width=40)).split())
    assert sorted(shown.split()) == sorted(" ".join(" ".join(row) for row in rows).split())
    assert max(map(len, aligned(rows, width=40))) <= 40


def test_an_address_in_the_last_column_stays_whole() -> None:
    address = "http://so.example/" + "a/" * 40
    assert any(line.endswith(address) for line in aligned([("x" * 30, address)], width=40))


# -- progress -------------------------------------------------------------------------------------


def rows_of(folder: Path) -> Path:
    path = folder / "tin.jsonl"
    lines = [json.dumps({"title": f"Tin {n}", "text": f"Bản tin số {n}."}) for n in range(40)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_progress_is_drawn_with_rate_and_time(office: Path) -> None:
    corpus, out = office / "demo.db", office / "a.jsonl"
    for verb, number, arguments in (
        ("import", 40, (rows_of(office), "-c", office / "moi.db")),
        ("export", 188, ("-c", corpus, "-o", out)),
        ("extract", 191, ("--again", "-c", corpus)),
        ("classify", 188, ("-c", corpus, "--labeler", "rules")),
        ("report", 172, ("-c", corpus, "--from", "2023-01-01", "--to", "2023-12-31",
                         "-o", office / "a.xlsx")),
    ):  # fmt: skip
        shown = ESCAPES.sub("", in_terminal(verb, *arguments))
        last = shown.replace("\r", "\n").split(f"{verb} ")[-1]
        # nobody knows beforehand how many rows a file has
        assert re.search(rf"(?:{number}/|^[━ ]*){number}  [\d.,]+/s  \d:\d\d:\d\d", last), (
            verb,
            last,
        )


def test_a_crawl_tells_how_many_wait_and_the_demo_its_steps(tmp_path: Path) -> None:
    shown = ESCAPES.sub("", in_terminal("demo", "-o", tmp_path / "out"))
    assert re.search(r"\d+/\d+  [\d.]+/s  \d:\d\d:\d\d left \d+ wait", shown)
    drawn = re.findall("(crawl|classify|review|count|report) [━╸╺]", shown)
    assert list(dict.fromkeys(drawn)) == ["crawl", "classify", "review", "count", "report"]


def test_no_color_draws_without_colours(office: Path) -> None:
    call = ("export", "-c", office / "demo.db", "-o", office / "a.jsonl")
    assert COLOURS.search(in_terminal(*call))
    shown = in_terminal(*call, NO_COLOR="1")
    assert "188/188" in shown
    assert not [code for code in COLOURS.findall(shown) if code != "\x1b[0m"]


def test_a_terminal_that_cannot_draw_gets_the_result_alone(office: Path) -> None:
    out = office / "a.jsonl"
    call = ("export", "-c", office / "demo.db", "-o", out)
    assert in_terminal(*call, TERM="dumb") == f"188 articles in {out}\n"
