"""A figure asked for again gives the same number, or says what has changed."""

from __future__ import annotations

import datetime as dt
import json
import re
import sqlite3
from pathlib import Path

import pytest

from cchc_nlp.cli import _run
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.figures import find_figure
from cchc_nlp.counting.recounting import recount
from cchc_nlp.counting.tally import count
from cchc_nlp.errors import InputError
from cchc_nlp.records import TIME_ZONE, Period

from ..factories import article, label, review

YEAR = Period(dt.date(2023, 1, 1), dt.date(2023, 12, 31))


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    opened = Corpus.open(tmp_path / "c.db")
    opened.add_articles([article(name) for name in ("a", "b", "c")])
    opened.add_labels([label("a", "P2"), label("b", "G5"), label("c", "P6")])
    return opened


def test_the_same_corpus_gives_the_same_id_and_the_same_number(corpus: Corpus) -> None:
    first, again = count(corpus, period=YEAR), count(corpus, period=YEAR, by="month")
    assert re.fullmatch(r"[0-9a-f]{10}", first.figure)
    assert first.figure == again.figure
    found = recount(corpus, first.figure)
    assert found.differences == ()
    assert found.now.tally == first.tally


def test_another_question_is_another_figure(corpus: Corpus) -> None:
    ids = {
        count(corpus, period=YEAR).figure,
        count(corpus, period=YEAR, policy="broad").figure,
        count(corpus, period=YEAR, item_types=("news",)).figure,
        count(corpus, period=YEAR, sources=("so.example",)).figure,
        count(corpus, period=Period(None, YEAR.end)).figure,
    }
    assert len(ids) == 5


def test_what_changed_is_said_number_by_number_and_article_by_article(corpus: Corpus) -> None:
    figure = count(corpus, period=YEAR).figure
    later = dt.datetime(2099, 1, 1, 8, 0, tzinfo=TIME_ZONE)
    corpus.add_articles([article("d", fetched_at=later), article("b", text="Văn bản đã sửa.")])
    corpus.add_labels([label("d", "P1"), label("b", "G5")])
    corpus.add_reviews([review("changed", "a", "G2")])
    found = recount(corpus, figure)
    changed = {d.name: (d.before, d.after) for d in found.differences}
    assert changed["total"] == (3, 4)
    assert changed["counts.P2"] == (1, 0)
    assert changed["reviewed"] == (0, 1)
    assert "corpus_sha256" in changed
    assert ("fetched", "Tin d") in {(e.kind, e.title) for e in found.events}


def test_a_figures_id_may_be_shortened_and_must_be_known(corpus: Corpus) -> None:
    figure = count(corpus, period=YEAR).figure
    assert find_figure(corpus, figure[:6]).id == figure
    for name, said in (("0000000000", "no such figure"), ("xyz", "is no figure's id")):
        with pytest.raises(InputError, match=said):
            find_figure(corpus, name)


def test_a_corpus_that_cannot_be_written_is_counted_without_an_id(corpus: Corpus) -> None:
    figure = count(corpus, period=YEAR).figure
    other = sqlite3.connect(corpus.path, isolation_level=None)
    corpus.connection.execute("PRAGMA busy_timeout = 0")
    other.execute("BEGIN IMMEDIATE")
    try:
        found = count(corpus, period=YEAR)
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert (found.figure, found.tally.total) == ("", 3)
    assert "Mã số liệu: –." in found.footnote
    assert figure in count(corpus, period=YEAR).footnote


def test_on_the_command_line(corpus: Corpus, capsys: pytest.CaptureFixture[str]) -> None:
    figure = count(corpus, period=YEAR).figure
    call = ["count", "-c", str(corpus.path), "--figure", figure]
    assert _run(call, debug=False) == 0
    assert "không thay đổi" in capsys.readouterr().out
    corpus.add_reviews([review("confirmed", "a")])
    assert _run(call, debug=False) == 1
    text = capsys.readouterr().out
    assert "đã thay đổi" in text
    assert re.search(r"^reviewed +0 +1$", text, re.MULTILINE)
    assert _run([*call, "--format", "json"], debug=False) == 1
    told = json.loads(capsys.readouterr().out)
    assert {"figure", "now", "differences", "events"} == set(told)
    assert _run(["count", "-c", str(corpus.path), "--figure", "zz"], debug=False) == 2
