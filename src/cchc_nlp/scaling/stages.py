"""Extraction and classification as stages that another process can be given by name.

Either is imported where it is used: a process that labels begins without what extracts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from cchc_nlp.records import Article, Label, Page, Rejection
from cchc_nlp.scaling.pool import Stage, StartMethod, in_parallel

if TYPE_CHECKING:
    from cchc_nlp.classification.labeling import Labeler, LabelerName

CRASHED = "ended the process that read it, twice (out of memory, or a fault in a library)"


@dataclass(frozen=True)
class Labelling:
    """A labeler by its name and its model's folder: what a process can be told in few bytes."""

    name: LabelerName | None = None
    model: str | None = None

    def __call__(self, articles: Iterable[Article]) -> Iterator[Label]:
        """The articles' labels in their order, by a labeler that is opened once a process."""
        from cchc_nlp.classification.labeling import classify

        return classify(articles, labeler=self.open())

    def open(self) -> Labeler:
        """The labeler. Raises InputError if there is none of that name or no model there."""
        return _opened(self.name, self.model)


@cache
def _opened(name: LabelerName | None, model: str | None) -> Labeler:
    from cchc_nlp.classification.labeling import get_labeler

    if model is not None and (Path(model) / "config.cfg").is_file():
        from cchc_nlp.spacy_labeler import load_spacy_labeler  # takes a second

        return load_spacy_labeler(Path(model))
    return get_labeler(name or "combined", model=model)


def extract_in_parallel(
    pages: Iterable[Page], *, workers: int, start: StartMethod | None = None
) -> Iterator[Article | Rejection]:
    """What `extract` yields; a page that ends its process twice is a Rejection, "unreadable"."""
    from cchc_nlp.extraction.articles import extract

    yield from in_parallel(extract, pages, workers=workers, instead=crashed_page, start=start)


def classify_in_parallel(
    articles: Iterable[Article],
    *,
    labelling: Labelling,
    workers: int,
    start: StartMethod | None = None,
) -> Iterator[Label | Rejection]:
    """What `classify` yields; in the place of an article that ends its process, a Rejection."""
    stage: Stage[Article, Label | Rejection] = labelling
    yield from in_parallel(stage, articles, workers=workers, instead=crashed_article, start=start)


def is_crash(made: object) -> TypeGuard[Rejection]:
    """Whether something stands for a record that ended its process."""
    return isinstance(made, Rejection) and made.detail == CRASHED


def crashed_page(page: Page) -> Rejection:
    """What stands for a page that no process can read."""
    return Rejection(page.url, page.source, "unreadable", CRASHED, page.sha256)


def crashed_article(article: Article) -> Rejection:
    """What stands for an article that no process can label."""
    name = article.url or article.id
    return Rejection(name, article.source, "unreadable", CRASHED, article.page_sha256)
