"""Which claims of a report are its running text's, and which only seem so: cells, and lists."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from cchc_nlp.auditing.claims import find_claims
from cchc_nlp.auditing.grids import Table
from cchc_nlp.auditing.reports import Report
from cchc_nlp.auditing.table_shapes import shape_of
from cchc_nlp.records import Claim

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
    lists, edges = [table for table in read if is_list(table)], _cell_edges(read)
    return [
        claim
        for claim in find_claims(report.text)
        if not _touches(claim, lists)
        and not (_touches(claim, read) and _runs_over_cells(claim, edges))
    ]


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


def _cell_edges(tables: Iterable[Table]) -> list[int]:
    """Where the cells of tables begin, in order."""
    cells = (cell for table in tables for row in table.grid for cell in row)
    return sorted({cell.start for cell in cells if cell.text})


def _touches(claim: Claim, tables: Sequence[Table]) -> bool:
    """Whether a claim stands in one of the tables, or reaches into it."""
    return any(table.start < claim.end and claim.start < table.end for table in tables)


def _runs_over_cells(claim: Claim, edges: Sequence[int]) -> bool:
    return bisect_right(edges, claim.start) != bisect_left(edges, claim.end)
