"""A crawl killed at any moment goes on: the same corpus, and nothing stored is fetched again."""

from __future__ import annotations

from pathlib import Path

from .killing import crawl_with_kills, records, stored

KILLS = 10


def test_ten_kills_cost_nothing(tmp_path: Path, crawled: Path) -> None:
    found = crawl_with_kills(tmp_path / "year.db", KILLS, most=36)
    assert found["fetched_twice"] == 0
    assert len(stored(tmp_path / "year.db")) > 20  # the kills fell into the crawl
    assert records(tmp_path / "year.db") == records(crawled)
