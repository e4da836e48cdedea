"""Which articles could repeat each other, as numbers that a cluster can sort.

`duplicates.find_repeats` joins only articles that have their text, their title's core or a band of
their MinHash in common. So articles that share none of these numbers, directly or through others,
can be looked at apart, and the outcome is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import compress
from typing import TYPE_CHECKING

from cchc_nlp.corpus.compared_items import ComparedItem, items_of
from cchc_nlp.corpus.text_numbers import mixed, number_of, powers
from cchc_nlp.corpus.title_cores import syllables
from cchc_nlp.records import Article

if TYPE_CHECKING:
    import numpy as np

# A band is so many rows of a MinHash. Of texts that share four fifths of their runs, one pair in
# five thousand has no band in common; of texts that share a tenth, one in 280,000 has.
BANDS, ROWS = 36, 7
FEWEST_SYLLABLES = 6  # of a title core that names one item
TEXT, TITLE, FIRST_BAND = 0, 1, 2  # where an article's numbers of these are
NONE = 0  # shared with nobody
AT_ONCE = 64  # texts: their runs stay in the processor's cache


def candidate_keys(articles: Sequence[Article]) -> np.ndarray:
    """A row for each article: the numbers of its text, its title's core, each band of its MinHash.

    Two articles that may repeat each other have one in common, in the same place. They are the
    same in every process; one without a text of its own has none.

    >>> one = Article("1", "", "Sở họp giao ban tháng 5", "Sở họp bàn việc của mình.")
    >>> other = Article("2", "", "Sở họp giao ban tháng 5", "Sở họp bàn việc của mình!")
    >>> keys = candidate_keys([one, other])
    >>> keys.shape, bool((keys[0] == keys[1]).all())
    ((2, 38), True)
    """
    import numpy as np

    keys = np.full((len(articles), FIRST_BAND + BANDS), NONE, np.int64)
    has_text = [article.body_kind == "html" for article in articles]
    keys[has_text] = keys_of(items_of(list(compress(articles, has_text))))
    return keys


def keys_of(items: Sequence[ComparedItem]) -> np.ndarray:
    """The same of articles as they are compared, all with a text."""
    import numpy as np

    keys = np.empty((len(items), FIRST_BAND + BANDS), np.int64)
    for begin in range(0, len(items), AT_ONCE):
        some = items[begin : begin + AT_ONCE]
        mine = keys[begin : begin + AT_ONCE]
        mine[:, TEXT] = list(map(_text_number, some))
        mine[:, TITLE] = list(map(_title_number, some))
        mine[:, FIRST_BAND:] = _bands([item.text_numbers.runs for item in some])
    return keys


def _text_number(item: ComparedItem) -> int:
    """The same for articles of the same text; a short text says little without its title."""
    if item.is_short:
        return number_of(repr((item.core, syllables(item.article.text))))
    return item.text_numbers.whole


def _title_number(item: ComparedItem) -> int:
    words = item.core.words
    return number_of("\n".join(words)) if len(words) >= FEWEST_SYLLABLES else NONE


def _bands(runs: Sequence[np.ndarray]) -> np.ndarray:
    """The numbers of the bands of each text's MinHash, of 63 bits."""
    import numpy as np

    drawn = (np.concatenate(runs) >> np.uint64(32)).astype(np.uint32)
    begins = np.cumsum([0, *map(len, runs[:-1])])
    least = np.empty((BANDS * ROWS, len(runs)), np.uint32)
    room = np.empty_like(drawn)
    for (factor, term), row in zip(_permutations(), least, strict=True):
        np.multiply(drawn, factor, out=room)
        np.add(room, term, out=room)
        np.minimum.reduceat(room, begins, out=row)
    bands = least.T.reshape(len(runs), BANDS, ROWS)
    numbers: np.ndarray = np.maximum(mixed(bands @ powers(ROWS)) >> np.uint64(1), 1)
    return numbers


@cache
def _permutations() -> tuple[tuple[np.uint32, np.uint32], ...]:
    """Factors and terms by which numbers of 32 bits are put in other orders."""
    import numpy as np

    drawn = mixed(np.arange(2 * BANDS * ROWS, dtype=np.uint64)).astype(np.uint32).reshape(-1, 2)
    return tuple((factor | np.uint32(1), term) for factor, term in drawn)
