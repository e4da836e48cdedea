"""Options that several verbs share, and reading of days and periods."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

if TYPE_CHECKING:
    from cchc_nlp.classification.labeling import Labeler, LabelerName
    from cchc_nlp.classification.labelled import Labelled
    from cchc_nlp.records import Period

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

FILE = click.Path(path_type=Path)

corpus_option: Decorator = click.option(
    "-c", "--corpus", type=FILE, required=True, help="The corpus (one SQLite file)."
)
from_option: Decorator = click.option(
    "--from", "start", metavar="DAY", help="First day: 2023-01-01 or 01/01/2023."
)
to_option: Decorator = click.option("--to", "end", metavar="DAY", help="Last day, included.")
period_option: Decorator = click.option(
    "--period",
    metavar="TEXT",
    help='A period by name, in place of --from and --to: "quý III/2023", 2023-Q3, "năm báo cáo'
    ' 2023", "đến nay".',
)
policy_option: Decorator = click.option(
    "--policy",
    type=click.Choice(["cchc", "strict_tthc", "broad"]),
    default="cchc",
    show_default=True,
    help="What counts as reform: any reform subject; procedures only; doubtful ones too.",
)
format_option: Decorator = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv", "markdown"]),
    default="text",
    show_default=True,
)
model_option: Decorator = click.option(
    "--model", type=FILE, help="A trained model (folder) in place of the one that ships."
)
labeler_option: Decorator = click.option(
    "--labeler",
    type=click.Choice(["combined", "linear", "rules", "phrases"]),
    help="Who labels; combined, if none is named.",
)
lang_option: Decorator = click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    default="vi",
    show_default=True,
    help="Language of what is printed for people.",
)
output_option: Decorator = click.option(
    "-o", "--output", type=FILE, help="Write to this file; its ending chooses the format."
)

workers_option: Decorator = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that share the work; one, if no number is given.",
)


def labeler_of(name: str | None, model: Path | None = None) -> Labeler:
    """The labeler that two options name; a spaCy pipeline where the model's folder holds one."""
    if model is not None and (model / "config.cfg").is_file():
        from cchc_nlp import load_spacy_labeler  # takes a second: only where it is asked for

        if name is not None:
            raise click.UsageError(f"{model} is a spaCy pipeline: leave --labeler out")
        return load_spacy_labeler(model)
    from cchc_nlp import get_labeler

    return get_labeler(cast("LabelerName", name or "combined"), model=model)


def read_labels_of(data: Path) -> Iterator[Labelled]:
    """The labelled articles of a file or folder, or the reviewed ones of a corpus."""
    from cchc_nlp import Corpus, read_labelled, read_reviewed

    if data.suffix.lower() != ".db" and not _is_corpus(data):
        yield from read_labelled(data)
        return
    with Corpus.open(data, create=False) as corpus:
        rows = list(read_reviewed(corpus))
    if not rows:
        raise click.UsageError(f"{data}: nothing is reviewed yet; see `cchc review export`")
    yield from rows


def _is_corpus(data: Path) -> bool:
    """Whether a file begins as SQLite's do, whatever its name."""
    if not data.is_file():
        return False
    with data.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def text_of(file: Path) -> str:
    """The text of a document, or of standard input (UTF-8) where the file is "-"."""
    from cchc_nlp import document_text
    from cchc_nlp.vietnamese.normalization import decode_text

    if str(file) != "-":
        return document_text(file)
    return decode_text(sys.stdin.buffer.read(), "standard input")


def period_of(start: str | None, end: str | None) -> Period:
    """The period two options name. Raises PeriodError if it is empty or a day is not one."""
    from cchc_nlp.vietnamese.periods import parse_period

    return parse_period(start, end)


def period_named(*, start: str | None, end: str | None, period: str | None) -> Period:
    """The period that --period names, or else --from and --to; not both."""
    if period is None:
        return period_of(start, end)
    if start or end:
        raise click.UsageError("give --period, or --from and --to, not both")
    import datetime as dt

    from cchc_nlp.counting.named_periods import named_period
    from cchc_nlp.records import TIME_ZONE

    return named_period(period, today=dt.datetime.now(TIME_ZONE).date())
