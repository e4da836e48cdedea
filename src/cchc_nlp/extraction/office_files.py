"""Readers of Word and Excel files: documents, tables, sheets.

A .docx is read as a stream of its XML, not with python-docx: that loads pictures and a whole tree
(a document of 5 MB took more memory than one file is given), repeats merged cells, and leaves out
content controls, tracked insertions and text boxes, in which forms keep what was filled in.
"""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any
from zipfile import ZipFile

from cchc_nlp.extraction.compound_files import root_streams, sector
from cchc_nlp.extraction.file_records import Clock, Reading, Unread, row_of_cells, text_of_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PART = 200_000_000  # bytes of one unpacked XML part; read as a stream
# What is written twice (for programs without drawings) or was moved to another place.
_SKIPPED = frozenset({"Fallback", "moveFrom"})
_SPACES = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_TAGS = [f"{{*}}{name}" for name in (*_SKIPPED, *_SPACES, "p", "t", "tc", "tr")]
_MOST_TOOL_BYTES = 20_000_000


def read_docx(body: bytes, _clock: Clock) -> Reading:
    """Paragraphs, rows of tables and text boxes, in the order they stand; no headers, no notes."""
    with ZipFile(BytesIO(body)) as package:
        part = main_part(package)
        check_part(package, part)
        with package.open(part) as source:
            return Reading(text_of_lines(_Blocks().lines(source)))


def main_part(package: ZipFile) -> str:
    """The part that holds the document: some programs call it other than word/document.xml."""
    from lxml import etree

    check_part(package, "_rels/.rels")
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    relations = etree.fromstring(package.read("_rels/.rels"), parser)
    for relation in relations.iter("{*}Relationship"):
        if (relation.get("Type") or "").endswith("/officeDocument"):
            return (relation.get("Target") or "").lstrip("/")
    return "word/document.xml"


def check_part(package: ZipFile, part: str) -> None:
    """Raises Unread for a part nobody should open: too large, locked, or with entities in it."""
    info = package.getinfo(part)
    if info.flag_bits & 1:
        raise Unread("encrypted", "the parts of the file are locked")
    if info.file_size > MAX_PART:
        raise Unread("too_large", f"{part} unpacks to {info.file_size:,} bytes")
    with package.open(part) as source:
        if b"<!DOCTYPE" in source.read(4096):
            raise Unread("broken", f"{part} declares entities, which no office program writes")


class _Blocks:
    """The blocks of a Word document while its XML goes by; nothing that was read is kept."""

    def __init__(self) -> None:
        self.paragraphs: list[list[str]] = []
        self.cells: list[list[str]] = []
        self.rows: list[list[str]] = []
        self.skipped = 0

    def lines(self, source: IO[bytes]) -> Iterator[str]:
        """One line a paragraph or row."""
        from lxml import etree

        for event, element in etree.iterparse(
            source, ("start", "end"), tag=_TAGS, resolve_entities=False, no_network=True
        ):
            tag = str(element.tag).rpartition("}")[2]
            if tag in _SKIPPED:
                self.skipped += 1 if event == "start" else -1
            elif self.skipped:
                continue
            elif event == "start":
                self._open(tag)
            else:
                yield from self._close(tag, element)

    def _open(self, tag: str) -> None:
        for name, stack in (("p", self.paragraphs), ("tc", self.cells), ("tr", self.rows)):
            if tag == name:
                stack.append([])

    def _close(self, tag: str, element: _Element) -> Iterator[str]:
        if tag == "p":
            yield from self._block("".join(self.paragraphs.pop()))
        elif tag == "tc" and self.rows:
            self.rows[-1].append(" ".join(self.cells.pop()))
        elif tag == "tr":
            yield from self._block(row_of_cells(self.rows.pop()))
        elif self.paragraphs:
            self.paragraphs[-1].append(_SPACES.get(tag) or element.text or "")
        if tag in ("p", "tr"):
            _forget(element)

    def _block(self, text: str) -> Iterator[str]:
        """The block, unless it stands in a cell and so in the line of its row."""
        if self.cells:
            self.cells[-1].append(text)
        else:
            yield text


def _forget(element: _Element) -> None:
    """Drop what was read, so that memory does not grow with the document."""
    element.clear(keep_tail=True)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def read_xlsx(body: bytes, _clock: Clock) -> Reading:
    """Rows of all sheets in their order, with the values that Excel last computed."""
    import openpyxl

    with ZipFile(BytesIO(body)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                check_part(package, name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of drawings and styles, which have no text
        book = openpyxl.load_workbook(
            BytesIO(body), read_only=True, data_only=True, keep_links=False
        )
        try:
            return Reading(text_of_lines(_rows(book)))
        finally:
            book.close()


def _rows(book: Any) -> Iterator[str]:
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # a sheet may claim a million columns
        for row in sheet.iter_rows(values_only=True):
            yield row_of_cells(_shown(value) for value in row if value is not None)


def _shown(value: object) -> str:
    """A cell's value as an office writes it.

    >>> _shown(dt.datetime(2023, 10, 25)), _shown(152.0), _shown(True)
    ('25/10/2023', '152', 'True')
    """
    if isinstance(value, dt.datetime):
        return f"{value:%d/%m/%Y %H:%M}".removesuffix(" 00:00")
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


_ANTIWORD = ("antiword", "-m", "UTF-8.txt", "-w", "0", "-")
_CATDOC = ("catdoc", "-d", "utf-8", "-w")


def read_doc(body: bytes, clock: Clock) -> Reading:
    """A Word 97-2003 document, read by antiword or catdoc, whichever is there and can."""
    start = sector(body, root_streams(body).get("WordDocument", 0))
    if len(start) > 11 and start[11] & 1:  # the flag fEncrypted of the file's head
        raise Unread("encrypted")
    return _read_by_tools(body, clock, tools=(_ANTIWORD, _CATDOC))


def read_rtf(body: bytes, clock: Clock) -> Reading:
    """A rich text document, read by catdoc."""
    return _read_by_tools(body, clock, tools=(_CATDOC,))


def _read_by_tools(body: bytes, clock: Clock, *, tools: tuple[tuple[str, ...], ...]) -> Reading:
    installed = [tool for tool in tools if shutil.which(tool[0])]
    if not installed:
        names = " or ".join(tool[0] for tool in tools)
        raise Unread("no_reader", f"install {names} to read this type")
    for tool in installed:
        text = _tool_text(body, clock, tool=tool)
        if text:
            return Reading(text)
    raise Unread("broken", f"{' and '.join(tool[0] for tool in installed)} found no text in it")


def _tool_text(body: bytes, clock: Clock, *, tool: tuple[str, ...]) -> str:
    """What a tool prints of the file, "" where it fails.

    Files without a name carry both ways: they are gone also when this process is killed.
    """
    command = [shutil.which(tool[0]) or tool[0], *tool[1:]]
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as printed:
        given.write(body)
        given.seek(0)
        done = subprocess.run(  # noqa: S603  # a tool's own path and fixed arguments
            command,
            stdin=given,
            stdout=printed,
            stderr=subprocess.DEVNULL,
            timeout=clock.timeout,
            check=False,
        )
        if done.returncode:
            return ""
        printed.seek(0)
        return text_of_lines(_tool_lines(printed.read(_MOST_TOOL_BYTES)))


def _tool_lines(printed: bytes) -> Iterator[str]:
    """The lines; a row of a table ("|1 |Sở Nội vụ |") as other readers give it."""
    for line in printed.decode("utf-8", errors="replace").splitlines():
        is_row = line.startswith("|") and line.rstrip().endswith("|")
        yield row_of_cells(line.split("|")) if is_row else line
