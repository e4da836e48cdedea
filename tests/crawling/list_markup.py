"""Pages of lists in many layouts, for tests; names and titles are invented."""

from __future__ import annotations

from lxml.html import HtmlElement

from cchc_nlp.crawling.repeated_items import Item, find_items
from cchc_nlp.portals.base import parse_html

TITLES = (
    "Xã Khe Vang mở quầy tiếp nhận hồ sơ buổi tối",
    "Huyện Yên Tảo tập huấn chữ ký số cho cán bộ thôn",
    "Kiểm tra công vụ đột xuất tại ba phòng chuyên môn",
    "Họp giao ban tháng Mười về giải ngân vốn đầu tư",
)
DAYS = ("25/10/2023", "24/10/2023", "20/10/2023", "19/10/2023")
MENU = """<div class="menu"><ul><li><a href="/">Trang chủ</a></li><li><a href="/gioi-thieu">Giới
 thiệu</a></li><li><a href="/tin-tuc">Tin tức - sự kiện</a></li><li><a href="/lien-he">Liên
 hệ</a></li></ul></div><div class="gio">Thứ hai, 20/11/2023</div>"""


def tree_of(body: str) -> HtmlElement:
    return parse_html(f"<html><body>{body}</body></html>")


def items(body: str) -> list[Item]:
    return find_items(tree_of(body))


def hrefs(body: str) -> list[str]:
    return [item.link.get("href") or "" for item in items(body)]


def days(body: str) -> list[str]:
    return [str(item.listed or "") for item in items(body)]


def each(template: str, titles: tuple[str, ...] = TITLES) -> str:
    """The template once for each item: N is its number, TITLE and DAY what it says."""
    return "".join(
        template.replace("TITLE", title)
        .replace("DAY", day)
        .replace("ISO", "-".join(reversed(day.split("/"))))
        .replace("N", str(number))
        for number, (title, day) in enumerate(zip(titles, DAYS, strict=False), 1)
    )


LINE = '<li><a href="/tin/N.html">TITLE</a> (DAY)</li>'
TITLE_ONLY = '<li><a href="/tin/N.html">TITLE</a></li>'
NEWS = ["/tin/1.html", "/tin/2.html", "/tin/3.html", "/tin/4.html"]
SHOWN = ["2023-10-25", "2023-10-24", "2023-10-20", "2023-10-19"]

LAYOUTS = {
    "cards": '<div class="the"><h3><a href="/tin/N.html">TITLE</a></h3><span>DAY</span></div>',
    "rows of a table": (
        '<tr><td><a href="/tin/N.html"><img src="/a.jpg"></a></td>'
        '<td><a href="/tin/N.html">TITLE</a><br>(DAY)<br>Đoạn dẫn của tin.</td></tr>'
    ),
    "one cell, no frame": '<a href="/tin/N.html">TITLE</a> <i>(DAY)</i><br>',
    "the day before the title": 'DAY: <a href="/tin/N.html">TITLE</a><br>',
    "a heading, then the day": '<h4><a href="/tin/N.html">TITLE</a></h4><p>Ngày đăng: DAY</p>',
    "the whole card is one link": (
        '<a href="/tin/N.html"><h5>TITLE</h5><p>Đoạn dẫn của tin.</p><em>DAY</em></a>'
    ),
    "the day inside the link": '<li><a href="/tin/N.html">TITLE <small>(DAY)</small></a></li>',
    "a time for machines": (
        '<div><h3><a href="/tin/N.html">TITLE</a></h3><time class="updated" datetime="2023-11-01">'
        '</time><time datetime="ISOT23:30:00+07:00">hôm kia</time></div>'
    ),
    "a category beside the title": (
        '<div class="muc"><a href="/danh-muc/cai-cach">Cải cách hành chính</a>'
        '<a href="/tin/N.html">TITLE</a><span>DAY - 12 lượt xem</span></div>'
    ),
    "a link that says nothing": (
        '<div><h4>TITLE</h4><p>DAY</p><a href="/tin/N.html">Xem chi tiết</a></div>'
    ),
}
