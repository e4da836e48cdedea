"""Short mentions of documents and what they mean: "Kế hoạch này", "Nghị quyết 76", "Luật Đất đai".

Nghị định 30/2020/NĐ-CP asks for the full citation once and a short one afterwards. What a short
mention means is looked for in the same text, never in general knowledge: where the text does not
say, `document` is None.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from cchc_nlp.records import Citation, Span
from cchc_nlp.vietnamese.alignment import align, placed
from cchc_nlp.vietnamese.citation_tables import kind_of, law_key, tables
from cchc_nlp.vietnamese.citations import find_citations
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.symbols import padded

_LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
_FAR = 50  # citations of the same number: further ones are not meant, and time stays linear
_HEAD = 3_000  # a letterhead stands within the first page
# "kế hoạch trên địa bàn", "quyết định trên cơ sở": what is no pointer
_ABOVE_ELSE = (
    "địa|cơ|toàn|các|mọi|mạng|cổng|trang|thực|lĩnh|phạm|hệ|môi|nền|đất|diện|quan|tinh|báo|đài|phần|"
    "truyền|internet|website|tổng|cả|nhiều|từng|giấy|máy"
)
_AFTER_A_LAW = re.compile(r"\s?,?\s(?:(?:luật\s)?số|ngày|năm)\s")


@dataclass(frozen=True)
class Reference(Span):
    """A short mention of a document; `document` is the full citation that it means, or None."""

    kind: str
    document: Citation | None


class _Known(NamedTuple):
    """The full citations of a text, in order, as short mentions look for them."""

    own: Mapping[str, Citation]
    by_kind: Mapping[str, Sequence[Citation]]
    by_number: Mapping[tuple[str, str], Sequence[Citation]]


def resolve(text: str) -> Iterator[Reference]:
    """Every short mention of a document in a text, in order, with the citation it means.

    "này" is the document itself, if its own number stands at the head of the text, and otherwise,
    like "trên" and "đó", the nearest one of that kind before. A number or a name alone is the
    nearest full citation with the same kind and number.

    >>> text = "Kế hoạch số 07/KH-SNN ngày 30/01/2023 của Sở; theo Kế hoạch này và Kế hoạch số 7"
    >>> [(r.text, r.document.normalized) for r in resolve(text)]
    [('Kế hoạch này', '07/KH-SNN'), ('Kế hoạch số 7', '07/KH-SNN')]
    """
    aligned = align(text)
    for reference in _references(aligned.text):
        document = placed(reference.document, aligned) if reference.document else None
        yield replace(placed(reference, aligned), document=document)


def _references(text: str) -> list[Reference]:
    every = list(find_citations(text))
    known = _known(text, every)
    short = [r for c in every if not c.symbol if (r := _by_name_or_number(c, known))]
    folded, taken = fold(text), {place for c in every for place in (c.start, c.end)}
    pointing = [_pointing(match, text, known) for match in _pointers().finditer(folded)]
    numbers = [
        _by_number(match, text, known)
        for match in _numbers().finditer(folded)
        if match.start() not in taken
    ]
    found: list[Reference] = [*short, *pointing, *filter(None, numbers)]
    return sorted(found, key=lambda reference: reference.start)


def _known(text: str, citations: Iterable[Citation]) -> _Known:
    own: dict[str, Citation] = {}
    by_kind: dict[str, list[Citation]] = defaultdict(list)
    by_number: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for citation in citations:
        if not citation.symbol and citation.kind not in _LAWS:
            continue
        by_kind[citation.kind].append(citation)
        by_kind[""].append(citation)  # "văn bản" may be of any kind
        if not citation.symbol and not citation.year:
            continue  # a law of which nothing but the name is said
        by_number[citation.kind, _mark(citation)].append(citation)
        if citation.start < _HEAD and _opens_a_line_with_its_number(citation, text):
            own.setdefault(citation.kind, citation)
    return _Known(own, by_kind, by_number)


def _mark(citation: Citation) -> str:
    """What a short mention repeats of a citation: the name of a law, else the number."""
    if citation.kind in _LAWS:
        return law_key(_AFTER_A_LAW.split(fold(citation.text), maxsplit=1)[0])
    return padded(citation.number)


def _opens_a_line_with_its_number(citation: Citation, text: str) -> bool:
    """Whether a citation is a letterhead's "Số: 07/KH-SNN", alone or beside the office's name."""
    line = text[: citation.start].rpartition("\n")[2].strip(" |\t")
    return citation.text[:2] in ("Số", "SỐ") and (not line or line.isupper())


def _by_name_or_number(citation: Citation, known: _Known) -> Reference | None:
    """What a citation without symbol means; None for a law whose name is all that is known."""
    alike = known.by_number.get((citation.kind, _mark(citation)), ())
    document = _nearest(
        alike,
        citation.start,
        fits=lambda other: other is not citation and _may_be_the_same(citation, other),
    )
    if citation.kind in _LAWS and (document is None or citation in alike):
        return None
    return Reference(
        citation.text, citation.start, citation.end, kind=citation.kind, document=document
    )


def _by_number(match: re.Match[str], text: str, known: _Known) -> Reference | None:
    """What "Kế hoạch 142" means, if the text cites that number in full; else it may be anything."""
    kind, (start, end) = kind_of(match["kind"]), match.span()
    document = _nearest(known.by_number.get((kind, padded(match["number"])), ()), start)
    if document is None:
        return None
    return Reference(text[start:end], start, end, kind=kind, document=document)


def _may_be_the_same(short: Citation, full: Citation) -> bool:
    """Whether nothing that both say of a document differs: its year, day and issuer."""
    if full.year not in (None, short.year or full.year):
        return False
    if short.date and full.date and short.date != full.date:
        return False
    one, two = short.issuer_name, full.issuer_name
    return not one or not two or one in two or two in one


def _pointing(match: re.Match[str], text: str, known: _Known) -> Reference:
    kind = kind_of(match["kind"])
    document = known.own.get(kind) if match["word"] == "này" else None
    if document is None:
        before = known.by_kind.get(kind, ())
        place = _place(before, match.start())
        document = before[place - 1] if place else None
    start, end = match.span()
    return Reference(text[start:end], start, end, kind=kind, document=document)


def _nearest(
    citations: Sequence[Citation],
    start: int,
    fits: Callable[[Citation], bool] = lambda _: True,
) -> Citation | None:
    """The last citation before an offset that fits, or the first after it, if it is not far."""
    place = _place(citations, start)
    before, after = citations[max(0, place - _FAR) : place], citations[place : place + _FAR]
    return next(filter(fits, (*reversed(before), *after)), None)


def _place(citations: Sequence[Citation], start: int) -> int:
    """How many of the citations, which are in order, begin before an offset."""
    return bisect_left(citations, start, key=lambda citation: citation.start)


@cache
def _pointers() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<kind>{_kinds()})\s{{1,2}}(?P<word>này|đó|ấy"
        r"|(?:nêu|nói|kể|dẫn|vừa nêu)\strên|trên\sđây|vừa\snêu"
        rf"|trên(?!\s(?:{_ABOVE_ELSE})(?!\w)))(?!\w)"
    )


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<kind>{_kinds()})\s(?P<number>\d{{2,4}}[a-z]?)(?![^\W_]|\s?[/%-]|[.,]\d)"
    )


def _kinds() -> str:
    return "|".join(sorted(map(re.escape, tables().words), key=len, reverse=True))
