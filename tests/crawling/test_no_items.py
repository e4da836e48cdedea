"""What repeats on a page and is no news; and pages that are too broken to hold any."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement

from cchc_nlp.crawling.content_links import target_as_written
from cchc_nlp.crawling.repeated_items import Item, find_items
from cchc_nlp.portals.base import parse_html

from .list_markup import DAYS, LAYOUTS, LINE, MENU, NEWS, TITLES, each, hrefs

LONG_MENU = "".join(
    f'<li><a href="/muc-{n}">Phòng Quản lý Xây dựng công trình và Thanh tra {n}</a></li>'
    for n in range(1, 6)
)
OTHERS = {
    "a menu with long entries": f"<nav><ul>{LONG_MENU}</ul></nav>",
    "a menu by its class": f'<div id="leftMenu"><ul>{LONG_MENU}</ul></div>',
    "offices of the department": f"<ul>{LONG_MENU}</ul>",
    "links to other offices": "".join(
        f'<li><a href="http://so{n}.example/trang">Trang thông tin điện tử của Sở số {n} tỉnh</a>'
        for n in range(1, 6)
    ),
    "home pages": "".join(
        f'<li><a href="http://so{n % 2}.example/">Trang thông tin điện tử của Sở số {n} tỉnh</a>'
        for n in range(1, 6)
    ),
    "short entries": "".join(
        f'<li><a href="/muc-tin-so-{n}">Tin tức</a></li>' for n in range(1, 6)
    ),
    "categories": each('<li><h4><a href="/danh-muc?id=N">TITLE</a></h4></li>'),
    "a register of documents": "<table>"
    + each('<tr><td>1N/QĐ-UBND</td><td>DAY</td><td><a href="/xem?id=N">TITLE</a></td></tr>')
    + "</table>",
    "new documents in a sidebar": each('<li><a href="/van-ban/so-N">TITLE</a></li>'),
    "files": each('<li><a href="/tep/N.docx">TITLE</a> (DAY)</li>'),
    "pictures": each('<li><a href="/anh/N.jpg">TITLE</a> (DAY)</li>'),
    "scripts and mail": each(
        '<li><a href="javascript:mo(N)">TITLE</a> (DAY)</li>'
        '<li><a href="mailto:N@so.example">TITLE</a> (DAY)</li>'
        '<li><a href="#muc-N">TITLE</a> (DAY)</li>'
    ),
    "search and login": each(
        '<li><a href="/tim-kiem?tu=N">TITLE</a> (DAY)</li>'
        '<li><a href="/dang-nhap?ve=N">TITLE</a> (DAY)</li>'
    ),
    "banners": f'<div class="banner-slider">{each(LAYOUTS["cards"])}</div>',
    "a footer": f"<footer>{each(LAYOUTS['cards'])}</footer>",
    "links in the text": "<p>"
    + each(
        "Thực hiện chỉ đạo của Chủ tịch Ủy ban nhân dân tỉnh về rà soát thủ tục, theo văn bản "
        '<a href="/bai/N.html">TITLE</a>, các đơn vị báo cáo. '
    )
    + "</p>",
    "bold links in the text": "<div>"
    + each(
        "<p>Thực hiện chỉ đạo của Chủ tịch Ủy ban nhân dân tỉnh về rà soát thủ tục, xem thêm bài "
        '<b><a href="/bai/N.html">TITLE</a></b> đã đăng.</p>'
    )
    + "</div>",
    "one link": f'<div><a href="/tin/1.html">{TITLES[0]}</a></div>',
    "nothing": "",
}


@pytest.mark.parametrize("what", OTHERS)
def test_it_is_not_taken_for_news(what: str) -> None:
    assert hrefs(MENU + OTHERS[what]) == []


PARAGRAPH = "<p>Sáng nay, Sở Nông nghiệp kiểm tra tiến độ gieo cấy tại các xã vùng hạ huyện.</p>"
RELATED = each(LINE)


@pytest.mark.parametrize(
    "heading", ["Các tin khác", "Tin liên quan:", "BÀI VIẾT CŨ HƠN", "Tin khac"]
)
def test_other_articles_under_an_article_are_no_list(heading: str) -> None:
    short = f"<h1>{TITLES[0]}</h1>{PARAGRAPH}<b>{heading}</b><ul>{RELATED}</ul>"
    assert hrefs(MENU + short) == []


def test_a_box_of_related_articles_may_have_no_heading() -> None:
    page = f"<h1>{TITLES[0]}</h1>{PARAGRAPH}<div class='tin-lien-quan'><ul>{RELATED}</ul></div>"
    assert hrefs(MENU + page) == []


def test_links_around_a_long_text_are_no_list() -> None:
    page = f"<h1>{TITLES[0]}</h1><div>{PARAGRAPH * 12}</div><ul>{RELATED}</ul>"
    assert hrefs(MENU + page) == []


def test_a_long_greeting_on_a_home_page_does_not_hide_its_news() -> None:
    many = "".join(RELATED.replace("/tin/", f"/tin/{n}") for n in range(1, 9))
    assert len(hrefs(f"{MENU}<div>{PARAGRAPH * 12}</div><ul>{many}</ul>")) == 32


def test_a_wrapper_named_after_a_part_hides_nothing() -> None:
    page = f'<div class="khung has-menu footer">{MENU}<h1>Tin</h1>{each(LAYOUTS["cards"])}</div>'
    assert hrefs(page) == NEWS


def test_categories_in_the_class_of_an_item_are_not_furniture() -> None:
    card = LAYOUTS["cards"].replace("the", "post-N hentry category-van-ban tag-binh-chon")
    assert hrefs(MENU + each(card)) == NEWS


# -- whatever the page --------------------------------------------------------------------------

TAGS = st.sampled_from("div ul li p a b table tr td h3 nav article span time br".split())
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' href="/tin-1.html"',
        ' href="http://[bad"',
        ' href="tin?id=2#x"',
        ' href=" "',
        ' class="menu"',
        ' class="tin 12 col-3"',
        ' title="Một tiêu đề đủ dài…"',
        ' datetime="2023-10-25"',
    ]
)
TEXTS = st.sampled_from([*TITLES, *DAYS, "", "Các tin khác", "(31/02/2023)", "…", "\x85 \u00a0"])


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Tags that are opened and not always closed, with texts between them."""
    parts: list[str] = []
    for _ in range(draw(st.integers(0, 40))):
        tag = draw(TAGS)
        parts.append(f"<{tag}{draw(ATTRIBUTES)}{draw(ATTRIBUTES)}>{draw(TEXTS)}")
        parts.append(draw(st.sampled_from(["", f"</{tag}>"])))
    return "".join(parts)


def check(found: list[Item]) -> None:
    targets = [target_as_written(item.link) for item in found]
    assert all(targets)
    assert len(set(targets)) == len(targets)
    assert all(item.listed is None or isinstance(item.listed, dt.date) for item in found)


@settings(max_examples=300, deadline=None)
@given(pages())
def test_no_page_is_too_broken(page: str) -> None:
    tree = parse_html(page)
    found = find_items(tree)
    check(found)
    order = {link: number for number, link in enumerate(tree.iter("a"))}
    firsts = list(_first_of_each(tree, found))
    assert firsts == sorted(firsts, key=order.__getitem__)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_no_text_is_too_strange(text: str) -> None:
    check(find_items(parse_html(text)))


def _first_of_each(tree: HtmlElement, found: list[Item]) -> Iterator[HtmlElement]:
    for item in found:
        target = target_as_written(item.link)
        yield next(link for link in tree.iter("a") if target_as_written(link) == target)
