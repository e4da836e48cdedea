"""What the rows and columns of a table are: headings, totals, parts, shares, and what is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from cchc_nlp.auditing.cues import cue
from cchc_nlp.auditing.grids import Cell, Table
from cchc_nlp.auditing.table_values import Value, value_of
from cchc_nlp.vietnamese.folding import fold

ColumnKind = Literal["label", "order", "count", "percent", "other"]
RowKind = Literal["part", "total", "aside", "of_which", "empty"]

_TOTAL = cue(
    r"(?:tổng(?! hợp| đài| cục| kết| giám| công ty| điểm| biên| phụ| thu| chi\b| kinh| mức)"
    r"|cộng(?! đồng| tác| hòa| sản)"
    r"|toàn (?:tỉnh|ngành|huyện|thành phố|sở|đơn vị|hệ thống|xã|quận|thị xã)"
    r"|cả (?:năm|tỉnh|huyện))\b"
)
_ORDER = cue(r"(?:s?tt|số tt|số thứ tự|#|no\.?)")
_UNITS = cue(r"(?:đơn vị tính|đvt)")
_PERCENT = cue(r"%|\bt[ỷỉ] (?:lệ|trọng)|phần trăm")
_SECTIONS = cue(r"chuyên mục|chuyên trang")
# What is no count of things, or must not be added.
_OTHER = cue(
    r"đồng\b|\bvnđ|kinh phí|\btiền\b|(?<!đánh )\bgiá\b|\bđiểm\b(?! cầu| tuyên| phát)"
    r"|xếp (?:hạng|loại)|thứ hạng|ghi chú|năm sinh|điện thoại|^ngày\b|thời gian"
    r"|\bha\b|\btấn\b|\btạ\b|\bkg\b|\bkm\b|\bm2\b"
    r"|diện tích|sản lượng|năng suất|doanh thu|ngân sách|dự toán|bình quân|trung bình"
    r"|\bmã\b|số hiệu|hệ số|\btuổi\b|nhiệt độ|lượng mưa|\(m³\)|\bchỉ số\b"
)
# Counts that may be added downwards, but are no part of a sum along the row.
_ASIDE = cue(
    r"lũy kế|cùng kỳ|kế hoạch|chỉ tiêu|năm trước|kỳ trước(?! chuyển)|so với|tăng|giảm|chênh lệch"
)
_ASIDE_ROW = cue(
    r"(?:[-+*–]\s*)?(?:lũy kế|cùng kỳ|kế hoạch|chỉ tiêu|so với|t[ỷỉ] (?:lệ|trọng)|tăng|giảm"
    r"|bình quân|trung bình|năm trước|chênh lệch|số liệu)\b"
)
_HALF_YEAR = cue(r"(?:6|9|sáu|chín) tháng|nửa năm")
_OF_WHICH = cue(r"(?:[-+*–]\s*)?(?:trong đó|riêng|chia ra|gồm|bao gồm)\b")
_DASHED = re.compile(r"[-+*–•]\s*\w")
_LEVELS = (
    (1, re.compile(r"[A-H](?=[.)]|$)")),
    (2, re.compile(r"[IVX]{1,5}(?=[.)\s]|$)")),
    (3, re.compile(r"\d{1,3}(?=[.)]?(?:\s|$))")),
    (4, re.compile(r"\d{1,2}\.\d{1,2}(?=[.)]?(?:\s|$))")),
    (5, re.compile(r"[a-hđ](?=[.)]|$)")),
)
_NO_LEVEL = 0
DASHED = 9  # deeper than any number
_NUMBERING = re.compile(r"\(?\s*(?P<name>\d{1,2}|[A-Z])\s*\)?\s*(?:=\s*(?P<formula>.+))?")
_INLINE = re.compile(r"\(?\s*(?P<name>\d{1,2})\s*\)?\s*=\s*(?P<formula>[\d()+\-–:/*x×%\s]{3,40})")


@dataclass(frozen=True)
class Column:
    """One column: the headings over it from the top, what it holds, its number and formula."""

    index: int
    path: tuple[str, ...]
    kind: ColumnKind = "label"
    number: str = ""
    formula: str = ""

    @property
    def name(self) -> str:
        """The headings in one line."""
        return " – ".join(self.path)

    @property
    def leaf(self) -> str:
        """The lowest heading."""
        return self.path[-1] if self.path else ""

    @property
    def names_units(self) -> bool:
        """Whether its cells say what each row counts."""
        return bool(_UNITS.fullmatch(fold(self.leaf)))

    @property
    def is_aside(self) -> bool:
        """Whether it is compared with others rather than added to them."""
        return bool(_ASIDE.search(fold(self.name)))


@dataclass(frozen=True)
class Row:
    """One row under the headings."""

    index: int
    label: str
    kind: RowKind
    level: int


@dataclass(frozen=True)
class Shape:
    """A table that was understood: what may be added to what is told by its rows and columns."""

    table: Table
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    values: tuple[tuple[Value, ...], ...]
    caption: str

    def value(self, row: Row, column: Column) -> Value:
        """The number of a cell; nothing where a cell above or before it reaches into it."""
        cell = self.table.grid[row.index][column.index]
        if (cell.row, cell.column) != (row.index, column.index):
            return Value(None, cell.start, cell.end)
        return self.values[row.index][column.index]

    @property
    def counts(self) -> tuple[Column, ...]:
        """The columns that hold counts."""
        return tuple(column for column in self.columns if column.kind == "count")

    @property
    def names_sections(self) -> bool:
        """Whether its rows are sections of a portal, which may have any name at all."""
        heads = (c.name for c in self.columns if c.kind == "label" and not c.names_units)
        return any(_SECTIONS.search(fold(head)) for head in heads)


def is_total(text: str) -> bool:
    """Whether a heading or a label names a total.

    >>> is_total("Tổng cộng"), is_total("Tổng hợp"), is_total("Cộng đồng")
    (True, False, False)
    """
    plain = fold(re.sub(r"^\W+", "", text))
    return bool(_TOTAL.match(plain)) and len(plain.split()) <= 10


def shape_of(table: Table) -> Shape:
    """What each row and column of a table is."""
    values = tuple(tuple(value_of(cell) for cell in row) for row in table.grid)
    titles = _title_rows(table)
    first = _first_row(table, values, after=titles)
    columns = tuple(
        _column(table, values, index=index, top=titles, first=first)
        for index in range(len(table.grid[0]))
    )
    columns = _with_labels_first(columns)
    rows = tuple(_row(table, values, columns, at=at) for at in range(first, len(table.grid)))
    caption = "\n".join([table.caption, *(row[0].text for row in table.grid[:titles])])
    shape = Shape(table, columns, _without_halves(rows), values, caption)
    return _by_names(shape) if shape.names_sections else shape


def _title_rows(table: Table) -> int:
    """How many rows at the top are one cell from side to side."""
    count = 0
    for row in table.grid:
        if len({(cell.row, cell.column) for cell in row}) > 1:
            break
        count += 1
    return count


def _first_row(table: Table, values: Sequence[Sequence[Value]], *, after: int) -> int:
    """The first row that holds data: numbers that are no years and no numbers of columns."""
    for at in range(after, len(table.grid)):
        row = table.grid[at]
        numbers = [v for v in values[at][1:] if v.number is not None and not v.is_empty]
        years = all(1990 <= (v.number or 0) <= 2100 and not v.decimals for v in numbers)
        is_group = at > after and _level(row[0].text.strip(), "") and not row[-1].text.strip()
        if (is_group or (numbers and not years)) and not _numbering(row):
            return at
    return len(table.grid)


def _numbering(row: Sequence[Cell]) -> bool:
    """Whether a row numbers the columns: "(1) (2) (3)=(1)+(2)"."""
    matches = [_NUMBERING.fullmatch(cell.text.strip()) for cell in row if cell.text.strip()]
    if len(matches) < 2 or None in matches:
        return False
    names = [match["name"] for match in matches if match]
    digits = [int(name) for name in names if name.isdigit()]
    steps = all(b - a == 1 for a, b in pairwise(digits))
    return len(digits) >= 2 and steps and digits[0] <= 2


def _column(
    table: Table, values: Sequence[Sequence[Value]], *, index: int, top: int, first: int
) -> Column:
    path: list[str] = []
    number = formula = ""
    for row in table.grid[top:first]:
        text = " ".join(row[index].text.split())
        if _numbering(row):
            match = _NUMBERING.fullmatch(text)
            number, formula = (match["name"], match["formula"] or "") if match else ("", "")
        elif text and text not in path[-1:]:
            path.append(text)
    if inline := _INLINE.search(" ".join(path)):
        number, formula = inline["name"], inline["formula"]
    column = Column(index, tuple(path), "label", number, formula)
    below = [row[index] for row in values[first:]]
    return replace(column, kind=_kind(column, below))


def _kind(column: Column, below: Sequence[Value]) -> ColumnKind:
    name = fold(column.name)
    printed = [value for value in below if not value.is_empty]
    numbers = [value for value in printed if value.number is not None]
    if _ORDER.fullmatch(fold(column.leaf)):
        return "order"
    if not numbers or 2 * len(numbers) < len(printed):
        return "label"
    if _PERCENT.search(name) or any(value.is_percent for value in numbers):
        return "percent"
    if _OTHER.search(name) or not all(value.is_count for value in numbers):
        return "other"
    years = all(1990 <= (value.number or 0) <= 2100 for value in numbers)
    return "other" if years and "năm" in name else "count"


def _with_labels_first(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A first column of numbers without a heading is the rows' own numbering."""
    head = columns[0]
    if head.kind in ("count", "other") and not is_total(head.leaf):
        return (replace(head, kind="order"), *columns[1:])
    return columns


def _row(
    table: Table, values: Sequence[Sequence[Value]], columns: Sequence[Column], *, at: int
) -> Row:
    cells = table.grid[at]
    order = next((cells[c.index].text.strip() for c in columns if c.kind == "order"), "")
    first = next((c.index for c in columns if c.kind in ("count", "percent")), len(cells))
    named = [
        cells[c.index].text
        for c in columns
        if c.kind == "label" and c.index < first and not c.names_units
    ]
    label = " ".join(dict.fromkeys(" ".join(text.split()) for text in named if text.strip()))
    counted = [c.index for c in columns if c.kind == "count"]
    is_empty = not any(cells[c].text and cells[c].column == c for c in counted)
    level = _level(order, label)
    label = label or order
    return Row(at, label, "empty" if is_empty else _row_kind(label, order), level)


def _row_kind(label: str, order: str) -> RowKind:
    plain = fold(label)
    if is_total(label) or is_total(order) or _after_order_is_total(label):
        return "total"
    if _ASIDE_ROW.match(plain):
        return "aside"
    return "of_which" if _OF_WHICH.match(plain) or _DASHED.match(plain) else "part"


def _after_order_is_total(label: str) -> bool:
    rest = re.sub(r"^(?:[IVX]+|\d+|[A-Z])[.)]\s*", "", label)
    return rest != label and is_total(rest)


def _level(order: str, label: str) -> int:
    """How deep a row stands by its number ("I" over "1" over "1.1" over "a"); 0 without one."""
    if _DASHED.match(label) or order in ("-", "+", "–"):
        return DASHED
    for level, pattern in _LEVELS:
        if pattern.match(order):
            return level
        match = pattern.match(label)
        if match and label[match.end() : match.end() + 1] in (".", ")"):
            return level
    return _NO_LEVEL


def _without_halves(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows, of which "6 tháng đầu năm" is no part where quarters or months stand beside it."""
    has_shorter = any(re.match(r"(?:quý|tháng)\b", fold(row.label)) for row in rows)
    if not has_shorter:
        return rows
    return tuple(
        replace(row, kind="aside") if _HALF_YEAR.match(fold(row.label)) else row for row in rows
    )


def _by_names(shape: Shape) -> Shape:
    """The table with every row a part but the last, where that is a total that all rows come to.

    A section that is called "+1+1", "Kế hoạch" or "Tổng cộng" is none of what its name says.
    """
    if not shape.rows or shape.rows[-1].kind != "total":
        return shape
    *named, last = shape.rows
    for column in shape.counts:
        summed = sum(shape.value(row, column).number or 0 for row in named)
        if shape.value(last, column).number != summed:
            return shape
    kept = (row if row.kind == "empty" else replace(row, kind="part") for row in named)
    return replace(shape, rows=(*(replace(row, level=_NO_LEVEL) for row in kept), last))


def is_half_year(text: str) -> bool:
    """Whether a heading names a stretch that holds several quarters."""
    return bool(_HALF_YEAR.match(fold(text)))
