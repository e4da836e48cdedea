"""Drupal 9: pages are counted from 0, so that `?page=1` is the second; past the end is nothing.

Half of the articles have only `/node/N`, with or without the language before it; dates are in UTC,
where some fall on the day before; the calendar has no last month, and every article a print view.
"""

from __future__ import annotations

import datetime as dt
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
    rss,
    rss_item,
)
from .serving import FakeSite, Request, Response, Shows, not_found, page, routed, sent_to
from .stories import Section, Story, newest, older, section_of, sections, stories

HOME = "http://drupal.example"
SIZE = 5
FIRST_ID = 80
DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


def site() -> FakeSite:
    return FakeSite(
        name="drupal",
        portal="drupal",
        start_url=f"{HOME}/",
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=routed(
            [
                (r"/", lambda _: sent_to("/vi")),
                (r"/vi", lambda _: _front()),
                (r"/vi/gioi-thieu", lambda _: _frame("Giới thiệu", ABOUT)),
                (
                    r"/robots\.txt",
                    lambda _: robots("/user/", "/vi/user/", "/search/", "/vi/noi-bo"),
                ),
                (r"/vi/rss\.xml", lambda _: _feed()),
                (r"/vi/lich/(\d{4})-(\d\d)", _month),
                (r"(?:/vi)?/(node|print)/(\d+)", _node),
                (r"/vi/([\w-]+)", _list),
                (r"/vi/[\w-]+/([\w-]+)", _alias),
            ]
        ),
    )


def path(story: Story) -> str:
    if story.number % 2 == 0:
        return f"/vi/node/{FIRST_ID + story.number}"
    return f"/vi/{section_of(story).slug}/{story.slug}"


def _frame(title: str, main: str, *, head: str = "", shows: Shows = "other") -> Response:
    menu = "".join(f'<li><a href="/vi/{s.slug}">{s.name}</a></li>' for s in sections())
    return page(
        f"""<!DOCTYPE html>
<html lang="vi"><head><title>{escape(title)} | {OFFICE}</title>
<meta name="Generator" content="Drupal 9 (https://www.drupal.org)" />{head}
<script data-drupal-selector="drupal-settings-json" type="application/json">{{}}</script></head>
<body>
<div id="date-time">{clock("{weekday}, {day} - {time}")}</div>
<nav role="navigation" class="menu--main"><ul class="menu"><li><a href="/vi">Trang chủ</a></li>
<li><a href="/vi/gioi-thieu">Giới thiệu</a></li>{menu}
<li><a href="/vi/lich/2023-10">Lịch công tác</a></li><li><a href="/vi/noi-bo">Nội bộ</a></li>
<li><a href="/vi/user/login?destination=/vi">Đăng nhập</a></li></ul></nav>
<main role="main">{main}</main><footer>{OUTSIDE}{COUNTER}</footer></body></html>""",
        shows=shows,
    )


def _front() -> Response:
    rows = "".join(_row(s, path(s).replace("/vi/node", "/node")) for s in newest()[:SIZE])
    feed = '<link rel="alternate" type="application/rss+xml" title="Tin" href="/vi/rss.xml" />'
    body = f'<div class="view-content">{rows}</div>'
    return _frame("Trang chủ", body, head=feed, shows="list")


def stamp(story: Story) -> str:
    return f"{DAYS[story.published.weekday()]}, {story.published:%d/%m/%Y - %H:%M}"


def _row(story: Story, href: str) -> str:
    return f"""<div class="views-row"><div class="views-field views-field-title"><span>
<a href="{href}">{escape(story.title)}</a></span></div>
<div class="views-field views-field-created">{stamp(story)}</div>
<div class="views-field views-field-body">{escape(story.lead)}</div></div>"""


def _list(request: Request, name: str) -> Response:
    section = next((s for s in sections() if s.slug == name), None)
    if section is None:
        return not_found(request)
    here = number(request.query.get("page"), 0)
    rows = "".join(_row(s, path(s)) for s in cut(section.stories, here + 1, SIZE))
    body = f"""<h1 class="page-title">{section.name}</h1><div class="view-content">{rows}</div>
{_pager(section, here)}"""
    return _frame(section.name, body, shows="list")


def _pager(section: Section, here: int) -> str:
    last = pages(section.stories, SIZE) - 1
    links = "".join(f'<li><a href="?page={n}">{n + 1}</a></li>' for n in range(last + 1))
    onward = (
        f'<li class="pager__item--next"><a href="?page={here + 1}" rel="next">Trang sau</a></li>'
    )
    ends = f'<li><a href="?page=0">« Đầu</a></li>{links}{onward if here < last else ""}'
    return f'<nav class="pager"><ul class="pager__items">{ends}</ul></nav>'


def _node(request: Request, kind: str, identifier: str) -> Response:
    story = next((s for s in stories() if FIRST_ID + s.number == int(identifier)), None)
    if story is None:
        return not_found(request)
    return _article(story, shows="article" if kind == "node" else "other")


def _alias(request: Request, name: str) -> Response:
    story = next((s for s in stories() if s.slug == name and s.number % 2), None)
    return _article(story, shows="article") if story else not_found(request)


def _article(story: Story, *, shows: Shows) -> Response:
    universal = f"{story.published.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
    more = "".join(
        f"""<article class="node node--view-mode-teaser"><h3>
<a href="{path(s)}">{escape(s.title)}</a>
</h3><footer class="node__meta"><time datetime="{s.published.isoformat()}">{s.day}</time></footer>
</article>"""
        for s in older(story)
    )
    body = f"""<h1 class="page-title"><span class="field--name-title">{escape(story.title)}</span>
</h1>
<article class="node node--type-article"><footer class="node__meta"><div>Được đăng bởi
<span class="username">ban-bien-tap</span> <time datetime="{universal}">{stamp(story)}</time></div>
</footer><div class="node__content">
<div class="field--name-field-tom-tat">{escape(story.lead)}</div>
<div class="field field--name-body">{story.body}</div>
<a href="/vi/print/{FIRST_ID + story.number}">Bản in</a></div></article>
<section><h2>Bài viết liên quan</h2>{more}</section>"""
    head = f'<link rel="shortlink" href="{HOME}/vi/node/{FIRST_ID + story.number}" />'
    return _frame(story.title, body, head=head, shows=shows)


def _month(request: Request, year: str, month: str) -> Response:
    first = dt.date(int(year), min(max(int(month), 1), 12), 1)
    around = (first - dt.timedelta(days=1), first + dt.timedelta(days=31))
    links = "".join(f'<li><a href="/vi/lich/{d:%Y-%m}">{d:%m/%Y}</a></li>' for d in around)
    body = f"""<h1 class="page-title">Lịch công tác</h1><ul class="pager">{links}</ul>
<p>{first:%d/%m/%Y}: Họp giao ban</p>"""
    return _frame("Lịch công tác", body)


def _feed() -> Response:
    return rss("Trang chủ", HOME, [rss_item(s, HOME + path(s)) for s in newest()[:10]])
