"""An article written down in a few marks, before any site has laid it out.

A blank line ends a block. `## ` begins a heading, `* ` and `1. ` list items, `|` a table row, `! `
a picture with its caption, `> ` a quotation, `~ ` a line of the signature block, `+ ` an item of a
list of two levels with its own items after bars; anything else is a paragraph. `[text](address)` is
a link and `**text**` bold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .printing import plain

LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
MARKS = (
    ("h", "## "),
    ("ul", "* "),
    ("ol", "1. "),
    ("table", "|"),
    ("fig", "! "),
    ("quote", "> "),
    ("sign", "~ "),
    ("nest", "+ "),
)


@dataclass(frozen=True)
class Block:
    """A kind of block and its pieces; the pieces of a table are its rows, cells split by a bar.

    The pieces of a list of two levels are its items, each with its own items after bars.
    """

    kind: str
    pieces: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """One article, before any site has laid it out."""

    key: str
    title: str
    section: str
    lead: str
    blocks: tuple[Block, ...]
    author: str = ""
    origin: str = ""
    files: tuple[tuple[str, str], ...] = ()
    kind: str = "html"


def bare(text: str) -> str:
    """The text as a reader sees it."""
    return plain(BOLD.sub(r"\1", LINK.sub(r"\1", text)))


def slug(text: str) -> str:
    """The title as an address: without accents, words joined by hyphens."""
    import unicodedata

    flat = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in flat if not unicodedata.combining(c)))


def blocks_in(text: str) -> tuple[Block, ...]:
    return tuple(_block(part) for part in re.split(r"\n\s*\n", text.strip()) if part.strip())


def _block(part: str) -> Block:
    for kind, mark in MARKS:
        if part.startswith(mark):
            if kind == "table":
                lines = (line.strip() for line in part.splitlines())
                rows = (line.removeprefix("|").removesuffix("|") for line in lines)
                return Block(kind, tuple(rows))
            pieces = re.split(r"(?:^|\n)" + re.escape(mark), part)
            return Block(kind, tuple(" ".join(p.split()) for p in pieces if p.strip()))
    return Block("p", (" ".join(part.split()),))
