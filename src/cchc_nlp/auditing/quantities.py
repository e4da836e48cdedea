"""The figures of a text: a number, the unit it counts, and the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import zip_longest

from cchc_nlp.auditing.counted_nouns import (
    Unit,
    fraction_after_pattern,
    joined_unit_pattern,
    list_item_pattern,
    unit_before_pattern,
    unit_pattern,
    units,
)
from cchc_nlp.auditing.cues import cue
from cchc_nlp.auditing.figures import ELIDED, PERCENT, Figure, is_elided
from cchc_nlp.auditing.open_nouns import with_open_nouns
from cchc_nlp.auditing.passages import Passage
from cchc_nlp.records import Span
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.numbers import NumberMention, find_numbers

_MAGNITUDES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9}
_MAGNITUDE = re.compile(r"(?:,(\d+))?\s*(" + "|".join(_MAGNITUDES) + r")\b")
# "74 (bảy mươi tư) tin": the same number again, in words.
_SPELLED_OUT = re.compile(r"\s*\([^()\d]{2,80}\)(?=\s*\w)")
_NOTHING = cue(r"\bkhông có(?=\s+[^.,;()]{2,40}?\s+(?:nào|tồn đọng|quá hạn|trễ hạn|phát sinh)\b)")
# "một giải Nhất, hai giải Nhì": one of several prizes; elsewhere "một" counts nothing.
_ONE = cue(r"\bmột(?=\s+giải\b)")
_CLOCK_OR_AGE = cue(r"\s*(?:ngày|tháng|cùng ngày|sáng|chiều|tối|trưa|\d|giờ|h\b)")
_BROADCAST = cue(r"phát|tiếp sóng|tiếp âm|thời lượng|truyền thanh|truyền hình|sóng")
# "từ 05 buổi trở lên" sets a condition.
_FROM_HERE = cue(r"\btừ\s(?:đủ\s)?$")
_UPWARDS = cue(r"(?:\s[^\W\d_]+){1,4}\strở\s(?:lên|xuống)\b")
# "Tuần 1 cuộc thi" is the first week, "cả 2 hội nghị" speaks of them again.
_ORDINAL = cue(r"\b(?:tuần|đợt|vòng|kỳ thi|lần thứ|(?<!tất )cả)\s$")
# "đã rà soát toàn bộ 152 tin, bài": what was counted above; and what a count leaves open.
_WHOLE_AGAIN = cue(r"\b(?:toàn bộ|tất cả|đủ)(?: cả| số)?\s$")
_HOW_SURE = cue(r"\bphân vân\s$|\btừ\s[\d.]+\s(?:đến|tới)\s$")
# "tháng 11 giải ngân": words that only begin as a counted noun does.
_OTHER_WORD = cue(
    r"(?:giải (?:ngân|quyết|trình|đáp|thích|phóng|toả|thể|cứu)|ban (?:hành|bố)"
    r"|tập (?:huấn|trung|hợp)|phòng (?:chống|ngừa|, chống|vệ)|tin tưởng|tin cậy|bản thân|sở hữu"
    r"|tổ chức (?:được|thực|các|tuyên|hội|cuộc|lớp|và|đợt|kiểm|thành|cho)|việc (?:thực|giải|tổ)"
    r"|bài bản|thông tin (?:về|đến|cho))\b"
)
_BY_TURNS = cue(r"\blần lượt\b[^.;\n]*$")
_ALONE = cue(r"\s*(?:[,;.)/|]|$|\n|và\b|trong đó|\()")
_CLOSED = cue(r"\s*(?:[,;.)]|$|\n|và\b)")
# "bản tin 15/18 số": a fraction after its unit.
_OVER_AFTER = re.compile(r"\s*/\s*\d")
_WINDOW = 120  # letters in which a unit before its number is looked for
_PERCENT_SIGN = re.compile(r"\s*(?:%|phần trăm)")
_OUT_OF = cue(r"(?:\([^()]{1,12}\)\s*)?(?:trên|trong|/)\s+tổng(?:\s+số)?(?:\s+là)?")


def find_figures(passage: Passage, *, citations: Iterable[Span] | None = None) -> Iterator[Figure]:
    """Every counted number, elided one and percentage of a text, in reading order.

    `citations` of the passage's text, where they are known, need not be looked for again.
    Whether a number without a unit counts anything is for the one who sees its surroundings.
    """
    raw = sorted(_raw_figures(passage, citations), key=lambda figure: figure.start)
    joined = _told_once(_joined(_with_single_prizes(raw, passage), passage.folded), passage)
    joined = with_open_nouns(list(_in_turn(list(joined), passage)), passage)
    # A number that can count nothing ("lũy kế 5 tháng đạt 602 lượt") ends no figure's words.
    figures = [f for f in joined if f.kind or f.over or is_elided(f, passage)]
    previous = 0
    for figure, following in zip_longest(figures, figures[1:]):
        start, end = passage.sentence_span(figure.sentence)
        after_end = min(following.start, end) if following else end
        yield replace(
            figure,
            before=passage.folded[max(previous, start) : figure.start],
            after=passage.folded[figure.stop : after_end],
        )
        previous = figure.stop


def _raw_figures(passage: Passage, citations: Iterable[Span] | None) -> Iterator[Figure]:
    stop = 0
    for mention in find_numbers(passage.text, citations=citations):
        if mention.start >= stop and not _is_ordinal(mention, passage):
            figure = _figure(mention, passage)
            stop = figure.stop
            yield figure
    for match in _NOTHING.finditer(passage.folded):
        nothing = _figure(NumberMention(match[0], *match.span(), value=0), passage)
        if nothing.kind:
            yield nothing


def _told_once(figures: Iterable[Figure], passage: Passage) -> Iterator[Figure]:
    """The figures without a whole that is said again, and without how sure a count is."""
    told: set[tuple[str, object]] = set()
    for figure in figures:
        before = passage.folded[max(0, figure.start - 30) : figure.start]
        is_again = (figure.unit, figure.value) in told and _WHOLE_AGAIN.search(before)
        if not is_again and (figure.kind or not _HOW_SURE.search(before)):
            yield figure
        told.add((figure.unit, figure.value))


def _in_turn(figures: Sequence[Figure], passage: Passage) -> Iterator[Figure]:
    """Numbers told in turn, of which only the last has a unit: "lần lượt 120, 135 và 150 tin"."""
    named: list[Figure] = []
    for figure in reversed(figures):
        after = named[-1] if named else None
        if after and after.kind not in (ELIDED, PERCENT) and _is_before(figure, after, passage):
            named.append(replace(figure, kind=after.kind, weak=after.weak, unit=after.unit))
        else:
            named.append(figure)
    yield from reversed(named)


def _is_before(figure: Figure, following: Figure, passage: Passage) -> bool:
    """Whether a bare number stands in a list told in turn, right before another number."""
    if figure.kind != ELIDED:
        return False
    gap = passage.folded[figure.stop : following.start].strip()
    before = passage.folded[max(0, figure.start - _WINDOW) : figure.start]
    return gap in (",", ";", "và") and _BY_TURNS.search(before) is not None


def _with_single_prizes(figures: list[Figure], passage: Passage) -> list[Figure]:
    prizes = {figure.sentence for figure in figures if figure.kind == "prize"}
    if not prizes:
        return figures
    ones = [
        _figure(NumberMention(match[0], *match.span(), value=1), passage)
        for match in _ONE.finditer(passage.folded)
    ]
    known = {figure.start for figure in figures}
    more = [o for o in ones if o.kind == "prize" and o.sentence in prizes and o.start not in known]
    return sorted([*figures, *more], key=lambda figure: figure.start)


def _is_ordinal(mention: NumberMention, passage: Passage) -> bool:
    before = passage.folded[max(0, mention.start - 12) : mention.start]
    if _FROM_HERE.search(before) and _UPWARDS.match(passage.folded, mention.end):
        return True
    return _ORDINAL.search(before) is not None


def _figure(mention: NumberMention, passage: Passage) -> Figure:
    """A number with the unit that stands right after or before it, if any."""
    figure = Figure(
        start=mention.start,
        end=mention.end,
        stop=mention.end,
        value=mention.value,
        bound=mention.bound,
        kind=PERCENT if mention.is_percent else ELIDED,
        weak=False,
        unit="",
        sentence=passage.sentence(mention.start),
        rounding=_rounding(mention.text),
    )
    if not mention.is_percent:
        return _with_unit(figure, passage)
    sign = _PERCENT_SIGN.match(passage.text, mention.end)
    return replace(figure, stop=sign.end() if sign else mention.end)


def _with_unit(figure: Figure, passage: Passage) -> Figure:
    folded = passage.folded
    spelled = _SPELLED_OUT.match(folded, figure.end)
    position = spelled.end() if spelled else figure.end
    match = unit_pattern().match(folded, position)
    if match is None or _is_left_open(match):
        return _with_unit_before(figure, passage)
    unit, stop = _unit(match), match.end()
    if unit.kind == "airtime" and not _is_airtime(folded, figure.start, stop):
        return figure
    while (joined := joined_unit_pattern().match(folded, stop)) and _unit(joined)[0] == unit.kind:
        stop = joined.end()
    printed = re.sub(r"\s+", " ", passage.text[match.start("first") : stop])
    return replace(figure, stop=stop, kind=unit.kind, weak=unit.weak, unit=printed)


def _unit(match: re.Match[str]) -> Unit:
    return units()[re.sub(r"\s+", " ", match["first"])]


def _is_left_open(match: re.Match[str]) -> bool:
    if _OTHER_WORD.match(match.string, match.start("first")):
        return True
    return _unit(match).closed and _CLOSED.match(match.string, match.end()) is None


def _with_unit_before(figure: Figure, passage: Passage) -> Figure:
    """A unit before its number: "số hồ sơ được giải quyết là 1.456"."""
    window = passage.folded[max(0, figure.start - _WINDOW) : figure.start]
    match = unit_before_pattern().search(window)
    if match is None and _OVER_AFTER.match(passage.folded, figure.end):
        match = fraction_after_pattern().search(window)
    if match is None:
        match = list_item_pattern().search(window)
    if match is None or not _ALONE.match(passage.folded, figure.end):
        return figure
    unit = _unit(match)
    if unit.kind == "visit" and match.groupdict().get("joint") == ":":  # the counter of a web site
        return figure
    start = figure.start - len(window)
    printed = passage.text[start + match.start("first") : start + match.end("first")]
    return replace(figure, kind=unit.kind, weak=unit.weak, unit=re.sub(r"\s+", " ", printed))


def _is_airtime(folded: str, start: int, stop: int) -> bool:
    if _CLOCK_OR_AGE.match(folded, stop):
        return False
    return _BROADCAST.search(folded, max(0, start - 60), start) is not None


def _rounding(text: str) -> Fraction:
    """Half of the last printed digit where a figure was printed in thousands or millions."""
    # Digits alone need no looking at: every word of magnitude has a mark.
    match = None if text.isascii() else _MAGNITUDE.search(fold(text))
    if match is None:
        return Fraction(0)
    decimals = len(match[1] or "")
    return Fraction(_MAGNITUDES[match[2]], 2 * 10**decimals)


def _joined(figures: list[Figure], folded: str) -> Iterator[Figure]:
    """The figures, with "45/67 thôn" and "74 hồ sơ trên tổng số 80" made one, told by `over`."""
    waiting: Figure | None = None
    for figure in figures:
        if waiting and PERCENT not in (waiting.kind, figure.kind):
            gap = folded[waiting.stop : figure.start].strip()
            if gap == "/" or (_OUT_OF.fullmatch(gap) and waiting.over is None):
                waiting = replace(_fraction(waiting, figure), is_stroke=gap == "/")
                continue
        if waiting:
            yield waiting
        waiting = figure
    if waiting:
        yield waiting


def _fraction(part: Figure, base: Figure) -> Figure:
    named = part if part.kind else base
    base = replace(base, kind=named.kind, weak=named.weak, unit=named.unit)
    whole = replace(part, stop=base.stop, over=base, named=bool(part.kind))
    return replace(whole, kind=named.kind, weak=named.weak, unit=named.unit)
