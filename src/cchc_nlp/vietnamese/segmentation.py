"""Words of a text, with offsets into it. The only door to underthesea.

Lines are cut by underthesea's patterns and marked by its model, exactly as `word_tokenize` does,
but faster (`tokens`, `word_tagger`) and at their places: it respells some words ("hoà" to "hòa",
"nghành" to "ngành") and drops spaces. Terms of the lexicon, numbers of documents and dates, which
it would cut, are put together afterwards; words elsewhere stay as it gives them. Nothing that
matters is kept from one call to the next, and calls may run in threads.
"""

from __future__ import annotations

import itertools
import logging
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from cchc_nlp.errors import ModelMissing
from cchc_nlp.records import Token
from cchc_nlp.vietnamese.alignment import align
from cchc_nlp.vietnamese.folding import plain_forms
from cchc_nlp.vietnamese.lexicon import load_lexicon
from cchc_nlp.vietnamese.phrase_search import PhraseTree
from cchc_nlp.vietnamese.tokens import Tokens, make_tokenizer
from cchc_nlp.vietnamese.word_model import KNOWN, fingerprint, read_weights
from cchc_nlp.vietnamese.word_tagger import Facts, Tagger, make_tagger

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
_LONGEST_UNBROKEN = 200
_UP_TO = rf"[^\n\t|]{{1,{_LONGEST}}}"
# Cells of a table are read each by itself.
_PART = re.compile(rf"\||{_UP_TO}(?=[\n\t|]|\Z)|{_UP_TO}(?<=[.;?!])\s|{_UP_TO}(?<=\s)|{_UP_TO}")
_UNBROKEN = re.compile(rf"\S{{{_LONGEST_UNBROKEN},}}")
_SHORT_PART = re.compile(rf".{{1,{_LONGEST_UNBROKEN}}}")
_SURROGATES = re.compile("[\ud800-\udfff]")  # bytes that were no text: no library takes them
# Whole lines of some ten thousand letters: no word, term or date crosses a line's end.
_BLOCK = re.compile(r"(?:[^\n]*\n){1,200}|[^\n]+\Z")
_MODEL = "ws_crf_vlsp2013_20230727"
# What underthesea's patterns would give as well, tried first because most tokens are such: letters
# before a space or a mark that no longer pattern goes on with, a number before a space, a comma.
# ("Th.S" there has a point for any letter: "Th sống" begins with a title.)
_PLAIN = r"(?!Th.[Ss])[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]+(?=[\s,;?!)”\"]|$)|[0-9]+(?=\s|$)|,"
_LOADING = threading.Lock()
_log = logging.getLogger(__name__)

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
    return list(iter_words(text, extra_words=extra_words))


def iter_words(text: str, *, extra_words: Iterable[str] = ()) -> Iterator[Token]:
    """The same words one by one: those of a long text are never all held at once."""
    kept = tuple(extra_words)
    for block in _BLOCK.finditer(text):
        for start, end in _places(block[0], kept):
            first, last = block.start() + start, block.start() + end
            yield Token(text[first:last], first, last)


def _places(text: str, extra_words: tuple[str, ...]) -> list[Place]:
    aligned = align(text)
    words, wholes = list(_segmented(aligned.text)), _whole(aligned.text, extra_words)
    found = _joined(aligned.text, words, wholes)
    places: list[Place] = []
    for start, end in itertools.starmap(aligned.place, found):
        if places and start < places[-1][1]:  # a letter and its mark that was taken for a word
            places[-1] = places[-1][0], end
        else:
            places.append((start, end))
    return places


def _segmented(text: str) -> Iterator[Place]:
    """underthesea's words, line by line: a word never crosses a line break."""
    segment = _segmenter()
    readable = _SURROGATES.sub("\ufffd", text)
    for start, end in _parts(readable):
        if readable[start:end] == "|":
            yield start, end
        elif readable[start:end].strip():
            yield from ((start + a, start + b) for a, b in segment(readable[start:end]))


def _parts(text: str) -> Iterator[Place]:
    """The stretches that are segmented each by itself, short where nothing breaks a line."""
    for part in _PART.finditer(text):
        if _UNBROKEN.search(part[0]):
            for short in _SHORT_PART.finditer(part[0]):
                yield part.start() + short.start(), part.start() + short.end()
        else:
            yield part.span()


def _whole(text: str, extra_words: tuple[str, ...]) -> list[Place]:
    """What is kept whole, in order and without overlap; the first of two, then the longer."""
    found = [m.span() for m in _WHOLE.finditer(plain_forms(text))]
    found += [(start, end) for start, end, is_word in _terms(extra_words).find(text) if is_word]
    places: list[Place] = []
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if not places or start >= places[-1][1]:
            places.append((start, end))
    return places


@lru_cache(maxsize=16)
def _terms(extra_words: tuple[str, ...]) -> PhraseTree[bool]:
    """What is kept whole (True), and what only looks like it: "một cửa" in "một cửa hàng"."""
    lexicon = load_lexicon()
    elsewhere = ((phrase, False) for phrase in lexicon.elsewhere)
    return PhraseTree((*elsewhere, *((word, True) for word in (*lexicon.words, *extra_words))))


def _joined(text: str, words: list[Place], wholes: Iterable[Place]) -> Iterator[Place]:
    """The words, with each whole as one of them; a word that reaches beyond one is cut there."""
    position = 0
    for start, end in wholes:
        while position < len(words) and words[position][1] <= start:
            yield words[position]
            position += 1
        before = words[position]
        if before[0] < start:
            yield before[0], before[0] + len(text[before[0] : start].rstrip())
        yield start, end
        while position < len(words) and words[position][1] <= end:
            position += 1
        if position < len(words) and words[position][0] < end:
            rest = text[end : words[position][1]]
            words[position] = (end + len(rest) - len(rest.lstrip()), words[position][1])
    yield from words[position:]


@cache
def _segmenter() -> Callable[[str], Iterable[Place]]:
    """A function from a line to the places of underthesea's words in it."""
    with _LOADING:
        # importing underthesea must not leave a handler on the root logger
        handlers = logging.root.handlers[:]
        try:
            return _fast_segmenter()
        except (ImportError, AttributeError, OSError) as error:
            if find_spec("underthesea") is None:
                raise ModelMissing(
                    "word segmentation needs underthesea: pip install underthesea"
                ) from error
            _log.warning("words are read slowly: this underthesea is built otherwise (%s)", error)
            from underthesea import word_tokenize

            return lambda line: _aligned(line, word_tokenize(line))
        finally:
            logging.root.handlers[:] = handlers


def _fast_segmenter() -> Callable[[str], list[Place]]:
    """underthesea's tokens, marked by its model as `word_model` reads it, or by itself.

    Its patterns are compiled anew: those of the module are changed by anyone's `fixed_words`.
    """
    from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger
    from underthesea.pipeline import word_tokenize
    from underthesea.pipeline.text_normalize import token_normalize
    from underthesea.pipeline.text_normalize.character_normalize import character_normalize
    from underthesea.pipeline.word_tokenize.regex_tokenize import regex_patterns

    model = FastCRFSequenceTagger()
    folder = Path(word_tokenize.__file__).parent / "models" / _MODEL
    model.load(str(folder))
    pattern = re.compile("(?:" + "|".join([_PLAIN, *regex_patterns]) + ")", re.VERBOSE)
    tokenize = make_tokenizer(pattern, respell=token_normalize)
    tag = _tagger(model, folder)

    def segment(line: str) -> list[Place]:
        tokens = tokenize(character_normalize(line))
        marks = tag(tokens.texts)
        if marks is None:
            predicted = model.predict([[token] for token in tokens.texts])
            marks = np.array([mark == "I-W" for mark in predicted], dtype=bool)
        return _grouped(tokens, marks)

    return segment


def _tagger(model: Any, folder: Path) -> Tagger:
    """The fast tagger of a known model; of another, one that leaves every line to the model."""
    if fingerprint(folder) not in KNOWN:
        _log.warning("words are read slowly: the model of this underthesea is not a known one")
        return lambda _: None
    import joblib

    names = [feature.partition("=")[0] for feature in model.featurizer.process([[["a"]]])[0][0]]
    asked = ("lower", "isdigit", "istitle", "is_in_dict")
    places = [names.index(f"T[0].{question}") for question in asked]
    dictionary = frozenset(joblib.load(folder / "dictionary.bin"))

    def facts(token: str) -> Facts:
        features = model.featurizer.process([[[token]]])[0][0]
        return Facts(*(features[place].partition("=")[2] for place in places))

    weights, transitions = read_weights((folder / "models.bin").read_bytes())
    return make_tagger(weights, transitions, facts=facts, dictionary=dictionary)


def _grouped(tokens: Tokens, marks: npt.NDArray[np.bool_]) -> list[Place]:
    """The places of words, of those of their tokens; True goes on with the word before it."""
    firsts = np.flatnonzero(~marks)
    if not marks.size or marks[0]:
        firsts = np.concatenate(([0], firsts))[: marks.size]
    lasts = np.append(firsts[1:], marks.size)[: firsts.size] - 1
    return list(zip(tokens.starts[firsts].tolist(), tokens.ends[lasts].tolist(), strict=True))


def _aligned(line: str, words: Iterable[str]) -> Iterator[Place]:
    """Words laid onto their line: as many letters as each has, spaces apart.

    Should they have other letters than the line ("nghành" is mended), plain words are taken.
    """
    letters = [i for i, character in enumerate(line) if not character.isspace()]
    sizes = [sum(not letter.isspace() for letter in word) for word in words]
    if sum(sizes) != len(letters):
        yield from (m.span() for m in _WORD.finditer(line))
        return
    position = 0
    for size in filter(None, sizes):
        yield letters[position], letters[position + size - 1] + 1
        position += size
