"""The labelled articles are what their data card says they are."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cchc_nlp.classification.taxonomy import GENERAL_LABELS, REFORM_LABELS

Row = Mapping[str, Any]


@pytest.fixture(scope="module")
def corpus() -> list[Row]:
    folder = Path(__file__).parent.parent / "corpora/labelled/articles"
    if not folder.is_dir():
        pytest.skip("not a checkout of the project")
    paths = sorted(folder.glob("*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


def test_every_article_has_a_label_that_there_is(corpus: list[Row]) -> None:
    assert len({row["id"] for row in corpus}) == len(corpus)
    for row in corpus:
        assert row["label"] in (REFORM_LABELS if row["is_reform"] else GENERAL_LABELS), row["id"]
        assert set(row["secondary"]) <= set(REFORM_LABELS) - {row["label"]}, row["id"]
        assert row["confidence"] in ("high", "low")
        assert row["origin"] in ("own", "repost")


def test_texts_are_whole_and_composed(corpus: list[Row]) -> None:
    for row in corpus:
        assert unicodedata.is_normalized("NFC", row["title"] + row["text"]), row["id"]
        assert 80 <= len(row["text"].split()) <= 520, row["id"]
        assert row["title"] not in row["text"], row["id"]


def test_there_are_as_many_as_were_asked_for(corpus: list[Row]) -> None:
    labels = Counter(row["label"] for row in corpus)
    hard = sum(row["hard"] and not row["is_reform"] for row in corpus)
    reform = sum(row["is_reform"] for row in corpus)
    assert len(corpus) >= 1_500
    assert reform >= 600
    assert len(corpus) - reform >= 900
    assert hard >= 350
    assert min(labels[label] for label in REFORM_LABELS) >= 50


def test_the_card_says_how_many_there_are_of_each(corpus: list[Row]) -> None:
    card = Path(__file__).parent.parent / "corpora/labelled/DATA_CARD.md"
    said = dict(re.findall(r"\| ([PXG]\d) [^|]+\| (\d+) \|", card.read_text("utf-8")))
    pairs = re.findall(r"([PXG]\d) [^|\n]+\| (\d+) \|", card.read_text("utf-8"))
    said |= dict(pairs)
    assert {label: int(n) for label, n in said.items()} == Counter(r["label"] for r in corpus)
