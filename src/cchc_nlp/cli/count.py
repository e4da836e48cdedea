"""`cchc count`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_nlp.cli.options import (
    corpus_option,
    format_option,
    from_option,
    lang_option,
    period_of,
    policy_option,
    to_option,
)
from cchc_nlp.cli.printing import print_json, print_table, reasons

if TYPE_CHECKING:
    from cchc_nlp.records import Count

HEADINGS = {
    "vi": ("", "tin, bài", "cải cách", "nội dung khác", "trùng lặp", "đã rà soát"),
    "en": ("", "articles", "reform", "general", "duplicates", "reviewed"),
}
TOTAL = {"vi": "tổng cộng", "en": "total"}
NOT_COUNTED = {"vi": "không tính", "en": "left out"}
ESTIMATE = {
    "vi": "ước lượng số tin, bài cải cách: khoảng {:.1f} (từ {:.1f} đến {:.1f}; {})",
    "en": "estimated reform articles: about {:.1f} ({:.1f} to {:.1f}; {})",
}


@click.command(short_help="Tallies over a period, with what was left out.")
@corpus_option
@from_option
@to_option
@policy_option
@click.option("--by", type=click.Choice(["month", "quarter", "section", "source", "label"]))
@format_option
@lang_option
def count(
    *,
    corpus: Path,
    start: str | None,
    end: str | None,
    policy: str,
    by: str | None,
    form: str,
    lang: str,
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
    _print_count(counted, form, lang)


def _print_count(counted: Count, form: str, lang: str) -> None:
    tallies = [(TOTAL[lang], counted.tally), *((g.key, g.tally) for g in counted.groups or ())]
    rows = [
        (key, t.total, t.counts["reform"], t.counts["general"], t.duplicates, t.reviewed)
        for key, t in tallies
    ]
    if form == "text" and lang == "vi":
        click.echo(counted.sentence)
    print_table(HEADINGS[lang], rows, form=form)
    if form == "text":
        click.echo(f"{NOT_COUNTED[lang]}: {reasons(_worded(counted.left_out, lang))}")
        for estimate in counted.estimate.values():
            e = estimate
            click.echo(ESTIMATE[lang].format(e.value, e.low, e.high, e.method))


def _worded(left_out: Mapping[str, int], lang: str) -> Mapping[str, int]:
    if lang == "en":
        return left_out
    from cchc_nlp.reporting.wording import LEFT_OUT

    return {LEFT_OUT.get(code, code): number for code, number in left_out.items()}
