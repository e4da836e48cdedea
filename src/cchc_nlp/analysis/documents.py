"""Which documents articles cite, and which are cited together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from cchc_nlp.records import Citation
from cchc_nlp.vietnamese.citations import find_citations

if TYPE_CHECKING:
    import pandas


class _Cited(NamedTuple):
    article: str
    citation: Citation


def cited_documents(articles: pandas.DataFrame) -> pandas.DataFrame:
    """One row for each document that an article of an `article_frame` cites, once an article.

    `document` names it: "485/QĐ-UBND (2023)", or a law's name. Numbers begin anew each year, so
    the year is part of the name; where one mention has none and all others of that number have
    the same, it is that one. `kind` is the type in words, `mentions` how often the article cites
    it. Documents that are cited without their symbol ("Kế hoạch số 627") cannot be told apart and
    are not there.
    """
    import pandas as pd

    found = [
        _Cited(str(article), citation)
        for article, text in articles["text"].items()
        for citation in find_citations(text)
        if citation.normalized
    ]
    years = _years(found)
    mentions = Counter(
        (one.article, _name(one.citation, years), one.citation.kind) for one in found
    )
    rows = [(*key, times) for key, times in mentions.items()]
    frame = pd.DataFrame(rows, columns=["article", "document", "kind", "mentions"])
    frame = frame.groupby(["article", "document"], sort=False, as_index=False).agg(
        {"kind": "first", "mentions": "sum"}
    )
    return frame.astype(
        {"article": "string", "document": "string", "kind": "category", "mentions": "int64"}
    )


def co_citations(cited: pandas.DataFrame) -> pandas.DataFrame:
    """Each two documents that one article cites, of a frame of `cited_documents`.

    `articles` is how many cite both, `document_articles` and `other_articles` how many cite each,
    `jaccard` the share of both among those that cite either: 1.0 if neither is cited alone. The
    most often cited together come first.
    """
    import pandas as pd

    by_article: defaultdict[str, set[str]] = defaultdict(set)
    for article, document in zip(cited["article"], cited["document"], strict=True):
        by_article[article].add(document)
    alone = Counter(document for of_one in by_article.values() for document in of_one)
    together = Counter(
        pair for of_one in by_article.values() for pair in combinations(sorted(of_one), 2)
    )
    rows = [
        (one, other, both, alone[one], alone[other], both / (alone[one] + alone[other] - both))
        for (one, other), both in together.items()
    ]
    columns = "document other articles document_articles other_articles jaccard".split()
    frame = pd.DataFrame(rows, columns=columns).astype(_TYPES)
    order = ["articles", "jaccard", "document", "other"]
    ordered = frame.sort_values(order, ascending=[False, False, True, True])
    return ordered.reset_index(drop=True)


_TYPES = {
    "document": "string",
    "other": "string",
    "articles": "int64",
    "document_articles": "int64",
    "other_articles": "int64",
    "jaccard": "float64",
}


def _years(found: list[_Cited]) -> Mapping[str, int]:
    """The year of each number that is cited with one year only, where it is cited with any."""
    years: defaultdict[str, set[int]] = defaultdict(set)
    for _, citation in found:
        if citation.year:
            years[citation.normalized].add(citation.year)
    return {name: next(iter(known)) for name, known in years.items() if len(known) == 1}


def _name(citation: Citation, years: Mapping[str, int]) -> str:
    name = citation.normalized
    year = citation.year or years.get(name)
    is_told = not citation.number or not year or f"/{year}/" in name
    return name if is_told else f"{name} ({year})"
