"""`cchc extract`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_nlp.cli.options import corpus_option, workers_option
from cchc_nlp.cli.progress import told_crashes

if TYPE_CHECKING:
    from cchc_nlp.records import Rejection


@click.command(short_help="Extract stored pages anew, without fetching.")
@corpus_option
@click.option("--again", is_flag=True, required=True, help="Yes, all stored pages.")
@workers_option
def extract(*, corpus: Path, again: bool, workers: int | None) -> int:
    """Read every stored page again with the present rules; labels of changed texts are void."""
    from functools import partial

    from cchc_nlp import Corpus, extract_again
    from cchc_nlp.scaling import extract_in_parallel

    stage = partial(extract_in_parallel, workers=workers or 1, start="spawn")
    crashed: list[Rejection] = []
    with Corpus.open(corpus, create=False) as opened:
        changed = extract_again(opened, stage=lambda pages: told_crashes(stage(pages), crashed))
    told = f"{changed.pages} pages read; {changed.changed} changed, {changed.rejected} rejected"
    if crashed:
        told += f", {len(crashed)} of them because they ended the process that read them"
    click.echo(f"{told}; `cchc diff` lists the changes" if changed.changed else told)
    return 1 if crashed else 0
