"""What shares no number repeats nothing: looked at apart, articles give the same duplicates."""

from __future__ import annotations

import datetime as dt
import random
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_nlp.corpus import clusters
from cchc_nlp.corpus.candidates import FIRST_BAND, candidate_keys
from cchc_nlp.corpus.clusters import clustered_articles
from cchc_nlp.corpus.duplicates import (
    Repeat,
    find_duplicates,
    find_repeats,
    refresh_duplicates,
    shared_text,
)
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.records import Article

from ..factories import DAY, article

_WORDS = [f"câu {n} nói về việc của sở trong tuần {n % 7} ở xã {n % 5}" for n in range(12)]
_TITLES = ["Sở họp giao ban tuần 5 tại tỉnh", "Sở họp giao ban tuần 6 tại tỉnh", "Tin ngắn", "Lịch"]


def _on(day: int | None) -> dt.datetime | None:
    return None if day is None else DAY + dt.timedelta(days=day)


articles = st.lists(
    st.builds(
        lambda title, first, words, day: (title, " ".join(_WORDS[first : first + words]), day),
        st.sampled_from(_TITLES),
        st.integers(0, 6),
        st.integers(1, 6),
        st.none() | st.integers(0, 12),
    ),
    max_size=14,
).map(
    lambda given: [
        article(f"a{n}", title=title, text=text, published=_on(day))
        for n, (title, text, day) in enumerate(given)
    ]
)


@given(articles)
@settings(max_examples=40, deadline=None)
def test_clusters_apart_give_the_duplicates_of_the_whole(found: list[Article]) -> None:
    apart: dict[str, Repeat] = {}
    for cluster in _found_ones(found):
        apart |= find_repeats(cluster)
    assert apart == find_repeats(found)


@given(articles, st.sampled_from([1, 3, 1_000]))
@settings(max_examples=30, deadline=None)
def test_a_corpus_finds_the_duplicates_of_the_whole(found: list[Article], at_once: int) -> None:
    with TemporaryDirectory() as folder, Corpus.open(Path(folder) / "c.db") as corpus:
        corpus.add_articles(found)
        with mock.patch.object(clusters, "AT_ONCE", at_once):
            assert refresh_duplicates(corpus) == len(find_repeats(found))
        marked = {a.id: a.duplicate_of for a in corpus.articles() if a.duplicate_of}
    assert marked == find_duplicates(found)


def test_only_what_may_repeat_is_compared(tmp_path: Path) -> None:
    days = (0, 2, 30, 60, 62)
    with Corpus.open(tmp_path / "c.db") as corpus:
        corpus.add_articles(
            article(f"{day:02}", title=_TITLES[0], text=_WORDS[n], published=_on(day))
            for n, day in enumerate(days)
        )
        compared = [sorted(a.id for a in some) for some in clustered_articles(corpus.connection)]
        assert compared == [["00", "02", "60", "62"]]
        corpus.add_articles([article("undated", title=_TITLES[0], text="Khác.", published=None)])
        assert [len(some) for some in clustered_articles(corpus.connection)] == [6]


def _found_ones(found: list[Article]) -> list[list[Article]]:
    found_ones: list[tuple[set[tuple[int, int]], list[Article]]] = []
    for one, numbers in zip(found, candidate_keys(found), strict=True):
        keys = {(kind, int(key)) for kind, key in enumerate(numbers) if key}
        met = [cluster for cluster in found_ones if cluster[0] & keys]
        found_ones = [cluster for cluster in found_ones if cluster not in met]
        keys.update(*(cluster[0] for cluster in met))
        found_ones.append((keys, [a for cluster in met for a in cluster[1]] + [one]))
    return [members for _, members in found_ones]


def test_an_article_without_a_text_shares_nothing() -> None:
    keys = candidate_keys([article(), article(body_kind="attachment"), article()])
    assert keys.any(axis=1).tolist() == [True, False, True]
    assert (keys[0] == keys[2]).all()
    assert candidate_keys([]).shape == (0, keys.shape[1])


def test_texts_that_share_four_fifths_share_a_number() -> None:
    made = random.Random(3)
    words = [[f"từ{made.randrange(400)}" for _ in range(150)] for _ in range(300)]
    others = [_changed(own, made.sample(range(150), 3)) for own in words]
    texts = [" ".join(own) for own in (*words, *others)]
    shares = [shared_text(one, other) for one, other in zip(texts[:300], texts[300:], strict=True)]
    assert 0.88 < min(shares) < 0.9  # of the smaller text's 146 runs: four fifths of all
    bands = candidate_keys([article(text=text) for text in texts])[:, FIRST_BAND:]
    assert (bands[:300] == bands[300:]).any(axis=1).sum() == 300
    assert (bands[:299] == bands[1:300]).any(axis=1).sum() == 0


def _changed(words: list[str], places: list[int]) -> list[str]:
    return ["khác" if place in places else word for place, word in enumerate(words)]


def test_numbers_are_the_same_in_every_process() -> None:
    code = (
        "from cchc_nlp.corpus.candidates import candidate_keys;"
        "from cchc_nlp.records import Article;"
        "print(candidate_keys([Article('1', '', 'Sở họp', 'Sở họp bàn việc.')]).tolist())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, text=True
        ).stdout
        for _ in range(2)
    }
    assert len(told) == 1
