"""An article as it is compared with others: the core of its title, its runs of syllables."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cchc_nlp.corpus.title_cores import TitleCore, core_of, dates_of, numbers_of, syllables
from cchc_nlp.records import Article

if TYPE_CHECKING:
    import numpy as np

RUN = 5  # syllables
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
        return len(self.article.text.split()) < SHORT

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in the text."""
        return numbers_of(self.article.text)

    @cached_property
    def dates(self) -> frozenset[str]:
        """The days of a year that the text names."""
        return dates_of(self.article.text)

    @property
    def words(self) -> tuple[str, ...]:
        """Of a short text with its title: two notices may say no more than "xem video"."""
        text = self.article.text
        return tuple(syllables(f"{self.article.title}\n{text}" if self.is_short else text))

    @cached_property
    def runs(self) -> np.ndarray:
        """The numbers of its runs of syllables, ascending."""
        return runs_of(self.words)

    @property
    def compared_text(self) -> tuple[object, ...]:
        """The same for articles of the same text; a short text says little without its title."""
        if self.is_short:
            return self.core, tuple(syllables(self.article.text))
        return self.words


def runs_of(words: Sequence[str]) -> np.ndarray:
    """The runs of five syllables as numbers, each once; a shorter text is one run.

    The first 64 bits of SHA-1: a hundredth of what the runs themselves take, and two runs of two
    texts have one number in one of a million million comparisons.

    >>> len(runs_of("sở họp bàn việc của mình".split()))
    2
    """
    import numpy as np

    runs = {" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))}
    digests = b"".join([hashlib.sha1(run.encode()).digest()[:8] for run in runs])  # noqa: S324
    return np.unique(np.frombuffer(digests, "<u8"))
