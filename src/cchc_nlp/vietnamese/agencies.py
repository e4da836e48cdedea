"""Agencies by their names and codes on a day: "Sở NN&PTNT tỉnh Hà Nam", "SNN", "QH15".

Names changed in 2025: departments and ministries on 1 March (Nghị định 45/2025/NĐ-CP, Nghị quyết
176/2025/QH15), provinces on 1 July (Nghị quyết 202/2025/QH15). A province is known by its name
and its days: Quảng Trị of 2024 and Quảng Trị of 2026 are two. Who there was is data, in
agencies.toml.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from cchc_nlp.records import Span
from cchc_nlp.vietnamese.agency_names import (
    Agency,
    Form,
    Province,
    agency_data,
    days_outside,
    load_agencies,
    written_forms,
)
from cchc_nlp.vietnamese.alignment import in_any_text
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.normalization import normalize

__all__ = [
    "Agency",
    "AgencyMention",
    "Province",
    "agency_of",
    "canonical_name",
    "find_agencies",
    "load_agencies",
    "predecessors",
    "province",
    "provinces",
    "successor_of",
]

_SOUGHT = ("province", "department", "ministry", "local")  # what find_agencies reports
_OF_A_PLACE = ("department", "local")  # a name of these goes on with the province's
_WORD = re.compile(r"[^\W\d_]+")
_WORDS_FOR_PLACES = ("tỉnh", "thành", "phố", "tp")
_OF_A_TERM = re.compile(r"(\D+?)K?([0-9]{1,2})")
_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class AgencyMention(Span):
    """An agency as it stands in a text; `name` is the canonical one, with its province."""

    name: str
    agency: Agency
    province: Province | None


class _Piece(NamedTuple):
    """A form where it stands in a text, with the agency that it is there."""

    start: int
    end: int
    form: Form
    agency: Agency | None


def agency_of(code: str, *, on: dt.date | None = None) -> Agency | None:
    """The agency that a code in a symbol stood for on a day; None for none, or for several.

    Without a day, the only agency that ever had the code. Codes by Phụ lục I of Nghị định
    30/2020/NĐ-CP and Hướng dẫn 36-HD/VPTW, as offices use them; "&" in them is free.

    >>> agency_of("SNN", on=dt.date(2023, 10, 25)).name
    'Sở Nông nghiệp và Phát triển nông thôn'
    >>> agency_of("SNN&MT", on=dt.date(2025, 9, 8)).name, agency_of("QH15").name
    ('Sở Nông nghiệp và Môi trường', 'Quốc hội khóa XV')
    >>> agency_of("SNNMT", on=dt.date(2023, 10, 25)) is None
    True
    """
    numbered = _OF_A_TERM.fullmatch(code)
    if numbered and numbered[1] in agency_data()["terms"]["codes"]:
        agency, term = agency_of(numbered[1], on=on), int(numbered[2])
        name = f"{agency.name} khóa {'X' * (term // 10)}{_UNITS[term % 10]}" if agency else ""
        return replace(agency, name=name, codes=(code,)) if agency and 0 < term < 40 else None
    bearers = [a for a in _by_code().get(_code_key(code), ()) if on is None or a.stands_on(on)]
    return bearers[0] if len(bearers) == 1 else None


@cache
def _by_code() -> Mapping[str, Sequence[Agency]]:
    bearers: dict[str, list[Agency]] = {}
    for agency in load_agencies():
        for code in agency.codes:
            bearers.setdefault(_code_key(code), []).append(agency)
    return bearers


def _code_key(code: str) -> str:
    return fold(code).replace("&", "")


def provinces(*, on: dt.date) -> tuple[Province, ...]:
    """The provinces and cities under central rule of a day.

    >>> len(provinces(on=dt.date(2025, 6, 30))), len(provinces(on=dt.date(2025, 7, 1)))
    (63, 34)
    """
    return tuple(a for a in load_agencies() if isinstance(a, Province) and a.stands_on(on))


def province(name: str, *, on: dt.date) -> Province | None:
    """The province of that name on a day, in any of its spellings; None if there was none.

    >>> province("Quảng Trị", on=dt.date(2024, 5, 1)).statistical_code
    '45'
    >>> province("tỉnh Quảng Trị", on=dt.date(2026, 5, 1)).statistical_code
    '44'
    >>> province("Hà Nam", on=dt.date(2026, 5, 1)) is None
    True
    """
    agency = _record(name, on=on)
    return agency if isinstance(agency, Province) else None


def successor_of(name: str, *, on: dt.date) -> Agency | None:
    """What the agency of that name on a day became next; None if it still stands.

    >>> successor_of("Hà Nam", on=dt.date(2023, 10, 25)).full_name
    'tỉnh Ninh Bình'
    >>> successor_of("Sở NN&PTNT", on=dt.date(2023, 10, 25)).name
    'Sở Nông nghiệp và Môi trường'
    """
    agency = _record(name, on=on)
    if agency is None or agency.valid_to is None or not agency.successor:
        return None
    return _record(agency.successor, on=agency.valid_to + _DAY)


def predecessors(name: str, *, on: dt.date) -> tuple[Agency, ...]:
    """What the agency of that name on a day was formed from, or took over until then.

    >>> [p.name for p in predecessors("Ninh Bình", on=dt.date(2025, 7, 1))]
    ['Hà Nam', 'Nam Định', 'Ninh Bình']
    """
    agency = _record(name, on=on)
    return tuple(
        before
        for before in load_agencies()
        if agency and before.name in agency.formed_from and before.successor == agency.name
        if before.valid_to and before.valid_to < on and agency.stands_on(before.valid_to + _DAY)
    )


def _record(name: str, *, on: dt.date) -> Agency | None:
    """The agency that a written form names on a day."""
    name = normalize(name).strip()
    whole = (
        form for start, end, form in written_forms().find(name) if (start, end) == (0, len(name))
    )
    form = next(whole, None)
    return next((a for a in form.agencies if a.stands_on(on)), None) if form else None


@in_any_text
def find_agencies(text: str, *, on: dt.date | None = None) -> Iterator[AgencyMention]:
    """Departments, ministries, provinces, people's committees and councils in an NFC text.

    The longest form wins; a department or committee has its province in it if that follows on
    the same line. Of homonyms the one nearest to the day is meant, without a day the latest. A
    city that only shares the name of a province ("thành phố Thanh Hóa") is left out; so is
    "thành phố Huế" on a day before 2025, when it lay in Thừa Thiên Huế.

    >>> [m.name for m in find_agencies("UBND tỉnh Hà Nam giao Sở GD-ĐT; Bộ NN&PTNT, TP.HCM")]
    ... # doctest: +NORMALIZE_WHITESPACE
    ['Ủy ban nhân dân tỉnh Hà Nam', 'Sở Giáo dục và Đào tạo',
     'Bộ Nông nghiệp và Phát triển nông thôn', 'Thành phố Hồ Chí Minh']
    """
    pieces = deque(_pieces(text, on=on))
    while pieces:
        piece = pieces.popleft()
        following = pieces[0] if pieces and _goes_on(text, piece, pieces[0]) else None
        if following:
            pieces.popleft()
        agency = piece.agency
        if agency and agency.kind in _SOUGHT and (following or piece.form.alone):
            yield _mention(text, piece, agency, place=following)


def canonical_name(text: str, *, on: dt.date | None = None) -> str:
    """The text with each agency in it by its canonical name, and single spaces.

    >>> canonical_name("Sở NN&PTNT tỉnh Hà Nam")
    'Sở Nông nghiệp và Phát triển nông thôn tỉnh Hà Nam'
    >>> canonical_name("Chủ tịch UBND  huyện Kim Bảng")
    'Chủ tịch Ủy ban nhân dân huyện Kim Bảng'
    """
    parts, end = [], 0
    for mention in find_agencies(text, on=on):
        parts += [text[end : mention.start], mention.name]
        end = mention.end
    return " ".join("".join([*parts, text[end:]]).split())


def _pieces(text: str, *, on: dt.date | None) -> Iterator[_Piece]:
    """The forms of a text that are names there, in order."""
    for start, end, form in written_forms().find(text):
        if (
            form
            and _is_written_as_a_name(text[start:end], form)
            and not _is_of_another(text, start, form)
        ):
            agency = _meant(form, on=on)
            if agency or not form.agencies:
                yield _Piece(start, end, form, agency)


def _is_written_as_a_name(written: str, form: Form) -> bool:
    """Whether capitals stand where a name has them: "bộ y tế" may be part of "cán bộ y tế"."""
    if form.agencies and form.agencies[0].kind == "province":
        words = [w for w in _WORD.findall(written) if fold(w) not in _WORDS_FOR_PLACES]
        return all(word[0].isupper() for word in words)
    return not form.agencies or written[0].isupper()


def _is_of_another(text: str, start: int, form: Form) -> bool:
    """Whether a bare province's name is a person's, or a street's: "ông Nguyễn An Giang"."""
    if not form.agencies or form.agencies[0].kind != "province" or form.level:
        return False
    line = text[max(0, start - 24) : start]
    before = _WORD.findall(line)[-2:] if line.endswith(" ") and not line.endswith(", ") else []
    if before and fold(before[-1]) in agency_data()["prose"]["streets"]:
        return True
    surnames = agency_data()["prose"]["surnames"]
    capitals = [word for word in before if word[0].isupper()]
    return bool(capitals) and before[-1:] == capitals[-1:] and bool({*capitals} & {*surnames})


def _meant(form: Form, *, on: dt.date | None) -> Agency | None:
    """The homonym nearest to the day; None for a city on a day before it was one of these."""
    if on is None or not form.agencies:
        return form.agencies[-1] if form.agencies else None
    nearest = min(reversed(form.agencies), key=lambda agency: days_outside(agency, on))
    early = nearest.valid_from is not None and on < nearest.valid_from
    return None if early and form.level == "thành phố" else nearest


def _goes_on(text: str, piece: _Piece, following: _Piece) -> bool:
    """Whether a name takes in the place after it; "UBND thành phố Phủ Lý" is of another place."""
    if piece.agency is None or piece.agency.kind not in _OF_A_PLACE:
        return False
    if fold(text[piece.end : following.start]).strip(" "):
        return False
    if following.agency:
        return following.agency.kind == "province"
    return not text[following.end : following.end + 2].strip()[:1].isupper()


def _mention(text: str, piece: _Piece, agency: Agency, *, place: _Piece | None) -> AgencyMention:
    """The mention of an agency, with the name of its province or just of the level after it."""
    end = place.end if place else piece.end
    where = place.agency if place else agency
    province = where if isinstance(where, Province) else None
    name = agency.name
    if place:
        level = province.full_name if province else place.form.level
        name = f"{name.removesuffix(' tỉnh')} {level}"
    elif province and piece.form.level:
        name = province.full_name
    return AgencyMention(text[piece.start : end], piece.start, end, name, agency, province)
