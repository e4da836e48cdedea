"""Other offices in a report's own place: their names, their fields, those that are no more."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from cchc_nlp.auditing.cues import cue
from cchc_nlp.auditing.hygiene import OF_ITSELF, remark, remark_data, sentence_around
from cchc_nlp.auditing.passages import Passage
from cchc_nlp.auditing.settings import Setting
from cchc_nlp.records import Remark
from cchc_nlp.vietnamese.agencies import AgencyMention, find_agencies
from cchc_nlp.vietnamese.dates import find_dates
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.periods import find_periods

_OWN_RESULT = cue(r"\b(?:đã|tiếp tục|thường xuyên|tăng cường|triển khai)\b")
_WITH_OTHERS = cue(
    r"phối hợp|học tập|kinh nghiệm|trao đổi|tham quan|đoàn công tác|ký kết|đến thăm|hỗ trợ|\bvới\b"
    r"|theo (?:báo cáo|công văn|văn bản)|tham dự|của các|đề nghị|\bgửi\b"
)
_OF_SUBJECT = cue(r"(?:\bcủa|^)\s*$")
_CHANGED = cue(
    r"trước đây|\bcũ\b|nay là|sáp nhập|hợp nhất|giải thể|sắp xếp|tiền thân|đổi tên|\bnguyên là\b"
    r"|chuyển giao|bàn giao"
)
_ISSUED = cue(r"(?:thông tư|quyết định|công văn|kế hoạch|văn bản|nghị quyết|báo cáo) số\b")
_GRACE = dt.timedelta(days=60)  # for signs, seals and forms to be made new
_IN_FIELD = cue(
    r"\b(?:hoạt động trong lĩnh vực|trong lĩnh vực|thuộc lĩnh vực|quản lý nhà nước về)\s+"
    r"(?:quản lý\s+)?"
)
_OF_OWN = cue(
    r"(?:đơn vị|phòng|chi cục|trung tâm)[^.;]{0,30}\b(?:thuộc|của) sở\b|\bthuộc sở\b"
    r"|\bsở (?:đã|tham mưu)\b"
)


def office_remarks(passage: Passage, setting: Setting) -> Iterator[Remark]:
    """Remarks on offices, of a report that says whose it is or of what day."""
    actor = setting.actor
    if actor is not None:
        yield from _strangers(passage, setting, actor)
        yield from _fields(passage, actor)
    if setting.day is not None:
        yield from _gone(passage, setting.day)


def _strangers(passage: Passage, setting: Setting, actor: AgencyMention) -> Iterator[Remark]:
    """Another department where the report speaks of itself or of its own results."""
    for mention in find_agencies(passage.text, on=setting.day):
        if mention.agency.kind != "department":
            continue
        start, end = sentence_around(passage, mention.start)
        sentence, before = passage.folded[start:end], passage.folded[start : mention.start]
        is_itself = OF_ITSELF.search(sentence) and _OF_SUBJECT.search(before)
        is_result = _OWN_RESULT.search(sentence) and before.strip(" -+•") == ""
        if _WITH_OTHERS.search(sentence) or not (is_itself or is_result):
            continue
        if _is_elsewhere(mention, actor) or (is_itself and mention.agency != actor.agency):
            why = f"Tên cơ quan khác với cơ quan báo cáo ({actor.name})"
            yield remark(passage.text, (mention.start, mention.end), kind="other_office", why=why)


def _is_elsewhere(mention: AgencyMention, actor: AgencyMention) -> bool:
    """A department of another province than the report's."""
    return None not in (mention.province, actor.province) and mention.province != actor.province


# -- fields of work -------------------------------------------------------------------------------


def _fields(passage: Passage, actor: AgencyMention) -> Iterator[Remark]:
    """The field of another department in a sentence on the report's own units."""
    pattern, owners = _field_pattern()
    own = {actor.agency.name, *remark_data()["heirs"].get(actor.agency.name, ())}
    for match in pattern.finditer(passage.folded):
        start, _ = sentence_around(passage, match.start())
        sentence = passage.folded[start : match.start()]
        if not own & owners[match["field"]] and _OF_OWN.search(sentence):
            names = ", ".join(sorted(owners[match["field"]]))
            why = f"Lĩnh vực của cơ quan khác ({names}), có thể chép từ báo cáo khác"
            yield remark(passage.text, match.span("field"), kind="other_field", why=why)


@cache
def _field_pattern() -> tuple[re.Pattern[str], dict[str, set[str]]]:
    owners: dict[str, set[str]] = {}
    for row in remark_data()["field"]:
        for phrase in row["phrases"]:
            owners.setdefault(fold(phrase), set()).add(row["department"])
    names = "|".join(map(re.escape, sorted(owners, key=len, reverse=True)))
    return re.compile(rf"{_IN_FIELD.pattern}(?P<field>{names})(?=\s*(?:[.;,)\n]|$))"), owners


# -- who there is no more -------------------------------------------------------------------------


def _gone(passage: Passage, day: dt.date) -> Iterator[Remark]:
    """Departments that had been merged on the day of the report, each at its first place."""
    told: set[str] = set()
    for mention in find_agencies(passage.text):
        last = mention.agency.valid_to
        if mention.agency.kind != "department" or last is None or last + _GRACE >= day:
            continue
        name = mention.agency.name
        if name in told or _is_history(passage, mention, last):
            continue
        told.add(name)
        heir = f", nay là {mention.agency.successor}" if mention.agency.successor else ""
        why = f"{name} không còn từ sau ngày {last:%d/%m/%Y}{heir}"
        yield remark(passage.text, (mention.start, mention.end), kind="former_office", why=why)


def _is_history(passage: Passage, mention: AgencyMention, last: dt.date) -> bool:
    """Whether the sentence speaks of the time when there was such an office, or of its papers."""
    start, end = sentence_around(passage, mention.start)
    sentence = passage.text[start:end]
    if _CHANGED.search(passage.folded[start:end]) or _ISSUED.search(passage.folded[start:end]):
        return True
    days = [m.date for m in find_dates(sentence)]
    starts = [m.period.start for m in find_periods(sentence) if m.period.start]
    return any(day <= last for day in (*days, *starts))
