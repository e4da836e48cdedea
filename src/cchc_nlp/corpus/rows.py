"""Rows of the corpus and the records they stand for."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from cchc_nlp.corpus.packing import (
    Stored,
    packed,
    packed_hash,
    packed_lead,
    unpacked_bytes,
    unpacked_hash,
    unpacked_lead,
)
from cchc_nlp.extraction.item_types import item_type_of
from cchc_nlp.extraction.origins import is_repost
from cchc_nlp.records import (
    ARTICLE_FIELDS,
    TIME_ZONE,
    Article,
    Attachment,
    Evidence,
    Label,
    Review,
)

ARTICLE_COLUMNS = tuple(name for name in ARTICLE_FIELDS if name not in ("aliases",))

_NONE = "[]"
_values_of = attrgetter(*ARTICLE_COLUMNS)


def iso(value: dt.date | dt.datetime | None) -> str | None:
    """A day or a moment as the corpus writes it."""
    return None if value is None else value.isoformat()


def _time(value: str | None) -> dt.datetime | None:
    return None if value is None else dt.datetime.fromisoformat(value)


def _in_vietnam(moment: dt.datetime | None) -> dt.datetime | None:
    """A moment as clocks in Vietnam show it: its day is the day it counts for."""
    if moment is None:
        return None
    return moment.astimezone(TIME_ZONE) if moment.tzinfo else moment.replace(tzinfo=TIME_ZONE)


def article_rows(articles: Sequence[Article]) -> list[dict[str, Any]]:
    """Articles as their table has them, but for their addresses' identities."""
    bodies = [article.text.encode() for article in articles]
    # All texts first: with other work between, the dictionary leaves the processor's cache.
    texts = [packed(a.text, body=body) for a, body in zip(articles, bodies, strict=True)]
    return list(map(_article_row, articles, bodies, texts))


def _article_row(article: Article, body: bytes, text: Stored) -> dict[str, Any]:
    return dict(zip(ARTICLE_COLUMNS, _values_of(article), strict=True)) | {
        "published": iso(_in_vietnam(article.published)),
        "updated": iso(_in_vietnam(article.updated)),
        "fetched_at": iso(article.fetched_at),
        "text": text,
        "lead": packed_lead(article.lead, article.text),
        "text_sha256": hashlib.sha256(body).digest(),
        "page_sha256": packed_hash(article.page_sha256),
        "attachments": _stored_links(article.attachments),
        "item_type": article.item_type or item_type_of(article),
        "is_repost": article.is_repost or is_repost(article),
    }


def _stored_links(attachments: tuple[Attachment, ...]) -> str:
    told = [attachment.to_dict() for attachment in attachments]
    return json.dumps(told, ensure_ascii=False) if told else _NONE


def stored_fields(row: sqlite3.Row) -> dict[str, Any]:
    """The columns of an article's row with its text unpacked: the only way to read one."""
    fields = {name: row[name] for name in ARTICLE_COLUMNS}
    body = unpacked_bytes(fields["text"])
    return fields | {
        "text": body.decode(),
        "lead": unpacked_lead(fields["lead"], body),
        "page_sha256": unpacked_hash(fields["page_sha256"]),
    }


def article_of(row: sqlite3.Row, aliases: tuple[str, ...]) -> Article:
    """The article in a row, with its other addresses."""
    fields = stored_fields(row)
    fields |= {name: _time(row[name]) for name in ("published", "updated", "fetched_at")}
    fields["is_repost"] = bool(row["is_repost"])
    fields["attachments"] = attachments_in(row["attachments"])
    return Article(**fields, aliases=aliases)


def attachments_in(stored: str) -> tuple[Attachment, ...]:
    """What an article links to, as its page tells of it, out of its column."""
    return () if stored == _NONE else tuple(Attachment(**a) for a in json.loads(stored))


# A label counts for the text it was given for; a review likewise, and it wins.
LABELS_QUERY = """
SELECT l.*, a.url, a.title, r.state, r.is_reform AS r_is_reform, r."primary" AS r_primary,
       r.secondary AS r_secondary
FROM labels l
JOIN articles a ON a.id = l.article_id AND a.text_sha256 = l.text_sha256
LEFT JOIN reviews r ON r.id = (SELECT max(id) FROM reviews WHERE article_id = l.article_id)
                   AND r.text_sha256 IN (a.text_sha256, lower(hex(a.text_sha256)))
ORDER BY a.published IS NULL, a.published, a.id
"""


def label_of(row: sqlite3.Row) -> Label:
    """The decision in a row of `LABELS_QUERY`: a person's where there is one."""
    label = Label(
        article_id=row["article_id"],
        url=row["url"],
        title=row["title"],
        is_reform=bool(row["is_reform"]),
        score=row["score"],
        primary=row["primary"],
        secondary=tuple(json.loads(row["secondary"])),
        confidence=row["confidence"],
        evidence=tuple(Evidence(**span) for span in json.loads(row["evidence"])),
        labeler=row["labeler"],
        reviewed=row["state"],
    )
    if row["state"] is None:
        return label
    return dataclasses.replace(
        label,
        is_reform=bool(row["r_is_reform"]),
        primary=row["r_primary"],
        secondary=tuple(json.loads(row["r_secondary"])),
        confidence="low" if row["state"] == "unsure" else "high",
    )


def review_row(review: Review) -> tuple[object, ...]:
    """A review as its table has it, but for the number."""
    return (
        review.article_id,
        review.state,
        review.is_reform,
        review.primary,
        json.dumps(review.secondary),
        review.by,
        review.at.isoformat(),
        review.text_sha256,
        review.note,
    )


def review_of(row: sqlite3.Row) -> Review:
    """The review in a row."""
    return Review(
        article_id=row["article_id"],
        state=row["state"],
        is_reform=bool(row["is_reform"]),
        primary=row["primary"],
        secondary=tuple(json.loads(row["secondary"])),
        by=row["reviewer"],
        at=dt.datetime.fromisoformat(row["at"]),
        text_sha256=row["text_sha256"],
        note=row["note"],
    )
