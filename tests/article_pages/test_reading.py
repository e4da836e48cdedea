"""How well the written pages are read: the bars, and which pages fall under them."""

from __future__ import annotations

import importlib.util
import statistics
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.article_pages import everything as written
from tests.unseen_pages import everything as unseen

EVALUATION = Path(__file__).parents[2] / "benchmarks" / "eval_extraction.py"


@cache
def evaluation() -> ModuleType:
    """The evaluation beside the package; tests skip where only that is installed."""
    if not EVALUATION.is_file():
        pytest.skip("not a checkout of the project")
    spec = importlib.util.spec_from_file_location("benchmarks.eval_extraction", EVALUATION)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


KNOWN = [page for page in written.all_pages() if page.portal not in ("", "generic")]


def named(page: Any) -> str:
    return f"{page.system}-{page.name}"


@cache
def scores(reader: str, pages: Callable[[], Sequence[Any]]) -> tuple[Any, ...]:
    tools = evaluation()
    return tuple(tools.score(page, getattr(tools, reader)(page)) for page in pages())


@pytest.mark.parametrize("page", KNOWN, ids=named)
def test_a_page_of_a_known_system_is_read_exactly(page: Any) -> None:
    tools = evaluation()
    score = tools.score(page, tools.ours(page))
    assert (score.title, score.date, score.files, score.kind) == (True, True, True, True)
    assert score.f1 is None or score.f1 >= 0.99
    assert not score.chrome


@pytest.mark.parametrize("pages", [written.all_pages, unseen.all_pages], ids=["written", "unseen"])
class TestHeldOut:
    def test_titles(self, pages: Callable[[], Sequence[Any]]) -> None:
        found = scores("held_out", pages)
        wrong = [named(s) for s in found if not s.title]
        assert len(wrong) <= 0.02 * len(found), wrong

    def test_dates(self, pages: Callable[[], Sequence[Any]]) -> None:
        found = scores("held_out", pages)
        wrong = [named(s) for s in found if not s.date]
        assert len(wrong) <= 0.03 * len(found), wrong

    def test_no_date_is_invented(self, pages: Callable[[], Sequence[Any]]) -> None:
        assert [named(s) for s in scores("held_out", pages) if s.invented] == []

    def test_text(self, pages: Callable[[], Sequence[Any]]) -> None:
        f1 = {named(s): s.f1 for s in scores("held_out", pages) if s.f1 is not None}
        assert statistics.mean(f1.values()) >= 0.96, sorted(f1, key=f1.__getitem__)[:5]

    def test_no_chrome_is_in_it(self, pages: Callable[[], Sequence[Any]]) -> None:
        assert [named(s) for s in scores("held_out", pages) if s.chrome] == []
