"""What a figure is about, in the report's own words."""

from __future__ import annotations

import re

from cchc_nlp.auditing.cues import cue
from cchc_nlp.auditing.figures import Figure
from cchc_nlp.auditing.passages import Passage
from cchc_nlp.vietnamese.folding import fold

_LONGEST = 80  # letters; more is a sentence, not a topic
_CLAUSE_END = re.compile(r"[,;.:()\n]|\s[-–]\s")
# "31 tin, bài (chiếm 20,4%) về cải cách": the topic goes on after the share.
_SHARE = re.compile(r"\s*\([^()\d]{0,40}\d[\d.,]*\s*%[^()\d]{0,40}\)(?=\s*\w)")
_ABOUT = cue(
    r"^(?:\s*(?:viết|có|mang|nội dung|phản ánh|liên quan|tuyên truyền|nói|thông tin|công tác))*"
    r"\s*(?:về|đến|tới)\s+(?:công tác\s+)?"
)
# "25.368 hồ sơ nhưng mới giải quyết": what follows is the next statement.
_GOES_ON = cue(r"\s*(?:và|nhưng|còn|nâng|với|cho|là|đạt|tăng|giảm|so với|vượt|tính)\b")
_TAIL = cue(r"\s+(?:và|còn|trong đó|gồm|bao gồm|chia ra|là|với|được|đạt|có|thì)\s*$")
_HEAD = cue(r"^[\s\-+*•–,;:]*(?:(?:và|còn|trong đó|gồm|bao gồm|có|chia ra|riêng|là)\b[\s,:]*)*")
_NUMBER_WORDS = cue(r"\s*(?:là|có|đạt|được|hơn|trên|gần|dưới|khoảng|tối thiểu|:)\s*$")
_UNIT_ABOUT = cue(r"^(?:số\s+)?(?:tin,? bài|tin|bài|thông tin|hồ sơ)\s+(?:viết\s+)?(?:về\s+)?")


def topic_of(figure: Figure, passage: Passage, *, part: bool) -> str:
    """What follows the unit up to the end of its clause; for a part, else what precedes it."""
    after = passage.text[figure.stop : figure.stop + len(figure.after)]
    if share := _SHARE.match(passage.text, figure.stop):
        _, end = passage.sentence_span(figure.sentence)
        after = re.split(r"\d", passage.text[share.end() : end], maxsplit=1)[0]
    after = _clause(after)
    after = "" if _GOES_ON.match(fold(after)) else _trimmed(after, _ABOUT, _TAIL)
    if after or not part:
        return after
    before = passage.text[figure.start - len(figure.before) : figure.start]
    return _before(before)


def _clause(text: str) -> str:
    end = _CLAUSE_END.search(text)
    return text[: end.start()] if end else text


def _before(text: str) -> str:
    while match := _NUMBER_WORDS.search(fold(text)):
        text = text[: match.start()]
    clause = re.split(r"[,;.:()\n]", text.rstrip())[-1]
    clause = _trimmed(clause, _HEAD, _TAIL)
    return _trimmed(clause, _UNIT_ABOUT, _TAIL)


def _trimmed(text: str, head: re.Pattern[str], tail: re.Pattern[str]) -> str:
    match = head.match(fold(text))
    if match:
        text = text[match.end() :]
    while match := tail.search(fold(text)):
        text = text[: match.start()]
    text = re.sub(r"\s+", " ", text).strip(" \t\n\"“”'-–")
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0]
