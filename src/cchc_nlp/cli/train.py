"""`cchc train`."""

from __future__ import annotations

from pathlib import Path

import click

from cchc_nlp.cli.options import FILE


@click.command(short_help="A model from labelled articles, for classify --model.")
@click.argument("data", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The folder to write.")
def train(*, data: Path, output: Path) -> None:
    """Train on DATA (.jsonl with title, text, is_reform and, if known, primary)."""
    from cchc_nlp import save_model, train_file

    model = train_file(data)
    save_model(model, output)
    click.echo(f"{model.id}: {len(model.index)} n-grams, {len(model.labels)} labels, in {output}")
