"""Crawls into a corpus: brought up to date, limited, resumed; every loss has its reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_nlp.corpus.exchange import export, import_files
from cchc_nlp.corpus.gathering import crawl
from cchc_nlp.corpus.ledger import build_ledger
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.crawling.fetching import Fetcher
from cchc_nlp.errors import CorpusBusy, CrawlError, Unreachable
from cchc_nlp.records import Period

from ..crawling.conftest import Pages, Site, serve  # noqa: F401

Serve = Callable[[Pages], Site]
HEAD = '<html><head><meta name="generator" content="NukeViet v4.5"></head><body>'


def page(body: str) -> tuple[int, dict[str, str], bytes]:
    return 200, {}, f"{HEAD}{body}</body></html>".encode()


def listing(*items: tuple[int, str], after: str = "") -> tuple[int, dict[str, str], bytes]:
    rows = "".join(
        f'<div class="news_column"><div class="panel-body"><h3><a href="/tin-{n}.html">T</a></h3>'
        f'<ul class="list-inline"><li>{day}</li></ul></div></div>'
        for n, day in items
    )
    pages = f'<ul class="pagination"><li><a href="{after}">2</a></li></ul>' if after else ""
    return page(rows + pages)


def news(number: int) -> tuple[int, dict[str, str], bytes]:
    return page(
        f'<div itemtype="http://schema.org/NewsArticle"><h1 class="title">Tin {number}</h1>'
        '<span itemprop="datePublished">2023-05-01T08:00:00+07:00</span>'
        f'<div id="news-bodyhtml"><p>Nội dung riêng của tin số {number}.</p></div></div>'
    )


def run(site: Site, corpus: Path, **options: object) -> list[str]:
    """Crawl, and give the paths that were asked for."""
    asked = len(site.asked)
    crawl([site.url + "/"], corpus, fetcher=Fetcher(delay=0), **options)  # type: ignore[arg-type]
    return site.asked[asked:]


def test_a_second_run_visits_lists_and_only_new_articles(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve({"/": listing((1, "01/05/2023")), "/tin-1.html": news(1), "/tin-2.html": news(2)})
    assert run(site, tmp_path / "c.db") == ["/robots.txt", "/", "/tin-1.html"]
    site.pages["/"] = listing((2, "02/05/2023"), (1, "01/05/2023"))
    assert run(site, tmp_path / "c.db") == ["/robots.txt", "/", "/tin-2.html"]
    with Corpus.open(tmp_path / "c.db") as corpus:
        assert {a.title for a in corpus.articles()} == {"Tin 1", "Tin 2"}
        assert corpus.connection.execute("SELECT count(*) FROM pages").fetchone()[0] == 4


def test_a_limit_of_pages_is_a_pause(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve({"/": listing((1, ""), (2, "")), "/tin-1.html": news(1), "/tin-2.html": news(2)})
    assert run(site, tmp_path / "c.db", max_pages=2) == ["/robots.txt", "/", "/tin-1.html"]
    assert run(site, tmp_path / "c.db") == ["/tin-2.html"]


def test_what_a_list_dates_outside_the_period_waits(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve({"/": listing((1, "01/05/2022"), (2, "")), "/tin-2.html": news(2)})
    since = Period(dt.date(2023, 1, 1), None)
    assert run(site, tmp_path / "c.db", period=since) == ["/robots.txt", "/", "/tin-2.html"]
    assert "/tin-1.html" not in run(site, tmp_path / "c.db", period=since)
    assert "/tin-1.html" in run(site, tmp_path / "c.db")


def test_a_failing_page_is_tried_again_and_a_missing_one_is_not(
    serve: Serve,  # noqa: F811
    tmp_path: Path,
) -> None:
    site = serve({"/": listing((1, ""), (2, "")), "/tin-1.html": (500, {}, b"")})
    crawled = crawl([site.url + "/"], tmp_path / "c.db", fetcher=Fetcher(delay=0))
    assert crawled.not_fetched == {"not_found": 1, "server_error": 1}
    site.pages |= {"/tin-1.html": news(1), "/tin-2.html": news(2)}
    crawled = crawl([site.url + "/"], tmp_path / "c.db", fetcher=Fetcher(delay=0))
    assert crawled.not_fetched == {"not_found": 1}
    assert crawled.articles == 1


def test_a_pager_that_leads_back_ends(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve(
        {
            "/": listing((1, ""), after="/page-2/"),
            "/page-2/": (302, {"Location": "/"}, b""),
            "/tin-1.html": news(1),
        }
    )
    crawled = crawl([site.url + "/"], tmp_path / "c.db", fetcher=Fetcher(delay=0))
    assert crawled.not_fetched == {"duplicate": 1}
    assert (crawled.lists, crawled.articles) == (1, 1)


def test_a_pager_without_an_end_is_left_after_three_pages_without_news(
    serve: Serve,  # noqa: F811
    tmp_path: Path,
) -> None:
    pages = {f"/page-{n}/": listing((1, ""), after=f"/page-{n + 1}/") for n in range(2, 30)}
    site = serve({"/": listing((1, ""), after="/page-2/"), "/tin-1.html": news(1), **pages})
    crawled = crawl([site.url + "/"], tmp_path / "c.db", fetcher=Fetcher(delay=0))
    assert (crawled.lists, crawled.articles) == (4, 1)
    assert crawled.not_fetched == {"nothing_new": 1}


def test_a_page_of_known_items_does_not_end_a_list(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    """The home page showed what stands on the first pages of a section."""
    site = serve(
        {
            "/": listing((1, ""), (2, ""), after="/muc/"),
            "/muc/": listing((1, ""), after="/muc/page-2/"),
            "/muc/page-2/": listing((2, ""), after="/muc/page-3/"),
            "/muc/page-3/": listing((3, "")),
            **{f"/tin-{n}.html": news(n) for n in (1, 2, 3)},
        }
    )
    crawled = crawl([site.url + "/"], tmp_path / "c.db", fetcher=Fetcher(delay=0))
    assert crawled.articles == 3


def test_an_unreachable_site_makes_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(Unreachable):
        crawl(["http://127.0.0.1:9/"], tmp_path / "c.db", fetcher=Fetcher(delay=0))
    assert not (tmp_path / "c.db").exists()


def test_nothing_to_crawl_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CrawlError, match="at least one"):
        crawl([], tmp_path / "c.db")


def test_a_second_crawl_at_the_same_time_is_refused(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve({"/": listing((1, "")), "/tin-1.html": news(1)})
    fetcher = Fetcher(delay=0)

    def crawl_too(*_: object) -> None:
        with pytest.raises(CorpusBusy, match="another crawl"):
            crawl([site.url + "/"], tmp_path / "c.db", fetcher=fetcher)

    crawl([site.url + "/"], tmp_path / "c.db", fetcher=fetcher, progress=crawl_too)
    assert run(site, tmp_path / "c.db") == ["/robots.txt", "/"]
    assert not list(tmp_path.glob("*.crawl"))


XHTML = b'<?xml version="1.0" encoding="utf-8"?>'


@pytest.mark.parametrize(
    "home",
    [
        b"",
        XHTML + b"<html><body></body></html>",
        b"<a href='http://[bad'>x</a>",
        b"<nav><a href=\"javascript:SubmitFormPost('/x.aspx?a\\u00')\">x</a></nav>",
    ],
    ids=["empty", "xhtml", "bad link", "bad escape"],
)
def test_a_broken_list_does_not_end_a_crawl(
    serve: Serve,  # noqa: F811
    tmp_path: Path,
    home: bytes,
) -> None:
    site = serve({"/": (200, {}, HEAD.encode() + home if home[:1] == b"<a" else home)})
    crawled = crawl([site.url + "/"], tmp_path / "c.db", fetcher=Fetcher(delay=0))
    assert (crawled.lists, crawled.articles) == (1, 0)


def test_an_article_in_xhtml_is_an_article(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    status, headers, body = news(1)
    site = serve({"/": listing((1, "")), "/tin-1.html": (status, headers, XHTML + body)})
    crawled = crawl([site.url + "/"], tmp_path / "c.db", fetcher=Fetcher(delay=0))
    assert (crawled.articles, crawled.rejected) == (1, {})


def test_a_bad_link_in_an_article_costs_nothing(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    status, headers, body = news(1)
    broken = body.replace(b"<p>", b"<p><a href='http://[bad.pdf'>x</a> ")
    site = serve({"/": listing((1, "")), "/tin-1.html": (status, headers, broken)})
    crawled = crawl([site.url + "/"], tmp_path / "c.db", fetcher=Fetcher(delay=0))
    assert (crawled.articles, crawled.rejected) == (1, {})


def test_a_bad_redirect_is_an_outcome(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve({"/": listing((1, "")), "/tin-1.html": (302, {"Location": "http://[::1"}, b"")})
    crawled = crawl([site.url + "/"], tmp_path / "c.db", fetcher=Fetcher(delay=0))
    assert crawled.not_fetched == {"bad_content": 1}


def test_a_crawl_that_stops_at_its_last_page_has_ended(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    pages = {f"/tin-{n}.html": news(7) for n in (1, 2)}
    site = serve({"/": listing((1, ""), (2, "")), **pages})
    run(site, tmp_path / "c.db", max_pages=3)
    with Corpus.open(tmp_path / "c.db") as corpus:
        assert sum(a.duplicate_of is not None for a in corpus.articles()) == 1
        assert not corpus.has_stale_duplicates()
        assert corpus.connection.execute("SELECT finished FROM runs").fetchone()[0]


def test_an_interrupted_run_takes_a_further_start_address(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve({"/": listing((1, "")), "/tin-1.html": news(1), "/muc/": listing((2, ""))})
    run(site, tmp_path / "c.db", max_pages=1)
    crawl([site.url + "/muc/"], tmp_path / "c.db", fetcher=Fetcher(delay=0))
    assert {"/muc/", "/tin-2.html"} <= set(site.asked)


def test_a_list_without_an_end_does_not_starve_its_articles(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    pages = {f"/trang-{n}/": listing((n, ""), after=f"/trang-{n + 1}/") for n in range(2, 40)}
    site = serve({"/": listing((1, ""), after="/trang-2/"), **pages})
    assert "/tin-1.html" in run(site, tmp_path / "c.db", max_pages=4)


def test_importing_a_corpus_s_own_export_keeps_its_ledger(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve({"/": listing((1, "")), "/tin-1.html": news(1)})
    run(site, tmp_path / "c.db")
    with Corpus.open(tmp_path / "c.db") as corpus:
        before = build_ledger(corpus)
        export(corpus, tmp_path / "a.jsonl")
        import_files([tmp_path / "a.jsonl"], corpus)
        assert build_ledger(corpus) == before
