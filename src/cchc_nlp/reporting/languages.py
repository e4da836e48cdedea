"""The languages of a report: every word that a table or a template needs, as one value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from cchc_nlp.counting.comparison_words import comparison_sentence
from cchc_nlp.counting.sentences import count_footnote, count_sentence
from cchc_nlp.records import Basis, Count, Estimate, Period, Policy, Tally
from cchc_nlp.reporting import table_words, wording, wording_en
from cchc_nlp.reporting.last_period import LastPeriod, Why

_ROMAN = {"Q1": "I", "Q2": "II", "Q3": "III", "Q4": "IV"}


@dataclass(frozen=True)
class Language:
    """How numbers, days and states are said; `labels` and `reviews` are empty where facts say it.

    `words` are captions and headings by their key.
    """

    code: Literal["vi", "en"]
    number: Callable[[int], str]
    share: Callable[[int, int], str]
    day: Callable[[dt.date | None], str]
    month: Callable[[str], str]
    quarter: Callable[[str], str]
    period: Callable[[Period], str]
    reason: Callable[[str], str]
    review: Callable[[Tally], str]
    about: Callable[[Estimate], str]
    method: Callable[[Estimate], str]
    topics: Mapping[Policy, str]
    policies: Mapping[Policy, str]
    left_out: Mapping[str, str]
    labels: Mapping[str, str]
    reviews: Mapping[str, str]
    not_compared: Mapping[Why, str]
    words: Mapping[str, str]

    def sentence(self, count: Count) -> str:
        """The sentence of a count."""
        return count.sentence if self.code == "vi" else count_sentence(count, lang=self.code)

    def footnote(self, count: Count) -> str:
        """The small print of a count."""
        return count.footnote if self.code == "vi" else count_footnote(count, lang=self.code)

    def review_of(self, reviewed: int, total: int) -> str:
        """Whether a person has read so many of a total."""
        basis: Basis = "model" if not reviewed else "reviewed" if reviewed == total else "mixed"
        return self.review(Tally(total, {}, total, 0, reviewed, total - reviewed, basis))

    def comparison(self, last: LastPeriod) -> str:
        """The comparison in words, or why there is none."""
        if last.comparison is not None:
            said = comparison_sentence(last.comparison, lang=self.code)
            return f"{said} {_FROM_FILES[self.code]}" if last.imported else said
        named = self.period(last.period) if last.period else ""
        counts = {name: self.number(getattr(last, name)) for name in _COUNTS}
        return self.not_compared[last.why].format(period=named, **counts)


_COUNTS = ("months", "crawled", "unlabelled")
_FROM_FILES = {
    "vi": "Số liệu cùng kỳ năm trước lấy từ tệp nhập vào, không xác định được có đủ hay không.",
    "en": "The earlier numbers come from imported files, whose gaps are unknown.",
}
_NOT_COMPARED: Mapping[Why, str] = {
    "open": "Không so sánh với kỳ trước, vì kỳ thống kê không có ngày đầu hoặc ngày cuối.",
    "empty": "Không so sánh với cùng kỳ năm trước, vì kỳ thống kê không có tin, bài đã gán nhãn.",
    "nothing": "Không so sánh với cùng kỳ năm trước ({period}): đã thu thập kỳ đó nhưng không có"
    " tin, bài nào còn trên các trang thông tin điện tử.",
    "not_crawled": "Chưa so sánh được với cùng kỳ năm trước ({period}), vì dữ liệu của kỳ đó chưa"
    " được thu thập đầy đủ (mới thu thập đủ {crawled}/{months} tháng, tính theo từng trang thông"
    " tin điện tử).",
    "empty_import": "Chưa so sánh được với cùng kỳ năm trước ({period}), vì các tệp đã nhập không"
    " có tin, bài nào của kỳ đó; không rõ là không đăng hay chưa nhập.",
    "unlabelled": "Chưa so sánh được với cùng kỳ năm trước ({period}), vì kỳ đó còn {unlabelled}"
    " tin, bài chưa gán nhãn.",
}
_NOT_COMPARED_EN: Mapping[Why, str] = {
    "open": "Not compared with an earlier period: the period has no first or no last day.",
    "empty": "Not compared with the year before: the period has no labelled item.",
    "nothing": "Not compared with the year before ({period}): it was looked at, and there is no"
    " item of it on the websites any more.",
    "not_crawled": "Not compared with the year before ({period}): it was not looked at in full"
    " ({crawled} of {months} months, each website by itself).",
    "empty_import": "Not compared with the year before ({period}): the imported files hold no item"
    " of it; whether none was published is unknown.",
    "unlabelled": "Not compared with the year before ({period}): {unlabelled} of its items have no"
    " label yet.",
}


def _vietnamese_quarter(key: str) -> str:
    """A quarter's key in words.

    >>> _vietnamese_quarter("2023-Q3")
    'Quý III/2023'
    """
    year, _, name = key.partition("-")
    return f"Quý {_ROMAN[name]}/{year}"


VI = Language(
    "vi",
    number=wording.number,
    share=wording.share,
    day=wording.day,
    month=wording.month,
    quarter=_vietnamese_quarter,
    period=wording.period,
    reason=wording.reason,
    review=wording.review,
    about=wording.about,
    method=wording.method,
    topics=wording.TOPICS,
    policies=wording.POLICIES,
    left_out=wording.LEFT_OUT,
    labels={},
    reviews={},
    not_compared=_NOT_COMPARED,
    words=table_words.VIETNAMESE,
)

EN = Language(
    "en",
    number=wording_en.number,
    share=wording_en.share,
    day=wording_en.day,
    month=wording_en.month,
    quarter=wording_en.quarter,
    period=wording_en.period,
    reason=wording_en.reason,
    review=wording_en.review,
    about=wording_en.about,
    method=lambda estimate: estimate.method,
    topics=wording_en.TOPICS,
    policies=wording_en.POLICIES,
    left_out=wording_en.LEFT_OUT,
    labels=wording_en.LABELS,
    reviews=wording_en.REVIEWS,
    not_compared=_NOT_COMPARED_EN,
    words=table_words.ENGLISH,
)


def language_of(template: str) -> Language:
    """English for a template whose name ends in -en, else Vietnamese.

    >>> language_of("brief-en").code, language_of("mau/tom-tat-en.docx").code
    ('en', 'en')
    >>> language_of("doan-van").code
    'vi'
    """
    return EN if PurePath(template).stem.endswith("-en") else VI
