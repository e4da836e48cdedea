"""A ministry's site by the maker of newspapers: `detail-sapo`, boxes of other articles in the body.

The page prints "Ngày đăng: Thứ Tư, 25/10/2025 14:05 (GMT+7)"; its JSON-LD has the time at which the
page was built, on every page the same; the number in the address begins with the day on which the
article was made, which may be the day before; tables lie in widgets of the editor.
"""

from __future__ import annotations

import json
from datetime import timedelta
from html import escape

from .furniture import FETCHED, TEASERS, css, menu, papers, script, teasers, weekday
from .made import Entry, Shown, printed
from .printing import Printed, plain, when
from .rendering import Style, html_of

HOME = "https://bocongvu.example"
SITE = "Cổng Thông tin điện tử Bộ Công vụ"
BUILT = when(2025, 11, 24, 5, 59, 55)
STYLE = Style(
    h="<h3><b>{}</b></h3>",
    table='<div class="VCSortableInPreviewMode" type="BoxTable"><div><table><tbody>{}</tbody>'
    '</table></div><div class="PhotoCMS_Caption" data-placeholder="Nhập chú thích bảng"></div>'
    "</div>",
    th="<td><p><b>{}</b></p></td>",
    td="<td><p>{}</p></td>",
    fig='<figure class="VCSortableInPreviewMode" type="Photo" style="width:100%;"><div><a '
    'href="{src}" data-fancybox="img-lightbox" title="{alt}" class="detail-img-lightbox"><img '
    'src="{src}" alt="{alt}" title="{alt}" w="1200" h="800" class="lightbox-content" '
    'data-original="{src}"></a></div><figcaption class="PhotoCMS_Caption"><p '
    'data-placeholder="[nhập chú thích]">{text}</p></figcaption></figure>',
    quote='<div class="VCSortableInPreviewMode" type="quote"><div class="quote-content"><p>{}</p>'
    "</div></div>",
    sign_line='<p style="text-align: right;"><b>{}</b></p>',
    link='<a href="{href}" class="link-inline-content" target="_blank" rel="nofollow">{text}</a>',
    images="https://cdn.bocongvu.example/zoom/700_438/2025/9/22/anh-{}-1758530.jpg",
    nbsp=True,
)
ENTRIES = (
    Entry("hop", when(2025, 9, 23, 6, 5)),
    Entry("khaitruong", when(2025, 11, 4, 14, 5)),
    Entry("tuyendung", when(2025, 10, 5, 9, 27)),
    Entry("moihop", when(2025, 10, 22, 17, 16)),
    Entry("bang", when(2025, 9, 7, 20, 40)),
    Entry("huongdan", when(2025, 7, 16, 11, 3)),
)


def pages() -> tuple[Printed, ...]:
    return tuple(_page(entry, n) for n, entry in enumerate(ENTRIES))


def _page(entry: Entry, number: int) -> Printed:
    told = entry.story
    assert entry.published is not None
    made = entry.published - timedelta(hours=15 - number)
    path = f"/{entry.slug}-120{made:%y%m%d%H%M%S}{number + 411}.htm"
    files = tuple(
        (f"https://static.bocongvu.example/12025/{file}", name) for file, name in told.files
    )
    html = f"""{_head(entry, path)}{_top()}<div class="main"><div class="container"><div
class="detail__page"><div class="detail__cmain">{_article(entry, number, files)}</div>{_side()}
</div>{_stream()}</div></div>{_end()}"""
    shown = Shown(told.section, author=bool(told.author), origin=bool(told.origin))
    return printed("vccorp-ministry", entry, HOME + path, html, shown, files=files)


def _head(entry: Entry, path: str) -> str:
    told = entry.story
    gist = plain(told.lead) or plain(told.title)
    data = {
        "@context": "http://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": HOME + path},
        "headline": told.title,
        "description": gist,
        "datePublished": BUILT.isoformat(),
        "dateModified": BUILT.isoformat(),
        "author": {"@type": "Organization", "name": SITE},
        "publisher": {"@type": "Organization", "name": SITE},
    }
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{escape(told.title)}</title><meta name="description" content="{escape(gist)}" /><meta
property="og:title" content="{escape(told.title)}" /><meta property="og:type" content="article" />
<meta property="og:url" content="{HOME}{path}" /><link rel="canonical" href="{HOME}{path}" /><script
type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>
<style>{css(".", "box-category detail-content header__nav list__lw sapo", 70)}</style><script
type="text/javascript">var _ADM_Channel = '%2ftin-tuc%2fdetail%2f'; var pageSettings = {{
Domain: "{HOME}", sharefbApiDomain: "https://sharefb.example", videoplayer:
"https://vcplayer.example", siteId: "120" }}</script>{script("loadJsAsync", "vc pr log cms", 60)}
</head><body>"""


def _top() -> str:
    items = menu(
        '<li class="header__nav-item"><a class="nav-link" href="{href}" title="{name}">{name}</a>'
        "{under}</li>",
        '<li><a href="{href}" title="{name}">{name}</a></li>',
        under='<ul class="header__sub">{}</ul>',
        ext=".htm",
    )
    return f"""<div class="header" id="header"><div class="header__top"><a href="/" class="logo"
title="{SITE}"><img src="https://cdn.bocongvu.example/logo.svg" alt="{SITE}"></a><div
class="header__top-right"><span class="current-date">{weekday(FETCHED).title()},
{FETCHED:%d/%m/%Y %H:%M} (GMT+7)</span><a href="https://en.bocongvu.example">English</a><a
href="/rss.htm">RSS</a></div></div><ul class="header__nav">{items}</ul></div>"""


def _box(number: int) -> str:
    rows = "".join(
        f'<li class="VCObjectBoxRelatedNewsItem" data-id="12025112{n}"><a target="_blank" '
        f'href="/{t.slug}-12025112{n}.htm" class="VCObjectBoxRelatedNewsItemTitle" '
        f'title="{t.title}">{t.title}</a><p class="VCObjectBoxRelatedNewsItemSapo">{t.lead}</p>'
        "</li>"
        for n, t in enumerate(TEASERS[number : number + 2])
    )
    return f"""<div class="VCSortableInPreviewMode alignRight" type="RelatedNewsBox"
data-style="align-right" data-date="{TEASERS[number].date:%d/%m/%Y %H:%M}"><div
class="VCObjectBoxRelatedNewsContent"><span class="kbwscwlrl-title">TIN LIÊN QUAN</span><ul>{rows}
</ul></div></div>"""


def _article(entry: Entry, number: int, files: tuple[tuple[str, str], ...]) -> str:
    told = entry.story
    date = entry.published
    assert date is not None
    parts = html_of(told.blocks, STYLE).split("\n")
    parts.insert(min(2, len(parts)), _box(number))
    body = "\n".join(parts)
    lead = ""
    if told.lead:
        lead = f'<h2 class="detail-sapo" data-role="sapo">{escape(plain(told.lead))}</h2>'
    by = ""
    if told.author:
        by = f'<div class="detail-author" data-role="author">{told.author}</div>'
    if told.origin:
        by += f'<div class="detail-source">Theo <span data-role="source">{told.origin}</span></div>'
    rows = "".join(
        f'<div class="attach-item"><a href="{where}" class="attach-link" title="{name}">{name}</a>'
        f'<a href="{where}" class="attach-down">Tải xuống</a></div>'
        for where, name in files
    )
    box = f'<div class="detail-attach"><p>Tài liệu đính kèm:</p>{rows}</div>' if rows else ""
    same = teasers(
        '<div class="box-category-item" data-id="{id}"><a class="box-category-link-with-avatar" '
        'href="/{slug}-{id}.htm" title="{title}"></a><div class="box-category-content"><h3><a '
        'class="box-category-link-title" href="/{slug}-{id}.htm">{title}</a></h3><span '
        'class="box-category-time" title="{date}"></span><p class="box-category-sapo">{lead}</p>'
        "</div></div>",
        TEASERS[4:9],
        "%d/%m/%Y %H:%M",
    )
    return f"""<div class="detail__breadcrumb"><a data-role="cate-name" href="/tin.htm"
title="{told.section}" class="category-name_ac">{told.section}</a></div><h1 class="detail-title"
data-role="title">{escape(told.title)}</h1><div class="detail-info"><div class="detail-time">Ngày
đăng: <span data-role="publishdate">{weekday(date).title()}, {date:%d/%m/%Y %H:%M} (GMT+7)</span>
</div><div class="detail-tool"><a href="javascript:;" class="sendprint" title="In bài viết">In</a><a
href="javascript:;">Cỡ chữ: A</a><a href="javascript:;">Nghe đọc bài <span>{number + 2}:1{number}
</span></a></div></div>{lead}<div class="detail-cmain"><div class="detail-content afcbc-body"
data-role="content" itemprop="articleBody">{body}</div>{by}{box}<div class="detail-tab"
data-role="tags"><span>Từ khóa:</span><a href="/cong-vu.html" title="công vụ">công vụ</a><a
href="/mot-cua.html">một cửa</a></div><div class="detail-like"><div class="fb-like"></div><a
href="javascript:;" class="item">Chia sẻ</a></div></div><div
class="detail__related"><div class="box-title">Cùng chuyên mục</div><div
class="box-category-middle">{same}</div></div>"""


def _side() -> str:
    most = teasers(
        '<div class="box-category-item"><a class="box-category-link-title" '
        'href="/{slug}-{id}.htm">{title}</a></div>',
        TEASERS[:6],
    )
    laws = papers(
        '<div class="vb-item"><a href="/van-ban/{slug}.htm">{number}</a><span class="vb-date">Ban '
        "hành: {date}</span><p>{gist}</p></div>"
    )
    return f"""<div class="detail__csub"><div class="box-title">Đọc nhiều</div>{most}<div
class="box-title">Văn bản mới</div>{laws}</div>"""


def _stream() -> str:
    rows = teasers(
        '<div class="box-stream-item" data-id="{id}"><a class="box-stream-link-title" '
        'href="/{slug}-{id}.htm">{title}</a><span class="box-stream-time">{date}</span><p '
        'class="box-stream-sapo">{lead}</p></div>',
        TEASERS[9:19],
        "%d/%m/%Y %H:%M",
    )
    return f"""<div class="box-stream timeline"><div class="box-title">Tin mới</div>{rows}<a
href="javascript:;" class="view-more">Xem thêm</a></div>"""


def _end() -> str:
    return f"""<div class="footer"><p>© {SITE.upper()}</p><p>Tổng Biên tập: Bà Quách Thu Vân. Giấy
phép số 137/GP-BTTTT ngày 25/7/2022</p><p>Trụ sở: số 3 phố Trần Bình Trọng</p><input type="hidden"
id="hdNewsId" value="1202509"><input type="hidden" id="hdZoneId" value="12014"><input type="hidden"
id="hdCatUrl" value="/tin-tuc"></div></body></html>
<!--u: {BUILT.month}/{BUILT.day}/{BUILT.year} 5:59:55 AM-->"""
