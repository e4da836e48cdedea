"""Figures that lean on another: its change, its average, its target, what it comes to by now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_nlp.auditing import cues
from cchc_nlp.auditing.quantities import ELIDED, Figure
from cchc_nlp.vietnamese.folding import fold


@dataclass(frozen=True)
class Leaning:
    """A figure that says something of another: its change, its average, its target."""

    how: str
    figure: Figure
    anchor: Figure | None


def leaning_of(
    figure: Figure,
    recent: Sequence[Figure],
    before: Sequence[Leaning],
    *,
    percent: Figure | None,
    outside: Sequence[Figure],
) -> Leaning | None:
    """What a figure says of a `recent` one, by its cue words; None for one on its own.

    A figure `outside` of any list is what a cumulative one goes on from.
    """
    how = _how(figure, before, percent)
    if not how:
        return None
    recent = outside if how == "cumulative" and outside else recent
    near = [f for f in recent if figure.sentence - f.sentence <= 1]
    latest = near[::-1]
    named = (f for f in latest if figure.unit and _same_noun(figure, f))
    anchor = next(named, next((f for f in latest if _is_alike(figure, f)), None))
    if how == "average" and anchor and _is_summed_up(anchor, figure, before):
        anchor = None  # of the one or of the other: not said
    if anchor is None and how == "prior" and figure.kind and cues.PRIOR_ALONE.search(figure.before):
        return Leaning("alone", figure, None)
    if anchor is None and (not figure.kind or how not in ("average", "peak")):
        return None
    return Leaning(how, figure, anchor)


def _is_summed_up(anchor: Figure, figure: Figure, before: Sequence[Leaning]) -> bool:
    """Whether what a figure came to by now stands between it and an average."""
    last = before[-1] if before else None
    if last is None or last.how != "cumulative" or last.figure.sentence != figure.sentence:
        return False
    return anchor.start < last.figure.start


def _how(figure: Figure, before: Sequence[Leaning], percent: Figure | None) -> str:
    if _is_whole(figure, percent):
        return "whole"
    how = _how_around(figure)
    how = how or next((how for how, cue in cues.LEANING if cue.search(figure.before)), "")
    if not how and cues.AVERAGE_AFTER.search(figure.after):
        return "average"
    return how or (_how_before(figure, before[-1]) if before else "")


def _how_around(figure: Figure) -> str:
    """What the words on both sides say, where those before do not say it alone."""
    in_brackets = cues.PRIOR_IN_BRACKETS.search(figure.before)
    if in_brackets and figure.after.lstrip().startswith(")"):
        return "prior"
    if cues.PRIOR_LEADS.search(figure.before):
        return "prior"
    held = cues.HELD_AGAINST.search(figure.before) and cues.SET_BEFORE.search(figure.after)
    return "target" if held else ""


def _how_before(figure: Figure, last: Leaning) -> str:
    """What goes on from the figure before: "tăng 1 hội nghị và 60 lượt cán bộ"."""
    is_next = last.figure.stop == figure.start - len(figure.before)
    if last.how == "change" and is_next and figure.before.strip() == "và":
        return "change"
    is_same = last.how == "cumulative" and last.figure.sentence == figure.sentence
    return "cumulative" if is_same else ""


def _is_whole(figure: Figure, percent: Figure | None) -> bool:
    """The whole comes last: "31 tin, chiếm 20,4% tổng số tin, bài (152 tin, bài)"."""
    follows = percent and percent.stop == figure.start - len(figure.before)
    return bool(follows and cues.WHOLE.search(figure.before))


def _is_alike(figure: Figure, other: Figure) -> bool:
    """Whether two figures count the same: one kind, or one noun that only begins alike."""
    return figure.kind in (ELIDED, other.kind, "office") or _same_noun(figure, other)


def _same_noun(figure: Figure, other: Figure) -> bool:
    first, second = fold(figure.unit), fold(other.unit)
    return first.startswith(second) or second.startswith(first)
