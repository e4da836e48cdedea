"""Progress on stderr, only on a terminal that can draw it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

    from cchc_nlp.corpus.gathering import Progress as CrawlProgress
    from cchc_nlp.corpus.store import Corpus
    from cchc_nlp.crawling.frontier import Visit
    from cchc_nlp.records import Attachment

T = TypeVar("T")
Told = Callable[[int, int], object]  # how many are done, of how many; 0 where nobody knows


def is_watched() -> bool:
    """Whether somebody sees what is drawn on stderr."""
    return sys.stderr.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")


def _bar() -> Progress:
    """What is done, of how many, how fast, and for how long yet; colours unless NO_COLOR is set."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Done(ProgressColumn):
        def render(self, task: Task) -> Text:
            of = "" if task.total is None else f"/{task.total:,.0f}"
            return Text(f"{task.completed:,.0f}{of}")

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text("" if speed is None else f"{speed:,.1f}/s", style="cyan")

    class Left(ProgressColumn):
        max_refresh = 0.5

        def render(self, task: Task) -> Text:
            if task.finished or task.total is None:
                return TimeElapsedColumn().render(task)
            return Text.assemble(TimeRemainingColumn(compact=True).render(task), " left")

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        Done(),
        Rate(),
        Left(),
        TextColumn("{task.fields[more]}"),
        console=Console(file=sys.stderr),
        speed_estimate_period=60,
    )


@contextmanager
def shown(description: str) -> Iterator[Told]:
    """A bar that is told how many of how many are done; without a terminal nothing is shown."""
    if not is_watched():
        yield lambda done, total: None
        return
    with _bar() as bar:
        task = bar.add_task(description, total=None, more="")
        yield lambda done, total: bar.update(task, completed=done, total=total or None)


def number_of(corpus: Corpus, what: str) -> int:
    """How many records of a kind a corpus has, for a bar's end; 0 where that is not known."""
    from cchc_nlp import build_ledger

    if not is_watched():
        return 0
    ledger = build_ledger(corpus)
    return {"articles": ledger.articles, "labels": ledger.labelled}.get(what, 0)


@contextmanager
def crawl_progress() -> Iterator[CrawlProgress]:
    """A bar over visited and waiting addresses, and then over files."""
    if not is_watched():
        yield lambda visit, pending: None
        return
    with _bar() as bar:
        task = bar.add_task("crawl", total=None, more="")
        visited = 0

        def show(visit: Visit | Attachment, pending: int) -> None:
            nonlocal visited
            visited += 1
            bar.update(task, completed=visited, total=visited + pending, more=f"{pending} wait")

        yield show


def counted(records: Iterable[T], description: str, *, total: int | None = None) -> Iterator[T]:
    """The records, with a bar that counts them."""
    with shown(description) as tell:
        for done, record in enumerate(records, 1):
            yield record
            tell(done, total or 0)
