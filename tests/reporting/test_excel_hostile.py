"""Titles, sections and addresses of hostile sites: text stays text, and the file whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from cchc_nlp.reporting.excel import write_excel
from cchc_nlp.reporting.excel_cells import CELL_LIMIT, LINK_LIMIT, link_target, shown_text

from .conftest import MakeFacts, MakeRow

OURS = re.compile(r"=(SUM|COUNTIFS|COUNTA|IF|SUMPRODUCT|B\d+-C\d+)\b")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(title=st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
@example(title='=cmd|"/c calc"!A1')
@example(title="+84 912 000 000")
@example(title="-1+1")
@example(title="@SUM(A1)")
@example(title="\t=1+1")
@example(title="\x00\x0b=1+1")
@example(title="\ufeff=1+1")
@example(title="#N/A")
@example(title="_x0041_ và _x003D_1")
@example(title="<script>alert(1)</script>")
@example(title="Thông báo\x00\x1b[31m")
@example(title="x" * 40_000)
@example(title="\U0001f33e" * 20_000)
def test_no_title_becomes_a_formula_or_damages_the_file(
    title: str, make_facts: MakeFacts, make_row: MakeRow, tmp_path: Path
) -> None:
    row = make_row(title=title, section=title, channel=title, url=title, author=title, text=title)
    write_excel(make_facts((row,)), tmp_path / "h.xlsx")
    book = load_workbook(tmp_path / "h.xlsx")
    sheet, shown = book["Minh chứng"], shown_text(title)
    assert len(shown.encode("utf-16-le")) <= CELL_LIMIT * 2
    for cell in (sheet["B2"], sheet["H2"], sheet["I2"], sheet["J2"]):
        assert (cell.value or "").replace("_x005F_", "_") == shown
        assert cell.data_type == "s" or not shown
        assert cell.quotePrefix == shown.startswith(("=", "+", "-", "@"))
    for sheet in book.worksheets:
        formulas = [c.value for row in sheet.iter_rows() for c in row if c.data_type == "f"]
        assert all(
            re.match(r"=(SUM|COUNTIFS|COUNTA|IF|SUMPRODUCT|B\d+-C\d+)\b", f) for f in formulas
        )


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://so.example.vn/tin 1?a=[2]", "https://so.example.vn/tin%201?a=%5B2%5D"),
        ("https://so.example.vn/50%?q=%C3%A2", "https://so.example.vn/50%25?q=%C3%A2"),
        ("https://so.example.vn/#a#b", "https://so.example.vn/#a%23b"),
        ("https://sở.example.vn/tin", "https://sở.example.vn/tin"),
        ("javascript:alert(1)", ""),
        ("file:///c:/windows", ""),
        ("https://[so", ""),
        ("https://so.example.vn/" + "a" * LINK_LIMIT, ""),
    ],
)
def test_only_addresses_that_excel_takes_become_links(url: str, target: str) -> None:
    assert link_target(url) == target


def test_a_link_too_long_is_told_and_the_address_is_still_there(
    make_facts: MakeFacts, make_row: MakeRow, tmp_path: Path
) -> None:
    url = "https://so.example.vn/" + "a" * LINK_LIMIT
    write_excel(make_facts((make_row(url=url),)), tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")["Minh chứng"]
    assert (sheet["J2"].value, sheet["J2"].hyperlink) == (url, None)
    assert sheet["O2"].value == "Địa chỉ quá dài để gắn liên kết"
