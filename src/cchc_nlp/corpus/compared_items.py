"""An article as it is compared with others: the core of its title, its runs of syllables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cchc_nlp.corpus.text_numbers import TextNumbers, numbered
from cchc_nlp.corpus.title_cores import TitleCore, core_of, dates_of, numbers_of
from cchc_nlp.extraction.item_types import is_shorter
from cchc_nlp.records import Article

if TYPE_CHECKING:
    import numpy as np

SHORT = 50  # syllables


@dataclass(frozen=True, eq=False)
class ComparedItem:
    """One article as it is compared; what only few comparisons need is read when it is needed."""

    article: Article
    is_short: bool  # its text says little without its title
    text_numbers: TextNumbers

    @property
    def id(self) -> str:
        """The article's."""
        return self.article.id

    @cached_property
    def core(self) -> TitleCore:
        """What names the item in its title."""
        return core_of(self.article.title)

    @cached_property
    def day(self) -> int | None:
        """The day as a number, so that days can be counted."""
        published = self.article.published
        return None if published is None else dt.date.toordinal(published)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in the text."""
        return numbers_of(self.article.text)

    @cached_property
    def dates(self) -> frozenset[str]:
        """The days of a year that the text names."""
        return dates_of(self.article.text)

    @cached_property
    def runs(self) -> np.ndarray:
        """The numbers of its runs of syllables, ascending, each once."""
        return _ascending(self.text_numbers.runs)


def items_of(articles: Sequence[Article]) -> list[ComparedItem]:
    """The articles as they are compared, in their order."""
    short = [is_shorter(article.text, SHORT) for article in articles]
    texts = [  # of a short one with its title: two notices may say no more than "xem video"
        f"{article.title}\n{article.text}" if is_short else article.text
        for article, is_short in zip(articles, short, strict=True)
    ]
    return list(map(ComparedItem, articles, short, numbered(texts)))


def runs_of(text: str) -> np.ndarray:
    """The runs of five syllables as numbers, ascending, each once; a shorter text is one run.

    >>> len(runs_of("sở họp bàn việc của mình")), len(runs_of("Sở họp."))
    (2, 1)
    """
    [numbers] = numbered([text])
    return _ascending(numbers.runs)


def _ascending(runs: np.ndarray) -> np.ndarray:
    import numpy as np

    ordered = np.sort(runs)
    is_new = np.concatenate([[True], ordered[1:] != ordered[:-1]])
    ascending: np.ndarray = ordered[is_new]
    return ascending
