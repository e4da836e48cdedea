"""Files as offices attach them, and as nobody should: each is made here, byte by byte."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterable, Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
import openpyxl

LINE = "Ủy ban nhân dân tỉnh ban hành Quyết định số 485/QĐ-UBND về cải cách hành chính"
PLAIN = "Uy ban nhan dan tinh ban hanh Ke hoach cai cach hanh chinh nha nuoc nam 2023"

# --- PDF ---------------------------------------------------------------------------------------


def pdf_of(objects: Iterable[bytes], *, trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first of which is its catalog."""
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, data in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, data)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(offsets) + 1
    out += b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def stream(data: bytes, *, entries: bytes = b"", packed: bool = True) -> bytes:
    if packed:
        data, entries = zlib.compress(data), entries + b"/Filter/FlateDecode"
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)


def paged(
    contents: Iterable[bytes], *, resources: bytes, shared: Iterable[bytes], trailer: bytes = b""
) -> bytes:
    """A PDF with one page for each content; `shared` objects are numbered from 3."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", *shared]
    kids = []
    for content in contents:
        objects.append(content)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<%b>>/Contents %d 0 R>>"
            % (resources, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(kids), b" ".join(kids))
    return pdf_of(objects, trailer=trailer)


HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def latin_pdf(pages: Iterable[Iterable[str]], *, size: int = 12) -> bytes:
    """Lines in a font that every reader has; only what WinAnsi has, and so TCVN3 as it is typed."""
    drawn = (
        b"BT /F1 %d Tf 50 790 Td %d TL " % (size, size + 4)
        + b" ".join(b"<%b> Tj T*" % line.encode("cp1252").hex().encode() for line in lines)
        + b" ET"
        for lines in pages
    )
    return paged(map(stream, drawn), resources=b"/Font<</F1 3 0 R>>", shared=[HELVETICA])


def vietnamese_pdf(pages: Iterable[Iterable[str]], *, with_meaning: bool = True) -> bytes:
    """Lines as Word saves them: shapes by number, and a table from numbers to letters.

    Without the table (`with_meaning=False`) nobody knows what the shapes are.
    """
    pages = [list(lines) for lines in pages]
    letters = sorted({c for lines in pages for line in lines for c in line})
    codes = {letter: _shape_number(letter, i) for i, letter in enumerate(letters)}
    drawn = (
        b"BT /F1 12 Tf 50 790 Td 16 TL "
        + b" ".join(b"<%b> Tj T*" % _coded(line, codes) for line in lines)
        + b" ET"
        for lines in pages
    )
    font = b"<</Type/Font/Subtype/Type0/BaseFont/T/Encoding/Identity-H/DescendantFonts[4 0 R]%b>>"
    descendant = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/T/DW 500"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    )
    shared = [font % (b"/ToUnicode 5 0 R" if with_meaning else b""), descendant]
    return paged(
        map(stream, drawn),
        resources=b"/Font<</F1 3 0 R>>",
        shared=[*shared, stream(_cmap(codes))],
    )


def _shape_number(letter: str, index: int) -> int:
    """As in TrueType fonts: A is shape 36, and Vietnamese letters come far behind."""
    return ord(letter) - 29 if letter.isascii() else 0x430 + index


def _coded(line: str, codes: Mapping[str, int]) -> bytes:
    return "".join(f"{codes[c]:04X}" for c in line).encode()


def _cmap(codes: Mapping[str, int]) -> bytes:
    rows = "\n".join(f"<{code:04X}> <{ord(letter):04X}>" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
        "1 begincodespacerange <0000> <FFFF> endcodespacerange "
        f"{len(codes)} beginbfchar\n{rows}\nendbfchar endcmap end end"
    ).encode()


def scanned_pdf(
    pages: int, *, stamp: str = "", picture: tuple[int, int, bytes] | None = None
) -> bytes:
    """Pages that are one grey picture each; `stamp` is the text of a digital signature."""
    width, height, grey = picture or (620, 877, b"\xf0" * 620 * 877)
    image = stream(
        grey,
        entries=b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8"
        b"/ColorSpace/DeviceGray" % (width, height),
    )
    drawn = b"q 595 0 0 842 0 0 cm /Im Do Q BT /F1 8 Tf 350 800 Td (%b) Tj ET" % stamp.encode()
    return paged(
        [stream(drawn)] * pages,
        resources=b"/Font<</F1 3 0 R>>/XObject<</Im 4 0 R>>",
        shared=[HELVETICA, image],
    )


def encrypted_pdf(*, password: str) -> bytes:
    """A PDF locked by its owner; whoever has `password` may read it, "" is everybody."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(latin_pdf([[PLAIN] * 20]))))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


# --- Word and Excel ----------------------------------------------------------------------------


def word_file(lines: Iterable[str] = (LINE,), *, rows: Iterable[Iterable[str]] = ()) -> bytes:
    """A document with a header, paragraphs, and after them a table."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Đầu trang"
    for line in lines:
        document.add_paragraph(line)
    rows = [list(row) for row in rows]
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for cells, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_of_xml(xml: str | bytes, *, part: str = "word/document.xml") -> bytes:
    """A document whose XML is given."""
    target = part.encode()
    return zip_file(
        {
            "[Content_Types].xml": b"<Types/>",
            "_rels/.rels": b'<Relationships><Relationship Type="x/officeDocument" Target="/%b"/>'
            b"</Relationships>" % target,
            part: xml.encode() if isinstance(xml, str) else xml,
        }
    )


def word_body(inner: str) -> str:
    names = 'xmlns:w="w" xmlns:mc="mc" xmlns:v="v"'
    return f'<?xml version="1.0"?><w:document {names}><w:body>{inner}</w:body></w:document>'


def excel_file(rows: Iterable[Iterable[object]], *, more: Iterable[Iterable[object]] = ()) -> bytes:
    """A book of two sheets."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))  # type: ignore[union-attr]
    for row in more:
        (book["B"] if "B" in book.sheetnames else book.create_sheet("B")).append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# --- compound files (OLE) ----------------------------------------------------------------------


def compound_file(streams: Mapping[str, bytes], *, inside: str = "") -> bytes:
    """The container of .doc and .xls, with streams of at least 4096 bytes at its root.

    `inside` names a stream that lies in a folder, as an embedded object does.
    """
    names = list(streams)
    data = [body.ljust(4096, b"\0") for body in streams.values()]
    table, sectors = [0xFFFFFFFD], []
    entry_count = len(names) + (2 if inside else 0) + 1
    directory_sectors = -(-entry_count // 4)
    table += [i + 2 for i in range(directory_sectors - 1)] + [0xFFFFFFFE]
    starts = []
    for body in data:
        starts.append(len(table))
        count = -(-len(body) // 512)
        table += [len(table) + i + 1 for i in range(count - 1)] + [0xFFFFFFFE]
        sectors.append(body.ljust(count * 512, b"\0"))
    entries = _entries(names, starts, [len(body) for body in data], inside)
    head = struct.pack(
        "<8s16xHHHHH6xIII4xIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        62,
        3,
        0xFFFE,
        9,
        6,
        0,
        1,
        1,
        4096,
        0xFFFFFFFE,
        0,
        0xFFFFFFFE,
        0,
    )
    head += struct.pack("<I", 0) + b"\xff" * 4 * 108
    fat = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    return head + fat + entries.ljust(directory_sectors * 512, b"\0") + b"".join(sectors)


def _entries(names: list[str], starts: list[int], sizes: list[int], inside: str) -> bytes:
    """The directory: the root, and under it a chain of right neighbours."""
    none = 0xFFFFFFFF
    rows = [("Root Entry", 5, none, 1, 0xFFFFFFFE, 0)]
    last = len(names) + (1 if inside else 0)
    for i, name in enumerate(names, 1):
        rows.append((name, 2, i + 1 if i < last else none, none, starts[i - 1], sizes[i - 1]))
    if inside:
        rows.append(("ObjectPool", 1, none, last + 1, 0, 0))
        rows.append((inside, 2, none, none, 0xFFFFFFFE, 0))
    return b"".join(_entry(*row) for row in rows)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    coded = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36xIII", coded, len(coded) + 2, kind, 1, 0xFFFFFFFF, right, child, start, size, 0
    )


def old_word_file(text: str = LINE, *, locked: bool = False) -> bytes:
    """A Word 97 document of one piece of text, with the head that says whether it is locked."""
    letters = (text + "\r").encode("utf-16-le")
    count, start = len(letters) // 2, 0x600
    pieces = struct.pack("<BIIIHIH", 2, 16, 0, count, 0, start, 0)
    head = bytearray(start)
    struct.pack_into("<HHHHHH", head, 0, 0xA5EC, 193, 0, 0x0409, 0, 0x0300 if locked else 0x0200)
    struct.pack_into("<II", head, 24, start, start + len(letters))  # where the text lies
    struct.pack_into("<H", head, 32, 14)
    struct.pack_into("<H", head, 62, 22)
    struct.pack_into("<I", head, 64 + 12, count)
    struct.pack_into("<H", head, 152, 93)
    struct.pack_into("<II", head, 0x1A2, 0, len(pieces))  # the table of pieces
    return compound_file({"WordDocument": bytes(head) + letters, "1Table": pieces})


# --- ZIP ---------------------------------------------------------------------------------------


class _Named(ZipInfo):
    """A member whose name is in an encoding that the ZIP does not tell."""

    encoding = ""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode(self.encoding), self.flag_bits


def zip_file(members: Mapping[str, bytes], *, encoding: str = "") -> bytes:
    """A ZIP; with an `encoding`, its names are in that and nothing says so."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, body in members.items():
            member = _Named(name) if encoding else ZipInfo(name)
            if isinstance(member, _Named):
                member.encoding = encoding
            archive.writestr(member, body, ZIP_DEFLATED)
    return out.getvalue()


def with_flag(archive: bytes, flag: int) -> bytes:
    """The ZIP with a flag set in every member's head, both in front of it and in the directory."""
    made = bytearray(archive)
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(signature)
        while at >= 0:
            made[at + place] |= flag
            at = made.find(signature, at + 4)
    return bytes(made)


def bomb(size: int) -> bytes:
    """Zeros without end, packed small."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive, archive.open("a.docx", "w") as member:
        for _ in range(size // 1_000_000):
            member.write(bytes(1_000_000))
    return out.getvalue()
