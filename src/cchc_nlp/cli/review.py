"""`cchc review export|import|status`."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from cchc_nlp.cli.options import FILE, corpus_option, format_option
from cchc_nlp.cli.printing import print_json, print_table


@click.group(short_help="People's decisions: out as a sheet, and back.")
def review() -> None:
    """Let a person confirm or change what the machine labelled."""


@review.command("export")
@corpus_option
@click.option("-o", "--output", type=FILE, required=True, help="The sheet to write (.xlsx).")
def export_sheet(*, corpus: Path, output: Path) -> None:
    """Write the sheet, least certain labels first."""
    from cchc_nlp import Corpus, export_reviews

    with Corpus.open(corpus, create=False) as opened:
        rows = export_reviews(opened, output)
    click.echo(f"{rows} rows in {output}; fill the columns from 'Kết luận' on, then review import")


@review.command("import")
@click.argument("sheet", type=FILE)
@corpus_option
@click.option("--by", default=getpass.getuser, show_default="your login", help="Who decided.")
def import_sheet(*, sheet: Path, corpus: Path, by: str) -> None:
    """Read a filled sheet back; a bad cell is named and nothing is imported."""
    from cchc_nlp import Corpus, import_reviews

    with Corpus.open(corpus, create=False) as opened:
        decisions = import_reviews(sheet, opened, by=by)
    click.echo(f"{decisions} new decisions from {sheet}")


@review.command("status")
@corpus_option
@format_option
def status(*, corpus: Path, form: str) -> None:
    """How far the reading has come."""
    from cchc_nlp import Corpus, review_status

    with Corpus.open(corpus, create=False) as opened:
        found = review_status(opened).to_dict()
    if form == "json":
        print_json(found)
    else:
        print_table(("reviews", "number"), list(found.items()), form=form)
