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

# Spaces and invisible letters that editors paste; each becomes one plain space or stays one
# character, so that offsets hold.
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"), " ")
# Zero-width letters, and control characters that no file format holds.
_CONTROLS = [c for c in (*range(32), 127) if chr(c) not in "\t\n\r"]
_INVISIBLE = dict.fromkeys([*map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), *_CONTROLS])
_FOLDED = _SPACES | str.maketrans("АВЕКМНОРСТХаеорсухĐÐ–—‑“”‘’", "abekmhopctxaeopcyxđđ---\"\"''")

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


def normalize(text: str) -> str:
    r"""The text composed (NFC), without zero-width letters, with \n as its only line break.

    >>> normalize("ca\u0309i ca\u0301ch\r\nha\u0300nh chi\u0301nh\u200b")
    'cải cách\nhành chính'
    """
    text = text.translate(_INVISIBLE).replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The text in the form that matching uses; of the same length, if `text` is NFC.

    Lower case, plain spaces, one tone-mark placement, look-alike letters and typographic quotes
    and dashes made plain.

    >>> fold("Ủy ban HOÀ BÌNH"), fold("Uỷ ban Hòa Bình")
    ('uỷ ban hoà bình', 'uỷ ban hoà bình')
    """
    plain = text.translate(_FOLDED)
    lowered = plain.lower()
    if len(lowered) != len(text):  # "İ" has two letters in lower case
        lowered = "".join(low if len(low := c.lower()) == 1 else c for c in plain)
    return _OLD_STYLE_PATTERN.sub(lambda match: _OLD_STYLE[match[1]], lowered)


def plain_letters(text: str) -> str:
    """The text folded and without any diacritic, for labels of portals that lose them.

    >>> plain_letters("Ngày đăng: Nguồn tin")
    'ngay dang: nguon tin'
    """
    decomposed = unicodedata.normalize("NFD", fold(text).replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def text_sha256(text: str) -> str:
    """The hash by which a text is known to be the same text again."""
    return hashlib.sha256(text.encode()).hexdigest()


def decode(body: bytes, *, content_type: str = "") -> str:
    """The text of a page's bytes, NFC: strict UTF-8 first, then what header or page declares.

    A page that is UTF-8 but for a few bytes (labels of a template, a cut excerpt) is read as
    UTF-8 with marks of replacement; the HTTP default of ISO-8859-1 is never assumed.

    >>> decode("Cải cách".encode("utf-8"), content_type="text/html")
    'Cải cách'
    """
    from bs4.dammit import EncodingDetector

    declared = [m[1] for m in re.finditer(r"charset=\s*[\"']?([\w-]+)", content_type)]
    in_page = EncodingDetector.find_declared_encoding(body, is_html=True)
    for encoding in ["utf-8-sig", *declared, *([in_page] if in_page else [])]:
        try:
            return normalize(body.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    return normalize(body.decode("utf-8", errors="replace"))


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
