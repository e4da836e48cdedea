"""Which articles are counted, and for the others why not: one rule, for sums and for single ones.

The corpus keeps a narrow row for every article (`schema_4.sql`), so that sums over a million of
them take a second. Rows that are alike in everything a count asks for share a `Cell`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, Literal

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.extraction.item_types import COUNTED_TYPES
from cchc_nlp.records import (
    Article,
    BodyKind,
    Confidence,
    ItemType,
    Label,
    Period,
    Record,
    ReviewState,
)

LEFT_OUT = "undated outside_period attachment_only media_only document static unlabelled".split()


@dataclass(frozen=True)
class Question(Record):
    """What is asked: which days, which kinds of items, which sources (none named: all)."""

    period: Period
    item_types: tuple[ItemType, ...] = COUNTED_TYPES
    sources: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """`{"from": ..., "to": ..., "item_types": ..., "sources": ...}`."""
        types, sources = list(self.item_types), list(self.sources)
        return {**self.period.to_dict(), "item_types": types, "sources": sources}


@dataclass(frozen=True)
class Cell:
    """What counts ask of an article; `label` is its decision, without evidence, None if none."""

    source: str
    section: str
    item_type: ItemType
    body_kind: BodyKind
    is_repost: bool
    is_repeated: bool
    label: Label | None


@dataclass(frozen=True)
class Asked:
    """A question put to a corpus, with all its cells by their number there."""

    corpus: Corpus
    question: Question
    cells: Mapping[int, Cell]

    @cached_property
    def kept(self) -> Mapping[int, Cell]:
        """The cells of what is counted if it is dated in the period, duplicates among them."""
        asked = self.cells.items()
        return {number: c for number, c in asked if not why_left_out(c, self.question)}

    def rows(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, whose first two values are the ends of the period."""
        return _plain_rows(self.corpus, query, *day_bounds(self.question.period), *values)


@dataclass(frozen=True)
class Part:
    """So many articles of one cell (and of one month, where months were asked for).

    `scores` and `spread` are sums over them: of the machine's score p, and of p (1 - p).
    """

    cell: Cell
    number: int
    month: int = 0
    scores: float = 0.0
    spread: float = 0.0


def why_left_out(cell: Cell, question: Question) -> str:
    """Why an article dated in the period is not counted all the same; "" if it is."""
    if question.sources and cell.source not in question.sources:
        return "other_source"
    if cell.body_kind in ("attachment", "media"):
        return f"{cell.body_kind}_only"
    if cell.item_type not in question.item_types:
        return cell.item_type
    return "" if cell.label is not None else "unlabelled"


def cell_of(article: Article, label: Label | None) -> Cell:
    """The cell of one article with its decision."""
    return Cell(
        source=article.source,
        section=article.section,
        item_type=article.item_type or "news",
        body_kind=article.body_kind,
        is_repost=article.is_repost,
        is_repeated=article.duplicate_of is not None,
        label=label,
    )


# What articles were before they were labelled or read leaves classes that nothing is of.
_IN_USE = """
SELECT id, source, section, item_type, body_kind, is_repost, is_repeated, is_labelled, is_reform,
       "primary", secondary, confidence, labeler, state
FROM classes WHERE EXISTS (SELECT 1 FROM counted WHERE class = classes.id)
"""


def ask(corpus: Corpus, question: Question) -> Asked:
    """The question with the cells of the corpus, read once for all that is asked of them."""
    return Asked(corpus, question, {row[0]: _cell(row) for row in _plain_rows(corpus, _IN_USE)})


def _plain_rows(corpus: Corpus, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
    cursor = corpus.connection.cursor()
    cursor.row_factory = None
    return cursor.execute(query, values)


def _cell(row: tuple[Any, ...]) -> Cell:
    _, source, section, item_type, body_kind, is_repost, is_repeated, is_labelled, *decision = row
    label = _label(*decision) if is_labelled else None
    return Cell(source, section, item_type, body_kind, bool(is_repost), bool(is_repeated), label)


@lru_cache(maxsize=4096)  # many cells share a decision
def _label(
    is_reform: int,
    primary: str,
    secondary: str,
    confidence: Confidence | Literal[""],
    labeler: str,
    state: ReviewState | Literal[""],
) -> Label:
    return Label(
        article_id="",
        url="",
        title="",
        is_reform=bool(is_reform),
        score=0.0,
        primary=primary,
        secondary=tuple(json.loads(secondary)),
        confidence=confidence or "high",
        labeler=labeler,
        reviewed=state or None,
    )


def day_bounds(period: Period) -> tuple[int, int]:
    """Both ends of a period as numbers: 20230101, 20231025; an open end lets every day in."""
    first, last = (
        None if day is None else day.year * 10_000 + day.month * 100 + day.day
        for day in (period.start, period.end)
    )
    return first or 0, last or 99_999_999


# Sums go along the order of the table: no sorting, whatever its size. Three that ask little are
# faster than one that asks everything of every row.
INSIDE = "(month > 0 AND month * 100 + day BETWEEN ?1 AND ?2)"
_ARTICLES = "SELECT class, count(*) FROM counted GROUP BY class"
_UNDATED = """
SELECT class, count(*) FROM classes CROSS JOIN counted ON class = classes.id AND month = 0
GROUP BY class
"""
_INSIDE = f"""
SELECT class, count(*), total(score), total(score * (1 - score))
FROM counted WHERE {INSIDE} GROUP BY class
"""  # noqa: S608
# The months of a class in one text: nearly as many rows as articles are neither sorted nor made.
_BY_MONTH = f"""
SELECT class, group_concat(month) FROM counted WHERE {INSIDE} GROUP BY class
"""  # noqa: S608
_COPIES = f"""
SELECT a.duplicate_of, c.class, c.month, c.score,
       {INSIDE.replace("month", "c.month").replace("day", "c.day")}
FROM classes k CROSS JOIN counted c ON c.class = k.id CROSS JOIN articles a ON a.id = c.article_id
LEFT JOIN counted o ON o.article_id = a.duplicate_of
WHERE k.is_repeated AND k.id IN (SELECT value FROM json_each(?3))
  AND (o.class IS NULL OR o.class NOT IN (SELECT value FROM json_each(?3)))
ORDER BY a.published, a.url
"""  # noqa: S608
_READERS = f"""
SELECT r.reviewer, count(DISTINCT r.article_id) FROM reviews r
CROSS JOIN counted c ON c.article_id = r.article_id AND c.text = substr(r.text_sha256, 1, 16)
WHERE {INSIDE} AND c.class IN (SELECT value FROM json_each(?3)) GROUP BY 1 ORDER BY 2 DESC, 1
"""  # noqa: S608


def select_parts(asked: Asked) -> tuple[list[Part], dict[str, int]]:
    """What is counted, duplicates among it, and how many articles are left out for each reason."""
    parts, left_out = [], dict.fromkeys(LEFT_OUT, 0)
    sums = {number: found for number, *found in asked.rows(_INSIDE)}
    undated = dict(_plain_rows(asked.corpus, _UNDATED))
    for number, articles in _plain_rows(asked.corpus, _ARTICLES):
        cell, (inside, scores, spread) = asked.cells[number], sums.get(number, (0, 0.0, 0.0))
        reason = why_left_out(cell, asked.question)
        if reason not in ("", "unlabelled"):
            left_out[reason] = left_out.get(reason, 0) + articles
            continue
        left_out["undated"] += undated.get(number, 0)
        left_out["outside_period"] += articles - undated.get(number, 0) - inside
        if reason:
            left_out[reason] += inside
        elif inside:
            parts.append(Part(cell, inside, 0, scores, spread))
    return [*parts, *_firsts(asked)], left_out


def select_months(asked: Asked) -> Iterator[Part]:
    """What is counted, month by month."""
    months: dict[Cell, list[str]] = {}
    for number, found in asked.rows(_BY_MONTH):
        if number in asked.kept:
            months.setdefault(_plain(asked.kept[number]), []).append(found)
    for cell, all_found in months.items():
        for month, articles in Counter(",".join(all_found).split(",")).items():
            yield Part(cell, articles, int(month))
    yield from _firsts(asked)


def _plain(cell: Cell) -> Cell:
    """A cell without what no tally of a month asks for, so that there are few of them."""
    return Cell("", "", "news", cell.body_kind, cell.is_repost, cell.is_repeated, cell.label)


def _firsts(asked: Asked) -> Iterator[Part]:
    """Where an original is not counted itself, the first copy that is repeats nothing.

    Because its source is not asked for, or it is a document, or has no label. Each is taken away
    as a duplicate and put back as an article of its own.
    """
    kept = asked.kept
    if len(kept) == len(asked.cells):
        return
    seen = set()
    for original, number, month, score, inside in asked.rows(_COPIES, json.dumps(list(kept))):
        if original in seen:
            continue
        seen.add(original)
        if not inside:
            continue
        one = Part(kept[number], 1, month, score, score * (1 - score))
        yield replace(one, number=-1, scores=-one.scores, spread=-one.spread)
        yield replace(one, cell=replace(one.cell, is_repeated=False))


def read_readers(asked: Asked) -> Mapping[str, int]:
    """How many of what is counted each person decided on, those who read most first."""
    sources = asked.question.sources
    kept = asked.kept.items()
    numbers = [number for number, cell in kept if sources or not cell.is_repeated]
    return dict(asked.rows(_READERS, json.dumps(numbers)))
