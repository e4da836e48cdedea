"""Joomla 3 in Vietnamese: `?start=5` counts items, and past the end stands the last page.

An article has an address under every menu, and one that names its number, whose other keys vary;
a category bears the number of an article; print, mail and feed forms hang on every address.
"""

from __future__ import annotations

from html import escape

from .markup import ABOUT, COUNTER, OFFICE, OUTSIDE, clock, number, robots, rss, rss_item, weekday
from .serving import Answer, FakeSite, Request, Response, Shows, not_found, page, routed
from .stories import Section, Story, newest, older, section_of, sections, stories

HOME = "http://joomla.example"
SIZE = 5
FIRST_ID = 300


def site() -> FakeSite:
    return FakeSite(
        name="joomla",
        portal="joomla",
        start_url=f"{HOME}/",
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=routed(
            [
                (r"/", _front),
                (r"/gioi-thieu", lambda _: _frame("Giới thiệu", ABOUT)),
                (r"/robots\.txt", lambda _: robots("/administrator/", "/tmp/", "/noi-bo")),
                (r"/index\.php", _by_query),
                (r"/component/.*", lambda _: _frame("Đăng nhập", "<p>Tên đăng nhập</p>")),
                *((list_path(s), _listing(s)) for s in sections()),
                (r"/[\w/-]+/(\d+)-([\w-]+)(?:\.html)?", _article),
            ]
        ),
    )


def list_path(section: Section) -> str:
    """The last one is no menu of its own: it bears its number, which an article has too."""
    return f"/{section.slug}" if section.number < 3 else f"/van-ban/{FIRST_ID + 1}-{section.slug}"


def path(story: Story) -> str:
    return f"{list_path(section_of(story))}/{FIRST_ID + story.number}-{story.slug}"


def named(story: Story, menu: int) -> str:
    """The same article without a pretty address."""
    where = f"id={FIRST_ID + story.number}:{story.slug}&catid={10 + story.number % 3}&Itemid={menu}"
    return f"/index.php?option=com_content&view=article&{where}"


def _frame(title: str, main: str, *, head: str = "", shows: Shows = "other") -> Response:
    menu = "".join(f'<li><a href="{list_path(s)}">{s.name}</a></li>' for s in sections())
    return page(
        f"""<!DOCTYPE html>
<html lang="vi-vn"><head><title>{escape(title)}</title>
<meta name="generator" content="Joomla! - Open Source Content Management" />{head}
<script src="/media/jui/js/jquery.min.js"></script></head><body>
<div class="clock">{clock()}</div><ul class="nav menu"><li><a href="/">Trang chủ</a></li>
<li><a href="/gioi-thieu">Giới thiệu</a></li>{menu}<li><a href="/noi-bo">Nội bộ</a></li>
<li><a href="/component/users/?view=login">Đăng nhập</a></li>
<li><a href="/component/search/?searchword=">Tìm kiếm</a></li></ul>{main}
<div class="footer">{OFFICE}{OUTSIDE}{COUNTER}<a href="/administrator/">Quản trị</a></div>
</body></html>""",
        shows=shows,
    )


def _front(request: Request) -> Response:
    items = "".join(_item(s, named(s, 101)) for s in newest()[:SIZE])
    return _frame("Trang chủ", f'<div class="blog-featured">{items}</div>', shows="list")


def when(story: Story) -> str:
    """The date as the Vietnamese language pack words it."""
    at = story.published
    return f"{weekday(story)}, {at:%d} Tháng {at.month} {at:%Y %H:%M}"


def _item(story: Story, href: str) -> str:
    href = escape(href)
    return f"""<div class="items-row"><div class="item column-1"><div class="page-header">
<h2 itemprop="name"><a href="{href}">{escape(story.title)}</a></h2></div><ul class="actions">
<li><a href="{escape(path(story))}?tmpl=component&amp;print=1&amp;layout=default">In</a></li>
<li><a href="/component/mailto/?tmpl=component&amp;link={story.number}">Thư điện tử</a></li></ul>
<dl class="article-info"><dd class="published"><time datetime="{story.published.isoformat()}"
itemprop="datePublished">Được đăng: {when(story)}</time></dd></dl>
<p>{escape(story.lead)}</p></div></div>"""


def _listing(section: Section) -> Answer:
    def handler(request: Request) -> Response:
        return _list(request, section)

    return handler


def _list(request: Request, section: Section) -> Response:
    base, count = list_path(section), len(section.stories)
    if request.query.get("format") == "feed":
        return rss(section.name, HOME, [rss_item(s, HOME + path(s)) for s in section.stories[:10]])
    last = (count - 1) // SIZE * SIZE
    start = min(number(request.query.get("start") or request.query.get("limitstart"), 0), last)
    items = "".join(_item(s, path(s)) for s in section.stories[start : start + SIZE])
    pager = _pager(base, start, last)
    title = f'<div class="page-header"><h1>{section.name}</h1></div>'
    feed = f"""<link href="{base}?format=feed&amp;type=rss" rel="alternate"
type="application/rss+xml" title="RSS 2.0" />"""
    body = f'<div class="blog">{title}{items}{pager}</div>'
    return _frame(section.name, body, head=feed, shows="list")


def _pager(base: str, start: int, last: int) -> str:
    places = {
        "Bắt đầu": 0,
        **{str(n // SIZE + 1): n for n in range(0, last + 1, SIZE)},
        "Cuối": last,
    }
    links = (
        f"<li><span>{said}</span></li>"
        if place == start
        else f'<li><a href="{base}?start={place}">{said}</a></li>'
        for said, place in places.items()
    )
    return f'<div class="pagination"><ul class="pagination">{"".join(links)}</ul></div>'


def _by_query(request: Request) -> Response:
    identifier, _, name = request.query.get("id", "").partition(":")
    if request.query.get("view") != "article" or not identifier.isdigit():
        return not_found(request)
    return _article(request, identifier, name)


def _article(request: Request, identifier: str, name: str) -> Response:
    story = next((s for s in stories() if FIRST_ID + s.number == int(identifier)), None)
    if story is None or name not in ("", story.slug):
        return not_found(request)
    shows: Shows = "other" if "tmpl" in request.query else "article"
    more = "".join(
        f'<li><a href="{escape(named(s, 110))}">{escape(s.title)}</a></li>' for s in older(story)
    )
    body = f"""<div class="item-page" itemscope itemtype="https://schema.org/Article">
<div class="page-header"><h2 itemprop="headline">{escape(story.title)}</h2></div>
<dl class="article-info"><dd class="createdby">Viết bởi <span itemprop="name">Lê Thị Thu</span></dd>
<dd class="modified">Cập nhật lần cuối: Chủ nhật, 31 Tháng 12 2023 08:00</dd>
<dd class="published">Được đăng: {when(story)}</dd><dd class="hits">Lượt xem: 345</dd></dl>
<div itemprop="articleBody"><p><strong>{escape(story.lead)}</strong></p>{story.body}</div>
<h3>Các bài khác</h3><ul>{more}</ul></div>"""
    return _frame(story.title, body, shows=shows)
