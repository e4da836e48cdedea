"""Datasets labelled in this process: every row as the public functions give it, none missing."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_nlp.classification.labeling import classify
from cchc_nlp.cli import _run
from cchc_nlp.corpus.archives import read_pages
from cchc_nlp.corpus.duplicates import find_repeats
from cchc_nlp.corpus.exchange import read_articles
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import InputError
from cchc_nlp.extraction.articles import extract
from cchc_nlp.records import Article, Page
from cchc_nlp.scaling import classify_dataset
from cchc_nlp.scaling.inputs import partitions_of, read_partition

from ..factories import article
from .conftest import SIZE

COUNTS = {
    "partitions": 6,
    "done_before": 0,
    "records": 148,
    "articles": 132,
    "rejections": 4,
    "lists": 12,
    "reform": 45,
    "duplicates": 67,
}
KINDS = {"text": 31, "near": 31}

parquet = pytest.importorskip("pyarrow.parquet")

Row = dict[str, Any]


def rows_of(output: Path, what: str = "articles") -> list[Row]:
    """All rows of the part files, in the order of files and positions."""
    rows = [r for f in (output / what).glob("*.parquet") for r in parquet.read_table(f).to_pylist()]
    return sorted(rows, key=lambda row: (row["input"], row["position"]))


def test_no_record_is_missing(dataset: Path, labelled: Path) -> None:
    assert COUNTS["records"] == COUNTS["articles"] + COUNTS["rejections"] + COUNTS["lists"]
    assert len(rows_of(labelled)) == COUNTS["articles"]
    rejected = [(row["url"], row["reason"]) for row in rows_of(labelled, "rejections")]
    assert rejected[:3] == [
        ("http://x.example/1", "no_title"),
        ("papers/c.jsonl#78", "unreadable"),
        ("http://x.example/2", "unreadable"),
    ]
    assert len(rejected) == COUNTS["rejections"]
    with Corpus.open(dataset / "site.db") as corpus:  # beside the WARC: what a crawl made of it
        crawled = {a.id: (a.title, a.text, a.published) for a in corpus.articles()}
    rows = [row for row in rows_of(labelled) if row["input"] == "site.warc.gz"]
    assert {r["id"]: (r["title"], r["text"], _moment(r["published"])) for r in rows} == crawled


def _moment(text: str | None) -> dt.datetime | None:
    return None if text is None else dt.datetime.fromisoformat(text)


def test_every_row_is_what_the_public_functions_give(dataset: Path, labelled: Path) -> None:
    pages = [found for found in read_pages(dataset / "site.warc.gz") if isinstance(found, Page)]
    read = list(extract(page for page in pages if page.kind == "article"))
    articles = [one for one in read if isinstance(one, Article)]
    articles += _read(dataset / "papers" / "a.jsonl")
    rows = {row["id"]: row for row in rows_of(labelled) if row["input"] != "papers/b.parquet"}
    for one, label in zip(articles, classify(articles), strict=True):
        expected = _cells(one.to_dict() | label.to_dict() | {"duplicate_of": None})
        row = rows[one.id] | {"duplicate_of": None}
        assert row == {name: expected.get(name, row[name]) for name in row}


def test_duplicates_are_those_that_one_corpus_finds(labelled: Path) -> None:
    rows = rows_of(labelled)
    first = {row["id"]: row for row in reversed(rows)}
    found = find_repeats(map(_article, first.values()))
    expected = {copy: (repeat.original, repeat.kind) for copy, repeat in found.items()}
    marked = {key: (row["duplicate_of"], row["duplicate_kind"]) for key, row in first.items()}
    assert {key: mark for key, mark in marked.items() if mark != (None, "")} == expected
    assert Counter(kind for _, kind in expected.values()) == KINDS


def test_a_second_row_of_one_id_repeats_what_the_first_repeats(labelled: Path) -> None:
    rows = rows_of(labelled)
    again = [row for row in rows if row["duplicate_kind"] == "id"]
    first = {row["id"]: row for row in rows if row["duplicate_kind"] != "id"}
    assert len(again) == 5
    for row in again:
        assert row["duplicate_of"] == (first[row["id"]]["duplicate_of"] or row["id"])


def _article(row: Row) -> Article:
    fields = {name: row[name] for name in "id url title text source body_kind item_type".split()}
    return Article(**fields, published=_moment(row["published"]), is_repost=row["is_repost"])


def test_what_is_done_is_not_done_again(dataset: Path, labelled: Path, tmp_path: Path) -> None:
    output = Path(shutil.copytree(labelled, tmp_path / "out"))
    written = {file: file.stat().st_mtime_ns for file in output.rglob("*.*")}
    told = classify_dataset(dataset, output, engine="serial", partition_bytes=SIZE)
    assert told.to_dict() == COUNTS | {"done_before": COUNTS["partitions"]}
    assert {file: file.stat().st_mtime_ns for file in output.rglob("*.*")} == written


@pytest.mark.no_cover
def test_a_changed_file_is_done_again_and_compared_with_the_others(
    labelled: Path, dataset: Path, tmp_path: Path
) -> None:
    source = Path(shutil.copytree(dataset, tmp_path / "in"))
    output = Path(shutil.copytree(labelled, tmp_path / "out"))
    lines = (source / "papers" / "a.jsonl").read_text("utf-8").splitlines()
    (source / "papers" / "a.jsonl").write_text("\n".join(lines[:-8]), encoding="utf-8")
    os.utime(source / "papers" / "b.parquet")  # touched, not changed
    done = classify_dataset(source, output, engine="serial", partition_bytes=SIZE)
    fresh = classify_dataset(source, tmp_path / "new", engine="serial", partition_bytes=SIZE)
    assert done.done_before == 5  # b, c, the archive, and the first two stretches of a
    assert replace(done, done_before=0) == fresh
    assert rows_of(output) == rows_of(tmp_path / "new")


def test_a_folder_of_another_dataset_is_refused(labelled: Path, tmp_path: Path) -> None:
    _write(tmp_path / "other.jsonl", 2)
    with pytest.raises(InputError, match=r"holds papers/.*jsonl.*name another folder"):
        classify_dataset(tmp_path / "other.jsonl", labelled, engine="serial")
    assert len(rows_of(labelled)) == COUNTS["articles"]


def test_a_damaged_archive_gives_what_is_left_of_it(dataset: Path, tmp_path: Path) -> None:
    whole = (dataset / "site.warc.gz").read_bytes()
    begun = whole.rindex(b"\x1f\x8b\x08", 0, len(whole) // 2)  # else it might end with a record
    (tmp_path / "half.warc.gz").write_bytes(whole[: begun + 40])
    told = classify_dataset(tmp_path / "half.warc.gz", tmp_path / "out", engine="serial")
    (last,) = [r for r in rows_of(tmp_path / "out", "rejections") if r["reason"] == "unreadable"]
    assert told.articles > 20
    assert last["detail"].startswith("the file from here on")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--engine", "serial"], "needs a dataset, and a folder"),
        (["--scheduler", "tcp://127.0.0.1:1", "-o", "out"], "--scheduler needs --engine dask"),
        (["--engine", "serial", "-o", "out"], "no dataset there"),
    ],
)
def test_calls_that_cannot_be_made_say_why(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(["classify", str(tmp_path / "none.jsonl"), *arguments], debug=False) == 2
    assert said in capsys.readouterr().err


def test_without_dask_the_error_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(tmp_path / "in.jsonl", 2)
    monkeypatch.setitem(sys.modules, "distributed", None)
    call = ["classify", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "o"), "--engine", "dask"]
    assert _run(call, debug=False) == 2
    assert capsys.readouterr().err == "cchc: a cluster needs Dask: pip install 'cchc_nlp[dask]'\n"


def test_the_command_tells_what_was_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(tmp_path / "in.jsonl", 4)
    out = tmp_path / "out"
    call = ["classify", str(tmp_path / "*.jsonl"), "-o", str(out), "--engine", "serial"]
    assert _run(call, debug=True) == 0
    assert capsys.readouterr().out == (
        "1 partitions, 0 of them done before; 4 records: 4 articles, 0 rejected, 0 lists\n"
        "0 articles repeat another; 4 are labelled as reform by machine, none reviewed\n"
        f"{out / 'articles'}, {out / 'rejections'}\n"
    )


@given(st.lists(st.integers(0, 40), min_size=1, max_size=12), st.integers(1, 400))
@settings(max_examples=50, deadline=None)
def test_any_cut_of_a_file_gives_every_line_once(
    tmp_path_factory: pytest.TempPathFactory, lengths: list[int], size: int
) -> None:
    path = tmp_path_factory.mktemp("cut") / "in.jsonl"
    rows = [
        json.dumps({"id": str(n), "title": "Tin", "text": "x" * (1 + k)})
        for n, k in enumerate(lengths)
    ]
    path.write_text("\n".join(["", *rows]), encoding="utf-8")
    found = [
        (position, one.id)
        for partition in partitions_of(path, size=size)
        for position, one in read_partition(partition)
        if isinstance(one, Article)
    ]
    assert [name for _, name in found] == [str(n) for n in range(len(rows))]
    body = path.read_bytes()
    assert all(body[position:].startswith(f'{{"id": "{n}"'.encode()) for position, n in found)


def _write(path: Path, number: int) -> None:
    rows = [
        article(str(n), title=f"Sở Nội vụ cắt giảm {n} thủ tục hành chính").to_dict()
        for n in range(number)
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")


def _read(path: Path) -> list[Article]:
    return [one for one in read_articles(path) if isinstance(one, Article)]


def _cells(row: Row) -> Row:
    return {
        key: json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
        for key, value in row.items()
    }
