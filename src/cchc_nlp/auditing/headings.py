"""Which lines of a report are headings: by style, by tag, or as numbered bold lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_nlp.extraction.word_lines import WordLine
from cchc_nlp.records import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST = 25  # words of a heading; more is a paragraph that begins with a number
_SHORT = 12
_MARKED = re.compile(r"(#{1,6})\s+\S")
_NUMBERED = re.compile(
    r"(?:(?P<one>(?:[IVX]{1,5}|PHẦN\s\w+|Phần\s\w+)[.):\s])"
    r"|(?P<two>\d{1,2}(?P<deeper>(?:\.\d{1,2})*)[.)]?)(?=\s)|(?P<three>[a-hđ][.)]))\s*\S"
)
_HEAD_OF_DOCUMENT = 3000  # letters in which the name of a document is looked for
_KIND_OF_DOCUMENT = re.compile(
    r"(?m)^[ \t]*(?:BÁO CÁO|PHỤ LỤC|THÔNG BÁO|KẾ HOẠCH|TỜ TRÌNH|BIỂU TỔNG HỢP)[ \t]*\n+"
    r"[^\n]{5,250}$"
)
_STYLE = re.compile(r"(?i)heading\s?([1-9])|tiêu đề\s?([1-9])")
_MOST_PARENTS = 20  # styles that a style is based on; a damaged file may go round


@dataclass(frozen=True)
class Heading(Span):
    """A heading of a report; `level` 1 is the highest."""

    level: int = 1


def report_title(text: str) -> str:
    r"""What a report is named under the line that only says what kind of document it is, or "".

    >>> report_title("UBND TỈNH\nBÁO CÁO\nKết quả tuyên truyền năm 2023\nSở báo cáo như sau.")
    'BÁO CÁO Kết quả tuyên truyền năm 2023'
    """
    match = _KIND_OF_DOCUMENT.search(text[:_HEAD_OF_DOCUMENT])
    return " ".join(match[0].split()) if match else ""


def heading_level(line: str) -> int:
    """The level of a line that is a heading by its own looks; 0 of another.

    >>> [heading_level(x) for x in ("II. KẾT QUẢ", "1. Kết quả", "1. Đăng 12 tin.", "## Kết quả")]
    [1, 2, 0, 2]
    """
    if marked := _MARKED.match(line):
        return len(marked[1])
    numbered = _numbered(line.strip())
    return numbered if len(line.split()) <= _SHORT or line.isupper() else 0


def _numbered(line: str) -> int:
    match = _NUMBERED.match(line)
    if match is None or len(line.split()) > LONGEST or line.endswith((".", ";", ",", "…")):
        return 0
    if match["one"]:
        return 1
    if match["three"]:
        return 3
    is_numbered = match["two"].endswith((".", ")")) or bool(match["deeper"])
    return 2 + match["deeper"].count(".") if is_numbered else 0


def style_levels(styles: _Element | None) -> dict[str, int]:
    """The level of every paragraph style that makes a heading, by the style's id."""
    if styles is None:
        return {}
    own: dict[str, tuple[int, str]] = {}
    for style in styles.iterfind("{*}style"):
        based = style.find("{*}basedOn")
        own[_attribute(style, "styleId")] = (
            _own_level(style),
            "" if based is None else _attribute(based, "val"),
        )
    return {name: level for name in own if (level := _inherited(name, own))}


def _own_level(style: _Element) -> int:
    name = style.find("{*}name")
    match = _STYLE.fullmatch("" if name is None else _attribute(name, "val"))
    if match:
        return int(match[1] or match[2])
    outline = style.find("{*}pPr/{*}outlineLvl")
    level = "" if outline is None else _attribute(outline, "val")
    return int(level) + 1 if level.isdigit() and int(level) < 9 else 0


def _inherited(name: str, own: Mapping[str, tuple[int, str]]) -> int:
    for _ in range(_MOST_PARENTS):
        level, name = own.get(name, (0, ""))
        if level or not name:
            return level
    return 0


def word_heading_level(line: WordLine, styles: Mapping[str, int]) -> int:
    """The level of a paragraph of Word that is a heading: by its style, or numbered and bold."""
    if line.kind != "paragraph":
        return 0
    style = line.element.find("{*}pPr/{*}pStyle")
    level = styles.get("" if style is None else _attribute(style, "val"), 0)
    if level:
        return level
    if not _is_bold(line):
        return 1 if line.text.isupper() and _numbered(line.text) == 1 else 0
    if line.element.find("{*}pPr/{*}numPr") is not None and len(line.text.split()) <= LONGEST:
        return 2
    return _numbered(line.text.rstrip(".:"))


def _is_bold(line: WordLine) -> bool:
    runs = [piece.run for piece in line.pieces if piece.run is not None and piece.text.strip()]
    return bool(runs) and all(map(_has_bold, runs))


def _has_bold(run: _Element) -> bool:
    bold = run.find("{*}rPr/{*}b")
    return bold is not None and _attribute(bold, "val") not in ("0", "false", "off")


def _attribute(element: _Element, name: str) -> str:
    found = (value for key, value in element.attrib.items() if name_of_key(key) == name)
    return str(next(found, ""))


def name_of_key(key: object) -> str:
    """The name of an attribute without its namespace.

    >>> name_of_key("{urn:w}val")
    'val'
    """
    return str(key).rpartition("}")[2]
