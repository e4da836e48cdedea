"""The page stands by itself, says what it counts, and holds scraped text as text."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html

from cchc_nlp.classification.taxonomy import LABELS, label_names
from cchc_nlp.corpus.coverage import Cell, Coverage
from cchc_nlp.errors import ReportError
from cchc_nlp.reporting import web
from cchc_nlp.reporting.charts import label_chart, month_chart
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.web import listed_rows, write_web
from cchc_nlp.reporting.wording import printable

from .conftest import MakeFacts, MakeRow


@pytest.fixture
def page(facts: ReportFacts, tmp_path: Path) -> Any:
    write_web(facts, tmp_path / "trang.html")
    return html.document_fromstring((tmp_path / "trang.html").read_bytes())


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_nothing_is_loaded_and_only_its_own_style_and_script_run(page: Any) -> None:
    assert page.get("lang") == "vi"
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        (element,) = page.xpath(f"//{tag}")
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not page.xpath(
        "//@src | //link | //@style | //img | //iframe | //*[starts-with(name(@*), 'on')]"
    )
    assert not re.search(r"url\(|@import", page.xpath("string(//style)"))
    assert "innerHTML" not in page.xpath("string(//script)")


def test_the_sentence_the_figures_and_the_state_of_review(page: Any) -> None:
    assert _words(page.xpath("//p[@class='sentence']")[0]) == "Đã đăng tải 4 tin, bài."
    assert [_words(dd) for dd in page.xpath("//dd")] == ["4", "2", "50,0%", "0/4"]
    summary = _words(page.xpath("//section")[0])
    assert "máy gán nhãn, chưa rà soát" in summary
    assert "ước khoảng 2 (từ 1 đến 4)" in summary


def test_every_article_is_listed_with_its_evidence_marked(page: Any) -> None:
    rows = page.xpath("//table[@id='article-list']/tbody/tr")
    states = [row.get("data-state") for row in rows]
    assert states == ["general", "reform", "general", "uncounted", "reform"]
    assert rows[1].xpath(".//mark/text()") == ["thủ tục hành chính"]
    assert rows[1].xpath(".//a/@href") == ["https://so.example.vn/tin/2"]
    assert "Trùng với tin, bài số 2" in _words(rows[3])


def test_without_its_script_the_page_has_every_row_and_no_control_that_does_nothing(
    page: Any,
) -> None:
    assert not page.xpath("//button[not(ancestor::form[@hidden])]")
    assert not page.xpath("//tr[@hidden]")
    assert page.xpath("//table[@id='article-list']/thead//th/@aria-sort") == ["ascending"]


def test_every_table_has_a_caption_and_the_style_knows_dark_and_paper(page: Any) -> None:
    assert len(page.xpath("//table")) == len(page.xpath("//table/caption")) == 6
    assert page.xpath("//output[@aria-live='polite']")
    assert "prefers-color-scheme: dark" in page.xpath("string(//style)")
    assert "@media print" in page.xpath("string(//style)")


def test_a_month_at_which_nobody_looked_is_no_zero(facts: ReportFacts, tmp_path: Path) -> None:
    cells = (
        Cell("so.example.vn", "2023-01", 1245, 0, "crawled"),
        Cell("so.example.vn", "2023-02", 0, 0, "not_crawled"),
        Cell("so.example.vn", "2023-03", 0, 2, "partial"),
    )
    facts = dataclasses.replace(facts, coverage=Coverage(cells, {}, {}))
    write_web(facts, tmp_path / "trang.html")
    page = html.document_fromstring((tmp_path / "trang.html").read_bytes())
    covered = [td.text or "" for td in page.xpath("//table[@id='coverage']//td")]
    assert covered == ["1.245", "–", "0*+2", *[""] * 9]
    assert _words(page.xpath("//p[@class='signs']")[0]) == (
        "–: chưa thu thập, không rõ có tin, bài hay không; *: thu thập chưa trọn tháng;"
        " +n: n địa chỉ có trong danh sách nhưng chưa tải được. Ô trống: ngoài kỳ thống kê."
    )
    rows = [_words(row) for row in page.xpath("//table[@id='by-month']/tbody/tr")]
    assert rows[:2] == ["Tháng 01/2023 1 0 1 0,0%", "Tháng 02/2023 – – – –"]
    description = page.xpath("string(//*[@id='month-desc'])")
    assert "Tháng 02/2023: chưa thu thập; Tháng 03/2023: 3 tin, bài" in description


def test_a_month_that_was_looked_at_is_a_zero(facts: ReportFacts, tmp_path: Path) -> None:
    cells = tuple(Cell("so", f"2023-0{month}", 0, 0, "crawled") for month in (1, 2, 3))
    write_web(dataclasses.replace(facts, coverage=Coverage(cells, {}, {})), tmp_path / "a.html")
    page = html.document_fromstring((tmp_path / "a.html").read_bytes())
    assert [td.text or "" for td in page.xpath("//table[@id='coverage']//td")][:4] == [*"000", ""]
    row = page.xpath("//table[@id='by-month']/tbody/tr")[1]
    assert _words(row) == "Tháng 02/2023 0 0 0 –"  # of nothing there is no share


def test_of_too_many_rows_reform_and_the_latest_are_listed(facts: ReportFacts) -> None:
    assert listed_rows(facts.rows, most=5) == facts.rows
    assert [row.stt for row in listed_rows(facts.rows, most=3)] == [2, 4, 5]
    assert [row.stt for row in listed_rows(iter(facts.rows), most=1)] == [5]


def test_rows_of_a_corpus_are_forgotten_once_they_are_seen(make_row: MakeRow) -> None:
    alive: weakref.WeakSet[Any] = weakref.WeakSet()
    most_alive = 0

    def read() -> Iterator[Any]:
        nonlocal most_alive
        for number in range(1, 501):
            row = make_row(number, text="Sở họp. " * 100)
            alive.add(row)
            most_alive = max(most_alive, len(alive))
            yield row

    listed = listed_rows(read(), most=3)
    assert [(row.stt, row.text) for row in listed] == [(498, ""), (499, ""), (500, "")]
    assert most_alive <= 2


def test_a_page_that_lists_a_part_says_which_and_where_the_rest_is(
    facts: ReportFacts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "MOST_ROWS", 3)
    write_web(facts, tmp_path / "trang.html")
    page = html.document_fromstring((tmp_path / "trang.html").read_bytes())
    assert len(page.xpath("//table[@id='article-list']/tbody/tr")) == 3
    said = _words(page.xpath("//p[@class='partial']")[0])
    assert said.startswith(
        "Trang này liệt kê 3 trong số 5 tin, bài, gồm 2 tin, bài CCHC được tính"
        " và những tin, bài khác đăng sau cùng."
    )
    assert "phụ lục minh chứng (tệp .xlsx" in said
    assert "Tất cả tin, bài" not in page.xpath("string(//table[@id='article-list']/caption)")


def test_the_chart_says_in_words_what_it_shows(facts: ReportFacts) -> None:
    svg = html.fragment_fromstring(month_chart(facts.by_month, topic="CCHC"))
    assert svg.get("role") == "img"
    ids = svg.get("aria-labelledby").split()
    title, description = (svg.xpath(f".//*[@id='{name}']")[0].text for name in ids)
    assert title == "Số tin, bài theo tháng: CCHC và nội dung khác"
    assert description.startswith("Tháng 01/2023: 1 tin, bài, 0 về CCHC; Tháng 02/2023: 0 tin, bài")


def test_columns_of_the_chart_are_as_tall_as_their_numbers(facts: ReportFacts) -> None:
    svg = html.fragment_fromstring(month_chart(facts.by_month, topic="CCHC"))
    tall = {
        c: [float(r.get("height")) for r in svg.xpath(f".//rect[@class='{c}']")]
        for c in ("reform", "general")
    }
    unit = tall["general"][0]
    assert tall["reform"] == pytest.approx([0, 0, 2 * unit], abs=0.1)
    assert tall["general"] == pytest.approx([unit, 0, unit], abs=0.1)


def test_bars_of_the_chart_by_label_are_as_long_as_their_numbers(facts: ReportFacts) -> None:
    names = label_names()
    svg = html.fragment_fromstring(label_chart(facts.by_label, names=names, topic="CCHC"))
    long = {
        c: [float(r.get("width").rstrip("%")) for r in svg.xpath(f".//rect[@class='{c}']")]
        for c in ("reform", "general")
    }
    whole = 88.0  # two items of G5 are the most
    expected = {"P2": whole / 2, "X3": whole / 2}
    assert long["reform"] == [expected.get(label, 0) for label in LABELS]
    assert long["general"] == [whole if label == "G5" else 0 for label in LABELS]
    description = svg.xpath("string(.//*[@id='label-desc'])")
    assert f"{names['P2']}: 1 tin, bài, 1 về CCHC; " in description


@pytest.mark.parametrize(("months", "numbers"), [(12, 12), (24, 24), (120, 0)])
def test_numbers_stand_above_the_columns_while_there_is_room(
    facts: ReportFacts, months: int, numbers: int
) -> None:
    groups = tuple(
        dataclasses.replace(facts.by_month[2], key=f"{2014 + n // 12}-{n % 12 + 1:02}")
        for n in range(months)
    )
    svg = html.fragment_fromstring(month_chart(groups, topic="CCHC"))
    above = svg.xpath(".//g/text[not(contains(@class, 'on-'))]")
    assert len(above) == numbers
    assert len(svg.xpath(".//g/title")) == months


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
@example(text="<script>alert(1)</script>")
@example(text='" onmouseover="alert(1)')
@example(text="</title></style>{{ total }}{% raw %}")
@example(text="\x00\x1b\ufffe")
def test_any_scraped_text_is_text_on_the_page(
    text: str, make_facts: MakeFacts, make_row: MakeRow, tmp_path: Path
) -> None:
    row = make_row(title=text, section=text, author=text, note=text, channel=text, url=text)
    facts = make_facts((row,))
    count = dataclasses.replace(facts.count, sentence=text, sources=(text,))
    write_web(dataclasses.replace(facts, count=count), tmp_path / "h.html", agency=text)
    page = html.document_fromstring((tmp_path / "h.html").read_bytes())
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//@onmouseover | //tr[@data-state]//a")
    assert _words(page.xpath("//tr[@data-state]/td[4]")[0]) == " ".join(printable(text).split())


def test_a_page_template_that_asks_for_what_nobody_computed(
    facts: ReportFacts, tmp_path: Path
) -> None:
    template = tmp_path / "rieng.html"
    template.write_text("<p>{{ chart_of_sections }}</p>", "utf-8")
    with pytest.raises(ReportError, match="nobody computed chart_of_sections; there are agency"):
        write_web(facts, tmp_path / "a.html", template=template)
