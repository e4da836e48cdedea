"""What is marked in a report: which letters, in which colour, and what the note on them says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from cchc_nlp.records import Check, Claim, Record, Remark

Colour = Literal["green", "amber", "red"]
# A note begins with its word: colour is never the only sign.
WORDS: dict[Colour, str] = {"green": "ĐÚNG", "amber": "CẦN XEM", "red": "CHƯA KHỚP"}
REMARK = "LƯU Ý"
# A sentence may end where the next line begins with its number: that is the next line's.
_NEXT_ITEM = re.compile(r"\n\s*(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđ])[.)]?|[-+*•])\s*$")
_RANK: tuple[Colour, ...] = ("green", "amber", "red")


@dataclass(frozen=True)
class Mark(Record):
    """A stretch of a report's text with its note; a remark has no colour."""

    start: int
    end: int
    note: str
    colour: Colour | None = None


def marks_of(claims: Sequence[Claim], remarks: Sequence[Remark]) -> list[Mark]:
    """The marks of an audit, in reading order."""
    marks = [_claim_mark(one) for claim in claims for one in _by_cell(claim)]
    marks += [Mark(r.start, r.end, f"{REMARK}: {r.why or r.kind}") for r in remarks]
    return sorted(marks, key=lambda mark: (mark.start, mark.end))


def _by_cell(claim: Claim) -> Iterator[Claim]:
    """A row with a total and shares as one claim for each cell that is checked."""
    shares = [check for check in claim.checks if check.kind == "percent"]
    sums = tuple(check for check in claim.checks if check.kind in ("row", "column"))
    if not sums or len(shares) != len(claim.percents):
        yield claim
        return
    yield replace(claim, checks=sums, percents=())
    for percent, check in zip(claim.percents, shares, strict=True):
        yield replace(
            claim, checks=(check,), percents=(percent,), arithmetic="not_applicable", verdict=None
        )


def _claim_mark(claim: Claim) -> Mark:
    colour = colour_of(claim)
    words = [_sentence(check) for check in claim.checks if check.why]
    if not words:
        words = [_ARITHMETIC[claim.arithmetic]]
    if claim.verdict is not None:
        words.append(claim.verdict.why)
    start, end = _place(claim)
    return Mark(start, end, f"{WORDS[colour]}: {' '.join(words)}", colour)


def _sentence(check: Check) -> str:
    slip = f"; {check.slip}" if check.slip else ""
    return f"{check.why.rstrip('.')}{slip}."


_ARITHMETIC = {
    "sums": "Các phần cộng lại bằng tổng.",
    "fails": "Các phần cộng lại không bằng tổng.",
    "not_applicable": "Không có phép cộng để kiểm tra.",
}


def colour_of(claim: Claim) -> Colour:
    """Red where a sum, a share or the corpus differs; green where one agrees; else amber."""
    verdict = None if claim.verdict is None else claim.verdict.status
    shares = [percent.correct for percent in claim.percents]
    if (
        claim.arithmetic == "fails"
        or verdict == "differs"
        or False in shares
        or not all(check.holds for check in claim.checks)
    ):
        return "red"
    if verdict == "not_enough":
        return "amber"
    is_right = claim.arithmetic == "sums" or verdict == "matches" or True in shares
    return "green" if is_right or claim.checks else "amber"


def _place(claim: Claim) -> tuple[int, int]:
    """The letters to colour: in a table only the number, for its row holds other claims too."""
    kinds = {check.kind for check in claim.checks}
    is_table = kinds & {"row", "column"} or (" | " in claim.text or "\t" in claim.text)
    if is_table and claim.percents:
        return claim.percents[0].start, claim.percents[0].end
    if is_table and claim.total is not None:
        return claim.total.start, claim.total.end
    return claim.start, claim.start + len(_NEXT_ITEM.sub("", claim.text).rstrip())


def stretches(marks: Sequence[Mark]) -> list[tuple[int, int, tuple[int, ...]]]:
    """The text cut where a mark begins or ends: each stretch with the marks over it, by index.

    >>> stretches([Mark(0, 9, "", "green"), Mark(4, 6, "", "red")])
    [(0, 4, (0,)), (4, 6, (0, 1)), (6, 9, (0,))]
    """
    opening: dict[int, list[int]] = defaultdict(list)
    closing: dict[int, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks):
        opening[mark.start].append(number)
        closing[mark.end].append(number)
    found: list[tuple[int, int, tuple[int, ...]]] = []
    over: set[int] = set()
    for left, right in pairwise(sorted({*opening, *closing})):
        over = (over | set(opening[left])) - set(closing[left])
        if over:
            found.append((left, right, tuple(sorted(over))))
    return found


def worst(marks: Iterable[Mark]) -> Colour | None:
    """The colour of overlapping marks; None where none has one.

    >>> worst([Mark(0, 9, "", "green"), Mark(4, 6, "", "red")])
    'red'
    """
    return max((m.colour for m in marks if m.colour), key=_RANK.index, default=None)
