"""`cchc extract`."""

from __future__ import annotations

from pathlib import Path

import click

from cchc_nlp.cli.options import corpus_option


@click.command()
@corpus_option
@click.option("--again", is_flag=True, required=True, help="Yes, all stored pages.")
def extract(*, corpus: Path, again: bool) -> None:
    """Read every stored page again with the present rules; labels of changed texts are void."""
    from cchc_nlp import Corpus, extract_again

    with Corpus.open(corpus, create=False) as opened:
        changed = extract_again(opened)
    told = f"{changed.pages} pages read; {changed.changed} changed, {changed.rejected} rejected"
    click.echo(f"{told}; `cchc diff` lists the changes" if changed.changed else told)
