"""`cchc trends`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_nlp.cli.options import (
    FILE,
    corpus_option,
    format_option,
    from_option,
    period_of,
    policy_option,
    to_option,
)
from cchc_nlp.cli.printing import print_json, print_table

if TYPE_CHECKING:
    import pandas

    from cchc_nlp.corpus.store import Corpus
    from cchc_nlp.records import Period

KEY_WORDS = 10  # of each group
_SHOWN = ["frequency", "reference", "articles", "log_likelihood", "log_ratio", "bayes_factor"]


@click.command(short_help="Shares, term frequencies and key words over time.")
@corpus_option
@from_option
@to_option
@policy_option
@click.option(
    "--by",
    type=click.Choice(["month", "quarter", "section", "source", "label"]),
    default="month",
    show_default=True,
)
@click.option(
    "--terms", type=FILE, help="A file with one term a line: articles naming each, by month."
)
@click.option(
    "--keyness",
    is_flag=True,
    help="Words that each month (or what --by says) has more often than all the others.",
)
@format_option
def trends(
    *,
    corpus: Path,
    start: str | None,
    end: str | None,
    policy: str,
    by: str,
    terms: Path | None,
    keyness: bool,
    form: str,
) -> None:
    """Print how many articles of each month are about reform, or what they speak of.

    Numbers of a month that was not crawled are missing ("-"), not 0.

    \b
    cchc trends -c office.db --from 2023-01-01 --to 2023-12-31
    cchc trends -c office.db --keyness --by quarter
    """  # noqa: D301 -- click wants the character itself
    from cchc_nlp import Corpus, read_lines, term_frequencies
    from cchc_nlp import trends as find_trends

    if terms is not None and keyness:
        raise click.UsageError("--terms and --keyness are two tables: ask for one of them")
    period = period_of(start, end)
    with Corpus.open(corpus, create=False) as opened:
        if keyness:
            frame = _key_words(opened, period, by=by)
        elif terms is not None:
            frame = term_frequencies(opened, period=period, terms=read_lines(terms))
        else:
            frame = find_trends(opened, period=period, policy=policy, by=by)  # type: ignore[arg-type]
    _print(frame.reset_index(), form=form)


def _key_words(corpus: Corpus, period: Period, *, by: str) -> pandas.DataFrame:
    """The most key words of each group that it has more often than the others."""
    from cchc_nlp import article_frame, keyness_by

    column = "primary" if by == "label" else by
    found = keyness_by(article_frame(corpus, period=period), column)
    more = found[(found["log_ratio"] > 0) & (found["bayes_factor"] > 2)]
    return more.groupby(level=0, observed=True, sort=False).head(KEY_WORDS)[_SHOWN]


def _print(frame: pandas.DataFrame, *, form: str) -> None:
    headings = list(map(str, frame.columns))
    missing = None if form == "json" else "" if form == "csv" else "-"
    table = frame.round(4).astype(object)
    rows = table.where(table.notna(), missing).to_numpy().tolist()
    if form == "json":
        print_json([dict(zip(headings, row, strict=True)) for row in rows])
    else:
        print_table(headings, rows, form=form)
