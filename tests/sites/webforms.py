"""Plain ASP.NET with no system behind it: a GridView whose pager posts back `Page$N`.

The window's both ends are "...": one leads on, one back. The same form sorts by columns, selects
rows and turns a calendar; none of that is paging.
"""

from __future__ import annotations

from html import escape

from .markup import ABOUT, COUNTER, OFFICE, OUTSIDE, clock, cut, number, pages, robots
from .postback import SEARCH_BUTTON, Offer, form, link, posted, refused
from .serving import FakeSite, Request, Response, Shows, not_found, page, routed
from .stories import Section, Story, newest, older, sections, stories

HOME = "http://webforms.example"
SIZE = 5
WINDOW = 3
GRID = "ctl00$MainContent$gvTinTuc"
FIRST_ID = 500
SORT: tuple[Offer, ...] = ((GRID, "Sort$TieuDe"), (GRID, "Sort$NgayDang"))
CALENDAR: tuple[Offer, ...] = (
    ("ctl00$Lich", "V8674"),
    ("ctl00$Lich", "8705"),
    ("ctl00$Lich", "8706"),
)


def site() -> FakeSite:
    return FakeSite(
        name="webforms",
        portal="webforms",
        start_url=f"{HOME}/",
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=routed(
            [
                (r"/(?:Default\.aspx)?", lambda _: _front()),
                (r"/GioiThieu\.aspx", lambda _: _frame("Giới thiệu", ABOUT)),
                (r"/robots\.txt", lambda _: robots("/QuanTri/", "/DangNhap.aspx", "/NoiBo.aspx")),
                (r"/TinTuc\.aspx", _list_page),
                (r"/ChiTiet\.aspx", _article),
            ]
        ),
    )


def path(story: Story) -> str:
    return f"/ChiTiet.aspx?id={FIRST_ID + story.number}"


def list_path(section: Section) -> str:
    return f"/TinTuc.aspx?loai={section.number}"


def _frame(title: str, main: str, *, shows: Shows = "other") -> Response:
    menu = "".join(f'<li><a href="{list_path(s)}">{s.name}</a></li>' for s in sections())
    return page(
        f"""<!DOCTYPE html>
<html><head><title>{escape(title)}</title>
<script src="/WebResource.axd?d=pynGkmcFUV13He1Qd6_TZA2&amp;t=637"></script></head><body>
<div id="header"><span id="ctl00_lblNgay">{clock()}</span></div>
<ul id="menu"><li><a href="/Default.aspx">Trang chủ</a></li>
<li><a href="/GioiThieu.aspx">Giới thiệu</a></li>{menu}<li><a href="/NoiBo.aspx">Nội bộ</a></li>
<li><a href="/DangNhap.aspx">Đăng nhập</a></li></ul>
<div id="main">{main}</div><div id="footer">{OFFICE}{OUTSIDE}{COUNTER}</div></body></html>""",
        shows=shows,
    )


def _front() -> Response:
    rows = "".join(
        f'<tr><td><a href="{path(s)}">{escape(s.title)}</a></td><td>{s.day}</td></tr>'
        for s in newest()[:SIZE]
    )
    return _frame("Trang chủ", f"<h2>Tin mới</h2><table>{rows}</table>", shows="list")


def _list_page(request: Request) -> Response:
    section = next((s for s in sections() if str(s.number) == request.query.get("loai")), None)
    if section is None:
        return not_found(request)
    if request.method == "GET":
        return _list(section, 1)
    sent = posted(request)
    if sent is None or not sent.shown.startswith(f"{section.slug}|"):
        return refused()
    if sent.target == GRID and sent.argument.startswith("Page$"):
        return _list(section, number(sent.argument.removeprefix("Page$")))
    said = "Tìm kiếm" if sent.target == SEARCH_BUTTON else "Lịch công tác"
    return _frame(said, "<p>Không có dữ liệu.</p>")


def _list(section: Section, here: int) -> Response:
    shown = cut(section.stories, here, SIZE)
    chosen = tuple((GRID, f"Select${n}") for n in range(len(shown)))
    rows = "".join(_row(s, offer) for s, offer in zip(shown, chosen, strict=True))
    links, offers = _pager(here, pages(section.stories, SIZE))
    names = f"<th>{link(SORT[0], 'Tiêu đề')}</th><th>{link(SORT[1], 'Ngày đăng')}</th><th></th>"
    grid = f"""<table id="ctl00_MainContent_gvTinTuc"><tr>{names}</tr>{rows}
<tr class="GridPager"><td colspan="3"><table><tr>{links}</tr></table></td></tr></table>"""
    days = "".join(link(offer, offer[1]) for offer in CALENDAR)
    offered = (*offers, *SORT, *chosen, *CALENDAR)
    inner = f'<h2>{section.name}</h2>{grid}<table id="ctl00_Lich"><tr><td>{days}</td></tr></table>'
    whole = form(list_path(section).replace("/", "./", 1), f"{section.slug}|{here}", offered, inner)
    return _frame(section.name, whole, shows="list")


def _row(story: Story, chosen: Offer) -> str:
    return f"""<tr><td><a href="{path(story).removeprefix("/")}">{escape(story.title)}</a></td>
<td>{story.stamp}</td><td>{link(chosen, "Chọn")}</td></tr>"""


def _pager(here: int, last: int) -> tuple[str, tuple[Offer, ...]]:
    start = here - (here - 1) % WINDOW
    end = min(start + WINDOW - 1, last)
    texts = {n: str(n) for n in range(start, end + 1)}
    texts |= {start - 1: "..."} if start > 1 else {}
    texts |= {end + 1: "..."} if end < last else {}
    offers = {n: (GRID, f"Page${n}") for n in texts if n != here}
    cells = (
        f"<td>{link(offers[n], said)}</td>" if n in offers else f"<td><span>{n}</span></td>"
        for n, said in sorted(texts.items())
    )
    return "".join(cells), tuple(offers.values())


def _article(request: Request) -> Response:
    wanted = request.query.get("id", "")
    story = next((s for s in stories() if str(FIRST_ID + s.number) == wanted), None)
    if story is None:
        return not_found(request)
    more = "".join(
        f'<li><a href="{path(s)}">{escape(s.title)}</a> ({s.day})</li>' for s in older(story)
    )
    body = f"""<h1 id="ctl00_MainContent_lblTieuDe">{escape(story.title)}</h1>
<span id="ctl00_MainContent_lblNgayDang" class="news-date">Đăng lúc: {story.stamp}</span>
<div id="ctl00_MainContent_noidung" class="noidung"><p><b>{escape(story.lead)}</b></p>{story.body}
</div><div class="tin-khac"><b>Các tin khác</b><ul>{more}</ul></div>"""
    return _frame(story.title, body, shows="article")
