"""The department's articles as their writers left them: `articles/<slot>.md`, read into records."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

Kind = Literal["lead", "heading", "list", "table", "caption", "signature", "paragraph"]
_MARKS: dict[str, Kind] = {
    "> ": "lead",
    "##": "heading",
    "- ": "list",
    "| ": "table",
    "! ": "caption",
    "= ": "signature",
}


@dataclass(frozen=True)
class Block:
    """One block of a text; a list has a line for each item, a table one for each row."""

    kind: Kind
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.lines[0]

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells of a table, empty ones included."""
        return tuple(tuple(cell.strip() for cell in line.split("|")) for line in self.lines)

    @property
    def printed(self) -> tuple[str, ...]:
        """The lines as a reader of the page has them: the filled cells of a row joined."""
        if self.kind != "table":
            return self.lines
        return tuple(" | ".join(cell for cell in row if cell) for row in self.rows)


@dataclass(frozen=True)
class Item:
    """One article, by one writer; `published` is None where the page is to print no date."""

    slot: str
    title: str
    published: dt.datetime | None
    section: str
    author: str
    origin: str
    labels: tuple[str, ...]
    confidence: str
    attachments: tuple[str, ...]
    blocks: tuple[Block, ...]


def read_items(folder: Path) -> tuple[Item, ...]:
    """Every article of a folder, in the order of its slot."""
    return tuple(read_item(path) for path in sorted(folder.glob("*.md")))


def read_item(path: Path) -> Item:
    """One article. Raises KeyError if a line of the header is missing."""
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    header, _, body = text.partition("\n\n")
    fields = dict(_field(line) for line in header.splitlines())
    return Item(
        slot=path.stem,
        title=fields["title"],
        published=_time(fields["published"]),
        section=fields["section"],
        author=fields["author"],
        origin=fields["origin"],
        labels=_split(fields["labels"], ","),
        confidence=fields["confidence"],
        attachments=_split(fields["attachments"], ";"),
        blocks=tuple(_blocks(body)),
    )


def _field(line: str) -> tuple[str, str]:
    key, _, value = line.partition(":")
    return key.strip(), " ".join(value.split())


def _time(value: str) -> dt.datetime | None:
    return None if value == "none" else dt.datetime.fromisoformat(value)


def _split(value: str, separator: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(separator) if part.strip())


def _blocks(body: str) -> Iterator[Block]:
    for chunk in re.split(r"\n\s*\n", body.strip()):
        lines = [line for line in chunk.splitlines() if line.strip()]
        for kind, group in groupby(lines, key=_kind):
            texts = tuple(_text(line, kind) for line in group)
            if kind in ("list", "table"):
                yield Block(kind, texts)
            else:
                yield from (Block(kind, (text,)) for text in texts)


def _kind(line: str) -> Kind:
    return _MARKS.get(line[:2], "paragraph")


def _text(line: str, kind: Kind) -> str:
    words = " ".join(line.split())
    if kind == "table":
        return words.removeprefix("|").removesuffix("|").strip(" ")
    return words if kind == "paragraph" else words.lstrip("#>-!= ")
