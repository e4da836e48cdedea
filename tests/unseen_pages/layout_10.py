"""SharePoint 2016 with a vendor's web part: the ribbon's words come first, afternoon is "14:05 CH".

The page's title is that of the page, not of the article; bodies are full of `ms-rte` classes and
of spaces of no width; files are attachments of list items; one item shows no date.
"""

from __future__ import annotations

from html import escape

from .furniture import FETCHED, NOW, TEASERS, css, menu, options, papers, poll, script, teasers
from .made import Entry, Shown, printed
from .printing import Printed, plain, when
from .rendering import Style, html_of

HOME = "https://sonnmt.truonglinh.example"
SITE = "Sở Nông nghiệp và Môi trường tỉnh Trường Lĩnh"
PART = "ctl00_ctl41_g_6d7c1f0b_2e0a_4c55_9f21_b3a6d18e7c40_ctl00"
STYLE = Style(
    p=(
        '<p class="ms-rteElement-P" style="text-align:justify;"><span class="ms-rteFontSize-3 '
        'ms-rteThemeForeColor-2-0" style="font-family:&quot;times new roman&quot;;">\u200b{}'
        "</span></p>",
        '<div style="text-align:justify;"><span class="ms-rteFontSize-3">{}<br></span></div>',
    ),
    h='<div><span class="ms-rteFontSize-3"><strong class="ms-rteForeColor-8">\u200b{}</strong>'
    "</span></div>",
    ul='<ul class="ms-rteFontSize-3">{}</ul>',
    ol='<ol class="ms-rteFontSize-3">{}</ol>',
    table='<table cellspacing="0" width="100%" class="ms-rteTable-default"><tbody>{}</tbody>'
    "</table><p>\u200b<br></p>",
    tr='<tr class="ms-rteTableEvenRow-default">{}</tr>',
    th='<td class="ms-rteTable-default" rowspan="1" colspan="1"><strong>{}</strong></td>',
    td='<td class="ms-rteTableEvenCol-default" rowspan="1" colspan="1">\u200b{}</td>',
    fig='<p style="text-align:center;"><img alt="" src="{src}" style="margin:5px;width:600px;">'
    '</p><p class="ms-rteElement-P" style="text-align:center;"><em>{text}</em></p>',
    sign_line='<div style="text-align:right;"><strong class="ms-rteFontSize-3">{}</strong></div>',
    images="/SiteAssets/Pages/chi-tiet-tin/anh{}.jpg",
    between="",
    nbsp=True,
)
ENTRIES = (
    Entry("hop", when(2025, 9, 22, 16, 45)),
    Entry("vanban", when(2025, 7, 22, 8, 20)),
    Entry("moihop", when(2025, 10, 24, 14, 5)),
    Entry("pdf", when(2025, 11, 10, 10, 37)),
    Entry("tinanh", when(2025, 9, 5, 11, 9)),
    Entry("thongbao"),
)
RIBBON = (
    ("Trang", "Chỉnh sửa|Đăng ký|Lịch sử phiên bản|Quyền của trang|Xóa trang|Đặt làm trang chủ"),
    ("Phát hành", "Xem trước|Lên lịch|Gửi duyệt|Hủy phát hành|Trạng thái"),
    ("Share", "Share|Alert Me|E-mail a Link|Popularity Trends"),
)


def pages() -> tuple[Printed, ...]:
    return tuple(_page(entry, 4410 + 13 * n) for n, entry in enumerate(ENTRIES))


def _page(entry: Entry, number: int) -> Printed:
    told = entry.story
    url = f"{HOME}/Pages/chi-tiet-tin.aspx?ItemID={number}&l=TinTucSuKien&lv=4"
    files = tuple((f"/Lists/TinTucSuKien/Attachments/{number}/{f}", name) for f, name in told.files)
    html = f"{_head()}{_top(entry)}{_article(entry, files)}{_end()}"
    return printed(
        "sharepoint-2016",
        entry,
        url,
        html,
        Shown(told.section, author=bool(told.author), origin=bool(told.origin)),
        files=files,
    )


def _head() -> str:
    buttons = "".join(
        f'<li class="ms-cui-group"><span class="ms-cui-groupTitle">{name}</span>'
        + "".join(
            f'<a class="ms-cui-ctl-large" href="javascript:;"><span '
            f'class="ms-cui-ctl-largelabel">{word}</span></a>'
            for word in words.split("|")
        )
        + "</li>"
        for name, words in RIBBON
    )
    return f"""<!DOCTYPE html>
<html dir="ltr" lang="vi-VN"><head><meta http-equiv="X-UA-Compatible" content="IE=10" />
<meta name="GENERATOR" content="Microsoft SharePoint" /><meta http-equiv="Content-type"
content="text/html; charset=utf-8" /><meta http-equiv="Expires" content="0" /><title>
	Chi tiết tin
</title><link rel="stylesheet" type="text/css"
href="/_layouts/15/1066/styles/Themable/corev15.css?rev=2bpHeX9U8DH09TB5zpJcsQ%3D%3D"/>
<style type="text/css">{css(".s4-", "ca clear trc notdlg bread", 50)}</style>
<script type="text/javascript">var g_presenceEnabled = true;var _fV4UI=true;
var _spPageContextInfo={{webServerRelativeUrl: "\\u002f", currentLanguage: 1066,
"systemUserKey":null, pageListId:"{{7f3be4a2-8a0c-4f7f-b1cb-5b7d6ad52e11}}"}};</script>
{script("g_wsaQoSDataPoints", "sp init core ribbon menu", 60)}</head>
<body onhashchange="if (typeof(_spBodyOnHashChange) != 'undefined') _spBodyOnHashChange();">
<form method="post" action="./chi-tiet-tin.aspx" id="aspnetForm"><div class="aspNetHidden"><input
type="hidden" name="_wpcmWpid" id="_wpcmWpid" value="" /><input type="hidden"
name="MSOWebPartPage_PostbackSource" id="MSOWebPartPage_PostbackSource" value="" /><input
type="hidden" name="__REQUESTDIGEST" value="0x9A1BC4E8D07,{FETCHED:%d %b %Y} 02:15:38 -0000" />
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="{"kT1x9QaZ0bLw" * 110}" /></div>
<div id="ms-designer-ribbon"><div id="TurnOnAccessibility" style="display:none"
class="s4-notdlg noindex"><a href="#" class="ms-accessible ms-acc-button">Turn on more accessible
mode</a></div><div id="TurnOffAccessibility" style="display:none" class="s4-notdlg noindex"><a
href="#" class="ms-accessible ms-acc-button">Turn off more accessible mode</a></div>
<div class="s4-notdlg s4-skipribbonshortcut noindex"><a href="javascript:;" class="ms-accessible
ms-acc-button" accesskey="Y">Skip Ribbon Commands</a></div><div class="s4-notdlg noindex"><a
href="javascript:;" class="ms-accessible ms-acc-button">Skip to main content</a></div>
<div id="TurnOffAnimation" style="display:none;" class="s4-notdlg noindex"><a href="#"
class="ms-accessible ms-acc-button">Turn off Animations</a></div><div id="TurnOnAnimation"
style="display:none;" class="s4-notdlg noindex"><a href="#" class="ms-accessible
ms-acc-button">Turn on Animations</a></div><div id="s4-ribbonrow" style="visibility:hidden">
<ul class="ms-cui-tts">{buttons}</ul></div></div><div id="notificationArea"
class="ms-notif-box"></div><div class="ms-dialogHidden noindex" id="ms-noscript"><noscript><div
class="noindex">You may be trying to access this site from a secured browser on the server. Please
enable scripts and reload this page.</div></noscript></div>"""


def _top(entry: Entry) -> str:
    items = menu(
        '<li class="static dynamic-children"><a class="static dynamic-children menu-item '
        'ms-core-listMenu-item" href="{href}"><span class="additional-background"><span '
        'class="menu-item-text">{name}</span></span></a>{under}</li>',
        '<li class="dynamic"><a class="dynamic menu-item" href="{href}"><span '
        'class="menu-item-text">{name}</span></a></li>',
        under='<ul class="dynamic">{}</ul>',
        ext=".aspx",
    )
    return f"""<div id="s4-workspace" class="ms-core-overlay"><div id="s4-bodyContainer">
<div id="banner"><img src="/Style%20Library/images/banner.png" alt="" /></div><div
class="thanhngay"><span id="ctl00_Header_Label_DateTime_Now">{NOW}, {FETCHED:%H:%M} SA</span>
<a href="/_layouts/15/Authenticate.aspx?Source=%2FPages">Đăng nhập</a></div><div
id="DeltaTopNavigation" class="ms-displayInline ms-core-navigation" role="navigation"><ul
class="root ms-core-listMenu-root static">{items}</ul></div><div id="DeltaPlaceHolderMain"><a
id="mainContent" name="mainContent" tabindex="-1"></a><div class="welcome blank-wp"><h2
class="ms-hidden">Nội dung trang</h2><div class="ms-table ms-fullWidth"><div class="cell-margin
tableCol-75"><div class="ms-webpart-zone ms-fullWidth"><span id="PlaceHolderSiteMap_sitemap"><a
title="Home" href="/">Trang chủ</a> &gt; <a href="/Pages/tin-tuc.aspx">{entry.story.section}</a>
</span>"""


def _article(entry: Entry, files: tuple[tuple[str, str], ...]) -> str:
    told = entry.story
    date = entry.published
    stamp = ""
    if date:
        half = "CH" if date.hour >= 12 else "SA"
        stamp = f'<span class="date-detail"><span>{date:%d/%m/%Y %H:%M} {half}</span></span> | '
    lead = ""
    if told.lead:
        lead = f'<div id="{PART}_divMoTa" class="sapo"><p>{escape(plain(told.lead))}</p></div>'
    rows = "".join(
        f'<div class="ms-vb"><img src="/_layouts/15/images/icpdf.png" alt="" border="0" /><a '
        f'target="_blank" href="{where}">{name}</a></div>'
        for where, name in files
    )
    box = ""
    if rows:
        box = f'<div id="{PART}_pnFile" class="dinhkem"><span>File đính kèm:</span>{rows}</div>'
    by = f'<div id="{PART}_pnTacgia" class="tacgia">{told.author}</div>' if told.author else ""
    if told.origin:
        by += f'<div id="{PART}_pnNguontin" class="nguon">Nguồn: <span>{told.origin}</span></div>'
    item = (
        '<li><a href="?ItemID={id}&amp;l=TinTucSuKien">{title}</a> <span class="ngay">({date})'
        "</span></li>"
    )
    return f"""<div id="MSOZoneCell_WebPartWPQ2" class="ms-webpartzone-cell ms-fullWidth"><div
class="ms-webpart-chrome ms-webpart-chrome-vertical ms-webpart-chrome-fullWidth"><div
webpartid="6d7c1f0b-2e0a-4c55-9f21-b3a6d18e7c40" haspers="false" id="WebPartWPQ2" class="noindex"
allowdelete="false"><div id="{PART}_pnDetail" class="chitiet"><h3
class="news-title-detail">{escape(told.title)}</h3><div class="stamp">{stamp}<span>Lượt xem:
1.{len(told.key)}42</span> <a href="/_layouts/15/VP/printpage.aspx?tintucID=1">In trang</a> <a
href="/_layouts/15/VP/sendtofriend.aspx">Gửi email</a> <span>Xem cỡ chữ:</span> <a
href="javascript:fontMinus()">A-</a> <a href="javascript:fontPlus()">A+</a> <a
href="javascript:tangtuongphan()">Tăng tương phản</a> <a href="javascript:giamtuongphan()">Giảm
tương phản</a></div>{lead}<div id="{PART}_divNoiDung"
class="ms-rtestate-field"><div class="ExternalClass5F1C77A0B2E34B6C9D0E8A7F16C3D245">{
        html_of(told.blocks, STYLE)
    }</div></div>{by}{box}<div id="{PART}_pnBinhLuan"><span>Gửi bình luận của bạn</span><input
title="Họ và tên" /><input title="Địa chỉ email" /><textarea title="Nội dung"></textarea><span>Mã
Captcha</span><input type="button" value="Gửi bình luận" /></div><div class="tinkhac"><b>CÁC TIN
KHÁC</b><ul>{teasers(item, TEASERS[2:14], "%d/%m/%Y")}</ul><a href="?ItemID=0&amp;Paged=TRUE">Xem
tiếp</a></div></div></div><div class="ms-clear"></div></div></div>"""


def _end() -> str:
    laws = papers(
        '<div class="vb-item"><a href="/Pages/van-ban.aspx?vbid={slug}">{number}</a><div '
        'class="vb-ngay">Ngày ban hành: {date}</div><div>{gist}</div></div>'
    )
    news = teasers(
        '<div class="row item"><a class="item-title" href="/Pages/chi-tiet-tin.aspx?ItemID={id}">'
        '{title}</a><div class="item-infor"><span>{section}</span><span>{date}</span></div></div>',
        TEASERS[:6],
    )
    vote = poll(
        '<tr><td><input type="radio" name="vote" value="{n}" /><label>{text}</label></td></tr>',
        "<div>{question}</div><table>{choices}</table>",
    )
    return f"""</div></div><div class="cell-margin tableCol-25"><div class="ms-webpart-chrome-title"
id="WebPartWPQ5_ChromeTitle"><span title="Tin nổi bật" class="js-webpart-titleCell"><h2
style="text-align:justify;" class="ms-webpart-titleText"><nobr><span>Tin nổi bật</span></nobr></h2>
</span></div>{news}<div class="ms-webpart-chrome-title"><h2
class="ms-webpart-titleText"><nobr><span>Văn bản chỉ đạo</span></nobr></h2></div>{laws}
<div class="ms-webpart-chrome-title"><h2 class="ms-webpart-titleText">Thăm dò ý kiến</h2></div>
{vote}<select onchange="window.open(this.value)"><option>Liên kết website</option>{options()}
</select></div></div></div></div><div id="footer">Bản quyền thuộc {SITE}<br />Địa chỉ: số 45 đường
Lê Hồng Phong, phường Bến Sỏi<br />Giấy phép số 12/GP-TTĐT ngày 14/03/2022<br />Số người truy cập:
8.112.456. Trực tuyến: 32</div></div></div></form><span id="DeltaPageInstrumentation"></span>
</body></html>"""
