"""Angular Universal: names of icons stand as words, the data of the page in a script of JSON.

What the editor wrote goes in as it is, everything else bears `_ngcontent` attributes; the state's
dates are in UTC and those of other articles stand there too; one article has an empty date.
"""

from __future__ import annotations

import json
from datetime import UTC
from html import escape

from .furniture import FETCHED, PAPERS, TEASERS, css, menu, options, papers, teasers
from .made import Entry, Shown, printed
from .marks import slug
from .printing import Printed, plain, when
from .rendering import Style, html_of

HOME = "https://sotaichinh.truonglinh.example"
SITE = "Cổng thông tin Sở Tài chính Trường Lĩnh"
A = '_ngcontent-tlh-c157=""'
B = '_ngcontent-tlh-c92=""'
STYLE = Style(
    p=('<p style="text-align:justify;">{}</p>',),
    h="<h4><strong>{}</strong></h4>",
    table='<figure class="table" style="width:100%;"><table class="ck-table-resized"><tbody>{}'
    "</tbody></table></figure>",
    th="<td><strong>{}</strong></td>",
    fig='<figure class="image image_resized" style="width:75%;"><img src="{src}" alt="">'
    "<figcaption>{text}</figcaption></figure>",
    sign_line='<p style="text-align:right;"><strong>{}</strong></p>',
    link='<a target="_blank" rel="noopener noreferrer" href="{href}">{text}</a>',
    images="/api/media/view/66f1c20b/{}.jpg",
    between="",
)
ENTRIES = (
    Entry("khaitruong", when(2025, 11, 4, 6, 12)),
    Entry("anh", when(2025, 10, 13, 14, 5)),
    Entry("moihop", when(2025, 10, 23, 16, 50)),
    Entry("vanban", when(2025, 7, 21, 0, 45)),
    Entry("thongbao"),
    Entry("huongdan", when(2025, 7, 21, 9, 0)),
)


def pages() -> tuple[Printed, ...]:
    return tuple(_page(entry, 5021 + n) for n, entry in enumerate(ENTRIES))


def icon(name: str) -> str:
    return (
        f'<mat-icon {A} role="img" class="mat-icon notranslate material-icons mat-icon-no-color" '
        f'aria-hidden="true" data-mat-icon-type="font">{name}</mat-icon>'
    )


def _page(entry: Entry, number: int) -> Printed:
    told = entry.story
    url = f"{HOME}/tin-tuc/{entry.slug}-{number}"
    files = tuple(
        (f"/api/media/download/{number}{n}/{file}", name)
        for n, (file, name) in enumerate(told.files)
    )
    body = html_of(told.blocks, STYLE)
    html = f"""{_head(entry)}<app-root _nghost-tlh-c12="" ng-version="15.2.9"
ng-server-context="ssr"><router-outlet></router-outlet><app-layout {A}>{_top()}<main {A}
class="container"><app-breadcrumb {B} class="ng-star-inserted"><a {B} routerlink="/" href="/">Trang
chủ</a>{icon("chevron_right")}<a {B} href="/tin-tuc">{told.section}</a></app-breadcrumb><div {A}
class="row">{_article(entry, body, files)}{_side()}</div></main>{_end()}</app-layout></app-root>
<script src="runtime.5b1f0c7ae2d4f118.js" type="module"></script><script
src="main.d1c8e7702f6a3b90.js" type="module"></script>{_state(entry, number, body)}</body></html>"""
    shown = Shown(told.section, author=bool(told.author), origin=bool(told.origin))
    return printed("angular-universal", entry, url, html, shown, files=files)


def _head(entry: Entry) -> str:
    return f"""<!DOCTYPE html><html lang="vi" data-critters-container><head>
<meta charset="utf-8"><title>{SITE}</title><base href="/"><meta name="viewport"
content="width=device-width, initial-scale=1"><link rel="icon" type="image/x-icon"
href="favicon.ico"><link href="https://fonts.example/icon?family=Material+Icons" rel="stylesheet">
<style ng-transition="serverApp">{css(".mat-", "icon button card toolbar ripple", 60)}</style>
<style ng-transition="serverApp">{css(f"[{A[:-3]}] .", "detail title meta", 30)}</style><meta
property="og:title" content="{escape(entry.story.title)}"><meta property="og:type"
content="website"></head><body class="mat-typography">"""


def _top() -> str:
    items = menu(
        f'<li {B} class="nav-item ng-star-inserted"><a {B} mat-button="" class="mat-button-base" '
        f'href="{{href}}"><span class="mat-button-wrapper">{{name}}</span>{icon("expand_more")}</a>'
        "{under}</li>",
        f'<li {B} class="ng-star-inserted"><a {B} href="{{href}}">{{name}}</a></li>',
        under="<ul>{}</ul><!---->",
    )
    return f"""<app-header {A} _nghost-tlh-c92=""><mat-toolbar {B} class="mat-toolbar
mat-toolbar-single-row"><button {B} mat-icon-button="" aria-label="Mở thực đơn">{icon("menu")}
</button><img {B} src="assets/logo.svg" alt="{SITE}"><span {B} class="spacer"></span><span {B}
class="clock">{icon("schedule")} {FETCHED:%H:%M:%S} - {FETCHED:%d/%m/%Y}</span><button {B}
mat-icon-button="">{icon("search")}</button><button {B} mat-icon-button="">{icon("account_circle")}
</button></mat-toolbar><nav {B}><ul {B}>{items}</ul></nav></app-header>"""


def _article(entry: Entry, body: str, files: tuple[tuple[str, str], ...]) -> str:
    told = entry.story
    date = f"{entry.published:%d/%m/%Y - %H:%M}" if entry.published else ""
    lead = ""
    if told.lead:
        lead = f'<div {A} class="detail__summary ng-star-inserted">{escape(plain(told.lead))}</div>'
    by = ""
    if told.author:
        by += f'<div {A} class="detail__author ng-star-inserted">{icon("edit")}<span {A}>'
        by += f"{told.author}</span></div>"
    if told.origin:
        by += f'<div {A} class="detail__source ng-star-inserted">Nguồn: <span {A}>{told.origin}'
        by += "</span></div>"
    rows = "".join(
        f'<mat-list-item {A} class="mat-list-item ng-star-inserted"><div '
        f'class="mat-list-item-content">{icon("attach_file")}<a {A} href="{where}">{name}</a>'
        f"{icon('file_download')}</div></mat-list-item>"
        for where, name in files
    )
    box = ""
    if rows:
        box = f'<mat-list {A} role="list" class="mat-list"><h3 {A} mat-subheader="">Tệp đính kèm'
        box += f"</h3>{rows}<!----></mat-list>"
    card = (
        f'<mat-card {A} class="mat-card ng-star-inserted"><mat-card-content {A}><a {A} '
        'href="/tin-tuc/{slug}-{id}">{title}</a>'
        f"<p {A}>{icon('calendar_today')} {{date}} {icon('visibility')} {{id}}</p><p {A}>{{lead}}"
        "</p></mat-card-content></mat-card>"
    )
    return f"""<app-news-detail {A} class="col-8 ng-star-inserted"><div {A} class="detail"><h2 {A}
class="detail__title">{escape(told.title)}</h2><div {A}
class="detail__meta">{icon("calendar_today")}<span {A}>{date}</span>{icon("visibility")}<span
{A}>{len(told.title) * 9}</span><button {A} mattooltip="In">{icon("print")}</button><button
{A} mat-icon-button="">{icon("share")}</button><button {A}>{icon("volume_up")} Nghe bài</button>
<button {A}>{icon("text_increase")}</button><button {A}>{icon("text_decrease")}</button></div>{lead}
<div {A} class="detail__content ck-content">{body}</div>{by}{box}<!----></div><app-rating
{A}>{icon("star")}{icon("star")}{icon("star_half")}<span>12 đánh giá</span></app-rating><app-related
{A}><h3 {A}>Tin tức liên quan</h3>{teasers(card, TEASERS[3:10])}<!----><button {A}
mat-stroked-button="">Xem thêm {icon("arrow_forward")}</button></app-related></app-news-detail>
<!---->"""


def _side() -> str:
    laws = papers(
        f'<mat-list-item {A}><div class="mat-list-item-content"><a {A} href="/van-ban/{{slug}}">'
        f"{{number}}</a> {icon('event')} {{date}}<span {A}>{{gist}}</span></div></mat-list-item>"
    )
    news = teasers(
        f'<div {A} class="side-item ng-star-inserted">{icon("fiber_new")}<a {A} '
        'href="/tin-tuc/{slug}-{id}">{title}</a></div>',
        TEASERS[:8],
    )
    return f"""<app-sidebar {A} class="col-4"><h3 {A}>{icon("article")} Văn bản</h3>{laws}<h3
{A}>{icon("bolt")} Tin nổi bật</h3>{news}<select {A}>{options()}</select></app-sidebar>"""


def _end() -> str:
    return f"""<app-footer {A}><p>{icon("location_on")} Số 8 đường Lý Tự Trọng, phường Bến Sỏi</p>
<p>{icon("phone")} 0299.3.822.777</p><p>{icon("copyright")} 2025 {SITE}. Phiên bản 3.2.1 ngày
12/09/2025</p></app-footer>"""


def _state(entry: Entry, number: int, body: str) -> str:
    told = entry.story

    def utc(date: object) -> str:
        return f"{date.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"  # type: ignore[attr-defined]

    data = {
        f"G.json./api/public/news/{number}?": {
            "body": {
                "code": 200,
                "data": {
                    "id": number,
                    "title": told.title,
                    "summary": plain(told.lead),
                    "content": body,
                    "publishedAt": utc(entry.published) if entry.published else None,
                    "viewCount": len(told.title) * 9,
                },
            }
        },
        "G.json./api/public/news?page=0&size=8": {
            "body": [{"title": t.title, "publishedAt": utc(t.date)} for t in TEASERS[:8]]
        },
        "G.json./api/public/documents": {
            "body": [{"code": n, "slug": slug(g), "issuedDate": utc(d)} for n, d, g in PAPERS]
        },
    }
    text = json.dumps(data, ensure_ascii=False)
    for sign, name in (("&", "&a;"), ('"', "&q;"), ("'", "&s;"), ("<", "&l;"), (">", "&g;")):
        text = text.replace(sign, name)
    return f'<script id="serverApp-state" type="application/json">{text}</script>'
