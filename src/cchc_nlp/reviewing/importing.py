"""The sheet back: nothing is imported unless all of it can be, and every bad cell is named.

The sheet is read by its headings and ids, so rows may be moved, filtered, coloured, and columns
added. A row without a decision stays unreviewed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from cchc_nlp.classification.taxonomy import REFORM_LABELS
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import ReviewError
from cchc_nlp.records import TIME_ZONE, Label, Review, ReviewState
from cchc_nlp.reviewing.columns import DECISION, ID, NOTE, READER, cell_text
from cchc_nlp.reviewing.decisions import Problems, Said, check_said, check_text, said_in
from cchc_nlp.reviewing.grid import GridRow, read_grid
from cchc_nlp.reviewing.known import Known, labels_of, read_known, reader_key, reader_name

NAMED = 10  # problems in one message


def import_reviews(
    sheet: str | Path,
    corpus: Corpus,
    *,
    by: str,
    progress: Callable[[int, int], object] | None = None,
) -> int:
    """Store the decisions of a filled sheet as those of the reader `by`; how many are new.

    What the same reader has decided already is not new, nor what was exported with the sheet as
    another reader's and left as it was. `progress` is told how many rows are checked, of how many.
    Raises ReviewError naming row and cell of up to ten cells
    that cannot be used; then nothing is stored.
    """
    if not (by := reader_name(by)):
        raise ReviewError(f"{sheet}: nobody's decisions; say who decided (--by NAME)")
    known, problems = read_known(corpus), Problems()
    rows = [row for row in read_grid(Path(sheet)) if row.is_filled]
    doubled = _doubled(rows, problems)
    at = dt.datetime.now(TIME_ZONE).replace(microsecond=0)
    ids = {cell_text(name): name for name in known.labels}
    reviews = []
    for done, row in enumerate(rows, 1):
        if progress is not None:
            progress(done, len(rows))
        if row.cells[ID] in doubled:
            continue
        name = _article(row, ids, problems)
        said = _checked(row, name, known, by=by, problems=problems) if name else None
        if said is not None:
            text = known.texts[name]
            reviews.append(_review(row, said, known.labels[name], by=by, at=at, text=text))
    if problems.found:
        raise ReviewError(_message(Path(sheet), problems.found))
    return corpus.add_reviews(reviews)


def decisions_not_in(corpus: Corpus, sheet: Path) -> int:
    """How many decisions of a sheet nobody has imported.

    Raises ReviewError if it is no review sheet.
    """
    reviews: dict[str, list[Review]] = {}
    for review in corpus.reviews():
        reviews.setdefault(cell_text(review.article_id), []).append(review)
    labels = {cell_text(name): label for name, label in read_known(corpus).labels.items()}

    def is_kept(row: GridRow) -> bool:
        label = labels.get(row.cells[ID])
        said = None if label is None else said_in(row, label, Problems())
        return said is not None and any(map(said.equals, reviews.get(row.cells[ID], ())))

    return sum(row.is_filled and not is_kept(row) for row in read_grid(sheet))


def _doubled(rows: Iterable[GridRow], problems: Problems) -> set[str]:
    """The ids that stand twice; what their rows say is nobody's decision until one is gone."""
    first: dict[str, GridRow] = {}
    doubled = set()
    for row in rows:
        name = row.cells[ID]
        if name and name in first:
            doubled.add(name)
            problems.add(row, ID, f"{name!r} stands also in {first[name].at(ID)}; keep one row")
        first.setdefault(name, row)
    return doubled


def _article(row: GridRow, ids: dict[str, str], problems: Problems) -> str:
    name = row.cells[ID]
    if not name:
        problems.add(row, ID, f"is empty beside {DECISION} {row.cells[DECISION]!r}; copy the id")
    elif name not in ids:
        problems.add(row, ID, f"{name!r} is no labelled article of this corpus; check -c")
    return ids.get(name, "")


def _checked(row: GridRow, name: str, known: Known, *, by: str, problems: Problems) -> Said | None:
    """What a row says that is new, or None."""
    machine = known.labels[name]
    said = said_in(row, machine, problems)
    check_text(row, known.texts[name], problems)
    if said is None or _is_kept(row, said, name, known, by=by):
        return None
    check_said(row, said, machine, problems)
    return said


def _is_kept(row: GridRow, said: Said, name: str, known: Known, *, by: str) -> bool:
    """Whether the corpus has this decision: as it was exported, or as this reader's own."""

    def has(review: Review | None) -> bool:
        note = row.cells[NOTE]
        same_note = NOTE not in row.letters or review is None or note == cell_text(review.note)
        return said.equals(review) and same_note

    exported = known.by_reader.get((name, reader_key(row.cells[READER])))
    own = known.by_reader.get((name, reader_key(by)))
    return has(exported) or (has(own) and said.equals(known.standing.get(name)))


def _review(
    row: GridRow, said: Said, machine: Label, *, by: str, at: dt.datetime, text: str
) -> Review:
    agrees = said.labels == labels_of(machine)
    state: ReviewState = "confirmed" if agrees else "changed"
    primary, *secondary = said.labels
    return Review(
        article_id=machine.article_id,
        state="unsure" if said.is_unsure else state,
        is_reform=primary in REFORM_LABELS,
        primary=primary,
        secondary=tuple(secondary),
        by=by,
        at=at,
        text_sha256=text,
        note=row.cells[NOTE],
    )


def _message(sheet: Path, found: list[str]) -> str:
    """The problems, the uppermost row first."""

    def lines() -> Iterator[str]:
        ordered = sorted(found, key=lambda line: int(line.split(",")[0].removeprefix("row ")))
        yield f"{sheet}: {ordered[0]}"
        yield from (f"  {line}" for line in ordered[1:NAMED])
        if len(ordered) > NAMED:
            yield f"  and {len(ordered) - NAMED} more; nothing was imported"

    return "\n".join(lines())
