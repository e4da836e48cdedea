"""The day that stands beside a link of a list.

Only texts that say little else are read: a day in a teaser ("Ngày 25/10/2023, Sở tổ chức…") is
what the article tells of, not when it was published. A day without its year is none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from cchc_nlp.vietnamese.dates import find_dates, parse_timestamp
from cchc_nlp.vietnamese.folding import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_LINE = 90
_OTHER_WORDS = 4
_FIRST_YEAR = 1995  # no portal is older
_FARTHEST = 6  # siblings
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{0,80})[)\]]$")
_WORD = re.compile(r"[^\W\d_]+")
_STAMP = re.compile(r"(?i)(?:^|[-_ ])(?:date|time|datetime|ngay|ngay-?dang)(?:$|[-_ ])")
_CHANGED = re.compile(r"lần cuối|chỉnh sửa|modified|updated")
# What stands around a day on its line: labels, weekdays, months, halves of the day, counters.
_LABELS = frozenset(
    "ngày đăng lúc vào cập nhật tạo xuất bản được viết bởi thứ hai ba tư năm sáu bảy chủ tháng một"
    " bốn tám chín mười giêng chạp giờ phút am pm sa ch gmt utc lượt xem đã đọc lần phản hồi bình"
    " luận view views count posted on at date published t cn th thg h g".split()
)


def day_of(text: str, *, others: int = _OTHER_WORDS) -> dt.date | None:
    """The day that a short line is about; None for a sentence with a day in it.

    `others` is how many words may stand beside the day and its usual labels.

    >>> day_of("Ngày đăng 06/05/2014 | 12:00 AM | View count: 554").isoformat()
    '2014-05-06'
    >>> day_of("Ngày 25/10/2023, Sở Nông nghiệp tổ chức hội nghị") is None
    True
    """
    if not _YEAR.search(text):
        return None
    line = " ".join(text.split())
    if len(line) > _LONGEST_LINE or _words_beside(line) > others:
        return None
    days = {mention.date for mention in find_dates(line)}
    return days.pop() if len(days) == 1 and min(days).year >= _FIRST_YEAR else None


def _words_beside(line: str) -> float:
    """How many words stand beside a day and its usual labels; a later change counts for any."""
    folded = fold(line)
    if _CHANGED.search(folded):
        return float("inf")
    return sum(word not in _LABELS for word in _WORD.findall(folded))


def without_day(texts: Iterable[str]) -> str:
    """A title's texts as one line, without the day that some portals print inside the link.

    >>> without_day(["Ra mắt tổ hỗ trợ ", "(25-10-2023 14:05:09)"])
    'Ra mắt tổ hỗ trợ'
    >>> without_day(["Họp giao ban tháng Mười (23/10/2023)"])
    'Họp giao ban tháng Mười'
    """
    first, *rest = [" ".join(text.split()) for text in texts if text.strip()] or [""]
    line = " ".join((first, *(text for text in rest if day_of(text) is None)))
    match = _IN_BRACKETS.search(line)
    return line[: match.start()].rstrip() if match and day_of(match[1], others=0) else line


def day_in_block(block: HtmlElement, link: HtmlElement) -> dt.date | None:
    """The day of a list's item: in a <time>, on a line of its own, or inside the link."""
    for time in block.iter("time"):
        stamp = parse_timestamp(time.get("datetime") or "")
        if stamp and not _CHANGED.search(time.get("class") or ""):
            return stamp.date()
    if not _YEAR.search(str(block.text_content())):
        return None
    linked = {text for other in block.iter("a") for text in other.itertext()}
    outside = (text for text in block.itertext() if text not in linked)
    return _first_day(outside) or _day_in_link(link)


def has_stamp(block: HtmlElement) -> bool:
    """Whether a block has a place for a day, as a badge that leaves out the year."""
    return any(e.tag == "time" or _STAMP.search(e.get("class") or "") for e in block.iter("*"))


def day_between(
    block: HtmlElement, taken: Container[HtmlElement], *, after: bool
) -> dt.date | None:
    """The day between a block and its neighbour on that side, where items have no frame.

    `taken` are the elements that belong to other items or hold one.
    """
    return _first_day(map(str, _texts_between(block, taken, after=after)))


def _texts_between(
    block: HtmlElement, taken: Container[HtmlElement], *, after: bool
) -> Iterator[str]:
    if after:
        yield block.tail or ""
    for sibling in islice(block.itersiblings(preceding=not after), _FARTHEST):
        if not after:
            yield sibling.tail or ""
        if sibling in taken:
            return
        if isinstance(sibling.tag, str):  # neither comment nor instruction
            yield from sibling.itertext()
        if after:
            yield sibling.tail or ""
    parent = block.getparent()
    if not after and parent is not None:
        yield parent.text or ""


def _day_in_link(link: HtmlElement) -> dt.date | None:
    _, *rest = [text for text in link.itertext() if text.strip()] or [""]
    if day := _first_day(rest):
        return day
    match = _IN_BRACKETS.search(str(link.text_content()).rstrip())
    return day_of(match[1], others=0) if match else None


def _first_day(texts: Iterable[str]) -> dt.date | None:
    return next((day for text in texts if (day := day_of(text))), None)
