"""Bytes as a crawl would have stored them."""

from __future__ import annotations

import datetime as dt
import hashlib

from cchc_nlp.records import TIME_ZONE, Page

FETCHED = dt.datetime(2024, 3, 11, 9, 21, 40, tzinfo=TIME_ZONE)


def page_of(
    body: bytes,
    *,
    url: str = "http://so.example/tin-1",
    content_type: str = "text/html; charset=utf-8",
    fetched_at: dt.datetime = FETCHED,
    portal: str = "",
    listed_date: dt.date | None = None,
) -> Page:
    """The page of an article, answered with 200."""
    return Page(
        url=url,
        final_url=url,
        source="so.example",
        kind="article",
        status=200,
        content_type=content_type,
        fetched_at=fetched_at,
        sha256=hashlib.sha256(body).hexdigest(),
        body=body,
        portal=portal,
        listed_date=listed_date,
    )
