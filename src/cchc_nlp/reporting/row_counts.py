"""How many rows of the evidence sheet its formulas find: what they come to, known while writing."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from cchc_nlp.reporting.evidence_rows import EvidenceRow
from cchc_nlp.reporting.excel_cells import shown_text
from cchc_nlp.reporting.excel_columns import CHANNEL, KIND, LABEL, SECTION

Days = tuple[dt.date, dt.date]  # the first day, and the first one after; both begin a month

NO_SECTION, NO_LABEL = "(không có chuyên mục)", "(chưa gán nhãn)"


def asked_cells(row: EvidenceRow) -> Mapping[str, str]:
    """What a row shows in the columns that formulas compare with words."""
    return {
        SECTION: section_words(row.section),
        LABEL: row.label or NO_LABEL,
        CHANNEL: shown_text(row.channel),
        KIND: row.kind,
    }


def section_words(section: str) -> str:
    r"""A section as cells show it.

    >>> section_words("Tin  tức"), section_words(" \t")
    ('Tin tức', '(không có chuyên mục)')
    """
    return shown_text(section) or NO_SECTION


@dataclass(frozen=True)
class RowCounts:
    """The counted rows by what formulas ask of them; kept are the values that differ, by month."""

    _by_column: defaultdict[str, Counter[tuple[str, str, bool]]] = field(
        default_factory=lambda: defaultdict(Counter)
    )

    def add(self, row: EvidenceRow) -> None:
        """Count a row that is written, if it is one that counts."""
        if row.counted:
            month = f"{row.published:%Y-%m}"
            for column, value in asked_cells(row).items():
                self._by_column[column][value, month, row.is_reform] += 1

    def number(
        self,
        column: str = LABEL,
        value: str | None = None,
        *,
        days: Days | None = None,
        is_reform: bool | None = None,
    ) -> int:
        """How many rows have the value in the column, lie in the days, are reform or are not."""
        first, after = (f"{day:%Y-%m}" for day in days) if days else ("", "~")
        return sum(
            times
            for (one, month, reform), times in self._by_column[column].items()
            if value in (None, one) and first <= month < after and is_reform in (None, reform)
        )
