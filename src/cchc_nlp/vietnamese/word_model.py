"""underthesea's word model, read from its own file and asked faster. Behind `segmentation`.

underthesea 9.5 marks each of its tokens as the beginning (B-W) or the inside (I-W) of a word, by a
conditional random field whose features are n-grams of one to three tokens around each. It spends
most of its time in writing these features out as text. Here the weights of an n-gram are summed
once and remembered, and the best marks are found by a recursion over two states. The words are
the same, token for token; a model file that is not the known one is left to underthesea itself.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from operator import add
from pathlib import Path
from typing import NamedTuple

# sha256 over the model's three files, as underthesea 9.3 to 9.5 ship them.
KNOWN = frozenset({"74407a64f376c320b2247f49c1dbf28fbab3dae6b97d7e3b11bf311a4f3ef7f4"})
_FILES = ("models.bin", "features.bin", "dictionary.bin")
# The model's templates, by the first and last token they look at, counted from the one marked.
_TEMPLATES = {
    (-2, -2): "T[-2]", (-1, -1): "T[-1]", (0, 0): "T[0]", (1, 1): "T[1]", (2, 2): "T[2]",
    (-2, -1): "T[-2,-1]", (-1, 0): "T[-1,0]", (0, 1): "T[0,1]", (1, 2): "T[1,2]",
    (-2, 0): "T[-2,0]", (-1, 1): "T[-1,1]", (0, 2): "T[0,2]",
}  # fmt: skip
_ASKED = ("", ".lower", ".isdigit", ".istitle", ".is_in_dict")
_MOST_TOKENS, _MOST_PAIRS = 50_000, 300_000  # remembered at once, some 100 MB

Weights = Mapping[str, Mapping[str, float]]  # template -> value -> weight for I-W over B-W
Row = tuple[float, ...]  # what is added two places before an n-gram's first token ... two after
Tagger = Callable[[Sequence[str]], list[bool] | None]


class Transitions(NamedTuple):
    """The weights of one mark after another, each named by its two letters."""

    bb: float
    bi: float
    ib: float
    ii: float


def fingerprint(folder: Path) -> str:
    """The sha256 of a model's three files, one after the other."""
    digest = hashlib.sha256()
    for name in _FILES:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()


def read_weights(data: bytes) -> tuple[Weights, Transitions]:
    """The weights of a CRFsuite model with the labels B-W and I-W.

    State features are given by template and value, as the weight of I-W less that of B-W. The
    file's layout is that of CRFsuite 0.12 (crf1d_model.c, quark tables as in cqdb.c).
    """
    count, labels_at, attributes_at = (
        struct.unpack_from("<I", data, at)[0] for at in (48 + 8, 32, 36)
    )
    labels, attributes = _quarks(data, labels_at), _quarks(data, attributes_at)
    inside = labels.index("I-W")
    states: dict[str, dict[str, float]] = {}
    transitions: dict[tuple[str, str], float] = {}
    for kind, source, target, weight in struct.iter_unpack("<IIId", data[60 : 60 + 20 * count]):
        if kind == 1:
            transitions[labels[source], labels[target]] = weight
            continue
        template, value = attributes[source].split("=", 1)
        values = states.setdefault(template, {})
        values[value] = values.get(value, 0.0) + (weight if target == inside else -weight)
    pairs = (("B-W", "B-W"), ("B-W", "I-W"), ("I-W", "B-W"), ("I-W", "I-W"))
    return states, Transitions(*(transitions.get(pair, 0.0) for pair in pairs))


def _quarks(data: bytes, start: int) -> list[str]:
    """The strings of a constant quark database, by their numbers."""
    size, backward = struct.unpack_from("<II", data, start + 16)
    offsets = struct.unpack_from(f"<{size}I", data, start + backward)
    strings = []
    for offset in offsets:
        length = struct.unpack_from("<I", data, start + offset + 4)[0]
        strings.append(data[start + offset + 8 : start + offset + 7 + length].decode())
    return strings


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
    pair = lru_cache(_MOST_PAIRS)(_pair_finder(about, tables))

    def tag(tokens: Sequence[str]) -> list[bool] | None:
        if not tokens:
            return []
        pairs = list(map(pair, tokens, tokens[1:]))
        scores = _by_place([*(p[0] for p in pairs), about(tokens[-1]).alone])
        for place, weight in (*_triples(tokens, pairs, tables), *_borders(len(tokens), weights)):
            scores[place] += weight
        return best_marks(scores, transitions)

    return tag


class Facts(NamedTuple):
    """What the features say of a token: in small letters, a number, a name, in the dictionary."""

    lower: str
    is_digit: str
    is_title: str
    is_in_dict: str


class _About(NamedTuple):
    """A token: what it adds by itself, and with a plain pair by (title, dictionary)."""

    alone: Row
    in_pair: Mapping[tuple[bool, bool], Row]
    lower: str
    is_title: bool


# A pair: what its first token adds with it; is it a title; may a triple with weights of its own
# begin with it; the pair in small letters.
_Pair = tuple[Row, bool, bool, str]


class _Tables(NamedTuple):
    """The weights by the size of an n-gram (less one), what is asked of it, and the answer."""

    rows: Sequence[Sequence[Mapping[str, Row]]]
    dictionary: frozenset[str]
    openings: frozenset[str]  # the first two tokens of triples with weights, or in the dictionary
    triples: Mapping[bool, Row]  # what other triples add, by title


def _tables(weights: Weights, dictionary: frozenset[str]) -> _Tables:
    sums: list[list[dict[str, list[float]]]] = [[{} for _ in _ASKED] for _ in range(3)]
    for (first, last), name in _TEMPLATES.items():
        for asked, answers in zip(_ASKED, sums[last - first], strict=True):
            for answer, weight in weights.get(name + asked, {}).items():
                answers.setdefault(answer, [0.0] * 5)[2 - first] += weight
    rows = [[{a: tuple(r) for a, r in answers.items()} for answers in size] for size in sums]
    listed = (text for text in dictionary if text.count(" ") == 2)
    openings = frozenset(text.rpartition(" ")[0] for text in (*rows[2][0], *listed))
    triples = {is_title: _triple(rows, is_title=is_title) for is_title in (False, True)}
    return _Tables(rows, dictionary, openings, triples)


def _about(token: str, facts: Facts, tables: _Tables) -> _About:
    alone = _total(tables.rows[0], (token, *facts))
    in_pair = {
        (title, known): _total(tables.rows[1], ("", "", "", str(title), str(known)), alone)
        for title in (False, True)
        for known in (False, True)
    }
    usual = tables.triples[False]
    with_triple = {key: tuple(map(add, row, usual)) for key, row in in_pair.items()}
    return _About(alone, with_triple, facts.lower, facts.is_title == "True")


def _pair_finder(about: Callable[[str], _About], tables: _Tables) -> Callable[[str, str], _Pair]:
    texts, lowers, *_ = tables.rows[1]
    _, dictionary, openings, _ = tables

    def pair(first: str, second: str) -> _Pair:
        _, in_pair, one_lower, one_title = about(first)
        _, _, two_lower, two_title = about(second)
        text, lower = f"{first} {second}", f"{one_lower} {two_lower}"
        title = one_title and two_title
        row = in_pair[title, lower in dictionary]
        if text in texts:
            row = tuple(map(add, row, texts[text]))
        if lower in lowers:
            row = tuple(map(add, row, lowers[lower]))
        return row, title, text in openings or lower in openings, lower

    return pair


def _by_place(rows: Sequence[Row]) -> list[float]:
    """The scores of a line's places, of what each token adds to those around it."""
    for_before2, for_before, own, for_after, for_after2 = zip(*rows, strict=True)
    shifted = zip(
        (*for_before2[2:], 0.0, 0.0),
        (*for_before[1:], 0.0),
        own,
        (0.0, *for_after),
        (0.0, 0.0, *for_after2),
        strict=False,
    )
    return [a + b + c + d + e for a, b, c, d, e in shifted]


def _triples(
    tokens: Sequence[str], pairs: Sequence[_Pair], tables: _Tables
) -> Iterator[tuple[int, float]]:
    """What triples add beyond what pairs hold already, by place."""
    usual, titles = tables.triples[False], tables.triples[True]
    for place in [i for i, (_, title, opens, _) in enumerate(pairs[:-1]) if title or opens]:
        (_, title, opens, lower), (_, also, _, after) = pairs[place : place + 2]
        row = titles if title and also else usual
        if opens:
            known = f"{lower} {after.partition(' ')[2]}" in tables.dictionary
            text = " ".join(tokens[place : place + 3])
            row = _triple(tables.rows, is_title=title and also, known=known, text=text)
        if row is not usual:
            yield from ((place + i, row[i + 2] - usual[i + 2]) for i in range(3))
    if pairs:  # the last pair begins none
        yield from ((len(pairs) - 1 + i, -usual[i + 2]) for i in range(2))


def _triple(
    rows: Sequence[Sequence[Mapping[str, Row]]],
    *,
    is_title: bool,
    known: bool = False,
    text: str = "",
) -> Row:
    return _total(rows[2], (text, "", "", str(is_title), str(known)))


def _total(
    rows: Sequence[Mapping[str, Row]], answers: Sequence[str], more: Row = (0.0,) * 5
) -> Row:
    """The sum of the rows of an n-gram's answers."""
    there = (known[answer] for known, answer in zip(rows, answers, strict=True) if answer in known)
    return reduce(lambda one, two: tuple(map(add, one, two)), there, more)


def _borders(size: int, weights: Weights) -> Iterator[tuple[int, float]]:
    """What is added where templates reach beyond a line of so many tokens, by place."""
    for place in sorted({0, 1, size - 2, size - 1} & set(range(size))):
        for (first, last), name in _TEMPLATES.items():
            side = "BOS" if place + first < 0 else "EOS" if place + last >= size else ""
            if side:
                yield place, sum(weights.get(name + a, {}).get(side, 0.0) for a in _ASKED)


_CLOSE = 1e-6


def best_marks(scores: Sequence[float], transitions: Transitions) -> list[bool] | None:
    """Whether each token is inside a word, by the best path; `scores` are for inside over begin.

    None if anywhere two ways differ by less than rounding might.

    >>> best_marks([-1.0, 2.0, -3.0, 2.0], Transitions(0.0, 0.0, 0.0, 0.0))
    [False, True, False, True]
    """
    bb, bi, ib, ii = transitions
    begin_from_inside, inside_from_inside = ib - bb, ii - bi
    came: list[tuple[bool, bool]] = []
    lead, is_clear = scores[0], True  # how far inside is ahead of begin
    for score in scores[1:]:
        to_begin, to_inside = lead + begin_from_inside, lead + inside_from_inside
        is_clear &= not (-_CLOSE < to_begin < _CLOSE or -_CLOSE < to_inside < _CLOSE)
        came.append((to_begin > 0, to_inside > 0))
        lead = score + (lead + ii if to_inside > 0 else bi) - (lead + ib if to_begin > 0 else bb)
    if not is_clear or -_CLOSE < lead < _CLOSE:
        return None
    marks = [lead > 0]
    for step in reversed(came):
        marks.append(step[marks[-1]])
    return marks[::-1]
