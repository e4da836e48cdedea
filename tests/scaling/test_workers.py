"""`--workers N` gives what one process gives; a page that ends its process is named and counted."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cchc_nlp.corpus.ledger import build_ledger
from cchc_nlp.corpus.reextraction import diff
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.scaling.stages import CRASHED

from ..factories import article
from .conftest import Run


@pytest.fixture
def corpus(crawled: tuple[Path, Path], tmp_path: Path) -> Path:
    """The crawled corpus, to be written to."""
    return Path(shutil.copy(crawled[0], tmp_path / "c.db"))


def test_extracting_again_by_two_processes_changes_nothing(run: Run, corpus: Path) -> None:
    done = run("extract", "--again", "-c", corpus, "--workers", 2)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "66 pages read; 0 changed, 0 rejected\n"


def test_a_page_that_ends_its_process_is_a_rejection_and_named(run: Run, corpus: Path) -> None:
    with Corpus.open(corpus) as opened, opened.transaction() as connection:
        url = _spoil(connection)
    done = run("extract", "--again", "-c", corpus, "--workers", 2, faulty=True)
    assert done.returncode == 1
    assert done.stderr == f"cchc: {url}: {CRASHED}\n"
    assert done.stdout.startswith("66 pages read; 1 changed, 1 rejected, 1 of them because")
    with Corpus.open(corpus) as opened:
        assert [change.after for change in diff(opened)] == ["rejection: unreadable"]
        assert url in {rejection.url for rejection in opened.rejections()}
        build_ledger(opened)  # raises if it does not add up


def _spoil(connection: object) -> str:
    """Put what ends a process into one article's page."""
    import zstandard

    row = connection.execute(  # type: ignore[attr-defined]
        "SELECT url, page_sha256 FROM articles ORDER BY id LIMIT 1 OFFSET 30"
    ).fetchone()
    body = zstandard.compress(b"<html><body>fatal-page</body></html>")
    connection.execute("UPDATE bodies SET zstd = ? WHERE sha256 = ?", (body, row[1].hex()))  # type: ignore[attr-defined]
    return str(row[0])


def test_a_file_is_labelled_by_two_processes_as_by_one(run: Run, tmp_path: Path) -> None:
    _write(tmp_path / "in.jsonl", 150)
    told = {}
    for workers in (1, 2):
        out = tmp_path / f"{workers}.jsonl"
        done = run("classify", tmp_path / "in.jsonl", "--workers", workers, "-o", out)
        assert (done.returncode, done.stderr) == (0, "")
        told[workers] = out.read_text("utf-8").splitlines()
    assert told[1] == told[2]
    assert [json.loads(line)["article_id"] for line in told[1]] == [str(n) for n in range(150)]


def test_an_article_that_ends_its_process_is_left_out_and_named(run: Run, tmp_path: Path) -> None:
    _write(tmp_path / "in.jsonl", 10, fatal=4)
    out = tmp_path / "out.jsonl"
    done = run("classify", tmp_path / "in.jsonl", "--workers", 2, "-o", out, faulty=True)
    assert done.returncode == 1
    assert done.stderr.startswith("cchc: http://so.example/4: ended the process")
    assert done.stdout == f"9 labels in {out}; 1 without a label, see above\n"
    labels = [json.loads(line)["article_id"] for line in out.read_text("utf-8").splitlines()]
    assert labels == [str(n) for n in range(10) if n != 4]


def test_a_corpus_is_labelled_by_two_processes(run: Run, corpus: Path) -> None:
    done = run("classify", "-c", corpus, "--workers", 2)
    assert (done.returncode, done.stdout) == (0, f"66 articles labelled in {corpus}\n")
    with Corpus.open(corpus) as opened:
        assert sum(1 for _ in opened.labels()) == 66


def _write(path: Path, number: int, *, fatal: int | None = None) -> None:
    texts = [
        "fatal-text" if n == fatal else f"Sở cắt giảm {n} thủ tục hành chính."
        for n in range(number)
    ]
    rows = [article(str(n), text=text).to_dict() for n, text in enumerate(texts)]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
