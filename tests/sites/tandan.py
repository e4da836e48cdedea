"""Tân Dân's portal: lists by channel, articles under the day on which their page was made.

That day may be the one before publication; names of pages are cut anywhere and end in a token; the
case of a path differs from link to link; a pinned item repeats on every page; a page past the end
is empty. How the real lists are paged no source says: here by `?page=N`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from html import escape

from .markup import ABOUT, COUNTER, OFFICE, OUTSIDE, clock, cut, number, pages, robots
from .serving import FakeSite, Request, Response, Shows, not_found, page, routed, sent_to
from .stories import Section, Story, newest, older, sections, stories

HOME = "http://tandan.example"
SIZE = 5
FIRST = "/portal/default.aspx"


def site() -> FakeSite:
    return FakeSite(
        name="tandan",
        portal="tandan",
        start_url=f"{HOME}/",
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=routed(
            [
                (r"/", lambda _: sent_to(FIRST)),
                (r"(?i)/portal/default\.aspx", lambda _: _front()),
                (r"(?i)/portal/pages/gioi-thieu\.aspx", lambda _: _frame("Giới thiệu", ABOUT)),
                (r"/robots\.txt", lambda _: robots("/_layouts/", "/portal/KenhTin/Noi-bo.aspx")),
                (r"(?i)/portal/kenhtin/([\w-]+)\.aspx", _list),
                (r"(?i)/portal/pages/(\d{4}-\d{1,2}-\d{1,2}/[\w-]+)\.aspx", _article),
            ]
        ),
    )


def path(story: Story) -> str:
    made = story.published - dt.timedelta(days=story.number % 2)
    token = hashlib.sha256(story.title.encode()).hexdigest()[:6]
    words = "-".join(story.slug.split("-")[:9]).capitalize()
    return f"/portal/Pages/{made.year}-{made.month}-{made.day}/{words}{token}.aspx"


def _frame(title: str, main: str, *, shows: Shows = "other") -> Response:
    menu = "".join(
        f'<a href="/portal/KenhTin/{s.slug.capitalize()}.aspx">{s.name}</a>' for s in sections()
    )
    return page(
        f"""<!DOCTYPE html>
<html lang="vi"><head><title>{escape(title)}</title></head><body>
<div class="top-date">{clock()}</div><div class="menu"><a href="{FIRST}">Trang chủ</a>
<a href="/portal/Pages/Gioi-thieu.aspx">Giới thiệu</a>{menu}
<a href="/portal/KenhTin/Noi-bo.aspx">Nội bộ</a>
<a href="/_layouts/15/Authenticate.aspx">Đăng nhập</a></div>
<div class="page">{main}</div><div class="footer">{OFFICE}{OUTSIDE}{COUNTER}</div></body></html>""",
        shows=shows,
    )


def _front() -> Response:
    news = "".join(map(_item, newest()[:SIZE]))
    return _frame("Trang chủ", f"<ul>{news}</ul>", shows="list")


def _item(story: Story) -> str:
    href = path(story).lower() if story.number % 4 == 0 else path(story)
    return f"""<li class="TD-channel-main-td channel-news-folder"><a href="{href}"
title="{escape(story.title)}">{escape(story.title)}</a>
<label class="pub-time">{story.day} | {story.published:%H:%M}</label><p>{escape(story.lead)}</p>
</li>"""


def _list(request: Request, name: str) -> Response:
    section = next((s for s in sections() if s.slug == name.lower()), None)
    if section is None:
        return not_found(request)
    here = number(request.query.get("page"))
    shown = (section.stories[-1], *cut(section.stories, here, SIZE))
    body = f"<h1>{section.name}</h1><ul>{''.join(map(_item, shown))}</ul>{_pager(section)}"
    return _frame(section.name, body, shows="list")


def _pager(section: Section) -> str:
    base = f"/portal/KenhTin/{section.slug.capitalize()}.aspx"
    links = (
        f'<a href="{base}?page={n}">{n}</a>' for n in range(1, pages(section.stories, SIZE) + 1)
    )
    return f'<div class="paging">{"".join(links)}</div>'


def _article(request: Request, name: str) -> Response:
    wanted = f"/portal/pages/{name}.aspx".lower()
    story = next((s for s in stories() if path(s).lower() == wanted), None)
    if story is None:
        return not_found(request)
    body = f"""<div class="detail"><h1>{escape(story.title)}</h1>
<label class="pub-time">{story.day} | {story.published:%H:%M}</label>
<div class="article-content"><p><b>{escape(story.lead)}</b></p>{story.body}</div></div>
<div class="side"><h3>Các tin khác</h3><ul>{"".join(map(_item, older(story)))}</ul></div>"""
    return _frame(story.title, body, shows="article")
