"""Evidence is shown as it stands in the article, marked at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.errors import ReportError
from cchc_nlp.records import Evidence
from cchc_nlp.reporting.evidence import MARGIN, SHOWN, snippets

WORDS = "Sở niêm yết công khai thủ tục hành chính tại Bộ phận Một cửa và trên trang web".split()


@st.composite
def texts_with_evidence(draw: st.DrawFn) -> tuple[str, list[Evidence]]:
    text = draw(st.lists(st.sampled_from([*WORDS, "\n"]), min_size=1, max_size=120).map(" ".join))
    places = draw(st.lists(st.tuples(*[st.integers(0, len(text))] * 2), max_size=6))
    spans = [(min(pair), max(pair)) for pair in places if pair[0] != pair[1]]
    return text, [Evidence(text[a:b], a, b, weight=b - a) for a, b in spans]


@given(texts_with_evidence())
def test_every_mark_is_what_the_snippet_says_there(case: tuple[str, list[Evidence]]) -> None:
    text, evidence = case
    found = snippets(text, evidence)
    for snippet in found:
        assert all(snippet.text[m.start : m.end] == m.text for m in snippet.marks)
        assert "".join(piece for piece, _ in snippet.parts()) == snippet.text
        assert snippet.text.removeprefix("… ").removesuffix(" …") in text
    marked = sum(len(mark.text) for snippet in found for mark in snippet.marks)
    shown = sorted(evidence, key=lambda e: (-e.weight, e.start))[:SHOWN]
    assert marked == len({place for e in shown for place in range(e.start, e.end)})


def test_far_pieces_are_apart_near_ones_together() -> None:
    text = "TTHC và CCHC " + "x " * MARGIN * 2 + "DVC"
    pieces = [
        Evidence(word, text.index(word), text.index(word) + len(word))
        for word in ("TTHC", "CCHC", "DVC")
    ]
    assert [len(snippet.marks) for snippet in snippets(text, pieces)] == [2, 1]


@pytest.mark.parametrize(
    "piece", [Evidence("TTHC", 3, 7), Evidence("", 0, 0), Evidence("Sở", 90, 92)]
)
def test_evidence_that_does_not_stand_there_is_an_error(piece: Evidence) -> None:
    with pytest.raises(ReportError, match="does not stand"):
        snippets("Sở niêm yết TTHC", [piece])
