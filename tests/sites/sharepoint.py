"""SharePoint with a vendor's news web part: lists and articles share `/Pages/`.

The way on is only by "Trang sau", whose address holds the last item's number and cannot be guessed
(in one list it stands in a script's call); paths may be spelled in any case; numbers of items begin
anew in each list; every article has a display form with the whole text, and a printable page.
"""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from .markup import ABOUT, COUNTER, OFFICE, OUTSIDE, clock, robots
from .serving import FakeSite, Request, Response, Shows, not_found, page, routed, sent_to
from .stories import Section, Story, newest, older, section_of, sections, stories

HOME = "http://sharepoint.example"
SIZE = 6
VIEW = "{6B1F0C52-7A2D-4E0B-9C7E-2F4D0A51C3AA}"
HEADERS = {"MicrosoftSharePointTeamServices": "15.0.0.4569", "X-SharePointHealthScore": "0"}


def site() -> FakeSite:
    return FakeSite(
        name="sharepoint",
        portal="sharepoint",
        start_url=f"{HOME}/",
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=routed(
            [
                (r"/", lambda _: sent_to("/Pages/default.aspx")),
                (r"(?i)/pages/default\.aspx", lambda _: _front()),
                (r"(?i)/pages/gioi-thieu\.aspx", lambda _: frame("Giới thiệu", ABOUT)),
                (r"(?i)/robots\.txt", lambda _: robots("/_layouts/", "/Pages/noi-bo.aspx")),
                (r"(?i)/lists/([\w-]+)/dispform\.aspx", _form),
                (r"(?i)/pages/([\w-]+)\.aspx", _page),
            ]
        ),
    )


def path(story: Story) -> str:
    return f"/Pages/{section_of(story).slug}.aspx?ItemID={item_id(story)}"


def item_id(story: Story) -> int:
    """The number of a story in its own list, where the oldest is 1."""
    listed = section_of(story).stories
    return len(listed) - listed.index(story)


def frame(title: str, main: str, *, shows: Shows = "other", scripts: str = "") -> Response:
    """A page of the site; the menu spells a path in its own way."""
    menu = "".join(
        f'<li><a href="/pages/{s.slug.title()}.aspx">{s.name}</a></li>' for s in sections()
    )
    return page(
        f"""<!DOCTYPE html>
<html lang="vi-vn"><head><meta name="GENERATOR" content="Microsoft SharePoint" />
<title>{escape(title)} - {OFFICE}</title>{scripts}</head><body>
<div class="s4-notdlg noindex"><a href="javascript:;">Skip Ribbon Commands</a></div>
<div class="s4-notdlg noindex"><a href="javascript:;">Skip to main content</a></div>
<span id="ctl00_Header_Label_DateTime_Now">{clock()}</span>
<ul id="menu-chinh"><li><a href="/Pages/default.aspx">Trang chủ</a></li>
<li><a href="/Pages/gioi-thieu.aspx">Giới thiệu</a></li>{menu}
<li><a href="/Pages/noi-bo.aspx">Nội bộ</a></li><li><a href="/Search/results.aspx?k=">Tìm kiếm</a>
</li>
<li><a href="/_layouts/15/Authenticate.aspx?Source=%2F">Đăng nhập</a></li></ul>
{main}<div id="chan-trang">{OUTSIDE}{COUNTER}</div></body></html>""",
        shows=shows,
        headers=HEADERS,
    )


def item(story: Story) -> str:
    """One line of a list."""
    return f"""<div class="listnews_item"><div class="listnews_item_title">
<a href="{escape(path(story))}">{escape(story.title)}</a></div>
<span class="listnews_item_date">({story.stamp} {story.published:%p})</span>
<div class="listnews_item_desc">{escape(story.lead[:120])}...</div></div>"""


def _front() -> Response:
    news = "".join(map(item, newest()[:SIZE]))
    return frame("Trang chủ", f'<h2 class="list_title">Tin mới</h2>{news}', shows="list")


def section_named(name: str) -> Section | None:
    """The list of that name, however it is spelled."""
    return next((s for s in sections() if s.slug == name.lower()), None)


def _page(request: Request, name: str) -> Response:
    section = section_named(name)
    asked = {key.lower(): value for key, value in request.query.items()}
    if section is None:
        return not_found(request)
    if "itemid" in asked:
        return article(section, asked["itemid"])
    return _list(section, asked)


def _list(section: Section, asked: dict[str, str]) -> Response:
    first = _first_row(section, asked)
    shown = section.stories[first : first + SIZE]
    onward = ""
    if first + SIZE < len(section.stories):
        onward = _step(section, shown[-1], first + SIZE + 1)
    if first:
        onward = _step(section, shown[0], first - SIZE + 1, back=True) + onward
    body = f'<h2 class="list_title">{section.name}</h2>{"".join(map(item, shown))}'
    return frame(section.name, f'{body}<div class="paging">{onward}</div>', shows="list")


def _first_row(section: Section, asked: dict[str, str]) -> int:
    """Where a page begins: behind the item it names, or before it for the way back."""
    numbers = [str(item_id(story)) for story in section.stories]
    last = asked.get("p_id", "")
    if asked.get("paged") != "TRUE" or last not in numbers:
        return 0
    place = numbers.index(last)
    return max(0, place - SIZE) if asked.get("pagedprev") == "TRUE" else place + 1


def _step(section: Section, story: Story, row: int, *, back: bool = False) -> str:
    query = {"Paged": "TRUE", **({"PagedPrev": "TRUE"} if back else {})}
    query |= {"p_Created": f"{story.published:%Y%m%d %H:%M:%S}", "p_ID": str(item_id(story))}
    url = (
        f"/Pages/{section.slug}.aspx?{urlencode(query | {'PageFirstRow': str(row), 'View': VIEW})}"
    )
    if section.number == 1:
        call = f"SubmitFormPost('{url}')".replace("&", r"\u0026")
        return f'<a href="javascript:{escape(call)}">{"Trang trước" if back else "Trang sau"}</a>'
    return f'<a href="{escape(url)}">{"Trang trước" if back else "Trang sau"}</a>'


def article(section: Section, identifier: str) -> Response:
    """An article, or the web part with nothing in it."""
    story = next((s for s in section.stories if str(item_id(s)) == identifier), None)
    if story is None:
        return frame("Chi tiết", '<div id="ctl00_m_g_0a1b_ctl00_pnDetail"></div>')
    return frame("Chi tiết", _text(story), shows="article")


def _text(story: Story) -> str:
    section, identifier = section_of(story), item_id(story)
    more = "".join(
        f'<li><a href="?ItemID={item_id(s)}">{escape(s.title)}</a> ({s.day})</li>'
        for s in older(story)
    )
    return f"""<div id="ctl00_ctl00_m_g_0a1b_ctl00_pnDetail">
<h1 class="News_Detail_Title">{escape(story.title)}</h1>
<span class="News_Time_Post">{story.stamp} {story.published:%p} |</span>
<div class="congcu">Xem cỡ chữ <a href="javascript:fontPlus()">A+</a>
<a href="/_layouts/15/printpage.aspx?tintucID={identifier}">In bài viết</a>
<a href="/Lists/{section.slug}/DispForm.aspx?ID={identifier}">Xem mục</a></div>
<div id="divArticleDescription1"><strong>{escape(story.lead)}</strong></div>
<div id="divArticleDescription2"><div class="ExternalClass{story.number:032x}">{story.body}&#8203;
</div></div><div id="ctl00_ctl00_m_g_0a1b_ctl00_pnNguontin">Nguồn: Văn phòng Sở</div>
<p align="right" class="luotxem">Lượt xem: {story.number * 9}</p>
<div class="tinkhac"><b>Các tin khác</b><ul>{more}</ul></div></div>"""


def _form(request: Request, name: str) -> Response:
    """The list's own form for an item: the same text, far from where readers see it."""
    section = section_named(name)
    wanted = request.query.get("ID")
    story = (
        next((s for s in section.stories if str(item_id(s)) == wanted), None) if section else None
    )
    if story is None:
        return not_found(request)
    rows = f"<td>{escape(story.title)}</td></tr><tr><td>{escape(story.lead)}{story.body}</td>"
    return frame("Mục danh sách", f"<table><tr>{rows}</tr></table>")
