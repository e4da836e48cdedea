"""The tables of a report, as words in cells: Word, web and text lay out the same ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cchc_nlp.errors import ReportError
from cchc_nlp.records import Group, Tally
from cchc_nlp.reporting.evidence_rows import EvidenceRow
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.wording import (
    LEFT_OUT,
    TOPICS,
    day,
    month,
    number,
    printable,
    reason,
    share,
)

Align = Literal["left", "right", "center"]
Cell = str | int


@dataclass(frozen=True)
class Column:
    """A column: its heading, how its cells stand, and its share of the width in per cent."""

    heading: str
    align: Align
    width: int


@dataclass(frozen=True)
class Table:
    """Rows of cells under columns; a whole number is a count, and `total` marks a last row of sums.

    `links` has an address (or "") for each row, where the second cell may lead to a page.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: bool = False
    links: tuple[str, ...] = ()


def shown(cell: Cell) -> str:
    """A cell as it is printed, in one line.

    >>> shown(1245), shown("Tin hoạt động")
    ('1.245', 'Tin hoạt động')
    """
    return printable(cell) if isinstance(cell, str) else number(cell)


def table(name: str, facts: ReportFacts) -> Table:
    """The table of that name. Raises ReportError, listing the names there are."""
    if name not in TABLES:
        raise ReportError(f"no table is called {name!r}; there are {', '.join(sorted(TABLES))}")
    return TABLES[name](facts)


def by_month(facts: ReportFacts) -> Table:
    """Articles by month of publication, months without any among them."""
    return _split("Số tin, bài theo tháng", "Tháng", facts.by_month, facts, words=month)


def by_section(facts: ReportFacts) -> Table:
    """Articles by the section the portal filed them under."""
    caption = "Số tin, bài theo chuyên mục trên trang thông tin điện tử"
    return _split(caption, "Chuyên mục", facts.by_section, facts, words=_section)


def by_label(facts: ReportFacts) -> Table:
    """Articles by their main subject; with the policy's count beside all of them."""
    groups, topic = facts.by_label, TOPICS[facts.count.policy]
    rows = [
        (facts.names[group.key], group.tally.total, group.tally.counts["reform"])
        for group in groups
    ]
    total = facts.count.tally
    columns = (
        Column("Nội dung chính của tin, bài", "left", 60),
        Column("Số tin, bài", "right", 18),
        Column(f"Tính là tin, bài {topic}", "right", 22),
    )
    last = ("Cộng", total.total, total.counts["reform"])
    return Table("Số tin, bài theo nội dung chính", columns, (*rows, last), total=True)


def left_out(facts: ReportFacts) -> Table:
    """What is not in the total, and why: duplicates, and every reason of the count."""
    rows = [("Tin, bài trùng nội dung, chỉ tính một lần", facts.count.tally.duplicates)]
    rows += [(LEFT_OUT.get(key, key), n) for key, n in facts.count.left_out.items()]
    columns = (
        Column("Nội dung không tính vào tổng số", "left", 78),
        Column("Số lượng", "right", 22),
    )
    return Table("Nội dung không tính vào tổng số", columns, tuple(rows))


def ledger(facts: ReportFacts) -> Table:
    """What became of every address, in the order of its identities."""
    book = facts.ledger
    rows = [
        ("Địa chỉ đã phát hiện", book.discovered),
        ("Đã tải về", book.fetched),
        *_reasons("Chưa tải được", book.not_fetched),
        ("Trang danh sách", book.lists),
        ("Tin, bài đã lưu (mọi thời gian)", book.articles),
        *_reasons("Trang không phải tin, bài", book.rejected),
        ("Tin, bài đã gán nhãn", book.labelled),
        ("Tin, bài chưa gán nhãn", book.unlabelled),
        ("Tin, bài đã có người rà soát", book.reviewed),
        ("Địa chỉ khác của cùng tin, bài", book.aliases),
    ]
    columns = (Column("Nội dung", "left", 78), Column("Số lượng", "right", 22))
    return Table("Sổ cái thu thập: mỗi địa chỉ đều có kết quả", columns, tuple(rows))


def items(facts: ReportFacts) -> Table:
    """The reform items that are in the total, with the place of their page."""
    rows = [row for row in facts.rows if row.counted and row.is_reform]
    columns = (
        Column("STT", "center", 9),
        Column("Tên tin, bài", "left", 41),
        Column("Ngày đăng", "center", 15),
        Column("Lĩnh vực", "left", 21),
        Column("Rà soát", "left", 14),
    )
    cells = tuple(_item(stt, row) for stt, row in enumerate(rows, start=1))
    topic = TOPICS[facts.count.policy]
    return Table(f"Danh mục tin, bài {topic}", columns, cells, links=tuple(r.url for r in rows))


def _item(stt: int, row: EvidenceRow) -> tuple[Cell, ...]:
    return (stt, row.title, day(row.published), row.label, row.review)


def _reasons(name: str, reasons: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    yield name, sum(reasons.values())
    for code, n in reasons.items():
        yield f"– trong đó: {reason(code)}", n


def _section(key: str) -> str:
    return key or "(không có chuyên mục)"


def _split(
    caption: str,
    heading: str,
    groups: Sequence[Group],
    facts: ReportFacts,
    *,
    words: Callable[[str], str],
) -> Table:
    columns = (
        Column(heading, "left", 36),
        Column("Tổng số tin, bài", "right", 16),
        Column(f"Tin, bài {TOPICS[facts.count.policy]}", "right", 16),
        Column("Nội dung khác", "right", 16),
        Column("Tỷ lệ", "right", 16),
    )
    rows = [(words(group.key), *_cells(group.tally)) for group in groups]
    return Table(caption, columns, (*rows, ("Cộng", *_cells(facts.count.tally))), total=True)


def _cells(tally: Tally) -> tuple[Cell, ...]:
    reform, general = tally.counts["reform"], tally.counts["general"]
    return tally.total, reform, general, share(reform, tally.total)


TABLES: Mapping[str, Callable[[ReportFacts], Table]] = {
    "by_month": by_month,
    "by_section": by_section,
    "by_label": by_label,
    "left_out": left_out,
    "ledger": ledger,
    "items": items,
}
