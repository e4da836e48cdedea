"""Boxes and lines around an article: what is a portal's own, and what somebody wrote."""

from __future__ import annotations

import pytest

from cchc_nlp.extraction.boilerplate import (
    LONGEST,
    ends_article,
    is_chrome,
    is_label,
    is_related_heading,
    without_chrome,
)
from cchc_nlp.extraction.boxes import box_of, is_aside, is_clock, kind_of_box
from cchc_nlp.portals.base import parse_page
from cchc_nlp.vietnamese.folding import plain_letters

from .mutations import HOSTILE

RELATED = [
    "Các tin khác", "Tin khác", "Các bài khác", "Các tin đã đưa", "Tin liên quan", "Tin mới đăng",
    "Tin cùng loại", "Tin cùng chuyên mục", "Bài viết liên quan", "Những tin mới hơn",
    "Những tin cũ hơn", "Theo dòng sự kiện", "Danh sách bài viết mới", "Danh sách bài viết cũ",
    "Văn bản cùng loại", "Tin tiếp theo", "Tin bài khác", "Các bài viết khác", "Tin cũ hơn",
    "Các tin đã đăng", "Tin tức liên quan",
]  # fmt: skip
TOOLBARS = [
    "In", "In bài viết", "Gửi mail", "Quay lại", "Chia sẻ", "Lưu", "Xem cỡ chữ", "A+ A−", "A+ A-",
    "Cỡ chữ", "Tương phản", "Nghe bài viết", "Đánh giá bài viết", "Bình chọn",
    "Tổng số điểm của bài viết là: 0 trong 0 đánh giá", "Click để đánh giá bài viết",
    "In bài viết | Gửi mail", "Lên đầu trang", "Facebook", "Chia sẻ qua Facebook", "Lưu bài viết",
]  # fmt: skip
COUNTERS = [
    "Đang truy cập", "Hôm nay", "Hôm qua", "Tuần này", "Tháng hiện tại", "Trong tháng",
    "Trong ngày", "Tổng số truy cập", "Tổng lượt truy cập", "Tổng số trực tuyến", "Lượt xem",
    "Đã xem", "Xem", "Phản hồi", "View count",
]  # fmt: skip
RIBBON = ["Skip Ribbon Commands", "Skip to main content", "Turn on more accessible mode",
          "Turn off Animations"]  # fmt: skip
FORMS = ["Mã Captcha", "Mã bảo mật", "Gửi bình luận", "Nhập mã bảo mật", "Nhập chú thích ảnh"]

SIGNATURES = [
    "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC", "CHỦ TỊCH", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH",
    "TM. ỦY BAN NHÂN DÂN", "TL. BỘ TRƯỞNG", "CHÁNH VĂN PHÒNG", "TRƯỞNG BAN", "Giám đốc",
    "Phó Giám đốc", "Chủ tịch", "Chánh Văn phòng", "Trưởng phòng", "Người ký", "Người lập biểu",
    "(Đã ký)", "Nguyễn Văn An", "Nơi nhận:", "Lưu: VT.", "- Lưu: VT, VP.",
]  # fmt: skip
ORDINARY = [
    "Đánh giá kết quả", "In 500 tờ rơi", "Hôm nay, Sở họp.", "Chia sẻ kinh nghiệm",
    "Bình chọn sản phẩm OCOP", "Xem xét, quyết định", "Đóng góp ý kiến", "Quay lại trường học",
    "Tuần lễ chuyển đổi số", "Tháng hành động", "Hôm qua trời mưa", "Tổng số: 12 hồ sơ",
    "Tổng số hồ sơ: 12", "Khách mời: 12", "Danh mục", "Mục tiêu", "A. Mục tiêu", "I. Mục tiêu",
    "Điều 1", "Phần A", "Nghe báo cáo", "In ấn tài liệu", "Lưu trữ hồ sơ", "Theo dõi, đôn đốc",
    "Email: so@vinhgiang.example", "Đánh giá: Tốt", "Điểm: 95", "Liên kết vùng",
    "Bài học kinh nghiệm", "Tin học", "Các bài học khác", "Ý kiến cử tri", "Phản hồi của Sở Y tế",
    "Thẻ bảo hiểm y tế", "Truy cập Cổng dịch vụ công", "Lưu ý:", "Năm 2023: 120 hồ sơ",
    "Tháng 12/2023", "Tải trọng xe", "Ngày nay", "1. Cải cách thể chế",
]  # fmt: skip
# What reports say in numbers: the words of ratings and counters, in somebody's sentence.
FIGURES = [
    "Đánh giá 3/10 tiêu chí đạt", "Đánh giá 120/150 hồ sơ đúng hạn", "Điểm PAPI đạt 45 trên 80",
    "Xếp hạng PCI 2023: hạng 12/63", "Xếp hạng 12/63 tỉnh, thành phố về cải cách hành chính",
    "Trung bình 12/100 người dân nộp hồ sơ trực tuyến", "Năm 2023", "Tháng 10", "Trong năm 2023",
    "Tuần 12",
]  # fmt: skip
# What begins as a colophon does, and is a sentence.
ABOUT_OFFICES = [
    "Cơ quan chủ quản phải báo cáo kết quả trước ngày 25 hằng tháng.",
    "Đơn vị chủ quản có trách nhiệm kiểm tra việc thực hiện.",
    "Giấy phép số 12/GP-STTTT được cấp lại trong ba ngày làm việc.",
    "Bản quyền của tác phẩm văn học được bảo hộ suốt cuộc đời tác giả.",
]


class TestLinesOfAPortal:
    @pytest.mark.parametrize("line", [*TOOLBARS, *COUNTERS, *RIBBON, *FORMS])
    def test_are_known(self, line: str) -> None:
        assert is_chrome(line)

    @pytest.mark.parametrize("line", [*TOOLBARS, *COUNTERS, *RIBBON, *FORMS])
    def test_are_known_whatever_their_case_and_marks(self, line: str) -> None:
        assert is_chrome(line.upper())
        assert is_chrome(plain_letters(line))

    @pytest.mark.parametrize("counter", COUNTERS)
    @pytest.mark.parametrize("number", [": 5", ": 1.204.310", " : 3,424,846", ": 1 234", ":"])
    def test_count(self, counter: str, number: str) -> None:
        assert is_chrome(counter + number)

    @pytest.mark.parametrize("line", ["1.234 lượt xem", "12 lượt đọc", "554 views", "3 lượt tải"])
    def test_count_with_the_number_first(self, line: str) -> None:
        assert is_chrome(line)

    @pytest.mark.parametrize("line", ["Cỡ chữ:", "Đánh giá bài viết:", "Mã bảo mật:", "Chia sẻ:"])
    def test_may_end_in_a_colon(self, line: str) -> None:
        assert is_chrome(line)

    @pytest.mark.parametrize("line", ["|", "...", "»", "- -", "***", ""])
    def test_may_hold_nothing_but_signs(self, line: str) -> None:
        assert is_chrome(line)


class TestLinesThatGoRound:
    """Lines a pattern could read in more ways than there is time for."""

    @pytest.mark.parametrize("line", HOSTILE)
    @pytest.mark.parametrize("end", ["", "!", " é", " 1"])
    def test_are_read_at_once(self, line: str, end: str) -> None:
        line = line[: LONGEST - len(end)] + end
        for told in (is_chrome, ends_article, is_label, is_related_heading):
            assert told(line) in (True, False)


class TestHeadingsOfLists:
    @pytest.mark.parametrize("line", RELATED)
    def test_end_the_article(self, line: str) -> None:
        assert is_related_heading(line)
        assert ends_article(line)
        assert not is_chrome(line) or line == "Xem thêm"

    @pytest.mark.parametrize("line", RELATED)
    @pytest.mark.parametrize("form", ["{}:", "» {}", "[{}]", "{} ...", "– {} –", "({})"])
    def test_may_stand_between_signs(self, line: str, form: str) -> None:
        assert is_related_heading(form.format(line))
        assert is_related_heading(form.format(line.upper()))
        assert is_related_heading(form.format(plain_letters(line)))

    @pytest.mark.parametrize(
        "line",
        ["Ý kiến bạn đọc", "Ý kiến bạn đọc (0)", "Bình luận (3)", "Gửi bình luận", "12 bình luận",
         "Viết bình luận", "Chưa có bình luận nào", "Leave a Reply"],
    )  # fmt: skip
    def test_readers_end_it_too(self, line: str) -> None:
        assert ends_article(line)

    @pytest.mark.parametrize(
        "line",
        ["Chịu trách nhiệm nội dung: Ông Nguyễn Văn An", "Cơ quan chủ quản: Sở Nội vụ",
         "Bản quyền thuộc về Sở Nội vụ", "Giấy phép số 12/GP-TTĐT", "© 2023 Sở Nội vụ",
         "Copyright 2023"],
    )  # fmt: skip
    def test_and_the_colophon(self, line: str) -> None:
        assert ends_article(line)

    def test_lines_after_one_are_gone(self) -> None:
        lines = ["Sở họp.", "Lượt xem: 12", "Bàn việc mới.", "Các tin khác", "Tin 2"]
        assert list(without_chrome(lines)) == ["Sở họp.", "Bàn việc mới."]


class TestWhatSomebodyWrote:
    @pytest.mark.parametrize("line", [*SIGNATURES, *ORDINARY, *FIGURES, *ABOUT_OFFICES])
    def test_is_no_chrome_and_ends_nothing(self, line: str) -> None:
        assert not is_chrome(line)
        assert not is_related_heading(line)
        assert not ends_article(line)

    @pytest.mark.parametrize("line", [*SIGNATURES, *ORDINARY, *FIGURES, *ABOUT_OFFICES])
    def test_is_no_label(self, line: str) -> None:
        assert not is_label(line)

    @pytest.mark.parametrize(
        "line",
        ["Tệp đính kèm:", "File đính kèm", "Tài liệu đính kèm", "Tags:", "Từ khóa: cải cách",
         "#caicach #hanhchinh", "Tải về:"],
    )  # fmt: skip
    def test_labels_of_tags_and_files_are_told(self, line: str) -> None:
        assert is_label(line)


class TestBoxes:
    @pytest.mark.parametrize(
        "named",
        ["tin-lien-quan", "tinlienquan", "tinLienQuan", "related-posts", "other_news", "tin-khac",
         "TinKhac", "news-other", "comments", "binh-luan", "sidebar", "footer", "widget",
         "recommended", "y-kien", "same-category"],
    )  # fmt: skip
    def test_of_other_things(self, named: str) -> None:
        assert kind_of_box(named) == "others"

    @pytest.mark.parametrize(
        "named",
        ["share", "social-share", "toolbar", "tools", "printArea", "breadcrumb", "rating",
         "danh-gia", "tags", "font-size", "coChu", "luot-xem", "view-count pageviews", "captcha",
         "search-box", "audio-player"],
    )  # fmt: skip
    def test_of_tools(self, named: str) -> None:
        assert kind_of_box(named) == "tools"

    @pytest.mark.parametrize(
        "named",
        ["noidung", "content", "detail-content", "article-body", "news-detail", "main", "entry",
         "bodytext", "hometext", "journal-content-article", "ms-rtestate-field", "", " ",
         "container", "story", "chitiet", "ms-rteElement-P share-none-of-it-rte"],
    )  # fmt: skip
    def test_of_an_article(self, named: str) -> None:
        assert kind_of_box(named) in ("", "tools")
        assert not is_aside(named)

    def test_of_an_article_are_nothing_else(self) -> None:
        for named in ("noidung", "content", "detail-content", "article-body", "news-detail"):
            assert kind_of_box(named) == ""

    @pytest.mark.parametrize("named", ["col-right sidebar", "right-col", "colLeft", "cot-phai",
                                       "menu", "navbar", "chan-trang", "breadcrumb"])  # fmt: skip
    def test_beside_an_article(self, named: str) -> None:
        assert is_aside(named) or named == "colLeft"

    @pytest.mark.parametrize(
        ("html", "kind"),
        [
            ("<nav>Tin</nav>", "others"),
            ("<aside>Tin</aside>", "others"),
            ("<footer>Sở Nội vụ</footer>", "others"),
            ("<div class='share'>Chia sẻ</div>", "tools"),
            ("<div id='TinLienQuan'>Tin</div>", "others"),
            ("<div class='noidung'>Tin</div>", ""),
            ("<p class='share'>Tin</p>", "tools"),
            ("<b class='share'>Tin</b>", ""),
            ("<div itemtype='http://schema.org/Person'>Minh Tâm</div>", "others"),
            (f"<div class='print'><p>{'Sở họp bàn. ' * 12}</p></div>", ""),
            (f"<div class='print'><a>{'Sở họp bàn. ' * 12}</a></div>", "tools"),
            (f"<div class='tin-khac'><p>{'Sở họp bàn. ' * 12}</p></div>", "others"),
        ],
    )
    def test_by_what_they_hold(self, html: str, kind: str) -> None:
        [element] = parse_page(f"<body>{html}</body>").find("body")
        assert box_of(element) == kind

    def test_the_foot_of_an_article_may_hold_its_stamp(self) -> None:
        tree = parse_page("<article><p>Sở họp.</p><footer>25/10/2023</footer></article>")
        assert box_of(tree.find(".//footer")) == "tools"


class TestClocks:
    @pytest.mark.parametrize(
        "named",
        ["class='date-time'", "class='date-current'", "id='ctl00_Label_DateTime_Now'",
         "class='wd-days'", "class='clock'", "id='current-time'", "class='today'",
         "class='dong-ho'", "id='digitalClock'", "class='current_date'"],
    )  # fmt: skip
    def test_of_the_header_are_known(self, named: str) -> None:
        tree = parse_page(f"<div {named}><span>Thứ hai, 20/11/2023</span></div>")
        assert is_clock(tree.find(".//div"))
        assert is_clock(tree.find(".//span"))

    @pytest.mark.parametrize(
        "named", ["class='date'", "class='post-date'", "class='time'", "class='ngay-dang'", ""]
    )
    def test_stamps_are_none(self, named: str) -> None:
        tree = parse_page(f"<div {named}><span>Thứ hai, 20/11/2023</span></div>")
        assert not is_clock(tree.find(".//span"))
