"""`cchc compare`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_nlp.cli.options import (
    corpus_option,
    format_option,
    lang_option,
    period_named,
    policy_option,
)
from cchc_nlp.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from cchc_nlp.counting.comparison import Comparison
    from cchc_nlp.counting.comparison_words import Lang

HEADINGS = {
    "vi": ("kỳ", "tin, bài", "cải cách", "tỷ lệ", "đã rà soát"),
    "en": ("period", "articles", "reform", "share", "reviewed"),
}


@click.command()
@corpus_option
@click.option(
    "--period",
    "periods",
    multiple=True,
    metavar="TEXT",
    help='Give it twice, the earlier first: "quý II/2023", 2023-Q3, 2023-01-01..2023-06-30.',
)
@policy_option
@format_option
@lang_option
def compare(*, corpus: Path, periods: tuple[str, ...], policy: str, form: str, lang: Lang) -> None:
    """Compare the shares of reform articles in two periods, with an interval for the difference.

    A difference whose interval holds 0 is not called a change.
    """
    from cchc_nlp import Corpus, count
    from cchc_nlp import compare as compare_counts

    if len(periods) != 2:
        raise click.UsageError(f"--period was given {len(periods)} times; give two to compare")
    spans = [period_named(start=None, end=None, period=period) for period in periods]
    with Corpus.open(corpus, create=False) as opened:
        first, second = (
            count(opened, period=span, policy=policy)  # type: ignore[arg-type]
            for span in spans
        )
    compared = compare_counts(first, second)
    if form == "json":
        print_json(compared.to_dict())
    else:
        _print_comparison(compared, form, lang)


def _print_comparison(compared: Comparison, form: str, lang: Lang) -> None:
    from cchc_nlp import comparison_sentence, describe_period
    from cchc_nlp.counting.comparison_words import percent

    rows = [
        (
            describe_period(side.period, lang=lang),
            side.total,
            side.reform,
            percent(side.share, lang=lang),
            side.reviewed,
        )
        for side in (compared.first, compared.second)
    ]
    print_table(HEADINGS[lang], rows, form=form)
    if form != "csv":
        click.echo(f"\n{comparison_sentence(compared, lang=lang)}")
