"""`cchc evaluate`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_nlp.cli.options import FILE, format_option, labeler_of, read_labels_of
from cchc_nlp.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from cchc_nlp.classification.evaluation import Evaluation, Figures

SIDE_BY_SIDE = ("combined", "linear", "rules", "phrases")
CLEAR = "confidence: high"


@click.command(short_help="Precision, recall, F1 and calibration on labelled articles.")
@click.argument("data", type=FILE)
@click.option(
    "--labeler",
    "names",
    multiple=True,
    type=click.Choice(SIDE_BY_SIDE),
    help="Only this one; give it again for more. All four, if none is named.",
)
@click.option(
    "--model",
    "models",
    multiple=True,
    type=FILE,
    help="Also a trained model (folder), with the rules beside it; may be given again.",
)
@click.option(
    "--confusions", default=20, show_default=True, help="How many wrong labels to list (text)."
)
@format_option
def evaluate(
    *, data: Path, names: tuple[str, ...], models: tuple[Path, ...], confusions: int, form: str
) -> None:
    """Label DATA anew and compare, one labeler beside the other.

    DATA is .jsonl with title, text, is_reform and, if known, label; a folder of such files; or a
    corpus (.db), whose reviewed articles are taken. Details are of the first labeler:
    of a --model, if there is one.

    \b
    cchc evaluate corpora/labelled
    cchc evaluate reviewed.jsonl --labeler rules --labeler combined --format json
    cchc evaluate office.db --model my-model
    """  # noqa: D301 -- click wants the character itself
    from cchc_nlp import evaluate_articles

    rows = list(read_labels_of(data))
    labelers = [labeler_of(None, model) for model in models]
    labelers += [labeler_of(name) for name in names or SIDE_BY_SIDE]
    found = [evaluate_articles(rows, labeler=labeler) for labeler in labelers]
    if form == "json":
        first, *others = (one.to_dict() for one in found)
        print_json({**first, "others": others})
        return
    _print_side_by_side(found, form)
    _print_details(found[0], confusions, form)


def _print_side_by_side(found: Sequence[Evaluation], form: str) -> None:
    rows = [
        ("articles", *(one.articles for one in found)),
        ("of them reform", *(one.reform for one in found)),
        ("seen in training", *(one.seen for one in found)),
        *((name, *(f"{getattr(one, name):.3f}" for one in found))
          for name in ("precision", "recall", "f1")),
        ("f1 on unseen", *(_f1_of(one.strata.get("seen: no", None if one.seen else one))
                           for one in found)),
        ("f1 on clear ones", *(_f1_of(one.strata.get(CLEAR)) for one in found)),
        ("primary_macro_f1", *(_or_dash(one.primary_macro_f1, one.primary_f1) for one in found)),
        ("calibration_error", *(f"{one.calibration_error:.3f}" for one in found)),
        ("count_error", *(f"{one.count_error:+d}" for one in found)),
        ("expected_count_error", *(f"{one.expected_count_error:+.1f}" for one in found)),
    ]  # fmt: skip
    print_table(("", *(one.labeler for one in found)), rows, form=form)


def _or_dash(value: float, there: object) -> str:
    return f"{value:.3f}" if there else "-"


def _f1_of(figures: Figures | Evaluation | None) -> str:
    return f"{figures.f1:.3f}" if figures else "-"


def _print_details(found: Evaluation, confusions: int, form: str) -> None:
    click.echo(f"\n{found.labeler}, by label and by group")
    groups: Mapping[str, Figures] = {**found.labels, **found.strata}
    print_table(
        ("group", "articles", "of it", "precision", "recall", "F1"),
        [
            (name, one.articles, one.support, *_three(one.precision, one.recall, one.f1))
            for name, one in groups.items()
        ],
        form=form,
    )
    click.echo("\nscore, and how many of such articles are reform")
    print_table(
        ("from", "to", "articles", "mean score", "reform"),
        [
            (one.low, one.high, one.articles, *_three(one.mean_score, one.reform_share))
            for one in found.calibration
        ],
        form=form,
    )
    click.echo("\narticles in 100 by which a count is off, up or down, at shares of reform")
    at = list(next(iter(found.count_errors.values()), {}))
    print_table(
        ("counted by", *at),
        [(way, *(f"{off[s]:.2f}" for s in at)) for way, off in found.count_errors.items()],
        form=form,
    )
    click.echo(f"\n{len(found.confusions)} labelled otherwise than people did")
    print_table(
        ("id", "kind", "said", "true", "score", "title"),
        [
            (one.article_id, one.kind, one.said, one.true, f"{one.score:.2f}", one.title[:60])
            for one in found.confusions[:confusions]
        ],
        form=form,
    )


def _three(*values: float) -> tuple[str, ...]:
    return tuple(f"{value:.3f}" for value in values)
