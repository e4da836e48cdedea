"""WordPress with GeneratePress and Elementor: readers' comments are longer than the article.

A plug-in's table of contents repeats the headings before the body, a box about the author with his
life follows it, and shortcodes put a box of another article between paragraphs. One article has
no entry-meta, its author's box and the comments show whole dates.
"""

from __future__ import annotations

from html import escape

from .furniture import TEASERS, css, menu, papers, script, teasers
from .made import Entry, Shown, printed
from .marks import slug
from .printing import Printed, plain, when
from .rendering import Style, html_of

HOME = "https://hoinongdan.truonglinh.example"
SITE = "Hội Nông dân tỉnh Trường Lĩnh"
STYLE = Style(
    h='<h2 class="wp-block-heading"><span class="ez-toc-section"></span>{}<span '
    'class="ez-toc-section-end"></span></h2>',
    ul='<ul class="wp-block-list">{}</ul>',
    ol='<ol class="wp-block-list">{}</ol>',
    table='<figure class="wp-block-table"><table class="has-fixed-layout"><tbody>{}</tbody></table>'
    "</figure>",
    fig='<figure class="wp-block-image size-large"><img fetchpriority="high" decoding="async" '
    'width="1024" height="683" src="{src}" alt="" class="wp-image-9912" /><figcaption '
    'class="wp-element-caption">{text}</figcaption></figure>',
    quote='<blockquote class="wp-block-quote is-layout-flow"><p>{}</p></blockquote>',
    sign_line='<p class="has-text-align-right"><strong>{}</strong></p>',
    images="/wp-content/uploads/2025/10/anh-{}-1024x683.jpg",
    between="\n\n\n\n",
)
ENTRIES = (
    Entry("huongdan", when(2025, 7, 19, 8, 14)),
    Entry("phongvan", when(2025, 10, 12, 20, 3), when(2025, 10, 14, 9, 41)),
    Entry("chiso", when(2025, 6, 3, 0, 12)),
    Entry("tinanh", when(2025, 9, 6, 6, 58)),
    Entry("hop", when(2025, 9, 24, 17, 30)),
    Entry("moihop"),
)
READERS = (
    (
        "Hồ Văn Điền",
        when(2025, 11, 20, 21, 14),
        "Tôi là nông dân ở xã Hòa Khánh Tây, năm nay 63 tuổi. Trước đây mỗi lần làm giấy tờ "
        "phải đi xe ôm lên huyện, mất gần hai trăm nghìn tiền xe, có khi đến nơi lại thiếu một "
        "tờ giấy phải về. Bây giờ con gái tôi ngồi nhà bấm điện thoại là xong, nhưng nói thật "
        "tôi vẫn lo không biết hồ sơ có bị thất lạc không, vì không có tờ biên nhận nào trong "
        "tay. Mong các cô chú ở xã in cho chúng tôi một tờ giấy hẹn như trước.",
    ),
    (
        "Nguyễn Thị Út Mười",
        when(2025, 11, 21, 5, 50),
        "Đồng ý với bác Điền. Chỗ tôi ở mạng chập chờn, tải ảnh lên ba lần đều báo lỗi, cuối "
        "cùng phải chạy ra quán cà phê ngoài chợ để nhờ. Nhờ tỉnh kiểm tra lại trạm phát sóng ở"
        " ấp 5 và ấp 7, bà con đã kiến nghị từ hồi tháng 3 đến nay mà chưa thấy ai trả lời. "
        "Ngoài ra nên có video hướng dẫn bằng tiếng Khmer cho các hộ trong phum, vì nhiều người"
        " lớn tuổi không đọc được chữ nhỏ trên điện thoại.",
    ),
    (
        "Lê Hoàng Phúc",
        when(2025, 11, 21, 19, 32),
        "Mình làm ở tổ công nghệ số cộng đồng, xin chia sẻ kinh nghiệm: cứ chụp ảnh giấy tờ ở "
        "nơi đủ sáng, để phẳng trên bàn, không dùng đèn nháy thì hệ thống nhận ngay từ lần đầu."
        " Ai quên mật khẩu thì vào mục khôi phục, chọn xác thực bằng khuôn mặt, khoảng năm phút"
        " là lấy lại được. Bà con có thể gọi cho tổ trưởng tổ dân phố để được hẹn giờ đến nhà "
        "giúp, hoàn toàn không mất tiền, đừng nhờ dịch vụ bên ngoài kẻo bị lộ thông tin cá "
        "nhân.",
    ),
    (
        "Trần Quốc Bảo",
        when(2025, 11, 22, 8, 7),
        "Bài viết có ích nhưng theo tôi cần nói rõ hơn về trách nhiệm khi trễ hẹn. Hồ sơ của "
        "gia đình tôi nộp ngày 04/8/2025, hẹn trả ngày 18/8/2025 mà đến đầu tháng 9 mới có, "
        "không ai gọi điện xin lỗi, phải tự lên hỏi hai lần. Nếu chỉ khen mà không có chế tài "
        "thì người dân khó tin. Đề nghị mỗi tháng công khai danh sách hồ sơ trễ hẹn, kèm tên "
        "người xử lý, để bà con theo dõi và chấm điểm cho công bằng.",
    ),
    (
        "Thạch Thị Sô Phia",
        when(2025, 11, 23, 22, 45),
        "Xin cho hỏi trường hợp mẹ tôi làm mất giấy tờ từ năm 1998, trong sổ gốc của xã cũ cũng"
        " không còn thì phải bắt đầu từ đâu? Tôi đã hỏi ở hai nơi, nơi thì bảo về xã xác nhận, "
        "nơi lại bảo nộp thẳng trên mạng. Mong ban biên tập có một bài hướng dẫn riêng cho "
        "người cao tuổi không còn giấy tờ gốc, vì trong ấp tôi có ít nhất hơn hai chục người "
        "như vậy, toàn là các cụ đã trên bảy mươi, đi lại rất khó khăn.",
    ),
)


def pages() -> tuple[Printed, ...]:
    return tuple(_page(entry, 9870 + 11 * n) for n, entry in enumerate(ENTRIES))


def _page(entry: Entry, number: int) -> Printed:
    told = entry.story
    url = f"{HOME}/{entry.slug}/"
    files = tuple((f"/wp-content/uploads/2025/10/{file}", name) for file, name in told.files)
    html = f"""{_head(entry, number)}{_top()}<div id="page" class="site grid-container container
hfeed"><div id="content" class="site-content"><div class="content-area" id="primary"><main
class="site-main" id="main"><div class="rank-math-breadcrumb"><p><a href="{HOME}">Trang chủ</a><span
class="separator"> » </span><a href="{HOME}/category/tin/">{told.section}</a></p></div>
{_article(entry, number, files)}{_after()}</main></div>{_side()}</div></div>{_end()}"""
    shown = Shown(
        told.section, author=bool(told.author), origin=bool(told.origin), lead_apart=False
    )
    return printed("wordpress-elementor", entry, url, html, shown, files=files)


def _head(entry: Entry, number: int) -> str:
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="UTF-8"><title>{escape(entry.story.title)} - {SITE}</title>
<meta name='robots' content='max-image-preview:large' /><link rel="alternate"
type="application/rss+xml" title="Dòng thông tin {SITE}" href="{HOME}/feed/" />
<style id='global-styles-inline-css'>{css(".elementor-", "element widget kit section", 80)}</style>
<link rel='stylesheet' id='generate-style-css' href='{HOME}/wp-content/themes/generatepress/assets/
css/main.min.css?ver=3.4.0' media='all' /><link rel='shortlink' href='{HOME}/?p={number}' />
<meta name="generator" content="Elementor 3.19.2; settings: css_print_method-external" />
{script("elementorFrontendConfig", "breakpoints responsive kit urls", 60)}</head><body
class="post-template-default single single-post postid-{number} single-format-standard
wp-embed-responsive right-sidebar nav-below-header separate-containers elementor-default
elementor-kit-7" itemtype="https://schema.org/Blog" itemscope>"""


def _top() -> str:
    items = menu(
        '<li class="menu-item menu-item-has-children"><a href="{href}/" class="elementor-item '
        'has-submenu">{name}<span class="sub-arrow"><i class="fas fa-caret-down"></i></span></a>'
        "{under}</li>",
        '<li class="menu-item"><a href="{href}/" class="elementor-sub-item">{name}</a></li>',
        under='<ul class="sub-menu elementor-nav-menu--dropdown">{}</ul>',
    )
    return f"""<a class="screen-reader-text skip-link" href="#content" title="Chuyển đến nội
dung">Chuyển đến nội dung</a><div data-elementor-type="header" data-elementor-id="31"
class="elementor elementor-31 elementor-location-header"><section class="elementor-section
elementor-top-section" data-settings='{{"background_background":"classic"}}'><div
class="elementor-widget-wrap elementor-element-populated"><div class="elementor-element
elementor-widget elementor-widget-heading"><div class="elementor-widget-container"><h2
class="elementor-heading-title elementor-size-default">{SITE}</h2></div></div><div
class="elementor-widget-shortcode">Hôm nay: Thứ Hai, 24 Tháng Mười Một, 2025</div><nav
class="elementor-nav-menu--main"><ul class="elementor-nav-menu">{items}</ul></nav></div></section>
</div>"""


def _contents(entry: Entry) -> str:
    heads = [b.pieces[0] for b in entry.story.blocks if b.kind == "h"]
    if not heads:
        return ""
    rows = "".join(
        f'<li class="ez-toc-page-1 ez-toc-heading-level-2"><a class="ez-toc-link '
        f'ez-toc-heading-{n}" href="#{slug(head)}" title="{head}">{head}</a></li>'
        for n, head in enumerate(heads, 1)
    )
    return f"""<div id="ez-toc-container" class="ez-toc-v2_0_62 counter-hierarchy ez-toc-grey"><div
class="ez-toc-title-container"><p class="ez-toc-title">Nội dung bài viết</p><span
class="ez-toc-title-toggle"><a href="#" aria-label="Toggle Table of Content"></a></span></div><nav>
<ul class="ez-toc-list ez-toc-list-level-1">{rows}</ul></nav></div>"""


def _article(entry: Entry, number: int, files: tuple[tuple[str, str], ...]) -> str:
    told = entry.story
    meta = ""
    if entry.published:
        shown = f"{entry.published.day} Tháng {entry.published.month}, {entry.published.year}"
        changed = ""
        if entry.updated:
            text = f"{entry.updated.day} Tháng {entry.updated.month}, {entry.updated.year}"
            changed = (
                f'<time class="updated" datetime="{entry.updated.isoformat()}" '
                f'itemprop="dateModified">{text}</time>'
            )
        by = ""
        if told.author:
            by = (
                '<span class="byline">bởi <span class="author vcard" itemprop="author"><a '
                f'class="url fn n" href="{HOME}/author/a/" rel="author"><span '
                f'class="author-name">{told.author}</span></a></span></span>'
            )
        meta = f"""<div class="entry-meta"><span class="posted-on">{changed}<time
class="entry-date published" datetime="{entry.published.isoformat()}"
itemprop="datePublished">{shown}</time></span> {by}</div>"""
    lead = f"<p><em>{escape(plain(told.lead))}</em></p>" if told.lead else ""
    body = html_of(told.blocks, STYLE)
    more = f"""<div class="elementor-post-box"><span>Xem thêm:</span> <a
href="{HOME}/{TEASERS[6].slug}/">{TEASERS[6].title}</a></div>"""
    parts = body.split(STYLE.between)
    parts.insert(min(2, len(parts)), more)
    links = "".join(
        f'<div class="wp-block-file"><a href="{where}">{name}</a><a href="{where}" '
        f'class="wp-block-file__button wp-element-button" download>Tải về</a></div>'
        for where, name in files
    )
    source = f'<p class="entry-source">Nguồn: {told.origin}</p>' if told.origin else ""
    return f"""<article id="post-{number}" class="post-{number} post type-post status-publish
format-standard has-post-thumbnail hentry category-tin"
itemtype="https://schema.org/CreativeWork" itemscope><div class="inside-article"><header
class="entry-header"><h1 class="entry-title" itemprop="headline">{escape(told.title)}</h1>{meta}
</header><div class="entry-content" itemprop="text"><div class="kk-star-ratings kksr-auto"><div
class="kksr-legend">4.8/5 - (6 bình chọn)</div></div>{lead}{_contents(entry)}
{STYLE.between.join(parts)}{links}</div>{source}<div class="saboxplugin-wrap"
itemtype="http://schema.org/Person"><div class="saboxplugin-authorname"><a
href="{HOME}/author/bbt/"><span itemprop="name">Ban Biên tập trang tin</span></a></div><div
class="saboxplugin-desc"><div itemprop="description"><p>Ban Biên tập được thành lập ngày 15/5/2019,
gồm chín thành viên là cán bộ chuyên trách công tác tuyên truyền của Hội. Trước khi về Hội, trưởng
ban từng có mười bảy năm làm phóng viên thường trú, hai lần đoạt giải báo chí của tỉnh với loạt bài
về hợp tác xã kiểu mới và về nước sạch nông thôn.</p></div></div><div
class="saboxplugin-web">Tham gia từ 01/6/2019</div></div><footer class="entry-meta"><span
class="cat-links"><a href="{HOME}/category/tin/" rel="category tag">Tin tức</a></span> <span
class="tags-links"><a href="{HOME}/tag/a/" rel="tag">nông dân số</a>, <a href="{HOME}/tag/b/"
rel="tag">một cửa</a></span><nav id="nav-below" class="post-navigation"><div
class="nav-previous"><span class="prev"><a href="{HOME}/x/" rel="prev">{TEASERS[13].title}</a>
</span></div></nav></footer></div></article>"""


def _after() -> str:
    said = "".join(
        f'<li id="comment-{n}" class="comment even depth-1"><article class="comment-body"><footer '
        f'class="comment-meta"><div class="comment-author-info"><cite class="fn">{who}</cite><div '
        f'class="entry-meta comment-metadata"><a href="#comment-{n}"><time '
        f'datetime="{date.isoformat()}">{date.day} Tháng {date.month}, {date.year} lúc '
        f'{date:%H:%M}</time></a></div></div></footer><div class="comment-content"><p>{text}</p>'
        f'<span class="reply"><a rel="nofollow" href="?replytocom={n}">Trả lời</a></span></div>'
        "</article></li>"
        for n, (who, date, text) in enumerate(READERS, 301)
    )
    return f"""<div class="comments-area"><div id="comments"><h2 class="comments-title">5 bình luận
về bài viết</h2><ol class="comment-list">{said}</ol><div id="respond" class="comment-respond"><h3
id="reply-title" class="comment-reply-title">Viết một bình luận <small><a rel="nofollow"
href="#respond">Hủy</a></small></h3><form><label>Bình luận</label><textarea></textarea><input
placeholder="Tên *"><input placeholder="Email *"><input placeholder="Trang web"><p
class="comment-form-cookies-consent">Lưu tên của tôi, email, và trang web trong trình duyệt này cho
lần bình luận kế tiếp của tôi.</p></form></div></div></div>"""


def _side() -> str:
    recent = teasers(
        '<li><a href="/{slug}/">{title}</a><span class="post-date">{date}</span></li>',
        TEASERS[:8],
        "%d/%m/%Y",
    )
    posts = teasers(
        '<article class="elementor-post elementor-grid-item"><div class="elementor-post__text"><h3 '
        'class="elementor-post__title"><a href="/{slug}/">{title}</a></h3><div '
        'class="elementor-post__meta-data"><span class="elementor-post-date">{date}</span></div>'
        '<div class="elementor-post__excerpt"><p>{lead}</p></div></div></article>',
        TEASERS[9:15],
    )
    laws = papers("<li><a href='/vb/{slug}/'>{number}</a> ({date}) {gist}</li>")
    return f"""<div class="widget-area sidebar is-right-sidebar" id="right-sidebar"><div
class="inside-right-sidebar"><aside class="widget inner-padding widget_recent_entries"><h2
class="widget-title">Bài viết mới</h2><ul>{recent}</ul></aside><aside class="widget
widget_elementor-library"><div class="elementor-posts-container">{posts}</div></aside><aside
class="widget widget_text"><h2 class="widget-title">Văn bản của Hội</h2><ul>{laws}</ul></aside>
</div></div>"""


def _end() -> str:
    return f"""<div class="site-footer"><footer class="site-info"><div class="inside-site-info"><div
class="copyright-bar"><span class="copyright">© 2025 {SITE}</span> • Xây dựng với <a
href="https://generatepress.com">GeneratePress</a></div><p>Giấy phép số 44/GP-TTĐT ngày 20 Tháng Ba,
2023</p></div></footer></div>{script("generatepressMenu", "toggle sub search", 20)}</body></html>"""
