"""Progress on stderr, only on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

    from cchc_nlp.corpus.gathering import Progress as CrawlProgress
    from cchc_nlp.crawling.frontier import Visit
    from cchc_nlp.records import Attachment

T = TypeVar("T")


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(file=sys.stderr),
        disable=not sys.stderr.isatty(),
        transient=False,
    )


@contextmanager
def crawl_progress() -> Iterator[CrawlProgress]:
    """A bar over visited and waiting addresses, and then over files."""
    with _bar() as bar:
        task = bar.add_task("crawl", total=None)
        visited = 0

        def show(visit: Visit | Attachment, pending: int) -> None:
            nonlocal visited
            visited += 1
            bar.update(task, completed=visited, total=visited + pending)

        yield show


def counted(records: Iterable[T], description: str, *, total: int | None = None) -> Iterator[T]:
    """The records, with a bar that counts them."""
    with _bar() as bar:
        task = bar.add_task(description, total=total)
        for record in records:
            yield record
            bar.advance(task)
