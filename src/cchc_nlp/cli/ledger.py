"""`cchc ledger`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_nlp.cli.options import corpus_option, format_option, lang_option
from cchc_nlp.cli.printing import print_json, print_table, reasons

if TYPE_CHECKING:
    from cchc_nlp.corpus.health import Health
    from cchc_nlp.records import Ledger

HEADINGS = {"vi": ("sổ cái", "số lượng", "trong đó"), "en": ("ledger", "number", "of which")}
ROWS = {
    "vi": (
        "địa chỉ đã phát hiện",
        "  chưa tải được",
        "  đã tải",
        "    trang danh sách",
        "    không phải tin, bài",
        "    tin, bài",
        "      đã gán nhãn",
        "      chưa gán nhãn",
    ),
    "en": (
        "discovered",
        "  not fetched",
        "  fetched",
        "    lists",
        "    rejected",
        "    articles",
        "      labelled",
        "      unlabelled",
    ),
}
HEALTH = "source articles undated rejected failed repeated newest a_month looks_broken".split()
NOTES = {
    "vi": ("thêm {} cách viết khác của cùng địa chỉ", "người đã rà soát {}"),
    "en": ("{} more spellings of the same", "{} reviewed by a person"),
}


@click.command(short_help="What became of every address.")
@corpus_option
@click.option("--by", type=click.Choice(["source", "month"]), help="Split by source or month.")
@format_option
@lang_option
@click.pass_context
def ledger(context: click.Context, *, corpus: Path, by: str | None, form: str, lang: str) -> None:
    """From discovered to labelled, with a reason for every drop.

    With --by source also how each source does; exits 1 if one looks broken.
    """
    from cchc_nlp import Corpus, build_ledger, source_health

    with Corpus.open(corpus, create=False) as opened:
        built = build_ledger(opened, by=by)  # type: ignore[arg-type]
        health = source_health(opened) if by == "source" else ()
    if form == "json":
        more = {"health": [one.to_dict() for one in health]} if by == "source" else {}
        print_json(built.to_dict() | more)
    else:
        print_ledger(built, form=form, lang=lang)
        _print_health(health, form=form)
    context.exit(int(any(one.problems for one in health)))


def _print_health(health: Sequence[Health], *, form: str) -> None:
    if health:
        click.echo()
        rows = [_row(one) for one in health]
        print_table(HEALTH, rows, form=form)


def _row(one: Health) -> tuple[object, ...]:
    problems = "; ".join((*one.problems, *([one.access] if one.access else ()))) or "-"
    newest = "-" if one.newest is None else one.newest.isoformat()
    numbers = (one.articles, one.undated, one.rejected, one.failed, one.repeated)
    return (one.source, *numbers, newest, f"{one.pace:g}", problems)


def print_ledger(ledger: Ledger, *, form: str, lang: str) -> None:
    """The ledger as a table; its groups, if any, below."""
    aliases, reviewed = NOTES[lang]
    numbers: tuple[tuple[int, str], ...] = (
        (ledger.discovered, aliases.format(ledger.aliases)),
        (sum(ledger.not_fetched.values()), _worded(ledger.not_fetched, lang)),
        (ledger.fetched, ""),
        (ledger.lists, ""),
        (sum(ledger.rejected.values()), _worded(ledger.rejected, lang)),
        (ledger.articles, ""),
        (ledger.labelled, reviewed.format(ledger.reviewed)),
        (ledger.unlabelled, ""),
    )
    rows = [(name, *number) for name, number in zip(ROWS[lang], numbers, strict=True)]
    print_table(HEADINGS[lang], rows, form=form)
    for key, group in sorted(ledger.groups.items()):
        click.echo(f"{key}: {reasons(group)}")


def _worded(counted: Mapping[str, int], lang: str) -> str:
    if lang == "en":
        return reasons(counted)
    from cchc_nlp.reporting.wording import reason

    return reasons({reason(code): number for code, number in counted.items()})
