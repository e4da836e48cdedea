"""The crawler finds every article of every simulated site once, and asks for little else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .everything import NAMES, all_sites, site_named
from .scoring import ENOUGH_LISTS, ENOUGH_PER_ARTICLE, crawled
from .serving import Served, serve


@pytest.fixture(scope="module")
def served(project: Path) -> Iterator[Served]:
    """All sites, running."""
    assert project.is_dir()
    with serve(all_sites()) as running:
        yield running


@pytest.mark.parametrize("name", NAMES)
def test_every_article_is_found_once(name: str, served: Served) -> None:
    site = site_named(name)
    score = crawled(site, served)
    assert score.error == ""
    assert {kind: urls for kind, urls in score.faults.items() if urls} == {}
    assert score.detected == site.portal
    assert score.per_article <= ENOUGH_PER_ARTICLE
    assert score.lists <= ENOUGH_LISTS
