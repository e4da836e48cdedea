"""Progress on stderr, only on a terminal that can draw it."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from cchc_nlp.corpus.gathering import Progress as CrawlProgress
    from cchc_nlp.corpus.store import Corpus
    from cchc_nlp.crawling.frontier import Visit
    from cchc_nlp.records import Attachment, Rejection

T = TypeVar("T")
Told = Callable[[int, int], object]  # how many are done, of how many; 0 where nobody knows


def is_watched() -> bool:
    """Whether somebody sees what is drawn on stderr."""
    return sys.stderr.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")


def rate_and_rest(done: float, total: float | None, seconds: float) -> tuple[float, float | None]:
    """How many in a second on the average, and how many seconds the rest takes at that rate.

    Of the whole time: a crawl's total grows while it runs, and each step would upset a shorter one.

    >>> rate_and_rest(30, 90, 10), rate_and_rest(30, None, 10), rate_and_rest(0, 90, 10)
    ((3.0, 20.0), (3.0, None), (0.0, None))
    """
    rate = done / seconds if seconds > 0 else 0.0
    return rate, (total - done) / rate if rate and total is not None else None


def _bar() -> Progress:
    """What is done, of how many, how fast, and for how long yet; colours unless NO_COLOR is set."""
    import datetime as dt

    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn
    from rich.text import Text

    class Figures(ProgressColumn):
        """As in: 72/104  14.2/s  0:00:02 left."""

        def render(self, task: Task) -> Text:
            seconds = task.finished_time or task.elapsed or 0
            rate, rest = rate_and_rest(task.completed, task.total, seconds)
            if not task.completed:
                return Text(str(dt.timedelta(seconds=int(seconds))), style="cyan")
            of = "" if task.total is None else f"/{task.total:,.0f}"
            is_over = task.finished or rest is None
            time = dt.timedelta(seconds=int(seconds if is_over or rest is None else rest))
            left = "" if is_over else " left"
            return Text(f"{task.completed:,.0f}{of}  {rate:,.1f}/s  {time}{left}", style="cyan")

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        Figures(),
        TextColumn("{task.fields[more]}"),
        console=Console(file=sys.stderr),
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
    read = ledger.articles + sum(ledger.rejected.values())
    numbers = {"articles": ledger.articles, "labels": ledger.labelled, "pages": read}
    return numbers.get(what, 0)


@contextmanager
def crawl_progress() -> Iterator[CrawlProgress]:
    """A bar over visited and waiting addresses, and then over files."""
    if not is_watched():
        yield lambda visit, pending: None
        return
    with _bar() as bar:
        yield _visits(bar, bar.add_task("crawl", total=None, more=""))


def _visits(bar: Progress, task: TaskID) -> CrawlProgress:
    """What shows each visit in a bar's task."""
    visited = itertools.count(1)

    def show(visit: Visit | Attachment, pending: int) -> None:
        done = next(visited)
        bar.update(task, completed=done, total=done + pending, more=f"{pending} wait")

    return show


@contextmanager
def tour_progress() -> Iterator[tuple[CrawlProgress, Callable[[str], object]]]:
    """A bar for a crawl and the steps after it, one at a time; at the end nothing is left of it."""
    if not is_watched():
        yield (lambda visit, pending: None), (lambda name: None)
        return
    with _bar() as bar:
        task = bar.add_task("crawl", total=None, more="")

        def step(name: str) -> None:
            nonlocal task
            if name != "crawl":
                bar.remove_task(task)
                task = bar.add_task(name, total=None, more="")

        yield _visits(bar, task), step
        bar.remove_task(task)


def counted(records: Iterable[T], description: str, *, total: int = 0) -> Iterator[T]:
    """The records, with a bar that counts them."""
    with shown(description) as tell:
        for done, record in enumerate(records, 1):
            yield record
            tell(done, total)


def told_crashes(made: Iterable[T], crashed: list[Rejection]) -> Iterator[T]:
    """What a stage makes; records that ended their process are named at once, and kept."""
    from cchc_nlp.scaling import is_crash

    for one in made:
        if is_crash(one):
            click.echo(f"cchc: {one.url}: {one.detail}", err=True)
            crashed.append(one)
        yield one
