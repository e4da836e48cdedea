"""Which articles could repeat each other, as numbers that a cluster can sort.

`duplicates.find_repeats` joins only articles that have their text, their title's core or a band of
their MinHash in common. So articles that share none of these numbers, directly or through others,
can be looked at apart, and the outcome is the same.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from cchc_nlp.corpus.compared_items import ComparedItem
from cchc_nlp.corpus.duplicates import CANDIDATES, FEWEST_SYLLABLES, PERMUTATIONS
from cchc_nlp.records import Article

if TYPE_CHECKING:
    import numpy as np

NONE = 0  # shared with nobody


def candidate_keys(article: Article) -> np.ndarray:
    """An article's numbers: of its text, its title's core, and each band of its MinHash.

    Two articles that may repeat each other have one in common, in the same place. They are the
    same in every process; one without a text of its own has none.

    >>> one = Article("1", "", "Sở họp giao ban tháng 5", "Sở họp bàn việc của mình.")
    >>> other = Article("2", "", "Sở họp giao ban tháng 5", "Sở họp bàn việc của mình!")
    >>> bool((candidate_keys(one) == candidate_keys(other)).all())
    True
    """
    import numpy as np

    bands = _bands()
    if article.body_kind != "html":
        return np.full(2 + len(bands), NONE, np.int64)
    item = ComparedItem(article)
    is_named = len(item.core.words) >= FEWEST_SYLLABLES
    title = number_of("\n".join(item.core.words)) if is_named else NONE
    signature = _signature(item.runs)
    parts = [_number(signature[start:end].tobytes()) for start, end in bands]
    return np.array([number_of(repr(item.compared_text)), title, *parts], np.int64)


def number_of(text: str) -> int:
    """A number of 63 bits for a text, never `NONE`; two texts of a million million share none."""
    return _number(text.encode("utf-8", "surrogatepass"))


def _number(text: bytes) -> int:
    digest = hashlib.blake2b(text, digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> 1) or 1


def _signature(runs: frozenset[str]) -> np.ndarray:
    from datasketch import MinHash

    signature = MinHash(num_perm=PERMUTATIONS)
    signature.update_batch([run.encode() for run in runs])
    values: np.ndarray = signature.hashvalues
    return values


@cache
def _bands() -> tuple[tuple[int, int], ...]:
    """The stretches of a signature that the index of `find_repeats` compares."""
    from datasketch import MinHashLSH

    return tuple(MinHashLSH(threshold=CANDIDATES, num_perm=PERMUTATIONS).hashranges)
