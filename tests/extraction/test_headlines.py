"""Where the headline of a page of an unknown system stands."""

from __future__ import annotations

import pytest

from cchc_nlp.extraction.articles import extract_page
from cchc_nlp.extraction.blocks import one_line
from cchc_nlp.extraction.headline import MOST_CANDIDATES, find_headlines, is_office
from cchc_nlp.extraction.metadata import read_metadata
from cchc_nlp.portals.base import parse_page
from cchc_nlp.portals.selecting import Names
from cchc_nlp.records import Article

from ..stored_pages import page_of

HEADLINE = "Sở Nội vụ tổ chức hội nghị tổng kết công tác cải cách hành chính năm 2023"


def headline_of(html: str) -> str:
    tree = parse_page(html)
    found = find_headlines(tree, read_metadata(tree), page=Names(tree))
    return one_line(found[0].element) if found else ""


class TestPlaces:
    @pytest.mark.parametrize(
        "body",
        [
            "<h1>{}</h1>",
            "<h2>{}</h2>",
            "<h3>{}</h3>",
            "<header><h1>Cổng thông tin điện tử Sở Nội vụ</h1></header><h3>{}</h3>",
            "<h1 class='site-title'>Trang tin về nội vụ và cải cách</h1><h2>{}</h2>",
            "<h1><a href='/'>Vĩnh Giang, nơi của sông và núi</a></h1><h2>{}</h2>",
            "<div class='title'>{}</div>",
            "<span class='news-title'>{}</span>",
            "<td class='tieude'>{}</td>",
            "<p id='lblTitle'>{}</p>",
            "<div itemprop='headline'>{}</div>",
            "<h2>{}</h2><h2>Các tin khác</h2><h3><a href='/2'>Tin về việc khác của Sở</a></h3>",
            "<aside><h2>Một tin đọc nhiều về việc khác của Sở</h2></aside><h3>{}</h3>",
            "<div class='sidebar'><h2>Một tin đọc nhiều về việc khác</h2></div><h3>{}</h3>",
        ],
    )
    def test_it_is_found_without_any_name(self, body: str) -> None:
        assert headline_of(f"<body>{body.format(HEADLINE)}</body>") == HEADLINE

    @pytest.mark.parametrize(
        "title",
        [
            "{}",
            "{} - Sở Nội vụ",
            "{} | Cổng thông tin điện tử tỉnh Vĩnh Giang",
            "Sở Nội vụ - {}",
            "Chi tiết » {} » Sở Nội vụ",
            "Tin tức &gt; {}",
        ],
    )
    @pytest.mark.parametrize("tag", ["div", "p", "td", "span", "b", "font", "strong"])
    def test_what_the_page_is_called_is_found_anywhere(self, title: str, tag: str) -> None:
        html = (
            f"<title>{title.format(HEADLINE)}</title><body><table><tr><td><{tag}>{HEADLINE}"
            f"</{tag}></table><p>Sở họp.</p></body>"
        )
        assert headline_of(html) == HEADLINE

    def test_in_capitals_where_the_name_is_not(self) -> None:
        html = f"<title>{HEADLINE} - Sở</title><h2>Tin tức</h2><div>{HEADLINE.upper()}</div>"
        assert headline_of(html) == HEADLINE.upper()

    def test_by_og_title_where_the_title_is_the_sites(self) -> None:
        html = (
            "<title>Sở Nội vụ</title><meta property='og:site_name' content='Sở Nội vụ'>"
            f"<meta property='og:title' content='{HEADLINE}'><h1>Sở Nội vụ</h1><h3>{HEADLINE}</h3>"
        )
        assert headline_of(html) == HEADLINE

    def test_a_title_that_was_cut(self) -> None:
        html = f"<title>{HEADLINE[:50]}...</title><h2>{HEADLINE}</h2><h2>Một tin khác của Sở</h2>"
        assert headline_of(html) == HEADLINE

    def test_a_headline_that_an_office_begins(self) -> None:
        told = "Công an tỉnh bắt hai đối tượng làm giả con dấu"
        html = f"<title>{told} | Công an tỉnh</title><h2>Tin tức</h2><div>{told}</div><p>Sở họp."
        assert headline_of(html) == told

    def test_an_offices_name_above_it_is_none(self) -> None:
        html = (
            f"<body><h1>Sở Nội vụ tỉnh Vĩnh Giang</h1><div><h2>{HEADLINE}</h2><p>25/10/2023</p>"
            f"<p>{'Sáng nay, Sở đã họp bàn việc cải cách hành chính. ' * 5}</p></div></body>"
        )
        record = extract_page(page_of(html.encode(), portal="generic"))
        assert isinstance(record, Article)
        assert record.title == HEADLINE


class TestNone:
    @pytest.mark.parametrize(
        "body",
        ["", "<p>Sở họp.</p>", "<h1></h1>", "<h1> \u00a0 </h1>", "<h2>Các tin khác</h2>",
         "<h1>Trang chủ</h1>", "<footer><h3>Sở Nội vụ tỉnh Vĩnh Giang</h3></footer>"],
    )  # fmt: skip
    def test_nothing_is_found(self, body: str) -> None:
        assert headline_of(f"<body>{body}</body>") == ""

    def test_a_line_too_long_is_no_headline(self) -> None:
        assert headline_of("<h1>" + "Sở họp " * 40 + "</h1>") == ""

    def test_no_more_are_looked_at_than_a_page_has(self) -> None:
        tree = parse_page(f"<h2>{HEADLINE}</h2>" * 500)
        assert len(find_headlines(tree, read_metadata(tree), page=Names(tree))) == MOST_CANDIDATES


class TestOffices:
    @pytest.mark.parametrize(
        "name",
        ["sở nội vụ", "sở nội vụ tỉnh vĩnh giang", "uỷ ban nhân dân tỉnh vĩnh giang",
         "ubnd huyện hà bình", "ubnd thành phố vĩnh giang", "cục thuế tỉnh", "chi cục kiểm lâm",
         "trung tâm phục vụ hành chính công", "bệnh viện đa khoa tỉnh", "thanh tra tỉnh",
         "văn phòng hđnd và ubnd tỉnh", "bộ nội vụ", "ban quản lý các khu công nghiệp",
         "xã an phú", "huyện hà bình", "hội nông dân tỉnh", "tỉnh uỷ vĩnh giang",
         "trường trung học phổ thông an phú", "công an tỉnh vĩnh giang"],
    )  # fmt: skip
    def test_names(self, name: str) -> None:
        assert is_office(name)

    @pytest.mark.parametrize(
        "headline",
        ["sở nội vụ tổ chức hội nghị", "ubnd tỉnh họp phiên thường kỳ", "báo cáo kết quả",
         "sở công thương kiểm tra chợ tết", "sở y tế: khám miễn phí cho dân",
         "ubnd tỉnh bãi bỏ ba quyết định", "bộ trưởng bộ nội vụ thăm tỉnh", "hội nghị tổng kết",
         "cục thuế tỉnh thu 500 tỷ đồng", "thông báo tuyển dụng", "đoàn thanh niên ra quân",
         "công an tỉnh bắt hai đối tượng", "sở nội vụ bổ nhiệm hai phó giám đốc",
         "trung tâm y tế huyện tiêm vắc xin", "xã an phú về đích nông thôn mới", ""],
    )  # fmt: skip
    def test_headlines(self, headline: str) -> None:
        assert not is_office(headline)
