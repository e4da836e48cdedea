"""Feeds and sitemaps as portals serve them: what they lead to, and what is none."""

from __future__ import annotations

import gzip
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_nlp.crawling import feeds
from cchc_nlp.crawling.feeds import Feed, feed_links, read_feed, sitemap_lines
from cchc_nlp.portals.base import parse_html

URL = "http://so.example/rss/tin.rss"


def feed(text: str) -> Feed:
    found = read_feed(text.encode(), URL)
    assert found is not None
    return found


def rss(*items: str) -> str:
    return f"<rss version='2.0'><channel><link>http://so.example/</link>{''.join(items)}</channel></rss>"


def index(*names: str) -> str:
    entries = "".join(f"<sitemap><loc>/{name}</loc></sitemap>" for name in names)
    return f"<sitemapindex>{entries}</sitemapindex>"


# -- the kinds ----------------------------------------------------------------------------------


def test_rss_in_its_order_each_address_once() -> None:
    links = ("/tin-2.html", "tin-1.html", " http://so.example/tin-2.html\n")
    found = feed(rss(*(f"<item><title>t</title><link>{link}</link></item>" for link in links)))
    assert found == Feed(
        "rss", ("http://so.example/tin-2.html", "http://so.example/rss/tin-1.html")
    )


def test_rss_1_and_its_items_about() -> None:
    found = feed(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/"><channel rdf:about="http://so.example/"/>'
        '<item rdf:about="http://so.example/1"><link>http://so.example/1.html</link></item>'
        '<item rdf:about="http://so.example/2"/></rdf:RDF>'
    )
    assert found == Feed("rss", ("http://so.example/1.html", "http://so.example/2"))


def test_atom_and_the_page_after_it() -> None:
    found = feed(
        '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="/self"/>'
        '<link rel="next" href="?trang=2"/><entry><link rel="edit" href="/sua"/>'
        '<link rel="alternate" type="application/json" href="/1.json"/>'
        '<link rel="alternate" type="text/html" href="/tin-1"/><id>tag:so,1</id></entry>'
        '<entry><link href="/tin-2"/></entry></feed>'
    )
    pages = ("http://so.example/tin-1", "http://so.example/tin-2")
    assert found == Feed("atom", pages, ("http://so.example/rss/tin.rss?trang=2",))


def test_a_sitemap_without_its_pictures_and_its_home() -> None:
    found = feed(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">'
        "<url><loc>http://so.example/</loc></url>"
        "<url><loc>http://so.example/tin-1.html</loc><image:image><image:loc>"
        "http://so.example/anh</image:loc></image:image></url></urlset>"
    )
    assert found == Feed("sitemap", ("http://so.example/tin-1.html",))


@pytest.mark.parametrize(
    ("name", "is_kept"),
    [
        ("post-sitemap.xml", True),
        ("wp-sitemap-posts-post-1.xml", True),
        ("sitemap-vi.news.xml", True),
        ("sitemap.xml?page=2", True),
        ("sitemap-page-2.xml", True),
        ("page-sitemap.xml", False),
        ("sitemap-pages.xml", False),
        ("page-sitemap2.xml", False),
        ("wp-sitemap-posts-page-1.xml", False),
        ("wp-sitemap-users-1.xml", False),
        ("wp-sitemap-taxonomies-category-1.xml", False),
        ("sitemap-authors.xml", False),
        ("post_tag-sitemap.xml", False),
        ("image-sitemap-1.xml", False),
        ("product-sitemap.xml", False),
        ("sitemap-chuyen-muc.xml", False),
    ],
)
def test_an_index_without_what_holds_no_news(name: str, is_kept: bool) -> None:
    children = (f"http://so.example/{name}",) if is_kept else ()
    itself = "rss/tin.rss"
    assert feed(index(name, itself)) == Feed("sitemap_index", (), children)


def test_posts_of_wordpress_but_no_pages_and_categories() -> None:
    rows = [
        {"link": "http://so.example/bai-1/", "type": "post"},
        {"link": "http://so.example/bai-2/"},
        {"link": "http://so.example/gioi-thieu/", "type": "page"},
        {"link": "http://so.example/category/tin/", "taxonomy": "category", "count": 3},
    ]
    pages = ("http://so.example/bai-1/", "http://so.example/bai-2/")
    assert feed(json.dumps(rows)) == Feed("wp_json", pages)
    assert feed("[]") == Feed("wp_json", ())  # the page after the last


# -- links that are none ------------------------------------------------------------------------


def test_a_thumbnail_for_a_link_is_left_out() -> None:
    entries = (
        '<entry><link href="http://so.example/anh/tin-1.JPG"/></entry>'
        '<entry><link href="http://so.example/tin-2"/></entry>'
    )
    assert feed(f"<feed>{entries}</feed>").pages == ("http://so.example/tin-2",)


def test_a_permanent_id_stands_in_for_the_link() -> None:
    items = (
        "<item><link>/anh.png</link><guid>http://so.example/tin-1</guid></item>",
        "<item><guid isPermaLink='true'>http://so.example/tin-2</guid></item>",
        "<item><guid isPermaLink='false'>http://so.example/tin-3</guid></item>",
        "<item><guid>news_4</guid></item>",
    )
    assert feed(rss(*items)).pages == ("http://so.example/tin-1", "http://so.example/tin-2")


@pytest.mark.parametrize(
    "link",
    [
        "",
        " ",
        "http://[bad",
        "javascript:void(0)",
        "mailto:a@so.example",
        "/tep.pdf",
        "/a.docx?v=1",
    ],
)
def test_what_is_no_page_is_left_out(link: str) -> None:
    assert feed(rss(f"<item><link>{link}</link></item>")).pages == ()


def test_ampersands_raw_in_data_and_escaped_twice() -> None:
    links = ("/t?a=1&b=2", "/t?a=1&amp;b=3", "<![CDATA[/t?a=1&b=4]]>", "/t?a=1&amp;amp;b=5")
    found = feed(rss(*(f"<item><link>{link}</link></item>" for link in links)))
    assert found.pages == tuple(f"http://so.example/t?a=1&b={n}" for n in range(2, 6))


# -- bytes --------------------------------------------------------------------------------------

ONE = "<item><title>Cải cách</title><link>/tin-1</link></item>"
PAGE = ("http://so.example/tin-1",)


@pytest.mark.parametrize(
    "body",
    [
        b"\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>" + rss(ONE).encode(),
        b"\r\n\r\n <?xml version='1.0'?>" + rss(ONE).encode(),
        b"<?xml version='1.0' encoding='utf-16'?>" + rss(ONE).encode(),  # as ASP.NET declares it
        ("<?xml version='1.0' encoding='utf-16'?>" + rss(ONE)).encode("utf-16"),
        b"<?xml version='1.0' encoding='windows-1252'?>"
        + rss("<item><title>caf\u00e9</title><link>/tin-1</link></item>").encode("cp1252"),
        b"<?xml version='1.0' encoding='no-such'?>" + rss(ONE).encode(),
        rss(ONE).encode() + b"<!-- 12 queries in 0.3 seconds -->",
        b"<br />\n<b>Warning</b>: mysql in /var on line 3<br />" + rss(ONE).encode(),
        rss(ONE).encode().replace("ả".encode(), b"\xe1\xba\x0b"),
        rss(ONE, "<item><title>cut").encode().removesuffix(b"</channel></rss>"),
        rss(ONE).encode().replace(b"<title>", b"<media:x>1</media:x><title>&nbsp;&"),
        gzip.compress(rss(ONE).encode()),
        gzip.compress(rss(ONE).encode() + b" " * 9999)[:-12],
    ],
)
def test_a_feed_is_read_through_what_was_done_to_it(body: bytes) -> None:
    assert read_feed(body, URL) == Feed("rss", PAGE)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!DOCTYPE html><html><body><div id='root'></div></body></html>",
        b"<html><body><rss><item><link>/tin-1</link></item></rss></body></html>",
        b"<?xml version='1.0'?><svg><link>/tin-1</link></svg>",
        b"<rss",
        b"\x1f\x8bbroken",
        b'{"link": "/tin-1"}',
        b'[{"id": 1}]',
        b"[" * 100_000,
        b'[{"link": 12}]',
    ],
)
def test_what_is_no_feed_is_none(body: bytes) -> None:
    assert read_feed(body, URL) is None


def test_entities_are_not_expanded_and_files_not_read() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    dtd = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    start = time.process_time()
    found = feed(dtd + rss("<item><link>/&l11;&f;</link></item>", ONE))
    assert found.pages == ("http://so.example/&l11;&f;", *PAGE)
    assert time.process_time() - start < 1


def test_a_compressed_bomb_is_read_no_further_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MAX_BYTES", 10_000)
    late = "<item><link>/tin-2</link></item>"
    bomb = gzip.compress(rss(ONE, " " * 1_000_000, late).encode())
    assert read_feed(bomb, URL) == Feed("rss", PAGE)


# -- what pages and robots.txt name -------------------------------------------------------------


def test_the_feeds_of_a_page_without_those_of_comments() -> None:
    tree = parse_html(
        '<base href="/vi/"><link rel="Alternate" type="application/rss+xml" href="rss/">'
        '<link rel="alternate" type="application/atom+xml; charset=utf-8" href="/atom">'
        '<link rel="alternate" type="application/rss+xml" href="rss/">'
        '<link rel="alternate" type="application/rss+xml" href="/comments/feed/">'
        '<link rel="alternate" type="application/rss+xml" title="Dòng bình luận" href="/f2">'
        '<link rel="alternate" type="application/json" href="/wp-json/">'
        '<link rel="alternate" hreflang="en" href="/en/"><link rel="stylesheet" href="/a.css">'
        '<link rel="alternate" type="application/rss+xml"><link>'
    )
    assert feed_links(tree, "http://so.example/tin/") == [
        "http://so.example/vi/rss/",
        "http://so.example/atom",
    ]


def test_the_sitemaps_of_robots() -> None:
    robots = (
        "\ufeffSitemap: http://so.example/a.xml\r\nUser-agent: *\r\n# Sitemap: http://so.example/b"
        "\r\n  SITEMAP : https://so.example/c.xml # all\nSitemap: /relative.xml\nSitemap:\n"
        "Sitemap: http://so.example/a.xml"
    )
    assert sitemap_lines(robots) == ["http://so.example/a.xml", "https://so.example/c.xml"]
    assert sitemap_lines(f"<html>\n{robots}</html>") == []
    assert sitemap_lines("") == []


# -- whatever the bytes -------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        b"<rss>", b"<feed>", b"<urlset>", b"<sitemapindex>", b"<item>", b"<entry>", b"<url>",
        b"<loc>", b"</loc>", b"<link href='/a'/>", b"<link>", b"</link>", b"<guid>", b"http://[x",
        b"/tin-1", b"<!DOCTYPE rss [", b"<!ENTITY a '", b"&a;", b"<![CDATA[", b"]]>", b"<?xml ",
        b"encoding='utf-16'?>", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1f\x8b", b"[", b'{"link":',
    ]
)  # fmt: skip


def check(found: Feed | None) -> None:
    if found is not None:
        for group in (found.pages, found.children):
            assert len(set(group)) == len(group)
            assert all(link.startswith(("http://", "https://")) for link in group)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.binary(max_size=8), max_size=30).map(b"".join))
def test_no_bytes_are_too_broken(body: bytes) -> None:
    check(read_feed(body, URL))


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.sampled_from(["link", "type", "x"]), inner, max_size=3)
        ),
    )
)
def test_no_json_is_too_strange(value: object) -> None:
    check(read_feed(json.dumps(value).encode(), URL))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    assert all(line.startswith("http") for line in sitemap_lines(text))
    assert feed_links(parse_html(text), URL) == []
