"""DotNetNuke with the EasyDNNNews module; lists are paged by `Default.aspx?TabID=72&p=2`.

An article has many addresses, told by the number behind `articleId` alone, in any case of letters;
print views and skins repeat it; files are `LinkClick.aspx?fileticket=`, without a name; stamps are
of twelve hours with SA and CH; a page past the end is empty.
"""

from __future__ import annotations

from html import escape

from .markup import ABOUT, COUNTER, OFFICE, OUTSIDE, clock, cut, number, pages, robots
from .serving import FakeSite, Request, Response, Shows, not_found, page, routed
from .stories import Section, Story, newest, older, section_of, sections, stories

HOME = "http://dotnetnuke.example"
SIZE = 5
FIRST_ID = 300


def site() -> FakeSite:
    return FakeSite(
        name="dotnetnuke",
        portal="dotnetnuke",
        start_url=f"{HOME}/",
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=routed(
            [
                (r"/", lambda _: _front()),
                (r"(?i)/default\.aspx", _tab),
                (r"(?i)/gioi-thieu\.aspx", lambda _: _frame("Giới thiệu", ABOUT)),
                (r"/robots\.txt", lambda _: robots("/admin/", "/DesktopModules/", "/Noi-Bo.aspx")),
                (r"(?i)/linkclick\.aspx", lambda _: _file()),
                (r"(?i)/[\w-]+/articletype/articleview/articleid/(\d+)(?:/[\w-]*)?", _article),
                (r"(?i)/([\w-]+)\.aspx", _named),
            ]
        ),
    )


def tab(section: Section) -> int:
    return 70 + section.number


def path(story: Story) -> str:
    name = section_of(story).slug.title()
    return f"/{name}/ArticleType/ArticleView/articleId/{FIRST_ID + story.number}/{story.slug[:40]}"


def _frame(title: str, main: str, *, shows: Shows = "other") -> Response:
    menu = "".join(f'<a href="/{s.slug.title()}.aspx">{s.name}</a>' for s in sections())
    return page(
        f"""<!DOCTYPE html>
<html lang="vi-VN"><head><meta id="MetaGenerator" name="GENERATOR" content="DotNetNuke " />
<title>{escape(title)}</title></head><body id="Body"><form method="post" action="{escape("/")}"
id="Form"><input type="hidden" name="__dnnVariable" id="__dnnVariable" value="" />
<span id="dnn_dnnCURRENTDATE_lblDate">{clock()}</span>
<div id="dnn_dnnMENU_menu"><a href="/">Trang chủ</a><a href="/Gioi-Thieu.aspx">Giới thiệu</a>{menu}
<a href="/Noi-Bo.aspx">Nội bộ</a><a href="/Login.aspx?returnurl=%2f">Đăng nhập</a></div>
<div id="dnn_ContentPane">{main}</div><div id="dnn_FooterPane">{OFFICE}{OUTSIDE}{COUNTER}</div>
</form></body></html>""",
        shows=shows,
    )


def _front() -> Response:
    return _frame("Trang chủ", _items(newest()[:SIZE]), shows="list")


def _items(shown: tuple[Story, ...]) -> str:
    items = "".join(map(_item, shown))
    return f'<div id="dnn_ctr591_pnlListArticles">{items}</div>'


def _item(story: Story) -> str:
    half = "SA" if story.published.hour < 12 else "CH"
    href = (
        path(story)
        if story.number % 3
        else f"/Default.aspx?TabID=72&articleId={FIRST_ID + story.number}"
    )
    return f"""<article class="edn_article edn_clearFix"><h2 class="edn_articleTitle">
<a href="{escape(href)}">{escape(story.title)}</a></h2>
<div class="edn_metaDetails"><time>{story.published:%d/%m/%Y %I:%M:%S} {half}</time></div>
<div class="edn_articleSummary">{escape(story.lead)}</div></article>"""


def _named(request: Request, name: str) -> Response:
    section = next((s for s in sections() if s.slug == name.lower()), None)
    return _list(section, request) if section else not_found(request)


def _tab(request: Request) -> Response:
    """What hangs on the number of a page: a list, or an article shown there."""
    asked = {key.lower(): value for key, value in request.query.items()}
    if "articleid" in asked:
        return _article(request, asked["articleid"])
    section = next((s for s in sections() if str(tab(s)) == asked.get("tabid")), None)
    return _list(section, request) if section else not_found(request)


def _list(section: Section, request: Request) -> Response:
    here = number(request.query.get("p"))
    body = (
        f"<h1>{section.name}</h1>{_items(cut(section.stories, here, SIZE))}{_pager(section, here)}"
    )
    return _frame(section.name, body, shows="list")


def _pager(section: Section, here: int) -> str:
    links = (
        f'<span class="active">{n}</span>'
        if n == here
        else f'<a class="page" href="/Default.aspx?TabID={tab(section)}&amp;p={n}">{n}</a>'
        for n in range(1, pages(section.stories, SIZE) + 1)
    )
    return f'<div class="article_pager">{"".join(links)}</div>'


def _article(request: Request, identifier: str) -> Response:
    story = next((s for s in stories() if FIRST_ID + s.number == int(identifier)), None)
    if story is None:
        return not_found(request)
    half = "SA" if story.published.hour < 12 else "CH"
    ticket = (
        f"/LinkClick.aspx?fileticket=Ab{story.number}%3d&amp;tabid=72&amp;mid=591&amp;portalid=0"
    )
    files = f'<p><a href="{ticket}">Phụ lục kèm theo</a></p>' if story.number % 8 == 0 else ""
    more = "".join(
        f'<li><a href="{path(s).lower()}">{escape(s.title)}</a> <time>{s.day}</time></li>'
        for s in older(story)
    )
    body = f"""<article class="edn_article edn_articleDetails">
<h1 class="edn_articleTitle">{escape(story.title)}</h1><div class="edn_metaDetails">
<time>{story.published:%d/%m/%Y %I:%M:%S} {half}</time> Số lần xem: {story.number}</div>
<a href="{path(story)}?PrintMode=true">In trang</a>
<a href="{path(story)}?SkinSrc=%5bG%5dSkins%2f_default%2fNo+Skin">Xem bản rút gọn</a>
<div class="edn_articleSummary"><p>{escape(story.lead)}</p></div>
<div class="edn_articleContent">{story.body}{files}</div>
<div class="edn_relatedArticles"><ul>{more}</ul></div></article>"""
    return _frame(story.title, body, shows="article")


def _file() -> Response:
    headers = {
        "Content-Type": "application/pdf",
        "Content-Disposition": 'attachment; filename="phu-luc.pdf"',
    }
    return Response(b"%PDF-1.4\n%%EOF\n", 200, headers)
