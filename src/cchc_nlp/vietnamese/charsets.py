"""Bytes to text: what a page's bytes are, by the bytes first, and by its labels only then.

`normalization.decode` is the door to this. The order: a byte order mark; strict UTF-8; UTF-8 but
for a few bytes; what the header declares, then the page; windows-1258 where that reads as
Vietnamese; windows-1252. HTTP's old default of ISO-8859-1 is never believed: servers send it
over pages of every kind.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

from cchc_nlp.vietnamese.byte_tables import TABLES, read_table
from cchc_nlp.vietnamese.legacy_fonts import from_vni
from cchc_nlp.vietnamese.syllables import share_of_syllables

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 400  # bytes that tell UTF-16 by its zeros
_HEAD = 4096  # bytes in which a page declares its charset; browsers read 1024
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+(?:\s*,\s*[\w.:-]+)*)", re.IGNORECASE)
_IN_PAGE = re.compile(
    rb"^\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.:-]+)"
    rb"|<meta\s[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
# Charsets of Python's that a page may be in. Not among them: UTF-8, which has been tried,
# Latin-1 and its kin, which say nothing, and codecs that are no charsets ("hex", "idna").
_KNOWN = re.compile(
    r"(windows|cp)-?(874|125[013-8]|9\d\d)$|iso-?8859-?([2-9]|1[013-6])$|koi8|gb|big5|hz|euc"
    r"|shift|sjis|x-sjis|iso-?2022|ks_|tis|utf-?16(-?[lb]e)?$"
)
# Vietnamese in windows-1258, foreign names included, has more syllables among its words.
_VIETNAMESE = 0.6
_RAW = re.compile("[\udc80-\udcff]+")  # what "surrogateescape" makes of bytes that are not UTF-8
_CUT_LETTER = re.compile(rb"[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2}")
_LEADS = frozenset((b"\xc3", b"\xc4", b"\xc6", b"\xe1", b"\xe2"))  # of Vietnamese letters, quotes
_CUT_MARK = re.compile(r"\s*(…|\.\.\.|<|\"|$)")  # where an excerpt ends


def read_bytes(body: bytes, *, content_type: str = "") -> str:
    r"""The text of a page's bytes as written: not yet composed, nor cleaned of invisible letters.

    >>> read_bytes("Sở".encode("utf-16-le") + b" \0", content_type="text/html; charset=utf-8")
    'Sở '
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            rest = body[len(mark) :]
            return _utf8(rest) if encoding == "utf-8" else rest.decode(encoding, "replace")
    if b"\0" in body and (wide := _wide(body[:_SAMPLE])):
        return body.decode(wide, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(body, content_type)


def _wide(sample: bytes) -> str:
    """UTF-16 without its mark: of its markup, every second byte is zero."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 6 < len(sample) or min(even, odd) * 4 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _not_utf8(body: bytes, content_type: str) -> str:
    if _is_nearly_utf8(body):
        return _utf8(body)
    for encoding in (*_declared(content_type), *_declared_in_page(body)):
        if (text := _read_as(body, encoding)) is not None:
            return text
    return _guessed(body)


def _is_nearly_utf8(body: bytes) -> bool:
    """Whether more letters are UTF-8 than bytes are not: in other charsets few are, by chance."""
    text = body.decode("utf-8", "surrogateescape")
    other = sum(map(len, _RAW.findall(text)))
    return len(text) - len(text.encode("ascii", "ignore")) - other >= other


def _declared(content_type: str) -> Iterator[str]:
    """The charsets of a header, which may name two: "text/html; charset=utf-8,gbk".

    >>> list(_declared("text/html; charset=utf-8, GBK"))
    ['utf-8', 'gbk']
    """
    for found in _IN_HEADER.findall(content_type):
        yield from (name.strip().lower() for name in found.split(","))


def _declared_in_page(body: bytes) -> Iterator[str]:
    """The charsets of an XML declaration, a meta element, or its http-equiv."""
    for found in _IN_PAGE.finditer(body[:_HEAD]):
        yield (found[1] or found[2]).decode("ascii", "ignore").lower()


def _read_as(body: bytes, encoding: str) -> str | None:
    """The text by a declared charset, or None if that is unknown or not the bytes'."""
    plain = re.sub(r"[^a-z0-9]", "", encoding)
    if table := TABLES.get(plain):
        return read_table(body, table)
    if plain.removeprefix("xviet").startswith("vni"):
        return from_vni(body.decode("cp1252", "replace"))
    if not _KNOWN.match(encoding):
        return None
    try:
        return body.decode("utf-16-le" if plain == "utf16" else encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guessed(body: bytes) -> str:
    """The text of bytes of which nothing is known: windows-1258 if Vietnamese, or windows-1252."""
    western = body.decode("cp1252", "replace")
    vietnamese = body.decode("cp1258", "replace")
    share = share_of_syllables(unicodedata.normalize("NFC", vietnamese))
    is_better = share >= max(_VIETNAMESE, share_of_syllables(western))
    return vietnamese if is_better else western


# -- UTF-8 with a few other bytes -----------------------------------------------------------------


def _utf8(body: bytes) -> str:
    r"""The text of UTF-8, each other byte read as windows-1258 or -1252; cut letters dropped.

    >>> _utf8("Cải cách".encode() + b" T\xe1c gi\xe3 H\xe1\xba...")
    'Cải cách Tác giã H...'
    """
    text = body.decode("utf-8", "surrogateescape")
    if not _RAW.search(text):
        return text
    western, vietnamese = (_with_raw(text, encoding) for encoding in ("cp1252", "cp1258"))
    if western == vietnamese:  # they differ in few letters
        return western
    is_better = share_of_syllables(vietnamese) > share_of_syllables(western)
    return vietnamese if is_better else western


def _with_raw(text: str, encoding: str) -> str:
    def letters(match: re.Match[str]) -> str:
        raw = match[0].encode("utf-8", "surrogateescape")
        is_at_end = bool(_CUT_MARK.match(text, match.end()))
        if _CUT_LETTER.fullmatch(raw) or (is_at_end and raw in _LEADS):
            return "" if is_at_end else "\ufffd"
        return raw.decode(encoding, "replace")

    return unicodedata.normalize("NFC", _RAW.sub(letters, text))
