"""Colours and comments in a copy of a Word file; runs are split and keep their formatting."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from cchc_nlp.auditing.grids import Lines
from cchc_nlp.auditing.marks import Mark, stretches, worst
from cchc_nlp.extraction.word_lines import WordLine, lines_of_word, raw_offsets
from cchc_nlp.extraction.word_packages import WordPackage, open_word

AUTHOR, INITIALS = "cchc_nlp", "cc"
_FILLS = {"green": "C6EFCE", "amber": "FFEB9C", "red": "FFC7CE"}
_AFTER_SHADING = "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath".split()


def write_marked_word(path: Path, output: Path, *, marks: Sequence[Mark], text: str) -> None:
    """Write the copy. Raises InputError for a file that `open_word` refuses."""
    from docx import Document

    checked = open_word(path)  # refuses what python-docx would open
    document = Document(str(path))
    notes = checked.notes
    sources = lines_of_word(WordPackage(document.element.body, notes))
    copy = _Copy(document, text, sources)
    copy.split(marks)
    copy.colour(marks)
    for mark in marks:
        copy.comment(mark)
    document.save(str(output))


class _Copy:
    """The runs of a document and where each stands in the text."""

    def __init__(self, document: Any, text: str, sources: Sequence[WordLine]) -> None:
        self.document, self.text = document, text
        self.comments = _Comments(document)
        lines = Lines.of(text)
        kept = lines.placed([source.text for source in sources])
        self.lines = [
            (start, sources[at])
            for start, at in zip(lines.starts, kept, strict=True)
            if at is not None and sources[at].kind != "note"  # Word has no comments in notes
        ]
        self.starts = [start for start, _ in self.lines]
        self.runs: dict[int, list[tuple[Any, int, int]]] = {}

    def split(self, marks: Iterable[Mark]) -> None:
        """Split every run in which a mark begins or ends, and note where the runs then stand."""
        edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
        by_line: dict[int, list[int]] = {}
        for mark in marks:
            for number in self._touched(mark):
                by_line.setdefault(number, [])
        for edge in edges:
            for number in (self._line_at(edge), self._line_at(edge - 1)):
                if number in by_line:
                    by_line[number].append(edge)
        for number, cuts in by_line.items():
            start, line = self.lines[number]
            self.runs[number] = list(_runs(line, start, cuts))

    def _line_at(self, position: int) -> int:
        return bisect_right(self.starts, position) - 1

    def _touched(self, mark: Mark) -> range:
        return range(
            max(0, self._line_at(mark.start)), self._line_at(max(mark.start, mark.end - 1)) + 1
        )

    def _within(self, start: int, end: int) -> list[Any]:
        """The runs that stand between two places of the text."""
        touched = self._touched(Mark(start, end, ""))
        return [
            run
            for number in touched
            for run, left, right in self.runs.get(number, ())
            if left < end and start < right
        ]

    def colour(self, marks: Sequence[Mark]) -> None:
        """Shade the runs of every coloured mark."""
        for left, right, over in stretches(marks):
            if colour := worst(marks[number] for number in over):
                for run in self._within(left, right):
                    _shade(run, _FILLS[colour])

    def comment(self, mark: Mark) -> None:
        """Put the note of a mark on its runs.

        What stands in a footnote, where Word has no comments, is noted at the first line with the
        words that are meant.
        """
        found, note = self._within(mark.start, mark.end), mark.note
        if not found:
            found = list(self.document.element.body.iter("{*}r"))[:1]
            note = f"{note} (Về: “{self.text[mark.start : mark.end]}”)"
        if found:
            self.comments.add(found[0], found[-1], note)


class _Comments:
    """The comments of a document, to which more are added in the time each of them takes.

    The library looks through all comments for the number of the next.
    """

    def __init__(self, document: Any) -> None:
        self.document = document
        self.root: Any = None
        self.number = -1

    def add(self, first: Any, last: Any, note: str) -> None:
        """A comment on what stands from one run to another."""
        from docx.text.run import Run

        ends = [Run(run, self.document) for run in (first, last)]
        if self.root is None:
            comment = self.document.add_comment(ends, text=note, author=AUTHOR, initials=INITIALS)
            self.number = comment.comment_id
            self.root = comment._comment_elm.getparent()  # has no public name
            self.made = comment._comment_elm
            return
        self.number += 1
        self.root.append(self._like_the_first(note))
        ends[0].mark_comment_range(ends[1], self.number)

    def _like_the_first(self, note: str) -> Any:
        from docx.oxml.ns import qn

        comment = deepcopy(self.made)
        comment.set(qn("w:id"), str(self.number))
        [words] = comment.iter(qn("w:t"))
        _say(words, note)
        return comment


def _runs(line: WordLine, start: int, cuts: Iterable[int]) -> Iterator[tuple[Any, int, int]]:
    """The runs of a line with the stretch of the text each holds, split at the cuts."""
    offsets = raw_offsets(line.raw, line.text)
    raw_cuts = set()
    if offsets is not None:
        raw_cuts = {offsets[cut - start] for cut in cuts if 0 < cut - start < len(line.text)}
    at = 0
    stretches: list[tuple[Any, int, int]] = []
    for run, pieces in _by_run(line):
        if run is not None:
            stretches += _split_run(run, pieces, at, cuts=raw_cuts)
        at += sum(len(text) for text, _ in pieces)
    for run, left, right in stretches:
        if offsets is None:  # letters of a legacy font: the line as a whole
            yield run, start, start + len(line.text)
        elif line.raw[left:right].strip():
            yield run, start + _place(offsets, left), start + _place(offsets, right)


def _place(offsets: Sequence[int], raw: int) -> int:
    return min(bisect_left(offsets, raw), len(offsets) - 1)


def _by_run(line: WordLine) -> Iterator[tuple[Any, list[tuple[str, Any]]]]:
    """The pieces of a line gathered by the run they stand in."""
    run: Any = None
    pieces: list[tuple[str, Any]] = []
    for piece in line.pieces:
        if pieces and piece.run is not run:
            yield run, pieces
            pieces = []
        run = piece.run
        pieces.append((piece.text, piece.element))
    if pieces:
        yield run, pieces


def _split_run(
    run: Any, pieces: Sequence[tuple[str, Any]], at: int, *, cuts: set[int]
) -> list[tuple[Any, int, int]]:
    """The runs that one becomes, with the stretch of the raw line that each holds."""
    end = at + sum(len(text) for text, _ in pieces)
    inside = sorted(cut for cut in cuts if at < cut < end)
    found = []
    for cut in reversed(inside):
        rest, pieces = _cut(run, pieces, cut - at)
        found.append((rest, cut, end))
        end = cut
    return [(run, at, end), *reversed(found)]


def _cut(
    run: Any, pieces: Sequence[tuple[str, Any]], offset: int
) -> tuple[Any, list[tuple[str, Any]]]:
    """Move what stands after `offset` into a new run of the same formatting, right behind."""
    rest = run.makeelement(run.tag, dict(run.attrib))
    properties = run.find("{*}rPr")
    if properties is not None:
        rest.append(deepcopy(properties))
    run.addnext(rest)
    left: list[tuple[str, Any]] = []
    at, boundary = 0, None
    for text, element in pieces:
        if at + len(text) <= offset:
            left.append((text, element))
        elif at < offset:
            kept, moved = text[: offset - at], text[offset - at :]
            second = deepcopy(element)
            _say(element, kept)
            _say(second, moved)
            element.addnext(second)
            left.append((kept, element))
            boundary = second
        elif boundary is None:
            boundary = element
        at += len(text)
    while boundary is not None:
        following = boundary.getnext()
        rest.append(boundary)
        boundary = following
    return rest, left


def _say(element: Any, text: str) -> None:
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _shade(run: Any, fill: str) -> None:
    """A pale ground under the letters, in the place where the schema wants it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = run.get_or_add_rPr()
    for old in properties.findall(qn("w:shd")):
        properties.remove(old)
    shading = OxmlElement("w:shd", attrs={qn("w:val"): "clear", qn("w:color"): "auto"})
    shading.set(qn("w:fill"), fill)
    properties.insert_element_before(shading, *(f"w:{name}" for name in _AFTER_SHADING))
