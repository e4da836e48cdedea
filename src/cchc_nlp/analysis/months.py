"""Numbers along time, where a zero is a zero only if somebody looked.

Counts are the tally's own, never recounted. `looked_at` says of each month what `build_coverage`
knows of all sources together; numbers of what nobody looked at are missing, not 0.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from cchc_nlp.analysis.frames import article_frame, counted_once
from cchc_nlp.corpus.coverage import Cell, State, build_coverage
from cchc_nlp.counting.tally import By, count
from cchc_nlp.errors import InputError
from cchc_nlp.records import Period, Policy
from cchc_nlp.vietnamese.lexicon import find_terms, load_lexicon

if TYPE_CHECKING:
    import pandas

    from cchc_nlp.corpus.store import Corpus

_COUNTS = ["total", "reform", "general"]
_KEYS: Mapping[By, Callable[[Cell], str]] = {
    "month": lambda cell: cell.month,
    "quarter": lambda cell: f"{cell.month[:4]}-Q{(int(cell.month[5:]) + 2) // 3}",
    "source": lambda cell: cell.source,
}


def trends(
    corpus: Corpus, *, period: Period, policy: Policy = "cchc", by: By = "month"
) -> pandas.DataFrame:
    """One row a month (or quarter, section, source, label): total, reform, general, share.

    `looked_at` is "crawled" if all sources were looked at whole, "partial", "imported" (known from
    files only) or "not_crawled"; sections and labels have none. Months (and sources) without an
    article are there: with zeros where they were looked at whole, missing (NA) elsewhere. `share`
    is missing where there is no article. An open end of the period is the first or the last month
    that has an article; months after it are there if the period names them.
    """
    import pandas as pd

    groups = {
        g.key: g.tally for g in count(corpus, period=period, policy=policy, by=by).groups or ()
    }
    states = _looked_at(corpus, _closed(corpus, period), by=by) if by in _KEYS else {}
    keys = sorted(groups.keys() | states.keys()) if states else list(groups)
    frame = pd.DataFrame(0, index=pd.Index(keys, name=by, dtype="string"), columns=_COUNTS)
    frame = frame.astype("Int64")
    for key, tally in groups.items():
        frame.loc[key] = [tally.total, tally.counts["reform"], tally.counts["general"]]
    if by in _KEYS:
        frame["looked_at"] = [states.get(key, "not_crawled") for key in keys]
        frame["looked_at"] = frame["looked_at"].astype("category")
        frame.loc[(frame["total"] == 0) & (frame["looked_at"] != "crawled"), _COUNTS] = pd.NA
    frame["share"] = frame["reform"] / frame["total"].where(frame["total"] > 0)
    return frame


def term_frequencies(
    corpus: Corpus, *, period: Period, terms: Sequence[str] = ()
) -> pandas.DataFrame:
    """How many articles of each month name each domain term: one row a month, one column a term.

    `terms` names the columns, any written forms of the lexicon; without it all that occur are
    given. Months without an article are there as in `trends`. Raises InputError for another term.
    """
    import pandas as pd

    known = load_lexicon().terms
    if unknown := sorted(set(terms) - set(known)):
        raise InputError(f"not in the lexicon: {', '.join(unknown)}; see lexicon.toml")
    total = trends(corpus, period=period)["total"]
    months: dict[str, Counter[str]] = {month: Counter() for month in total.index}
    for article, _ in counted_once(corpus, period):
        found = {mention.term.name for mention in find_terms(article.text)}
        months[f"{article.published:%Y-%m}"].update(found)
    columns = list(terms) or sorted(set().union(*months.values()))
    names = [known[term].name if term in known else term for term in columns]
    table = [[counted[name] for name in names] for counted in months.values()]
    frame = pd.DataFrame(table, index=total.index, columns=columns, dtype="Int64")
    frame.loc[total.isna()] = pd.NA
    return frame


def daily_counts(corpus: Corpus, *, period: Period, policy: Policy = "cchc") -> pandas.DataFrame:
    """One row a day of the period: total, reform, general, and `looked_at` of the day's month.

    A day without an article has zeros if its month was looked at whole, else missing numbers. An
    open end of the period is the first or the last day that has an article.
    """
    import pandas as pd

    articles = article_frame(corpus, period=period, policy=policy)
    day = articles["published"].dt.tz_localize(None).dt.normalize()
    days = _days(period, day)
    total = day.value_counts().reindex(days, fill_value=0)
    reform = day[articles["is_reform"]].value_counts().reindex(days, fill_value=0)
    frame = pd.DataFrame(
        {"total": total, "reform": reform, "general": total - reform}, index=days, dtype="Int64"
    )
    states = _looked_at(corpus, period, by="month")
    frame["looked_at"] = [states.get(f"{one:%Y-%m}", "not_crawled") for one in days]
    frame.loc[(frame["total"] == 0) & (frame["looked_at"] != "crawled"), _COUNTS] = pd.NA
    return frame


def _closed(corpus: Corpus, period: Period) -> Period:
    """The period with its open ends where its first and last articles are; as it is without any."""
    if period.start and period.end:
        return period
    months = [g.key for g in count(corpus, period=period, by="month").groups or () if g.tally.total]
    if not months:
        return period
    first, last = (dt.date.fromisoformat(f"{month}-01") for month in (months[0], months[-1]))
    return Period(period.start or first, period.end or last)


def _days(period: Period, found: pandas.Series) -> pandas.DatetimeIndex:
    import pandas as pd

    first = period.start or (found.min() if len(found) else None)
    last = period.end or (found.max() if len(found) else None)
    if first is None or last is None:
        return pd.DatetimeIndex([], name="day")
    return pd.date_range(first, last, name="day")


def _looked_at(corpus: Corpus, period: Period, *, by: By) -> dict[str, State]:
    """What is known of all cells of a month, quarter or source together."""
    states: defaultdict[str, set[State]] = defaultdict(set)
    for cell in build_coverage(corpus, period=period).cells:
        states[_KEYS[by](cell)].add(cell.state)
    return {key: found.pop() if len(found) == 1 else "partial" for key, found in states.items()}
