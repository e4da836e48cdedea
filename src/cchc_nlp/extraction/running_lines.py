"""What a printed document repeats on its pages: running headers and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_AT_EDGE = 2  # lines at the top and at the bottom of a page in which such lines stand
_FEWEST = 3  # pages that repeat a line
_PAGE_NUMBER = re.compile(
    r"(?i)(?:trang|page)?[\s\-–—|/.:]*(\d{1,4})[\s\-–—|]*(?:[/|]\s*\d{1,4})?\W*"
)
_DIGITS = re.compile(r"\d+")


def without_running(pages: Sequence[Sequence[str]]) -> tuple[list[list[str]], list[str]]:
    """The lines of each page without those that most pages repeat at an edge, and those lines.

    A number alone is one only if it goes up with the pages: it may be the last cell of a table.

    >>> kept, left_out = without_running([["BC", f"Dòng {x}", str(n)] for n, x in enumerate("abc")])
    >>> kept, left_out
    ([['Dòng a'], ['Dòng b'], ['Dòng c']], ['BC', '0', 'BC', '1', 'BC', '2'])
    """
    repeated = _repeated(pages)
    offset = _offset(pages)
    kept: list[list[str]] = []
    left_out: list[str] = []
    for number, lines in enumerate(pages):
        edges = dict(_edges(lines))
        kept.append([])
        for at, line in enumerate(lines):
            is_number = at in edges and offset is not None and _number(line) == number + offset
            is_running = at in edges and _key(line) in repeated
            (left_out if is_number or is_running else kept[-1]).append(line)
    return kept, left_out


def _edges(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    places = range(len(lines))
    yield from ((at, lines[at]) for at in places if at < _AT_EDGE or at >= len(lines) - _AT_EDGE)


def _key(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()))


def _repeated(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines with letters at the edge of half of the pages, whatever numbers are in them."""
    counted = Counter(key for lines in pages for key in {_key(line) for _, line in _edges(lines)})
    least = max(_FEWEST, len(pages) / 2)
    return frozenset(
        key for key, times in counted.items() if times >= least and re.search(r"[^\W\d_]", key)
    )


def _number(line: str) -> int | None:
    match = _PAGE_NUMBER.fullmatch(line.strip())
    return int(match[1]) if match else None


def _offset(pages: Sequence[Sequence[str]]) -> int | None:
    """How far the printed numbers are from the places of their pages, where most agree."""
    found = Counter(
        value - number
        for number, lines in enumerate(pages)
        for value in {_number(line) for _, line in _edges(lines)}
        if value is not None
    )
    offset, times = max(found.items(), key=lambda pair: pair[1], default=(0, 0))
    return offset if times >= max(2, len(pages) / 2) else None
