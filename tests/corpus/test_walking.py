"""How lists are walked, left and walked again: nothing is missed, nothing is asked for in vain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cchc_nlp.corpus.gathering import PATIENCE, crawl
from cchc_nlp.corpus.health import Problem, source_health
from cchc_nlp.corpus.packing import unpacked
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.crawling.fetching import Answer, Fetcher
from cchc_nlp.errors import Unreachable
from cchc_nlp.records import Ledger, Period

from ..crawling.conftest import Pages, Site, serve  # noqa: F401
from .test_gathering import HEAD, listing, news, page

Serve = Callable[[Pages], Site]
Served = tuple[int, dict[str, str], bytes]


def section(count: int, *, size: int = 2, day: Callable[[int], str] = lambda _: "") -> Pages:
    """A list of `count` articles over pages of `size`, with its articles."""
    last = -(-count // size)
    pages: Pages = {f"/tin-{n}.html": news(n) for n in range(1, count + 1)}
    for number in range(1, last + 1):
        shown = range((number - 1) * size + 1, min(number * size, count) + 1)
        after = f"/page-{number + 1}/" if number < last else ""
        path = "/" if number == 1 else f"/page-{number}/"
        pages[path] = listing(*((n, day(n)) for n in shown), after=after)
    return pages


def run(site: Site, corpus: Path, **options: object) -> tuple[list[str], Ledger]:
    asked = len(site.asked)
    fetcher = Fetcher(delay=0, sleep=lambda _: None)
    ledger = crawl([site.url + "/"], corpus, fetcher=fetcher, **options)  # type: ignore[arg-type]
    return site.asked[asked:], ledger


def since(year: int) -> Period:
    return Period(dt.date(year, 1, 1), None)


def falling(number: int) -> str:
    return f"01/05/{2024 - number}"


def rising(number: int) -> str:
    return f"01/05/{2014 + number}"


def test_a_list_that_falls_in_time_is_left_where_the_period_ends(
    serve: Serve,  # noqa: F811
    tmp_path: Path,
) -> None:
    site = serve(section(20, day=falling))
    asked, ledger = run(site, tmp_path / "c.db", period=since(2020))
    assert "/page-4/" not in asked
    assert ledger.articles == 4
    assert ledger.not_fetched["outside_period"] > 0


def test_a_list_that_begins_with_the_oldest_is_walked_to_its_end(
    serve: Serve,  # noqa: F811
    tmp_path: Path,
) -> None:
    site = serve(section(9, day=rising))
    _, ledger = run(site, tmp_path / "c.db", period=since(2022))
    assert ledger.articles == 2


def test_a_list_without_dates_is_walked_to_its_end(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    _, ledger = run(serve(section(9)), tmp_path / "c.db", period=since(2024))
    assert ledger.articles == 9


def test_an_earlier_period_walks_on_where_a_later_one_stopped(
    serve: Serve,  # noqa: F811
    tmp_path: Path,
) -> None:
    site = serve(section(20, day=falling))
    run(site, tmp_path / "c.db", period=since(2020))
    _, ledger = run(site, tmp_path / "c.db", period=since(2010))
    assert ledger.articles == 14
    _, ledger = run(site, tmp_path / "c.db")
    assert ledger.articles == 20


def test_an_update_looks_at_the_first_pages_only(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve(section(40))
    run(site, tmp_path / "c.db")
    asked, _ = run(site, tmp_path / "c.db")
    assert asked == ["/robots.txt", "/", "/page-2/", "/page-3/"]


def test_a_page_that_failed_is_reached_again_by_the_next_run(
    serve: Serve,  # noqa: F811
    tmp_path: Path,
) -> None:
    """A list that broke off in the middle is not taken for one that was walked to its end."""
    site = serve(section(40))
    good = site.pages["/page-9/"]
    site.pages["/page-9/"] = (500, {}, b"")
    _, ledger = run(site, tmp_path / "c.db")
    assert (ledger.articles, ledger.not_fetched) == (16, {"server_error": 1})
    site.pages["/page-9/"] = good
    _, ledger = run(site, tmp_path / "c.db")
    assert (ledger.articles, ledger.not_fetched) == (40, {})


def test_a_page_that_fails_once_is_asked_again_in_the_same_run(
    serve: Serve,  # noqa: F811
    tmp_path: Path,
) -> None:
    site = serve(section(2))

    class Once(dict[str, Served]):
        def get(self, path: str, default: object = None) -> Served:  # type: ignore[override]
            if path == "/tin-1.html" and site.asked.count(path) == 1:
                return 500, {}, b""
            return super().get(path, default)  # type: ignore[arg-type, return-value]

    site.pages = Once(site.pages)
    _, ledger = run(site, tmp_path / "c.db")
    assert (ledger.articles, ledger.not_fetched) == (2, {})


def test_an_address_that_leads_to_a_known_article_is_its_alias(
    serve: Serve,  # noqa: F811
    tmp_path: Path,
) -> None:
    home = listing((1, ""))[2].replace(
        b"</body>",
        b'<div class="news_column"><div class="panel-body"><h3><a href="/tin-cu-8.html">T</a></h3>'
        b"</div></div></body>",
    )
    site = serve(
        {
            "/": (200, {}, home),
            "/tin-1.html": news(1),
            "/tin-cu-8.html": (301, {"Location": "/tin-1.html"}, b""),
        }
    )
    _, ledger = run(site, tmp_path / "c.db")
    assert (ledger.articles, ledger.not_fetched, ledger.aliases) == (1, {"duplicate": 1}, 1)
    with Corpus.open(tmp_path / "c.db") as corpus:
        [article] = corpus.articles()
    assert article.aliases == (site.url + "/tin-cu-8.html",)


@pytest.mark.parametrize(("title", "articles"), [("Tin 1", 1), ("Tin khác", 2)])
def test_a_canonical_address_is_a_hint_that_the_title_must_confirm(
    serve: Serve,  # noqa: F811
    tmp_path: Path,
    title: str,
    articles: int,
) -> None:
    status, headers, body = news(1)
    named = b'<head><link rel="canonical" href="/tin-1.html">'
    other = body.replace(b"<head>", named).replace(b"Tin 1", title.encode())
    pages = {"/tin-1.html": news(1), "/tin-2.html": (status, headers, other)}
    _, ledger = run(serve({"/": listing((1, ""), (2, "")), **pages}), tmp_path / "c.db")
    assert ledger.articles == articles


def test_a_changed_article_keeps_what_it_said(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve({"/": listing((1, "")), "/tin-1.html": recent("Bản đầu của tin.")})
    run(site, tmp_path / "c.db")
    site.pages["/tin-1.html"] = recent("Bản đã sửa của tin.")
    asked, _ = run(site, tmp_path / "c.db")
    assert "/tin-1.html" not in asked
    asked, ledger = run(site, tmp_path / "c.db", recheck_days=7)
    assert "/tin-1.html" in asked
    assert ledger.articles == 1
    with Corpus.open(tmp_path / "c.db") as corpus:
        assert [a.text for a in corpus.articles()] == ["Bản đã sửa của tin."]
        versions = corpus.connection.execute("SELECT text FROM versions").fetchall()
    assert [unpacked(row["text"]) for row in versions] == ["Bản đầu của tin."]


def test_a_counter_that_moves_is_no_change(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve({"/": listing((1, "")), "/tin-1.html": recent("Một bản.", views=1)})
    run(site, tmp_path / "c.db")
    site.pages["/tin-1.html"] = recent("Một bản.", views=2)
    run(site, tmp_path / "c.db", recheck_days=7)
    with Corpus.open(tmp_path / "c.db") as corpus:
        assert corpus.connection.execute("SELECT count(*) FROM versions").fetchone()[0] == 0


def recent(text: str, views: int = 0) -> Served:
    day = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    return page(
        f'<div itemtype="http://schema.org/NewsArticle"><h1 class="title">Tin</h1>'
        f'<span itemprop="datePublished">{day}</span><ul><li>Đã xem: {views}</li></ul>'
        f'<div id="news-bodyhtml"><p>{text}</p></div></div>'
    )


def test_a_list_that_says_it_has_not_changed_is_read_from_before(
    serve: Serve,  # noqa: F811
    tmp_path: Path,
) -> None:
    marked = {"ETag": '"1"'}
    pages = section(3)
    pages["/"] = (200, marked, pages["/"][2])
    site = serve(pages)
    run(site, tmp_path / "c.db")
    site.pages["/"] = (304, marked, b"")
    site.pages["/page-2/"] = listing((3, ""), (4, ""))
    site.pages["/tin-4.html"] = news(4)
    asked, ledger = run(site, tmp_path / "c.db")
    assert ledger.articles == 4
    assert "/page-2/" in asked


class Falling(Fetcher):
    """A fetcher whose host is gone after its list was read."""

    def fetch(self, url: str, **how: Any) -> Answer:
        if "/tin-" in url:
            raise Unreachable(f"{url}: no answer in time", reason="timeout")
        return super().fetch(url, **how)


def test_a_host_that_falls_silent_is_given_up_and_tried_the_next_day(
    serve: Serve,  # noqa: F811
    tmp_path: Path,
) -> None:
    site = serve(section(30, size=30))
    start, corpus = [site.url + "/"], tmp_path / "c.db"
    ledger = crawl(start, corpus, fetcher=Falling(delay=0, sleep=lambda _: None))
    assert ledger.not_fetched == {"timeout": 30}
    with Corpus.open(corpus) as opened:
        query = "SELECT count(*) FROM visits WHERE reason = 'timeout'"
        assert opened.connection.execute(query).fetchone()[0] == PATIENCE
    _, ledger = run(site, corpus)
    assert (ledger.articles, ledger.not_fetched) == (30, {})


def test_a_silent_host_takes_nothing_of_what_was_had(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    recents = {f"/tin-{n}.html": recent(f"Bản {n}.") for n in range(1, 11)}
    site = serve({**section(10, size=10), **recents})
    _, before = run(site, tmp_path / "c.db")
    fetcher = Falling(delay=0, sleep=lambda _: None)
    ledger = crawl([site.url + "/"], tmp_path / "c.db", fetcher=fetcher, recheck_days=7)
    assert ledger == before


def test_what_feeds_find_comes_after_what_lists_date(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    items = b"".join(b"<item><link>/tin-%d.html</link></item>" % n for n in (1, 9))
    feed = b"<rss><channel>" + items + b"</channel></rss>"
    head = '<link rel="alternate" type="application/rss+xml" href="/rss/">'
    undated = page('<div itemtype="http://schema.org/NewsArticle"><h1 class="title">Tin</h1>'
                   '<div id="news-bodyhtml"><p>Nội dung.</p></div></div>')  # fmt: skip
    home = listing((1, "02/05/2023"))[2].replace(HEAD.encode(), (HEAD + head).encode())
    pages = {"/": (200, {}, home), "/tin-1.html": undated, "/tin-9.html": undated}
    site = serve({**pages, "/rss/": (200, {"Content-Type": "application/rss+xml"}, feed)})
    asked, _ = run(site, tmp_path / "c.db")
    assert asked == ["/robots.txt", "/", "/tin-1.html", "/rss/", "/tin-9.html"]
    with Corpus.open(tmp_path / "c.db") as corpus:
        found = {a.url[-10:]: a.published_source for a in corpus.articles()}
    assert found == {"tin-1.html": "list", "tin-9.html": ""}  # feeds never date


def test_a_dead_site_costs_the_others_nothing(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve(section(3))
    fetcher = Fetcher(delay=0, sleep=lambda _: None)
    ledger = crawl(["http://127.0.0.1:9/", site.url + "/"], tmp_path / "c.db", fetcher=fetcher)
    assert (ledger.articles, ledger.not_fetched) == (3, {"unreachable": 1})


def test_a_base_on_another_host_leads_nowhere(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    other, site = serve(section(2)), serve(section(2))
    based = f'<head><base href="{other.url}/">'.encode()
    site.pages["/"] = (200, {}, site.pages["/"][2].replace(b"<head>", based))
    _, ledger = run(site, tmp_path / "c.db")
    assert ledger.articles == 0
    assert other.asked == []


def test_two_sites_are_asked_side_by_side(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    first, second = serve(section(6)), serve(section(4))
    fetcher = Fetcher(delay=0)
    ledger = crawl([first.url + "/", second.url + "/"], tmp_path / "c.db", fetcher=fetcher)
    assert ledger.articles == 10


def test_a_silent_source_and_a_repeated_page_look_broken(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    status, headers, body = news(7)
    same = {
        f"/tin-{n}.html": (status, headers, body.replace(b"2023-05", b"2023-%02d" % (n // 2 + 1)))
        for n in range(1, 21)
    }
    run(serve({**section(20), **same}), tmp_path / "c.db")
    with Corpus.open(tmp_path / "c.db") as corpus:
        [health] = source_health(corpus)
    repeated, silent = health.problems
    assert repeated == Problem("repeated", 20, 20)
    assert (silent.kind, silent.whole) == ("silent", 2)
    assert health.pace == 2


def test_a_source_that_gives_nothing_looks_broken(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    run(serve({"/": page("<p>Chào mừng</p>")}), tmp_path / "c.db")
    with Corpus.open(tmp_path / "c.db") as corpus:
        assert source_health(corpus)[0].problems == (Problem("none"),)
