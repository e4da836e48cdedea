"""Which articles could repeat each other, as numbers that a cluster can sort.

`duplicates.find_repeats` joins only articles that have their text, their title's core or a band of
their MinHash in common. So articles that share none of these numbers, directly or through others,
can be looked at apart, and the outcome is the same.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from cchc_nlp.corpus.compared_items import ComparedItem, runs_of
from cchc_nlp.records import Article

if TYPE_CHECKING:
    import numpy as np
    from datasketch import MinHash

# Two texts repeat each other if they share four fifths of their five-syllable runs: a re-post with
# a new lead passes, two monthly reports on one form do not.
SHARED = 0.8
PERMUTATIONS = 128
CANDIDATES = SHARED - 0.2  # texts so alike by their MinHash are compared
FEWEST_SYLLABLES = 6  # of a title core that names one item
TEXT, TITLE = 0, 1  # where an article's numbers of these are
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
    words = item.words  # read once: this takes longest
    signature = signature_of(runs_of(words)).hashvalues
    parts = [_number(signature[start:end].tobytes()) for start, end in bands]
    text = number_of(repr(item.compared_text if item.is_short else words))
    return np.array([text, title, *parts], np.int64)


def number_of(text: str) -> int:
    """A number of 63 bits for a text, never `NONE`; two texts of a million million share none."""
    return _number(text.encode("utf-8", "surrogatepass"))


def _number(text: bytes) -> int:
    digest = hashlib.blake2b(text, digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> 1) or 1


def signature_of(runs: np.ndarray) -> MinHash:
    """The MinHash of a text's runs."""
    signature = _blank_signature().copy()
    signature.update_batch((runs & 0xFFFF_FFFF).tolist())  # as it takes them from a SHA-1
    return signature


@cache
def _blank_signature() -> MinHash:
    """The MinHash of no runs: to draw its permutations anew takes as long as to use them."""
    from datasketch import MinHash

    return MinHash(num_perm=PERMUTATIONS, hashfunc=int)


@cache
def _bands() -> tuple[tuple[int, int], ...]:
    """The stretches of a signature that the index of `find_repeats` compares."""
    from datasketch import MinHashLSH

    return tuple(MinHashLSH(threshold=CANDIDATES, num_perm=PERMUTATIONS).hashranges)
