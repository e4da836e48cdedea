"""Which months were looked at, source by source and year by year, for a report's readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from cchc_nlp.records import Record
from cchc_nlp.reporting.wording import number

if TYPE_CHECKING:
    from cchc_nlp.corpus.coverage import Cell, Coverage

UNKNOWN = "–"
SIGNS: tuple[tuple[str, str], ...] = (
    ("0", "đã thu thập trọn tháng, không có tin, bài"),
    (UNKNOWN, "chưa thu thập, không rõ có tin, bài hay không"),
    ("*", "thu thập chưa trọn tháng"),
    ("?", "nhập từ tệp, không rõ có đủ tin, bài hay không"),
    ("+n", "n địa chỉ có trong danh sách nhưng chưa tải được"),
)


@dataclass(frozen=True)
class Year(Record):
    """A year of coverage: for each source its name and twelve cells; "" is outside the period."""

    year: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def coverage_years(coverage: Coverage) -> tuple[Year, ...]:
    """The years there are, in order, the sources of each by name.

    >>> from cchc_nlp.corpus.coverage import Cell, Coverage
    >>> cells = (Cell("so", "2023-11", 3, 0, "crawled"), Cell("so", "2023-12", 0, 0, "crawled"))
    >>> coverage_years(Coverage(cells, {}, {}))[0].rows[0][1][-3:]
    ('', '3', '0')
    """
    return tuple(
        Year(year, tuple(_rows(list(cells))))
        for year, cells in groupby(coverage.cells, key=lambda cell: cell.month[:4])
    )


def unseen_months(coverage: Coverage) -> frozenset[str]:
    """The months at which nobody looked in any source: no article there is not a zero.

    >>> from cchc_nlp.corpus.coverage import Cell, Coverage
    >>> sorted(unseen_months(Coverage((Cell("so", "2023-01", 0, 0, "not_crawled"),), {}, {})))
    ['2023-01']
    """
    seen = {cell.month for cell in coverage.cells if cell.state != "not_crawled" or cell.articles}
    return frozenset(coverage.months) - seen


def signs_used(years: tuple[Year, ...]) -> tuple[tuple[str, str], ...]:
    """The signs that stand in the cells, each with what it means.

    >>> [sign for sign, _ in signs_used((Year("2023", (("so", ("0", "12+10", "–")),)),))]
    ['0', '–', '+n']
    """
    cells = {cell for year in years for _, row in year.rows for cell in row}
    marks = {mark for cell in cells for mark in cell if not mark.isdigit()}
    return tuple(
        (sign, words) for sign, words in SIGNS if sign in cells or sign.removesuffix("n") in marks
    )


def cell_words(cell: Cell) -> str:
    """One cell as people read it: "1.245", "0" for a true zero, "–" where nobody looked.

    >>> from cchc_nlp.corpus.coverage import Cell
    >>> [cell_words(Cell("so", "2023-10", n, failed, state)) for n, failed, state in
    ...  ((12, 0, "crawled"), (0, 0, "crawled"), (5, 1, "partial"), (0, 0, "not_crawled"))]
    ['12', '0', '5*+1', '–']
    """
    failed = f"+{number(cell.failed)}" if cell.failed else ""
    if cell.state == "crawled":
        return f"{number(cell.articles)}{failed}"
    if cell.state == "partial":
        return f"{number(cell.articles)}*{failed}"
    if not cell.articles:
        return f"{UNKNOWN}{failed}"
    return f"{number(cell.articles)}{'?' if cell.state == 'imported' else '*'}{failed}"


def _rows(cells: list[Cell]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for source in sorted({cell.source for cell in cells}):
        own = {int(cell.month[5:]): cell_words(cell) for cell in cells if cell.source == source}
        yield source, tuple(own.get(month, "") for month in range(1, 13))
