"""`cchc tokenize`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cchc_nlp.cli.options import FILE, format_option, text_of
from cchc_nlp.cli.printing import print_table


@click.command(short_help="The words of a text, with offsets.")
@click.argument("file", type=FILE)
@format_option
def tokenize(*, file: Path, form: str) -> None:
    """Print the Vietnamese words of FILE (- for standard input); JSON gives one token a line."""
    from cchc_nlp import words

    tokens = words(text_of(file))
    if form == "json":
        for token in tokens:
            click.echo(json.dumps(token.to_dict(), ensure_ascii=False))
    elif form == "text":
        click.echo(" ".join(token.text.replace(" ", "_") for token in tokens))
    else:
        print_table(("text", "start", "end"), [(t.text, t.start, t.end) for t in tokens], form=form)
