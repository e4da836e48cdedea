"""Files that are no sheet, or no longer one: named with the way out, and nothing is stored."""

from __future__ import annotations

import io
import shutil
import struct
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import ReviewError
from cchc_nlp.reviewing.importing import import_reviews

from .sheets import write

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def _headings(sheet: Path, change: Callable[[dict[str, str]], None]) -> None:
    book = load_workbook(sheet)
    names = {cell.value: cell.value for cell in book.worksheets[0][1]}
    change(names)
    for cell in book.worksheets[0][1]:
        cell.value = names[cell.value]
    book.save(sheet)


def missing(sheet: Path) -> None:
    _headings(sheet, lambda names: names.update({"Mã văn bản": "Khác"}))


def two_missing(sheet: Path) -> None:
    _headings(sheet, lambda names: names.update({"Mã": "STT", "Máy gán": ""}))


def doubled(sheet: Path) -> None:
    _headings(sheet, lambda names: names.update({"Ghi chú": "KET LUAN"}))


def no_headings(sheet: Path) -> None:
    book = load_workbook(sheet)
    book.worksheets[0].delete_rows(1)
    book.save(sheet)


def copied(sheet: Path) -> None:
    book = load_workbook(sheet)
    book.copy_worksheet(book.worksheets[0]).title = "Bản sao"
    book.save(sheet)


def merged(sheet: Path) -> None:
    book = load_workbook(sheet)
    book.worksheets[0].merge_cells("J2:J4")
    book.save(sheet)


def another_table(sheet: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["Họ tên", "Chức vụ"])
    book.save(sheet)


def cut_off(sheet: Path) -> None:
    sheet.write_bytes(sheet.read_bytes()[:-2000])


def flipped(sheet: Path) -> None:
    """The bytes of one part are damaged: its checksum no longer holds."""
    body = bytearray(sheet.read_bytes())
    with ZipFile(io.BytesIO(bytes(body))) as archive:
        part = archive.getinfo("xl/worksheets/sheet1.xml")
    name, extra = struct.unpack("<HH", body[part.header_offset + 26 : part.header_offset + 30])
    start = part.header_offset + 30 + name + extra + part.compress_size // 2
    body[start : start + 40] = bytes(40)
    sheet.write_bytes(bytes(body))


def _rewritten(sheet: Path, change: Callable[[str, bytes], bytes]) -> None:
    with ZipFile(sheet) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(sheet, "w", ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, change(name, body))


def broken_xml(sheet: Path) -> None:
    _rewritten(sheet, lambda name, b: b[: len(b) // 2] if "sheet1.xml" in name else b)


def renamed_csv(sheet: Path) -> None:
    sheet.write_text("Mã,Kết luận\na1,đúng\n", encoding="utf-8")


def protected(sheet: Path) -> None:
    sheet.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le") + bytes(480))


def old_excel(sheet: Path) -> None:
    sheet.write_bytes(OLE + "Workbook".encode("utf-16-le") + bytes(496))


def open_document(sheet: Path) -> None:
    with ZipFile(sheet, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")


def binary_workbook(sheet: Path) -> None:
    with ZipFile(sheet, "w") as archive:
        archive.writestr("xl/workbook.bin", b"")


def word_document(sheet: Path) -> None:
    with ZipFile(sheet, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")


def empty_file(sheet: Path) -> None:
    sheet.write_bytes(b"")


def gone(sheet: Path) -> None:
    sheet.unlink()


def a_folder(sheet: Path) -> None:
    sheet.unlink()
    sheet.mkdir()


DAMAGE = {
    missing: "row 1: no column 'Mã văn bản'; keep the headings of the export",
    two_missing: "row 1: no column 'Mã', 'Máy gán'; keep",
    doubled: "row 1: heading 'Kết luận' stands twice, in J1 and M1; rename or delete",
    no_headings: "no row has the headings of a review sheet",
    copied: "the worksheets 'Rà soát' and 'Bản sao' are both review sheets; keep the one",
    merged: "J2:J4: merged cells; unmerge them",
    another_table: "no row has the headings of a review sheet",
    cut_off: "a damaged .xlsx; take it from its source again",
    flipped: "a damaged .xlsx .*repair it",
    broken_xml: "a damaged .xlsx .*repair it",
    renamed_csv: r"not an Excel sheet \(.xlsx\), whatever its name",
    protected: "protected by a password; open it, take the password off",
    old_excel: r"an old Excel file \(.xls\); open it and save it as .xlsx",
    open_document: r"an OpenDocument file \(.ods\); open it and save it as .xlsx",
    binary_workbook: r"a binary workbook \(.xlsb\)",
    word_document: "not an Excel sheet",
    empty_file: "not an Excel sheet",
    gone: r"cannot be read \(No such file or directory\)",
    a_folder: "cannot be read",
}


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
def test_each_kind_of_damage_is_named(
    corpus: Corpus, sheet: Path, damage: Callable[[Path], None]
) -> None:
    write(sheet, "a1", Kết_luận="đúng")
    damage(sheet)
    with pytest.raises(ReviewError, match=DAMAGE[damage]) as raised:
        import_reviews(sheet, corpus, by="Lan")
    assert str(raised.value).startswith(f"{sheet}: ")
    assert list(corpus.reviews()) == []


def test_any_other_ending_will_do(corpus: Corpus, sheet: Path, tmp_path: Path) -> None:
    write(sheet, "a1", Kết_luận="đúng")
    other = tmp_path / "gửi lại.tmp"
    shutil.copy(sheet, other)
    assert import_reviews(other, corpus, by="Lan") == 1
