"""NukeViet eGovernment (2020): categories without module and language in their addresses.

Lists tell the time by a clock of twelve hours; paging is `?page=N`, and past the end stands an
empty list; the parent category shows three of each child and has no pages of its own; articles
carry no microdata, and their Open Graph date is malformed.
"""

from __future__ import annotations

from html import escape

from .markup import (
    ABOUT,
    COUNTER,
    OFFICE,
    OUTSIDE,
    clock,
    cut,
    number,
    pages,
    robots,
    story_by_number,
    weekday,
)
from .serving import FakeSite, Request, Response, Shows, not_found, page, routed, sent_to
from .stories import Section, Story, newest, older, section_of, sections, stories

HOME = "http://nukeviet-egov.example"
SIZE = 6
FIRST_ID = 1000


def site() -> FakeSite:
    return FakeSite(
        name="nukeviet_egov",
        portal="nukeviet",
        start_url=f"{HOME}/",
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=routed(
            [
                (r"/", lambda _: _front()),
                (r"/about/", lambda _: _frame("Giới thiệu", ABOUT)),
                (r"/robots\.txt", lambda _: robots("/users/", "/seek/", "/lien-thong/")),
                (r"/tin-tuc/", lambda _: _parent()),
                (r"/savefile/[\w-]+/[\w-]+-(\d+)\.html", _copy),
                (r"/([\w-]+)/", _list),
                (r"/([\w-]+)/([\w-]+)-(\d+)\.html", _article),
            ]
        ),
    )


def path(story: Story) -> str:
    return f"/{section_of(story).slug}/{story.slug}-{FIRST_ID + story.number}.html"


def _frame(title: str, main: str, *, head: str = "", shows: Shows = "other") -> Response:
    menu = "".join(f'<li><a href="/{s.slug}/">{s.name}</a></li>' for s in sections())
    return page(
        f"""<!DOCTYPE html>
<html lang="vi"><head><title>{escape(title)} - {OFFICE}</title>
<meta name="generator" content="NukeViet v4.4" />{head}</head><body>
<div class="header-nav"><span>{clock("{weekday}, {day} {time}")}</span></div>
<nav class="navbar" id="menusite"><ul class="navbar-nav"><li><a href="/">Trang chủ</a></li>
<li><a href="/about/">Giới thiệu</a></li><li><a href="/tin-tuc/">Tin tức</a><ul>{menu}</ul></li>
<li><a href="/lien-thong/">Liên thông</a></li><li><a href="/users/login/">Đăng nhập</a></li></ul>
</nav>
<div id="body">{main}</div>
<footer>{OUTSIDE}{COUNTER}Powered by NukeViet eGovernment</footer></body></html>""",
        shows=shows,
    )


def _front() -> Response:
    return _frame("Trang chủ", "".join(map(_item, newest()[:SIZE])), shows="list")


def _parent() -> Response:
    """A category whose layout has no paging: the way on is by its children."""
    boxes = (
        f'<div class="news_column panel"><h4><a href="/{s.slug}/">{s.name}</a></h4>'
        f"{''.join(map(_item, s.stories[:3]))}</div>"
        for s in sections()
    )
    return _frame("Tin tức", "".join(boxes), shows="list")


def _item(story: Story) -> str:
    when = f"{story.published:%d/%m/%Y %I:%M:%S %p}"
    return f"""<div class="news_column panel panel-default"><div class="panel-body featured">
<h2><a href="{path(story)}" title="{escape(story.title)}">{escape(story.title)}</a></h2>
<ul class="list-inline"><li><em class="fa fa-clock-o">&nbsp;</em> {when}</li>
<li><em class="fa fa-eye">&nbsp;</em> {story.number * 11}</li></ul>
<div class="news-hometext">{escape(story.lead)}</div></div></div>"""


def _list(request: Request, name: str) -> Response:
    section = next((s for s in sections() if s.slug == name), None)
    if section is None:
        return not_found(request)
    here = number(request.query.get("page"))
    items = "".join(map(_item, cut(section.stories, here, SIZE)))
    return _frame(section.name, items + _pager(section, here), shows="list")


def _pager(section: Section, here: int) -> str:
    links = (
        f"<li{' class=active' if n == here else ''}>"
        f'<a href="{"#" if n == here else f"/{section.slug}/?page={n}"}">{n}</a></li>'
        for n in range(1, pages(section.stories, SIZE) + 1)
    )
    return f'<div class="text-center"><ul class="pagination">{"".join(links)}</ul></div>'


def _article(request: Request, category: str, alias: str, identifier: str) -> Response:
    story = story_by_number(stories(), int(identifier) - FIRST_ID)
    if story is None:
        return not_found(request)
    if request.path != path(story):
        return sent_to(path(story), 301)
    stamp = f"{story.published:%Y-%m-%d}+07{story.published:%H:%M:%S}"
    head = f'<meta property="article:published_time" content="{stamp}" />'
    return _frame(story.title, _text(story), head=head, shows="article")


def _text(story: Story) -> str:
    saved = f"/savefile{path(story)}"
    pop_up = f"nv_open_browse('/print{path(story)}','',840,500,'');return false"
    more = "".join(
        f'<li><a href="{path(s)}"><h4>{escape(s.title)}</h4></a> <em>({s.day})</em></li>'
        for s in older(story)
    )
    return f"""<div class="news_column panel panel-default newsdetail"><div class="panel-body">
<h1 class="title margin-bottom-lg">{escape(story.title)}</h1>
<div class="row newsdetailmetatop"><span class="h5"><i class="fa fa-clock-o"></i>
{weekday(story)} - {story.stamp}</span><span class="h5"><i class="fa fa-eye">
</i>{story.number}</span>
<ul class="list-inline"><li><a href="javascript:void(0)" onclick="{escape(pop_up)}">In</a></li>
<li><a rel="nofollow" href="{saved}">Lưu</a></li></ul></div>
<div class="hometext m-bottom">{escape(story.lead)}</div>
<div id="news-bodyhtml" class="bodytext margin-bottom-lg">{story.body}</div>
<p class="h5 text-right"><strong>Tác giả: </strong>Ban Biên tập</p></div></div>
<div class="news_column panel newsdetailbox"><div class="panel-body other-news">
<p>Những tin cũ hơn</p><ul class="related">{more}</ul></div></div>"""


def _copy(request: Request, identifier: str) -> Response:
    story = story_by_number(stories(), int(identifier) - FIRST_ID)
    if story is None:
        return not_found(request)
    return page(f"<html><body><h1>{escape(story.title)}</h1>{story.lead}{story.body}</body></html>")
