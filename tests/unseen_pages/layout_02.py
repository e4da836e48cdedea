"""WordPress with Flatsome: the article's only date is a badge of day and month, without a year.

Lists at the side and the comments carry whole dates, the head none.
"""

from __future__ import annotations

from html import escape

from .furniture import TEASERS, comments, css, menu, script, teasers
from .made import Entry, Shown, printed
from .printing import Printed, plain
from .rendering import Style, html_of

HOME = "https://thanhnien-truonglinh.example"
SITE = "Tỉnh đoàn Trường Lĩnh"
STYLE = Style(
    p=("<p>{}</p>", '<p style="text-align: justify;">{}</p>'),
    table='<table style="border-collapse: collapse; width: 100%;" border="1"><tbody>{}</tbody>'
    "</table>",
    th='<td style="width: 20%;"><strong>{}</strong></td>',
    td='<td style="width: 20%;">{}</td>',
    fig='<figure id="attachment_98" aria-describedby="caption-98" style="width: 800px" class="'
    'wp-caption aligncenter"><img loading="lazy" decoding="async" class="size-full" src="{src}" '
    'alt="{alt}" width="800" height="533"><figcaption id="caption-98" class="wp-caption-text">'
    "{text}</figcaption></figure>",
    quote="<blockquote>\n<p>{}</p>\n</blockquote>",
    images="/wp-content/uploads/2025/09/anh-{}.jpg",
    nbsp=True,
)
ENTRIES = tuple(
    (Entry(key), day, month)
    for key, day, month in (
        ("hop", 23, 9),
        ("khaitruong", 4, 11),
        ("huongdan", 16, 7),
        ("phongvan", 9, 10),
        ("anh", 13, 10),
        ("ngan", 13, 3),
        ("bang", 6, 9),
    )
)


def pages() -> tuple[Printed, ...]:
    return tuple(_page(*entry, 3400 + 51 * n) for n, entry in enumerate(ENTRIES))


def _page(entry: Entry, day: int, month: int, number: int) -> Printed:
    url = f"{HOME}/{entry.slug}/"
    html = _head(entry, url, number) + _header() + _article(entry, day, month, number) + _end()
    return printed("wp-flatsome", entry, url, html, Shown(entry.story.section, lead_apart=False))


def _head(entry: Entry, url: str, number: int) -> str:
    title = escape(entry.story.title)
    return f"""<!DOCTYPE html>
<html lang="vi" class="loading-site no-js"><head><meta charset="UTF-8" />
<link rel="profile" href="http://gmpg.org/xfn/11" /><link rel="pingback" href="{HOME}/xmlrpc.php" />
<script>(function(html){{html.className = html.className.replace(/\\bno-js\\b/,'js')}})
(document.documentElement);</script><title>{title} &#8211; {SITE}</title>
<meta name='robots' content='max-image-preview:large' />
<link rel="alternate" type="application/rss+xml" title="Dòng thông tin {SITE}"
href="{HOME}/feed/" />
<style id='global-styles-inline-css'>{
        css(":root .has-", "vivid-red luminous pale-pink cyan", 80)
    }</style>
<link rel='stylesheet' id='flatsome-main-css'
href='{HOME}/wp-content/themes/flatsome/flatsome.css' />
{script("flatsomeVars", "lightbox ajax rtl cache sticky", 50)}
<link rel="https://api.w.org/" href="{HOME}/wp-json/" /><link rel='shortlink'
href='{HOME}/?p={number}'/>
<meta name="generator" content="WordPress 6.6.2" /><link rel="canonical" href="{url}" />
<style id="custom-css" type="text/css">{css(".", "header nav footer badge", 60)}</style></head>
<body class="post-template-default single single-post postid-{number} single-format-standard
lightbox">
"""


def _header() -> str:
    items = menu(
        '<li class="menu-item menu-item-type-taxonomy menu-item-has-children has-dropdown">'
        '<a href="{href}" class="nav-top-link" aria-expanded="false">{name}<i '
        'class="icon-angle-down">'
        "</i></a>{under}</li>",
        '<li class="menu-item"><a href="{href}">{name}</a></li>',
        under='<ul class="sub-menu nav-dropdown nav-dropdown-default">{}</ul>',
        ext="/",
    )
    return f"""<a class="skip-link screen-reader-text" href="#main">Bỏ qua nội dung</a>
<div id="wrapper"><header id="header" class="header has-sticky sticky-jump"><div
class="header-wrapper">
<div id="top-bar" class="header-top hide-for-sticky nav-dark"><ul class="nav nav-left"><li
class="html custom html_topbar_left">Đường dây nóng: 0299 3 888 115</li></ul></div>
<div id="logo" class="flex-col logo"><a href="{HOME}/" title="{SITE}" rel="home"><img width="1020"
src="{HOME}/wp-content/uploads/2023/02/logo.png" class="header_logo" alt="{SITE}"/></a></div>
<ul class="header-nav header-bottom-nav nav nav-left nav-uppercase">{items}</ul></div></header>
<main id="main" class=""><div id="content" class="blog-wrapper blog-single page-wrapper">
<div class="row row-large row-divided"><div class="large-9 col">"""


def _article(entry: Entry, day: int, month: int, number: int) -> str:
    told = entry.story
    lead = f"<p><strong>{escape(plain(told.lead))}</strong></p>\n" if told.lead else ""
    return f"""
<article id="post-{number}" class="post-{number} post type-post status-publish has-post-thumbnail
hentry">
<div class="article-inner"><header class="entry-header"><div class="entry-header-text text-left">
<h6 class="entry-category is-xsmall"><a href="{HOME}/category/tin/" rel="category
tag">{told.section}</a>
</h6><h1 class="entry-title">{escape(told.title)}</h1>
<div class="entry-divider is-divider small"></div></div>
<div class="entry-image relative"><a href="#"><img width="1020" height="680"
src="/wp-content/uploads/2025/09/dai-dien.jpg" class="attachment-large wp-post-image" alt=""></a>
<div class="badge absolute top post-date badge-outline"><div class="badge-inner">
<span class="post-date-day">{day:02d}</span><br><span class="post-date-month
is-small">Th{month}</span>
</div></div></div></header>
<div class="entry-content single-page">
{lead}{html_of(told.blocks, STYLE)}
<div class="blog-share text-center"><div class="is-divider medium"></div><div class="social-icons
share-icons share-row"><a href="#" class="icon button circle tooltip facebook" title="Chia sẻ trên
Facebook"><i class="icon-facebook"></i></a><a href="#" title="Gửi email cho bạn
bè"><i></i></a></div>
</div></div>
<footer class="entry-meta text-left">This entry was posted in <a href="{HOME}/category/tin/">Tin</a>
and tagged <a href="{HOME}/tag/thanh-nien/" rel="tag">thanh niên</a>. Bookmark the <a
href="{HOME}/{entry.slug}/" rel="bookmark">permalink</a>.</footer>
<nav role="navigation" id="nav-below" class="navigation-post"><div class="flex-row next-prev-nav">
<div class="nav-prev text-left"><a href="{HOME}/{TEASERS[3].slug}/" rel="prev"><span
class="hide-for-small">
<i class="icon-angle-left"></i></span> {TEASERS[3].title}</a></div><div class="nav-next
text-right"><a
href="{HOME}/{TEASERS[2].slug}/" rel="next">{TEASERS[2].title}</a></div></div></nav>
</div></article>
<div id="comments" class="comments-area"><h3 class="comments-title uppercase">3 thoughts on
&ldquo;<span>
{escape(told.title)}</span>&rdquo;</h3><ol class="comment-list">{
        comments(
            '<li class="comment depth-1"><article class="comment-inner"><cite class="strong '
            'fn">{who}'
            '</cite> <span class="says">viết:</span><div '
            'class="comment-content"><p>{text}</p></div>'
            '<div class="comment-meta commentmetadata uppercase is-xsmall clear"><a href="#"><time '
            'class="pull-left">{date}</time></a></div></article></li>',
            "%d/%m/%Y lúc %H:%M",
        )
    }</ol><div id="respond" class="comment-respond"><h3 class="comment-reply-title">Để lại một
bình luận
</h3><form><p class="comment-notes">Email của bạn sẽ không được hiển thị công khai. Các trường
bắt buộc
được đánh dấu *</p><textarea name="comment"></textarea><input type="submit" value="Phản hồi"></form>
</div></div></div>"""


def _end() -> str:
    recent = teasers(
        '<li class="recent-blog-posts-li"><div class="flex-row recent-blog-posts align-top '
        'pt-half">'
        '<div class="flex-col mr-half"><div class="badge post-date badge-small"><div '
        'class="badge-inner">'
        '<span class="post-date-day">{date}</span></div></div></div><div class="flex-col '
        'flex-grow">'
        '<a href="/{slug}/" title="{title}">{title}</a><span class="post_comments op-7 block '
        'is-xsmall">'
        "<a href='/{slug}/#respond'></a></span></div></div></li>",
        TEASERS[:7],
        "%d Th%m",
    )
    grid = teasers(
        '<div class="col post-item"><div class="col-inner"><div class="box box-text-bottom"><div '
        'class="box-text text-left"><h5 class="post-title is-large"><a '
        'href="/{slug}/">{title}</a></h5>'
        '<div class="post-meta is-small op-8">{date}</div><p '
        'class="from_the_blog_excerpt">{lead} [...]'
        "</p></div></div></div></div>",
        TEASERS[8:13],
    )
    return f"""<div class="post-sidebar large-3 col"><div id="secondary" class="widget-area">
<aside class="widget flatsome_recent_posts"><span class="widget-title"><span>Bài viết
mới</span></span>
<ul>{recent}</ul></aside><aside class="widget widget_archive"><span class="widget-title">Lưu
trữ</span>
<ul><li><a href="/2025/11/">Tháng mười một 2025</a></li><li><a href="/2025/10/">Tháng mười
2025</a></li>
</ul></aside></div></div></div></div></main>
<footer id="footer" class="footer-wrapper"><div class="section"><h3>Tin nổi bật</h3><div
class="row">
{grid}</div></div><div class="absolute-footer dark"><div class="container"><div
class="copyright-footer">
Copyright 2025 &copy; <strong>{SITE}</strong>. Giấy phép thiết lập số 12/GP-STTTT ngày
20/8/2022</div>
</div></div></footer></div>{script("wpcf7", "api cached recaptcha form", 60)}</body></html>"""
