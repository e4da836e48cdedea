"""What pages tell machines, rightly and wrongly."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cchc_nlp.extraction.metadata import MOST_LETTERS, Metadata, read_metadata
from cchc_nlp.portals.base import parse_page

DAY = "2023-10-25T14:05:00+07:00"


def told_by(*records: Any, html: str = "") -> Metadata:
    scripts = "".join(
        f'<script type="application/ld+json">{json.dumps(r, ensure_ascii=False)}</script>'
        for r in records
    )
    return read_metadata(parse_page(f"<html><head>{html}{scripts}</head><body></body></html>"))


class TestMeta:
    def test_nothing(self) -> None:
        assert read_metadata(parse_page("")) == Metadata()
        assert read_metadata(parse_page("<meta><meta name=''><meta content='a'>")) == Metadata()

    @pytest.mark.parametrize("name", ["og:title", "OG:Title", "twitter:title", "DC.Title", "title"])
    @pytest.mark.parametrize("attribute", ["property", "name", "itemprop"])
    def test_headlines(self, name: str, attribute: str) -> None:
        told = told_by(html=f'<meta {attribute}="{name}" content=" Tin\n 1 ">')
        assert told.headlines == ("Tin 1",)

    def test_headlines_in_the_order_of_trust(self) -> None:
        told = told_by(
            {"@type": "NewsArticle", "headline": "Tin 1"},
            html='<meta name="title" content="Tin 3"><meta property="og:title" content="Tin 2">',
        )
        assert told.headlines == ("Tin 1", "Tin 2", "Tin 3")

    def test_the_same_headline_once(self) -> None:
        told = told_by(
            html='<meta name="title" content="Tin"><meta property="og:title" content="Tin">'
        )
        assert told.headlines == ("Tin",)

    @pytest.mark.parametrize(
        "name", ["article:published_time", "datePublished", "DC.date.issued", "pubdate"]
    )
    def test_dates(self, name: str) -> None:
        assert told_by(html=f'<meta name="{name}" content="{DAY}">').meta_stated == DAY

    def test_changes_sites_and_sections(self) -> None:
        told = told_by(
            html=f'<meta property="article:modified_time" content="{DAY}">'
            '<meta property="og:site_name" content="Sở Nội vụ">'
            '<meta property="article:section" content="Tin tức">'
        )
        assert (told.meta_changed, told.site_name, told.section) == (DAY, "Sở Nội vụ", "Tin tức")

    def test_the_first_of_a_name_counts(self) -> None:
        html = "".join(f'<meta name="title" content="{said}">' for said in ("", "A", "B"))
        assert told_by(html=html).headlines == ("A",)

    def test_a_title_is_one_line_and_composed(self) -> None:
        told = read_metadata(parse_page("<title>\n Tin  ca\u0309i ca\u0301ch\n</title>"))
        assert told.page_title == "Tin cải cách"


class TestSchema:
    @pytest.mark.parametrize(
        "record",
        [
            {"@type": "NewsArticle", "datePublished": DAY},
            {"@type": "Article", "datePublished": DAY},
            {"@type": "BlogPosting", "datePublished": DAY},
            {"@type": ["Thing", "NewsArticle"], "datePublished": DAY},
            {"@type": "NewsArticle", "datePublished": [DAY]},
            [{"@type": "WebSite"}, {"@type": "NewsArticle", "datePublished": DAY}],
            {"@graph": [{"@type": "WebPage"}, {"@type": "Article", "datePublished": DAY}]},
            {"@type": "WebPage", "mainEntity": {"@type": "Article", "datePublished": DAY}},
            {"@graph": [{"@graph": [{"@type": "Article", "datePublished": DAY}]}]},
        ],
    )
    def test_an_articles_date_wherever_it_stands(self, record: Any) -> None:
        assert told_by(record).stated == DAY

    @pytest.mark.parametrize(
        "record",
        [
            {"@type": "WebPage", "datePublished": DAY},
            {"@type": "Event", "datePublished": DAY},
            {"@type": "VideoObject", "datePublished": DAY},
            {"@type": "WebSite", "headline": "Sở", "datePublished": DAY},
            {"@type": "ArticleList", "datePublished": DAY},
            {"datePublished": DAY},
            {"@type": None, "datePublished": DAY},
            {"@type": 7, "datePublished": DAY},
            {"@type": {"@type": "Article"}, "datePublished": DAY},
            {"@type": "BreadcrumbList", "itemListElement": [{"@type": "Article"}]},
            [],
            None,
            "NewsArticle",
            7,
        ],
    )
    def test_other_things_have_other_dates(self, record: Any) -> None:
        told = told_by(record)
        assert (told.stated, told.headlines) == ("", ())

    @pytest.mark.parametrize("value", [None, 7, True, {}, {"@value": DAY}, [], [[]], [None], [7]])
    def test_a_value_that_is_no_text_is_none(self, value: Any) -> None:
        record = {"@type": "Article", "datePublished": value, "headline": value}
        told = told_by(record | {"dateModified": value, "articleSection": value})
        assert told == Metadata()

    def test_the_first_article_counts(self) -> None:
        told = told_by(
            {"@type": "Article", "headline": "Tin 1"}, {"@type": "Article", "headline": "Tin 2"}
        )
        assert told.headlines == ("Tin 1",)

    @pytest.mark.parametrize(
        "script",
        [
            "",
            "{",
            "{{ template }}",
            '{"@type": "Article", "headline": "A "quoted" word"}',
            "[" * 100_000,
            '{"@graph":' * 100_000,
            '{"@type": "Article", "headline": "\\ud800"}',
            "NaN",
            "9" * 5000,
            '{"@type": "Article"' + " " * MOST_LETTERS + "}",
            "<!-- {} -->",
            "//<![CDATA[\n{}\n//]]>",
        ],
    )
    def test_a_broken_script_is_none(self, script: str) -> None:
        html = f'<script type="application/ld+json">{script}</script><title>Tin 1</title>'
        assert read_metadata(parse_page(html)).page_title == "Tin 1"

    def test_a_broken_script_hides_no_other(self) -> None:
        html = (
            '<script type="application/ld+json">{"a": }</script><script type="application/ld+json">'
            f'{{"@type": "Article", "datePublished": "{DAY}"}}</script>'
        )
        assert read_metadata(parse_page(html)).stated == DAY

    def test_breaks_in_a_text_are_allowed(self) -> None:
        script = '{"@type": "Article", "headline": "Tin\n\t1"}'
        html = f'<script type="application/ld+json">{script}</script>'
        assert read_metadata(parse_page(html)).headlines == ("Tin 1",)

    def test_other_scripts_are_not_read(self) -> None:
        html = f'<script>{{"@type": "Article", "datePublished": "{DAY}"}}</script>'
        assert read_metadata(parse_page(html)).stated == ""
