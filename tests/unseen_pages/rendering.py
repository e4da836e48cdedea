"""A story's body in the markup of an editor, and the lines a reader finds in it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from html import escape
from html.entities import codepoint2name

from .marks import BOLD, LINK, Block, bare
from .printing import plain


@dataclass(frozen=True)
class Style:
    """How an editor writes each kind of block; where there are several ways they take turns."""

    p: tuple[str, ...] = ("<p>{}</p>",)
    h: str = "<h3>{}</h3>"
    ul: str = "<ul>{}</ul>"
    ol: str = "<ol>{}</ol>"
    li: str = "<li>{}</li>"
    sub: str = "<ul>{}</ul>"
    table: str = "<table>{}</table>"
    tr: str = "<tr>{}</tr>"
    th: str = "<th>{}</th>"
    td: str = "<td>{}</td>"
    fig: str = '<figure><img src="{src}" alt="{alt}"><figcaption>{text}</figcaption></figure>'
    quote: str = "<blockquote><p>{}</p></blockquote>"
    sign: str = "{}"
    sign_line: str = '<p style="text-align:right"><strong>{}</strong></p>'
    link: str = '<a href="{href}">{text}</a>'
    bold: str = "<strong>{}</strong>"
    images: str = "/uploads/2025/anh-{}.jpg"
    between: str = "\n"
    nbsp: bool = False
    named: bool = False
    apart: bool = False


def html_of(blocks: tuple[Block, ...], style: Style) -> str:
    """The body; `nbsp`, `named` and `apart` are for hard spaces, entities and NFD."""
    turns = iter(range(10_000))
    out = style.between.join(_html(b, style, turns) for b in blocks)
    if style.nbsp:
        out = out.replace(" ngày ", "&nbsp;ngày&nbsp;").replace(", ", ",&nbsp; ")
    if style.named:
        out = named(out)
    return unicodedata.normalize("NFD", out) if style.apart else out


def named(text: str) -> str:
    """Latin-1 letters as an editor's named entities."""
    return "".join(f"&{codepoint2name[ord(c)]};" if 160 <= ord(c) < 256 else c for c in text)


def inline(text: str, style: Style) -> str:
    text = escape(text, quote=False)
    text = LINK.sub(lambda m: style.link.format(text=m[1], href=m[2]), text)
    return BOLD.sub(lambda m: style.bold.format(m[1]), text)


def _html(block: Block, style: Style, turns: object) -> str:
    pieces = [inline(piece, style) for piece in block.pieces]
    if block.kind == "p":
        return style.p[next(turns) % len(style.p)].format(pieces[0])  # type: ignore[call-overload]
    if block.kind in {"ul", "ol", "nest"}:
        frame = style.ul if block.kind == "ul" else style.ol
        return frame.format("".join(_item(p, style) for p in pieces))
    if block.kind == "table":
        cells = [style.th] + [style.td] * (len(pieces) - 1)
        rows = (
            style.tr.format("".join(cell.format(c or "&nbsp;") for c in row.split("|")))
            for cell, row in zip(cells, pieces, strict=True)
        )
        return style.table.format("".join(rows))
    if block.kind == "sign":
        return style.sign.format("".join(style.sign_line.format(p) for p in pieces))
    if block.kind == "fig":
        number = next(turns)  # type: ignore[call-overload]
        alt = escape(block.pieces[0])
        return style.fig.format(src=style.images.format(number), alt=alt, text=pieces[0])
    return (style.h if block.kind == "h" else style.quote).format(pieces[0])


def _item(piece: str, style: Style) -> str:
    first, *under = piece.split("|")
    below = "".join(style.li.format(item) for item in under)
    return style.li.format(first + (style.sub.format(below) if below else ""))


def lines_of(blocks: tuple[Block, ...], *, captions: bool = True) -> tuple[str, ...]:
    """One line a block, row, item or caption."""
    out: list[str] = []
    for block in blocks:
        if block.kind == "table":
            for row in block.pieces:
                out.append(" | ".join(plain(c) for c in row.split("|") if c.strip()))
        elif block.kind == "nest":
            out.extend(bare(line) for piece in block.pieces for line in piece.split("|"))
        elif block.kind != "fig" or captions:
            out.extend(bare(piece) for piece in block.pieces)
    return tuple(out)
