"""Trends and terms as pandas frames, for notebooks. Counts are the tally's own, never recounted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cchc_nlp.counting.tally import By, count, counted_articles
from cchc_nlp.errors import InputError
from cchc_nlp.records import Period, Policy
from cchc_nlp.vietnamese.lexicon import find_terms, load_lexicon

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

    `terms` names the columns, any written forms of the lexicon; without it all that occur are
    given. Months without an article are there with zeros. Raises InputError for another term.
    """
    import pandas as pd

    known = load_lexicon().terms
    if unknown := sorted(set(terms) - set(known)):
        raise InputError(f"not in the lexicon: {', '.join(unknown)}; see lexicon.toml")
    groups = count(corpus, period=period, by="month").groups or ()
    months: dict[str, Counter[str]] = {group.key: Counter() for group in groups}
    for item in counted_articles(corpus, period):
        if item.article.duplicate_of is None:
            found = {mention.term.name for mention in find_terms(item.article.text)}
            months[f"{item.day:%Y-%m}"].update(found)
    columns = list(terms) or sorted(set().union(*months.values()))
    names = [known[term].name if term in known else term for term in columns]
    table = [[counted[name] for name in names] for counted in months.values()]
    index = pd.Index(months, name="month")
    return pd.DataFrame(table, index=index, columns=columns)
