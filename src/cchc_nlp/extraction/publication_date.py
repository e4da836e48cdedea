"""When an article was published, and where that was read. None rather than a guess.

The order of trust: the portal's own places; microdata and JSON-LD of the article; <meta>; a stamp
beside the headline; the list that led here; the address. The header's clock and dates of cited
documents are never looked at.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from cchc_nlp.extraction.blocks import one_line
from cchc_nlp.extraction.boxes import text_in
from cchc_nlp.extraction.metadata import Metadata
from cchc_nlp.extraction.stamps import LONGEST, Kind, Stamp, stamps_of
from cchc_nlp.portals.base import Printed
from cchc_nlp.records import TIME_ZONE, Page
from cchc_nlp.vietnamese.dates import parse_iso, parse_timestamp

if TYPE_CHECKING:
    from lxml.etree import _Element

_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)/")
_OF_A_FILE = re.compile(r"(?i)/(?:uploads?|images?|files?|media|wp-content)/")
BESIDE = 2  # groups of lines that stand at the headline
A_DAY = dt.timedelta(days=1)
EARLIEST = dt.datetime(1997, 1, 1, tzinfo=TIME_ZONE)  # Vietnam's first day on the internet: 11/1997


@dataclass(frozen=True)
class Dated:
    """The moments of an article in Asia/Ho_Chi_Minh, None where nothing sure says them."""

    published: dt.datetime | None = None
    source: str = ""
    updated: dt.datetime | None = None


def date_by_rules(found: Printed) -> Dated:
    """What the portal's own places say."""
    portal = found.portal
    published = itemprop = None
    for element in found.at(portal.published_itemprop):
        if itemprop := parse_iso(_stamp(element)) or parse_timestamp(_text(element)):
            break
    if itemprop is None:
        texts = map(_text, found.at(portal.published))
        published = next((day for text in texts if (day := parse_timestamp(text))), None)
    updated = next(map(parse_iso, map(_stamp, found.at(portal.updated))), None)
    moment = itemprop or published
    source = "itemprop" if itemprop else "selector" if published else ""
    return Dated(moment, source, _later(updated, moment))


def date_by_signs(
    told: Metadata,
    around: Sequence[Sequence[str]],
    places: Iterable[_Element],
    *,
    page: Page,
) -> Dated:
    """What machines are told, and the stamps among the lines around a headline and its text.

    `around` are groups of lines, the most trusted first: between headline and text a bare date is
    enough; so it is right above the headline, unless it is the day of the visit, as a clock's is;
    elsewhere it must be labelled as the publication.
    """
    groups = [_stamps(lines, page) for lines in around]
    stamp = next((s for n, group in enumerate(groups) if (s := _best(group, n, page))), None)
    stated = list(_for_machines(told, places, page))
    moment, source = stated[0] if stated else (None, "")
    if stamp and (moment is None or _is_another_day(stamp, moment)):
        moment, source = stamp.moment, _source_of(stamp)
    if stamp:
        stated.append((stamp.moment, _source_of(stamp)))
    moment, source = _to_the_minute(moment, source, stated)
    printed = (s.moment for group in groups for s in group if s.kind == "updated")
    updated = next((changed for changed in printed if changed != moment), None)
    return Dated(moment, source, _later(updated or _changed(told), moment))


def _to_the_minute(
    moment: dt.datetime | None, source: str, stated: Sequence[tuple[dt.datetime, str]]
) -> tuple[dt.datetime | None, str]:
    """A day without an hour, with the hour that another place gives the same day."""
    if moment is None or moment.time() != dt.time():
        return moment, source
    same_day = (found for found in stated if found[0].date() == moment.date())
    return next((found for found in same_day if found[0].time() != dt.time()), (moment, source))


def _stamps(lines: Sequence[str], page: Page) -> list[Stamp]:
    stamps = (stamp for line in lines for stamp in stamps_of(line, fetched=page.fetched_at))
    return [stamp for stamp in stamps if is_possible(stamp.moment, page)]


def _best(stamps: Sequence[Stamp], place: int, page: Page) -> Stamp | None:
    """The stamp of a group that says when an article was published."""
    wanted: tuple[Kind, ...] = (
        ("published", "bare", "updated") if place < BESIDE else ("published",)
    )
    found = next((s for kind in wanted for s in stamps if s.kind == kind), None)
    if found and place and found.kind != "published":
        today = page.fetched_at.astimezone(TIME_ZONE).date()
        return None if found.moment.date() == today else found
    return found


def _source_of(stamp: Stamp) -> str:
    if stamp.is_relative:
        return "relative"
    return "stamp" if stamp.kind == "bare" else "label"


def date_by_way(url: str, *, listed: dt.date | None) -> Dated:
    """What led to a page says: the list beside its link, or else its address.

    >>> date_by_way("https://so.example/2023/10/25/hop/", listed=None).published.isoformat()
    '2023-10-25T00:00:00+07:00'
    """
    if listed is not None:
        return Dated(dt.datetime.combine(listed, dt.time(), TIME_ZONE), "list")
    if (match := _IN_ADDRESS.search(url)) and not _OF_A_FILE.search(url):
        try:
            year, month, day = map(int, match.groups())
            return Dated(dt.datetime(year, month, day, tzinfo=TIME_ZONE), "url")
        except ValueError:
            return Dated()
    return Dated()


def _for_machines(
    told: Metadata, places: Iterable[_Element], page: Page
) -> Iterator[tuple[dt.datetime, str]]:
    """The moments that microdata, JSON-LD and <meta> state, in this order, each with its source."""
    near = dict.fromkeys(near for place in places for near in _near(place))
    attributes = (moment for place in near for moment in _in_attributes(place))
    found = chain(
        ((moment, "itemprop") for moment in attributes),
        [(parse_iso(told.stated), "json_ld"), (parse_iso(told.meta_stated), "meta")],
    )
    for moment, source in found:
        if moment is not None and is_possible(moment, page):
            yield moment, source


def _near(place: _Element) -> Iterator[_Element]:
    """A stamp's element, and the box around it if that holds little more."""
    yield place
    around = place.getparent()
    if around is not None and len(text_in(around)) < LONGEST:
        yield around


def _in_attributes(place: _Element) -> Iterator[dt.datetime | None]:
    """Moments in the attributes of an element that holds a stamp, and of those in it."""
    for element in place.iter():
        if element.get("itemprop") == "dateModified" or "updated" in (element.get("class") or ""):
            continue
        for name in ("datetime", "content", "title", "data-time", "data-date"):
            if value := element.get(name):
                yield parse_iso(value) or (parse_timestamp(value) if name == "title" else None)


def is_possible(moment: dt.datetime, page: Page) -> bool:
    """Whether a page of that visit can have been published then."""
    return EARLIEST <= moment <= page.fetched_at + A_DAY


def _is_another_day(stamp: Stamp, moment: dt.datetime) -> bool:
    """Whether the page prints another day of publication than it tells machines."""
    return stamp.kind == "published" and stamp.moment.date() != moment.date()


def _changed(told: Metadata) -> dt.datetime | None:
    return parse_iso(told.changed) or parse_iso(told.meta_changed)


def _later(updated: dt.datetime | None, published: dt.datetime | None) -> dt.datetime | None:
    """A change is one only after the publication: portals fill the field with that too."""
    if updated is None or published is None:
        return None
    return updated if updated > published else None


def _stamp(element: _Element) -> str:
    return element.get("content") or element.get("datetime") or _text(element)


def _text(element: _Element) -> str:
    return one_line(element) or text_in(element)  # microdata may be hidden
