"""The body of an answer: which are read at all, unzipped in small pieces, never beyond a size."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from cchc_nlp.errors import Unreachable

MAX_BYTES = 20_000_000  # of a page
MAX_FILE_BYTES = 50_000_000  # of a file that is asked for as one
CHUNK = 65536
_FILE_TYPES = re.compile(
    r"(?:image|video|audio|font)/|application/(?:pdf|zip|octet-stream|msword|vnd\.(?:ms|openxml|rar)"
    r"|x-(?:rar|7z|zip))"
)


def is_file(content_type: str) -> bool:
    """Whether the answer is a document or a picture: none is loaded where a page was asked for.

    >>> is_file("application/pdf"), is_file("application/x-gzip"), is_file("text/html")
    (True, False, False)
    """
    return bool(_FILE_TYPES.match(content_type.lower()))


def decompressed(raw: bytes, encoding: str) -> Iterator[bytes]:
    """The body in pieces of at most 64 KiB, so that a bomb is seen before it goes off.

    An encoding that nobody knows ("utf-8", "none") is taken for none, as browsers do. Raises
    ValueError for a body that breaks off, or was compressed in a way we did not ask for.
    """
    if encoding in ("br", "zstd", "compress"):
        raise ValueError(f"content encoding {encoding!r}")
    if encoding not in ("gzip", "x-gzip", "deflate"):
        yield raw
        return
    while raw:
        zipped = zlib.decompressobj(47 if raw[:1] in (b"\x1f", b"\x78") else -15)
        while raw and not zipped.eof:
            yield zipped.decompress(raw, CHUNK)
            raw = zipped.unconsumed_tail
        if not zipped.eof:
            raise ValueError("content encoding: the body breaks off")
        raw = zipped.unused_data if zipped.unused_data[:1] == b"\x1f" else b""


def bounded(chunks: Iterable[bytes], url: str, *, wants_file: bool = False) -> Iterator[bytes]:
    """The pieces as they come. Raises Unreachable (`too_large`) once they are too many bytes."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        check_size(size, url, wants_file=wants_file)
        yield chunk


def check_size(size: int, url: str, *, wants_file: bool) -> None:
    """Raises Unreachable (`too_large`) for more bytes than a page, or a file, may have."""
    most = MAX_FILE_BYTES if wants_file else MAX_BYTES
    if size > most:
        what = "not read" if wants_file else "not a news page"
        raise Unreachable(f"{url}: larger than {most:,} bytes; {what}", reason="too_large")
