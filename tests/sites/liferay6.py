"""Liferay 6.2 as a department runs it: asset publisher, pages named by `_101_cur`.

The switch of languages hangs `/vi` and `/en` on whatever address is shown, without end; lists say
12:00 AM where the hour is unknown; a page past the end shows the last; the first answers carry a
session's number in their links; two articles are shown on two pages; the calendar has no last
month; polls and actions look like paging.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from html import escape
from urllib.parse import urlencode

from .markup import ABOUT, OFFICE, OUTSIDE, clock, cut, number, pages, robots, story_by_number
from .serving import FakeSite, Request, Response, Shows, page, routed
from .stories import Section, Story, newest, older, section_of, sections, slug, stories

HOME = "http://liferay6.example"
SIZE = 6
FIRST_ID = 41000
SESSION = "NwHX3+kQ9bTz.undefined"
PLACE = {
    "p_p_id": "101",
    "p_p_lifecycle": "0",
    "p_p_state": "normal",
    "p_p_mode": "view",
    "p_p_col_id": "column-2",
    "p_p_col_count": "1",
    "_101_delta": str(SIZE),
    "_101_keywords": "",
    "_101_advancedSearch": "false",
    "_101_andOperator": "true",
    "p_r_p_564233524_resetCur": "false",
}


def site() -> FakeSite:
    return FakeSite(
        name="liferay6",
        portal="liferay",
        start_url=f"{HOME}/",
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=_with_session,
        prints_time=False,
    )


def path(story: Story, name: str = "") -> str:
    name = name or section_of(story).slug
    return f"/{name}/-/view_content/{FIRST_ID + story.number}-{slug(story.title, d='')}"


def _with_session(request: Request) -> Response:
    """Before the session's cookie comes back, its number hangs on every link."""
    plain = replace(request, path=re.sub(r";jsessionid=[^/]*", "", request.path))
    answer = _answer(plain)
    if "JSESSIONID" in request.headers.get("cookie", "") or not answer.body.startswith(b"<!"):
        return answer
    hung = re.sub(rb'(<a href="/[\w/-]+)', rb"\1;jsessionid=" + SESSION.encode(), answer.body)
    cookie = {"Set-Cookie": f"JSESSIONID={SESSION}; Path=/"}
    return replace(answer, body=hung, headers={**answer.headers, **cookie})


def _answer(request: Request) -> Response:
    """Articles answer with any number of languages behind them; other pages are not there."""
    spoken = re.fullmatch(r"(.*?)((?:/(?:vi|en))*)/?", request.path)
    assert spoken is not None
    bare = replace(request, path=spoken[1] or "/")
    if spoken[2] and "view_content" not in bare.path:
        return _missing(request)
    return _pages(bare, request.path)


def _pages(request: Request, shown: str) -> Response:
    answer = routed(
        [
            (r"/(?:trang-chu)?", lambda _: _front(shown)),
            (r"/gioi-thieu", lambda _: _frame(shown, "Giới thiệu", ABOUT)),
            (r"/lich-cong-tac", _calendar),
            (r"/robots\.txt", lambda _: robots("/c/", "/group/", "/trao-doi-noi-bo")),
            (r"/[\w-]+/-/view_content/(\d+)-[^/]*", lambda _, i: _article(shown, i)),
            (r"/([\w-]+)", _list),
        ],
        missing=_missing,
    )
    return answer(request)


def _frame(
    shown: str, title: str, main: str, *, shows: Shows = "other", status: int = 200
) -> Response:
    menu = "".join(f'<li><a href="/{s.slug}">{s.name}</a></li>' for s in sections())
    return page(
        f"""<!DOCTYPE html>
<html class="aui ltr" dir="ltr" lang="vi-VN"><head><title>{title} - {OFFICE}</title>
<link href="/theme/css/aui.css?minifierType=css&amp;languageId=vi_VN&amp;b=6201" rel="stylesheet">
<script>Liferay.authToken="ab12cd34";Liferay.currentURL="{shown}";</script></head>
<body class="yui3-skin-sam controls-visible signed-out public-page site">
<div class="date-time">{clock("{weekday}, Ngày {day}")}</div>
<nav id="navigation"><ul><li><a href="/trang-chu">Trang chủ</a></li>
<li><a href="/gioi-thieu">Giới thiệu</a></li>{menu}
<li><a href="/lich-cong-tac">Lịch công tác</a></li>
<li><a href="/trao-doi-noi-bo">Trao đổi nội bộ</a></li>
<li><a href="/c/portal/login?p_l_id=11015">Đăng nhập</a></li>
<li><a href="{escape(shown.rstrip("/"))}/vi">VI</a></li>
<li><a href="{escape(shown.rstrip("/"))}/en">EN</a></li></ul></nav>
<div id="main-content">{main}</div><div class="footer">{OUTSIDE}
<div class="current-visitor-online">Đang truy cập: 27</div>
<div class="total-visitor">Tổng: 4.798.809</div></div></body></html>""",
        shows=shows,
        status=status,
    )


def _front(shown: str) -> Response:
    return _frame(shown, "Trang chủ", "".join(_item(s) for s in newest()[:SIZE]), shows="list")


def _item(story: Story, name: str = "") -> str:
    """One line of a list: of two stories out of three nobody knows the hour."""
    hour = f"{story.published:%I:%M %p}" if story.number % 3 == 0 else "12:00 AM"
    return f"""<div class="asset-bounddary"><div class="asset-abstract"><div class="asset-content">
<h3 class="asset-title"><a href="{path(story, name)}">{escape(story.title)}</a></h3>
<div class="assetPublishDate block_timer">Ngày đăng {story.day} | {hour} | View count: 554</div>
<div class="asset-summary">{escape(story.lead[:90])}...</div></div></div></div>"""


def _list(request: Request, name: str) -> Response:
    section = next((s for s in sections() if s.slug == name), None)
    if section is None:
        return _missing(request)
    guests = sections()[0].stories[:2] if section.number == 2 else ()
    shown = tuple(sorted((*section.stories, *guests), key=lambda s: s.published, reverse=True))
    last = pages(shown, SIZE)
    here = min(max(1, number(request.query.get("_101_cur"))), last)
    items = "".join(_item(s, section.slug) for s in cut(shown, here, SIZE))
    boundary = f'<div class="portlet-boundary portlet-boundary_101_" id="p_p_id_101_">{items}'
    body = f"{boundary}{_pager(section, here, last, len(shown))}</div>{_poll(section)}"
    return _frame(request.path, section.name, body, shows="list")


def _pager(section: Section, here: int, last: int, count: int) -> str:
    urls = {n: _address(section, {"_101_cur": str(n)}) for n in range(1, last + 1)}
    numbers = "".join(f'<li><a href="{url}">{n}</a></li>' for n, url in urls.items())
    onward = f'<li><a href="{urls[here + 1]}">next</a></li>' if here < last else ""
    return f"""<div class="taglib-page-iterator" id="_101_ocerSearchContainerPageIterator">
<div class="clearfix lfr-pagination"><ul class="dropdown-menu lfr-menu-list">{numbers}</ul>
<small class="search-results">Hiển thị {here * SIZE - SIZE + 1} - {min(here * SIZE, count)} of
{count} kết quả.</small><ul class="pager lfr-pagination-buttons">
<li class="first"><a href="{urls[1]}">← Đầu tiên</a></li>{onward}
<li class="last"><a href="{urls[last]}">Cuối cùng →</a></li></ul></div></div>"""


def _poll(section: Section) -> str:
    """A poll: its links act, pop up, and have a key that ends like a page's."""
    acts = _address(section, {"p_p_id": "59_INSTANCE_x1", "p_p_lifecycle": "1", "_59_cur": "2"})
    pops = _address(section, {"p_p_id": "59_INSTANCE_x1", "p_p_state": "pop_up", "_59_cur": "2"})
    return f"""<div class="portlet-boundary portlet-boundary_59_" id="p_p_id_59_INSTANCE_x1_">
<a href="{acts}">Bình chọn</a><a href="{pops}">Xem kết quả bình chọn</a></div>"""


def _address(section: Section, changed: dict[str, str]) -> str:
    return escape(f"/{section.slug}?{urlencode(PLACE | changed)}")


def _article(shown: str, identifier: str) -> Response:
    story = story_by_number(stories(), int(identifier) - FIRST_ID)
    if story is None:
        return _missing(Request("GET", shown))
    more = "".join(f'<li><a href="{path(s)}">{escape(s.title)}</a></li>' for s in older(story))
    body = f"""<div class="portlet-boundary portlet-boundary_101_" id="p_p_id_101_">
<h1 class="header-title"><span>{escape(story.title)}</span></h1><div class="asset-full-content">
<div class="assetPublishDate block_timer">Ngày đăng {story.day} | 12:00 AM | View count: 71</div>
<div class="journal-content-article"><p><strong>{escape(story.lead)}</strong></p>{story.body}</div>
<div class="taglib-social-bookmarks">Chia sẻ</div></div>
<h4>Các tin khác</h4><ul>{more}</ul></div>"""
    return _frame(shown, "Chi tiết", body, shows="article")


def _calendar(request: Request) -> Response:
    """A month; the one before and the one after always exist."""
    month = number(request.query.get("_8_month"), 10)
    year = number(request.query.get("_8_year"), 2023)
    first = dt.date(min(max(year, 1), 9998), min(max(month, 1), 12), 1)
    links = "".join(
        f'<a href="/lich-cong-tac?p_p_id=8&amp;p_p_lifecycle=0&amp;_8_month={day.month}'
        f'&amp;_8_year={day.year}">{said}</a>'
        for day, said in (
            (first - dt.timedelta(days=1), "Tháng trước"),
            (first + dt.timedelta(days=31), "Tháng sau"),
        )
    )
    body = f'<div class="calendar-nav">{links}</div><p>08:00 {first:%d/%m/%Y}: Họp giao ban</p>'
    return _frame(request.path, "Lịch công tác", body)


def _missing(request: Request) -> Response:
    body = f"""<section class="portlet" id="portlet_status">
<h1 class="portlet-title">Trạng thái</h1>
<h3 class="alert alert-error">Không tìm thấy</h3>Tài nguyên không được tìm thấy.
<code class="lfr-url-error">{escape(request.path)}</code></section>"""
    return _frame(request.path, "Trạng thái", body, status=404)
