"""What was crawled when: a month without an article is a zero only if somebody looked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cchc_nlp.corpus.coverage import CHOSEN, FAILURES, Cell, build_coverage
from cchc_nlp.corpus.exchange import export, import_files
from cchc_nlp.corpus.gathering import crawl
from cchc_nlp.corpus.ledger import build_ledger
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.crawling.fetching import Fetcher
from cchc_nlp.errors import Unreachable
from cchc_nlp.records import TIME_ZONE, Period

from ..crawling.conftest import serve  # noqa: F401
from ..factories import article
from .test_gathering import Serve, listing, news

YEAR = Period(dt.date(2023, 1, 1), dt.date(2023, 12, 31))


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "c.db") as opened:
        yield opened


def run(
    corpus: Corpus,
    *,
    source: str = "so",
    since: str | None = None,
    until: str | None = None,
    visits: tuple[tuple[str, str, str], ...] = (("list", "2023-06-15", "ok"),),
    is_finished: bool = True,
) -> int:
    """A run written by hand; a visit is a page's name, its day and how it ended."""
    write = corpus.connection.execute
    write("INSERT OR IGNORE INTO sources (name, start_url) VALUES (?, 'http://so/')", (source,))
    first = visits[0][1] if visits else "2023-06-15"
    number = int(
        write(
            "INSERT INTO runs (sources, started, finished, since, until)"
            " VALUES (json_array(?), ?, ?, ?, ?)",
            (source, first, visits[-1][1] if is_finished and visits else None, since, until),
        ).lastrowid
        or 0
    )
    for name, day, reason in visits:
        kind = "article" if name.startswith("tin") else "list"
        page = int(name.partition("-")[2] or 1)
        address(corpus, f"{source}/{name}", kind=kind, source=source, number=number, page=page)
        write(
            "INSERT INTO visits (run, identity, at, reason) VALUES (?, ?, ?, ?)",
            (number, f"{source}/{name}", f"{day}T09:00:00+07:00", reason),
        )
    return number


def address(
    corpus: Corpus,
    name: str,
    *,
    kind: str = "article",
    source: str = "so",
    number: int = 1,
    page: int = 1,
    state: str = "fetched",
    reason: str = "",
    listed: str | None = None,
) -> None:
    corpus.connection.execute(
        "INSERT OR REPLACE INTO addresses (identity, url, source, kind, state, reason, run,"
        " found_in, page, listed_date) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (name, f"http://{name}", source, kind, state, reason, number, number, page, listed),
    )


def states(corpus: Corpus, *months: str, source: str = "so") -> list[str]:
    cells = {(c.source, c.month): c.state for c in build_coverage(corpus, period=YEAR).cells}
    return [cells[source, f"2023-{month}"] for month in months]


# -- states -------------------------------------------------------------------------------------


def test_months_before_a_visit_are_whole_and_those_after_it_unknown(corpus: Corpus) -> None:
    run(corpus)
    assert states(corpus, "01", "05", "06", "07") == [
        "crawled", "crawled", "partial", "not_crawled",
    ]  # fmt: skip


def test_the_period_that_was_wanted_cuts(corpus: Corpus) -> None:
    run(corpus, since="2023-02-10", until="2023-04-30")
    assert states(corpus, "01", "02", "03", "04", "05") == [
        "not_crawled", "partial", "crawled", "crawled", "not_crawled",
    ]  # fmt: skip


def test_a_month_is_whole_only_if_the_lists_were_read_after_its_end(corpus: Corpus) -> None:
    """The run began on the last of May and ended in June: what was published that evening?"""
    run(corpus, visits=(("list", "2023-05-31", "ok"), ("list-2", "2023-06-02", "ok")))
    assert states(corpus, "04", "05", "06", "07") == [
        "crawled", "partial", "partial", "not_crawled",
    ]  # fmt: skip


def test_a_run_that_did_not_finish_is_a_part(corpus: Corpus) -> None:
    run(corpus, is_finished=False)
    assert states(corpus, "04", "07") == ["partial", "not_crawled"]


@pytest.mark.parametrize(
    ("name", "reason", "state"),
    [
        ("list-2", "server_error", "partial"),
        ("list-2", "timeout", "partial"),
        ("list-2", "not_found", "partial"),  # a pager that breaks off
        ("muc", "blocked", "partial"),
        ("muc", "not_found", "crawled"),  # a menu that leads nowhere
        ("muc", "soft_404", "crawled"),
        ("muc", "not_modified", "crawled"),
        ("muc", "duplicate", "crawled"),
        ("tin-1", "server_error", "crawled"),  # an article, counted as failed
    ],
)
def test_a_list_that_fails_leaves_a_gap(corpus: Corpus, name: str, reason: str, state: str) -> None:
    run(corpus, visits=(("list", "2023-06-15", "ok"), (name, "2023-06-15", reason)))
    assert states(corpus, "04") == [state]


def test_a_list_that_was_had_at_the_second_try_leaves_none(corpus: Corpus) -> None:
    tries = (("muc", "2023-06-15", "timeout"), ("muc", "2023-06-15", "ok"))
    run(corpus, visits=(("list", "2023-06-15", "ok"), *tries))
    assert states(corpus, "04") == ["crawled"]


@pytest.mark.parametrize(
    ("state", "reason", "expected"),
    [
        ("pending", "", "partial"),
        ("not_fetched", "dead_host", "partial"),  # given up without being asked
        ("not_fetched", "nothing_new", "crawled"),
        ("not_fetched", "outside_period", "crawled"),
    ],
)
def test_a_list_that_was_not_asked_for(
    corpus: Corpus, state: str, reason: str, expected: str
) -> None:
    run(corpus)
    address(corpus, "so/list-2", kind="list", page=2, state=state, reason=reason)
    assert states(corpus, "04") == [expected]


@pytest.mark.parametrize("reason", ["robots", "timeout", "server_error"])
def test_a_run_in_which_no_list_was_had_saw_nothing(corpus: Corpus, reason: str) -> None:
    run(corpus, visits=(("list", "2023-06-15", reason),))
    assert states(corpus, "04") == ["not_crawled"]


def test_the_best_of_all_runs_counts(corpus: Corpus) -> None:
    run(corpus, since="2023-02-01", visits=(("list", "2023-03-10", "ok"),))
    run(corpus, since="2023-03-05", visits=(("list", "2023-06-15", "ok"),))
    assert states(corpus, "01", "02", "03", "04") == [
        "not_crawled", "crawled", "partial", "crawled",
    ]  # fmt: skip


def test_a_run_of_one_source_says_nothing_of_another(corpus: Corpus) -> None:
    run(corpus, source="so")
    run(corpus, source="huyen", since="2023-05-01")
    assert states(corpus, "03", source="so") == ["crawled"]
    assert states(corpus, "03", source="huyen") == ["not_crawled"]


def test_what_is_known_from_files_only_has_no_zeros(corpus: Corpus) -> None:
    corpus.add_articles([article("a", source="tin.csv")])
    assert states(corpus, "03", "04", source="tin.csv") == ["imported", "imported"]


def test_a_source_that_was_crawled_and_imported(corpus: Corpus) -> None:
    """Each month has the state of what is known best of it."""
    run(corpus, since="2023-05-01")
    corpus.add_articles(
        article(f"a{month}", source="so", published=dt.datetime(2023, month, 2, tzinfo=TIME_ZONE))
        for month in (3, 5)
    )
    assert states(corpus, "03", "04", "05") == ["imported", "not_crawled", "crawled"]


def test_a_run_of_the_first_schema_kept_no_visits(corpus: Corpus) -> None:
    number = run(corpus, visits=())
    corpus.connection.execute("UPDATE runs SET finished = '2023-06-20T10:00:00+07:00'")
    assert states(corpus, "04") == ["not_crawled"]
    address(corpus, "so/list", kind="list", number=number)
    assert states(corpus, "05", "06", "07") == ["crawled", "partial", "not_crawled"]


# -- numbers ------------------------------------------------------------------------------------


def test_articles_and_failed_addresses_stand_in_their_months(corpus: Corpus) -> None:
    number = run(corpus)
    corpus.add_articles([article("a", source="so"), article("b", source="so", published=None)])
    for n, (state, reason, listed) in enumerate(
        (
            ("pending", "", "2023-04-02"),
            ("not_fetched", "server_error", "2023-04-03"),
            ("not_fetched", "not_found", "2023-03-03"),
            ("not_fetched", "timeout", None),
            ("not_fetched", "outside_period", "2023-04-03"),
            ("not_fetched", "robots", "2023-04-03"),
        )
    ):
        name = f"so/tin-{n}"
        address(corpus, name, number=number, state=state, reason=reason, listed=listed)
    coverage = build_coverage(corpus, period=Period(dt.date(2023, 3, 5), dt.date(2023, 5, 5)))
    assert coverage.cells == (
        Cell("so", "2023-03", 1, 1, "crawled"),
        Cell("so", "2023-04", 0, 2, "crawled"),
        Cell("so", "2023-05", 0, 0, "crawled"),
    )
    assert [cell.is_zero for cell in coverage.cells] == [False, False, True]
    assert (coverage.undated, coverage.failed_undated) == ({"so": 1}, {"so": 1})
    assert coverage.months == ("2023-03", "2023-04", "2023-05")


def test_an_article_that_is_looked_at_again_has_not_failed(corpus: Corpus) -> None:
    number = run(corpus)
    address(corpus, "so/tin-1", number=number, state="pending", listed="2023-04-02")
    corpus.add_articles([article("a", source="so")])
    corpus.connection.execute("UPDATE articles SET identity = 'so/tin-1'")
    assert sum(cell.failed for cell in build_coverage(corpus, period=YEAR).cells) == 0


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        (None, None, ("2023-03", "2023-06")),
        ("2023-01-10", None, ("2023-01", "2023-06")),
        ("2023-01-10", "2023-04-30", ("2023-01", "2023-04")),
        (None, "2030-01-01", ("2023-03", "2023-06")),  # nobody has looked at those years yet
    ],
)
def test_months_go_from_the_first_to_the_last(
    corpus: Corpus, since: str | None, until: str | None, months: tuple[str, str]
) -> None:
    run(corpus, since=since, until=until)
    corpus.add_articles([article("a", source="so")])
    found = build_coverage(corpus).months
    assert (found[0], found[-1]) == months


def test_an_empty_corpus_has_no_months(corpus: Corpus) -> None:
    assert build_coverage(corpus).cells == ()


def test_every_dated_article_stands_in_one_cell(corpus: Corpus) -> None:
    run(corpus)
    corpus.add_articles(
        article(f"a{n}", source=f"s{n % 3}", published=None if n % 4 == 0 else article().published)
        for n in range(20)
    )
    coverage = build_coverage(corpus)
    told = sum(cell.articles for cell in coverage.cells) + sum(coverage.undated.values())
    assert told == build_ledger(corpus).articles == 20


def test_every_reason_is_a_choice_or_a_failure() -> None:
    assert CHOSEN[-1] == "off_site"
    assert FAILURES[0] == "timeout"


# -- real crawls --------------------------------------------------------------------------------


def test_a_crawl_of_a_site(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve(
        {"/": listing((1, "01/05/2023"), (2, "01/04/2023"), (3, "")), "/tin-1.html": news(1)}
    )
    path = tmp_path / "c.db"
    period = Period(dt.date(2023, 3, 1), dt.date(2023, 6, 30))
    crawl([site.url], path, site="so", fetcher=Fetcher(delay=0), period=period)
    with Corpus.open(path) as corpus:
        coverage = build_coverage(corpus)
    assert coverage.cells == (
        Cell("so", "2023-03", 0, 0, "crawled"),
        Cell("so", "2023-04", 0, 1, "crawled"),
        Cell("so", "2023-05", 1, 0, "crawled"),
        Cell("so", "2023-06", 0, 0, "crawled"),
    )
    assert coverage.failed_undated == {"so": 1}


def test_a_crawl_that_was_paused(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve({"/": listing((1, "01/05/2023")), "/tin-1.html": news(1)})
    path, period = tmp_path / "c.db", Period(dt.date(2023, 5, 1), dt.date(2023, 5, 31))
    go_on: Callable[[int], object] = lambda pages: crawl(  # noqa: E731
        [site.url], path, site="so", fetcher=Fetcher(delay=0), period=period, max_pages=pages
    )
    seen = []
    for pages in (1, 1):
        go_on(pages)
        with Corpus.open(path) as corpus:
            seen += build_coverage(corpus).cells
    assert seen == [Cell("so", "2023-05", 0, 1, "partial"), Cell("so", "2023-05", 1, 0, "crawled")]


def test_pages_from_an_archive_are_imported(serve: Serve, tmp_path: Path) -> None:  # noqa: F811
    site = serve({"/": listing((1, "01/05/2023")), "/tin-1.html": news(1)})
    path = tmp_path / "c.db"
    crawl([site.url], path, site="so", fetcher=Fetcher(delay=0))
    with Corpus.open(path) as corpus:
        export(corpus, tmp_path / "c.warc.gz", what="pages")
    import_files([tmp_path / "c.warc.gz"], tmp_path / "d.db")
    with Corpus.open(tmp_path / "d.db") as corpus:
        assert {(cell.articles, cell.state) for cell in build_coverage(corpus).cells} == {
            (1, "imported")
        }


def test_a_site_that_cannot_be_reached_was_not_crawled(corpus: Corpus) -> None:
    corpus.add_articles([article("a", source="so")])
    with pytest.raises(Unreachable):
        crawl(["http://127.0.0.1:9/"], corpus, site="so", fetcher=Fetcher(delay=0))
    assert states(corpus, "03") == ["imported"]
