"""What shares no number repeats nothing: looked at apart, articles give the same duplicates."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_nlp.corpus.candidates import candidate_keys
from cchc_nlp.corpus.duplicates import Repeat, find_repeats
from cchc_nlp.records import Article

from ..factories import DAY, article

_WORDS = [f"câu {n} nói về việc của sở trong tuần {n % 7} ở xã {n % 5}" for n in range(12)]
_TITLES = ["Sở họp giao ban tuần 5 tại tỉnh", "Sở họp giao ban tuần 6 tại tỉnh", "Tin ngắn", "Lịch"]

articles = st.lists(
    st.builds(
        lambda title, first, words, day: (title, " ".join(_WORDS[first : first + words]), day),
        st.sampled_from(_TITLES),
        st.integers(0, 6),
        st.integers(1, 6),
        st.integers(0, 6),
    ),
    max_size=14,
).map(
    lambda given: [
        article(f"a{n}", title=title, text=text, published=DAY + dt.timedelta(days=day))
        for n, (title, text, day) in enumerate(given)
    ]
)


@given(articles)
@settings(max_examples=40, deadline=None)
def test_clusters_apart_give_the_duplicates_of_the_whole(found: list[Article]) -> None:
    apart: dict[str, Repeat] = {}
    for cluster in _clusters(found):
        apart |= find_repeats(cluster)
    assert apart == find_repeats(found)


def _clusters(found: list[Article]) -> list[list[Article]]:
    clusters: list[tuple[set[tuple[int, int]], list[Article]]] = []
    for one in found:
        keys = {(kind, int(key)) for kind, key in enumerate(candidate_keys(one)) if key}
        met = [cluster for cluster in clusters if cluster[0] & keys]
        clusters = [cluster for cluster in clusters if cluster not in met]
        keys.update(*(cluster[0] for cluster in met))
        clusters.append((keys, [a for cluster in met for a in cluster[1]] + [one]))
    return [members for _, members in clusters]


def test_an_article_without_a_text_shares_nothing() -> None:
    assert not candidate_keys(article(body_kind="attachment")).any()


def test_numbers_are_the_same_in_every_process() -> None:
    code = (
        "from cchc_nlp.corpus.candidates import candidate_keys;"
        "from cchc_nlp.records import Article;"
        "print(candidate_keys(Article('1', '', 'Sở họp', 'Sở họp bàn việc.')).tolist())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, text=True
        ).stdout
        for _ in range(2)
    }
    assert len(told) == 1
