"""The directory of a compound file (OLE), the container of .doc, .xls, .ppt and of passwords.

A compound file is a small disk: sectors, a table that chains them, and a tree of named entries.
Only what tells the types apart is read here: the names at the root.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_MOST_ENTRIES = 20_000
_NO_ENTRY = 0xFFFFFFFF


def root_streams(body: bytes) -> dict[str, int]:
    """The names at the root of a compound file, each with the first sector of its stream.

    What is embedded in a document (a sheet in a letter) lies deeper and is not named. Empty for
    a file that is damaged.
    """
    try:
        entries = _directory(body)
        return {_name(entry): _number(entry, 116) for entry in _children(entries)}
    except (struct.error, IndexError, OverflowError):
        return {}


def sector(body: bytes, number: int) -> bytes:
    """The bytes of one sector; b"" where the file has none of that number."""
    size = _sector_size(body)
    return body[(number + 1) * size : (number + 2) * size]


def _sector_size(body: bytes) -> int:
    return 4096 if body[30:32] == b"\x0c\x00" else 512


def _number(data: bytes, offset: int) -> int:
    return int(struct.unpack_from("<I", data, offset)[0])


def _directory(body: bytes) -> list[bytes]:
    """The entries of the directory, in the order they are stored."""
    entries: list[bytes] = []
    for number in _chain(body, _number(body, 48)):
        data = sector(body, number)
        entries += [data[i : i + _ENTRY] for i in range(0, len(data), _ENTRY)]
        if len(entries) > _MOST_ENTRIES:
            break
    return [entry for entry in entries if len(entry) == _ENTRY]


def _chain(body: bytes, first: int) -> Iterator[int]:
    """The sectors that follow one another from `first`; a ring is walked once."""
    seen: set[int] = set()
    per_sector = _sector_size(body) // 4
    end = len(body) // _sector_size(body)  # no chain leads beyond the file
    while first < end and first not in seen:
        seen.add(first)
        yield first
        index, place = divmod(first, per_sector)
        if index >= 109:  # its table lies beyond the header: a file of more than 7 MB
            first += 1  # nearly every writer lays the directory down in one piece
            continue
        first = _number(sector(body, _number(body, 76 + 4 * index)), 4 * place)


def _children(entries: list[bytes]) -> Iterator[bytes]:
    """The entries right under the root, which is the first: a tree of left and right."""
    waiting, seen = [_number(entries[0], 76)], set()
    while waiting:
        index = waiting.pop()
        if index == _NO_ENTRY or index in seen or index >= len(entries):
            continue
        seen.add(index)
        yield entries[index]
        waiting += [_number(entries[index], 68), _number(entries[index], 72)]


def _name(entry: bytes) -> str:
    length = min(64, int.from_bytes(entry[64:66], "little"))
    return entry[: max(0, length - 2)].decode("utf-16-le", errors="replace")
