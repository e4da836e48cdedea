"""What of a title names its item, and what was put around it: "[Video] ... (Phần 1) - Báo X"."""

from __future__ import annotations

import re
from typing import NamedTuple

from cchc_nlp.vietnamese.folding import fold

# What says how an item is told, or that it was renewed, and not what it is about.
_FORMS = (
    r"video(?: clip)?|clip|audio|podcast|ảnh|chùm ảnh|tin ảnh|phóng sự ảnh|infographics?|đồ hoạ"
    r"|e-?magazine|megastory|longform|cập nhật(?: liên tục)?|mới|tin mới|nóng|đính chính|sửa đổi"
    r"|tiếp theo|có video|có ảnh|trực tiếp|live"
)
_PART = r"(?:phần|kỳ|bài|tập)\s+(?:cuối|\d+|[ivx]+)(?:\s*/\s*\d+)?"
_LEADING = re.compile(
    rf"\s*(?:[(\[]\s*(?:{_FORMS})\s*[)\]]\s*[:.\-|]*|(?:{_FORMS})\s*[:|])\s*|\s*({_PART})\s*[:.]\s*"
)
_TRAILING = re.compile(
    rf"[\s\-|:.]*(?:[(\[]\s*(?:{_FORMS})\s*[)\]]|[(\[]\s*({_PART})\s*[)\]]|[-|]\s*({_PART}))\s*$"
)
# After the last dash or bar: the paper or the site that a title is told by.
_SITE = re.compile(
    r"\s+[-|]\s+(?:báo(?!\s+(?:cáo|động|giá|hiệu)\b)|tạp chí|đài|cổng|trang (?:thông tin|tin)|ttxvn"
    r"|vov|vtv|vgp|vnexpress|thông tấn xã|(?:[\w-]+\.)+(?:vn|com|net|org|example)\b"
    r"|sở \w+ [^-|]*(?:tỉnh|thành phố)\b|ubnd (?:tỉnh|huyện|xã|phường|thành phố)\b)[^-|]*$"
)
_AROUND = re.compile(r"[(\[|:.-]")  # where none of these stands, nothing is put around a title
_SYLLABLE = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")
_DATE = re.compile(r"\b(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\b")


class TitleCore(NamedTuple):
    """What names an item: its words, folded, and which part of a series it says to be."""

    words: tuple[str, ...]
    part: str

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers among the words, in their order."""
        return tuple(word for word in self.words if word.isdecimal())

    @property
    def unnumbered(self) -> tuple[str, ...]:
        """The words without the numbers."""
        return tuple(word for word in self.words if not word.isdecimal())


def core_of(title: str) -> TitleCore:
    """The core of a title; two titles that differ in a number have different cores.

    >>> core_of("[Video] Sở họp giao ban tháng 05 (Phần 2) - Báo Vĩnh Giang")
    TitleCore(words=('sở', 'họp', 'giao', 'ban', 'tháng', '5'), part='2')
    """
    core, part = fold(title).strip(), ""
    while found := _AROUND.search(core) and (
        _LEADING.match(core) or _SITE.search(core) or _TRAILING.search(core)
    ):
        core = core[: found.start()] + core[found.end() :]
        part = part or next((group for group in found.groups() if group), "")
    words = _SYLLABLE.findall(core)
    return TitleCore(tuple(map(_plain, words)), " ".join(part.split()[1:]))


def syllables(text: str) -> list[str]:
    """A text's syllables and numbers, folded, without marks.

    >>> syllables("Ngày 05/6, Sở họp.")
    ['ngày', '05', '6', 'sở', 'họp']
    """
    return _SYLLABLE.findall(fold(text))


def numbers_of(text: str) -> frozenset[str]:
    """The numbers that a text holds, without leading zeros.

    >>> sorted(numbers_of("7h30 ngày 05/6"))
    ['30', '5', '6', '7']
    """
    return frozenset(map(_plain, _NUMBER.findall(text)))


def _plain(word: str) -> str:
    """A number without leading zeros; any other word as it is."""
    return (word.lstrip("0") or "0") if word[0] == "0" and word.isdecimal() else word


def dates_of(text: str) -> frozenset[str]:
    """The days of a year that a text names, as day/month.

    >>> sorted(dates_of("Ngày 05/6/2023 và ngày 7 tháng 6"))
    ['5/6', '7/6']
    """
    found = _DATE.findall(fold(text))
    return frozenset(f"{int(day)}/{int(month)}" for day, month in found if int(month) <= 12)
