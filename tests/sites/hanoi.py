"""Hà Nội's family of VCCorp sites: lists come by POST, as pieces of HTML, pages counted from 0.

The form holds strings that only the list page's own script knows, another one for each category,
and cannot be made up; the page itself shows just the four newest; nothing says how many there are:
the end is a piece without items. Stamps tell the time first.
"""

from __future__ import annotations

import base64
import hashlib
import json
from html import escape

from .markup import ABOUT, OFFICE, OUTSIDE, clock, cut, number, robots
from .serving import FakeSite, Request, Response, Shows, not_found, page, routed
from .stories import Section, Story, newest, older, sections, stories

HOME = "http://hanoi.example"
SIZE = 7
ON_PAGE = 4
API = "/api/NewsZone/NewsZone"


def site() -> FakeSite:
    return FakeSite(
        name="hanoi",
        portal="vccorp",
        start_url=f"{HOME}/",
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=routed(
            [
                (r"/", lambda _: _front()),
                (r"/gioi-thieu", lambda _: _frame("Giới thiệu", ABOUT)),
                (r"/robots\.txt", lambda _: robots("/noi-bo", "/tim-kiem", "/api/Account/")),
                (API, _piece),
                (r"/[\w-]*-(\d{16})\.htm", _article),
                (r"/([\w-]+)", _list),
            ]
        ),
    )


def identifier(story: Story) -> str:
    return f"4{story.published:%y%m%d%H%M}{story.number:02}455"


def path(story: Story) -> str:
    return f"/{story.slug}-{identifier(story)}.htm"


def opaque(text: str, length: int = 8) -> str:
    """A string as the server's own cipher would give it."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()[:length]).decode()


def secrets(section: Section) -> dict[str, str]:
    """What the form must hold for a category."""
    return {
        "PageSize": opaque(f"size {SIZE}"),
        "Catname": opaque(section.name, 25),
        "LanguageId": opaque("vi"),
        "Site": opaque(HOME),
    }


def _frame(title: str, main: str, *, head: str = "", shows: Shows = "other") -> Response:
    menu = "".join(f'<li><a href="/{s.slug}">{s.name}</a></li>' for s in sections())
    return page(
        f"""<!DOCTYPE html>
<html lang="vi"><head><title>{escape(title)}</title>{head}</head><body>
<div class="header"><span class="today">{clock()}</span><nav class="menu-main"><ul>
<li><a href="/">Trang chủ</a></li><li><a href="/gioi-thieu">Giới thiệu</a></li>{menu}
<li><a href="/noi-bo">Nội bộ</a></li><li><a href="/tim-kiem?q=">Tìm kiếm</a></li></ul></nav></div>
{main}<div class="footer">{OFFICE}{OUTSIDE}</div></body></html>""",
        shows=shows,
    )


def _front() -> Response:
    items = "".join(map(_item, newest()[:5]))
    return _frame("Trang chủ", f'<div class="list-news">{items}</div>', shows="list")


def _item(story: Story) -> str:
    stamp = f"{story.published:%H:%M}"
    return f"""<div class="news-item" data-id="{identifier(story)}7"><div class="news-image">
<a href="{path(story)}"><img src="/thumb/b.jpg" alt=""></a></div><div class="news-info">
<a href="{path(story)}"><h3 class="news-title">{escape(story.title)}</h3></a>
<span class="news-time" title="{stamp}, {story.day}">{stamp} {story.day}</span>
<p class="news-sapo">{escape(story.lead)}</p></div></div>"""


def _list(request: Request, name: str) -> Response:
    section = next((s for s in sections() if s.slug == name), None)
    if section is None:
        return not_found(request)
    items = "".join(map(_item, section.stories[:ON_PAGE]))
    fields = ", ".join(f'{key}: "{value}"' for key, value in secrets(section).items())
    script = f"""<script>
var pageIndex = 0;
var shown = $(".list-news .news-item").map(function () {{ return $(this).data("id"); }});
$(window).on("scroll", function () {{
  $.post("{API}", {{PageIndex: pageIndex++, {fields}, DataIds: shown.get()}}, function (html) {{
    $(".list-more").append(html); }}); }});</script>"""
    body = (
        f'<h1>{section.name}</h1><div class="list-news">{items}</div><div class="list-more"></div>'
    )
    return _frame(section.name, body + script, shows="list")


def _piece(request: Request) -> Response:
    """A page of a list; what the reader has on his page already may be left out."""
    sent = request.form
    section = next((s for s in sections() if secrets(s)["Catname"] == sent.get("Catname")), None)
    if request.method != "POST":
        return page("", status=405)
    if section is None or any(sent.get(k) != v for k, v in secrets(section).items()):
        return page("", status=500)
    known = {value for key, value in request.pairs if key == "DataIds[]"}
    left = [s for s in section.stories if f"{identifier(s)}7" not in known]
    items = cut(left, number(sent.get("PageIndex"), 0) + 1, SIZE)
    return page("".join(map(_item, items)), shows="list")


def _article(request: Request, wanted: str) -> Response:
    story = next((s for s in stories() if identifier(s) == wanted), None)
    if story is None:
        return not_found(request)
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": story.published.isoformat(),
    }
    head = f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
    return _frame(story.title, _text(story), head=head, shows="article")


def _text(story: Story) -> str:
    more = "".join(map(_item, older(story)))
    return f"""<div class="detail-main"><div class="news-info">
<h1 class="detail-title" data-role="title">{escape(story.title)}</h1>
<span class="time">{story.published:%H:%M} {story.day}</span></div>
<p class="detail-sapo" data-role="sapo">{escape(story.lead)}</p>
<div class="detail-content afcbc-body clearfix" data-role="content">{story.body}</div></div>
<div class="box-related"><h4>Tin liên quan</h4>{more}</div>"""
