"""The sheet out: every labelled article of the period once, in the order in which to read."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc_nlp.corpus.draws import Stratum, all_draws
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import ReviewError
from cchc_nlp.records import Article, Label, Period, Record, Review
from cchc_nlp.reviewing import columns as c
from cchc_nlp.reviewing.agreement import Agreement
from cchc_nlp.reviewing.allocation import allocate
from cchc_nlp.reviewing.importing import decisions_not_in
from cchc_nlp.reviewing.known import Known, labels_of, read_known
from cchc_nlp.reviewing.queue import draw_queue, reading_order
from cchc_nlp.reviewing.workbook import save_sheet
from cchc_nlp.vietnamese.normalization import text_sha256

EXCERPT_LETTERS = 400
TEXT_DIGITS = 12
EVERYTHING = Period(None, None)
_STRATA: Mapping[int, Stratum] = {1: "uncertain", 2: "rest", 3: "positive", 4: "rest"}
_WHY_NOT = {
    "attachment": "chỉ có tệp đính kèm",
    "media": "chỉ có ảnh, video",
    "document": "văn bản",
    "static": "trang tĩnh",
}


@dataclass(frozen=True)
class ExportedSheet(Record):
    """What a sheet holds: rows, how many of each part, the seeds of the draws they stand in."""

    rows: int
    parts: Mapping[str, int]
    seeds: tuple[int, ...]


@dataclass(frozen=True)
class _Row:
    """One article of the sheet, with its part and its place in that part."""

    article: Article
    part: int
    place: int


def export_reviews(
    corpus: Corpus,
    output: str | Path,
    *,
    period: Period = EVERYTHING,
    reads: int | None = None,
    seed: int | None = None,
    why: str = "",
    blind: bool = False,
) -> ExportedSheet:
    """Write the review sheet of a period in its reading order; what it holds.

    `reads` keeps so many unread rows, those that tell most (`allocate`). What was not drawn yet is
    drawn now, see `draw_queue` for `seed` and `why`. A blind sheet is for a second reader: it hides
    what the machine and others decided, and holds counted articles only, read or not, the first
    `reads` of the order in an order of its own. Raises ReviewError for an ending other than .xlsx,
    and rather than overwrite a sheet whose decisions were not imported. The sheet appears whole or
    not at all.
    """
    output = _free(Path(output), corpus)
    if reads is not None and reads < 1:
        raise ReviewError(f"reads {reads}: use a whole number from 1")
    draw_queue(corpus, period=period, seed=seed, why=why)
    known = read_known(corpus)
    rows = _rows(corpus, period, known)
    rows = _blind(rows, reads) if blind else _first(rows, reads, known)
    save_sheet(output, (_cells(row, known, is_blind=blind) for row in rows))
    drawn = {item.article_id: item.draw for item in reading_order(corpus, period=period)}
    draws = {drawn[row.article.id] for row in rows if row.article.id in drawn}
    parts = Counter(c.PARTS[row.part] for row in rows)
    return ExportedSheet(
        rows=len(rows),
        parts={name: parts[name] for name in c.PARTS.values() if parts[name]},
        seeds=tuple(draw.seed for draw in all_draws(corpus) if draw.id in draws),
    )


def export_disputed(corpus: Corpus, output: str | Path, *, agreement: Agreement) -> int:
    """Write a sheet of the articles that readers are to settle; how many there are.

    Each row has the readers' decisions as its note and waits for one that settles them.
    """
    output = _free(Path(output), corpus)
    known = read_known(corpus)
    notes = {
        dispute.article_id: "; ".join(f"{by}: {said}" for by, said in dispute.decisions.items())
        for dispute in agreement.to_settle
    }
    found = [a for a in corpus.articles(files=False) if a.id in notes and a.id in known.labels]
    cells = [_cells(_Row(a, 1, 0), known, is_blind=False) for a in found]
    emptied = dict.fromkeys((c.PART, c.DECISION, c.PRIMARY, c.SECONDARY, c.READER), "")
    save_sheet(output, ({**row, **emptied, c.NOTE: notes[str(row[c.ID])]} for row in cells))
    return len(cells)


def _free(output: Path, corpus: Corpus) -> Path:
    if output.suffix.lower() != ".xlsx":
        raise ReviewError(f"{output}: a review sheet is an .xlsx file; name it so")
    if output.exists() and (waiting := decisions_not_in(corpus, output)):
        raise ReviewError(
            f"{output}: holds {waiting} decisions that were not imported; import them, or name"
            " another file"
        )
    return output


def _rows(corpus: Corpus, period: Period, known: Known) -> list[_Row]:
    """Unread ones by part, then those that are not counted, then what has been decided."""
    queue = reading_order(corpus, period=period)
    places = {item.article_id: (item.part, place) for place, item in enumerate(queue)}
    rows = []
    for number, article in enumerate(corpus.articles(files=False)):
        if article.id not in known.labels or not _is_within(article, period):
            continue
        last = len(queue) + number
        part, place = places.get(article.id, (c.NOT_COUNTED, last))
        if article.id in known.standing:
            part = c.READ
        rows.append(_Row(article, part, place))
    order = (1, 2, 3, 4, c.NOT_COUNTED, c.READ)
    return sorted(rows, key=lambda row: (order.index(row.part), row.place))


def _is_within(article: Article, period: Period) -> bool:
    if period == EVERYTHING:
        return True
    return article.published is not None and article.published.date() in period


def _first(rows: list[_Row], reads: int | None, known: Known) -> list[_Row]:
    """All, or so many of the unread as are best read, of each part from its top; then read ones."""
    unread = [row for row in rows if row.part != c.READ]
    if reads is not None:
        unread = _best(unread, reads, known)
    return unread + [row for row in rows if row.part == c.READ]


def _best(unread: list[_Row], reads: int, known: Known) -> list[_Row]:
    by_stratum: dict[Stratum, list[_Row]] = {"uncertain": [], "rest": [], "positive": []}
    for row in sorted(unread, key=lambda row: row.place):
        if row.part in _STRATA:
            by_stratum[_STRATA[row.part]].append(row)
    scores = {
        name: [known.labels[row.article.id].score for row in some]
        for name, some in by_stratum.items()
    }
    given = allocate(
        reads,
        sizes={name: len(some) for name, some in scores.items()},
        spreads={n: sum(p * (1 - p) for p in ps) / max(1, len(ps)) for n, ps in scores.items()},
    )
    kept = {r.article.id for name, some in by_stratum.items() for r in some[: given[name]]}
    return [row for row in unread if row.article.id in kept]


def _blind(rows: list[_Row], reads: int | None) -> list[_Row]:
    """The first of the order, read or not; then mixed, for the order tells the machine's label."""
    first = sorted((r for r in rows if r.part != c.NOT_COUNTED), key=lambda row: row.place)[:reads]
    return sorted(first, key=lambda row: hashlib.sha256(row.article.id.encode()).digest())


def _cells(row: _Row, known: Known, *, is_blind: bool) -> dict[str, object]:
    article = row.article
    cells: dict[str, object] = {
        c.ID: article.id,
        c.TITLE: article.title,
        c.DAY: article.published.strftime("%d/%m/%Y") if article.published else "không rõ",
        c.LINK: article.url,
        c.EXCERPT: " ".join(article.text[:EXCERPT_LETTERS].split()),
        c.TEXT: text_sha256(article.text)[:TEXT_DIGITS],
    }
    if is_blind:
        return cells
    machine = known.labels[article.id]
    cells |= {
        c.PART: _part(row),
        c.EVIDENCE: " … ".join(span.text for span in machine.evidence[:6]),
        c.MACHINE: ", ".join(labels_of(machine)),
        c.SCORE: round(machine.score, 2),
    }
    standing = known.standing.get(article.id)
    return cells if standing is None else cells | _decided(standing, machine)


def _part(row: _Row) -> str:
    if row.part != c.NOT_COUNTED:
        return c.PARTS[row.part]
    kind = "trùng lặp" if row.article.duplicate_of else ""
    why = kind or _WHY_NOT.get(row.article.body_kind) or _WHY_NOT.get(row.article.item_type, "")
    return f"{c.PARTS[row.part]}: {why}" if why else c.PARTS[row.part]


def _decided(review: Review, machine: Label) -> dict[str, object]:
    """A decision as the reader would write it beside the label that the machine gives now."""
    who: dict[str, object] = {c.NOTE: review.note, c.READER: review.by}
    if review.state == "unsure":
        return {c.DECISION: c.UNCLEAR, **who}
    if labels_of(review) == labels_of(machine):
        return {c.DECISION: c.RIGHT, **who}
    primary, secondary = review.primary, ", ".join(review.secondary)
    return {c.DECISION: c.WRONG, c.PRIMARY: primary, c.SECONDARY: secondary, **who}
