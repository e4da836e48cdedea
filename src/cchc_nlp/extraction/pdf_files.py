"""The text of a PDF, and whether it has any: scans and fonts without meaning are recognised.

Two libraries read the pages. pypdfium2 (PDFium, the reader of Chrome) is taken where it is
installed, because it is twenty times as fast; pypdf needs nothing compiled and is always there.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

from cchc_nlp.extraction.file_records import Clock, Reading, Unread, text_of_lines

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

# The stamp of a digital signature on a scan has fewer letters, a page of a document more.
FEW_LETTERS = 200
_PICTURE_SHARE = 0.3  # of the page
_PICTURE_PIXELS = 300_000  # a quarter of a page at 100 dots an inch; no logo has as many
_MANY_STROKES = 300  # letters that were drawn as lines
_LONG_DRAWING = 20_000  # bytes


@dataclass(frozen=True)
class PdfPage:
    """One page: its text, and whether something large is drawn on it."""

    text: str
    has_picture: bool

    @property
    def is_picture(self) -> bool:
        """Whether the page has to be seen to be read."""
        return self.has_picture and sum(map(str.isalpha, self.text)) < FEW_LETTERS


def read_pdf(body: bytes, clock: Clock) -> Reading:
    """The text of all pages.

    Raises Unread: `needs_ocr` where at least half of the pages are pictures, or the letters have
    no meaning; `timeout` with the pages that were read; `broken` where the file breaks off.
    """
    if b"startxref" not in body[-2048:] and b"startxref" not in body.rstrip(b"\0\r\n\t ")[-2048:]:
        raise Unread("broken", "the file breaks off: its end is missing")
    pages = list(_pages_in_time(body, clock))
    text = text_of_lines(page.text for page in pages)
    pictures = sum(page.is_picture for page in pages)
    if pictures and 2 * pictures >= len(pages):
        raise Unread("needs_ocr", f"{pictures} of {len(pages)} pages are pictures")
    if has_no_meaning("\n".join(page.text for page in pages)):
        raise Unread("needs_ocr", "a font of the file gives its letters no meaning")
    if not text:
        raise Unread("empty", "no page has text or a picture")
    return Reading(text, f"{pictures} of {len(pages)} pages are pictures" if pictures else "")


def _pages_in_time(body: bytes, clock: Clock) -> Iterator[PdfPage]:
    read: list[PdfPage] = []
    for count, page in (_pdfium_pages if has_pdfium() else _pypdf_pages)(body):
        read.append(page)
        yield page
        if not clock.seconds_left and len(read) < count:
            text = text_of_lines(page.text for page in read)
            raise Unread("timeout", f"{len(read)} of {count} pages were read in time", text=text)


def has_pdfium() -> bool:
    """Whether pypdfium2 is installed."""
    return importlib.util.find_spec("pypdfium2") is not None


def open_with_pdfium(body: bytes) -> Any:
    """The document, to be closed by the caller. Raises Unread (`encrypted`, `broken`)."""
    pdfium = importlib.import_module("pypdfium2")
    try:
        return pdfium.PdfDocument(body)
    except pdfium.PdfiumError as error:
        is_locked = "password" in str(error).lower()
        raise Unread("encrypted" if is_locked else "broken", str(error)) from error


def _pdfium_pages(body: bytes) -> Iterator[tuple[int, PdfPage]]:
    """The pages, each with the number of all."""
    with closing(open_with_pdfium(body)) as document:
        for index in range(len(document)):
            with closing(document[index]) as page, closing(page.get_textpage()) as letters:
                text = letters.get_text_range()
                yield len(document), PdfPage(text, _is_drawn_over(page, len(text)))


def _is_drawn_over(page: Any, letters: int) -> bool:
    """Whether pictures cover much of a page, or its letters may be strokes."""
    raw = importlib.import_module("pypdfium2.raw")
    if letters > 10 * FEW_LETTERS:
        return False
    whole = page.get_width() * page.get_height()
    covered, strokes = 0.0, 0
    for item in islice(page.get_objects(max_depth=3), 2000):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            covered += abs(right - left) * abs(top - bottom)
        strokes += item.type == raw.FPDF_PAGEOBJ_PATH
    return covered > _PICTURE_SHARE * whole or strokes > _MANY_STROKES


def _pypdf_pages(body: bytes) -> Iterator[tuple[int, PdfPage]]:
    """The pages, each with the number of all."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    try:
        reader = PdfReader(BytesIO(body))
        for page in reader.pages:
            yield len(reader.pages), _pypdf_page(page, reader)
    except FileNotDecryptedError as error:
        raise Unread("encrypted", str(error)) from error
    except DependencyError as error:
        raise Unread("no_reader", str(error)) from error
    except LimitReachedError as error:
        raise Unread("too_large", str(error)) from error


def _pypdf_page(page: PageObject, reader: PdfReader) -> PdfPage:
    text = page.extract_text()
    if len(text) > 10 * FEW_LETTERS:
        return PdfPage(text, has_picture=False)
    pixels = sum(_pixels(page.get("/Resources"), depth=3))
    contents = page.get_contents()
    is_drawn = contents is not None and len(contents.get_data()) > _LONG_DRAWING
    if pixels:
        # The reader keeps all it has seen; pictures of a long scan would fill the memory.
        reader.resolved_objects.clear()
    return PdfPage(text, has_picture=pixels > _PICTURE_PIXELS or is_drawn)


def _pixels(resources: Any, *, depth: int) -> Iterator[int]:
    """The sizes of the pictures that a page or a form names."""
    named = (resources.get_object() if resources is not None else {}).get("/XObject")
    for item in (named.get_object() if named is not None else {}).values():
        drawn = item.get_object()
        if drawn.get("/Subtype") == "/Image":
            yield int(drawn.get("/Width", 0)) * int(drawn.get("/Height", 0))
        elif depth:
            yield from _pixels(drawn.get("/Resources"), depth=depth - 1)


def has_no_meaning(text: str) -> bool:
    """Whether the characters are what a font numbers its shapes by, not letters.

    So it is where signs without a meaning are many, or words mix alphabets. Text in the fonts of
    before Unicode (TCVN3, VNI) is Latin and has its meaning.

    >>> has_no_meaning("8\u1ef6 BAN 7KӫWѭӟQJ FKtQK SKӫ YӅ ViӋF"), has_no_meaning("ñy ban nh©n d©n")
    (True, False)
    """
    sample = text[:50_000]
    signs = [c for c in sample if not c.isspace()]
    strange = sum(
        unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs") or c == "\ufffd" for c in signs
    )
    words = [word for word in re.findall(r"[^\W\d_]{2,}", sample)]
    mixed = sum(len({_is_latin(c) for c in word}) == 2 for word in words)
    return 10 * strange > len(signs) > 0 or (10 * mixed > len(words) and mixed > 2)


def _is_latin(letter: str) -> bool:
    return ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00
