"""The few marks a text template is written in, read into blocks that Word and text lay out.

    # title    ## heading    ### sub-heading    - item    > note    [table by_month]    ---  (annex)

Everything else is a paragraph; an empty line ends one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["title", "heading", "subheading", "item", "note", "table", "annex", "paragraph"]

_MARKS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"\[table (\w+)\]"), "table"),
    (re.compile(r"-{3,}()"), "annex"),
    (re.compile(r"### (.+)"), "subheading"),
    (re.compile(r"## (.+)"), "heading"),
    (re.compile(r"# (.+)"), "title"),
    (re.compile(r"- (.+)"), "item"),
    (re.compile(r"> (.+)"), "note"),
)


@dataclass(frozen=True)
class Block:
    """One block: its text, or for a table the name of the table."""

    kind: Kind
    text: str


def text_blocks(source: str) -> Iterator[Block]:
    r"""The blocks of a filled template, in order.

    >>> [b.kind for b in text_blocks("# Báo cáo\n\nMột\nhai.\n[table by_month]\n---\n- Lưu: VT")]
    ['title', 'paragraph', 'table', 'annex', 'item']
    """
    lines: list[str] = []
    for line in [*source.splitlines(), ""]:
        marked = _marked(line.strip())
        if marked is None and line.strip():
            lines.append(line.strip())
            continue
        if lines:
            yield Block("paragraph", " ".join(lines))
            lines = []
        if marked is not None:
            yield marked


def _marked(line: str) -> Block | None:
    for pattern, kind in _MARKS:
        if found := pattern.fullmatch(line):
            return Block(kind, found[1].strip())
    return None
