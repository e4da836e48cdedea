"""A paragraph and a table to paste."""

from __future__ import annotations

from pathlib import Path

from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.text import write_text

from .conftest import MakeFacts, MakeRow


def test_markdown_is_one_paragraph_and_one_table(facts: ReportFacts, tmp_path: Path) -> None:
    write_text(facts, tmp_path / "a.md")
    paragraph, table = (tmp_path / "a.md").read_text("utf-8").rstrip().split("\n\n")
    assert paragraph.startswith("Đã đăng tải 4 tin, bài. Tiêu chí thống kê tin, bài CCHC: ")
    assert "Đã loại 1 tin, bài trùng nội dung." in paragraph
    assert "ước khoảng 2 (từ 1 đến 4)" in paragraph
    lines = table.splitlines()
    assert lines[0] == "| Nội dung chính của tin, bài | Số tin, bài | Tính là tin, bài CCHC |"
    assert "| Cải cách thủ tục hành chính | 1 | 1 |" in lines
    assert lines[-1] == "| Cộng | 4 | 2 |"


def test_plain_text_has_no_marks_and_straight_columns(facts: ReportFacts, tmp_path: Path) -> None:
    write_text(facts, tmp_path / "a.txt")
    text = (tmp_path / "a.txt").read_text("utf-8")
    assert "|" not in text
    rows = text.rstrip().split("\n\n")[1].splitlines()[1:]
    assert len({len(row) for row in rows}) == 1


def test_a_section_name_cannot_break_a_markdown_table(
    make_facts: MakeFacts, make_row: MakeRow, tmp_path: Path
) -> None:
    template = tmp_path / "t.md"
    template.write_text("[table by_section]", "utf-8")
    write_text(
        make_facts((make_row(section="a|b\n<img src=x> *c* [d](e)"),)),
        tmp_path / "a.md",
        template=template,
    )
    lines = (tmp_path / "a.md").read_text("utf-8").splitlines()
    assert lines[2].startswith(r"| a\|b &lt;img src=x> \*c\* \[d\](e) | 1 | 1 | 0 | 100,0% |")
    assert len(lines) == 4
