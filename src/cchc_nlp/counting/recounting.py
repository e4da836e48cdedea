"""A figure asked for again: the same number, or what has changed since it was printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.figures import Figure, answer_of, find_figure
from cchc_nlp.counting.tally import count
from cchc_nlp.records import Count, Record

MOST_EVENTS = 50
# What changes with the corpus, whatever was asked of it.
ELSEWHERE = ("corpus_sha256", "left_out.", "versions.cchc_nlp")


@dataclass(frozen=True)
class Difference(Record):
    """One number, or one version, that is another now."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Event(Record):
    """What happened to an article since: it was fetched, its text changed, a person decided."""

    kind: Literal["fetched", "text_changed", "reviewed"]
    at: str
    title: str
    url: str


@dataclass(frozen=True)
class Recount(Record):
    """A figure counted again; without `differences` nothing at all is otherwise.

    `events` are the first fifty since the figure was printed, of all the corpus.
    """

    figure: Figure
    now: Count
    differences: tuple[Difference, ...]
    events: tuple[Event, ...]

    @property
    def is_same(self) -> bool:
        """Whether every number is the same; elsewhere the corpus may have changed."""
        return all(one.name.startswith(ELSEWHERE) for one in self.differences)


def recount(corpus: Corpus, figure: str) -> Recount:
    """Count again what a figure's id stands for. Raises InputError for an id there is not."""
    kept = find_figure(corpus, figure)
    question = kept.question
    now = count(
        corpus,
        period=question.period,
        policy=kept.policy,
        item_types=question.item_types,
        sources=question.sources,
    )
    found = tuple(_differences(kept.answer, answer_of(now)))
    return Recount(kept, now, found, tuple(_events(corpus, kept)) if found else ())


def _differences(
    before: Mapping[str, Any], after: Mapping[str, Any], under: str = ""
) -> Iterator[Difference]:
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            yield from _differences(old, new, under=f"{under}{name}.")
        elif old != new:
            yield Difference(f"{under}{name}", old, new)


_EVENTS = f"""
SELECT 'fetched' AS kind, fetched_at AS at, title, url FROM articles WHERE fetched_at > :at
UNION ALL
SELECT 'text_changed', v.replaced_at, a.title, a.url FROM versions v
JOIN articles a ON a.id = v.article_id WHERE v.replaced_at > :at
UNION ALL
SELECT 'reviewed', r.at, a.title, a.url FROM reviews r
JOIN articles a ON a.id = r.article_id WHERE r.at > :at
ORDER BY 2, 4 LIMIT {MOST_EVENTS}
"""  # noqa: S608


def _events(corpus: Corpus, figure: Figure) -> Iterator[Event]:
    rows = corpus.connection.execute(_EVENTS, {"at": figure.at.isoformat(timespec="seconds")})
    yield from (Event(row["kind"], row["at"], row["title"], row["url"]) for row in rows)
