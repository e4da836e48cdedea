"""Pieces of pages that many sites have: what stands around the news, and how lists are cut."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from html import escape
from xml.sax.saxutils import escape as xml_escape

from .serving import Response, text
from .stories import ZONE, Story

OFFICE = "Sở Nông nghiệp và Phát triển nông thôn tỉnh Vĩnh Giang"
WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
# Links that every office's page has and that lead away from it.
OUTSIDE = """<a href="https://vinhgiang.example/">Cổng thông tin điện tử tỉnh Vĩnh Giang</a>
<a href="http://bonongnghiep.example/Pages/default.aspx">Bộ Nông nghiệp và PTNT</a>
<a href="https://vinhgiang.vnptioffice.vn/qlvbdh/main?lang=vi">Hệ thống quản lý văn bản</a>
<a href="mailto:vanthu@vinhgiang.example">Thư điện tử</a><a href="tel:0200000000">Điện thoại</a>"""
COUNTER = (
    "<div>Đang truy cập: 14</div><div>Hôm nay: 1,204</div><div>Tổng lượt truy cập: 4,798,809</div>"
)
ABOUT = f"""<p>{OFFICE} là cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh, được thành lập theo Quyết
định số 12/2016/QĐ-UBND ngày 15/3/2016.</p><p>Sở có sáu phòng và tám chi cục trực thuộc.</p>"""


def clock(form: str = "{weekday}, {day}") -> str:
    """The header's clock: today, as the server has it."""
    now = dt.datetime.now(ZONE)
    return form.format(weekday=WEEKDAYS[now.weekday()], day=f"{now:%d/%m/%Y}", time=f"{now:%H:%M}")


def weekday(story: Story) -> str:
    return WEEKDAYS[story.published.weekday()]


def cut(stories: Sequence[Story], number: int, size: int) -> tuple[Story, ...]:
    """The stories of one page of a list, counted from 1."""
    return tuple(stories[max(0, number - 1) * size : max(0, number) * size])


def pages(stories: Sequence[Story], size: int) -> int:
    return -(-len(stories) // size)


def number(value: str | None, default: int = 1) -> int:
    """A page's number out of an address, as servers read it."""
    return int(value) if value and value.isdigit() else default


def robots(*disallowed: str, sitemap: str = "") -> Response:
    """A robots.txt."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in disallowed)]
    return text("\n".join([*lines, *([f"Sitemap: {sitemap}"] if sitemap else []), ""]))


def sitemap(urls: Sequence[tuple[str, str]]) -> Response:
    """A sitemap of addresses with the time of each."""
    rows = (f"<url><loc>{xml_escape(u)}</loc><lastmod>{when}</lastmod></url>" for u, when in urls)
    return _sitemap("urlset", "".join(rows))


def sitemap_index(urls: Sequence[str]) -> Response:
    """A sitemap that names others."""
    rows = (f"<sitemap><loc>{xml_escape(url)}</loc></sitemap>" for url in urls)
    return _sitemap("sitemapindex", "".join(rows))


def _sitemap(kind: str, rows: str) -> Response:
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<{kind} xmlns="{space}">{rows}</{kind}>'
    return text(body, "application/xml", shows="list")


def rss(title: str, home: str, items: Sequence[str]) -> Response:
    """An RSS feed."""
    return text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>'
        f"{xml_escape(title)}</title><link>{home}</link><description>{OFFICE}</description>"
        f"<language>vi</language>{''.join(items)}</channel></rss>",
        "application/rss+xml",
        shows="list",
    )


def rss_item(story: Story, url: str, *, published: str = "", guid: str = "") -> str:
    """One item of a feed: its description is the lead alone."""
    when = published or f"{story.published:%a, %d %b %Y %H:%M:%S +0700}"
    return (
        f"<item><title>{xml_escape(story.title)}</title><link>{xml_escape(url)}</link>"
        f'<guid isPermaLink="false">{guid or story.number}</guid><pubDate>{when}</pubDate>'
        f"<description><![CDATA[{escape(story.lead)}]]></description></item>"
    )


def story_by_number(site_stories: Sequence[Story], value: str | int) -> Story | None:
    """The story an address names by its number; None for a number that none has."""
    return next((s for s in site_stories if str(s.number) == str(value)), None)
