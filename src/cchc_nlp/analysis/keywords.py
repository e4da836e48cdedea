"""Which words a part of the articles has more often than the rest: frequencies and keyness.

Words are those of `vietnamese.segmentation` that hold a letter, folded, so that "Thủ tục" and
"thủ tục", "hoà" and "hòa" are one; terms of the domain and numbers of documents are one word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from cchc_nlp.analysis.association import bayes_factor, log_likelihood
from cchc_nlp.errors import InputError
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.segmentation import iter_words

if TYPE_CHECKING:
    import pandas

IN_PLACE_OF_ZERO = 0.5  # a word that one side never has; Hardie's choice
MILLION = 1_000_000


class _Used(NamedTuple):
    """How often each word is there, and in how many texts."""

    times: Counter[str]
    texts: Counter[str]


def word_frequencies(texts: Iterable[str]) -> pandas.DataFrame:
    """How often each word stands in the texts (`frequency`), and in how many (`articles`).

    One row a word, the most frequent first.

    >>> texts = ["Rút ngắn thủ tục hành chính.", "Thủ tục hành chính 2023"]
    >>> word_frequencies(texts).loc["thủ tục hành chính"].to_dict()
    {'frequency': 2, 'articles': 2}
    """
    return _frame(_use_of(texts))


def keyness(
    focus: pandas.DataFrame, reference: pandas.DataFrame, *, min_frequency: int = 5
) -> pandas.DataFrame:
    """Each word of two frames of `word_frequencies`, those first whose frequencies differ most.

    `log_likelihood` is G2 over the words of both sides: how sure it is that they differ.
    `log_ratio` (Hardie 2014) is by how much: 1 is twice as often in `focus`, -1 half as often.
    `bayes_factor` is above 2 where there is evidence, above 10 very strong evidence; `p` is the
    chance of so large a G2 for one word asked for beforehand (of thousands, one in twenty is below
    0.05). Frequencies are also `per_million` words; `articles` show where one text alone makes a
    word key. Words that are there fewer than `min_frequency` times on both sides together are
    left out.

    Give whole frames: they say how many words there are. Raises InputError for one without words.
    """
    import numpy as np
    import pandas as pd
    from scipy.stats import chi2

    here, there = int(focus["frequency"].sum()), int(reference["frequency"].sum())
    if not here or not there:
        raise InputError("keyness needs words on both sides: one of them has none")
    words = focus.index.union(reference.index).rename("word")
    both = [side.reindex(words, fill_value=0) for side in (focus, reference)]
    is_kept = both[0]["frequency"] + both[1]["frequency"] >= min_frequency
    focus, reference = (side[is_kept] for side in both)
    one, other = focus["frequency"], reference["frequency"]
    strength = log_likelihood(one, first=one + other, second=here, total=here + there)
    ratio = one.where(one > 0, IN_PLACE_OF_ZERO) / other.where(other > 0, IN_PLACE_OF_ZERO)
    frame = pd.DataFrame(
        {
            "frequency": one,
            "reference": other,
            "per_million": one / here * MILLION,
            "reference_per_million": other / there * MILLION,
            "articles": focus["articles"],
            "reference_articles": reference["articles"],
            "log_likelihood": strength,
            "log_ratio": np.log2(ratio * there / here),
            "bayes_factor": bayes_factor(strength, total=here + there),
            "p": chi2.sf(strength, 1),
        },
        index=one.index,
    )
    return frame.sort_index().sort_values("log_likelihood", ascending=False, kind="stable")


def keyness_by(articles: pandas.DataFrame, by: str, *, min_frequency: int = 5) -> pandas.DataFrame:
    """The keyness of each group of an `article_frame` against all its other articles.

    `by` is a column: "month", "quarter", "source", "section", "primary", "is_reform". The rows are
    those of `keyness`, by group and word; a group without words, or that is all there is, has none.
    """
    import pandas as pd

    if by not in articles:
        raise InputError(f"keyness by {by}: no such column; there are {', '.join(articles)}")
    texts = articles.groupby(by, observed=True)["text"]
    used = {group: _use_of(of_group) for group, of_group in texts}
    every = _Used(
        sum((one.times for one in used.values()), Counter()),
        sum((one.texts for one in used.values()), Counter()),
    )
    found = {
        group: keyness(_frame(one), _frame(_without(every, one)), min_frequency=min_frequency)
        for group, one in used.items()
        if one.times and one.times != every.times
    }
    if not found:
        raise InputError(f"keyness by {by}: fewer than two groups have words")
    return pd.concat(found, names=[by])


def plain_words(text: str) -> Iterator[str]:
    """The words of a text that are counted: with a letter in them, folded."""
    for token in iter_words(text):
        if any(map(str.isalpha, token.text)):
            yield fold(token.text)


def _use_of(texts: Iterable[str]) -> _Used:
    used = _Used(Counter(), Counter())
    for text in texts:
        found = Counter(plain_words(text))
        used.times.update(found)
        used.texts.update(found.keys())
    return used


def _without(every: _Used, part: _Used) -> _Used:
    return _Used(every.times - part.times, every.texts - part.texts)


def _frame(used: _Used) -> pandas.DataFrame:
    """One row a word, the most frequent first, words of one frequency in the order found."""
    import pandas as pd

    ordered = used.times.most_common()
    return pd.DataFrame(
        {
            "frequency": [times for _, times in ordered],
            "articles": [used.texts[word] for word, _ in ordered],
        },
        index=pd.Index([word for word, _ in ordered], name="word", dtype="string"),
        dtype="int64",
    )
