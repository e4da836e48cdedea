"""WordPress 6: lists at `/category/<name>/page/2/`, and the same articles in many other archives.

Past the end stands a real 404. `/wp-json/wp/v2/posts` and `/wp-sitemap.xml` name everything, feeds
the newest ten; archives by tag, author and month repeat them, `/?p=N` leads to the article, and
every article offers itself as an answer to a comment, to be shared, and as a feed.
"""

from __future__ import annotations

import json
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
    sitemap,
    sitemap_index,
    story_by_number,
)
from .serving import FakeSite, Request, Response, Shows, page, routed, sent_to
from .stories import Story, newest, older, section_of, sections, stories

HOME = "http://wordpress.example"
SIZE = 5
FIRST_ID = 30
AUTHOR = "/author/ban-bien-tap"
TAG = "/tag/nong-nghiep"
MAPS = ("posts-post", "posts-page", "taxonomies-category", "users")


def site() -> FakeSite:
    return FakeSite(
        name="wordpress",
        portal="wordpress",
        start_url=f"{HOME}/",
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=routed(
            [
                (r"/", _front),
                (r"(/)page/(\d+)/", lambda _, base, n: _archive("", newest(), base, n)),
                (r"/robots\.txt", lambda _: _robots()),
                (
                    r"/gioi-thieu/",
                    lambda _: _frame("Giới thiệu", f'<main class="page">{ABOUT}</main>'),
                ),
                (r"/comments/feed/", lambda _: _comments()),
                (r"/(?:category/([\w-]+)/)?feed/", _feed),
                (r"/wp-json/wp/v2/posts/?", _posts),
                (r"/wp-sitemap\.xml", lambda _: _maps()),
                (r"/wp-sitemap-([a-z-]+)-1\.xml", _map),
                (r"(/category/([\w-]+)/)(?:page/(\d+)/)?", _category),
                (rf"({TAG}/|{AUTHOR}/|/20\d\d/\d\d/)(?:page/(\d+)/)?", _other_archive),
                (r"/([\w-]+)/", _article),
            ],
            missing=lambda _: _missing(),
        ),
    )


def path(story: Story) -> str:
    return f"/{story.slug}/"


def _robots() -> Response:
    return robots("/wp-admin/", "/noi-bo/", "/?s=", sitemap=f"{HOME}/wp-sitemap.xml")


def _frame(title: str, main: str, *, shows: Shows = "other", status: int = 200) -> Response:
    menu = "".join(f'<li><a href="/category/{s.slug}/">{s.name}</a></li>' for s in sections())
    feeds = "".join(
        f'<link rel="alternate" type="application/rss+xml" title="{said}" href="{url}" />'
        for said, url in (("Dòng tin", "/feed/"), ("Dòng bình luận", "/comments/feed/"))
    )
    return page(
        f"""<!DOCTYPE html>
<html lang="vi"><head><title>{escape(title)} - {OFFICE}</title>
<meta name="generator" content="WordPress 6.1.9" />{feeds}
<link rel="https://api.w.org/" href="{HOME}/wp-json/" />
<link rel="stylesheet" href="/wp-content/themes/vinhgiang/style.css?ver=6.1" /></head>
<body class="wp-custom"><header><span class="clock">{clock()}</span>
<nav class="main-navigation"><ul class="menu"><li><a href="/">Trang chủ</a></li>
<li><a href="/gioi-thieu/">Giới thiệu</a></li>{menu}<li><a href="/noi-bo/">Nội bộ</a></li></ul>
</nav>
<form role="search" action="/"><input name="s"></form></header>{main}
<aside><a href="/2023/10/">Tháng Mười 2023</a><a href="{AUTHOR}/">Ban Biên tập</a>
<a href="{TAG}/">nông nghiệp</a><a href="/wp-admin/">Đăng nhập</a></aside>
<footer>{OUTSIDE}{COUNTER}</footer></body></html>""",
        shows=shows,
        status=status,
    )


def _front(request: Request) -> Response:
    """The newest; an article, where one is named by its number."""
    if "p" in request.query:
        story = story_by_number(stories(), number(request.query["p"], 0) - FIRST_ID)
        return sent_to(path(story), 301) if story else _missing()
    return _archive("", newest(), "/", None)


def _archive(title: str, shown: tuple[Story, ...], base: str, wanted: str | None) -> Response:
    here = number(wanted)
    if not 0 < here <= pages(shown, SIZE):
        return _missing()
    items = "".join(map(_item, cut(shown, here, SIZE)))
    head = f'<h1 class="page-title">Chuyên mục: <span>{title}</span></h1>' if title else ""
    body = f"<main>{head}{items}{_pager(base, here, pages(shown, SIZE))}</main>"
    return _frame(title or "Trang chủ", body, shows="list")


def _item(story: Story) -> str:
    month = f"{story.published.day} Tháng {story.published.month}, {story.published.year}"
    href = path(story) if story.number % 5 else f"/?p={FIRST_ID + story.number}"
    return f"""<article class="post-{FIRST_ID + story.number} post hentry"><h2 class="entry-title">
<a href="{href}" rel="bookmark">{escape(story.title)}</a></h2><span class="posted-on">
<time class="entry-date published" datetime="{story.published.isoformat()}">{month}</time></span>
<div class="entry-summary"><p>{escape(story.lead)}</p></div></article>"""


def _pager(base: str, here: int, last: int) -> str:
    links = "".join(
        f'<span class="page-numbers current">{n}</span>'
        if n == here
        else f'<a class="page-numbers" href="{base}{f"page/{n}/" if n > 1 else ""}">{n}</a>'
        for n in range(1, last + 1)
    )
    if here < last:
        links += f'<a class="next page-numbers" href="{base}page/{here + 1}/">Trang sau</a>'
    return f'<nav class="navigation pagination"><div class="nav-links">{links}</div></nav>'


def _category(request: Request, base: str, name: str, wanted: str | None) -> Response:
    section = next((s for s in sections() if s.slug == name), None)
    return _archive(section.name, section.stories, base, wanted) if section else _missing()


def _other_archive(request: Request, base: str, wanted: str | None) -> Response:
    """Everything again: by tag, by author, by month."""
    answer = _archive("Lưu trữ", newest(), base, wanted)
    return page(answer.body.decode(), status=answer.status)


def _article(request: Request, name: str) -> Response:
    story = next((s for s in stories() if s.slug == name), None)
    if story is None:
        return _missing()
    here = path(story)
    more = "".join(
        f'<li><a href="{path(s)}">{escape(s.title)}</a> {s.day}</li>' for s in older(story)
    )
    month = f"{story.published.day} Tháng {story.published.month}, {story.published.year}"
    body = f"""<main><article id="post-{FIRST_ID + story.number}" class="post hentry">
<header class="entry-header"><h1 class="entry-title">{escape(story.title)}</h1>
<div class="entry-meta"><time class="updated" datetime="2023-12-31T08:00:00+07:00">31 Tháng 12,
2023</time>
<time class="entry-date published" datetime="{story.published.isoformat()}">{month}</time>
<span class="byline">bởi <span class="author vcard"><a href="{AUTHOR}/">Ban Biên tập</a></span>
</span>
<a rel="category tag" href="/category/{section_of(story).slug}/">{story.section}</a></div></header>
<div class="entry-content"><p><strong>{escape(story.lead)}</strong></p>{story.body}
<div class="sharedaddy"><a href="{here}?share=facebook">Facebook</a></div>
<h3>Bài viết liên quan</h3><ul>{more}</ul></div>
<div id="comments"><a href="{here}?replytocom=7#respond">Trả lời</a>
<a href="{here}feed/">Dòng bình luận</a></div></article></main>"""
    return _frame(story.title, body, shows="article")


def _feed(request: Request, name: str | None) -> Response:
    shown = next((s.stories for s in sections() if s.slug == name), newest())
    return rss("Tin tức", HOME, [rss_item(s, HOME + path(s)) for s in shown[:10]])


def _comments() -> Response:
    """What readers wrote; each leads to an article that the lists have too."""
    items = [rss_item(s, f"{HOME}{path(s)}#comment-{s.number}") for s in newest()[3:6]]
    return rss("Phản hồi", HOME, items)


def _posts(request: Request) -> Response:
    """The list for machines, with how many pages it has in a header."""
    size, here = number(request.query.get("per_page"), 10), number(request.query.get("page"))
    last = pages(stories(), min(size, 100))
    if size > 100 or here > last:
        return Response(b'{"code":"rest_invalid_param"}', 400, {"Content-Type": "application/json"})
    rows = [
        {
            "id": FIRST_ID + s.number,
            "link": HOME + path(s),
            "date": f"{s.published:%Y-%m-%dT%H:%M:%S}",
        }
        for s in cut(newest(), here, size)
    ]
    wanted = request.query.get("_fields", "id,link,date").split(",")
    body = json.dumps([{k: row[k] for k in wanted if k in row} for row in rows])
    headers = {
        "Content-Type": "application/json; charset=UTF-8",
        "X-WP-Total": str(len(stories())),
        "X-WP-TotalPages": str(last),
    }
    return Response(body.encode(), 200, headers, "list")


def _maps() -> Response:
    return sitemap_index([f"{HOME}/wp-sitemap-{name}-1.xml" for name in MAPS])


def _map(request: Request, name: str) -> Response:
    if name not in MAPS:
        return _missing()
    urls = {
        "posts-post": [(HOME + path(s), s.published.isoformat()) for s in newest()],
        "posts-page": [(f"{HOME}/gioi-thieu/", "2016-03-15T08:00:00+07:00")],
        "taxonomies-category": [(f"{HOME}/category/{s.slug}/", "2023-11-28") for s in sections()],
        "users": [(f"{HOME}{AUTHOR}/", "2023-11-28")],
    }
    return sitemap(urls[name])


def _missing() -> Response:
    body = """<main><section class="error-404"><h1 class="page-title">Không tìm thấy trang</h1>
<p>Mời bạn thử tìm kiếm.</p></section></main>"""
    return _frame("Không tìm thấy trang", body, status=404)
