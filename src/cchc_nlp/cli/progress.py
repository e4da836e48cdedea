"""Progress on stderr, only on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from rich.progress import Progress

    from cchc_nlp.corpus.gathering import Progress as CrawlProgress
    from cchc_nlp.crawling.frontier import Visit
    from cchc_nlp.records import Attachment, Rejection

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


@contextmanager
def shown(description: str) -> Iterator[Callable[[int, int], object]]:
    """A bar that is told how many of how many are done."""
    with _bar() as bar:
        task = bar.add_task(description, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def told_crashes(made: Iterable[T], crashed: list[Rejection]) -> Iterator[T]:
    """What a stage makes; records that ended their process are named at once, and kept."""
    from cchc_nlp.scaling import is_crash

    for one in made:
        if is_crash(one):
            click.echo(f"cchc: {one.url}: {one.detail}", err=True)
            crashed.append(one)
        yield one
