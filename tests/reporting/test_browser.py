"""The page as a reader has it, in Chromium: by keyboard, on a phone, in the dark, on paper."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cchc_nlp.corpus.coverage import Cell, Coverage
from cchc_nlp.records import TIME_ZONE
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.web import write_web

from .browsing import COLOURS, PHONE, contrast, found, numbers, opened
from .conftest import MakeFacts, MakeRow

ALL = "Đang hiển thị 5/5 tin, bài"


@pytest.fixture
def path(facts: ReportFacts, tmp_path: Path) -> Path:
    """The small department's quarter, in which nobody looked at February."""
    cells = (
        Cell("so.example.vn", "2023-01", 2, 0, "crawled"),
        Cell("so.example.vn", "2023-02", 0, 0, "not_crawled"),
        Cell("so.example.vn", "2023-03", 3, 1, "partial"),
    )
    whole = dataclasses.replace(facts, coverage=Coverage(cells, {}, {}))
    write_web(whole, tmp_path / "trang.html", agency="Sở Nội vụ")
    return tmp_path / "trang.html"


@pytest.fixture
def page(chromium: Any, path: Path) -> Iterator[Any]:
    with opened(chromium, path) as (page, log):
        yield page
        assert log.is_clean, log


# -- search, filters, sorting ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("thủ tục", [2, 4, 5]),  # in a title, or in the evidence
        ("THU TUC", [2, 4, 5]),
        ("dan vit", [3]),  # "đàn vịt"
        ("Đàn Vịt", [3]),
        ("  vit   phong ", [3]),
        ("trung voi tin so 2", [4]),
        ("không có gì như thế", []),
    ],
)
def test_search_minds_neither_case_nor_diacritics(page: Any, words: str, rows: list[int]) -> None:
    page.get_by_label("Tìm trong danh sách").fill(words)
    assert numbers(page) == rows
    assert found(page) == f"Đang hiển thị {len(rows)}/5 tin, bài (đã lọc)"


def test_text_whose_diacritics_are_apart_is_found(page: Any) -> None:
    page.get_by_label("Tìm trong danh sách").fill("vi\u0323t")  # i and a dot below
    assert numbers(page) == [3]


@pytest.mark.parametrize(
    ("label", "choice", "rows"),
    [
        ("Kết quả", "Tin, bài CCHC", [2, 5]),
        ("Kết quả", "Nội dung khác", [1, 3]),
        ("Kết quả", "Không thuộc diện đếm", [4]),
        ("Nội dung chính", "Cải cách thủ tục hành chính (2)", [2, 4]),
        ("Chuyên mục", "Khuyến nông (2)", [1, 3]),
        ("Tháng đăng", "03/2023 (4)", [2, 3, 4, 5]),
    ],
)
def test_filters_by_result_label_section_and_month(
    page: Any, label: str, choice: str, rows: list[int]
) -> None:
    page.get_by_role("combobox", name=label).select_option(label=choice)
    assert numbers(page) == rows
    assert found(page) == f"Đang hiển thị {len(rows)}/5 tin, bài (đã lọc)"


def test_filters_and_search_narrow_together_and_are_cleared_together(page: Any) -> None:
    page.get_by_label("Tháng đăng").select_option("2023-03")
    page.get_by_role("combobox", name="Kết quả").select_option("reform")
    page.get_by_label("Tìm trong danh sách").fill("xep hang")
    assert numbers(page) == [5]
    page.get_by_role("button", name="Xóa bộ lọc").click()
    assert numbers(page) == [1, 2, 3, 4, 5]
    assert found(page) == ALL


def test_headers_sort_and_say_so(page: Any) -> None:
    headers = page.locator("#article-list thead th")
    headers.nth(2).get_by_role("button").click()
    assert numbers(page) == [1, 2, 3, 4, 5]
    headers.nth(2).get_by_role("button").click()
    assert numbers(page) == [5, 4, 3, 2, 1]
    sorts = [header.get_attribute("aria-sort") for header in headers.all()]
    assert sorts == [None, None, "descending", None, None, None, None]
    headers.nth(1).get_by_role("button").click()
    # "Chăm", "Công", "Công", "Phòng", "Xếp" here; "Giá" is the title of none.
    assert numbers(page) == [1, 4, 2, 3, 5]


def test_numbers_sort_as_numbers(
    chromium: Any, make_facts: MakeFacts, make_row: MakeRow, tmp_path: Path
) -> None:
    write_web(make_facts(tuple(make_row(n) for n in (9, 10, 1245))), tmp_path / "a.html")
    with opened(chromium, tmp_path / "a.html") as (page, _):
        page.get_by_role("button", name="STT").click()
        assert numbers(page) == [1245, 10, 9]


# -- keyboard and assistive technology ------------------------------------------------------------


def test_the_keyboard_reaches_and_works_everything(page: Any) -> None:
    def focused() -> str:
        return str(page.evaluate("document.activeElement.textContent.trim().slice(0, 40)"))

    page.keyboard.press("Tab")
    assert focused() == "Đến danh sách tin, bài"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("xep hang")
    assert numbers(page) == [5]
    for name in ("by-state", "by-subject", "by-column", "by-time", "clear"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == name
    page.keyboard.press("Enter")
    assert (found(page), page.evaluate("document.activeElement.id")) == (ALL, "search")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert numbers(page) == [2, 5]
    page.get_by_role("button", name="STT").focus()
    page.keyboard.press("Space")
    assert numbers(page) == [5, 2]


def test_whatever_has_the_focus_is_seen_to_have_it(page: Any) -> None:
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.tagName")
        width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        if name == "BODY":
            break
        assert width == "3px", name
        seen.add(name)
    assert seen == {"A", "INPUT", "SELECT", "BUTTON"}


@pytest.mark.parametrize("options", [{}, PHONE], ids=["screen", "phone"])
def test_the_list_stays_a_table_however_it_is_laid_out(
    chromium: Any, path: Path, options: dict[str, Any]
) -> None:
    with opened(chromium, path, **options) as (page, _):
        session = page.context.new_cdp_session(page)
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
        live = [n for n in nodes if n.get("role", {}).get("value") == "status"]
    assert roles.count("columnheader") >= 7
    assert roles.count("cell") >= 5 * 7
    assert len(live) == 1


# -- phone, dark, paper, no script ----------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 360, 768, 1000, 1280])
def test_no_page_is_wider_than_its_window(chromium: Any, path: Path, width: int) -> None:
    options = PHONE if width < 768 else {}
    viewport = {"viewport": {"width": width, "height": 740}}
    with opened(chromium, path, **{**options, **viewport}) as (page, _):
        assert page.evaluate("document.documentElement.scrollWidth") == width
        beyond = page.evaluate(
            "[...document.querySelectorAll('main *')].filter(e => e.checkVisibility()"
            " && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML)"
        )
        assert beyond == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_has_contrast(chromium: Any, path: Path, scheme: str) -> None:
    with opened(chromium, path, color_scheme=scheme) as (page, _):
        colours = page.evaluate(COLOURS)
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(255, 255, 255)") is (scheme == "light")
    assert len(colours) > 100
    poor = {c["words"]: contrast(c["ink"], c["paper"]) for c in colours}
    assert {words: ratio for words, ratio in poor.items() if ratio < 4.5} == {}


def test_on_paper_nothing_of_the_list_is_lost_and_no_control_is_left(
    chromium: Any, path: Path
) -> None:
    from pypdf import PdfReader

    pdf = path.with_suffix(".pdf")
    with opened(chromium, path, color_scheme="dark") as (page, _):
        page.pdf(path=pdf, prefer_css_page_size=True)
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
            "rgb(255, 255, 255)"
        )
    with PdfReader(pdf) as reader:
        sheets = [sheet.mediabox for sheet in reader.pages]
        text = " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())
    assert {(round(box.width), round(box.height)) for box in sheets} == {(595, 842)}  # A4, points
    for title in ("Chăm sóc mạ", "Công bố danh mục", "Phòng bệnh cho đàn", "Xếp hạng chỉ số"):
        assert title in text
    assert ALL in text
    assert "Xóa bộ lọc" not in text


def test_a_filtered_list_says_so_on_paper(page: Any) -> None:
    page.get_by_label("Tìm trong danh sách").fill("vit")
    page.emulate_media(media="print")
    assert page.locator("#found").is_visible()
    assert found(page) == "Đang hiển thị 1/5 tin, bài (đã lọc)"


def test_without_script_every_row_is_shown_and_no_control(chromium: Any, path: Path) -> None:
    with opened(chromium, path, java_script_enabled=False) as (page, log):
        assert numbers(page) == [1, 2, 3, 4, 5]
        assert page.locator("button:visible, input:visible, select:visible").count() == 0
        assert log.is_clean


@pytest.mark.no_cover
def test_five_thousand_rows_are_searched_sorted_and_only_laid_out_where_seen(
    chromium: Any, make_facts: MakeFacts, make_row: MakeRow, tmp_path: Path
) -> None:
    first = dt.datetime(2023, 1, 1, tzinfo=TIME_ZONE)
    rows = tuple(
        make_row(n, title=f"Tin số {n}", published=first + dt.timedelta(minutes=25 * n))
        for n in range(1, 5001)
    )
    write_web(make_facts(rows), tmp_path / "lon.html")
    with opened(chromium, tmp_path / "lon.html") as (page, log):
        assert found(page) == "Đang hiển thị 5.000/5.000 tin, bài"
        last = page.locator("#article-list tbody tr").last
        assert not last.locator("td").first.evaluate(
            "e => e.checkVisibility({ contentVisibilityAuto: true })"
        )
        page.get_by_label("Tìm trong danh sách").fill("tin so 4999")
        assert numbers(page) == [4999]
        page.get_by_label("Tìm trong danh sách").fill("")
        page.get_by_role("button", name="Ngày đăng").click()
        page.get_by_role("button", name="Ngày đăng").click()
        assert page.locator("#article-list tbody td").first.inner_text() == "5.000"
    assert log.is_clean
