"""Articles out of the corpus in the order of publication: as records, as JSON, as columns.

All three tell the same. They read by an index, one by one, without sorting, so that what is held
does not grow with the corpus.
"""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import Any

from cchc_nlp.corpus.file_rows import has_files, with_files
from cchc_nlp.corpus.packing import unpacked_bytes, unpacked_hash, unpacked_lead
from cchc_nlp.corpus.rows import article_of, attachments_in, stored_fields
from cchc_nlp.records import ARTICLE_FIELDS, Article

_NONE = "[]"
_IN_ORDER = """
SELECT {}, (SELECT json_group_array(url) FROM (SELECT url FROM aliases
           WHERE aliases.identity = articles.identity ORDER BY url)) AS aliases
FROM articles INDEXED BY articles_by_day WHERE published IS {} ORDER BY published, id
"""


def articles_of(connection: sqlite3.Connection, *, files: bool) -> Iterator[Article]:
    """Every article, undated ones last; with `files`, with what was read of its attachments."""
    files = files and has_files(connection)
    for row in _rows(connection, "*"):
        article = article_of(row, tuple(_listed(row["aliases"])))
        if files and article.attachments:
            known = with_files(connection, article.attachments)
            article = dataclasses.replace(article, attachments=known)
        yield article


def told_articles(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """`to_dict()` of every article, in half the time."""
    files = has_files(connection)
    for row in _rows(connection, "*"):
        fields = stored_fields(row) | {"aliases": _listed(row["aliases"])}
        fields["attachments"] = _told_files(connection, row["attachments"], files=files)
        fields["is_repost"] = bool(row["is_repost"])
        yield {name: fields[name] for name in ARTICLE_FIELDS}


def article_columns(connection: sqlite3.Connection, number: int) -> Iterator[dict[str, list[Any]]]:
    """The same as columns of `number` articles: `text` as UTF-8, lists as JSON in a cell."""
    files = has_files(connection)
    names = [name for name in ARTICLE_FIELDS if name != "aliases"]
    rows = _rows(connection, ", ".join(names), as_tuples=True)
    while group := list(islice(rows, number)):
        columns = dict(zip((*names, "aliases"), map(list, zip(*group, strict=True)), strict=True))
        texts = [unpacked_bytes(stored) for stored in columns["text"]]
        columns["lead"] = list(map(unpacked_lead, columns["lead"], texts))
        columns["aliases"] = [_cell(_listed(stored)) for stored in columns["aliases"]]
        columns["attachments"] = [
            links if links == _NONE else _cell(_told_files(connection, links, files=files))
            for links in columns["attachments"]
        ]
        columns["page_sha256"] = list(map(unpacked_hash, columns["page_sha256"]))
        columns["is_repost"] = list(map(bool, columns["is_repost"]))
        columns["text"] = texts
        yield {name: columns[name] for name in ARTICLE_FIELDS}


def _rows(
    connection: sqlite3.Connection, columns: str, *, as_tuples: bool = False
) -> Iterator[Any]:
    cursor = connection.cursor()
    if as_tuples:
        cursor.row_factory = None
    for dated in ("NOT NULL", "NULL"):
        yield from cursor.execute(_IN_ORDER.format(columns, dated))


def _listed(stored: str) -> list[Any]:
    return [] if stored == _NONE else json.loads(stored)


def _cell(value: list[Any]) -> str:
    return json.dumps(value, ensure_ascii=False) if value else _NONE


def _told_files(
    connection: sqlite3.Connection, stored: str, *, files: bool
) -> list[dict[str, Any]]:
    links = attachments_in(stored)
    links = with_files(connection, links) if files and links else links
    return [link.to_dict() for link in links]
