"""The WebForms portal of Huế's centre: everything is `/?gd=<layout>&cn=<category>&tc=<article>`.

The pager is made of LinkButtons in windows, with ">>" to the next and "<<" to the one before; the
address stays the same. One article is linked under several categories and layouts. Only the day of
an article is told. (The real windows are of ten pages.)
"""

from __future__ import annotations

from html import escape

from .markup import ABOUT, COUNTER, OFFICE, OUTSIDE, clock, cut, number, pages, robots
from .postback import SEARCH_BUTTON, Offer, form, link, posted, refused
from .serving import FakeSite, Request, Response, Shows, not_found, page, routed
from .stories import Section, Story, newest, older, section_of, sections, stories

HOME = "http://hue.example"
SIZE = 5
WINDOW = 3
FIRST_ID = 22000
MAIN = "ctl00$Main"


def site() -> FakeSite:
    return FakeSite(
        name="hue",
        portal="hue",
        start_url=f"{HOME}/",
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=routed(
            [
                (r"/(?:[Dd]efault\.aspx)?", _root),
                (r"/robots\.txt", lambda _: robots("/UploadFiles/", "/noi-bo/")),
            ]
        ),
        prints_time=False,
    )


def category(section: Section) -> int:
    return 190 + section.number


def path(story: Story, layout: int = 1, under: int = 0) -> str:
    under = under or category(section_of(story))
    return f"/?gd={layout}&cn={under}&tc={FIRST_ID + story.number}"


def _root(request: Request) -> Response:
    """Every page of the site, by what the query names."""
    asked = request.query
    if "tc" in asked:
        return _article(request, asked["tc"])
    if asked.get("cn") == "21":
        return _frame("Giới thiệu", request, ABOUT)
    section = next((s for s in sections() if str(category(s)) == asked.get("cn")), None)
    if section is None:
        return _front(request) if not asked else not_found(request)
    return _list(request, section, 1) if request.method == "GET" else _posted(request, section)


def _frame(
    title: str,
    request: Request,
    inner: str,
    *,
    shows: Shows = "other",
    offers: tuple[Offer, ...] = (),
    shown: str = "",
) -> Response:
    menu = "".join(
        f'<li><a href="/?gd=7&amp;cn={category(s)}">{s.name}</a></li>' for s in sections()
    )
    where = "&".join(f"{key}={value}" for key, value in request.query.items())
    body = f"""<div class="ngay">{clock()}</div><ul id="menu"><li><a href="/">Trang chủ</a></li>
<li><a href="/?gd=2&amp;cn=21">Giới thiệu</a></li>{menu}<li>
<a href="/noi-bo/?gd=9&amp;cn=9">Nội bộ</a>
</li><li>{link(("ctl00$lnkEnglish", ""), "English")}</li></ul><div id="content">{inner}</div>
<div class="footer">{OFFICE}{OUTSIDE}{COUNTER}</div>"""
    offered = (*offers, ("ctl00$lnkEnglish", ""))
    whole = form(f"./?{where}" if where else "./", shown, offered, body)
    return page(
        f'<!DOCTYPE html>\n<html lang="vi"><head><title>{escape(title)}</title></head><body>'
        f"{whole}</body></html>",
        shows=shows,
    )


def _front(request: Request) -> Response:
    news = "".join(_item(s, f"/?gd=25&cn=589&tc={FIRST_ID + s.number}") for s in newest()[:SIZE])
    return _frame("Trang chủ", request, news, shows="list")


def _item(story: Story, href: str) -> str:
    return f"""<div class="ds-tin"><a href="{escape(href)}">{escape(story.title)}</a>
<span>({story.day})</span><p>{escape(story.lead)}</p></div>"""


def _list(request: Request, section: Section, here: int) -> Response:
    shown = cut(section.stories, here, SIZE)
    items = "".join(_item(s, path(s, 7).removeprefix("/")) for s in shown)
    links, offers = _pager(here, pages(section.stories, SIZE))
    state = f"{section.slug}|{here}"
    body = f'<h2 class="tieu-de">{section.name}</h2>{items}<table><tr>{links}</tr></table>'
    return _frame(section.name, request, body, shows="list", offers=offers, shown=state)


def _pager(here: int, last: int) -> tuple[str, tuple[Offer, ...]]:
    """The window the page is in, with the jumps out of it."""
    start = here - (here - 1) % WINDOW
    end = min(start + WINDOW - 1, last)
    texts = {n: str(n) for n in range(start, end + 1)}
    texts |= {start - 1: "<<"} if start > 1 else {}
    texts |= {end + 1: ">>"} if end < last else {}
    offers = {n: (f"{MAIN}$btnLink_{n}", "") for n in texts if n != here}
    cells = (
        f"<td>{link(offers[n], said, 'Tin_PhanTrang')}</td>"
        if n in offers
        else f'<td class="Tin_PhanTrang_HienTai">[{n}]</td>'
        for n, said in sorted(texts.items())
    )
    return f"<td>Trang:</td>{''.join(cells)}", tuple(offers.values())


def _posted(request: Request, section: Section) -> Response:
    sent = posted(request)
    if sent is None or not sent.shown.startswith(f"{section.slug}|"):
        return refused()
    if sent.target.startswith(f"{MAIN}$btnLink_"):
        return _list(request, section, number(sent.target.rpartition("_")[2]))
    said = "Tìm kiếm" if sent.target == SEARCH_BUTTON else "English"
    return _frame(said, request, "<p>Không có tin nào.</p>")


def _article(request: Request, wanted: str) -> Response:
    story = next((s for s in stories() if str(FIRST_ID + s.number) == wanted), None)
    if story is None:
        return not_found(request)
    more = "".join(
        f'<li><a href="{escape(path(s, 1, 129))}">{escape(s.title)}</a> <span>({s.day})</span></li>'
        for s in older(story)
    )
    body = f"""<h1>{escape(story.title)}</h1><div class="date">Ngày cập nhật {story.day}</div>
<div class="noidung"><p><b>{escape(story.lead)}</b></p>{story.body}
<p><img src="/UploadFiles/TinTuc/2015/5/8/anh.jpg" alt=""></p></div>
<div class="related"><b>Các tin khác</b><ul>{more}</ul></div>"""
    return _frame(story.title, request, body, shows="article")
