"""Which documents the reform articles cite and which criteria they speak for, noted on disk.

Notes are taken while the evidence rows go by, in a file of SQLite's own that vanishes when it is
closed: a hundred thousand articles take no more memory than ten.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from cchc_nlp.records import Citation, Record
from cchc_nlp.reporting.criteria import criteria_met
from cchc_nlp.reporting.evidence_rows import EvidenceRow
from cchc_nlp.reporting.wording import day, printable
from cchc_nlp.vietnamese.citations import find_citations

SHOWN = 40  # numbers of articles that are listed of one document; how many there are is told
CITED = 8  # documents that are listed of one article

_SCHEMA = """
CREATE TABLE items (stt INTEGER PRIMARY KEY, title TEXT, published TEXT, section TEXT, url TEXT);
CREATE TABLE cited (
    document TEXT, kind TEXT, day TEXT, issuer TEXT, stt INTEGER, place INTEGER,
    PRIMARY KEY (document, stt, place)
) WITHOUT ROWID;
CREATE INDEX cited_by_item ON cited (stt, place);
CREATE TABLE proofs (criterion INTEGER, stt INTEGER, PRIMARY KEY (criterion, stt)) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class CitedDocument(Record):
    """A document with the counted reform articles that cite it: how many, and the first of them.

    `days` and `issuers` are all that were printed beside its number; more than one is worth a
    look. `place` is the paragraph of the first article that names it, 0 being the title.
    """

    number: str
    kind: str
    days: tuple[dt.date, ...]
    issuers: tuple[str, ...]
    articles: int
    rows: tuple[int, ...]
    place: int
    url: str


@dataclass(frozen=True)
class Proof(Record):
    """An article listed under a criterion, with the documents it cites, as they are printed.

    `place` is the paragraph that cites the first of them, 0 being the title, None where none is.
    """

    stt: int
    title: str
    published: dt.date
    section: str
    url: str
    documents: tuple[str, ...]
    place: int | None


@contextmanager
def open_notes() -> Iterator[sqlite3.Connection]:
    """Where notes are taken; gone at the end of the block."""
    notes = sqlite3.connect("", isolation_level=None)
    notes.row_factory = sqlite3.Row
    try:
        notes.executescript(_SCHEMA)
        notes.execute("BEGIN")
        yield notes
    finally:
        notes.close()


def take_notes(notes: sqlite3.Connection, row: EvidenceRow) -> None:
    """Note what a counted reform article cites and which criteria it is listed under."""
    if not (row.counted and row.is_reform):
        return
    published = row.published.date().isoformat()
    item = (row.stt, row.title, published, row.section, row.url)
    notes.execute("INSERT INTO items VALUES (?, ?, ?, ?, ?)", item)
    notes.executemany("INSERT OR IGNORE INTO cited VALUES (?, ?, ?, ?, ?, ?)", _cited(row))
    proofs = [(place, row.stt) for place in criteria_met(row)]
    notes.executemany("INSERT INTO proofs VALUES (?, ?)", proofs)


def cited_documents(notes: sqlite3.Connection) -> Iterator[CitedDocument]:
    """Every document that was noted, the most cited first."""
    for row in notes.execute(_DOCUMENTS):
        yield CitedDocument(
            number=row["document"],
            kind=row["kind"],
            days=tuple(map(dt.date.fromisoformat, _listed(row["days"]))),
            issuers=_listed(row["issuers"]),
            articles=row["articles"],
            rows=_first_rows(notes, row["document"]),
            place=row["place"],
            url=row["url"],
        )


def proofs_of(notes: sqlite3.Connection, criterion: int) -> Iterator[Proof]:
    """The articles listed under a criterion, in the order of publication."""
    for row in notes.execute(_PROOFS, (criterion,)):
        cited = notes.execute(_CITED_BY, (row["stt"],)).fetchall()
        names = tuple(_printed(one["document"], one["day"]) for one in cited[:CITED])
        yield Proof(
            stt=row["stt"],
            title=row["title"],
            published=dt.date.fromisoformat(row["published"]),
            section=row["section"],
            url=row["url"],
            documents=(*names, "…") if len(cited) > CITED else names,
            place=cited[0]["place"] if cited else None,
        )


def proof_number(notes: sqlite3.Connection, criterion: int) -> int:
    """How many articles are listed under a criterion."""
    query = "SELECT count(*) FROM proofs WHERE criterion = ?"
    return int(notes.execute(query, (criterion,)).fetchone()[0])


# Which kinds, dates and issuers were printed is joined by a sign that stands in no document.
_DOCUMENTS = """
WITH known AS (
    SELECT document, max(kind) AS kind, count(DISTINCT stt) AS articles, min(stt) AS first
    FROM cited GROUP BY document
)
SELECT document, kind, articles, items.url,
       (SELECT group_concat(day, char(31)) FROM (SELECT DISTINCT day FROM cited
        WHERE document = known.document AND day <> '' ORDER BY day LIMIT 6)) AS days,
       (SELECT group_concat(issuer, char(31)) FROM (SELECT DISTINCT issuer FROM cited
        WHERE document = known.document AND issuer <> '' ORDER BY issuer LIMIT 6)) AS issuers,
       (SELECT min(place) FROM cited WHERE document = known.document AND stt = first) AS place
FROM known JOIN items ON items.stt = first ORDER BY articles DESC, document
"""
_ROWS = "SELECT DISTINCT stt FROM cited WHERE document = ? ORDER BY stt LIMIT ?"
_PROOFS = """
SELECT items.* FROM proofs JOIN items USING (stt) WHERE criterion = ? ORDER BY stt
"""
_CITED_BY = f"""
SELECT document, max(day) AS day, min(place) AS place FROM cited WHERE stt = ?
GROUP BY document ORDER BY place, document LIMIT {CITED + 1}
"""  # noqa: S608


def _cited(row: EvidenceRow) -> Iterator[tuple[object, ...]]:
    """A row for each place of an article that cites a document: its title, then its paragraphs."""
    whole = f"{printable(row.title)}\n{row.text}"
    at = place = 0
    for found in find_citations(whole):
        place += whole.count("\n", at, found.start)
        at = found.start
        written = found.date.isoformat() if found.date else ""
        issuer = found.issuer_name or found.issuer
        yield _number(found), found.kind, written, issuer, row.stt, place


def _number(found: Citation) -> str:
    return found.normalized or f"{found.kind} số {found.number}".strip()


def _printed(document: str, written: str) -> str:
    return f"{document} ngày {day(dt.date.fromisoformat(written))}" if written else document


def _listed(joined: str | None) -> tuple[str, ...]:
    return tuple(joined.split("\x1f")) if joined else ()


def _first_rows(notes: sqlite3.Connection, document: str) -> tuple[int, ...]:
    rows: Iterable[sqlite3.Row] = notes.execute(_ROWS, (document, SHOWN))
    return tuple(row["stt"] for row in rows)
