"""The files that articles link to: fetched politely, read within bounds, kept as Unicode text.

Every file is one transaction, so that a reading can be killed and goes on with the next one.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from cchc_nlp.corpus.addresses import now
from cchc_nlp.corpus.file_rows import FileRow, write_file
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.crawling.downloads import download, file_name
from cchc_nlp.crawling.fetching import Answer, Fetcher
from cchc_nlp.extraction.files import read_file
from cchc_nlp.records import Attachment, Outcome
from cchc_nlp.vietnamese.legacy_fonts import from_legacy_font

Which = Literal["needed", "all"]
Progress = Callable[[Attachment, int], None]

# A file that could not be had for one of these reasons is asked for again by the next call;
# "broken" without bytes is one that this computer failed to read.
TRIED_AGAIN = (
    "timeout", "unreachable", "dead_host", "tls_error", "server_error", "blocked", "robots",
    "broken",
)  # fmt: skip
# A host that gives nothing so many times in a row is left for another day.
PATIENCE = 4
_SILENT = ("unreachable", "dead_host", "timeout")
_WAITING = """
SELECT json_extract(a.value, '$.url') AS url, json_extract(a.value, '$.name') AS name,
       json_extract(a.value, '$.media_type') AS media_type
FROM articles, json_each(articles.attachments) a
LEFT JOIN files f ON f.url = json_extract(a.value, '$.url')
WHERE (articles.body_kind = 'attachment' OR :which = 'all')
  AND (f.url IS NULL OR (f.sha256 = ''
       AND f.text_status IN (SELECT value FROM json_each(:again))))
GROUP BY 1 ORDER BY min(articles.rowid), min(a.key)
"""


def read_attachments(
    corpus: Corpus,
    *,
    fetcher: Fetcher | None = None,
    which: Which = "needed",
    run: int | None = None,
    progress: Progress | None = None,
) -> Counter[str]:
    """Read the articles' files that were not read yet, and say how many ended with which status.

    "needed" are the files of articles that are nothing but files, "all" are all. A file that could
    not be had has an Outcome's word for its status; where it may be better another day, the next
    call asks again. Files of a host that has fallen silent are left for it ("not_fetched"). After
    each file `progress(attachment, n)` is told how many wait.
    """
    reader = _Reader(fetcher or Fetcher(), run)
    waiting, done = _waiting(corpus, which), Counter[str]()
    try:
        for number, attachment in enumerate(waiting, 1):
            row = reader.row_of(attachment)
            if row is not None:
                with corpus.transaction() as connection:
                    write_file(connection, row)
            done[row.text_status if row else "not_fetched"] += 1
            if progress:
                progress(attachment, len(waiting) - number)
    finally:
        if fetcher is None:
            reader.fetcher.close()
    return done


def _waiting(corpus: Corpus, which: Which) -> list[Attachment]:
    """The attachments to read, each address once, in the order of their articles."""
    wanted = {"which": which, "again": json.dumps(TRIED_AGAIN)}
    return [Attachment(**dict(row)) for row in corpus.connection.execute(_WAITING, wanted)]


@dataclass
class _Reader:
    """One reading under way: how it fetches, and how often each host was silent in a row."""

    fetcher: Fetcher
    run: int | None
    _silent: Counter[str] = field(default_factory=Counter)

    def row_of(self, attachment: Attachment) -> FileRow | None:
        """What became of one file; None if its host has been silent for too long."""
        host = "/".join(attachment.url.split("/", 3)[:3]).lower()
        if self._silent[host] >= PATIENCE:
            return None
        answer = download(attachment.url, fetcher=self.fetcher)
        is_silent = isinstance(answer, Outcome) and answer.reason in _SILENT
        self._silent[host] = self._silent[host] + 1 if is_silent else 0
        row = _read(attachment, answer)
        return replace(row, fetched_at=now(), run=self.run)


def _read(attachment: Attachment, answer: Answer | Outcome) -> FileRow:
    """What an answer holds, or why there is none; never an exception."""
    if isinstance(answer, Outcome):
        return FileRow(attachment.url, answer.reason, answer.detail)
    try:
        found = read_file(answer.body, name=file_name(answer, called=attachment.name))
    except Exception as error:  # no process could be started, say: not the file's fault
        return FileRow(attachment.url, "broken", f"unexpected {type(error).__name__}: {error}")
    return FileRow(
        attachment.url,
        found.text_status,
        found.detail,
        sha256=hashlib.sha256(answer.body).hexdigest(),
        media_type=found.media_type,
        size=found.size,
        text=from_legacy_font(found.text),
    )
