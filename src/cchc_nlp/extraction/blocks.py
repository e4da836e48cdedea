"""The text of an element, one block a line: paragraphs, list items, rows of tables, captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cchc_nlp.vietnamese.normalization import normalize

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    "address article aside blockquote caption center dd details div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table"
    " tbody tfoot thead tr ul".split()
)
_SILENT = frozenset(
    "script style noscript template button select option textarea input svg iframe object head"
    " title".split()
)
_BREAK, _CELL = "\u2028", "\u2029"  # cannot occur in a page's words; turned into lines below


def text_blocks(element: HtmlElement) -> Iterator[str]:
    """The lines of an element, with plain single spaces; cells of a row are joined by " | "."""
    raw = normalize("".join(_pieces(element)))
    for block in raw.split(_BREAK):
        cells = (" ".join(cell.split()) for cell in block.split(_CELL))
        if line := " | ".join(cell for cell in cells if cell):
            yield line


def one_line(element: HtmlElement) -> str:
    """The element's text on one line."""
    return " ".join(text_blocks(element))


def _pieces(element: HtmlElement) -> Iterator[str]:
    tag = element.tag
    if not isinstance(tag, str) or tag in _SILENT or _is_hidden(element):
        return
    if tag == "br":
        yield " " if _is_in_data_cell(element) else _BREAK
        return
    edge = _edge(element, tag)
    yield edge
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield edge


def _edge(element: HtmlElement, tag: str) -> str:
    """What stands before and after an element's text. Blocks inside a data cell stay in its row."""
    if tag in ("td", "th"):
        return _CELL if _is_data_cell(element) else _BREAK
    if tag in _BLOCKS:
        return " " if _is_in_data_cell(element) else _BREAK
    return ""


def _is_data_cell(cell: HtmlElement) -> bool:
    """Whether the cell belongs to a table of data, not to one that lays out the page."""
    row = cell.getparent()
    table = next(cell.iterancestors("table"), None)
    return row is not None and table is not None and len(row) > 1 and _rows(table) > 1


def _rows(table: HtmlElement) -> int:
    """How many rows a table has of its own, without those of tables inside it."""
    return len(table.xpath("./tr|./tbody/tr|./thead/tr|./tfoot/tr"))


def _is_in_data_cell(element: HtmlElement) -> bool:
    cell = next(element.iterancestors("td", "th"), None)
    return cell is not None and element.tag not in ("table", "tr", "tbody") and _is_data_cell(cell)


def _is_hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or bool(
        re.search(r"(^| )hidden( |$)", element.get("class") or "")
    )
