"""Files are what their bytes say, and end in a text or a status."""

from __future__ import annotations

import importlib.util
import os
import shutil
import struct
import sys
import time
import zlib
from pathlib import Path

import pytest

from cchc_nlp.extraction import (
    character_recognition,
    file_text,
    file_types,
    office_files,
    pdf_files,
)
from cchc_nlp.extraction.compound_files import SIGNATURE
from cchc_nlp.extraction.file_records import Clock, FileText
from cchc_nlp.extraction.file_text import text_of_file
from cchc_nlp.extraction.file_types import media_type
from cchc_nlp.extraction.files import read_file
from tests.extraction.file_builders import (
    LINE,
    PLAIN,
    bomb,
    compound_file,
    encrypted_pdf,
    excel_file,
    latin_pdf,
    old_word_file,
    scanned_pdf,
    vietnamese_pdf,
    with_flag,
    word_body,
    word_file,
    word_of_xml,
    zip_file,
)

HAS_PDFIUM = importlib.util.find_spec("pypdfium2") is not None
needs_ocr_extra = pytest.mark.skipif(
    not (HAS_PDFIUM and character_recognition.can_recognise()),
    reason="pypdfium2, or tesseract with its language vie, is not installed",
)
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="a script as a program")


@pytest.fixture
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(character_recognition, "can_recognise", lambda: False)


# --- types -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (latin_pdf([[PLAIN]]), "application/pdf"),
        (b"\n\xef\xbb\xbf%PDF-1.4", "application/pdf"),
        (word_file(), file_types.DOCX),
        (word_file()[:-900], file_types.DOCX),
        (excel_file([[1]]), file_types.XLSX),
        (zip_file({"[Content_Types].xml": b"", "ppt/slides/slide1.xml": b""}), file_types.PPTX),
        (
            zip_file({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""}),
            "application/vnd.oasis.opendocument.text",
        ),
        (zip_file({"mimetype": b"../../etc/passwd"}), "application/zip"),
        (zip_file({"word/a.txt": b"no content types"}), "application/zip"),
        (zip_file({}), "application/zip"),
        (old_word_file(), "application/msword"),
        (compound_file({"Workbook": b""}, inside="WordDocument"), "application/vnd.ms-excel"),
        (compound_file({"WordDocument": b""}, inside="Workbook"), "application/msword"),
        (compound_file({"PowerPoint Document": b""}), "application/vnd.ms-powerpoint"),
        (compound_file({"EncryptedPackage": b""}), file_types.LOCKED),
        (SIGNATURE, "application/x-ole-storage"),
        (rb"{\rtf1\ansi}", "application/rtf"),
        (b"Rar!\x1a\x07\x01\x00", "application/vnd.rar"),
        (b"7z\xbc\xaf\x27\x1c\x00", "application/x-7z-compressed"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><p>", "text/html"),
        (b'<?xml version="1.0"?><html xmlns="x">', "text/html"),
        (b'<?xml version="1.0"?><rss>', "application/xml"),
        ("Kế hoạch".encode(), "text/plain"),
        ("Kế hoạch".encode("utf-16"), "text/plain"),
        (b"MZ\x90\x00\x03", "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_a_type_is_told_by_bytes(body: bytes, expected: str) -> None:
    assert media_type(body) == expected


def test_a_lying_ending_gives_the_true_type_and_its_text() -> None:
    found = read_file(word_file(), name="scan.pdf")
    assert (found.media_type, found.text_status, found.text) == (file_types.DOCX, "read", LINE)


# --- Word and Excel ----------------------------------------------------------------------------


def test_word_gives_paragraphs_and_rows_without_headers() -> None:
    body = word_file(["Kế  hoạch", LINE], rows=[["TT", "Đơn vị"], ["1", "Sở\nNội vụ"]])
    found = text_of_file(body)
    assert found == FileText(file_types.DOCX, len(body), "read", found.text)
    assert found.text.split("\n") == ["Kế hoạch", LINE, "TT | Đơn vị", "1 | Sở Nội vụ"]


def test_word_gives_text_boxes_once_and_insertions_and_no_deletions() -> None:
    def run(text: str) -> str:
        return f"<w:r><w:t>{text}</w:t></w:r>"

    box = f"<w:txbxContent><w:p>{run('Trong khung')}</w:p></w:txbxContent>"
    inner = (
        f"<w:p>{run('Ngoài')}<w:ins>{run(' thêm')}</w:ins><w:del><w:r><w:delText>bớt</w:delText>"
        f"</w:r></w:del><w:moveFrom>{run('dời')}</w:moveFrom><mc:AlternateContent><mc:Choice>{box}"
        f"</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:p>"
        f"<w:sdt><w:sdtContent><w:p>{run('Ô nhập')}</w:p></w:sdtContent></w:sdt>"
    )
    found = text_of_file(word_of_xml(word_body(inner), part="word/document2.xml"))
    assert found.text.split("\n") == ["Trong khung", "Ngoài thêm", "Ô nhập"]


def test_a_table_in_a_table_stands_in_the_row_of_its_cell() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    inner = f"<w:tbl><w:tr>{cell.format('a')}{cell.format('b')}</w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr>{cell.format('1')}<w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    assert text_of_file(word_of_xml(word_body(outer))).text == "1 | a | b"


def test_excel_gives_the_rows_of_all_sheets() -> None:
    body = excel_file([["TT", "Đơn vị"], [], [1.0, None, "Sở", 3.5]], more=[["Phụ lục"]])
    assert text_of_file(body).text.split("\n") == ["TT | Đơn vị", "1 | Sở | 3.5", "Phụ lục"]


def test_a_document_behind_a_password_is_encrypted() -> None:
    locked = compound_file({"EncryptionInfo": b"", "EncryptedPackage": b"\1" * 5000})
    assert read_file(locked, name="a.docx").text_status == "encrypted"
    assert text_of_file(old_word_file(locked=True)).text_status == "encrypted"
    assert text_of_file(with_flag(word_file(), 1)).text_status == "encrypted"


ENTITIES = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
LAUGHS = (
    f'<!DOCTYPE l [<!ENTITY a0 "haha">{ENTITIES}]><l b="&a11;"><w:t xmlns:w="w">&a11;</w:t></l>'
)


@pytest.mark.parametrize("before", ["", f"<!--{'x' * 5000}-->"])
@pytest.mark.parametrize("part", ["word/document.xml", "xl/workbook.xml"])
def test_laughing_entities_are_not_expanded(before: str, part: str) -> None:
    found = read_file(word_of_xml(before + LAUGHS, part=part), seconds=10)
    assert (found.text_status, found.text) == ("broken", "")


@pytest.mark.parametrize("before", ["", f"<!--{'x' * 5000}-->"])
def test_an_external_entity_is_not_read(before: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("mật khẩu", encoding="utf-8")
    entity = f'<!DOCTYPE l [<!ENTITY a SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    body = '<w:p xmlns:w="w"><w:r><w:t>trước &a; sau</w:t></w:r></w:p>'
    assert "mật khẩu" not in text_of_file(word_of_xml(before + entity + body)).text


# --- Word 97, by tools -------------------------------------------------------------------------


def fake_tool(folder: Path, name: str, script: str) -> None:
    tool = folder / name
    tool.write_text(f"#!{sys.executable}\nimport sys\n{script}\n", encoding="utf-8")
    tool.chmod(0o755)


@on_posix
def test_antiword_is_asked_and_its_tables_become_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_ = "assert sys.stdin.buffer.read(4) == b'\\xd0\\xcf\\x11\\xe0';"
    fake_tool(tmp_path, "antiword", given_ + "print('Kế hoạch\\n|1 |Sở Nội vụ |')")
    fake_tool(tmp_path, "catdoc", "print('catdoc')")
    monkeypatch.setenv("PATH", str(tmp_path))
    found = read_file(old_word_file())
    assert (found.text_status, found.text) == ("read", "Kế hoạch\n1 | Sở Nội vụ")


@on_posix
def test_catdoc_is_asked_where_antiword_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_tool(tmp_path, "antiword", "print('half'); sys.exit(1)")
    fake_tool(tmp_path, "catdoc", "assert sys.argv[1:3] == ['-d', 'utf-8']; print('Kế hoạch')")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert text_of_file(old_word_file()).text == "Kế hoạch"
    fake_tool(tmp_path, "catdoc", "pass")
    assert text_of_file(old_word_file()).text_status == "broken"


def test_without_a_tool_there_is_no_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = text_of_file(old_word_file())
    assert (found.text_status, found.detail) == (
        "no_reader",
        "install antiword or catdoc to read this type",
    )


@on_posix
def test_a_tool_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pid = tmp_path / "pid"
    hang = f"import os, time; open({str(pid)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    fake_tool(tmp_path, "antiword", hang)
    monkeypatch.setenv("PATH", str(tmp_path))
    found = read_file(old_word_file(), seconds=3)
    assert (found.media_type, found.text_status) == (file_types.DOC, "timeout")
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


@pytest.mark.skipif(shutil.which("antiword") is None, reason="antiword is not installed")
def test_antiword_reads_a_word_97_document() -> None:
    body = old_word_file()
    # antiword reads memory it never wrote where a file is as bare as this one: now and then it
    # finds nothing
    found = {office_files._tool_text(body, Clock(), tool=office_files._ANTIWORD) for _ in range(20)}
    assert found - {""} == {LINE}


@pytest.mark.skipif(shutil.which("catdoc") is None, reason="catdoc is not installed")
def test_catdoc_reads_rich_text() -> None:
    assert text_of_file(rb"{\rtf1\ansi C\u7843?i c\u225?ch}").text == "Cải cách"


# --- PDF ---------------------------------------------------------------------------------------


def test_a_pdf_gives_the_lines_of_its_pages() -> None:
    found = read_file(vietnamese_pdf([[LINE] * 3, ["Trang hai"]]))
    assert (found.text_status, found.text.split("\n")) == ("read", [LINE] * 3 + ["Trang hai"])


def test_text_in_fonts_of_before_unicode_is_converted() -> None:
    tcvn3 = "ñy ban nh©n d©n tØnh ban hµnh quyÕt ®Þnh vÒ c¶i c¸ch hµnh chÝnh"
    line = "ủy ban nhân dân tỉnh ban hành quyết định về cải cách hành chính"
    assert text_of_file(latin_pdf([[tcvn3] * 9])).text.split("\n") == [line] * 9


def test_the_soft_hyphen_of_tcvn3_is_a_letter() -> None:
    found = text_of_file(word_file(["ñy ban nh©n d©n tØnh Hµ T©y tr\u00adêng häc nhµ n\u00adíc"]))
    assert found.text == "ủy ban nhân dân tỉnh Hà Tây trường học nhà nước"


@pytest.mark.usefixtures("no_ocr")
def test_a_scan_needs_ocr_also_with_a_stamp_of_a_signature() -> None:
    found = text_of_file(scanned_pdf(3, stamp="Nguoi ky: UBND tinh; ngay ky 25/10/2023 14:05"))
    assert (found.text_status, found.text) == ("needs_ocr", "")
    assert found.detail.startswith("3 of 3 pages are pictures; ")


@pytest.mark.usefixtures("no_ocr")
def test_shapes_without_letters_need_ocr() -> None:
    found = text_of_file(vietnamese_pdf([[LINE] * 20], with_meaning=False))
    assert (found.text_status, found.text) == ("needs_ocr", "")


def test_a_page_without_anything_is_empty() -> None:
    assert text_of_file(latin_pdf([[], []])).text_status == "empty"


def test_an_encrypted_pdf_is_read_where_everybody_may() -> None:
    assert text_of_file(encrypted_pdf(password="")).text.startswith(PLAIN)
    assert text_of_file(encrypted_pdf(password="bi mat")).text_status == "encrypted"


def test_a_cut_pdf_is_broken_and_not_half_read() -> None:
    whole = vietnamese_pdf([[LINE] * 20] * 5)
    found = text_of_file(whole[: len(whole) // 2])
    assert (found.text_status, found.text) == ("broken", "")


def test_a_long_pdf_gives_the_pages_that_were_read_in_time() -> None:
    found = text_of_file(latin_pdf([[PLAIN]] * 3), clock=Clock(time.monotonic()))
    assert found.text_status == "timeout"
    assert (found.text, found.detail) == (PLAIN, "1 of 3 pages were read in time")


@pytest.mark.skipif(not HAS_PDFIUM, reason="pypdfium2 is not installed")
@pytest.mark.usefixtures("no_ocr")
def test_both_libraries_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = [
        vietnamese_pdf([[LINE] * 3]),
        scanned_pdf(2, stamp="UBND"),
        encrypted_pdf(password="x"),
        latin_pdf([[]]),
    ]
    first = [text_of_file(body) for body in bodies]
    monkeypatch.setattr(pdf_files, "has_pdfium", lambda: False)
    second = [text_of_file(body) for body in bodies]
    assert [(f.text_status, f.text) for f in first] == [(s.text_status, s.text) for s in second]


# --- letters in pictures -----------------------------------------------------------------------


def picture_of(body: bytes) -> tuple[int, int, bytes]:
    """The first page of a PDF as grey pixels."""
    document = pdf_files.open_with_pdfium(body)
    head, _, pixels = character_recognition._bitmap(document[0]).partition(b" 255\n")
    document.close()
    width, height = map(int, head.split()[1:3])
    return width, height, pixels


@needs_ocr_extra
def test_letters_of_a_scan_are_recognised() -> None:
    picture = picture_of(latin_pdf([[PLAIN, "So 485/QD-UBND"]]))
    found = read_file(scanned_pdf(1, picture=picture))
    assert found.text_status == "read_by_ocr"
    assert "485/QD-UBND" in found.text


@needs_ocr_extra
def test_letters_of_a_picture_are_recognised() -> None:
    width, height, grey = picture_of(latin_pdf([["THONG BAO SO 27"]], size=30))
    rows = b"".join(b"\0" + grey[y * width : (y + 1) * width] for y in range(height))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d)) for t, d in chunks
    )
    found = text_of_file(png)
    assert (found.media_type, found.text_status) == ("image/png", "read_by_ocr")
    assert "27" in found.text


@needs_ocr_extra
def test_a_scan_that_takes_too_long_still_needs_ocr() -> None:
    picture = picture_of(latin_pdf([[PLAIN] * 40]))
    clock = Clock(time.monotonic() + 0.05)
    assert text_of_file(scanned_pdf(9, picture=picture), clock=clock).text_status in (
        "needs_ocr",
        "timeout",
    )


# --- ZIP ---------------------------------------------------------------------------------------


def test_a_zip_gives_the_texts_of_its_files_under_their_names() -> None:
    body = zip_file(
        {
            "Kế hoạch.docx": word_file(),
            "thư mục/": b"",
            "Báo cáo.pdf": latin_pdf([[PLAIN]]),
            "__MACOSX/._a": b"\0\1",
            "trong.zip": zip_file({"a.docx": word_file()}),
            "khác.bin": b"\0\1\2",
        }
    )
    found = read_file(body)
    assert found.text.split("\n") == ["Kế hoạch.docx", LINE, "Báo cáo.pdf", PLAIN]
    assert found.detail == (
        "Kế hoạch.docx: read; Báo cáo.pdf: read; trong.zip: unsupported; khác.bin: unsupported"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "cp1258"])
def test_names_in_a_zip_are_read_where_their_encoding_is_not_said(encoding: str) -> None:
    name = "Bi\u00ea\u0309u ma\u0303u \u0111\u01a1n.docx"  # as the Vietnamese code page composes
    found = text_of_file(zip_file({name: word_file()}, encoding=encoding))
    assert found.detail == "Biểu mẫu đơn.docx: read".replace("mẫu", "mãu")


def test_a_zip_that_cannot_be_opened_says_why() -> None:
    assert text_of_file(with_flag(zip_file({"a.docx": word_file()}), 1)).text_status == "encrypted"
    assert text_of_file(zip_file({"a.docx": word_file()})[:-30]).text_status == "broken"
    assert text_of_file(zip_file({})).text_status == "empty"
    many = zip_file({str(i): b"x" for i in range(file_text.MAX_MEMBERS + 1)})
    assert text_of_file(many).text_status == "too_large"


@pytest.mark.parametrize("size", [60_000_000, 300_000_000])
def test_a_bomb_is_not_unpacked(size: int) -> None:
    found = text_of_file(bomb(size))
    assert (found.media_type, found.text_status) == ("application/zip", "too_large")


# --- pages and plain text ----------------------------------------------------------------------


def test_a_page_that_word_saved_is_read_and_an_error_page_is_not() -> None:
    page = "<html><body><p>Cải cách</p><p>hành chính</p></body></html>".encode()
    assert text_of_file(page, name="Báo cáo.DOC").text == "Cải cách\nhành chính"
    assert text_of_file(page, name="bao-cao.pdf").text_status == "unsupported"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_plain_text_is_read(encoding: str) -> None:
    assert text_of_file("Cải cách\r\nhành chính".encode(encoding)).text == "Cải cách\nhành chính"


def test_nothing_is_empty_and_a_type_without_reader_unsupported() -> None:
    assert read_file(b"").text_status == "empty"
    assert text_of_file(b"\0\0\0\n").text_status == "empty"
    assert text_of_file(b"Rar!\x1a\x07\x01\x00").text_status == "unsupported"
