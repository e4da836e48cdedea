"""Pages of too much of one thing, made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

HEAD = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Sở họp bàn việc cải cách hành chính"
    " năm 2023</title></head><body>"
)
TITLE = "<h1>Sở họp bàn việc cải cách hành chính năm 2023</h1>"
STAMP = "<p class='date'>Thứ tư, 25/10/2023 14:05</p>"
TEXT = "<p>Sáng nay, Sở đã họp bàn việc cải cách hành chính và giao việc cho từng phòng.</p>" * 3
MEGABYTE = 1_000_000


def _page(inside: str, *, head: str = "") -> bytes:
    return (HEAD.replace("</head>", head + "</head>") + inside + "</body></html>").encode()


def _around(before: str, after: str = "") -> bytes:
    return _page(f"{before}<div>{TITLE}{STAMP}<div>{TEXT}</div></div>{after}")


def _in_the_text(inside: str) -> bytes:
    return _page(f"<div>{TITLE}{STAMP}<div>{TEXT}{inside}{TEXT}</div></div>")


def _of_one_tag(tag: str, size: int) -> bytes:
    return _in_the_text(tag * (size // len(tag)))


def _json_ld(script: str) -> bytes:
    script = f'<script type="application/ld+json">{script}</script>'
    return _page(f"<div>{TITLE}{STAMP}{TEXT}</div>", head=script)


def _nested(tag: str, depth: int) -> bytes:
    opened = "".join(f"<{name}>" for name in tag.split()) * depth
    return _around(opened)


def _record(depth: int) -> str:
    return '{"@graph":[' * depth + '{"@type":"NewsArticle"}' + "]}" * depth


DATES = "25/10/2023 14:05 ngày 25 tháng 10 năm 2023, 2023-10-25; "

_SMALL: dict[str, Callable[[], bytes]] = {
    "nothing": bytes,
    "one byte": partial(bytes, 1),
    "nulls": partial(bytes, 10_000),
    "a mark of UTF-16 alone": partial(bytes.fromhex, "fffe"),
    "a mark of UTF-16 and half a letter": partial(bytes.fromhex, "fffe3c0000d8"),
    "a mark of UTF-8 alone": partial(bytes.fromhex, "efbbbf"),
    "an XML declaration": partial(bytes, b"<?xml version='1.0' encoding='utf-16'?>"),
    "a doctype that never ends": lambda: b"<!DOCTYPE " + b"x" * 100_000,
    "a comment that never ends": lambda: b"<!--" + b"- " * 100_000,
    "one letter": "ộ".encode,
    "surrogates in UTF-8": lambda: b"<p>\xed\xa0\x80\xed\xb0\x80 Tin</p>" * 100,
    "a charset of no text": lambda: b"<meta charset=hex><p>\xff\xfe\xff</p>",
    "a charset that is long": lambda: b"<meta charset='" + b"x" * 5000 + b"'>\xff",
    "an address that is none": lambda: _in_the_text(
        "<a href='http://[::1/a.pdf'>a.pdf</a><a href='http://[x]/tep.pdf?file=a.pdf'>Tệp</a>"
        "<iframe src='//[/?url=http://[/a.pdf'></iframe><a href='http://a:b:c/a.pdf'>b.pdf</a>"
    ),
    "an hour that is none": lambda: _around("", "<p>Ngày đăng: 25/10/2023 99:99:99</p>"),
    "a year that is none": lambda: _around("<p>Ngày đăng: 0001-01-01T00:00:00+14:00</p>"),
    "marks out of their order": lambda: _in_the_text("<p>a" + "\u0302\u0323" * 2000),
    "a linked number of many digits": lambda: _in_the_text(f"<a href='/x'>{'1' * 2000}</a>"),
    "a class of many hyphens": lambda: _page(
        f"<div>{TITLE}{STAMP}{TEXT}<p class='{'a-' * 1000}'>Minh Tâm</p></div>"
    ),
    "headings that nobody closed": lambda: _around("<h1>" * 300),
    "a line of tools without end": lambda: _in_the_text("<p>" + "a " * 59 + "!"),
    "30,000 attributes": lambda: _around(
        "<div " + " ".join(f"a{n}='>'" for n in range(30_000)) + ">"
    ),
    "30,000 attributes without values": lambda: _around(
        "<div x=b' " + " ".join(f"a{n}" for n in range(30_000)) + ">"
    ),
    "JSON that is deep": lambda: _json_ld("[" * 100_000),
    "JSON-LD that is deep": lambda: _json_ld(_record(900)),
    "JSON-LD that is deeper": lambda: _json_ld(_record(20_000)),
    "JSON-LD of NaN": lambda: _json_ld('{"@type":["NewsArticle",NaN,{}],"headline":[[]]}'),
    "JSON-LD of a number": lambda: _json_ld(
        '{"@type":"NewsArticle","headline":' + "9" * 9000 + "}"
    ),
    "JSON-LD of dates that are none": lambda: _json_ld(
        '{"@type":"Article","datePublished":"9999-12-31T23:59:59-23:59","dateModified":{"a":1}}'
    ),
}

_LARGE: dict[str, Callable[[], bytes]] = {
    **{
        f"{depth:,} nested <{tag}>": partial(_nested, tag, depth)
        for tag in ("div", "span", "font", "table tr td", "ul li", "b", "a", "blockquote", "h1")
        for depth in (300, 10_000)
    },
    "nested lists around the text": lambda: _page(
        "<ul><li>" * 5000 + TITLE + STAMP + TEXT + "</li></ul>" * 5000
    ),
    "nested lists in the text": lambda: _in_the_text(
        "".join(f"<ul><li>Việc {n}" for n in range(5000))
    ),
    "nested tables in the text": lambda: _in_the_text("<table><tr><td>Ô<td>" * 5000),
    "nested tools": lambda: _in_the_text("<div class='share tools'>" * 5000 + "Chia sẻ"),
    "nested related lists": lambda: _around("", "<div class='tin-lien-quan'>" * 5000 + TEXT),
    "nested in a class of tools": lambda: _page("<div class='tool'>" * 3000 + TITLE + STAMP + TEXT),
    "nested articles": lambda: _page("<article><header>" * 3000 + TITLE + STAMP + TEXT),
    "nested with text at every depth": lambda: _page(
        TITLE + STAMP + "<div><p>Sở đã họp bàn việc cải cách hành chính và giao việc.</p>" * 5000
    ),
    "headline and text far apart": lambda: _page(
        "<div>" * 3000 + TITLE + "</div>" * 2999 + "<div>" * 3000 + TEXT
    ),
    **{
        f"a million {tag}": partial(_in_the_text, tag * MEGABYTE) for tag in ("<br>", "<a>", "<td>")
    },
    **{
        f"100,000 {tag}": partial(_in_the_text, tag * 100_000)
        for tag in (
            "<p>",
            "<p>Tin",
            "<li><a href='/tin'>Tin</a>",
            "<a href='a.pdf'>a.pdf</a>",
            "<a href='/'>Tin</a>",
            "<img src='a.png'>",
            "<b>",
            "<script>",
            "</div>",
            "<iframe src='a.pdf'></iframe>",
            "<table>",
            "<tr><td>1<td>2",
            "<meta name='a' content='b'>",
            "<title>Tin</title>",
            "<span class='title'>Tin mới</span>",
            "<time datetime='2023-10-25'>",
            "<p itemprop='datePublished'>25/10/2023</p>",
            "<footer>",
            "<!---->",
            "<svg>",
            "<object>",
            "<noscript>",
            "<option>",
        )
    },
    "10,000 headings": lambda: _page(
        "".join(f"<h2>Tin thứ {n} về cải cách hành chính</h2>" for n in range(10_000)) + TEXT
    ),
    "10,000 headings as the title": lambda: _page((TITLE + STAMP) * 10_000 + TEXT),
    "10,000 headings with texts": lambda: _page((TITLE + STAMP + TEXT) * 3_000),
    "10,000 lines of a word": lambda: _in_the_text("<p>Tin</p>" * 10_000),
    "10,000 lines of a word alone": lambda: _page(TITLE + "<p>Tin</p>" * 10_000),
    "10,000 lines of stamps": lambda: _page(TITLE + STAMP * 10_000 + TEXT),
    "10,000 lines of tools": lambda: _page(TITLE + "<p>In bài viết</p>" * 10_000 + TEXT),
    "10,000 lines of tools in boxes": lambda: _page(
        TITLE + "".join(f"<div class='share-{n}'><p>In {n}</p></div>" for n in range(10_000)) + TEXT
    ),
    "10,000 trails": lambda: _around(
        "".join(f"<div class='breadcrumb x{n}'>Tin</div>" for n in range(10_000))
    ),
    "10,000 different lines": lambda: _in_the_text(
        "".join(f"<p>Dòng thứ {n}, ngày 25/10/2023 xem {n} lượt</p>" for n in range(10_000))
    ),
    "a line of 5 MB without spaces": lambda: _in_the_text("<p>" + "ă" * 2_500_000),
    "a line of 5 MB of ASCII without spaces": lambda: _in_the_text("<p>" + "a" * 5_000_000),
    "a line of 5 MB of spaces": lambda: _in_the_text("<p>a" + " " * 5_000_000 + "b"),
    "a link of 1 MB of spaces": lambda: _in_the_text(
        "<a href='/tai?id=1'>a" + " " * 1_000_000 + "b</a>"
    ),
    "a link of 100 KB of spaces": lambda: _in_the_text(
        "<a href='/tai?id=1'>a" + " " * 100_000 + "b</a>"
    ),
    "a link of 5 MB": lambda: _in_the_text("<a href='/tai.pdf'>" + "tệp (" * 1_000_000 + "</a>"),
    "an address of 5 MB": lambda: _in_the_text(
        "<a href='/tai?a=" + "a=.pdf&" * 700_000 + "'>x</a>"
    ),
    "an address of 1 MB of slashes": lambda: _in_the_text(
        "<a href='" + "../" * 300_000 + "a.pdf'>x</a>"
    ),
    "a link of 1 MB of digits": lambda: _in_the_text(f"<p><a href='/x'>{'1' * MEGABYTE}</a></p>"),
    "a paragraph's class of 1 MB of hyphens": lambda: _page(
        f"<div>{TITLE}{STAMP}{TEXT}<p class='{'a-' * 500_000}'>Minh Tâm</p></div>"
    ),
    "a file's class of 1 MB of hyphens": lambda: _in_the_text(
        f"<p class='{'a-' * 500_000}'><a href='/tin-2'>Tin mới của Sở</a></p>"
    ),
    "1,000 headings that nobody closed": lambda: _around("<h1>" * 1000),
    "1,000 paragraphs that nobody closed in headings": lambda: _around("<h1><p>" * 1000),
    "a line of 1 MB of words": lambda: _in_the_text("<p>" + "việc " * 200_000),
    "a line of 1 MB of digits": lambda: _in_the_text("<p>" + "1" * 1_000_000),
    "a line of 1 MB of dots": lambda: _in_the_text("<p>" + "." * 1_000_000),
    "a line of marks out of their order": lambda: _in_the_text("<p>a" + "\u0302\u0323" * 10_000),
    "a line of 1 MB of one mark": lambda: _in_the_text("<p>a" + "\u0301" * 500_000),
    "a line of marks of many kinds": lambda: _in_the_text(
        "<p>a" + "\u0345\u0301\u0323\u0302" * 5_000
    ),
    "a line of 5 MB of lines": lambda: _in_the_text("<p>" + "\r\n" * 2_500_000),
    "a line of TCVN3": lambda: _in_the_text("<p>" + "ñy ban nh©n d©n tØnh " * 40_000),
    "a line of signs of TCVN3": lambda: _in_the_text("<p>" + "µ" * 400_000),
    "a line of signs of VNI": lambda: _in_the_text("<p>" + "ø ï " * 200_000),
    "a line of mojibake": lambda: _in_the_text("<p>" + "Cáº£i cÃ¡ch " * 100_000),
    "a line of the signs of mojibake": lambda: _in_the_text("<p>" + "á» áº â€ " * 100_000),
    "a line of raw bytes": lambda: _around("") + b"\xe1\xbb\xff\xc3" * 250_000,
    "a line of raw bytes and letters": lambda: _around("") + b"\xe1 ti\xe1\xba\xbfng " * 100_000,
    "thousands of dates in a line": lambda: _in_the_text("<p>" + DATES * 20_000),
    "thousands of dates in a stamp": lambda: _page(
        f"<div>{TITLE}<p class='date'>{DATES * 20_000}</p>{TEXT}</div>"
    ),
    "thousands of dates in microdata": lambda: _page(
        f"<div>{TITLE}<p itemprop='datePublished'>{'99/99/9999 ' * 100_000}</p>{TEXT}</div>"
    ),
    "a million spaces in microdata": lambda: _page(
        f"<div>{TITLE}<p itemprop='datePublished'>25{' ' * 1_000_000}/10/2023</p>{TEXT}</div>"
    ),
    "an attribute of 5 MB": lambda: _around("<div class='" + "a" * 5_000_000 + "'>"),
    "an attribute of 5 MB of words": lambda: _around("<div class='" + "tin-khac " * 500_000 + "'>"),
    "an attribute of 1 MB of hyphens": lambda: _in_the_text(
        "<div class='" + "-" * 1_000_000 + "'><p>Sở đã họp bàn việc cải cách hành chính.</p></div>"
    ),
    "an attribute of 1 MB of letters and hyphens": lambda: _in_the_text(
        "<div class='" + "a-" * 500_000 + "'><p>Sở đã họp bàn việc cải cách hành chính.</p></div>"
    ),
    "an attribute of 100 KB of hyphens at the end": lambda: _page(
        f"<div>{TITLE}<div class='{'a-' * 50_000}'>{TEXT}<p>Minh Tâm</p></div></div>"
    ),
    "an attribute of 100 KB of a's": lambda: _page(
        f"<div>{TITLE}<div class='{'a' * 100_000}'>{TEXT}<p>Minh Tâm</p></div></div>"
    ),
    "a style of 1 MB": lambda: _in_the_text("<p style='" + "display: none " * 80_000 + "'>x</p>"),
    "100,000 attributes": lambda: _around(
        "<div " + " ".join(f"a{n}='{n}'" for n in range(100_000)) + ">"
    ),
    "an id of trails": lambda: _around("<div id='" + "breadcrumb " * 100_000 + "'>Tin</div>"),
    "classes without their quotes": lambda: _around("<div class='" * 100_000),
    "classes cut in the middle": lambda: _around("class='bread" * 100_000),
    "classes of half a name": lambda: _around("class='" + "bread" * 200_000),
    "tags without their ends": lambda: _in_the_text("<" * 1_000_000),
    "tags without their beginnings": lambda: _in_the_text(">" * 1_000_000),
    "half tags": lambda: _in_the_text("<a" * 500_000),
    "half comments": lambda: _in_the_text("<!--" * 250_000),
    "half metas of a charset": lambda: b"<meta " * 100_000 + b"\xff\xe1",
    "entities": lambda: _in_the_text("<p>" + "&amp;" * 300_000 + "#225;"),
    "entities of many rounds": lambda: _in_the_text("<p>" + "&amp;amp;amp;#225;" * 60_000),
    "entities without their ends": lambda: _in_the_text(
        "<p>" + "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" * 30_000
    ),
    "entities that grow": lambda: (
        b"<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'>"
        + b"".join(b"<!ENTITY %c '%s'>" % (97 + n, b"&%c;" % (96 + n) * 10) for n in range(1, 12))
        + b"]><h1>&l;</h1>"
        + _in_the_text("&l;" * 100)
    ),
    "JSON-LD of 50 MB": lambda: _json_ld('{"a":"' + "a" * 50_000_000 + '"}'),
    "JSON-LD of 190 KB": lambda: _json_ld("[" + '{"@type":"Article"},' * 9_000 + "{}]"),
    "a thousand JSON-LDs of 190 KB": lambda: _page(
        f"<div>{TITLE}{STAMP}{TEXT}</div>",
        head=('<script type="application/ld+json">[' + "1," * 90_000 + "1]</script>") * 50,
    ),
    "a title of 5 MB": lambda: _page(
        f"<div>{TITLE}{STAMP}{TEXT}</div>", head="<title>" + "Sở họp - " * 500_000 + "</title>"
    ),
    "a title of 1 MB of spaces": lambda: _page(
        f"<div>{TITLE}{STAMP}{TEXT}</div>", head="<title>a" + " \u00a0" * 400_000 + "b</title>"
    ),
    "an og:title of 1 MB of seams": lambda: _page(
        f"<div>{TITLE}{STAMP}{TEXT}</div>",
        head="<meta property='og:title' content='" + "- >" * 300_000 + "'>",
    ),
    "a headline of 1 MB": lambda: _page("<h1>" + "Sở họp " * 100_000 + "</h1>" + STAMP + TEXT),
    "a headline of 1 MB without spaces": lambda: _page("<h1>" + "a" * MEGABYTE + "</h1>" + TEXT),
}

_LARGEST: dict[str, Callable[[], bytes]] = {
    f"50 MB of {tag}": partial(_of_one_tag, tag, 50_000_000)
    for tag in ("<br>", "<p>", "<div>", "<b>", "<td>", "</p>", "<a href='/'>", "<p>Tin</p>")
} | {
    "50 MB of letters": lambda: _in_the_text("<p>" + "a" * 50_000_000),
    "50 MB of nulls": lambda: _around("") + bytes(50_000_000),
}


def giants(*, largest: bool = True) -> Iterator[tuple[str, bytes]]:
    """Pages of too much of one thing, made one after the other."""
    for name, make in {**_SMALL, **_LARGE, **(_LARGEST if largest else {})}.items():
        yield name, make()


def small_giants() -> Iterator[tuple[str, bytes]]:
    """Those that are read in a moment."""
    for name, make in _SMALL.items():
        yield name, make()
