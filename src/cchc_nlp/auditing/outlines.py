"""The figures of a text in their places: lists of parts, and what stands in none."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain

from cchc_nlp.auditing.figures import Figure
from cchc_nlp.auditing.leanings import Leaning
from cchc_nlp.auditing.sums import adds_up, belongs, same_noun

_LONGEST = 50  # parts


@dataclass(eq=False)
class Split:
    """A list of parts as it is read.

    `candidates` are what it may divide, likeliest first; `word` is what opened it ("trong đó",
    "gồm", "riêng", or "" for a bracket or colon alone).
    """

    word: str
    bracketed: bool
    candidates: tuple[Figure, ...]
    parts: list[Figure] = field(default_factory=list)
    itemized: bool = False
    open_ended: bool = False

    @property
    def total(self) -> Figure | None:
        """What the parts divide: the candidate that they add up to, or else the likeliest."""
        fitting = [c for c in self.candidates if all(belongs(part, c) for part in self.parts)]
        exact = [c for c in fitting if adds_up(c, self.parts)]
        named = [part for part in self.parts if part.kind]
        alike = [c for c in fitting if named and all(same_noun(part, c) for part in named)]
        return next(iter([*exact, *alike, *fitting]), None)

    @property
    def is_complete(self) -> bool:
        """Whether two or more parts already come to the total; not asked of endless lists."""
        total = self.total if 1 < len(self.parts) <= _LONGEST else None
        return total is not None and adds_up(total, self.parts)


@dataclass
class Outline:
    """The figures of a text in their places: lists of parts, and by sentence what is in none."""

    splits: list[Split] = field(default_factory=list)
    roots: dict[int, list[Figure]] = field(default_factory=dict)
    leaning: list[Leaning] = field(default_factory=list)
    homes: dict[Figure, Split] = field(default_factory=dict)

    @property
    def figures(self) -> list[Figure]:
        """Those in lists and those in none, in reading order; without those that lean on others."""
        return sorted([*chain(*self.roots.values()), *self.homes], key=lambda figure: figure.start)
