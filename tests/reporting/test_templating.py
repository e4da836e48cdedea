"""A report is one template: names nobody computed are errors, estimates are never counts."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from cchc_nlp.errors import ReportError
from cchc_nlp.records import Estimate
from cchc_nlp.reporting import template_sandbox
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.languages import EN, VI
from cchc_nlp.reporting.last_period import LastPeriod
from cchc_nlp.reporting.markup import given, text_blocks
from cchc_nlp.reporting.names import context
from cchc_nlp.reporting.templating import render, template_source

from .conftest import MakeFacts, MakeRow


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{{ totl }}", "nobody computed totl; there are agency, "),
        ("{% if false %}{{ totl }}{% endif %}", "nobody computed totl"),  # even where not printed
        ("{{ ledger.artcles }}", "no attribute 'artcles'"),
        ("{{ left_out.unknown }}", "'unknown' was not computed; beside it are undated, "),
        ("{{ total | nmber }}", "No filter named 'nmber'"),
        ("{{ total ", "mend the template"),
        ("{{ total / 3 }}", "cannot print"),  # a fraction is no count
        ("{{ period_from }}", "use a filter"),
        ("{{ reform.estimate | int }}", "is not a count"),  # Jinja's own filter would print 0
        ("{{ reform.estimate | number }}", "is not a count"),
        ("{{ total + sentence }}", "mend the template"),
    ],
)
def test_what_a_template_may_not_ask_for(facts: ReportFacts, source: str, said: str) -> None:
    with pytest.raises(ReportError, match=said):
        render(source, context(facts), where="thu.md")


def test_an_estimate_reaches_a_template_only_as_words(facts: ReportFacts) -> None:
    names = context(facts)
    assert render("{{ estimate }}", names, where="t") == "khoảng 2 (từ 1 đến 4)"
    for attempt in (
        "{{ articles._facts.count }}",
        "{{ estimate.value }}",
        "{{ estimate | number }}",
        "{{ estimate + 1 }}",
        "{{ estimate.split()[1] }}",
        "{{ reform.estimate[6:8] }}",
        "{{ estimate | replace('khoảng ', '') }}",
        "{{ estimate ~ '' }}",
        "{{ estimate._words }}",
    ):
        with pytest.raises(ReportError):
            render(attempt, names, where="t")
    assert not any(isinstance(value, Estimate) for value in _everything(names))


def _everything(value: object) -> Iterator[object]:
    """A name's value, and whatever a template can reach through it."""
    yield value
    inner = getattr(value, "named", value)
    if isinstance(inner, Mapping):
        inner = list(inner.values())
    if dataclasses.is_dataclass(inner):
        named = [field.name for field in dataclasses.fields(inner)]
        inner = [getattr(inner, name) for name in named if not name.startswith("_")]
    if isinstance(inner, list | tuple):
        for part in inner:
            yield from _everything(part)


def test_there_is_no_estimate_where_everything_was_read(make_facts: MakeFacts) -> None:
    assert context(make_facts(reviewed=4))["estimate"] == ""


def test_numbers_and_days_are_printed_as_vietnamese_texts_do(facts: ReportFacts) -> None:
    source = "{{ left_out.outside_period }} {{ period_to | day }} {{ reform | share(total) }}"
    assert render(source, context(facts), where="t") == "1.245 31/03/2023 50,0%"


def test_a_template_cannot_reach_into_python(facts: ReportFacts) -> None:
    with pytest.raises(ReportError):
        render("{{ ledger.__class__.__mro__ }}", context(facts), where="t")


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in range(999) %}{% for b in range(999) %}{% endfor %}{% endfor %}",
        "{% for a in months %}{% for b in range(500) %}{% for c in months %}{% endfor %}"
        "{% endfor %}{% endfor %}",
        "{% for a in range(99) %}{% set b = range(999) | list %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(90) }}",
    ],
)
def test_a_template_without_end_is_an_error_in_one_line(
    facts: ReportFacts, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template_sandbox, "MOST_STEPS", 5_000)
    with pytest.raises(ReportError, match=r"^template t\.md: after 5000 steps .*fewer rows$"):
        render(source, context(facts), where="t.md")


def test_loops_know_their_length_and_what_comes_next(facts: ReportFacts) -> None:
    source = (
        "{% for m in months if m.total %}{{ loop.index }}/{{ loop.length }} {{ m.total }}"
        "{{ ', ' if not loop.last }}{% endfor %}{% for m in [] %}{% else %}; không có{% endfor %}"
    )
    assert render(source, context(facts), where="t") == "1/2 1, 2/2 3; không có"


def test_months_with_the_same_number_are_all_the_busiest(facts: ReportFacts) -> None:
    names = context(facts)
    assert (names["busiest_months"], names["busiest_reform"]) == ("tháng 03/2023", 2)


def test_templates_are_found_by_name_and_by_file(tmp_path: Path) -> None:
    (tmp_path / "rieng.md").write_text("{{ total }}", encoding="utf-8-sig")
    assert template_source(tmp_path / "rieng.md", default="nam", suffix=".md")[1] == "{{ total }}"
    assert "I. CÔNG TÁC" in template_source(None, default="nam", suffix=".md")[1]
    with pytest.raises(ReportError, match="there are brief-en, doan-van, nam, quy, tom-tat"):
        template_source("khong-co", default="nam", suffix=".md")


def test_what_a_name_gives_is_never_a_mark(
    make_facts: MakeFacts, make_row: MakeRow, tmp_path: Path
) -> None:
    titles = ("[table items]", "# to", "---", "- một\n\n[chart by_month]", "\ufdd0[table ledger]")
    facts = make_facts(tuple(make_row(stt, title=title) for stt, title in enumerate(titles)))
    source = "{% for a in rows %}\n{{ a.title }}\n\n{% endfor %}\n# {{ rows[0].title }}"
    blocks = list(text_blocks(render(source, context(facts), where="t", escape=given)))
    assert [block.kind for block in blocks] == ["paragraph"] * 5 + ["title"]
    assert [block.text for block in blocks] == [
        "[table items]",
        "# to",
        "---",
        "- một  [chart by_month]",
        "\ufffd[table ledger]",
        "[table items]",
    ]


def test_numbers_of_labels_that_nobody_read_say_so_in_both_languages(
    facts: ReportFacts, make_facts: MakeFacts
) -> None:
    read = make_facts(reviewed=4)
    for lang, remark in (
        (VI, " (máy gán nhãn, chưa rà soát)"),
        (EN, " (labelled by a machine, not read by a person)"),
    ):
        names, of_read = context(facts, lang=lang), context(read, lang=lang)
        for name in ("reform", "reform.count", "general", "general.count"):
            told = render(f"{{{{ {name} }}}}", names, where="t", lang=lang)
            assert told == f"2{remark}"
            assert render(f"{{{{ {name} }}}}", of_read, where="t", lang=lang) == "2"
        assert render("{{ reform | number }}", names, where="t", lang=lang) == "2"
        assert render("{{ total }} {{ total.count }}", names, where="t", lang=lang) == "4 4"
    assert context(facts)["reform"]["share"] == "50,0% (máy gán nhãn, chưa rà soát)"
    assert context(facts, lang=EN)["general"]["share"].startswith("50.0% (labelled")


def test_the_documented_names_are_the_names_there_are(
    project: Path, make_facts: MakeFacts, last_year: LastPeriod
) -> None:
    documented = set(
        re.findall(r"^\| `([a-z][\w.]*)`", (project / "docs/reports.md").read_text("utf-8"), re.M)
    )
    names = context(make_facts(last=last_year))
    there_are = set(names)
    for name, value in names.items():
        named = getattr(value, "named", value if isinstance(value, Mapping) else {})
        if name not in ("names", "versions", "left_out"):
            there_are |= {f"{name}.{part}" for part in named}
    assert documented == there_are
