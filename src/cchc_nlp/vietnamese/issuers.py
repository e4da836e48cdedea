"""Who issued a document: by the code in its symbol or the words after it, on its day.

"SNN" is the Sở Nông nghiệp và Phát triển nông thôn until 28/02/2025 and nobody afterwards; "UBND"
alone does not say of which province, "của UBND tỉnh Hà Nam" after it does.
"""

from __future__ import annotations

import datetime as dt

from cchc_nlp.vietnamese.agencies import Agency, agency_of, canonical_name, find_agencies


def issuer_name(code: str, *, words: str = "", on: dt.date | None = None, year: int | None) -> str:
    """The full name of an issuer; "" where code, words and day do not tell it.

    As full as they tell: "UBND" alone is an Ủy ban nhân dân, of which place is not said.

    `words` are what stands after "của", `code` the issuers of a symbol joined by hyphens. Without
    a day, a code is read if it meant one agency through all of `year`, or ever.

    >>> issuer_name("SNNMT", on=dt.date(2025, 9, 8), year=2025)
    'Sở Nông nghiệp và Môi trường'
    >>> issuer_name("UBND", words="UBND tỉnh Hà Nam", on=dt.date(2023, 1, 18), year=2023)
    'Ủy ban nhân dân tỉnh Hà Nam'
    >>> issuer_name("SNN", on=dt.date(2025, 9, 8), year=2025)
    ''
    """
    day = on or (dt.date(year, 7, 1) if year else None)
    if words and (not code or next(find_agencies(words, on=day), None)):
        return canonical_name(words, on=day)
    agencies = [_agency(part, on=on, year=year) for part in code.split("-") if part]
    return ", ".join(agency.name for agency in agencies if agency) if all(agencies) else ""


def _agency(code: str, *, on: dt.date | None, year: int | None) -> Agency | None:
    if on or not year:
        return agency_of(code, on=on)
    first, last = (agency_of(code, on=dt.date(year, *day)) for day in ((1, 1), (12, 31)))
    return first if first == last else None
