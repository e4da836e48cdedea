"""The bundled year through crawler and extractor: every article, every field, nothing else."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from cchc_nlp.corpus.ledger import build_ledger
from cchc_nlp.corpus.reextraction import extract_again
from cchc_nlp.corpus.store import Corpus

Gold = dict[str, dict[str, Any]]
FIELDS = (
    "url aliases source portal title published published_source updated section author origin lead"
    " text attachments body_kind"
).split()


def test_every_printed_article_is_found_and_no_other(year: Corpus, gold: Gold) -> None:
    assert {article.url for article in year.articles()} == set(gold)


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_is_what_was_printed(year: Corpus, gold: Gold, name: str) -> None:
    found = {a.url: a.to_dict()[name] for a in year.articles()}
    assert found == {url: row[name] for url, row in gold.items()}


def test_duplicates_and_reposts_are_found_and_nothing_else_is(year: Corpus, gold: Gold) -> None:
    address = {article.id: article.url for article in year.articles()}
    found = {a.url: address[a.duplicate_of] for a in year.articles() if a.duplicate_of}
    assert found == {url: row["duplicate_of"] for url, row in gold.items() if row["duplicate_of"]}
    assert len(found) == 9


def test_the_year_holds_what_its_card_says(gold: Gold) -> None:
    roles = Counter(row["role"] for row in gold.values())
    assert roles["unique"] == 152
    assert sum(r["role"] == "unique" and "P2" in r["labels"] for r in gold.values()) == 31
    assert (roles["duplicate"], roles["repost"], roles["undated"], roles["attachment"]) == (
        6,
        3,
        4,
        3,
    )


def test_the_ledger_names_every_loss(year: Corpus) -> None:
    ledger = build_ledger(year)
    assert ledger.articles == 188
    assert ledger.not_fetched == {
        "bad_content": 1,  # a list's item that is a file
        "duplicate": 1,  # a list past its end
        "not_found": 2,  # one of them a feed that is named and not there
        "robots": 1,
        "server_error": 1,
        "soft_404": 2,
    }
    assert sum(ledger.rejected.values()) == 3
    assert ledger.discovered == ledger.fetched + 8


@pytest.mark.no_cover
def test_reading_the_stored_pages_again_changes_nothing(year: Corpus) -> None:
    before = year.sha256()
    again = extract_again(year)
    assert (again.pages, again.changed, again.rejected) == (191, 0, 3)
    assert year.sha256() == before
