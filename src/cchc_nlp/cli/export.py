"""`cchc export`."""

from __future__ import annotations

from pathlib import Path

import click

from cchc_nlp.cli.options import FILE, corpus_option
from cchc_nlp.cli.progress import number_of, shown


@click.command()
@corpus_option
@click.option(
    "-o",
    "--output",
    type=FILE,
    required=True,
    help=".jsonl .csv .xlsx .parquet; .warc.gz for pages",
)
@click.option("--what", type=click.Choice(["articles", "labels", "rejections", "pages", "ledger"]),
              default="articles", show_default=True)  # fmt: skip
def export(*, corpus: Path, output: Path, what: str) -> None:
    """Write records to a file; its ending chooses the format."""
    from cchc_nlp import Corpus
    from cchc_nlp import export as export_records

    with Corpus.open(corpus, create=False) as opened, shown("export") as progress:
        total = number_of(opened, what)
        written = export_records(
            opened,
            output,
            what=what,  # type: ignore[arg-type]
            progress=lambda done, _: progress(done, total),
        )
    click.echo(f"{written} {what} in {output}")
