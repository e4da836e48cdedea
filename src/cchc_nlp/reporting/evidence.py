"""Pieces of an article that speak for its label, with enough around them to be understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cchc_nlp.errors import ReportError
from cchc_nlp.records import Evidence, Record, Span

MARGIN = 70  # code points of text kept on each side of a piece of evidence
SHOWN = 3


@dataclass(frozen=True)
class Snippet(Record):
    """A stretch of an article with its evidence marked: `text[start:end] == mark.text`."""

    text: str
    marks: tuple[Span, ...]

    def parts(self) -> Iterator[tuple[str, bool]]:
        """The text in pieces, in order, each with whether it is marked.

        >>> list(Snippet("niêm yết TTHC mới", (Span("TTHC", 9, 13),)).parts())
        [('niêm yết ', False), ('TTHC', True), (' mới', False)]
        """
        at = 0
        for mark in self.marks:
            if at < mark.start:
                yield self.text[at : mark.start], False
            yield self.text[mark.start : mark.end], True
            at = mark.end
        if at < len(self.text):
            yield self.text[at:], False


def snippets(text: str, evidence: Iterable[Evidence]) -> tuple[Snippet, ...]:
    """The weightiest pieces of evidence with their surroundings, in the order of the text.

    Pieces whose surroundings meet share a snippet. Raises ReportError for evidence that is not
    what the text says at its place.

    >>> [s.text for s in snippets("Sở niêm yết TTHC.", [Evidence("TTHC", 12, 16)])]
    ['Sở niêm yết TTHC.']
    """
    weightiest = sorted(evidence, key=lambda piece: (-piece.weight, piece.start))[:SHOWN]
    windows: list[tuple[int, int, list[Evidence]]] = []
    for piece in sorted(weightiest, key=lambda piece: (piece.start, piece.end)):
        _check(text, piece)
        start, end = _word_start(text, piece.start), _word_end(text, piece.end)
        if windows and start <= windows[-1][1]:
            first, last, pieces = windows[-1]
            windows[-1] = (first, max(last, end), [*pieces, piece])
        else:
            windows.append((start, end, [piece]))
    return tuple(_snippet(text, start, end, pieces) for start, end, pieces in windows)


def _check(text: str, piece: Evidence) -> None:
    if not piece.text or text[piece.start : piece.end] != piece.text:
        raise ReportError(
            f"evidence {piece.text!r} does not stand at {piece.start}-{piece.end} of its article;"
            " run `cchc classify` on the corpus again"
        )


def _snippet(text: str, start: int, end: int, pieces: Iterable[Evidence]) -> Snippet:
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shown = f"{before}{text[start:end]}{after}"
    by = len(before) - start
    merged = _merged((piece.start + by, piece.end + by) for piece in pieces)
    return Snippet(shown, tuple(Span(shown[low:high], low, high) for low, high in merged))


def _merged(stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches sorted by their start, overlapping ones made one."""
    low, high = -1, -1
    for start, end in stretches:
        if start < high:
            high = max(high, end)
            continue
        if high >= 0:
            yield low, high
        low, high = start, end
    if high >= 0:
        yield low, high


def _word_start(text: str, start: int) -> int:
    """Where a snippet begins: at the start of the line, or of a word within the margin."""
    line = text.rfind("\n", 0, start) + 1
    if start - line <= MARGIN:
        return line
    space = text.find(" ", start - MARGIN, start)
    return start if space < 0 else space + 1


def _word_end(text: str, end: int) -> int:
    line = text.find("\n", end)
    line = len(text) if line < 0 else line
    if line - end <= MARGIN:
        return line
    space = text.rfind(" ", end, end + MARGIN)
    return end if space < 0 else space
