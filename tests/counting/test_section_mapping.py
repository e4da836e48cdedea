"""The office's own sections beside the content."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.section_mapping import section_counts, section_sentence, section_totals
from cchc_nlp.portals.sites import Site, load_sites
from cchc_nlp.records import Article, Label, Period

from ..factories import article, label

EVER = Period(None, None)
SITES = """
[[site]]
name = "so.example"
start = "http://so.example/"
[site.sections]
"CẢI CÁCH  hành chính" = "reform"
"Thủ tục hành chính" = ["P2"]
"Chỉ đạo" = ["X1", "G1"]
"Thông báo" = "notice"
"Tin hoạt động" = "general"
"""
ITEMS = [
    ("a", "Cải cách hành chính", "P2", {}),
    ("b", "Cải cách hành chính", "G5", {}),  # by the section only
    ("c", "Thủ tục hành chính", "P2", {}),
    ("d", "Thủ tục hành chính", "P6", {}),
    ("e", "Tin hoạt động", "P6", {}),  # by the content only
    ("f", "Tin hoạt động", "G2", {}),
    ("g", "Chỉ đạo", "X1", {}),
    ("h", "Thông báo", "G4", {}),
    ("i", "Khuyến nông", "G5", {}),  # nothing said of it
    ("j", "Cải cách hành chính", "P2", {"duplicate_of": "a"}),
]


def sites(folder: Path) -> tuple[Site, ...]:
    path = folder / "sites.toml"
    path.write_text(SITES, encoding="utf-8")
    return load_sites(path)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    opened = Corpus.open(tmp_path / "c.db")
    pairs: list[tuple[Article, Label]] = [
        (article(name, section=section, **fields), label(name, primary))
        for name, section, primary, fields in ITEMS
    ]
    opened.add_articles([a for a, _ in pairs])
    opened.add_labels([found for _, found in pairs])
    opened.mark_duplicates({a.id: a.duplicate_of for a, _ in pairs if a.duplicate_of})
    return opened


def test_each_section_by_name_and_by_content(corpus: Corpus, tmp_path: Path) -> None:
    with corpus:
        counts = section_counts(corpus, period=EVER, sites=sites(tmp_path))
    assert [(c.section, c.articles, c.reform, c.classes, c.says_reform) for c in counts] == [
        ("Chỉ đạo", 1, 1, ("X1", "G1"), False),
        ("Cải cách hành chính", 2, 1, ("reform",), True),
        ("Khuyến nông", 1, 0, None, False),
        ("Thông báo", 1, 0, ("notice",), False),
        ("Thủ tục hành chính", 2, 2, ("P2",), True),
        ("Tin hoạt động", 2, 1, ("general",), False),
    ]


def test_the_totals_and_the_articles_that_differ(corpus: Corpus, tmp_path: Path) -> None:
    with corpus:
        counts = section_counts(corpus, period=EVER, sites=sites(tmp_path))
    totals = section_totals(counts)
    assert totals.to_dict() == {
        "articles": 9,
        "by_section": 4,
        "by_content": 5,
        "both": 3,
        "only_section": 1,
        "only_content": 2,
        "sections": 6,
        "mapped": 5,
    }
    differing = [(d.article_id, d.title, d.is_reform) for c in counts for d in c.differing]
    assert differing == [("g", "Tin g", True), ("b", "Tin b", False), ("e", "Tin e", True)]
    assert section_sentence(totals, policy="cchc") == (
        "Trong 9 tin, bài, có 4 tin, bài đăng ở chuyên mục của đơn vị về cải cách hành chính; theo"
        " nội dung, có 5 tin, bài về cải cách hành chính. Số tin, bài trùng nhau theo hai cách tính"
        " là 3; chỉ theo chuyên mục: 1; chỉ theo nội dung: 2."
    )
    said = section_sentence(totals, policy="cchc", lang="en")
    assert "4 stand in the office's own sections for reform, and 5 are about reform" in said


def test_by_procedures_alone_only_their_section_counts(corpus: Corpus, tmp_path: Path) -> None:
    with corpus:
        counts = section_counts(corpus, period=EVER, policy="strict_tthc", sites=sites(tmp_path))
    assert [c.section for c in counts if c.says_reform] == ["Thủ tục hành chính"]
    totals = section_totals(counts)
    assert (totals.by_section, totals.by_content, totals.both) == (2, 2, 1)


def test_the_mapping_is_read_from_the_corpus_where_none_is_given(
    corpus: Corpus, tmp_path: Path
) -> None:
    with corpus:
        [site] = sites(tmp_path)
        with corpus.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO sources (name, start_url, profile) VALUES (?, ?, ?)",
                (site.name, site.start[0], site.profile),
            )
        kept = section_counts(corpus, period=EVER)
        given = section_counts(corpus, period=EVER, sites=(site,))
    assert kept == given
    assert section_totals(kept).by_section == 4


def test_a_site_is_known_by_its_host_too(corpus: Corpus, tmp_path: Path) -> None:
    [site] = sites(tmp_path)
    renamed = Site(**{**vars(site), "name": "so-nong-nghiep"})
    with corpus:
        assert section_totals(section_counts(corpus, period=EVER, sites=(renamed,))).mapped == 5


def test_another_office_s_section_of_the_same_name_is_its_own(
    corpus: Corpus, tmp_path: Path
) -> None:
    with corpus:
        corpus.add_articles([article("z", source="khac.example", section="Thủ tục hành chính")])
        corpus.add_labels([label("z", "P2")])
        counts = section_counts(corpus, period=EVER, sites=sites(tmp_path))
    [other] = [c for c in counts if c.source == "khac.example"]
    assert (other.classes, other.says_reform, other.articles) == (None, False, 1)


def test_without_a_mapping_the_sentence_says_so(corpus: Corpus) -> None:
    with corpus:
        totals = section_totals(section_counts(corpus, period=EVER))
    assert (totals.mapped, totals.by_section) == (0, 0)
    assert "chưa khai báo chuyên mục nào" in section_sentence(totals, policy="cchc")
    assert "was not described" in section_sentence(totals, policy="cchc", lang="en")
