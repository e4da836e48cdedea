"""Which claims of a report are its running text's, and which only seem so: cells, and lists."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cchc_nlp.auditing.claims import find_claims
from cchc_nlp.auditing.grids import Table
from cchc_nlp.auditing.reports import Report
from cchc_nlp.auditing.table_shapes import shape_of
from cchc_nlp.records import Claim, Quantity

_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_FEWEST_DAYS = 3  # rows with a day each that make a list of dated things


def prose_claims(report: Report, of_tables: Sequence[Claim]) -> list[Claim]:
    """The claims of a report's text that are not those of its tables.

    What stands in one cell is prose; a statement never runs from cell to cell. Columns of plain
    lines are believed only where something in them adds up. What a list of articles or documents
    names is not claimed by the report.
    """
    starts = [claim.start for claim in of_tables]
    read = [
        table
        for table in report.tables
        if report.kind in ("docx", "html")
        or bisect_left(starts, table.start) < bisect_left(starts, table.end)
    ]
    lists, edges = [table for table in report.tables if is_list(table)], _cell_edges(read)
    found = (claim for claim in find_claims(report.text) if not _touches(claim, lists))
    kept = (_in_one_cell(c, edges, report.text) if _touches(c, read) else c for c in found)
    claims = [claim for claim in kept if claim is not None]
    wholes = {q.start: c.total for c in claims if c.total is not None for q in c.parts}
    return [claim for claim in claims if not _says_the_whole_again(claim, wholes)]


def _says_the_whole_again(claim: Claim, wholes: Mapping[int, Quantity]) -> bool:
    """Whether a part is told to be split into what it is a part of: "121 (đã rà soát 152)"."""
    whole = None if claim.total is None else wholes.get(claim.total.start)
    return whole is not None and any(part.value == whole.value for part in claim.parts)


def is_list(table: Table) -> bool:
    r"""Whether a table lists dated things, such as the articles of a period, and counts nothing.

    >>> from cchc_nlp.auditing.reports import report_of
    >>> rows = "".join(f"Tin số {n} về 5 hội nghị\t0{n}/10/2023\n" for n in range(1, 5))
    >>> is_list(report_of(f"Tên tin, bài\tNgày đăng\n{rows}").tables[0])
    True
    """
    columns = list(zip(*table.grid, strict=True))
    days = [sum(bool(_DAY.fullmatch(cell.text.strip())) for cell in column) for column in columns]
    most = max(days, default=0)
    return most >= max(_FEWEST_DAYS, len(table.grid) * 3 // 4) and not shape_of(table).counts


def _cell_edges(tables: Iterable[Table]) -> list[tuple[int, int]]:
    """Where the cells of tables begin and end, in order."""
    cells = (cell for table in tables for row in table.grid for cell in row)
    return sorted({(cell.start, cell.end) for cell in cells if cell.text})


def _touches(claim: Claim, tables: Sequence[Table]) -> bool:
    """Whether a claim stands in one of the tables, or reaches into it."""
    return any(table.start < claim.end and claim.start < table.end for table in tables)


def _in_one_cell(claim: Claim, cells: Sequence[tuple[int, int]], text: str) -> Claim | None:
    """A claim whose numbers all stand in one cell, without what stands in others; else None."""
    numbers = [q for q in (claim.total, *claim.parts, *claim.percents) if q is not None]
    first, last = min(n.start for n in numbers), max(n.end for n in numbers)
    at = bisect_right(cells, (first, len(text))) - 1
    if at < 0 or last > cells[at][1]:
        return None
    start, end = max(claim.start, cells[at][0]), min(claim.end, cells[at][1])
    if not re.search(r"[^\W\d_]", text[start:end]):  # a number whose noun stands elsewhere
        return None
    return replace(claim, text=text[start:end], start=start, end=end)
