"""Days and periods that cannot be those of the report: of another year, or after its own day."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_nlp.auditing.cues import cue
from cchc_nlp.auditing.hygiene import OF_ITSELF, remark, sentence_around
from cchc_nlp.auditing.passages import Passage
from cchc_nlp.auditing.settings import Setting
from cchc_nlp.counting.named_periods import describe_period, period_kind
from cchc_nlp.counting.phrasing import vietnamese_day
from cchc_nlp.records import Period, Remark
from cchc_nlp.vietnamese.citations import find_citations
from cchc_nlp.vietnamese.dates import find_dates
from cchc_nlp.vietnamese.periods import PeriodMention, find_periods

_OF_ITSELF = cue(rf"{OF_ITSELF.pattern}|^\W*báo cáo kết quả")
_DONE = cue(
    r"\bđã (?:đăng|tổ chức|tiếp nhận|giải quyết|cập nhật|ban hành|thực hiện|cho đăng|phát)\b"
)
_OF_ANOTHER = cue(
    r"cùng kỳ|so với|năm trước|kỳ trước|lũy kế|kế hoạch|giai đoạn|\bước\b|dự kiến|phương hướng"
    r"|năm tới"
)
_AHEAD = cue(
    r"\bsẽ\b|dự kiến|kế hoạch|phấn đấu|trước ngày|đến hết|chậm nhất|thời hạn|hiệu lực|tới đây"
    r"|đến ngày|thời gian tới|chuẩn bị|áp dụng|kể từ|từ ngày|hạn"
)
_RESULT = cue(r"\bđã\b")


def date_remarks(
    passage: Passage, setting: Setting, *, period: Period | None = None
) -> Iterator[Remark]:
    """Periods of sentences on the report itself or its results that are not its own; later days."""
    own = period or _title_period(setting)
    if own is not None:
        yield from _other_periods(passage, own)
    yield from _later_days(passage, setting)


def _title_period(setting: Setting) -> Period | None:
    found = [m.period for m in find_periods(setting.title) if m.period.start != m.period.end]
    return found[-1] if found else None


def _other_periods(passage: Passage, own: Period) -> Iterator[Remark]:
    for mention in find_periods(passage.text):
        if mention.period.start == mention.period.end:
            continue
        start, end = sentence_around(passage, mention.start)
        sentence = passage.folded[start:end]
        is_strange = _is_strange(mention, own, sentence)
        if is_strange and not _OF_ANOTHER.search(sentence):
            shown = describe_period(own)
            why = f"Kỳ khác với kỳ của báo cáo ({shown})"
            yield remark(passage.text, (mention.start, mention.end), kind="other_period", why=why)


def _is_strange(mention: PeriodMention, own: Period, sentence: str) -> bool:
    """In a sentence on the report itself another named period; in one on results, a past one."""
    period = mention.period
    if _OF_ITSELF.search(sentence) and period_kind(period) and period_kind(own):
        return period != own
    is_apart = bool(period.end and own.start and period.end < own.start)
    return is_apart and not period_kind(period) and _DONE.search(sentence) is not None


def _later_days(passage: Passage, setting: Setting) -> Iterator[Remark]:
    """Days after the report's own, of documents or of what is said to be done."""
    day = setting.day
    if day is None:
        return
    cited = [(c.start, c.end) for c in find_citations(passage.text) if c.date and c.date > day]
    for mention in find_dates(passage.text):
        if mention.date <= day:
            continue
        start, end = sentence_around(passage, mention.start)
        sentence = passage.folded[start:end]
        is_done = _RESULT.search(passage.folded, start, mention.start) or _RESULT.search(sentence)
        is_cited = any(a <= mention.start < b for a, b in cited)
        if is_cited or (is_done and not _AHEAD.search(sentence)):
            why = f"Ngày sau ngày của báo cáo ({vietnamese_day(day)})"
            yield remark(passage.text, (mention.start, mention.end), kind="later_date", why=why)
