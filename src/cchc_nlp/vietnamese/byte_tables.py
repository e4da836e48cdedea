"""Byte tables of Vietnamese character sets that Python has no codec of, as data.

Each is as glibc's iconv has it, and agrees with RFC 1456 (VISCII) and TCVN 5712:1993 (VN1).
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from types import MappingProxyType

_ASCII = "".join(map(chr, range(0x80)))

# The upper halves, 32 letters a line.
_TCVN_UPPER = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_VISCII_UPPER = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)


def _lower_half(instead: Mapping[int, str]) -> str:
    """ASCII, with the letters that stand in place of some control characters."""
    return "".join(instead.get(ord(c), c) for c in _ASCII)


TCVN = _lower_half(
    dict(zip(b"\1\2\4\5\6\x11\x12\x13\x14\x15\x16\x17", "ÚỤỪỬỮỨỰỲỶỸÝỴ", strict=True))
)
TCVN += _TCVN_UPPER
VISCII = _lower_half(dict(zip(b"\2\5\6\x14\x19\x1e", "ẲẴẪỶỸỴ", strict=True))) + _VISCII_UPPER

# Names as pages declare them, in lower case, without marks between letters.
TABLES: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("tcvn", "xviettcvn", "xviettcvn5712", "tcvn5712", "tcvn57121", "tcvn3"), TCVN)
    | dict.fromkeys(("viscii", "viscii11", "viscii111", "csviscii", "xvietviscii"), VISCII)
)


def read_table(body: bytes, table: str) -> str:
    """The text of bytes by a table of 256 letters.

    >>> read_table(bytes([0xA7, 0xB9]) + b"i", TCVN)
    'Đại'
    """
    return codecs.charmap_decode(body, "replace", table)[0]
