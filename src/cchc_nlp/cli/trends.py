"""`cchc trends`."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_nlp.cli.options import (
    FILE,
    corpus_option,
    format_option,
    from_option,
    lang_option,
    period_named,
    period_option,
    policy_option,
    to_option,
)
from cchc_nlp.cli.printing import print_json, print_table

if TYPE_CHECKING:
    import pandas

    from cchc_nlp.corpus.store import Corpus
    from cchc_nlp.counting.comparison_words import Lang
    from cchc_nlp.records import Period

KEY_WORDS = 10  # of each group
# What the columns of the frames are called, and how a month was looked at.
WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "month": "tháng", "quarter": "quý", "section": "chuyên mục", "source": "nguồn",
        "label": "nhãn", "primary": "nhãn", "total": "tin, bài", "reform": "cải cách",
        "general": "nội dung khác", "share": "tỷ lệ", "looked_at": "thu thập", "word": "từ",
        "frequency": "số lần", "reference": "số lần ở phần khác", "articles": "số tin, bài",
        "log_likelihood": "log-likelihood", "log_ratio": "log ratio", "bayes_factor": "Bayes (BIC)",
        "crawled": "đủ", "partial": "một phần", "not_crawled": "chưa", "imported": "nhập từ tệp",
    },
    "en": {"primary": "label"},
}  # fmt: skip
_SHOWN = ["frequency", "reference", "articles", "log_likelihood", "log_ratio", "bayes_factor"]


@click.command()
@corpus_option
@from_option
@to_option
@period_option
@policy_option
@click.option(
    "--by",
    type=click.Choice(["month", "quarter", "section", "source", "label"]),
    default="month",
    show_default=True,
    help="What has a row, or with --keyness its words.",
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
@lang_option
def trends(  # noqa: PLR0913 - one for each option
    *,
    corpus: Path,
    start: str | None,
    end: str | None,
    period: str | None,
    policy: str,
    by: str,
    terms: Path | None,
    keyness: bool,
    form: str,
    lang: Lang,
) -> None:
    """Print how many articles of each month are about reform, or what they speak of.

    Numbers of a month that was not crawled are missing ("-"), not 0. Without a period the table
    goes from the first month that has an article to the last one.
    """
    from cchc_nlp import Corpus, read_lines, term_frequencies
    from cchc_nlp import trends as find_trends

    if terms is not None and keyness:
        raise click.UsageError("--terms and --keyness are two tables: ask for one of them")
    span = period_named(start=start, end=end, period=period)
    with Corpus.open(corpus, create=False) as opened:
        if keyness:
            frame = _key_words(opened, span, by=by)
        elif terms is not None:
            frame = term_frequencies(opened, period=span, terms=read_lines(terms))
        else:
            frame = find_trends(opened, period=span, policy=policy, by=by)  # type: ignore[arg-type]
    _print(frame.reset_index(), form=form, lang=lang)


def _key_words(corpus: Corpus, period: Period, *, by: str) -> pandas.DataFrame:
    """The most key words of each group that it has more often than the others."""
    from cchc_nlp import article_frame, keyness_by

    column = "primary" if by == "label" else by
    found = keyness_by(article_frame(corpus, period=period), column)
    more = found[(found["log_ratio"] > 0) & (found["bayes_factor"] > 2)]
    return more.groupby(level=0, observed=True, sort=False).head(KEY_WORDS)[_SHOWN]


def _print(frame: pandas.DataFrame, *, form: str, lang: Lang) -> None:
    headings = list(map(str, frame.columns))
    missing = None if form == "json" else "" if form == "csv" else "-"
    table = frame.round(4).astype(object)
    rows = table.where(table.notna(), missing).to_numpy().tolist()
    found = [dict(zip(headings, row, strict=True)) for row in rows]
    if form == "json":
        print_json(found)
        return
    words = WORDS[lang]
    for row in found:
        if "looked_at" in row:
            row["looked_at"] = words.get(str(row["looked_at"]), row["looked_at"])
    if form != "csv":
        found = [_for_people(row, lang) for row in found]
    told = [list(row.values()) for row in found]
    print_table([words.get(heading, heading) for heading in headings], told, form=form)


def _for_people(row: Mapping[str, object], lang: Lang) -> dict[str, object]:
    """The row with its share in per cent, and its numbers with the language's point.

    >>> _for_people({"total": 21, "reform": 4, "share": 0.1905}, "vi")
    {'total': 21, 'reform': 4, 'share': '19,0%'}
    >>> _for_people({"word": "lúa", "log_ratio": 1.5}, "vi")
    {'word': 'lúa', 'log_ratio': '1,5'}
    """
    from cchc_nlp.counting.comparison_words import percent

    point = "," if lang == "vi" else "."
    told = {
        name: str(cell).replace(".", point) if isinstance(cell, float) else cell
        for name, cell in row.items()
    }
    match row:  # of the counts: rounded once more, 19,05 % would be 19,1 %
        case {"share": float(), "reform": int(reform), "total": int(total)}:
            told["share"] = percent(Fraction(reform, total), lang=lang)
    return told
