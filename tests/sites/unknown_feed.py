"""An unknown system whose articles are found by a feed alone, named in the head of the home page.

The feed holds the thirty newest, and no more can be found. Its links carry a campaign's keys, one
of its items leads to a picture, and its dates are those of the export.
"""

from __future__ import annotations

from html import escape

from .markup import ABOUT, COUNTER, OFFICE, OUTSIDE, clock, robots, rss, rss_item
from .serving import FakeSite, Request, Response, Shows, not_found, page, routed
from .stories import Story, newest, sections, stories

HOME = "http://unknown-feed.example"
FEED = "/xuat-ban/tin-moi.rss"
LENGTH = 30
EXPORTED = "Sun, 31 Dec 2023 17:00:00 GMT"


def site() -> FakeSite:
    there = newest()[:LENGTH]
    return FakeSite(
        name="unknown_feed",
        portal="generic",
        start_url=f"{HOME}/",
        stories=there,
        urls={s.number: HOME + path(s) for s in there},
        answer=routed(
            [
                (r"/", lambda _: _front()),
                (r"/m/[\w-]+", lambda _: _frame("Chuyên mục", "<main>Đang tải dữ liệu…</main>")),
                (r"/gioi-thieu", lambda _: _frame("Giới thiệu", f"<main>{ABOUT}</main>")),
                (r"/robots\.txt", lambda _: robots("/noi-bo", "/dang-nhap")),
                (FEED.replace(".", r"\."), lambda _: _feed()),
                (r"/t/(\d+)", _article),
                (
                    r"/anh/.*",
                    lambda _: Response(b"\xff\xd8\xff", 200, {"Content-Type": "image/jpeg"}),
                ),
            ]
        ),
    )


def path(story: Story) -> str:
    return f"/t/{600 + story.number}"


def _frame(title: str, main: str, *, head: str = "", shows: Shows = "other") -> Response:
    menu = "".join(f'<a href="/m/{s.slug}">{s.name}</a>' for s in sections())
    return page(
        f"""<!DOCTYPE html>
<html lang="vi"><head><title>{escape(title)}</title>{head}</head>
<body><header><div>{OFFICE}</div><p>{clock()}</p></header>
<nav><a href="/">Trang chủ</a><a href="/gioi-thieu">Giới thiệu</a>{menu}
<a href="/noi-bo">Nội bộ</a><a href="/dang-nhap">Đăng nhập</a></nav>
{main}<footer>{OUTSIDE}{COUNTER}</footer></body></html>""",
        shows=shows,
    )


def _front() -> Response:
    head = f'<link rel="alternate" type="application/rss+xml" title="Tin mới" href="{FEED}">'
    body = "<main><p>Đang tải dữ liệu…</p></main>"
    return _frame("Trang chủ", body, head=head, shows="list")


def _feed() -> Response:
    campaign = "?utm_source=rss&utm_medium=feed"
    items = [rss_item(s, HOME + path(s) + campaign, published=EXPORTED) for s in newest()[:LENGTH]]
    picture = rss_item(newest()[LENGTH], f"{HOME}/anh/le-ky-ket.jpg", published=EXPORTED)
    return rss("Tin mới", HOME, [picture, *items])


def _article(request: Request, identifier: str) -> Response:
    story = next((s for s in stories() if 600 + s.number == int(identifier)), None)
    if story is None:
        return not_found(request)
    body = f"""<main><article><h1>{escape(story.title)}</h1>
<div class="publish-date">Ngày đăng: {story.stamp}</div>
<p class="sapo">{escape(story.lead)}</p><div class="noidung">{story.body}</div></article></main>"""
    return _frame(story.title, body, shows="article")
