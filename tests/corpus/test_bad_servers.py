"""One bad page, header or redirect costs itself and nothing else."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from cchc_nlp.corpus.gathering import crawl
from cchc_nlp.corpus.ledger import build_ledger
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.crawling.fetching import Fetcher
from cchc_nlp.records import Ledger

from ..crawling.conftest import Pages, Site, serve  # noqa: F401
from .test_gathering import HEAD, listing, news, page
from .test_walking import recent, run

Serve = Callable[[Pages], Site]
HOME = listing((1, ""), (2, ""))


@pytest.fixture
def raw() -> Iterator[Callable[[dict[str, bytes]], str]]:
    """Start a server that sends bytes as they are, without a word on its own: its address."""
    listeners: list[socket.socket] = []

    def start(answers: dict[str, bytes]) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)
        threading.Thread(target=answer_all, args=(listener, answers), daemon=True).start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    yield start
    for listener in listeners:
        listener.close()


def answer_all(listener: socket.socket, answers: dict[str, bytes]) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            with connection:
                asked = connection.recv(65536).split(b" ")
                path = asked[1].decode() if len(asked) > 1 else "/"
                connection.sendall(answers.get(path, whole(b"no", status=b"404 Not Found")))


def whole(body: bytes, *headers: bytes, status: bytes = b"200 OK") -> bytes:
    length = b"Content-Length: %d" % len(body)
    head = b"\r\n".join((b"HTTP/1.1 " + status, b"Content-Type: text/html", length, *headers))
    return head + b"\r\nConnection: close\r\n\r\n" + body


ZIPPED = gzip.compress(news(1)[2] * 30)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<html>", "server_error"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "server_error"),
        (b"", "server_error"),
        (b"rubbish\r\n\r\n", "server_error"),
        (whole(ZIPPED[: len(ZIPPED) // 2], b"Content-Encoding: gzip"), "bad_content"),
        (whole(b"x", b"Content-Encoding: br"), "bad_content"),
        (whole(b"x", b"Location: http://[::1", status=b"302 Found"), "bad_content"),
        (whole(b"", b"Location: /dang-nhap?ve=/tin-1.html", status=b"302 Found"), "excluded"),
        (whole(b"", b"Location: /noi-bo/tin-1.html", status=b"302 Found"), "robots"),
        (
            whole(b"", b"Retry-After: Fri, 31 Dec 99999 23:59:59 GMT", status=b"503 Busy"),
            "server_error",
        ),
        (whole(b"", b"Retry-After: " + b"9" * 5000, status=b"503 Busy"), "server_error"),
    ],
    ids=[
        "cut", "chunk", "nothing", "rubbish", "half a gzip", "brotli", "bad location", "login",
        "robots", "far retry", "long retry",
    ],
)  # fmt: skip
def test_a_bad_answer_has_its_outcome_and_costs_nothing_else(
    raw: Callable[[dict[str, bytes]], str], tmp_path: Path, answer: bytes, reason: str
) -> None:
    url = raw(
        {
            "/robots.txt": whole(b"User-agent: *\nDisallow: /noi-bo/"),
            "/": whole(HOME[2]),
            "/tin-1.html": answer,
            "/tin-2.html": whole(news(2)[2]),
        }
    )
    fetcher = Fetcher(delay=0, sleep=lambda _: None)
    ledger = crawl([url + "/"], tmp_path / "c.db", fetcher=fetcher)
    assert (ledger.articles, ledger.not_fetched) == (1, {reason: 1})


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (gzip.compress(news(1)[2][:200]) + gzip.compress(news(1)[2][200:]), b"gzip"),
        (news(1)[2], b"utf-8"),
        (news(1)[2], b"none"),
    ],
    ids=["two members", "a charset", "a word"],
)
def test_an_odd_encoding_is_read_whole(
    raw: Callable[[dict[str, bytes]], str], tmp_path: Path, body: bytes, encoding: bytes
) -> None:
    url = raw(
        {
            "/": whole(listing((1, ""))[2]),
            "/tin-1.html": whole(body, b"Content-Encoding: " + encoding),
        }
    )
    crawl([url + "/"], tmp_path / "c.db", fetcher=Fetcher(delay=0))
    with Corpus.open(tmp_path / "c.db") as corpus:
        assert [a.text for a in corpus.articles()] == ["Nội dung riêng của tin số 1."]


def items(*paths: str) -> tuple[int, dict[str, str], bytes]:
    links = (f'<h3><a href="{path}">T</a></h3>' for path in paths)
    rows = (
        f'<div class="news_column"><div class="panel-body">{link}</div></div>' for link in links
    )
    return page("".join(rows))


def test_two_addresses_of_one_that_no_list_shows_meet(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    away = (301, {"Location": "/tin-1.html"}, b"")
    pages = {"/": items("/a-5.html", "/b-6.html"), "/a-5.html": away, "/b-6.html": away}
    site = serve({**pages, "/tin-1.html": news(1)})
    _, ledger = run(site, tmp_path / "c.db")
    assert (ledger.articles, ledger.not_fetched) == (1, {"duplicate": 1})
    _, ledger = run(site, tmp_path / "c.db", recheck_days=10_000)
    assert (ledger.articles, ledger.not_fetched) == (1, {"duplicate": 1})


def test_an_article_that_is_none_any_more_stays_as_it_was(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve({"/": listing((1, "")), "/tin-1.html": recent("Bản đầu.")})
    run(site, tmp_path / "c.db")
    site.pages["/tin-1.html"] = page("<p>Bảo trì hệ thống</p>")
    _, ledger = run(site, tmp_path / "c.db", recheck_days=7)
    assert ledger.articles == 1


def test_an_article_keeps_its_id_when_its_site_changes_system(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    status, headers, body = recent("Một bản.")
    plain = body.replace(HEAD.encode(), b"<html><body>")
    site = serve({"/": listing((1, "")), "/tin-1.html": (status, headers, plain)})
    run(site, tmp_path / "c.db")
    site.pages["/tin-1.html"] = (status, headers, body)
    _, ledger = run(site, tmp_path / "c.db", recheck_days=7)
    assert ledger.articles == 1


def test_a_section_that_redirects_is_followed(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    menu = '<nav class="navbar"><a href="/tintuc">Tin tức</a></nav>'
    site = serve(
        {
            "/": page(menu),
            "/tintuc": (302, {"Location": "/tintuc/trang.html"}, b""),
            "/tintuc/trang.html": listing((1, "")),
            "/tin-1.html": news(1),
        }
    )
    _, ledger = run(site, tmp_path / "c.db")
    assert ledger.articles == 1


def test_a_list_that_fails_once_is_a_list_still(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve({"/": listing((1, "")), "/tin-1.html": news(1)})

    class Once(dict[str, tuple[int, dict[str, str], bytes]]):
        def get(self, path: str, default: object = None) -> tuple[int, dict[str, str], bytes]:  # type: ignore[override]
            if path == "/" and site.asked.count("/") == 1:
                return 500, {}, b""
            return super().get(path, default)  # type: ignore[arg-type, return-value]

    site.pages = Once(site.pages)
    _, ledger = run(site, tmp_path / "c.db")
    assert ledger.articles == 1


def test_an_item_that_is_not_visited_is_in_the_ledger(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    home = items(
        "/print/tin-1.html", "http://bao.example/tin-2.html", "/tin/tim-kiem-cuu-nan-3.html"
    )
    _, ledger = run(serve({"/": home, "/tin/tim-kiem-cuu-nan-3.html": news(3)}), tmp_path / "c.db")
    assert (ledger.articles, ledger.not_fetched) == (1, {"excluded": 1, "off_site": 1})


def test_what_a_menu_leads_to_and_a_list_shows_is_an_article(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    body = news(1)[2].replace(HEAD.encode(), b"<html><head></head><body>")
    plain = body.replace(b'id="news-bodyhtml"', b'itemprop="articleBody"')
    title = "Sở công bố danh mục thủ tục hành chính mới lần thứ"
    rows = "".join(f'<li><a href="/bai-{n}">{title} {n}</a> 0{n}/05/2023</li>' for n in (1, 2, 3))
    nav = '<nav><a href="/bai-1">Giới thiệu</a><a href="/muc">Tin tức</a></nav>'
    home = (200, {}, f"<html><body>{nav}</body></html>".encode())
    section = (200, {}, f"<html><body><ul>{rows}</ul></body></html>".encode())
    pages = {f"/bai-{n}": (200, {}, plain.replace(b"Tin 1", b"Tin %d" % n)) for n in (1, 2, 3)}
    _, ledger = run(serve({"/": home, "/muc": section, **pages}), tmp_path / "c.db")
    assert ledger.articles == 3


def test_sections_of_one_shape_are_all_visited(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    links = "".join(f'<a href="/index.php?cn={n}">Mục {n}</a>' for n in range(40))
    pages = {f"/index.php?cn={n}": page("<p>Đang cập nhật</p>") for n in range(39)}
    last = {"/index.php?cn=39": listing((1, "")), "/tin-1.html": news(1)}
    site = serve({"/": page(f'<nav class="navbar">{links}</nav>'), **pages, **last})
    _, ledger = run(site, tmp_path / "c.db")
    assert ledger.articles == 1


def test_an_update_finds_what_another_list_has_found_in_it(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    """Two lists show the same new articles: neither is left because of the other."""

    def pages(count: int) -> Pages:
        shown = list(range(count, 0, -1))
        table: Pages = {f"/tin-{n}.html": news(n) for n in shown}
        nav = '<nav class="navbar"><a href="/moi/">Mới</a><a href="/muc/">Mục</a></nav>'
        table["/"] = page(nav)
        for name, most in (("moi", 6), ("muc", count)):
            parts = [shown[:most][i : i + 2] for i in range(0, min(most, count), 2)]
            for number, part in enumerate(parts, 1):
                after = f"/{name}/page-{number + 1}/" if number < len(parts) else ""
                path = f"/{name}/" if number == 1 else f"/{name}/page-{number}/"
                table[path] = listing(*((n, "") for n in part), after=after)
        return table

    site = serve(pages(8))
    run(site, tmp_path / "c.db")
    site.pages = pages(24)
    _, ledger = run(site, tmp_path / "c.db")
    assert ledger.articles == 24


def test_a_bad_line_in_robots_costs_nothing(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    rules = b"Sitemap: http://[bad\nCrawl-delay: abc\nUser-agent: *\nDisallow:"
    site = serve({"/": listing((1, "")), "/tin-1.html": news(1)})
    site.pages["/robots.txt"] = (200, {"Content-Type": "text/plain"}, rules)
    _, ledger = run(site, tmp_path / "c.db")
    assert ledger.articles == 1


def test_the_ledger_adds_up_after_all_of_it(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    run(serve({"/": HOME, "/tin-1.html": news(1)}), tmp_path / "c.db")
    with Corpus.open(tmp_path / "c.db") as corpus:
        assert isinstance(build_ledger(corpus), Ledger)
