"""The stamps that portals print beside an article: "Ngày đăng: 25/10/2023 | Cập nhật: 26/10/2023".

A stamp says little beside its date. "Nghị quyết số 76/NQ-CP ngày 15/7/2021" and "Sở họp ngày
15/7/2021" hold dates too, and are none.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Literal, NamedTuple

from cchc_nlp.vietnamese.dates import find_dates, parse_relative, parse_timestamp
from cchc_nlp.vietnamese.folding import plain_letters

LONGEST = 160  # letters of a line of stamps
MOST_WORDS = 5  # of a stamp that are neither date, label nor counter

Kind = Literal["published", "updated", "bare"]

_PUBLISHED = (
    r"(?:(?:bai viet|tin|bai|duoc|da|thoi gian|ngay|gio)\s){0,3}?"
    r"(?:dang(?: tin| bai| tai)?|xuat ban|cong bo|dua tin|post(?:ed)?|publish(?:ed)?|phat hanh"
    r"|khoi tao|tao|viet)(?:\s(?:ngay|luc|vao|on|at|date|boi))*"
)
_UPDATED = (
    r"(?:(?:duoc|da|thoi gian|ngay|lan|tin)\s){0,2}"
    r"(?:cap nhat|sua doi|chinh sua|last (?:updated|modified)|(?:updated|modified))"
    r"(?:\s(?:ngay|luc|vao|lan cuoi|cuoi cung|cuoi|gan nhat|moi nhat|on|at))*"
)
_LABELS = re.compile(
    rf"\b(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))\b"
    r"(?=\s*(?:[:\d|(,–-]|luc\b|ngay\b|thu\b|chu nhat|vao\b|boi\b|$))\s*:?"
)
_KNOWN_LABELS = re.compile(
    r"\b(?:tac gia|nguon(?: tin)?|nguoi (?:dang|viet)|dang boi|theo|tin|bai|anh|ngay|gio|thoi gian"
    r" dang)\s*:"
)
# "Hạn góp ý:", "từ 20/10": the date is of something else.
_UNKNOWN_LABEL = re.compile(r"[a-z]\s*:")
_OTHERWISE = re.compile(r"\b(?:từ|đến|hạn|đợt|mất|thi|chụp|khởi công|hỏi|mở|vào đảng)\b")
# Dates of other things than the article.
_OTHER_DATES = re.compile(
    r"^\W*thoi gian\s*:|\bthoi gian (?:hop|to chuc|dien ra|lam viec)|"
    r"\b(?:ban hanh|hieu luc|ky ngay|ngay ky|het han|han (?:nop|chot|cuoi)|sinh ngay|ngay sinh|hop"
    r"|dia diem|thanh phan|chu tri|khai mac|bat dau|ket thuc|dien ra|tu ngay|den ngay|nghi quyet"
    r"|quyet dinh|cong van|thong tu"
    r"|nghi dinh|ke hoach|chi thi|thong bao so|giay phep|so:|so \d|ban quyen|copyright)\b"
    r"|\d/[a-z]|©"
)
_COUNTERS = re.compile(
    r"(?:luot|so lan|so luot|lan)?\s?(?:xem|doc|truy cap|view count|views?|phan hoi|binh luan|in"
    r"|gui|chia se|tai)\s?(?:trang)?\s?:?\s?[\d.,]*|in (?:bai viet|trang)|gmt\s?[+-]\d+"
    r"|[\d.,]+ luot"
)
_DAYS = re.compile(
    r"\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|(?:mon|tues?|wednes|thurs?|fri|satur"
    r"|sun)day"
    r"|ngay|luc|vao|hoi|gio|phut|admin(?:istrator)?|boi|by|quan tri(?: vien)?)\b"
)
_CLOCK = re.compile(
    r"\d{1,2}\s?(?::|h|g|gio)\s?\d{0,2}(?:\s?(?::|phut)\s?\d{0,2})?\s?(?:[ap]m|sa|ch)?"
)
# "11:15Lượt xem: 533In bài viết": what stands in boxes of their own has no space between.
_SMALL = "".join(c for c in map(chr, (*range(0xDF, 0x1B1), *range(0x1EA0, 0x1EFA))) if c.islower())
_SEAM = re.compile(rf"(?<=\d)(?=[A-ZĐ])|(?<=[a-z{_SMALL}])(?=[A-ZĐ])")
_TOOLS = re.compile(
    r"\b(?:xem )?co chu\b:?|\ba ?[+-]|\btuong phan\b|\b(?:nghe|doc|in)(?: bai)?(?: viet)?\b"
    r"|\b(?:chuyen muc|danh muc|the loai|category)\s*:.*$|\bchia se\b|\bgui (?:mail|email)\b"
    r"|\bmac dinh\b|\b(?:facebook|zalo|twitter)\b"
)
_BADGE = re.compile(r"\W*\d{1,2}\s?[/.-]\s?\d{1,2}\W*|\W*\d{1,2}\s?(?:thang|th|thg)\s?\d{1,2}\W*")


class Stamp(NamedTuple):
    """A moment that a line of stamps prints. `is_relative`: "3 giờ trước", told from the visit."""

    moment: dt.datetime
    kind: Kind
    is_relative: bool = False


def stamps_of(line: str, *, fetched: dt.datetime | None = None) -> list[Stamp]:
    """The stamps in a line; an empty list for a line that says something.

    >>> stamps_of("Ngày đăng: 25/10/2023 14:05 | Lượt xem: 92")[0].moment.isoformat()
    '2023-10-25T14:05:00+07:00'
    >>> [s.kind for s in stamps_of("Đăng ngày 20/10/2023 - Cập nhật lúc 08:10 21/10/2023")]
    ['published', 'updated']
    >>> stamps_of("Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021"), stamps_of("25/10")
    ([], [])
    """
    if len(line) > LONGEST:
        return []
    line = _SEAM.sub(" ", line)
    plain = plain_letters(line)
    if not _is_stamp(line, plain):
        return []
    pieces = list(_pieces(line, plain))
    found = [Stamp(m, kind) for piece, kind in pieces if (m := parse_timestamp(piece))]
    if not found and fetched is not None:
        told = ((parse_relative(piece, fetched), kind) for piece, kind in pieces)
        found = [Stamp(moment, kind, is_relative=True) for moment, kind in told if moment]
    return found


def is_stamp_like(line: str) -> bool:
    """Whether a line is a stamp or a badge of day and month, whatever it gives."""
    return len(line) <= LONGEST and _is_stamp_like(line)


@lru_cache(maxsize=4096)
def _is_stamp_like(line: str) -> bool:
    line = _SEAM.sub(" ", line)
    plain = plain_letters(line)
    return bool(_BADGE.fullmatch(plain)) or _is_stamp(line, plain)


def _is_stamp(line: str, plain: str) -> bool:
    """Whether little is left of a line without dates, labels, weekdays and counters."""
    if not re.search(r"\d|hom qua", plain) or _OTHER_DATES.search(plain):
        return False
    if _OTHERWISE.search(line.lower()):  # told by their marks: "thi" is also a name, Thị
        return False
    rest, end = [], 0
    for mention in find_dates(line):
        rest.append(plain[end : mention.start])
        end = mention.end
    left = _KNOWN_LABELS.sub(" ", " ".join([*rest, plain[end:]]))
    has_date = end > 0 or bool(re.search(r"\btruoc\b|hom qua|hom nay", plain))
    for pattern in (_LABELS, _COUNTERS, _TOOLS, _CLOCK, _DAYS):
        left = pattern.sub(" ", left)
    if _UNKNOWN_LABEL.search(left):
        return False
    return has_date and len(re.findall(r"[^\W\d_]+", left)) <= MOST_WORDS


def _pieces(line: str, plain: str) -> list[tuple[str, Kind]]:
    """A line cut before each label, and what the label says of the date after it."""
    labels = list(_LABELS.finditer(plain))
    if not labels:
        return [(line, "bare")]
    kinds: list[Kind] = ["published" if m["published"] else "updated" for m in labels]
    ends = [m.start() for m in labels[1:]] + [len(line)]
    pieces = [(line[m.start() : end], k) for m, end, k in zip(labels, ends, kinds, strict=True)]
    before = line[: labels[0].start()]
    # "25/10/2023 | Đăng bởi: Ban biên tập": the label's own piece holds no date
    return [(before, "bare"), *pieces] if re.search(r"\d", before) else pieces
