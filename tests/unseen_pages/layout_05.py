"""A bespoke ASP.NET site of 2009: layout in tables, upper-case tags, fonts, afternoon as "CH".

Some articles show no date of their own, while the clock, the lists and the footer all show one.
"""

from __future__ import annotations

from html import escape

from .furniture import FETCHED, NOW, TEASERS, css, menu, options, script, teasers, twelve
from .made import Entry, Shown, printed
from .printing import Printed, plain, when
from .rendering import Style, html_of

HOME = "http://vpdk.truonglinh.example"
SITE = "Văn phòng Đăng ký đất đai tỉnh Trường Lĩnh"
STYLE = Style(
    p=('<P align="justify"><FONT face="Arial" size="2">{}</FONT></P>',),
    h='<P><B><FONT face="Arial" size="2">{}</FONT></B></P>',
    table='<TABLE border="1" cellspacing="0" cellpadding="3" width="95%">{}</TABLE>',
    td='<TD><FONT size="2">{}</FONT></TD>',
    th='<TD align="center"><B>{}</B></TD>',
    fig='<TABLE border="0" align="center" width="400"><TR><TD><IMG src="{src}" alt="" width="400">'
    '</TD></TR><TR><TD align="center"><I>{text}</I></TD></TR></TABLE>',
    quote='<P align="justify"><I>{}</I></P>',
    sign_line='<P align="right"><B>{}</B></P>',
    images="/UploadFiles/2025/7/8/{}.jpg",
)
ENTRIES = (
    Entry("thongbao", when(2025, 7, 9, 14, 5)),
    Entry("bang"),
    Entry("chiso", when(2025, 6, 3, 16, 20)),
    Entry("motcau"),
    Entry("khaitruong", when(2025, 11, 5, 8, 30)),
    Entry("ngan"),
)


def pages() -> tuple[Printed, ...]:
    return tuple(_page(entry, 512 + n) for n, entry in enumerate(ENTRIES))


def _page(entry: Entry, number: int) -> Printed:
    told = entry.story
    url = f"{HOME}/Default.aspx?tabid=14&NewsID={number}"
    files = tuple((f"/UploadFiles/VanBan/{file}", name) for file, name in told.files)
    items = menu(
        '<TR><TD class="menu"><A href="{href}">{name}</A></TD></TR>{under}',
        '<TR><TD class="menucon">&nbsp;- <A href="{href}">{name}</A></TD></TR>',
        under="{}",
        ext=".aspx",
    )
    date = entry.published
    stamp = f"({date:%d/%m/%Y} {twelve(date, 'SA', 'CH')})" if date else ""
    lead = f"<P><B>{escape(plain(told.lead))}</B></P>" if told.lead else ""
    links = "".join(f'<A href="{where}">{name}</A><BR>' for where, name in files)
    if links:
        links = f'<TR><TD class="tep">File đính kèm: {links}</TD></TR>'
    others = teasers(
        '<TR><TD><IMG src="/images/bullet.gif"> <A href="Default.aspx?tabid=14&NewsID={id}">{title}'
        "</A> <FONT color=gray>({date})</FONT></TD></TR>",
        TEASERS[6:16],
    )
    latest = teasers(
        '<TR><TD><A href="Default.aspx?NewsID={id}"><B>{title}</B></A><BR>{lead}</TD></TR>',
        TEASERS[:6],
    )
    html = f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><HTML><HEAD>
<TITLE>{SITE}</TITLE><META http-equiv="Content-Type" content="text/html; charset=utf-8">
<STYLE>{css(".", "menu tieude noidung header", 60)}</STYLE>{
        script("arrMenu", "left top", 50)
    }</HEAD>
<BODY topmargin="0"><FORM name="Form1" method="post" action="Default.aspx?NewsID={number}"
id="Form1">
<INPUT type="hidden" name="__VIEWSTATE" value="{"dDwtMTI3OTMzNDM4NDs7Pg" * 90}">
<TABLE width="1000" border="0" align="center"><TR><TD colspan="3"><IMG src="/images/banner.jpg"
alt="{SITE}"></TD></TR><TR><TD colspan="2"><SPAN id="lblNgay">{NOW}</SPAN></TD><TD><INPUT
name="txtTim" value="Từ khóa..."></TD></TR><TR valign="top"><TD "
"width="190"><TABLE>{items}</TABLE></TD>
<TD width="600"><TABLE width="100%"><TR><TD class="duongdan"><A href="/">Trang chủ</A> &gt;
<A href="/Default.aspx?tabid=14">{told.section}</A></TD></TR><TR><TD><SPAN id="ctl03_lblTieuDe"
class="tieude">{escape(told.title)}</SPAN> <SPAN id="ctl03_lblNgayDang" "
"class="ngay">{stamp}</SPAN></TD>
</TR><TR><TD class="noidung">{lead}{html_of(told.blocks, STYLE)}</TD></TR>{links}
<TR><TD align="right"><A href="Print.aspx?NewsID={number}">Bản in</A> | <A href="#">Gửi cho
bạn bè</A> |
<A href="#top">Về đầu trang</A></TD></TR><TR><TD><B>Các tin khác:</B></TD></TR>{others}</TABLE></TD>
<TD width="210"><TABLE><TR><TD class="tieude">Tin
mới</TD></TR>{latest}</TABLE><SELECT><OPTION>Liên kết
</OPTION>{options()}</SELECT><TABLE><TR><TD>Số lượt truy cập:
<B>000482913</B></TD></TR></TABLE></TD></TR>
<TR><TD colspan="3" align="center">Bản quyền © 2009 - {FETCHED:%Y} {SITE}<BR>Giấy phép số
88/GP-BC ngày
14/4/2009</TD></TR></TABLE></FORM></BODY></HTML>"""
    return printed("aspnet-tables", entry, url, html, Shown(told.section), files=files)
