"""The table of files that were read: its rows, and attachments with what is known of them."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from cchc_nlp.records import Attachment, Record


@dataclass(frozen=True)
class FileRow(Record):
    """What became of one file: read, or the reason why not. Times are as the corpus writes them.

    Without `sha256` its bytes could not be had, and `text_status` is an Outcome's word.
    """

    url: str
    text_status: str
    detail: str = ""
    sha256: str = ""
    media_type: str = ""
    size: int = 0
    text: str = field(default="", repr=False)
    fetched_at: str = ""
    run: int | None = None


def write_file(connection: sqlite3.Connection, row: FileRow) -> None:
    """Insert or renew one row inside a transaction of the caller's."""
    names = [f.name for f in dataclasses.fields(row)]
    connection.execute(
        f"INSERT OR REPLACE INTO files ({', '.join(names)})"  # noqa: S608
        f" VALUES ({', '.join(f':{name}' for name in names)})",
        row.to_dict(),
    )


def has_files(connection: sqlite3.Connection) -> bool:
    """Whether anything is known of any file."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM files)").fetchone()[0])


def with_files(
    connection: sqlite3.Connection, attachments: Iterable[Attachment]
) -> tuple[Attachment, ...]:
    """The attachments with true type, size, status and text, where their file was looked at."""
    return tuple(_filled(connection, attachment) for attachment in attachments)


def _filled(connection: sqlite3.Connection, attachment: Attachment) -> Attachment:
    query = "SELECT media_type, size, text_status, text FROM files WHERE url = ?"
    row = connection.execute(query, (attachment.url,)).fetchone()
    if row is None:
        return attachment
    known = dict(row) | {"media_type": row["media_type"] or attachment.media_type}
    return dataclasses.replace(attachment, **known)
