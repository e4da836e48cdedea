"""Addresses on their way: what one is, and what a visit to it gives.

The queue itself is kept in the corpus, so that a crawl killed at any moment goes on where it was.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from cchc_nlp.records import Outcome, Page


@dataclass(frozen=True)
class Address:
    """One address to visit, known by its identity.

    `listed_date` stood beside it on a list. `stale` says how many list pages in a row before it
    showed no article that was new: a pager without an end goes on for ever.
    """

    url: str
    identity: str
    source: str
    kind: Literal["list", "article"]
    section: str = ""
    listed_date: dt.date | None = None
    found_on: str = ""
    stale: int = 0


@dataclass(frozen=True)
class Visit:
    """What one visit gave: a page or an outcome, never both, and the addresses it showed."""

    address: Address
    page: Page | None = None
    outcome: Outcome | None = None
    found: tuple[Address, ...] = ()
