"""What became of every address: the account that a signer can check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.records import Ledger

By = Literal["source", "month"]


def build_ledger(corpus: Corpus, *, by: By | None = None) -> Ledger:
    """The ledger of a corpus; split by source, or by month of publication, where asked.

    Raises CorpusError if its identities do not hold.
    """
    states = _counted(corpus, _STATES)
    waiting = {"pending": states["pending"]} if states.get("pending") else {}
    crawled = _one(corpus, _CRAWLED)
    imported = _one(corpus, "SELECT count(*) FROM articles") - crawled
    labelled, reviewed = corpus.connection.execute(_LABELLED).fetchone()
    return Ledger(
        discovered=sum(states.values()) + imported,
        fetched=states.get("fetched", 0) + imported,
        not_fetched=waiting | _counted(corpus, _NOT_FETCHED),
        lists=_one(corpus, _LISTS),
        articles=crawled + imported,
        rejected=_counted(corpus, "SELECT reason, count(*) FROM rejections GROUP BY reason"),
        labelled=labelled,
        unlabelled=crawled + imported - labelled,
        reviewed=reviewed,
        aliases=_one(corpus, "SELECT count(*) FROM aliases"),
        groups=_groups(corpus, by) if by else {},
        files=_counted(corpus, _FILES),
    )


# An article that is looked at again is had all the while.
_STATE = (
    "CASE WHEN state = 'pending' AND kind = 'article' AND EXISTS"
    " (SELECT 1 FROM articles WHERE articles.identity = addresses.identity)"
    " THEN 'fetched' ELSE state END"
)
_STATES = f"SELECT {_STATE}, count(*) FROM addresses GROUP BY 1"  # noqa: S608
# Those of an address that was had: all that have one, less those whose address was lost since.
_CRAWLED = (
    "SELECT (SELECT count(identity) FROM articles) - (SELECT count(*) FROM addresses"  # noqa: S608
    f" WHERE state <> 'fetched' AND {_STATE} <> 'fetched'"
    " AND identity IN (SELECT identity FROM articles WHERE identity IS NOT NULL))"
)
_NOT_FETCHED = (
    "SELECT reason, count(*) FROM addresses WHERE state = 'not_fetched' GROUP BY reason ORDER BY 1"
)
_LISTS = "SELECT count(*) FROM addresses WHERE state = 'fetched' AND kind = 'list'"
_LABELLED = (
    "SELECT coalesce(sum(n * is_labelled), 0) AS labelled, coalesce(sum(n * (state <> '')), 0)"
    " AS reviewed FROM (SELECT class, count(*) AS n FROM counted GROUP BY class)"
    " JOIN classes ON classes.id = class"
)
_FILES = "SELECT text_status, count(*) FROM files GROUP BY 1 ORDER BY 2 DESC, 1"
_BY_SOURCE = (
    "SELECT source AS key, CASE WHEN state = 'fetched' THEN kind ELSE 'not_fetched' END AS what,"
    " count(*) AS n FROM addresses GROUP BY 1, 2"
)
_BY_MONTH = (
    "SELECT coalesce(substr(published, 1, 7), 'undated') AS key, source AS what, count(*) AS n"
    " FROM articles GROUP BY 1, 2"
)


def _groups(corpus: Corpus, by: By) -> Mapping[str, Mapping[str, int]]:
    groups: dict[str, dict[str, int]] = {}
    for row in corpus.connection.execute(_BY_SOURCE if by == "source" else _BY_MONTH):
        groups.setdefault(row["key"], {})[row["what"]] = row["n"]
    return groups


def _counted(corpus: Corpus, query: str) -> dict[str, int]:
    return {row[0]: row[1] for row in corpus.connection.execute(query)}


def _one(corpus: Corpus, query: str) -> int:
    return int(corpus.connection.execute(query).fetchone()[0])
