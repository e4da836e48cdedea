"""The order in which people read: drawn once, kept, and never changed by what comes later.

First what the machine is not sure of, then a random share of what it takes for general news (it
shows what the machine misses), then what it takes for reform, then the remaining ones. Inside each
of these the order is random, by a seed that nobody picks, so that what has been read at any moment
is a random sample.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from cchc_nlp.corpus.draws import (
    Draw,
    DrawnItem,
    Stratum,
    all_draws,
    drawn_items,
    record_draw,
)
from cchc_nlp.corpus.duplicates import refresh_duplicates
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import ReviewError
from cchc_nlp.extraction.item_types import COUNTED_TYPES
from cchc_nlp.records import Period

Part = Literal[1, 2, 3, 4]
AUDIT_LEAST, AUDIT_SHARE = 30, Fraction(1, 5)
DOUBTFUL, SURE = 0.1, 0.9  # scores from which an article is uncertain, and positive
LAST_SEED = 2**63 - 1  # what SQLite holds
# As counting's rule has it: an item that is only a file or a picture is no "tin, bài", nor is a
# document or a page of procedures that is merely put there.
NO_ARTICLE_KINDS = ("attachment", "media")

_FRAME = f"""
SELECT a.id, c.score, k.confidence, k.state
FROM counted c JOIN classes k ON k.id = c.class JOIN articles a ON a.id = c.article_id
WHERE k.is_labelled AND NOT k.is_repeated
  AND k.body_kind NOT IN {NO_ARTICLE_KINDS} AND k.item_type IN {COUNTED_TYPES}
  AND (?1 OR substr(a.published, 1, 10) BETWEEN ?2 AND ?3)
ORDER BY a.id
"""  # noqa: S608


@dataclass(frozen=True)
class QueuedItem(DrawnItem):
    """A drawn article with the part of the reading it belongs to, and whether it has been read."""

    part: Part = 1
    is_read: bool = False


def draw_queue(
    corpus: Corpus, *, period: Period, seed: int | None = None, why: str = ""
) -> Draw | None:
    """Put the period's unread articles that stand in no draw in a random order, and keep it.

    None if there are none of these; then nothing is written. Without a `seed` it is made from the
    articles themselves. With a reason `why` the period's earlier draws no longer hold, and
    everything unread is drawn again. Raises ReviewError for a seed where the period has been drawn
    and no reason is given, and for a reason without words.
    """
    _refuse_choosing(corpus, period, seed=seed, why=why)
    if corpus.has_stale_duplicates():
        refresh_duplicates(corpus)
    drawn = _standing(corpus, besides=period if why else None)
    frame = [
        (row["id"], row["score"], stratum_of(row["score"], row["confidence"]))
        for row in _counted(corpus, period)
        if not row["state"] and row["id"] not in drawn
    ]
    if not frame:
        return None
    digest = frame_sha256(name for name, _, _ in frame)
    if seed is None:
        again = f"{digest}\n{len(all_draws(corpus))}\n{why.strip()}"
        seed = int((hashlib.sha256(again.encode()).hexdigest() if why else digest)[:8], 16)
    items = _in_random_order(frame, seed)
    return record_draw(corpus, items, period=period, seed=seed, frame=digest, why=why.strip())


def reading_order(corpus: Corpus, *, period: Period) -> list[QueuedItem]:
    """The drawn articles of the period in the order in which to read them, read ones among them.

    An article that is no longer counted (it repeats another one by now, or its page has gone) is
    left out; nobody moves up from part 4 to part 2 for it.
    """
    counted = {row["id"]: bool(row["state"]) for row in _counted(corpus, period)}
    drawn = list(drawn_items(corpus))
    audited = _audited(drawn)
    queue = [
        QueuedItem(**vars(item), part=_part(item, audited), is_read=counted[item.article_id])
        for item in drawn
        if item.article_id in counted
    ]
    return sorted(queue, key=lambda item: (item.part, item.draw, item.position))


def place_in_draw(seed: int, article_id: str) -> str:
    """What articles of a stratum are sorted by; anyone can compute it again.

    >>> place_in_draw(7, "a1")[:12]
    '3e09762e7f03'
    """
    return hashlib.sha256(f"{seed}:{article_id}".encode()).hexdigest()


def frame_sha256(ids: Iterable[str]) -> str:
    """The hash of the articles that were drawn from: their ids, sorted, one a line.

    >>> frame_sha256(["b", "a"]) == frame_sha256(["a", "b"])
    True
    """
    return hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()


def _refuse_choosing(corpus: Corpus, period: Period, *, seed: int | None, why: str) -> None:
    """A seed that can be chosen again and again is a way to choose the sample."""
    if why and not why.strip():
        raise ReviewError("drawing again needs a reason in words; it is kept with the draw")
    if seed is None:
        return
    if not 0 <= seed <= LAST_SEED:
        raise ReviewError(f"seed {seed}: use a whole number from 0 to {LAST_SEED}")
    standing = [d for d in all_draws(corpus) if d.is_active and d.period == period]
    if standing and not why:
        raise ReviewError(
            f"{corpus.path}: seed {seed}: this period was drawn on {standing[0].at:%d/%m/%Y} with"
            f" seed {standing[0].seed}; leave the seed out, or give a reason to draw again"
            ' (--redraw "reason"), which is kept'
        )


def _standing(corpus: Corpus, *, besides: Period | None) -> set[str]:
    """The articles of the draws that hold, but for those of one period."""
    draws = {d.id for d in all_draws(corpus) if d.is_active and d.period != besides}
    return {item.article_id for item in drawn_items(corpus) if item.draw in draws}


def _counted(corpus: Corpus, period: Period) -> Iterator[Mapping[str, Any]]:
    """The period's articles that are counted; an open period takes undated ones in too."""
    is_open = period.start is None and period.end is None
    days = (str(period.start or "0000-00-00"), str(period.end or "9999-99-99"))
    yield from corpus.connection.execute(_FRAME, (is_open, *days))


def stratum_of(score: float, confidence: str = "high") -> Stratum:
    """The part of the queue that an article with this score and confidence belongs to.

    >>> stratum_of(0.95), stratum_of(0.95, "low"), stratum_of(0.02)
    ('positive', 'uncertain', 'rest')
    """
    if DOUBTFUL <= score < SURE or confidence == "low":
        return "uncertain"
    return "positive" if score >= SURE else "rest"


def _in_random_order(frame: Iterable[tuple[str, float, Stratum]], seed: int) -> Iterator[DrawnItem]:
    position: Counter[Stratum] = Counter()
    for name, score, stratum in sorted(frame, key=lambda row: place_in_draw(seed, row[0])):
        yield DrawnItem(name, stratum, position[stratum], score)
        position[stratum] += 1


def audit_size(rest: int) -> int:
    """How many of so many articles that the machine takes for general are read as a sample.

    >>> audit_size(12), audit_size(121), audit_size(1000)
    (12, 30, 200)
    """
    return min(rest, max(AUDIT_LEAST, math.ceil(AUDIT_SHARE * rest)))


def _audited(drawn: Iterable[DrawnItem]) -> Mapping[int, int]:
    """For each draw how many of its rest are read as a sample, by its size when it was drawn."""
    sizes = Counter(item.draw for item in drawn if item.stratum == "rest")
    return {draw: audit_size(n) for draw, n in sizes.items()}


def _part(item: DrawnItem, audited: Mapping[int, int]) -> Part:
    if item.stratum == "uncertain":
        return 1
    if item.stratum == "positive":
        return 3
    return 2 if item.position < audited[item.draw] else 4
