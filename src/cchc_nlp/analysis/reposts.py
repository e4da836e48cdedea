"""Who re-posts whom: by the origin that is printed, and by what repeats another site's article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cchc_nlp.corpus.duplicates import refresh_duplicates
from cchc_nlp.counting.tally import counted_articles
from cchc_nlp.records import Article, Period
from cchc_nlp.vietnamese.folding import fold

if TYPE_CHECKING:
    import pandas

    from cchc_nlp.corpus.store import Corpus


def repost_counts(corpus: Corpus, *, period: Period) -> pandas.DataFrame:
    """How many articles each source has of each origin: source, origin, named, copied.

    `named` articles print another body as their origin ("" if only a line of the text says so),
    spellings of one name together under the most frequent one; `copied` ones repeat an article of
    another source, which then is the origin. An article that is both is in two rows. Looked at
    are the articles of a count's `raw_total`, duplicates among them; what repeats an article of
    its own source is no re-post.
    """
    import pandas as pd

    if corpus.has_stale_duplicates():
        refresh_duplicates(corpus)
    articles = [item.article for item in counted_articles(corpus, period)]
    named = Counter(_named(articles))
    homes = {article.id: article.source for article in corpus.articles(files=False)}
    copied = Counter(_copied(articles, homes))
    rows = [(*pair, named[pair], copied[pair]) for pair in named | copied]
    frame = pd.DataFrame(rows, columns=["source", "origin", "named", "copied"]).astype(
        {"source": "string", "origin": "string", "named": "int64", "copied": "int64"}
    )
    most = (-frame["named"] - frame["copied"]).rename("most")
    ordered = frame.assign(most=most).sort_values(["most", "source", "origin"])
    return ordered.drop(columns="most").reset_index(drop=True)


def _named(articles: list[Article]) -> Iterator[tuple[str, str]]:
    reposts = [article for article in articles if article.is_repost]
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for article in reposts:
        spellings[_plain(article.origin)][article.origin] += 1
    for article in reposts:
        yield article.source, spellings[_plain(article.origin)].most_common(1)[0][0]


def _copied(articles: list[Article], homes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for article in articles:
        home = homes.get(article.duplicate_of or "", article.source)
        if home != article.source:
            yield article.source, home


def _plain(origin: str) -> str:
    return fold(origin).removeprefix("theo ").strip(" .:()\"'")
