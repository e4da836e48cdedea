"""DotNetNuke 9 with EasyDNNnews: the skin's clock comes first, "Ngày đăng" stands after the title.

Files go through `LinkClick.aspx` without any extension; the text of the module's containers and
of its rating stands around the article; one item has no line of its own for dates.
"""

from __future__ import annotations

import hashlib
from html import escape

from .furniture import FETCHED, NOW, TEASERS, css, menu, options, papers, script, teasers
from .made import Entry, Shown, printed
from .printing import Printed, plain, when
from .rendering import Style, html_of

HOME = "https://sld.truonglinh.example"
SITE = "SỞ NỘI VỤ TỈNH TRƯỜNG LĨNH"
STYLE = Style(
    p=(
        '<p style="margin: 6pt 0in; text-align: justify; text-indent: 0.5in;"><span '
        'style="font-size: 14pt;"><span style="font-family: \'Times New Roman\', serif;">{}</span>'
        "</span></p>",
        '<p style="text-align: justify;"><span style="font-size: 14pt;">{}<o:p></o:p></span></p>',
    ),
    h='<p style="text-align: justify;"><strong><span style="font-size: 14pt; color: #0000cd;">{}'
    "</span></strong></p>",
    li='<li style="text-align: justify;"><span style="font-size: 14pt;">{}</span></li>',
    table='<table border="1" cellpadding="0" cellspacing="0" class="MsoNormalTable">'
    "<tbody>{}</tbody></table>\n<p>&nbsp;</p>",
    td='<td style="border: 1pt solid windowtext;" valign="top"><p align="center" '
    'class="MsoNormal">{}</p></td>',
    th='<td style="border: 1pt solid windowtext;"><p class="MsoNormal"><b>{}</b></p></td>',
    fig='<table align="center" class="Picture"><tbody><tr><td><img alt="" src="{src}" /></td></tr>'
    '<tr><td class="Image" style="text-align: center;"><em>{text}</em></td></tr></tbody></table>',
    sign_line='<p style="text-align: right;"><strong><span>{}</span></strong></p>',
    images="/Portals/0/EasyDNNnews/anh-{}.jpg?ver=2025-08-11-092104-217",
    named=True,
)
ENTRIES = (
    Entry("tuyendung", when(2025, 10, 6, 7, 50)),
    Entry("hoidap", when(2025, 8, 12)),
    Entry("khaitruong", when(2025, 11, 5, 15, 2)),
    Entry("chiso", when(2025, 6, 9, 9, 40)),
    Entry("moihop"),
    Entry("ngan", when(2025, 3, 13, 13, 31)),
)


def pages() -> tuple[Printed, ...]:
    return tuple(_page(entry, 2075 + 31 * n) for n, entry in enumerate(ENTRIES))


def _ticket(name: str) -> str:
    return hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()[:22]


def _page(entry: Entry, number: int) -> Printed:
    told = entry.story
    url = f"{HOME}/tin-tuc/ArtMID/512/ArticleID/{number}/{entry.slug}"
    files = tuple(
        (f"/LinkClick.aspx?fileticket={_ticket(f)}%3d&tabid=104&mid=512&portalid=0", name)
        for f, name in told.files
    )
    html = f"""{_head(entry)}{_top()}<div class="row"><div id="dnn_ContentPane" class="col-md-9
contentPane"><div class="breadcrumb"><span id="dnn_dnnBREADCRUMB_lblBreadCrumb"><a
href="{HOME}/">Trang chủ</a> <i class="fa fa-angle-right"></i> <a
href="{HOME}/tin-tuc">{told.section}</a></span></div><div class="DnnModule DnnModule-EasyDNNnews
DnnModule-512"><a name="512"></a><div class="DNNContainer_Title_h2 SpacingBottom"><h2><span
id="dnn_ctr512_dnnTITLE_titleLabel" class="TitleH2">Nội dung chi tiết</span></h2><div
id="dnn_ctr512_ContentPane"><div id="dnn_ctr512_ModuleContent"
class="DNNModuleContent ModEasyDNNnewsC">{_article(entry, files)}</div></div></div></div></div>
{_side()}</div>{_end()}"""
    shown = Shown(told.section, author=bool(told.author), origin=bool(told.origin))
    return printed("dnn-easynews", entry, url, html, shown, files=files)


def _head(entry: Entry) -> str:
    gist = plain(entry.story.lead) or SITE
    return f"""<!DOCTYPE html>
<html lang="vi-VN"><head id="Head"><meta content="text/html; charset=UTF-8"
http-equiv="Content-Type" /><title>
	{escape(entry.story.title)}
</title><meta id="MetaDescription" name="DESCRIPTION" content="{escape(gist)}" /><meta
id="MetaGenerator" name="GENERATOR" content="DotNetNuke " /><meta name="REVISIT-AFTER"
content="1 DAYS" /><link href="/DesktopModules/EasyDNNnews/Templates/_default/style.css?cdv=211"
type="text/css" rel="stylesheet"/><style>{css(".eds_", "news subCategory gallery link", 60)}</style>
{script("dnnsf", "eds jq menu widgets", 50)}</head><body id="Body"><form method="post"
action="/tin-tuc/ArtMID/512" id="Form" enctype="multipart/form-data"><div
class="aspNetHidden"><input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" /><input
type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="{"pWq7RzK0aEt2" * 80}" /></div>"""


def _top() -> str:
    items = menu(
        '<li class="item haschild"><a href="{href}"><span>{name}</span></a>{under}</li>',
        '<li class="item"><a href="{href}"><span>{name}</span></a></li>',
        under='<div class="category"><ul>{}</ul></div>',
    )
    return f"""<div id="ControlPanel"></div><div class="skin_wrapper"><div class="skin_header"><img
src="/Portals/0/banner-top.jpg" alt="{SITE}" /><div class="ngaythang"><span
id="dnn_dnnCURRENTDATE_lblDate" class="SkinObject">{NOW}</span></div><div class="login"><a
id="dnn_dnnLOGIN_loginLink" title="Đăng nhập" class="SkinObject" rel="nofollow"
href="/Login?returnurl=%2f">Đăng nhập</a></div><div class="SearchContainer"><input type="text"
maxlength="255" placeholder="Tìm kiếm..." /></div></div><div id="gn-menu"><ul
class="dnnmega">{items}</ul></div><div id="dnn_TopPane"><marquee scrollamount="4">Nhiệt liệt chào
mừng kỷ niệm 80 năm Ngày truyền thống ngành Tổ chức nhà nước (28/8/1945 - 28/8/2025)</marquee>
</div>"""


def _article(entry: Entry, files: tuple[tuple[str, str], ...]) -> str:
    told = entry.story
    date = entry.published
    views = f"Lượt xem: {len(told.title) * 17}"
    stamp = views
    if date and date.hour:
        stamp = f"Ngày đăng: {date:%d/%m/%Y %H:%M} | {views}"
    elif date:
        stamp = f"Ngày đăng: {date:%d/%m/%Y} | {views}"
    lead = f'<div class="edn_summary"><p>{escape(plain(told.lead))}</p></div>' if told.lead else ""
    links = "".join(
        f'<li class="edn_docsItem"><a href="{where.replace("&", "&amp;")}" '
        f'target="_blank">{name}</a>(.pdf, 312 KB) - <span>12 lượt tải</span></li>'
        for where, name in files
    )
    box = ""
    if links:
        box = f'<div class="edn_articleDocuments"><h3>Tài liệu</h3><ul>{links}</ul></div>'
    by = ""
    if told.author:
        by += f'<p class="edn_author">Người viết: <a href="/tac-gia">{told.author}</a></p>'
    if told.origin:
        by += f'<p class="edn_source">Theo nguồn tin: <i>{told.origin}</i></p>'
    row = (
        '<li><a class="edn_related" href="/tin-tuc/ArtMID/512/ArticleID/{id}/{slug}">{title}</a>'
        "<time>{date}</time></li>"
    )
    return f"""<div class="eds_news_module_512 news eds_style_custom"><div
class="edn_512_article_list_wrapper"></div><div id="edn_512_article" class="edn_article
edn_clearFix"><div class="edn_articleTitle">{escape(told.title)}</div><div
class="edn_metaDetails">{stamp}</div><div class="edn_socialButtons"><span>Chia sẻ:</span> <a
href="#">Facebook</a> <a href="#">Zalo</a> <a class="edn_print" href="?PrintMode=1">Bản in</a></div>
{lead}<div class="edn_articleContent">{html_of(told.blocks, STYLE)}</div>{by}{box}<div
class="EDN_article_rating"><span>Đánh giá bài viết này:</span> <span class="current_rating">4.3
</span><span>Chưa có bình luận nào</span></div><div class="edn_prevNext"><a
href="/tin-tuc/ArtMID/512/ArticleID/1998/x">Bài trước: {TEASERS[11].title}</a> <a
href="/tin-tuc/ArtMID/512/ArticleID/2300/y">Bài sau: {TEASERS[0].title}</a></div><div
class="edn_relatedArticles"><h3>Tin bài liên quan</h3><ul>{teasers(row, TEASERS[8:19])}</ul></div>
</div></div>"""


def _side() -> str:
    new = teasers(
        '<article class="edn_list"><h4><a href="/tin-tuc/ArtMID/512/ArticleID/{id}/{slug}">{title}'
        '</a></h4><time class="edn_date">{date}</time><p>{lead}</p></article>',
        TEASERS[:7],
        "%d %b %Y",
    )
    laws = papers(
        '<tr class="dnnGridItem"><td>{number}</td><td>{date}</td><td><a href="/vb/{slug}">{gist}'
        "</a></td></tr>"
    )
    return f"""<div id="dnn_RightPane" class="col-md-3 rightPane"><div class="DnnModule
DnnModule-EasyDNNnewsWidgets"><h2><span class="TitleH2">Tin mới nhất</span></h2>{new}</div><div
class="DnnModule DnnModule-Documents"><h2><span class="TitleH2">Văn bản điều hành</span></h2>
<table class="dnnGrid"><tr class="dnnGridHeader"><th>Số hiệu</th><th>Ngày ký</th><th>Trích yếu</th>
</tr>{laws}</table></div><div class="DnnModule DnnModule-DNN_HTML"><h2><span class="TitleH2">Liên
kết</span></h2><select>{options()}</select></div><div class="DnnModule DnnModule-Counter"><table>
<tr><td>Hôm nay:</td><td>412</td></tr><tr><td>Hôm qua:</td><td>967</td></tr><tr><td>Tháng
này:</td><td>21.304</td></tr></table></div></div>"""


def _end() -> str:
    return f"""<div class="skin_footer"><div id="dnn_FooterPane">Cơ quan chủ quản: UBND tỉnh Trường
Lĩnh. Giấy phép số 07/GP-STTTT cấp ngày 19 tháng 5 năm 2021. Điện thoại: 0299.3.820.145</div><span
id="dnn_dnnCOPYRIGHT_lblCopyright" class="SkinObject">Bản quyền {FETCHED:%Y} thuộc {SITE}</span> <a
id="dnn_dnnTERMS_hypTerms" class="SkinObject" rel="nofollow" href="/Terms">Điều khoản sử dụng</a>
<a class="SkinObject" rel="nofollow" href="/Privacy">Chính sách bảo mật</a></div></div><input
name="ScrollTop" type="hidden" id="ScrollTop" /></form>{script("eds", "rating docs social", 25)}
</body></html>"""
