"""What in a report is worth a second look beside its claims: what was copied or left open.

A remark is for the writer before signing, so precision comes before recall: what is often right is
never remarked. Whoever signs decides; nothing here says that a report is wrong.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cchc_nlp.auditing.hygiene import hygiene_remarks, remark
from cchc_nlp.auditing.offices import office_remarks
from cchc_nlp.auditing.passages import Passage, read_passage
from cchc_nlp.auditing.reuse import reused_runs
from cchc_nlp.auditing.settings import Setting
from cchc_nlp.auditing.stray_dates import date_remarks
from cchc_nlp.records import Period, Remark

_MOST = 500  # remarks; more than that is no list that anybody reads


def find_remarks(
    text: str,
    *,
    title: str = "",
    period: Period | None = None,
    others: Iterable[tuple[str, str]] = (),
    day: dt.date | None = None,
) -> list[Remark]:
    """The remarks on a report, in reading order; spans are offsets into `text` as given.

    `title` and `period` are the report's, `others` the names and texts of reports that it may have
    been copied from, `day` the report's where its letterhead does not print it.

    >>> [found] = find_remarks("Ủy ban nhân dân tỉnh tỉnh đã giao.")
    >>> found.kind, found.text, found.why
    ('doubled_word', 'tỉnh tỉnh', 'Viết lặp từ “tỉnh”')
    """
    passage = read_passage(text)
    setting = Setting(passage.text, title, (), day)
    found = [
        *hygiene_remarks(passage.text),
        *date_remarks(passage, setting, period=period),
        *office_remarks(passage, setting),
        *_copied(passage.text, others),
    ]
    placed = [_placed(each, passage) for each in _once(found)]
    return sorted(placed, key=lambda each: (each.start, each.end))[:_MOST]


def _copied(text: str, others: Iterable[tuple[str, str]]) -> Iterator[Remark]:
    for name, other in others:
        for run in reused_runs(text, other):
            why = f"Trùng {run.syllables} âm tiết liền nhau với {name}"
            yield remark(text, (run.start, run.end), kind="reused_text", why=why)


def _once(remarks: Iterable[Remark]) -> Iterator[Remark]:
    """Each kind once at each place."""
    seen: set[tuple[int, str, str]] = set()
    for each in remarks:
        key = (each.start, each.kind, each.why if each.kind == "reused_text" else "")
        if key not in seen:
            seen.add(key)
            yield each


def _placed(each: Remark, passage: Passage) -> Remark:
    """The remark with its offsets in the text as given."""
    start, end = passage.source_position(each.start), passage.source_position(each.end)
    return replace(each, start=start, end=end, text=passage.source[start:end])
