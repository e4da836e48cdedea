"""A report is one text; its tables, headings and lines know where they stand in it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml

from cchc_nlp.auditing.reports import Report, read_report, report_of
from cchc_nlp.auditing.tables import report_table_claims
from cchc_nlp.errors import InputError
from cchc_nlp.extraction.documents import document_text

ROWS = ["Đơn vị|Tin|Bài|Cộng", "Sở A|10|20|30", "Sở B|10|25|35", "Cộng|20|45|65"]
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DTD = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def word_report(path: Path, change: Callable[..., None] | None = None) -> Path:
    document = Document()
    document.add_heading("Kết quả tuyên truyền", 1)
    document.add_paragraph().add_run("II. KẾT QUẢ").bold = True
    document.add_paragraph("Sở đăng 152 tin, bài.")
    table = document.add_table(rows=len(ROWS), cols=4)
    for row, written in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, written.split("|"), strict=True):
            cell.text = text
    if change:
        change(document)
    document.save(str(path))
    return path


def check_spans(report: Report) -> None:
    spans = [*report.headings, *report.lines, *report.tables]
    spans += [cell for table in report.tables for row in table.grid for cell in row]
    for span in spans:
        assert report.text[span.start : span.end] == span.text


def test_word(tmp_path: Path) -> None:
    path = word_report(tmp_path / "a.docx")
    report = read_report(path)
    assert report.text == document_text(path)
    check_spans(report)
    assert [(h.text, h.level) for h in report.headings] == [
        ("Kết quả tuyên truyền", 1),
        ("II. KẾT QUẢ", 1),
    ]
    assert [[cell.text for cell in row] for row in report.tables[0].grid] == [
        row.split("|") for row in ROWS
    ]
    places = [line.place for line in report.lines]
    assert places[:3] == [f"paragraph {n}" for n in (1, 2, 3)]
    assert places[3:] == [f"table 1, row {n}" for n in (1, 2, 3, 4)]
    assert len(report_table_claims(report)) == 6


def test_word_reads_insertions_and_notes_of_merged_cells_one(tmp_path: Path) -> None:
    def change(document: object) -> None:
        paragraph = document.paragraphs[2]._p  # type: ignore[attr-defined]
        for tag, text in (("ins", "<w:t>thêm 31</w:t>"), ("moveFrom", "<w:t>bỏ 99</w:t>")):
            paragraph.append(parse_xml(f"<w:{tag} {_W}><w:r>{text}</w:r></w:{tag}>"))
        box = f"<w:r {_W}><w:pict><w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p>"
        paragraph.append(parse_xml(f"{box}</w:txbxContent></w:pict></w:r>"))
        table = document.tables[0]  # type: ignore[attr-defined]
        table.cell(1, 0).merge(table.cell(2, 0)).text = "Sở A"
        # What a merged cell still holds is not shown.
        hidden = table._tbl.tr_lst[2].tc_lst[0].p_lst[0]
        hidden.append(parse_xml(f"<w:r {_W}><w:t>bỏ 99</w:t></w:r>"))
        table.cell(3, 0).merge(table.cell(3, 1)).text = "Cộng 20"

    report = read_report(word_report(tmp_path / "a.docx", change))
    check_spans(report)
    assert "thêm 31" in report.text
    assert "bỏ 99" not in report.text
    assert "Trong khung" in report.text.split("\n")
    assert report.text.count("Sở A") == 1
    assert report.text.count("Cộng 20") == 1
    grid = report.tables[0].grid
    assert grid[1][0] == grid[2][0]
    assert grid[3][0] == grid[3][1]


def test_word_composes_letters_and_keeps_places(tmp_path: Path) -> None:
    def change(document: object) -> None:
        document.tables[0].cell(1, 0).text = "So\u031b\u0309  A"  # type: ignore[attr-defined]

    report = read_report(word_report(tmp_path / "a.docx", change))
    check_spans(report)
    assert report.tables[0].grid[1][0].text == "Sở A"


def _zip(path: Path, parts: dict[str, bytes]) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, body in parts.items():
            package.writestr(name, body)


def _changed(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    _zip(path, parts)


def _bad(path: Path, kind: str) -> None:
    word_report(path)
    main = "word/document.xml"
    if kind == "no zip":
        path.write_bytes(b"Not a zip at all.")
    elif kind == "cut off":
        path.write_bytes(path.read_bytes()[:3000])
    elif kind == "locked":
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    elif kind == "macros":
        _changed(path, lambda parts: parts.update({"word/vbaProject.bin": b"x"}))
    elif kind == "entities":
        with_dtd = _DTD.encode() + b"<w:document"
        _changed(path, lambda p: p.update({main: p[main].replace(b"<w:document", with_dtd, 1)}))
    elif kind == "bomb":
        _changed(path, lambda p: p.update({main: p[main] + b" " * 61_000_000}))
    elif kind == "entities elsewhere":
        _changed(path, lambda p: p.update({"word/numbering.xml": _DTD.encode() + b"<x/>"}))
    elif kind == "broken xml":
        _changed(path, lambda p: p.update({main: p[main][:500]}))
    elif kind == "no document":
        _changed(path, lambda p: p.pop(main) and None)


_DAMAGE = "no zip;cut off;locked;macros;entities;entities elsewhere;bomb;broken xml;no document"


@pytest.mark.parametrize("kind", _DAMAGE.split(";"))
def test_a_word_file_that_cannot_be_read_says_so_in_one_line(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.docx"
    _bad(path, kind)
    with pytest.raises(InputError, match=r"a\.docx: ") as caught:
        read_report(path)
    assert "\n" not in str(caught.value)
    assert "root:" not in str(caught.value)


def test_all_parts_together_have_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = word_report(tmp_path / "a.docx")
    monkeypatch.setattr("cchc_nlp.extraction.word_packages.MAX_UNPACKED", 10_000)
    with pytest.raises(InputError, match="unpacks to"):
        read_report(path)


@pytest.mark.parametrize(("ending", "way_out"), [(".doc", r"\.docx"), (".docm", "macros")])
def test_other_files_of_word_are_named(tmp_path: Path, ending: str, way_out: str) -> None:
    with pytest.raises(InputError, match=way_out):
        read_report(tmp_path / f"a{ending}")


def test_page_with_spans_and_a_table_of_layout(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    cells = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>"
        for row in ROWS[2:]
    )
    path.write_text(
        "<table><tr><td><h2>Kết quả</h2></td></tr></table>"
        "<table><tr><th rowspan=2>Đơn vị<th colspan=2>Loại<th rowspan=2>Cộng"
        f"<tr><th>Tin<th>Bài<tr><td>Sở A<td>10<td><td>10</tr>{cells}</table><p>Hết.",
        encoding="utf-8",
    )
    report = read_report(path)
    assert report.text == document_text(path)
    check_spans(report)
    assert [h.text for h in report.headings] == ["Kết quả"]
    [table] = report.tables
    assert [cell.text for cell in table.grid[1]] == ["Đơn vị", "Tin", "Bài", "Cộng"]
    assert [cell.text for cell in table.grid[2]] == ["Sở A", "10", "", "10"]


@pytest.mark.parametrize(
    "written",
    [
        "\n".join(ROWS),
        "\n".join(f"| {row} |" for row in [ROWS[0], "--|--|--|--", *ROWS[1:]]),
        "\n".join(row.replace("|", "\t") for row in ROWS),
        "\n".join("   ".join(f"{c:>8}" for c in row.split("|")) for row in ROWS),
    ],
)  # fmt: skip
def test_lines_with_columns_are_tables(written: str) -> None:
    report = report_of(f"Số tin, bài\n\n{written}\n\nHết.")
    check_spans(report)
    [table] = report.tables
    assert [[cell.text for cell in row] for row in table.grid] == [row.split("|") for row in ROWS]
    assert len(report_table_claims(report)) == 6


@pytest.mark.parametrize(
    "written",
    [
        "Nơi nhận:        GIÁM ĐỐC\n- Như trên;      (Đã ký)",
        "Một câu.  Hai câu.\nCâu khác.\nBa.  Bốn.\n",
        "a | b\nc | d | e\nf | g | h | i",
    ],
)
def test_other_lines_are_no_tables(written: str) -> None:
    assert report_of(written).tables == ()


def test_a_pdf_has_the_tables_it_prints(tmp_path: Path) -> None:
    if not shutil.which("soffice"):
        pytest.skip("soffice is not installed")
    import subprocess

    word_report(tmp_path / "a.docx")
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/p", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "a.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    report = read_report(tmp_path / "a.pdf")
    assert report.text == document_text(tmp_path / "a.pdf")
    check_spans(report)
    assert sorted(str(c.checks[0].said) for c in report_table_claims(report)) == sorted(
        ["20", "45", "65", "30", "35", "65"]
    )


@pytest.mark.no_cover
def test_reading_grows_with_the_report(tmp_path: Path) -> None:
    def reading(paragraphs: int) -> float:
        document = Document()
        body, first = document.element.body, document.add_paragraph("Sở đăng 152 tin, bài.")._p
        from copy import deepcopy

        for _ in range(paragraphs):
            body.insert(0, deepcopy(first))
        path = tmp_path / f"{paragraphs}.docx"
        document.save(str(path))
        start = time.process_time()
        assert len(read_report(path).lines) == paragraphs + 1
        return time.process_time() - start

    reading(10)
    few, many = reading(1000), reading(8000)
    assert many < 8 * 4 * max(few, 0.05)  # a square law would be 64 times
