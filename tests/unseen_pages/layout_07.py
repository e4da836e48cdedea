"""A commune's bespoke PHP site: paragraphs split by line breaks, the date after the article.

`?id=` names the article; half of them end without a date; the header has a clock and the
side a list
of papers with dates of issue.
"""

from __future__ import annotations

from html import escape

from .furniture import FETCHED, NOW, TEASERS, comments, css, menu, papers, poll, script, teasers
from .made import Entry, Shown, printed
from .printing import Printed, plain, when
from .rendering import Style, html_of

HOME = "http://phulocthuong.truonglinh.example"
SITE = "Trang thông tin điện tử xã Phú Lộc Thượng"
STYLE = Style(
    p=("{}<br><br>",),
    h="<b>{}</b><br><br>",
    table='<table class="bang" border=1>{}</table><br>',
    th="<td><b>{}</b></td>",
    fig='<center><img src="{src}"><br><i>{text}</i></center><br>',
    quote="<i>{}</i><br><br>",
    sign_line="<div align=right><b>{}</b></div>",
    apart=True,
)
ENTRIES = (
    Entry("hop", when(2025, 9, 24, 14, 5)),
    Entry("thongbao"),
    Entry("khaitruong", when(2025, 11, 6, 7, 45)),
    Entry("phongvan", when(2025, 10, 13, 16, 30)),
    Entry("bang"),
    Entry("ngan"),
)


def pages() -> tuple[Printed, ...]:
    return tuple(_page(entry, 771 + 5 * n) for n, entry in enumerate(ENTRIES))


def _page(entry: Entry, number: int) -> Printed:
    told = entry.story
    url = f"{HOME}/index.php?mod=tin&id={number}"
    files = tuple((f"/data/{file}", name) for file, name in told.files)
    date = entry.published
    end = ""
    if date:
        end = f"(Đăng lúc {date:%Hh%M} ngày {date.day}/{date.month}/{date.year})"
    by = f'<div align="right"><b>Tác giả: {told.author}</b></div>' if told.author else ""
    lead = f'<div class="dan"><b>{escape(plain(told.lead))}</b></div>' if told.lead else ""
    links = "".join(f'<a href="{where}">{name}</a> ' for where, name in files)
    box = f'<div class="tep">Tải về: {links}</div>' if links else ""
    items = menu(
        '<li><a href="index.php?cm={href}">{name}</a>{under}</li>',
        '<li><a href="index.php?cm={href}">{name}</a></li>',
    )
    others = teasers(
        '<div class="tk"><a href="index.php?mod=tin&id={id}">{title}</a> <i>{date}</i></div>',
        TEASERS[3:15],
    )
    latest = teasers(
        '<div class="moi"><img src="/data/{id}.jpg"><a href="?mod=tin&id={id}">{title}</a><p>{lead}'
        "</p></div>",
        TEASERS[:7],
    )
    laws = papers('<p><a href="?mod=vb&so={slug}">{number}</a> ngày {date}: {gist}</p>')
    vote = poll("<p><input type=radio name=bc value={n}> {text}</p>", "<b>{question}</b>{choices}")
    said = comments('<div class="yk"><b>{who}</b> ({date})<br>{text}</div>')
    html = f"""<html><head><meta charset="utf-8"><title>{SITE}</title>
<style>{css("#", "trai giua phai tren", 60)}</style>{
        script("cauhinh", "slide chay bando", 60)
    }</head>
<body><div id="tren"><img src="banner.png"><marquee>Chào mừng đến với {SITE}</marquee>
<div class="gio">{NOW} - {FETCHED:%H:%M:%S}</div></div><ul id="menu">{items}</ul>
<div id="trai"><h3>Tin mới nhất</h3>{latest}</div>
<div id="giua"><div class="dd"><a href="/">Trang chủ</a> » <a href="?cm=1">{told.section}</a></div>
<div class="td">{escape(told.title)}</div><div class="cc"><a href="#">In trang</a> <a
href="#">A+</a>
<a href="#">A-</a> Lượt xem: 96</div>{lead}<div class="nd">{html_of(told.blocks, STYLE)}</div>{by}
<div class="nt">{end}</div>{box}<div class="yk1"><b>Ý kiến bạn đọc</b>{said}<form>Họ tên <input>
<textarea></textarea><button>Gửi ý kiến</button></form></div><div class="tk0"><b>Tin cùng
chuyên mục</b>
</div>{others}</div><div id="phai"><h3>Văn bản mới</h3>{laws}<h3>Bình chọn</h3>{vote}
<h3>Thống kê</h3>Đang online: 3<br>Hôm nay: 211<br>Tổng: 602.118</div>
<div id="duoi">UBND xã Phú Lộc Thượng. Điện thoại: 0299 3 571 004. Cập nhật giao diện: 01/7/2025.
© 2025</div></body></html>"""
    shown = Shown(told.section, author=bool(told.author))
    return printed("php-commune", entry, url, html, shown, files=files)
