"""Who wrote an article and where it was taken from, where its own lines say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cchc_nlp.extraction.boxes import named
from cchc_nlp.vietnamese.folding import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST = 14  # words of a byline
LAST_LINES = 4  # among which a byline may stand at the end
_AUTHOR = re.compile(
    r"\s*(?:tác giả(?: bài viết)?|người (?:đăng|viết|gửi|đưa tin)|tin,? (?:và )?ảnh|tin bài"
    r"|bài(?: viết)?,? (?:và )?ảnh"
    r"|bài viết|(?:đăng|viết) bởi|biên tập|author|by|tin|thực hiện|người thực hiện)\s*:\s*"
    r"|\s*(?:(?:được )?(?:đăng|viết|gửi) bởi|written by)\s+(?=\S)",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"\s*\(?(?:nguồn(?: tin| bài| trích)?|theo nguồn(?: tin)?|source|trích nguồn"
    r"|nguồn tham khảo)\s*:\s*",
    re.IGNORECASE,
)
# Labels that begin sentences too: "Tin: Xã đã đạt chuẩn nông thôn mới".
_SHORT_LABEL = re.compile(r"(?i)\s*(?:tin|bài(?: viết)?|by|thực hiện)\s*:")
_AFTER = re.compile(r"\s*\(\s*(?:theo|nguồn)\s*:?\s+([^()]{2,80})\)\s*\.?\s*", re.IGNORECASE)
_THEO = re.compile(r"\s*theo\s*:?\s+([^.,;:]{2,60})\s*", re.IGNORECASE)
# At the ends of lines these say nothing, and what folding makes of them neither.
_EDGES = " .:\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\uff0e\uff1a"
_BOXES = re.compile(
    r"(?i)(?P<author>\b(?:[\w-]*author|(?:[\w-]*)tac-?_?gia|byline|writer))"
    r"|(?P<origin>\b(?:[\w-]*source|nguon(?:-?_?tin)?))\b"
)
_REPORTERS = re.compile(r"(?i)(?:nhóm )?(?:phóng viên|pv|ban biên tập|biên tập viên)[^:.]*$")
# Over a signature stands an office: what follows is no author.
_OFFICES = re.compile(
    r"(?i)\b(?:giám đốc|chủ tịch|chánh|trưởng|phó|cục|bộ trưởng|thủ trưởng|bí thư|hiệu trưởng"
    r"|người (?:ký|lập)|nơi nhận|ban |ubnd|ủy ban)\b|^(?:tl|kt|tm|tuq|q)\."
)


class Byline(NamedTuple):
    """What a line says of where an article comes from; one of the two is ""."""

    author: str
    origin: str


def byline_of(line: str) -> Byline | None:
    """The byline that a whole line is, or None.

    >>> byline_of("Tác giả: Minh Tâm"), byline_of("(Theo Báo Vĩnh Giang)")
    (Byline(author='Minh Tâm', origin=''), Byline(author='', origin='Báo Vĩnh Giang'))
    >>> byline_of("Theo kế hoạch, Sở sẽ kiểm tra.") is None
    True
    """
    if _is_long(line):
        return None
    if match := _AUTHOR.match(line):
        name = line[match.end() :].strip(" -")
        is_named = _begins_as_a_name(name) and not name.endswith(".")
        is_sure = not _SHORT_LABEL.match(line) or _is_name(name)
        return Byline(name, "") if is_named and is_sure else None
    if match := _ORIGIN.match(line):
        name = line[match.end() :].strip(" -()")
        return Byline("", name) if _begins_as_a_name(name) else None
    if match := _AFTER.fullmatch(line):
        return Byline("", match[1].strip())
    return None


def split_bylines(
    lines: Sequence[str], *, last: _Element | None = None
) -> tuple[list[str], Byline]:
    """The lines without the bylines at the end of an article, and what those say.

    `last` is the element of the last line: a name alone is a byline only if it is set apart.

    >>> split_bylines(["Sở họp.", "Nguồn: Văn phòng Sở"])
    (['Sở họp.'], Byline(author='', origin='Văn phòng Sở'))
    """
    kept, author, origin = list(lines), "", ""
    if last is not None and kept:
        said = named_by_box(kept[-1], last)
        if said is None and _is_set_apart(last) and (name := signed_name(kept)):
            said = Byline(name, "")
        if said is not None:
            author, origin = said
            kept.pop()
    for place in range(len(kept) - 1, max(0, len(kept) - LAST_LINES) - 1, -1):
        byline = byline_of(kept[place])
        if byline is None and place == len(kept) - 1 and (match := _THEO.fullmatch(kept[place])):
            byline = Byline("", match[1].strip()) if _is_name(match[1]) else None
        if byline is not None:
            author, origin = author or byline.author, origin or byline.origin
            del kept[place]
    return kept, Byline(author, origin)


def named_by_box(line: str, place: _Element) -> Byline | None:
    """The byline that a short line is because its box is named so, or None."""
    if line.endswith(".") or _is_long(line):
        return None
    box = _BOXES.search(named(place, above=2))
    if box is None:
        return None
    said = byline_of(line)
    return said or (Byline(line, "") if box["author"] else Byline("", line))


def _is_set_apart(element: _Element) -> bool:
    """Whether a line is bold, slanted or at the right."""
    for above in (element, *islice(element.iterancestors(), 3)):
        style = (above.get("style") or "").replace(" ", "").lower()
        if above.tag in ("b", "strong", "em", "i") or above.get("align") == "right":
            return True
        if "text-align:right" in style or "right" in (above.get("class") or ""):
            return True
        if above.tag in ("p", "div", "td"):
            return False
    return False


def signed_name(lines: Sequence[str]) -> str:
    """The author's name or initials under a text, where no office stands over them; "" if none.

    >>> signed_name(["Sở đã họp bàn.", "Minh Tâm"]), signed_name(["GIÁM ĐỐC", "Nguyễn Văn An"])
    ('Minh Tâm', '')
    """
    if any(re.match(r"\W*đã ký\W*$", line, re.IGNORECASE) for line in lines[-2:]):
        return ""
    if _REPORTERS.match(lines[-1]):
        return lines[-1]
    if len(lines) < 2 or not re.search(r"[.!?”\"/…)]$", lines[-2]) or _OFFICES.search(lines[-1]):
        return ""
    if not _is_long(lines[-2]) and _OFFICES.search(lines[-2]):
        return ""
    words = lines[-1].split()
    is_short = 1 <= len(words) <= 5 and not re.search(r"[:;,!?\d]|\.$", lines[-1])
    is_initials = bool(re.fullmatch(r"(?:[A-ZĐ]\.?\s?){2,4}", lines[-1]))
    if is_initials or (is_short and not lines[-1].isupper() and _is_name(lines[-1])):
        return lines[-1]
    return ""


def _is_long(line: str) -> bool:
    """Whether a line has more words than a byline; of a paragraph no more is cut than tells."""
    return len(line.split(maxsplit=LONGEST)) > LONGEST


def _begins_as_a_name(text: str) -> bool:
    """Whether a text begins large, or is one word ("admin", "so.example")."""
    return text[:1].isupper() or (text != "" and " " not in text)


def _is_name(text: str) -> bool:
    """Whether a text names a paper or an office: each of its words but a few begins large."""
    words = text.split()
    return sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def same(one: str, other: str) -> bool:
    """Whether two lines say the same, whatever their case and spelling of tones."""
    one, other = one.strip(_EDGES), other.strip(_EDGES)
    return len(one) == len(other) and fold(one) == fold(other)  # folding keeps lengths
