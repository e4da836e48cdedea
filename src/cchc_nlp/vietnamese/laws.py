"""Laws, codes and ordinances by their names: "Luật Đất đai năm 2013", "BLHS", "Hiến pháp".

Known names are data (citations.toml); an unknown one is read up to the number, day or year that
follows it ("Pháp lệnh về ... ngày 28 tháng 4 năm 2000").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cchc_nlp.vietnamese.citation_tables import BLANKS, kind_of, law_key, tables

_CLOSED = re.compile(r"\s{1,2}(?:số\s{1,2}\d+/|ngày\s{1,2}\d)")


class NamedLaw(NamedTuple):
    """Where a law is named, what kind it is, and its canonical name."""

    start: int
    end: int
    kind: str
    name: str


def find_laws(plain: str, folded: str) -> Iterator[NamedLaw]:
    """Every law that plain text names; `folded` is its folded form.

    >>> text = "theo Luật Thi đua - khen thưởng và BLHS"
    >>> [law.name for law in find_laws(text, text.lower())]
    ['Luật Thi đua, khen thưởng', 'Bộ luật Hình sự']
    """
    for match in tables().law.finditer(folded):
        if _is_a_name(match, plain):
            kind = kind_of(match["kind"] or match["amending"] or match["other"] or match["charter"])
            yield NamedLaw(*match.span(), kind, _canonical_name(match, plain, kind=kind))
    for match in tables().short_law.finditer(plain):
        name = tables().short[match[0]]
        yield NamedLaw(*match.span(), "Bộ luật", name)


def _is_a_name(match: re.Match[str], plain: str) -> bool:
    """Whether it is a document, not a matter: by a capital, or by the number or day after it."""
    named = plain[match.start("name")] if match["name"] else ""
    is_capital = plain[match.start()].isupper() or named.isupper()
    return is_capital or (bool(named) and _CLOSED.match(plain, match.end()) is not None)


def _canonical_name(match: re.Match[str], plain: str, *, kind: str) -> str:
    """The name as it should be printed; one of an unknown or an amending law as it stands."""
    if match["charter"]:
        return kind
    if match["name"] and plain[match.end("kind") : match.start("name")].strip().lower() in (
        "",
        "về",
    ):
        return f"{kind} {tables().laws[law_key(match['name'])]}"
    printed = BLANKS.sub(" ", plain[match.start() : match.end()]).strip(" ,")
    return re.sub(r"\s(?=,)", "", kind + printed[len(BLANKS.sub(" ", match[_group(match)])) :])


def _group(match: re.Match[str]) -> str:
    return next(group for group in ("kind", "amending", "other") if match[group])
