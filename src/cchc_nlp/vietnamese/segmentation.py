"""Words of a text, with offsets into it. The only door to underthesea.

underthesea reads a line as it stands; its words are then laid back onto the text letter by letter,
because it respells some ("hoà" to "hòa") and drops spaces. Terms of the lexicon, numbers of
documents and dates, which it would cut, are put together afterwards: words elsewhere stay as it
gave them. Nothing is kept from one call to the next, and calls may run in threads.
"""

from __future__ import annotations

import itertools
import logging
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from cchc_nlp.errors import ModelMissing
from cchc_nlp.records import Token
from cchc_nlp.vietnamese.alignment import align
from cchc_nlp.vietnamese.lexicon import PhraseTree, load_lexicon
from cchc_nlp.vietnamese.normalization import plain_forms

# Numbers of documents (485/BC-SNN, 61/2018/NĐ-CP, 36-HD/VPTW) and dates, kept whole.
_WHOLE = re.compile(
    r"(?:(?<![\w/-])|(?<=[Ss]ố))\d{1,5}[a-zA-Z]?(?:/\d{4})?(?:/|-(?=[A-ZĐ]\w*/))"
    r"[A-ZĐ][A-Za-zĐđƯư&]+\d{0,2}(?:[-/&][A-ZĐ][A-Za-zĐđƯư&]*\d{0,2}){0,6}(?!\w)"
    r"|(?<![\w/.-])(?:\d{1,2}([/.-])\d{1,2}\1\d{4}|\d{4}-\d{1,2}-\d{1,2})(?![\w/]|[.-]\w)"
)
_WORD = re.compile(r"\w+|[^\w\s]")
# Beyond so many letters a line is read in parts: the segmenter's time grows with the square of
# what has no blank in it.
_LONGEST = 3_000
_UP_TO = rf"[^\n]{{1,{_LONGEST}}}"
_PART = re.compile(rf"{_UP_TO}(?=\n|\Z)|{_UP_TO}(?<=[.;?!])\s|{_UP_TO}(?<=\s)|{_UP_TO}")
_LOADING = threading.Lock()

Place = tuple[int, int]


def words(text: str, *, extra_words: Iterable[str] = ()) -> list[Token]:
    """The words of a text, in order; between them lies white space, or what has no width.

    Terms of the lexicon, numbers of documents and dates are one word each; so are `extra_words`,
    in any case and tone-mark style. Offsets are into the text as given, normalized or not.
    Raises ModelMissing without underthesea.

    >>> [token.text for token in words("Nghị quyết 76/NQ-CP ngày 15/7/2021 về cải cách hành chính")]
    ['Nghị quyết', '76/NQ-CP', 'ngày', '15/7/2021', 'về', 'cải cách hành chính']
    >>> [token.text for token in words("Hội nghị trực báo", extra_words=["trực báo"])]
    ['Hội nghị', 'trực báo']
    """
    aligned = align(text)
    found = _joined(list(_segmented(aligned.text)), _whole(aligned.text, tuple(extra_words)))
    places: list[Place] = []
    for start, end in itertools.starmap(aligned.place, found):
        if places and start < places[-1][1]:  # a letter and its mark that was taken for a word
            places[-1] = places[-1][0], end
        else:
            places.append((start, end))
    return [Token(text[start:end], start, end) for start, end in places]


def _segmented(text: str) -> Iterator[Place]:
    """underthesea's words, line by line: a word never crosses a line break."""
    for part in _PART.finditer(text):
        if part[0].strip():
            yield from _aligned(part[0], part.start())


def _aligned(line: str, offset: int) -> Iterator[Place]:
    """underthesea's words laid onto the line: as many letters as each has, spaces apart.

    Should it ever give other letters than it was given, plain words are taken.
    """
    letters = [i for i, character in enumerate(line) if not character.isspace()]
    sizes = [sum(not letter.isspace() for letter in word) for word in _segmenter()(line)]
    if sum(sizes) != len(letters):
        yield from ((offset + m.start(), offset + m.end()) for m in _WORD.finditer(line))
        return
    position = 0
    for size in filter(None, sizes):
        yield offset + letters[position], offset + letters[position + size - 1] + 1
        position += size


def _whole(text: str, extra_words: tuple[str, ...]) -> list[Place]:
    """What is kept whole, in order and without overlap; the first of two, then the longer."""
    found = [m.span() for m in _WHOLE.finditer(plain_forms(text))]
    found += [(start, end) for start, end, _ in _terms(extra_words).find(text)]
    places: list[Place] = []
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if not places or start >= places[-1][1]:
            places.append((start, end))
    return places


@lru_cache(maxsize=16)
def _terms(extra_words: tuple[str, ...]) -> PhraseTree[None]:
    return PhraseTree((word, None) for word in (*load_lexicon().words, *extra_words))


def _joined(words: list[Place], wholes: Iterable[Place]) -> Iterator[Place]:
    """The words, with each whole as one of them; a word that reaches beyond one is cut there."""
    position = 0
    for start, end in wholes:
        while position < len(words) and words[position][1] <= start:
            yield words[position]
            position += 1
        before = words[position]
        if before[0] < start:
            yield before[0], start
        yield start, end
        while position < len(words) and words[position][1] <= end:
            position += 1
        if position < len(words) and words[position][0] < end:
            words[position] = (end, words[position][1])
    yield from words[position:]


@cache
def _segmenter() -> Callable[[str], list[str]]:
    """underthesea's function; importing it must not leave a handler on the root logger."""
    with _LOADING:
        handlers = logging.root.handlers[:]
        try:
            from underthesea import word_tokenize
        except ImportError as error:
            raise ModelMissing(
                "word segmentation needs underthesea: pip install underthesea"
            ) from error
        finally:
            logging.root.handlers[:] = handlers
        word_tokenize("một")  # loads the model, once for all threads
        return word_tokenize  # type: ignore[no-any-return]
