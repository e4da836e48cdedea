"""The same as `wording`, in English, for a brief that goes abroad.

Titles, sections and offices' names stay as they were published.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from cchc_nlp.counting.english import TOPICS as ENGLISH_TOPICS
from cchc_nlp.counting.named_periods import describe_period
from cchc_nlp.counting.phrasing import nearest, outwards
from cchc_nlp.errors import ReportError
from cchc_nlp.records import Estimate, Period, Policy, Tally
from cchc_nlp.reporting import wording

TOPICS = ENGLISH_TOPICS

POLICIES: Mapping[Policy, str] = {
    "cchc": "items mainly about administrative reform: one of the six fields of Resolution"
    " 76/NQ-CP of 15 July 2021, or steering, communication and indices of the reform; items whose"
    " label is of low confidence are not among them",
    "strict_tthc": "items about administrative reform whose main or second subject is the reform"
    " of administrative procedures",
    "broad": "items whose main or second subject is administrative reform, those whose label is of"
    " low confidence among them",
}

LABELS: Mapping[str, str] = {
    "P1": "Institutional reform",
    "P2": "Reform of administrative procedures",
    "P3": "Reform of the state apparatus",
    "P4": "Reform of the civil service",
    "P5": "Reform of public finance",
    "P6": "E-government and digital government",
    "X1": "Steering of administrative reform",
    "X2": "Communication on administrative reform",
    "X3": "Indices of administrative reform",
    "G1": "Steering of the sector",
    "G2": "Activities of the sector and of the office",
    "G3": "Party, mass organisations, emulation, personnel",
    "G4": "Documents and notices",
    "G5": "Techniques, extension, markets",
    "G6": "Law and legal education",
    "G7": "Other subjects",
}

REVIEWS: Mapping[str, str] = {
    "Chưa rà soát": "Not read",
    "Đã xác nhận": "Confirmed",
    "Đã sửa nhãn": "Label changed",
    "Còn phân vân": "Undecided",
    "Chưa gán nhãn": "No label",
}

LEFT_OUT: Mapping[str, str] = {
    "undated": "Items without a known day of publication",
    "outside_period": "Items published outside the period",
    "attachment_only": "Entries that are only an attached file",
    "media_only": "Entries that are only a picture or a video",
    "document": "Documents printed in full",
    "static": "Static pages",
    "notice": "Notices",
    "news": "News items",
    "feature": "Features",
    "media": "Pictures and videos",
    "other_source": "Items of other sources",
    "unlabelled": "Items without a label yet",
    "rejected": "Pages fetched that are no article",
    "not_fetched": "Pages that could not be fetched",
}

NOT_READ = "labelled by a machine, not read by a person"


def number(value: int) -> str:
    """A count, with commas between thousands. Raises ReportError for what is not a whole number.

    >>> number(3424846)
    '3,424,846'
    """
    wording.number(value)
    return f"{value:,}"


def share(part: int, whole: int) -> str:
    """A part of a whole in per cent, one decimal, half away from zero.

    >>> share(31, 152), share(0, 0)
    ('20.4%', '–')
    """
    return wording.share(part, whole).replace(",", ".")


def day(value: dt.date | None) -> str:
    """A day as YYYY-MM-DD; "" for none.

    >>> day(dt.date(2023, 10, 5))
    '2023-10-05'
    """
    return "" if value is None else f"{value:%Y-%m-%d}"


def month(key: str) -> str:
    """A month's key in words.

    >>> month("2023-01")
    'January 2023'
    """
    start = dt.date.fromisoformat(f"{key}-01")
    following = (start + dt.timedelta(days=31)).replace(day=1)
    return describe_period(Period(start, following - dt.timedelta(days=1)), lang="en")


def quarter(key: str) -> str:
    """A quarter's key in words.

    >>> quarter("2023-Q3")
    'Q3 2023'
    """
    year, _, name = key.partition("-")
    return f"{name} {year}"


def about(estimate: Estimate) -> str:
    """An estimate in words, never a bare number; bounds are rounded outwards.

    >>> about(Estimate(33.4, 29.8, 37.1, "sum of scores"))
    'about 33 (29 to 38)'
    """
    if not isinstance(estimate, Estimate):
        raise ReportError(f"{estimate!r} is not an estimate; print a count with `number`")
    low, high = outwards(estimate.low, estimate.high)
    return f"about {number(nearest(estimate.value))} ({number(low)} to {number(high)})"


def review(tally: Tally) -> str:
    """Whether a person has read what was counted.

    >>> review(Tally(2, {}, 2, 0, 1, 1, "mixed"))
    '1 of 2 items read by a person, the others labelled by a machine'
    """
    if not tally.reviewed:
        return NOT_READ
    read = f"{number(tally.reviewed)} of {number(tally.total)} items read by a person"
    return read if tally.basis == "reviewed" else f"{read}, the others labelled by a machine"


def period(value: Period) -> str:
    """A period in words, both days included.

    >>> period(Period(dt.date(2023, 1, 1), None))
    'from 2023-01-01'
    """
    if value.start and value.end:
        return f"from {day(value.start)} to {day(value.end)}"
    if value.start:
        return f"from {day(value.start)}"
    return f"until {day(value.end)}" if value.end else "over all days there are data for"


def reason(code: str) -> str:
    """Why a page was not fetched or is not an article.

    >>> reason("no_title"), reason("http_404")
    ('no title', 'http 404')
    """
    return code.replace("_", " ")
