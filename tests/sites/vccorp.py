"""VCCorp's CMS: a list goes on by `/timelinelist/<zone>/<page>.htm`, which only a script asks for.

Pieces of HTML come back, and an empty one after the last; the title of a list's date is American;
numbers in addresses hold the day before publication, or no day; two columns bear the same title;
related news stand inside the body; robots.txt begins with a byte order mark.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from html import escape

from .markup import ABOUT, OFFICE, OUTSIDE, clock, cut, robots, rss, rss_item
from .serving import FakeSite, Request, Response, Shows, not_found, page, routed
from .stories import Section, Story, section_of, sections, stories

HOME = "http://vccorp.example"
SIZE = 6
SAME_TITLE = "Chuyện nhà nông hằng tuần"


def site() -> FakeSite:
    return FakeSite(
        name="vccorp",
        portal="vccorp",
        start_url=f"{HOME}/",
        stories=told(),
        urls={s.number: HOME + path(s) for s in told()},
        answer=routed(
            [
                (r"/", lambda _: _front()),
                (r"/gioi-thieu\.htm", lambda _: _frame("Giới thiệu", ABOUT)),
                (r"/robots\.txt", lambda _: _robots()),
                (r"/rss/home\.rss", lambda _: _feed()),
                (r"/timelinelist/(\d+)/(\d+)\.htm", _piece),
                (r"/[\w-]*-(\d{8,19})\.htm", _article),
                (r"/([\w-]+)\.htm", _list),
            ]
        ),
    )


@cache
def told() -> tuple[Story, ...]:
    """The stories; two of them are columns of the same name."""
    columns = (8, 14)
    return tuple(replace(s, title=SAME_TITLE) if s.number in columns else s for s in stories())


def _in(section: Section) -> tuple[Story, ...]:
    return tuple(s for s in reversed(told()) if s.section == section.name)


def zone(section: Section) -> int:
    return 1020 + section.number


def identifier(story: Story) -> str:
    """The number in an address: of old articles short, of some made the day before."""
    if story.number % 7 == 0:
        return f"{10223000 + story.number}"
    made = story.published - dt.timedelta(days=story.number % 3 == 0)
    return f"102{made:%y%m%d%H%M}{story.number:02}123"


def path(story: Story) -> str:
    return f"/{story.slug}-{identifier(story)}.htm"


def _robots() -> Response:
    plain = robots("/noi-bo.htm", "/tim-kiem.htm", "/ajax/")
    return replace(plain, body=b"\xef\xbb\xbf" + plain.body)


def _frame(title: str, main: str, *, head: str = "", shows: Shows = "other") -> Response:
    menu = "".join(
        f'<li><a class="nav-link" href="/{s.slug}.htm">{s.name}</a></li>' for s in sections()
    )
    return page(
        f"""<!DOCTYPE html>
<html lang="vi"><head><title>{escape(title)}</title>{head}</head><body>
<div id="admwrapper" data-role="page"><div class="header"><p class="date">{clock()}</p>
<div class="header__nav"><ul><li><a href="/" class="nav-link">Trang chủ</a></li>
<li><a class="nav-link" href="/gioi-thieu.htm">Giới thiệu</a></li>{menu}
<li><a class="nav-link" href="/noi-bo.htm">Nội bộ</a></li>
<li><a href="/tim-kiem.htm?keywords=">Tìm kiếm</a></li><li><a href="/rss/home.rss">RSS</a></li></ul>
</div></div>{main}<div class="footer">{OFFICE}{OUTSIDE}</div></div></body></html>
<!--u: 1/20/2024 9:59:55 AM-->""",
        shows=shows,
    )


def _front() -> Response:
    first, *others = reversed(told())
    focus = f"""<div class="box-focus-item" data-id="{identifier(first)}">
<h2><a class="box-focus-link-title" href="{path(first)}">{escape(first.title)}</a></h2></div>"""
    boxes = "".join(_item(s, "category") for s in others[:5])
    return _frame("Trang chủ", f'{focus}<div class="box-category">{boxes}</div>', shows="list")


def _item(story: Story, block: str = "stream") -> str:
    american = f"{story.published:%m/%d/%Y %I:%M:%S %p}"
    alt = escape(escape(story.title))
    return f"""<div class="box-{block}-item" data-id="{identifier(story)}">
<a class="box-{block}-link-with-avatar" href="{path(story)}" title="{escape(story.title)}"><img
src="/thumb/a.jpg" alt="{alt}"></a><h2><a class="box-{block}-link-title"
data-id="{identifier(story)}" href="{path(story)}">{escape(story.title)}</a></h2>
<span class="box-{block}-time" title="{american}">{story.stamp}</span>
<p class="box-{block}-sapo">{escape(story.lead)}</p></div>"""


def _list(request: Request, name: str) -> Response:
    section = next((s for s in sections() if s.slug == name), None)
    if section is None:
        return not_found(request)
    shown = _in(section)
    body = f"""<a data-role="cate-name" href="/{section.slug}.htm">{section.name}</a>
<input type="hidden" id="hdZoneId" value="{zone(section)}" />
<input type="hidden" id="hdCatUrl" value="/{section.slug}" />
<input type="hidden" id="case" value="timelinelist" />
<div class="box-category">{_item(shown[2], "category")}</div>
<div class="timeline"><div class="box-stream">{"".join(map(_item, cut(shown, 1, SIZE)))}</div></div>
<script>var timeline = {{pageIndex: 2, url: "/" + $("#case").val() + "/" + $("#hdZoneId").val()}};
</script>"""
    return _frame(section.name, body, shows="list")


def _piece(request: Request, wanted: str, here: str) -> Response:
    section = next((s for s in sections() if str(zone(s)) == wanted), None)
    items = cut(_in(section), int(here), SIZE) if section else ()
    return page("".join(map(_item, items)), shows="list")


def _article(request: Request, wanted: str) -> Response:
    story = next((s for s in told() if identifier(s) == wanted), None)
    if story is None:
        return not_found(request)
    when = story.published.isoformat().replace("+", "&#x2B;")
    head = f'<meta property="article:published_time" content="{when}" />'
    return _frame(story.title, _text(story), head=head, shows="article")


def _text(story: Story) -> str:
    listed = _in(section_of(story))
    related = listed[listed.index(story) - 1]
    return f"""<div class="detail-main"><div class="detail-top">
<a data-role="cate-name" href="/{section_of(story).slug}.htm">{story.section}</a>
<h1 class="detail-title" data-role="title">{escape(story.title)}</h1>
<div class="detail-author-top"><span class="detail-author-top-name">Minh Khôi</span></div>
<div class="detail-time"><div data-role="publishdate">{story.day}  {story.published:%H:%M}</div>
</div></div><h2 class="detail-sapo" data-role="sapo">(vccorp.example) - {escape(story.lead)}</h2>
<div class="detail-content afcbc-body clearfix" data-role="content">{story.body}
<figure class="VCSortableInPreviewMode" type="Photo"><img src="/c.jpg" alt=""><figcaption>
<p>Nhập chú thích ảnh</p></figcaption></figure>
<div class="VCSortableInPreviewMode" type="RelatedNewsBox" data-date="{related.stamp}">
<a href="{path(related)}">{escape(related.title)}</a></div></div></div>"""


def _feed() -> Response:
    items = [rss_item(s, HOME + path(s)) for s in reversed(told())]
    return rss("Trang chủ", HOME, items)
