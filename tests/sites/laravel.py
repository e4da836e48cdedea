"""A site written with Laravel that prints a WordPress theme, with no WordPress to answer for it.

Lists begin with the oldest, date by day and month without the year, and cut their excerpts in the
middle of a letter; one category shows everything on one page, whatever page is asked for; what does
not exist fails with 500; the sidebar leads to the developer's own host.
"""

from __future__ import annotations

from html import escape

from .markup import ABOUT, COUNTER, OFFICE, OUTSIDE, clock, cut, number, pages, robots
from .serving import FakeSite, Request, Response, Shows, page, routed
from .stories import Section, Story, newest, older, section_of, sections, stories

HOME = "http://laravel.example"
SIZE = 5
EXCERPT_BYTES = 100
COOKIE = "laravel_session=eyJpdiI6Ik1vY2sifQ%3D%3D; path=/; httponly"


def site() -> FakeSite:
    return FakeSite(
        name="laravel",
        portal="laravel",
        start_url=f"{HOME}/",
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=routed(
            [
                (r"/", lambda _: _front()),
                (r"/gioi-thieu", lambda _: _frame("Giới thiệu", ABOUT)),
                (r"/robots\.txt", lambda _: robots("/admin", "/noi-bo", "/tim-kiem")),
                (r"/([\w-]+)", _list),
                (r"/([\w-]+)/([\w-]+)", _article),
            ],
            missing=lambda _: _failed(),
        ),
    )


def path(story: Story) -> str:
    return f"/{section_of(story).slug}/{story.slug}"


def _frame(title: str, main: str, *, shows: Shows = "other") -> Response:
    menu = "".join(f'<li><a href="{HOME}/{s.slug}">{s.name}</a></li>' for s in sections())
    theme = f"{HOME}/main_template/wp-includes/css/dist/block-library/style.min.css?ver=6.4.2"
    return page(
        f"""<!DOCTYPE html>
<html lang="vi"><head><title>{escape(title)}</title><link rel="stylesheet" href="{theme}" />
<meta name="csrf-token" content="k3yq"></head><body class="archive single-post postid-889">
<header><span>{clock()}</span><nav id="main-menu"><ul><li><a href="{HOME}/">Trang chủ</a></li>
<li><a href="{HOME}/gioi-thieu">Giới thiệu</a></li>{menu}<li><a href="{HOME}/noi-bo">Nội bộ</a></li>
<li><a href="{HOME}/login">Đăng nhập</a></li></ul></nav></header>{main}
<div class="post-sidebar"><div class="post-item"><a class="plain"
href="http://thu-nghiem.example/2024/01/26/gioi-thieu/">Giới thiệu</a>
<div class="post-meta">26/01/2024
</div></div></div><footer>{OFFICE}{OUTSIDE}{COUNTER}</footer></body></html>""",
        shows=shows,
        headers={"Set-Cookie": COOKIE},
    )


def _front() -> Response:
    return _frame("Trang chủ", _items(newest()[:SIZE], ""), shows="list")


def _items(shown: tuple[Story, ...], pager: str) -> str:
    items = "".join(map(_item, shown))
    return f"""<main id="main"><div id="content"><div class="large-9 col">{items}{pager}</div>
</div></main>"""


def _item(story: Story) -> str:
    return f"""<div class="col post-item"><a href="{HOME}{path(story)}" class="plain">
<div class="box-text"><h5 class="post-title">{escape(story.title)}</h5>
<p>{escape(_cut_off(story.lead))}</p></div><div class="badge post-date">
<span class="post-date-day">{story.published:%d}</span><br>
<span class="post-date-month">{story.published:%m}</span></div></a></div>"""


def _cut_off(text: str) -> str:
    """The beginning of a text with half a letter at its end, as a surrogate."""
    letters = text.encode()
    begun = [place for place, byte in enumerate(letters) if byte >= 0xC0]
    end = next((place for place in begun if place >= EXCERPT_BYTES), begun[-1])
    return letters[: end + 1].decode(errors="surrogateescape")


def _list(request: Request, name: str) -> Response:
    section = next((s for s in sections() if s.slug == name), None)
    if section is None:
        return _failed()
    oldest_first = tuple(reversed(section.stories))
    if section.number == 3:
        return _frame(section.name, _items(oldest_first, ""), shows="list")
    here = number(request.query.get("page"))
    body = _items(cut(oldest_first, here, SIZE), _pager(section, here))
    return _frame(section.name, body, shows="list")


def _pager(section: Section, here: int) -> str:
    links = "".join(
        f'<li class="page-item active"><span class="page-link">{n}</span></li>'
        if n == here
        else f'<li><a class="page-link" href="{HOME}/{section.slug}?page={n}">{n}</a></li>'
        for n in range(1, pages(section.stories, SIZE) + 1)
    )
    return f'<ul class="page-numbers"><nav><ul class="pagination">{links}</ul></nav></ul>'


def _article(request: Request, category: str, name: str) -> Response:
    story = next((s for s in stories() if s.slug == name), None)
    if story is None:
        return _failed()
    more = "".join(
        f'<div class="post-item"><a class="plain" href="{HOME}{path(s)}">{escape(s.title)}</a>'
        f'<div class="post-meta">{s.day}</div></div>'
        for s in older(story)
    )
    body = f"""<main id="main"><article id="post-889" class="post-889 post hentry">
<h1 class="entry-title">{escape(story.title)}</h1><div class="entry-meta">
<span class="posted-on">Thời
gian đăng tải <time class="entry-date published updated">{story.published:%Y-%m-%d %H:%M:%S}</time>
</span><span class="byline"> bởi <span class="meta-author vcard">Hữu Lộc</span></span></div>
<div class="entry-content"><p>{escape(story.lead)}</p>{story.body}<div class="blog-share">
<a href="http://thu-nghiem.example{path(story)}">Chia sẻ</a></div></div></article>
<h5>Tin khác</h5>{more}</main>"""
    return _frame(story.title, body, shows="article")


def _failed() -> Response:
    """What is not there breaks the view."""
    return page("<html><head><title>Server Error</title></head><body>500</body></html>", status=500)
