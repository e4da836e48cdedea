"""Addresses of a corpus known anew, after the rules by which an address is known were changed.

Articles, pages, labels and reviews stay with their address; nothing is fetched again.
"""

from __future__ import annotations

import sqlite3

from cchc_nlp.portals.base import identity_of, list_identity
from cchc_nlp.portals.detection import portal_named

_TABLES = ("aliases", "pages", "articles", "rejections", "addresses")
_KNOWN = """
SELECT a.identity, a.url, a.kind, coalesce((SELECT p.portal FROM pages p
    WHERE p.identity = a.identity ORDER BY p.id DESC LIMIT 1), s.portal) AS portal
FROM addresses a JOIN sources s ON s.name = a.source
"""


def rekey(connection: sqlite3.Connection) -> int:
    """Give every address its present identity; how many got another one. Foreign keys are off.

    Where two addresses would meet under one identity, both stay as they are.
    """
    changed = 0
    for row in connection.execute(_KNOWN).fetchall():
        portal = portal_named(row["portal"] or "generic")
        identity = (list_identity if row["kind"] == "list" else identity_of)(row["url"], portal)
        if identity != row["identity"] and not _is_taken(connection, identity):
            for table in _TABLES:
                query = f"UPDATE {table} SET identity = ? WHERE identity = ?"  # noqa: S608
                connection.execute(query, (identity, row["identity"]))
            changed += 1
    return changed


def _is_taken(connection: sqlite3.Connection, identity: str) -> bool:
    query = "SELECT count(*) FROM addresses WHERE identity = ?"
    return bool(connection.execute(query, (identity,)).fetchone()[0])
