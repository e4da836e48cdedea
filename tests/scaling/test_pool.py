"""A pool gives what one process gives, in the same order, whatever happens to its processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cchc_nlp.classification.labeling import classify
from cchc_nlp.errors import WorkerCrashed
from cchc_nlp.scaling import in_parallel
from cchc_nlp.scaling.pool import StartMethod

from ..factories import article
from .stages import doubled, minus

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
both = pytest.mark.parametrize("start", ["fork", "spawn"])


def records(number: int, **ends: Any) -> list[dict[str, Any]]:
    """Records 0, 1, 2 ...; `n5="kill"` says how number 5 ends its process."""
    return [
        {"n": n, "url": f"http://so.example/{n}", "end": ends.get(f"n{n}")} for n in range(number)
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_order_and_content_are_kept(workers: int) -> None:
    articles = [article(str(n), title=f"Cắt giảm {n} thủ tục hành chính") for n in range(20)]
    labels = list(in_parallel(classify, articles, workers=workers, batch=3))
    assert labels == list(classify(articles))


@both
def test_a_record_that_ends_its_process_is_the_only_one_without_a_result(
    start: StartMethod,
) -> None:
    given = records(16, n7="kill", n8="exit")
    made = in_parallel(doubled, given, workers=2, batch=4, instead=minus, start=start)
    assert list(made) == [-n if n in (7, 8) else 2 * n for n in range(16)]


@both
def test_a_process_that_is_killed_loses_nothing(start: StartMethod, tmp_path: Path) -> None:
    given = records(12, n7="kill once")
    given[7]["mark"] = str(tmp_path / "killed")
    made = list(in_parallel(doubled, given, workers=2, batch=4, instead=minus, start=start))
    assert (tmp_path / "killed").exists()
    assert made == [2 * n for n in range(12)]


def test_without_a_stand_in_the_error_names_the_record() -> None:
    with pytest.raises(WorkerCrashed, match=r"http://so\.example/7: ended the process"):
        list(in_parallel(doubled, records(9, n7="exit"), workers=2, batch=4))


def test_an_error_of_a_stage_is_raised_as_in_one_process() -> None:
    with pytest.raises(KeyError, match="n"):
        list(in_parallel(doubled, [{"n": 1}, {}], workers=2, batch=1))


def test_no_more_is_read_ahead_than_is_under_way() -> None:
    read = 0

    def endless() -> Iterator[dict[str, int]]:
        nonlocal read
        while True:
            read += 1
            yield {"n": read}

    made = in_parallel(doubled, endless(), workers=2, batch=5)
    assert next(made) == 2
    assert read == 2 * 2 * 5
    made.close()  # type: ignore[attr-defined]
