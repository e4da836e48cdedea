"""From the bytes of a file to its text, or to the status that says why there is none.

Everything here runs in the process that calls it, without bounds on memory: files from the net
belong into `files.read_file`, which runs this in a process of its own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from io import BytesIO
from subprocess import TimeoutExpired
from zipfile import ZipFile, ZipInfo

from cchc_nlp.extraction import file_types
from cchc_nlp.extraction.character_recognition import recognise_pdf, recognise_picture
from cchc_nlp.extraction.file_records import (
    UNFINISHED,
    Clock,
    FileText,
    Reading,
    Unread,
    text_of_lines,
)
from cchc_nlp.extraction.office_files import read_doc, read_docx, read_rtf, read_xlsx
from cchc_nlp.extraction.pdf_files import read_pdf
from cchc_nlp.vietnamese.normalization import decode, decode_text, normalize

MAX_BYTES = 50_000_000  # of a file, and of one file in a ZIP
MAX_MEMBERS = 100
_MOST_UNPACKED = 200_000_000
_HEAD = 100_000
_MEMORY = "more memory than one file is given"
_PAGE_NAMES = (".doc", ".xls", ".htm", ".html", "")  # what an office program saves as HTML


def text_of_file(body: bytes, *, name: str = "", clock: Clock | None = None) -> FileText:
    r"""The type of a file and its text; never an exception.

    >>> text_of_file("Cải cách\nhành chính".encode()).text_status
    'read'
    >>> text_of_file(b"").text_status
    'empty'
    """
    answer = FileText(file_types.UNKNOWN, len(body), "broken")
    for answer in answers(body, name=name, clock=clock or Clock()):  # noqa: B007
        pass  # the last one is the best
    return answer


def answers(body: bytes, *, name: str, clock: Clock) -> Iterator[FileText]:
    """What can be said of a file, better with every answer: its type, its text, letters in it.

    Whoever is interrupted has the last answer to go by.
    """
    try:
        kind = file_types.media_type(body)
    except MemoryError:  # a container of a million files
        yield FileText(file_types.media_type(body[:_HEAD]), len(body), "too_large", detail=_MEMORY)
        return
    yield FileText(kind, len(body), "broken", detail=UNFINISHED)
    answer = _answer(_read, body, kind=kind, name=name, clock=clock)
    yield answer
    if answer.text_status == "needs_ocr":
        better = _answer(_recognise, body, kind=kind, name=name, clock=clock)
        why = "; ".join(filter(None, (answer.detail, better.detail)))
        yield better if better.text else dataclasses.replace(answer, detail=why)


def _answer(
    read: Callable[..., Reading], body: bytes, *, kind: str, name: str, clock: Clock
) -> FileText:
    try:
        reading = read(body, kind=kind, name=name, clock=clock)
    except Unread as why:
        return FileText(kind, len(body), why.status, why.text, str(why))
    except MemoryError:
        return FileText(kind, len(body), "too_large", detail=_MEMORY)
    except TimeoutExpired as error:
        return FileText(kind, len(body), "timeout", detail=f"{error.cmd[0]} took too long")
    except Exception as error:  # libraries raise anything at all on a damaged file
        if _ran_out_of_memory(error):
            return FileText(kind, len(body), "too_large", detail=_MEMORY)
        return FileText(kind, len(body), "broken", detail=f"{type(error).__name__}: {error}"[:200])
    status = reading.status if reading.text else "empty"
    return FileText(kind, len(body), status, reading.text, reading.detail)


def _ran_out_of_memory(error: Exception) -> bool:
    """Whether libxml2 got no more memory: it calls that an "unknown error", where it can say so."""
    return type(error).__name__ == "XMLSyntaxError" and str(error).startswith("unknown error")


def _read(body: bytes, *, kind: str, name: str, clock: Clock) -> Reading:
    if not body.strip(b"\0\r\n\t "):
        raise Unread("empty", "the file has no bytes")
    if len(body) > MAX_BYTES:
        raise Unread("too_large", f"{len(body):,} bytes; at most {MAX_BYTES:,} are read")
    if kind == file_types.LOCKED:
        raise Unread("encrypted", "an office document behind a password")
    if kind == file_types.HTML:
        return _read_html(body, name)
    if kind.startswith("image/"):
        raise Unread("needs_ocr", "a picture")
    if kind not in _READERS:
        raise Unread("unsupported")
    return _READERS[kind](body, clock)


def _recognise(body: bytes, *, kind: str, name: str, clock: Clock) -> Reading:
    recognise = recognise_pdf if kind == file_types.PDF else recognise_picture
    return recognise(body, clock)


def _read_html(body: bytes, name: str) -> Reading:
    """A page that an office program saved; not one that a site gave in the place of the file."""
    from cchc_nlp.extraction.blocks import text_blocks
    from cchc_nlp.portals.base import parse_html

    _, dot, ending = name.lower().rpartition(".")
    if (dot + ending if dot else "") not in _PAGE_NAMES:
        raise Unread("unsupported", "the site gave a web page in the place of the file")
    return Reading(text_of_lines(text_blocks(parse_html(decode(body)))))


def _read_text(body: bytes, _clock: Clock) -> Reading:
    is_marked = body[:2] in (b"\xff\xfe", b"\xfe\xff")
    return Reading(text_of_lines([decode_text(body, "the file") if is_marked else decode(body)]))


def _read_zip(body: bytes, clock: Clock) -> Reading:
    """The texts of the files in a ZIP, each under its name; `detail` says how each was read.

    A ZIP in a ZIP is named and not opened.
    """
    with ZipFile(BytesIO(body)) as archive:
        members = [info for info in archive.infolist() if _is_file(info)]
        _check_members(members)
        found = [(member_name(info), _member(archive, info, clock)) for info in members]
    detail = "; ".join(f"{name}: {file.text_status}" for name, file in found)
    texts = [line for name, file in found if file.text for line in (name, file.text)]
    statuses = [file.text_status for _, file in found]
    if "read" in statuses:
        return Reading(text_of_lines(texts), detail)
    if "read_by_ocr" in statuses:
        return Reading(text_of_lines(texts), detail, "read_by_ocr")
    raise Unread(statuses[0], detail, text=text_of_lines(texts))


def _is_file(info: ZipInfo) -> bool:
    return not info.is_dir() and not info.filename.startswith("__MACOSX/")


def _check_members(members: list[ZipInfo]) -> None:
    if not members:
        raise Unread("empty", "no file in it")
    if len(members) > MAX_MEMBERS:
        raise Unread("too_large", f"{len(members)} files in it; at most {MAX_MEMBERS} are read")
    unpacked = sum(info.file_size for info in members)
    if unpacked > _MOST_UNPACKED:
        raise Unread("too_large", f"it unpacks to {unpacked:,} bytes")


def _member(archive: ZipFile, info: ZipInfo, clock: Clock) -> FileText:
    """One file of a ZIP. What its directory says of the size is what is unpacked at most."""
    if info.flag_bits & 1:
        return FileText(file_types.UNKNOWN, info.file_size, "encrypted")
    if info.file_size > MAX_BYTES:
        return FileText(file_types.UNKNOWN, info.file_size, "too_large")
    if not clock.seconds_left:
        return FileText(file_types.UNKNOWN, info.file_size, "timeout")
    try:
        body = archive.read(info)
    except Exception as error:  # a cut member, an unknown way of packing
        return FileText(file_types.UNKNOWN, info.file_size, "broken", detail=str(error)[:200])
    if file_types.media_type(body) == file_types.ZIP:
        return FileText(file_types.ZIP, len(body), "unsupported", detail="a ZIP in a ZIP")
    return text_of_file(body, name=member_name(info), clock=clock)


def member_name(info: ZipInfo) -> str:
    """The name of a file in a ZIP: UTF-8 or the Vietnamese code page where it is not said.

    >>> member_name(ZipInfo("Kế hoạch.docx".encode().decode("cp437")))
    'Kế hoạch.docx'
    """
    if info.flag_bits & 0x800:  # said to be UTF-8
        return normalize(info.filename)
    for encoding in ("utf-8", "cp1258"):
        try:
            return normalize(info.filename.encode("cp437").decode(encoding))
        except UnicodeError:
            continue
    return normalize(info.filename)


_READERS: dict[str, Callable[[bytes, Clock], Reading]] = {
    file_types.PDF: read_pdf,
    file_types.DOCX: read_docx,
    file_types.XLSX: read_xlsx,
    file_types.DOC: read_doc,
    file_types.RTF: read_rtf,
    file_types.ZIP: _read_zip,
    file_types.TEXT: _read_text,
}
