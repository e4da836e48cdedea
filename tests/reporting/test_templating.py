"""A report is one template: names nobody computed are errors, estimates are never counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_nlp.errors import ReportError
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.names import context
from cchc_nlp.reporting.templating import render, template_source

from .conftest import MakeFacts


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{{ totl }}", "nobody computed totl; there are agency, "),
        ("{% if false %}{{ totl }}{% endif %}", "nobody computed totl"),  # even where not printed
        ("{{ ledger.artcles }}", "no attribute 'artcles'"),
        ("{{ left_out.unknown }}", "no attribute 'unknown'"),
        ("{{ total | nmber }}", "No filter named 'nmber'"),
        ("{{ total ", "mend the template"),
        ("{{ total / 3 }}", "cannot print"),  # a fraction is no count
        ("{{ period_from }}", "use a filter"),
        ("{{ total + sentence }}", "mend the template"),
    ],
)
def test_what_a_template_may_not_ask_for(facts: ReportFacts, source: str, said: str) -> None:
    with pytest.raises(ReportError, match=said):
        render(source, context(facts), where="thu.md")


def test_an_estimate_reaches_a_template_only_as_words(facts: ReportFacts) -> None:
    names = context(facts)
    assert render("{{ estimate }}", names, where="t") == "khoảng 2 (từ 1 đến 4)"
    for attempt in ("{{ estimate.value }}", "{{ estimate | number }}", "{{ estimate + 1 }}"):
        with pytest.raises(ReportError):
            render(attempt, names, where="t")
    assert not any(hasattr(value, "low") for value in names.values())


def test_there_is_no_estimate_where_everything_was_read(make_facts: MakeFacts) -> None:
    assert context(make_facts(reviewed=4))["estimate"] == ""


def test_numbers_and_days_are_printed_as_vietnamese_texts_do(facts: ReportFacts) -> None:
    source = "{{ left_out.outside_period }} {{ period_to | day }} {{ reform | share(total) }}"
    assert render(source, context(facts), where="t") == "1.245 31/03/2023 50,0%"


def test_a_template_cannot_reach_into_python(facts: ReportFacts) -> None:
    with pytest.raises(ReportError):
        render("{{ ledger.__class__.__mro__ }}", context(facts), where="t")


def test_months_with_the_same_number_are_all_the_busiest(facts: ReportFacts) -> None:
    names = context(facts)
    assert (names["busiest_months"], names["busiest_reform"]) == ("tháng 03/2023", 2)


def test_templates_are_found_by_name_and_by_file(tmp_path: Path) -> None:
    (tmp_path / "rieng.md").write_text("{{ total }}", encoding="utf-8-sig")
    assert (
        template_source(tmp_path / "rieng.md", default="annual", suffix=".md")[1] == "{{ total }}"
    )
    assert "I. CÔNG TÁC" in template_source(None, default="annual", suffix=".md")[1]
    with pytest.raises(ReportError, match="there are annual, paragraph"):
        template_source("khong-co", default="annual", suffix=".md")
