"""`cchc ledger`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_nlp.cli.options import corpus_option, format_option, lang_option
from cchc_nlp.cli.printing import print_json, print_table, reasons

if TYPE_CHECKING:
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
NOTES = {
    "vi": ("thêm {} cách viết khác của cùng địa chỉ", "người đã rà soát {}"),
    "en": ("{} more spellings of the same", "{} reviewed by a person"),
}


@click.command(short_help="What became of every address.")
@corpus_option
@click.option("--by", type=click.Choice(["source", "month"]), help="Split by source or month.")
@format_option
@lang_option
def ledger(*, corpus: Path, by: str | None, form: str, lang: str) -> None:
    """From discovered to labelled, with a reason for every drop."""
    from cchc_nlp import Corpus, build_ledger

    with Corpus.open(corpus, create=False) as opened:
        print_ledger(build_ledger(opened, by=by), form=form, lang=lang)  # type: ignore[arg-type]


def print_ledger(ledger: Ledger, *, form: str, lang: str) -> None:
    """The ledger as a table; its groups, if any, below."""
    if form == "json":
        print_json(ledger.to_dict())
        return
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
