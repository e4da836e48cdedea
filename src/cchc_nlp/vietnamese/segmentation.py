"""Words of a text, with offsets into it. The only door to underthesea.

underthesea respells some syllables ("hoà" to "hòa") and drops spaces, so its tokens are laid back
onto the text they came from, letter by letter: `text[token.start:token.end] == token.text`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from functools import cache

from cchc_nlp.errors import ModelMissing
from cchc_nlp.records import Token

# Kept whole, because the segmenter would cut them: document numbers and dates.
_WHOLE = re.compile(
    r"\b\d{1,5}(?:/\d{4})?/[A-ZĐ][A-Za-zĐđ&]*(?:-[A-ZĐ][A-Za-zĐđ&]*)*\b"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b"
)


def words(text: str) -> list[Token]:
    """The words of an NFC text, in order; what lies between them is white space.

    Document numbers and dates are one word each. Raises ModelMissing without underthesea.

    >>> [token.text for token in words("Nghị quyết 76/NQ-CP ngày 15/7/2021")]
    ['Nghị quyết', '76/NQ-CP', 'ngày', '15/7/2021']
    """
    tokens: list[Token] = []
    position = 0
    for whole in _WHOLE.finditer(text):
        tokens += _segmented(text, position, whole.start())
        tokens.append(Token(whole[0], whole.start(), whole.end()))
        position = whole.end()
    return [*tokens, *_segmented(text, position, len(text))]


def _segmented(text: str, start: int, end: int) -> Iterator[Token]:
    """The words between two offsets, line by line: a word never crosses a line break."""
    for line in re.finditer(r"[^\n]+", text[start:end]):
        if line[0].strip():
            yield from _aligned(line[0], start + line.start())


def _aligned(line: str, offset: int) -> Iterator[Token]:
    """underthesea's words laid onto the line: as many letters as each has, spaces apart."""
    letters = [i for i, character in enumerate(line) if not character.isspace()]
    position = 0
    for word in _tokenize(line):
        size = sum(not character.isspace() for character in word)
        first, last = letters[position], letters[position + size - 1] + 1
        yield Token(line[first:last], offset + first, offset + last)
        position += size


def _tokenize(line: str) -> list[str]:
    return [word for word in _segmenter()(line) if word.strip()]


@cache
def _segmenter() -> Callable[[str], list[str]]:
    """underthesea's function; importing it must not leave a handler on the root logger."""
    handlers = logging.root.handlers[:]
    try:
        from underthesea import word_tokenize
    except ImportError as error:
        raise ModelMissing(
            "word segmentation needs underthesea: pip install underthesea"
        ) from error
    logging.root.handlers[:] = handlers
    return word_tokenize  # type: ignore[no-any-return]
