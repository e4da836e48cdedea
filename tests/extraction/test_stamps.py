"""Lines of stamps: what they give, and lines that hold dates and are none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.extraction.stamps import LONGEST, Stamp, is_stamp_like, stamps_of
from cchc_nlp.records import TIME_ZONE
from cchc_nlp.vietnamese.dates import parse_iso, parse_timestamp

FETCHED = dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=TIME_ZONE)


def when(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=TIME_ZONE)


# Every form that portals were seen to print, and what it means.
FORMS = [
    ("Thứ ba, 25 Tháng 1 2022 16:22", "2022-01-25 16:22"),
    ("Thứ ba - 25/10/2023 14:05", "2023-10-25 14:05"),
    ("25/10/2023 | 14:05", "2023-10-25 14:05"),
    ("14:05 | 25/10/2023", "2023-10-25 14:05"),
    ("15:28, 28/08/2026", "2026-08-28 15:28"),
    ("15:28 28/08/2026", "2026-08-28 15:28"),
    ("03/04/2020 | 10:36 PM", "2020-04-03 22:36"),
    ("Ngày đăng 06/05/2014 | 12:00 AM | View count: 554", "2014-05-06 00:00"),
    ("Thứ Tư, ngày 27 tháng 9 năm 2017 | 11:19 GMT+7", "2017-09-27 11:19"),
    ("September 09, 2026 9:33 AM GMT+7", "2026-09-09 09:33"),
    ("25-10-2023 02:05:00 CH", "2023-10-25 14:05"),
    ("25-10-2023 8:05 SA", "2023-10-25 08:05"),
    ("25/10/2023 12:05 SA", "2023-10-25 00:05"),
    ("25/10/2023 12:05 CH", "2023-10-25 12:05"),
    ("25/10/2023 14:05 PM", "2023-10-25 14:05"),
    ("25/10/2023 14:05 CH", "2023-10-25 14:05"),
    ("25/10/2023 02:05:00 PM", "2023-10-25 14:05"),
    ("ngày 25 tháng 10 năm 2023", "2023-10-25 00:00"),
    ("Ngày 25 tháng Mười năm 2023", "2023-10-25 00:00"),
    ("Ngày cập nhật 11/12/2021", "2021-12-11 00:00"),
    ("Hà Nam, ngày 25 tháng 10 năm 2023", "2023-10-25 00:00"),
    ("Cập nhật lúc: 14:05 25/10/2023", "2023-10-25 14:05"),
    ("Đăng lúc: 25/10/2023 14:05", "2023-10-25 14:05"),
    ("Đăng ngày 25-10-2023 14:05:09 | 1234", "2023-10-25 14:05:09"),
    ("09:43 AM 08/05/2018 | Lượt xem: 4256 | In bài viết |", "2018-05-08 09:43"),
    ("25/10/2023 14:05 | Lượt xem: 1234", "2023-10-25 14:05"),
    ("Tin đăng ngày: 6/2/2020 - Xem: 92", "2020-02-06 00:00"),
    ("14h05 25/10/2023", "2023-10-25 14:05"),
    ("14 giờ 05 phút, ngày 25/10/2023", "2023-10-25 14:05"),
    ("2021-12-11+0714:05:00", "2021-12-11 14:05"),
    ("05/11/2023", "2023-11-05 00:00"),
    ("07/9/2021 2:00:23 AM", "2021-09-07 02:00:23"),
    ("25 Th10 2023", "2023-10-25 00:00"),
    ("13.3.2020", "2020-03-13 00:00"),
    ("25/10/2023 02:05 PM(GMT +7)", "2023-10-25 14:05"),
]


@pytest.mark.parametrize(("text", "moment"), FORMS)
class TestForms:
    def test_a_date_element_means_it(self, text: str, moment: str) -> None:
        assert parse_timestamp(text) == when(moment)

    def test_a_line_of_stamps_gives_it(self, text: str, moment: str) -> None:
        assert [stamp.moment for stamp in stamps_of(text)] == [when(moment)]
        assert is_stamp_like(text)

    def test_it_is_the_same_in_capitals(self, text: str, moment: str) -> None:
        assert [s.moment for s in stamps_of(text.upper())] == [when(moment)]


class TestHoursOfOtherZones:
    @pytest.mark.parametrize(
        ("text", "moment"),
        [
            ("2023-10-24T16:59:59Z", "2023-10-24 23:59:59"),
            ("2023-10-24T17:00:00Z", "2023-10-25 00:00"),
            ("2023-10-24T18:30:00.000Z", "2023-10-25 01:30"),
            ("2023-10-24T23:59:59+00:00", "2023-10-25 06:59:59"),
            ("2023-10-25T06:59:59+07:00", "2023-10-25 06:59:59"),
            ("2023-10-25T00:30:00+0900", "2023-10-24 22:30"),
            ("2023-12-31T20:00:00Z", "2024-01-01 03:00"),
            ("2023-10-25T14:05:00", "2023-10-25 14:05"),
        ],
    )
    def test_the_day_is_vietnams(self, text: str, moment: str) -> None:
        assert parse_iso(text) == when(moment)
        assert parse_timestamp(text) == when(moment)


class TestLabels:
    @pytest.mark.parametrize(
        ("line", "kinds"),
        [
            ("Ngày đăng: 25/10/2023", ["published"]),
            ("Ngày xuất bản: 25/10/2023 - Lượt xem: 12", ["published"]),
            ("Published on 25 Oct 2023", ["published"]),
            ("Bài viết được đăng vào 25/10/2023", ["published"]),
            ("Đăng bởi Quản trị viên ngày 25/10/2023 lúc 14:05", ["published"]),
            ("Cập nhật: 25/10/2023", ["updated"]),
            ("Last updated: 25/10/2023 14:05", ["updated"]),
            ("Ngày sửa đổi: 25/10/2023", ["updated"]),
            ("Thứ Tư, 25/10/2023", ["bare"]),
            ("25/10/2023 | Đăng bởi: Ban biên tập", ["bare"]),
            ("Ngày đăng: 25/10/2023 | Cập nhật: 26/10/2023 08:00", ["published", "updated"]),
            ("NGÀY ĐĂNG: 25/10/2023", ["published"]),
            ("CẬP NHẬT: 25/10/2023", ["updated"]),
            ("Cập nhật: 26/10/2023 | Ngày đăng: 25/10/2023", ["updated", "published"]),
        ],
    )
    def test_a_label_says_of_what_its_date_is(self, line: str, kinds: list[str]) -> None:
        assert [stamp.kind for stamp in stamps_of(line)] == kinds

    def test_each_date_goes_with_its_own_label(self) -> None:
        line = "Đăng ngày 20/10/2023 - Cập nhật lúc 08:10 21/10/2023"
        assert stamps_of(line) == [
            Stamp(when("2023-10-20"), "published"),
            Stamp(when("2023-10-21 08:10"), "updated"),
        ]

    def test_boxes_without_space_between_them(self) -> None:
        [stamp] = stamps_of("25/10/2023 11:15Lượt xem: 533In bài viết")
        assert stamp.moment == when("2023-10-25 11:15")

    @pytest.mark.parametrize(
        "line",
        [
            "Ngày đăng: 25/10/2023 14:05 Cỡ chữ: A+ A-",
            "Ngày đăng: 25/10/2023 14:05 | Chia sẻ: Facebook Zalo",
            "Người đăng: admin | Ngày đăng: 25/10/2023 14:05",
            "Chuyên mục: Tin tức | 25/10/2023 14:05",
            "25/10/2023 14:05 Chuyên mục: Tin tức về cải cách hành chính của các sở",
            "25/10/2023 14:05 | 3 bình luận | 12 lượt thích",
        ],
    )
    def test_tools_and_sections_beside_it_do_no_harm(self, line: str) -> None:
        assert stamps_of(line)[0].moment.date() == dt.date(2023, 10, 25)


class TestTimesToldFromTheVisit:
    @pytest.mark.parametrize(
        ("line", "moment"),
        [
            ("2 giờ trước", "2024-01-02 01:04:05"),
            ("Đăng 5 phút trước", "2024-01-02 02:59:05"),
            ("hôm qua", "2024-01-01 00:00"),
            ("Hôm qua", "2024-01-01 00:00"),
            ("3 ngày trước", "2023-12-30 00:00"),
            ("1 tuần trước", "2023-12-26 00:00"),
            ("4 giờ trước", "2024-01-01 23:04:05"),
        ],
    )
    def test_they_count_from_when_the_page_was_fetched(self, line: str, moment: str) -> None:
        [stamp] = stamps_of(line, fetched=FETCHED)
        assert (stamp.moment, stamp.is_relative) == (when(moment), True)

    @pytest.mark.parametrize("line", ["2 giờ trước", "hôm qua", "3 ngày trước", "1 tuần trước"])
    def test_without_that_they_give_nothing(self, line: str) -> None:
        assert stamps_of(line) == []

    @pytest.mark.parametrize("line", ["2 tháng trước", "1 năm trước", "vừa xong", "mới đây"])
    def test_vague_ones_give_nothing(self, line: str) -> None:
        assert stamps_of(line, fetched=FETCHED) == []

    def test_a_date_beside_it_is_believed(self) -> None:
        [stamp] = stamps_of("3 ngày trước (29/12/2023 08:00)", fetched=FETCHED)
        assert (stamp.moment, stamp.is_relative) == (when("2023-12-29 08:00"), False)


class TestNoStamps:
    @pytest.mark.parametrize(
        "line",
        ["25/10", "25-10", "25 Th10", "25 Tháng 10", "25.10"],
    )
    def test_a_badge_without_a_year_gives_nothing(self, line: str) -> None:
        assert stamps_of(line, fetched=FETCHED) == []
        assert is_stamp_like(line)

    @pytest.mark.parametrize(
        "line",
        [
            "Số: 12/2021/QĐ-UBND",
            "tháng 10/2023",
            "2021-2025",
            "Giai đoạn 2021-2025",
            "0912.345.678",
            "Điện thoại: 0204.3854.923",
            "29/02/2023",
            "32/10/2023",
            "25/13/2023",
            "",
            " ",
        ],
    )
    def test_no_date_gives_nothing(self, line: str) -> None:
        assert stamps_of(line, fetched=FETCHED) == []
        assert parse_timestamp(line) is None

    @pytest.mark.parametrize(
        "line",
        [
            "Nghị quyết 76/NQ-CP ngày 15/7/2021",
            "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021",
            "Quyết định số 468/QĐ-TTg ngày 27/3/2021",
            "Căn cứ Thông tư 01/2018/TT-VPCP ngày 23/11/2018",
            "Kế hoạch số 12/KH-SNV ngày 25/10/2023",
            "Công văn 123/SNV-CCHC ngày 25/10/2023",
            "Ngày ban hành: 25/10/2023",
            "Ngày hiệu lực: 25/10/2023",
            "Có hiệu lực từ ngày 25/10/2023",
            "Ngày ký: 25/10/2023",
            "Hạn nộp hồ sơ: 31/10/2025",
            "Hết hạn: 31/10/2025",
        ],
    )
    def test_documents_and_their_dates(self, line: str) -> None:
        assert stamps_of(line) == []
        assert not is_stamp_like(line)

    @pytest.mark.parametrize(
        "line",
        [
            "Thời gian: 8h00 ngày 31/10/2025",
            "Thời gian: 8h00 ngày 31/10/2025 (thứ Sáu)",
            "- Thời gian: 08 giờ 00 phút, ngày 31/10/2025",
            "Thời gian họp: 8h00 ngày 31/10/2025",
            "Thời gian tổ chức: 31/10/2025",
            "Địa điểm: Hội trường Sở, ngày 31/10/2025",
            "Khai mạc: 8h00 ngày 31/10/2025",
            "Từ ngày 25/10/2025 đến ngày 31/10/2025",
        ],
    )
    def test_meetings(self, line: str) -> None:
        assert stamps_of(line) == []
        assert not is_stamp_like(line)

    @pytest.mark.parametrize(
        "line",
        [
            "Sở họp ngày 15/7/2021",
            "Ngày 15/7/2021, Sở họp.",
            "Sáng 25/10/2023, Sở Nội vụ tỉnh tổ chức hội nghị tập huấn về cải cách hành chính.",
            "Tính đến ngày 25/10/2023, toàn tỉnh đã tiếp nhận 12.345 hồ sơ trực tuyến.",
            "© 2023 Sở Nội vụ. Bản quyền từ 25/10/2023",
            "Copyright 25/10/2023",
        ],
    )
    def test_sentences_and_colophons(self, line: str) -> None:
        assert stamps_of(line) == []
        assert not is_stamp_like(line)

    def test_a_line_too_long_for_a_stamp(self) -> None:
        line = "25/10/2023 " + "| " * LONGEST
        assert stamps_of(line) == []
        assert not is_stamp_like(line)


@given(st.text(max_size=200))
def test_any_line_gives_moments_of_vietnam(line: str) -> None:
    for stamp in stamps_of(line, fetched=FETCHED):
        assert stamp.moment.utcoffset() == dt.timedelta(hours=7)
        assert is_stamp_like(line)


@given(st.dates(dt.date(1997, 1, 1), dt.date(2030, 1, 1)), st.integers(0, 1439))
def test_any_minute_is_read_as_it_was_printed(day: dt.date, minutes: int) -> None:
    time = dt.time(minutes // 60, minutes % 60)
    wanted = dt.datetime.combine(day, time, TIME_ZONE)
    for form in ("%d/%m/%Y %H:%M", "%H:%M, %d/%m/%Y", "%d-%m-%Y | %I:%M %p", "%d.%m.%Y %Hh%M"):
        assert [s.moment for s in stamps_of("Ngày đăng: " + wanted.strftime(form))] == [wanted]
