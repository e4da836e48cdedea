"""Stored pages read again with the present rules, nothing fetched; and what that changed."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import tee
from typing import Any

from cchc_nlp.corpus.clocks import find_clocks, without_clock
from cchc_nlp.corpus.duplicates import refresh_duplicates
from cchc_nlp.corpus.pages import article_pages
from cchc_nlp.corpus.store import Corpus, write_article
from cchc_nlp.corpus.visits import store_rejection
from cchc_nlp.extraction.articles import extract
from cchc_nlp.records import TIME_ZONE, Article, Page, Record, Rejection

Extraction = Callable[[Iterable[Page]], Iterable[Article | Rejection]]

# What an article says; the rest tells how and when its page was had.
_OF_IT = "article_id = (SELECT id FROM articles WHERE identity = ?)"
# People's decisions outlive an article that some rule no longer sees, for the day it is back.
_SET_ASIDE = (
    f"INSERT INTO reviews_aside SELECT * FROM reviews WHERE {_OF_IT}",  # noqa: S608
    f"DELETE FROM reviews WHERE {_OF_IT}",  # noqa: S608
)
_TAKE_BACK = (
    f"INSERT INTO reviews SELECT * FROM reviews_aside WHERE {_OF_IT}",  # noqa: S608
    f"DELETE FROM reviews_aside WHERE {_OF_IT}",  # noqa: S608
)
FIELDS = (
    "title published published_source updated section author origin lead text attachments body_kind"
).split()


@dataclass(frozen=True)
class Reextraction(Record):
    """What reading all stored pages again did; `changed` counts pages, not fields."""

    pages: int
    changed: int
    rejected: int


@dataclass(frozen=True)
class Change(Record):
    """One field of one page's record before and after a re-extraction, as plain JSON values.

    `field` is "record" where an article became a rejection or the reverse.
    """

    url: str
    field: str
    before: Any
    after: Any


def extract_again(corpus: Corpus, *, stage: Extraction = extract) -> Reextraction:
    """Extract every stored article page anew, in one transaction; `diff` tells what changed.

    An article whose text changed keeps its id; its label and review stay in the file but no
    longer count, because they were given for another text. Reviews of an article that is none any
    more are set aside, and taken back when it is one again. `stage` extracts, one result a page in
    their order: several processes, say.
    """
    now = dt.datetime.now(TIME_ZONE).isoformat(timespec="microseconds")
    done: Counter[str] = Counter()
    with corpus.transaction() as connection:
        _begin(connection, now)
        clocks = find_clocks(connection)
        stored, given = tee(article_pages(corpus))  # as far apart as the stage reads ahead
        results = stage(page for _, page in given)
        for (identity, page), extracted in zip(stored, results, strict=True):
            result = without_clock(extracted, page, clocks)
            found = _write_changes(connection, result, identity, now)
            done["pages"] += 1
            done["rejected"] += isinstance(result, Rejection)
            done["changed"] += found
            _replace(connection, result, identity)
    refresh_duplicates(corpus)
    return Reextraction(done["pages"], done["changed"], done["rejected"])


def diff(corpus: Corpus) -> Iterator[Change]:
    """What the last re-extraction changed, field by field, in the order the pages were found."""
    rows = corpus.connection.execute(
        "SELECT * FROM changes WHERE field <> '' AND at = (SELECT max(at) FROM changes) ORDER BY id"
    )
    for row in rows:
        yield Change(row["url"], row["field"], json.loads(row["before"]), json.loads(row["after"]))


def _begin(connection: sqlite3.Connection, now: str) -> None:
    """A mark of this reading: one that changes nothing is the last one too."""
    connection.execute("INSERT INTO changes VALUES (NULL, ?, '', '', '', 'null', 'null')", (now,))


def _write_changes(
    connection: sqlite3.Connection, result: Article | Rejection, identity: str, now: str
) -> bool:
    """Write what differs from the stored record; whether anything does."""
    before, after = _stored(connection, identity), _told(result)
    fields = _changed(before, after)
    article_id = result.id if isinstance(result, Article) else ""
    connection.executemany(
        "INSERT INTO changes VALUES (NULL, ?, ?, ?, ?, ?, ?)",
        [
            (now, article_id, result.url, f, _json(before.get(f)), _json(after.get(f)))
            for f in fields
        ],
    )
    return bool(fields)


def _changed(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """The fields that differ; of a record of the other kind, that it is one."""
    if before.get("record") != after["record"]:
        return ["record"]
    return [name for name in after if before[name] != after[name]]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _told(result: Article | Rejection) -> dict[str, Any]:
    if isinstance(result, Rejection):
        return {"record": f"rejection: {result.reason}"}
    plain = result.to_dict()
    plain["attachments"] = [_link(attachment) for attachment in plain["attachments"]]
    return {"record": "article"} | {name: plain[name] for name in FIELDS}


def _link(attachment: dict[str, Any]) -> dict[str, Any]:
    """What a page says of a file; what was read from the file itself is kept elsewhere."""
    return {"url": attachment["url"], "name": attachment["name"]}


def _stored(connection: sqlite3.Connection, identity: str) -> dict[str, Any]:
    """The stored record of an address in the form of `_told`; {} where there is none."""
    row = connection.execute("SELECT * FROM articles WHERE identity = ?", (identity,)).fetchone()
    if row is not None:
        told = {name: row[name] for name in FIELDS}
        told["attachments"] = [_link(attachment) for attachment in json.loads(row["attachments"])]
        return {"record": "article"} | told
    query = "SELECT reason FROM rejections WHERE identity = ?"
    row = connection.execute(query, (identity,)).fetchone()
    return {} if row is None else {"record": f"rejection: {row['reason']}"}


def _replace(connection: sqlite3.Connection, result: Article | Rejection, identity: str) -> None:
    """An address gives one article or one rejection: the other kind, if stored, goes."""
    if isinstance(result, Article):
        connection.execute("DELETE FROM rejections WHERE identity = ?", (identity,))
        write_article(connection, result, identity=identity)
        for statement in _TAKE_BACK:
            connection.execute(statement, (identity,))
    else:
        for statement in _SET_ASIDE:
            connection.execute(statement, (identity,))
        connection.execute("DELETE FROM articles WHERE identity = ?", (identity,))
        store_rejection(connection, result, identity)
