"""Bytes to NFC text. Bytes become text here and nowhere else."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from cchc_nlp.errors import EncodingError, InputError
from cchc_nlp.vietnamese.charsets import read_bytes
from cchc_nlp.vietnamese.entities import unescape_letters
from cchc_nlp.vietnamese.legacy_fonts import (
    RARE,
    from_legacy_font,
    from_legacy_lines,
    may_be_legacy,
)
from cchc_nlp.vietnamese.mojibake import LATER_LETTERS, may_be_mojibake, repair_mojibake

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
# Letters that normalizing leaves as they are, whatever stands beside them: ASCII, Latin with its
# marks composed, the punctuation of typesetters, arrows and stars. Of text that holds no other
# nothing changes.
_SETTLED = (
    "\t\n -~\u00a0-\u00ac\u00ae-\u02af\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
    "\u2190-\u2328\u232b-\u2adb\u2add-\u2bff"
)
_UNSETTLED = re.compile(f"[^{_SETTLED}]")
# Those of Vietnamese pages that, moreover, no broken or legacy text is told by.
_QUIET = (
    "a-zA-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9"
    "\u00a0\u2013\u2014\u2019\u201c\u201d\u2022\u2026"
)
_LOUD = re.compile(f"[^{_QUIET}]")
# What a line must hold if it is to be mended or composed.
_UNQUIET = re.compile(f"[^\t\n -%'-~{_QUIET}]")
# Letters of no width that may be dropped alone: in no charset do they stand for others.
_WIDTHLESS = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_WIDTHLESS_RUN = re.compile(f"[{''.join(sorted(_WIDTHLESS))}]+")
_BLANKS = " \t\n\u00a0"  # those of quiet text
_PLAIN_BYTES = bytes(range(32, 127)) + b"\t\n\r"
_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
# A letter under more marks than any script knows: putting thousands in order takes for ever.
_TOO_MANY_MARKS = re.compile("([\u0300-\u036f]{8})[\u0300-\u036f]+")
_TAG = re.compile("(<[^<>]*>)")
# A tone mark typed before the vowel's own mark: NFC keeps that order where both stand above.
_LATE_MARK = re.compile("[àáãảèéẽẻòóõỏÀÁÃẢÈÉẼẺÒÓÕỎ]\u0302|[àáãảÀÁÃẢ]\u0306")


def normalize(text: str) -> str:
    r"""The text composed (NFC), without invisible letters; a line, or a page, ends with \n.

    >>> normalize("ca\u0309i ca\u0301ch\r\nha\u0300nh chi\u0301nh\u200b")
    'cải cách\nhành chính'
    >>> normalize("Vie\u0323\u0302t, Vie\u0302\u0323t, tie\u0301\u0302ng")
    'Việt, Việt, tiếng'
    """
    if is_settled(text):
        return text
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


def is_settled(text: str) -> bool:
    """Whether a text holds nothing but letters that `normalize` leaves as they are, as most do."""
    return _UNSETTLED.search(text) is None


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


def mended_line(text: str) -> str:
    r"""The text on one line, mended and normalized, with plain single spaces.

    >>> mended_line("\tSở  h\u1ecdp&#46;\n")
    'Sở họp.'
    """
    shown = text.strip(_BLANKS)  # what editors indent with is no reason to cut a line in words
    if "\u200b" in shown:  # the commonest: one letter is looked for quickly, all are not
        shown = shown.replace("\u200b", "").strip(_BLANKS)
    if _UNQUIET.search(shown):
        shown = _WIDTHLESS_RUN.sub("", shown)
        if _UNQUIET.search(shown):
            return " ".join(normalize_mended(text).split())
    if "  " in shown or "\n" in shown or "\t" in shown or "\u00a0" in shown:
        return " ".join(shown.split())
    return shown.strip()  # most: to cut a line in words and join them takes ten times as long


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
    return utf8_of(body, content_type=content_type).decode()


def utf8_of(body: bytes, *, content_type: str = "") -> bytes:
    r"""What `decode` gives in UTF-8, which a parser reads sooner: mostly the bytes that came.

    >>> utf8_of("\ufeffCải cách\r\n".encode()) == "Cải cách\n".encode()
    True
    """
    try:
        letters = body.translate(None, _PLAIN_BYTES).decode()
        body.decode()  # torn letters may be whole without what is between their bytes
    except UnicodeDecodeError:
        return _mended_utf8(body, content_type)
    # Of a page a tenth is not ASCII, and says whether anything is to be mended.
    loud = frozenset(_LOUD.findall(letters))
    if loud and _may_be_changed(letters, loud):
        return _mended_utf8(body, content_type)
    for letter in loud & _WIDTHLESS:
        body = body.replace(letter.encode(), b"")
    return body.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _mended_utf8(body: bytes, content_type: str) -> bytes:
    text = normalize(_mended(read_bytes(body, content_type=content_type)))
    return text.encode("utf-8", "replace")


def _may_be_changed(letters: str, loud: frozenset[str]) -> bool:
    """Whether a text of such letters is to be mended or composed, beyond dropping some."""
    if _UNSETTLED.search("".join(loud - _WIDTHLESS)):
        return True
    if not RARE.isdisjoint(loud):
        return True
    return not LATER_LETTERS.isdisjoint(loud) and may_be_mojibake(letters)


def _mended(text: str) -> str:
    text = repair_mojibake(text)
    return _mended_markup(text) if may_be_legacy(text) else text


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
