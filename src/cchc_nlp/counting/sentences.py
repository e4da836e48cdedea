"""The sentence for the report and its footnote, in the words officials use.

A sentence always says by which policy, and who labelled. A number that nobody has read is never
given bare: it stands with its bounds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from cchc_nlp.counting.english import english_notes, english_sentence
from cchc_nlp.counting.phrasing import (
    joined,
    listed,
    made_by,
    nearest,
    outwards,
    vietnamese_day,
    vietnamese_number,
)
from cchc_nlp.records import Count, ItemType, Period, Policy

Language = Literal["vi", "en"]

TOPICS: dict[Policy, str] = {
    "cchc": "cải cách hành chính",
    "strict_tthc": "cải cách thủ tục hành chính",
    "broad": "cải cách hành chính (tính cả tin, bài chỉ đề cập một phần)",
}
POLICY_NAMES: dict[Policy, str] = {
    "cchc": "tiêu chí CCHC",
    "strict_tthc": "tiêu chí hẹp: chỉ thủ tục hành chính",
    "broad": "tiêu chí rộng",
}
TYPE_NAMES: dict[ItemType, str] = {
    "news": "tin",
    "feature": "bài",
    "notice": "thông báo",
    "document": "văn bản",
    "static": "trang tĩnh",
    "media": "ảnh, video",
}


def count_sentence(counted: Count, *, lang: Language = "vi") -> str:
    """One sentence to paste: period, place, total, parts, policy, and whether a person read it."""
    return english_sentence(counted) if lang == "en" else _vietnamese(counted)


def count_footnote(counted: Count, *, lang: Language = "vi") -> str:
    """The small print: what was counted, who read what, what could not be had, which versions."""
    parts = english_notes(counted) if lang == "en" else _notes(counted)
    return " ".join(f"{part}." for part in parts)


# -- Vietnamese -----------------------------------------------------------------------------------


def _vietnamese(counted: Count) -> str:
    number, tally, topic = vietnamese_number, counted.tally, TOPICS[counted.policy]
    unit = _unit(counted.item_types)
    head = f"{_when(counted.period)}, {_where(counted)} đã đăng tải {number(tally.total)} {unit}"
    policy = POLICY_NAMES[counted.policy]
    unlabelled = _unlabelled(counted, unit)
    if not tally.total:
        where = _where(counted)
        return (
            f"{_when(counted.period)}, kho không có {unit} nào của {where} đã gán nhãn: không đăng,"
            f" hoặc chưa thu thập ({policy}).{unlabelled}"
        )
    if tally.basis == "reviewed" or not tally.total:
        return (
            f"{head}, trong đó có {number(tally.counts['reform'])} {unit} về {topic} và"
            f" {number(tally.counts['general'])} {unit} về các nội dung khác ({policy};"
            f" {_read(counted, unit)}).{unlabelled}"
        )
    about = _about(counted, unit)
    if tally.basis == "model":
        return (
            f"{head}; theo kết quả máy gán nhãn, chưa rà soát, có {number(tally.counts['reform'])}"
            f" {unit} về {topic}{about} ({policy}).{unlabelled}"
        )
    return (
        f"{head}; đã rà soát {number(tally.reviewed)} {unit}{_unsure(counted)}, trong đó có"
        f" {number(tally.confirmed)} {unit} về {topic}; tính cả số chưa rà soát, có{about[1:]}"
        f" ({policy}).{unlabelled}"
    )


def _unlabelled(counted: Count, unit: str) -> str:
    number = counted.left_out.get("unlabelled", 0)
    if not number:
        return ""
    return f" Trong kỳ còn {vietnamese_number(number)} {unit} chưa gán nhãn, chưa tính ở trên."


def _about(counted: Count, unit: str) -> str:
    """The estimate in words: a value to the nearest whole, bounds rounded outwards."""
    estimate = counted.estimate.get("reform")
    if estimate is None:
        return ""
    low, high = outwards(estimate.low, estimate.high)
    sure = (
        "độ tin cậy 95%"
        if estimate.has_confidence
        else "chưa có độ tin cậy, vì còn phần chưa đọc ngẫu nhiên"
    )
    return (
        f", ước tính khoảng {vietnamese_number(nearest(estimate.value))} {unit} (từ"
        f" {vietnamese_number(low)} đến {vietnamese_number(high)}; {sure})"
    )


def _unit(item_types: tuple[ItemType, ...]) -> str:
    """What is counted, in the words of reports: "tin, bài", with what is counted beside them."""
    if {"news", "feature"} <= set(item_types):
        beside = [
            TYPE_NAMES[name] for name in item_types if name in ("document", "static", "media")
        ]
        return ", ".join(["tin, bài", *beside])
    return ", ".join(TYPE_NAMES[name] for name in item_types)


def _when(period: Period) -> str:
    start, end = period.start, period.end
    if start and end:
        return f"Từ ngày {vietnamese_day(start)} đến ngày {vietnamese_day(end)}"
    if start:
        return f"Từ ngày {vietnamese_day(start)} đến nay"
    return f"Tính đến ngày {vietnamese_day(end)}" if end else "Đến nay"


def _where(counted: Count) -> str:
    names = counted.asked_sources or counted.sources
    return f"trang thông tin điện tử {joined(names, 'và')}" if names else "đơn vị"


def _read(counted: Count, unit: str) -> str:
    read = f"đã rà soát toàn bộ {vietnamese_number(counted.tally.total)} {unit}"
    estimate = counted.estimate.get("reform")
    if not counted.tally.unsure or estimate is None:
        return read
    low, high = (vietnamese_number(bound) for bound in outwards(estimate.low, estimate.high))
    unsure = vietnamese_number(counted.tally.unsure)
    return f"{read}, còn phân vân {unsure}, con số có thể từ {low} đến {high}"


def _unsure(counted: Count) -> str:
    unsure = counted.tally.unsure
    return f" (còn phân vân {vietnamese_number(unsure)})" if unsure else ""


_NOT_COUNTED = {
    "not_fetched": "trang chưa tải được",
    "rejected": "trang không phải tin, bài",
    "undated": "tin, bài không rõ ngày đăng",
    "attachment_only": "mục chỉ có tệp đính kèm",
    "media_only": "mục chỉ có ảnh, video",
    "document": "văn bản đăng nguyên văn",
    "static": "trang tĩnh",
    "notice": "thông báo",
    "news": "tin",
    "feature": "bài",
    "unlabelled": "tin, bài chưa gán nhãn",
    "other_source": "tin, bài của nguồn khác",
}


def _notes(counted: Count) -> Iterator[str]:
    number, tally = vietnamese_number, counted.tally
    types = ", ".join(TYPE_NAMES[name] for name in counted.item_types)
    yield f"Ghi chú: tính theo ngày đăng, gồm cả ngày đầu và ngày cuối; loại mục được tính: {types}"
    yield (
        f"Không kể {number(tally.duplicates)} lượt đăng trùng; trong số đã tính có"
        f" {number(tally.reposts)} mục đăng lại từ nguồn khác"
    )
    yield from listed("Rà soát", counted.readers, number)
    if counted.sample:
        seeds = ", ".join(map(str, counted.sample.seeds))
        yield (
            f"Thứ tự đọc rút ngẫu nhiên, mã rút {seeds}: đã đọc {number(counted.sample.read)} trong"
            f" {number(counted.sample.drawn)} mục{_again(counted)}"
        )
    left = {_NOT_COUNTED[c]: n for c, n in counted.left_out.items() if n and c in _NOT_COUNTED}
    if left:
        told = ", ".join(f"{number(n)} {name}" for name, n in left.items())
        yield f"Chưa tính: {told}"
    yield from made_by(counted, "Mã số liệu", "Kho", "bộ nhãn", "máy gán nhãn")


def _again(counted: Count) -> str:
    reasons = counted.sample.redrawn if counted.sample else ()
    return f"; đã rút lại {len(reasons)} lần ({'; '.join(reasons)})" if reasons else ""
