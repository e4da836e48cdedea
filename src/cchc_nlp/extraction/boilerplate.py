"""What stands around an article and is never part of it: counters, toolbars, related lists.

Lines are compared without diacritics, because portals' own labels may arrive without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cchc_nlp.vietnamese.normalization import plain_letters

# Where the rest of the page is other articles.
RELATED_HEADINGS = re.compile(
    r"(cac|nhung) (tin|bai)( viet)?( tuc)? (khac|da dua|moi hon|cu hon|lien quan)|"
    r"(tin|bai)( viet)?( tuc)? (khac|lien quan|moi dang|cung loai|cung chuyen muc|tiep theo)|"
    r"theo dong su kien|van ban cung loai|danh sach bai viet (moi|cu)|y kien ban doc"
)

# Whole lines that a portal prints and nobody wrote.
_CHROME = re.compile(
    r"skip (ribbon commands|to main content)|turn (on|off) .*|"
    r"(dang truy cap|hom nay|hom qua|tuan nay|thang (nay|hien tai)|trong (thang|ngay)|"
    r"tong( so)? (luot )?truy cap|tong so truc tuyen|luot (xem|truy cap)|da xem|xem|phan hoi|"
    r"view count|so lan xem)\s*:?\s*[\d.,\s]*|"
    r"chi tiet( tin)?( -.*)?|trang chu( [>»/|-].*)?|"
    r"(in( bai viet)?|gui mail|gui email|quay lai|chia se|luu|xem co chu|co chu|a\+|a-|"
    r"tuong phan|nghe bai viet|danh gia bai viet|nhap chu thich anh|gui binh luan|ma captcha|"
    r"ma bao mat|binh chon)[\s:|]*|tong so diem cua bai viet la.*|thich \d+"
)


def is_chrome(line: str) -> bool:
    """Whether a whole line is a portal's own: a counter, a toolbar, a ribbon text.

    >>> is_chrome("Tổng lượt truy cập: 1.204.310"), is_chrome("Hôm nay trời rét")
    (True, False)
    """
    return bool(_CHROME.fullmatch(" ".join(plain_letters(line).split())))


def is_related_heading(line: str) -> bool:
    """Whether a line begins a list of other articles ("Các tin khác")."""
    plain = " ".join(plain_letters(line).split()).strip(" :.»>-")
    return bool(RELATED_HEADINGS.fullmatch(plain))


def without_chrome(lines: Iterable[str]) -> Iterator[str]:
    """The lines of an article, up to the first heading of a related list."""
    for line in lines:
        if is_related_heading(line):
            return
        if not is_chrome(line):
            yield line
