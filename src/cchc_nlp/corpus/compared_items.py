"""An article as it is compared with others: the core of its title, its runs of syllables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cchc_nlp.corpus.text_numbers import runs_of
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
    def is_short(self) -> bool:
        """Whether the text is so short that it says little without its title."""
        return is_shorter(self.article.text, SHORT)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in the text."""
        return numbers_of(self.article.text)

    @cached_property
    def dates(self) -> frozenset[str]:
        """The days of a year that the text names."""
        return dates_of(self.article.text)

    @property
    def compared_text(self) -> str:
        """Of a short text with its title: two notices may say no more than "xem video"."""
        text = self.article.text
        return f"{self.article.title}\n{text}" if self.is_short else text

    @cached_property
    def runs(self) -> np.ndarray:
        """The numbers of its runs of syllables, ascending."""
        return runs_of(self.compared_text)
