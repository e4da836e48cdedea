"""A comparison in words: what rose or fell, by how much, and when that cannot be said."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Literal

from cchc_nlp.counting.comparison import Comparison, Share
from cchc_nlp.counting.english import TOPICS as ENGLISH_TOPICS
from cchc_nlp.counting.named_periods import describe_period
from cchc_nlp.counting.phrasing import vietnamese_number
from cchc_nlp.counting.sentences import TOPICS
from cchc_nlp.records import Estimate

Lang = Literal["vi", "en"]


def comparison_sentence(comparison: Comparison, *, lang: Lang = "vi") -> str:
    """One sentence to paste, which calls nothing a change whose interval holds 0."""
    first, second = (_worded(share, lang) for share in (comparison.first, comparison.second))
    change, cautions = _change(comparison, lang), comparison.cautions
    if lang == "en":
        topic = ENGLISH_TOPICS[comparison.policy]
        text = f"Share of articles on {topic}: {second}, against {first}: {change}."
        noted = "; ".join(caution.en for caution in cautions)
        return f"{text} With care: {noted}." if noted else text
    text = f"Tỷ lệ tin, bài về {TOPICS[comparison.policy]}: {second}, so với {first}: {change}."
    noted = "; ".join(caution.vi for caution in cautions)
    return f"{text} Lưu ý khi so sánh: {noted}." if noted else text


def percent(share: Fraction | None, *, lang: Lang = "vi") -> str:
    """A share in per cent, one decimal, half away from zero; "–" of nothing.

    >>> percent(Fraction(31, 152)), percent(Fraction(31, 152), lang="en"), percent(None)
    ('20,4%', '20.4%', '–')
    """
    return "–" if share is None else f"{_points(share, lang)}%"


def _worded(share: Share, lang: Lang) -> str:
    name = describe_period(share.period, lang=lang)
    if share.share is None:
        return f"{name} no article" if lang == "en" else f"{name} không có tin, bài"
    linked = "" if lang == "en" else "là "
    number = vietnamese_number if lang == "vi" else "{:,}".format
    of = f"{number(share.reform)}/{number(share.total)}"
    return f"{name} {linked}{percent(share.share, lang=lang)} ({of})"


def _change(comparison: Comparison, lang: Lang) -> str:
    """What the difference says; noise is not called a change."""
    found = comparison.difference
    if found is None:
        return "there is no share to compare" if lang == "en" else "không có tỷ lệ để so sánh"
    low, high = _points(found.low, lang), _points(found.high, lang)
    value = _points(found.value, lang)
    if comparison.direction == "unclear":
        if lang == "en":
            return (
                "not enough to say that it rose or fell"
                f" (difference {value} percentage points, 95% interval {low} to {high})"
            )
        return (
            "chưa đủ căn cứ để nói là tăng hay giảm"
            f" (chênh lệch {value} điểm phần trăm, khoảng tin cậy 95% từ {low} đến {high})"
        )
    return _moved(found, comparison.direction, lang)


def _moved(found: Estimate, direction: str, lang: Lang) -> str:
    ends = sorted((abs(found.low), abs(found.high)))
    low, high = (_above_zero(end, lang) for end in ends)
    value = _points(abs(found.value), lang)
    if lang == "en":
        word = "up" if direction == "up" else "down"
        return f"{word} {value} percentage points ({low} to {high}, 95% interval)"
    word = "tăng" if direction == "up" else "giảm"
    return f"{word} {value} điểm phần trăm (từ {low} đến {high}, khoảng tin cậy 95%)"


def _above_zero(end: float, lang: Lang) -> str:
    """The end of an interval that leaves 0 out must not be printed as 0."""
    said = _points(end, lang)
    if said not in ("0,0", "0.0"):
        return said
    return "above 0" if lang == "en" else "trên 0"


def _points(share: float | Fraction, lang: Lang) -> str:
    """A proportion in hundredths with one decimal, half away from zero; never "-0,0"."""
    tenths = math.floor(abs(Fraction(share)) * 1000 + Fraction(1, 2))
    sign = "-" if share < 0 and tenths else ""
    return f"{sign}{tenths // 10}{'.' if lang == 'en' else ','}{tenths % 10}"
