"""What sentences in any language are put together from: numbers, days, lists, versions."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator, Mapping, Sequence

from cchc_nlp.records import Count


def vietnamese_number(number: int) -> str:
    """A whole number as Vietnamese texts print it.

    >>> vietnamese_number(3424846)
    '3.424.846'
    """
    return f"{number:,}".replace(",", ".")


def vietnamese_day(day: dt.date) -> str:
    """A day as Vietnamese texts print it.

    >>> vietnamese_day(dt.date(2023, 10, 25))
    '25/10/2023'
    """
    return f"{day:%d/%m/%Y}"


def nearest(value: float) -> int:
    """The nearest whole number, half away from zero.

    >>> nearest(30.5), nearest(31.49)
    (31, 31)
    """
    return math.floor(value + 0.5)


def outwards(low: float, high: float) -> tuple[int, int]:
    """Whole bounds that hold the given ones; what floats add to a whole number is none.

    >>> outwards(27.2, 36.01), outwards(31.000000001, 30.999999999)
    ((27, 37), (31, 31))
    """
    return math.floor(low + 1e-6), math.ceil(high - 1e-6)


def joined(names: Sequence[str], word: str) -> str:
    """Names as one reads them out.

    >>> joined(["a.vn", "b.vn", "c.vn"], "và")
    'a.vn, b.vn và c.vn'
    """
    return f" {word} ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def listed(name: str, counts: Mapping[str, int], number: Callable[[int], str]) -> Iterator[str]:
    """A name and how many of each, where there are any."""
    if counts:
        yield f"{name}: {', '.join(f'{who} ({number(n)})' for who, n in counts.items())}"


def made_by(counted: Count, figure: str, corpus: str, taxonomy: str, labeler: str) -> Iterator[str]:
    """The figure's id, and what made it; the last four are their names in a language."""
    yield f"{figure}: {counted.figure or '–'}"
    versions = counted.versions
    yield (
        f"{corpus} SHA-256 {counted.corpus_sha256[:12]}; cchc_nlp {versions.get('cchc_nlp', '?')};"
        f" {taxonomy} {versions.get('taxonomy', '?')}; {labeler} {versions.get('labeler') or '–'}"
    )
