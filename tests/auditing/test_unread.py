"""What of a report is not read is told: margins, deleted text, pictures, lists, repeated lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml

from cchc_nlp.auditing.report_audits import audit_report
from cchc_nlp.auditing.reports import read_report
from cchc_nlp.auditing.unread import Unread
from cchc_nlp.extraction.running_lines import without_running

from ..extraction.file_builders import latin_pdf, vietnamese_pdf

SAID = "Năm 2023, Sở đăng 152 tin, bài, gồm 121 tin và 31 bài."
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_of_a_word_file_margins_deleted_text_and_objects_are_told(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph(SAID)
    section = document.sections[0]
    section.header.paragraphs[0].text = "Quý II: 99 tin, gồm 50 tin và 40 bài"
    section.footer.paragraphs[0].text = "Trang 1/12"
    gone = f'<w:del {_W} w:id="1" w:author="a"><w:r><w:delText>40 tin</w:delText></w:r></w:del>'
    document.paragraphs[0]._p.append(parse_xml(gone))
    document.save(str(tmp_path / "a.docx"))
    found = audit_report(tmp_path / "a.docx")
    assert [claim.text for claim in found.claims] == [SAID]
    assert set(found.unread) == {
        Unread("header", 1, "Quý II: 99 tin, gồm 50 tin và 40 bài"),
        Unread("footer", 1, "Trang 1/12"),
        Unread("deleted", 1),
    }
    assert {"what": "deleted", "number": 1, "text": ""} in found.to_dict()["unread"]


def test_a_table_in_a_cell_is_read_as_words_and_told(tmp_path: Path) -> None:
    document = Document()
    outer = document.add_table(rows=2, cols=2)
    outer.cell(0, 0).text = SAID
    outer.cell(1, 0).add_table(rows=2, cols=2).cell(0, 0).text = "Tin"
    document.save(str(tmp_path / "a.docx"))
    found = audit_report(tmp_path / "a.docx")
    assert [claim.text for claim in found.claims] == [SAID]
    assert found.unread == (Unread("table", 1),)


def test_a_word_file_with_nothing_beside_its_text_says_nothing(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph(SAID)
    document.save(str(tmp_path / "a.docx"))
    assert read_report(tmp_path / "a.docx").unread == ()


def test_nothing_ends_the_text_of_an_office_document(tmp_path: Path) -> None:
    """On a page "Các tin khác" begins what is not the article's; in a report it is a heading."""
    document = Document()
    for line in ("Kết quả", SAID, "Các tin khác", "Sở phát 12 tin, gồm 5 tin và 7 bài."):
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    assert len(audit_report(tmp_path / "a.docx").claims) == 2


def test_what_a_page_says_after_its_article_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<h1>Kết quả</h1><p>{SAID}</p><p>Hôm nay: 51</p>", encoding="utf-8")
    assert read_report(path).unread == (Unread("site", 1, "Hôm nay: 51"),)


def test_page_numbers_and_headers_of_a_pdf_do_not_part_a_sentence(tmp_path: Path) -> None:
    pages = [
        [
            "Báo cáo năm 2023",
            f"Dòng đầu trang {name}.",
            f"{name}) Đã đăng 15{n}",
            f"- {n} -",
        ]
        for n, name in enumerate("abcd", 7)
    ]
    path = tmp_path / "a.pdf"
    path.write_bytes(vietnamese_pdf(pages))
    report = read_report(path)
    assert "a) Đã đăng 157\nDòng đầu trang b." in report.text
    assert Unread("site", 4, "Báo cáo năm 2023") in report.unread
    assert Unread("site", 1, "- 9 -") in report.unread
    assert sum(unread.number for unread in report.unread) == 8


@pytest.mark.parametrize(
    "pages",
    [
        [["a", "152"], ["b", "12"], ["c", "31"]],  # the last cells of a table
        [["Cộng", "x"], ["Cộng", "y"]],  # twice is not always
        [["a", "b", "c", "Trang này", "d", "e"]] * 3,  # within the pages
        [],
        [[]],
    ],
)
def test_what_only_looks_like_a_running_line_is_kept(pages: list[list[str]]) -> None:
    kept, left_out = without_running(pages)
    within = [[line for line in page if line not in left_out] for page in pages]
    assert kept == within
    assert all(line not in ("152", "12", "31", "Cộng", "Trang này") for line in left_out)


def test_pages_without_text_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(latin_pdf([["So da dang 152 tin, bai."], [], []]))
    assert Unread("page", 2) in read_report(path).unread


def test_a_list_of_articles_claims_nothing_and_is_told(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td>Tổ chức {n} hội nghị với {n}0 người</td><td>0{n}/10/2023</td></tr>"
        for n in range(1, 6)
    )
    rows = f"<tr><td></td><td></td><td></td></tr>{rows}"
    head = "<tr><th>STT</th><th>Tên tin, bài</th><th>Ngày đăng</th></tr>"
    path = tmp_path / "a.html"
    path.write_text(f"<p>{SAID}</p><p>Danh mục</p><table>{head}{rows}</table>", encoding="utf-8")
    found = audit_report(path)
    assert [claim.text for claim in found.claims] == [SAID]
    assert found.unread == (Unread("list", 7, "Danh mục"),)


def test_a_statement_does_not_run_from_cell_to_cell(tmp_path: Path) -> None:
    rows = "<tr><td>Trang tĩnh</td><td>28</td></tr><tr><td>Tin, bài chưa đọc</td><td>0</td></tr>"
    inside = f"<tr><td>Kết quả</td><td>{SAID}</td></tr>"
    path = tmp_path / "a.html"
    path.write_text(f"<p>Sổ</p><table>{rows}{inside}</table>", encoding="utf-8")
    assert [claim.text for claim in audit_report(path).claims] == ["Tin, bài chưa đọc | 0", SAID]
