"""Counted nouns that no list names: what follows a number where an office tells of its work."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from cchc_nlp.auditing import cues
from cchc_nlp.auditing.figures import ELIDED, Figure, is_elided, is_measured
from cchc_nlp.auditing.passages import Passage
from cchc_nlp.vietnamese.folding import fold

OPEN = "open"  # the kind of a noun that is in no list: it adds up with its own like only
# Up to four syllables: more is no noun.
_SYLLABLES = re.compile(r"\s+([^\W\d_]+(?:[^\S\n][^\W\d_]+){0,3})")
# With these no counted noun begins or goes on.
_NO_NOUN = cues.cue(
    r"(?:và|hoặc|hay|là|ở|tại|của|trên|dưới|trong|ngoài|cho|với|để|do|bởi|được|bị|đã|đang|sẽ|có|không"
    r"|chưa|thì|mà|nên|vì|như|khi|từ|đến|tới|về|theo|so|hơn|kém|lần|năm|tháng|ngày|tuần|quý|giờ|phút"
    r"|giây|đồng|đô|triệu|tỷ|tỉ|nghìn|ngàn|trăm|chục|vạn|tấn|tạ|yến|lít|độ|tuổi|điểm|phần|mức|đạt"
    r"|tăng|giảm|chiếm|còn|khác|này|đó|ấy|kia|đầu|cuối|sau|trước|rồi|nữa|vào|ra|lên|xuống|qua|cùng|cả"
    r"|các|những|mỗi|một|hai|ba|bốn|sáu|bảy|tám|chín|mười|thứ|bên|chiều|mặt|phía|thế|thập|tầng|bậc"
    r"|cấp|hạng|kỳ|đều|vẫn|cũng|chỉ|gồm|bao|nhưng|song|tức|gần|khoảng|nhằm|bằng|thuộc|tham|đối|liên"
    r"|giữa|số|lớn|nhỏ|cao|thấp|nhiều|ít|đủ|riêng|tổng|mét|ki|km|ha|kg|g|cm|mm|m|kv|kwh|mw|usd|vnd"
    r"|đ|h|p|s|tr|mb|gb|tb|mbps|hp|cc|inch|gram|hécta|héc|sào|mẫu|dặm|vòng|trận|bàn|quả|set|giải"
    r"|xét|nhận|giao|chuyển|giải|xử|kiểm|nam|nữ|tốt|khá|trung|yếu|đúng|quá|trễ|sớm|trực|toàn)(?!\w)"
)
_DOING_BEFORE = cues.cue(rf"{cues.DID.pattern}[^,;.()\d]{{0,40}}$")


def with_open_nouns(figures: Sequence[Figure], passage: Passage) -> Iterator[Figure]:
    """The figures; those of an office's sentence that no list gives a unit take the noun they have.

    A noun is taken if it is counted again in its sentence, if an office's doing stands before it,
    or if the sentence counts what every report counts.
    """
    is_work = cache(lambda sentence: is_office_work(sentence, passage))
    nouns = {f.start: noun for f in figures if (noun := _noun(f, passage)) and is_work(f.sentence)}
    if not nouns:
        yield from figures
        return
    begun = Counter(
        (figure.sentence, *nouns[figure.start][:length])
        for figure in figures
        if figure.start in nouns
        for length in range(1, len(nouns[figure.start]) + 1)
    )
    strong = {f.sentence for f in figures if f.kind and not f.weak}
    taken = -1  # the sentence of the last noun taken: what it lists goes on
    for figure in figures:
        noun = nouns.get(figure.start)
        if noun is None:
            yield figure
            continue
        lengths = range(len(noun), 0, -1)
        shared = (n for n in lengths if begun[(figure.sentence, *noun[:n])] > 1)
        words = noun[: next(shared, 0)]
        goes_on = figure.sentence in strong or figure.sentence == taken
        if words or goes_on or _is_done(figure, passage):
            taken = figure.sentence
            yield _named(figure, words or noun[:2], passage)
        else:
            yield figure


def is_office_work(sentence: int, passage: Passage) -> bool:
    """Whether a sentence itself tells what an office did, and nothing that befell people."""
    start, end = passage.sentence_span(sentence)
    if cues.BEFALLEN.search(passage.folded, start, end):
        return False
    if cues.OFFICE_WORK.search(passage.folded, start, end):
        return True
    return all(c.search(passage.folded, start, end) for c in (cues.OFFICE, cues.DID))


def _is_done(figure: Figure, passage: Passage) -> bool:
    start, _ = passage.sentence_span(figure.sentence)
    return bool(_DOING_BEFORE.search(passage.folded, max(start, figure.start - 80), figure.start))


def _noun(figure: Figure, passage: Passage) -> list[str] | None:
    """The syllables after a number, up to one that no noun goes on with; None for no noun."""
    if figure.kind != ELIDED or figure.over or not isinstance(figure.value, int):
        return None
    if not figure.value or is_measured(figure, passage) or is_elided(figure, passage):
        return None
    match = _SYLLABLES.match(passage.text, figure.stop) if _is_in_digits(figure, passage) else None
    words: list[str] = []
    for word in match[1].split() if match else ():
        if not word.islower() or _NO_NOUN.fullmatch(fold(word)):
            break
        words.append(word)
    return words or None


def _is_in_digits(figure: Figure, passage: Passage) -> bool:
    """Numbers in words ("ba nhóm") announce more often than they count."""
    return passage.text[figure.start].isdigit()


def _named(figure: Figure, words: Sequence[str], passage: Passage) -> Figure:
    match = _SYLLABLES.match(passage.text, figure.stop)
    assert match is not None
    end = match.start(1)
    for word in words:
        end = passage.text.index(word, end) + len(word)
    unit = " ".join(words)
    return replace(figure, stop=end, kind=OPEN, weak=True, unit=unit)
