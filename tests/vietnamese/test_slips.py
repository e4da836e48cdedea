"""What was once read wrongly: copied text, slips of the keyboard, near misses."""

from __future__ import annotations

import datetime as dt

import pytest

from cchc_nlp.vietnamese.agencies import find_agencies
from cchc_nlp.vietnamese.citations import find_citations
from cchc_nlp.vietnamese.dates import find_dates
from cchc_nlp.vietnamese.lexicon import find_terms
from cchc_nlp.vietnamese.normalization import normalize
from cchc_nlp.vietnamese.numbers import find_numbers
from cchc_nlp.vietnamese.periods import find_periods
from cchc_nlp.vietnamese.references import resolve
from cchc_nlp.vietnamese.segmentation import words

REFERENCE = dt.date(2023, 10, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cung cấp dịch vụ công nghệ thông tin", ["dịch vụ", "công nghệ thông tin"]),
        ("một cửa hàng", ["một", "cửa hàng"]),
        ("chuyển đổi số liệu", ["chuyển đổi", "số liệu"]),
        ("1.245\t1.200\t99", ["1.245", "1.200", "99"]),
        ("STT | Đơn vị | Số hồ sơ", ["STT", "|", "Đơn vị", "|", "Số", "hồ sơ"]),
        ("\ud800 a", ["\ud800", "a"]),
        ("45\x0c12", ["45", "12"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [token.text for token in words(text)][-len(expected) :] == expected


@pytest.mark.parametrize(
    "text", ["dịch vụ công ích", "dịch vụ công nghiệp", "một cửa hàng", "chuyển đổi số liệu"]
)
def test_no_term(text: str) -> None:
    assert list(find_terms(text)) == []


@pytest.mark.parametrize(
    ("text", "normalized", "date", "issuer"),
    [
        ("Công văn số 12/SNV của Sở Nội vụ yêu cầu báo cáo trước ngày 25/10/2023", "12/SNV", None,
         "Sở Nội vụ"),
        ("Kế hoạch số 07/KH-SNN ngày 30/01/2023 của Sở", "07/KH-SNN", "2023-01-30",
         "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Quyết định số 485/QĐ\u00ad-UBND", "485/QĐ-UBND", None, "Ủy ban nhân dân"),
        ("Quyết định số 485/QĐUBND", "485/QĐ-UBND", None, "Ủy ban nhân dân"),
        ("Nghị quyết số 18/NQ-TW", "18-NQ/TW", None, "Ban Chấp hành Trung ương Đảng"),
        ("Kế hoạch số 65/KH-UBND (ngày 18/01/2023)", "65/KH-UBND", "2023-01-18",
         "Ủy ban nhân dân"),
        ("Nghị định 61/2018 của Chính phủ", "", None, "Chính phủ"),
        ("Giấy phép số 123/GP-BTTTT", "123/GP-BTTTT", None, "Bộ Thông tin và Truyền thông"),
    ],
)  # fmt: skip
def test_a_citation(text: str, normalized: str, date: str | None, issuer: str) -> None:
    (found,) = find_citations(text)
    assert (found.normalized, found.issuer_name) == (normalized, issuer)
    assert found.date == (dt.date.fromisoformat(date) if date else None)


@pytest.mark.parametrize(
    "text",
    ["Kết luận 15 cuộc thanh tra", "Nghị quyết 35 tỷ đồng", "lớp 12/A1-THPT", "Luật Dược sĩ",
     "Khoa Luật Hình sự", "76/NQ.CP"],
)  # fmt: skip
def test_no_citation(text: str) -> None:
    assert list(find_citations(text)) == []


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("Luật Cán bộ, công chức năm 2008; Luật Viên chức. Theo Luật này", "Luật Viên chức"),
        ("UBND TỈNH HÀ NAM   Số: 07/KH-SNN\nKế hoạch số 65/KH-UBND; Kế hoạch này", "07/KH-SNN"),
        ("Nghị quyết số 18/NQ-CP của Chính phủ. Nghị quyết số 18 của Bộ Chính trị", None),
        ("Quyết định số 485/QĐ-UBND ngày 25/10/2023. Quyết định số 485 ngày 01/02/2023", None),
    ],
)
def test_a_short_mention(text: str, document: str | None) -> None:
    (found,) = resolve(text)
    assert (found.document.normalized if found.document else None) == document


@pytest.mark.parametrize(
    "text",
    ["theo NQ 76, QĐ 485 và TT 02", "(số 123)", "các Nghị quyết 18, 27 và 57", "lệ phí 120 triệu",
     "kinh phí 1,5 tỷ", "5 tỷ 200 triệu đồng", "từ 10 đến 20 triệu đồng", "nghỉ lễ 30/4 và 1/5",
     "một tỷ hai trăm triệu đồng", "DVCTT mức độ 3,4", "BCĐ 389", "84-912-345-678", "tỷ lệ 1/2000"],
)  # fmt: skip
def test_no_count(text: str) -> None:
    assert list(find_numbers(text)) == []


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("trong vòng 30 ngày", 30, "exact"),
        ("HAI MƯƠI MỐT THỦ TỤC", 21, "exact"),
        ("tối thiểu là 5 bài", 5, "at_least"),
        ("50 hồ sơ trở lên", 50, "at_least"),
        ("chưa đầy 10 ngày", 10, "under"),
        ("hơn   1.200 tin", 1_200, "over"),
        ("1.2\u00ad45 hồ sơ", 1_245, "exact"),
    ],
)
def test_a_count(text: str, value: int, bound: str) -> None:
    (found,) = find_numbers(text)
    assert (found.value, found.bound) == (value, bound)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("quý I, II năm 2023", "2023-01-01", "2023-06-30"),
        ("tháng 7, 8, 9 năm 2023", "2023-07-01", "2023-09-30"),
        ("2 quý đầu năm 2023", "2023-01-01", "2023-06-30"),
        ("từ tháng 11 đến tháng 2/2023", "2022-11-01", "2023-02-28"),
        ("từ năm 2021 đến hết năm 2025", "2021-01-01", "2025-12-31"),
        ("năm 2021, 2022 và 2023", "2021-01-01", "2023-12-31"),
        ("tính đến 17 giờ ngày 25/10/2023", None, "2023-10-25"),
        ("quý IV năm trước", "2022-10-01", "2022-12-31"),
        ("6 tháng đầu năm ngoái", "2022-01-01", "2022-06-30"),
    ],
)
def test_a_period(text: str, start: str | None, end: str) -> None:
    (found,) = find_periods(text, reference=REFERENCE)
    assert found.period.start == (dt.date.fromisoformat(start) if start else None)
    assert found.period.end == dt.date.fromisoformat(end)


def test_a_day_that_was_misread_is_none() -> None:
    found = find_dates("ngày l5/10/2023; 1.2.2023.000; ngày15/7/2021")
    assert [date.text for date in found] == ["15/7/2021"]


@pytest.mark.parametrize(
    "text", ["ông Nguyễn An Giang", "bà Lê Thị Thái Bình", "đường Điện Biên Phủ"]
)
def test_no_province(text: str) -> None:
    assert list(find_agencies(text)) == []


def test_what_breaks_a_line_elsewhere_breaks_it_here() -> None:
    assert normalize("45\x0b12\x0c7\r\n8") == "45\n12\n7\n8"
    assert [n.value for n in find_numbers("45 tin\x0c12 bài")] == [45, 12]


@pytest.mark.parametrize("part", ["a.a.a.", "||||", "1-1-", "1.1.", "A/"])
def test_a_run_without_blanks_is_read_whole(part: str) -> None:
    assert "".join(token.text for token in words(part * 3_000)) == part * 3_000
