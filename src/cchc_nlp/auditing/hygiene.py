"""What a proof-reader marks in any text: words said twice, gaps, broken numbering."""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from cchc_nlp.auditing.cues import cue
from cchc_nlp.auditing.passages import Passage
from cchc_nlp.records import Remark
from cchc_nlp.vietnamese.citations import find_citations
from cchc_nlp.vietnamese.folding import fold

# The sentences in which a report speaks of itself.
OF_ITSELF = cue(r"^\W*trên đây là (?:báo cáo|kết quả)|\bbáo cáo\b[^.;]{0,300}\bnhư sau")
_NEAR = 600  # letters of a sentence that say what a name or a day in it is there for


@cache
def remark_data() -> dict[str, Any]:
    """The lists of remarks.toml."""
    toml = (resources.files("cchc_nlp.auditing") / "remarks.toml").read_text(encoding="utf-8")
    return tomllib.loads(toml)


def hygiene_remarks(text: str) -> Iterator[Remark]:
    """The remarks that need nothing but the text, kind by kind; `text` is NFC."""
    folded = fold(text)
    yield from _doubled(text, folded)
    yield from _placeholders(text, folded)
    yield from _impossible_dates(text, folded)
    yield from _document_numbers(text, folded)
    yield from _numbering(text)


def remark(text: str, span: tuple[int, int], *, kind: str, why: str) -> Remark:
    """A remark on a stretch of a text."""
    start, end = span
    return Remark(text[start:end], start, end, kind=kind, why=why)


def sentence_around(passage: Passage, position: int) -> tuple[int, int]:
    """Start and end of the sentence at a position, of an endless one only what is near."""
    start, end = passage.sentence_span(passage.sentence(position))
    return max(start, position - _NEAR), min(end, position + _NEAR)


# -- words said twice -----------------------------------------------------------------------------

_TWICE = re.compile(r"(?<![\w/-])([^\W\d_]+(?: [^\W\d_]+)?)[ \u00a0]+\1(?![\w/-])")


def _doubled(text: str, folded: str) -> Iterator[Remark]:
    words, pairs, both = _doubled_words()
    for match in _TWICE.finditer(folded):
        said = match[1]
        written = text[match.start() : match.end()]
        if said in words and f"{said} {said}" not in both and _is_plain(written):
            yield _said_twice(text, match, written)
        if " " in said and said not in pairs and _is_plain(written) and len(set(said.split())) > 1:
            yield _said_twice(text, match, written)


def _is_plain(written: str) -> bool:
    """Not a name or a slogan: "Tỉnh Tỉnh" has capitals that running words have not."""
    return written[1:] == written[1:].lower() or written.isupper()


def _said_twice(text: str, match: re.Match[str], written: str) -> Remark:
    half = written[: (len(written) - 1) // 2].strip()
    return remark(text, match.span(), kind="doubled_word", why=f"Viết lặp từ “{half}”")


@cache
def _doubled_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = remark_data()
    names = ("doubled", "reduplicated_pairs", "reduplicated")
    words, pairs, both = (frozenset(map(fold, data[name])) for name in names)
    return words, pairs, both


# -- what was to be filled in ---------------------------------------------------------------------

_PLACEHOLDERS = (
    (re.compile(r"error! (?:bookmark not defined|reference source not found)[^\n.]{0,20}\.?"),
     "Lỗi tham chiếu của Word còn để nguyên"),
    (re.compile(r"#(?:ref|div/0|value|name|n/a)[!?]?"), "Lỗi công thức của Excel còn để nguyên"),
    (re.compile(r"\blorem ipsum\b"), "Chữ mẫu còn để nguyên"),
    (re.compile(r"\{\{[^}\n]{0,40}\}\}|\[(?:điền|nhập|ghi|chèn|tên|số liệu|ngày)[^\]\n]{0,40}\]"),
     "Chỗ cần điền còn để nguyên"),
    (re.compile(r"\[(?:\.{3,}|…)\]"), "Chỗ cần điền còn để nguyên"),
    (re.compile(r"(?<![.…])(?:\.{6,}|…{2,})(?![.…])(?![ \t]*(?:\d{1,3}|[ivx]+\b)[ \t]*(?:\n|$))"),
     "Chỗ chấm còn để trống"),
    (re.compile(r"(?<!_)_{4,15}(?=[ \t]*[^\W_])"), "Chỗ cần điền còn để trống"),
    (re.compile(r"(?<![\w/])x{2,}(?=/x{2,}|/\d{4}|(?: |\u00a0)(?:tin|bài|hồ sơ|lượt|người|hội nghị"
                r"|văn bản|cuộc|lớp|buổi|triệu|tỷ)\b)(?:/x{2,})*(?:/\d{4}|/x{2,})?"),
     "Số liệu chưa điền"),
    (re.compile(r"(?<!\w)(?:todo|tbd|fixme)(?!\w)"), "Chỗ cần điền còn để nguyên"),
)  # fmt: skip
_RULE_LINE = re.compile(r"[ \t]*[.…_\-\s]+$", re.MULTILINE)


def _placeholders(text: str, folded: str) -> Iterator[Remark]:
    for pattern, why in _PLACEHOLDERS:
        for match in pattern.finditer(folded):
            if not _is_whole_line(text, match):
                yield remark(text, match.span(), kind="placeholder", why=why)


def _is_whole_line(text: str, match: re.Match[str]) -> bool:
    """Whether nothing but dots or strokes is on the line: a rule between parts, not a gap."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    return _RULE_LINE.fullmatch(text[start : None if end < 0 else end]) is not None


# -- days that there are not ----------------------------------------------------------------------

_FULL_DAY = re.compile(r"(?<![\d/.,-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2})(?![\d/.-]*\d)")
_SHORT_DAY = cue(r"\bngày (\d{1,2})/(\d{1,2})(?![\d/]|\s?(?:h|giờ|-|%))")
_WORDED_DAY = cue(r"\bngày (\d{1,2}) tháng (\d{1,2})(?: năm ((?:19|20)\d{2}))?(?!\d)")


def _impossible_dates(text: str, folded: str) -> Iterator[Remark]:
    found = [(m.span(), m[1], m[3], m[4]) for m in _FULL_DAY.finditer(folded)]
    found += [((m.start(1), m.end(2)), m[1], m[2], "") for m in _SHORT_DAY.finditer(folded)]
    found += [((m.start(1), m.end()), m[1], m[2], m[3]) for m in _WORDED_DAY.finditer(folded)]
    for span, day, month, year in sorted(found):
        if not _is_day(int(day), int(month), int(year or 2000)):
            why = f"Không có ngày {text[span[0] : span[1]]}"
            yield remark(text, span, kind="impossible_date", why=why)


def _is_day(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


# -- numbers of documents -------------------------------------------------------------------------

_KINDS = (
    r"báo cáo|quyết định|kế hoạch|công văn|nghị quyết|chỉ thị|thông báo|tờ trình|nghị định|thông tư"
)
_NO_NUMBER = cue(r"(?:^|\n)[ \t]*số\s?:[ \t.…_]*(/(?:bc|qđ|kh|cv|tb|ttr|ub|bc)[-\w&/]*)")
_NO_CITED_NUMBER = cue(rf"\b(?:{_KINDS}) số[ \t.…_]*(?:(?=/[a-zđ])/[-\w&/]+|ngày\b(?=[ \t.…/\d]))")
_PRINTED_YEAR = re.compile(r"/((?:19|20)\d{2})/")


def _document_numbers(text: str, folded: str) -> Iterator[Remark]:
    for pattern in (_NO_NUMBER, _NO_CITED_NUMBER):
        for match in pattern.finditer(folded):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            why = "Số văn bản còn để trống"
            yield remark(text, (start, match.end()), kind="document_number", why=why)
    for citation in find_citations(text):
        printed = _PRINTED_YEAR.search(citation.text)
        if printed and citation.date and int(printed[1]) > citation.date.year:
            why = f"Số văn bản ghi năm {printed[1]}, ngày ban hành ghi năm {citation.date.year}"
            span = (citation.start, citation.end)
            yield remark(text, span, kind="document_number", why=why)


# -- numbering ------------------------------------------------------------------------------------

_ITEM = re.compile(
    r"^[ \t]*(?:(?P<roman>[IVX]{1,5})[.)]|(?P<path>\d{1,2}(?:\.\d{1,2}){0,3})[.)]?(?<=[\d.)])"
    r"|(?P<letter>[a-zđ])[).])[ \t]+(?=\S)",
    re.MULTILINE,
)
_ROMANS = {
    name: n for n, name in enumerate("I II III IV V VI VII VIII IX X XI XII XIII XIV XV".split(), 1)
}
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_LONGEST_LIST = 200  # items
_MOST_LEFT_OUT = 2  # a longer leap is another list


def _numbering(text: str) -> Iterator[Remark]:
    """Items whose predecessor is nowhere in their list, though the one before that is."""
    seen: dict[str, list[int]] = {}
    for match in _ITEM.finditer(text):
        place = _place(match)
        if place is None:
            continue
        style, number = place
        before = seen.get(style, [])
        if number == 1:
            _open(seen, style)
        elif before and _leaps(before, number, style):
            last = match[0].strip()
            why = f"Đánh số nhảy cóc: trước “{last}” không có mục liền trước"
            yield remark(
                text, (match.start() + _indent(match[0]), match.end()), kind="numbering", why=why
            )
        seen.setdefault(style, []).append(number)
        _close_inner(seen, style)


def _indent(item: str) -> int:
    return len(item) - len(item.lstrip())


def _place(match: re.Match[str]) -> tuple[str, int] | None:
    """The style of an item and its number in it; None for what only looks like one."""
    if match["roman"]:
        number = _ROMANS.get(match["roman"])
        return ("roman", number) if number else None
    if match["letter"]:
        at = _LETTERS.find(match["letter"])
        return ("letter", at + 1) if at >= 0 else None
    outer, _, last = match["path"].rpartition(".")
    is_marked = outer or match[0].rstrip().endswith((".", ")"))
    mark = match[0].rstrip()[-1]
    return (
        (f"path {outer}{mark if mark in '.)' and not outer else ''}", int(last))
        if is_marked
        else None
    )


def _leaps(before: list[int], number: int, style: str) -> bool:
    wanted = (
        {number - 1} if style != "letter" else {number - 1, number - 2 if _skips_d(number) else 0}
    )
    if wanted & set(before[-_LONGEST_LIST:]):
        return False
    return (
        before[-1] < number
        and number - before[-1] - 1 <= _MOST_LEFT_OUT
        and 1 in before[-_LONGEST_LIST:]
    )


def _skips_d(number: int) -> bool:
    """Lists by the Latin alphabet have no "đ"."""
    return _LETTERS[number - 2 : number - 1] == "đ"


def _open(seen: dict[str, list[int]], style: str) -> None:
    seen[style] = []


def _close_inner(seen: dict[str, list[int]], style: str) -> None:
    """A new item of an outer list begins the inner ones anew."""
    inner = {"roman": ("path ", "letter")}.get(style, ("letter",) if style != "letter" else ())
    for name in [n for n in seen if n != style and n.startswith(inner)] if inner else []:
        del seen[name]
