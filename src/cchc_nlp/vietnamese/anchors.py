"""The stretches of a text that a search need look at: those around what it cannot do without.

Most of a report holds no digit and no year, and a pattern that tries every letter of it costs as
much there as where it finds something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Stretch = tuple[int, int]

_NO_BLANK = re.compile(r"\S*")


def stretches(text: str, anchor: re.Pattern[str], *, reach: int) -> list[Stretch]:
    """Where an anchor is at most `reach` letters away, made whole words, in order and apart.

    >>> text = "Sở đã đăng nhiều tin, bài, trong đó có 31 tin về cải cách"
    >>> [text[start:end] for start, end in stretches(text, re.compile(r"[0-9]"), reach=8)]
    ['trong đó có 31 tin về cải']
    """
    found: list[list[int]] = []
    for match in anchor.finditer(text):
        start, end = match.start() - reach, match.end() + reach
        if found and start <= found[-1][1]:
            found[-1][1] = end
        else:
            found.append([max(0, start), end])
    return list(_whole_words(found, text))


def _whole_words(found: Sequence[Sequence[int]], text: str) -> Iterator[Stretch]:
    """The stretches widened to the blanks around them; where no blank is between, made one."""
    floor = begun = 0
    following = [*found[1:], [len(text) + 1, 0]] if found else []
    is_open = False
    for (start, end), (next_start, _) in zip(found, following, strict=True):
        if not is_open:
            begun = max(text.rfind(" ", floor, start), text.rfind("\n", floor, start)) + 1
            begun = max(begun, floor)
        word = _NO_BLANK.match(text, min(end, len(text)))
        stop = word.end() if word else len(text)
        is_open = stop >= next_start
        if not is_open:
            yield begun, stop
            floor = stop


def holding(word: str, text: str, within: Sequence[Stretch]) -> Sequence[Stretch]:
    """The stretches of a text in which a word stands: a search for it costs next to nothing.

    >>> holding("tin", "31 tin, 2 bài", [(0, 6), (8, 13)])
    [(0, 6)]
    """
    return [stretch for stretch in within if text.find(word, *stretch) >= 0]


def matches(
    pattern: re.Pattern[str], text: str, within: Sequence[Stretch]
) -> Iterator[re.Match[str]]:
    """What a pattern finds in some stretches of a text, in order."""
    for start, end in within:
        yield from pattern.finditer(text, start, end)
