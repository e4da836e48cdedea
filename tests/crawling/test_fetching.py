"""Fetching is polite and bounded, and says what went wrong in one line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cchc_nlp.crawling import bodies
from cchc_nlp.crawling.fetching import Fetcher, check_url
from cchc_nlp.errors import CrawlError, Unreachable

from .conftest import Pages, Site

Serve = Callable[[Pages], Site]


def test_bytes_arrive_as_they_are(serve: Serve) -> None:
    site = serve({"/": (200, {"Content-Type": "text/html"}, "Cải cách".encode())})
    answer = Fetcher(delay=0, trusted={"127.0.0.1"}).fetch(site.url + "/")
    assert (answer.status, answer.body.decode()) == (200, "Cải cách")


def test_redirects_on_the_host_are_followed_and_off_it_are_not(serve: Serve) -> None:
    other = serve({"/": (200, {}, b"other")})
    site = serve(
        {
            "/old": (301, {"Location": "/new"}, b""),
            "/new": (200, {}, b"new"),
            "/away": (302, {"Location": other.url + "/"}, b""),
        }
    )
    fetcher = Fetcher(delay=0, trusted={"127.0.0.1"})
    assert fetcher.fetch(site.url + "/old").url == site.url + "/new"
    answer = fetcher.fetch(site.url + "/away")
    assert (answer.status, answer.url) == (302, other.url + "/")
    assert other.asked == []


def test_a_circle_of_redirects_ends(serve: Serve) -> None:
    site = serve({"/a": (302, {"Location": "/b"}, b""), "/b": (302, {"Location": "/a"}, b"")})
    with pytest.raises(Unreachable, match="circle"):
        Fetcher(delay=0, trusted={"127.0.0.1"}).fetch(site.url + "/a")


def test_a_page_larger_than_the_limit_is_refused(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "MAX_BYTES", 1000)
    site = serve({"/": (200, {}, b"x" * 1001)})
    with pytest.raises(Unreachable, match="larger than"):
        Fetcher(delay=0, trusted={"127.0.0.1"}).fetch(site.url + "/")


def test_nobody_there_is_one_clear_line() -> None:
    with pytest.raises(Unreachable, match="the connection was refused; check the address"):
        Fetcher(delay=0, trusted={"127.0.0.1"}).fetch("http://127.0.0.1:9/")


def test_robots_are_asked_once_and_obeyed(serve: Serve) -> None:
    rules = b"\xef\xbb\xbfUser-agent: *\nDisallow: /search\nCrawl-delay: 0"
    site = serve({"/robots.txt": (200, {"Content-Type": "text/plain"}, rules)})
    fetcher = Fetcher(delay=0, trusted={"127.0.0.1"})
    assert not fetcher.allows(site.url + "/search?q=1")
    assert fetcher.allows(site.url + "/tin-tuc")
    assert site.asked == ["/robots.txt"]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False)])
def test_a_missing_robots_allows_and_a_failing_one_does_not(
    serve: Serve,
    status: int,
    allowed: bool,
) -> None:
    site = serve({"/robots.txt": (status, {}, b"")})
    assert Fetcher(delay=0, trusted={"127.0.0.1"}).allows(site.url + "/tin-tuc") is allowed


def test_html_in_place_of_robots_gives_no_rules(serve: Serve) -> None:
    page = b"<html>User-agent: *\nDisallow: /</html>"
    site = serve({"/robots.txt": (200, {}, page)})
    assert Fetcher(delay=0, trusted={"127.0.0.1"}).allows(site.url + "/tin-tuc")


@pytest.mark.parametrize(
    "url", ["so.example", "ftp://so.example/", "file:///etc/passwd", "http://"]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(CrawlError, match="not a web address"):
        check_url(url)
