"""NukeViet 4.5, default theme.

A page past the end leads back to page 1; a pinned article stands on every page of its category; two
articles are listed in two categories; a wrong alias leads to the right one; print, save and mail
pages hold the whole text; feeds say the month where the minutes belong and end after 30.
"""

from __future__ import annotations

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
    weekday,
)
from .serving import Answer, FakeSite, Request, Response, Shows, page, routed, sent_to
from .stories import Section, Story, newest, older, section_of, sections, stories

HOME = "http://nukeviet.example"
NEWS = "/vi/news"
SIZE = 5
FIRST_ID = 200


def site() -> FakeSite:
    return FakeSite(
        name="nukeviet",
        portal="nukeviet",
        start_url=f"{HOME}/",
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=_polite(
            routed(
                [
                    (r"/", lambda _: sent_to("/vi/")),
                    (r"/vi/", lambda _: _front()),
                    (r"/vi/about/", lambda _: _frame("Giới thiệu", ABOUT)),
                    (r"/robots\.txt", lambda _: _robots()),
                    (r"/sitemap\.xml", lambda _: sitemap_index([f"{HOME}/sitemap-vi.news.xml"])),
                    (r"/sitemap-vi\.news\.xml", lambda _: _sitemap()),
                    (r"/vi/news/rss/(?:([\w-]+)/)?", _feed),
                    (r"/vi/news/(print|savefile|sendmail)/[\w-]+/[\w-]+-(\d+)\.html", _copy),
                    (r"/vi/news/([\w-]+)/(?:page-(\d+)/)?", _list),
                    (r"/vi/news/([\w-]+)/([\w-]+)-(\d+)\.html", _article),
                ],
                missing=lambda _: _missing(),
            )
        ),
    )


def path(story: Story, category: str = "") -> str:
    """An article's address; it may be shown under a category that is not its own."""
    category = category or section_of(story).slug
    return f"{NEWS}/{category}/{story.slug}-{FIRST_ID + story.number}.html"


def _polite(answer: Answer) -> Answer:
    """Whoever does not say what he is is turned away."""

    def checked(request: Request) -> Response:
        return answer(request) if request.headers.get("user-agent") else page("", status=403)

    return checked


def _robots() -> Response:
    return robots(
        "/admin/", "/vi/users/", "/vi/seek/", "/vi/noi-bo/", sitemap=f"{HOME}/sitemap.xml"
    )


def _frame(title: str, main: str, *, head: str = "", shows: Shows = "other") -> Response:
    menu = "".join(f'<li><a href="{NEWS}/{s.slug}/">{s.name}</a></li>' for s in sections())
    feeds = "".join(
        f'<link rel="alternate" type="application/rss+xml" title="{s.name}" '
        f'href="{NEWS}/rss/{s.slug}/" />'
        for s in sections()
    )
    return page(
        f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{escape(title)} - {OFFICE}</title>
<meta name="generator" content="NukeViet v4.5">{head}
<link rel="alternate" type="application/rss+xml" title="Tin tức" href="{NEWS}/rss/" />{feeds}
<script>var nv_base_siteurl="/",nv_lang_data="vi",nv_module_name="news";</script>
</head><body><header><span class="current-time">{clock()}</span></header>
<nav class="navbar"><ul class="nav navbar-nav"><li><a href="/vi/">Trang nhất</a></li>
<li><a href="/vi/about/">Giới thiệu</a></li>{menu}<li><a href="/vi/noi-bo/">Nội bộ</a></li>
<li><a href="/vi/seek/">Tìm kiếm</a></li><li><a href="/vi/users/login/">Đăng nhập</a></li></ul>
</nav>
{main}<footer>{OUTSIDE}{COUNTER}Powered by NukeViet</footer></body></html>""",
        shows=shows,
    )


def _front() -> Response:
    return _frame("Trang nhất", "".join(map(_item, newest()[:SIZE])), shows="list")


def _item(story: Story, category: str = "") -> str:
    href = path(story, category)
    return f"""<div class="news_column"><div class="panel"><div class="panel-body">
<h3><a href="{href}" title="{escape(story.title)}">{escape(story.title)}</a></h3>
<ul class="list-inline"><li><em class="fa fa-clock-o"></em> {story.published:%d/%m/%Y %H:%M:%S}</li>
<li>Đã xem: {story.number * 7}</li><li>Phản hồi: 0</li></ul>
<p>{escape(story.lead)}</p></div></div></div>"""


def _listed(section: Section) -> tuple[Story, ...]:
    """What a category lists: its own, and in the first one two of the second besides."""
    guests = sections()[1].stories[:2] if section.number == 1 else ()
    shown = (*section.stories, *guests)
    return tuple(sorted(shown, key=lambda s: s.published, reverse=True))


def _list(request: Request, name: str, wanted: str | None) -> Response:
    section = next((s for s in sections() if s.slug == name), None)
    if section is None:
        return _missing()
    shown, here = _listed(section), number(wanted)
    base = f"{NEWS}/{section.slug}/"
    if wanted is not None and not 1 < here <= pages(shown, SIZE):
        return sent_to(base, shows="list")
    pinned = _item(section.stories[-1], section.slug)
    items = "".join(_item(s, section.slug) for s in cut(shown, here, SIZE))
    crumbs = (
        f'<ul class="breadcrumb"><li><a href="/vi/">Trang nhất</a></li><li>{section.name}</li></ul>'
    )
    main = f"{crumbs}{pinned}{items}{_pager(base, here, pages(shown, SIZE))}"
    return _frame(section.name, main, shows="list")


def _pager(base: str, here: int, last: int) -> str:
    urls = {n: f"{base}page-{n}/" if n > 1 else base for n in range(1, last + 1)} | {here: "#"}
    links = (
        f'<li class="{"active" if n == here else ""}"><a href="{url}">{n}</a></li>'
        for n, url in urls.items()
    )
    return f'<ul class="pagination">{"".join(links)}</ul>'


def _article(request: Request, category: str, alias: str, identifier: str) -> Response:
    story = story_by_number(stories(), int(identifier) - FIRST_ID)
    if story is None or category not in {s.slug for s in sections()}:
        return _missing()
    if alias != story.slug:
        return sent_to(path(story), 301)
    head = f'<link rel="canonical" href="{HOME}{path(story)}" />'
    return _frame(story.title, _text(story), head=head, shows="article")


def _text(story: Story) -> str:
    kinds = (("print", "In ra"), ("savefile", "Lưu bài viết này"), ("sendmail", "Gửi bài viết"))
    copies = "".join(
        f'<li><a rel="nofollow" href="{NEWS}/{kind}/{section_of(story).slug}/{story.slug}-'
        f'{FIRST_ID + story.number}.html">{said}</a></li>'
        for kind, said in kinds
    )
    more = "".join(
        f'<li><a href="{path(s)}">{escape(s.title)}</a> <em>({s.day})</em></li>'
        for s in older(story)
    )
    return f"""<div class="news_column panel" itemscope itemtype="http://schema.org/NewsArticle">
<h1 class="title" itemprop="headline">{escape(story.title)}</h1>
<span class="hidden" itemprop="datePublished">{story.published.isoformat()}</span>
<span class="h5">{weekday(story)} - {story.stamp}</span><ul class="list-inline">{copies}</ul>
<div class="hometext" itemprop="description">{escape(story.lead)}</div>
<div class="bodytext" id="news-bodyhtml">{story.body}</div>
<p class="h5 text-right"><strong>Nguồn tin: </strong>Văn phòng Sở</p>
<p class="h4">Những tin cũ hơn</p><ul class="detail-related related">{more}</ul></div>"""


def _copy(request: Request, kind: str, identifier: str) -> Response:
    story = story_by_number(stories(), int(identifier) - FIRST_ID)
    if story is None:
        return _missing()
    return page(f"<html><body><h1>{escape(story.title)}</h1>{story.lead}{story.body}</body></html>")


def _feed(request: Request, name: str | None) -> Response:
    shown = newest() if name is None else next(s.stories for s in sections() if s.slug == name)
    items = [
        rss_item(
            s,
            HOME + path(s),
            published=f"{s.published:%a, %d %b %Y %H:%m:%S} +0700",
            guid=f"news_{s.number}",
        )
        for s in shown[:30]
    ]
    return rss("Tin tức", f"{HOME}/vi/news/", items)


def _sitemap() -> Response:
    return sitemap([(HOME + path(s), s.published.isoformat()) for s in newest()])


def _missing() -> Response:
    body = """<html><head><meta http-equiv="refresh" content="3;URL=/vi/" />
<meta name="generator" content="NukeViet v4.5"></head><body>Trang không tồn tại</body></html>"""
    return page(body, status=404)
