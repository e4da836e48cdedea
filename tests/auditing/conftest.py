"""Corpora that claims are held against."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_nlp.corpus.store import Corpus

from ..factories import article, label, review


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """Five articles: two on procedures, one on communication, two general."""
    names = {"a": "P2", "b": "P2", "c": "X2", "d": "G2", "e": "G5"}
    with Corpus.open(tmp_path / "c.db") as opened:
        opened.add_articles([article(name) for name in names])
        opened.add_labels([label(name, primary) for name, primary in names.items()])
        yield opened


@pytest.fixture
def reviewed(tmp_path: Path) -> Iterator[Corpus]:
    """Ten articles that a person read: two P2, one X2, two P6, five general."""
    names = dict(zip("abcdefghij", "P2 P2 X2 P6 P6 G2 G5 G1 G4 G6".split(), strict=True))
    with Corpus.open(tmp_path / "r.db") as opened:
        opened.add_articles([article(name) for name in names])
        opened.add_labels([label(n, p) for n, p in names.items()])
        opened.add_reviews([review("confirmed", n, p) for n, p in names.items()])
        yield opened
