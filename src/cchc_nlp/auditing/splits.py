"""Lists of parts: which figures a report puts under which total, before anything is added up."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from cchc_nlp.auditing import cues
from cchc_nlp.auditing.figures import ELIDED, PERCENT, Figure, is_elided
from cchc_nlp.auditing.leanings import leaning_of
from cchc_nlp.auditing.outlines import Outline, Split
from cchc_nlp.auditing.passages import Passage
from cchc_nlp.auditing.sums import adds_up, amount, belongs, nearly_adds_up, same_noun

LOOK_BACK = 12  # figures; no report expects its reader to remember more
_COLON_WITHIN = 80  # letters from a total to the colon that opens its parts
_LONGEST_RUN = 12  # figures
_DEEPEST = 8  # lists within lists
_BULLETS = tuple("-+*•–")


def outline(figures: Iterable[Figure], passage: Passage) -> Outline:
    """Read the figures of a text into lists of parts and what stands outside of them."""
    every = list(figures)
    reader = _Reader(passage, every)
    previous = 0
    for place, figure in enumerate(every):
        reader.words(previous, figure.start)
        reader.place = place
        reader.figure(figure)
        previous = figure.stop
    reader.words(previous, len(passage.text))
    return reader.outline


class _Reader:
    """One pass over a text; `stack` holds the lists that are still open."""

    def __init__(self, passage: Passage, figures: Sequence[Figure]) -> None:
        self.passage = passage
        self.every = figures
        self.place = 0  # of the figure that is read
        self.outline = Outline()
        self.stack: list[Split] = []
        self.level: list[Figure] = []  # figures outside of any list, of the last sentence
        self.last: Figure | None = None
        self.recent: deque[Figure] = deque(maxlen=LOOK_BACK)
        self.percent: Figure | None = None
        self.semicolon = False

    def words(self, start: int, end: int) -> None:
        """Read what stands between two figures."""
        for position, name, text in _events(self.passage, start, end):
            getattr(self, f"on_{name}")(position, text)

    def figure(self, figure: Figure) -> None:
        """Put a figure in the list that is open, or outside of any."""
        if figure.kind == PERCENT:
            self.percent = figure
            return
        outside = [f for f in self.recent if f not in self.outline.homes]
        leaning = leaning_of(
            figure, self.recent, self.outline.leaning, percent=self.percent, outside=outside
        )
        if leaning is not None and (figure.kind or is_elided(figure, self.passage)):
            self.outline.leaning.append(leaning)
            return
        if isinstance(figure.value, Fraction):  # "1,2 mét" measures; things come whole
            return
        self._leave_lists_that_ended(figure)
        if self.stack:
            self.stack[-1].parts.append(figure)
            self.outline.homes[figure] = self.stack[-1]
        elif figure.kind or self._continues_a_list(figure):
            self._put_outside(figure)
        else:
            return
        self.last = figure
        self.recent.append(figure)
        if not self.stack and self._is_followed_by_parts(figure):
            self._push("", figure.stop, itemized=True)
        if cues.OUT_OF_THESE.search(figure.before) and cues.THERE_ARE.search(figure.after):
            self._push("trong", figure.stop)

    def _put_outside(self, figure: Figure) -> None:
        if self.level and self.level[-1].sentence != figure.sentence:
            self.level = []
        self.level.append(figure)
        self.outline.roots.setdefault(figure.sentence, []).append(figure)

    def _continues_a_list(self, figure: Figure) -> bool:
        """A bare number outside of lists: "114 người cấp tỉnh, 165 ở các huyện"."""
        last = self.last
        if last is None or last.sentence != figure.sentence or last.over:
            return False
        if any(c.search(figure.before) for c in (cues.NUMBER_DONE, cues.STATE)):
            return is_elided(figure, self.passage)
        joint = figure.before.rstrip().endswith((",", " và", ";"))
        return joint and is_elided(figure, self.passage, bare=True)

    # -- what comes after ------------------------------------------------------------------------

    def _run(self, place: int, total: Figure) -> list[Figure]:
        """The figures from a place on that may go on one list under a total, in one sentence."""
        run: list[Figure] = []
        for figure in self.every[place : place + _LONGEST_RUN]:
            if figure.kind == PERCENT:
                continue
            is_part = same_noun(figure, total) or is_elided(figure, self.passage)
            if figure.sentence != self.every[place].sentence or not is_part or figure.over:
                break
            if figure.kind and not belongs(figure, total):
                break
            run.append(figure)
        return run

    def _come_to(self, total: Figure, parts: Sequence[Figure], place: int) -> bool:
        """Whether some parts and the next figures, from a place on, come to a total exactly."""
        run = self._run(place, total)
        least = max(1, 2 - len(parts))
        return any(adds_up(total, [*parts, *run[:n]]) for n in range(least, len(run) + 1))

    def _opened(self, start: int, figure: Figure) -> Iterator[str]:
        for _, name, _ in _events(self.passage, start, figure.start):
            yield name

    def _is_followed_by_parts(self, figure: Figure) -> bool:
        """Whether bare numbers, each with its label, come to a figure, which no word says."""
        run = self._run(self.place + 1, figure)
        if not run or any(name in ("open", "word") for name in self._opened(figure.stop, run[0])):
            return False
        if figure.over or not figure.number:
            return False
        bare = list(itertools.takewhile(lambda f: f.kind == ELIDED, run))
        if any(adds_up(figure, bare[:n]) for n in range(2, len(bare) + 1)):
            return True
        parts = list(itertools.takewhile(_is_labelled, bare))
        return len(parts) > 1 and nearly_adds_up(figure, parts, within=20)

    def _leave_lists_that_ended(self, figure: Figure) -> None:
        complete: Split | None = None
        while self.stack and not self._takes(self.stack[-1], figure):
            if self.stack[-1].bracketed:
                break
            left = self.stack.pop()
            complete = left if left.is_complete else complete
        if self.stack and not self._takes(self.stack[-1], figure):
            self.stack = []
        total = complete.total if complete else None
        if total and not self.stack and self._come_to(total, [], self.place):
            # The same total divided anew: "nam 330, nữ 210; cấp tỉnh 140, cấp xã 400".
            again = Split("", bracketed=False, candidates=(total,), itemized=True)
            self.stack = [again]
            self.outline.splits.append(again)
        self.semicolon = False

    def _takes(self, split: Split, figure: Figure) -> bool:
        if not any(belongs(figure, total) for total in split.candidates):
            return False
        if not figure.kind and not is_elided(figure, self.passage):
            return False
        if (figure.value and split.is_complete) or not _is_alike(split, figure):
            return False
        if not self.semicolon or split.itemized or split.bracketed or not split.parts:
            return True
        if split.word == "riêng":
            return False
        return self._goes_on(split, figure)

    def _goes_on(self, split: Split, figure: Figure) -> bool:
        """Whether a list without brackets goes on after a semicolon."""
        if any(c.search(figure.before) for c in (cues.STATUS, cues.REST)):
            return True
        if cues.STATUS.search(figure.after[:40]):
            return True
        total = split.total
        summed = amount([*split.parts, figure])
        if total is None or total.number is None or summed is None:
            return False
        outer = [s for s in self.stack[:-1] if s.total]
        if any(self._come_to(s.total, s.parts, self.place) for s in outer if s.total):
            return False
        if adds_up(total, [*split.parts, figure]) or self._come_to(total, split.parts, self.place):
            return True
        return cues.LABEL.search(figure.before) is not None and summed[0] < total.number

    # -- what the words between figures do -------------------------------------------------------

    def on_sentence(self, position: int, _text: str) -> None:
        self.semicolon = False
        bullet = self.passage.text[position : position + 4].lstrip().startswith(_BULLETS)
        kept = [s for s in self.stack if s.itemized and not s.bracketed] if bullet else []
        self.stack = kept[-1:]

    def on_open(self, position: int, _text: str) -> None:
        self._push("", position, bracketed=True)

    def on_close(self, _position: int, _text: str) -> None:
        while self.stack and not self.stack.pop().bracketed:
            pass

    def on_etc(self, _position: int, _text: str) -> None:
        if self.stack:
            self.stack[-1].open_ended = True

    def on_semicolon(self, _position: int, _text: str) -> None:
        self.semicolon = True

    def on_word(self, position: int, text: str) -> None:
        if self.stack and self.stack[-1].bracketed and not self.stack[-1].parts:
            self.stack[-1].word = text
        else:
            self._push(text, position)

    def on_apart(self, position: int, _text: str) -> None:
        self._push("riêng", position)
        if self.stack and self.stack[-1].word == "riêng":
            done = (c for c in self.stack[-1].candidates if not cues.PLANNED.search(c.before))
            self.stack[-1].candidates = tuple(done)

    def on_colon(self, position: int, _text: str) -> None:
        if self.stack and not self.stack[-1].parts:
            self.stack[-1].itemized = True
        elif not self.stack and self.last and self._is_right_after(self.last, position):
            self._push("", position, itemized=True)

    def _is_right_after(self, figure: Figure, position: int) -> bool:
        if position - figure.stop > _COLON_WITHIN:
            return False
        return not set(self.passage.text[figure.stop : position]) & set(";(\n")

    def _push(
        self, word: str, position: int, *, bracketed: bool = False, itemized: bool = False
    ) -> None:
        candidates = self._candidates(position)
        if bracketed:
            sentence = self.passage.sentence(position)
            near = (c for c in candidates if c.sentence == sentence)
            candidates = tuple(c for c in near if self._stands_before(c, position))
        split = Split(word, bracketed, candidates, itemized=itemized)
        if split.candidates or bracketed:
            self.stack = [*self.stack[1 - _DEEPEST :], split]
            self.outline.splits.append(split)

    def _stands_before(self, figure: Figure, position: int) -> bool:
        """Whether a bracket explains a figure, and not what was bracketed before it."""
        return ")" not in self.passage.text[figure.stop : min(position, figure.stop + 300)]

    def _candidates(self, position: int) -> tuple[Figure, ...]:
        """What a list that opens here may divide: the figures before it, the nearest first."""
        sentence = self.passage.sentence(position)
        if self.last is None or sentence - self.last.sentence > 1:
            return ()
        inner = [
            figure
            for split in reversed(self.stack)
            for figure in (*split.parts[: -LOOK_BACK - 1 : -1], *split.candidates)
        ]
        outer = self.level[: -LOOK_BACK - 1 : -1]
        if sentence == self.last.sentence:
            mine = self.outline.homes.get(self.last)
            near = [self.last] if mine is None or mine in self.stack else []
            return tuple(dict.fromkeys([*near, *inner, *outer]))[:LOOK_BACK]
        return tuple(outer)[:LOOK_BACK]


def _is_alike(split: Split, figure: Figure) -> bool:
    """Whether a prize may go on a list: prizes follow entries, but are none of them."""
    return figure.kind != "prize" or all(part.kind in (ELIDED, "prize") for part in split.parts)


def _is_labelled(figure: Figure) -> bool:
    """Whether a bare number stands right after a label without a verb."""
    return figure.kind == ELIDED and cues.LABEL.search(figure.before) is not None


def _events(passage: Passage, start: int, end: int) -> Iterator[tuple[int, str, str]]:
    """The ends of sentences and the marks and words of lists in a stretch, in order."""
    first, last = passage.sentence(start), passage.sentence(end)
    found = [(passage.starts[index], "sentence", "") for index in range(first + 1, last + 1)]
    for match in cues.EVENT.finditer(passage.folded, start, end):
        found.append((match.start(), str(match.lastgroup), match[0]))
    yield from sorted(found)
