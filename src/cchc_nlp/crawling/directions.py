"""Where an answer sends the one who asked, and when: redirects, and pauses before asking again."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import urljoin

from cchc_nlp.errors import Unreachable


def target_of(url: str, status: int, headers: Mapping[str, str]) -> str | None:
    """Where a redirect leads; None for an answer that is none.

    >>> target_of("http://so.example/a", 302, {"location": "/b"})
    'http://so.example/b'
    """
    location = headers.get("location")
    if status not in (301, 302, 303, 307, 308) or not location:
        return None
    with suppress(UnicodeError):  # headers are read as Latin-1; portals write UTF-8 into them
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise Unreachable(f"{url}: redirects to {location!r}", reason="bad_content") from error


def asked_pause(headers: Mapping[str, str], tried: int) -> float:
    """The seconds of Retry-After (a number or a date), else 1, 2, 4 ..."""
    from urllib3.exceptions import InvalidHeader
    from urllib3.util import Retry

    asked = headers.get("retry-after")
    try:
        return Retry().parse_retry_after(asked) if asked else 2.0 ** (tried - 1)
    except (InvalidHeader, ValueError, OverflowError):
        return 2.0 ** (tried - 1)
