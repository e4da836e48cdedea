"""SharePoint whose lists are paged by postback: every page has the address of the first.

Beside the pager the same form offers a language switch, a poll and a calendar; none leads to news.
"""

from __future__ import annotations

from dataclasses import replace

from . import sharepoint
from .markup import clock, cut, number, pages
from .postback import SEARCH_BUTTON, Offer, form, link, posted, refused
from .serving import FakeSite, Request, Response, not_found, routed, sent_to
from .sharepoint import article, frame, item, section_named
from .stories import Section, newest

HOME = "http://sharepoint-postback.example"
SIZE = 6
WINDOW = 3
PART = "ctl00$ctl44$g_5d0c2b1e_9f3a_4a7e_8b65_0d2f6c1a7e90$ctl00"
LANGUAGE: Offer = ("ctl00$lnkEnglish", "")
POLL: Offer = ("ctl00$ThamDo$lnkKetQua", "")
DAYS: tuple[Offer, ...] = (("ctl00$Lich", "V8675"), ("ctl00$Lich", "8690"), ("ctl00$Lich", "8691"))


def site() -> FakeSite:
    base = sharepoint.site()
    return replace(
        base,
        name="sharepoint_postback",
        start_url=f"{HOME}/",
        urls={n: HOME + url.removeprefix(sharepoint.HOME) for n, url in base.urls.items()},
        answer=routed(
            [
                (r"/", lambda _: sent_to("/Pages/default.aspx")),
                (r"(?i)/pages/default\.aspx", lambda _: _front()),
                (r"(?i)/pages/(thong-bao|tin-hoat-dong|cai-cach-hanh-chinh)\.aspx", _page),
            ],
            missing=base.answer,
        ),
    )


def _front() -> Response:
    news = "".join(map(item, newest()[:SIZE]))
    return _whole("Trang chủ", "default", "default", news, ())


def _page(request: Request, name: str) -> Response:
    section = section_named(name)
    asked = {key.lower(): value for key, value in request.query.items()}
    if section is None:
        return not_found(request)
    if "itemid" in asked:
        return article(section, asked["itemid"])
    return _list(section, 1) if request.method == "GET" else _posted(section, request)


def _posted(section: Section, request: Request) -> Response:
    """The page a postback asks for; a language, a poll or a day for the other links."""
    sent = posted(request)
    if sent is None or sent.shown.partition("|")[0] != section.slug:
        return refused()
    if sent.target == f"{PART}$Pager":
        return _list(section, number(sent.argument))
    if sent.target == SEARCH_BUTTON:
        return frame("Tìm kiếm", "<p>Không có kết quả nào.</p>")
    return frame("Lịch công tác", f"<p>{clock()}: họp giao ban.</p>")


def _list(section: Section, here: int) -> Response:
    last = pages(section.stories, SIZE)
    start = here - (here - 1) % WINDOW
    window = range(start, min(start + WINDOW, last + 1))
    texts = {n: str(n) for n in window if n != here}
    texts |= {start - 1: "..."} if start > 1 else {}
    texts |= {start + WINDOW: "..."} if start + WINDOW <= last else {}
    links = [link((f"{PART}$Pager", str(n)), said) for n, said in sorted(texts.items())]
    pager = f'<div class="paging"><span>{here}</span>{" ".join(links)}</div>'
    items = "".join(map(item, cut(section.stories, here, SIZE)))
    offers = tuple((f"{PART}$Pager", str(n)) for n in texts)
    shown = f"{section.slug}|{here}"
    body = f'<h2 class="list_title">{section.name}</h2>{items}{pager}'
    return _whole(section.name, section.slug, shown, body, offers)


def _whole(title: str, name: str, shown: str, main: str, offers: tuple[Offer, ...]) -> Response:
    extras = (LANGUAGE, POLL, *DAYS)
    days = "".join(link(day, day[1][-2:]) for day in DAYS)
    inner = f"""<input type="hidden" name="MSOWebPartPage_PostbackSource" value="" />
<input type="hidden" name="MSOSPWebPartManager_DisplayModeName" value="Browse" />
{link(LANGUAGE, "English")}{main}<div>{link(POLL, "Xem kết quả")}</div><table>{days}</table>"""
    return frame(title, form(f"./{name}.aspx", shown, (*offers, *extras), inner), shows="list")
