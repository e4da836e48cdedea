"""Which words stand near each other more often than by chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cchc_nlp.analysis.association import log_dice, log_likelihood, pointwise_information
from cchc_nlp.analysis.keywords import plain_words
from cchc_nlp.errors import InputError
from cchc_nlp.vietnamese.folding import fold

if TYPE_CHECKING:
    import pandas

Pair = tuple[str, str]


def collocations(
    texts: Iterable[str], *, node: str = "", window: int = 5, min_frequency: int = 5
) -> pandas.DataFrame:
    """Pairs of words at most `window` words apart in one line, the highest logDice first.

    With a `node`, only pairs of this word, which then is `word`; else the two are in the order of
    the alphabet, whichever came first. `frequency` is how often they meet, `word_frequency` and
    `collocate_frequency` how often each of them meets any word at all: of these `pmi`,
    `log_likelihood` and `log_dice` are taken (see `association`). Pairs that meet fewer than
    `min_frequency` times are left out. Raises InputError for a window below 1.
    """
    import pandas as pd

    if window < 1:
        raise InputError(f"a window of {window} words holds no pair: give 1 or more")
    met, degrees = _meetings(texts, window)
    name = fold(node)
    found = [
        (*(pair if pair[0] == name or not name else pair[::-1]), times)
        for pair, times in met.items()
        if times >= min_frequency and pair[0] != pair[1] and (not name or name in pair)
    ]
    frame = pd.DataFrame(found, columns=["word", "collocate", "frequency"])
    frame = frame.astype({"word": "string", "collocate": "string", "frequency": "int64"})
    first, second = (frame[side].map(degrees).astype("int64") for side in ("word", "collocate"))
    frame["word_frequency"], frame["collocate_frequency"] = first, second
    # Every meeting has two ends, so the table is one of ends: who is here, and who is met.
    ends = {"first": first, "second": second, "total": degrees.total()}
    frame["pmi"] = pointwise_information(frame["frequency"], **ends)
    frame["log_likelihood"] = log_likelihood(frame["frequency"], **ends)
    frame["log_dice"] = log_dice(frame["frequency"], first=first, second=second)
    order = ["log_dice", "frequency", "word", "collocate"]
    ordered = frame.sort_values(order, ascending=[False, False, True, True])
    return ordered.reset_index(drop=True)


def _meetings(texts: Iterable[str], window: int) -> tuple[Counter[Pair], Counter[str]]:
    """How often each two words meet, and how often each word meets any, itself among them."""
    met: Counter[Pair] = Counter()
    for text in texts:
        for line in text.split("\n"):
            met.update(_pairs(list(plain_words(line)), window))
    degrees: Counter[str] = Counter()
    for (one, other), times in met.items():
        degrees[one] += times
        degrees[other] += times
    return met, degrees


def _pairs(words: list[str], window: int) -> Iterator[Pair]:
    for place, word in enumerate(words):
        for other in words[place + 1 : place + 1 + window]:
            yield (word, other) if word <= other else (other, word)
