"""A paragraph and a table to paste."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cchc_nlp.errors import ReportError
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.last_period import LastPeriod
from cchc_nlp.reporting.text import text_width, write_text
from cchc_nlp.reporting.wording import printable

from .conftest import MakeFacts, MakeRow


def test_markdown_is_one_paragraph_and_one_table(facts: ReportFacts, tmp_path: Path) -> None:
    write_text(facts, tmp_path / "a.md")
    paragraph, caption, table = (tmp_path / "a.md").read_text("utf-8").rstrip().split("\n\n")
    assert caption == "**Số tin, bài theo nội dung chính**"
    assert paragraph.startswith("Đã đăng tải 4 tin, bài. Tiêu chí thống kê tin, bài CCHC: ")
    assert "Đã loại 1 tin, bài trùng nội dung." in paragraph
    assert "ước khoảng 2 (từ 1 đến 4)" in paragraph
    lines = table.splitlines()
    assert _cells(lines[0]) == [
        "Nội dung chính của tin, bài",
        "Số tin, bài",
        "Tính là tin, bài CCHC",
    ]
    assert ["Cải cách thủ tục hành chính", "1", "1"] in map(_cells, lines)
    assert _cells(lines[-1]) == ["Cộng", "4", "2"]
    assert len({len(line) for line in lines}) == 1  # the bars stand below each other


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split(" | ")]


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
    lines = (tmp_path / "a.md").read_text("utf-8").splitlines()[2:]
    assert _cells(lines[2]) == [r"a\|b &lt;img src=x> \*c\* \[d\](e)", "1", "1", "0", "100,0%"]
    assert len(lines) == 4


@pytest.mark.parametrize("ending", [".md", ".txt"])
@pytest.mark.parametrize(
    "title",
    [
        "Số\x00 12\x0b <b>&amp;</b>",
        "{{ total }} {% raw %}",
        "phải \u202e trái \u2066 \u200f\u0627\u0644\u0639",
        "Tô\u0309ng kê\u0301t, 公告",  # marks take no column of a screen, wide letters two
        "[table by_month]\n---\n# Giả",
        "một tên rất dài " * 2000,
    ],
)
def test_a_hostile_title_stays_in_its_cell(
    make_facts: MakeFacts, make_row: MakeRow, tmp_path: Path, title: str, ending: str
) -> None:
    template = tmp_path / "t.md"
    template.write_text(
        "[table items]\n\n{% for a in articles %}\n{{ a.title }}\n{% endfor %}", "utf-8"
    )
    rows = (make_row(1, title=title), make_row(2, title="Bài hai"))
    write_text(make_facts(rows), tmp_path / f"a{ending}", template=template)
    text = (tmp_path / f"a{ending}").read_text("utf-8")
    lines = text.split("\n\n")[1 if ending == ".md" else 0].splitlines()
    days = [line for line in lines if "01/03/2023" in line]
    assert len(days) == 2
    assert "Bài hai" in days[1]
    places = {text_width(line[: line.index("01/03/2023")]) for line in days}
    assert len(places) == 1 or (len(title) > 60 and ending == ".md")
    said = re.sub(r"\s+", "", text)
    if ending == ".md":
        said = said.replace("\\", "").replace("&lt;", "<").replace("&amp;", "&")
    assert re.sub(r"\s+", "", printable(title)) in said
    assert not set(text) & set("\x00\x0b\u202e\u2066\ufdd0")
    assert text.count("Số tin, bài theo tháng") == 0  # the title was no mark


def test_a_chart_is_told_in_words(facts: ReportFacts, tmp_path: Path) -> None:
    template = tmp_path / "t.md"
    template.write_text("[chart by_month]", "utf-8")
    write_text(facts, tmp_path / "a.txt", template=template)
    assert (tmp_path / "a.txt").read_text("utf-8") == (
        "Tháng 01/2023: 1 tin, bài, trong đó 0 tin, bài CCHC; Tháng 02/2023: 0 tin, bài, trong đó 0"
        " tin, bài CCHC; Tháng 03/2023: 3 tin, bài, trong đó 2 tin, bài CCHC.\n"
    )
    template.write_text("[chart items]", "utf-8")
    with pytest.raises(ReportError, match="there are by_month, by_quarter, by_section, by_source"):
        write_text(facts, tmp_path / "a.txt", template=template)


def test_one_paragraph_is_one_paragraph(
    make_facts: MakeFacts, last_year: LastPeriod, tmp_path: Path
) -> None:
    write_text(make_facts(last=last_year), tmp_path / "a.txt", template="doan-van")
    (line,) = (tmp_path / "a.txt").read_text("utf-8").splitlines()
    assert line.startswith("Đã đăng tải 4 tin, bài. Tiêu chí")
    assert "so với quý I/2022 là 20,0% (1/5)" in line


def test_the_comparison_stands_with_its_words_or_says_why_there_is_none(
    make_facts: MakeFacts, last_year: LastPeriod, tmp_path: Path
) -> None:
    template = tmp_path / "t.md"
    template.write_text("[table comparison]", "utf-8")
    write_text(make_facts(last=last_year, reviewed=4), tmp_path / "a.txt", template=template)
    lines = (tmp_path / "a.txt").read_text("utf-8").splitlines()
    assert [line.split("  ")[0] for line in lines[2:6]] == [
        "Tổng số tin, bài",
        "Tin, bài CCHC",
        "Tỷ lệ tin, bài CCHC",
        "Số tin, bài đã rà soát",
    ]
    assert [line.split()[-1] for line in lines[2:4]] == ["-1", "+1"]
    assert lines[4].endswith("20,0%   50,0%  +30,0 điểm phần trăm")
    assert "chưa đủ căn cứ để nói là tăng hay giảm" in lines[-1]
    write_text(make_facts(), tmp_path / "a.txt", template=template)
    assert (tmp_path / "a.txt").read_text("utf-8") == (
        "Không so sánh với kỳ trước, vì kỳ thống kê không có ngày đầu hoặc ngày cuối.\n"
    )


def test_the_english_brief_is_english(
    make_facts: MakeFacts, last_year: LastPeriod, tmp_path: Path
) -> None:
    write_text(make_facts(last=last_year), tmp_path / "a.txt", template="brief-en")
    text = (tmp_path / "a.txt").read_text("utf-8")
    assert (
        "the true number of items on administrative reform is estimated at about 2 (1 to 4)" in text
    )
    assert re.search(r"^Items published outside the period +1,245$", text, re.M)
    assert re.search(r"^Q1 2023 +4 +2 +2  50.0%$", text, re.M)
    assert not re.search("tin, bài|Tháng|rà soát", text)


def test_a_number_that_nobody_read_says_so_in_text(facts: ReportFacts, tmp_path: Path) -> None:
    template = tmp_path / "t.md"
    template.write_text("Có {{ reform }} tin.", "utf-8")
    write_text(facts, tmp_path / "a.txt", template=template)
    assert (tmp_path / "a.txt").read_text("utf-8") == ("Có 2 (máy gán nhãn, chưa rà soát) tin.\n")


def test_a_long_list_says_how_many_more_there_are(
    make_facts: MakeFacts, make_row: MakeRow, tmp_path: Path
) -> None:
    template = tmp_path / "t.md"
    template.write_text("[table items]", "utf-8")
    facts = make_facts(tuple(make_row(stt) for stt in range(1, 1004)))
    write_text(facts, tmp_path / "a.txt", template=template)
    lines = (tmp_path / "a.txt").read_text("utf-8").splitlines()
    assert lines[-3].startswith("1.000")
    assert lines[-1] == "… và 3 tin, bài nữa; danh mục đầy đủ có trong tệp minh chứng (.xlsx)"
