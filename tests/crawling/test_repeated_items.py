"""Lists of a system that nobody knows: what is found on them, and what is not taken for news."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement

from cchc_nlp.crawling.content_links import target_as_written
from cchc_nlp.crawling.repeated_items import Item, repeated_items
from cchc_nlp.portals.base import parse_html

TITLES = (
    "Xã Khe Vang mở quầy tiếp nhận hồ sơ buổi tối",
    "Huyện Yên Tảo tập huấn chữ ký số cho cán bộ thôn",
    "Kiểm tra công vụ đột xuất tại ba phòng chuyên môn",
    "Họp giao ban tháng Mười về giải ngân vốn đầu tư",
)
DAYS = ("25/10/2023", "24/10/2023", "20/10/2023", "19/10/2023")
MENU = """<div class="menu"><ul><li><a href="/">Trang chủ</a></li><li><a href="/gioi-thieu">Giới
 thiệu</a></li><li><a href="/tin-tuc">Tin tức - sự kiện</a></li><li><a href="/lien-he">Liên
 hệ</a></li></ul></div><div class="gio">Thứ hai, 20/11/2023</div>"""


def tree_of(body: str) -> HtmlElement:
    return parse_html(f"<html><body>{body}</body></html>")


def items(body: str) -> list[Item]:
    return repeated_items(tree_of(body))


def hrefs(body: str) -> list[str]:
    return [item.link.get("href") or "" for item in items(body)]


def days(body: str) -> list[str]:
    return [str(item.listed or "") for item in items(body)]


def each(template: str, titles: tuple[str, ...] = TITLES) -> str:
    """The template once for each item: N is its number, TITLE and DAY what it says."""
    return "".join(
        template.replace("TITLE", title).replace("DAY", day).replace("N", str(number))
        for number, (title, day) in enumerate(zip(titles, DAYS, strict=False), 1)
    )


LINE = '<li><a href="/tin/N.html">TITLE</a> (DAY)</li>'
TITLE_ONLY = '<li><a href="/tin/N.html">TITLE</a></li>'
NEWS = ["/tin/1.html", "/tin/2.html", "/tin/3.html", "/tin/4.html"]
SHOWN = ["2023-10-25", "2023-10-24", "2023-10-20", "2023-10-19"]

LAYOUTS = {
    "cards": '<div class="the"><h3><a href="/tin/N.html">TITLE</a></h3><span>DAY</span></div>',
    "rows of a table": (
        '<tr><td><a href="/tin/N.html"><img src="/a.jpg"></a></td>'
        '<td><a href="/tin/N.html">TITLE</a><br>(DAY)<br>Đoạn dẫn của tin.</td></tr>'
    ),
    "one cell, no frame": '<a href="/tin/N.html">TITLE</a> <i>(DAY)</i><br>',
    "the day before the title": 'DAY: <a href="/tin/N.html">TITLE</a><br>',
    "a heading, then the day": '<h4><a href="/tin/N.html">TITLE</a></h4><p>Ngày đăng: DAY</p>',
    "the whole card is one link": (
        '<a href="/tin/N.html"><h5>TITLE</h5><p>Đoạn dẫn của tin.</p><em>DAY</em></a>'
    ),
    "the day inside the link": '<li><a href="/tin/N.html">TITLE <small>(DAY)</small></a></li>',
    "a category beside the title": (
        '<div class="muc"><a href="/danh-muc/cai-cach">Cải cách hành chính</a>'
        '<a href="/tin/N.html">TITLE</a><span>DAY - 12 lượt xem</span></div>'
    ),
    "a link that says nothing": (
        '<div><h4>TITLE</h4><p>DAY</p><a href="/tin/N.html">Xem chi tiết</a></div>'
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_item_is_found_with_its_title_and_day(layout: str) -> None:
    body = each(LAYOUTS[layout])
    page = f"{MENU}<table>{body}</table>" if "<tr>" in body else f"{MENU}<div>{body}</div>"
    assert hrefs(page) == NEWS
    assert days(page) == SHOWN
    assert [item.title for item in items(page)] == list(TITLES)


def test_two_items_a_row() -> None:
    cell = '<td><a href="/tin/N.html">TITLE</a></td>'
    first, second = each(cell, TITLES[:2]), each(cell)
    rest = second[len(first) :]
    assert hrefs(f"{MENU}<table><tr>{first}</tr><tr>{rest}</tr></table>") == NEWS


def test_a_list_without_any_day_is_known_by_its_titles() -> None:
    page = MENU + f"<ul>{each(TITLE_ONLY)}</ul>"
    assert hrefs(page) == NEWS
    assert days(page) == [""] * 4


def test_two_items_are_enough_where_they_are_dated() -> None:
    page = f"{MENU}<ul>{each(LINE, TITLES[:2])}</ul>"
    assert hrefs(page) == NEWS[:2]


def test_the_last_page_of_a_list_may_show_one_item() -> None:
    card = LAYOUTS["cards"]
    assert hrefs(MENU + each(card, TITLES[:1])) == NEWS[:1]


def test_a_badge_without_a_year_is_a_stamp_but_no_day() -> None:
    card = '<div><a href="/tin/N.html"><h5>TITLE</h5></a><b class="post-date">25<br>10</b></div>'
    page = MENU + each(card, TITLES[:2])
    assert hrefs(page) == NEWS[:2]
    assert days(page) == ["", ""]


def test_a_home_page_has_several_blocks_of_news() -> None:
    first = each(LINE)
    second = each('<div class="o"><h3><a href="/bai/mot-hai-ba-N">TITLE</a></h3></div>')
    page = f"{MENU}<h2>Tin tức</h2><ul>{first}</ul><h2>Nông thôn</h2><div>{second}</div>"
    assert hrefs(page) == [*NEWS, *(f"/bai/mot-hai-ba-{n}" for n in range(1, 5))]


def test_the_pinned_item_above_a_list_is_found_by_its_address() -> None:
    pinned = '<div class="noi"><p><a href="/tin/9.html">Tin ghim ở đầu trang</a></p></div>'
    page = MENU + pinned + f"<ul>{each(LINE)}</ul>"
    assert hrefs(page) == ["/tin/9.html", *NEWS]


def test_older_titles_under_a_heading_belong_to_a_list() -> None:
    older = "".join(f'<li><a href="/tin/{n}.html">{TITLES[n - 5]}</a></li>' for n in range(5, 9))
    page = f"{MENU}<div>{each(LAYOUTS['cards'])}</div><h4>Các tin khác</h4><ul>{older}</ul>"
    assert hrefs(page) == [*NEWS, *(f"/tin/{n}.html" for n in range(5, 9))]


def test_a_cut_title_is_completed_by_its_attribute() -> None:
    row = '<li><a href="/tin/N.html" title="TITLE">Xã Khe Vang…</a> (DAY)</li>'
    row = row.replace("TITLE", "Xã Khe Vang mở quầy buổi tối")
    assert {item.title for item in items(each(row))} == {"Xã Khe Vang mở quầy buổi tối"}


def test_a_title_that_is_cut_is_better_than_a_link_that_says_nothing() -> None:
    row = (
        '<li><h4><a href="/tin/N.html">TITLE…</a></h4> DAY <a href="/tin/N.html">Xem tiếp</a></li>'
    )
    assert [item.title for item in items(each(row))] == [f"{title}…" for title in TITLES]


def test_a_document_among_news_is_listed_with_them() -> None:
    """It is on the list, so it is accounted for; a list of nothing else is none."""
    last = '<li><a href="/tep/lich.pdf">Lịch công tác tuần thứ 43</a> (18/10/2023)</li>'
    assert hrefs(f"<ul>{each(LINE)}{last}</ul>") == [*NEWS, "/tep/lich.pdf"]
    assert hrefs(f"<ul>{each(LINE.replace('.html', '.pdf'))}</ul>") == []


# -- days that are none -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "beside",
    [
        "Ngày 15/7/2023, Sở Nông nghiệp tổ chức hội nghị tổng kết",
        "Cập nhật lần cuối: 15/07/2023",
        "25/10",
        "(27/7/1947 - 27/7/2023)",
        "31/02/2023",
        "Quyết định số 12/2023/QĐ-UBND",
    ],
)
def test_a_teaser_a_change_or_half_a_day_is_no_day(beside: str) -> None:
    row = f'<li><h4><a href="/tin/N.html">TITLE</a></h4><p>{beside}</p></li>'
    assert days(each(row)) == [""] * 4


def test_the_header_clock_is_no_item_day() -> None:
    page = f"{MENU}<div><a href='/tin/1.html'>{TITLES[0]}</a></div>"
    assert days(page) == []


def test_a_day_in_the_title_stays_in_it() -> None:
    row = '<li><a href="/tin/N.html">TITLE theo Quyết định ngày 15/7/2023</a></li>'
    assert days(each(row)) == [""] * 4
    assert items(each(row))[0].title.endswith("ngày 15/7/2023")


# -- what is no news ----------------------------------------------------------------------------

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
    found = repeated_items(tree)
    check(found)
    order = {link: number for number, link in enumerate(tree.iter("a"))}
    firsts = list(_first_of_each(tree, found))
    assert firsts == sorted(firsts, key=order.__getitem__)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_no_text_is_too_strange(text: str) -> None:
    check(repeated_items(parse_html(text)))


def _first_of_each(tree: HtmlElement, found: list[Item]) -> Iterator[HtmlElement]:
    for item in found:
        target = target_as_written(item.link)
        yield next(link for link in tree.iter("a") if target_as_written(link) == target)
