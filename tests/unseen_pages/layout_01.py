"""NukeViet 4.5 with the eGovernment theme of a department.

The date stands in hidden microdata and above the lead; the one in the head is broken as that
version
breaks it; files go through `?download=1`; newer and older articles follow with their dates.
"""

from __future__ import annotations

from html import escape

from .furniture import (
    FETCHED,
    NOW,
    PLACES,
    TEASERS,
    comments,
    css,
    dmy,
    menu,
    papers,
    poll,
    script,
    teasers,
    weekday,
)
from .made import Entry, Shown, printed
from .printing import Printed, plain, when
from .rendering import Style, html_of

HOME = "https://sonoivu.truonglinh.example"
SITE = "Sở Nội vụ tỉnh Trường Lĩnh"
STYLE = Style(
    p=(
        '<p style="text-align: justify;">{}</p>',
        '<div style="text-align:justify"><span style="font-size:14px;">{}</span></div>',
    ),
    h='<p style="text-align:justify"><strong>{}</strong></p>',
    table='<table border="1" cellpadding="1" cellspacing="1" style="width:100%;"><tbody>{}</tbody>'
    "</table>",
    th='<td style="text-align:center"><strong>{}</strong></td>',
    td='<td style="text-align:center">{}</td>',
    fig='<div class="image-center" style="text-align:center"><img alt="{alt}" src="{src}" '
    'width="600" /></div><p style="text-align:center"><em>{text}</em></p>',
    quote='<p style="text-align: justify;"><em>{}</em></p>',
    named=True,
)
ENTRIES = (
    Entry("hop", when(2025, 9, 23, 8, 12)),
    Entry("bang", when(2025, 9, 5, 16, 40)),
    Entry("tuyendung", when(2025, 10, 3, 9, 5)),
    Entry("motcau", when(2025, 8, 14, 14, 27)),
    Entry("pdf", when(2025, 11, 6, 10, 0)),
    Entry("chiso", when(2025, 6, 2, 7, 55)),
    Entry("anh", when(2025, 10, 12, 21, 18)),
)


def pages() -> tuple[Printed, ...]:
    return tuple(_page(entry, 1180 + 23 * n) for n, entry in enumerate(ENTRIES))


def _page(entry: Entry, number: int) -> Printed:
    told = entry.story
    path = f"/vi/news/cai-cach-hanh-chinh/{entry.slug}-{number}.html"
    files = tuple((f"{path}?download=1&id={n}", name) for n, (_, name) in enumerate(told.files))
    html = _head(entry, path) + _top() + _article(entry, path) + _side() + _foot()
    shown = Shown("Cải cách hành chính", author=bool(told.author), origin=bool(told.origin))
    return printed("nukeviet-egov", entry, HOME + path, html, shown, files=files)


def _head(entry: Entry, path: str) -> str:
    told = entry.story
    date = entry.published
    return f"""<!DOCTYPE html>
<html lang="vi" xmlns="http://www.w3.org/1999/xhtml" prefix="og: http://ogp.me/ns#">
<head>
<title>{escape(told.title)}</title>
<meta name="description" content="{escape(plain(told.lead or told.title))}">
<meta name="author" content="{SITE}"><meta name="copyright" content="{SITE} [quantri@example]">
<meta name="generator" content="NukeViet v4.5"><meta name="robots" content="index, follow">
<meta property="og:title" content="{escape(told.title)}"><meta property="og:type" content="article">
<meta property="og:url" content="{HOME}{path}"><meta property="og:site_name" content="{SITE}">
<meta property="article:published_time" content="{date:%Y-%m-%d+07%H:%M:%S}">
<meta property="article:section" content="Cải cách hành chính">
<link rel="canonical" href="{HOME}{path}"><link rel="StyleSheet" href="/themes/egov/css/style.css">
<link rel="alternate" href="/vi/news/rss/" title="Tin Tức" type="application/rss+xml">
<style>{css(".egov .", "header menu block panel news_column tab", 60)}</style>
<script>var nv_base_siteurl="/",nv_lang_data="vi",nv_module_name="news",nv_func_name="detail",
nv_cookie_prefix="nv4",nv_my_ofs=7,nv_my_abbr="+07";</script>
{script("nvConfig", "slider menu counter poll", 40)}</head>"""


def _top() -> str:
    items = menu(
        '<li role="presentation" class="dropdown"><a class="dropdown-toggle" href="{href}" '
        'role="button" title="{name}">{name} <strong class="caret">&nbsp;</strong></a>{under}</li>',
        '<li role="presentation"><a role="menuitem" href="{href}" title="{name}">{name}</a></li>',
        under='<ul class="dropdown-menu">{}</ul>',
        ext="/",
    )
    return f"""<body class="egov"><noscript><div class="alert alert-danger">Trình duyệt của bạn
đã tắt
chức năng hỗ trợ JavaScript.</div></noscript>
<div class="wrapper" id="wraper"><header><div class="container"><div id="header" class="row">
<div class="logo col-md-8"><a title="{SITE}" href="/"><img src="/uploads/logo.png" alt="{SITE}"></a>
<span class="site_name">{SITE}</span><span class="site_description">Công khai - Minh bạch - Phục vụ
</span></div></div></div></header>
<nav class="second-nav" id="second-nav"><div class="container"><div class="row"><div class="bg">
<div class="navbar navbar-default"><ul class="nav navbar-nav"><li><a href="/vi/">Trang nhất</a></li>
{items}</ul></div></div></div></div></nav>
<div class="container" id="body"><nav class="third-nav"><div class="row"><div class="bg clearfix">
<div class="col-xs-24 col-sm-18"><span class="current-time">{NOW}, {FETCHED:%H:%M}</span>
<div class="breadcrumbs-wrap"><ul class="breadcrumbs list-none"><li><a href="/vi/">Trang
nhất</a></li>
<li><a href="/vi/news/"><span class="txt">Tin Tức</span></a></li>
<li><a href="/vi/news/cai-cach-hanh-chinh/"><span class="txt">Cải cách hành
chính</span></a></li></ul>
</div></div><div class="headerSearch col-xs-24 col-sm-6"><input type="text" placeholder="Tìm
kiếm...">
</div></div></div></nav>"""


def _article(entry: Entry, path: str) -> str:
    told = entry.story
    date = entry.published
    assert date is not None
    lead = (
        f'<div class="clearfix"><div class="hometext m-bottom" itemprop="description">'
        f"{escape(plain(told.lead))}</div></div>"
        if told.lead
        else ""
    )
    byline = "".join(
        f'<p class="h5 text-right"><strong>{label}: </strong>{value}</p>'
        for label, value in (("Tác giả", told.author), ("Nguồn tin", told.origin))
        if value
    )
    return f"""<section><div class="row"><div class="col-sm-16 col-md-18">
<div class="news_column panel panel-default" itemtype="http://schema.org/NewsArticle" itemscope>
<div class="panel-body"><h1 class="title margin-bottom-lg" itemprop="headline">
{escape(told.title)}</h1>
<div class="hidden hide d-none" itemprop="author" itemtype="http://schema.org/Organization"
itemscope>
<span itemprop="name">{SITE}</span></div>
<span class="hidden hide d-none" itemprop="datePublished">{date:%Y-%m-%dT%H:%M:%S}+07:00</span>
<span class="hidden hide d-none" itemprop="dateModified">{date:%Y-%m-%dT%H:%M:%S}+07:00</span>
<div class="row margin-bottom-lg"><div class="col-md-12"><span class="h5">
{weekday(date)} - {date:%d/%m/%Y %H:%M}</span></div>
<div class="col-md-12"><ul class="list-inline text-right"><li>Đã xem: 1.284</li>
<li><a title="Gửi bài viết qua email" href="#"><em class="fa fa-envelope"></em></a></li>
<li><a title="In ra" href="{path.replace("/news/", "/news/print/")}">In bài viết</a></li>
<li><a data-toggle="postfsize" href="#">A-</a></li><li><a data-toggle="postfsize"
href="#">A+</a></li>
</ul></div></div>{lead}
<div id="news-bodyhtml" class="bodytext margin-bottom-lg">{html_of(told.blocks, STYLE)}</div>
{_files(entry, path)}<div class="margin-bottom-lg">{byline}</div></div></div>
<div class="news_column panel panel-default"><div class="panel-body"><form id="form3B" action="">
<div class="h5 clearfix"><p id="stringrating">Tổng số điểm của bài viết là: 15 trong 3 đánh giá</p>
<div style="padding: 5px;"><input class="hover-star" type="radio" value="1"> Click để đánh giá
bài viết
</div></div></form></div></div>
<div class="news_column panel panel-default"><div class="panel-body"><div class="h5"><em class="fa
fa-tags"></em><strong>Tags: </strong><a title="một cửa" href="/vi/news/tag/mot-cua/"><em>một
cửa</em>
</a>, <a href="/vi/news/tag/cai-cach/"><em>cải cách</em></a></div></div></div>
<div class="news_column panel panel-default"><div class="panel-body"><h3>Ý kiến bạn đọc</h3>
<div id="showcomment">{
        comments(
            '<ul class="comment-list"><li class="media"><div class="media-body"><p>{text}</p>'
            '<div class="comment-info"><strong class="cm_item">{who}</strong> - <span '
            'class="small">{date}</span></div></div></li></ul>'
        )
    }</div>
<form class="form-horizontal"><input placeholder="Tên của bạn"><input placeholder="Email">
<textarea></textarea><p>Mã bảo mật</p><button>Gửi bình luận</button></form></div></div>
<div class="news_column panel panel-default"><div class="panel-body other-news">
<p class="h3"><strong>Những tin mới hơn</strong></p><div class="clearfix">
<ul class="detail-related related list-none list-items">{_more(TEASERS[:4])}</ul></div>
<p class="h3"><strong>Những tin cũ hơn</strong></p><div class="clearfix">
<ul class="detail-related related list-none
list-items">{_more(TEASERS[10:18])}</ul></div></div></div>
</div>"""


def _more(which: tuple) -> str:
    return teasers(
        '<li><em class="fa fa-angle-right">&nbsp;</em><h4><a href="/vi/news/tin/{slug}-{id}.html" '
        'title="{title}" data-content="{lead}" data-img="/assets/news/{id}.jpg">{title}</a></h4>'
        "<em>({date})</em></li>",
        which,
    )


def _files(entry: Entry, path: str) -> str:
    rows = "".join(
        f"""<div class="list-group-item"><a href="{path}?download=1&amp;id={n}"
title="Tải về: {name}">Tải về: <strong>{name}</strong></a>
<a href="javascript:;" data-toggle="collapse" data-target="#pdf{n}">Xem trước</a></div>"""
        for n, (_, name) in enumerate(entry.story.files)
    )
    if not rows:
        return ""
    return f"""<div class="panel panel-default news-download-file"><div class="panel-heading">
<i class="fa fa-paperclip"></i> Tệp đính kèm</div><div class="list-group">{rows}</div></div>"""


def _side() -> str:
    block = '<div class="panel panel-primary"><div class="panel-heading">{}</div>{}</div>'
    latest = teasers(
        '<li class="clearfix"><a href="/vi/news/tin/{slug}-{id}.html"><img src="/assets/{id}.jpg" '
        'alt="{title}" width="70"></a><a class="show" href="/vi/news/tin/{slug}-{id}.html">{title}'
        "</a></li>",
        TEASERS[:8],
    )
    laws = papers(
        '<li><a href="/vi/laws/detail/{slug}/"><strong>{number}</strong></a><p>{gist}</p>'
        "<em>Thời gian đăng: {date}</em></li>"
    )
    question = poll(
        '<div class="radio"><label><input type="radio" name="option" value="{n}">{text}</label>'
        "</div>",
        '<form><div class="h4"><strong>{question}</strong></div>{choices}<input type="button" '
        'value="Biểu quyết"></form>',
    )
    return f"""<div class="col-sm-8 col-md-6">
{block.format("Tin mới nhất", f"<ul>{latest}</ul>")}
{block.format("Văn bản mới", f"<ul>{laws}</ul>")}{block.format("Thăm dò ý kiến", question)}
{
        block.format(
            "Thống kê",
            "<ul class='counter list-none'><li>Đang truy cập<span>27</span></li><li>Hôm nay<span>"
            "3,118</span></li><li>Tháng hiện tại<span>88,204</span></li><li>Tổng lượt truy cập"
            "<span>9,471,650</span></li></ul>",
        )
    }</div></div></section></div>"""


def _foot() -> str:
    links = "".join(f'<li><a href="#">{place}</a></li>' for place in PLACES)
    return f"""<footer id="footer"><div class="container"><div class="row"><ul>{links}</ul>
<h3>{SITE}</h3><p>Địa chỉ: 27 Nguyễn Văn Cừ, phường Bến Sỏi, tỉnh Trường Lĩnh</p>
<p>Giấy phép số 45/GP-TTĐT do Sở Thông tin và Truyền thông cấp ngày 11/5/2021</p>
<p>© Bản quyền thuộc về {SITE} {dmy(FETCHED, "%Y")}. Powered by NukeViet eGovernment</p>
</div></div></footer></div></body></html>"""
