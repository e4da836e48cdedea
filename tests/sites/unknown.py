"""A system that nobody knows: lists are what repeats, under names that say nothing.

Pages are `/muc/<name>/trang-2.html`; past the end stands the last. Beside the news, the sidebar
repeats links of its own: to other offices, to files, to the newest documents of the register.
"""

from __future__ import annotations

from html import escape

from .markup import ABOUT, COUNTER, OFFICE, OUTSIDE, clock, cut, number, pages, robots
from .serving import FakeSite, Request, Response, Shows, not_found, page, routed
from .stories import Section, Story, newest, older, sections, stories

HOME = "http://unknown.example"
SIZE = 5
FIRST_ID = 70


def site() -> FakeSite:
    return FakeSite(
        name="unknown",
        portal="generic",
        start_url=f"{HOME}/",
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=routed(
            [
                (r"/", lambda _: _front()),
                (r"/trang/gioi-thieu\.html", lambda _: _frame("Giới thiệu", ABOUT)),
                (r"/robots\.txt", lambda _: robots("/quan-tri/", "/muc/noi-bo.html")),
                (r"/muc/([\w-]+?)(?:/trang-(\d+))?\.html", _list),
                (r"/bai/(\d+)/[\w-]+\.html", _article),
                (r"/tep/.*", lambda _: _file()),
            ]
        ),
    )


def path(story: Story) -> str:
    return f"/bai/{FIRST_ID + story.number}/{story.slug}.html"


def _frame(title: str, main: str, *, shows: Shows = "other") -> Response:
    menu = "".join(f'<dd><a href="/muc/{s.slug}.html">{s.name}</a></dd>' for s in sections())
    files = "".join(
        f'<p class="vb-k"><a href="/tep/{n}-qd-snn.pdf">{n}/QĐ-SNN</a> <i>{n:02}/11/2023</i></p>'
        for n in range(11, 17)
    )
    return page(
        f"""<!DOCTYPE html>
<html lang="vi"><head><title>{escape(title)}</title></head><body>
<div class="dau-xq"><b>{OFFICE}</b><span class="gio-xq">{clock()}</span></div>
<dl class="menu-xq"><dd><a href="/">Trang chủ</a></dd>
<dd><a href="/trang/gioi-thieu.html">Giới thiệu</a></dd>{menu}
<dd><a href="/muc/noi-bo.html">Nội bộ</a></dd><dd><a href="/tim-kiem.html">Tìm kiếm</a></dd>
<dd><a href="/dang-nhap.html">Đăng nhập</a></dd></dl>
<div class="giua-xq">{main}</div>
<div class="ben-xq"><b>Văn bản mới</b>{files}</div><div class="cuoi-xq">{OUTSIDE}{COUNTER}</div>
</body></html>""",
        shows=shows,
    )


def _front() -> Response:
    return _frame("Trang chủ", "".join(map(_item, newest()[:SIZE])), shows="list")


def _item(story: Story) -> str:
    return f"""<div class="khoi-xq"><a class="anh-xq" href="{path(story)}">
<img src="/anh/1.jpg" alt="">
</a><a class="tua-xq" href="{path(story)}">{escape(story.title)}</a>
<span class="luc-xq">{story.stamp}</span><p class="tom-xq">{escape(story.lead)}</p>
<a class="them-xq" href="{path(story)}">Xem tiếp</a></div>"""


def _list(request: Request, name: str, wanted: str | None) -> Response:
    section = next((s for s in sections() if s.slug == name), None)
    if section is None:
        return not_found(request)
    last = pages(section.stories, SIZE)
    here = min(max(number(wanted), 1), last)
    items = "".join(map(_item, cut(section.stories, here, SIZE)))
    body = f'<h1 class="ten-xq">{section.name}</h1>{items}{_pager(section, here, last)}'
    return _frame(section.name, body, shows="list")


def _pager(section: Section, here: int, last: int) -> str:
    urls = {
        n: f"/muc/{section.slug}{f'/trang-{n}' if n > 1 else ''}.html" for n in range(1, last + 1)
    }
    links = (f"<b>{n}</b>" if n == here else f'<a href="{url}">{n}</a>' for n, url in urls.items())
    onward = f'<a href="/muc/{section.slug}/trang-{here + 1}.html">Tiếp</a>'
    return f'<div class="so-xq">{" ".join(links)} {onward}</div>'


def _article(request: Request, identifier: str) -> Response:
    story = next((s for s in stories() if FIRST_ID + s.number == int(identifier)), None)
    if story is None:
        return not_found(request)
    more = "".join(
        f'<li><a href="{path(s)}">{escape(s.title)}</a> ({s.day})</li>' for s in older(story)
    )
    body = f"""<div class="bai-xq"><h1 class="tua-bai-xq">{escape(story.title)}</h1>
<div class="luc-bai-xq">Đăng lúc {story.published:%H:%M} ngày {story.day}</div>
<div class="dan-xq">{escape(story.lead)}</div><div class="chu-xq">{story.body}</div>
<div class="ky-xq">Văn phòng Sở</div></div>
<div class="khac-xq"><b>Các tin khác</b><ul>{more}</ul></div>"""
    return _frame(story.title, body, shows="article")


def _file() -> Response:
    return Response(b"%PDF-1.4\n%%EOF\n", 200, {"Content-Type": "application/pdf"})
