"""Liferay 7 with a ministry's templates on the asset publisher, pages named by `..._cur`.

The newest item of a page is laid out unlike the others; the way an article was reached hangs on its
address; `/vi` and `/web/guest` show the same; slugs lose the letter đ; files lie at
`/documents/.../name.pdf/uuid`; a page past the end shows the last; each date on the page but one is
a clock or a template's.
"""

from __future__ import annotations

import uuid
from html import escape
from urllib.parse import urlencode

from .markup import ABOUT, COUNTER, OFFICE, OUTSIDE, clock, cut, number, pages, robots
from .serving import FakeSite, Request, Response, Shows, not_found, page, routed, sent_to
from .stories import Section, Story, newest, older, section_of, sections, slug, stories

HOME = "http://liferay7.example"
SIZE = 6
INSTANCE = "uNo2VNPYc2Ub"
PORTLET = f"com_liferay_asset_publisher_web_portlet_AssetPublisherPortlet_INSTANCE_{INSTANCE}"


def site() -> FakeSite:
    return FakeSite(
        name="liferay7",
        portal="liferay",
        start_url=f"{HOME}/",
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=routed(
            [
                (r"/", lambda _: sent_to("/web/guest/trang-chu")),
                (r"/(?:web/guest|vi)/trang-chu", lambda _: _front()),
                (r"/(?:web/guest|vi)/gioi-thieu", lambda _: _frame("Giới thiệu", ABOUT)),
                (r"/robots\.txt", lambda _: robots("/c/", "/web/guest/noi-bo", "/vi/noi-bo")),
                (r"/documents/.*", lambda _: _file()),
                (r"/(?:web/guest|vi)/[\w-]+/-/asset_publisher/\w+/content/([\w-]+)", _article),
                (r"/(?:web/guest|vi)/([\w-]+)", _list),
            ]
        ),
    )


def path(story: Story, prefix: str = "/web/guest") -> str:
    where = f"{prefix}/{section_of(story).slug}/-/asset_publisher/{INSTANCE}/content"
    return f"{where}/{slug(story.title, d='')}"


def _frame(title: str, main: str, *, shows: Shows = "other") -> Response:
    menu = "".join(f'<li><a href="/web/guest/{s.slug}">{s.name}</a></li>' for s in sections())
    return page(
        f"""<!DOCTYPE html>
<html class="ltr" dir="ltr" lang="vi-VN"><head><title>{title} - {OFFICE}</title>
<script>var Liferay = Liferay || {{}};Liferay.currentURL = "/web/guest";</script></head><body>
<header><div class="date-time">Thứ ba, Ngày 08 tháng 10 năm 2019</div>
<span class="wd-days">{clock("{weekday}, ngày {day} | {time} GMT+7")}</span></header>
<nav id="navigation"><ul><li><a href="/web/guest/trang-chu">Trang chủ</a></li>
<li><a href="/web/guest/gioi-thieu">Giới thiệu</a></li>{menu}
<li><a href="/web/guest/noi-bo">Nội bộ</a></li>
<li><a href="/c/portal/login?p_l_id=20182">Đăng nhập</a></li></ul></nav>
<section id="content"><h2 class="hide-accessible" role="heading" aria-level="1">{title}</h2>
{main}</section><footer>{OUTSIDE}{COUNTER}Powered by Liferay</footer></body></html>""",
        shows=shows,
        headers={"Liferay-Portal": "Liferay Community Edition Portal 7.1.2 CE GA3"},
    )


def _boundary(main: str) -> str:
    return f"""<div class="portlet-boundary
portlet-boundary_com_liferay_asset_publisher_web_portlet_AssetPublisherPortlet_ portlet-static
portlet-asset-publisher" id="p_p_id_{PORTLET}_"><section class="portlet" id="portlet_{PORTLET}">
<div class="portlet-body">{main}</div></section></div>"""


def _front() -> Response:
    return _frame("Trang chủ", _boundary(_items(newest()[:SIZE], "/trang-chu")), shows="list")


def _items(shown: tuple[Story, ...], came_from: str) -> str:
    """A page's items: the first is large, the others stand in rows."""
    large, *others = shown
    rows = "".join(
        f"""<div class="row mb-1"><div class="col-xs-5"><img src="/o/theme/images/logo.png" alt="">
</div><div class="col-xs-7">
<a class="text-tletin" href="{_href(s, came_from)}">{escape(s.title)}</a>
<br><small class="text-muted">{s.stamp}</small>
<div class="text-muted mt-15"><p>{escape(s.lead)}</p></div></div></div>"""
        for s in others
    )
    return f"""<div><img style="width:100%" src="/o/theme/images/large.jpg" alt="">
<a href="{_href(large, came_from)}"><h2 class="mt-3">{escape(large.title)}</h2></a>
<small class="text-muted">{large.stamp}</small><p>{escape(large.lead)}</p></div><div>{rows}</div>"""


def _href(story: Story, came_from: str) -> str:
    """The link of a list: every other one under `/vi`, and with the way back in its query."""
    prefix = "/vi" if story.number % 2 else "/web/guest"
    back = urlencode({f"_{PORTLET}_redirect": came_from, "inheritRedirect": "false"})
    return escape(f"{path(story, prefix)}?{back}")


def _list(request: Request, name: str) -> Response:
    section = next((s for s in sections() if s.slug == name), None)
    if section is None:
        return not_found(request)
    last = pages(section.stories, SIZE)
    here = min(max(1, number(request.query.get(f"_{PORTLET}_cur"))), last)
    shown = cut(section.stories, here, SIZE)
    body = _items(shown, f"{request.path}?cur={here}") + _pager(section, here, last)
    return _frame(section.name, _boundary(body), shows="list")


def _pager(section: Section, here: int, last: int) -> str:
    urls = {n: _page_address(section, n) for n in range(1, last + 1)}
    links = "".join(
        f'<li class="page-item active"><a class="page-link" href="#">{n}</a></li>'
        if n == here
        else f'<li class="page-item"><a class="page-link" href="{url}">{n}</a></li>'
        for n, url in urls.items()
    )
    return f"""<div class="clearfix lfr-pagination"><ul class="lfr-pagination-buttons pager">
<li><a href="{urls[1]}">Trang đầu</a></li>{links}<li><a href="{urls[last]}">Trang cuối</a></li></ul>
</div>"""


def _page_address(section: Section, number_: int) -> str:
    place = {
        "p_p_id": PORTLET,
        "p_p_lifecycle": "0",
        "p_p_state": "normal",
        "p_p_mode": "view",
        f"_{PORTLET}_delta": str(SIZE),
        "p_r_p_resetCur": "false",
        f"_{PORTLET}_cur": str(number_),
    }
    return escape(f"/web/guest/{section.slug}?{urlencode(place)}")


def _article(request: Request, name: str) -> Response:
    story = next((s for s in stories() if slug(s.title, d="") == name), None)
    if story is None:
        return not_found(request)
    files = _attachment(story) if story.number % 9 == 0 else ""
    more = "".join(
        f'<li><a href="{path(s)}">{escape(s.title)}</a> {s.day}</li>' for s in older(story)
    )
    body = f"""<h4 class="component-title"><span class="asset-title d-inline">{escape(story.title)}
</span></h4><span class="text-ngayxam-page">{story.stamp}</span>
<div class="journal-content-article"><p class="sapo">{escape(story.lead)}</p>
<div class="contentDetail">{story.body}{files}</div></div>
<h5>Tin liên quan</h5><ul>{more}</ul>"""
    return _frame("Chi tiết", _boundary(body), shows="article")


def _attachment(story: Story) -> str:
    name = f"phu-luc-{story.number}.pdf"
    key = uuid.uuid5(uuid.NAMESPACE_URL, name)
    return f'<p><a href="/documents/20182/30001/{name}/{key}?t=1698217500000">{name}</a></p>'


def _file() -> Response:
    return Response(b"%PDF-1.4\n%%EOF\n", 200, {"Content-Type": "application/pdf"})
