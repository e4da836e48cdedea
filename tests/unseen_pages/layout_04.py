"""Liferay 7 with fragments of a vendor: the header's date is fixed in the template and never
changes.

Some articles say both when they were put up and when they were changed; some say neither; files
lie at
`/documents/.../name/uuid`; the page's title is the name of the page, not of the article.
"""

from __future__ import annotations

import uuid
from html import escape

from .furniture import FETCHED, PLACES, TEASERS, css, menu, options, papers, script, teasers
from .made import Entry, Shown, printed
from .printing import Printed, plain, when
from .rendering import Style, html_of

HOME = "https://truonglinh.example"
SITE = "Cổng Thông tin điện tử tỉnh Trường Lĩnh"
STYLE = Style(
    p=(
        '<p style="text-align:justify;"><span style="font-family:Times New '
        'Roman,serif;">{}</span></p>',
    ),
    h='<p style="text-align:justify;"><b>{}</b></p>',
    table='<div class="table-responsive"><table class="table '
    'table-bordered"><thead></thead><tbody>{}'
    "</tbody></table></div>",
    td='<td style="vertical-align:middle"><p>{}</p></td>',
    th='<th scope="col"><p>{}</p></th>',
    fig='<div class="card"><picture data-fileentryid="70551"><source media="(max-width:300px)" '
    'srcset="{src}?imageThumbnail=1" /><img alt="{alt}" src="{src}" /></picture></div>'
    '<p style="text-align:center;"><i>{text}</i></p>',
    quote='<p style="text-align:justify;margin-left:40px;"><i>{}</i></p>',
    images="/documents/20182/70551/anh{}.jpg/9f3c",
    nbsp=True,
)
ENTRIES = (
    Entry("hop", when(2025, 9, 22, 15, 48), when(2025, 9, 23, 7, 30)),
    Entry("thongbao", when(2025, 7, 8, 9, 10)),
    Entry("bang", when(2025, 9, 4, 11, 26), when(2025, 9, 10, 16, 0)),
    Entry("khaitruong", when(2025, 11, 4, 8, 3)),
    Entry("tuyendung"),
    Entry("pdf"),
    Entry("ngan", when(2025, 3, 14, 10, 59)),
)


def pages() -> tuple[Printed, ...]:
    return tuple(_page(entry, n) for n, entry in enumerate(ENTRIES))


def _page(entry: Entry, n: int) -> Printed:
    told = entry.story
    path = f"/chi-tiet-tin/-/view-article/1/{27310 + n * 9}/{1758530880000 + n * 7777}"
    files = tuple(
        (f"/documents/20182/881{n}/{file}/{uuid.uuid5(uuid.NAMESPACE_URL, file)}", name)
        for file, name in told.files
    )
    html = _head() + _top(entry) + _article(entry, files) + _end()
    shown = Shown(told.section, author=bool(told.author), origin=bool(told.origin))
    return printed("liferay-vendor", entry, HOME + path, html, shown, files=files)


def _head() -> str:
    return f"""<!DOCTYPE html><html class="ltr" dir="ltr" lang="vi-VN"><head>
<title>Chi tiết tin - {SITE}</title><meta content="initial-scale=1.0, width=device-width"
name="viewport" />
<meta content="text/html; charset=UTF-8" http-equiv="content-type" />
<link href="{HOME}/o/truonglinh-theme/images/favicon.ico" rel="icon" />
<link data-senna-track="permanent"
href="/combo?browserId=other&minifierType=css&languageId=vi_VN&b=7210"
rel="stylesheet" /><style>{css("#wrapper .portlet-", "boundary content header column", 60)}</style>
<script>var Liferay = Liferay || {{}};Liferay.currentURL = '/chi-tiet-tin';</script>
{script("YUI3Modules", "aui alloy senna loader portlet", 70)}</head>
<body class="chrome controls-visible yui3-skin-sam guest-site signed-out public-page site">
<nav aria-label="Liên kết nhanh" class="quick-access-nav" id="gqth_quickAccessNav"><h1
class="hide-accessible">Điều hướng</h1><ul><li><a href="#main-content">Bỏ qua để đến nội
dung</a></li></ul>
</nav>"""


def _top(entry: Entry) -> str:
    items = menu(
        '<li class="lfr-nav-item" role="presentation"><a aria-labelledby="layout_1" href="{href}" '
        'role="menuitem"><span>{name}</span></a>{under}</li>',
        '<li role="presentation"><a href="{href}" role="menuitem">{name}</a></li>',
        under='<ul class="child-menu" role="menu">{}</ul>',
    )
    return f"""<div class="container-fluid" id="wrapper"><header id="banner" role="banner"><div
id="heading"><div class="site-title">{SITE}</div><div class="date-time">Thứ ba, Ngày 08 tháng 10
năm 2019
</div><div class="lang"><a href="/c/portal/update_language?languageId=en_US">English</a></div></div>
<nav class="sort-pages" id="navigation" role="navigation"><ul
role="menubar">{items}</ul></nav></header>
<section id="content"><h2 class="hide-accessible" role="heading" aria-level="1">Chi tiết tin -
{SITE}</h2>
<div class="columns-2" id="main-content" role="main"><div class="portlet-layout row"><div
class="col-md-8
portlet-column portlet-column-first"><div class="portlet-boundary portlet-static
portlet-breadcrumb"><ul class="breadcrumb"><li class="breadcrumb-item"><a class="breadcrumb-link"
href="/">
Trang chủ</a></li><li class="breadcrumb-item"><a class="breadcrumb-link" href="/tin">Tin
tức</a></li>
<li class="breadcrumb-item active"><span
class="breadcrumb-text-truncate">{entry.story.section}</span></li>
</ul></div>"""


def _article(entry: Entry, files: tuple[tuple[str, str], ...]) -> str:
    told = entry.story
    dates = ""
    if entry.published:
        dates = f"<span class='ngay-dang'>Ngày đăng: {entry.published:%d/%m/%Y | %H:%M}</span>"
    if entry.updated:
        dates += (
            f" <span class='ngay-sua'>Cập nhật lần cuối: {entry.updated:%d/%m/%Y | %H:%M}</span>"
        )
    lead = f'<div class="tomtat"><b>{escape(plain(told.lead))}</b></div>' if told.lead else ""
    body = html_of(told.blocks, STYLE)
    if told.kind == "attachment" and not told.blocks:
        body = f"""<p><iframe height="900" src="{files[0][0]}" title="{files[0][1]}" width="100%">
</iframe></p>"""
        box = ""
    else:
        rows = "".join(
            f'<li><i class="icon-file"></i><a href="{url}" target="_blank">{name}</a> '
            f"<small>(248 KB)"
            "</small></li>"
            for url, name in files
        )
        box = f'<div class="tep-tin"><b>Tài liệu kèm theo</b><ul>{rows}</ul></div>' if rows else ""
    by = f'<div class="tac-gia">Tác giả: <b>{told.author}</b></div>' if told.author else ""
    by += f'<div class="nguon">Nguồn: <i>{told.origin}</i></div>' if told.origin else ""
    newer = (
        '<li><a href="/chi-tiet-tin/-/view-article/1/{id}">{title}</a> <span>({date})</span></li>'
    )
    return f"""<div class="portlet-boundary portlet-boundary_vn_ecms_portlet_ArticleDetail_"
id="p_p_id_x_">
<span id="p_x"></span><section class="portlet" id="portlet_x"><div class="portlet-content"><div
class="autofit-float portlet-header"><h2 class="portlet-title-text">Chi tiết tin</h2></div>
<div class="portlet-body"><div class="chitiet-tin"><div class="thanh-cong-cu"><a href="javascript:;"
onclick="fontPlus()">A+</a> <a href="javascript:;">A-</a> <a href="javascript:;">Tương phản</a> <a
href="javascript:window.print()">In bài viết</a></div><h3
class="tieude-tin">{escape(told.title)}</h3>
<div class="thong-tin-bai">{dates} <span class="luot-xem">Lượt xem: 731</span></div>
<div class="audio-box"><span>Nghe bài viết</span><audio controls="controls"
src="/tts/1.mp3"></audio>
<select><option>Giọng nữ miền Bắc</option><option>Giọng nam miền Nam</option></select></div>
{lead}<div class="noi-dung-tin journal-content-article">{body}</div>{by}{box}
<div class="binh-chon"><span>Đánh giá bài viết</span> <span class="star">★★★★☆</span> (4/5, 12
lượt)</div>
<div class="tin-lien-quan"><h4>Các tin mới hơn</h4><ul>{teasers(newer, TEASERS[:5])}</ul>
<h4>Các tin đã đưa</h4><ul>{
        teasers(newer, TEASERS[9:19])
    }</ul></div></div></div></div></section></div>"""


def _end() -> str:
    laws = papers(
        '<li><a href="/van-ban/{slug}"><b>{number}</b> - {gist}</a><br><span>Ban hành: '
        "{date}</span></li>"
    )
    last = teasers(
        '<div class="row item"><div class="col-4"><img src="/o/{id}.jpg" alt=""></div><div '
        'class="col-8">'
        '<a href="/tin/{slug}">{title}</a><small>{date}</small></div></div>',
        TEASERS[:8],
    )
    return f"""</div><div class="col-md-4 portlet-column portlet-column-last"><section
class="portlet">
<h2 class="portlet-title-text">Tin nổi bật</h2>{last}</section><section class="portlet"><h2
class="portlet-title-text">Văn bản mới</h2><ul>{laws}</ul></section><section class="portlet"><select
onchange="window.open(this.value)"><option>-- Liên kết website
--</option>{options()}</select></section>
</div></div></div></section><footer id="footer" role="contentinfo"><p>{SITE}. Chịu trách nhiệm
chính: Ông
Trịnh Công Hưng</p><p>Giấy phép số 111/GP-BTTTT ngày 28/10/2020. {len(PLACES)} đơn vị thành viên</p>
<ul class="counter"><li>Tổng số truy cập: <b>31.208.554</b></li><li>Trong ngày:
<b>{FETCHED:%d%H}</b></li>
</ul><p>Powered by <a href="http://www.liferay.com">Liferay</a></p></footer></div>
{script("LiferayConfig", "session editor form portlet", 30)}</body></html>"""
