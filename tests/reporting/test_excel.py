"""The evidence workbook, read back: its rows, its formulas, and text that stays text."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from cchc_nlp.reporting.excel import COLUMNS, write_excel
from cchc_nlp.reporting.excel_cells import CELL_LIMIT
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.wording import printable

from .conftest import MakeFacts, MakeRow


@pytest.fixture
def book(facts: ReportFacts, tmp_path: Path) -> Any:
    write_excel(facts, tmp_path / "minh-chung.xlsx")
    return load_workbook(tmp_path / "minh-chung.xlsx", rich_text=True)


def test_the_sheets_and_the_first_rows(book: Any) -> None:
    assert book.sheetnames == ["Minh chứng", "Tổng hợp", "Sổ cái"]
    sheet = book["Minh chứng"]
    assert [cell.value for cell in sheet[1]] == [
        "STT", "Tên tin/bài", "Ngày đăng", "Chuyên mục", "Lĩnh vực CCHC", "Thuộc diện đếm",
        "Tính là CCHC", "Tác giả", "Kênh", "Đường dẫn", "Trích dẫn căn cứ", "Rà soát", "Ghi chú",
    ]  # fmt: skip
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", "A1:M6")
    row = [cell.value for cell in sheet[3]]
    assert row[:7] == [
        2,
        "Công bố danh mục thủ tục hành chính mới ban hành",
        dt.datetime.fromisoformat("2023-03-01"),
        "Thông báo",
        "Cải cách thủ tục hành chính",
        "Có",
        "Có",
    ]
    assert sheet["C3"].number_format == "DD/MM/YYYY"
    assert sheet["J3"].hyperlink.target == "https://so.example.vn/tin/2"
    assert [str(part) for part in sheet["K3"].value][1] == "thủ tục hành chính"
    assert sheet["K3"].value[1].font.b
    assert sheet["M3"].value == "Nội dung phụ: Chuyển đổi số"
    assert [sheet.cell(5, column).value for column in (6, 13)] == ["Không", "Trùng với tin số 2"]


def _computed(book: Any, formula: str) -> int:
    """What a COUNTIFS of ours gives over the evidence rows, worked out without Excel."""
    rows = list(book["Minh chứng"].iter_rows(min_row=2, values_only=True))
    bounds = re.findall(r'"([<>]=?)"&DATE\((\d+),(\d+),(\d+)\)', formula)
    assert [operator for operator, *_ in bounds] == [">=", "<"]
    start, end = (dt.date(*map(int, numbers)) for _, *numbers in bounds)
    kept = [row for row in rows if start <= row[2].date() < end]
    counted = re.findall(r'\$F\$2:\$F\$\d+,"(\w+)"', formula)
    kept = [row for row in kept if [row[5]] == counted]
    if label := re.search(r"\$E\$2:\$E\$\d+,\$A(\d+)", formula):
        kept = [row for row in kept if row[4] == book["Tổng hợp"].cell(int(label[1]), 1).value]
    if reform := re.search(r'\$G\$2:\$G\$\d+,"(\w+)"', formula):
        kept = [row for row in kept if row[6] == reform[1]]
    return len(kept)


def test_the_formulas_of_the_summary_give_the_numbers_of_the_report(book: Any) -> None:
    sheet = book["Tổng hợp"]
    headings = [cell.value for cell in sheet[3]]
    assert headings == ["Nội dung", "Quý I/2023", "Cộng", "Số trong báo cáo", "Đối chiếu"]
    lines = {row[0].value: row for row in sheet.iter_rows(min_row=4)}
    for name, row in lines.items():
        assert all(cell.data_type == "f" for cell in (row[1], row[2], row[4])), name
        assert row[2].value == f"=SUM(B{row[0].row}:B{row[0].row})"
        assert _computed(book, row[1].value) == row[3].value, name
    assert [lines[name][3].value for name in list(lines)[-3:]] == [4, 2, 2]
    assert lines["Cải cách thủ tục hành chính"][3].value == 1


def test_a_period_of_two_years_has_a_column_for_each_quarter(
    facts: ReportFacts, tmp_path: Path
) -> None:
    import dataclasses

    from cchc_nlp.records import Period

    period = Period(dt.date(2022, 11, 15), dt.date(2023, 4, 1))
    longer = dataclasses.replace(facts, count=dataclasses.replace(facts.count, period=period))
    write_excel(longer, tmp_path / "a.xlsx")
    headings = [cell.value for cell in load_workbook(tmp_path / "a.xlsx")["Tổng hợp"][3]]
    assert headings[1:-3] == ["Quý IV/2022", "Quý I/2023", "Quý II/2023"]


def test_the_ledger_sheet_has_every_number(book: Any) -> None:
    cells = {row[0]: row[1] for row in book["Sổ cái"].iter_rows(values_only=True) if row[0]}
    assert cells["Địa chỉ đã phát hiện"] == 1260
    assert cells["– trong đó: trang không còn (mã 404)"] == 1
    assert cells["Tin, bài đăng ngoài kỳ thống kê"] == 1245
    assert cells["Tin, bài trùng nội dung, chỉ tính một lần"] == 1


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(title=st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
@example(title='=cmd|"/c calc"!A1')
@example(title="+84 912 000 000")
@example(title="-1+1")
@example(title="@SUM(A1)")
@example(title="#N/A")
@example(title="<script>alert(1)</script>")
@example(title="Thông báo\x00\x1b[31m")
@example(title="x" * 40_000)
def test_no_title_becomes_a_formula_or_damages_the_file(
    title: str, make_facts: MakeFacts, make_row: MakeRow, tmp_path: Path
) -> None:
    write_excel(make_facts((make_row(title=title, section=title, url=title),)), tmp_path / "h.xlsx")
    sheet = load_workbook(tmp_path / "h.xlsx")["Minh chứng"]
    whole = printable(title)
    shown = whole if len(whole) <= CELL_LIMIT else whole[: CELL_LIMIT - 1] + "…"
    for cell in (sheet["B2"], sheet["D2"], sheet["J2"]):
        assert (cell.value or "") == shown
        assert cell.data_type == "s" or not shown
        assert cell.quotePrefix == shown.startswith(("=", "+", "-", "@"))


def test_no_article_still_gives_a_workbook(make_facts: MakeFacts, tmp_path: Path) -> None:
    write_excel(make_facts(()), tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    assert book["Minh chứng"].max_row == 1
    assert len(COLUMNS) == book["Minh chứng"].max_column
