"""Who there was, and how each is written: "Sở NN&PTNT", "Sở Nông nghiệp và PTNT", "TP.HCM".

The data is agencies.toml; `agencies` looks up in it and finds in texts.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

from cchc_nlp.records import Record
from cchc_nlp.vietnamese.phrase_search import PhraseTree

Kind = Literal["province", "department", "ministry", "national", "local", "party", "mass"]
_KINDS: tuple[Kind, ...] = ("department", "ministry", "national", "local", "party", "mass")
Level = Literal["tỉnh", "thành phố"]
_LEVELS: tuple[Level, ...] = ("tỉnh", "thành phố")
_JOINT = re.compile(r"\s*(?:[&,-]|\bvà\b)\s*")


@dataclass(frozen=True)
class Agency(Record):
    """Who may sign a document: a name with its days, both included; an open end is None.

    `codes` stand for it in symbols, `forms` in prose; `successor` is who came after `valid_to`.
    """

    name: str
    kind: Kind
    codes: tuple[str, ...] = ()
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    formed_from: tuple[str, ...] = ()
    successor: str = ""
    forms: tuple[str, ...] = ()

    def stands_on(self, day: dt.date) -> bool:
        """Whether it existed on a day, as far as that is known."""
        return days_outside(self, day) == 0


@dataclass(frozen=True)
class Province(Agency):
    """A province or a city under central rule, of one territory."""

    type: Level = "tỉnh"
    full_name: str = ""
    statistical_code: str = ""


@dataclass(frozen=True)
class Form:
    """What a written form may stand for, the latest last; none if it is "tỉnh" or "TP" alone.

    `level` is the word for the kind of place that the form begins with.
    """

    agencies: tuple[Agency, ...] = ()
    level: str = ""
    alone: bool = True


@cache
def agency_data() -> Mapping[str, Any]:
    """What agencies.toml says, as it stands there."""
    resource = files("cchc_nlp.vietnamese") / "agencies.toml"
    return MappingProxyType(tomllib.loads(resource.read_text(encoding="utf-8")))


@cache
def load_agencies() -> tuple[Agency, ...]:
    """Every agency that is known, past and present, each province once for each territory.

    >>> [(a.name, a.valid_to) for a in load_agencies() if a.name == "Ninh Bình"]
    [('Ninh Bình', datetime.date(2025, 6, 30)), ('Ninh Bình', None)]
    """
    provinces = [_province(row) for row in agency_data()["province"]]
    others = [_agency(row, kind) for kind in _KINDS for row in agency_data()[kind]]
    known = [*provinces, *others]
    return tuple(_with_successor(agency, known) for agency in known)


def _agency(row: Mapping[str, Any], kind: Kind) -> Agency:
    return Agency(
        name=row["name"],
        kind=kind,
        codes=tuple(row["codes"]),
        valid_from=row.get("valid_from"),
        valid_to=row.get("valid_to"),
        formed_from=tuple(row.get("formed_from", ())),
        forms=tuple(row.get("forms", ())),
    )


def _province(row: Mapping[str, Any]) -> Province:
    name, level = row["name"], row.get("type", "tỉnh")
    capital = name in agency_data()["places"]["capital"]
    return Province(
        name=name,
        kind="province",
        valid_from=row.get("valid_from"),
        valid_to=row.get("valid_to"),
        formed_from=tuple(row.get("formed_from", ())),
        forms=tuple(agency_data()["spellings"].get(name, ())),
        type=level,
        full_name=f"{level.capitalize() if capital else level} {name}",
        statistical_code=row["code"],
    )


def _with_successor(agency: Agency, known: Iterable[Agency]) -> Agency:
    if agency.valid_to is None:
        return agency
    after = agency.valid_to + dt.timedelta(days=1)
    heirs = (a.name for a in known if agency.name in a.formed_from and a.stands_on(after))
    return replace(agency, successor=next(heirs, ""))


def days_outside(agency: Agency, day: dt.date) -> int:
    """How far a day is from the agency's days; 0 within them."""
    if agency.valid_from and day < agency.valid_from:
        return (agency.valid_from - day).days
    if agency.valid_to and day > agency.valid_to:
        return (day - agency.valid_to).days
    return 0


@cache
def written_forms() -> PhraseTree[Form | None]:
    """All written forms; None for what only looks like one."""
    elsewhere = ((phrase, None) for phrase in agency_data()["prose"]["elsewhere"])
    return PhraseTree(itertools.chain(elsewhere, _place_forms(), _body_forms()))


def _place_forms() -> Iterator[tuple[str, Form | None]]:
    words, beside = agency_data()["places"], agency_data()["prose"]["beside_a_place"]
    for level in _LEVELS:
        yield from ((word, Form(level=level, alone=False)) for word in words[level])
    homonyms: dict[str, list[Province]] = {}
    for agency in load_agencies():
        if isinstance(agency, Province):
            homonyms.setdefault(agency.name, []).append(agency)
    for name, records in homonyms.items():
        for spelling in (name, *records[0].forms):
            yield spelling, Form(tuple(records), alone=name not in beside)
            yield from ((f"{word} {spelling}", None) for word in words["smaller"])
            for level in _LEVELS:
                typed = _typed(records, level)
                yield from ((f"{word} {spelling}", typed) for word in words[level])
            if spelling.isupper():
                yield f"TP{spelling}", _typed(records, "thành phố")  # TPHCM


def _typed(records: Sequence[Province], level: str) -> Form | None:
    """The homonyms of one level; a city that is none of them is a smaller one."""
    typed = [r for r in records if r.type == level] or (records if level == "tỉnh" else ())
    return Form(tuple(typed), level) if typed else None


def _body_forms() -> Iterator[tuple[str, Form]]:
    prose = agency_data()["prose"]
    for agency in load_agencies():
        if agency.kind != "province" and agency.name not in prose["never"]:
            form = Form((agency,), alone=agency.name not in prose["beside_a_place"])
            for written in (agency.name, *agency.forms):
                yield from ((variant, form) for variant in _variants(written))


def _variants(written: str) -> Iterator[str]:
    """The form with each of the joints that offices put in: "GD&ĐT", "GD-ĐT", "GDĐT"."""
    pieces = _JOINT.split(written)
    for joints in itertools.product(*itertools.starmap(_joints, itertools.pairwise(pieces))):
        yield "".join(itertools.chain(*zip(pieces, (*joints, ""), strict=True)))


def _joints(left: str, right: str) -> tuple[str, ...]:
    short = left.rsplit(maxsplit=1)[-1].isupper() and right.split(maxsplit=1)[0].isupper()
    return (" & ", " và ", ", ", " - ", " ", *([""] if short else []))
