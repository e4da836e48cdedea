"""Joomla 4 with Cassiopeia: the lead is the body's first paragraph, dates in a definition list."""

from __future__ import annotations

from html import escape

from .furniture import NOW, TEASERS, css, menu, options, papers, script, teasers
from .made import Entry, Shown, printed
from .printing import Printed, plain, when
from .rendering import Style, html_of

HOME = "https://bvdk.truonglinh.example"
SITE = "Bệnh viện Đa khoa tỉnh Trường Lĩnh"
STYLE = Style(
    p=('<p class="MsoNormal" style="text-align: justify;"><span lang="VI">{}</span></p>',),
    h="<h4>{}</h4>",
    table='<table class="MsoTableGrid" border="1"><tbody>{}</tbody></table>',
    td='<td width="120"><p class="MsoNormal"><span lang="VI">{}</span></p></td>',
    th='<td width="120"><p class="MsoNormal"><strong>{}</strong></p></td>',
    fig='<p><img src="{src}" alt="{alt}" /></p><p style="text-align: center;"><em>{text}</em></p>',
    images="/images/2025/{}.jpg",
    named=True,
)
ENTRIES = (
    Entry("tuyendung", when(2025, 10, 8), when(2025, 10, 20)),
    Entry("hop", when(2025, 9, 26)),
    Entry("khaitruong", when(2025, 11, 7), when(2025, 11, 10)),
    Entry("ngan", when(2025, 3, 17)),
    Entry("chiso", when(2025, 6, 5)),
    Entry("bang"),
)


def pages() -> tuple[Printed, ...]:
    return tuple(_page(entry, 233 + n) for n, entry in enumerate(ENTRIES))


def _page(entry: Entry, number: int) -> Printed:
    told = entry.story
    url = f"{HOME}/index.php/tin-tuc/{number}-{entry.slug}"
    files = tuple((f"/images/tailieu/{file}", name) for file, name in told.files)
    dates = "".join(
        f'<dd class="{kind}"><span class="icon-calendar"></span> <time datetime="'
        f'{date:%Y-%m-%d}T00:00:00+07:00">{label}: {date.day:02d} Tháng {date.month} {date.year}'
        "</time></dd>"
        for kind, label, date in (
            ("published", "Được đăng", entry.published),
            ("modified", "Cập nhật lần cuối", entry.updated),
        )
        if date
    )
    items = menu(
        '<li class="nav-item deeper parent"><a href="/index.php{href}">{name}</a>{under}</li>',
        '<li class="nav-item"><a href="/index.php{href}">{name}</a></li>',
        under='<ul class="mod-menu__sub list-unstyled small">{}</ul>',
    )
    by = ""
    if told.author:
        by = f'<dd class="createdby">Viết bởi: <span itemprop="name">{told.author}</span></dd>'
    lead = f"<p><strong>{escape(plain(told.lead))}</strong></p>" if told.lead else ""
    links = "".join(
        f'<tr><td class="at_filename"><a class="at_url" href="{where}">{name}</a></td><td>81 '
        f"kB</td></tr>"
        for where, name in files
    )
    box = f'<div class="attachmentsContainer"><table>{links}</table></div>' if links else ""
    latest = teasers(
        '<li itemscope><a href="/index.php/tin-tuc/{id}-{slug}"><span>{title}</span></a> '
        "<small>{date}"
        "</small><p>{lead}</p></li>",
        TEASERS[:14],
    )
    laws = papers("<li><a href='/{slug}'>{number} ({date})</a> {gist}</li>")
    html = f"""<!DOCTYPE html><html lang="vi-vn" dir="ltr"><head><meta charset="utf-8">
<meta name="author" content="Super User"><meta name="generator" content="Joomla! - Open
Source Content
Management"><title>{escape(told.title)}</title><style>{
        css(".", "container mod card header", 70)
    }</style>
{script("joomlaOptions", "system csrf bootstrap", 80)}</head><body class="site com_content
view-article">
<header class="header container-header full-width"><div class="navbar-brand"><a
href="/">{SITE}</a></div>
<div class="mod-custom">{NOW}</div><nav><ul class="mod-menu mod-list
nav">{items}</ul></nav></header>
<div class="site-grid"><div class="container-component"><nav class="mod-breadcrumbs__wrapper"><ol
class="mod-breadcrumbs breadcrumb"><li>Bạn đang ở: </li><li><a href="/">Trang chủ</a></li><li><a
href="/index.php/tin-tuc">{told.section}</a></li></ol></nav><main>
<div class="com-content-article item-page" itemscope itemtype="https://schema.org/Article">
<div class="page-header"><h1 itemprop="headline">{escape(told.title)}</h1></div>
<dl class="article-info text-muted"><dt class="article-info-term">Chi tiết</dt>{by}{dates}<dd
class="hits">Lượt xem: 403</dd></dl><div itemprop="articleBody" "
"class="com-content-article__body">{lead}
{html_of(told.blocks, STYLE)}</div>{box}<div class="content_rating">Đánh giá: 5 / 5</div>
<nav class="pagenavigation"><a href="/index.php/tin-tuc/{TEASERS[5].slug}">Bài trước:
{TEASERS[5].title}
</a><a href="/index.php/tin-tuc/{TEASERS[2].slug}">Bài tiếp theo:
{TEASERS[2].title}</a></nav></div></main>
</div><div class="grid-child container-sidebar-right"><div class="card"><h3
class="card-header">Tin mới
</h3><ul class="mod-articleslatest">{latest}</ul></div><div class="card"><h3>Văn
bản</h3><ul>{laws}</ul>
</div><select>{options()}</select></div></div><footer class="container-footer">© 2025 {SITE}.
Giấy phép
hoạt động số 15/GPHĐ-SYT ngày 10/01/2019</footer></body></html>"""
    shown = Shown(told.section, author=bool(told.author), lead_apart=False)
    return printed("joomla-cassiopeia", entry, url, html, shown, files=files)
