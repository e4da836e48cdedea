"""Normalized text that knows where each of its letters stood in the text as given.

Articles are normalized once and keep that text, so spans need no way back. Whoever works on a
text of their own (a Word file's paragraph, a cell of a sheet) gets the places there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from cchc_nlp.records import Span
from cchc_nlp.vietnamese.normalization import normalize

P = ParamSpec("P")
S = TypeVar("S", bound=Span)

# What always stands for itself, so that most of a text needs no look at each letter. The last
# letter before a mark or an invisible sign belongs with it: runs end one letter early.
_PLAIN_RUN = re.compile(r"[ -~\nÀ-ʯḀ-ỿ]+(?=[ -~\nÀ-ʯḀ-ỿ])")


@dataclass(frozen=True)
class Aligned:
    """A normalized `text`; `starts[i]` is where its letter i begins in `original`.

    `starts` has one more entry, the length of `original`; None where both texts are the same.
    """

    original: str
    text: str
    starts: tuple[int, ...] | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Start and end, in `original`, of what stands at `start` to `end` in `text`.

        Letters that were normalized together ("e" and its marks) are given together.
        Raises IndexError for an offset outside of `text`.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"{start} to {end} is not within a text of {len(self.text)} letters")
        if self.starts is None:
            return start, end
        stop = end
        while start < stop < len(self.text) and self.starts[stop] == self.starts[end - 1]:
            stop += 1
        return self.starts[start], self.starts[stop]


def align(text: str) -> Aligned:
    r"""The text as `normalize` gives it, and for each letter its place in the text as given.

    >>> aligned = align("Ca\u0309i ca\u0301ch\u200b\r\nhành chính")
    >>> start = aligned.text.index("hành")
    >>> aligned.place(start, start + 10), aligned.original[13:23]
    ((13, 23), 'hành chính')
    """
    normalized = normalize(text)
    if normalized == text:
        return Aligned(text, text)
    pieces: list[str] = []
    starts: list[int] = []
    for start, end, one_to_one in _clusters(text):
        piece = text[start:end] if one_to_one else normalize(text[start:end])
        pieces.append(piece)
        starts += range(start, end) if one_to_one else [start] * len(piece)
    return Aligned(text, "".join(pieces), (*starts, len(text)))


def in_any_text(
    find: Callable[Concatenate[str, P], Iterator[S]],
) -> Callable[Concatenate[str, P], Iterator[S]]:
    """A function that finds spans in normalized text, made to find them in any, at its places.

    Else decomposed text, as macOS and some editors write it, or text with soft hyphens in it, as
    PDF readers give it, would silently hold nothing.
    """

    @wraps(find)
    def found(text: str, /, *args: P.args, **kwargs: P.kwargs) -> Iterator[S]:
        if normalize(text) == text:
            yield from find(text, *args, **kwargs)
            return
        aligned = align(text)
        for span in find(aligned.text, *args, **kwargs):
            yield placed(span, aligned)

    return found


def placed(span: S, aligned: Aligned) -> S:
    """A span of the normalized text as a span of the text as given."""
    start, end = aligned.place(span.start, span.end)
    return replace(span, text=aligned.original[start:end], start=start, end=end)


def _clusters(text: str) -> Iterator[tuple[int, int, bool]]:
    """The stretches of a text that are normalized each by itself; True for one that stays."""
    position = 0
    while position < len(text):
        if run := _PLAIN_RUN.match(text, position):
            yield *run.span(), True
            position = run.end()
        end = position + 1
        while end < len(text) and _belongs_to_the_left(text[end], text[end - 1]):
            end += 1
        yield position, end, False
        position = end


def _belongs_to_the_left(letter: str, before: str) -> bool:
    """Whether a letter may melt into what stands before it, or vanishes beside it."""
    if letter == "\n" and before == "\r":
        return True
    return (
        unicodedata.category(letter)[0] == "M"
        or "\u1160" <= letter <= "\u11ff"  # Korean vowels and finals
        or not normalize(letter)
    )
