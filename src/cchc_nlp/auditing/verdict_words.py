"""The sentences of verdicts: both numbers, the criterion, the period, what the crawl misses."""

from __future__ import annotations

from cchc_nlp.auditing.evidence import Missing, Shown
from cchc_nlp.auditing.findings import Finding
from cchc_nlp.auditing.scopes import Scope
from cchc_nlp.auditing.wording import number_words
from cchc_nlp.counting.phrasing import vietnamese_day
from cchc_nlp.records import Period, Policy

_POLICY: dict[Policy, str] = {
    "strict_tthc": "tiêu chí thủ tục hành chính",
    "cchc": "tiêu chí cải cách hành chính",
    "broad": "tiêu chí rộng",
}


def finding_words(finding: Finding) -> str:
    """One number of the claim beside what the corpus has, in one clause."""
    what = f"{number_words(finding.claimed)} tin, bài"
    if finding.topic and finding.part is not None:
        what += f" về {finding.topic}"
    return f"báo cáo nêu {what}, {_has(finding)}"


def _has(finding: Finding) -> str:
    span = finding.interval
    has = number_words(span.own)
    if finding.by == "raw":
        return f"bằng số lượt đăng trong kho, kể cả đăng trùng ({number_words(span.raw)})"
    if finding.by == "joint":
        return (
            f"kho có {has}; không cách đếm nào cho cùng lúc số này và số còn lại mà báo cáo nêu"
            f" ({', '.join(_by_policy(finding))})"
        )
    if finding.by in _POLICY and finding.scope.kind in ("reform", "rest"):
        return f"kho có đúng số đó theo {_POLICY[finding.by]}"
    told = f"kho có {has}{_between(finding)}"
    if finding.by == "estimate":
        low, high = number_words(span.least), number_words(span.most)
        return f"{told}; tính cả tin, bài chưa có người rà soát có thể từ {low} đến {high}"
    if finding.status != "matches" and finding.claimed > span.high:
        told = f"chưa tìm thấy đủ: {told}"
    if finding.status != "matches" and finding.claimed < span.low:
        told = f"kho có nhiều hơn số báo cáo nêu: {has}{_between(finding)}"
    return told


def _between(finding: Finding) -> str:
    span = finding.interval
    if span.low == span.high:
        return ""
    low, high = number_words(span.low), number_words(span.high)
    return f" (từ {low} đến {high} tùy tiêu chí)"


def _by_policy(finding: Finding) -> list[str]:
    return [f"{_POLICY[policy]}: {number}" for policy, number in finding.by_policy]


def found_words(shown: Shown) -> str:
    """What the corpus has in all, by every policy, and what nobody has read of it."""
    tally = shown.counted.tally
    reform = shown.by_policy(Scope("reform"))
    told = (
        f"Kho có {number_words(tally.total)} tin, bài; về cải cách: {reform['strict_tthc']} (thủ"
        f" tục hành chính), {reform['cchc']} (cải cách hành chính), {reform['broad']} (diện rộng)"
    )
    if not tally.unreviewed:
        return told
    bounds = shown.estimates.get("cchc")
    about = f", ước tính từ {bounds['low']} đến {bounds['high']}" if bounds else ""
    return f"{told}; {number_words(tally.unreviewed)} tin, bài chưa có người rà soát{about}"


def missing_words(missing: Missing) -> str:
    """What could not be had in the period; "" if nothing is known to be missing."""
    told = []
    if missing.months:
        told.append(f"tháng chưa thu thập hết: {', '.join(map(_month, missing.months))}")
    if failed := missing.failed + missing.failed_undated:
        told.append(f"{failed} trang chưa tải được")
    if missing.undated:
        told.append(f"{missing.undated} tin, bài không rõ ngày đăng")
    return f"Còn thiếu: {'; '.join(told)}" if told else ""


def _month(name: str) -> str:
    year, month = name.split("-")
    return f"{month}/{year}"


def period_words(period: Period, how: str = "") -> str:
    """The period in words, and whence it was taken if not from the claim."""
    if period.start is None or period.end is None:
        return "trong kỳ"
    days = f"từ ngày {vietnamese_day(period.start)} đến ngày {vietnamese_day(period.end)}"
    return f"{days}, {how}" if how else days
