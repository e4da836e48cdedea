"""The page stands by itself, says what it counts, and holds scraped text as text."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html

from cchc_nlp.errors import ReportError
from cchc_nlp.reporting.charts import month_chart
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.web import write_web
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
    assert "Trùng với tin số 2" in _words(rows[3])


def test_headers_sort_by_button_and_every_table_has_a_caption(page: Any) -> None:
    heads = page.xpath("//table[@id='article-list']/thead//th")
    assert all(head.xpath("./button[@type='button']") for head in heads)
    assert len(page.xpath("//table")) == len(page.xpath("//table/caption")) == 6
    assert page.xpath("//output[@aria-live='polite']")
    assert "prefers-color-scheme: dark" in page.xpath("string(//style)")
    assert "@media print" in page.xpath("string(//style)")


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
    assert tall["reform"] == pytest.approx([0, 0, 2 * unit])
    assert tall["general"] == pytest.approx([unit, 0, unit])


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
    assert not page.xpath("//@onmouseover | //td//a")
    assert _words(page.xpath("//td[@data-label='Chuyên mục']")[0]) == " ".join(
        printable(text).split()
    )


def test_a_page_template_that_asks_for_what_nobody_computed(
    facts: ReportFacts, tmp_path: Path
) -> None:
    template = tmp_path / "rieng.html"
    template.write_text("<p>{{ chart_of_sections }}</p>", "utf-8")
    with pytest.raises(ReportError, match="nobody computed chart_of_sections; there are agency"):
        write_web(facts, tmp_path / "a.html", template=template)
