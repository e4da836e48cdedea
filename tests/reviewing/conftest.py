"""A small corpus and its sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.reviewing.exporting import export_reviews

from ..factories import article, label


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "c.db") as opened:
        opened.add_articles(
            [article(n) for n in ("a1", "a2", "a3")] + [article("eq", title="=1+1")]
        )
        opened.add_labels(
            [label("a1"), label("a2", "G5"), label("a3", "P6", score=0.55), label("eq")]
        )
        yield opened


@pytest.fixture
def sheet(corpus: Corpus, tmp_path: Path) -> Path:
    path = tmp_path / "ra-soat.xlsx"
    assert export_reviews(corpus, path).rows == 4
    return path
