"""The sentence for the report, in the words officials use; it always says who labelled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from cchc_nlp.records import Period, Policy, Tally

TOPICS: dict[Policy, str] = {
    "cchc": "cải cách hành chính",
    "strict_tthc": "cải cách thủ tục hành chính",
    "broad": "cải cách hành chính (tính cả tin, bài chỉ đề cập một phần)",
}


def vietnamese_number(number: int) -> str:
    """A whole number as Vietnamese texts print it.

    >>> vietnamese_number(3424846)
    '3.424.846'
    """
    return f"{number:,}".replace(",", ".")


def vietnamese_day(day: dt.date) -> str:
    """A day as Vietnamese texts print it.

    >>> vietnamese_day(dt.date(2023, 10, 25))
    '25/10/2023'
    """
    return f"{day:%d/%m/%Y}"


def count_sentence(tally: Tally, *, period: Period, policy: Policy, sources: Sequence[str]) -> str:
    """One sentence to paste: period, place, total, parts, and whether a person read them."""
    number = vietnamese_number
    reform, general = tally.counts["reform"], tally.counts["general"]
    return (
        f"{_when(period)}, {_where(sources)} đã đăng tải {number(tally.total)} tin, bài, trong đó"
        f" có {number(reform)} tin, bài về {TOPICS[policy]} và {number(general)} tin, bài về các"
        f" nội dung khác ({_basis(tally)})."
    )


def _when(period: Period) -> str:
    start, end = period.start, period.end
    if start and end:
        return f"Từ ngày {vietnamese_day(start)} đến ngày {vietnamese_day(end)}"
    if start:
        return f"Từ ngày {vietnamese_day(start)} đến nay"
    return f"Tính đến ngày {vietnamese_day(end)}" if end else "Đến nay"


def _where(sources: Sequence[str]) -> str:
    if not sources:
        return "đơn vị"
    return f"trang thông tin điện tử {' và '.join(sources)}"


def _basis(tally: Tally) -> str:
    total, reviewed = vietnamese_number(tally.total), vietnamese_number(tally.reviewed)
    if tally.basis == "model":
        return "máy gán nhãn, chưa rà soát"
    unsure = f", {vietnamese_number(tally.unsure)} còn phân vân" if tally.unsure else ""
    if tally.basis == "reviewed":
        return f"đã rà soát toàn bộ {total} tin, bài{unsure}"
    return f"đã rà soát {reviewed}/{total} tin, bài{unsure}; số còn lại do máy gán nhãn"
