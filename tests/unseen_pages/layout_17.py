"""A site of utility classes only: no class says what it holds, the headline lies in a picture's
header.

The line below it reads "25 tháng 10, 2025 · 4 phút đọc · Ban Biên tập"; cards of the same section
follow the body with such lines of their own; two articles' lines have no date.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape

from .furniture import FETCHED, MENU, PAPERS, PLACES, TEASERS, Teaser, css
from .made import Entry, Shown, printed
from .marks import slug
from .printing import Printed, plain, when
from .rendering import Style, html_of

HOME = "https://www.khoinghiep.truonglinh.example"
SITE = "Trung tâm Hỗ trợ khởi nghiệp sáng tạo Trường Lĩnh"
BOARD = "Ban Biên tập"
STYLE = Style(
    fig='<figure><img src="{src}" alt="{alt}" loading="lazy" class="rounded-2xl w-full">'
    '<figcaption class="text-center">{text}</figcaption></figure>',
    table='<div class="not-prose overflow-x-auto my-8"><table class="w-full text-sm text-left">'
    "{}</table></div>",
    tr='<tr class="border-b odd:bg-white even:bg-slate-50">{}</tr>',
    th='<th class="px-6 py-3 font-medium">{}</th>',
    td='<td class="px-6 py-4">{}</td>',
    sign='<div class="text-right font-semibold mt-10">{}</div>',
    sign_line='<div class="leading-8">{}</div>',
    images="/build/images/hero-{}.4f2c9a.webp",
)
ENTRIES = (
    Entry("phongvan", when(2025, 10, 12)),
    Entry("tinanh", when(2025, 9, 7)),
    Entry("chiso", when(2025, 6, 4)),
    Entry("hop"),
    Entry("hoidap", when(2025, 8, 14)),
    Entry("pdf"),
)


def pages() -> tuple[Printed, ...]:
    return tuple(_page(entry, n) for n, entry in enumerate(ENTRIES))


def _page(entry: Entry, number: int) -> Printed:
    told = entry.story
    url = f"{HOME}/ban-tin/{entry.slug}"
    files = tuple((f"/storage/ban-tin/{number}/{file}", name) for file, name in told.files)
    html = f"""{_head(entry)}{_top()}<main class="pb-24">{_hero(entry)}{_body(entry, files)}
{_cards()}</main>{_end()}"""
    page = printed(
        "tailwind-bespoke",
        entry,
        url,
        html,
        Shown(told.section, author=bool(told.author)),
        files=files,
    )
    return replace(page, gold=replace(page.gold, author=told.author or BOARD))


def _head(entry: Entry) -> str:
    return f"""<!doctype html>
<html lang="vi" class="scroll-smooth antialiased"><head><meta charset="utf-8"><meta name="viewport"
content="width=device-width,initial-scale=1"><title>{escape(entry.story.title)} · {SITE}</title>
<meta name="csrf-token" content="hQ3vX9bT0mKc7LwYpA5rUeJz"><meta name="theme-color"
content="#0f766e"><link rel="modulepreload" href="/build/assets/app-4ed993c7.js"><style>*,::before,
::after{{box-sizing:border-box;border-width:0;--tw-translate-x:0;--tw-ring-inset: }}
{css(".", "mt px py text bg rounded leading gap grid-cols", 220)}</style></head><body
class="bg-white text-slate-800 font-sans" x-data="{{ open: false, dark: false }}">"""


def _top() -> str:
    out = []
    for name, names in MENU:
        links = "".join(
            f'<a href="/{slug(n)}" class="block rounded-lg px-4 py-2 text-sm hover:bg-teal-50 '
            f'focus:outline-none focus:ring-2 focus:ring-teal-600">{n}</a>'
            for n in names.split("|")
        )
        out.append(
            '<div class="relative group" x-data="{ shown: false }"><button type="button" '
            'class="inline-flex items-center gap-x-1 text-sm font-semibold leading-6 '
            f'text-slate-900">{name}<svg class="h-4 w-4" viewBox="0 0 20 20"><path d="M5.23 7.21a.'
            '75.75 0 011.06.02L10 11.168l3.71-3.938"/></svg></button><div class="absolute hidden '
            'group-hover:block top-full w-56 rounded-xl bg-white p-2 shadow-lg ring-1">'
            f"{links}</div></div>"
        )
    return f"""<div class="bg-teal-800 text-teal-50 text-xs"><div class="mx-auto max-w-7xl px-6 py-2
flex justify-between"><span>{FETCHED.day} tháng {FETCHED.month}, {FETCHED.year}</span><span>Đường
dây nóng: 1900 0299</span></div></div><div class="sticky top-0 z-40 bg-white/90 backdrop-blur"><div
class="mx-auto flex max-w-7xl items-center justify-between px-6 py-4"><a href="/" class="flex
items-center gap-3"><img src="/build/logo.svg" alt="" class="h-10 w-auto"><span class="font-bold
text-teal-800">{SITE}</span></a><div class="hidden lg:flex lg:gap-x-6">{"".join(out)}</div></div>
</div>"""


def _hero(entry: Entry) -> str:
    told = entry.story
    date = entry.published
    minutes = 1 + len(told.blocks) // 4
    line = f"{minutes} phút đọc · {told.author or BOARD}"
    if date:
        line = f"{date.day} tháng {date.month}, {date.year} · {line}"
    return f"""<header class="relative isolate overflow-hidden bg-slate-900"><img
src="/build/images/cover-{len(told.key)}.webp" alt="" class="absolute inset-0 -z-10 h-full w-full
object-cover opacity-40"><div class="mx-auto max-w-3xl px-6 py-28 text-white"><a
href="/ban-tin/chuyen-muc" class="inline-block rounded-full bg-teal-600 px-3 py-1 text-xs
font-medium uppercase tracking-wide">{told.section}</a><h1 class="mt-6 text-4xl font-bold
tracking-tight sm:text-5xl">{escape(told.title)}</h1><div class="mt-6 text-sm
text-slate-200">{line}</div></div></header>"""


def _body(entry: Entry, files: tuple[tuple[str, str], ...]) -> str:
    told = entry.story
    lead = ""
    if told.lead:
        lead = '<p class="text-xl leading-8 text-slate-600 border-l-4 border-teal-600 pl-6 mb-10">'
        lead += f"{escape(plain(told.lead))}</p>"
    body = html_of(told.blocks, STYLE)
    if not told.blocks:
        body = f'<object data="{files[0][0]}" type="application/pdf" class="h-screen w-full">'
        body += f'<a href="{files[0][0]}">{files[0][1]}</a></object>'
    rows = ""
    if told.blocks and files:
        links = "".join(
            f'<a href="{where}" download class="flex items-center gap-4 rounded-xl border p-4 '
            f'hover:border-teal-600"><span class="text-sm font-medium">{name}</span></a>'
            for where, name in files
        )
        rows = '<div class="mt-12"><div class="text-sm font-bold uppercase">Tài liệu đính kèm'
        rows += f"</div>{links}</div>"
    return f"""<div class="mx-auto mt-16 grid max-w-7xl grid-cols-12 gap-10 px-6"><div
class="col-span-1 hidden lg:flex flex-col gap-3 sticky top-28 self-start"><span
class="text-xs text-slate-400">Chia sẻ</span><button class="rounded-full border p-2">f
</button><button class="rounded-full border p-2">Zalo</button><button
class="rounded-full border p-2">In</button>
</div><div class="col-span-12 lg:col-span-8">{lead}<div class="prose prose-slate prose-lg max-w-none
prose-a:text-teal-700">{body}</div>{rows}<div class="mt-12 flex flex-wrap gap-2"><a href="/the/a"
class="rounded-full bg-slate-100 px-3 py-1 text-xs">#khởi nghiệp</a><a href="/the/b"
class="rounded-full bg-slate-100 px-3 py-1 text-xs">#dịch vụ công</a></div><div class="mt-12
rounded-2xl bg-teal-50 p-8"><div class="text-lg font-bold">Đăng ký nhận bản tin</div><p
class="mt-2 text-sm text-slate-600">Mỗi sáng thứ Hai, chúng tôi gửi đến bạn những tin đáng đọc nhất
trong tuần, cùng lịch sự kiện và các chương trình hỗ trợ vốn đang nhận hồ sơ. Không quảng cáo, hủy
đăng ký bất cứ lúc nào.</p><div class="mt-4 flex gap-2"><input class="rounded-lg border px-4"
placeholder="Thư điện tử của bạn"><button class="rounded-lg bg-teal-700 px-4 py-2
text-white">Đăng ký</button></div></div></div>{_side()}</div>"""


def _side() -> str:
    laws = "".join(
        f'<li class="py-4"><a href="/vb/{slug(n)}" class="text-sm font-medium hover:underline">{g}'
        f'</a><div class="mt-1 text-xs text-slate-500">{n} · {d.day} tháng {d.month}, {d.year}'
        "</div></li>"
        for n, d, g in PAPERS
    )
    return f"""<div class="col-span-12 lg:col-span-3"><div class="rounded-2xl border p-6"><div
class="font-bold">Văn bản mới</div><ul class="divide-y">{laws}</ul></div></div>"""


def _card(teaser: Teaser) -> str:
    day = teaser.date
    return f"""<a href="/ban-tin/{teaser.slug}" class="group flex flex-col overflow-hidden
rounded-2xl bg-white shadow ring-1 ring-slate-200"><img src="/build/images/{day:%m%d}.webp" alt=""
class="aspect-video object-cover"><div class="flex flex-1 flex-col p-6"><div class="text-xs
text-slate-500">{day.day} tháng {day.month}, {day.year} · 3 phút đọc · {BOARD}</div><div class="mt-2
text-lg font-semibold leading-6 group-hover:text-teal-700">{teaser.title}</div><p class="mt-3
line-clamp-3 text-sm leading-6 text-slate-600">{teaser.lead}</p></div></a>"""


def _cards() -> str:
    return f"""<div class="mt-24 bg-slate-50 py-16"><div class="mx-auto max-w-7xl px-6"><div
class="text-2xl font-bold">Bài viết cùng chuyên mục</div><div class="mt-8 grid gap-8
sm:grid-cols-2 lg:grid-cols-3">{"".join(_card(t) for t in TEASERS[2:11])}</div></div></div>"""


def _end() -> str:
    places = "".join(f'<li><a href="#" class="text-xs">{p}</a></li>' for p in PLACES)
    return f"""<footer class="bg-slate-900 text-slate-300"><div class="mx-auto max-w-7xl px-6 py-16
grid lg:grid-cols-3 gap-10"><div><div class="font-bold text-white">{SITE}</div><p class="mt-4
text-sm">Tầng 2, số 77 đường Điện Biên Phủ, phường Bến Sỏi. Giấy phép số 18/GP-TTĐT ngày 7 tháng 3,
2024.</p></div><ul class="columns-2">{places}</ul><div class="text-sm">© 2025. Giữ toàn quyền.</div>
</div></footer><script>window.addEventListener("load",()=>{{document.documentElement.dataset.ready=1
}})</script></body></html>"""
