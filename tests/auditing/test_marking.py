"""The marked copy says what the report says, and beside it what was found; the report stays."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from cchc_nlp.auditing.claims import find_claims
from cchc_nlp.auditing.marking import mark_report
from cchc_nlp.auditing.reports import read_report
from cchc_nlp.auditing.tables import report_table_claims
from cchc_nlp.errors import InputError
from cchc_nlp.records import Claim, Remark, Verdict

RIGHT = "Năm 2023, Sở đăng 152 tin, bài, trong đó 121 tin và 31 bài về CCHC."
WRONG = "Năm 2022 đăng 100 tin, gồm 60 tin và 30 bài."
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NOTE = "<w:p><w:r><w:t>Gồm 12 tin.</w:t></w:r></w:p>"
ROWS = ["Đơn vị|Tin|Bài|Cộng", "Sở A|10|20|30", "Sở B|10|25|35", "Cộng|20|54|65"]


@pytest.fixture
def word(tmp_path: Path) -> Path:
    document = Document()
    paragraph = document.add_paragraph("Năm 2023, Sở đăng ")
    paragraph.add_run("15").bold = True
    paragraph.add_run("2 tin, bài, trong đó 121\u00a0tin  và 31 ").italic = True
    paragraph.add_run("bài về CCHC. " + WRONG)
    table = document.add_table(rows=4, cols=4)
    for row, written in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, written.split("|"), strict=True):
            cell.text = text
    document.add_paragraph("Đề nghị các đơn vị phối hợp.")
    path = tmp_path / "bao-cao.docx"
    document.save(str(path))
    return path


def marked(path: Path, output: Path) -> list[Claim]:
    report = read_report(path)
    claims = [*find_claims(report.text), *report_table_claims(report)]
    at = report.text.find("Đề nghị")
    remark = Remark(report.text[at : at + 7], at, at + 7, "vague", "Nên nêu rõ đơn vị.")
    mark_report(path, output, claims=claims, remarks=[remark] if at >= 0 else [])
    return claims


def fills(path: Path) -> dict[str, str]:
    """The shaded letters of a Word file by their colour."""
    found: dict[str, str] = {}
    for run in Document(str(path)).element.body.iter("{*}r"):
        for shading in run.iterfind("{*}rPr/{*}shd"):
            fill = next(value for key, value in shading.attrib.items() if key.endswith("}fill"))
            found[fill] = found.get(fill, "") + "".join(t.text or "" for t in run.iter("{*}t"))
    return found


def test_word_is_coloured_and_commented_and_says_the_same(word: Path, tmp_path: Path) -> None:
    before, output = word.read_bytes(), tmp_path / "ban-danh-dau.docx"
    claims = marked(word, output)
    assert word.read_bytes() == before
    assert read_report(output).text == read_report(word).text
    comments = list(Document(str(output)).comments)
    assert len(comments) == len(claims) + 1
    assert {comment.author for comment in comments} == {"cchc_nlp"}
    assert all(re.match("ĐÚNG|CẦN XEM|CHƯA KHỚP|LƯU Ý", comment.text) for comment in comments)
    shaded = fills(output)
    assert " ".join(shaded["C6EFCE"].split()).startswith(RIGHT)
    assert shaded["FFC7CE"] == WRONG + "54" + "65"
    assert "Đề nghị" not in "".join(shaded.values())


def test_split_runs_keep_their_formatting(word: Path, tmp_path: Path) -> None:
    text = read_report(word).text
    start = text.index("2 tin")  # from the middle of a number, across a run in italics
    claim = Claim(text[start : start + 9], start, start + 9)
    mark_report(word, tmp_path / "x.docx", claims=[claim])
    runs = Document(str(tmp_path / "x.docx")).paragraphs[0].runs
    styled = [(run.text, bool(run.bold), bool(run.italic)) for run in runs if run.text]
    assert styled[1:4] == [
        ("15", True, False),
        ("2 tin, bà", False, True),
        ("i, trong đó 121\u00a0tin  và 31 ", False, True),
    ]
    assert fills(tmp_path / "x.docx") == {"FFEB9C": "2 tin, bà"}


def test_overlapping_claims_show_the_worst(word: Path, tmp_path: Path) -> None:
    text = read_report(word).text
    end = text.index("\n")
    wide = Claim(text[:end], 0, end, arithmetic="sums")
    inner = Claim(text[4:8], 4, 8, verdict=Verdict("differs", {}, "Kho có 100."))
    mark_report(word, tmp_path / "x.docx", claims=[wide, inner])
    assert fills(tmp_path / "x.docx")["FFC7CE"] == text[4:8]
    assert [c.text for c in Document(str(tmp_path / "x.docx")).comments] == [
        "ĐÚNG: Các phần cộng lại bằng tổng.",
        "CHƯA KHỚP: Không có phép cộng để kiểm tra. Kho có 100.",
    ]


def test_a_claim_over_paragraphs_has_one_comment(word: Path, tmp_path: Path) -> None:
    text = read_report(word).text
    end = text.index("Sở A")
    mark_report(word, tmp_path / "x.docx", claims=[Claim(text[:end], 0, end)])
    with ZipFile(tmp_path / "x.docx") as package:
        body = package.read("word/document.xml").decode()
    assert body.count("commentRangeStart") == body.count("commentRangeEnd") == 1
    assert "Đơn vị" in fills(tmp_path / "x.docx")["FFEB9C"]


def test_what_stands_in_a_note_is_commented_at_the_first_line(word: Path, tmp_path: Path) -> None:
    name = "word/footnotes.xml"
    with ZipFile(word, "a") as package:
        package.writestr(name, f"<w:footnotes {_W}><w:footnote>{_NOTE}</w:footnote></w:footnotes>")
    text = read_report(word).text
    assert text.endswith("\nGồm 12 tin.")
    at = text.index("Gồm")
    mark_report(word, tmp_path / "x.docx", claims=[Claim(text[at:], at, len(text))])
    [comment] = Document(str(tmp_path / "x.docx")).comments
    assert "Gồm 12 tin." in comment.text


HOSTILE = f"""<html><head><script>thu()</script><link rel=stylesheet href=//e/x.css>
<meta http-equiv=refresh content="0;url=//e"><base href="//e/"></head><body onload="thu()">
<h1>BÁO CÁO</h1><p style="background:url(//e/p)">{RIGHT.replace("152", "<b>15</b>2")}</p>
<p onclick=x>{WRONG}<img src=//e/x.png><iframe src=//e></iframe></p><svg onload=x></svg>
<p>Đề nghị <a href="javascript:x()">các đơn vị</a> phối hợp.</p>
<form action=//e><input name=a></form></body></html>"""


def test_a_page_is_marked_and_made_inert(tmp_path: Path) -> None:
    path, output = tmp_path / "a.html", tmp_path / "b.html"
    path.write_text(HOSTILE, encoding="utf-8")
    marked(path, output)
    page = output.read_text(encoding="utf-8")
    for hostile in (
        "<script",
        "//e",
        "onload",
        "onclick",
        "javascript:",
        "<iframe",
        "<img",
        "<base",
    ):
        assert hostile not in page
    assert "default-src 'none'" in page
    assert "<b><mark" in page
    assert '<mark class="cchc-red"' in page
    assert "[CHƯA KHỚP 2]" in page
    for described in re.findall(r'aria-describedby="([^"]+)"', page):
        assert all(f'id="{name}"' in page for name in described.split())
    main = re.sub(r"<a class=\"cchc-note\".*?</a>|<aside.*", "", page, flags=re.DOTALL)
    (tmp_path / "c.html").write_text(main, encoding="utf-8")
    assert read_report(tmp_path / "c.html").text == read_report(path).text


def test_a_text_becomes_a_page(tmp_path: Path) -> None:
    path, output = tmp_path / "a.txt", tmp_path / "b.html"
    path.write_text(f"<b>{RIGHT}</b>\n\n{WRONG}\n", encoding="utf-8")
    marked(path, output)
    page = output.read_text(encoding="utf-8")
    assert "&lt;b&gt;" in page
    assert f">{WRONG}</mark>" in page


@pytest.mark.parametrize("name", ["bao-cao.docx", "x.html", "here/bao-cao.docx"])
def test_the_report_is_never_overwritten(word: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "here").symlink_to(tmp_path)
    before = word.read_bytes()
    with pytest.raises(InputError):
        mark_report(word, tmp_path / name, claims=[])
    assert word.read_bytes() == before


def test_each_checked_cell_of_a_row_is_marked(tmp_path: Path) -> None:
    rows = ["Tháng|Tổng số tin, bài|Tin|Bài|Tỷ lệ bài (%)", "Tháng 1|10|3|7|70,0"]
    rows += ["Tháng 2|20|5|15|75,0", "Tháng 3|20|10|10|50,0", "Tháng 4|25|15|10|40,0"]
    rows += ["Tháng 5|10|9|1|10,0", "Cộng|85|42|43|56,0"]
    document = Document()
    table = document.add_table(rows=7, cols=5)
    for row, written in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, written.split("|"), strict=True):
            cell.text = text
    document.save(str(tmp_path / "a.docx"))
    claims = report_table_claims(read_report(tmp_path / "a.docx"))
    mark_report(tmp_path / "a.docx", tmp_path / "b.docx", claims=claims)
    shaded = fills(tmp_path / "b.docx")
    assert shaded == {
        "C6EFCE": "1070,02075,02050,02540,01010,0854243",
        "FFC7CE": "56,0",
    }


def test_a_mark_ends_before_the_number_of_the_next_line(tmp_path: Path) -> None:
    document = Document()
    for line in (
        "1. Đăng 152 tin, bài, gồm 121 tin và 31 bài",
        "2. Phát 5 tin, gồm 2 tin và 3 bài",
    ):
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    marked(tmp_path / "a.docx", tmp_path / "b.docx")
    (shaded,) = fills(tmp_path / "b.docx").values()
    assert shaded == "Đăng 152 tin, bài, gồm 121 tin và 31 bàiPhát 5 tin, gồm 2 tin và 3 bài"


def test_many_comments_are_numbered_once_and_those_of_others_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docx.oxml.comments import CT_Comments

    document = Document()
    for number in range(50):
        document.add_paragraph(
            f"Tháng {number}: đăng {number + 20} tin, gồm {number} tin và 20 bài."
        )
    document.add_comment(document.paragraphs[0].runs, text="Xem lại", author="Văn thư")
    document.save(str(tmp_path / "a.docx"))
    looked: list[object] = []
    found = CT_Comments._next_available_comment_id
    monkeypatch.setattr(
        CT_Comments, "_next_available_comment_id", lambda self: (looked.append(1), found(self))[1]
    )
    claims = marked(tmp_path / "a.docx", tmp_path / "b.docx")
    assert len(looked) == 1
    comments = list(Document(str(tmp_path / "b.docx")).comments)
    assert comments[0].text == "Xem lại"
    assert len({comment.comment_id for comment in comments}) == len(comments) == len(claims) + 1
    assert len({comment.text for comment in comments[1:]}) > 1
