"""Reading the files that articles link to."""

from __future__ import annotations

import json

from cchc_nlp.extraction.file_limits import MAX_MEMORY, MAX_SECONDS, Ended, run_bounded
from cchc_nlp.extraction.file_records import UNFINISHED, FileText, TextStatus
from cchc_nlp.extraction.file_text import MAX_BYTES
from cchc_nlp.extraction.file_types import UNKNOWN, media_type

__all__ = ["FileText", "TextStatus", "read_file"]
_HEAD = 1_000_000
# How a process ends that wants too much: C libraries abort without memory (4, 5, 6), the system
# kills one when it has none left itself (9), and one whose processor time is over (24).
_SIGNALS: dict[int, TextStatus] = {
    **dict.fromkeys((4, 5, 6, 9), "too_large"),
    24: "timeout",
}


def read_file(
    body: bytes, *, name: str = "", seconds: float = MAX_SECONDS, memory: int = MAX_MEMORY
) -> FileText:
    """The type of a file by its bytes, its size, and its text or the status that says why not.

    `name` is what the file was called: it tells a page that Word saved from an error page of the
    site, and nothing else. Never an exception for what is in the file, however damaged.

    The reading takes at most `seconds` and `memory` bytes (200 MB, 20 s), in a process that is
    ended when it wants more. The bound on memory is kept by the system on Linux; macOS takes it
    without keeping it, and Windows has none, so that there only time is bounded.
    """
    if len(body) > MAX_BYTES:
        detail = f"{len(body):,} bytes; at most {MAX_BYTES:,} are read"
        return FileText(media_type(body[:_HEAD]), len(body), "too_large", detail=detail)
    return _outcome(run_bounded(body, name=name, seconds=seconds, memory=memory), size=len(body))


def _outcome(ended: Ended, *, size: int) -> FileText:
    """The last answer that came whole; one that was never finished gets the reason for its end."""
    answers = [FileText(**json.loads(line)) for line in ended.lines]
    last = answers[-1] if answers else FileText(UNKNOWN, size, "broken", detail=UNFINISHED)
    if last.detail != UNFINISHED:
        return last
    if ended.timed_out:
        return FileText(last.media_type, size, "timeout", detail="not read in the time given to it")
    return FileText(last.media_type, size, *_reason(ended.returncode))


def _reason(returncode: int) -> tuple[TextStatus, str, str]:
    """Why a reading ended without an answer: status, no text, and the detail.

    >>> _reason(-24)[0], _reason(-6)[0], _reason(-11)[0]
    ('timeout', 'too_large', 'broken')
    """
    status = _SIGNALS.get(-returncode, "broken")
    return status, "", f"its reading was ended by the system ({returncode})"
