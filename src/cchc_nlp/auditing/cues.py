"""The words by which reports say how figures belong together; in folded letters."""

from __future__ import annotations

import re

from cchc_nlp.vietnamese.normalization import fold


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(fold(pattern))


_BOUND = r"(?:\s*(?:hơn|trên|gần|dưới|khoảng|tối thiểu|ít nhất|không quá|xấp xỉ|đến|tới|là|đạt|được|có))*"

# -- what opens, closes and ends a list of parts -------------------------------------------------
EVENT = _cue(
    r"(?P<open>\()|(?P<close>\))|(?P<etc>\.{3}|…|\bv\.\s?v\b|\bvân vân\b)|(?P<semicolon>;)"
    r"|(?P<word>\b(?:trong đó|bao gồm|gồm(?: có)?|chia ra|chia thành|phân ra|cụ thể là|cụ thể"
    r"|chia theo [^:,;.()]{2,40})\b)|(?P<apart>,\s*riêng\b)|(?P<colon>:)"
)
EXHAUSTIVE = _cue(r"gồm|chia|phân ra")
OPEN_END = _cue(r"\.{3}|…|\bv\.\s?v\b|\bvân vân\b")
REST_IN_WORDS = _cue(r"còn lại|số còn|các nội dung khác|lĩnh vực khác")
REST = _cue(r"\bcòn(?: lại)?\b")
BACK_REFERENCE = _cue(r"^\W*trong (?:đó|số đó|tổng số)")

# -- figures that lean on another, by the words right before them --------------------------------
CHANGE = _cue(rf"\b(?:tăng|giảm)(?: thêm)?{_BOUND}\s*$")
CHANGE_ANYWHERE = _cue(r"\b(?:tăng|giảm)\b[^.;]{0,60}$")
FALL = _cue(r"\bgiảm\b[^.;]{0,60}$")
PRIOR = _cue(r"\b(?:cùng kỳ|năm trước|kỳ trước|so với|năm ngoái)\b[^.;)]{0,40}$")
COMPARED = _cue(r"^[^.;]{0,20}\b(?:so với|cùng kỳ)\b(?! kế hoạch| chỉ tiêu)")
CARRIED = _cue(r"\b(?:kỳ trước|năm trước|tháng trước|tồn)\s?(?:chuyển|sang|đọng|tồn)?")
AVERAGE = _cue(r"\b(?:bình quân|trung bình)\b[^.;]{0,50}$")
AVERAGE_AFTER = _cue(r"^\s*(?:/|mỗi )\s?(?:tháng|ngày|tuần|năm|quý)\b")
PEAK = _cue(
    r"\b(?:đông nhất|cao nhất|cao điểm|nhiều nhất|thấp nhất|ít nhất là|cá biệt|có lúc)\b[^.;]{0,40}$"
)
CUMULATIVE = _cue(r"\b(?:nâng (?:tổng )?(?:số)?|lũy kế|cộng dồn|nâng tổng)\b[^.;]{0,70}$")
TARGET = _cue(
    rf"\b(?:kế hoạch|chỉ tiêu|mục tiêu)(?: (?:giao|đề ra|năm|quý|được giao|đặt ra|tháng))*{_BOUND}\s*$"
)
PLAN_AFTER = _cue(r"^\s*(?:%)?\s*(?:so với |của )?(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)")
HELD_TO_PLAN = _cue(r"^[^.;]{0,60}\b(?:kế hoạch|chỉ tiêu)\b")
PLANNED = _cue(
    r"\b(?:dự kiến|phấn đấu|đặt mục tiêu|đề ra mục tiêu|sẽ|ước)\b[^.;]{0,60}$"
    r"|\b(?:kế hoạch|chỉ tiêu)\b[^.;]{0,60}\b(?:xác định|giao|đề ra|đặt ra|yêu cầu|phải)\b[^.;]{0,60}$"
)
# How a figure leans on the one before, in the order in which the words are looked for.
LEANING = (
    ("target", TARGET),
    ("cumulative", CUMULATIVE),
    ("average", AVERAGE),
    ("peak", PEAK),
    ("change", CHANGE),
    ("prior", PRIOR),
)
NUMBER_OF = _cue(r"[;,]\s*số [^.;,]{2,50}$")

# -- events and those who came --------------------------------------------------------------------
ATTENDED = _cue(r"\b(?:với|cho|có|thu hút|được)\b")

# -- dossiers -------------------------------------------------------------------------------------
RECEIVED = _cue(
    r"(?<!mới )\b(?:tiếp nhận|nhận|thu nhận)\b(?! (?:mới|xét|trực tiếp|trực tuyến))[^;]{0,60}$"
)
RESOLVED = _cue(r"\b(?:giải quyết|trả|xử lý|hoàn thành)\b")
PENDING = _cue(
    r"\b(?:đang|chưa|còn lại)\b[^,;]{0,20}\b(?:giải quyết|xử lý|hạn|trả)\b|\bđang (?:giải quyết|xử lý)\b"
)
NEW_OR_CARRIED = _cue(r"\b(?:mới|kỳ trước|chuyển sang|chuyển kỳ|tồn)\b")
STATUS = _cue(
    r"\b(?:trước hạn|đúng hạn|quá hạn|trễ hạn|trước và đúng hạn|đang giải quyết|chưa đến hạn|trong hạn)\b"
)

# -- channels -------------------------------------------------------------------------------------
CHANNEL = _cue(
    r"\b(?:cổng|trang|đài|báo|fanpage|facebook|zalo|youtube|loa|truyền thanh|truyền hình|website"
    r"|mạng xã hội|bản tin|sóng|tạp chí)\b"
)

ON_CHANNEL = _cue(
    r"^[^,;.()]{0,40}\b(?:trên|qua|tại|gửi|cho)\s[^,;.()]{0,30}\b(?:cổng|trang|đài|báo|fanpage|facebook|zalo"
    r"|youtube|loa|hệ thống|website|mạng xã hội|sóng|tạp chí)\b"
)
PUBLISHED = _cue(
    r"\b(?:đăng|phát|cập nhật|đưa|xuất bản|đăng tải|phát sóng|đăng lại|tuyên truyền)\b"
)

# -- what a report of an office speaks of ---------------------------------------------------------
OFFICE_WORK = _cue(
    r"tuyên truyền|tin,? bài|hồ sơ|cải cách|cchc|tthc|thủ tục hành chính|tập huấn|hội nghị|cuộc thi"
    r"|truyền thanh|phổ biến|chuyển đổi số|dịch vụ công|tuyên giáo|hòa giải|tài liệu|báo chí"
)
OF_WHICH = _cue(r"\btrong (?:đó|số đó)\b[^.;]{0,80}$")
ENTRIES_RECEIVED = _cue(r"\b(?:nhận|tiếp nhận|thu hút|có)\b[^.;]{0,40}$")
SHARE = _cue(r"\btỷ lệ\b[^.;]{0,60}$")
