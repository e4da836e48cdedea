"""Tally claims that stand in tables: every printed total with the cells it should sum."""

from __future__ import annotations

from cchc_nlp.auditing.reports import Report
from cchc_nlp.records import Claim


def report_table_claims(report: Report) -> tuple[Claim, ...]:
    """The claims of all tables of a report, in reading order; each with its checks."""
    return ()
