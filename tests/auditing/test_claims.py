"""What a report counts: figures, how they belong together, whether they add up."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import unicodedata
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_nlp.auditing.claims import find_claims
from cchc_nlp.records import Claim, Period

SPLIT = (
    "Từ ngày 05/02/2022 đến ngày 20/9/2022, Cổng thông tin điện tử của huyện đã đăng 96 tin, bài,"
    " trong đó 70 tin về hoạt động của địa phương, 26 tin, bài về cải cách hành chính."
)


def only(text: str) -> Claim:
    (claim,) = find_claims(text)
    return claim


def numbers(claim: Claim) -> tuple[object, list[object]]:
    return claim.total and claim.total.value, [part.value for part in claim.parts]


def test_a_total_with_its_parts() -> None:
    claim = only(SPLIT)
    assert numbers(claim) == (96, [70, 26])
    assert (claim.relation, claim.arithmetic) == ("partition", "sums")
    assert claim.period == Period(dt.date(2022, 2, 5), dt.date(2022, 9, 20))
    assert [part.unit for part in claim.parts] == ["tin", "tin, bài"]
    assert claim.parts[1].topic == "cải cách hành chính"
    assert claim.text == SPLIT


@pytest.mark.parametrize(
    ("text", "relation", "arithmetic", "figures"),
    [
        # a sum that is off by one, exhaustive by its word
        (
            "Sở đăng 96 tin, bài, gồm 70 tin về ngành và 25 tin về cải cách.",
            "partition",
            "fails",
            (96, [70, 25]),
        ),
        # "trong đó" with parts far from the total is a selection, not a wrong sum
        (
            "Sở đăng 96 tin, bài, trong đó 7 tin về thi đua và 5 tin về cải cách.",
            "subset",
            "not_applicable",
            (96, [7, 5]),
        ),
        # the unit is understood in brackets
        (
            "Tiếp nhận 339 hồ sơ (24 trực tiếp, 315 trực tuyến).",
            "partition",
            "sums",
            (339, [24, 315]),
        ),
        # a list that says it goes on
        (
            "Đăng 500 tin, bài (trong đó: nông nghiệp 120; thủy lợi 80;...).",
            "open_list",
            "not_applicable",
            (500, [120, 80]),
        ),
        # the rest is named in words only
        (
            "Tiếp nhận 96 hồ sơ, trong đó 70 hồ sơ trực tiếp, còn lại là trực tuyến.",
            "subset",
            "not_applicable",
            (96, [70]),
        ),
        # "hơn" leaves room below the printed sum, not above it
        (
            "Đăng hơn 90 tin, bài, gồm 70 tin về ngành và 26 tin về cải cách.",
            "partition",
            "not_applicable",
            (90, [70, 26]),
        ),
        (
            "Đăng gần 90 tin, bài, gồm 70 tin về ngành và 26 tin về cải cách.",
            "partition",
            "fails",
            (90, [70, 26]),
        ),
        # figures in thousands add up within their rounding
        (
            "Giải quyết 1,2 nghìn hồ sơ, gồm 164 hồ sơ đất đai và 1.038 hồ sơ hộ tịch.",
            "partition",
            "sums",
            (1200, [164, 1038]),
        ),
        # different outputs are never added
        (
            "Phát 1.200 tờ rơi, treo 35 băng rôn, dựng 12 pa nô.",
            "parallel",
            "not_applicable",
            (None, [1200, 35, 12]),
        ),
        # the same item may be on two channels
        (
            "Đăng 19 tin, bài trên cổng thông tin, 20 tin, bài trên đài truyền thanh huyện.",
            "channels",
            "not_applicable",
            (None, [19, 20]),
        ),
        ("Mở 3 lớp tập huấn cho 245 lượt người.", "event_attendance", "not_applicable", (3, [245])),
        ("Đã tuyên truyền tại 45/67 thôn.", "fraction", "not_applicable", (67, [45])),
        ("Đăng 96/80 tin, bài.", "plan", "not_applicable", (96, [80])),
        (
            "Kế hoạch giao đăng 200 tin, bài.",
            "plan",
            "not_applicable",
            (None, [200]),
        ),
        (
            "Đăng 486 tin, bài, tăng 62 tin, bài so với năm trước.",
            "growth",
            "not_applicable",
            (486, [62]),
        ),
        (
            "Trong tháng đăng 20 tin, nâng tổng số từ đầu năm đến nay lên 145 tin.",
            "period_and_cumulative",
            "not_applicable",
            (145, [20]),
        ),
        (
            "Cổng đạt 12.000 lượt truy cập, bình quân mỗi tháng 1.000 lượt.",
            "average",
            "not_applicable",
            (12000, [1000]),
        ),
        (
            "Tiếp nhận 50 hồ sơ; đã giải quyết 40 hồ sơ, đang giải quyết 11 hồ sơ.",
            "flow_balance",
            "fails",
            (50, [40, 11]),
        ),
        (
            "Trao 6 giải, gồm 01 giải Nhất, 02 giải Nhì và 03 giải Ba.",
            "prizes",
            "sums",
            (6, [1, 2, 3]),
        ),
        ("Sở đăng 31 tin, bài.", "none", "not_applicable", (31, [])),
        # the total comes last
        (
            "Đăng 31 tin, bài về cải cách, chiếm 20,4% tổng số tin, bài (152 tin, bài).",
            "subset",
            "not_applicable",
            (152, [31]),
        ),
    ],
)
def test_how_figures_belong_together(
    text: str, relation: str, arithmetic: str, figures: tuple[object, list[object]]
) -> None:
    claim = only(text)
    assert (claim.relation, claim.arithmetic, numbers(claim)) == (relation, arithmetic, figures)


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 152/QĐ-UBND ngày 12/5/2022 của Ủy ban nhân dân tỉnh.",
        "Thực hiện Điều 5, khoản 2 Luật Đất đai năm 2024.",
        "Điện thoại: 0226.3852.152.",
        "Mức thu 150.000 đồng/hồ sơ, nộp trước ngày 15/9.",
        "Kỷ niệm 92 năm Ngày thành lập Đoàn, hội thi lần thứ 26.",
        "Dịch vụ công mức độ 3, mức độ 4.",
        "Diện tích 187,45 km2, dân số 21.306 người.",
        "Hôm nay: 431\nTổng lượt truy cập: 3.424.846",
        "Đang trực tuyến: 12\nSố lượt truy cập: 3.424.846",
        "Kết quả 100% các đơn vị đã tổ chức tuyên truyền.",
        "Dự kiến đăng 200 tin, bài.",  # a hope alone is no result
        "Cùng kỳ năm trước, con số này là 96 tin, bài.",
        "Vụ cháy khiến 5 người chết, trong đó có 3 học sinh.",
        "",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert find_claims(text) == []


@pytest.mark.parametrize(
    ("text", "correct"),
    [
        ("Đăng 152 tin, bài, trong đó 31 tin, bài về cải cách (chiếm 20,4%).", True),
        # 31/152 is 20.394...: cut off, 20.3 is right too; 20.5 is neither
        ("Đăng 152 tin, bài, trong đó 31 tin, bài về cải cách (chiếm 20,3%).", True),
        ("Đăng 152 tin, bài, trong đó 31 tin, bài về cải cách (chiếm 20,5%).", False),
        ("Đã tuyên truyền tại 45/67 thôn, đạt trên 70%.", False),
        ("Đăng 96/80 tin, bài, đạt 120% kế hoạch.", True),
        ("Đăng 486 tin, bài, tăng 14,6% so với cùng kỳ (424 tin, bài).", True),
        # a ratio sold as growth
        ("Đăng 486 tin, bài, tăng 114,6% so với cùng kỳ (424 tin, bài).", False),
        # all of those online, not of those received
        ("Tiếp nhận 96 hồ sơ, trong đó 70 hồ sơ trực tuyến (100%).", None),
        ("Đăng 96 tin, bài, đạt 110% kế hoạch năm.", None),  # the plan is not printed
        # on time of those resolved, whose number is not printed
        ("Tiếp nhận 96 hồ sơ, trong đó đúng hạn 70 hồ sơ, đạt 99,1%.", None),
    ],
)
def test_percentages(text: str, correct: bool | None) -> None:
    assert [percent.correct for percent in only(text).percents] == [correct]


def test_a_part_may_have_parts() -> None:
    outer, inner = find_claims(
        "Sở đăng 96 tin, bài, trong đó 70 tin về ngành và 26 tin về cải cách, trong đó có 9 tin về"
        " thủ tục hành chính."
    )
    assert (outer.relation, numbers(outer)) == ("partition", (96, [70, 26]))
    assert (inner.relation, numbers(inner)) == ("subset", (26, [9]))


def test_parts_in_the_next_sentence_and_in_a_list() -> None:
    text = "Năm 2022 đăng 96 tin, bài. Trong đó:\n- Hoạt động ngành: 70 tin;\n- Cải cách: 26 tin."
    claim = only(text)
    assert (claim.arithmetic, numbers(claim)) == ("sums", (96, [70, 26]))
    assert [part.topic for part in claim.parts] == ["Hoạt động ngành", "Cải cách"]


def test_the_period_of_a_comparison_is_not_that_of_the_claim() -> None:
    claim = only("Năm 2022, so với năm 2021 còn khó khăn, Sở vẫn đăng 96 tin, bài.")
    assert claim.period == Period(dt.date(2022, 1, 1), dt.date(2022, 12, 31))


def test_a_heading_dates_what_stands_under_it() -> None:
    text = "KẾT QUẢ TUYÊN TRUYỀN QUÝ II/2022\nSở đã đăng 96 tin, bài trên trang thông tin."
    assert only(text).period == Period(dt.date(2022, 4, 1), dt.date(2022, 6, 30))


def test_a_headline_is_dated_by_the_sentence_under_it() -> None:
    text = "Hơn 90 tin, bài được đăng\n6 tháng đầu năm 2022, Sở mở 3 lớp tập huấn."
    headline, _ = find_claims(text)
    assert headline.period == Period(dt.date(2022, 1, 1), dt.date(2022, 6, 30))


def test_offsets_point_into_the_text_as_given() -> None:
    decomposed = unicodedata.normalize("NFD", SPLIT)
    claim = only(decomposed)
    assert claim.total is not None
    assert decomposed[claim.total.start : claim.total.end] == "96"
    assert [decomposed[part.start : part.end] for part in claim.parts] == ["70", "26"]
    assert claim.text == decomposed


def test_a_number_may_break_over_a_line() -> None:
    claim = only("Năm 2017 đã đăng 2.\n145 tin,\nbài, gồm 1.530 tin về kinh tế và 615 tin khác.")
    assert (claim.arithmetic, numbers(claim)) == ("sums", (2145, [1530, 615]))


SCRAPS = st.sampled_from(
    ["96 tin, bài", "31", "trong đó", "gồm", "(", ")", ";", ":", ", ", ". ", "...", "45/67 thôn",
     "đạt 97%", "hồ sơ", "tăng", "Năm 2023", "\n- ", "bình quân", "riêng",
     "không có tin nào", "hơn"]
)  # fmt: skip


@settings(deadline=None)  # patterns are built when first asked for
@given(st.lists(SCRAPS | st.text(max_size=5), max_size=25).map(" ".join))
def test_whatever_is_found_stands_in_the_text(text: str) -> None:
    for claim in find_claims(text):
        assert text[claim.start : claim.end] == claim.text
        figures = [*([claim.total] if claim.total else []), *claim.parts, *claim.percents]
        assert figures
        for figure in figures:
            assert claim.start <= figure.start < figure.end <= claim.end
            assert any(c.isdigit() for c in text[figure.start : figure.end]) or not figure.value


@settings(deadline=None)  # patterns are built when first asked for
@given(st.integers(2, 5000), st.integers(2, 5000), st.integers(-1, 1))
def test_a_sum_is_right_or_it_is_not(first: int, second: int, off: int) -> None:
    claim = only(f"Sở đăng {first + second + off} tin, bài, gồm {first} tin A và {second} tin B.")
    assert claim.arithmetic == ("fails" if off else "sums")


@settings(deadline=None)  # patterns are built when first asked for
@given(st.integers(1, 400), st.integers(400, 900), st.integers(0, 2))
def test_a_percentage_rounded_to_any_digit_is_right(part: int, base: int, digits: int) -> None:
    share = round(Fraction(100 * part, base), digits)
    shown = f"{float(share):.{digits}f}".replace(".", ",")
    percents = only(f"Đăng {base} tin, bài, trong đó {part} tin về lúa, chiếm {shown}%.").percents
    assert [percent.correct for percent in percents] in ([True], [None])


# -- against the reference material ---------------------------------------------------------------


def test_the_report_of_a_department_makes_one_claim(shared: Path) -> None:
    text = (shared / "sources/bao-cao-485-so-nnptnt-ha-nam-2023.txt").read_text(encoding="utf-8")
    claim = only(text)
    assert (claim.relation, claim.arithmetic, numbers(claim)) == (
        "partition",
        "sums",
        (152, [121, 31]),
    )
    assert claim.period == Period(dt.date(2023, 1, 1), dt.date(2023, 10, 25))


def test_the_counters_of_a_page_make_no_claim(shared: Path) -> None:
    text = (shared / "sources/bai-viet-chi-cuc-trong-trot-2024.txt").read_text(encoding="utf-8")
    assert numbers(only(text)) == (19, [])


def test_the_annotated_passages_are_read(shared: Path, project: Path) -> None:
    """The floor under the figures of `benchmarks/eval_claims.py`."""
    done = subprocess.run(
        [
            sys.executable,
            project / "benchmarks/eval_claims.py",
            shared / "data/claims_dev.jsonl",
            "--json",
        ],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert found["hit"] / (found["hit"] + found["missed"]) >= 0.95
    assert found["hit"] / (found["hit"] + found["false"]) >= 0.97
    assert found["relations right"] / found["claims"] >= 0.93
    assert found["arithmetic right"] / found["claims"] >= 0.93
