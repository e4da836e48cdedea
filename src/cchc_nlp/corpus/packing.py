"""Texts as the corpus keeps them: small, each by itself, so that any one is read without others.

Articles of offices say much in the same words: with a dictionary of those, zstd makes a text three
quarters as large as without. A packed text names its dictionary by number; `schema_5.sql` has its
SHA-256. What does not get smaller, and what other programs wrote as text, stays text.
"""

from __future__ import annotations

import hashlib
import threading
from contextlib import suppress
from functools import cache, lru_cache
from importlib import resources

import zstandard

from cchc_nlp.errors import CorpusError

Stored = str | bytes  # a column of text, or a packed one

DICTIONARY = 32_769  # what is written with now
KNOWN = (32_769,)  # what can be read
LEVEL = 3
LENGTH_BYTES = 4
HASH_DIGITS = 64
SHORT_LEAD = 16  # letters: a shorter lead takes no less as a number


def packed(text: str, *, body: bytes | None = None) -> Stored:
    """A text as it is stored; `body` is the same in UTF-8, where the caller has it.

    >>> packed("Sở họp.")
    'Sở họp.'
    >>> len("Sở công bố danh mục thủ tục hành chính. ".encode()) * 9, len(packed("Sở công bố danh"
    ...     " mục thủ tục hành chính. " * 9))
    (477, 39)
    """
    body = text.encode() if body is None else body
    small = _compressor(threading.get_ident()).compress(body)
    return small if len(small) < len(body) else text


def unpacked(stored: Stored) -> str:
    """The text that is stored. Raises CorpusError for bytes that are none."""
    return stored if isinstance(stored, str) else unpacked_bytes(stored).decode()


def unpacked_bytes(stored: Stored) -> bytes:
    """The text that is stored, as UTF-8."""
    if isinstance(stored, str):
        return stored.encode()
    try:
        number = zstandard.get_frame_parameters(stored).dict_id
        if number in KNOWN:
            return _decompressor(number, threading.get_ident()).decompress(stored)
    except zstandard.ZstdError as error:
        raise CorpusError(f"a stored text is damaged ({error}); go back to a copy") from error
    raise CorpusError(f"a text is packed with dictionary {number}; upgrade cchc_nlp to read it")


def packed_lead(lead: str, text: str) -> Stored:
    r"""A lead as it is stored: its length in UTF-8, where the text begins with it.

    >>> packed_lead("Chiều 14/3, Sở họp.", "Chiều 14/3, Sở họp. Giám đốc Sở chủ trì.")
    b'\x00\x00\x00\x19'
    """
    if len(lead) < SHORT_LEAD or not text.startswith(lead):
        return lead
    return len(lead.encode()).to_bytes(LENGTH_BYTES, "big")


def unpacked_lead(stored: Stored, body: bytes) -> str:
    """The lead that is stored beside the text that `body` is in UTF-8."""
    return stored if isinstance(stored, str) else body[: int.from_bytes(stored, "big")].decode()


def packed_hash(digits: str) -> Stored:
    r"""A SHA-256 as it is stored, 32 bytes; what is none stays as it is.

    >>> packed_hash("00" * 31 + "ff")[-2:], packed_hash("")
    (b'\x00\xff', '')
    """
    if len(digits) != HASH_DIGITS:
        return digits
    with suppress(ValueError):
        body = bytes.fromhex(digits)
        return body if body.hex() == digits else digits
    return digits


def unpacked_hash(stored: Stored) -> str:
    """The SHA-256 that is stored, in hexadecimal digits."""
    return stored if isinstance(stored, str) else stored.hex()


def dictionary_sha256(number: int) -> str:
    """The SHA-256 of a dictionary that is shipped."""
    return hashlib.sha256(_dictionary_bytes(number)).hexdigest()


def _dictionary_bytes(number: int) -> bytes:
    return (resources.files("cchc_nlp.corpus") / f"texts_{number}.zdict").read_bytes()


@cache
def _dictionary(number: int) -> zstandard.ZstdCompressionDict:
    made = zstandard.ZstdCompressionDict(_dictionary_bytes(number))
    made.precompute_compress(level=LEVEL)
    return made


# One for each thread: zstandard's are not safe in two at a time.
@lru_cache(maxsize=64)
def _compressor(_thread: int) -> zstandard.ZstdCompressor:
    return zstandard.ZstdCompressor(level=LEVEL, dict_data=_dictionary(DICTIONARY))


@lru_cache(maxsize=64)
def _decompressor(number: int, _thread: int) -> zstandard.ZstdDecompressor:
    return zstandard.ZstdDecompressor(dict_data=_dictionary(number))
