"""How far the reading has come: in all, part by part, reader by reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.records import Period, Record
from cchc_nlp.reviewing.known import read_known
from cchc_nlp.reviewing.queue import reading_order

PART_NAMES: Mapping[int, str] = {1: "uncertain", 2: "audit", 3: "positive", 4: "rest"}


@dataclass(frozen=True)
class ReviewStatus(Record):
    """How far the reading has come.

    articles = confirmed + changed + unsure + unread. The `reopened` are those of the unread whose
    last review was for a text that has changed since. `parts` has, for what was drawn, how many
    there are and how many have been read; `readers` how many articles each has read as they are.
    """

    articles: int
    confirmed: int
    changed: int
    unsure: int
    unread: int
    reopened: int
    parts: Mapping[str, Mapping[str, int]]
    readers: Mapping[str, int]


def review_status(corpus: Corpus) -> ReviewStatus:
    """How many articles a person has confirmed, changed, left unsure, or not read yet."""
    known = read_known(corpus)
    states = Counter(
        known.standing[name].state if name in known.standing else "unread" for name in known.labels
    )
    last = {review.article_id for review in corpus.reviews()}
    names = {key: review.by for (_, key), review in known.by_reader.items()}
    read = Counter(key for _, key in known.by_reader)
    return ReviewStatus(
        articles=states.total(),
        confirmed=states["confirmed"],
        changed=states["changed"],
        unsure=states["unsure"],
        unread=states["unread"],
        reopened=len((last & known.labels.keys()) - known.standing.keys()),
        parts=_parts(corpus),
        readers={names[key]: read[key] for key in sorted(read)},
    )


def _parts(corpus: Corpus) -> Mapping[str, Mapping[str, int]]:
    queue = reading_order(corpus, period=Period(None, None))
    drawn = Counter(item.part for item in queue)
    read = Counter(item.part for item in queue if item.is_read)
    return {
        name: {"articles": drawn[part], "read": read[part]}  # type: ignore[index]
        for part, name in PART_NAMES.items()
        if drawn[part]  # type: ignore[index]
    }
