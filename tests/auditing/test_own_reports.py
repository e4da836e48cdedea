"""The reports that the package writes, held against the corpus that they were counted in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from cchc_nlp.auditing.report_audits import audit_report
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.records import TIME_ZONE, Period
from cchc_nlp.reporting.reports import report

from ..factories import article, label, review

# The reporting year: its first month and quarter, and its last ones, are not whole.
YEAR = Period(dt.date(2022, 12, 15), dt.date(2023, 12, 14))
# Sections that are called like what is counted, or like a period.
SECTIONS = ("Tin tức", "TIN TỨC", "Bài viết", "Năm 2023", "Cải cách hành chính", "Tin | Sự kiện")
HOSTILE = (
    ("+1+1", "- 5 tin", "Tổng cộng", "Kế hoạch", "31/12/2023", "1. Bài"),
    ("a | b", "|", "# Đầu", "=SUM(A1)", "Cả năm", "12"),
)
DAYS = ("2022-12-02", "2022-12-20", "2023-03-01", "2023-07-09", "2023-12-01", "2023-12-30")


def fill(corpus: Corpus, *, read: int, sections: tuple[str, ...] = SECTIONS) -> None:
    """36 articles of six days, two of them outside the year; the first ones are read."""
    names = [f"a{number:02d}" for number in range(36)]
    labels = {name: "P2" if place % 3 else "G5" for place, name in enumerate(names)}
    for place, name in enumerate(names):
        day = dt.datetime.fromisoformat(f"{DAYS[place % 6]}T09:00").replace(tzinfo=TIME_ZONE)
        section = sections[place // 6]
        corpus.add_articles([article(name, published=day, section=section)])
    corpus.add_labels([label(name, primary) for name, primary in labels.items()])
    first = list(labels.items())[:read]
    corpus.add_reviews([review("confirmed", name, primary) for name, primary in first])


@pytest.mark.parametrize("read", [0, 15, 36])
@pytest.mark.parametrize("name", ["nam.docx", "quy.docx", "quy.md", "tom-tat.txt", "page.html"])
@pytest.mark.no_cover
def test_no_number_of_an_own_report_differs_from_its_corpus(
    tmp_path: Path, name: str, read: int
) -> None:
    template = None if name == "page.html" else Path(name).stem
    with Corpus.open(tmp_path / "c.db") as corpus:
        fill(corpus, read=read)
        report(corpus, tmp_path / name, period=YEAR, policy="strict_tthc", template=template)
        audited = audit_report(tmp_path / name, corpus)
    told = [(c.text, c.verdict.why) for c in audited.claims if c.verdict]
    assert not [why for _, why in told if why.startswith("Chưa khớp")]
    assert [why for text, why in told if "24" in text and why.startswith("Khớp")]
    assert audited.is_clean


@pytest.mark.parametrize("sections", HOSTILE, ids=lambda names: names[0])
@pytest.mark.no_cover
def test_sections_of_any_name_are_neither_totals_nor_left_out_of_one(
    tmp_path: Path, sections: tuple[str, ...]
) -> None:
    with Corpus.open(tmp_path / "c.db") as corpus:
        fill(corpus, read=36, sections=sections)
        for name in ("nam.docx", "nam.md", "nam.txt"):
            report(corpus, tmp_path / name, period=YEAR, policy="strict_tthc", template="nam")
            audited = audit_report(tmp_path / name, corpus)
            assert audited.is_clean
            whole = [c for c in audited.claims if len(c.parts) == len(sections)]
            # In plain columns a pipe parts cells: a table with such a name is left unread.
            if (name, sections[0]) != ("nam.txt", "a | b"):
                assert {c.total.value for c in whole if c.total} >= {24, 18, 6}
