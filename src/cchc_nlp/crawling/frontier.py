"""Addresses on their way: what one is, and what a visit to it gives.

The queue itself is kept in the corpus, so that a crawl killed at any moment goes on where it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from cchc_nlp.records import Outcome, Page, Reason

# In which order addresses are visited: what lists show before what feeds find beside it, and what
# failed at the very end, when the site may be better.
FROM_LISTS, FROM_FEEDS, LAST = 0, 1, 2


@dataclass(frozen=True)
class Asking:
    """How a page is asked for where its address does not say it all.

    `url` is asked instead of the address (an API behind it); a `body` is sent by POST; `values`
    are what the list's script keeps for the pages after it.
    """

    url: str = ""
    body: str = ""
    media_type: str = "application/x-www-form-urlencoded"
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Address:
    """One address to visit, known by its identity.

    `listed_date` stood beside it on a list. A list is a chain of pages: `listing` is the identity
    of the first and `page` this one's number. `portal` is the system of the page that led here,
    for pages that show no sign of their own. One that is `left` is written down for that reason
    and never visited: an item of a list must not vanish.
    """

    url: str
    identity: str
    source: str
    kind: Literal["list", "article"]
    section: str = ""
    listed_date: dt.date | None = None
    found_on: str = ""
    listing: str = ""
    page: int = 1
    portal: str = ""
    rank: int = FROM_LISTS
    is_feed: bool = False
    asking: Asking | None = None
    left: Reason | None = None

    @property
    def asked(self) -> str:
        """The address that is asked for this one: its own, or an interface's behind it."""
        return (self.asking.url if self.asking else "") or self.url

    @property
    def chain(self) -> str:
        """The identity of the list that this page is of."""
        return self.listing or self.identity


@dataclass(frozen=True)
class Visit:
    """What one visit gave: a page or an outcome, never both, and the addresses it showed.

    A page that the server says has not changed is neither: `not_modified` is true.
    """

    address: Address
    page: Page | None = None
    outcome: Outcome | None = None
    found: tuple[Address, ...] = ()
    not_modified: bool = False
