"""The folded form that matching uses: lower case, plain forms, one spelling of each syllable.

Folding keeps the length of NFC text, so that an offset found in the folded text is an offset into
the text itself. A long text is folded as an array of its letters' codes, up to five times as fast.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np

# Spaces that editors paste; each becomes one plain space, so that offsets hold.
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"), " ")
# Letters, digits and marks that look like plain ones: Cyrillic and Greek, Eth for Đ, full-width
# forms, dashes, quotes. In words of one script ("Москва") this matters to nobody's matching.
_LOOK_ALIKES = (
    str.maketrans(
        "АВЕЅІЈКМНОРСТУХаеѕіјорсухᴠΑΒΕΙΚΜΝΟΡΤΥΧοÐƉðɖ", "ABESIJKMHOPCTYXaesijopcyxvABEIKMNOPTYXoĐĐđđ"
    )
    | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | str.maketrans("‐‑‒–—―−⁄∕", "-------//")
    | dict.fromkeys(map(ord, "“”„‟"), '"')
    | dict.fromkeys(map(ord, "‘’‚′"), "'")
)
_PLAIN_FORMS = _SPACES | _LOOK_ALIKES
_PLAIN_LETTERS = {chr(code): chr(code).translate(_PLAIN_FORMS) for code in _PLAIN_FORMS}
_NOT_PLAIN = re.compile(f"[{re.escape(''.join(_PLAIN_LETTERS))}]")

# Two spellings of one syllable: "hoà" and "hòa". Folding moves the mark to the later vowel in
# open oa, oe, uy, which keeps the length.
_MARKED_O, _MARKED_U = "òóỏõọ", "ùúủũụ"
_MARKED = {"a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ"}
_OLD_STYLE = {
    first[tone] + second: plain + marked[tone]
    for first, plain, seconds in ((_MARKED_O, "o", "ae"), (_MARKED_U, "u", "y"))
    for second, marked in _MARKED.items()
    if second in seconds
    for tone in range(5)
}
_OLD_STYLE_PATTERN = re.compile(  # begins with a letter: that is found quickly
    rf"[{_MARKED_O}{_MARKED_U}](?:(?<=[{_MARKED_O}])[ae]|(?<=[{_MARKED_U}])y)(?<!q..)(?![^\W\d_])"
)
# "kĩ" and "kỹ", "lí" and "lý", "qui" and "quy": after h, k, l, m, t and qu an open i is a y. And
# "sỹ" is "sĩ". (Quyết định 240/QĐ of 1984 and Quyết định 1989/QĐ-BGDĐT of 2018 differ here.)
_ALL_I, _ALL_Y = "iìíỉĩị", "yỳýỷỹỵ"
_Y_OF_I = str.maketrans(_ALL_I, _ALL_Y)
_OPEN_I = re.compile(
    rf"[{_ALL_I}{_ALL_Y}](?![^\W\d_])(?:(?<=[hklmt][{_ALL_I}])(?<![^\W\d_]..)"
    rf"|(?<=qu[{_ALL_I}])(?<![^\W\d_]...)|(?<=s[{_ALL_Y}])(?<![^\W\d_]..))"
)
_I_OF_Y = str.maketrans(_ALL_Y, _ALL_I)

_LONG = 5000  # letters from which a text is folded as an array
_MARGIN = 3  # zeros on either side of the array, so that every letter has so many neighbours
_TABLE = 0x10000  # codes that have a row in the tables; what is beyond is folded one by one
_LETTER, _I, _Y, _O_MARKED, _U_MARKED, _BEFORE_I, _WORD = (1 << bit for bit in range(7))
_CODE_BITS = 21
_CODE = (1 << _CODE_BITS) - 1


def plain_forms(text: str) -> str:
    """The text with plain spaces, dashes and quotes, and Latin letters for those that look so.

    Of the same length; case and tone marks stay.

    >>> plain_forms("Số: 07／КН–SNN")
    'Số: 07/KH-SNN'
    """
    # Text has few of them, and is looked through ten times as fast as it is translated.
    return _NOT_PLAIN.sub(lambda letter: _PLAIN_LETTERS[letter[0]], text)


def fold(text: str) -> str:
    """The text in the form that matching uses; of the same length, if `text` is NFC.

    Lower case, plain forms, one tone-mark placement, one spelling of open i and y.

    >>> fold("Ủy ban HOÀ BÌNH"), fold("Uỷ ban Hòa Bình")
    ('uỷ ban hoà bình', 'uỷ ban hoà bình')
    >>> fold("Qui định kĩ thuật, bác sỹ") == fold("Quy định kỹ thuật, bác sĩ")
    True
    """
    return _folded_short(text) if len(text) < _LONG else _folded_long(text)


@lru_cache(maxsize=2)  # every finder folds the text that the one before it folded
def _folded_long(text: str) -> str:
    return text_of_codes(fold_codes(text))


def text_of_codes(codes: np.ndarray) -> str:
    """The text of what `fold_codes` gives: `fold_codes` and this one are `fold`."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def _folded_short(text: str) -> str:
    plain = plain_forms(text)
    lowered = plain.lower()
    if "Σ" in plain or len(lowered) != len(plain):  # a last sigma depends on its neighbours
        lowered = "".join(map(_lower, plain))
    placed = _OLD_STYLE_PATTERN.sub(lambda match: _OLD_STYLE[match[0]], lowered)
    return _OPEN_I.sub(_one_spelling, placed)


def _lower(letter: str) -> str:
    """One letter for one: "İ" would have two in lower case."""
    low = letter.lower()
    return low if len(low) == 1 else letter


def _one_spelling(match: re.Match[str]) -> str:
    letter = match[0]
    return letter.translate(_I_OF_Y if letter in _ALL_Y else _Y_OF_I)


class Letters(NamedTuple):
    r"""Folded letters: their codes, and whether each belongs to a word, as \w says."""

    codes: np.ndarray
    in_word: np.ndarray


class _Tables(NamedTuple):
    """By letter: what folding makes of it, and its other spelling."""

    folded: np.ndarray  # its plain lower form, and above _CODE_BITS what that is
    kinds: np.ndarray  # what it is itself, in bits
    unmarked: np.ndarray
    other: np.ndarray
    marked: np.ndarray  # by the code of a marked o or u, then by a, e, y


def fold_codes(text: str) -> np.ndarray:
    """The codes of the folded text's letters, one 32-bit number a letter.

    >>> bytes(fold_codes("Hòa").tolist()[:1]), fold_codes("Hòa").size
    (b'h', 3)
    """
    return fold_letters(text).codes


def fold_letters(text: str) -> Letters:
    """The folded text's letters, and which of them belong to words.

    >>> fold_letters("3 xã.").in_word.tolist()
    [True, False, True, True, False]
    """
    import numpy as np

    tables = _tables()
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    wide, wide_kinds = (np.zeros(codes.size + 2 * _MARGIN, kind) for kind in ("<u4", np.uint8))
    folded, kinds = wide[_MARGIN:-_MARGIN], wide_kinds[_MARGIN:-_MARGIN]
    both = tables.folded.take(codes, mode="clip")  # one look into a table instead of two
    np.bitwise_and(both, _CODE, out=folded)
    np.right_shift(both, _CODE_BITS, out=kinds, casting="unsafe")
    for place in np.flatnonzero(codes >= _TABLE).tolist():
        letter = _lower(chr(codes[place]))
        folded[place], kinds[place] = ord(letter), _kind(letter)
    _place_marks(wide, wide_kinds, tables)
    _spell_open_i(wide, wide_kinds, tables)
    return Letters(folded, kinds & _WORD > 0)


def _place_marks(folded: np.ndarray, kinds: np.ndarray, tables: _Tables) -> None:
    """Move the mark of open òa, òe, ùy to the later vowel, in place."""
    import numpy as np

    found = np.flatnonzero(kinds & (_O_MARKED | _U_MARKED))
    second = folded[found + 1]
    of_o = kinds[found] & _O_MARKED > 0
    fits_o = (second == ord("a")) | (second == ord("e"))
    is_pair = np.where(of_o, fits_o, second == ord("y"))
    found, second = found[is_pair], second[is_pair]
    is_open = (folded[found - 1] != ord("q")) & (kinds[found + 2] & _LETTER == 0)
    found, second = found[is_open], second[is_open]
    marked = tables.marked[folded[found], np.searchsorted([ord(x) for x in "aey"], second)]
    folded[found] = tables.unmarked[folded[found]]
    folded[found + 1] = marked
    kinds[found] = tables.kinds[folded[found]]
    kinds[found + 1] = tables.kinds[marked]


def _spell_open_i(folded: np.ndarray, kinds: np.ndarray, tables: _Tables) -> None:
    """Write an open i after h, k, l, m, t and qu as y, and sỹ as sĩ, in place."""
    import numpy as np

    found = np.flatnonzero(kinds & (_I | _Y))
    found = found[kinds[found + 1] & _LETTER == 0]
    first, is_i = folded[found - 1], kinds[found] & _I > 0
    alone = kinds[found - 2] & _LETTER == 0
    after_consonant = is_i & alone & (kinds[found - 1] & _BEFORE_I > 0)
    after_qu = is_i & (first == ord("u")) & (folded[found - 2] == ord("q"))
    after_qu &= kinds[found - 3] & _LETTER == 0
    after_s = ~is_i & alone & (first == ord("s"))
    found = found[after_consonant | after_qu | after_s]
    folded[found] = tables.other[folded[found]]
    kinds[found] = tables.kinds[folded[found]]


@cache
def _tables() -> _Tables:
    import numpy as np

    letters = [chr(code) for code in range(_TABLE)]
    plain = "".join(letters).translate(_PLAIN_FORMS)
    lowered = "".join(map(_lower, plain))
    lower = np.frombuffer(lowered.encode("utf-32-le", "surrogatepass"), "<u4")
    kinds = np.array(list(map(_kind, letters)), np.uint8)
    groups = (_ALL_I, _I), (_ALL_Y, _Y), (_MARKED_O, _O_MARKED), (_MARKED_U, _U_MARKED)
    for group, bit in (*groups, ("hklmt", _BEFORE_I)):
        kinds[list(map(ord, group))] |= bit
    unmarked, other, marked = (np.zeros(size, "<u4") for size in (_TABLE, _TABLE, (_TABLE, 3)))
    for pair, placed in _OLD_STYLE.items():
        unmarked[ord(pair[0])] = ord(placed[0])
        marked[ord(pair[0]), "aey".index(pair[1])] = ord(placed[1])
    for i, y in zip(_ALL_I, _ALL_Y, strict=True):
        other[ord(i)], other[ord(y)] = ord(y), ord(i)
    folded = kinds.take(lower).astype("<u4") << _CODE_BITS | lower
    return _Tables(folded, kinds, unmarked, other, marked)


def _kind(letter: str) -> int:
    if not letter.isalnum():
        return _WORD if letter == "_" else 0
    return _WORD if letter.isdecimal() else _WORD | _LETTER  # [^\W\d_] says what a letter is


def _plain_table() -> dict[int, str]:
    """Each letter of Latin scripts with marks, and what folding makes plain, without marks."""
    table = {
        code: form.lower().replace("đ", "d")
        for code, form in ((code, chr(code).translate(_PLAIN_FORMS)) for code in _PLAIN_FORMS)
    }
    for code in (*range(0xC0, 0x130), *range(0x131, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii() and base.isalpha():
            table.setdefault(code, base)
    return table


_PLAIN = _plain_table()


def plain_letters(text: str) -> str:
    """The text folded and without any diacritic, for labels of portals that lose them.

    >>> plain_letters("Ngày đăng: Nguồn tin")
    'ngay dang: nguon tin'
    """
    plain = text.translate(_PLAIN)
    if plain.isascii():  # what Vietnamese comes to; other letters are looked at one by one
        return plain.lower()
    decomposed = unicodedata.normalize("NFD", fold(text).replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
