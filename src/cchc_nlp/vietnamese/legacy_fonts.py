"""Text that only a font showed as Vietnamese: TCVN3 (.VnTime) and VNI, told by its letters.

Such text holds Latin-1 letters in place of Vietnamese ones: "Hµ néi" (TCVN3) or "Haø noäi" (VNI)
is "Hà nội". A font's name is a bad witness, the letters decide: a line is of a font if its words
become Vietnamese syllables by that font's table, and were none before.
Tables: TCVN 5712:1993 (VN3), and the VNI-Windows table as input methods print it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from cchc_nlp.vietnamese.syllables import is_syllable

FontName = Literal["tcvn3", "vni"]

# TCVN3: bytes A1-FE, shown as Latin-1. It has no capitals with tone marks.
_TCVN3_PAIRS = (
    ("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ"),
    ("¨©ª«¬\u00ad®", "ăâêôơưđ"),
    ("µ¶·¸¹»¼½¾Æ", "àảãáạằẳẵắặ"),
    ("ÇÈÉÊË", "ầẩẫấậ"),
    ("ÌÎÏÐÑÒÓÔÕÖ", "èẻẽéẹềểễếệ"),
    ("×ØÜÝÞ", "ìỉĩíị"),
    ("ßáâãäåæçèéêëìíî", "òỏõóọồổỗốộờởỡớợ"),
    ("ïñòóôõö÷øù", "ùủũúụừửữứự"),
    ("úûüýþ", "ỳỷỹýỵ"),
)
TCVN3: Mapping[str, str] = MappingProxyType(
    {old: new for olds, news in _TCVN3_PAIRS for old, new in zip(olds, news, strict=True)}
)

# VNI: a letter, then its mark as a letter of its own; i, y and đ have single letters.
_VNI_MARKS = {
    "": "ù\u0301 ø\u0300 û\u0309 õ\u0303 ï\u0323",
    "\u0302": "â á\u0301 à\u0300 å\u0309 ã\u0303 ä\u0323",
    "\u0306": "ê é\u0301 è\u0300 ú\u0309 ü\u0303 ë\u0323",
}
_VNI_BASES = {"": "aeouyôö", "\u0302": "aeo", "\u0306": "a"}
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "î": "ỵ", "æ": "ỉ", "ó": "ĩ", "ò": "ị"}


def _vni() -> dict[str, str]:
    table = dict(_VNI_SINGLE)
    for shape, marks in _VNI_MARKS.items():
        for base in _VNI_BASES[shape]:
            plain = _VNI_SINGLE.get(base, base)
            for mark in marks.split():
                letter = unicodedata.normalize("NFC", plain + shape + mark[1:])
                table[base + mark[0]] = letter
    return _with_capitals(table)


def _with_capitals(table: dict[str, str]) -> dict[str, str]:
    """A mark is written small or large after either letter; the letter decides."""
    return {
        first + rest: new.upper() if first.isupper() else new
        for old, new in table.items()
        for first in (old[0], old[0].upper())
        for rest in {old[1:], old[1:].upper()}
    }


VNI: Mapping[str, str] = MappingProxyType(_vni())
_VNI_LETTER = re.compile("[aeouyôö][ùøûõïâáàåãäêéèúüë]|[ôöñîæóò]", re.IGNORECASE)

_LETTER = r"[^\W\d_]"
_SYMBOLS = "".join(c for c in TCVN3 if not c.isalpha()) + "µª"  # no letters of any word
_TCVN3_WORD = re.compile(rf"(?:{_LETTER}|[{re.escape(_SYMBOLS)}])+")
_WORD = re.compile(rf"{_LETTER}+")
MOST_LOOKS = 300  # around one letter of a text; a text of that font shows itself in the first
_LONGEST = 10  # letters of a word; "nghieâng" has eight
# Signs that stand alone in any text, and are then no words.
_ALONE = frozenset("·©«»×§®ª")
_NEVER_WORDS = frozenset("·©»×")  # by the table too: ã, â, ằ, ì
_TCVN3_SIGN = re.compile(rf"{_LETTER}[{re.escape(_SYMBOLS)}]|[{re.escape(_SYMBOLS)}]{_LETTER}")
# Pairs that no other language has in words of this shape; French has "où".
_VNI_SIGN = re.compile(
    "[aeo][âåä]|[ae][áàã]|a[êéëè]|[ôö][ùøûõï]|öô|[aeouy][øï]|ñ[aeiouyôö]|[aeuy][ùûõ]", re.IGNORECASE
)


def from_tcvn3(text: str) -> str:
    """The text by the table of TCVN3; capitals stay small where the font alone drew them large.

    >>> from_tcvn3("§¹i häc, TOµN")
    'Đại học, TOàN'
    """
    return "".join(TCVN3.get(c, c) for c in text)


def from_vni(text: str) -> str:
    """The text by the table of VNI.

    >>> from_vni("Ñaïi hoïc, ÖÔÙC")
    'Đại học, ƯỚC'
    """
    return _VNI_LETTER.sub(_vni_letter, text)


def _vni_letter(match: re.Match[str]) -> str:
    """The letter of a pair; of a pair that is none ("yê"), its first alone."""
    first, rest = match[0][0], match[0][1:]
    return VNI.get(match[0]) or VNI.get(first, first) + rest


@dataclass(frozen=True)
class _Font:
    name: FontName
    word: re.Pattern[str]
    sign: re.Pattern[str]  # what a word holds that is surely of this font
    rare: str  # letters of which any text of this font holds some
    read: Callable[[str], str]


_FONTS = (
    _Font("tcvn3", _TCVN3_WORD, _TCVN3_SIGN, _SYMBOLS, from_tcvn3),
    _Font("vni", _WORD, _VNI_SIGN, "ñøïöûÑØÏÖÛåä", from_vni),
)
# No text without any of them is of a legacy font.
RARE = frozenset("".join(font.rare for font in _FONTS))


@dataclass(frozen=True)
class _Evidence:
    """What a line's words say: the different ones that become syllables, those that do not."""

    gained: frozenset[str]
    lost: int
    is_signed: bool
    has_unicode: bool

    @property
    def is_sure(self) -> bool:
        return self.is_signed and len(self.gained) >= 2 and len(self.gained) >= 4 * self.lost

    def tells(self, whole: _Evidence) -> bool:
        """Whether a line is to be read, in a text that somewhere is of this font surely.

        A word that is one either way ("sè") is left, unless all the text is of this font.
        """
        return self.is_sure or (not self.lost and (bool(self.gained) or whole.is_sure))


def legacy_font_of(text: str) -> FontName | None:
    """The font that some line of the text was written for, surely; None for any other text.

    >>> legacy_font_of("Hµ néi, ngµy 22 th¸ng 11"), legacy_font_of("Haø noäi, ngaøy 22")
    ('tcvn3', 'vni')
    >>> [legacy_font_of(t) for t in ("Hà Nội, 5 µg, § 12", "Où est l'été, naïf?", "El ñu y tú")]
    [None, None, None]
    """
    for font in _possible(text):
        if any(_evidence(line, font).is_sure for line in (*text.splitlines(), text)):
            return font.name
    return None


def may_be_legacy(text: str) -> bool:
    """Whether the text is worth a look line by line: quick, and often wrong in saying so."""
    return any(True for _ in _possible(text))


def from_legacy_font(text: str) -> str:
    r"""The text with its lines of a legacy font in Unicode; other lines stay as they are.

    >>> from_legacy_font("ñy ban nh©n d©n tØnh")
    'ủy ban nhân dân tỉnh'
    >>> from_legacy_font("Sở Nội vụ\nTR¦êNG §¹I HäC TOµN QUèC")
    'Sở Nội vụ\nTRƯỜNG ĐẠI HỌC TOÀN QUỐC'
    """
    return "".join(from_legacy_lines(text.splitlines(keepends=True)))


def from_legacy_lines(lines: list[str]) -> list[str]:
    """The lines with those of a legacy font in Unicode; short ones are read as the sure ones are.

    >>> from_legacy_lines(["V¨n b¶n", "Sè", "cña ñy ban nh©n d©n"])
    ['Văn bản', 'Số', 'của ủy ban nhân dân']
    >>> from_legacy_lines(["V¨n b¶n", "Sè", "cña ñy ban nh©n d©n", "Ủy ban nhân dân tỉnh"])
    ['Văn bản', 'Sè', 'của ủy ban nhân dân', 'Ủy ban nhân dân tỉnh']
    """
    for font in _possible("\n".join(lines)):
        found = [_evidence(line, font) for line in lines]
        whole = _evidence("\n".join(lines), font)
        if whole.is_sure or any(one.is_sure for one in found):
            pairs = zip(lines, found, strict=True)
            lines = [_read(line, font, one) if one.tells(whole) else line for line, one in pairs]
    return lines


def _possible(text: str) -> Iterator[_Font]:
    """The fonts the text may be of: a look around a few letters, quick in long text."""
    for font in _FONTS:
        if any(letter in text and _shows(text, letter, font) for letter in font.rare):
            yield font


def _shows(text: str, letter: str, font: _Font) -> bool:
    """Whether some word with this letter becomes a syllable."""
    start, looks = text.find(letter), 0
    while start >= 0 and looks < MOST_LOOKS:
        looks += 1
        near = text[max(0, start - _LONGEST) : start + _LONGEST]
        words = font.word.findall(near)
        if any(letter in word and _verdict(word, font) == "gained" for word in words):
            return True
        start = text.find(letter, start + 1)
    return False


def _evidence(line: str, font: _Font) -> _Evidence:
    words = [(word, _verdict(word, font)) for word in font.word.findall(line) if not word.isascii()]
    gained = [word for word, verdict in words if verdict == "gained"]
    lost = [verdict for _, verdict in words if verdict in ("foreign", "unicode")]
    return _Evidence(
        frozenset(map(str.lower, gained)),
        len(lost),
        is_signed=any(font.sign.search(word) for word in gained),
        has_unicode="unicode" in lost,
    )


@lru_cache(maxsize=20_000)
def _verdict(word: str, font: _Font) -> Literal["gained", "foreign", "unicode", ""]:
    """What a word says: nothing if it is a syllable either way, or an acronym ("Q§" is QĐ)."""
    read = font.read(word)
    if any(c > "\u00ff" for c in word):
        return "unicode"
    if word in _ALONE or _is_acronym(read):
        return ""
    if not is_syllable(read):
        return "unicode" if is_syllable(word) else "foreign"
    return "" if is_syllable(word) else "gained"


def _is_acronym(word: str) -> bool:
    return not re.search("[^BCDFGHJKLMNPQRSTVWXZĐđ]", word)


def _read(line: str, font: _Font, found: _Evidence) -> str:
    """The line in Unicode, word by word: a line may hold names and words that are so already."""

    def word_of(match: re.Match[str]) -> str:
        word, verdict = match[0], _verdict(match[0], font)
        is_left = {
            "": found.has_unicode or word in _NEVER_WORDS,
            "foreign": not font.sign.search(word),  # "café" stays, "§¨k L¨k" is Đăk Lăk
            "unicode": True,
            "gained": False,
        }
        return word if is_left[verdict] else font.read(word)

    read = font.word.sub(word_of, line)
    return with_capitals(read) if font.name == "tcvn3" else read


# -- capitals ----------------------------------------------------------------------------------

_SMALL = re.compile("[a-z]")
_HALF_CAPITAL = re.compile(r".+[A-Z]", re.DOTALL)


def with_capitals(line: str) -> str:
    """The line with the letters made capital that stand among capitals.

    A word between capital ones is one itself, though it may begin a name elsewhere ("Hà", "Uỷ").

    >>> with_capitals("BAN QUảN Lý Dự áN, TP Hà NộI và Sở Y tế"), with_capitals("Uỷ ban Hà NộI")
    ('BAN QUẢN LÝ DỰ ÁN, TP HÀ NỘI và Sở Y tế', 'Uỷ ban HÀ NỘI')
    """
    words = list(_WORD.finditer(line))
    pieces, end, run = [], 0, list[re.Match[str]]()
    for word in [*words, None]:
        if word is not None and not _SMALL.search(word[0]):
            run.append(word)
            continue
        if any(_is_half_capital(found[0]) for found in run):
            start, stop = run[0].start(), run[-1].end()
            pieces += [line[end:start], line[start:stop].upper()]
            end = stop
        run = []
    return "".join([*pieces, line[end:]])


def _is_half_capital(word: str) -> bool:
    """Whether a word has a small letter with a mark, and a capital that does not begin it."""
    return bool(_HALF_CAPITAL.match(word)) and word != word.upper()
