"""A statement as it is put together from figures, before it is checked and placed in its text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cchc_nlp.auditing.figures import ELIDED, Figure
from cchc_nlp.records import Relation


@dataclass(frozen=True)
class Share:
    """A percentage and what it is taken of; `part` and `base` are None when not printed."""

    figure: Figure
    part: Figure | None = None
    base: Figure | None = None
    is_change: bool = False


@dataclass(frozen=True)
class Draft:
    """Figures that make one statement; `accompanied` by others in its sentence or alone."""

    relation: Relation
    total: Figure | None
    parts: tuple[Figure, ...] = ()
    shares: tuple[Share, ...] = ()
    accompanied: bool = False

    @property
    def counted(self) -> tuple[Figure, ...]:
        """Total and parts."""
        return (*(() if self.total is None else (self.total,)), *self.parts)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Total, parts and percentages."""
        return (*self.counted, *(share.figure for share in self.shares))

    @property
    def start(self) -> int:
        """Where its first figure stands."""
        return min(figure.start for figure in self.figures)


def in_unit_of(part: Figure, total: Figure | None) -> Figure:
    """The part with the unit of its total, if it was printed without one."""
    if part.kind != ELIDED or total is None:
        return part
    return replace(part, kind=total.kind, weak=total.weak, unit=total.unit)
