"""The words by which reports say how figures belong together; in folded letters."""

from __future__ import annotations

import re

from cchc_nlp.vietnamese.folding import fold

_VIETNAMESE_WORD = re.compile(r"[a-zà-ỹđ]*[à-ỹđ][a-zà-ỹđ]*")


def cue(pattern: str) -> re.Pattern[str]:
    r"""A pattern for folded text, whichever way its words place their tone marks.

    >>> cue(r"\bhòa giải").pattern == cue(r"\bhoà giải").pattern
    True
    """
    return re.compile(_VIETNAMESE_WORD.sub(lambda word: fold(word[0]), pattern))


_BOUND = (
    r"(?:\s*(?:hơn|trên|gần|dưới|khoảng|tối thiểu|ít nhất|không quá|xấp xỉ|đến|tới"
    r"|là|đạt|được|có))*"
)

# -- what opens, closes and ends a list of parts -------------------------------------------------
# The first look ahead changes nothing: it holds what the alternatives begin with, and spares most
# letters seven attempts.
EVENT = cue(
    r"(?=[().…;:,vtbgcp])"
    r"(?:(?P<open>\()|(?P<close>\))|(?P<etc>\.{3}|…|\bv\.\s?v\b|\bvân vân\b)"
    r"|(?P<semicolon>;(?!\s*riêng\b))"
    r"|(?P<word>\b(?:trong đó|trong (?:tổng )?số (?:này|đó|ấy|các|những)|bao gồm"
    r"|gồm(?: có)?|chia ra|chia thành|phân ra|cụ thể là|cụ thể"
    r"|chia theo [^:,;.()]{2,40})\b)|(?P<apart>[,;]\s*riêng\b)|(?P<colon>:))"
)
EXHAUSTIVE = cue(r"gồm|chia|phân ra")
# What stands before a part: at most a label without a verb, "; khối cơ quan 840 hồ sơ".
LABEL = cue(
    r"(?:^|[;,:(]|\bvà\b)\s*(?:[-+*•–]\s*)?"
    r"(?!(?:đã|đang|có|được|tổ chức|mở|giải quyết|tiếp nhận|nhận|trả|xử lý|ban hành|đăng|phát"
    r"|cấp phát|thu hút|số|riêng|tăng|giảm|bình quân|trung bình|trong đó|còn|cả|tổng)\b)"
    r"(?:[^\W\d_][\w/-]*[\s,–-]*){0,6}(?::|\blà)?\s*$"
)
DENIED = cue(r"(?:không|chưa)\s(?:được\s)?(?=\w)")
LIST_WORDS = cue(r"^\W*(?:(?:trong đó|gồm|bao gồm|và|có|số|còn|là)\b\W*)*")
SUMMED_UP = cue(rf"[;,.]\s*(?:tổng )?cộng\b[^.;,\d]{{0,20}}$|[;,.]\s*tổng(?: số)?{_BOUND}\s*$")
OPEN_END = cue(r"\.{3}|…|\bv\.\s?v\b|\bvân vân\b")
REST_IN_WORDS = cue(r"còn lại|số còn|các nội dung khác|lĩnh vực khác")
# "121 tin, bài về các nội dung khác": a part that is all the rest, so that nothing is left.
OF_THE_REST = cue(
    r"^[^,;.()]{0,40}\b(?:(?:các|những)\b[^,;.()]{1,30}\bkhác|còn lại)"
    r"\s*(?=[,;.()\n]|$|\bvà\b|\blà\b)"
)
HAVING = cue(r"\(\s*có\b[^(]*$")
REST = cue(r"\bcòn(?: lại)?\b")
# "trong văn bản đi có 2.140 văn bản ký số": a part that is named again.
OUT_OF_NAMED = cue(
    r"\btrong (?:tổng |số )*(?!đó\b|này\b)(?P<label>[^,;.()\d]{4,50}?)\s(?:thì )?có\s*$"
)
# "Trong tổng số 152 tin, bài có 31 tin, bài về ...": before the total, and after it.
OUT_OF_THESE = cue(r"\btrong(?: tổng)?(?: số)?\s*$")
THERE_ARE = cue(r"^[^,;.()]{0,40}\b(?:có|thì)\b")

# -- figures that lean on another, by the words right before them --------------------------------
CHANGE = cue(rf"\b(?:tăng|giảm)(?: thêm)?{_BOUND}\s*$")
PRIOR = cue(
    r"^\W*(?:còn |trong )?(?:cùng kỳ|năm trước|năm ngoái)\b[^;)]{0,60}$"
    r"|(?<!tồn )(?<!từ )(?<!dư )\b(?:cùng kỳ|năm trước|(?<!thời )kỳ trước|so với|năm ngoái)\b"
    r"(?! chuyển| sang| tồn)[^.,;)]{0,40}$"
)
# An earlier level in brackets: "(năm 2023: 4.870 hồ sơ)".
PRIOR_IN_BRACKETS = cue(
    r"\(\s*(?:(?:cùng kỳ|quý [ivx\d]+|tháng \d+)[\s/]*)?(?:năm )?(?:(?:19|20)\d\d|trước|ngoái)"
    r"\s*(?::|là|đạt|có)?\s*$"
    r"|\b(?:gấp|bằng|cao hơn|thấp hơn)\b[^.;()]{0,30}\b(?:cùng kỳ|năm trước|năm ngoái|năm \d{4})\b"
    r"[^.;()]{0,10}\(\s*$"
)
# "tăng từ 21.500 lượt năm 2023 lên 30.100 lượt"
FROM = cue(rf"\btừ(?: mức)?{_BOUND}\s*$")
UP_OR_DOWN_TO = cue(rf"^[^.;()]*\b(?:lên|xuống|còn)\b(?: mức| còn| đến)*{_BOUND}\s*$")
DOWN_TO = cue(rf"\b(?:xuống|giảm|tăng|rút|nâng)\s(?:chỉ\s)?(?:còn|lên)\b{_BOUND}\s*$")
COMPARED = cue(r"^[^.;]{0,20}\b(?:so với|cùng kỳ)\b(?! kế hoạch| chỉ tiêu)")
AVERAGE = cue(
    r"(?<!mức )(?<!loại )\b(?:bình quân|trung bình|mỗi (?:tháng|ngày|tuần|quý))\b[^.;]{0,50}$"
    r"|[,(]\s*mỗi (?!tháng|ngày|tuần|quý|năm)[^\W\d_]+(?: [^\W\d_]+){0,2}?"
    rf"(?: có)?{_BOUND}\s*$"
    r"|^\W*(?:bình quân|trung bình)\b[^.;]{0,150}$"
)
# With nothing that it could be compared to, it is no result.
PRIOR_LEADS = cue(
    r"^\W*so với [^.;]{0,30}\b(?:năm ngoái|năm trước|cùng kỳ|kỳ trước|tháng trước)\b[^.;]{0,30}"
    rf"\b(?:mới|chỉ|khi)\b{_BOUND}\s*$"
)
PRIOR_ALONE = cue(
    r"^\W*(?:còn |trong |so với )?(?:[^.;,]{0,20})?(?:cùng kỳ|năm ngoái|năm trước|con số)"
    r"|\bcon số (?:này|đó|ấy|tương ứng)\b"
)
WHOLE = cue(r"^\s*(?:trên |trong |của |so với )?tổng(?: số)?\b[^.;]{0,40}$")
AVERAGE_AFTER = cue(r"^\s*(?:/|mỗi )\s?(?:tháng|ngày|tuần|năm|quý)\b")
PEAK = cue(
    r"\b(?:đông nhất|cao nhất|(?<!tháng )(?<!đợt )(?<!dịp )cao điểm|nhiều nhất|thấp nhất"
    r"|ít nhất là|cá biệt|có lúc)"
    r"\b[^.;]{0,40}$"
)
MOST = cue(r"\b(?:nhiều|cao|đông|ít|thấp)\b[^;.()]{0,60}\bnhất\b[^;]*$")
CUMULATIVE = cue(
    r"\b(?:nâng (?:tổng )?(?:số)?|lũy kế|cộng dồn|tích lũy|đưa tổng(?: số)?)\b"
    r"[^.;]{0,90}$|\b(?:tính đến|tính từ|từ khi|từ đầu|đến nay|đến hết|đến thời điểm)\b[^;]{0,60}"
    r"\b(?:tổng (?:số|cộng)|tất cả)\b[^.;]{0,60}$"
    r"|\btổng (?:số|cộng)\b[^.;]{0,60}\b(?:đến nay|từ đầu|từ khi|đã lên|lên tới)\b[^.;]{0,40}$"
)
MONTH = cue(r"\b(?:riêng|trong)\b[^.;]{0,20}\b(?:tháng|tuần|quý|ngày|kỳ|đợt)\b[^.;]{0,60}$")
# "Phòng Tài chính - Kế hoạch 33 tin, bài" names an office, and no target.
TARGET = cue(
    rf"\b(?<!tài chính [-–] )(?:kế hoạch|chỉ tiêu|mục tiêu)"
    rf"(?: (?:giao|đề ra|cả năm|năm(?: \d{{4}})?|quý|được giao|đặt ra|tháng))*{_BOUND}\s*\(?\s*$"
    rf"|\bvượt (?:mức|ngưỡng|con số|định mức)\b{_BOUND}\s*$"
)
# A target told after its number: "đạt 108% so với 40 thủ tục đặt ra từ đầu năm".
HELD_AGAINST = cue(r"\b(?:so với|trên|trên tổng số)\s*$")
SET_BEFORE = cue(
    r"^[^,;.()]{0,25}\b(?:đặt ra|đề ra|theo kế hoạch|được giao|giao|đăng ký|phải thực hiện"
    r"|chỉ tiêu)\b"
)
PLAN_AFTER = cue(r"^\s*(?:%)?\s*(?:so với |của )?(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)")
HELD_TO_PLAN = cue(
    r"^[^.;]{0,50}\b(?:đạt|so với|vượt|theo|hoàn thành|bằng|của)\b[^.;]{0,25}"
    r"\b(?:kế hoạch|chỉ tiêu)\b(?! (?:cải cách|tuyên truyền|thực hiện|công tác))"
)
# "14/14 đơn vị theo kế hoạch": all of them, which is no more than a fraction.
BY_PLAN = cue(r"^\s*theo (?:đúng )?kế hoạch\b")
# What is hoped for, and what a plan sets: the former is no result at all.
HOPED = cue(
    r"\b(?:dự kiến|phấn đấu|(?:đặt|đề) (?:ra )?mục tiêu|quyết tâm|dự báo|sẽ"
    r"|mục tiêu (?:đến )?năm)\b"
    r"|^\W*(?:mục tiêu|chỉ tiêu|theo kế hoạch)\b"
)
HAPPENED = cue(r"\b(?:đã|kết quả|đến nay|thực hiện được|hoàn thành được)\b")
# What somebody has to hand in or to answer is no result either.
REQUIRED = cue(
    r"\bthành phần hồ sơ\b[^.;]{0,20}$"
    r"|\b(?:phải|cần|yêu cầu|bắt buộc) (?:trả lời|nộp|chuẩn bị|gửi|có|mang|đạt|viết|ghi|kê khai)\b"
    r"[^.;]{0,40}$|\b(?:hồ sơ|số lượng) (?:bao )?(?:gồm|:)[^.;]{0,20}$"
    r"|\bsố lượng hồ sơ\b[^.;]{0,20}$"
    r"|\bmỗi (?!tháng|ngày|tuần|quý|năm)[^.;,]{0,40}\b(?:tối thiểu|ít nhất|không quá|tối đa)\s*$"
)
# Where a sentence turns from what is planned to what was done.
DONE = cue(
    r"[,;][^;]{0,80}\b(?:đã|được|thực hiện|kết quả)\b"
    r"|\b(?:đến nay|hiện|thực tế|kết quả)\b[^;]{0,80}\bđã\b"
)
# "mỗi cơ sở phấn đấu có ít nhất 02 mô hình": no target for what all of them did.
FOR_EACH = cue(r"\bmỗi\b")
PLANNED = cue(
    r"\b(?:dự kiến|phấn đấu|đặt mục tiêu|đề ra mục tiêu|sẽ|ước)\b[^.;]{0,60}$"
    r"|\b(?:kế hoạch|chỉ tiêu)\b[^.;]{0,60}"
    r"\b(?:xác định|giao|kết nạp|thực hiện|đề ra|đặt ra|yêu cầu|phải)\b[^.;]{0,60}$"
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
NUMBER_OF = cue(r";\s*số\b[^.;]{2,60}$")
# "; có 412 lượt là hiệu trưởng": some of those counted before.
OF_THESE_ARE = cue(r"[,;]\s*(?:trong đó )?(?:có|thì có)\s*$")
ARE = cue(r"^\s*(?:[^\W\d_]+\s){0,2}là\b")
NUMBER_DONE = cue(r"[;,]\s*(?:trong đó )?số (?:đã|chưa|được|đang|còn)\b[^.;]{0,50}$")

# -- events and those who came --------------------------------------------------------------------
ATTENDED = cue(r"\b(?:với|cho|có|thu hút|được|tổng cộng|phục vụ)\b")
WITH = cue(rf"^[^,;.()]{{0,40}}\bvới{_BOUND}\s*$")
PRESENT = cue(r"^[^,;.()]{0,20}\b(?:tham dự|tham gia|dự|theo dõi|theo học|nghe)\b")
NUMBER_CAME = cue(
    rf"\b(?:số (?:lượt )?(?:người|đại biểu|học viên|cán bộ)|tổng số)[^.;,]{{0,15}}"
    rf"\b(?:dự|tham dự|tham gia|nghe)\b{_BOUND}\s*$"
)
CAME_TO = cue(r"^[^,;.()]*\b(?:tham dự|tham gia|dự|theo học|đến với)(?:\s(?:tới|trong|tại))?\s*$")

# -- dossiers -------------------------------------------------------------------------------------
APART = cue(r"^\W*(?:trong đó,? )?riêng\b(?! tháng| trong tháng| quý)")
RECEIVED = cue(
    r"(?<!mới )\b(?:tiếp nhận|nhận|thu nhận|thụ lý)\b(?! (?:mới|xét|trực tiếp|trực tuyến))"
    r"[^;]{0,60}$"
)
RESOLVED = cue(r"\b(?:giải quyết|trả|xử lý|hoàn thành|giải đáp|phản hồi|đã xong|xét xử|trả lời)\b")
PENDING = cue(
    r"^\W*(?:và |còn |số )*(?:còn|tồn|chưa|đang)(?: lại)?\W*$"
    r"|\b(?:đang|chưa|còn lại)\b[^,;]{0,20}\b(?:giải quyết|xử lý|hạn|trả)\b"
    r"|\bđang (?:giải quyết|xử lý|thụ lý|xem xét|xác minh)\b"
)
PENDING_AFTER = cue(
    r"^[^.;(]{0,12}\b(?:chưa đến hạn|chưa tới hạn|trong (?:thời )?hạn"
    r"|(?:đang|tiếp tục) (?:tiếp tục )?(?:được )?(?:giải quyết"
    r"|xử lý|thụ lý|xem xét|xác minh)|chưa (?:được )?(?:giải quyết|xử lý)"
    r"|còn trong hạn|chuyển (?:sang )?kỳ sau)\b"
)
NEW_OR_CARRIED = cue(
    r"\b(?:mới|phát sinh|(?:kỳ|tháng|quý|năm) trước|chuyển (?:sang|kỳ|qua|từ)|tồn|đầu kỳ"
    r"|trong kỳ)\b"
)
STATUS = cue(
    r"\b(?:trước hạn|đúng hạn|quá hạn|trễ hạn|trước và đúng hạn|đang giải quyết|chưa đến hạn"
    r"|trong hạn|sớm hẹn|đúng hẹn|trễ hẹn|quá hẹn)\b"
)

# A bare number that goes on about dossiers: ", phát sinh mới 1.984".
STATE = cue(
    r"^\W*(?:và |còn )?(?:số )?(?:phát sinh|tiếp nhận mới|mới|kỳ trước|tồn|chuyển sang|trước hạn"
    r"|đúng hạn|quá hạn|trễ hạn|đã giải quyết|đã trả|đang giải quyết|chưa giải quyết|trực tiếp"
    r"|trực tuyến|đã xử lý|đang xử lý)\b[^.;,]{0,40}$"
)

# -- channels -------------------------------------------------------------------------------------
CHANNEL = cue(
    r"\b(?:cổng|trang|đài|báo|fanpage|facebook|zalo|youtube|loa|truyền thanh|truyền hình|website"
    r"|mạng xã hội|bản tin|sóng|tạp chí|tiktok|màn hình|bảng led|led|ứng dụng|nền tảng|email"
    r"|thư điện tử|tin nhắn|bưu điện|bưu chính|vssid|vneid|app|viber|telegram|internet)\b"
)
# "qua VssID 2.870": a part that begins with its channel.
BY_CHANNEL = cue(
    r"^\W{0,20}(?:(?:và|gồm|bao gồm|chia ra|trong đó|cụ thể|như|có)\W{1,5})*"
    r"(?:(?:đăng )?(?:qua|trên|tại|bằng)\s[^,;.]*"
    r"|(?:báo|đài|cổng|trang|phát thanh|truyền thanh|truyền hình|loa|facebook|fanpage|zalo|youtube"
    r"|tiktok|website|mạng xã hội|tạp chí|bản tin|email|bưu điện|ứng dụng|màn hình)\b[^,;.]{0,40})$"
)
ON_CHANNEL = cue(
    r"^[^,;.()]{0,40}\b(?:trên|qua|tại|gửi|cho|bằng)\s[^,;.()]{0,30}"
    r"\b(?:cổng|trang|đài|báo|fanpage|facebook|zalo|truyền hình|tiktok|bảng led|màn hình|ứng dụng"
    r"|nền tảng|email|thư điện tử|bưu điện|vssid|vneid|viber|tin nhắn"
    r"|youtube|loa|hệ thống|website|mạng xã hội|sóng|tạp chí)\b"
)
PUBLISHED = cue(r"\b(?:đăng|phát|cập nhật|đưa|xuất bản|đăng tải|phát sóng|đăng lại|tuyên truyền)\b")

# -- what a report of an office speaks of ---------------------------------------------------------
OFFICE_WORK = cue(
    r"tuyên truyền|tin,? bài|hồ sơ|cải cách|cchc|tthc|thủ tục hành chính|tập huấn|hội nghị|cuộc thi"
    r"|truyền thanh|phổ biến|chuyển đổi số|dịch vụ công|tuyên giáo|hòa giải|tài liệu|báo chí|dự thi"
    r"|một cửa|truy cập|trang thông tin|cổng|truyền thông|báo cáo|kiểm tra|giám sát|hướng dẫn"
    r"|số hóa|công vụ|kỹ năng số|công nghệ số|định danh|trực tuyến|văn bản|đối thoại|phát động"
    r"|niêm yết|chữ ký số|giao dịch|hành chính công|kết nạp|khen thưởng|thi đua|đại hội"
    r"|giấy khen|bằng khen|biên chế|khảo sát|chuyên đề|chuyên mục"
    r"|thuế điện tử|hoá đơn điện tử|bệnh án điện tử|sức khoẻ điện tử|tiếp công dân|bầu cử"
    r"|phát thanh|kế hoạch|ra quân|đoàn viên|công chức|vneid"
)
# An office that does its work, in whatever field; and what befalls people, which the news counts.
OFFICE = cue(
    r"\b(?:sở|ban|phòng|chi cục|cục|trung tâm|trạm|công an|văn phòng|thanh tra|ubnd|uỷ ban|hội|đoàn"
    r"|mặt trận|kho bạc|hải quan|viện kiểm sát|toà án|trường|bệnh viện|xã|phường|huyện|tỉnh|ngành"
    r"|đơn vị|cơ quan|năm|tháng|quý|khu di tích|bảo tàng|thư viện|đồn|hạt|vườn quốc gia|học viện"
    r"|điện lực|liên minh|nhà văn hoá|cảng vụ|bưu điện|khu bảo tồn|quận|thị xã)\b"
)
DID = cue(
    r"\b(?:tổ chức|mở|cử|tiếp nhận|thụ lý|xử lý|giải quyết|kiểm tra|thanh tra|kiểm sát|giám sát"
    r"|ban hành"
    r"|thành lập|đào tạo|bồi dưỡng|tuyển dụng|bổ nhiệm|vận động|rà soát|tư vấn|tiếp|thẩm định"
    r"|bố trí|củng cố|kiện toàn|sắp xếp|tinh giản|cấp|trao|đón tiếp|phục vụ|xây dựng|duy trì"
    r"|giải ngân|cho vay|đón|gắn|lập|lắp đặt|phát hành|thu nhận|khám|trồng|tiêm|cấp phát|hướng dẫn"
    r"|số hoá|trưng bày|công nhận|hoà giải|xét xử|kích hoạt|sưu tầm|nghiệm thu|xét nghiệm|giám định"
    r"|lấy mẫu|kiểm định|thu gom|bàn giao|vận hành|chứng thực|công chứng|thẩm tra|truyền thông"
    r"|tuyên truyền|biên soạn|in ấn|đo đạc|chuyển đổi|kết nối|cập nhật|rà phá|tập huấn"
    r"|tuần tra|xử phạt|ra mắt)\b"
)
BEFALLEN = cue(
    r"\b(?:chết|tử vong|bị thương|thiệt mạng|mất tích|cháy|tai nạn|bắt|khởi tố|bị cáo|bị can|ma tuý"
    r"|mắc|nhiễm|dương tính|dân số|nghi phạm|nạn nhân|bão|lũ|động đất|bóng đá|trận)\b"
)
NORM = cue(r"\b(?:định mức|quy định mỗi)\b[^.;]{0,60}$")
OF_WHICH = cue(r"\btrong (?:đó|số đó)\b[^.;]{0,80}$")
ENTRIES_RECEIVED = cue(r"\b(?:nhận|tiếp nhận|thu hút|rà soát)\b[^.;]{0,40}$")
SURVEYED = cue(
    r"\b(?:kiểm tra|rà soát|khảo sát|thanh tra|giám sát|thẩm định|phát ra|phát đi)\b[^.;,]{0,40}$"
)
SHARE = cue(r"\btỷ lệ\b[^.;]{0,120}$")
