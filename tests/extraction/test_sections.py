"""The section an article stands in, where its page says so."""

from __future__ import annotations

import pytest

from cchc_nlp.extraction.sections import section_of
from cchc_nlp.portals.base import parse_page
from cchc_nlp.portals.selecting import Names

TITLE = "Sở họp bàn việc cải cách hành chính"


def section(html: str, title: str = TITLE) -> str:
    tree = parse_page(html)
    return section_of(tree, Names(tree), title=title)


class TestTrails:
    @pytest.mark.parametrize(
        "html",
        [
            "<ul class='breadcrumb'><li>Trang chủ<li>Tin tức</ul>",
            f"<ul class='breadcrumb'><li>Trang chủ<li>Tin tức<li>{TITLE}</ul>",
            f"<ol class='breadcrumb'><li>Trang chủ<li>Tin tức<li>{TITLE.upper()}</ol>",
            '<ol class="bread-crumbs list"><li><a href="/">Trang chủ</a><li><a>Tin tức</a></ol>',
            "<div id='breadcrumb'><a href='/'>Trang chủ</a> » <a href='/tin'>Tin tức</a></div>",
            "<div class='duong-dan'><a>Trang chủ</a> / <a>Tin tức</a> / Chi tiết tin</div>",
            "<div class='breadcrumbs'>Trang chủ › Tin tức</div>",
            "<div class='breadcrumbs'>Trang chủ &gt; Tin tức &gt; Chi tiết</div>",
            "<div class='site-path'>Trang chủ - Tin tức</div>",
            "<div class='breadcrumb'>Bạn đang ở<a>Trang chủ</a>→<a>Tin tức</a></div>",
            "<div CLASS='Breadcrumb'><span>Trang chủ</span> | <span>Tin tức</span></div>",
            "<div class='breadcrumb'></div><div class='breadcrumb 2'><a>Tin tức</a></div>",
            "<ul class=breadcrumb><li>Trang chủ<li>Tin tức</ul>",
        ],
    )
    def test_the_last_step_before_the_article(self, html: str) -> None:
        assert section(html) == "Tin tức"

    def test_steps_under_steps(self) -> None:
        html = f"<ul class='breadcrumb'><li>Trang chủ<li>Tin tức<li>Tin sở<li>{TITLE}</ul>"
        assert section(html) == "Tin sở"

    @pytest.mark.parametrize(
        "html",
        [
            "",
            "<p>Tin tức</p>",
            "<ul class='breadcrumb'><li>Trang chủ</ul>",
            f"<ul class='breadcrumb'><li>Trang chủ<li>{TITLE}</ul>",
            "<ul class='breadcrumb'><li>Home<li>" + "Sở " * 20 + "</ul>",
            "<!-- <ul class='breadcrumb'><li>Tin tức</ul> -->",
            "<script>x = \"<ul class='breadcrumb'><li>Tin tức</ul>\"</script>",
        ],
    )
    def test_none(self, html: str) -> None:
        assert section(html) == ""

    @pytest.mark.parametrize("quoted", ['a"b breadcrumb', "x&quot;]breadcrumb", "breadcrumb&#39;)"])
    def test_a_name_with_quotes_in_it_does_no_harm(self, quoted: str) -> None:
        assert section(f"<ul class='{quoted}'><li>Trang chủ<li>Tin tức</ul>") in ("", "Tin tức")


class TestMetadata:
    def test_where_there_is_no_trail(self) -> None:
        assert section("<meta property='article:section' content='Tin tức'>") == "Tin tức"

    def test_a_trail_says_more(self) -> None:
        html = "<meta property='article:section' content='A'><p class='breadcrumb'>Nhà / B</p>"
        assert section(html) == "B"

    def test_a_long_one_is_none(self) -> None:
        assert section(f"<meta property='article:section' content='{'Tin ' * 13}'>") == ""
