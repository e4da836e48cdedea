"""`cchc tokenize`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cchc_nlp.cli.options import FILE, format_option
from cchc_nlp.cli.printing import print_table


@click.command(short_help="The words of a text, with offsets.")
@click.argument("file", type=FILE)
@format_option
def tokenize(*, file: Path, form: str) -> None:
    """Print the Vietnamese words of FILE; JSON gives one token a line."""
    from cchc_nlp import document_text, words

    tokens = words(document_text(file))
    if form == "json":
        for token in tokens:
            click.echo(json.dumps(token.to_dict(), ensure_ascii=False))
    elif form == "text":
        click.echo(" ".join(token.text.replace(" ", "_") for token in tokens))
    else:
        print_table(("text", "start", "end"), [(t.text, t.start, t.end) for t in tokens], form=form)
