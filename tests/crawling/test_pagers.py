"""Pagers of a system that nobody knows: which links lead to a list's further pages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_nlp.crawling.links import target_of
from cchc_nlp.crawling.repeated_items import pager_links
from cchc_nlp.portals.base import parse_html


def hrefs(body: str) -> list[str]:
    tree = parse_html(f"<html><body>{body}</body></html>")
    return [link.get("href") or "" for link in pager_links(tree)]


def row(template: str, numbers: range = range(2, 5)) -> str:
    return " ".join(template.replace("N", str(number)) for number in numbers)


ADDRESSES = [
    "?page=N",
    "/tin.aspx?cat=12&p=N",
    "/tin?trang=N&loai=3",
    "?paged=N",
    "/tin-tuc/page-N/",
    "/tin-tuc/page/N/",
    "/muc/nong-thon/trang-N.html",
    "/tin-tuc-p12-pN",
    "/tin-tuc-c12-N.html",
    "/tin-tuc/N.html",
    "/list?_101_INSTANCE_ab12_cur=N&_101_delta=20",
    "/tin?PageIndex=N",
    "/tin?xyz=N",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_numbers_that_count_with_their_addresses(address: str) -> None:
    links = row(f'<a href="{address}">N</a>')
    page = f"<div><b>1</b> {links}</div>"
    assert hrefs(page) == [address.replace("N", n) for n in "234"]


def test_in_a_list_of_elements() -> None:
    links = row('<li><a href="?page=N">Trang N</a></li>')
    page = f"<ul><li>1</li>{links}</ul>"
    assert hrefs(page) == ["?page=2", "?page=3", "?page=4"]


def test_offsets_and_pages_from_zero() -> None:
    offsets = "".join(f'<a href="?start={20 * (n - 1)}">{n}</a>' for n in (2, 3))
    zero = "".join(f'<a href="?page={n - 1}">[{n}]</a>' for n in (2, 3))
    assert hrefs(f"<p>{offsets}</p>") == ["?start=20", "?start=40"]
    assert hrefs(f"<p>{zero}</p>") == ["?page=1", "?page=2"]


def test_each_page_once() -> None:
    page = '<p><a href="?p=2">2</a> <a href="?p=3">3</a> <a href="?p=2">Trang sau</a></p>'
    assert hrefs(page) == ["?p=2", "?p=3"]


def test_the_first_page_may_have_no_number_in_its_address() -> None:
    page = (
        '<p><a href="/tin/">1</a> 2 <a href="/tin/page-3/">3</a> <a href="/tin/page-4/">4</a></p>'
    )
    assert hrefs(page) == ["/tin/", "/tin/page-3/", "/tin/page-4/"]


@pytest.mark.parametrize("said", ["Trang sau", "Tiếp theo ▶", "Xem thêm tin", "TRANG TIẾP"])
def test_a_word_alone_is_enough(said: str) -> None:
    assert hrefs(f'<div><a href="/tin.aspx?khoa=ab12">{said}</a></div>') == ["/tin.aspx?khoa=ab12"]


@pytest.mark.parametrize("said", ["»", ">>", ">", "Sau", "Tiếp", "Next", "Cuối", "..."])
def test_an_arrow_needs_an_address_with_a_page(said: str) -> None:
    assert hrefs(f'<a href="/tin?page=2">{said}</a>') == ["/tin?page=2"]
    assert hrefs(f'<a href="/tin/anh-dep">{said}</a>') == []


def test_one_number_alone_needs_a_place_where_pages_stand() -> None:
    assert hrefs('<p><b>1</b> <a href="/tin?page=2">2</a></p>') == ["/tin?page=2"]
    assert hrefs('<p><a href="/Tin/pgrid/591/pageid/2">2</a></p>') == ["/Tin/pgrid/591/pageid/2"]
    assert hrefs('<p><a href="/tin/207.html">2</a></p>') == []


def test_pictures_and_labels_say_it_too() -> None:
    page = (
        '<a href="/tin?p=2"><img alt="Trang sau"></a>'
        '<a href="/tin?p=3" aria-label="Next"><i></i></a>'
        '<a href="/tin?p=4" class="page-next"><i></i></a>'
    )
    assert hrefs(page) == ["/tin?p=2", "/tin?p=3", "/tin?p=4"]


def test_an_address_in_a_script_is_an_address() -> None:
    link = "javascript:SubmitFormPost('/tin.aspx?Paged=TRUE\\u0026PageFirstRow=31')"
    assert hrefs(f'<a href="{link}">Trang sau</a>') == [link]


def test_what_the_head_names_comes_first() -> None:
    tree = parse_html(
        '<html><head><link rel="next" href="/tin/page-2/"></head><body>'
        '<a href="/tin/page-2/">2</a> <a href="/tin/page-3/">3</a></body></html>'
    )
    assert [(link.tag, link.get("href")) for link in pager_links(tree)] == [
        ("link", "/tin/page-2/"),
        ("a", "/tin/page-3/"),
    ]


def test_rel_next_of_an_article_is_no_pager() -> None:
    """WordPress marks the next article so."""
    link = '<a rel="next" href="/sua-may-bom/">Sửa máy bơm ở Khe Vang</a>'
    tree = parse_html(f'<head><link rel="next" href="/sua-may-bom/"></head><body>{link}</body>')
    assert pager_links(tree) == []


def test_rel_next_is_a_pager_where_it_says_so() -> None:
    assert hrefs('<a rel="next" href="/tin?tu=ab12">Cũ hơn</a>') == ["/tin?tu=ab12"]


WEEK = "<tr><th>T2</th><th>T3</th><th>T4</th><th>T5</th><th>T6</th><th>T7</th><th>CN</th></tr>"
NO_PAGERS = {
    "a calendar": f"<table>{WEEK}<tr>"
    + row('<td><a href="/lich?x=N">N</a></td>', range(1, 31))
    + "</tr></table>",
    "a calendar with one day": f"<table>{WEEK}<tr>"
    + row("<td>N</td>", range(1, 31))
    + '<td><a href="/tin?page=31">31</a></td></tr></table>',
    "days by their key": row('<a href="/lich?ngay=N">N</a>'),
    "days by their path": row('<a href="/2023/10/N">N</a>'),
    "months": row('<a href="/luu-tru?thang=N&p=1">N</a>'),
    "years": row('<a href="/bao-cao/N">N</a>', range(2020, 2024)),
    "stars": row('<a href="/bai-12?rate=N">N</a>', range(1, 6)),
    "stars by votes": row('<a href="/vote/N">N</a>', range(1, 6)),
    "numbers that count nothing": '<a href="/a/71.html">1</a> <a href="/a/38.html">2</a>',
    "slides": row('<a href="#slide-N">N</a>'),
    "post-backs": row("<a href=\"javascript:__doPostBack('a','N')\">N</a>"),
    "back": '<a href="/tin?page=1">« Trước</a> <a href="/tin?page=1">Đầu</a>',
    "read on": '<a href="/tin/12.html">Xem thêm</a> <a href="/tin/13.html">Xem thêm</a>',
    "titles": row('<a href="/tin/N.html">Nông thôn mới năm N</a>'),
    "an empty page": "",
}


@pytest.mark.parametrize("what", NO_PAGERS)
def test_it_is_no_pager(what: str) -> None:
    assert hrefs(NO_PAGERS[what]) == []


LABELS = st.sampled_from(["1", "2", "3", "[4]", "»", "Trang sau", "Tin tức", "", "Cuối", "²"])
TARGETS = st.sampled_from(
    [
        "?p=2",
        "?p=3",
        "/tin/2.html",
        "/tin/3.html",
        "#",
        "",
        "http://[bad",
        "?p=99999999999999999999",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(LABELS, TARGETS, st.sampled_from(["p", "td", "table"])), max_size=20))
def test_every_link_leads_somewhere_and_each_page_once(
    links: list[tuple[str, str, str]],
) -> None:
    body = "".join(f'<{tag}><a href="{href}">{label}</a>' for label, href, tag in links)
    found = pager_links(parse_html(body))
    targets = [target_of(link, "http://so.example/") for link in found]
    assert all(targets)
    assert len(set(targets)) == len(targets)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    assert isinstance(pager_links(parse_html(f"<a href='?p=2'>{text}</a>")), list)
