"""What is worth a second look in a report, and what is not: both sides of every rule."""

from __future__ import annotations

import gzip
import itertools
import json
import unicodedata
from pathlib import Path

import pytest

from cchc_nlp.auditing.remarks import find_remarks
from cchc_nlp.auditing.reports import read_report

HEAD = "UBND TỈNH HÀ NAM\nSỞ NÔNG NGHIỆP VÀ PTNT\nHà Nam, ngày 25 tháng 10 năm 2023\n"
TITLE = "Báo cáo kết quả công tác tuyên truyền năm 2023 của Sở Nông nghiệp và PTNT tỉnh Hà Nam"


def kinds(text: str, **more: object) -> list[str]:
    return [remark.kind for remark in find_remarks(text, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân tỉnh tỉnh đã giao.",
        "Chỉ đạo các các phòng, đơn vị.",
        "Kết quả của của Sở.",
        "Báo cáo đã đã được gửi.",
        "Về triển triển khai kế hoạch.",
        "Đã thực hiện thực hiện tốt nhiệm vụ.",
        "Công tác công tác tuyên truyền.",
    ],
)
def test_words_said_twice(text: str) -> None:
    assert kinds(text) == ["doubled_word"]


@pytest.mark.parametrize(
    "text",
    [
        "Ngày ngày cán bộ trực tại bộ phận một cửa.",
        "Người người, nhà nhà tham gia.",
        "Luôn luôn lắng nghe, dần dần đổi mới.",
        "Cây xanh xanh hai bên đường.",
        "Kinh phí đầu tư tư nhân tăng.",
        "Bảo đảm bảo mật thông tin.",
        "Hoạt động kinh doanh doanh nghiệp.",
        "Thường thường hồ sơ được trả trước hạn.",
        "Đến hiện hiện trường.",  # not among the words that are surely wrong
        "Trong năm năm qua, ngành ngành thi đua.",
        "Số 12 12.",
        "Từng bước từng bước hoàn thiện.",
        "Xã Tỉnh Tỉnh.",
    ],
)
def test_words_said_twice_on_purpose(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Họp ngày 30/02/2023.",
        "Họp ngày 31/11/2023.",
        "Họp ngày 45/13/2023.",
        "Họp ngày 31/6 tại Sở.",
        "Họp ngày 29/02/2023.",
        "Hà Nam, ngày 31 tháng 9 năm 2023",
        "Họp ngày 31.04.2023.",
    ],
)
def test_days_that_there_are_not(text: str) -> None:
    assert kinds(text) == ["impossible_date"]


@pytest.mark.parametrize(
    "text",
    [
        "Họp ngày 29/02/2024.",
        "Họp ngày 29/02 tại Sở.",  # of some year
        "Trực ngày 24/24h.",
        "Nghị định số 45/2020/NĐ-CP ngày 08/4/2020.",
        "Kế hoạch số 31/11-KH.",
        "Giải quyết 45/67 hồ sơ, địa chỉ 192.168.31.2023.",
        "Hà Nam, ngày 30 tháng 9 năm 2023",
    ],
)
def test_days_that_there_are(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "SỞ NỘI VỤ\nSố:      /BC-SNV\n",
        "Căn cứ Quyết định số ngày 12/3/2023 của UBND tỉnh.",
        "Thực hiện Kế hoạch số /KH-UBND của UBND tỉnh.",
        "Căn cứ Quyết định số 45/2024/QĐ-UBND ngày 12/3/2023 của UBND tỉnh.",
    ],
)
def test_numbers_of_documents_that_cannot_stand(text: str) -> None:
    assert kinds(text) == ["document_number"]


@pytest.mark.parametrize(
    "text",
    [
        "SỞ NỘI VỤ\nSố: 12/BC-SNV\n",
        "Căn cứ Quyết định số 45/2023/QĐ-UBND ngày 12/3/2023 của UBND tỉnh.",
        "Thực hiện Kế hoạch số 07/KH-SNN ngày 30/01/2023.",
        "Tăng số ngày nghỉ.",
    ],
)
def test_numbers_of_documents_that_stand(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Đã đăng ........ tin, bài.",
        "Đã đăng [...] tin, bài.",
        "Đã đăng [điền số liệu] tin, bài.",
        "Đã đăng XX tin, bài.",
        "Tính đến ngày xx/xx/2023.",
        "Xem Error! Bookmark not defined.",
        "Xem Error! Reference source not found.",
        "Tỷ lệ đạt #DIV/0! so với kế hoạch.",
        "Lorem ipsum dolor.",
        "Đã đăng ____ tin, bài.",
        "Kính gửi {{ten_don_vi}}.",
    ],
)
def test_gaps_that_were_to_be_filled(text: str) -> None:
    assert set(kinds(text)) == {"placeholder"}


@pytest.mark.parametrize(
    "text",
    [
        "Mục lục\nI. Kết quả ........................ 3\nII. Đánh giá ........ 12\n",
        "Đại hội Đảng bộ lần thứ XX thành công.",
        "Thế kỷ XX có nhiều đổi thay.",
        "Các nội dung khác...",
        "........................\n",
        "______________________\nNgành giáo dục cần tiến hành.",
        "Cài đặt theo hướng dẫn [1].",
    ],
)
def test_dots_and_letters_that_are_no_gaps(text: str) -> None:
    assert "placeholder" not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "1. Kế hoạch\nA\n2. Kết quả\nB\n4. Đánh giá\nC",
        "I. KẾ HOẠCH\nA\nII. KẾT QUẢ\nB\nIV. KIẾN NGHỊ\nC",
        "a) Về thể chế\nb) Về tổ chức\nd) Về công vụ\ng) Về tài chính",
        "a) Về thể chế\nc) Về công vụ",
        "1. A\n2. B\n2.1. C\n2.2. D\n2.4. E",
    ],
)
def test_numbering_that_leaps(text: str) -> None:
    assert "numbering" in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "1. Kế hoạch\n2. Kết quả\n3. Đánh giá",
        "I. A\n1. B\n2. C\nII. D\n1. E\n2. F\nIII. G",
        "a) Một\nb) Hai\nc) Ba\nd) Bốn\nđ) Năm\ne) Sáu\ng) Bảy\nh) Tám\ni) Chín\nk) Mười",
        "a) Một\nb) Hai\nc) Ba\nd) Bốn\ne) Năm",
        "1. A\na) B\nb) C\n2. D\na) E\nb) F",
        "1. A\n1.1. B\n1.2. C\n2. D\n2.1. E\n2.2. F",
        "3. Thống kê tin, bài\n4. Kết quả",  # an extract
        "1. A\n2. B\n15. Trang",
    ],
)
def test_numbering_that_goes_on(text: str) -> None:
    assert kinds(text) == []


# -- periods and days ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trên đây là báo cáo kết quả tuyên truyền năm 2022.", ["other_period"]),
        ("Sở báo cáo kết quả tuyên truyền năm 2022 như sau:", ["other_period"]),
        (
            "Từ ngày 01/01/2022 đến ngày 25/10/2022, Sở đã đăng 152 tin, bài.",
            ["other_period"],
        ),
        ("Trên đây là báo cáo kết quả tuyên truyền năm 2023.", []),
        ("Từ ngày 15/12/2022 đến ngày 14/12/2023, Sở đã đăng 152 tin, bài.", []),
        ("Sở đã đăng 152 tin, bài, tăng so với cùng kỳ năm 2022.", []),
        ("Phương hướng, nhiệm vụ năm 2024.", []),
        ("Thực hiện Chương trình giai đoạn 2021-2030.", []),
        ("Khắc phục tồn tại của năm 2022.", []),
    ],
)
def test_a_period_that_is_not_the_reports(text: str, expected: list[str]) -> None:
    assert kinds(text, title=TITLE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngày 30/11/2023, Sở đã tổ chức hội nghị.", ["later_date"]),
        ("Thực hiện Kế hoạch số 12/KH-SNN ngày 30/11/2023 của Sở.", ["later_date"]),
        ("Ngày 20/10/2023, Sở đã tổ chức hội nghị.", []),
        ("Sở sẽ tổ chức hội nghị ngày 30/11/2023.", []),
        ("Sở đã giao các phòng hoàn thành trước ngày 30/11/2023.", []),
        ("Dự kiến đến ngày 31/12/2023 đã hoàn thành.", []),
    ],
)
def test_a_day_after_the_reports_own(text: str, expected: list[str]) -> None:
    assert kinds(HEAD + text) == expected


# -- other offices ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trên đây là báo cáo kết quả của Sở Y tế tỉnh Nam Định.", ["other_office"]),
        ("Trên đây là báo cáo kết quả của Sở Nội vụ.", ["other_office"]),
        ("Sở Nông nghiệp và PTNT tỉnh Nam Định đã đăng 152 tin, bài.", ["other_office"]),
        ("Trên đây là báo cáo kết quả của Sở Nông nghiệp và PTNT tỉnh Hà Nam.", []),
        ("Sở đã phối hợp với Sở Y tế tỉnh Nam Định kiểm tra.", []),
        ("Sở đã trao đổi kinh nghiệm với Sở Nội vụ tỉnh Nam Định.", []),
        ("Đề nghị Sở Nội vụ, Sở Thông tin và Truyền thông mở lớp tập huấn.", []),
        ("Thực hiện văn bản của Bộ Nông nghiệp và PTNT.", []),
        (
            "Các đơn vị thuộc Sở hướng dẫn cá nhân hoạt động trong lĩnh vực công nghiệp thương"
            " mại.",
            ["other_field"],
        ),
        ("Các đơn vị thuộc Sở hướng dẫn cá nhân hoạt động trong lĩnh vực trồng trọt.", []),
        ("Doanh nghiệp hoạt động trong lĩnh vực y tế được hỗ trợ.", []),
    ],
)
def test_other_offices_in_the_reports_own_place(text: str, expected: list[str]) -> None:
    assert kinds(f"{HEAD}\n{text}", title=TITLE) == expected


AFTER = "UBND TỈNH NINH BÌNH\nNinh Bình, ngày 10 tháng 9 năm 2025\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Tài nguyên và Môi trường đang triển khai số hóa.", ["former_office"]),
        ("Sở Nông nghiệp và Môi trường đang triển khai số hóa.", []),
        ("Năm 2024, Sở Tài nguyên và Môi trường đã số hóa.", []),
        ("Sở Tài nguyên và Môi trường (nay là Sở Nông nghiệp và Môi trường) đã bàn giao.", []),
        ("Thực hiện Quyết định số 12/QĐ-STNMT của Sở Tài nguyên và Môi trường.", []),
    ],
)
def test_offices_that_are_no_more(text: str, expected: list[str]) -> None:
    assert kinds(AFTER + text) == expected


def test_without_a_day_no_office_is_gone() -> None:
    assert kinds("Sở Tài nguyên và Môi trường đang triển khai số hóa.") == []


# -- copied text -----------------------------------------------------------------------------------

COPIED = " ".join(f"từ{n} ngữ{n} chép{n}" for n in range(20))  # sixty syllables


def test_text_that_another_report_has_too() -> None:
    (found,) = find_remarks(f"Mở đầu. {COPIED}. Hết.", others=[("so-y-te.docx", f"X {COPIED} Y")])
    assert (found.kind, found.text) == ("reused_text", COPIED)
    assert found.why == "Trùng 60 âm tiết liền nhau với so-y-te.docx"


def test_a_changed_word_does_not_hide_a_copy() -> None:
    changed = COPIED.replace("ngữ10", "khác")
    assert kinds(changed, others=[("a", COPIED)]) == ["reused_text"]


def test_what_every_report_says_is_no_copy() -> None:
    short = " ".join(COPIED.split()[:30])
    assert kinds(f"Khác. {short}", others=[("a", f"Nữa. {short}")]) == []


# -- the whole -------------------------------------------------------------------------------------


def test_offsets_point_into_the_text_as_given() -> None:
    text = unicodedata.normalize("NFD", "Ủy ban nhân dân tỉnh tỉnh đã họp ngày 30/02/2023.")
    found = find_remarks(text)
    assert [remark.kind for remark in found] == ["doubled_word", "impossible_date"]
    assert all(text[remark.start : remark.end] == remark.text for remark in found)
    assert [remark.start for remark in found] == sorted(remark.start for remark in found)


def test_the_departments_own_report_is_clean(project: Path) -> None:
    report = read_report(project / "corpora" / "so-nnptnt-2023" / "so-bao-cao.docx")
    assert find_remarks(report.text, title=report.title) == []


@pytest.mark.no_cover
def test_news_that_editors_have_read_is_mostly_left_alone(shared: Path) -> None:
    """Of a thousand pieces of news; what is remarked was read: a handful of it is wrong."""
    with gzip.open(shared / "data" / "news_sample.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in itertools.islice(lines, 1000)]
    found = [r for row in rows for r in find_remarks(row["text"], title=row["title"])]
    assert len(found) <= 40
    assert sum(remark.kind == "doubled_word" for remark in found) >= 20


def test_the_real_report_shows_what_was_copied(shared: Path) -> None:
    report = read_report(shared / "sources" / "bao-cao-485-so-nnptnt-ha-nam-2023.txt")
    found = find_remarks(report.text, title=report.title)
    assert [r.kind for r in found] == ["doubled_word", "doubled_word", "other_field"]
