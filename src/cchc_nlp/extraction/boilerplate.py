"""What stands around an article and is never part of it: counters, toolbars, related lists.

Lines are compared without diacritics, because portals' own labels may arrive without them. The
words come from the templates of NukeViet, Liferay, SharePoint and the others' public sources, and
from what offices' own pages print.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from cchc_nlp.vietnamese.folding import plain_letters

LONGEST = 120  # letters of a line that can be a portal's own
_EDGES = " :.…»>-–|•·*()[]"

# Where the rest of the page is other articles.
RELATED_HEADINGS = re.compile(
    r"(cac|nhung|mot so)? ?(tin|bai|tin bai|tin tuc)( viet)?( tuc)? ?"
    r"(khac|da dua|da dang|moi hon|cu hon|moi dang|lien quan|cung loai|cung chuyen muc"
    r"|cung chu de|cung the loai|tiep theo|moi nhat|moi|cu|doc nhieu|noi bat|xem nhieu)( nhat)?|"
    r"(theo dong su kien|van ban cung loai|danh sach bai viet (moi|cu)|xem them( tin khac)?"
    r"|co the ban quan tam|(tin )?cung chuyen muc|doc them|tin tiep theo|lien quan"
    r"|cac thong tin lien quan|thong tin lien quan|van ban (moi|chi dao|lien quan)( ban hanh)?"
    r"|thong bao moi( nhat)?|tham do( y kien)?|lich cong tac( tuan)?|lien ket( web(site)?)?"
    r"|dang ky nhan (ban )?tin|(related|other) (news|posts|articles)|read more)"
)
# Where readers begin to speak.
_COMMENTS = re.compile(
    r"(\d+ )?(y kien|binh luan|phan hoi)( cua)?( ban doc| doc gia| cua ban)?( \(?\d+\)?)?|"
    r"(gui|viet|de lai|them|dang)( mot)? (binh luan|y kien|phan hoi)( cua ban)?( ve bai viet)?|"
    r"y kien (binh luan|phan hoi)|chua co binh luan( nao)?|\d+ comments?|leave a (comment|reply)"
)
# Where the site speaks of itself.
_COLOPHON = re.compile(
    r"(chiu trach nhiem (chinh|noi dung|xuat ban)|ban quyen (thuoc|©|\d{4})|copyright|©"
    r"|giay phep (thiet lap|so \S+( (do|ngay|cua|cap)\b|$))|(co quan|don vi) chu quan\s*:)"
)


def _split(pattern: str) -> list[str]:
    """The alternatives of a pattern, those inside brackets left whole."""
    parts, depth = [""], 0
    for letter in pattern:
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


_TOOL = (
    r"in|in (bai viet|bai nay|trang|trang nay|tin|bai|noi dung)|ban in|print|gui (mail|email"
    r"|bai viet|tin)"
    r"|gui( bai viet)? (cho|qua)( ban be| email| mail)?|email|e-mail|quay (lai|ve)|quay tro (lai"
    r"|ve)"
    r"|(len|ve) dau trang|dau trang|chia se( bai viet| tin| len| qua)*( facebook| zalo| twitter)?"
    r"|facebook|fb|twitter|tweet|zalo|google\+?|linkedin|pinterest|telegram|messenger|share|like"
    r"|thich( \d+)?|luu|luu( tru)? (bai viet|tin|bai)|save|copy( link)?|sao chep( lien ket)?"
    r"|theo doi"
    r"|xem co chu|(co|phong|kich( thuoc)?|kich co) chu|(tang|giam|phong to|thu nho) co chu"
    r"|mac dinh|a|aa|a\+|a-|a a|tuong phan|do tuong phan( cao)?|(nghe|doc) (bai( viet)?|noi dung)"
    r"|nghe (doc )?(bai|tin|noi dung)( viet)?|doc to|tam dung"
    r"|danh gia bai viet|binh chon|gui binh luan|gui y kien|binh luan( bang tai khoan)?"
    r"|ma (captcha|bao mat|xac (nhan|thuc))|nhap ma (captcha|bao mat|xac (nhan|thuc))|dang nhap"
    r"|nhap chu thich anh|chu thich anh|xem( anh)? phong to|tai ve|tai xuong|download|dong|xem them"
    r"|qr( code)?|next|prev|previous|trang (truoc|sau)|boi|by|bai (truoc|sau|tiep theo)|menu"
)
_COUNT = (
    r"(dang truy cap|dang online|khach|tong( so| cong)?( luot)?( truy cap| xem| doc)|tong(?=\s*:)"
    r"|tong so truc tuyen|truc tuyen|(so )?(luot|lan)( nguoi)? (xem|truy cap|doc|tai)|da xem|da doc"
    r"|xem|phan hoi|view count|views?|hits?|so (lan|luot) (xem|doc|truy cap)|truy cap|luot"
    r"|hom (nay|qua)|(tuan|thang) (nay|truoc|hien tai)|trong (ngay|tuan|thang|nam)(?=\s*:|$))"
)
# One tool or counter, the longest that fits, and never another reading of it: a row of tools can be
# read in more ways than there is time for.
_LONGEST_FIRST = "|".join(sorted(_split(_TOOL), key=len, reverse=True))
_ONE = rf"(?>(?:{_COUNT}\s*:?\s*[\d.,]+|{_LONGEST_FIRST})(?=[\s:|/•·]|$))"
_RATED = r"(phieu( bau)?|(luot )?(danh gia|binh chon))"
# Whole lines that a portal prints and nobody wrote.
_CHROME = re.compile(
    r"skip (ribbon commands|to (main )?content)|turn (on|off) .*|"
    rf"{_COUNT}\s*:?\s*[\d.,\s]*( (luot|lan)( xem| doc| truy cap)?)?|"
    r"[\d.,]+ (luot|lan) (xem|doc|truy cap|tai|thich|chia se)|[\d.,]+ views?|"
    r"chi tiet( tin)?( - (so|ubnd|uy ban|cong|trang|chi cuc).*)?|trang chu( [>»/|-].*)?|home"
    r"|ban dang (o|xem)( day)?\s*:.*|"
    rf"{_ONE}(?:[\s:|/•·]++{_ONE})*+[\s:]*+|[\d.,]+ ?[km]b|"
    r"(danh gia|xep hang)( bai viet)?\s*:\s*\d([.,]\d)?\s*/\s*(5|10)\b.*|"
    rf"(xep hang|trung binh|danh gia|diem|[\d.,]+\s*/\s*\d+)\W[^.]{{0,40}}{_RATED}\W*|"
    r"danh gia bai viet\s*:.{0,40}|tong so diem cua bai viet la.*|click de danh gia bai viet|"
    r"hay la nguoi dau tien.*|(hay )?(vui long )?nhap ma (xac nhan|bao mat|captcha).*|\W*"
)
_COUNTED = re.compile(
    r"\d (luot|lan) (xem|doc|truy cap)\b|\b(luot|lan) (xem|doc|truy cap)\s*:\s*\d"
)
_TAGS = re.compile(
    r"(tags?|tu khoa|chu de|hashtags?)\s*:.*|(tags?|tu khoa|hashtags?)|(#[^#]{2,40})+"
)
_TAG_BEGINNINGS = ("tag", "tu khoa", "chu de", "hashtag", "#")  # of all of them
_FILE_LABEL = (
    r"(((cac|danh sach|tai) )*(tep|file|tap tin|tai lieu|van ban|noi dung)( tin)?"
    r" (dinh kem|kem theo)|(danh sach )?(tep|file|tap tin)( tai ve| van ban| tin)?"
    r"|tai (file|tep|ve|xuong|tai lieu)( dinh kem| tai day| tai lieu| ve may| ve)?"
    r"|(dinh kem|kem theo|tai lieu|van ban)|download( file)?|attachments?)"
)
_FILES = re.compile(rf"{_FILE_LABEL}\s*:?")
_FILES_FOLLOW = re.compile(rf"{_FILE_LABEL}(?:\s*:|\s|$)")


def is_chrome(line: str) -> bool:
    """Whether a whole line is a portal's own: a counter, a toolbar, a ribbon text.

    >>> is_chrome("Tổng lượt truy cập: 1.204.310"), is_chrome("Hôm nay trời rét")
    (True, False)
    """
    return len(line) <= LONGEST and _is_chrome(line)  # paragraphs are not worth remembering


@lru_cache(maxsize=4096)
def _is_chrome(line: str) -> bool:
    return bool(_CHROME.fullmatch(_plain(line)))


def has_counter(line: str) -> bool:
    """Whether a short line counts its readers beside whatever else it says.

    >>> has_counter("Hoài Nam · 1.024 lượt xem"), has_counter("Sở có 12 lượt xe phục vụ.")
    (True, False)
    """
    return len(line) <= LONGEST and bool(_COUNTED.search(_plain(line)))


def is_related_heading(line: str) -> bool:
    """Whether a line begins a list of other articles ("Các tin khác")."""
    return len(line) <= LONGEST and _is_related_heading(line)


@lru_cache(maxsize=4096)
def _is_related_heading(line: str) -> bool:
    return bool(RELATED_HEADINGS.fullmatch(_plain(line).strip(_EDGES)))


def ends_article(line: str) -> bool:
    """Whether an article is over at a line: other articles follow, comments, or the colophon.

    >>> ends_article("Ý kiến bạn đọc (0)"), ends_article("Ý kiến bạn đọc gửi về đều được trả lời.")
    (True, False)
    """
    return len(line) <= LONGEST and _ends_article(line)


@lru_cache(maxsize=4096)
def _ends_article(line: str) -> bool:
    plain = _plain(line).strip(_EDGES)
    return bool(
        RELATED_HEADINGS.fullmatch(plain) or _COMMENTS.fullmatch(plain) or _COLOPHON.match(plain)
    )


def is_label(line: str) -> bool:
    """Whether a line only announces tags or files ("Tệp đính kèm:")."""
    if len(line) <= LONGEST:
        return _is_label(line)
    begins_so = _plain(line[:40]).startswith(_TAG_BEGINNINGS)
    return begins_so and bool(_TAGS.fullmatch(_plain(line)))


@lru_cache(maxsize=4096)
def _is_label(line: str) -> bool:
    plain = _plain(line)
    return bool(_FILES.fullmatch(plain.strip(_EDGES)) or _TAGS.fullmatch(plain))


def labels_files(line: str) -> bool:
    """Whether a line begins with the label of a list of files ("Tệp đính kèm: ke-hoach.pdf")."""
    return bool(_FILES_FOLLOW.match(_plain(line[:LONGEST]).strip(_EDGES)))


def without_chrome(lines: Iterable[str]) -> Iterator[str]:
    """The lines of an article, up to the first heading of a related list."""
    for line in lines:
        if is_related_heading(line):
            return
        if not is_chrome(line):
            yield line


@lru_cache(maxsize=4096)
def _plain(line: str) -> str:
    return " ".join(plain_letters(line).replace("−", "-").split())
