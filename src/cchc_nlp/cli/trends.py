"""`cchc trends`."""

from __future__ import annotations

from pathlib import Path

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


@click.command(short_help="Shares and term frequencies over time.")
@corpus_option
@from_option
@to_option
@policy_option
@click.option(
    "--by",
    type=click.Choice(["month", "quarter", "section", "source"]),
    default="month",
    show_default=True,
)
@click.option(
    "--terms", type=FILE, help="A file with one term a line: articles naming each, by month."
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
    form: str,
) -> None:
    """Print how many articles of each month are about reform, or name the terms of a file."""
    from cchc_nlp import Corpus, read_lines, term_frequencies
    from cchc_nlp import trends as find_trends

    period = period_of(start, end)
    with Corpus.open(corpus, create=False) as opened:
        if terms is None:
            frame = find_trends(opened, period=period, policy=policy, by=by)  # type: ignore[arg-type]
        else:
            frame = term_frequencies(opened, period=period, terms=read_lines(terms))
    rows = [
        (key, *("-" if value != value else value for value in row))  # noqa: PLR0124  (NaN)
        for key, row in zip(frame.index, frame.round(4).to_numpy().tolist(), strict=True)
    ]
    headings = [str(frame.index.name), *map(str, frame.columns)]
    if form == "json":
        print_json([dict(zip(headings, row, strict=True)) for row in rows])
    else:
        print_table(headings, rows, form=form)
