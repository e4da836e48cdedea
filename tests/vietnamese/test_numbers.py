"""What a number in a report counts, and what only looks like a count."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.vietnamese.numbers import find_numbers

VALUES = [
    # dots group thousands, a comma begins decimals
    ("1.245 tin", "1.245", 1245),
    ("268763 lượt", "268763", 268_763),
    ("05 phóng sự", "05", 5),
    ("1.234,5 ha", "1.234,5", Fraction(2469, 2)),
    ("1,4 triệu lượt", "1,4 triệu", 1_400_000),
    ("61,3 ngàn lượt", "61,3 ngàn", 61_300),
    ("61,3 nghìn lượt", "61,3 nghìn", 61_300),
    ("2 trăm nghìn lượt", "2 trăm nghìn", 200_000),
    ("1,245 triệu lượt", "1,245 triệu", 1_245_000),
    # the rate after a number is not its magnitude
    ("có 5 tỷ lệ được công bố", "5", 5),
    # English thousands in translated pages
    ("10,500 tin", "10,500", 10_500),
    ("0,125 điểm", "0,125", Fraction(1, 8)),
    # broken by the layout
    ("đăng 2.\n145 tin", "2.\n145", 2145),
    ("đăng 1\u00a0245 tin", "1\u00a0245", 1245),
    # malformed and vague
    ("12.0000 lượt", "12.0000", None),
    ("hàng chục nghìn lượt", "hàng chục nghìn", None),
    ("9" * 6000, "9" * 6000, None),
    # a word for a field, not for a number; an adverb, not a point
    ("chuyển đổi số: 12", "12", 12),
    ("xử lý dứt điểm 34 vụ", "34", 34),
    # words, where they count something
    ("bảy thủ tục", "bảy", 7),
    ("Hai mươi mốt bài", "Hai mươi mốt", 21),
    ("một trăm linh năm hồ sơ", "một trăm linh năm", 105),
    ("hai nghìn không trăm linh ba hồ sơ", "hai nghìn không trăm linh ba", 2003),
    ("ba triệu hai trăm nghìn lượt", "ba triệu hai trăm nghìn", 3_200_000),
    # written twice, counted once
    ("31 (ba mươi mốt) tin, bài", "31", 31),
    ("ba mươi mốt (31) tin, bài", "31", 31),
    # ranges
    ("3-5 bài", "3-5", (3, 5)),
    ("4- 11 tin", "4- 11", (4, 11)),
    # near misses of what is excluded
    ("12 đồng chí dự họp", "12", 12),
    ("tổng số 187 tin", "187", 187),
    ("mỗi ngày 12 lượt", "12", 12),
    ("mỗi tháng 4 cuộc", "4", 4),
    ("phát thanh 120 giờ", "120", 120),
    ("2.024 tin", "2.024", 2024),
    ("thủy lợi, đê điều 17 thủ tục", "17", 17),
]


@pytest.mark.parametrize(("text", "span", "value"), VALUES, ids=[v[0][:30] for v in VALUES])
def test_a_number_and_its_value(text: str, span: str, value: object) -> None:
    (mention,) = find_numbers(text)
    assert (mention.text, mention.value, mention.is_percent) == (span, value, False)


@pytest.mark.parametrize(
    "text",
    ["ngày 25/10/2023", "ngày 06-12/10/2025", "từ 01/01 đến hết 31/8/2017", "sáng nay 24/5",
     "tháng 9/2017", "quý III/2024", "năm 2023", "các năm 2021, 2022", "giai đoạn 2021 - 2025",
     "(1931 - 2023)", "Chỉ số SIPAS 2023 của tỉnh", "9 tháng đầu năm",
     "Nghị quyết 31/NQ-CP", "số 485/BC-SNN", "Đề án 06 của Chính phủ", "Nghị quyết số 18",
     "Điều 5", "khoản 2 và 3 Điều 263 Bộ luật Hình sự", "Phụ lục 3", "1. Công tác\n2.1. Kết quả",
     "lần thứ 26", "kỳ họp thứ 10, 11", "mức độ 3, mức độ 4", "mức độ 3, 4", "xếp thứ 5/63",
     "thứ hai mươi mốt", "tháng mười hai", "14 giờ 05 phút", "14:05", "lúc 7 giờ", "hỗ trợ 24/7",
     "0226.3852.123", "0912 345 678", "tổng đài 1900.0000", "số tài khoản: 3511.0.1000152",
     "120.000 đồng", "1,4 triệu đồng", "4.125,6 tỷ đồng", "76.500 - 79.000 đồng/kg",
     "Quốc lộ 279", "quận 3", "Covid-19", "1920x1080", "QL1A", "xem /tin/cchc-2019-4172.html",
     "một số đơn vị", "bộ phận một cửa", "quận Ba Đình", "hằng năm đơn vị tổ chức",
     "trong hai mươi năm qua", "hai ba người"],
)  # fmt: skip
def test_what_counts_nothing(text: str) -> None:
    assert list(find_numbers(text)) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("152 tin", "exact"), ("hơn 900 tin", "over"), ("trên 2 triệu lượt", "over"),
        ("gần 5.000 lượt", "under"), ("dưới 10 hồ sơ", "under"), ("khoảng 30 tin", "about"),
        ("tối thiểu 24 tin", "at_least"), ("ít nhất 3 bài", "at_least"),
        ("không quá 05 tin", "at_most"), ("tối đa 10 bài", "at_most"),
        ("không dưới 8 bài", "at_least"),
        # of two the nearer, and across a line break
        ("khoảng gần 20000 tin", "under"), ("hơn\n246 ngàn lượt", "over"),
        # a difference is not a bound
        ("cao hơn 5 bài", "exact"),
    ],
)  # fmt: skip
def test_the_word_before_is_the_bound(text: str, bound: str) -> None:
    (mention,) = find_numbers(text)
    assert mention.bound == bound


def test_a_fraction_is_two_numbers() -> None:
    assert [(m.text, m.value) for m in find_numbers("45/67 khu dân cư")] == [("45", 45), ("67", 67)]


def test_a_pair_that_falls_is_no_range() -> None:
    assert [m.value for m in find_numbers("tỷ số 5-3 nghiêng về đội tỉnh")] == [5, 3]


@pytest.mark.parametrize(
    ("text", "value"),
    [("31,72%", Fraction(793, 25)), ("99.3%", Fraction(993, 10)), ("100 %", 100),
     ("85 phần trăm", 85), ("từ 25-75% hồ sơ", (25, 75))],
)  # fmt: skip
def test_percentages_are_told_apart(text: str, value: object) -> None:
    (mention,) = find_numbers(text)
    assert (mention.is_percent, mention.value) == (True, value)
    assert "%" not in mention.text


def test_the_sums_of_a_report() -> None:
    text = (
        "Thực hiện Kế hoạch số 12/KH-SNV ngày 05/02/2024, từ ngày 01/01/2024 đến ngày 30/9/2024 "
        "Sở đã đăng 1.152 tin, bài (đạt 96%), trong đó 121 tin và gần 31 bài về CCHC."
    )
    assert [(m.value, m.bound) for m in find_numbers(text)] == [
        (1152, "exact"), (96, "exact"), (121, "exact"), (31, "under"),
    ]  # fmt: skip


@given(st.integers(0, 10**9))
def test_grouped_digits_are_read_back(number: int) -> None:
    (mention,) = find_numbers(f"có {number:,} lượt".replace(",", "."))
    assert mention.value == number


@given(st.text("hai mươi năm 0123456789.,-/%() \n\u00a0", max_size=60))
def test_spans_are_what_is_written(text: str) -> None:
    for mention in find_numbers(text):
        assert text[mention.start : mention.end] == mention.text


def test_every_counted_number_of_the_reference_claims_is_found(shared: Path) -> None:
    lines = (shared / "data/claims_dev.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = found = 0
    for row in map(json.loads, lines):
        mentions = {(m.start, m.end): m for m in find_numbers(row["text"])}
        for claim in row["claims"]:
            for part in [claim["total"], *claim["parts"]]:
                if part and part["value"] is not None:
                    value = part["value"]
                    mention = mentions.get((part["start"], part["end"]))
                    wanted += 1
                    found += mention is not None and mention.value == (
                        tuple(value) if isinstance(value, list) else value
                    )
    assert found / wanted >= 0.99
