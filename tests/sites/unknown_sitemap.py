"""An unknown system whose lists a script draws: the articles are found by the sitemap alone.

robots.txt names an index, which names one sitemap that is compressed and one that is not; they list
the site's other pages as well. Answers carry an ETag.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import replace
from html import escape

from .markup import ABOUT, COUNTER, OFFICE, OUTSIDE, clock, robots, sitemap, sitemap_index
from .serving import FakeSite, Request, Response, Shows, not_found, page, routed
from .stories import Story, newest, sections, stories

HOME = "http://unknown-sitemap.example"
INDEX = f"{HOME}/so-do/index.xml"
HALF = 18


def site() -> FakeSite:
    return FakeSite(
        name="unknown_sitemap",
        portal="generic",
        start_url=f"{HOME}/",
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=_tagged,
    )


def path(story: Story) -> str:
    return f"/tin-bai/{story.published:%Y}/{story.slug}"


def _tagged(request: Request) -> Response:
    answer = _ANSWER(request)
    if answer.status != 200 or answer.shows == "other":
        return answer
    tag = hashlib.sha256(answer.body).hexdigest()[:16]
    return replace(answer, headers={**answer.headers, "ETag": f'"{tag}"'})


def _frame(title: str, main: str, *, shows: Shows = "other") -> Response:
    menu = "".join(f'<a href="/chuyen-muc/{s.slug}">{s.name}</a>' for s in sections())
    return page(
        f"""<!DOCTYPE html>
<html lang="vi"><head><title>{escape(title)}</title><script src="/js/ung-dung.js"></script></head>
<body><header><div>{OFFICE}</div><p>{clock()}</p></header>
<nav><a href="/">Trang chủ</a><a href="/gioi-thieu">Giới thiệu</a>{menu}
<a href="/noi-bo">Nội bộ</a><a href="/dang-nhap">Đăng nhập</a></nav>
{main}<footer>{OUTSIDE}{COUNTER}</footer></body></html>""",
        shows=shows,
    )


def _list(request: Request, name: str = "") -> Response:
    """A place for a list that only a script would fill."""
    section = next((s for s in sections() if s.slug == name), None)
    title = section.name if section else "Trang chủ"
    body = f"""<main><h1>{title}</h1><div id="danh-sach" data-muc="{name}"></div>
<script>UngDung.veDanhSach("#danh-sach");</script></main>"""
    return _frame(title, body, shows="list")


def _map(half: tuple[Story, ...], *others: str) -> Response:
    news = [(HOME + path(s), s.published.isoformat()) for s in half]
    return sitemap([*((HOME + other, "2023-12-31") for other in others), *news])


def _compressed() -> Response:
    plain = _map(newest()[HALF:])
    packed = gzip.compress(plain.body, mtime=0)
    return replace(plain, body=packed, headers={"Content-Type": "application/x-gzip"})


def _article(request: Request, name: str) -> Response:
    story = next((s for s in stories() if s.slug == name), None)
    if story is None or request.path != path(story):
        return not_found(request)
    body = f"""<main><article><h1 itemprop="headline">{escape(story.title)}</h1>
<time datetime="{story.published.isoformat()}">{story.stamp}</time>
<p class="sapo">{escape(story.lead)}</p><div class="noidung">{story.body}</div></article></main>"""
    return _frame(story.title, body, shows="article")


_ANSWER = routed(
    [
        (r"/", _list),
        (r"/chuyen-muc/([\w-]+)", _list),
        (r"/gioi-thieu", lambda _: _frame("Giới thiệu", f"<main>{ABOUT}</main>")),
        (r"/robots\.txt", lambda _: robots("/noi-bo", "/dang-nhap", sitemap=INDEX)),
        (
            r"/so-do/index\.xml",
            lambda _: sitemap_index([f"{HOME}/so-do/1.xml", f"{HOME}/so-do/2.xml.gz"]),
        ),
        (r"/so-do/1\.xml", lambda _: _map(newest()[:HALF], "/", "/gioi-thieu", "/noi-bo")),
        (r"/so-do/2\.xml\.gz", lambda _: _compressed()),
        (r"/tin-bai/\d{4}/([\w-]+)", _article),
    ]
)
