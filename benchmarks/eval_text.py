"""How well citations, numbers, dates, periods and words are read: `make eval-text`.

Citations on legal sentences in which people marked them and on real spellings of single documents
(both in the folder that CCHC_SHARED names, else left out); numbers, dates and periods on the
project's own tables of cases (tests/vietnamese/cases).
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
import os
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.vietnamese.cases import KINDS_OF_CASES, mistakes, read_cases
from tests.vietnamese.reference_variants import unlike_the_variant

from cchc_nlp.records import Citation
from cchc_nlp.vietnamese.citations import find_citations
from cchc_nlp.vietnamese.normalization import normalize

Row = dict[str, Any]

# Two ways to write what is cited, independent of the library's own: they say which of the marks
# are numbered, and which unmarked finds nobody could take for anything else.
_KINDS = "Nghị định|Nghị quyết|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|Pháp lệnh"
_NUMBERED = re.compile(r"\d\s*[/-]\s*(?:\d{4}\s*[/-]\s*)?[A-ZĐÐ]|[Ss]ố\s*:?\s*\d")
_PLAIN_TO_SEE = re.compile(
    rf"(?i:(?:{_KINDS})\s(?:số\s)?|số\s)\d+[a-z]?\s?[/-](?:(?:19|20)\d\d/)?[A-ZĐ]+(?:[-/][A-ZĐa-z]+)?"
    r"|(?i:Bộ luật|Luật|Pháp lệnh)\s[A-ZĐ\w]"
)
_NUMBER = re.compile(r"(?:[Ss]ố\s*:?\s*|\b)(\d{1,5}[a-zA-Z]?)\s*/?\s*(?:/|-|\s[A-ZĐ])")
_DAY = re.compile(
    r"ngày\s+(\d{1,2})\s*(?:/|-|\.|\s*tháng\s*)\s*(\d{1,2})\s*(?:/|-|\.|\s*năm\s*)\s*(\d{4})\b"
)


class _Score(NamedTuple):
    """Marks and finds of one sort: how many there are, how many are reached or right."""

    marked: int
    reached: int
    found: int
    right: int
    unmarked_citations: int
    wrong_parts: tuple[str, ...]

    def line(self, name: str) -> str:
        recall = self.reached / self.marked
        strict = _f1(self.right / self.found, recall)
        fair = _f1(self.right / (self.found - self.unmarked_citations), recall)
        return (
            f"{name:<22} marked {self.marked}, reached {self.reached}, found {self.found}, "
            f"of these marked {self.right}, unmarked but citations {self.unmarked_citations}\n"
            f"{'':<22} recall {recall:.4f}, F1 {strict:.4f} by the marks, "
            f"{fair:.4f} with the unmarked citations left out"
        )


def main() -> None:
    folder = os.environ.get("CCHC_SHARED", "")
    if folder and Path(folder).is_dir():
        _citations(Path(folder))
        _variants(Path(folder))
        _words(Path(folder))
    else:
        print("CCHC_SHARED names no folder: citations and words are not measured")
    _tables()


# -- citations ------------------------------------------------------------------------------------


def _citations(folder: Path) -> None:
    rows = _lines(folder / "data/citations_legal_dev.jsonl")
    pairs = [(_outermost(row["spans"]), list(find_citations(row["text"]))) for row in rows]
    print(f"legal sentences: {len(rows)}")
    numbered = _score(pairs, numbered=True)
    print(numbered.line("numbered documents"))
    print(f"{'':<22} wrong number, type or date: {len(numbered.wrong_parts)}")
    for part in numbered.wrong_parts:
        print(f"{'':<24} {part}")
    print(_score(pairs, numbered=False).line("documents by name"))


def _score(pairs: Iterable[tuple[list[Row], list[Citation]]], *, numbered: bool) -> _Score:
    marked = reached = found = right = unmarked = 0
    wrong: list[str] = []
    for spans, citations in pairs:
        mine = [c for c in citations if (bool(c.number) or _is_numbered(c.text)) == numbered]
        theirs = [s for s in spans if _is_numbered(s["text"]) == numbered]
        marked, found = marked + len(theirs), found + len(mine)
        for span in theirs:
            met = [c for c in citations if _touch(span, c)]
            reached += bool(met)
            wrong += _wrong_parts(span, met) if numbered and met else []
        hits = [c for c in mine if any(_touch(span, c) for span in spans)]
        right += len(hits)
        unmarked += sum(c not in hits and bool(_PLAIN_TO_SEE.match(c.text)) for c in mine)
    return _Score(marked, reached, found, right, unmarked, tuple(wrong))


def _wrong_parts(span: Row, met: list[Citation]) -> Iterator[str]:
    """What of a mark's own number, type and date the citations that touch it do not have."""
    number, day = _NUMBER.search(span["text"]), _DAY.search(span["text"])
    if number and not any(c.number.lstrip("0") == number[1].lstrip("0") for c in met):
        yield f"number {number[1]}: {span['text']} | {[c.number for c in met]}"
    if span["kind"] not in {c.kind for c in met}:
        yield f"type {span['kind']}: {span['text']} | {[c.kind for c in met]}"
    if day and _date(day) and _date(day) not in {c.date for c in met}:
        yield f"date {day[0]}: {span['text']} | {[str(c.date) for c in met]}"


def _date(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None


def _is_numbered(text: str) -> bool:
    return _NUMBERED.search(text) is not None


def _outermost(spans: list[Row]) -> list[Row]:
    """Marks that lie in no other: nested ones count once."""
    return [
        s
        for s in spans
        if not any(o is not s and o["start"] <= s["start"] and s["end"] <= o["end"] for o in spans)
    ]


def _touch(span: Row, citation: Citation) -> bool:
    return bool(span["start"] < citation.end and citation.start < span["end"])


def _variants(folder: Path) -> None:
    rows = _lines(folder / "domain/citation_variants.jsonl")
    unlike = [f"{row['id']} {why}" for row in rows if (why := unlike_the_variant(row))]
    print(f"\nspellings of single documents: {len(rows)}, right {len(rows) - len(unlike)}")
    print("".join(f"  {line}\n" for line in unlike))


# -- words ----------------------------------------------------------------------------------------


def _words(folder: Path) -> None:
    from cchc_nlp.vietnamese.segmentation import words

    with gzip.open(folder / "data/news_sample.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _, line in zip(range(500), lines, strict=False)]
    start = time.perf_counter()
    tokens = [words(text) for text in texts]
    seconds = time.perf_counter() - start
    astray = sum(
        text[t.start : t.end] != t.text
        for text, found in zip(texts, tokens, strict=True)
        for t in found
    )
    lost = sum(
        _letters("".join(token.text for token in found)) != _letters(text)
        for text, found in zip(texts, tokens, strict=True)
    )
    print(
        f"words of {len(texts)} news articles: {sum(map(len, tokens))}, astray {astray}, "
        f"articles with a lost letter {lost}, "
        f"{sum(map(len, texts)) / seconds / 1e6:.3f} million letters a second"
    )


def _letters(text: str) -> str:
    """The letters of a text, but for what has no width."""
    return "".join(normalize(text).split())


# -- numbers, dates, periods ----------------------------------------------------------------------


def _tables() -> None:
    print("\ncases of the project's tables")
    for name in KINDS_OF_CASES:
        cases = read_cases(name)
        missed = [case for case in cases if mistakes(name, case)]
        print(
            f"{name:<10} {len(cases)}, right {len(cases) - len(missed)}, "
            f"{1 - len(missed) / len(cases):.4f}"
        )
        for case in missed:
            print(f"{'':<12} {case['text']!r}: {mistakes(name, case)}")


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall)


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


if __name__ == "__main__":
    main()
