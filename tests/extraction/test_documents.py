"""A file is read as its text, without a portal's chrome; what cannot be read says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document as WordDocument

from cchc_nlp.errors import EncodingError, InputError
from cchc_nlp.extraction.documents import document_text, read_document

LINES = [
    "Chi tiết - Sở Nông nghiệp",
    "Công khai thủ tục hành chính lĩnh vực thủy lợi",
    "Ngày 05/6, Sở niêm yết mười thủ tục tại Bộ phận Một cửa.",
    "Đang truy cập: 6",
    "Hôm nay: 510",
    "Tổng lượt truy cập: 1.204.310",
]
TITLE, TEXT = LINES[1], LINES[2]


def test_a_pasted_page_loses_its_counters_and_ribbon(tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    path.write_text("\n\n".join(LINES) + "Skip Ribbon Commands\n", encoding="utf-8")
    document = read_document(path)
    assert (document.title, document.text) == (TITLE, TEXT)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files_with_and_without_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "bai.txt"
    path.write_text(f"{TITLE}\n{TEXT}", encoding=encoding)
    assert read_document(path).text == TEXT


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    path.write_text("Ca\u0309i ca\u0301ch ha\u0300nh chi\u0301nh.", encoding="utf-8")
    assert read_document(path).text == "Cải cách hành chính."


def test_word_gives_paragraphs_and_rows_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.docx"
    word = WordDocument()
    word.add_paragraph(TITLE)
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Quý", "Tin, bài", "I", "12"), strict=True):
        cell.text = text
    word.add_paragraph(TEXT)
    word.save(str(path))
    assert document_text(path).split("\n") == [TITLE, "Quý | Tin, bài", "I | 12", TEXT]


def test_html_gives_its_blocks(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.html"
    path.write_text(f"<h1>{TITLE}</h1><p>{TEXT}</p><p>Lượt xem: 12</p>", encoding="utf-8")
    assert document_text(path) == f"{TITLE}\n{TEXT}"


def test_a_text_file_is_audited_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.txt"
    path.write_text("  Tổng số  12 tin.\r\n\r\nHôm nay: 5", encoding="utf-8", newline="")
    assert document_text(path) == "  Tổng số  12 tin.\n\nHôm nay: 5"


def test_other_encodings_are_not_guessed(tmp_path: Path) -> None:
    path = tmp_path / "cu.txt"
    path.write_bytes("Cải cách".encode()[:-1] + b"\xb5 n\xe9i")
    with pytest.raises(EncodingError, match="not UTF-8; save the file"):
        read_document(path)


def test_an_unknown_ending_lists_those_that_are_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"use \.txt"):
        read_document(tmp_path / "bai.odt")


def test_the_users_own_article_holds_no_chrome(shared: Path) -> None:
    text = read_document(shared / "sources" / "bai-viet-chi-cuc-trong-trot-2024.txt").text
    for chrome in ("Đang truy cập", "Tổng lượt truy cập", "Hôm nay:", "Chi tiết - Sở"):
        assert chrome not in text
    assert text.startswith("Công tác CCHC")


def test_a_page_at_which_the_parser_would_hang_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bai.html"
    attributes = " ".join(f"a{number}" for number in range(60_000))
    path.write_text(f"<p {attributes}>Tin</p>", encoding="utf-8")
    with pytest.raises(InputError, match=r"bai\.html: a tag of more than 20,000 attributes"):
        read_document(path)
