"""From a filled row to a decision: what it says, and whether it says it about what is there."""

from __future__ import annotations

from dataclasses import dataclass, field

from cchc_nlp.classification.taxonomy import LABELS
from cchc_nlp.records import Label, Review
from cchc_nlp.reviewing.columns import (
    DECISION,
    ID,
    MACHINE,
    PRIMARY,
    RIGHT,
    SECONDARY,
    TEXT,
    UNCLEAR,
    WRONG,
    decision_in,
    label_in,
    labels_in,
)
from cchc_nlp.reviewing.grid import GridRow
from cchc_nlp.reviewing.known import labels_of

_LEAST_DIGITS = 8  # of a text's hash


@dataclass(frozen=True)
class Said:
    """What a row says: unsure, or which labels are right."""

    is_unsure: bool
    labels: tuple[str, ...]

    def equals(self, review: Review | None) -> bool:
        """Whether a review says the same."""
        if review is None or self.is_unsure != (review.state == "unsure"):
            return False
        return self.is_unsure or self.labels == labels_of(review)


@dataclass
class Problems:
    """What cannot be used, cell by cell, gathered so that a person mends all of it in one go."""

    found: list[str] = field(default_factory=list)

    def add(self, row: GridRow, heading: str, problem: str) -> None:
        """One more: where, and what to do."""
        self.found.append(f"{row.at(heading)}: {heading} {problem}")


def said_in(row: GridRow, machine: Label, problems: Problems) -> Said | None:
    """What the row says about an article with that label of the machine's.

    None where that cannot be told; the problems say why.
    """
    written = row.cells[DECISION]
    word = decision_in(written) if written else ""
    if written and not word:
        use = f"use {RIGHT}, {WRONG} or {UNCLEAR}"
        problems.add(row, DECISION, f"{written!r} is no decision; {use}")
    before = len(problems.found)
    labels = _labels(row, word, problems)
    if (written and not word) or len(problems.found) > before:
        return None
    if word == UNCLEAR:
        return Said(is_unsure=True, labels=labels_of(machine))
    confirms = word == RIGHT and row.cells[MACHINE]  # all of the label that is shown
    return Said(is_unsure=False, labels=labels_of(machine) if confirms or not labels else labels)


def check_said(row: GridRow, said: Said, machine: Label, problems: Problems) -> None:
    """Add to the problems what contradicts itself or the label that the machine gave."""
    shown = row.cells[MACHINE]
    now = ", ".join(labels_of(machine))
    word = decision_in(row.cells[DECISION])
    if shown and labels_in(shown) != (labels_of(machine), ()):
        problems.add(
            row,
            MACHINE,
            f"{shown!r} is not the label of the corpus, {now}: it was overwritten, or the label"
            f" changed since; export anew, or clear {row.letters[MACHINE]}{row.number} and write"
            f" the label in {PRIMARY}",
        )
    elif word == RIGHT and not shown and not row.cells[PRIMARY]:
        problems.add(
            row, DECISION, f"{row.cells[DECISION]!r} to no label; write the label in {PRIMARY}"
        )
    elif word in (RIGHT, UNCLEAR) and shown and _differs(row, machine):
        given = " / ".join(filter(None, (row.cells[PRIMARY], row.cells[SECONDARY])))
        problems.add(
            row,
            DECISION,
            f"{row.cells[DECISION]!r} and the label {given!r} contradict each other; use {WRONG}"
            " to change a label",
        )
    elif word == WRONG and shown and said.labels == labels_of(machine):
        problems.add(
            row,
            DECISION,
            f"{row.cells[DECISION]!r} and {PRIMARY} {row.cells[PRIMARY]!r} contradict each other:"
            f" {now} is the machine's label; use {RIGHT}",
        )


def check_text(row: GridRow, sha256: str, problems: Problems) -> None:
    """Add to the problems if the row was exported for another text."""
    shown = row.cells[TEXT].lower()
    if len(shown) < _LEAST_DIGITS:
        problems.add(row, TEXT, "is empty or cut off; copy it from the export, or export anew")
    elif not sha256.startswith(shown):
        problems.add(
            row,
            TEXT,
            f"{row.cells[TEXT]!r}: the text of {row.cells[ID]} has changed since, or rows were"
            " mixed up; export the sheet anew",
        )


def _labels(row: GridRow, word: str, problems: Problems) -> tuple[str, ...]:
    """The labels that the row itself gives, () if it gives none."""
    first, others = row.cells[PRIMARY], row.cells[SECONDARY]
    needs_label = word == WRONG or (not row.cells[DECISION] and others)
    primary = label_in(first)
    if (first or needs_label) and not primary:
        problems.add(row, PRIMARY, f"{first!r} is no label; use {', '.join(LABELS)}")
    secondary, strange = labels_in(others)
    for name in strange:
        problems.add(row, SECONDARY, f"{name!r} is no label; use {', '.join(LABELS)}")
    if not primary:
        return ()
    return (primary, *(name for name in secondary if name != primary))


def _differs(row: GridRow, machine: Label) -> bool:
    first, others = row.cells[PRIMARY], row.cells[SECONDARY]
    is_other = bool(first) and label_in(first) != machine.primary
    return is_other or (bool(others) and set(labels_in(others)[0]) != set(machine.secondary))
