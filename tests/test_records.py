"""The records' JSON is what the interface fixes; the ledger refuses to be wrong."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.errors import CorpusError
from cchc_nlp.records import ARTICLE_FIELDS, TIME_ZONE, Article, Count, Ledger, Period, Tally


def test_article_json_has_exactly_the_published_fields_in_order() -> None:
    article = Article(
        id="a1",
        url="http://so.example/1",
        title="Tiêu đề",
        text="Nội dung",
        published=dt.datetime(2023, 10, 25, 23, 50, tzinfo=TIME_ZONE),
    )
    plain = article.to_dict()
    assert list(plain) == ARTICLE_FIELDS
    assert plain["published"] == "2023-10-25T23:50:00+07:00"
    assert plain["attachments"] == []


def test_a_period_includes_both_ends_and_may_be_open() -> None:
    period = Period(dt.date(2023, 1, 1), dt.date(2023, 10, 25))
    assert dt.date(2023, 1, 1) in period
    assert dt.date(2023, 10, 25) in period
    assert dt.date(2023, 10, 26) not in period
    assert dt.date(1999, 1, 1) in Period(None, dt.date(2023, 1, 1))
    assert period.to_dict() == {"from": "2023-01-01", "to": "2023-10-25"}


counts = st.integers(min_value=0, max_value=10_000)


@given(lists=counts, articles=counts, labelled=counts, bad=counts, missing=counts)
def test_a_ledger_that_adds_up_is_accepted(
    lists: int, articles: int, labelled: int, bad: int, missing: int
) -> None:
    labelled = min(labelled, articles)
    ledger = Ledger(
        discovered=lists + articles + bad + missing,
        fetched=lists + articles + bad,
        not_fetched={"not_found": missing},
        lists=lists,
        articles=articles,
        rejected={"no_body": bad},
        labelled=labelled,
        unlabelled=articles - labelled,
        reviewed=0,
    )
    assert ledger.discovered == ledger.fetched + sum(ledger.not_fetched.values())


@given(off=st.integers(min_value=1, max_value=5))
def test_a_ledger_that_does_not_add_up_raises(off: int) -> None:
    with pytest.raises(CorpusError, match="does not add up"):
        Ledger(
            discovered=10 + off,
            fetched=10,
            not_fetched={},
            lists=2,
            articles=8,
            rejected={},
            labelled=8,
            unlabelled=0,
            reviewed=0,
        )


def test_count_json_is_flat_and_has_the_published_names() -> None:
    tally = Tally(152, {"reform": 31, "general": 121}, 161, 9, 0, 152, "model")
    count = Count(
        period=Period(dt.date(2023, 1, 1), dt.date(2023, 10, 25)),
        policy="strict_tthc",
        tally=tally,
        estimate={},
        left_out={"undated": 4},
        sentence="…",
        sources=("so.example",),
        versions={},
        corpus_sha256="0",
    )
    assert (
        list(count.to_dict())
        == (
            "from to policy total counts raw_total duplicates reviewed unreviewed basis unsure"
            " reposts confirmed estimate left_out sentence sources versions corpus_sha256"
            " item_types ways sample readers footnote figure"
        ).split()
    )
