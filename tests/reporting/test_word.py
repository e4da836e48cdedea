"""The Word report, read back: the decree's layout, the numbers, what is left to fill in."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook

from cchc_nlp.errors import ReportError
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.last_period import LastPeriod
from cchc_nlp.reporting.word import write_word
from cchc_nlp.reporting.wording import printable

from .conftest import MakeFacts, MakeRow


@pytest.fixture
def document(facts: ReportFacts, tmp_path: Path) -> Any:
    write_word(facts, tmp_path / "bao-cao.docx", agency="Sở Nông nghiệp")
    return docx.Document(str(tmp_path / "bao-cao.docx"))


def _texts(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def _table(document: Any, heading: str) -> list[list[str]]:
    tables = [t for t in document.tables if t.rows[0].cells[0].text == heading]
    return [[cell.text for cell in row.cells] for row in tables[0].rows]


def test_the_page_is_as_the_decree_asks(document: Any) -> None:
    for section in document.sections:
        size = (section.page_width, section.page_height)
        assert [round(side / Mm(1)) for side in size] == [210, 297]
        margins = (
            section.top_margin,
            section.bottom_margin,
            section.left_margin,
            section.right_margin,
        )
        assert [round(margin / Mm(1)) for margin in margins] == [20, 20, 30, 15]
        assert section.different_first_page_header_footer
    header = document.sections[0].header.paragraphs[0]
    assert [f.text for f in header._p.iter(qn("w:instrText"))] == ["PAGE"]
    for name, size in (("Body Text", 14), ("Heading 1", 14), ("Title", 14)):
        font = document.styles[name].font
        assert (font.name, font.size) == ("Times New Roman", Pt(size))


def test_the_head_and_the_foot_of_the_document(document: Any) -> None:
    head, foot = document.tables[0], document.tables[-3]  # the last two are the annexes
    left, right = (cell.text for cell in head.rows[0].cells)
    assert "SỞ NÔNG NGHIỆP" in left
    assert "Số: …/BC-…" in left
    assert right.startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc")
    assert "…, ngày … tháng … năm 2023" in right
    assert foot.rows[0].cells[0].text.startswith("Nơi nhận:")
    assert "CHỨC VỤ NGƯỜI KÝ" in foot.rows[0].cells[1].text
    assert any(text.endswith("của Sở Nông nghiệp./.") for text in _texts(document))


def test_the_five_parts_are_real_headings(document: Any) -> None:
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert [text.split(".")[0] for text in headings[:5]] == ["I", "II", "III", "IV", "V"]
    assert headings[5] == "DANH MỤC TIN, BÀI CCHC TÍNH VÀO SỐ LIỆU"
    assert headings[6] == "KẾT QUẢ THU THẬP VÀ CÁCH LẬP SỐ LIỆU"
    assert [t for t in _texts(document) if t.startswith("Phụ lục ")] == ["Phụ lục I", "Phụ lục II"]


def test_the_numbers_are_the_computed_ones(document: Any) -> None:
    assert _table(document, "Tháng") == [
        ["Tháng", "Tổng số tin, bài", "Tin, bài CCHC", "Nội dung khác", "Tỷ lệ"],
        ["Tháng 01/2023", "1", "0", "1", "0,0%"],
        ["Tháng 02/2023", "0", "0", "0", "–"],
        ["Tháng 03/2023", "3", "2", "1", "66,7%"],
        ["Cộng", "4", "2", "2", "50,0%"],
    ]
    left_out = dict(_table(document, "Lý do không tính"))  # type: ignore[arg-type]
    assert left_out["Tin, bài đăng ngoài kỳ thống kê"] == "1.245"
    text = "\n".join(_texts(document))
    assert "Đã đăng tải 4 tin, bài." in text
    assert "máy gán nhãn, chưa rà soát" in text
    assert "ước khoảng 2 (từ 1 đến 4)" in text


def test_a_read_year_says_so_and_has_no_estimate(make_facts: MakeFacts, tmp_path: Path) -> None:
    write_word(make_facts(reviewed=4), tmp_path / "a.docx")
    text = "\n".join(_texts(docx.Document(str(tmp_path / "a.docx"))))
    assert "đã rà soát 4/4 tin, bài" in text
    assert "khoảng" not in text.replace("khoảng tin cậy", "")


def test_the_annex_lists_the_counted_reform_items_with_links(document: Any) -> None:
    rows = _table(document, "STT")
    assert [row[:3] for row in rows[1:]] == [
        ["1", "Công bố danh mục thủ tục hành chính mới ban hành", "01/03/2023"],
        ["2", "Xếp hạng chỉ số CCHC", "31/03/2023"],
    ]
    targets = {r.target_ref for r in document.part.rels.values() if r.is_external}
    assert targets == {"https://so.example.vn/tin/2", "https://so.example.vn/tin/5"}
    annex = document.tables[-2]
    assert annex.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_what_a_person_fills_in_is_highlighted(document: Any) -> None:
    runs = [run for p in document.paragraphs for run in p.runs if run.font.highlight_color]
    assert {run.text for run in runs if not run.text.startswith("[")} == {"…"}
    assert sum(run.text.startswith("[Đơn vị bổ sung") for run in runs) == 6


def test_a_template_of_ones_own(facts: ReportFacts, tmp_path: Path) -> None:
    template = tmp_path / "rieng.md"
    template.write_text(
        "# Tóm tắt\n\nCó {{ reform | number }} tin.\n\n- một\n\n[table by_month]", "utf-8"
    )
    write_word(facts, tmp_path / "a.docx", template=template)
    document = docx.Document(str(tmp_path / "a.docx"))
    assert {"BÁO CÁO", "Tóm tắt", "Có 2 tin.", "- một"} <= set(_texts(document))
    assert len(document.sections) == 1
    template.write_text("[table theo_thang]", "utf-8")
    with pytest.raises(ReportError, match="there are by_label, by_month, by_quarter"):
        write_word(facts, tmp_path / "a.docx", template=template)


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(title=st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
@example(title="<w:p/>&amp;\x00\x0b")
@example(title="[table by_month]")
@example(title="=cmd()")
@example(title="{{ total }} {% for %} \u202e \u200f ]]>")
@example(title="chữ " * 8000)
def test_any_title_is_text_in_the_annex(
    title: str, make_facts: MakeFacts, make_row: MakeRow, tmp_path: Path
) -> None:
    write_word(make_facts((make_row(title=title),)), tmp_path / "h.docx")
    document = docx.Document(str(tmp_path / "h.docx"))
    assert _table(document, "STT")[1][1] == printable(title)
    assert len(document.tables) == 9


def test_only_a_row_that_would_fill_a_page_is_cut_by_its_end(
    make_facts: MakeFacts, make_row: MakeRow, tmp_path: Path
) -> None:
    facts = make_facts((make_row(1), make_row(2, title="chữ " * 8000)))
    write_word(facts, tmp_path / "a.docx")
    document = docx.Document(str(tmp_path / "a.docx"))
    (annex,) = (t for t in document.tables if t.rows[0].cells[0].text == "STT")
    assert [row._tr.trPr.find(qn("w:cantSplit")) is None for row in annex.rows] == [
        False,
        False,
        True,
    ]


def test_the_file_says_whose_it_is_and_in_what_language(facts: ReportFacts, tmp_path: Path) -> None:
    write_word(facts, tmp_path / "a.docx", agency="Sở Nông nghiệp")
    properties = docx.Document(str(tmp_path / "a.docx")).core_properties
    assert properties.author == "Sở Nông nghiệp"
    assert properties.title == "Kết quả công tác tuyên truyền cải cách hành chính năm 2023"
    styles = zipfile.ZipFile(tmp_path / "a.docx").read("word/styles.xml").decode()
    assert 'w:val="vi-VN"' in styles


def test_the_units_and_last_year_have_their_tables(
    make_facts: MakeFacts, last_year: LastPeriod, tmp_path: Path
) -> None:
    write_word(make_facts(reviewed=4, last=last_year), tmp_path / "a.docx")
    document = docx.Document(str(tmp_path / "a.docx"))
    assert _table(document, "Trang thông tin điện tử")[1:] == [
        ["so.example.vn", "4", "2", "2", "50,0%"],
        ["Cộng", "4", "2", "2", "50,0%"],
    ]
    place = [t.rows[0].cells[1].text for t in document.tables].index("Kỳ trước")
    assert [[c.text for c in row.cells] for row in document.tables[place].rows] == [
        ["Nội dung", "Kỳ trước", "Kỳ này", "Chênh lệch"],
        ["Tổng số tin, bài", "5", "4", "-1"],
        ["Tin, bài CCHC", "1", "2", "+1"],
        ["Tỷ lệ tin, bài CCHC", "20,0%", "50,0%", "+30,0 điểm phần trăm"],
        ["Số tin, bài đã rà soát", "5", "4", ""],
    ]
    assert any("chưa đủ căn cứ để nói là tăng hay giảm" in text for text in _texts(document))


def test_last_year_is_said_not_to_be_compared_where_it_was_not(document: Any) -> None:
    said = "Không so sánh với kỳ trước, vì kỳ thống kê không có ngày đầu hoặc ngày cuối."
    assert said in _texts(document)
    assert not any("Kỳ trước" in cell.text for t in document.tables for cell in t.rows[0].cells)


def test_the_chart_is_words_own_with_its_numbers_behind_it(document: Any) -> None:
    (drawing,) = document.element.body.iter(qn("wp:docPr"))
    assert drawing.get("descr").startswith("Tháng 01/2023: 1 tin, bài, trong đó 0 tin, bài CCHC;")
    (chart,) = (part for part in document.part.related_parts.values() if "chart" in part.partname)
    root = etree.fromstring(chart.blob)
    shown = [
        [point.text for point in series.iterfind("{*}val//{*}pt/{*}v")]
        for series in root.iter("{*}ser")
    ]
    assert shown == [["0", "0", "2"], ["1", "0", "1"]]
    (sheet,) = (relation.target_part for relation in chart.rels.values())
    cells = load_workbook(io.BytesIO(sheet.blob)).worksheets[0].iter_rows(values_only=True)
    assert list(cells) == [
        (None, "Tin, bài CCHC", "Nội dung khác"),
        ("Tháng 01/2023", 0, 1),
        ("Tháng 02/2023", 0, 0),
        ("Tháng 03/2023", 2, 1),
    ]
    order = [etree.QName(child).localname for child in root]
    assert order[-2:] == ["txPr", "externalData"]  # as the schema has it: Word is strict there


def test_captions_are_numbered_without_a_gap(
    document: Any, make_facts: MakeFacts, last_year: LastPeriod, tmp_path: Path
) -> None:
    write_word(make_facts(last=last_year), tmp_path / "b.docx")
    for made, tables in ((document, 5), (docx.Document(str(tmp_path / "b.docx")), 6)):
        captions = [p.text.split(".")[0] for p in made.paragraphs if p.style.name == "Caption"]
        numbered = [caption for caption in captions if caption.startswith("Bảng")]
        assert numbered == [f"Bảng {place}" for place in range(1, tables + 1)]
        assert [caption for caption in captions if caption not in numbered] == ["Biểu đồ 1"]


def test_a_chart_of_a_hostile_section_is_a_chart(
    make_facts: MakeFacts, make_row: MakeRow, tmp_path: Path
) -> None:
    template = tmp_path / "t.md"
    template.write_text("[chart by_section]", "utf-8")
    sections = ("=1+1", "\x00\x0b<c:v/>", "\u202e{{ total }}", "")
    facts = make_facts(tuple(make_row(n, section=name) for n, name in enumerate(sections)))
    write_word(facts, tmp_path / "a.docx", template=template)
    document = docx.Document(str(tmp_path / "a.docx"))
    (chart,) = (part for part in document.part.related_parts.values() if "chart" in part.partname)
    names = etree.fromstring(chart.blob).find(".//{*}cat").iterfind(".//{*}v")
    there_are = {"=1+1", "\ufffd\ufffd<c:v/>", "\ufffd{{ total }}", "(không có chuyên mục)"}
    assert {name.text for name in names} == there_are
    (sheet,) = (relation.target_part for relation in chart.rels.values())
    (column,) = load_workbook(io.BytesIO(sheet.blob)).worksheets[0].iter_cols(max_col=1)
    assert {cell.data_type for cell in column[1:]} == {"s"}  # no formula


def test_nothing_published_has_no_chart(make_facts: MakeFacts, tmp_path: Path) -> None:
    write_word(make_facts(()), tmp_path / "a.docx")
    document = docx.Document(str(tmp_path / "a.docx"))
    assert "Trong kỳ báo cáo chưa ghi nhận tin, bài nào" in "\n".join(_texts(document))


@pytest.mark.parametrize("template", ["doan-van", "quy", "tom-tat", "brief-en"])
def test_a_piece_to_paste_has_neither_head_nor_signature(
    facts: ReportFacts, tmp_path: Path, template: str
) -> None:
    write_word(facts, tmp_path / "a.docx", template=template)
    document = docx.Document(str(tmp_path / "a.docx"))
    text = "\n".join([*_texts(document), *(c.text for t in document.tables for c in t._cells)])
    assert "CỘNG HÒA XÃ HỘI" not in text
    assert "Nơi nhận" not in text
    assert len(document.sections) == 1
    is_paragraph = template == "doan-van"
    assert len(_texts(document)) == 1 if is_paragraph else document.tables


def test_an_english_brief_is_spelled_in_english(facts: ReportFacts, tmp_path: Path) -> None:
    write_word(facts, tmp_path / "a.docx", template="brief-en")
    styles = zipfile.ZipFile(tmp_path / "a.docx").read("word/styles.xml").decode()
    assert 'w:val="en-GB"' in styles
    document = docx.Document(str(tmp_path / "a.docx"))
    assert ["Q1 2023", "4", "2", "2", "50.0%"] in _table(document, "Quarter")


@pytest.mark.no_cover
def test_a_long_annex_is_cut_and_says_so(
    make_facts: MakeFacts, make_row: MakeRow, tmp_path: Path
) -> None:
    template = tmp_path / "t.md"
    template.write_text("[table items]", "utf-8")
    facts = make_facts(tuple(make_row(stt) for stt in range(1, 1003)))
    write_word(facts, tmp_path / "a.docx", template=template)
    document = docx.Document(str(tmp_path / "a.docx"))
    assert len(document.tables[0]._tbl.tr_lst) == 1001
    assert _texts(document)[-1].startswith("… và 2 tin, bài nữa")
