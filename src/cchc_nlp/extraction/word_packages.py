"""Opening a Word file (.docx) as trees of its XML: nothing is run or fetched, all has a bound."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from cchc_nlp.errors import InputError
from cchc_nlp.extraction.file_records import Unread
from cchc_nlp.extraction.file_types import DOC, DOCX, LOCKED, media_type
from cchc_nlp.extraction.office_files import check_part, main_part

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_TREE = 60_000_000  # bytes of one part that is held as a tree: some thousands of pages
MAX_UNPACKED = 300_000_000  # bytes of all parts, pictures among them
_NOTES = ("footnotes", "endnotes")
_MARGIN = re.compile(r"(header|footer)\d*\.xml")
_WHY_NOT = {
    LOCKED: "locked with a password; save a copy without one",
    DOC: "a Word 97-2003 file under another ending; save it as .docx",
}
_DAMAGE = (BadZipFile, KeyError, ValueError, zlib.error, EOFError, OSError, NotImplementedError)


@dataclass(frozen=True, eq=False)
class WordPackage:
    """The trees of a Word file that hold text: the body, the notes under it, and its styles.

    `margins` are the headers and footers of its pages.
    """

    body: _Element
    notes: tuple[tuple[str, _Element], ...] = ()
    styles: _Element | None = None
    margins: tuple[tuple[str, _Element], ...] = ()


def open_word(path: str | Path) -> WordPackage:
    """The trees of a .docx.

    Raises InputError for what is no Word file, is damaged, locked, holds macros or document type
    declarations, or would unpack to more than a report needs.
    """
    return _opened(Path(path).read_bytes(), path)


def _opened(body: bytes, path: str | Path) -> WordPackage:
    kind = media_type(body)
    if kind != DOCX:
        why = _WHY_NOT.get(kind, "not a Word file (.docx), or damaged; save it again as .docx")
        raise InputError(f"{path}: {why}")
    try:
        with ZipFile(BytesIO(body)) as package:
            _check_package(package)
            return _trees(package)
    except Unread as error:
        raise InputError(f"{path}: not read ({error}); save it again as .docx") from error
    except (*_DAMAGE, RuntimeError) as error:
        raise InputError(f"{path}: a damaged Word file; save it again as .docx") from error


def _check_package(package: ZipFile) -> None:
    """Raises Unread for a package that nobody should open."""
    infos = package.infolist()
    if any("vbaproject" in info.filename.lower() for info in infos):
        raise Unread("unsupported", "it holds macros")
    size = sum(info.file_size for info in infos)
    if size > MAX_UNPACKED:
        raise Unread("too_large", f"it unpacks to {size:,} bytes")
    for info in infos:
        if info.filename.endswith((".xml", ".rels")):
            check_part(package, info.filename)


def _trees(package: ZipFile) -> WordPackage:
    main = main_part(package)
    folder = main.rpartition("/")[0]
    root = _tree(package, main)
    body = next(root.iterchildren("{*}body"), None)
    if body is None:
        raise Unread("broken", "it has no body")
    styles = next(_parts(package, folder, "styles"), None)
    notes = ((name, tree) for name in _NOTES for tree in _parts(package, folder, name))
    return WordPackage(body, tuple(notes), styles, tuple(_margins(package, folder)))


def _margins(package: ZipFile, folder: str) -> Iterator[tuple[str, Any]]:
    """Headers and footers, each part with which of the two it is."""
    for part in sorted(package.namelist()):
        match = _MARGIN.fullmatch(part.removeprefix(f"{folder}/"))
        if match:
            yield match[1], _tree(package, part)


def _parts(package: ZipFile, folder: str, name: str) -> Iterator[Any]:
    part = f"{folder}/{name}.xml".lstrip("/")
    if part in package.namelist():
        yield _tree(package, part)


def _tree(package: ZipFile, part: str) -> _Element:
    """The tree of a part; a parser that loads no declarations and opens no connection."""
    from lxml import etree

    if package.getinfo(part).file_size > MAX_TREE:
        raise Unread("too_large", f"{part} unpacks to more than {MAX_TREE:,} bytes")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(package.read(part), parser)
    except etree.XMLSyntaxError as error:
        raise Unread("broken", f"{part} is damaged") from error
    if root.getroottree().docinfo.doctype:  # in another encoding than `check_part` looks for
        raise Unread("broken", f"{part} declares entities, which no office program writes")
    return root
