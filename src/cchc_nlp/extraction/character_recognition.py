"""Letters in pictures of pages, read by tesseract, if it is installed with Vietnamese.

tesseract is called as the program it is: a page goes in as a plain bitmap and text comes out. A
binding would add a picture library and files on disk for the same call.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from cchc_nlp.extraction.file_records import Clock, Reading, Unread, text_of_lines
from cchc_nlp.extraction.pdf_files import has_pdfium, open_with_pdfium

MAX_PAGES = 20
_DOTS_PER_INCH = 200
_MOST_PIXELS = 6_000_000  # an A4 page has 3.9 million
_LANGUAGE = "vie"


@functools.cache
def can_recognise() -> bool:
    """Whether tesseract is on the path and knows Vietnamese."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run(  # noqa: S603  # a tool's own path and fixed arguments
        [program, "--list-langs"], capture_output=True, timeout=10, check=False
    )
    return _LANGUAGE in listed.stdout.decode(errors="replace").split()


def recognise_picture(body: bytes, clock: Clock) -> Reading:
    """The letters of a scanned page that was put up as a picture."""
    if not can_recognise():
        raise Unread("needs_ocr", "tesseract with its language vie is not installed")
    return _reading([_letters(body, clock)], 1)


def recognise_pdf(body: bytes, clock: Clock) -> Reading:
    """The letters of the first pages, as many as there is time for; `detail` says how many.

    Raises Unread (`needs_ocr`) where no page could be read.
    """
    if not (has_pdfium() and can_recognise()):
        raise Unread("needs_ocr", "pypdfium2 or tesseract with its language vie is not installed")
    with closing(open_with_pdfium(body)) as document:
        return _reading(_pages_in_time(document, clock), len(document))


def _reading(pages: Iterator[str] | list[str], count: int) -> Reading:
    read = list(pages)
    text = text_of_lines(read)
    if not text:
        raise Unread("needs_ocr", f"no letters were recognised on {len(read)} of {count} pages")
    whole = "" if len(read) == count else f"{len(read)} of {count} pages were recognised"
    return Reading(text, whole, "read_by_ocr")


def _pages_in_time(document: Any, clock: Clock) -> Iterator[str]:
    for index in range(min(len(document), MAX_PAGES)):
        with closing(document[index]) as page:
            bitmap = _bitmap(page)
        try:
            yield _letters(bitmap, clock)
        except subprocess.TimeoutExpired:
            return


def _bitmap(page: Any) -> bytes:
    """The page in grey, as a portable graymap: the plainest form that tesseract reads."""
    scale = _DOTS_PER_INCH / 72
    pixels = page.get_width() * page.get_height() * scale**2
    scale *= min(1.0, (_MOST_PIXELS / max(1.0, pixels)) ** 0.5)
    with closing(page.render(scale=scale, grayscale=True)) as drawn:
        rows = memoryview(drawn.buffer).cast("B")
        lines = (rows[y * drawn.stride :][: drawn.width] for y in range(drawn.height))
        return b"P5 %d %d 255\n" % (drawn.width, drawn.height) + b"".join(lines)


def _letters(picture: bytes, clock: Clock) -> str:
    """What tesseract reads in one picture, "" where it cannot."""
    command = [shutil.which("tesseract") or "tesseract", "stdin", "stdout", "-l", _LANGUAGE]
    done = subprocess.run(  # noqa: S603  # a tool's own path and fixed arguments
        [*command, "--dpi", str(_DOTS_PER_INCH)],
        input=picture,
        capture_output=True,
        timeout=clock.timeout,
        check=False,
        # On one core: its threads wait for one another, and other files are read beside this.
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    return done.stdout.decode("utf-8", errors="replace")
