"""Whatever a file is made of, reading it ends in a status, in time and in little memory."""

from __future__ import annotations

import random
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_nlp.extraction import (
    character_recognition,
    file_text,
    file_types,
    office_files,
)
from cchc_nlp.extraction.file_records import Clock, FileText
from cchc_nlp.extraction.file_text import text_of_file
from cchc_nlp.extraction.file_types import media_type
from cchc_nlp.extraction.files import read_file
from tests.extraction.file_builders import (
    LINE,
    encrypted_pdf,
    excel_file,
    latin_pdf,
    old_word_file,
    paged,
    pdf_of,
    scanned_pdf,
    stream,
    vietnamese_pdf,
    word_body,
    word_file,
    word_of_xml,
    zip_file,
)

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="no bound on memory is kept here")


def hungry_word_file() -> bytes:
    """One paragraph of three million runs: half a gigabyte of tree, packed to 200 kB."""
    return word_of_xml(word_body("<w:p>" + "<w:r><w:t>x</w:t></w:r>" * 3_000_000 + "</w:p>"))


# In a small process, for a child is charged with what its parent holds when it is started.
PEAK = """
import resource, sys
from cchc_nlp.extraction.files import read_file
found = read_file(sys.stdin.buffer.read())
print(found.media_type, found.text_status)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""


@on_linux
def test_a_file_that_takes_too_much_memory_is_too_large() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PEAK], input=hungry_word_file(), stdout=subprocess.PIPE, check=True
    )
    found, peak = done.stdout.decode().splitlines()
    assert found == f"{file_types.DOCX} too_large"
    assert int(peak) < 200_000_000


def test_a_compound_file_whose_chain_leads_nowhere_is_told_at_once() -> None:
    body = bytearray(old_word_file())
    struct.pack_into("<I", body, 48, 0x00FFFFFF)
    started = time.monotonic()
    assert media_type(bytes(body)) == "application/x-ole-storage"
    assert time.monotonic() - started < 1


@on_linux
def test_a_container_that_takes_too_much_memory_is_too_large() -> None:
    found = read_file(zip_file({str(i): b"" for i in range(20_000)}), memory=20_000_000)
    assert found.text_status in ("too_large", "broken")


def test_a_pdf_that_unpacks_without_end_has_a_status() -> None:
    font = {"resources": b"/Font<</F1 3 0 R>>", "shared": [b"<</Type/Font>>"]}
    found = read_file(paged([stream(b" " * 400_000_000)], **font), seconds=15)  # type: ignore[arg-type]
    assert found.text_status in ("too_large", "empty", "timeout")


def test_a_file_that_takes_too_long_ends_in_time() -> None:
    long = vietnamese_pdf([[LINE] * 45] * 900)  # makes some seconds of reading
    found = read_file(long, seconds=1.5)
    assert (found.media_type, found.text_status) == ("application/pdf", "timeout")


def test_too_many_bytes_are_not_read_at_all() -> None:
    body = b"%PDF-1.4\n" + bytes(file_text.MAX_BYTES)
    started = time.monotonic()
    assert read_file(body) == FileText(
        "application/pdf",
        len(body),
        "too_large",
        detail="50,000,009 bytes; at most 50,000,000 are read",
    )
    assert time.monotonic() - started < 1


def test_a_reader_that_dies_gives_a_status(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false") or str(tmp_path))
    if shutil.which("false") is None:
        pytest.skip("no program that fails")
    assert read_file(word_file()).text_status == "broken"


# --- whatever comes ----------------------------------------------------------------------------

BODIES = {
    "docx": word_file(rows=[["1", "2"]]),
    "docx of parts": word_of_xml(word_body("<w:p><w:r><w:t>Tin</w:t></w:r></w:p>")),
    "xlsx": excel_file([["TT", 1], ["x", 2.5]]),
    "doc": old_word_file(),
    "pdf": vietnamese_pdf([["Tin"]] * 2),
    "scan": scanned_pdf(1, picture=(30, 40, bytes(1200))),
    "locked pdf": encrypted_pdf(password=""),
    "zip": zip_file({"a.docx": word_file(), "b.pdf": latin_pdf([["Tin"]])}),
    "page": b"<html><p>Tin</p></html>",
    "bad tree": pdf_of([b"<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>"]),
}


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A file that lost its end, a part, or some of its bytes."""
    body = bytearray(draw(st.sampled_from(sorted(BODIES.values()))))
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, max(0, len(body) - 1)))
        body[place : place + draw(st.integers(0, 3))] = draw(st.binary(max_size=3))
    cut = draw(st.integers(0, len(body)))
    return bytes(body[:cut]) if draw(st.booleans()) else bytes(body)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(damaged())
def test_a_damaged_file_gives_a_status(no_tools: Callable[[], None], body: bytes) -> None:
    found = text_of_file(body, name="a.doc", clock=Clock(time.monotonic() + 10))
    assert found.size == len(body)
    assert bool(found.text) or found.text_status not in ("read", "read_by_ocr")


@pytest.fixture
def no_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without other programs, which are slow to start."""
    monkeypatch.setattr(office_files.shutil, "which", lambda _name: None)
    monkeypatch.setattr(character_recognition, "can_recognise", lambda: False)


@pytest.mark.parametrize("name", sorted(BODIES))
def test_a_damaged_file_gives_a_status_also_within_bounds(name: str) -> None:
    body = bytearray(BODIES[name])
    for place in random.Random(name).sample(range(len(body)), k=min(9, len(body) // 4)):
        body[place] ^= 0x55
    assert isinstance(read_file(bytes(body)), FileText)


def test_a_record_of_a_file_is_plain_json() -> None:
    assert FileText("application/pdf", 3, "needs_ocr").to_dict() == {
        "media_type": "application/pdf",
        "size": 3,
        "text_status": "needs_ocr",
        "text": "",
        "detail": "",
    }
