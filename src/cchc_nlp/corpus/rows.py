"""Rows of the corpus and the records they stand for."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sqlite3

from cchc_nlp.records import ARTICLE_FIELDS, Article, Attachment, Evidence, Label, Review

ARTICLE_COLUMNS = tuple(name for name in ARTICLE_FIELDS if name not in ("aliases",))


def iso(value: dt.date | dt.datetime | None) -> str | None:
    """A day or a moment as the corpus writes it."""
    return None if value is None else value.isoformat()


def _time(value: str | None) -> dt.datetime | None:
    return None if value is None else dt.datetime.fromisoformat(value)


def article_of(row: sqlite3.Row, aliases: tuple[str, ...]) -> Article:
    """The article in a row, with its other addresses."""
    fields = {name: row[name] for name in ARTICLE_COLUMNS}
    fields |= {name: _time(row[name]) for name in ("published", "updated", "fetched_at")}
    fields["is_repost"] = bool(row["is_repost"])
    fields["attachments"] = tuple(Attachment(**a) for a in json.loads(row["attachments"]))
    return Article(**fields, aliases=aliases)


# A label counts for the text it was given for; a review likewise, and it wins.
LABELS_QUERY = """
SELECT l.*, a.url, a.title, r.state, r.is_reform AS r_is_reform, r."primary" AS r_primary,
       r.secondary AS r_secondary
FROM labels l
JOIN articles a ON a.id = l.article_id AND a.text_sha256 = l.text_sha256
LEFT JOIN reviews r ON r.id = (SELECT max(id) FROM reviews WHERE article_id = l.article_id)
                   AND r.text_sha256 = a.text_sha256
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
