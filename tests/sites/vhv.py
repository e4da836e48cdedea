"""VHV's CMS: the pages of a list come from a module that a script asks, as pieces of HTML.

Page 2 has no address: the pager's links lead nowhere, and `?page=2` shows the first page again.
What the module must be told stands in the page, as JSON in base64 beside the number of the module;
the same may be sent by GET or POST. A piece past the end has no items.
"""

from __future__ import annotations

import base64
import json
from html import escape

from .markup import ABOUT, COUNTER, OFFICE, OUTSIDE, clock, cut, number, robots
from .serving import FakeSite, Request, Response, Shows, not_found, page, routed
from .stories import Section, Story, newest, older, sections, stories

HOME = "http://vhv.example"
SIZE = 6
SITE_ID = 2005999
FIRST_ID = 187600
MODULE = 12


def site() -> FakeSite:
    return FakeSite(
        name="vhv",
        portal="vhv",
        start_url=f"{HOME}/",
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=routed(
            [
                (r"/", _root),
                (r"/gioi-thieu\.html", lambda _: _frame("Giới thiệu", ABOUT)),
                (r"/robots\.txt", lambda _: robots("/noi-bo.html", "/tim-kiem.html", "/api/")),
                (r"/([\w-]+)-c(\d+)\.html", _list),
                (r"/[\w-]+-(\d{6})\.html", _article),
            ]
        ),
    )


def path(story: Story) -> str:
    return f"/{story.slug}-{FIRST_ID + story.number}.html"


def category(section: Section) -> int:
    return 21070 + section.number


def list_path(section: Section) -> str:
    return f"/{section.slug}-c{category(section)}.html"


def asked_of(section: Section) -> dict[str, str | int]:
    """What the module must be told to give this list."""
    return {
        "layout": "Content.Article.News.default",
        "itemsPerPage": SIZE,
        "orderBy": "publishTime DESC",
        "pageNo": 1,
        "service": "Content.Article.selectAll",
        "widgetCode": "5b72a94b9218655475508114",
        "type": "Article.News",
        "parentId": category(section),
        "categoryId": category(section),
        "totalItems": len(section.stories),
    }


def _frame(title: str, main: str, *, shows: Shows = "other") -> Response:
    menu = "".join(f'<a href="{list_path(s)}">{s.name}</a>' for s in sections())
    return page(
        f"""<!DOCTYPE html>
<html lang="vi"><head><title>{escape(title)}</title>
<link href="/upload/{SITE_ID}/20230105/logo.png" rel="shortcut icon"></head><body>
<div class="today">{clock()}</div><nav class="main-menu"><a href="/">Trang chủ</a>
<a href="/gioi-thieu.html">Giới thiệu</a>{menu}<a href="/noi-bo.html">Nội bộ</a>
<a href="/tim-kiem.html">Tìm kiếm</a><a href="/?page=Member.User.login">Đăng nhập</a></nav>
<div class="wrap">{main}</div><footer>{OFFICE}{OUTSIDE}{COUNTER}</footer></body></html>""",
        shows=shows,
    )


def _root(request: Request) -> Response:
    """The home page; a module, where one is asked for."""
    if request.query.get("module") == "Content.Listing":
        return _piece({**request.query, **request.form})
    if "page" in request.query:
        return _frame("Đăng nhập", "<p>Tên đăng nhập</p>")
    return _frame("Trang chủ", "".join(map(_item, newest()[:SIZE])), shows="list")


def _piece(told: dict[str, str]) -> Response:
    section = next((s for s in sections() if str(category(s)) == told.get("categoryId")), None)
    if section is None or told.get("service") != "Content.Article.selectAll":
        return page("", shows="list")
    here = number(told.get("pageNo"))
    size = min(number(told.get("itemsPerPage"), SIZE), 100)
    items = "".join(map(_item, cut(section.stories, here, size)))
    return page(
        f'{items}<div id="pagination{MODULE}" class="default-pagination"></div>', shows="list"
    )


def _item(story: Story) -> str:
    href = path(story)
    return f"""<article class="article-news"><a class="article-img" href="{href}"
title="{escape(story.title)}"><img src="/upload/{SITE_ID}/20231120/anh.jpg" alt=""></a>
<div class="article-right show-left"><a class="article-title common-title" href="{href}">
{escape(story.title)}</a><div><span class="article-date">{story.stamp}</span></div>
<div class="article-brief">{escape(story.lead)}</div>
<a class="article-more" href="{href}">Đọc thêm</a></div></article>"""


def _list(request: Request, name: str, wanted: str) -> Response:
    section = next((s for s in sections() if str(category(s)) == wanted), None)
    if section is None or name != section.slug:
        return not_found(request)
    items = "".join(map(_item, cut(section.stories, 1, SIZE)))
    body = f"""<h1>{section.name}</h1><div id="module{MODULE}" class="ModuleWrapper">{items}
<div id="pagination{MODULE}" class="default-pagination"><span class="current">1</span>
<a href="javascript:void(0)">2</a><a href="javascript:void(0)" class="next">»</a></div></div>"""
    return _frame(section.name, body + _script(section), shows="list")


def _script(section: Section) -> str:
    told = base64.b64encode(json.dumps(asked_of(section)).encode()).decode()
    place = {
        "module": "Content.Listing",
        "page": "Article.News.list",
        "id": str(MODULE),
        "modulePosition": "0",
        "moduleParentId": "-1",
    }
    return f"""<script type="text/javascript">
VHV.App.siteId = "{SITE_ID}";
VHV.using($.extend($.parseJSON(decode64('{told}')), {json.dumps(place)}), {{
totalItems: {len(section.stories)}, filters: [], pageNo: 1, itemsPerPage: {SIZE} }});
</script>"""


def _article(request: Request, identifier: str) -> Response:
    story = next((s for s in stories() if FIRST_ID + s.number == int(identifier)), None)
    if story is None:
        return not_found(request)
    more = "".join(map(_item, older(story)))
    body = f"""<div class="article-detail"><h1 itemprop="headline">{escape(story.title)}</h1>
<div class="article-time">{story.day} | {story.published:%H:%M} | Lượt xem: {story.number * 5}</div>
<div class="article-brief">{escape(story.lead)}</div><div class="article-content">{story.body}
<p>Chia sẻ</p><p>Lưu</p></div><div class="author">Tác giả: Ngọc Lan</div></div>
<div class="related"><h3>Tin liên quan</h3>{more}</div>"""
    return _frame(story.title, body, shows="article")
