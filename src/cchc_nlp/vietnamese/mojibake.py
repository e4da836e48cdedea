"""UTF-8 that was once read as windows-1252 and saved so: "Cáº£i cÃ¡ch" is "Cải cách"."""

from __future__ import annotations

import re

MOST_ROUNDS = 2  # a page saved wrongly twice has been seen; three times not


def _bytes_of_letters() -> dict[str, int]:
    """The byte that each letter stood for, of Latin-1 (with its controls) and of windows-1252."""
    letters = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0xA0):
        letters[bytes([byte]).decode("cp1252", "ignore") or chr(byte)] = byte
    return letters


_BYTES = _bytes_of_letters()
_LATER = "[" + "".join(re.escape(c) for c, byte in _BYTES.items() if byte < 0xC0) + "]"
_SEQUENCE = re.compile(
    f"[\u00c2-\u00df]{_LATER}|[\u00e0-\u00ef]{_LATER}{{2}}|[\u00f0-\u00f4]{_LATER}{{3}}"
)
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9]")
# Pairs that no language writes, each the start of a Vietnamese letter or of a curly quote.
_SIGNS = (
    *("á»", "áº", "Æ°", "Æ¡", "Ä‘", "Ä\x91", "Äƒ", "Ä\x83", "Ä©", "Å©", "â€", "â\x80"),
    *(f"Ã{letter.encode()[1]:c}" for letter in "áâãèéêìíòóôõùúý"),  # not à: "XÃ\u00a0HỘI"
)
# The second letters of the pairs: of text that holds none nothing is to be mended.
LATER_LETTERS = frozenset(sign[1] for sign in _SIGNS)


def may_be_mojibake(text: str) -> bool:
    """Whether the text holds the letters of a pair; also of one that other letters once parted."""
    return any(sign in text for sign in _SIGNS)


def has_mojibake(text: str) -> bool:
    """Whether the text holds a letter of UTF-8 that was read as windows-1252.

    >>> has_mojibake("cÃ¡ch"), has_mojibake("XÃ HỘI, «Ã»")
    (True, False)
    """
    # The second letter of a pair is rare, and one letter is looked for quickly.
    return any(sign[1] in text and sign in text and bool(_read(sign, text)) for sign in _SIGNS)


def _read(sign: str, text: str) -> bool:
    """Whether a sequence that begins with this sign can be read as one letter."""
    start = text.find(sign)
    while start >= 0:
        found = _SEQUENCE.match(text, start)
        if found is not None and _letter(found) != found[0]:
            return True
        start = text.find(sign, start + 1)
    return False


def repair_mojibake(text: str) -> str:
    r"""The text with such letters read rightly, but for lines that are right already.

    >>> repair_mojibake("Cáº£i cÃ¡ch h\xc3\xa0nh ch\xc3\xadnh")
    'Cải cách hành chính'
    """
    for _ in range(MOST_ROUNDS):
        if not has_mojibake(text):
            break
        text = "\n".join(map(_repaired, text.split("\n")))
    return text


def _repaired(line: str) -> str:
    """A line that shows no sign may still hold "Ã\u00a0" (à); one with real letters is left."""
    is_right = bool(_VIETNAMESE.search(line)) and not has_mojibake(line)
    return line if is_right else _SEQUENCE.sub(_letter, line)


def _letter(match: re.Match[str]) -> str:
    try:
        return bytes(_BYTES[c] for c in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]
