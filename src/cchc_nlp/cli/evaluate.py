"""`cchc evaluate`."""

from __future__ import annotations

from pathlib import Path

import click

from cchc_nlp.cli.options import FILE, format_option, model_option
from cchc_nlp.cli.printing import print_json, print_table


@click.command(short_help="Precision, recall, F1 and calibration on labelled articles.")
@click.argument("data", type=FILE)
@model_option
@format_option
def evaluate(*, data: Path, model: Path | None, form: str) -> None:
    """Label DATA (.jsonl with title, text, is_reform, primary) anew and compare."""
    from cchc_nlp import evaluate_file, load_model

    found = evaluate_file(data, labeler=load_model(model) if model else None).to_dict()
    if form == "json":
        print_json(found)
    else:
        print_table(("evaluation", "value"), list(found.items()), form=form)
