"""The bundled year, crawled once for all tests of this folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cchc_nlp.corpus.store import Corpus


@pytest.fixture(scope="session")
def gold(project: Path) -> dict[str, dict[str, Any]]:
    """What each printed article is, by its address."""
    path = project / "corpora" / "so-nnptnt-2023" / "gold.jsonl"
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {row["url"]: row for row in rows}


@pytest.fixture(scope="session")
def crawled(demo_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of the bundled site, crawled over HTTP, not labelled."""
    path = tmp_path_factory.mktemp("year") / "year.db"
    shutil.copy(demo_made / "crawled.db", path)
    return path


@pytest.fixture
def year(crawled: Path) -> Iterator[Corpus]:
    """The crawled corpus, opened."""
    with Corpus.open(crawled, create=False) as corpus:
        yield corpus
