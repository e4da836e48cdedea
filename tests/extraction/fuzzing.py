"""Pages as no server should send them: saved and written ones, broken on purpose.

`python -m tests.extraction.fuzzing N` reads N mutations of every page, and every giant once, as
its own portal's and as an unknown system's, and prints what came of them and which took longest.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import random
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from cchc_nlp.extraction.articles import extract_page
from cchc_nlp.portals.detection import detect
from cchc_nlp.records import TIME_ZONE, Article, Page, Rejection
from cchc_nlp.vietnamese.normalization import decode
from tests.article_pages import everything

PORTALS = Path(__file__).parent.parent / "portals"
FETCHED = dt.datetime(2024, 3, 11, 9, 21, 40, tzinfo=TIME_ZONE)
PATIENCE = 20  # seconds after which an input counts as one that hangs
SLOW = 500  # milliseconds
SEED = 20240311


@dataclass(frozen=True)
class Source:
    """A page to be broken."""

    name: str
    portal: str
    url: str
    content_type: str
    body: bytes


@cache
def saved_pages() -> tuple[Source, ...]:
    """The pages saved in `tests/portals`."""
    paths = sorted(PORTALS.glob("*/*.html"))
    return tuple(_saved(path, path.read_bytes()) for path in paths)


def _saved(path: Path, body: bytes) -> Source:
    name = f"{path.parent.name}/{path.stem}"
    return Source(name, detect(decode(body)).name, f"http://so.example/{name}", "text/html", body)


@cache
def written_pages() -> tuple[Source, ...]:
    """The pages printed by `tests/article_pages`."""
    return tuple(
        Source(f"{p.system}/{p.name}", p.portal or "generic", p.url, p.content_type, p.body)
        for p in everything.all_pages()
    )


def page_of(
    body: bytes,
    *,
    url: str = "http://so.example/tin-1",
    content_type: str = "text/html; charset=utf-8",
    portal: str = "",
) -> Page:
    """Bytes as a crawl would have stored them."""
    return Page(
        url=url,
        final_url=url,
        source="so.example",
        kind="article",
        status=200,
        content_type=content_type,
        fetched_at=FETCHED,
        sha256=hashlib.sha256(body).hexdigest(),
        body=body,
        portal=portal,
    )


# -- breaking a page ------------------------------------------------------------------------------

Mutation = Callable[[bytes, random.Random], bytes]


def _place(body: bytes, rng: random.Random) -> int:
    return rng.randrange(len(body) + 1)


def _stretch(body: bytes, rng: random.Random, longest: int = 4000) -> tuple[int, int]:
    start = _place(body, rng)
    return start, min(len(body), start + rng.randrange(1, longest))


def cut_off(body: bytes, rng: random.Random) -> bytes:
    return body[: _place(body, rng)]


def beginning_lost(body: bytes, rng: random.Random) -> bytes:
    return body[_place(body, rng) :]


def cut_in_a_tag(body: bytes, rng: random.Random) -> bytes:
    places = [place for place, byte in enumerate(body) if byte == ord("<")]
    return body[: rng.choice(places) + rng.randrange(1, 12)] if places else body


def cut_in_a_letter(body: bytes, rng: random.Random) -> bytes:
    places = [place for place, byte in enumerate(body) if byte >= 0xE1]
    return body[: rng.choice(places) + rng.randrange(1, 3)] if places else body


def stretch_lost(body: bytes, rng: random.Random) -> bytes:
    start, end = _stretch(body, rng)
    return body[:start] + body[end:]


def stretch_doubled(body: bytes, rng: random.Random) -> bytes:
    start, end = _stretch(body, rng)
    return body[:end] + body[start:end] * rng.choice((1, 1, 1, 20)) + body[end:]


def stretch_moved(body: bytes, rng: random.Random) -> bytes:
    start, end = _stretch(body, rng)
    rest = body[:start] + body[end:]
    place = _place(rest, rng)
    return rest[:place] + body[start:end] + rest[place:]


def stretch_reversed(body: bytes, rng: random.Random) -> bytes:
    start, end = _stretch(body, rng, 200)
    return body[:start] + body[start:end][::-1] + body[end:]


def page_doubled(body: bytes, rng: random.Random) -> bytes:
    return body * rng.choice((2, 3))


def _tags(body: bytes) -> list[tuple[int, int]]:
    found, start = [], body.find(b"<")
    while start >= 0:
        end = body.find(b">", start)
        if end < 0:
            break
        found.append((start, end + 1))
        start = body.find(b"<", end)
    return found


def _with_tags(body: bytes, change: Callable[[list[bytes]], None]) -> bytes:
    """The page with its tags changed, the text between them as it was."""
    tags = _tags(body)
    ends = [0, *(end for _, end in tags)]
    texts = [body[end:start] for end, (start, _) in zip(ends, tags, strict=False)]
    pieces = [body[start:end] for start, end in tags]
    change(pieces)
    between = b"".join(text + tag for text, tag in zip(texts, pieces, strict=True))
    return between + body[ends[-1] :]


def tags_dropped(body: bytes, rng: random.Random) -> bytes:
    share = rng.choice((0.02, 0.2, 0.7))

    def drop(tags: list[bytes]) -> None:
        tags[:] = [b"" if rng.random() < share else tag for tag in tags]

    return _with_tags(body, drop)


def tags_swapped(body: bytes, rng: random.Random) -> bytes:
    def swap(tags: list[bytes]) -> None:
        for _ in range(min(len(tags), rng.choice((2, 20, 200)))):
            one, other = rng.randrange(len(tags)), rng.randrange(len(tags))
            tags[one], tags[other] = tags[other], tags[one]

    return _with_tags(body, swap)


def tags_never_closed(body: bytes, rng: random.Random) -> bytes:
    def reopen(tags: list[bytes]) -> None:
        tags[:] = [b"" if tag.startswith(b"</") and rng.random() < 0.8 else tag for tag in tags]

    return _with_tags(body, reopen)


def attributes_cut(body: bytes, rng: random.Random) -> bytes:
    def cut(tags: list[bytes]) -> None:
        for place, tag in enumerate(tags):
            if b'"' in tag and rng.random() < 0.2:
                start = rng.randrange(tag.find(b'"'), len(tag))
                tags[place] = tag[:start] + rng.choice((b">", b"", b'">', b"'>"))

    return _with_tags(body, cut)


def classes_mixed(body: bytes, rng: random.Random) -> bytes:
    """Values of attributes on other elements: selectors find what they never meant."""
    values = [piece for piece in body.split(b'"')[1::2] if len(piece) < 60]
    pieces = body.split(b'"')
    for place in range(1, len(pieces), 2):
        if values and rng.random() < 0.3:
            pieces[place] = rng.choice(values)
    return b'"'.join(pieces)


def bytes_flipped(body: bytes, rng: random.Random) -> bytes:
    flipped = bytearray(body)
    for _ in range(min(len(flipped), rng.choice((1, 10, 100, 1000)))):
        flipped[rng.randrange(len(flipped))] = rng.randrange(256)
    return bytes(flipped)


def null_bytes(body: bytes, rng: random.Random) -> bytes:
    changed = bytearray(body)
    for _ in range(rng.choice((1, 30, 300))):
        changed.insert(rng.randrange(len(changed) + 1), 0)
    return bytes(changed)


def nested(body: bytes, rng: random.Random) -> bytes:
    tag = rng.choice((b"div", b"span", b"font", b"table><tr><td", b"ul><li", b"b", b"a", b"form"))
    depth = rng.choice((30, 300, 300, 10_000))
    place = rng.choice((0, body.find(b"<body"), body.find(b"<h1"), _place(body, rng)))
    place = max(0, place)
    return body[:place] + b"<" + (tag + b"><") * depth + b"p>" + body[place:]


def unclosed(body: bytes, rng: random.Random) -> bytes:
    tag = rng.choice((b"<div class='tin-khac'>", b"<p>", b"<td>", b"<h1>", b"<!--", b"<script>"))
    place = _place(body, rng)
    return body[:place] + tag * 1000 + body[place:]


HOSTILE = (
    "a a " * 30,
    "chia sẻ " * 15,
    "In bài viết | Gửi mail | " * 5,
    "25/10/2023 " * 14,
    "ngày đăng ngày đăng " * 8,
    "1" * 119,
    "1.1.1." * 20,
    "." * 119,
    "(" * 119,
    "#a #b " * 19,
    "Tác giả: " * 14,
    "Nguồn: ( Theo " * 8,
    "- " * 59,
    "Thứ hai thứ ba " * 8,
    "Cập nhật lúc " * 9,
    "A A A. " * 3,
)


def hostile_lines(body: bytes, rng: random.Random) -> bytes:
    """Lines that patterns could go round and round in, among the page's own."""
    tags = [end for _, end in _tags(body)] or [0]
    for _ in range(rng.randrange(1, 20)):
        place = rng.choice(tags)
        line = rng.choice(HOSTILE)[: rng.randrange(20, 160)] + rng.choice(("", "!", " é", " 1"))
        body = body[:place] + f"<p>{line}</p>".encode() + body[place:]
        tags = [end if end <= place else end + len(line.encode()) + 7 for end in tags]
    return body


def words_to_numbers(body: bytes, rng: random.Random) -> bytes:
    """Dates and numbers that are none: 99/99/9999, years of nine digits."""
    changed = bytearray(body)
    for place, byte in enumerate(changed):
        if 0x30 <= byte <= 0x39 and rng.random() < 0.3:
            changed[place] = rng.choice(b"0123456789999")
    return bytes(changed)


def wrong_charset(body: bytes, rng: random.Random) -> bytes:
    text = body.decode("utf-8", "replace")
    charset = rng.choice(("utf-16", "utf-16-le", "cp1258", "latin-1", "utf-7", "utf-32", "gb18030"))
    return text.encode(charset, "replace")


def saved_twice(body: bytes, rng: random.Random) -> bytes:
    """UTF-8 that was read as windows-1252, once or twice."""
    for _ in range(rng.choice((1, 2, 3))):
        body = body.decode("cp1252", "replace").encode()
    return body


def escaped(body: bytes, rng: random.Random) -> bytes:
    amp = b"&amp;" * rng.choice((1, 2, 4))
    return body.replace(b"<", amp + b"lt;") if rng.random() < 0.5 else body.replace(b"&", amp)


MUTATIONS: tuple[Mutation, ...] = (
    cut_off,
    beginning_lost,
    cut_in_a_tag,
    cut_in_a_letter,
    stretch_lost,
    stretch_doubled,
    stretch_moved,
    stretch_reversed,
    page_doubled,
    tags_dropped,
    tags_swapped,
    tags_never_closed,
    attributes_cut,
    classes_mixed,
    bytes_flipped,
    null_bytes,
    nested,
    unclosed,
    hostile_lines,
    words_to_numbers,
    wrong_charset,
    saved_twice,
    escaped,
)


def mutated(body: bytes, seed: str) -> tuple[str, bytes]:
    """A page with one to three things broken, and which; the same for the same seed."""
    rng = random.Random(seed)
    chosen = [rng.choice(MUTATIONS) for _ in range(rng.choice((1, 1, 2, 3)))]
    for mutation in chosen:
        body = mutation(body, rng)
        if len(body) > 3_000_000:  # a doubling of a doubling
            break
    return "+".join(mutation.__name__ for mutation in chosen), body


# -- giants ---------------------------------------------------------------------------------------

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


# -- the long way ---------------------------------------------------------------------------------


class Hangs(BaseException):
    """An input took longer than anybody waits. No Exception: nothing on the way may catch it."""


@dataclass
class Count:
    """What came of the inputs."""

    inputs: int = 0
    articles: int = 0
    rejected: Counter[str] = None  # type: ignore[assignment]
    failed: list[str] = None  # type: ignore[assignment]
    slow: list[tuple[float, str]] = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        self.rejected, self.failed, self.slow = Counter(), [], []

    def read(self, name: str, page: Page, keep: Path | None) -> None:
        self.inputs += 1
        signal.alarm(PATIENCE)
        begun = time.perf_counter()
        failure = ""
        try:
            record = extract_page(page)
        except Exception:
            failure = traceback.format_exc(limit=-3)
        except Hangs:
            failure = "hangs\n" + traceback.format_exc(limit=-4)
        else:
            self._count(record)
        finally:
            signal.alarm(0)
        took = 1000 * (time.perf_counter() - begun)
        self.slow.append((took, name))
        if failure:
            self.failed.append(f"{name}\n{failure}")
        if failure or took > SLOW:
            sys.stderr.write(f"{took:7.0f} ms  {name} {failure.partition(chr(10))[0]}\n")
        if keep is not None and (failure or took > SLOW):
            (keep / f"{hashlib.sha256(page.body).hexdigest()[:12]}.html").write_bytes(page.body)

    def _count(self, record: Article | Rejection) -> None:
        if isinstance(record, Article):
            self.articles += 1
            json.dumps(record.to_dict())
        else:
            self.rejected[record.reason] += 1

    def told(self) -> str:
        self.slow.sort(reverse=True)
        reasons = " ".join(f"{reason}={n}" for reason, n in sorted(self.rejected.items()))
        slowest = "\n".join(f"  {took:7.0f} ms  {name}" for took, name in self.slow[:15])
        return (
            f"inputs {self.inputs}\narticles {self.articles}\nrejections {reasons}\n"
            f"exceptions {len(self.failed)}\nslower than {SLOW} ms: "
            f"{sum(took > SLOW for took, _ in self.slow)}\nslowest\n{slowest}"
        )


def _hang(*_: object) -> None:
    raise Hangs


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("n", type=int, help="mutations of every page")
    asked.add_argument("--seed", type=int, default=SEED)
    asked.add_argument("--giants", action=argparse.BooleanOptionalAction, default=True)
    asked.add_argument("--only", default="", help="giants and pages whose names hold this")
    asked.add_argument("--keep", type=Path, help="a folder for inputs that fail or are slow")
    asked = asked.parse_args()
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, _hang)
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
    count = Count()
    for source in (*saved_pages(), *written_pages()):
        for number in range(asked.n if asked.only in source.name else 0):
            seed = f"{asked.seed}-{source.name}-{number}"
            how, body = mutated(source.body, seed)
            for portal in dict.fromkeys((source.portal, "generic", "")):
                page = page_of(
                    body, url=source.url, content_type=source.content_type, portal=portal
                )
                count.read(f"{seed} {portal or 'detected'} {how}", page, asked.keep)
    if asked.giants:
        for name, body in giants():
            for portal in ("generic", "nukeviet") if asked.only in name else ():
                count.read(f"{name}, {portal}", page_of(body, portal=portal), asked.keep)
    sys.stdout.write("\n".join([*count.failed, count.told(), ""]))
    sys.exit(bool(count.failed))


if __name__ == "__main__":
    main()
