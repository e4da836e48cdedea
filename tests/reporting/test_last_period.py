"""Last year is compared with only if somebody had looked at it; else the report says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.named_periods import period_kind
from cchc_nlp.counting.tally import count
from cchc_nlp.records import TIME_ZONE, Article, Label, Period
from cchc_nlp.reporting.languages import EN, VI
from cchc_nlp.reporting.last_period import LastPeriod, compare_with_last, period_before

QUARTER = Period(dt.date(2023, 1, 1), dt.date(2023, 3, 31))
Look = Callable[..., LastPeriod]


@pytest.fixture
def look(tmp_path: Path) -> Iterator[Look]:
    """Compares the first quarter of 2023 with 2022's, in a corpus of articles of these days."""
    with Corpus.open(tmp_path / "c.db") as corpus:

        def made(
            *days: str, labelled: bool = True, crawled: str = "", **options: object
        ) -> LastPeriod:
            for day in days:
                noon = dt.datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=TIME_ZONE)
                url = f"https://so.example.vn/{day}"
                article = Article(
                    day, url, f"Bài {day}", f"Sở họp ngày {day}.", published=noon, source="so"
                )
                corpus.add_articles([article])
                if labelled or day > "2023":
                    corpus.add_labels([Label(day, url, "", True, 0.9, "P2", labeler="rules")])
            if crawled:
                _crawl(corpus, since=crawled)
            counted = count(corpus, period=QUARTER)
            return compare_with_last(corpus, counted)

        yield made


def _crawl(corpus: Corpus, *, since: str) -> None:
    """A run that walked the source's one list, in the spring of 2024."""
    with corpus.transaction() as connection:
        connection.execute(
            "INSERT INTO sources (name, start_url) VALUES ('so', 'https://so.example.vn/')"
        )
        at = "2024-04-01T08:00:00+07:00"
        connection.execute(
            "INSERT INTO runs (started, finished, sources, since, until) VALUES (?, ?, ?, ?, NULL)",
            (at, at, '["so"]', since),
        )
        connection.execute(
            "INSERT INTO addresses (url, identity, kind, source, state, run, found_in, page)"
            " VALUES ('https://so.example.vn/', 'list', 'list', 'so', 'fetched', 1, 1, 1)"
        )
        connection.execute(
            "INSERT INTO visits (run, identity, at, reason) VALUES (1, 'list', ?, 'ok')", (at,)
        )


def test_a_year_that_only_files_tell_of_is_compared_and_that_is_said(look: Look) -> None:
    found = look("2022-02-01", "2022-03-01", "2023-01-05")
    assert found.comparison is not None
    assert (found.comparison.first.total, found.comparison.second.total) == (2, 1)
    assert found.imported
    assert VI.comparison(found).endswith("không xác định được có đủ hay không.")
    assert EN.comparison(found).endswith("whose gaps are unknown.")


def test_files_without_last_year_say_nothing_of_it(look: Look) -> None:
    found = look("2023-01-05")
    assert (found.comparison, found.why) == (None, "empty_import")
    assert "không rõ là không đăng hay chưa nhập" in VI.comparison(found)


def test_articles_without_a_label_are_not_compared_with(look: Look) -> None:
    found = look("2022-02-01", "2022-03-01", "2023-01-05", labelled=False)
    assert (found.comparison, found.why, found.unlabelled) == (None, "unlabelled", 2)
    assert "kỳ đó còn 2 tin, bài chưa gán nhãn" in VI.comparison(found)


def test_a_year_that_was_crawled_whole_is_compared(look: Look) -> None:
    found = look("2022-02-01", "2023-01-05", crawled="2022-01-01")
    assert found.comparison is not None
    assert (found.months, found.crawled, found.imported) == (3, 3, False)
    assert "quý I/2023 là 100,0% (1/1), so với quý I/2022 là 100,0% (1/1)" in VI.comparison(found)


def test_a_year_that_was_crawled_whole_and_is_empty_is_an_empty_year(look: Look) -> None:
    found = look("2023-01-05", crawled="2022-01-01")
    assert (found.comparison, found.why) == (None, "nothing")
    assert "đã thu thập kỳ đó nhưng không có tin, bài nào" in VI.comparison(found)


@pytest.mark.parametrize("since", ["2022-02-01", "2022-01-15"])
def test_a_year_of_which_a_month_was_not_looked_at_is_not_compared(look: Look, since: str) -> None:
    found = look("2023-01-05", crawled=since)
    assert (found.comparison, found.why) == (None, "not_crawled")
    assert "mới thu thập đủ 2/3 tháng" in VI.comparison(found)
    assert "2 of 3 months" in EN.comparison(found)


def test_a_period_without_articles_is_compared_with_nothing(look: Look) -> None:
    assert look("2022-02-01").why == "empty"


@pytest.mark.parametrize(
    ("start", "end", "before"),
    [
        ("2023-01-01", "2023-10-25", ("2022-01-01", "2022-10-25")),
        ("2024-02-29", "2024-02-29", ("2023-02-28", "2023-02-28")),
        ("2022-12-15", "2023-12-14", ("2021-12-15", "2022-12-14")),
        ("2022-07-01", "2023-12-31", ("2020-07-01", "2021-12-31")),
    ],
)
def test_the_period_before_is_as_long_and_of_one_kind(
    start: str, end: str, before: tuple[str, str]
) -> None:
    period = Period(dt.date.fromisoformat(start), dt.date.fromisoformat(end))
    assert period_before(period) == Period(*map(dt.date.fromisoformat, before))


@settings(deadline=None)
@given(st.dates(), st.dates())
def test_the_period_before_ends_before_the_period(one: dt.date, other: dt.date) -> None:
    period = Period(min(one, other), max(one, other))
    before = period_before(period)
    if before is not None:
        assert before.end is not None
        assert before.start is not None
        assert before.start <= before.end < min(one, other)
        assert period_kind(before) == period_kind(period) or period_kind(period) == ""


def test_an_open_period_has_none_before_it() -> None:
    assert period_before(Period(None, dt.date(2023, 1, 1))) is None
    assert period_before(Period(dt.date(1, 1, 1), dt.date(3, 1, 1))) is None
