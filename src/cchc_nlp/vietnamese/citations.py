"""References to documents: "Quyết định số 485/QĐ-UBND ngày 25/10/2023", "Luật Đất đai năm 2013".

State documents are numbered NUMBER/TYPE-ISSUER (Nghị định 30/2020/NĐ-CP), with the year after the
number in legal norms; an official letter has no type, NUMBER/ISSUER-UNIT; party documents are
NUMBER-TYPE/ISSUER (Hướng dẫn 36-HD/VPTW). "68-NQ/TW" and "68/NQ-CP" are two documents: separators
are mended, never exchanged. Kinds, mendings and the names of laws are data, in citations.toml.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from cchc_nlp.records import Citation
from cchc_nlp.vietnamese.dates import DateMention, find_dates
from cchc_nlp.vietnamese.normalization import fold

_GROUP = r"[A-ZĐÐ][A-Za-zĐđÐ&]{0,14}\d{0,2}(?![^\W_])"
_SYMBOL = re.compile(
    r"(?<![\d/])(?<!\d[.,_-])(?:(?<=[Ss]ố)|(?<=SỐ)|(?<!\w))"
    r"(?P<number>\d{1,5}(?:[\s.]?[A-Za-z](?=\s?[/-]))?)(?:\s?/\s?(?P<year>(?:19|20)\d\d)(?=\s?[/-]))?"
    rf"(?P<symbol>(?P<joint>\s?[/_-]\s?|\s){_GROUP}"
    rf"(?:\s?[/@-]\s?{_GROUP}(?:(?:\s?[/@-]|[/@-]\s){_GROUP}){{0,6}}"
    r"|\s(?:UBND|HĐND|CP|TTg|TU|TW)(?!\w))?)"
)
_GAP = re.compile(r"(?P<between>[^\d.;()\n]{0,100}?)(?P<so>\s{0,2}:?\s{0,2}số)?\s{0,2}:?\s{0,2}")
_FORM = re.compile(r"(?i:mẫu|biểu|tờ khai|phụ lục|hồ sơ)\s(?:số\s)?:?\s?$")
_SO = re.compile(r"(?<!\w)số\s{0,2}:?\s{0,2}$")
_DATE_LEAD = re.compile(
    r"(?:\scủa(?:\s(?!về|tại|tổ chức|trong|từ|có|được|quy|hướng|ban hành)[^\W\d_]+){1,8})?"
    r"\s{0,2},?\s{0,2}(?:(?:ban hành|ký|kí)\s)?ngày\s{1,3}"
)
# In a letterhead the place stands between number and date: "Số: 07/KH-SNN | Hà Nam, ngày ..."
_LETTERHEAD = re.compile(r"[\s|.…]{0,6}(?:(?:[^\W\d_]+\s){0,3}[^\W\d_]+\s?,\s{0,2})?ngày\s{1,3}")
_SO_LEAD = re.compile(r"\s{0,2},?\s{0,2}(?:luật\s)?số\s{0,2}:?\s{0,2}")
_YEAR_LEAD = re.compile(r"\s{1,2}năm\s((?:19|20)\d\d)(?![\d/.-]\d)")
_ENACTED = re.compile(r"\s{1,2}(?:năm\s)?((?:19|20)\d\d)(?![\d/.-]\d)")
_JOINT_KINDS = ("Thông tư liên tịch", "Thông tư liên bộ", "Nghị quyết liên tịch")


class _Tables(NamedTuple):
    """The data of citations.toml, and the patterns built of it."""

    codes: Mapping[str, str]
    mend: Mapping[str, str]
    words: Mapping[str, str]
    kind: re.Pattern[str]
    abbreviation: re.Pattern[str]
    law: re.Pattern[str]
    bare: re.Pattern[str]
    issuer: re.Pattern[str]


@dataclass(frozen=True)
class _Symbol:
    """A number and symbol as one citation needs them; `kind` is None without a type code."""

    number: str = ""
    year: int | None = None
    symbol: str = ""
    issuer: str = ""
    kind: str | None = None
    normalized: str = ""


def _any_of(phrases: list[str]) -> str:
    """A pattern of phrases, the longest first, with the spacing that is met in print."""
    ordered = sorted(map(fold, phrases), key=len, reverse=True)
    return "|".join(
        re.escape(p).replace(r"\ ", " ").replace(", ", r"\s?,\s").replace(" ", r"\s{1,2}")
        for p in ordered
    )


@cache
def _tables() -> _Tables:
    resource = files("cchc_nlp.vietnamese") / "citations.toml"
    data: dict[str, Any] = tomllib.loads(resource.read_text(encoding="utf-8"))
    codes = data["codes"]
    words = {fold(kind): kind for kind in codes.values()} | data["words"]["others"]
    law = r"(?:bộ\s{1,2}luật|luật|pháp\s{1,2}lệnh)"
    return _Tables(
        codes,
        data["mend"],
        words,
        re.compile(rf"(?<!\w)(?<!pháp\s)(?:{_any_of(list(words))})(?!\w)"),
        re.compile(
            rf"(?<!\w)({'|'.join(data['words']['abbreviated'])})\s{{0,2}}(?:số\s{{0,2}}:?\s{{0,2}})?$"
        ),
        re.compile(
            rf"(?<!pháp\s)(?<!\w)(?:(?P<kind>{law})\s{{1,2}}(?:về\s)?"
            rf"(?:(?:sửa\sđổi|bổ\ssung)[^.;()]{{0,60}}?\s{law}\s{{1,2}}(?:về\s)?)?"
            rf"(?P<name>{_any_of(data['laws']['names'])})(?!\w)"
            rf"|(?P<amending>{law})\s(?:sửa\sđổi|bổ\ssung)[^.;()\d]{{0,160}}?(?=\ssố\s\d)"
            r"|(?P<charter>hiến\spháp)(?!\w))"
            rf"(?:\s(?:của\s)?nước\s(?:{_any_of(['cộng hòa xã hội chủ nghĩa', 'chxhcn'])}))?"
            r"(?:\sviệt nam)?"
        ),
        re.compile(
            rf"(?<!\w)(?:(?P<kind>{_any_of(data['bare']['with_so'])})\s{{1,2}}số\s?:?\s?"
            rf"|(?P<short>{_any_of(data['bare']['without_so'])})\s(?=\d\d))"
            r"(?P<number>\d{1,4}[a-z]?)(?![^\W_]|\s?[/%_]|[.,-]\d|\s?-\s?\w|\s(?:năm|tháng|điều)\b)"
        ),
        re.compile(
            rf"\s{{1,2}}của\s(?P<issuer>(?i:{_any_of(data['issuer']['first'])})(?!\w)"
            rf"(?:\s(?:-\s)?(?!(?:{_any_of(data['issuer']['stop'])})(?!\w)|và\s[^A-ZĐ])"
            r"[^\W\d_]+){0,10})"
        ),
    )


class _Source(NamedTuple):
    """One text with what is looked up in it again and again; dates by where they start."""

    text: str
    folded: str
    dates: Mapping[int, DateMention]


def find_citations(text: str) -> Iterator[Citation]:
    """Every document that a text refers to, in reading order, none inside another.

    A date that follows directly belongs to the citation. `normalized` is "" where the symbol is
    not printed ("Kế hoạch số 627"), and the name of a law cited without its number.

    >>> text = "Thực hiện Kế hoạch số 65/ KH-UBND ngày 18/01/2023 và Luật Đất đai năm 2013"
    >>> first, second = find_citations(text)
    >>> first.kind, first.normalized, first.issuer, first.date.isoformat()
    ('Kế hoạch', '65/KH-UBND', 'UBND', '2023-01-18')
    >>> second.text, second.year, second.normalized
    ('Luật Đất đai năm 2013', 2013, 'Luật Đất đai')
    """
    source = _Source(text, fold(text), {date.start: date for date in find_dates(text)})
    found = [*_numbered(source), *_laws(source), *_by_number_alone(source)]
    end = 0
    for citation in sorted(found, key=lambda c: (c.start, -c.end)):
        if citation.start >= end:
            end = citation.end
            yield citation


def _numbered(source: _Source) -> Iterator[Citation]:
    """Citations with number and symbol, led by the word for their kind or not."""
    kinds = list(_tables().kind.finditer(source.folded))
    ends = [kind.end() for kind in kinds]
    for match in _SYMBOL.finditer(source.text):
        nearest = bisect_right(ends, match.start())
        symbol = _read_symbol(match)
        start, kind = _lead(
            source, match.start(), word=kinds[nearest - 1] if nearest else None, symbol=symbol
        )
        led = bool(kind) or _tables().kind.match(source.folded, start) is not None
        if _is_plausible(match, symbol, led=led):
            kind = kind or symbol.kind or ("" if symbol.symbol.startswith("QH") else "Công văn")
            yield _citation(source, (start, match.end()), kind=kind, symbol=symbol)


def _read_symbol(match: re.Match[str]) -> _Symbol:
    """The parts of a printed number and symbol, and their canonical form."""
    tables = _tables()
    printed = re.sub(r"\s?([/_@-])\s?", r"\1", match["symbol"]).strip("/_- ")
    groups = re.split(r"[/@ -]", printed)
    mended = [tables.mend.get(group, group) for group in (g.replace("Ð", "Đ") for g in groups)]
    kind = tables.codes.get(mended[0])
    issuers = mended[1:] if kind else mended
    if kind not in _JOINT_KINDS:
        issuers = issuers[:1]
    separators = re.findall(r"[/@ -]", printed)
    inner = "".join(
        "-" + group if separator in "@ -" else "/" + group
        for separator, group in zip(separators, mended[1:], strict=True)
    )
    return _Symbol(
        number=match["number"],
        year=int(match["year"]) if match["year"] else None,
        symbol=printed,
        issuer="-".join(issuers),
        kind=kind,
        normalized="".join(
            [
                match["number"],
                f"/{match['year']}" if match["year"] else "",
                _joint(match, party="/" in inner, typed=bool(kind and inner)),
                mended[0],
                inner,
            ]
        ),
    )


def _joint(match: re.Match[str], *, party: bool, typed: bool) -> str:
    """The sign between number and symbol: as printed, or as the rest of the symbol asks for.

    "84 QĐ/TWĐTN" lacks the hyphen of party documents, "17 QĐ-UBND" and the file name
    "47_KH-UBND" the slash of state documents; the old "18-HĐBT" is as it should be.
    """
    printed = match["joint"].strip()
    if match["year"] or printed in ("/", "_"):
        return "/"
    return "-" if party or not typed else "/"


def _lead(
    source: _Source, start: int, *, word: re.Match[str] | None, symbol: _Symbol
) -> tuple[int, str]:
    """Where a citation begins, and the kind its leading word names ("" for none).

    The word may stand apart ("Báo cáo thẩm định số", "Quyết định của Bộ Chính trị số") as long
    as the symbol does not name another kind.
    """
    if abbreviation := _tables().abbreviation.search(source.text, max(0, start - 12), start):
        return abbreviation.start(), _tables().codes.get(abbreviation[1], "")
    if word and (gap := _GAP.fullmatch(source.folded, word.end(), start)):
        kind, between = _tables().words[re.sub(r"\s+", " ", word[0])], gap["between"].strip()
        letter = symbol.kind is None and (kind == "Công văn" or "QH" in symbol.symbol)
        agrees = letter or kind in ("", symbol.kind) or between.startswith("của")
        if not between or (gap["so"] and agrees):
            return word.start(), kind
    so = _SO.search(source.folded, max(0, start - 8), start)
    return so.start() if so else start, ""


def _is_plausible(match: re.Match[str], symbol: _Symbol, *, led: bool) -> bool:
    """Whether letters after a number are the symbol of a document, not of anything else."""
    if _FORM.search(match.string, max(0, match.start() - 20), match.start()):
        return False
    groups = re.split(r"[/@ -]", symbol.symbol)
    codes = groups[1:] if groups[0] == "L" else groups  # Lệnh is the one type of one letter
    if not all(sum(c.isupper() or c.isdigit() for c in code) > 1 for code in codes):
        return False
    typed = symbol.kind is not None and len(groups) > 1
    if typed or (match["year"] and symbol.kind):
        return led or not match["joint"].isspace()
    return led or "QH" in groups[0] or (match["joint"] == "/" and len(groups) > 1)


def _laws(source: _Source) -> Iterator[Citation]:
    """Laws, codes and ordinances by name, with the number if one is printed after it."""
    for match in _tables().law.finditer(source.folded):
        named = source.text[match.start("name")] if match["name"] else ""
        if not (source.text[match.start()].isupper() or named.isupper()):
            continue
        end, symbol = match.end(), _Symbol(normalized=_name(match, source.text))
        if (so := _SO_LEAD.match(source.folded, end)) and (
            number := _SYMBOL.match(source.text, so.end())
        ):
            end, symbol = number.end(), _read_symbol(number)
        kind = _tables().words[
            re.sub(r"\s+", " ", match["kind"] or match["amending"] or match["charter"])
        ]
        yield _citation(source, (match.start(), end), kind=kind, symbol=symbol)


def _name(match: re.Match[str], text: str) -> str:
    """The name of a law as printed, on one line and without blanks before commas."""
    return re.sub(r"\s+(?=,)", "", re.sub(r"\s+", " ", text[match.start() : match.end()]))


def _by_number_alone(source: _Source) -> Iterator[Citation]:
    """Citations whose symbol is not printed: "Kế hoạch số 627", "Kết luận số 174 của ..."."""
    for match in _tables().bare.finditer(source.folded):
        if match["short"] and not source.text[match.start()].isupper():
            continue
        kind = _tables().words[re.sub(r"\s+", " ", match["kind"] or match["short"])]
        symbol = _Symbol(number=match["number"])
        yield _citation(source, match.span(), kind=kind or "Công văn", symbol=symbol)


def _citation(source: _Source, span: tuple[int, int], *, kind: str, symbol: _Symbol) -> Citation:
    """The citation of a span, with the date or the year that follows it taken in."""
    start, end = span
    year, mention = symbol.year, None
    lead = _DATE_LEAD.match(source.folded, end)
    if lead is None and source.folded.startswith("số", start):
        lead = _LETTERHEAD.match(source.folded, end)
    if lead and (mention := source.dates.get(lead.end())):
        year, end = year or mention.date.year, mention.end
    elif match := (_YEAR_LEAD if symbol.number else _ENACTED).match(source.folded, end):
        year, end = year or int(match[1]), match.end()
    issuer = _tables().issuer.match(source.text, end) if symbol.number else None
    return Citation(
        source.text[start:end],
        start,
        end,
        kind=kind,
        number=symbol.number,
        year=year,
        symbol=symbol.symbol,
        issuer=symbol.issuer or (issuer["issuer"] if issuer else ""),
        date=mention.date if mention else None,
        normalized=symbol.normalized,
    )
