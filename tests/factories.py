"""Small records by hand, for tests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from cchc_nlp.records import TIME_ZONE, Article, Label, Review, ReviewState
from cchc_nlp.vietnamese.normalization import text_sha256

DAY = dt.datetime(2023, 3, 14, 8, 30, tzinfo=TIME_ZONE)


def article(name: str = "a1", **fields: Any) -> Article:
    """An article with a text of its own."""
    given = {
        "id": name,
        "url": f"http://so.example/{name}",
        "title": f"Tin {name}",
        "text": f"Sở đăng tin {name} về việc của mình.",
        "source": "so.example",
        "section": "Tin hoạt động",
        "published": DAY,
        "item_type": "news",
    }
    return Article(**{**given, **fields})


def label(name: str = "a1", primary: str = "P2", **fields: Any) -> Label:
    """A label for `article(name)`."""
    given = {
        "article_id": name,
        "url": f"http://so.example/{name}",
        "title": f"Tin {name}",
        "is_reform": not primary.startswith("G"),
        "score": 0.1 if primary.startswith("G") else 0.9,
        "primary": primary,
        "labeler": "test",
    }
    return Label(**{**given, **fields})


def review(state: ReviewState, name: str = "a1", primary: str = "P2") -> Review:
    """A decision on `article(name)` as it stands."""
    return Review(
        article_id=name,
        state=state,
        is_reform=not primary.startswith("G"),
        primary=primary,
        secondary=(),
        by="Lan",
        at=DAY,
        text_sha256=text_sha256(article(name).text),
    )
