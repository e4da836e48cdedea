"""The evidence workbook, read back: its rows, its formulas, and text that stays text."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook

from cchc_nlp.errors import ReportError
from cchc_nlp.records import Period
from cchc_nlp.reporting import excel_evidence
from cchc_nlp.reporting.excel import write_excel
from cchc_nlp.reporting.facts import ReportFacts

from .conftest import MakeFacts, MakeRow

SHEETS = [
    "Minh chứng", "Tổng hợp", "Tổng hợp chi tiết", "Minh chứng theo tiêu chí", "Văn bản viện dẫn",
    "Sổ cái",
]  # fmt: skip
HEADINGS = [
    "STT", "Tên tin, bài", "Ngày đăng", "Chuyên mục", "Nội dung chính", "Thuộc diện đếm",
    "Tính là CCHC", "Tác giả", "Kênh", "Đường dẫn", "Loại tin, bài", "Rà soát", "Người rà soát",
    "Trích dẫn căn cứ", "Ghi chú",
]  # fmt: skip


@pytest.fixture
def book(facts: ReportFacts, tmp_path: Path) -> Any:
    write_excel(facts, tmp_path / "minh-chung.xlsx")
    return load_workbook(tmp_path / "minh-chung.xlsx", rich_text=True)


def test_the_sheets_and_the_first_rows(book: Any) -> None:
    assert book.sheetnames == SHEETS
    sheet = book["Minh chứng"]
    assert [cell.value for cell in sheet[1]] == HEADINGS
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", "A1:O6")
    row = [cell.value for cell in sheet[3]]
    assert row[:9] == [
        2,
        "Công bố danh mục thủ tục hành chính mới ban hành",
        dt.datetime.fromisoformat("2023-03-01"),
        "Thông báo",
        "Cải cách thủ tục hành chính",
        "Có",
        "Có",
        "Văn phòng Sở",
        "so.example.vn",
    ]
    assert row[10:13] == ["Tin, bài", "Chưa rà soát", None]
    assert sheet["C3"].number_format == "DD/MM/YYYY"
    assert sheet["J3"].hyperlink.target == "https://so.example.vn/tin/2"
    assert [str(part) for part in sheet["N3"].value][1] == "thủ tục hành chính"
    assert sheet["N3"].value[1].font.b
    assert sheet["O3"].value == "Nội dung phụ: Chuyển đổi số"
    told = [sheet.cell(5, column).value for column in (6, 15)]
    assert told == ["Không", "Trùng với tin, bài số 2"]


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_prints_across_one_page_in_width(book: Any, name: str) -> None:
    sheet = book[name]
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


# -- formulas, worked out without a spreadsheet (test_excel_office.py works them out with one) ----


def _computed(book: Any, formula: str) -> int:
    """What a COUNTIFS of ours gives over the evidence rows."""
    rows = list(book["Minh chứng"].iter_rows(min_row=2, values_only=True))
    bounds = re.findall(r'Ngay_dang,"([<>]=?)"&DATE\((\d+),(\d+),(\d+)\)', formula)
    assert [operator for operator, *_ in bounds] == [">=", "<"]
    start, end = (dt.date(*map(int, numbers)) for _, *numbers in bounds)
    kept = [row for row in rows if start <= row[2].date() < end]
    assert 'Thuoc_dien_dem,"Có"' in formula
    kept = [row for row in kept if row[5] == "Có"]
    if label := re.search(r"Linh_vuc,\$A(\d+)", formula):
        kept = [row for row in kept if row[4] == book["Tổng hợp"].cell(int(label[1]), 1).value]
    if reform := re.search(r'Tinh_la_CCHC,"(\w+)"', formula):
        kept = [row for row in kept if row[6] == reform[1]]
    return len(kept)


def test_the_names_of_formulas_are_the_columns_of_the_rows(book: Any) -> None:
    places = {"Ngay_dang": "C", "Chuyen_muc": "D", "Linh_vuc": "E", "Thuoc_dien_dem": "F"}
    places |= {"Tinh_la_CCHC": "G", "Kenh": "I", "Loai_tin": "K"}
    assert {name: known.attr_text for name, known in book.defined_names.items()} == {
        name: f"'Minh chứng'!${letter}$2:${letter}$6" for name, letter in places.items()
    }


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


def test_every_breakdown_adds_up_to_the_count(book: Any) -> None:
    rows = [row for row in book["Tổng hợp chi tiết"].iter_rows(values_only=True) if row[0]]
    heads = [row[0] for row in rows if row[1] == "Tổng số"]
    assert heads == ["Quý", "Tháng", "Chuyên mục", "Kênh", "Loại tin, bài"]
    assert [row[5:7] for row in rows if row[0] == "CỘNG"] == [(4, 2)] * 5
    parts = [row[5] for row in rows if isinstance(row[5], int) and row[0] != "CỘNG"]
    assert sum(parts) == 4 * 5
    assert [row[5] for row in rows if str(row[0]).startswith("Tháng ")] == [1, 0, 3]


def test_a_period_of_two_years_has_a_column_for_each_quarter(
    facts: ReportFacts, tmp_path: Path
) -> None:
    period = Period(dt.date(2022, 11, 15), dt.date(2023, 4, 1))
    longer = dataclasses.replace(facts, count=dataclasses.replace(facts.count, period=period))
    write_excel(longer, tmp_path / "a.xlsx")
    headings = [cell.value for cell in load_workbook(tmp_path / "a.xlsx")["Tổng hợp"][3]]
    assert headings[1:-3] == ["Quý IV/2022", "Quý I/2023", "Quý II/2023"]


def test_rows_that_are_not_what_was_counted_are_refused(facts: ReportFacts, tmp_path: Path) -> None:
    fewer = dataclasses.replace(facts, rows=tuple(facts.rows)[1:])
    with pytest.raises(ReportError, match="3 counted articles, 2 of them reform, the count 4 and"):
        write_excel(fewer, tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()


def test_the_ledger_sheet_has_every_number(book: Any) -> None:
    rows = book["Sổ cái"].iter_rows(values_only=True, max_col=2)
    cells = {row[0]: row[1] for row in rows if row[0]}
    assert cells["Địa chỉ đã phát hiện"] == 1260
    assert cells["– trong đó: trang không còn (mã 404)"] == 1
    assert cells["Tin, bài đăng ngoài kỳ thống kê"] == 1245
    assert cells["Tin, bài trùng nội dung, chỉ tính một lần"] == 1


# -- criteria and documents -----------------------------------------------------------------------

PLAN = "Sở ban hành Kế hoạch số 06/KH-SNN ngày 09/01/2023.\nCăn cứ Nghị quyết số 76/NQ-CP."


@pytest.fixture
def cited(make_facts: MakeFacts, make_row: MakeRow, tmp_path: Path) -> Any:
    """Three reform articles, of which two cite documents, and a general one that cites one."""
    steering = {"primary": "X1", "label": "Chỉ đạo, điều hành cải cách hành chính"}
    rows = (
        make_row(1, title="Kế hoạch cải cách hành chính năm 2023", text=PLAN, **steering),
        make_row(2, title="Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021", text="Sở họp."),
        make_row(3, text="Không nêu văn bản nào."),
        make_row(4, primary="G5", label="Khác", is_reform=False, text="Quyết định số 9/QĐ-UBND."),
    )
    write_excel(make_facts(rows), tmp_path / "c.xlsx")
    return load_workbook(tmp_path / "c.xlsx")


def test_documents_that_reform_articles_cite_are_listed_the_most_cited_first(cited: Any) -> None:
    rows = [[c.value for c in row] for row in cited["Văn bản viện dẫn"].iter_rows(min_row=4)]
    assert rows == [
        [
            1, "Nghị quyết", "76/NQ-CP", dt.datetime.fromisoformat("2021-07-15"), "Chính phủ", 2,
            "1; 2", "Đoạn 2", "https://so.example.vn/tin/1",
        ],
        [
            2, "Kế hoạch", "06/KH-SNN", dt.datetime.fromisoformat("2023-01-09"), rows[1][4], 1,
            "1", "Đoạn 1", "https://so.example.vn/tin/1",
        ],
    ]  # fmt: skip


def test_evidence_for_a_criterion_names_document_section_and_page(cited: Any) -> None:
    sheet = cited["Minh chứng theo tiêu chí"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert rows[0][0] == "Ban hành và thực hiện kế hoạch cải cách hành chính"
    assert rows[0][4] == '=COUNTA(E6:E6)&" tin, bài"'
    assert rows[1][4:] == [
        "Kế hoạch cải cách hành chính năm 2023",
        dt.datetime.fromisoformat("2023-03-01"),
        "06/KH-SNN ngày 09/01/2023; 76/NQ-CP",
        "Thông báo",
        "Đoạn 1",
        "https://so.example.vn/tin/1",
        1,
    ]
    assert sheet["J6"].hyperlink.target == "https://so.example.vn/tin/1"
    said = {row[0]: row[4] for row in rows if not row[5]}
    assert said["Kiểm tra công tác cải cách hành chính"] == "Chưa có tin, bài"
    whole = said["Tuyên truyền cải cách hành chính trên trang thông tin điện tử"]
    assert whole.startswith('=COUNTIFS(Thuoc_dien_dem,"Có",Tinh_la_CCHC,"Có")')


# -- bounds ----------------------------------------------------------------------------------------


def test_rows_beyond_the_links_of_a_sheet_lead_there_from_their_number(
    facts: ReportFacts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel_evidence, "LINKED_ROWS", 3)
    write_excel(facts, tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")["Minh chứng"]
    assert [bool(sheet.cell(row, 10).hyperlink) for row in range(2, 7)] == [True] * 3 + [False] * 2
    assert [sheet.cell(row, 1).value for row in range(4, 7)] == [
        3,
        "=HYPERLINK(J5,4)",
        "=HYPERLINK(J6,5)",
    ]


def test_no_article_still_gives_a_workbook(make_facts: MakeFacts, tmp_path: Path) -> None:
    write_excel(make_facts(()), tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    assert book["Minh chứng"].max_row == 1
    assert len(HEADINGS) == book["Minh chứng"].max_column


def test_more_rows_than_a_sheet_holds_are_refused(facts: ReportFacts, tmp_path: Path) -> None:
    class Many(tuple[Any, ...]):
        def __len__(self) -> int:
            return 1_048_576

    many = dataclasses.replace(facts, rows=Many())
    with pytest.raises(ReportError, match=r"1048576 articles do not fit.*shorter period"):
        write_excel(many, tmp_path / "a.xlsx")


def test_the_parts_of_the_file_are_in_the_order_of_the_standard(
    facts: ReportFacts, tmp_path: Path
) -> None:
    write_excel(facts, tmp_path / "a.xlsx")
    order = (
        "sheetPr dimension sheetViews sheetFormatPr cols sheetData autoFilter hyperlinks"
        " pageMargins pageSetup headerFooter"
    ).split()
    with ZipFile(tmp_path / "a.xlsx") as parts:
        assert parts.testzip() is None
        for name in parts.namelist():
            if name.startswith("xl/worksheets/sheet"):
                tags = [etree.QName(part).localname for part in etree.fromstring(parts.read(name))]
                assert tags == sorted(tags, key=order.index)
