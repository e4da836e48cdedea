"""References to documents: "Quyết định số 485/QĐ-UBND ngày 25/10/2023", "Luật Đất đai năm 2013".

Three ways a document is cited, each in its function: by number and symbol (`symbols` reads them),
by the name of a law (`laws`), by a number alone ("Kế hoạch số 627"). What follows a citation
directly, its date and issuer, belongs to it. Later short mentions are the business of `references`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cchc_nlp.records import Citation
from cchc_nlp.vietnamese.alignment import in_any_text
from cchc_nlp.vietnamese.citation_tables import kind_of, tables
from cchc_nlp.vietnamese.dates import DateMention, find_dates
from cchc_nlp.vietnamese.folding import fold, plain_forms
from cchc_nlp.vietnamese.issuers import issuer_name
from cchc_nlp.vietnamese.laws import find_laws
from cchc_nlp.vietnamese.symbols import BLANK, SYMBOL, Symbol, read_symbol

_SO_WORD = r"s[ốôó]"
_GAP = re.compile(
    rf"(?P<between>[^\d.;()\n]{{0,100}}?)(?P<so>\s{{0,2}}:?\s{{0,2}}{_SO_WORD})?\s{{0,2}}:?\s{{0,2}}"
)
_FORM = re.compile(r"(?i:mẫu|biểu|tờ khai|phụ lục|hồ sơ|lớp|sĩ số|thửa|lô)\s(?:số\s)?:?\s?$")
_FORM_CODES = ("PL", "KK", "BM", "MS")  # "09B/PL-TNCN" is an annex of a form unless words say more
_SO = re.compile(rf"(?<!\w){_SO_WORD}\s{{0,2}}:?\s{{0,2}}$")
_DATE_LEAD = re.compile(
    r"(?:\s?\(\s?[^\W_]{1,6}\s?\))?\s{0,2}[,(]?\s{0,2}(?:(?:của|ban hành|ký)\s)?ngày\s{0,3}"
)
# In a letterhead the place stands between number and date: "Số: 07/KH-SNN | Hà Nam, ngày ..."
_LETTERHEAD = re.compile(r"[\s|.…]{0,6}(?:(?:[^\W\d_]+\s){0,3}[^\W\d_]+\s?,\s{0,2})?ngày\s{1,3}")
_SO_LEAD = re.compile(r"\s{0,2},?\s{0,2}(?:luật\s)?số\s{0,2}:?\s{0,2}")
_YEAR_LEAD = re.compile(r"\s{1,2}năm\s((?:19|20)\d\d)(?![\d/.-]\d)")
_ENACTED = re.compile(r"\s{1,2}(?:năm\s)?((?:19|20)\d\d)(?![\d/.-]\d)")


class _Source(NamedTuple):
    """One text with what is looked up in it again and again; dates by where they start."""

    text: str
    plain: str
    folded: str
    dates: Mapping[int, DateMention]


@in_any_text
def find_citations(text: str) -> Iterator[Citation]:
    """Every document that an NFC text refers to, in reading order, none inside another.

    A date that follows directly belongs to the citation. `normalized` is the same for all
    spellings of one number and symbol; "" where none is printed ("Kế hoạch số 627"), and the
    name of a law cited without its number.

    >>> text = "Thực hiện Kế hoạch số 65/ KH-UBND ngày 18/01/2023 và Luật Đất đai năm 2013"
    >>> first, second = find_citations(text)
    >>> first.kind, first.normalized, first.issuer, first.date.isoformat()
    ('Kế hoạch', '65/KH-UBND', 'UBND', '2023-01-18')
    >>> second.text, second.year, second.normalized
    ('Luật Đất đai năm 2013', 2013, 'Luật Đất đai')
    """
    dates = {date.start: date for date in find_dates(text)}
    source = _Source(text, plain_forms(text), fold(text), dates)
    found = [*_numbered(source), *_laws(source), *_by_number_alone(source)]
    end = 0
    for citation in sorted(found, key=lambda c: (c.start, -c.end)):
        if citation.start >= end:
            end = citation.end
            yield citation


def _numbered(source: _Source) -> Iterator[Citation]:
    """Citations with number and symbol, led by the word for their kind or not."""
    kinds = list(tables().kind.finditer(source.folded))
    ends = [kind.end() for kind in kinds]
    for pattern in (SYMBOL, BLANK):
        for match in pattern.finditer(source.plain):
            nearest = bisect_right(ends, match.start())
            symbol = read_symbol(match)
            start, kind = _lead(
                source, match.start(), word=kinds[nearest - 1] if nearest else None, symbol=symbol
            )
            led = bool(kind) or tables().kind.match(source.folded, start) is not None
            if _is_plausible(match, symbol, led=led):
                yield _citation(
                    source, (start, match.end()), kind=_kind(kind, symbol), symbol=symbol
                )


def _kind(word: str, symbol: Symbol) -> str:
    """The kind that the word names, or the symbol's where it says more: Thông tư liên tịch."""
    by_symbol = symbol.kind or ("" if symbol.symbol.startswith("QH") else "Công văn")
    return by_symbol if by_symbol.startswith(word) else word


def _lead(
    source: _Source, start: int, *, word: re.Match[str] | None, symbol: Symbol
) -> tuple[int, str]:
    """Where a citation begins, and the kind its leading word names ("" for none).

    The word may stand apart ("Báo cáo thẩm định số", "Quyết định của Bộ Chính trị số") as long
    as the symbol does not name another kind.
    """
    if short := tables().abbreviation.search(source.plain, max(0, start - 12), start):
        return short.start(), tables().codes.get(short[1], "")
    if word and (gap := _GAP.fullmatch(source.folded, word.end(), start)):
        kind, between = kind_of(word[0]), gap["between"].strip()
        letter = symbol.kind is None and (kind == "Công văn" or "QH" in symbol.symbol)
        agrees = letter or kind in ("", symbol.kind) or between.startswith("của")
        if not between or (gap["so"] and agrees):
            return word.start(), kind
    so = _SO.search(source.folded, max(0, start - 8), start)
    return so.start() if so else start, ""


def _is_plausible(match: re.Match[str], symbol: Symbol, *, led: bool) -> bool:
    """Whether letters after a number are the symbol of a document, not of anything else."""
    if _FORM.search(match.string, max(0, match.start() - 20), match.start()):
        return False
    groups = re.split(r"[/@ -]", symbol.symbol)
    if not led and groups[0] in _FORM_CODES:
        return False
    codes = groups[1:] if groups[0] == "L" else groups  # Lệnh is the one type of one letter
    if not all(sum(c.isupper() or c.isdigit() for c in code) > 1 for code in codes):
        return False
    typed = symbol.kind is not None and len(groups) > 1
    if typed or (match["year"] and symbol.kind):
        return led or not match["joint"].isspace()
    return led or "QH" in groups[0] or (match["joint"] == "/" and len(groups) > 1)


def _laws(source: _Source) -> Iterator[Citation]:
    """Laws, codes and ordinances by name, with the number if one is printed after it."""
    for law in find_laws(source.plain, source.folded):
        end, symbol = law.end, Symbol(normalized=law.name)
        if (so := _SO_LEAD.match(source.folded, end)) and (
            number := SYMBOL.match(source.plain, so.end())
        ):
            end, symbol = number.end(), read_symbol(number)
        yield _citation(source, (law.start, end), kind=law.kind, symbol=symbol)


def _by_number_alone(source: _Source) -> Iterator[Citation]:
    """Citations whose symbol is not printed: "Kế hoạch số 627", "Kết luận số 174 của ..."."""
    for match in tables().bare.finditer(source.folded):
        if not match["kind"] and not source.text[match.start()].isupper():
            continue
        kind = kind_of(match["kind"] or match["short"] or match["long"])
        symbol = Symbol(number=match["number"], year=int(match["year"]) if match["year"] else None)
        yield _citation(source, match.span(), kind=kind or "Công văn", symbol=symbol)


def _citation(source: _Source, span: tuple[int, int], *, kind: str, symbol: Symbol) -> Citation:
    """The citation of a span, with the date or the year that follows it taken in."""
    start, end = span
    year, mention = symbol.year, None
    words = tables().issuer.match(source.plain, end)
    lead = _DATE_LEAD.match(source.folded, end) or (
        _DATE_LEAD.match(source.folded, words.end()) if words else None
    )
    if lead is None and source.folded.startswith("số", start):
        lead = _LETTERHEAD.match(source.folded, end)
    if lead and (mention := source.dates.get(lead.end())):
        year, end = year or mention.date.year, mention.end
    elif match := (_YEAR_LEAD if symbol.number else _ENACTED).match(source.folded, end):
        year, end = year or int(match[1]), match.end()
    day = mention.date if mention else None
    words = words or tables().issuer.match(source.plain, end)
    said = words["issuer"] if words and symbol.number else ""
    return Citation(
        source.text[start:end],
        start,
        end,
        kind=kind,
        number=symbol.number,
        year=year,
        symbol=symbol.symbol,
        issuer=symbol.issuer or said,
        date=day,
        normalized=symbol.normalized,
        issuer_name=issuer_name(symbol.issuer, words=said, on=day, year=year),
    )
