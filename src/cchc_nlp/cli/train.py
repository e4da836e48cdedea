"""`cchc train`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_nlp.cli.options import FILE, read_labels_of

if TYPE_CHECKING:
    from cchc_nlp.classification.labelled import Labelled
    from cchc_nlp.classification.trial import Trial


@click.command(short_help="A model from labelled articles, for classify --model.")
@click.argument("data", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The folder to write.")
@click.option(
    "--labeler",
    type=click.Choice(["linear", "spacy"]),
    default="linear",
    show_default=True,
    help="What to train: a linear model, or a spaCy pipeline with a text classifier.",
)
@click.option("--alone", is_flag=True, help="Learn from DATA only, not from what ships too.")
@click.option("--no-trial", is_flag=True, help="Do not try first whether it helps.")
def train(*, data: Path, output: Path, labeler: str, alone: bool, no_trial: bool) -> None:
    """Train on DATA, beside the labelled articles that ship, and say whether it helped.

    DATA is .jsonl with title, text, is_reform and, if known, label; a folder of such files; or a
    corpus (.db), whose reviewed articles are taken.

    \b
    cchc train office.db -o my-model
    cchc classify -c office.db --model my-model
    """  # noqa: D301 -- click wants the character itself
    if output.is_file():
        raise click.UsageError(f"{output} is a file: name a folder with -o")
    rows = list(read_labels_of(data))
    if labeler == "spacy":
        _train_spacy(rows, output, alone=alone)
        return
    from cchc_nlp import save_model, shipped_articles, train_model, try_own, with_own

    shipped = [] if alone else shipped_articles()
    if not no_trial:
        _print_trial(try_own(rows, shipped))
    learned = with_own(rows, shipped)
    model = train_model(learned)
    save_model(model, output)
    click.echo(
        f"{model.id}: {len(rows)} own articles and {len(learned) - len(rows)} that ship,"
        f" {len(model.vocabulary.names)} n-grams, {len(model.labels)} labels, in {output}"
    )


def _print_trial(trial: Trial) -> None:
    verdict = "no proof that it helps"
    if trial.helped or trial.harmed:
        verdict = "it helps" if trial.helped else "it is worse"
    if trial.seen:
        click.echo(f"{trial.seen} own articles are, or repeat, articles that ship: not measured on")
    click.echo(
        f"on {trial.articles} own articles ({trial.reform} reform), held out in turn:"
        f" F1 {trial.before:.3f} with what ships, {trial.after:.3f} with the new model;"
        f" {trial.mended} mended, {trial.spoiled} spoiled (chance {trial.chance:.2f}): {verdict}"
    )


def _train_spacy(rows: list[Labelled], output: Path, *, alone: bool) -> None:
    from cchc_nlp import SpacyLabeler, save_spacy, shipped_articles, train_spacy, with_own

    nlp = train_spacy(rows if alone else with_own(rows, shipped_articles()))
    save_spacy(nlp, output)
    click.echo(f"{SpacyLabeler(nlp).id}: a spaCy pipeline, in {output}")
