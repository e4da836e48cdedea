"""The few marks a text template is written in, read into blocks that Word and text lay out.

    # title    ## heading    ### sub-heading    - item    > note    ---  (annex)
    [table by_month]    [chart by_month]

Everything else is a paragraph; an empty line ends one. What a name gave is never a mark: a scraped
title "[table items]" is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "title", "heading", "subheading", "item", "note", "table", "chart", "annex", "paragraph"
]

# Stands before what a name gave while a template is read; no text has this character, which
# Unicode keeps for such uses.
GIVEN = "\ufdd0"

_MARKS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"\[table (\w+)\]"), "table"),
    (re.compile(r"\[chart (\w+)\]"), "chart"),
    (re.compile(r"-{3,}()"), "annex"),
    (re.compile(r"### (.+)"), "subheading"),
    (re.compile(r"## (.+)"), "heading"),
    (re.compile(r"# (.+)"), "title"),
    (re.compile(r"- (.+)"), "item"),
    (re.compile(r"> (.+)"), "note"),
)


@dataclass(frozen=True)
class Block:
    """One block: its text, or for a table or chart its name."""

    kind: Kind
    text: str


def given(text: str) -> str:
    """What a name gave, in one line that no mark can be made of."""
    return GIVEN + " ".join(text.replace(GIVEN, "\ufffd").splitlines())


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
            yield Block("paragraph", _told(" ".join(lines)))
            lines = []
        if marked is not None:
            yield marked


def _marked(line: str) -> Block | None:
    for pattern, kind in _MARKS:
        if found := pattern.fullmatch(line):
            return Block(kind, _told(found[1]))
    return None


def _told(text: str) -> str:
    return text.replace(GIVEN, "").strip()
