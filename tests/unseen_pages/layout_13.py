"""Plone 5 of an institute: "— đã đăng 25/10/2025 14:05, cập nhật lần cuối ..." below the title.

The lead is the document's description; a portlet of what was changed lately and the calendar of a
month stand beside it; one article's line names an account only.
"""

from __future__ import annotations

from html import escape

from .furniture import FETCHED, TEASERS, comments, css, menu, papers, script, teasers
from .made import Entry, Shown, printed
from .printing import Printed, plain, when
from .rendering import Style, html_of

HOME = "https://vienquyhoach.truonglinh.example"
SITE = "Viện Quy hoạch và Phát triển đô thị Trường Lĩnh"
STYLE = Style(
    p=("<p>{}</p>", '<p class="callout">{}</p>', "<p>{}</p>", "<p>{}</p>", "<p>{}</p>"),
    h="<h2>{}</h2>",
    table='<table class="listing">{}</table>',
    fig='<dl class="image-inline captioned" style="width:768px"><dt><img src="{src}/@@images/'
    'image/large" alt="{alt}" title="{alt}" class="image-inline" data-linktype="image" /></dt><dd '
    'class="image-caption">{text}</dd></dl>',
    quote='<blockquote class="pullquote">{}</blockquote>',
    sign='<p style="text-align: center;">{}</p>',
    sign_line="<strong>{}</strong><br />",
    images="resolveuid/8d21f0a4c7b94f57a0de{:04d}",
    link='<a class="external-link" href="{href}" data-linktype="external">{text}</a>',
)
ENTRIES = (
    Entry("vanban", when(2025, 7, 24, 10, 5), when(2025, 7, 28, 16, 12)),
    Entry("anh", when(2025, 10, 14, 9, 30)),
    Entry("hoidap", when(2025, 8, 13, 15, 21), when(2025, 8, 15, 8, 1)),
    Entry("bang", when(2025, 9, 6, 11, 11)),
    Entry("motcau"),
    Entry("khaitruong", when(2025, 11, 6, 14, 5), when(2025, 11, 6, 14, 40)),
)


def pages() -> tuple[Printed, ...]:
    return tuple(_page(entry, n) for n, entry in enumerate(ENTRIES))


def _page(entry: Entry, number: int) -> Printed:
    told = entry.story
    folder = f"/tin-tuc/2025/{entry.slug}"
    url = HOME + folder
    files = tuple((f"{folder}/{file}/@@download/file/{file}", name) for file, name in told.files)
    html = f"""{_head(entry)}{_top(entry)}<div class="row"><div id="column1-container"
class="col-xs-12 col-sm-12 col-md-3">{_left()}</div><div class="col-xs-12 col-md-6"><div
id="content-wrapper">{_article(entry, number, files)}</div></div><div
id="column2-container" class="col-md-3">{_right()}</div></div>{_end()}"""
    shown = Shown(told.section, author=bool(told.author), origin=bool(told.origin))
    return printed("plone-5", entry, url, html, shown, files=files)


def _head(entry: Entry) -> str:
    told = entry.story
    gist = f'<meta name="description" content="{escape(plain(told.lead))}" />' if told.lead else ""
    return f"""<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="vi" xml:lang="vi"><head><meta charset="utf-8" />
<title>{escape(told.title)} — {SITE}</title><meta
content="text/plain" name="DC.format" />{gist}<meta content="News Item" name="DC.type" /><link
rel="canonical" href="{HOME}/tin-tuc/2025/{entry.slug}" /><link
rel="search" href="{HOME}/@@search" title="Tìm kiếm trang web này" /><meta
name="generator" content="Plone - https://plone.org/" />
<style>{css(".portlet", "Item Header Footer Content", 60)}</style>
{script("require", "mockup plone bundles resource", 60)}</head><body id="visual-portal-wrapper"
class="col-content col-one col-two frontend icons-on portaltype-news-item section-tin-tuc
site-vienquyhoach template-newsitem_view thumbs-on userrole-anonymous" dir="ltr"
data-base-url="{HOME}" data-portal-url="{HOME}" data-view-url="{HOME}/tin-tuc">"""


def _top(entry: Entry) -> str:
    items = menu(
        '<li class="has-subtree nav-item"><a href="{href}" class="state-published">{name}</a>'
        "{under}</li>",
        '<li class="nav-item"><a href="{href}" class="state-published">{name}</a></li>',
        under='<ul class="has_subtree dropdown">{}</ul>',
    )
    return f"""<section id="portal-toolbar"></section><div class="outer-wrapper"><header
id="content-header" role="banner"><div class="container"><a class="hiddenStructure"
href="#content">Chuyển đến nội dung.</a> <a class="hiddenStructure"
href="#portal-globalnav">Chuyển đến điều hướng</a><a id="portal-logo" title="Trang chủ"
href="{HOME}"><img src="/logo.png" alt="{SITE}" /></a><div id="portal-searchbox"><form
action="{HOME}/@@search"><label class="hiddenStructure">Tìm kiếm</label><input name="SearchableText"
type="text" placeholder="Tìm kiếm" /><label>chỉ trong mục hiện tại</label></form></div><div
id="portal-anontools"><ul><li><a href="{HOME}/login">Đăng nhập</a></li></ul></div></div></header>
<div id="mainnavigation-wrapper"><nav class="plone-navbar pat-navigationmarker"
id="portal-globalnav-wrapper"><ul class="plone-nav plone-navbar-nav"
id="portal-globalnav">{items}</ul></nav></div><div id="above-content-wrapper"><nav
id="portal-breadcrumbs" class="plone-breadcrumb"><span id="breadcrumbs-you-are-here"
class="hiddenStructure">Bạn đang ở đây:</span><ol aria-labelledby="breadcrumbs-you-are-here"><li
id="breadcrumbs-home"><a href="{HOME}">Trang chủ</a></li><li id="breadcrumbs-1"><a
href="{HOME}/tin-tuc">{entry.story.section}</a></li><li id="breadcrumbs-current"
class="active">{escape(entry.story.title)}</li></ol></nav></div><div id="main-container"
class="container" role="main"><aside id="global_statusmessage"></aside>"""


def _article(entry: Entry, number: int, files: tuple[tuple[str, str], ...]) -> str:
    told = entry.story
    who = told.author or "quantri"
    line = f'bởi <span class="documentAuthor"><a href="{HOME}/author/bbt">{who}</a></span>'
    if entry.published:
        line += (
            '\n — <span class="documentPublished"><span>đã đăng</span> '
            f"{entry.published:%d/%m/%Y %H:%M}</span>"
        )
    if entry.updated:
        line += (
            ',\n <span class="documentModified"><span>cập nhật lần cuối</span> '
            f"{entry.updated:%d/%m/%Y %H:%M}</span>"
        )
    lead = ""
    if told.lead:
        lead = f'<div class="documentDescription description">{escape(plain(told.lead))}</div>'
    rows = "".join(
        f'<li><a href="{where}"><img src="/++resource++mimetype.icons/pdf.png" alt="" /> {name}</a>'
        f' <span class="discreet">— PDF document, {number + 1}8{number}.4 KB</span></li>'
        for where, name in files
    )
    box = ""
    if rows:
        box = f'<section class="documentRelated"><header>Tài liệu tải về</header><ul>{rows}</ul>'
        box += "</section>"
    src = f'<p class="discreet">(Theo {told.origin})</p>' if told.origin else ""
    said = comments(
        '<div class="comment level-0"><div class="documentByLine"><span class="commenter">{who}'
        '</span> nói : <span class="commentDate">{date}</span></div><div class="commentBody"><p>'
        "{text}</p></div></div>"
    )
    return f"""<article id="content"><header><div id="viewlet-above-content-title"></div><h1
class="documentFirstHeading">{escape(told.title)}</h1><div
id="viewlet-below-content-title"><div class="documentByLine" id="plone-document-byline">{line}
</div></div>{lead}</header><div id="viewlet-above-content-body"></div><div id="content-core"><div
id="parent-fieldname-text" class="">{html_of(told.blocks, STYLE)}</div></div>{src}{box}<footer><div
id="viewlet-below-content-body"><div id="category" class="documentByLine"><span>Thẻ:</span> <a
href="{HOME}/@@search?Subject%3Alist=a" class="link-category" rel="nofollow">quy hoạch</a></div><div
class="documentActions"><h5 class="hiddenStructure">Hành động trên tài liệu</h5><ul><li
id="document-action-print"><a href="javascript:this.print();">In</a></li><li
id="document-action-rss"><a href="{HOME}/RSS">Nguồn cấp RSS</a></li></ul></div><div
class="discussion">{said}<div class="reply"><a href="{HOME}/login">Đăng nhập để thêm ý kiến</a>
</div></div></div></footer></article>"""


def _left() -> str:
    recent = teasers(
        '<li class="portletItem"><a href="/tin-tuc/2025/{slug}" class="state-published" '
        'title="{lead}">{title}<span class="portletItemDetails">{date}</span></a></li>',
        TEASERS[:12],
    )
    return f"""<aside id="portal-column-one"><div class="portletWrapper"><section
class="portlet portletRecent" role="section"><header class="portletHeader"><a
href="{HOME}/recently_modified">Thay đổi gần đây</a></header><section class="portletContent"><ul>
{recent}</ul></section><footer class="portletFooter"><a href="{HOME}/recently_modified">Tất cả
thay đổi gần đây…</a></footer></section></div></aside>"""


def _right() -> str:
    days = "".join(f'<td class="cal_has_events">{day}</td>' for day in range(1, 31))
    laws = papers(
        '<li class="portletItem"><a href="/van-ban/{slug}">{number} <span>{gist}</span><time '
        'class="portletItemDetails">{date}</time></a></li>'
    )
    news = teasers(
        '<li class="portletItem"><a href="/tin-tuc/2025/{slug}">{title}<span '
        'class="portletItemDetails">{date}</span></a></li>',
        TEASERS[12:19],
    )
    return f"""<aside id="portal-column-two"><section class="portlet portletCalendar"><header
class="portletHeader"><a class="calendarPrevious" href="?month:int=10&amp;year:int=2025">«</a> Tháng
mười một 2025 <a class="calendarNext" href="?month:int=12&amp;year:int=2025">»</a></header><table
class="ploneCalendar"><tr>{days}</tr></table></section><section class="portlet portletNews"><header
class="portletHeader"><a href="{HOME}/tin-tuc">Tin khác</a></header><ul>{news}</ul></section>
<section class="portlet portletCollection"><header class="portletHeader">Văn bản</header><ul>{laws}
</ul></section></aside>"""


def _end() -> str:
    return f"""</div></div><footer id="portal-footer-wrapper" role="contentinfo"><div
id="portal-footer"><section class="portlet" id="portal-colophon"><div class="portletContent"><a
href="http://plone.com">Trang này dùng Plone</a></div></section><ul class="portal-siteactions"><li
id="siteaction-sitemap"><a href="{HOME}/sitemap">Sơ đồ trang</a></li><li
id="siteaction-accessibility"><a href="{HOME}/accessibility-info">Trợ năng</a></li><li><a
href="{HOME}/contact-info">Liên hệ</a></li></ul><p>© 2009 - 2025 {SITE}. Cập nhật lần cuối trang
chủ: {FETCHED:%d/%m/%Y %H:%M}.</p></div></footer></body></html>"""
