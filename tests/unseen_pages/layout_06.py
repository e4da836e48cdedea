"""A bespoke Next.js site: the article's date is "how long ago", and in UTC in an attribute.

The whole article stands a second time in `__NEXT_DATA__`; two articles of the site show no date.
"""

from __future__ import annotations

import json
from datetime import UTC
from html import escape

from .furniture import FETCHED, TEASERS, css, menu, papers, teasers
from .made import Entry, Shown, printed
from .printing import Printed, plain, when
from .rendering import Style, html_of

HOME = "https://chuyendoiso.truonglinh.example"
SITE = "Cổng chuyển đổi số Trường Lĩnh"
STYLE = Style(
    p=('<p class="mb-4 leading-7 text-slate-700">{}</p>',),
    h='<h2 class="mt-8 mb-3 text-2xl font-semibold">{}</h2>',
    ul='<ul class="list-disc pl-6">{}</ul>',
    ol='<ol class="list-decimal pl-6">{}</ol>',
    table='<div class="overflow-x-auto"><table class="min-w-full divide-y">{}</table></div>',
    th='<th class="px-4 py-2">{}</th>',
    td='<td class="px-4 py-2">{}</td>',
    fig='<figure class="my-6"><span style="display:block"><img alt="{alt}" loading="lazy" '
    'decoding="async" data-nimg="fill" src="/_next/image?url={src}&amp;w=1920&amp;q=75"/></span>'
    '<figcaption class="text-sm text-center">{text}</figcaption></figure>',
    quote='<blockquote class="border-l-4 pl-4 italic">{}</blockquote>',
)
ENTRIES = (
    Entry("huongdan", when(2025, 7, 17, 0, 25)),
    Entry("hop", when(2025, 9, 24, 5, 40)),
    Entry("anh", when(2025, 10, 13, 23, 59)),
    Entry("phongvan"),
    Entry("tuyendung", when(2025, 10, 4, 6, 59)),
    Entry("motcau"),
)


def pages() -> tuple[Printed, ...]:
    return tuple(_page(entry) for entry in ENTRIES)


def _page(entry: Entry) -> Printed:
    told = entry.story
    url = f"{HOME}/bai-viet/{entry.slug}"
    files = tuple((f"/api/files/{n}/{file}", name) for n, (file, name) in enumerate(told.files))
    body = html_of(told.blocks, STYLE)
    items = menu(
        '<li class="group relative"><a class="px-3 py-4" href="{href}">{name}</a>{under}</li>',
        '<li><a class="block px-4 py-2 hover:bg-sky-50" href="{href}">{name}</a></li>',
    )
    iso = f"{entry.published.astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}" if entry.published else None
    time = ""
    if entry.published:
        ago = (FETCHED - entry.published).days // 30
        time = f'<time class="text-sm" datetime="{iso}">{ago} tháng trước</time> · '
    lead = ""
    if told.lead:
        lead = f'<p class="text-lg font-medium mb-6">{escape(plain(told.lead))}</p>'
    by = f'<span class="font-medium">{told.author}</span> · ' if told.author else ""
    rows = "".join(
        f'<a class="flex items-center rounded border p-3" href="{where}" download="">{name}</a>'
        for where, name in files
    )
    box = f'<div class="mt-8"><div class="font-bold">Tệp đính kèm</div>{rows}</div>' if rows else ""
    card = (
        '<a class="block rounded-xl shadow" href="/bai-viet/{slug}"><div class="p-4"><h3 '
        'class="font-semibold">{title}</h3><p class="line-clamp-2">{lead}</p><span>{date}</span>'
        "</div></a>"
    )
    data = {
        "props": {"pageProps": {"post": {"title": told.title, "html": body, "createdAt": iso}}},
        "page": "/bai-viet/[slug]",
        "buildId": "kX2b9Wq0uJ",
    }
    side = papers('<li class="py-2"><a href="/vb/{slug}">{number}: {gist}</a> <i>{date}</i></li>')
    html = f"""<!DOCTYPE html><html lang="vi"><head><meta charSet="utf-8"/>
<title>{escape(told.title)} | {SITE}</title><meta property="og:site_name" content="{SITE}"/>
<link rel="preload" href="/_next/static/css/1f6a.css" as="style"/>
<style>{css(".", "mb-4 text-lg px-3 rounded", 60)}</style></head><body><div id="__next">
<header class="sticky top-0 bg-white"><div class="flex"><a href="/">{SITE}</a><span>
{FETCHED:%H:%M} - {FETCHED:%d/%m/%Y}</span></div><nav><ul class="flex">{items}</ul></nav></header>
<main class="container mx-auto grid grid-cols-12 gap-8"><div class="col-span-8">
<nav aria-label="breadcrumb" class="flex text-sm"><a href="/">Trang chủ</a><span>/</span><a
href="/c">
{told.section}</a></nav><h1 class="text-3xl font-bold">{escape(told.title)}</h1>
<div class="flex text-slate-500">{by}{time}<span>1.024 lượt xem</span></div>
<div class="flex gap-2"><button>Nghe bài viết</button><button>Chia
sẻ</button><button>In</button></div>
{lead}<div class="prose max-w-none">{body}</div>{box}<div class="mt-6 flex gap-2"><a
href="/tag/a">#sohoa
</a></div><section class="mt-10"><div class="text-xl font-bold">Bài viết cùng chuyên mục</div>
<div class="grid grid-cols-2">{teasers(card, TEASERS[4:14])}</div></section></div>
<aside class="col-span-4"><div class="font-bold">Mới nhất</div>{teasers(card, TEASERS[:5])}
<div class="font-bold">Văn bản</div><ul>{side}</ul></aside></main><footer class="bg-slate-900">
© 2025 {SITE}. Giấy phép số 21/GP-STTTT ngày 02/02/2024</footer></div>
<script id="__NEXT_DATA__" type="application/json">{json.dumps(data, ensure_ascii=False)}</script>
</body></html>"""
    shown = Shown(told.section, author=bool(told.author))
    return printed("nextjs-bespoke", entry, url, html, shown, files=files)
