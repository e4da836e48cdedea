"""Numbers that count something, as reports print them: "1.245", "gần 200", "1,4 triệu", "bảy".

What is no count is set aside before any number is read: dates and times, document numbers,
articles of laws, ordinals and levels, telephone numbers, money.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from cchc_nlp.records import Bound, Span
from cchc_nlp.vietnamese.alignment import in_any_text
from cchc_nlp.vietnamese.anchors import matches, stretches
from cchc_nlp.vietnamese.citations import find_citations
from cchc_nlp.vietnamese.dates import find_dates
from cchc_nlp.vietnamese.folding import fold

Value = int | Fraction | tuple[int, int] | None


@dataclass(frozen=True)
class NumberMention(Span):
    """A number in running text, without the word for its bound, its unit or its "%".

    `value` is a pair for a range ("3-5"), and None for a number that is vague ("hàng chục") or
    malformed ("12.0000").
    """

    value: Value
    bound: Bound = "exact"
    is_percent: bool = False


_MAGNITUDES = {
    "chục": 10, "trăm": 100, "nghìn": 1_000, "ngàn": 1_000, "vạn": 10_000,
    "triệu": 1_000_000, "tỷ": 1_000_000_000,
}  # fmt: skip
_UNITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_BOUNDS: tuple[tuple[Bound, str], ...] = (
    ("at_most", "không quá|không vượt quá|tối đa|nhiều nhất|không hơn"),
    ("at_least", "≥|từ đủ|tối thiểu|ít nhất|không dưới|không ít hơn"),
    ("about", "khoảng|chừng|xấp xỉ|ước|ước tính|ước đạt"),
    # "cao hơn 5" is a difference of five, not more than five
    ("over", r"(?<!cao )(?<!thấp )(?<!nhiều )(?<!ít )(?<!lớn )(?<!kém )hơn|trên|vượt|quá"),
    ("under", "gần|ít hơn|chưa đầy|dưới|chưa đến|chưa tới|ngót"),
)
_BOUND = re.compile(
    rf"(?<!\w)(?:{'|'.join(f'(?P<{bound}>{words})' for bound, words in _BOUNDS)})"
    r"\s{0,3}(?:(?:phải\s)?(?:là|đạt)\s{1,2}|:\s{0,2})?$"
)
# "50 hồ sơ trở lên": the bound may follow, after the unit
_BOUND_AFTER = re.compile(r"(?:\s?%)?(?:\s[^\W\d_]+){0,3}\strở\s(?P<way>lên|xuống)(?!\w)")

# Before these a single word of number is a count: "bảy thủ tục", not "ba tôi".
_COUNTED = (
    "ảnh|ấn phẩm|băng rôn|bản|bài|báo cáo|bộ|buổi|bước|cá nhân|cán bộ|câu|chỉ tiêu|chiếc|chuyên"
    "|chương trình|clip|công chức|cơ quan|cơ sở|cụm|cuộc|cuốn|danh mục|dịch vụ|doanh nghiệp|dự án"
    "|đại biểu|đảng viên|đình|đoàn|đợt|đơn vị|đồng chí|địa phương|điểm cầu|gia đình|giải|gian hàng"
    "|giấy|hình thức|học sinh|hồ sơ|hội nghị|hội thảo|hộ|huyện|kênh|khẩu hiệu|kế hoạch|kịch bản"
    "|lĩnh vực|loa|lớp|lượt|máy|mô hình|nghị quyết|ngành|ngày làm việc|người|nhà văn hoá|nhiệm vụ"
    "|nhóm|nội dung|pa nô|pano|phản ánh|phiếu|phóng sự|phòng|phường|quầy|quy trình|quyết định"
    "|sản phẩm|sáng kiến|sở|tác phẩm|tấm|tập thể|thành viên|thị trấn|thí sinh|thôn|thủ tục|tiết mục"
    "|tiểu phẩm|tin|tổ|trang|trung tâm|trường|trường hợp|tthc|tuyến|văn bản|video|viên chức|vụ|xã"
    "|ý kiến"
)
_MAGNITUDE = rf"(?:{'|'.join(_MAGNITUDES)})(?!\w)(?!\s(?:lệ|trọng|suất|số|hoà|phong|sơn)\b)"
# A group of thousands may stand after a line break, or after a no-break space: folding would make
# that a plain one, so it is kept as a unit separator.
_NO_BREAK = re.compile(r"(?:(?<=\d)|(?<=\d\.))[\u00a0\u202f](?=\d{3}(?!\d))")
_DIGITS = r"(?:\d{1,3}(?:(?:\.\n\s?|\.?\x1f)\d{3}(?![\d%]))+|\d+(?:[.,]\d+)*)"
_NUMERAL = re.compile(
    rf"(?<![\w+-])(?:(?<!/)|(?<=[^\W\d_]{{2}}/)(?=\d+\s[^\W\d_]))(?<!\d[.,:])(?P<first>{_DIGITS})(?![^\W_]|[.,+]\d|-[^\W\d_])"
    rf"(?:\s?(?P<joint>[-/÷~])\s?(?P<second>{_DIGITS})(?![^\W_]|[.,/]\d|-[^\W\d_]))?"
    rf"(?P<magnitude>(?:\s{{1,2}}{_MAGNITUDE}){{1,2}})?"
)
_VAGUE = re.compile(
    rf"(?<!\w)(?:hàng|vài|mấy)\s(?:{'|'.join(_MAGNITUDES)})(?!\w)(?:\s{_MAGNITUDE})?"
)
_WORD = rf"(?:{'|'.join(_UNITS)}|mươi|linh|lẻ|{'|'.join(_MAGNITUDES)})(?!\w)"
_WORDS = re.compile(
    r"(?<!\w)(?<!năm\s)(?:"
    rf"{_WORD}(?:\s{_WORD}){{1,14}}+(?=\s{{1,2}}[^\W\d_]|\s?%|\s?\)|\s?\(\d)"
    r"|(?<!hàng\s)(?<!hằng\s)(?<!trong\s)(?<!cả\s)(?<!mỗi\s)(?<!đầu\s)(?<!cuối\s)(?<!\d\s)"
    rf"(?:hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)(?=\s{{1,2}}(?:{_COUNTED})(?!\w)))"
)
_OF_MONEY = re.compile(r"\s{1,2}(?:đồng(?!\s(?:chí|bào))|đ|usd|đô la)(?!\w)")
_SPELLS_OUT = re.compile(r"\d\s?\(\s?$")
_SPELT_OUT = re.compile(r"\s?\(\s?\d")
_PERCENT = re.compile(r"\s{0,2}(?:%|phần\s?trăm(?!\w)|per\s?cent)")

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_NO_UNIT = (
    r"(?!\d|[.,]?\x1f\d|[.,]\d|%"
    rf"|\s{{1,2}}(?:{_COUNTED}|giờ|lần|ngày|học viên|hội viên|km|ha|m2|mét)(?!\w))"
)
_BEFORE_A_SUM = (
    r"(?:tổng|con|trong|trên|các|những|là|với|và|đạt|chiếm|được|có|từ|hơn|chỉ|dân|một|thiểu|đa|ngoài"
    r"|tỷ)\s"
)
_MORE = rf"(?:\s?(?:,|và|-|đến)\s?\d{{1,2}}(?!/){_NO_UNIT})*"
_NO_COUNT_IN_WORDS = re.compile(rf"(?<!\w)(?:thứ|tháng|quý)\s{_WORD}(?:\s{_WORD}){{0,2}}")
_ADDRESS = re.compile(
    r"(?:https?://|www\.|(?<=[\s(])/)[^\s()]+|(?<![\w.-])[\w.-]{1,64}@[\w.-]{1,64}"
    r"|(?<![\w-])[\w-]{1,80}\.(?:html?|aspx?|php|pdf|docx?|xlsx?|jpe?g|png|vn|com)(?!\w)"
)
_OF_ADDRESS = re.compile(r"[@/]|www\.|\.[ahpdxjvc]")
_REACH_OF_ADDRESS = 82  # letters; whole words are always read
_DIGIT = re.compile(r"\d")
_REACH = 48  # letters; more than any of the forms below has before or after its digits
# What a number is when it counts nothing; matched in folded text.
_NO_COUNTS = tuple(
    re.compile(pattern)
    for pattern in (
        # enumeration: "1. ", "2.1. ", "3) " at the start of a line; "(1) ...; (2) ..."
        r"(?m:^)[ \t]*(?:\d{1,2}(?:\.\d{1,2})*[.)/]|\d{1,2}(?:\.\d{1,2})+)(?=\s+[^\W\d_])",
        r"(?<=[;:.,]\s)\(\d{1,2}\)(?=\s[^\W\d_])",
        # the first cell of a table's row, before a cell of words
        r"(?m:^)[ \t]*\d{1,3}\s?(?=\|\s?[^\W\d_])",
        # days and months without a year, months, quarters, years
        rf"ngày\s(?:{_DAY}\s?-\s?)?{_DAY}(?:\s?[/.-]\s?{_MONTH}(?:\s?/\s?{_YEAR})?"
        rf"|\stháng\s{_MONTH})(?!\d)",
        rf"(?<!mỗi\s)(?<!một\s)(?<!hàng\s)(?<!hằng\s)ngày\s{_DAY}{_NO_UNIT}",
        r"(?<!\w)m[ùồ]ng\s\d{1,2}(?!\d)",
        r"(?<!\w)(?:từ|đến|hết|hôm|nay|qua|mai|sáng|trưa|chiều|tối|đêm|dịp|trước)"
        rf"\s{_DAY}[/-]{_MONTH}(?!/){_NO_UNIT}(?:\s?-\s?{_DAY}[/-]{_MONTH}(?![\d/]))?",
        rf"\({_DAY}/{_MONTH}\)",
        rf"tháng\s{_MONTH}{_NO_UNIT}(?:\s?-\s?{_MONTH}(?!\d))?(?:\s?[/.]\s?{_YEAR})?",
        rf"quý\s(?:[ivx]{{1,3}}(?!\w)|\d{_NO_UNIT})(?:\s?[/-]\s?{_YEAR})?",
        rf"năm(?:\s(?:học|báo cáo|ngân sách|tài chính|kế hoạch))?\s[12]\d{{3}}(?!\d)"
        rf"(?:\s?(?:,|và|-|/)\s?{_YEAR}(?!\d))*",
        rf"(?<![\d.,]){_YEAR}\s?-\s?{_YEAR}(?!\d)",
        rf"(?<=[^\W\d_]\s){_YEAR}(?=\s?(?:[);\"”]|[.,](?!\d)|$)"
        r"|\s(?:của|và|là|với|trên|tại|cho|do|được|đã|về|từng)\b)",
        r"\d{1,2}\stháng\s(?:đầu|cuối)\snăm",
        # time of day; a length of time ("120 giờ") is a count
        rf"(?<![\d.,:])\d{{1,2}}(?:\s?(?:giờ|h|g)\s?|:)\d{{2}}{_NO_UNIT}(?:\s?phút)?",
        r"(?<!\w)(?:lúc|hồi|vào|từ|đến|trước|sau)\s\d{1,2}\s?(?:giờ|h)\b",
        r"(?<!\d)\d{1,2}\s?(?:giờ|h)(?=\s(?:ngày|sáng|chiều|tối|trưa)|,\sngày)",
        r"(?<!\d)24/(?:7|24)(?!\d)",
        # ordinals, levels, ranks, editions; parts of a text; names; places
        rf"(?<!\w)(?:mức(?:\sđộ)?|cấp\sđộ|thứ|khoá|đợt|lần|vòng|hạng|xếp|vị\strí|bậc|cấp"
        rf"|loại|nhóm|tuần|top)\s\d{{1,2}}(?:/\d+)?{_NO_UNIT}{_MORE}",
        r"(?<!\w)(?<!chuyên\s)(?<!danh\s)(?<!hạng\s)(?<!dứt\s)(?:điểm|mục|phần|biểu|bảng|mẫu|trang"
        rf"|dòng|cột)\s(?:số\s)?\d{{1,3}}(?:[a-zđ](?!\w))?{_NO_UNIT}{_MORE}",
        r"(?<!\w)(?<!đê\s)(?:điều|khoản|chương|tiết|phụ\slục)\s"
        rf"\d{{1,3}}[a-zđ]?(?!\w|[.,]\d){_MORE}",
        rf"(?<!\w)(?:đề\sán|chương\strình|nghị\squyết|nghị\sđịnh|chỉ\sthị|thông\stư|kết\sluận"
        r"|công\sđiện|quyết\sđịnh(?=\s\d{3})|kế\shoạch(?=\s\d{3})|công\svăn|ban\schỉ\sđạo|bcđ"
        r"|nq|nđ|qđ|tt|ct|kl|cv|kh)"
        rf"\s(?:số\s)?\d{{1,4}}[a-z]?(?:/\d+)?{_NO_UNIT}(?:\s?(?:,|và)\s\d{{1,4}}{_NO_UNIT})*",
        r"\(số\s\d+\)|(?m:^)\s{0,3}số\s?:\s?\d+",
        r"(?<!\w)(?:địa\schỉ\s?:?\s(?:số\s)?\d+|tỷ\slệ\s1/\d{3,6})",
        r"(?<!\w)lần\sthứ\s\d{1,3}(?!\d)",
        # levels told apart by commas, feasts
        r"(?<!\w)mức(?:\sđộ)?\s\d(?:[,;]\d)+(?![\d%]|[.,]\d)",
        rf"(?<!\w)(?:lễ|quốc\skhánh|ngày|dịp|nghỉ)\s{_DAY}/{_MONTH}(?!/)"
        rf"(?:\s?(?:và|,|-)\s{_DAY}/{_MONTH}(?!/))*{_NO_UNIT}",
        r"(?<!\w)(?:quốc\slộ|tỉnh\slộ|đường|đt|ql|tl|thôn|xóm|ấp|tổ\sdân\sphố|tổ|khu\sphố|khu"
        r"|khối|đội|quận|phường|tầng|phòng(?=\s\d{3})|lớp|ngõ|nhánh|vành\sđai|covid|games|km)"
        rf"[\s-]\d{{1,4}}(?:\+\d+)?{_NO_UNIT}",
        # "quầy số 4" and "tờ bản đồ số 14" are names; "tổng số 187", "trong số 45 xã" and
        # "chuyển đổi số: 12" count
        rf"(?<!\w)(?!{_BEFORE_A_SUM})(?!(?:đổi|tế|nghệ|năng|thuật|hội|phủ|liệu|ký)\ssố(?:\s?:|\s\d+\s?\())"
        rf"[^\W\d_]+\ssố\s?:?\s?\d{{1,4}}(?![\d%]|[.,]\d){_NO_UNIT}",
        r"(?<!\w)số\s(?:nhà|báo\sdanh|hiệu|thửa|tờ|khung|máy|seri)\s?:?\s?\d+",
        r"(?<!\w)bài\s\d{1,2}(?=\s(?:của|trong)\sloạt)",
        # standards, versions, industry 4.0, coordinates
        r"(?<!\w)(?:tcvn|qcvn|iso|iec)(?:[\s/-](?:iso|iec))?[\s-]\d+(?:[-:.]\d+){0,3}",
        r"(?<!\w)phiên\sbản\s(?:số\s)?\d+(?:\.\d+){0,3}",
        rf"(?<![\d.,])[2-9]\.0(?![\d.,%]|\s?%){_NO_UNIT}",
        r"(?<![\d.,])\d{1,3}\.\d{4,},\s?\d{1,3}\.\d{4,}(?![\d.,]\d)",
        r"(?<!\w)84[-. ]\d{2,3}[-. ]\d{3}[-. ]\d{3,4}(?!\d)",
        r"(?<!\w)(?:stk|điện\sthoại|đường\sdây\snóng|hotline|đt|fax|tài\skhoản|mã(?:\s\w{1,8})?|mst"
        # "1022 giải đáp" is a hotline's, "1.204 lượt" a count of calls
        rf"|tổng\sđài)(?:\ssố)?\s?:?\s?(?:\d{{3,}}(?!\.?\d)|[\d.]{{3,}}(?!\d){_NO_UNIT})",
        # telephone numbers, money
        r"(?<![\d.,])(?:\(?0\d{2,3}\)?[. -]?\d{1,4}(?:[. -]?\d{2,4}){1,3}|0\d{9,10}"
        r"|1[89]00[. -]?\d{4,6}(?:[. -]\d{2,4})?|\+84[\d. -]{8,12}\d)(?!\d)",
        rf"(?<![\d.,])(?=\d)(?:{_DIGITS}\s(?:tỷ|triệu|nghìn|ngàn)\s){{0,2}}(?:{_DIGITS}\s?(?:-|đến)\s?)?"
        rf"{_DIGITS}(?:\s(?:trăm|nghìn|ngàn|triệu|tỷ)){{0,2}}"
        r"\s?(?:đồng(?!\s(?:chí|bào))|đ|vnđ|vnd|usd|đô\sla|euro)(?!\w)",
        rf"(?<!\w)(?:lệ\sphí|kinh\sphí|học\sphí|giải\sngân|trị\sgiá|tổng\svốn|số\stiền|mức\sphạt)"
        r"\s(?:(?:là|đạt|khoảng|hơn|trên|gần|được)\s){0,2}"
        rf"{_DIGITS}\s(?:nghìn|ngàn|triệu|tỷ)(?!\w)",
        rf"(?<!\w)mức\s(?:phí|thu|giá)\s(?:là\s)?{_DIGITS}",
    )
)


@in_any_text
def find_numbers(text: str, *, citations: Iterable[Span] | None = None) -> Iterator[NumberMention]:
    """Every number of a text that may count something, in reading order.

    `citations` of a normalized text, where they are known, need not be looked for again.

    The two sides of "45/67" are two mentions, a range ("3-5") is one; "31 (ba mươi mốt)" is one.
    "đến" is no bound: "lên đến 14" names the number itself.

    >>> text = "Ngày 25/10/2023 đã đăng hơn 1.200 tin, 61,3 nghìn lượt xem, đạt 99,5% kế hoạch"
    >>> [(n.text, n.value, n.bound) for n in find_numbers(text) if not n.is_percent]
    [('1.200', 1200, 'over'), ('61,3 nghìn', 61300, 'exact')]
    >>> [n.value for n in find_numbers("Bốn mươi lăm thủ tục; 3-5 bài; mức độ 3, 4; Điều 5")]
    [45, (3, 5)]
    """
    cited = find_citations(text) if citations is None else citations
    folded = _without(text, cited)
    found = [*_numerals(text, folded), *_worded(text, folded)]
    yield from sorted(found, key=lambda mention: mention.start)


def _without(text: str, citations: Iterable[Span]) -> str:
    """The folded text with everything that counts nothing blotted out, of the same length."""
    folded = fold(_NO_BREAK.sub("\x1f", text))
    spans = [(span.start, span.end) for span in (*find_dates(text), *citations)]
    spans += [match.span() for match in _NO_COUNT_IN_WORDS.finditer(folded)]
    addresses = stretches(folded, _OF_ADDRESS, reach=_REACH_OF_ADDRESS)
    spans += [match.span() for match in matches(_ADDRESS, folded, addresses)]
    near = stretches(folded, _DIGIT, reach=_REACH)
    spans += [m.span() for pattern in _NO_COUNTS for m in matches(pattern, folded, near)]
    parts, end = [], 0
    for start, stop in sorted(spans):
        parts += [folded[end:start], "·" * (stop - max(start, end))]
        end = max(end, stop)
    return "".join([*parts, folded[end:]])


def _numerals(text: str, folded: str) -> Iterator[NumberMention]:
    """Numbers in digits, with their magnitude word, and vague ones ("hàng chục")."""
    for match in _NUMERAL.finditer(folded):
        yield from _mentions(match, text)
    for match in _VAGUE.finditer(folded):
        yield NumberMention(text[slice(*match.span())], *match.span(), value=None, bound="about")


def _mentions(match: re.Match[str], text: str) -> Iterator[NumberMention]:
    """One mention for a number or a range, two for a fraction or a pair that is no range."""
    is_percent = _PERCENT.match(match.string, match.end()) is not None
    decimal = is_percent or match["magnitude"] is not None
    factor = _factor(match["magnitude"])
    values = [_scaled(match[name], factor, decimal=decimal) for name in ("first", "second")]
    bound = _bound(match.string, match.start(), match.end())

    def mention(start: int, end: int, value: Value) -> NumberMention:
        return NumberMention(text[start:end], start, end, value, bound, is_percent)

    low, high = values
    if match["second"] is None:
        yield mention(match.start(), match.end(), low)
    elif match["joint"] in "-÷~" and isinstance(low, int) and isinstance(high, int) and low < high:
        yield mention(match.start(), match.end(), (low, high))
    else:
        yield mention(match.start("first"), match.end("first"), low)
        yield mention(match.start("second"), match.end(), high)


def _worded(text: str, folded: str) -> Iterator[NumberMention]:
    """Numbers in words, but for those that spell out digits beside them in brackets."""
    for match in _WORDS.finditer(folded):
        repeats = _SPELT_OUT.match(folded, match.end()) or _SPELLS_OUT.search(
            folded, max(0, match.start() - 4), match.start()
        )
        one, following = match[0].count(" ") == 0, text[match.end() : match.end() + 3]
        is_name = one and text[match.start()].isupper() and following[1:2].isupper()
        is_name = is_name and not following[1:].isupper()
        no_count = repeats or is_name or _OF_MONEY.match(folded, match.end())
        value = None if no_count else _value_of_words(match[0].split())
        if value is not None:
            is_percent = _PERCENT.match(folded, match.end()) is not None
            bound = _bound(folded, match.start(), match.end())
            yield NumberMention(text[slice(*match.span())], *match.span(), value, bound, is_percent)


def _bound(folded: str, start: int, end: int) -> Bound:
    """What the word before a number says of it; of two ("khoảng gần") the nearer.

    "trở lên" and "trở xuống" follow, after the unit.
    """
    if match := _BOUND.search(folded, max(0, start - 20), start):
        return next(bound for bound, _ in _BOUNDS if match[bound])
    after = _BOUND_AFTER.match(folded, end)
    return ("at_least" if after["way"] == "lên" else "at_most") if after else "exact"


def _factor(magnitude: str | None) -> int:
    factor = 1
    for word in (magnitude or "").split():
        factor *= _MAGNITUDES[word]
    return factor


def _scaled(digits: str | None, factor: int, *, decimal: bool) -> int | Fraction | None:
    value = _value(re.sub(r"\s", "", digits or ""), decimal=decimal)
    if value is None:
        return None
    scaled = value * factor
    return int(scaled) if scaled.denominator == 1 else scaled


def _value(digits: str, *, decimal: bool) -> int | Fraction | None:
    """The value of printed digits: dots group thousands, a comma begins decimals.

    English forms are read where they can be nothing else, or count whole things: "10,500" is
    ten thousand five hundred unless a percent or a magnitude asks for decimals.
    """
    if len(digits) > 20:  # an account or a code, and too long for int()
        return None
    if digits.isdecimal():
        return int(digits)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        return Fraction(digits.replace(".", "").replace(",", "."))
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", digits) and not decimal:
        return Fraction(digits.replace(",", ""))
    if re.fullmatch(r"\d+,\d+|\d+\.\d{1,2}", digits):
        return Fraction(digits.replace(",", "."))
    return None


def _value_of_words(words: list[str]) -> int | None:
    """The value of number words ("hai nghìn không trăm linh năm"); None if they are none.

    A last "năm" is a year, not a five, after a full number: "mười năm" is ten years.
    """
    if words[-1] == "năm" and len(words) > 1 and words[-2] not in ("linh", "lẻ"):
        return None
    total = group = 0
    digit: int | None = None
    for word in words:
        if word in ("mươi", "chục", "trăm"):
            if digit is None:
                return None
            group, digit = group + digit * (100 if word == "trăm" else 10), None
        elif word in _MAGNITUDES:
            group, digit = group + (digit or 0), None
            total, group = (
                (total + group) * _MAGNITUDES[word]
                if not group
                else total + (group * _MAGNITUDES[word]),
                0,
            )
        elif word in _UNITS:
            if digit is not None:
                return None
            digit = _UNITS[word]
            if word == "mười":
                group, digit = group + 10, None
    return total + group + (digit or 0) or None
