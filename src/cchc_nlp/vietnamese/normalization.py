"""Bytes to NFC text, and text to the folded form that matching uses.

Bytes become text here and nowhere else. `fold` keeps the length of NFC text, so that an offset
found in the folded text is an offset into the text itself.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from cchc_nlp.errors import EncodingError, InputError
from cchc_nlp.vietnamese.charsets import read_bytes
from cchc_nlp.vietnamese.entities import unescape_letters
from cchc_nlp.vietnamese.legacy_fonts import from_legacy_font, from_legacy_lines, may_be_legacy
from cchc_nlp.vietnamese.mojibake import repair_mojibake

# Spaces that editors paste; each becomes one plain space, so that offsets hold.
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"), " ")
# Letters without width, soft hyphens, marks of direction, and controls that no file format holds.
# What Word and PDF readers write for a line's and a page's end.
_BREAKS = "\x0b\x0c"
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad" + "".join(
    chr(code) for code in (*range(32), 127) if chr(code) not in "\t\n\r\x0b\x0c"
)
_INVISIBLE_PATTERN = re.compile(f"[{re.escape(_INVISIBLE)}]+")
# What a line must hold if anything in it is to be mended: entities, letters that only broken or
# legacy text has many of, marks apart, what is invisible.
_SUSPECTS = re.compile(
    f"[&\r\u007f-\u009f\u00a1-\u00bfñøïöûåäÑØÏÖÛÅÄ\u0300-\u036f\u2018\u20ac{re.escape(_INVISIBLE)}]"
)
_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
# A letter under more marks than any script knows: putting thousands in order takes for ever.
_TOO_MANY_MARKS = re.compile("([\u0300-\u036f]{8})[\u0300-\u036f]+")
_TAG = re.compile("(<[^<>]*>)")
# A tone mark typed before the vowel's own mark: NFC keeps that order where both stand above.
_LATE_MARK = re.compile("[àáãảèéẽẻòóõỏÀÁÃẢÈÉẼẺÒÓÕỎ]\u0302|[àáãảÀÁÃẢ]\u0306")
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

# Two spellings of one syllable: "hoà" and "hòa". Folding moves the mark to the later vowel in
# open oa, oe, uy, which keeps the length.
_TONES = "̣̀́̃̉"
_OLD_STYLE = {
    f"{first}{tone}{second}": f"{first}{second}{tone}"
    for first, second in ("oa", "oe", "uy")
    for tone in _TONES
}
_OLD_STYLE = {
    unicodedata.normalize("NFC", old): unicodedata.normalize("NFC", new)
    for old, new in _OLD_STYLE.items()
}
_OLD_STYLE_PATTERN = re.compile("(?<!q)(" + "|".join(_OLD_STYLE) + r")(?![^\W\d_])")
# "kĩ" and "kỹ", "lí" and "lý", "qui" and "quy": after h, k, l, m, t and qu an open i is a y. And
# "sỹ" is "sĩ". (Quyết định 240/QĐ of 1984 and Quyết định 1989/QĐ-BGDĐT of 2018 differ here.)
_Y_OF_I = str.maketrans("iìíỉĩị", "yỳýỷỹỵ")
_OPEN_I = re.compile(r"(?<![^\W\d_])((?:[hklmt]|qu)[iìíỉĩị]|s[yỳýỷỹỵ])(?![^\W\d_])")
_I_OF_Y = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")


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


def normalize(text: str) -> str:
    r"""The text composed (NFC), without invisible letters; a line, or a page, ends with \n.

    >>> normalize("ca\u0309i ca\u0301ch\r\nha\u0300nh chi\u0301nh\u200b")
    'cải cách\nhành chính'
    >>> normalize("Vie\u0323\u0302t, Vie\u0302\u0323t, tie\u0301\u0302ng")
    'Việt, Việt, tiếng'
    """
    # One letter is looked for quickly, a rewriting of a whole page is not: most pages need none.
    if any(letter in text for letter in _INVISIBLE):
        text = _INVISIBLE_PATTERN.sub("", text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(mark in text for mark in _BREAKS):
        text = text.translate(dict.fromkeys(map(ord, _BREAKS), "\n"))
    if any(mark in text for mark in _MARKS):
        text = _TOO_MANY_MARKS.sub(r"\1", text)
    text = unicodedata.normalize("NFC", text)
    if "\u0302" in text or "\u0306" in text:
        text = _LATE_MARK.sub(_in_order, text)
    return text


def _in_order(match: re.Match[str]) -> str:
    marked = unicodedata.normalize("NFD", match[0])  # a vowel, its tone, its own mark
    return unicodedata.normalize("NFC", marked[0] + marked[2] + marked[1])


def normalize_mended(text: str) -> str:
    r"""The text normalized, with what portals break in its letters mended first.

    For lines that have left their markup: entities escaped twice, UTF-8 read as windows-1252,
    TCVN3 and VNI. Lines are told apart by their breaks; each is of one font. To be called before
    `normalize`, which drops soft hyphens: in TCVN3 they are "ư".

    >>> normalize_mended("T&#225;c giáº£\nñy ban nh©n d©n tØnh H\u00b5 T\u00dcnh")
    'Tác giả\nủy ban nhân dân tỉnh Hà Tĩnh'
    """
    if not _SUSPECTS.search(text) and unicodedata.is_normalized("NFC", text):
        return text
    return normalize(from_legacy_font(repair_mojibake(unescape_letters(text))))


def plain_forms(text: str) -> str:
    """The text with plain spaces, dashes and quotes, and Latin letters for those that look so.

    Of the same length; case and tone marks stay.

    >>> plain_forms("Số: 07／КН–SNN")
    'Số: 07/KH-SNN'
    """
    return text.translate(_PLAIN_FORMS)


def fold(text: str) -> str:
    """The text in the form that matching uses; of the same length, if `text` is NFC.

    Lower case, plain forms, one tone-mark placement, one spelling of open i and y.

    >>> fold("Ủy ban HOÀ BÌNH"), fold("Uỷ ban Hòa Bình")
    ('uỷ ban hoà bình', 'uỷ ban hoà bình')
    >>> fold("Qui định kĩ thuật, bác sỹ") == fold("Quy định kỹ thuật, bác sĩ")
    True
    """
    plain = plain_forms(text)
    lowered = plain.lower()
    if len(lowered) != len(text):  # "İ" has two letters in lower case
        lowered = "".join(low if len(low := c.lower()) == 1 else c for c in plain)
    placed = _OLD_STYLE_PATTERN.sub(lambda match: _OLD_STYLE[match[1]], lowered)
    return _OPEN_I.sub(_one_spelling, placed)


def _one_spelling(match: re.Match[str]) -> str:
    syllable = match[0]
    return syllable[:-1] + syllable[-1].translate(_I_OF_Y if syllable[0] == "s" else _Y_OF_I)


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


def text_sha256(text: str) -> str:
    """The hash by which a text is known to be the same text again."""
    return hashlib.sha256(text.encode()).hexdigest()


def decode(body: bytes, *, content_type: str = "") -> str:
    """The text of a page's bytes, NFC; what they are is told in `charsets`, by the bytes first.

    UTF-8 that was saved as windows-1252 is mended, and so is text between tags that only a legacy
    font showed as Vietnamese.

    >>> decode("Cải cách".encode("utf-8"), content_type="text/html")
    'Cải cách'
    >>> decode("<p>ñy ban nh©n d©n tØnh</p>".encode("latin-1"))
    '<p>ủy ban nhân dân tỉnh</p>'
    """
    text = repair_mojibake(read_bytes(body, content_type=content_type))
    return normalize(_mended_markup(text) if may_be_legacy(text) else text)


def _mended_markup(text: str) -> str:
    """A page whose text of a legacy font is in Unicode; tags and what is in them stay."""
    pieces = _TAG.split(text)
    # Editors write such letters as entities, or some of them.
    texts = [unescape_letters(piece) for piece in pieces[::2]]
    mended = from_legacy_lines(texts)
    pieces[::2] = [
        old if same == new else new
        for old, same, new in zip(pieces[::2], texts, mended, strict=True)
    ]
    return "".join(pieces)


def read_lines(path: Path) -> list[str]:
    """The lines of a text file that hold something, without the spaces around them."""
    return [line.strip() for line in read_text(path).split("\n") if line.strip()]


def read_text(path: Path) -> str:
    """The NFC text of a UTF-8 (or UTF-16 with its mark) text file.

    Raises InputError for an empty or missing file, EncodingError for other bytes.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    return decode_text(body, str(path))


def decode_text(body: bytes, where: str) -> str:
    """The NFC text of a text file's bytes; `where` is named in errors.

    Raises InputError if there is none, EncodingError for bytes that are neither UTF-8 nor marked
    UTF-16: a guessed encoding would damage the text that a number is then based on.
    """
    if not body.strip():
        raise InputError(f"{where}: the file is empty; give a file with text in it")
    encoding = "utf-16" if body[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return normalize(body.decode(encoding))
    except UnicodeDecodeError as error:
        raise EncodingError(
            f"{where}: byte {error.start} is not UTF-8; save the file as UTF-8 and try again"
        ) from error
