"""`cchc ledger`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_nlp.cli.options import corpus_option, format_option
from cchc_nlp.cli.printing import print_json, print_table, reasons

if TYPE_CHECKING:
    from cchc_nlp.records import Ledger


@click.command(short_help="What became of every address.")
@corpus_option
@click.option("--by", type=click.Choice(["source", "month"]), help="Split by source or month.")
@format_option
def ledger(*, corpus: Path, by: str | None, form: str) -> None:
    """From discovered to labelled, with a reason for every drop."""
    from cchc_nlp import Corpus, build_ledger

    with Corpus.open(corpus, create=False) as opened:
        print_ledger(build_ledger(opened, by=by), form=form)  # type: ignore[arg-type]


def print_ledger(ledger: Ledger, *, form: str) -> None:
    """The ledger as a table; its groups, if any, below."""
    if form == "json":
        print_json(ledger.to_dict())
        return
    rows = [
        ("discovered", ledger.discovered, f"{ledger.aliases} more spellings of the same"),
        ("  not fetched", sum(ledger.not_fetched.values()), reasons(ledger.not_fetched)),
        ("  fetched", ledger.fetched, ""),
        ("    lists", ledger.lists, ""),
        ("    rejected", sum(ledger.rejected.values()), reasons(ledger.rejected)),
        ("    articles", ledger.articles, ""),
        ("      labelled", ledger.labelled, f"{ledger.reviewed} reviewed by a person"),
        ("      unlabelled", ledger.unlabelled, ""),
    ]
    print_table(("ledger", "number", "of which"), rows, form=form)
    for key, group in sorted(ledger.groups.items()):
        click.echo(f"{key}: {reasons(group)}")
