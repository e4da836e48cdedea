"""What a page is and what should be found on it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))
FETCHED = datetime(2025, 11, 24, 9, 15, 38, tzinfo=VIETNAM)
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


@dataclass(frozen=True)
class Gold:
    """What stands on the page, read as a person would."""

    title: str
    published: datetime | None = None
    updated: datetime | None = None
    section: str = ""
    author: str = ""
    origin: str = ""
    lead: str = ""
    lines: tuple[str, ...] = ()
    attachments: tuple[tuple[str, str], ...] = ()
    body_kind: str = "html"


@dataclass(frozen=True)
class Printed:
    """A page as it was fetched, with its gold."""

    system: str
    name: str
    portal: str
    url: str
    content_type: str
    body: bytes
    gold: Gold
    fetched: datetime = FETCHED


def when(
    year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0
) -> datetime:
    return datetime(year, month, day, hour, minute, second, tzinfo=VIETNAM)


def plain(text: str) -> str:
    """NFC, without invisible letters, runs of space as one."""
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())
