"""Scraped text in Chromium: whatever a site printed is text, and nothing leaves the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.web import write_web

from .browsing import PHONE, found, numbers, opened
from .conftest import MakeFacts, MakeRow

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    '"><img src=x onerror=alert(3)>',
    "<svg onload=alert(4)>",
    "{{ total }} {% raw %} ${alert(5)}",
    "=cmd|' /C calc'!A0",
    "\u202eđảo ngược\u2066",
    "dài " * 8000,
    "W" * 32_000,
    "\x00\x1b[31m\ufffe\x85\ud800",
)
ADDRESSES = (
    "javascript:alert(6)",
    "JaVaScRiPt:alert(7)",
    "\tjavascript:alert(8)",
    "data:text/html,<script>alert(9)</script>",
    "//so.example.vn/x",
    'https://so.example.vn/"onmouseover="alert(10)',
)


def test_the_policy_stops_what_somebody_puts_into_the_page(
    chromium: Any, facts: ReportFacts, tmp_path: Path
) -> None:
    path = tmp_path / "trang.html"
    write_web(facts, path)
    page_text = path.read_text(encoding="utf-8")
    put_in = (
        "<script>alert('in')</script><img src='https://evil.example/x.png' onerror='alert(1)'>"
        "<style>body { display: none }</style>"
        "<p style='color: red' onclick='alert(2)' id='put'>x</p>"
        "<form action='https://evil.example/'><button id='send'>x</button></form>"
    )
    path.write_text(page_text.replace("<main>", f"<main>{put_in}"), encoding="utf-8")
    with opened(chromium, path) as (page, log):
        page.click("#put")
        page.dispatch_event("#send", "click")
        assert page.evaluate("getComputedStyle(document.getElementById('put')).color") != (
            "rgb(255, 0, 0)"
        )
        assert page.locator("body").is_visible()
        assert numbers(page) == [1, 2, 3, 4, 5]  # the page's own script runs
    assert (log.requests, log.dialogs) == ([], [])
    assert all("Content Security Policy" in said for said in log.console)
    assert len(log.console) >= 5


@pytest.mark.parametrize("options", [{}, PHONE], ids=["screen", "phone"])
def test_hostile_text_is_text(
    chromium: Any,
    make_facts: MakeFacts,
    make_row: MakeRow,
    tmp_path: Path,
    options: dict[str, Any],
) -> None:
    texts = [(text, "https://so.example.vn/1") for text in HOSTILE]
    texts += [("Công bố", address) for address in ADDRESSES]
    rows = tuple(
        make_row(n, title=t, section=t, author=t, note=t, channel=t, url=url)
        for n, (t, url) in enumerate(texts, start=1)
    )
    write_web(make_facts(rows), tmp_path / "h.html", agency=HOSTILE[0])
    with opened(chromium, tmp_path / "h.html", **options) as (page, log):
        assert numbers(page) == list(range(1, len(texts) + 1))
        assert page.evaluate("document.documentElement.scrollWidth") == page.evaluate("innerWidth")
        assert page.locator("main script, main img, main [onmouseover]").count() == 0
        schemes = page.evaluate(
            "[...new Set([...document.querySelectorAll('tbody a')].map((a) => a.protocol))]"
        )
        assert schemes == ["https:"]
        assert page.locator(".name").first.text_content().strip() == HOSTILE[0]
        assert page.locator(".agency").inner_text() == HOSTILE[0]
        for column in range(7):
            page.locator("#article-list thead button").nth(column).click()
        page.get_by_label("Tìm trong danh sách").fill("<script>alert(1)")
        assert found(page) == f"Đang hiển thị 1/{len(texts)} tin, bài (đã lọc)"
    assert log.is_clean, log
