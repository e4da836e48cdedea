"""A file as a document: text, HTML, Word or PDF, with its title, without a portal's chrome."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cchc_nlp.errors import InputError
from cchc_nlp.extraction.blocks import text_blocks
from cchc_nlp.extraction.boilerplate import is_chrome, without_chrome
from cchc_nlp.extraction.running_lines import without_running
from cchc_nlp.extraction.word_lines import lines_of_word
from cchc_nlp.extraction.word_packages import open_word
from cchc_nlp.portals.base import parse_page
from cchc_nlp.records import Record
from cchc_nlp.vietnamese.normalization import (
    decode,
    normalize_mended,
    read_text,
)

# A counter pasted from a portal may be glued to what follows it ("3.424.846Skip ...").
_RIBBON = re.compile(r"Skip Ribbon Commands|Skip to main content")
TITLE_SYLLABLES = 40
_BETTER = {
    ".doc": "save it as .docx",
    ".rtf": "save it as .docx",
    ".docm": "save it as .docx, without its macros",
    ".dotm": "save it as .docx, without its macros",
}


@dataclass(frozen=True)
class Document(Record):
    """A read file. `text` is NFC, one block a line; `title` is "" where the file shows none."""

    title: str
    text: str


@dataclass(frozen=True)
class FileLines:
    """The lines of a file that are its text, and those that are a site's or a page's own.

    `pages_without_text` are the pages of a PDF that are pictures.
    """

    kept: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    pages_without_text: int = 0


def read_document(path: str | Path) -> Document:
    """The document in a file, by its ending: .txt .md .html .htm .docx .pdf.

    Raises InputError for another ending, a file that cannot be read, is empty or holds no text,
    and EncodingError for a text file that is not UTF-8.
    """
    return _titled(list(file_lines(path).kept))


def file_lines(path: str | Path) -> FileLines:
    """The lines of a file, as `read_document` reads it and with its errors; none is lost."""
    path = Path(path)
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        how = _BETTER.get(path.suffix.lower(), f"use {' '.join(_READERS)}")
        raise InputError(f"{path}: ending {path.suffix!r} is not read; {how}")
    if not path.is_file():
        raise InputError(f"{path}: no such file; check the path")
    if not path.stat().st_size:
        raise InputError(f"{path}: the file is empty; give a file with text in it")
    read = reader(path)
    if not read.kept:
        raise InputError(f"{path}: no text in it; a scanned document must be read by OCR first")
    return read


def document_of(lines: list[str]) -> Document:
    """The document that some lines make: its headline, and the text without the chrome.

    >>> document_of(["Skip to main content", "Công khai thủ tục", "Sở đã niêm yết.", "Hôm nay: 51"])
    Document(title='Công khai thủ tục', text='Sở đã niêm yết.')
    """
    return _titled(list(without_chrome(line for line in lines if line.strip())))


def document_title(lines: Sequence[str]) -> str:
    """The headline that lines begin with; "" where they begin with running text."""
    return _titled(list(lines)).title


def _titled(kept: list[str]) -> Document:
    if kept and _is_title(kept[0]) and len(kept) > 1:
        return Document(kept[0], "\n".join(kept[1:]))
    return Document("", "\n".join(kept))


def _is_title(line: str) -> bool:
    """A headline is short and does not end as a sentence does."""
    return len(line.split()) <= TITLE_SYLLABLES and not re.search(r"[.;:,…]$", line)


def _text_lines(path: Path) -> FileLines:
    lines = (" ".join(line.split()) for line in _RIBBON.sub("\n", read_text(path)).splitlines())
    return _of_site([line for line in lines if line])


def _html_lines(path: Path) -> FileLines:
    try:
        tree = parse_page(decode(path.read_bytes()))
    except ValueError as error:
        raise InputError(f"{path}: {error}") from error
    return _of_site([line for line in text_blocks(tree) if line.strip()])


def _of_site(lines: list[str]) -> FileLines:
    """Lines of which a site's own are left out, and the related articles under the text."""
    plain = [line for line in lines if not is_chrome(line)]
    kept = tuple(without_chrome(plain))
    return FileLines(kept, (*filter(is_chrome, lines), *plain[len(kept) :]))


def _word_lines(path: Path) -> FileLines:
    """Paragraphs and rows of tables, in the order they stand."""
    return _of_office([line.text for line in lines_of_word(open_word(path))])


def _of_office(lines: list[str]) -> FileLines:
    """Lines of an office's own document: nothing ends it, but counters may be pasted into it."""
    return FileLines(
        tuple(line for line in lines if not is_chrome(line)), tuple(filter(is_chrome, lines))
    )


def _pdf_lines(path: Path) -> FileLines:
    pages = [
        [
            joined
            for line in normalize_mended(page).splitlines()
            if (joined := " ".join(line.split()))
        ]
        for page in _pdf_pages(path)
    ]
    kept, running = without_running(pages)
    read = _of_office([line for page in kept for line in page])
    return FileLines(read.kept, (*running, *read.left_out), sum(not page for page in pages))


def _pdf_pages(path: Path) -> list[str]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL)  # what it mends is no news to a reader of the report
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{path}: locked with a password; save a copy without one")
        return [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, RecursionError) as error:
        raise InputError(f"{path}: not a readable PDF ({error})") from error
    finally:
        log.setLevel(level)


_READERS: dict[str, Callable[[Path], FileLines]] = {
    ".txt": _text_lines,
    ".md": _text_lines,
    ".html": _html_lines,
    ".htm": _html_lines,
    ".docx": _word_lines,
    ".pdf": _pdf_lines,
}


def document_text(path: str | Path) -> str:
    """The whole text of a file, for offsets that hold in it: a .txt or .md file as it is, NFC.

    Other endings as `read_document` reads them, title first.
    """
    path = Path(path)
    if path.suffix.lower() in (".txt", ".md"):
        return read_text(path)
    document = read_document(path)
    return "\n".join(part for part in (document.title, document.text) if part)
