"""Labelled articles as files, folders and corpora hold them."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from cchc_nlp.classification.labeling import classify
from cchc_nlp.classification.labelled import read_labelled, read_reviewed
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import InputError
from cchc_nlp.records import TIME_ZONE, Review
from cchc_nlp.vietnamese.normalization import text_sha256

from ..factories import article

ROW: dict[str, Any] = {"id": "a", "title": "Tin", "text": "Một.", "is_reform": True, "label": "P2"}


def lines(*rows: dict[str, Any]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def test_a_line_becomes_a_record(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(lines({**ROW, "hard": True, "family": "f", "split": "later"}), "utf-8")
    (row,) = read_labelled(path)
    assert (row.article.id, row.article.title, row.is_reform, row.primary) == (
        "a", "Tin", True, "P2",
    )  # fmt: skip
    assert row.family == "f"
    assert row.strata == {"hard": "True", "split": "later"}


@pytest.mark.parametrize(
    ("fields", "primary"),
    [
        ({"label": "P2"}, "P2"),
        ({"primary": "P6"}, "P6"),
        ({"is_reform": False, "primary": None, "general_class": "G2"}, "G2"),
        ({}, ""),
    ],
)
def test_the_label_has_several_names(tmp_path: Path, fields: dict[str, Any], primary: str) -> None:
    path = tmp_path / "a.jsonl"
    bare = {name: value for name, value in ROW.items() if name != "label"}
    path.write_text(lines({**bare, **fields}), "utf-8")
    (row,) = read_labelled(path)
    assert row.primary == primary


def test_a_folder_is_read_whole_and_packed_files_too(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("b", "a"):
        (folder / f"{name}.jsonl").write_text(lines({**ROW, "id": name}), "utf-8")
    assert [row.article.id for row in read_labelled(tmp_path)] == ["a", "b"]
    packed = tmp_path / "c.jsonl.gz"
    packed.write_bytes(gzip.compress(lines(ROW).encode()))
    assert len(list(read_labelled(packed))) == 1


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no \.jsonl file"):
        list(read_labelled(tmp_path))
    path = tmp_path / "a.jsonl"
    path.write_text(lines(ROW, {**ROW, "label": "P9"}), "utf-8")
    with pytest.raises(InputError, match=r"a\.jsonl, line 2: .*'P9' is none of P1, "):
        list(read_labelled(path))
    for fields, why in (
        ({"is_reform": "false"}, "is_reform is 'false', not true or false"),
        ({"label": "G2"}, "label 'G2' does not go with is_reform true"),
        ({"title": 1}, "an article needs 'title' as text"),
    ):
        path.write_text(lines({**ROW, **fields}), "utf-8")
        with pytest.raises(InputError, match=f"line 1: {why}"):
            list(read_labelled(path))
    broken = tmp_path / "b.jsonl.gz"
    broken.write_bytes(b"no gzip")
    with pytest.raises(InputError, match=r"b\.jsonl\.gz: cannot be read"):
        list(read_labelled(broken))


def test_only_what_a_person_decided_is_learned_from(tmp_path: Path) -> None:
    articles = [article(f"a{i}", title="Niêm yết TTHC", text=f"Bài {i}.") for i in range(4)]
    with Corpus.open(tmp_path / "c.db") as corpus:
        corpus.add_articles(articles)
        corpus.add_labels(classify(articles))
        corpus.add_reviews(
            [
                review("a0", "Bài 0.", "confirmed", is_reform=True, primary="P2"),
                review("a1", "Bài 1.", "changed", is_reform=False, primary="G4"),
                review("a2", "Bài 2.", "unsure", is_reform=True, primary="P2"),
            ]
        )
        rows = list(read_reviewed(corpus))
    assert [(r.article.id, r.is_reform, r.primary) for r in rows] == [
        ("a0", True, "P2"),
        ("a1", False, "G4"),
    ]


def review(name: str, text: str, state: Any, *, is_reform: bool, primary: str) -> Review:
    at = dt.datetime(2024, 1, 2, tzinfo=TIME_ZONE)
    return Review(name, state, is_reform, primary, (), "A", at, text_sha256(text))
