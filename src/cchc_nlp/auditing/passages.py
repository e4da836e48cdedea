"""A text made ready for reading: composed letters with a way back, and its sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from cchc_nlp.vietnamese.alignment import align
from cchc_nlp.vietnamese.folding import fold

# Latin letters of Vietnamese in upper case: in Unicode they stand among those in lower case.
_CAPITALS = "A-ZÀ-ÝĂĐĨŨƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA, 2))
# A sentence ends at a mark before a capital, at a blank line, and at a line's end unless the
# next line goes on in small letters or digits, or is an item of a list that the line opened.
# The look ahead changes nothing: with it most letters are passed over without five attempts.
_SENTENCE_END = re.compile(
    rf"""
    (?=[.!?…]|[ \t]{{0,80}}\n)
    (?:
      [.!?…]["”')\]]{{0,2}}(?=\s+["“'(\[]?[{_CAPITALS}])
    | (?<=[^\W\d])[.!?](?=\s+\d)
    | [ \t]{{0,80}}\n[ \t]{{0,80}}(?=\n)
    | (?<![,;:])[ \t]{{0,80}}\n(?=[ \t]{{0,80}}["“'(\[]?(?:[{_CAPITALS}]|\d+\ tháng))
    | (?<![,;:])[ \t]{{0,80}}\n(?=[ \t]{{0,80}}(?:[-+*•–]|[a-zđ]\))\s*\S)
    )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Passage:
    """A text in composed form; `offsets[i]` is where its letter `i` stands in the source."""

    source: str
    text: str
    offsets: tuple[int, ...] | None

    @cached_property
    def folded(self) -> str:
        """The text as matching reads it, of the same length."""
        return fold(self.text)

    @cached_property
    def starts(self) -> list[int]:
        """Where each sentence begins, in order; the first is 0."""
        return [0, *(match.end() for match in _SENTENCE_END.finditer(self.text))]

    def sentence(self, position: int) -> int:
        """The index of the sentence that a position lies in."""
        return bisect_right(self.starts, position) - 1

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each sentence; trimmed once, for a sentence may be the whole text."""
        return [self._trimmed(*ends) for ends in pairwise([*self.starts, len(self.text)])]

    def sentence_span(self, index: int) -> tuple[int, int]:
        """Start and end of a sentence, without the white space around it."""
        return self.spans[index]

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        body = self.text[start:end]
        return start + len(body) - len(body.lstrip()), start + len(body.rstrip())

    def source_position(self, position: int) -> int:
        """Where a position of the composed text stands in the source."""
        return position if self.offsets is None else self.offsets[position]


def read_passage(text: str) -> Passage:
    r"""The text composed (NFC) without zero-width letters, and its offsets into `text`.

    >>> passage = read_passage("ba\u0300i: 31 ba\u0300i")
    >>> passage.text, passage.source_position(passage.text.index("31"))
    ('bài: 31 bài', 6)
    """
    aligned = align(text)
    return Passage(text, aligned.text, aligned.starts)
