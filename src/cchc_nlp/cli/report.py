"""`cchc report`."""

from __future__ import annotations

from pathlib import Path

import click

from cchc_nlp.cli.completing import templates
from cchc_nlp.cli.options import (
    FILE,
    corpus_option,
    from_option,
    period_of,
    policy_option,
    to_option,
)


@click.command()
@corpus_option
@from_option
@to_option
@policy_option
@click.option(
    "--template",
    shell_complete=templates,
    help="One of the package's templates by name, or a file of your own.",
)
@click.option("--agency", default="", help="The reporting office's name, for the report's head.")
@click.option(
    "-o", "--output", type=FILE, required=True, help="A .docx, .xlsx, .html, .md or .txt file."
)
def report(
    *,
    corpus: Path,
    start: str | None,
    end: str | None,
    policy: str,
    template: str | None,
    agency: str,
    output: Path,
) -> None:
    """Write a report of the period; the file's ending chooses which."""
    from cchc_nlp import Corpus
    from cchc_nlp import report as write_report

    period = period_of(start, end)
    with Corpus.open(corpus, create=False) as opened:
        write_report(opened, output, period=period, policy=policy, template=template, agency=agency)  # type: ignore[arg-type]
    click.echo(f"wrote {output}")
