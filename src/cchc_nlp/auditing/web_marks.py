"""The marked copy of a page or a text: one file that runs nothing and fetches nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_nlp.auditing.marks import REMARK, WORDS, Mark, stretches, worst
from cchc_nlp.portals.base import parse_page
from cchc_nlp.vietnamese.normalization import decode, normalize_mended

if TYPE_CHECKING:
    from lxml.etree import _Element

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
body{max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111}
body{font:1rem/1.6 "Times New Roman",serif}
table{border-collapse:collapse}td,th{border:1px solid #888;padding:.2rem .5rem}
.cchc-text{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}
mark{color:inherit;padding:.05em .1em}
.cchc-green{background:#c6efce;border-bottom:2px solid #1b6e33}
.cchc-amber{background:#ffeb9c;border-bottom:2px dashed #7a5b00}
.cchc-red{background:#ffc7ce;border-bottom:4px double #a1001a}
.cchc-remark{background:none;border-bottom:2px dotted #333}
.cchc-note{font:.75em/1 sans-serif;vertical-align:super;white-space:nowrap}
.cchc-notes{border-top:1px solid #888;font:.9rem/1.5 sans-serif}
"""
# All that stays of a page: everything else may run, fetch, cover or refer elsewhere.
_DROPPED = frozenset(
    "script style link meta base iframe frame frameset object embed applet noscript template svg"
    " math audio video source track img picture canvas form input button select textarea portal"
    " head title".split()
)
_KEPT = frozenset("colspan rowspan lang scope headers hidden".split())


def marked_text(text: str, marks: Sequence[Mark], *, title: str) -> str:
    """A page that shows a text as it stands, with its marks."""
    pieces, at = [], 0
    for start, end, opened, closed in _stretches(text, marks):
        pieces += [escape(text[at:start]), opened, escape(text[start:end]), closed]
        at = end
    pieces.append(escape(text[at:]))
    body = f'<pre class="cchc-text">{"".join(pieces)}</pre>'
    return _page(body, marks, title=title)


def _page(body: str, marks: Sequence[Mark], *, title: str) -> str:
    legend = ", ".join(
        f'<mark class="cchc-{colour}">{word}</mark>' for colour, word in WORDS.items()
    )
    notes = "".join(
        f'<li id="cchc-{number}">{escape(mark.note)}</li>' for number, mark in enumerate(marks, 1)
    )
    return (
        '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>\n{body}\n"
        '<aside class="cchc-notes" aria-label="Ghi chú đối chiếu">'
        f"<p>Chú giải: {legend}; {REMARK}: gạch chân chấm.</p><ol>{notes}</ol></aside>"
        "</body></html>\n"
    )


def _stretches(text: str, marks: Sequence[Mark]) -> list[tuple[int, int, str, str]]:
    """The marked stretches in order, none over another, with what opens and closes each."""
    found = []
    for left, right, over in stretches(marks):
        colour = worst(marks[n] for n in over)
        notes = " ".join(f"cchc-{n + 1}" for n in over)
        word = WORDS[colour] if colour else REMARK
        kind = colour or "remark"
        opened = f'<mark class="cchc-{kind}" aria-describedby="{notes}" title="{word}">'
        signs = "".join(
            f'<a class="cchc-note" href="#cchc-{n + 1}">[{escape(_word(marks[n]))} {n + 1}]</a>'
            for n in over
            if marks[n].end == right
        )
        found.append((left, min(right, len(text)), opened, f"</mark>{signs}"))
    return found


def _word(mark: Mark) -> str:
    return WORDS[mark.colour] if mark.colour else REMARK


def marked_page(path: Path, text: str, *, marks: Sequence[Mark]) -> str:
    """The page in a file with its marks, without all that could run or fetch."""
    from lxml import etree

    tree = parse_page(decode(path.read_bytes()))
    _make_inert(tree)
    _mark_tree(tree, text, marks)
    body = tree.find("body")
    inner = tree if body is None else body
    html = etree.tostring(inner, encoding="unicode", method="html")
    html = re.sub(r"^<(?:body|html)[^>]*>|</(?:body|html)>\s*$", "", html.strip())
    return _page(f"<main>{html}</main>", marks, title=path.name)


def _make_inert(tree: _Element) -> None:
    from cchc_nlp.extraction.blocks import is_hidden

    for element in list(tree.iter()):
        if not isinstance(element.tag, str):
            continue
        if element.tag in _DROPPED:
            _drop(element)
            continue
        hides = is_hidden(element)
        for name in list(element.attrib):
            if name not in _KEPT:
                del element.attrib[name]
        if hides:
            element.set("hidden", "")


def _drop(element: _Element) -> None:
    """Take an element out, and leave what follows it."""
    parent = element.getparent()
    if parent is None:
        return
    tail = " " + (element.tail or "")
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)


def _mark_tree(tree: _Element, text: str, marks: Sequence[Mark]) -> None:
    """Put the marks into the text nodes of a tree, from the last to the first."""
    nodes = _Nodes(tree)
    places = nodes.places_of(text)
    for start, end, opened, closed in reversed(_stretches(text, marks)):
        first, last = bisect_left(places[0], start), bisect_left(places[0], end)
        nodes.wrap(places[1][first:last], opened=opened, closed=closed)


class _Nodes:
    """The letters of a tree that are shown, each with its node: an element's text or tail."""

    def __init__(self, tree: _Element) -> None:
        self.nodes: list[tuple[Any, str]] = []
        self.letters: list[tuple[int, int]] = []
        shown: list[str] = []
        for element, part in _text_nodes(tree):
            number = len(self.nodes)
            self.nodes.append((element, part))
            raw = getattr(element, part) or ""
            mended = normalize_mended(raw)
            if len(mended) != len(raw):
                setattr(element, part, mended)
            for at, letter in enumerate(mended):
                if not letter.isspace() and letter != "|":
                    shown.append(letter)
                    self.letters.append((number, at))
        self.shown = "".join(shown)

    def places_of(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        """Offsets of the text whose letters were found in the tree, and where they stand there."""
        offsets: list[int] = []
        found: list[tuple[int, int]] = []
        cursor = start = 0
        for line in text.split("\n"):
            inside = [start + n for n, c in enumerate(line) if not c.isspace() and c != "|"]
            place = self.shown.find("".join(text[n] for n in inside), cursor) if inside else -1
            if place >= 0:
                cursor = place + len(inside)
                offsets += inside
                found += self.letters[place:cursor]
            start += len(line) + 1
        return offsets, found

    def wrap(self, letters: Sequence[tuple[int, int]], *, opened: str, closed: str) -> None:
        """Wrap letters in a mark, one for each node they stand in; notes stand at the last."""
        by_node: dict[int, list[int]] = {}
        for number, at in letters:
            by_node.setdefault(number, []).append(at)
        for count, (number, ats) in enumerate(sorted(by_node.items(), reverse=True)):
            self._wrap(number, min(ats), max(ats) + 1, (opened, "" if count else closed))

    def _wrap(self, number: int, start: int, end: int, tags: tuple[str, str]) -> None:
        from lxml import html

        element, part = self.nodes[number]
        raw = getattr(element, part) or ""
        opened, closed = tags
        piece = html.fragment_fromstring(
            f"<span>{opened}{escape(raw[start:end])}{closed or '</mark>'}</span>"
        )
        children = list(piece)
        children[-1].tail = raw[end:]
        setattr(element, part, raw[:start])
        for child in reversed(children):
            if part == "text":
                element.insert(0, child)
            else:  # not `addnext`: it would put the child before the tail
                parent = element.getparent()
                parent.insert(parent.index(element) + 1, child)


def _text_nodes(tree: _Element) -> list[tuple[Any, str]]:
    found: list[tuple[Any, str]] = []
    hidden: Any = None
    from lxml import etree

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            if hidden is None and element.get("hidden") is not None:
                hidden = element
            if hidden is None and element.text:
                found.append((element, "text"))
        else:
            if element is hidden:
                hidden = None
            if hidden is None and element.tail:
                found.append((element, "tail"))
    return found
