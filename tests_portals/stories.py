"""The news that every system publishes: some two dozen of the bundled department's year."""

from __future__ import annotations

import datetime as dt
import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parents[1] / "corpora" / "so-nnptnt-2023"
ZONE = dt.timezone(dt.timedelta(hours=7))
ENOUGH = 26
TITLE = "Sở Nông nghiệp và Phát triển nông thôn tỉnh Vĩnh Giang"
_PRINTED = ("lead", "heading", "list", "table", "paragraph")


@dataclass(frozen=True)
class Story:
    """One article as it is given to a system; the oldest has number 1."""

    number: int
    title: str
    published: dt.datetime
    section: str
    lines: tuple[str, ...]
    html: str

    @property
    def text(self) -> str:
        """What a crawl must give as the article's text."""
        return "\n".join(self.lines)

    @property
    def summary(self) -> str:
        """What a list shows of it."""
        return " ".join(self.lines[0].split()[:40])

    def to_dict(self) -> dict[str, Any]:
        """What a system's own script is told, as plain JSON."""
        return {
            "number": self.number,
            "title": self.title,
            "published": f"{self.published:%Y-%m-%d %H:%M:%S}",
            "section": self.section,
            "summary": self.summary,
            "html": self.html,
        }


@cache
def stories() -> tuple[Story, ...]:
    """Spread over the year, the oldest first."""
    usable = sorted((i for i in _items() if _is_usable(i)), key=lambda item: item.published)
    chosen = usable[:: len(usable) // ENOUGH][:ENOUGH]
    return tuple(_story(number, item) for number, item in enumerate(chosen, 1))


def sections() -> tuple[str, ...]:
    """The names of the sections, the fullest first."""
    names = [story.section for story in stories()]
    return tuple(sorted(set(names), key=lambda name: (-names.count(name), name)))


def _items() -> tuple[Any, ...]:
    spec = importlib.util.spec_from_file_location("so_nnptnt_2023_items", CORPUS / "articles.py")
    assert spec is not None
    assert spec.loader is not None
    reader = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = reader
    spec.loader.exec_module(reader)
    return tuple(reader.read_items(CORPUS / "articles"))


def _is_usable(item: Any) -> bool:
    """Dated, without a file, and with more than a line of text."""
    return item.published is not None and not item.attachments and len(item.blocks) >= 3


def _story(number: int, item: Any) -> Story:
    blocks = [block for block in item.blocks if block.kind in _PRINTED]
    return Story(
        number=number,
        title=item.title,
        published=item.published.replace(tzinfo=ZONE),
        section=item.section,
        lines=tuple(line for block in blocks for line in block.printed),
        html="\n".join(line for block in blocks for line in _markup(block)),
    )


def _markup(block: Any) -> Iterator[str]:
    """A block as an editor's window writes it."""
    if block.kind == "list":
        yield f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in block.lines)}</ul>"
    elif block.kind == "table":
        yield f"<table><tbody>{''.join(map(_row, block.rows))}</tbody></table>"
    else:
        tag = {"heading": "h2"}.get(block.kind, "p")
        yield f"<{tag}>{escape(block.text)}</{tag}>"


def _row(cells: tuple[str, ...]) -> str:
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
