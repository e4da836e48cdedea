"""From a corpus to a file: the ending chooses, and a failure leaves nothing half written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import click
import pytest

from cchc_nlp.cli.report import report as report_command
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import ReportError
from cchc_nlp.records import TIME_ZONE, Article, Evidence, Label, Period, Policy
from cchc_nlp.reporting.facts import ReportFacts, build_facts
from cchc_nlp.reporting.reports import ENDINGS, report, write_report

YEAR = Period(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
TEXT = "Chi cục đã công bố 7 thủ tục hành chính được bãi bỏ."


def _article(name: str, day: dt.date | None, **fields: object) -> Article:
    noon = dt.time(12, tzinfo=TIME_ZONE)
    values: dict[str, object] = {
        "id": name,
        "url": f"https://so.example.vn/{name}",
        "title": f"Bài {name}",
        "text": TEXT,
        "source": "so.example.vn",
        "section": "Tin hoạt động",
        "published": dt.datetime.combine(day, noon) if day else None,
    }
    return Article(**{**values, **fields})  # type: ignore[arg-type]


def _label(name: str, primary: str, **fields: object) -> Label:
    is_reform = primary[0] in "PX"
    evidence = (Evidence("thủ tục hành chính", TEXT.index("thủ tục"), TEXT.index("thủ tục") + 18),)
    values = {"labeler": "rules", "evidence": evidence, **fields}
    return Label(name, f"https://so.example.vn/{name}", "", is_reform, 0.9, primary, **values)  # type: ignore[arg-type]


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "c.db") as corpus:
        corpus.add_articles(
            [
                _article("a", dt.date(2023, 2, 1)),
                _article("b", dt.date(2023, 5, 1), duplicate_of="a"),
                _article("c", dt.date(2023, 6, 1), body_kind="attachment", text=""),
                _article("d", dt.date(2023, 7, 1), origin="Cổng tỉnh"),
                _article("e", dt.date(2023, 8, 1)),  # nobody labelled it
                _article("f", None),
                _article("g", dt.date(2024, 1, 1)),
            ]
        )
        corpus.mark_duplicates({"b": "a"})
        corpus.add_labels(
            [
                _label("a", "P2"),
                _label("b", "P2"),
                _label("c", "G4", evidence=()),
                _label("d", "G2", secondary=("P2",), confidence="low"),
                _label("f", "P2"),
                _label("g", "P2"),
            ]
        )
        yield corpus


def test_every_article_of_the_period_has_a_row_that_says_what_became_of_it(corpus: Corpus) -> None:
    facts = build_facts(corpus, period=YEAR, policy="cchc")
    assert [(row.stt, row.counted, row.is_reform, row.note) for row in facts.rows] == [
        (1, True, True, ""),
        (2, False, True, "Trùng với tin, bài số 1"),
        (3, False, False, "Chỉ có tệp đính kèm"),
        (4, True, False, "Nguồn: Cổng tỉnh; Độ tin cậy thấp"),
        (5, False, False, ""),
    ]
    assert [row.review for row in facts.rows] == ["Chưa rà soát"] * 4 + ["Chưa gán nhãn"]
    assert [len(row.evidence) for row in facts.rows] == [1, 1, 0, 0, 0]
    assert list(facts.rows)[3].secondary == ("Cải cách thủ tục hành chính",)


@pytest.mark.parametrize("policy", ["cchc", "strict_tthc", "broad"])
def test_rows_and_tallies_agree_under_every_policy(corpus: Corpus, policy: Policy) -> None:
    facts = build_facts(corpus, period=YEAR, policy=policy)
    counted = [row for row in facts.rows if row.counted]
    tally = facts.count.tally
    assert len(counted) == tally.total == 2
    assert sum(row.is_reform for row in counted) == tally.counts["reform"]
    splits = (facts.by_month, facts.by_quarter, facts.by_section, facts.by_label, facts.by_source)
    for groups in splits:
        assert sum(group.tally.total for group in groups) == tally.total


@pytest.mark.parametrize("ending", ENDINGS)
def test_each_ending_gives_a_report(corpus: Corpus, tmp_path: Path, ending: str) -> None:
    output = report(corpus, tmp_path / f"bao-cao{ending}", period=YEAR, agency="Sở Nội vụ")
    assert output.stat().st_size > 500
    assert sorted(p.name for p in tmp_path.glob("*bao-cao*")) == [f"bao-cao{ending}"]


@pytest.mark.parametrize("template", ["nam", "quy", "doan-van", "tom-tat", "brief-en"])
@pytest.mark.parametrize("ending", [".docx", ".md", ".txt"])
def test_each_template_can_be_written_and_pasted(
    facts: ReportFacts, tmp_path: Path, template: str, ending: str
) -> None:
    write_report(facts, tmp_path / f"a{ending}", template=template)
    assert (tmp_path / f"a{ending}").stat().st_size > 300


@pytest.mark.parametrize(("old", "new"), [("annual", "nam"), ("paragraph", "tom-tat")])
def test_templates_are_found_by_their_old_names_too(
    facts: ReportFacts, tmp_path: Path, old: str, new: str
) -> None:
    for name in (old, new):
        write_report(facts, tmp_path / f"{name}.md", template=name)
    assert (tmp_path / f"{old}.md").read_text("utf-8") == (tmp_path / f"{new}.md").read_text(
        "utf-8"
    )


@pytest.mark.parametrize(
    ("name", "template", "said"),
    [
        ("a.pdf", None, ".docx, .xlsx, .html, .md, .txt"),
        ("a", None, "choose one"),
        ("khong-co/a.md", None, "make it first"),
        ("a.xlsx", "nam", "has no template"),
        ("a.docx", "khong-co", "there are brief-en, doan-van, nam, quy, tom-tat"),
        ("a.html", "khong-co", "there are page"),
    ],
)
def test_a_call_that_cannot_work_says_why_and_writes_nothing(
    facts: ReportFacts, tmp_path: Path, name: str, template: str | None, said: str
) -> None:
    with pytest.raises(ReportError, match=said):
        write_report(facts, tmp_path / name, template=template)
    assert not list(tmp_path.iterdir())


def test_a_failing_report_leaves_the_old_one_as_it_was(facts: ReportFacts, tmp_path: Path) -> None:
    output = tmp_path / "a.md"
    write_report(facts, output)
    before = output.read_bytes()
    template = tmp_path / "t.md"
    template.write_text("{{ khong_co }}", "utf-8")
    with pytest.raises(ReportError):
        write_report(facts, output, template=template)
    assert output.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.md", "t.md"]


def test_a_folder_in_the_way_is_named(facts: ReportFacts, tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    with pytest.raises(ReportError, match=r"a\.md: cannot be written"):
        write_report(facts, tmp_path / "a.md")
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]


def test_the_help_names_every_template_there_is() -> None:
    folder = resources.files("cchc_nlp.reporting") / "templates"
    names = {Path(entry.name).stem for entry in folder.iterdir() if entry.name.endswith(".md")}
    (option,) = (option for option in report_command.params if option.name == "template")
    assert isinstance(option, click.Option)
    assert option.help
    assert not [name for name in names if f"{name} (" not in option.help]


def test_a_year_reaches_the_report_that_compares_it(corpus: Corpus, tmp_path: Path) -> None:
    corpus.add_articles([_article("h", dt.date(2022, 3, 1))])
    corpus.add_labels([_label("h", "P2")])
    report(corpus, tmp_path / "a.txt", period=YEAR, template="quy")
    lines = (tmp_path / "a.txt").read_text("utf-8").splitlines()
    assert "so với năm 2022 là 100,0% (1/1): chưa đủ căn cứ" in lines[-1]
    assert [line.split("  ")[0] for line in lines if line.startswith("Quý")][1:] == [
        "Quý I/2023",
        "Quý II/2023",
        "Quý III/2023",
        "Quý IV/2023",
    ]
