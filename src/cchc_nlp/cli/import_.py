"""`cchc import`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from cchc_nlp.cli.options import FILE, corpus_option
from cchc_nlp.cli.printing import reasons
from cchc_nlp.cli.progress import shown


@click.command("import")
@click.argument("files", metavar="FILE...", type=FILE, nargs=-1, required=True)
@corpus_option
def import_(*, files: tuple[Path, ...], corpus: Path) -> None:
    """Store the articles of files or folders; a bad file leaves the corpus as it was."""
    from cchc_nlp import import_files

    with shown("import") as progress:
        imported, rejections = import_files(files, corpus, progress=progress)
    rejected = Counter(rejection.reason for rejection in rejections)
    click.echo(f"{imported} articles in {corpus}; not articles: {reasons(rejected)}")
