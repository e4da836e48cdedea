"""Lists of a system that nobody knows: every item is found, once, with its title and day."""

from __future__ import annotations

import pytest

from .list_markup import (
    LAYOUTS,
    LINE,
    MENU,
    NEWS,
    SHOWN,
    TITLE_ONLY,
    TITLES,
    days,
    each,
    hrefs,
    items,
)


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
