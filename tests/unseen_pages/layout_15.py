"""A portal of the kind a telephone company builds: tables, inline styles, "Cập nhật" in brackets.

The headline is a `div.tieude`; the stamp is "(Cập nhật: 25/10/2025 09:15:00 AM)"; the right column
lists new papers, each with its date; two pages show no date of their own.
"""

from __future__ import annotations

from html import escape

from .furniture import FETCHED, TEASERS, css, menu, options, papers, poll, script, teasers, weekday
from .made import Entry, Shown, printed
from .printing import Printed, plain, when
from .rendering import Style, html_of

HOME = "http://phuongtandinhha.truonglinh.example"
SITE = "TRANG THÔNG TIN ĐIỆN TỬ PHƯỜNG TÂN ĐỊNH HẠ"
STYLE = Style(
    p=(
        '<p class="MsoNormal" style="margin-top:6.0pt;text-align:justify;text-indent:36.0pt">'
        '<span lang="VI" style="font-size:14.0pt;color:black">{}<o:p></o:p></span></p>',
        '<div style="text-align: justify; text-indent: 36pt;"><span '
        'style="font-size: 14pt;">{}</span></div>',
    ),
    h='<p class="MsoNormal" style="text-indent:36.0pt"><b><span lang="VI" '
    'style="font-size:14.0pt">{}</span></b></p>',
    ul='<ul style="margin-top:0cm" type="disc">{}</ul>',
    ol='<ol style="margin-top:0cm" start="1" type="1">{}</ol>',
    li='<li class="MsoNormal" style="text-align:justify"><span '
    'style="font-size:14.0pt">{}</span></li>',
    table='<div align="center"><table class="MsoNormalTable" border="1" cellspacing="0" '
    'cellpadding="0" style="border-collapse:collapse;border:none">{}</table></div>',
    tr='<tr style="height:15.75pt">{}</tr>',
    th='<td style="border:solid windowtext 1.0pt;padding:0cm 5.4pt"><p class="MsoNormal" '
    'align="center"><b>{}</b></p></td>',
    td='<td style="border:solid windowtext 1.0pt;padding:0cm 5.4pt"><p class="MsoNormal">{}</p>'
    "</td>",
    fig='<div style="text-align: center;"><img src="{src}" alt="" style="width: 550px;" /></div>'
    '<div style="text-align: center;"><span style="font-size: 12pt; font-style: italic;">{text}'
    "</span></div>",
    sign_line='<p class="MsoNormal" align="right"><b>{}</b></p>',
    images="/VNPTPortal/Upload/phuong/2025/anh{}.jpg",
    nbsp=True,
)
ENTRIES = (
    Entry("bang", when(2025, 9, 4, 9, 15)),
    Entry("motcau", when(2025, 8, 19, 16, 2, 45)),
    Entry("thongbao", when(2025, 7, 8, 12, 0, 8)),
    Entry("hoidap"),
    Entry("ngan"),
    Entry("tuyendung", when(2025, 10, 6, 0, 31, 9)),
)


def pages() -> tuple[Printed, ...]:
    return tuple(_page(entry, 61020 + 7 * n) for n, entry in enumerate(ENTRIES))


def _page(entry: Entry, number: int) -> Printed:
    told = entry.story
    url = f"{HOME}/portal/pages/chi-tiet.aspx?id={number}&cm=14"
    files = tuple((f"/VNPTPortal/Upload/files/{number}_{file}", name) for file, name in told.files)
    html = f"""{_head()}{_top()}<table width="1000" border="0" align="center" cellpadding="0"
cellspacing="0" bgcolor="#FFFFFF"><tr><td width="190" valign="top" id="cotTrai">{_left()}</td><td
width="590" valign="top" style="padding:0 8px">{_article(entry, files)}</td><td width="220"
valign="top" id="cotPhai">{_right()}</td></tr></table>{_end()}"""
    shown = Shown(told.section, author=bool(told.author), origin=bool(told.origin))
    return printed("vnpt-tables", entry, url, html, shown, files=files)


def _head() -> str:
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type"
content="text/html; charset=utf-8" /><title>{SITE} - Chi tiết</title><meta name="keywords"
content="phuong, tan dinh ha, cong thong tin" /><link href="/VNPTPortal/css/style.css"
rel="stylesheet" type="text/css" /><style type="text/css">{css("td.", "menu box tin title", 70)}
</style><script type="text/javascript" src="/VNPTPortal/js/swfobject.js"></script>
{script("vnptPortal", "module zone theme counter", 40)}</head><body style="margin:0px;
background:#e7eef5 url(/VNPTPortal/images/bg.gif) repeat-x"><form name="frmMain" method="post"
action="chi-tiet.aspx" id="frmMain"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE"
value="{"Lm3Xc8VtYp1q" * 60}" />"""


def _top() -> str:
    items = menu(
        '<td nowrap="nowrap" class="menu"><a href="{href}" style="color:#fff;text-decoration:none">'
        "{name}</a>{under}</td>",
        '<tr><td class="menusub"><a href="{href}">{name}</a></td></tr>',
        under='<table border="0" cellspacing="0" style="display:none">{}</table>',
        ext=".aspx",
    )
    return f"""<table width="1000" border="0" align="center" cellpadding="0" cellspacing="0"><tr><td
colspan="2"><img src="/VNPTPortal/images/banner_tdh.jpg" width="1000" height="150" alt="" /></td>
</tr><tr style="background:#0a5ca8"><td><table border="0" cellspacing="0"
cellpadding="4"><tr>{items}</tr></table></td></tr><tr style="background:#dcebf9"><td><span
id="lblNgay" style="color:#c00;font-weight:bold">{weekday(FETCHED)}, ngày {FETCHED:%d/%m/%Y}
{FETCHED:%I:%M:%S} AM</span></td><td align="right"><input type="text" value="Nhập từ khóa" /> <input
type="button" value="Tìm" /></td></tr></table>"""


def _article(entry: Entry, files: tuple[tuple[str, str], ...]) -> str:
    told = entry.story
    stamp = ""
    if entry.published:
        stamp = f"(Cập nhật: {entry.published:%d/%m/%Y %I:%M:%S %p})"
    lead = ""
    if told.lead:
        lead = f'<div class="trichdan" style="font-weight:bold">{escape(plain(told.lead))}</div>'
    by = ""
    if told.author:
        by += f'<div style="text-align:right;font-weight:bold">{told.author}</div>'
    if told.origin:
        by += f'<div style="text-align:right"><i>(Nguồn: {told.origin})</i></div>'
    rows = "".join(
        f'<tr><td width="20">{n}</td><td><a href="{where}">{name}</a></td><td align="right">Tải về'
        "</td></tr>"
        for n, (where, name) in enumerate(files, 1)
    )
    box = ""
    if rows:
        box = '<table width="100%" border="1" style="border-collapse:collapse"><tr><td '
        box += 'colspan="3" style="background:#dcebf9"><b>Danh sách tập tin đính kèm</b></td></tr>'
        box += f"{rows}</table>"
    newer = (
        '<tr><td valign="top"><img src="/VNPTPortal/images/arrow.gif" /></td><td><a '
        'href="chi-tiet.aspx?id={id}&amp;cm=14">{title}</a> <font color="#808080" size="1">'
        "({date})</font></td></tr>"
    )
    return f"""<table width="100%" border="0" cellspacing="0"><tr><td
style="border-bottom:1px solid #0a5ca8"><a href="/">Trang chủ</a> &raquo; <a
href="/portal/pages/tin.aspx?cm=14">{told.section}</a></td></tr><tr><td><div class="tieude"
style="font-size:16px;color:#0a5ca8;font-weight:bold;padding:8px 0">{escape(told.title)}</div><div
style="font-size:11px;color:#808080">{stamp}</div><table width="100%"><tr><td>Cỡ chữ: <a
href="javascript:doiCoChu(-1)"><img src="/VNPTPortal/images/giam.gif" alt="Giảm cỡ chữ" /></a> <a
href="javascript:doiCoChu(0)">Mặc định</a> <a href="javascript:doiCoChu(1)">Tăng cỡ chữ</a></td><td
align="right"><a href="javascript:window.print()">In tin này</a> | <a href="#">Gửi cho bạn</a> | <a
href="#">Đọc bài viết</a></td></tr></table>{lead}<div id="noidung"
style="font-family:Arial;padding-top:6px">{html_of(told.blocks, STYLE)}</div>{by}{box}</td></tr><tr>
<td align="right"><a href="#top">Về đầu trang</a> <a href="javascript:history.back()">Quay lại</a>
</td></tr><tr><td><div style="background:#0a5ca8;color:#fff;padding:3px">Các tin mới hơn</div><table
width="100%">{teasers(newer, TEASERS[:5])}</table><div
style="background:#0a5ca8;color:#fff;padding:3px">Các tin cũ hơn</div><table width="100%">
{teasers(newer, TEASERS[10:20])}</table></td></tr></table>"""


def _left() -> str:
    links = menu(
        '<tr><td class="box" style="border-bottom:1px dotted #999"><a href="{href}">{name}</a>'
        "{under}</td></tr>",
        '<div style="padding-left:12px">- <a href="{href}">{name}</a></div>',
        frame='<table width="100%">{}</table>',
        under="{}",
        ext=".aspx?m=trai",
    )
    vote = poll(
        '<tr><td><input type="radio" name="bc" value="{n}" /></td><td>{text}</td></tr>',
        '<table><tr><td colspan="2">{question}</td></tr>{choices}</table>',
    )
    return f"""<div class="boxtitle">DANH MỤC</div>{links}<div class="boxtitle">BÌNH CHỌN</div>
{vote}<div class="boxtitle">LIÊN KẾT WEBSITE</div><select>{options()}</select>"""


def _right() -> str:
    laws = papers(
        '<tr><td style="border-bottom:1px solid #eee"><a href="/vb/{slug}"><b>{number}</b></a><br '
        "/>{gist}<br /><i>Cập nhật: {date}</i></td></tr>",
        "%d/%m/%Y %I:%M:%S %p",
    )
    news = teasers(
        '<tr><td><img src="/VNPTPortal/Upload/t{id}.jpg" width="60" align="left" /><a '
        'href="chi-tiet.aspx?id={id}">{title}</a></td></tr>',
        TEASERS[:6],
    )
    return f"""<div class="boxtitle">VĂN BẢN MỚI</div><table width="100%">{laws}</table><div
class="boxtitle">THÔNG BÁO</div><marquee direction="up" height="180"><table>{news}</table></marquee>
<div class="boxtitle">LƯỢT TRUY CẬP</div><table width="100%"><tr><td>Tổng truy cập</td><td>
2.118.043</td></tr><tr><td>Hôm nay</td><td>118</td></tr><tr><td>Đang online</td><td>4</td></tr>
</table>"""


def _end() -> str:
    return f"""<table width="1000" border="0" align="center"><tr><td align="center"
style="background:#0a5ca8;color:#fff"><b>{SITE}</b><br />Địa chỉ: số 10 đường Phan Bội Châu. Chịu
trách nhiệm: Bà Lương Mỹ Hạnh - Phó Chủ tịch UBND phường<br />Cập nhật lần cuối: {FETCHED:%d/%m/%Y}
07:30:00 AM<br />Phát triển bởi Viễn thông Trường Lĩnh</td></tr></table></form></body></html>"""
