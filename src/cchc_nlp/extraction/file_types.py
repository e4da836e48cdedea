"""What a file is, by its bytes: an ending is a claim, and portals' files often lie."""

from __future__ import annotations

import re
from collections.abc import Collection
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from cchc_nlp.extraction.compound_files import SIGNATURE, root_streams

_OFFICE = "application/vnd.openxmlformats-officedocument."
PDF = "application/pdf"
DOCX = _OFFICE + "wordprocessingml.document"
XLSX = _OFFICE + "spreadsheetml.sheet"
PPTX = _OFFICE + "presentationml.presentation"
DOC = "application/msword"
RTF = "application/rtf"
ZIP = "application/zip"
HTML = "text/html"
TEXT = "text/plain"
# A compound file whose document nobody can see without its password.
LOCKED = "application/x-ole-storage+encrypted"
UNKNOWN = "application/octet-stream"

_SIGNATURES = {
    b"{\\rtf": RTF,
    b"Rar!\x1a\x07": "application/vnd.rar",
    b"7z\xbc\xaf\x27\x1c": "application/x-7z-compressed",
    b"\x1f\x8b": "application/gzip",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"GIF8": "image/gif",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
    b"MIME-Version:": "multipart/related",
}
_COMPOUND = {
    "EncryptedPackage": LOCKED,
    "WordDocument": DOC,
    "Workbook": "application/vnd.ms-excel",
    "Book": "application/vnd.ms-excel",
    "PowerPoint Document": "application/vnd.ms-powerpoint",
    "__properties_version1.0": "application/vnd.ms-outlook",
}
_PACKAGES = {"word/": DOCX, "xl/": XLSX, "ppt/": PPTX}
_HTML = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body|meta|title|table|div)\b")
_SPACE = b" \t\r\n\x00\xef\xbb\xbf"


def media_type(body: bytes) -> str:
    r"""The type of a file by its first bytes and, where it is a container, by what it holds.

    >>> media_type(b"%PDF-1.7\n"), media_type(b"{\\rtf1"), media_type(b"<html><p>Tin</p>")
    ('application/pdf', 'application/rtf', 'text/html')
    """
    if b"%PDF-" in body[:1024]:
        return PDF
    if body.startswith(SIGNATURE):
        return _compound_type(body)
    if body.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package_type(body)
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "image/webp"
    found = (kind for signature, kind in _SIGNATURES.items() if body.startswith(signature))
    return next(found, "") or _text_type(body)


def _compound_type(body: bytes) -> str:
    names = root_streams(body)
    found = (kind for name, kind in _COMPOUND.items() if name in names)
    return next(found, "application/x-ole-storage")


def _package_type(body: bytes) -> str:
    """What a ZIP is: an office document by its folders, an ODF by its `mimetype`, or a ZIP."""
    try:
        with ZipFile(BytesIO(body)) as archive:
            names = archive.namelist()
            if names[:1] == ["mimetype"]:
                return _declared_type(archive.open("mimetype").read(100))
    except (BadZipFile, NotImplementedError, OSError, RuntimeError, ValueError, EOFError):
        names = re.findall(r"(?:word|xl|ppt)/|\[Content_Types\]\.xml", body.decode("latin-1"))
    return _type_of_names(names)


def _type_of_names(names: Collection[str]) -> str:
    if "[Content_Types].xml" not in names:
        return ZIP
    folders = {name.partition("/")[0] + "/" for name in names}
    return next((kind for folder, kind in _PACKAGES.items() if folder in folders), ZIP)


def _declared_type(mimetype: bytes) -> str:
    declared = mimetype.decode("ascii", errors="replace").strip()
    return declared if re.fullmatch(r"application/[\w.+-]+", declared) else ZIP


def _text_type(body: bytes) -> str:
    """HTML, plain text, or neither."""
    head = body[:4096]
    if _HTML.match(head.lstrip(_SPACE)) or (b"<?xml" in head[:64] and _HTML.search(head)):
        return HTML
    if head.lstrip(_SPACE).startswith(b"<?xml"):
        return "application/xml"
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return TEXT
    return UNKNOWN if not head.strip() or re.search(rb"[\x00-\x08\x0e-\x1a]", head) else TEXT
