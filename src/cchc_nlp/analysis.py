"""Trends and terms as pandas frames, for notebooks. Counts are the tally's own, never recounted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cchc_nlp.counting.tally import By, count, counted_articles
from cchc_nlp.records import Period, Policy
from cchc_nlp.vietnamese.lexicon import find_terms

if TYPE_CHECKING:
    import pandas

    from cchc_nlp.corpus.store import Corpus


def trends(
    corpus: Corpus, *, period: Period, policy: Policy = "cchc", by: By = "month"
) -> pandas.DataFrame:
    """One row a month (or quarter, section, source): total, reform, general, share.

    Months without an article are there with zeros; `share` is missing where `total` is 0.
    """
    import pandas as pd

    groups = count(corpus, period=period, policy=policy, by=by).groups or ()
    frame = pd.DataFrame(
        {
            by: [group.key for group in groups],
            "total": [group.tally.total for group in groups],
            "reform": [group.tally.counts["reform"] for group in groups],
            "general": [group.tally.counts["general"] for group in groups],
        }
    ).set_index(by)
    frame["share"] = frame["reform"] / frame["total"].where(frame["total"] > 0)
    return frame


def term_frequencies(
    corpus: Corpus, *, period: Period, terms: Sequence[str] = ()
) -> pandas.DataFrame:
    """How many articles of each month name each domain term: one row a month, one column a term.

    `terms` limits the columns to these terms of the lexicon; without it all that occur are given.
    """
    import pandas as pd

    months: dict[str, Counter[str]] = {}
    for item in counted_articles(corpus, period):
        if item.article.duplicate_of is None:
            found = {mention.term.name for mention in find_terms(item.article.text)}
            months.setdefault(f"{item.day:%Y-%m}", Counter()).update(found)
    frame = pd.DataFrame.from_dict(months, orient="index").fillna(0).astype(int).sort_index()
    wanted = [term for term in terms if term in frame.columns] if terms else sorted(frame.columns)
    return frame[wanted].rename_axis("month")
