"""Which tokens go on with the word before them, as underthesea's model says. Behind `segmentation`.

underthesea spends most of its time in writing the features of every token out as text. Here the
weights of an n-gram are summed once and remembered, a row of numbers in bytes, and a line's rows
are added up with numpy. The words are the same, token for token.
"""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache, reduce
from operator import add
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cchc_nlp.vietnamese.best_path import Floats, Marks, Transitions, best_marks
from cchc_nlp.vietnamese.word_model import Weights

# The model's templates, by the first and last token they look at, counted from the one marked.
_TEMPLATES = {
    (-2, -2): "T[-2]", (-1, -1): "T[-1]", (0, 0): "T[0]", (1, 1): "T[1]", (2, 2): "T[2]",
    (-2, -1): "T[-2,-1]", (-1, 0): "T[-1,0]", (0, 1): "T[0,1]", (1, 2): "T[1,2]",
    (-2, 0): "T[-2,0]", (-1, 1): "T[-1,1]", (0, 2): "T[0,2]",
}  # fmt: skip
_BLANK = re.compile(" ")
_ASKED = ("", ".lower", ".isdigit", ".istitle", ".is_in_dict")
_MOST_TOKENS, _MOST_PAIRS, _MOST_TRIPLES = 50_000, 300_000, 50_000  # remembered, some 100 MB

Row = tuple[float, ...]  # what is added two places before an n-gram's first token ... two after
Tagger = Callable[[Sequence[str]], Marks | None]


def make_tagger(
    weights: Weights,
    transitions: Transitions,
    *,
    facts: Callable[[str], Facts],
    dictionary: frozenset[str],
) -> Tagger:
    """A function that says of each token of a line whether it goes on with the word before it.

    None where two readings are too close to be told apart in another order of addition. `facts`
    tells what the features say of a token, `dictionary` holds n-grams in small letters. What is
    remembered is bounded, and the function may be called from threads.
    """
    tables = _tables(weights, dictionary)
    about = lru_cache(_MOST_TOKENS)(lambda token: _about(token, facts(token), tables))
    pair = lru_cache(_MOST_PAIRS)(_pair_finder(about))
    triple = lru_cache(_MOST_TRIPLES)(_triple_finder(about, tables))
    borders = cache(lambda size: _borders(size, weights, usual=tables.triple))

    def tag(tokens: Sequence[str]) -> Marks | None:
        if not tokens:
            return np.zeros(0, bool)
        rows = np.frombuffer(b"".join([*map(pair, tokens, tokens[1:]), about(tokens[-1]).last]))
        read = rows.reshape(-1, 6)
        scores = _by_place(read)
        _add_triples(scores, _telling(read[:, 5]), tokens=tokens, triple=triple)
        _add_borders(scores, borders(min(len(tokens), 4)))
        return best_marks(scores, transitions)

    return tag


class Facts(NamedTuple):
    """What the features say of a token: in small letters, a number, a name, in the dictionary."""

    lower: str
    is_digit: str
    is_title: str
    is_in_dict: str


# What a pair's first token adds with it, as six numbers in bytes: a row, and the sum of these.
_IN_BYTES, _IN_3_BYTES = struct.Struct("6d").pack, struct.Struct("3d").pack
_TITLE, _OPENS = 1.0, 2.0  # both are titles; a triple with weights of its own may begin with it


class _About(NamedTuple):
    """A token: what it adds at a line's end, and with a pair by (title, dictionary).

    `usual` holds, by title, all of a pair that no table knows: most pairs are such.
    """

    last: bytes
    usual: tuple[bytes, bytes]
    in_pair: Mapping[tuple[bool, bool], Row]
    lower: str
    is_title: bool
    texts: Mapping[str, _Told]  # what is known of it and a second token, as written
    lowers: Mapping[str, _Told]  # and in small letters


class _Told(NamedTuple):
    """What the tables know of a pair as written, or in small letters."""

    row: Row
    is_known: bool
    opens: bool


_NOTHING = _Told((0.0,) * 5, is_known=False, opens=False)


class _Tables(NamedTuple):
    """The weights by the size of an n-gram (less one), what is asked of it, and the answer."""

    rows: Sequence[Sequence[Mapping[str, Row]]]
    dictionary: frozenset[str]
    texts: Mapping[str, Mapping[str, _Told]]  # pairs as written, by the first and the second
    lowers: Mapping[str, Mapping[str, _Told]]
    pairs: Mapping[tuple[bool, bool], Row]  # what any adds by (title, dictionary), and a triple
    triple: Row  # what a plain triple adds that no table knows


def _tables(weights: Weights, dictionary: frozenset[str]) -> _Tables:
    sums: list[list[dict[str, list[float]]]] = [[{} for _ in _ASKED] for _ in range(3)]
    for (first, last), name in _TEMPLATES.items():
        for asked, answers in zip(_ASKED, sums[last - first], strict=True):
            for answer, weight in weights.get(name + asked, {}).items():
                answers.setdefault(answer, [0.0] * 5)[2 - first] += weight
    rows = [[{a: tuple(r) for a, r in answers.items()} for answers in size] for size in sums]
    listed = (text for text in dictionary if text.count(" ") == 2)
    openings = frozenset(text.rpartition(" ")[0] for text in (*rows[2][0], *listed))
    pairs = frozenset(text for text in dictionary if text.count(" ") == 1)
    usual = _plain(rows[2], _NOTHING.row)[False, False]
    texts, lowers, *_ = rows[1]
    return _Tables(
        rows,
        dictionary,
        pairs=_plain(rows[1], usual),
        texts=_told(texts, known=frozenset(), openings=openings),
        lowers=_told(lowers, known=pairs, openings=openings),
        triple=usual,
    )


def _plain(
    rows: Sequence[Mapping[str, Row]], more: Sequence[float]
) -> Mapping[tuple[bool, bool], Row]:
    """What an n-gram adds that no table knows, by (title, dictionary), and `more`."""
    return {
        (title, known): _total(rows, ("", "", "", str(title), str(known)), tuple(more))
        for title in (False, True)
        for known in (False, True)
    }


def _told(
    rows: Mapping[str, Row], *, known: frozenset[str], openings: frozenset[str]
) -> Mapping[str, Mapping[str, _Told]]:
    told: dict[str, dict[str, _Told]] = defaultdict(dict)
    for text in {*rows, *known, *openings}:
        for blank in _BLANK.finditer(text):  # a token may hold one
            first, second = text[: blank.start()], text[blank.end() :]
            told[first][second] = _Told(
                rows.get(text, _NOTHING.row), text in known, text in openings
            )
    return dict(told)


def _about(token: str, facts: Facts, tables: _Tables) -> _About:
    alone = _total(tables.rows[0], (token, *facts))
    in_pair = {key: tuple(map(add, alone, row)) for key, row in tables.pairs.items()}
    plain = _IN_BYTES(*in_pair[False, False], 0.0), _IN_BYTES(*in_pair[True, False], _TITLE)
    last = _IN_BYTES(*alone, 0.0)
    texts, lowers = tables.texts.get(token, {}), tables.lowers.get(facts.lower, {})
    is_title = facts.is_title == "True"
    return _About(last, plain, in_pair, facts.lower, is_title, texts, lowers)


def _pair_finder(about: Callable[[str], _About]) -> Callable[[str, str], bytes]:
    def pair(first: str, second: str) -> bytes:
        one, two = about(first), about(second)
        title = one.is_title and two.is_title
        text, lower = one.texts.get(second), one.lowers.get(two.lower)
        if text is lower is None:
            return one.usual[title]
        text, lower = text or _NOTHING, lower or _NOTHING
        rows = one.in_pair[title, lower.is_known], text.row, lower.row
        opens = text.opens or lower.opens
        return _IN_BYTES(*map(sum, zip(*rows, strict=True)), _TITLE * title + _OPENS * opens)

    return pair


def _triple_finder(
    about: Callable[[str], _About], tables: _Tables
) -> Callable[[str, str, str], bytes]:
    """What three tokens add at their own places, beyond what pairs hold of any triple, in bytes."""
    texts, dictionary = tables.rows[2][0], tables.dictionary
    plain = _plain(tables.rows[2], [-number for number in tables.triple])

    def triple(one: str, two: str, three: str) -> bytes:
        first, second, third = about(one), about(two), about(three)
        known = f"{first.lower} {second.lower} {third.lower}" in dictionary
        row = plain[first.is_title and second.is_title and third.is_title, known]
        own = texts.get(f"{one} {two} {three}")
        return _IN_3_BYTES(*(row if own is None else tuple(map(add, row, own)))[2:])

    return triple


def _telling(flags: Floats) -> npt.NDArray[np.intp]:
    """Where a triple begins that may add something of its own."""
    titles, opens = flags % _OPENS == _TITLE, flags >= _OPENS
    return np.flatnonzero(opens[:-2] | (titles[:-2] & titles[1:-1]))


def _add_triples(
    scores: Floats,
    places: npt.NDArray[np.intp],
    *,
    tokens: Sequence[str],
    triple: Callable[[str, str, str], bytes],
) -> None:
    rows = [triple(*tokens[place : place + 3]) for place in places.tolist()]
    added = np.frombuffer(b"".join(rows)).reshape(-1, 3)
    for offset in range(3):
        scores[places + offset] += added[:, offset]


def _by_place(rows: Floats) -> Floats:
    """The scores of a line's places, of what each token adds to those around it."""
    scores = rows[:, 2].copy()
    scores[:-1] += rows[1:, 1]
    scores[:-2] += rows[2:, 0]
    scores[1:] += rows[:-1, 3]
    scores[2:] += rows[:-2, 4]
    return scores


def _total(
    rows: Sequence[Mapping[str, Row]], answers: Sequence[str], more: Row = (0.0,) * 5
) -> Row:
    """The sum of the rows of an n-gram's answers."""
    there = (known[answer] for known, answer in zip(rows, answers, strict=True) if answer in known)
    return reduce(lambda one, two: tuple(map(add, one, two)), there, more)


def _borders(size: int, weights: Weights, *, usual: Row) -> Floats:
    """What is added where templates reach beyond a line of so many tokens, by place.

    Less what the last pair holds of a triple that it does not begin.
    """
    added = np.zeros(size)
    for place in range(size):
        for (first, last), name in _TEMPLATES.items():
            side = "BOS" if place + first < 0 else "EOS" if place + last >= size else ""
            if side:
                added[place] += sum(weights.get(name + a, {}).get(side, 0.0) for a in _ASKED)
    if size > 1:
        added[-2:] -= usual[2:4]
    return added


def _add_borders(scores: Floats, borders: Floats) -> None:
    if len(scores) < 4:
        scores += borders
    else:  # no template reaches further than two tokens
        scores[:2] += borders[:2]
        scores[-2:] += borders[-2:]
