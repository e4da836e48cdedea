"""What a number of a table is about, and when: the words of its row and of its column."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from cchc_nlp.auditing.cues import cue
from cchc_nlp.auditing.scopes import SECTION
from cchc_nlp.auditing.table_shapes import Column, Row, Shape, is_total
from cchc_nlp.records import Period
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.periods import find_periods

BETWEEN = " – "  # the topic of a row and that of its column: nothing counts only what is in both
_OFFICES = cue(r"^(?!đơn vị tính|đvt)(?:tên )?(?:các )?(?:đơn vị|cơ quan|địa phương|sở|huyện|xã)\b")
_OFFICE = cue(r"^(?:sở|ban|ubnd|huyện|thành phố|thị xã|thị trấn|phòng|xã|phường|chi cục)\b")
_SINGLES = ("tin", "bài")
# What says no more than that things were counted, and where they were published.
_SAYS_NOTHING = cue(
    r"\b(?:tổng|cộng|số|lượng|lượt|các|những|đã|được|đăng tải|đăng|tải|đưa|phát|có|trong kỳ|kỳ này"
    r"|thực hiện|kết quả|đạt được|kế hoạch|chỉ tiêu|giao|toàn|cả năm|đơn vị tính|đvt|nội dung"
    r"|(?:trên|qua) (?:cổng|trang|website|web)[^–;]*|tin,? ?bài|tin/bài|tin tức|bài viết|bài|tin)\b"
    r"|\([^)]*\)|[\W\d_]+"
)


def topic_of_cell(shape: Shape, row: Row, column: Column) -> str:
    """What a number of a table counts beyond its unit; "" where that is everything."""
    return BETWEEN.join(part for part in (_of_row(shape, row), _of_column(shape, column)) if part)


def _of_row(shape: Shape, row: Row) -> str:
    heads = [c.name for c in shape.columns if c.kind == "label" and not c.names_units]
    if row.kind == "total" or (is_total(row.label) and not shape.names_sections):
        return _whose_total(shape, heads)
    if shape.names_sections:  # of whatever name: "Tin tức", "Năm 2023", "Tổng cộng"
        return f"{SECTION} {row.label}"
    if says_nothing(row.label) or list(_mentions(row.label, heads, dt.date(2000, 1, 1))):
        return ""
    return row.label


def _whose_total(shape: Shape, heads: list[str]) -> str:
    """A total of several offices is not one office's."""
    named = [head for head in heads if _OFFICES.search(fold(head))]
    offices = [row.label for row in shape.rows if _OFFICE.search(fold(row.label))]
    if named or len(offices) > 1:
        return (named or ["Các đơn vị"])[0]
    return ""


def _of_column(shape: Shape, column: Column) -> str:
    said = [name for name in column.path if not is_total(name) or not says_nothing(name)]
    is_one_kind = len(shape.counts) > 1 and fold(column.leaf) in _SINGLES
    told = [name for name in said if not says_nothing(name) and not _periods_in(name, None)]
    return BETWEEN.join([*told, *([column.leaf] if is_one_kind else [])])


def says_nothing(text: str) -> bool:
    """Whether words only say that things were counted.

    >>> [says_nothing(t) for t in ("Tổng số tin, bài", "Tin, bài đã đăng", "Tin, bài cải cách")]
    [True, True, False]
    """
    return not _SAYS_NOTHING.sub("", fold(text)).strip()


def _mentions(label: str, heads: list[str], reference: dt.date | None) -> list[Period]:
    """The periods that a label names, by itself or after the heading over it ("Quý": "I")."""
    for text in (label, *(f"{head} {label}" for head in heads)):
        if found := _periods_in(text, reference):
            return list(found)
    return []


@lru_cache(maxsize=4096)  # rows of many tables have the same names
def _periods_in(text: str, reference: dt.date | None) -> tuple[Period, ...]:
    found = (mention.period for mention in find_periods(text, reference=reference))
    return tuple(period for period in found if period.start is not None)


def period_of_cell(
    shape: Shape, row: Row, column: Column, *, reference: dt.date | None = None
) -> Period:
    """The period that row, column or caption name; open where none does.

    `reference` is a day of the year that "Quý I" is of, where no year is printed.
    """
    captions = list(reversed(shape.caption.split("\n")))
    around = next(iter(kept for text in captions if (kept := _mentions(text, [], None))), [])
    day = around[0].start if around else reference
    heads = [c.name for c in shape.columns if c.kind == "label"]
    is_named = row.kind != "total" and not shape.names_sections
    own = _mentions(row.label, heads, day) if is_named else []
    named = own or _mentions(column.name, [], day) or around
    return named[0] if named else Period(None, None)


def head_noun(label: str, unit: str) -> str:
    """What a label says of the counted noun it begins with; "" if it begins with none.

    >>> head_noun("Số tin, bài trùng nội dung", "tin, bài"), head_noun("Trang tĩnh", "")
    ('tin, bài', '')
    """
    plain = re.sub(r"^\W*(?:tổng )?(?:số )?(?:lượng )?", "", fold(label))
    return unit if unit and plain.startswith(fold(unit)) else ""
