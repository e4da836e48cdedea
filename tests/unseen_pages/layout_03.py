"""WordPress with the Newspaper theme of tagDiv, head by an SEO plugin that writes UTC.

A box of other articles stands inside the body; some were put out soon after midnight, which in
UTC is
the day before; the changed time stands in the head only.
"""

from __future__ import annotations

import json
from datetime import UTC
from html import escape

from .furniture import NOW, TEASERS, comments, css, menu, script, teasers
from .made import Entry, Shown, printed
from .printing import Printed, plain, when
from .rendering import Style, html_of

HOME = "https://hoinongdan.truonglinh.example"
SITE = "Hội Nông dân tỉnh Trường Lĩnh"
RELATED = (
    '<div class="td_block_wrap td_block_related_inline tdi_14"><h4 '
    'class="td-block-title"><span>Xem thêm'
    '</span></h4><div class="td_module_wrap"><h3 class="entry-title td-module-title"><a '
    'href="/{0.slug}/">'
    '{0.title}</a></h3><span class="td-post-date"><time class="entry-date updated td-module-date" '
    'datetime="{0.date:%Y-%m-%dT%H:%M:%S+07:00}">{0.date:%d/%m/%Y}</time></span></div></div>'
)
STYLE = Style(
    h="<h2><strong>{}</strong></h2>",
    table='<figure class="wp-block-table"><table class="has-fixed-layout"><tbody>{}</tbody></table>'
    "</figure>",
    th="<td><strong>{}</strong></td>",
    fig='<div class="td-paragraph-padding-1"><figure class="wp-block-image size-large"><img '
    'class="entry-thumb td-animation-stack-type0" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" '
    'data-src="{src}" alt="{alt}"/><figcaption '
    'class="wp-element-caption">{text}</figcaption></figure>'
    "</div>",
    quote='<blockquote class="td_quote_box td_box_center"><p>{}</p></blockquote>',
    images="/wp-content/uploads/2025/11/hnd-{}.jpg",
)
ENTRIES = (
    Entry("khaitruong", when(2025, 11, 5, 0, 40), when(2025, 11, 6, 9, 2)),
    Entry("phongvan", when(2025, 10, 11, 6, 15)),
    Entry("huongdan", when(2025, 7, 18, 19, 30)),
    Entry("anh", when(2025, 10, 14, 5, 5)),
    Entry("tuyendung", when(2025, 10, 7, 14, 20)),
    Entry("chiso", when(2025, 6, 1, 3, 33), when(2025, 6, 1, 8, 10)),
)


def pages() -> tuple[Printed, ...]:
    return tuple(_page(entry, 9120 + n * 14) for n, entry in enumerate(ENTRIES))


def _page(entry: Entry, number: int) -> Printed:
    told = entry.story
    url = f"{HOME}/{entry.slug}.html"
    files = tuple((f"/wp-content/uploads/2025/10/{file}", name) for file, name in told.files)
    html = _head(entry, url) + _top(entry, number) + _article(entry, files) + _end()
    shown = Shown(told.section, author=bool(told.author))
    return printed("wp-newspaper", entry, url, html, shown, files=files)


def _utc(date: object) -> str:
    return f"{date.astimezone(UTC):%Y-%m-%dT%H:%M:%S}+00:00"  # type: ignore[attr-defined]


def _head(entry: Entry, url: str) -> str:
    told = entry.story
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "WebPage",
                "@id": url,
                "name": told.title,
                "datePublished": _utc(entry.published),
                "dateModified": _utc(entry.updated or entry.published),
                "inLanguage": "vi",
            },
            {"@type": "WebSite", "@id": f"{HOME}/#website", "name": SITE},
            {"@type": "Person", "@id": f"{HOME}/#person", "name": "admin"},
        ],
    }
    modified = (
        f'<meta property="article:modified_time" content="{_utc(entry.updated)}" />'
        if entry.updated
        else ""
    )
    return f"""<!doctype html ><html lang="vi" prefix="og: https://ogp.me/ns#"><head>
<meta charset="UTF-8" /><title>{escape(told.title)} - {SITE}</title>
<meta name="description" content="{escape(plain(told.lead)[:150])}" /><link rel="canonical"
href="{url}" />
<meta property="og:type" content="article" /><meta property="og:title"
content="{escape(told.title)}" />
<meta property="article:published_time" content="{_utc(entry.published)}" />{modified}
<meta name="author" content="admin" /><meta name="twitter:label1" content="Được viết bởi" />
<script type="application/ld+json" class="yoast-schema-graph">{
        json.dumps(graph, ensure_ascii=False)
    }</script>
<style id="td-inline-css">{
        css(".td-theme-wrap .tdi_", "wrap block module header menu", 110)
    }</style>
{script("tdb_globals", "wpRestNonce permalinkStructure isAjax", 50)}
<meta name="generator" content="WordPress 6.4.3" /></head>
<body class="post-template-default single td-standard-pack {entry.slug} global-block-template-1
td-animation-stack-type0 td-full-layout" itemscope itemtype="https://schema.org/WebPage">"""


def _top(entry: Entry, number: int) -> str:
    items = menu(
        '<li class="menu-item menu-item-has-children td-menu-item td-normal-menu"><a '
        'href="{href}">{name}'
        "</a>{under}</li>",
        '<li class="menu-item td-menu-item"><a href="{href}">{name}</a></li>',
        under='<ul class="sub-menu">{}</ul>',
    )
    section = entry.story.section
    return f"""<div id="td-outer-wrap" class="td-theme-wrap"><div class="td-header-wrap
td-header-style-1">
<div class="td-header-top-menu-full"><div class="top-bar-style-1"><div
class="td-header-sp-top-menu">
<div class="td_data_time"><div>{NOW}</div></div><ul class="top-header-menu"><li><a href="#">Liên
hệ</a>
</li></ul></div></div></div><div class="td-main-menu-logo"><a class="td-main-logo" href="/"><img
src="/logo.png" alt="{SITE}"/><span class="td-visual-hidden">{SITE}</span></a></div>
<ul id="menu-main-1" class="sf-menu">{items}</ul></div>
<article id="post-{number}" class="td-post-template-default td-container-wrap hentry" itemscope
itemtype="https://schema.org/Article"><div class="td-container"><div class="td-crumb-container">
<div class="entry-crumbs"><span><a title="" class="entry-crumb" href="/">Trang chủ</a></span> <i
class="td-icon-right td-bread-sep"></i> <span><a class="entry-crumb"
href="/c/">{section}</a></span> <i
class="td-icon-right td-bread-sep td-bred-no-url-last"></i> <span class="td-bred-no-url-last">
{escape(entry.story.title)}</span></div></div>
<div class="td-pb-row"><div class="td-pb-span8 td-main-content" role="main"><div
class="td-ss-main-content">
<div class="td-post-header"><ul class="td-category"><li class="entry-category"><a
href="/c/">{section}</a>
</li></ul><header class="td-post-title"><h1 class="entry-title">{escape(entry.story.title)}</h1>"""


def _article(entry: Entry, files: tuple[tuple[str, str], ...]) -> str:
    told = entry.story
    date = entry.published
    assert date is not None
    sub = f'<p class="td-post-sub-title">{escape(plain(told.lead))}</p>' if told.lead else ""
    by = (
        f'<div class="td-post-author-name"><div class="td-author-by">Bởi</div> <a '
        f'href="/author/x/">'
        f'{told.author}</a><div class="td-author-line"> - </div></div>'
        if told.author
        else ""
    )
    half = max(1, len(told.blocks) // 2)
    body = html_of(told.blocks[:half], STYLE) + RELATED.format(TEASERS[4])
    body += html_of(told.blocks[half:], STYLE)
    for url, name in files:
        body += f"""<div class="wp-block-file"><a id="wp-block-file--media-1"
href="{url}">{name}</a>
<a href="{url}" class="wp-block-file__button wp-element-button" download>Tải xuống</a></div>"""
    related = teasers(
        '<div class="td_module_related_posts td-animation-stack td_mod_related_posts"><div '
        'class="td-module-image"><a href="/{slug}.html" title="{title}"><img src="/{id}.jpg" '
        'alt=""/></a>'
        '</div><div class="item-details"><h3 class="entry-title td-module-title"><a '
        'href="/{slug}.html">'
        '{title}</a></h3><time class="entry-date">{date}</time></div></div>',
        TEASERS[5:11],
    )
    said = comments(
        '<li class="comment"><article><footer><cite>{who}</cite> <a class="comment-link" '
        'href="#"><time>'
        '{date}</time></a></footer><div class="comment-content"><p>{text}</p></div></article></li>'
    )
    return f"""{sub}<div class="td-module-meta-info">{by}<span class="td-post-date"><time
class="entry-date
updated td-module-date" datetime="{date:%Y-%m-%dT%H:%M:%S}+07:00">{date:%d/%m/%Y}</time></span>
<div class="td-post-comments"><a href="#respond"><i class="td-icon-comments"></i>3</a></div>
<div class="td-post-views"><i class="td-icon-views"></i><span
class="td-nr-views">512</span></div></div>
</header></div><div class="td-post-sharing-top"><div class="td-social-but-text">Chia sẻ</div><a
href="#">
Facebook</a><a href="#">Zalo</a></div>
<div class="td-post-content tagdiv-type"><div class="td-post-featured-image"><img
class="entry-thumb"
src="/featured.jpg" alt="" /></div>{body}</div>
<footer><div class="td-post-source-tags"><ul class="td-tags td-post-small-box
clearfix"><li><span>TỪ KHÓA
</span></li><li><a href="/tag/1">nông dân</a></li></ul></div>
<div class="td-block-row td-post-next-prev"><div class="td-post-prev-post"><span>Bài trước</span><a
href="/{TEASERS[6].slug}.html">{TEASERS[6].title}</a></div><div
class="td-post-next-post"><span>Bài tiếp
theo</span><a href="/{TEASERS[1].slug}.html">{TEASERS[1].title}</a></div></div>
<div class="author-box-wrap"><a href="/author/admin/"><img src="/avatar.png" alt=""></a><div
class="desc">
<div class="td-author-name vcard author"><span class="fn"><a
href="/author/admin/">admin</a></span></div>
<div class="td-author-description">Ban biên tập trang thông tin điện tử
{SITE}.</div></div></div></footer>
<div class="td_block_wrap td_block_related_posts"><h4 class="td-related-title"><a
class="td-cur-simple-item"
href="#">BÀI VIẾT LIÊN QUAN</a><a href="#">XEM THÊM</a></h4>{related}</div>
<div class="comments" id="comments"><h4 class="block-title"><span>3 BÌNH
LUẬN</span></h4><ol>{said}</ol>
<form><h3 class="comment-reply-title">BÌNH LUẬN</h3><textarea placeholder="Bình
luận:"></textarea></form>
</div></div></div>"""


def _end() -> str:
    latest = teasers(
        '<div class="td_module_6 td_module_wrap"><div class="item-details"><h3 class="entry-title '
        'td-module-title"><a href="/{slug}.html">{title}</a></h3><div '
        'class="td-module-meta-info"><a '
        'href="/c/" class="td-post-category">{section}</a> <time '
        'class="entry-date">{date}</time></div>'
        '<div class="td-excerpt">{lead}</div></div></div>',
        TEASERS[:6],
    )
    return f"""<div class="td-pb-span4 td-main-sidebar" role="complementary"><div
class="td_block_wrap">
<h4 class="td-block-title"><span>Tin mới</span></h4>{latest}</div></div></div></div></article>
<div class="td-footer-wrapper"><div class="td-sub-footer-copy">&copy; 2025 {SITE}. Trưởng ban
biên tập: Bà
Cao Thị Ngọc Yến, Chủ tịch Hội. Giấy phép số 03/GP-TTĐT cấp ngày
14/02/2024.</div></div></div></body>
</html>"""
