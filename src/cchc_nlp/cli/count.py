"""`cchc count`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_nlp.cli.options import (
    corpus_option,
    format_option,
    from_option,
    period_of,
    policy_option,
    to_option,
)
from cchc_nlp.cli.printing import print_json, print_table, reasons

if TYPE_CHECKING:
    from cchc_nlp.records import Count

HEADINGS = ("", "tin, bài", "CCHC", "khác", "trùng", "đã rà soát")


@click.command(short_help="Tallies over a period, with what was left out.")
@corpus_option
@from_option
@to_option
@policy_option
@click.option("--by", type=click.Choice(["month", "quarter", "section", "source", "label"]))
@format_option
def count(
    *, corpus: Path, start: str | None, end: str | None, policy: str, by: str | None, form: str
) -> None:
    """Count the articles of a period, reform-related and other, by one of three policies."""
    from cchc_nlp import Corpus
    from cchc_nlp import count as count_articles

    period = period_of(start, end)
    with Corpus.open(corpus, create=False) as opened:
        counted = count_articles(opened, period=period, policy=policy, by=by)  # type: ignore[arg-type]
    if form == "json":
        print_json(counted.to_dict())
        return
    _print_count(counted, form)


def _print_count(counted: Count, form: str) -> None:
    tallies = [("tổng cộng", counted.tally), *((g.key, g.tally) for g in counted.groups or ())]
    rows = [
        (key, t.total, t.counts["reform"], t.counts["general"], t.duplicates, t.reviewed)
        for key, t in tallies
    ]
    if form == "text":
        click.echo(counted.sentence)
    print_table(HEADINGS, rows, form=form)
    if form == "text":
        click.echo(f"không tính: {reasons(counted.left_out)}")
        for name, estimate in counted.estimate.items():
            click.echo(
                f"ước lượng {name}: khoảng {estimate.value:.1f}"
                f" (từ {estimate.low:.1f} đến {estimate.high:.1f}; {estimate.method})"
            )
