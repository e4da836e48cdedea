"""Drupal 10 with Olivero: the submitted line is short, the attribute beside it in UTC."""

from __future__ import annotations

from datetime import UTC
from html import escape

from .furniture import TEASERS, comments, css, menu, papers, script, teasers
from .made import Entry, Shown, printed
from .printing import Printed, plain, when
from .rendering import Style, html_of

HOME = "https://ccdd.truonglinh.example"
SITE = "Chi cục Đo đạc và Bản đồ"
STYLE = Style(
    h="<h3>{}</h3>",
    table='<figure class="table"><table><tbody>{}</tbody></table></figure>',
    fig='<figure role="group" class="caption caption-img align-center"><img loading="lazy" '
    'src="{src}" '
    'alt="{alt}" data-entity-type="file"><figcaption>{text}</figcaption></figure>',
    sign_line='<p class="text-align-right"><strong>{}</strong></p>',
    images="/sites/default/files/inline-images/anh-{}.jpg",
)
DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
ENTRIES = (
    Entry("hop", when(2025, 9, 25, 6, 30)),
    Entry("chiso", when(2025, 6, 4, 10, 12)),
    Entry("thongbao", when(2025, 7, 10, 0, 5)),
    Entry("huongdan", when(2025, 7, 20, 15, 44)),
    Entry("pdf", when(2025, 11, 7, 9, 9)),
    Entry("anh", when(2025, 10, 15, 2, 20)),
)


def pages() -> tuple[Printed, ...]:
    return tuple(_page(entry, 1400 + n) for n, entry in enumerate(ENTRIES))


def _page(entry: Entry, number: int) -> Printed:
    told = entry.story
    date = entry.published
    assert date is not None
    url = f"{HOME}/vi/tin-tuc/{entry.slug}"
    files = tuple((f"/sites/default/files/2025-07/{file}", name) for file, name in told.files)
    iso = f"{date.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    rows = "".join(
        f'<div class="field__item"><span class="file file--mime-application-pdf"><a href="{where}" '
        f'type="application/pdf">{name}</a></span> <span>(1.2 MB)</span></div>'
        for where, name in files
    )
    box = ""
    if rows:
        box = f'<div class="field--name-field-tep"><div class="field__label">Tệp</div>{rows}</div>'
    if told.key == "pdf":
        box = f'<iframe class="pdf" src="{files[0][0]}" title="{files[0][1]}"></iframe>'
    lead = f'<div class="field field--name-field-tom-tat">{escape(plain(told.lead))}</div>'
    items = menu(
        '<li class="primary-nav__menu-item"><a href="/vi{href}" '
        'class="primary-nav__menu-link">{name}</a>'
        "{under}</li>",
        '<li class="primary-nav__menu-item primary-nav__menu-item--level-2"><a href="/vi{href}">'
        '<span class="primary-nav__menu-link-inner">{name}</span></a></li>',
        under='<ul class="primary-nav__menu primary-nav__menu--level-2">{}</ul>',
    )
    row = (
        '<div class="views-row"><div class="views-field-title"><a href="/vi/tin-tuc/{slug}" '
        'hreflang="vi">'
        '{title}</a></div><div class="views-field-created"><time '
        'datetime="{date}">{date}</time></div>'
        '<div class="views-field-body">{lead}</div></div>'
    )
    said = comments(
        '<article class="comment"><h3>{who}</h3><time>{date}</time><div '
        'class="comment__text-content">'
        "<p>{text}</p></div></article>"
    )
    laws = papers("<li><a href='/vi/{slug}'>{number}</a> {gist} <span>{date}</span></li>")
    html = f"""<!DOCTYPE html><html lang="vi" dir="ltr"><head><meta charset="utf-8" />
<meta name="Generator" content="Drupal 10 (https://www.drupal.org)" /><link rel="canonical"
href="{url}" />
<link rel="shortlink" href="{HOME}/vi/node/{number}" /><title>{escape(told.title)} | {SITE}</title>
<style>{css(".", "layout region block primary-nav", 60)}</style></head>
<body class="page-node-type-article"><a href="#main-content" class="visually-hidden
focusable">Nhảy đến nội
dung</a><div class="page-wrapper"><header class="site-header"><a class="site-branding__text"
href="/">{SITE}
</a><nav class="primary-nav"><ul class="primary-nav__menu--level-1">{items}</ul></nav></header>
<main role="main" class="site-main"><nav class="breadcrumb" role="navigation"><ol><li><a
href="/vi">Trang
chủ</a></li><li><a href="/vi/tin-tuc">{told.section}</a></li></ol></nav><a id="main-content"></a>
<article data-history-node-id="{number}" class="node node--type-article
node--view-mode-full"><header><h1
class="title page-title"><span class="field field--name-title">{escape(told.title)}</span></h1>
<div class="node__meta"><div class="node__author-image"></div><span>Được gửi bởi <span class="field
field--name-uid">quantri</span> vào <span class="field field--name-created"><time datetime="{iso}"
title="{date:%d/%m/%Y}">{DAYS[date.weekday()]}, {
        date:%d/%m/%Y - "
"%H:%M}</time></span></span></div></header>
<div class="node__content">{lead if told.lead else ""}<div class="text-content clearfix field
field--name-body">{html_of(told.blocks, STYLE)}</div>{box}<div class="field
field--name-field-tags"><ul>
<li><a href="/vi/taxonomy/term/4">bản đồ</a></li></ul></div><section id="comments"><h2>Bình
luận</h2>{said}
</section></div></article></main><aside class="region region--sidebar"><div
class="views-element-container">
<h2 class="block__title">Tin mới cập nhật</h2>{teasers(row, TEASERS[:12], "%d/%m/%Y")}</div><ul>
{laws}</ul></aside><footer class="site-footer">Bản quyền © 2025 {SITE}, cập nhật
20/11/2025</footer></div>
{script("drupalSettings", "path pluralDelimiter user ajax", 60)}</body></html>"""
    return printed("drupal-olivero", entry, url, html, Shown(told.section), files=files)
