"""What reading a file gives, and the words for why a file has no text."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from cchc_nlp.records import Record
from cchc_nlp.vietnamese.legacy_fonts import from_legacy_lines
from cchc_nlp.vietnamese.normalization import normalize

TextStatus = Literal[
    "read",  # the text of the whole file
    "read_by_ocr",  # letters recognised in pictures: to be read with care
    "needs_ocr",  # pictures of pages, or letters that a font gives no meaning
    "encrypted",  # cannot be read without its password
    "broken",  # cut off, damaged, or not what it claims to be inside
    "too_large",  # more bytes, letters or memory than is given to one file
    "timeout",  # not done in time; `text` holds the pages that were
    "no_reader",  # a known type whose reader is not installed; `detail` names it
    "empty",  # nothing in it
    "unsupported",  # a type that nobody reads here
]
UNFINISHED = "its reading ended before its end"
MAX_LETTERS = 5_000_000  # forty novels; no office's document has as many


@dataclass(frozen=True)
class FileText(Record):
    """One file as it was found: its true type, its size in bytes, and its text.

    `text` is NFC, one block a line, cells of a row joined by " | "; fonts of before Unicode
    (TCVN3, VNI) are converted. `detail` says in plain words what the status alone does
    not, "" where there is nothing to add.
    """

    media_type: str
    size: int
    text_status: TextStatus
    text: str = field(default="", repr=False)
    detail: str = ""


@dataclass(frozen=True)
class Reading:
    """What a reader makes of a file it can read."""

    text: str
    detail: str = ""
    status: TextStatus = "read"


class Unread(Exception):
    """A reader's word for why there is no text, or only a part of it. Never leaves this room."""

    def __init__(self, status: TextStatus, detail: str = "", *, text: str = "") -> None:
        super().__init__(detail)
        self.status: TextStatus = status
        self.text = text


@dataclass(frozen=True)
class Clock:
    """The moment at which a reader has to stop, on the monotonic clock."""

    deadline: float = math.inf

    @property
    def seconds_left(self) -> float:
        """Never below zero; infinite where nobody waits."""
        return max(0.0, self.deadline - time.monotonic())

    @property
    def timeout(self) -> float | None:
        """The seconds left as `subprocess` wants them: None for no limit."""
        return None if math.isinf(self.deadline) else self.seconds_left


def _in_unicode(lines: Iterable[str]) -> Iterator[str]:
    """The lines with those of TCVN3 and VNI converted, while they are as the file holds them.

    Later is too late: a soft hyphen, which the text must not hold, is TCVN3's "ư". Lines are looked
    at by the hundred, so that short ones are read as the sure ones around them are.
    """
    source = iter(lines)
    while part := list(islice(source, 100)):
        yield from from_legacy_lines(part)


def text_of_lines(lines: Iterable[str]) -> str:
    r"""The lines that hold something, NFC and with plain single spaces.

    Raises Unread (`too_large`) once they hold too many letters.

    >>> text_of_lines(["  Ca\u0309i\u00a0ca\u0301ch ", "", "hành\tchính"])
    'Cải cách\nhành chính'
    """
    kept, letters = [], 0
    for line in _in_unicode(lines):
        for part in normalize(line).split("\n"):
            if plain := " ".join(part.split()):
                kept.append(plain)
                letters += len(plain)
        if letters > MAX_LETTERS:
            raise Unread("too_large", f"more than {MAX_LETTERS:,} letters")
    return "\n".join(kept)


def row_of_cells(cells: Iterable[str]) -> str:
    """The cells of a row that hold something, as one line.

    >>> row_of_cells(["1", " ", "Sở Nội vụ"])
    '1 | Sở Nội vụ'
    """
    plain = (" ".join(cell.split()) for cell in cells)
    return " | ".join(cell for cell in plain if cell)
