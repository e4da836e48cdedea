"""How numbers, days and states are put into the words of a Vietnamese administrative text.

A count is an `int`, a share comes from two counts, and an `Estimate` becomes "khoảng … (từ … đến
…)" and nothing else. Rounding happens here only, half away from zero.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from fractions import Fraction
from urllib.parse import urlsplit

from cchc_nlp.counting.estimate import (
    AUDIT,
    AUDIT_AND_MODEL,
    DIFFERENCE,
    DIFFERENCE_AND_MODEL,
    MODEL,
    REVIEWED,
    UNDECIDED,
)
from cchc_nlp.counting.phrasing import nearest, outwards, vietnamese_day, vietnamese_number
from cchc_nlp.errors import ReportError
from cchc_nlp.records import Article, Estimate, Period, Policy, ReviewState, Tally

NOT_REVIEWED = "máy gán nhãn, chưa rà soát"

TOPICS: Mapping[Policy, str] = {
    "cchc": "CCHC",
    "strict_tthc": "cải cách TTHC",
    "broad": "CCHC diện rộng",
}

POLICIES: Mapping[Policy, str] = {
    "cchc": "tin, bài có nội dung chính về cải cách hành chính (sáu lĩnh vực theo Nghị quyết số"
    " 76/NQ-CP ngày 15/7/2021 của Chính phủ và công tác chỉ đạo, tuyên truyền, đánh giá chỉ số cải"
    " cách hành chính), không tính tin, bài được gán nhãn với độ tin cậy thấp",
    "strict_tthc": "tin, bài về cải cách hành chính có nội dung chính hoặc nội dung phụ là cải cách"
    " thủ tục hành chính",
    "broad": "tin, bài có nội dung chính hoặc nội dung phụ về cải cách hành chính, kể cả tin, bài"
    " được gán nhãn với độ tin cậy thấp",
}

REVIEWS: Mapping[ReviewState | None, str] = {
    None: "Chưa rà soát",
    "confirmed": "Đã xác nhận",
    "changed": "Đã sửa nhãn",
    "unsure": "Còn phân vân",
}

KINDS: Mapping[str, str] = {
    "html": "Tin, bài",
    "attachment": "Chỉ có tệp đính kèm",
    "media": "Chỉ có ảnh, video",
    "empty": "Chỉ có tiêu đề",
}

TYPES: Mapping[str, str] = {
    "": "Tin, bài",
    "news": "Tin",
    "feature": "Bài",
    "notice": "Thông báo",
    "document": "Văn bản",
    "static": "Trang tĩnh",
    "media": "Ảnh, video",
}

LEFT_OUT: Mapping[str, str] = {
    "undated": "Tin, bài không xác định được ngày đăng",
    "outside_period": "Tin, bài đăng ngoài kỳ thống kê",
    "attachment_only": "Mục chỉ có tệp đính kèm",
    "media_only": "Mục chỉ có ảnh, video",
    "document": "Văn bản đăng nguyên văn",
    "static": "Trang tĩnh",
    "notice": "Thông báo",
    "news": "Tin",
    "feature": "Bài",
    "media": "Ảnh, video",
    "other_source": "Tin, bài của nguồn khác",
    "unlabelled": "Tin, bài chưa gán nhãn",
    "rejected": "Trang đã tải nhưng không phải tin, bài",
    "not_fetched": "Trang chưa tải được",
}

REASONS: Mapping[str, str] = {
    "pending": "đang chờ tải",
    "robots": "trang không cho phép thu thập tự động (robots.txt)",
    "outside_period": "ngoài khoảng thời gian thu thập",
    "nothing_new": "trang danh sách không còn tin, bài mới",
    "over_budget": "danh sách cùng loại không có tin, bài",
    "excluded": "trang in, đăng nhập, tìm kiếm, không phải tin, bài",
    "duplicate": "cùng một trang với địa chỉ khác",
    "off_site": "chuyển hướng sang trang thông tin khác",
    "timeout": "máy chủ không trả lời kịp",
    "unreachable": "không kết nối được",
    "dead_host": "tên miền không còn hoạt động",
    "tls_error": "kết nối bảo mật (TLS) không hợp lệ",
    "server_error": "máy chủ báo lỗi",
    "blocked": "máy chủ từ chối truy cập",
    "gated": "trang yêu cầu cookie trước khi hiển thị",
    "soft_404": "trang báo không tồn tại",
    "not_found": "trang không còn (mã 404)",
    "needs_js": "trang trống, nội dung do mã JavaScript tạo ra",
    "bad_content": "không phải trang web đọc được",
    "too_large": "trang quá lớn",
    "redirect_loop": "chuyển hướng lặp vòng",
    "refused_address": "địa chỉ trong mạng nội bộ, không truy cập",
    "no_title": "không có tiêu đề",
    "list_page": "trang danh sách",
    "no_body": "không có nội dung",
    "unreadable": "trang không đọc được",
    "not_found_page": "trang báo không tồn tại",
}

# What became of an attached file; the other words are those of pages.
FILE_STATUSES: Mapping[str, str] = {
    "read": "đã đọc",
    "read_by_ocr": "đọc bằng nhận dạng chữ, cần xem lại",
    "needs_ocr": "bản quét, cần nhận dạng chữ",
    "encrypted": "có mật khẩu",
    "broken": "tệp hỏng",
    "too_large": "tệp quá lớn",
    "timeout": "không kịp tải hoặc đọc",
    "no_reader": "chưa có chương trình đọc",
    "empty": "không có chữ",
    "unsupported": "loại tệp không đọc",
    "not_found": "tệp không còn (mã 404)",
    "soft_404": "tệp không còn",
    "bad_content": "không tải được tệp",
}

METHODS: Mapping[str, str] = {
    REVIEWED: "đã đọc toàn bộ",
    UNDECIDED: "đã đọc toàn bộ, còn tin, bài phân vân",
    AUDIT: "đọc mẫu ngẫu nhiên, khoảng tin cậy chính xác 95%",
    AUDIT_AND_MODEL: "đọc mẫu ngẫu nhiên, khoảng tin cậy chính xác 95%; phần chưa đọc ngẫu nhiên"
    " tính theo xác suất máy chấm",
    DIFFERENCE: "đọc mẫu phân tầng, ước lượng hiệu, khoảng tin cậy 95%",
    DIFFERENCE_AND_MODEL: "đọc mẫu phân tầng, ước lượng hiệu, khoảng tin cậy 95%; phần chưa đọc"
    " ngẫu nhiên tính theo xác suất máy chấm",
    MODEL: "chỉ theo xác suất máy chấm, chưa ai đọc; khoảng giữa các cách đếm, chưa có độ tin cậy",
}

# What XML cannot hold, and what turns the text around it: a title may not set a row on its head.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


def printable(text: str) -> str:
    r"""The text as one line, characters that are none for print shown as U+FFFD.

    >>> printable("Thông báo\n số\x00 12")
    'Thông báo số� 12'
    """
    return " ".join(visible(text).split())


def visible(text: str) -> str:
    r"""The text with each character that is none for print shown as U+FFFD; spaces stay.

    >>> visible(" số\x00 12")
    ' số� 12'
    """
    return _UNPRINTABLE.sub("\ufffd", text)


def number(value: int) -> str:
    """A count, with dots between thousands. Raises ReportError for what is not a whole number.

    >>> number(3424846)
    '3.424.846'
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise ReportError(f"{value!r} is not a count; an estimate is printed as it is, in words")
    return vietnamese_number(value)


def kind_of(article: Article) -> str:
    """What kind of item an article is, in words.

    >>> kind_of(Article("1", "", "Sở họp", "Sở họp.", item_type="news"))
    'Tin'
    """
    is_text = article.body_kind in ("html", "empty")
    return TYPES[article.item_type] if is_text else KINDS[article.body_kind]


def day(value: dt.date | None) -> str:
    """A day as DD/MM/YYYY; "" for none.

    >>> day(dt.date(2023, 10, 25))
    '25/10/2023'
    """
    return "" if value is None else vietnamese_day(value)


def month(key: str) -> str:
    """A month's key in words.

    >>> month("2023-01")
    'Tháng 01/2023'
    """
    year, _, number_of_month = key.partition("-")
    return f"Tháng {number_of_month}/{year}"


def share(part: int, whole: int) -> str:
    """A part of a whole in per cent, one decimal, half away from zero; "–" of nothing.

    >>> share(31, 152), share(1, 16), share(0, 0)
    ('20,4%', '6,3%', '–')
    """
    if not whole:
        return "–"
    tenths = math.floor(Fraction(part, whole) * 1000 + Fraction(1, 2))
    return f"{number(tenths // 10)},{tenths % 10}%"


def about(estimate: Estimate) -> str:
    """An estimate in words, never a bare number; bounds are rounded outwards.

    Raises ReportError for anything else, counts included.

    >>> about(Estimate(33.4, 29.8, 37.1, "sum of scores"))
    'khoảng 33 (từ 29 đến 38)'
    """
    if not isinstance(estimate, Estimate):
        raise ReportError(f"{estimate!r} is not an estimate; print a count with `number`")
    low, high = outwards(estimate.low, estimate.high)
    return f"khoảng {number(nearest(estimate.value))} (từ {number(low)} đến {number(high)})"


def method(estimate: Estimate) -> str:
    """How an estimate was got, in Vietnamese where the method is known."""
    return METHODS.get(estimate.method, estimate.method)


def review(tally: Tally) -> str:
    """Whether a person has read what was counted.

    >>> review(Tally(2, {}, 2, 0, 2, 0, "reviewed")), review(Tally(2, {}, 2, 0, 0, 2, "model"))
    ('đã rà soát 2/2 tin, bài', 'máy gán nhãn, chưa rà soát')
    """
    if not tally.reviewed:
        return NOT_REVIEWED
    read = f"đã rà soát {number(tally.reviewed)}/{number(tally.total)} tin, bài"
    return read if tally.basis == "reviewed" else f"{read}, số còn lại do máy gán nhãn"


def period(value: Period) -> str:
    """A period in words, both days included.

    >>> period(Period(dt.date(2023, 1, 1), dt.date(2023, 10, 25)))
    'từ ngày 01/01/2023 đến ngày 25/10/2023'
    """
    if value.start and value.end:
        return f"từ ngày {day(value.start)} đến ngày {day(value.end)}"
    if value.start:
        return f"từ ngày {day(value.start)}"
    return f"đến hết ngày {day(value.end)}" if value.end else "toàn bộ thời gian có dữ liệu"


def reason(code: str) -> str:
    """Why a page was not fetched or is not an article, in words; an unknown code as it is.

    >>> reason("no_title"), reason("http_404")
    ('không có tiêu đề', 'máy chủ trả lời mã 404')
    """
    if code.startswith("http_"):
        return f"máy chủ trả lời mã {code.removeprefix('http_')}"
    return REASONS.get(code, code)


def file_status(code: str) -> str:
    """What became of an attached file, in words; an unknown code as it is.

    >>> file_status("needs_ocr"), file_status("tls_error")
    ('bản quét, cần nhận dạng chữ', 'kết nối bảo mật (TLS) không hợp lệ')
    """
    return FILE_STATUSES.get(code) or reason(code)


def web_address(url: str) -> str:
    """The address if it is one that may be linked to (http, https), else "".

    >>> web_address("https://so.example.vn/tin/1"), web_address("javascript:alert(1)")
    ('https://so.example.vn/tin/1', '')
    """
    url = printable(url)
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""
